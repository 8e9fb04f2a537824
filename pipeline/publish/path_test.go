package publish

import (
	"strings"
	"testing"
)

// TestLongNames: a name that a file system would refuse in the middle of a
// publication is refused before it begins.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("x", longestPart+1)
	for _, tt := range []struct {
		path string
		ok   bool
	}{
		{"figures/" + long[:longestPart], true},
		{"figures/" + long, false},
		{long + "/a.csv", false},
		{strings.Repeat("a/", longestPart) + "b", true}, // it is a part that has a limit here
	} {
		if err := checkPath(tt.path); (err == nil) != tt.ok {
			t.Errorf("%d bytes: %v", len(tt.path), err)
		}
	}
	if longestPart+len(".analyze-tmp-") > 255 {
		t.Error("a part of that length is more than the 255 bytes that file systems take")
	}
}
