package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
)

// Publish makes the added files and the manifest the folder's report. Until its
// journal is written, every error leaves the earlier report as it was. After an
// error in the middle, which the text says, the next Open or Recover completes
// the publication.
func (t *Target) Publish(manifest []byte) (Summary, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.ready(); err != nil {
		return Summary{}, err
	}
	if err := t.checkManifest(manifest); err != nil {
		return Summary{}, err
	}
	last := staged{describe(File{ManifestName, manifest}), "0"}
	steps, sum, err := t.plan(last)
	if err != nil {
		return Summary{}, err
	}
	if len(steps) > 0 {
		if err := t.disk.write(t.temp+"/"+last.from, manifest); err != nil {
			t.failed = fmt.Errorf("nothing was published: %w", t.cannotWrite(err))
			return Summary{}, t.failed
		}
	}
	return sum, t.end(steps)
}

// Replace puts the added files into a shared folder, all or none, in the order in
// which they were added; what else stands there stays. Whether a plain file may be
// replaced is the caller's to know; a folder or a link is never. Errors are as
// those of Publish.
func (t *Target) Replace() (Summary, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.ready(); err != nil {
		return Summary{}, err
	}
	steps, sum, err := t.planReplace()
	if err != nil {
		return Summary{}, err
	}
	return sum, t.end(steps)
}

// ready refuses what cannot be published any more.
func (t *Target) ready() error {
	switch {
	case t.failed != nil:
		return fmt.Errorf("nothing more is published after an error: %w", t.failed)
	case t.state != stateOpen:
		return errors.New("a run can publish once, before it is closed")
	case !t.lock.stands():
		return fmt.Errorf("nothing was published: %s was removed during the run, so another may have started: run again",
			t.path(lockName))
	}
	return nil
}

// end carries out a plan and removes the temporary folder.
func (t *Target) end(steps []step) error {
	if err := t.commit(steps); err != nil {
		t.failed = err
		return err
	}
	t.state = statePublished
	if t.disk.removeAll(t.temp) == nil {
		t.temp = ""
	}
	return nil
}

// commit carries out a plan under a journal.
func (t *Target) commit(steps []step) error {
	if len(steps) == 0 {
		return nil
	}
	j := &journal{t.temp, steps}
	err := t.syncStaged(j)
	if err == nil {
		err = t.writeJournal(j)
	}
	if err != nil {
		return fmt.Errorf("nothing was published: %w", t.cannotWrite(err))
	}
	t.state = stateInterrupted
	changed, err := t.apply(j)
	if err == nil {
		err = t.dropJournal()
	}
	if err == nil {
		return nil
	}
	if !changed && len(t.claims) == 0 && t.dropJournal() == nil {
		t.state = stateOpen
		return fmt.Errorf("nothing was published: %w", err)
	}
	return fmt.Errorf("what was to be written into %s is not complete: %w; %w", t.dir, err, ErrHalf)
}

// syncStaged makes the staged files that will be renamed survive a power
// failure. A disk takes several requests at once, so they go side by side.
func (t *Target) syncStaged(j *journal) error {
	var (
		wg   sync.WaitGroup
		errs = make([]error, len(j.Steps))
		slot = make(chan struct{}, 8)
	)
	for i, s := range j.Steps {
		if s.Do != "rename" {
			continue
		}
		slot <- struct{}{}
		wg.Go(func() {
			errs[i] = t.disk.sync(j.Temp + "/" + s.From)
			<-slot
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// apply carries out the steps of a journal that are not done yet; doing it twice
// does no harm. changed reports whether a file of the report was touched.
func (t *Target) apply(j *journal) (changed bool, err error) {
	if err := t.disk.syncDir("."); err != nil { // the journal before what it announces
		return false, t.cannotWrite(err)
	}
	made, err := t.makeFolders(j)
	if err != nil {
		t.removeFolders(made)
		return false, err
	}
	for _, s := range j.Steps {
		switch s.Do {
		case "rename":
			err = t.rename(j.Temp+"/"+s.From, s)
		case "remove":
			err = t.removeOld(s)
		}
		if err != nil {
			if !changed {
				t.removeFolders(made)
			}
			return changed, fmt.Errorf("cannot replace %s (is it open in another program?): %w", t.path(s.Path), cause(err))
		}
		changed = true
	}
	return changed, t.syncFolders(j)
}

// rename puts a staged file in place. One that is gone is in place already.
func (t *Target) rename(from string, s step) error {
	err := t.disk.rename(from, s.Path)
	if errors.Is(err, fs.ErrNotExist) {
		if at, e := t.disk.look(s.Path); e == nil && at.sum == s.Sum {
			return nil
		}
	}
	return err
}

// removeOld removes a file of the earlier report that is still as the journal
// says, and the folders that it leaves empty.
func (t *Target) removeOld(s step) error {
	at, err := t.disk.look(s.Path)
	if err != nil {
		return err
	}
	if at.sum != s.Sum && !at.free() {
		return nil // changed a moment ago: no longer ours
	}
	if !at.free() {
		if err := t.disk.remove(s.Path); err != nil {
			return err
		}
	}
	dirs := parents(s.Path)
	slices.Reverse(dirs)
	t.removeFolders(dirs)
	return nil
}

// makeFolders creates the folders that the journal's files need, and returns
// those that it made.
func (t *Target) makeFolders(j *journal) (made []string, err error) {
	for _, s := range j.Steps {
		if s.Do != "rename" {
			continue
		}
		for _, dir := range parents(s.Path) {
			if _, err := t.disk.root.Lstat(dir); err == nil {
				continue
			}
			if err := t.disk.mkdir(dir); err != nil {
				slices.Reverse(made)
				return made, fmt.Errorf("cannot create the folder %s: %w", t.path(dir), cause(err))
			}
			made = append(made, dir)
		}
	}
	slices.Reverse(made)
	return made, nil
}

// removeFolders removes folders, innermost first, as far as they are empty.
func (t *Target) removeFolders(dirs []string) {
	for _, dir := range dirs {
		if info, err := t.disk.root.Lstat(dir); err == nil && info.IsDir() {
			t.disk.remove(dir)
		}
	}
}

// syncFolders makes the renames survive a power failure before the journal goes.
func (t *Target) syncFolders(j *journal) error {
	done := map[string]bool{".": true}
	for _, s := range j.Steps {
		dir := parent(s.Path)
		if s.Do == "remove" || done[dir] {
			continue
		}
		done[dir] = true
		if err := t.disk.syncDir(dir); err != nil {
			return err
		}
	}
	return t.disk.syncDir(".")
}
