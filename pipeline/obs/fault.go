package obs

import (
	"cmp"
	"slices"
	"strings"
)

// Severity says what a fault stops.
type Severity string

// An Error of form stops the run; a Warning is printed beside the result;
// Withheld leaves a value empty.
const (
	SevError    Severity = "error"
	SevWarning  Severity = "warning"
	SevWithheld Severity = "withheld"
)

// A Fault is something wrong or doubtful in the input, with its place.
type Fault struct {
	Pos      Pos
	Severity Severity
	Guard    string // "G16", where a guard fired; else ""
	Question string // the question it touches, or ""
	Series   string // the series it touches, joined by ";", or ""
	Msg      string // what is wrong, with the value in quotes
	Fix      string // what to do
	Override string // the study's reason to let it pass, or ""

	// Said and Remedy are Msg and Fix for a report in another language; zero where
	// the fault never comes to stand in one, or was worded in it.
	Said, Remedy Message
}

// Form reports whether the fault is one of form, which stops the run: an error
// of no guard, or of one whose list says so. The error of any other guard only
// withholds what it touches.
func (f Fault) Form() bool {
	if f.Severity != SevError || f.Override != "" {
		return false
	}
	g, ok := GuardOf(f.Guard)
	return !ok || g.Form
}

// Refusal reports whether a guard refuses a value, a series, a sum or a check, which
// the report then goes without, while the run goes on.
func (f Fault) Refusal() bool {
	return f.Severity == SevError && f.Override == "" && !f.Form()
}

// String prints file:line:column: severity: what is wrong; what to do.
func (f Fault) String() string {
	var b strings.Builder
	if f.Pos.File != "" {
		b.WriteString(f.Pos.String() + ": ")
	}
	if f.Override != "" {
		b.WriteString("let pass: ")
	} else {
		b.WriteString(string(f.Severity) + ": ")
	}
	if f.Guard != "" {
		b.WriteString(f.Guard + ": ")
	}
	b.WriteString(f.Msg)
	if f.Override != "" {
		b.WriteString("; reason: " + f.Override)
	} else if f.Fix != "" {
		b.WriteString("; " + f.Fix)
	}
	return b.String()
}

// Faults is a list of them.
type Faults []Fault

// Error makes a list of faults an error: one line a fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Errors counts the faults of form, which stop the run.
func (fs Faults) Errors() int { return fs.count(Fault.Form) }

// Refusals counts what guards refuse, which the run goes on without.
func (fs Faults) Refusals() int { return fs.count(Fault.Refusal) }

// Standing counts the faults that no override lets pass.
func (fs Faults) Standing() int {
	return fs.count(func(f Fault) bool { return f.Override == "" })
}

func (fs Faults) count(is func(Fault) bool) int {
	n := 0
	for _, f := range fs {
		if is(f) {
			n++
		}
	}
	return n
}

// Sort orders faults by place, then by text, and drops repetitions.
func (fs Faults) Sort() Faults {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b Fault) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Msg, b.Msg))
	})
	return slices.CompactFunc(out, Fault.same)
}

// same reports whether two faults say the same of the same.
func (f Fault) same(g Fault) bool {
	return f.Pos == g.Pos && f.Severity == g.Severity && f.Guard == g.Guard && f.Question == g.Question && f.Series == g.Series &&
		f.Msg == g.Msg && f.Fix == g.Fix && f.Override == g.Override
}
