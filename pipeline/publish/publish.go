// Package publish puts the files of a run into its output folder, so that no
// reader ever sees half a file, a failed run leaves the earlier report as it
// was, and nothing of the user's is touched.
//
// A run opens a Target, which locks the folder; adds its files, which are
// staged in a temporary folder inside the target; and publishes them: every
// changed file is renamed over its target, the manifest last, under a journal.
// A publication that was killed is completed by the next Open or Recover. The
// lock, the journal and the temporary folder are gone when a run has ended well.
//
// What is ours is what the manifest in the folder lists. A file that stands
// where the run wants to write and that no manifest lists is the user's: Publish
// refuses. The manifest's format is the caller's, but for one key that this
// package reads: "outputs", the list that Target.Outputs gives.
//
// A study, into which an import puts some files, is a shared Target: it has no
// manifest, and Replace changes the files added, all or none, and no others.
//
// The package renders nothing, and decides nothing about which files there are.
// It is atomic file by file, not for the folder: a reader who opens two files
// during the milliseconds of the renames may see one old and one new.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Errors that Open, Recover and Publish wrap; the wrapping text names the folder
// or file and says what to do.
var (
	// ErrBusy means that another run holds the folder.
	ErrBusy = errors.New("another run is writing into this folder")
	// ErrNotOurs means that a file, folder or link that no earlier run wrote
	// stands where this one would write.
	ErrNotOurs = errors.New("not from an earlier run")
	// ErrDamaged means that a killed run left a mixture of two reports and its
	// temporary files are gone, so that only a new run can mend it.
	ErrDamaged = errors.New("the report is incomplete")
	// ErrHalf means that some files are new and some are not yet.
	ErrHalf = errors.New("the next run completes it")
)

// ManifestName is the file that Publish writes last.
const ManifestName = "manifest.json"

// A Target is an output folder, held by one run from Open to Close.
type Target struct {
	dir     string   // as the user wrote it, for messages
	shared  bool     // opened by OpenShared: the folder has no manifest of ours
	created []string // folders that Open made, innermost first
	disk    *disk
	lock    *lock
	temp    string // the temporary folder's name inside dir

	earlier   *manifest         // of the report in the folder, nil if there is none
	claims    map[string]string // path -> SHA-256 of a killed run's files that no manifest lists
	recovered bool

	mu     sync.Mutex
	names  names
	staged []staged
	failed error // of the first Add that failed
	state  state
}

// A state says what may still be done with a Target.
type state int

const (
	stateOpen        state = iota // files can be added
	statePublished                // done
	stateInterrupted              // the journal stands; temporary files must stay
	stateClosed
)

// Open locks the folder dir, creating it if it is missing, completes a
// publication that an earlier run was killed in, and removes temporary folders
// that dead runs left. While another run holds the folder, the error is ErrBusy.
func Open(dir string) (*Target, error) { return open(dir, nil) }

// open is Open with a hook that tests set; see disk.
func open(dir string, hook hook) (*Target, error) {
	t, err := take(dir, hook, true)
	if err != nil {
		return nil, err
	}
	if err := t.begin(); err != nil {
		t.Close()
		return nil, err
	}
	return t, nil
}

// OpenShared is Open for a folder that is not ours, such as a study, in which
// some files are replaced and all others stay; see Replace.
func OpenShared(dir string) (*Target, error) { return openShared(dir, nil) }

func openShared(dir string, hook hook) (*Target, error) {
	t, err := take(dir, hook, true)
	if err != nil {
		return nil, err
	}
	t.shared = true
	if err := t.begin(); err != nil {
		t.Close()
		return nil, err
	}
	return t, nil
}

// begin makes a locked folder ready for a run.
func (t *Target) begin() error {
	if err := t.recover(); err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	if !t.shared {
		var err error
		if t.earlier, err = t.readManifest(); err != nil {
			return err
		}
	}
	temp := fmt.Sprintf("%s%d", tempPrefix, os.Getpid())
	if err := t.disk.mkdir(temp); err != nil {
		return t.cannotWrite(err)
	}
	t.temp = temp
	return nil
}

// Recovered reports whether Open completed a publication that an earlier run
// was killed in.
func (t *Target) Recovered() bool { return t.recovered }

// Close gives the folder back. What was not published is abandoned: staged
// files go, and so does the folder if Open made it and it is empty. Close may
// be called twice; no Add may be under way.
func (t *Target) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.state == stateClosed {
		return nil
	}
	var errs []error
	if t.temp != "" && t.state != stateInterrupted {
		errs = append(errs, t.disk.removeAll(t.temp))
	}
	t.state = stateClosed
	errs = append(errs, t.lock.release(), t.disk.root.Close())
	removeEmpty(t.created)
	return errors.Join(errs...)
}

// makeDirs creates dir and its missing parents, and returns those that it made,
// innermost first.
func makeDirs(dir string) ([]string, error) {
	var missing []string
	for p := filepath.Clean(dir); ; p = filepath.Dir(p) {
		if _, err := os.Stat(p); !errors.Is(err, fs.ErrNotExist) || p == filepath.Dir(p) {
			break
		}
		missing = append(missing, p)
	}
	return missing, os.MkdirAll(dir, 0o755)
}

// removeEmpty removes folders from the inside out, as far as they are empty. A
// file or link that has taken a folder's name meanwhile stays.
func removeEmpty(dirs []string) {
	for _, p := range dirs {
		if info, err := os.Lstat(p); err == nil && (!info.IsDir() || os.Remove(p) != nil) {
			return
		}
	}
}

// path is a file of the folder as the user would write it.
func (t *Target) path(p string) string { return filepath.Join(t.dir, filepath.FromSlash(p)) }

// cannotWrite says that the folder does not take files.
func (t *Target) cannotWrite(err error) error { return cannotWrite(t.dir, err) }

func cannotWrite(dir string, err error) error {
	return fmt.Errorf("cannot write into %s: %w; choose another folder with -o", dir, cause(err))
}

// notOurs says that something of the user's is in the way at each of paths.
func (t *Target) notOurs(paths []string) error {
	const most = 5
	list := make([]string, 0, most)
	for _, p := range paths[:min(len(paths), most)] {
		list = append(list, t.path(p))
	}
	text := strings.Join(list, ", ")
	if n := len(paths) - most; n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return fmt.Errorf("%s: %w: move it away or choose another folder with -o", text, ErrNotOurs)
}

// cause strips the name of a system call and of a temporary file from an error.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
