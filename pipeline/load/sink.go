package load

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"defensetrade/pipeline/obs"
)

// maxFaults is how many faults of a file are printed one by one.
const maxFaults = 100

// A sink collects the faults of one file. It keeps the first errors and the
// first others (warnings, and what guards refuse) and counts the others, so that a file that is wrong in a million
// rows costs no memory.
type sink struct {
	file             string
	list             obs.Faults
	errors, warnings int
	last             [2]obs.Pos // of the errors and of the warnings left out
}

// pos is a place in the file; line 0 is the file as a whole.
func (s *sink) pos(line, col int) obs.Pos { return obs.Pos{File: s.file, Line: line, Col: col} }

func (s *sink) error(pos obs.Pos, fix, format string, args ...any) {
	if s.full() { // words that nobody sees would take most of the time
		s.add(obs.Fault{Pos: pos, Severity: obs.SevError})
		return
	}
	s.add(obs.Fault{Pos: pos, Severity: obs.SevError, Msg: fmt.Sprintf(format, args...), Fix: fix})
}

func (s *sink) warn(pos obs.Pos, fix, said obs.Message) {
	s.add(obs.Fault{Pos: pos, Severity: obs.SevWarning}.Saying(said, fix))
}

// full reports whether further errors are only counted.
func (s *sink) full() bool { return s.errors >= maxFaults }

// guard is an error that a guard raises.
func (s *sink) guard(id string, pos obs.Pos, fix, format string, args ...any) {
	s.add(obs.Fault{Pos: pos, Severity: obs.SevError, Guard: id, Msg: fmt.Sprintf(format, args...), Fix: fix})
}

func (s *sink) add(f obs.Fault) {
	n, i := &s.warnings, 1
	if f.Form() {
		n, i = &s.errors, 0
	}
	if *n++; *n <= maxFaults {
		s.list = append(s.list, f)
		return
	}
	s.last[i] = f.Pos
}

// faults is what was collected, with one line for what was left out.
func (s *sink) faults() obs.Faults {
	out := s.list
	if n := s.errors - maxFaults; n > 0 {
		out = append(out, obs.Fault{Pos: s.last[0], Severity: obs.SevError}.Saying(obs.More(n), obs.Message{}))
	}
	if n := s.warnings - maxFaults; n > 0 {
		out = append(out, obs.Fault{Pos: s.last[1], Severity: obs.SevWarning}.Saying(obs.More(n), obs.Message{}))
	}
	return out.Limit(maxFaults)
}

// quote writes a value of the input in quotes, short, and with what cannot be
// seen (no-break spaces, control characters) written out.
func quote(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	if strings.Contains(s, `"`) && strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// list joins words: "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// or is the first of two fixes that says something.
func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// plural counts things: "1 row", "12 rows".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}
