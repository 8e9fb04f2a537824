package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// Of more than severalAlike values that are wrong in one way, shownAlike are told one
// by one: a file with decimal commas has one fault, and not one a line.
const (
	shownAlike   = 3
	severalAlike = 10
)

// wrong tells of a value that is no number.
func (t *table) wrong(at obs.Pos, s string, why *doubt) {
	if way := why.way(s); way != "" && !t.out.full() {
		if t.alike == nil {
			t.alike = map[string][]int{}
		}
		t.alike[way] = append(t.alike[way], len(t.out.list))
	}
	t.out.add(obs.Fault{Pos: at, Severity: obs.SevError, Guard: why.guard, Msg: why.msg, Fix: why.fix})
}

// way is in what way a value is wrong, said of several; "" where each is wrong in its own.
func (d *doubt) way(s string) string {
	rest := strings.TrimPrefix(d.msg, quote(s)+" ")
	switch {
	case strings.HasPrefix(rest, "has "):
		return "have " + strings.TrimPrefix(rest, "has ")
	case strings.HasPrefix(rest, "can be read as "):
		return "can be read in two ways, too"
	case rest == "is not a number":
		return "are " + quote(s) + ", too"
	}
	return ""
}

// gather puts values that are wrong in one way into few lines, the last of which
// counts the rest.
func (t *table) gather() {
	drop := map[int]bool{}
	for _, way := range slices.Sorted(maps.Keys(t.alike)) {
		at := t.alike[way]
		if len(at) <= severalAlike {
			continue
		}
		t.out.list[at[shownAlike]].Msg = fmt.Sprintf("%d more values %s", len(at)-shownAlike, way)
		for _, i := range at[shownAlike+1:] {
			drop[i] = true
		}
	}
	var out obs.Faults
	for i, f := range t.out.list {
		if !drop[i] {
			out = append(out, f)
		}
	}
	t.out.list = out
}
