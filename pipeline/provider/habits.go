package provider

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// A lineHabit is what a spreadsheet program has done to the lines of a text that
// would hide its rows.
type lineHabit struct {
	carriage bool // lines end in a carriage return alone, as on old Macs
	padded   bool // semicolons stand at the end of every line of a table with other separators
}

// habits looks at the beginning of a text.
func habits(head string) lineHabit {
	h := lineHabit{carriage: strings.Contains(head, "\r") && !strings.Contains(head, "\n")}
	lines := strings.FieldsFunc(head, func(c rune) bool { return c == '\r' || c == '\n' })
	if len(head) >= headSize-4 && len(lines) > 1 {
		lines = lines[:len(lines)-1] // it may be cut off
	}
	semicolons, others := 0, 0
	for _, l := range lines {
		kept := strings.TrimRight(l, ";")
		if len(kept) == len(l) {
			return h
		}
		semicolons += strings.Count(kept, ";")
		others += max(strings.Count(kept, ","), strings.Count(kept, "\t"))
	}
	h.padded = len(lines) > 2 && others > semicolons && others >= len(lines)
	return h
}

// mend takes the habits away while a text is read.
func (h lineHabit) mend(text io.Reader) io.Reader {
	if h.carriage {
		text = newlines{text}
	}
	if h.padded {
		text = &unpadded{in: bufio.NewReaderSize(text, 1<<16)}
	}
	return text
}

// newlines makes line ends of carriage returns.
type newlines struct{ in io.Reader }

func (r newlines) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// unpadded drops the semicolons at the end of lines.
type unpadded struct {
	in   *bufio.Reader
	line []byte // what is left of it
	err  error
}

func (r *unpadded) Read(p []byte) (int, error) {
	for len(r.line) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		var b []byte
		if b, r.err = r.in.ReadSlice('\n'); r.err == bufio.ErrBufferFull { // no line of a table
			r.line, r.err = b, nil
			continue
		}
		text := bytes.TrimRight(b, "\r\n")
		end := len(b) - len(text)
		kept := len(bytes.TrimRight(text, ";"))
		r.line = append(b[:kept], b[len(b)-end:]...)
	}
	n := copy(p, r.line)
	r.line = r.line[n:]
	return n, nil
}
