package publish

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// A Summary says what Publish did to the folder; each list is sorted by path.
type Summary struct {
	Written   []string // new or changed
	Unchanged []string // left with their time stamps
	Removed   []string // of the earlier report, not part of this one
	Edited    []string // those of Written that someone had changed since the earlier run
	Kept      []Kept   // of the earlier report, not part of this one, yet left
}

// A Kept file was listed by the earlier manifest and is the user's from now on.
type Kept struct{ Path, Reason string }

// A step is one change of the publication. Its order in the journal is the
// order in which it is done.
type step struct {
	Do   string `json:"do"` // "rename" or "remove"
	Path string `json:"path"`
	From string `json:"from,omitempty"` // rename: name in the temporary folder
	Sum  string `json:"sha256"`         // rename: of the new file; remove: of the file that may go
	Old  string `json:"old,omitempty"`  // rename: of the file that was there, "" if none
}

// plan compares the staged files and the manifest with the folder. It changes
// nothing. The manifest's step, if it needs one, is the last.
func (t *Target) plan(newManifest staged) ([]step, Summary, error) {
	var (
		steps   []step
		sum     Summary
		foreign []string
	)
	files := slices.Clone(t.staged)
	slices.SortFunc(files, func(a, b staged) int { return cmp.Compare(a.Path, b.Path) })
	for _, s := range append(files, newManifest) {
		at, err := t.disk.look(s.Path)
		if err != nil {
			return nil, sum, fmt.Errorf("cannot read %s: %w", t.path(s.Path), cause(err))
		}
		listed, ours := t.ours(s.Path, at)
		switch {
		case at.odd != "":
			foreign = append(foreign, at.odd)
		case at.sum == s.SHA256:
			sum.Unchanged = append(sum.Unchanged, s.Path)
			continue
		case !at.free() && !ours:
			foreign = append(foreign, s.Path)
		case !at.free() && listed != "" && listed != at.sum:
			sum.Edited = append(sum.Edited, s.Path)
		}
		sum.Written = append(sum.Written, s.Path)
		steps = append(steps, step{Do: "rename", Path: s.Path, From: s.from, Sum: s.SHA256, Old: at.sum})
	}
	if len(foreign) > 0 {
		slices.Sort(foreign)
		return nil, sum, t.notOurs(slices.Compact(foreign))
	}
	removes, err := t.planRemoves(&sum)
	if err != nil {
		return nil, sum, err
	}
	last := len(steps) // the manifest's place
	if last > 0 && steps[last-1].Path == ManifestName {
		last--
	}
	slices.Sort(sum.Written)
	slices.Sort(sum.Unchanged)
	return slices.Insert(steps, last, removes...), sum, nil
}

// planReplace compares the staged files of a shared folder with what stands there;
// the lists of its summary are in the order in which the files were added.
func (t *Target) planReplace() (steps []step, sum Summary, err error) {
	var odd []string
	for _, s := range t.staged {
		at, err := t.disk.look(s.Path)
		switch {
		case err != nil:
			return nil, sum, fmt.Errorf("cannot read %s: %w", t.path(s.Path), cause(err))
		case at.odd != "":
			odd = append(odd, at.odd)
		case at.sum == s.SHA256:
			sum.Unchanged = append(sum.Unchanged, s.Path)
		default:
			sum.Written = append(sum.Written, s.Path)
			steps = append(steps, step{Do: "rename", Path: s.Path, From: s.from, Sum: s.SHA256, Old: at.sum})
		}
	}
	if len(odd) > 0 {
		slices.Sort(odd)
		return nil, sum, t.notOurs(slices.Compact(odd))
	}
	return steps, sum, nil
}

// ours reports whether the file at p may be overwritten, and the SHA-256 that
// the earlier manifest gives it, if it does.
func (t *Target) ours(p string, at occupant) (listed string, ok bool) {
	if t.earlier != nil {
		if p == ManifestName {
			return "", true
		}
		if sum, ok := t.earlier.sums[p]; ok {
			return sum, true
		}
		if q, ok := t.earlier.folded[fold(p)]; ok && t.disk.same(p, q) {
			return t.earlier.sums[q], true
		}
	}
	return "", at.sum != "" && t.claims[p] == at.sum
}

// planRemoves lists the files of the earlier report that this run did not make.
// Only a file that is still as we wrote it is removed.
func (t *Target) planRemoves(sum *Summary) ([]step, error) {
	old := maps.Clone(t.claims)
	if t.earlier != nil {
		if old == nil {
			old = map[string]string{}
		}
		maps.Copy(old, t.earlier.sums)
	}
	var steps []step
	for _, p := range slices.Sorted(maps.Keys(old)) {
		now, made := t.names[fold(p)]
		if p == ManifestName || made && (now == p || t.disk.same(now, p)) {
			continue
		}
		at, err := t.disk.look(p)
		if err != nil {
			return nil, fmt.Errorf("cannot read %s: %w", t.path(p), cause(err))
		}
		switch {
		case at.free():
		case at.odd != "":
			sum.Kept = append(sum.Kept, Kept{p, at.odd + " is no longer a plain file or folder"})
		case at.sum == old[p] || at.sum == t.claims[p]:
			sum.Removed = append(sum.Removed, p)
			steps = append(steps, step{Do: "remove", Path: p, Sum: at.sum})
		default:
			sum.Kept = append(sum.Kept, Kept{p, "it was changed since the earlier run"})
		}
	}
	return steps, nil
}
