package publish

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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
	from, err := t.reserve(f.Path)
	if err == nil {
		err = t.stage(f, from)
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
	if fold(p) == fold(ManifestName) {
		return "", fmt.Errorf("%s is given to Publish, not added", ManifestName)
	}
	if err := t.names.add(p); err != nil {
		return "", err
	}
	return strconv.Itoa(len(t.names)), nil // grows with each name, so it is unique
}

func (t *Target) stage(f File, from string) error {
	if err := t.disk.write(t.temp+"/"+from, f.Data); err != nil {
		return fmt.Errorf("cannot write %s: %w", t.path(f.Path), cause(err))
	}
	s := staged{describe(f), from}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.staged = append(t.staged, s)
	return nil
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
