package provider

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// binary is the error of a file that is no text.
func binary(head []byte) error {
	low := bytes.ToLower(head[:min(len(head), 256)])
	switch {
	case len(head) == 0:
		return errNothing
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return fmt.Errorf("the file is an old Excel workbook (.xls), or one with a password; save it as .xlsx without a password")
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return fmt.Errorf("the file is a PDF; download the data as CSV or Excel")
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return fmt.Errorf("the file is compressed by gzip; unpack it")
	case bytes.HasPrefix(head, []byte("7z\xbc\xaf")), bytes.HasPrefix(head, []byte("Rar!")):
		return fmt.Errorf("the archive is not a zip; unpack it")
	case bytes.HasPrefix(bytes.TrimSpace(low), []byte("<!doctype html")), bytes.HasPrefix(bytes.TrimSpace(low), []byte("<html")):
		return fmt.Errorf("the file is a web page, perhaps an error message of the site; download the data itself")
	}
	return nil
}

// scanner looks for zero bytes and for bytes that are not UTF-8.
type scanner struct {
	n, nul, bad int64
	badByte     byte
	rest        []byte // an unfinished letter
	started     bool
	end2        [2]byte // the last bytes
}

func (s *scanner) Write(p []byte) (int, error) {
	if !s.started {
		s.started, s.bad = true, -1
	}
	if n := len(p); n > 1 {
		s.end2 = [2]byte(p[n-2:])
	} else if n == 1 {
		s.end2 = [2]byte{s.end2[1], p[0]}
	}
	if i := bytes.IndexByte(p, 0); i >= 0 && s.nul < 0 {
		s.nul = s.n + int64(i)
	}
	if s.bad < 0 {
		s.letters(p)
	}
	s.n += int64(len(p))
	return len(p), nil
}

// letters looks for the first byte of p that is not UTF-8.
func (s *scanner) letters(p []byte) {
	at := s.n - int64(len(s.rest))
	if len(s.rest) > 0 {
		joined := append(s.rest, p[:min(len(p), utf8.UTFMax)]...)
		s.rest = nil
		if !utf8.FullRune(joined) {
			s.rest = joined
			return
		}
		c, size := utf8.DecodeRune(joined)
		if c == utf8.RuneError && size == 1 {
			s.bad, s.badByte = at, joined[0]
			return
		}
		skip := int(at + int64(size) - s.n)
		p, at = p[skip:], s.n+int64(skip)
	}
	for i := 0; i < 3 && i < len(p); i++ { // keep back a letter that the end cuts
		if c := p[len(p)-1-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(p[len(p)-1-i:]) {
				s.rest = bytes.Clone(p[len(p)-1-i:])
				p = p[:len(p)-1-i]
			}
			break
		}
	}
	if utf8.Valid(p) {
		return
	}
	for i := 0; i < len(p); {
		c, size := utf8.DecodeRune(p[i:])
		if c == utf8.RuneError && size == 1 {
			s.bad, s.badByte = at+int64(i), p[i]
			return
		}
		i += size
	}
}

func (s *scanner) end() {
	if !s.started {
		s.bad = -1
	}
	if s.bad < 0 && len(s.rest) > 0 {
		s.bad, s.badByte = s.n-int64(len(s.rest)), s.rest[0]
	}
}
