package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Recover completes a publication that a run was killed in, as Open does, for
// commands that only read a report. It does nothing in a folder that is missing
// or that no run was killed in, so a folder without write permission is no
// fault. A run that is publishing at this moment gives ErrBusy; a mixture that
// cannot be completed gives ErrDamaged.
func Recover(dir string) error { return recoverDir(dir, nil) }

func recoverDir(dir string, hook hook) error {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot open the folder %s: %w", dir, cause(err))
	}
	_, journalErr := root.Lstat(journalName)
	stale, _ := tempDirs(root)
	_, lockErr := root.Lstat(lockName)
	root.Close()
	if journalErr != nil && len(stale) == 0 && lockErr != nil {
		return nil
	}
	t, err := take(dir, hook, false)
	if err != nil {
		if journalErr != nil {
			return nil // only rubbish, or a run at work: the report is whole
		}
		return err
	}
	return errors.Join(t.recover(), t.Close())
}

// recover works off the journal of a killed run and removes temporary folders.
// If the journal cannot be worked off, it stays, for the next Publish to know
// which files are ours, and the error is ErrDamaged.
func (t *Target) recover() error {
	j, there, err := t.readJournal()
	if err != nil {
		return fmt.Errorf("cannot read %s: %w", t.path(journalName), err)
	}
	damaged := false
	if j != nil {
		if damaged, err = t.finish(j); err != nil {
			return err
		}
	}
	if there && !damaged {
		if err := t.dropJournal(); err != nil {
			return t.cannotWrite(err)
		}
	}
	stale, err := tempDirs(t.disk.root)
	if err != nil {
		return t.cannotWrite(err)
	}
	for _, name := range stale {
		if err := t.disk.removeAll(name); err != nil {
			return t.cannotWrite(err)
		}
	}
	if damaged {
		return fmt.Errorf("%s: %w: a run was stopped while it replaced the report, and its temporary files are gone: run again into this folder",
			t.dir, ErrDamaged)
	}
	return nil
}

// finish completes a journal's publication if every file is still there. If some
// are lost and nothing was replaced yet, the earlier report stands and there is
// nothing to do; else the report is damaged.
func (t *Target) finish(j *journal) (damaged bool, err error) {
	var lost, started bool
	claims := map[string]string{}
	for _, s := range j.Steps {
		at, err := t.disk.look(s.Path)
		if err != nil {
			return false, fmt.Errorf("cannot read %s: %w", t.path(s.Path), cause(err))
		}
		if s.Do == "remove" {
			started = started || at.free()
			continue
		}
		claims[s.Path] = s.Sum
		if at.sum == s.Sum {
			started = true
			continue
		}
		if at.odd != "" {
			return false, t.notOurs([]string{at.odd})
		}
		if at.sum != "" && s.Old == "" { // appeared since: not what we were about to replace
			return false, t.notOurs([]string{s.Path})
		}
		ready, err := t.disk.look(j.Temp + "/" + s.From)
		if err != nil {
			return false, fmt.Errorf("cannot read %s: %w", t.path(j.Temp), cause(err))
		}
		lost = lost || ready.sum != s.Sum
	}
	if !lost {
		_, err := t.apply(j)
		t.recovered = err == nil
		return false, err
	}
	if started {
		t.claims = claims
	}
	return started, nil
}
