package provider

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"sync"
	"testing"
)

// pieces reads a text in chunks and returns them in order, with the number of
// their first lines.
func pieces(t *testing.T, text string) (whole string, lines []int) {
	t.Helper()
	r := &Raw{Name: "a.csv", open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	parts := map[int]string{}
	first := map[int]int{}
	var mu sync.Mutex
	if _, err := r.chunks(func(_ int, c chunk) error {
		mu.Lock()
		defer mu.Unlock()
		parts[c.n], first[c.n] = string(c.data), c.line
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for n := range len(parts) {
		whole += parts[n]
		lines = append(lines, first[n])
	}
	return whole, lines
}

// TestChunks checks that chunks end at the ends of lines, that nothing is lost
// between them and that lines are counted.
func TestChunks(t *testing.T) {
	long := strings.Repeat("2020,792,586,930200,1.5,0.1\n", 3*chunkSize/28)
	giant := strings.Repeat("a,"+strings.Repeat("x", maxLine-10)+"\n", 3)
	for name, tt := range map[string]struct{ text, want string }{
		"empty": {"", ""}, "one line": {"a,b", "a,b\n"}, "lines": {"a\nb\n", "a\nb\n"}, "Windows": {"a\r\nb\r\n", "a\r\nb\r\n"}, "old": {"a\rb\rc", "a\nb\nc\n"},
		"long": {long, long}, "long, old": {strings.ReplaceAll(long, "\n", "\r"), long}, "giant": {giant, giant},
	} {
		got, lines := pieces(t, tt.text)
		if got != tt.want {
			t.Errorf("%s: %d bytes, want %d", name, len(got), len(tt.want))
		}
		if n := len(lines); name == "long" && (n < 3 || lines[1] != 1+chunkSize/28) {
			t.Errorf("%d chunks, the second begins in line %v", n, lines)
		}
	}
	r := &Raw{Name: "a.csv", open: func() (io.ReadCloser, error) { return io.NopCloser(endless{}), nil }}
	if _, err := r.chunks(func(int, chunk) error { return nil }); err == nil || !strings.Contains(err.Error(), "longer than ") {
		t.Errorf("a line without end: %v", err)
	}
	r.open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(long)), nil }
	if _, err := r.chunks(func(int, chunk) error { return io.ErrNoProgress }); err != io.ErrNoProgress {
		t.Errorf("the error of a worker: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// TestCopyBoth checks that two writers that work side by side get the same bytes.
func TestCopyBoth(t *testing.T) {
	text := strings.Repeat("0123456789", chunkSize/4)
	sum := sha256.New()
	var b bytes.Buffer
	if err := copyBoth(strings.NewReader(text), sum, &b); err != nil {
		t.Fatal(err)
	}
	want := sha256.Sum256([]byte(text))
	if b.String() != text || hex.EncodeToString(sum.Sum(nil)) != hex.EncodeToString(want[:]) {
		t.Error("the writers did not get the text")
	}
}

// TestProgress checks that the command hears of a large file until its end.
func TestProgress(t *testing.T) {
	path := put(t, "a.csv", "t,i,j,k,v,q\n"+strings.Repeat("2020,792,586,930200,1.5,0.1\n", progressFrom/28+1000))
	last := map[string]int{}
	var size int
	read(t, Options{Progress: func(stage string, done, total int) {
		if done < last[stage] || done > total {
			t.Errorf("%s: %d after %d, of %d", stage, done, last[stage], total)
		}
		last[stage], size = done, total
	}}, path)
	for _, stage := range []string{"checking a.csv", "reading a.csv"} {
		if last[stage] != size || size == 0 {
			t.Errorf("%s ended at %d of %d", stage, last[stage], size)
		}
	}
}

// TestPairs checks the table of sums: growth, nothing beside zero, what is too
// large.
func TestPairs(t *testing.T) {
	p, q := newPairs(2), newPairs(2)
	for i := range uint32(20000) {
		p.add(p.at(pairKey(2000+i%20, i/20%900, i%7), int(i)), 0, int64(i))
		q.add(q.at(pairKey(2000+i%20, i/20%900, i%7), 0), 0, 1)
	}
	n := len(p.key)
	if !p.merge(q) || len(p.key) != n {
		t.Errorf("%d keys, %d after merging the same", n, len(p.key))
	}
	sum := int64(0)
	for i := range p.key {
		sum += p.sum[2*i]
		if p.sum[2*i+1] != absent || p.line[i] != 0 {
			t.Fatalf("key %d: %d in line %d", i, p.sum[2*i+1], p.line[i])
		}
	}
	if want := int64(20000*19999/2 + 20000); sum != want {
		t.Errorf("the sums make %d, want %d", sum, want)
	}
	at := p.at(pairKey(1999, 1, 2), 1)
	if !p.add(at, 1, 1<<62) || p.add(at, 1, 1<<62) {
		t.Error("a sum that does not fit is not seen")
	}
}
