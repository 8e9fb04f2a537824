package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// A hook is called before each change on the disk; its error stops the change.
type hook func(op, path string) error

// A disk makes every change inside the target folder; none can leave it. Tests
// set the hook to fail or to die at a chosen change; then nothing is flushed,
// since they cut no power.
type disk struct {
	root *os.Root
	hook hook
}

func (d *disk) before(op, path string) error {
	if d.hook == nil {
		return nil
	}
	return d.hook(op, path)
}

// write creates a file that does not exist yet.
func (d *disk) write(path string, data []byte) error {
	return d.create(path, func(w io.Writer) error { _, err := w.Write(data); return err })
}

// create is write for a file that is written piece by piece.
func (d *disk) create(path string, to func(io.Writer) error) error {
	if err := d.before("create", path); err != nil {
		return err
	}
	f, err := d.root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err = d.before("write", path); err == nil {
		err = to(f)
	}
	return errors.Join(err, f.Close())
}

// sync makes a file's content survive a power failure.
func (d *disk) sync(path string) error {
	if err := d.before("sync", path); err != nil || d.hook != nil {
		return err
	}
	f, err := d.root.OpenFile(path, os.O_RDWR, 0) // Windows flushes writable files only
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes a folder's entries survive a power failure, where the system
// can do that: Windows and some network file systems cannot, so it is no fault.
func (d *disk) syncDir(path string) error {
	if err := d.before("syncdir", path); err != nil || d.hook != nil || runtime.GOOS == "windows" {
		return err
	}
	if f, err := d.root.Open(path); err == nil {
		f.Sync()
		f.Close()
	}
	return nil
}

func (d *disk) mkdir(path string) error {
	if err := d.before("mkdir", path); err != nil {
		return err
	}
	return d.root.Mkdir(path, 0o755)
}

func (d *disk) rename(from, to string) error {
	if err := d.before("rename", to); err != nil {
		return err
	}
	return d.root.Rename(from, to)
}

func (d *disk) remove(path string) error {
	if err := d.before("remove", path); err != nil {
		return err
	}
	return d.root.Remove(path)
}

func (d *disk) removeAll(path string) error {
	if err := d.before("removeall", path); err != nil {
		return err
	}
	return d.root.RemoveAll(path)
}

// tempPrefix and the number of the process name a run's temporary folder.
const tempPrefix = ".analyze-tmp-"

var tempName = regexp.MustCompile(`^\.analyze-tmp-[0-9]+$`)

// tempDirs lists the temporary folders of this and of dead runs.
func tempDirs(root *os.Root) ([]string, error) {
	f, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	var found []string
	for _, e := range entries {
		if e.IsDir() && tempName.MatchString(e.Name()) {
			found = append(found, e.Name())
		}
	}
	slices.Sort(found)
	return found, err
}

// An occupant is what stands at a path of the folder.
type occupant struct {
	sum string // SHA-256 of a regular file, or ""
	odd string // the path of what is in the way, a link or folder, say, or ""
}

// free reports whether nothing stands there.
func (o occupant) free() bool { return o == occupant{} }

// look says what stands at p. Links are not followed: a link at p, or in place
// of one of its folders, is in the way.
func (d *disk) look(p string) (occupant, error) {
	for _, dir := range parents(p) {
		info, err := d.root.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return occupant{}, nil
		case err != nil:
			return occupant{}, err
		case !info.IsDir():
			return occupant{odd: dir}, nil
		}
	}
	info, err := d.root.Lstat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return occupant{}, nil
	case err != nil:
		return occupant{}, err
	case !info.Mode().IsRegular():
		return occupant{odd: p}, nil
	}
	sum, err := d.sum(p)
	return occupant{sum: sum}, err
}

// sum is the SHA-256 of a file's content.
func (d *disk) sum(p string) (string, error) {
	f, err := d.root.Open(p)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// same reports whether two paths name one file, as A.png and a.png do where
// capitals do not count.
func (d *disk) same(p, q string) bool {
	a, err := d.root.Lstat(p)
	if err != nil {
		return false
	}
	b, err := d.root.Lstat(q)
	return err == nil && os.SameFile(a, b)
}

// parents lists the folders above p, outermost first.
func parents(p string) []string {
	var dirs []string
	for i := strings.IndexByte(p, '/'); i >= 0; {
		dirs = append(dirs, p[:i])
		j := strings.IndexByte(p[i+1:], '/')
		if j < 0 {
			break
		}
		i += 1 + j
	}
	return dirs
}

// parent is the folder above p, "." for the target itself.
func parent(p string) string { return path.Dir(p) }
