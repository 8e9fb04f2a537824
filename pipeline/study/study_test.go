package study

import "testing"

func TestNamed(t *testing.T) {
	for _, tt := range []struct {
		file string
		want bool
	}{{"", false}, {"study.yaml", true}} {
		if got := (&Study{File: tt.file}).Named(); got != tt.want {
			t.Errorf("Named() with file %q is %v", tt.file, got)
		}
	}
}
