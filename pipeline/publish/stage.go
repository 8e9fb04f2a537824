package publish

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// A File is one output of a run.
type File struct {
	Path string // slash-separated, relative to the folder: "figures/x.png"
	Data []byte
}

// An Output is what the manifest says of one file.
type Output struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"` // 64 hexadecimal digits, small letters
	Size   int64  `json:"size"`   // bytes
}

// staged is an Output and its place in the temporary folder.
type staged struct {
	Output
	from string
}

// Add writes one file into the temporary folder. It may be called from several
// goroutines. After an error nothing can be published.
func (t *Target) Add(f File) error {
	return t.AddFrom(f.Path, func(w io.Writer) error { _, err := w.Write(f.Data); return err })
}

// AddFrom is Add of a file that is too large to hold: to writes it.
func (t *Target) AddFrom(path string, to func(io.Writer) error) error {
	from, err := t.reserve(path)
	if err == nil {
		err = t.stage(path, from, to)
	}
	if err != nil {
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.failed == nil {
			t.failed = err
		}
	}
	return err
}

// reserve checks a path and gives it a name in the temporary folder.
func (t *Target) reserve(p string) (string, error) {
	if err := checkPath(p); err != nil {
		return "", err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.state != stateOpen {
		return "", errors.New("a file was added after the end of the run")
	}
	if !t.shared && fold(p) == fold(ManifestName) {
		return "", fmt.Errorf("%s is given to Publish, not added", ManifestName)
	}
	if err := t.names.add(p); err != nil {
		return "", err
	}
	return strconv.Itoa(len(t.names)), nil // grows with each name, so it is unique
}

func (t *Target) stage(path, from string, to func(io.Writer) error) error {
	h := sha256.New()
	var size int64
	err := t.disk.create(t.temp+"/"+from, func(w io.Writer) error {
		n := &counted{w: io.MultiWriter(w, h)}
		err := to(n)
		size = n.size
		return err
	})
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", t.path(path), cause(err))
	}
	s := staged{Output{path, hex.EncodeToString(h.Sum(nil)), size}, from}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.staged = append(t.staged, s)
	return nil
}

// counted counts what passes through it.
type counted struct {
	w    io.Writer
	size int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.size += int64(n)
	return n, err
}

// describe is the manifest's entry of a file.
func describe(f File) Output {
	sum := sha256.Sum256(f.Data)
	return Output{f.Path, hex.EncodeToString(sum[:]), int64(len(f.Data))}
}

// Outputs are the files added so far, sorted by path.
func (t *Target) Outputs() []Output {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.outputs()
}

func (t *Target) outputs() []Output {
	list := make([]Output, len(t.staged))
	for i, s := range t.staged {
		list[i] = s.Output
	}
	slices.SortFunc(list, func(a, b Output) int { return cmp.Compare(a.Path, b.Path) })
	return list
}
