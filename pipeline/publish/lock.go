package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/gofrs/flock"
)

// lockName is the file whose lock a run holds. It is removed when the run ends,
// so it never becomes part of a committed report; a killed run leaves it, empty
// and unlocked, for the next one to take.
const lockName = ".analyze.lock"

// errMoved means that the folder or its lock file was replaced while we took it.
var errMoved = errors.New("the folder was replaced")

// take opens and locks dir; with create it makes a missing folder. A run that is
// just ending may remove the lock file, or the empty folder, between our steps:
// then we start again.
func take(dir string, hook hook, create bool) (*Target, error) {
	if dir == "" {
		return nil, errors.New("no output folder given")
	}
	var gone error // of a folder or lock file that was not there
	for range 1000 {
		t := &Target{dir: dir, names: names{}}
		var err error
		if create {
			t.created, err = makeDirs(dir)
			if errors.Is(err, fs.ErrExist) { // another run made it just then, and may have removed it since
				removeEmpty(t.created)
				gone = err
				continue
			}
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				removeEmpty(t.created)
				return nil, cannotCreate(dir, err)
			}
			gone = err
		}
		root, err := os.OpenRoot(dir)
		if create && errors.Is(err, fs.ErrNotExist) {
			gone = cmp.Or(gone, err)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("cannot open the folder %s: %w", dir, cause(err))
		}
		t.disk = &disk{root: root, hook: hook}
		if t.lock, err = takeLock(root, dir); err == nil {
			return t, nil
		}
		root.Close()
		removeEmpty(t.created)
		if !errors.Is(err, errMoved) {
			return nil, err
		}
		if gone = nil; errors.Is(err, fs.ErrNotExist) {
			gone = err
		}
	}
	// Runs that end just then are met once or twice, and not at every try: what is
	// never there cannot be made.
	if gone != nil {
		return nil, cannotCreate(dir, gone)
	}
	return nil, busy(dir, "")
}

// cannotCreate says why there is no such folder and cannot be: what stands in the
// way, or what the system says.
func cannotCreate(dir string, err error) error {
	whole := filepath.Clean(dir)
	for p := whole; ; p = filepath.Dir(p) {
		link, e := os.Lstat(p)
		if e != nil && p != filepath.Dir(p) {
			continue
		}
		info, e := os.Stat(p)
		switch {
		case e == nil && p == whole && info.IsDir():
			return cannotWrite(dir, err)
		case e == nil && p == whole:
			return fmt.Errorf("%s is a file, not a folder; choose another with -o", dir)
		case e == nil && !info.IsDir():
			return fmt.Errorf("cannot create the folder %s: %s is a file, not a folder; choose another with -o", dir, p)
		case link != nil && link.Mode()&fs.ModeSymlink != 0 && errors.Is(e, fs.ErrNotExist):
			return fmt.Errorf("cannot create the folder %s: %s is a link to nothing; choose another with -o", dir, p)
		}
		return fmt.Errorf("cannot create the folder %s: %w; choose another with -o", dir, cause(err))
	}
}

// A lock is a held lock file.
type lock struct {
	file *flock.Flock
	root *os.Root
}

// takeLock takes the lock of the folder that root stands for.
func takeLock(root *os.Root, dir string) (*lock, error) {
	if info, err := root.Lstat(lockName); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w: remove it", filepath.Join(dir, lockName), ErrNotOurs)
	}
	l := &lock{flock.New(filepath.Join(dir, lockName), flock.SetPermissions(0o644)), root}
	ok, err := l.file.TryLock()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: %w", errMoved, err)
	case err != nil:
		return nil, cannotWrite(dir, err)
	case !ok:
		return nil, busy(dir, holder(root))
	case !l.stands():
		l.file.Unlock()
		return nil, errMoved
	}
	return l, nil
}

// stands reports whether the file that we hold is still the folder's lock file.
// A run removes the lock file when it ends, so a lock on a removed file keeps
// nobody out.
func (l *lock) stands() bool {
	held, err := l.file.Stat()
	if err != nil {
		return false
	}
	now, err := l.root.Lstat(lockName)
	return err == nil && os.SameFile(held, now)
}

// release removes the lock file and lets go. Unix removes it while it is held:
// whoever opened it meanwhile finds in stands that it is gone. Windows refuses
// to remove an open file, so there it goes afterwards, and stays if another run
// has opened it by then.
func (l *lock) release() error {
	if runtime.GOOS != "windows" && l.stands() {
		l.root.Remove(lockName)
	}
	err := l.file.Unlock()
	if runtime.GOOS == "windows" {
		l.root.Remove(lockName)
	}
	return err
}

// busy is the error of a folder that another run holds.
func busy(dir, who string) error {
	if who != "" {
		who = " (process " + who + ")"
	}
	return fmt.Errorf("%s: %w%s: wait until it has ended or choose another folder with -o",
		dir, ErrBusy, who)
}

// holder is the process number in the name of the temporary folder, or "" when
// there is none or more than one.
func holder(root *os.Root) string {
	found, err := tempDirs(root)
	if err != nil || len(found) != 1 {
		return ""
	}
	return strings.TrimPrefix(found[0], tempPrefix)
}
