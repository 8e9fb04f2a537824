package obs

import (
	"fmt"
	"slices"
)

// rest is how the line begins that stands for the faults left out of a list.
const rest = "… and %d more fault"

// Limit sorts faults and keeps at most n of each file, those that stop the run first;
// one line at the place of the file's last fault counts the rest. Lists that
// were limited before can be joined and limited again: their counts add up.
func (fs Faults) Limit(n int) Faults {
	var out Faults
	sorted := fs.Sort()
	for len(sorted) > 0 {
		file := sorted[0].Pos.File
		end := slices.IndexFunc(sorted, func(f Fault) bool { return f.Pos.File != file })
		if end < 0 {
			end = len(sorted)
		}
		out = append(out, sorted[:end].limitFile(n)...)
		sorted = sorted[end:]
	}
	return out
}

func (fs Faults) limitFile(n int) Faults {
	left := Fault{Pos: fs[len(fs)-1].Pos, Severity: SevWarning}
	more, errors := 0, 0
	for _, f := range fs {
		if hidden := f.more(); hidden > 0 {
			more += hidden
			if f.Form() {
				left.Severity = SevError
			}
		} else if f.Form() {
			errors++
		}
	}
	errors = min(errors, n)
	others := n - errors
	var out Faults
	for _, f := range fs {
		if f.more() > 0 {
			continue
		}
		quota := &others
		if f.Form() {
			quota = &errors
		}
		if *quota > 0 {
			*quota--
			out = append(out, f)
			continue
		}
		more++
		if f.Form() {
			left.Severity = SevError
		}
	}
	if more > 0 {
		out = append(out, left.Saying(More(more), Message{}))
	}
	return out
}

// More is the line that counts n faults left out of a list.
func More(n int) Message {
	if n == 1 {
		return Say("… and 1 more fault in this file")
	}
	return Say("… and {} more faults in this file", n)
}

// more is how many faults the line counts, 0 where it is a fault itself.
func (f Fault) more() int {
	var n int
	if _, err := fmt.Sscanf(f.Msg, rest, &n); err != nil {
		return 0
	}
	return n
}
