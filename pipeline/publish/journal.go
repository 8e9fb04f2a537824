package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
)

// journalName is the file that stands in the folder while a publication is
// under way. It is renamed into place when it is whole, so that it is there
// either complete or not at all.
const journalName = ".analyze-journal.json"

// largestJournal is many times what a journal of the largest report has, in bytes.
const largestJournal = 64 << 20

// A journal is what a publication will do, written before the first change.
type journal struct {
	Temp  string `json:"temporary"`
	Steps []step `json:"steps"`
}

var stagedName = regexp.MustCompile(`^[0-9]+$`)

// check refuses a journal that we would not have written.
func (j *journal) check() error {
	if !tempName.MatchString(j.Temp) || len(j.Steps) == 0 {
		return errors.New("incomplete")
	}
	for _, s := range j.Steps {
		if err := checkPath(s.Path); err != nil {
			return err
		}
		ok := isSum.MatchString(s.Sum) && (s.Old == "" || isSum.MatchString(s.Old))
		switch s.Do {
		case "rename":
			ok = ok && stagedName.MatchString(s.From)
		case "remove":
			ok = ok && s.From == ""
		default:
			ok = false
		}
		if !ok {
			return fmt.Errorf("%s: incomplete", s.Path)
		}
	}
	return nil
}

// readJournal returns the journal in the folder, nil if there is none or a torn
// one; there reports whether a file must be removed or worked off.
func (t *Target) readJournal() (j *journal, there bool, err error) {
	at, err := t.disk.look(journalName)
	if err == nil && at.odd != "" {
		return nil, false, t.notOurs([]string{journalName})
	}
	if err != nil || at.free() {
		return nil, false, err
	}
	if info, err := t.disk.root.Lstat(journalName); err == nil && info.Size() > largestJournal {
		return nil, true, nil // none of ours
	}
	data, err := t.disk.root.ReadFile(journalName)
	if err != nil {
		return nil, true, err
	}
	j = &journal{}
	if json.Unmarshal(data, j) != nil || j.check() != nil {
		return nil, true, nil
	}
	return j, true, nil
}

// writeJournal puts a journal into the folder, over one of a damaged report.
func (t *Target) writeJournal(j *journal) error {
	data, err := json.MarshalIndent(j, "", "\t")
	if err != nil {
		return err
	}
	const name = "journal"
	temp := j.Temp + "/" + name
	if err := t.disk.write(temp, data); err != nil {
		return err
	}
	if err := t.disk.sync(temp); err != nil {
		return err
	}
	if err := t.disk.syncDir(j.Temp); err != nil {
		return err
	}
	return t.disk.rename(temp, journalName)
}

// dropJournal ends a publication, or calls off one that has changed nothing.
func (t *Target) dropJournal() error {
	if err := t.disk.remove(journalName); err != nil {
		return err
	}
	return t.disk.syncDir(".")
}
