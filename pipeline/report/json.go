package report

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// A jsonWriter builds JSON in the order of the calls: containers indented by one
// space a level, and each record of a list on one line, so that a changed record
// is one changed line. encoding/json would need several times as long for a
// hundred thousand estimates, and would write each of their fields on a line.
type jsonWriter struct {
	b     []byte
	depth int
	comma bool // something stands before in this container
}

func (w *jsonWriter) line() {
	if w.comma {
		w.b = append(w.b, ',')
	}
	if len(w.b) > 0 {
		w.b = append(w.b, '\n')
	}
	for range w.depth {
		w.b = append(w.b, ' ')
	}
	w.comma = true
}

// open starts an object or a list; key is "" in lists and at the top.
func (w *jsonWriter) open(key string, bracket byte) {
	w.line()
	if key != "" {
		w.b = append(appendString(w.b, key), ": "...)
	}
	w.b = append(w.b, bracket)
	w.depth++
	w.comma = false
}

func (w *jsonWriter) close(bracket byte) {
	w.depth--
	if w.comma {
		w.comma = false
		w.line()
	}
	w.b = append(w.b, bracket)
	w.comma = true
}

// str, num and strs write one member of an object.
func (w *jsonWriter) str(key, v string) {
	w.line()
	w.b = append(appendString(w.b, key), ": "...)
	w.b = appendString(w.b, v)
}

func (w *jsonWriter) num(key string, v float64) {
	w.line()
	w.b = append(appendString(w.b, key), ": "...)
	w.b = appendNumber(w.b, v)
}

func (w *jsonWriter) strs(key string, v []string) {
	w.line()
	w.b = append(appendString(w.b, key), ": "...)
	w.b = appendStrings(w.b, v)
}

func (w *jsonWriter) bytes() ([]byte, error) {
	w.b = append(w.b, '\n')
	return w.b, nil
}

// A jsonRecord is an object on one line.
type jsonRecord struct {
	w     *jsonWriter
	comma bool
	dense bool // without spaces
}

// dense starts a record without spaces, of which there are many thousands.
func (w *jsonWriter) dense() *jsonRecord {
	r := w.record()
	r.dense = true
	return r
}

// some writes a member that has content.
func (r *jsonRecord) some(key, v string) *jsonRecord {
	if v == "" {
		return r
	}
	return r.str(key, v)
}

// record starts an object on a line of its own.
func (w *jsonWriter) record() *jsonRecord {
	w.line()
	w.b = append(w.b, '{')
	return &jsonRecord{w: w}
}

func (r *jsonRecord) key(key string) {
	if r.comma {
		r.w.b = append(r.w.b, ',')
		if !r.dense {
			r.w.b = append(r.w.b, ' ')
		}
	}
	r.comma = true
	r.w.b = append(append(append(r.w.b, '"'), key...), '"', ':')
	if !r.dense {
		r.w.b = append(r.w.b, ' ')
	}
}

func (r *jsonRecord) str(key, v string) *jsonRecord {
	r.key(key)
	r.w.b = appendString(r.w.b, v)
	return r
}

func (r *jsonRecord) num(key string, v float64) *jsonRecord {
	r.key(key)
	r.w.b = appendNumber(r.w.b, v)
	return r
}

// year writes a year, or null for a side that is open.
func (r *jsonRecord) year(key string, year int) *jsonRecord {
	if year == 0 {
		return r.num(key, math.NaN())
	}
	return r.num(key, float64(year))
}

func (r *jsonRecord) strs(key string, v []string) *jsonRecord {
	r.key(key)
	r.w.b = appendStrings(r.w.b, v)
	return r
}

func (r *jsonRecord) end() { r.w.b = append(r.w.b, '}') }

func appendStrings(b []byte, v []string) []byte {
	b = append(b, '[')
	for i, s := range v {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendString(b, s)
	}
	return append(b, ']')
}

// appendNumber writes a number; JSON has none for NaN and the infinities.
func appendNumber(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, "null"...)
	}
	return appendDecimal(b, v)
}

// appendString writes a string with its letters as they are; only what JSON
// forbids is escaped, and bytes that are no UTF-8 are replaced.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				b = append(append(b, s[from:i]...), "\ufffd"...)
				from = i + 1
			}
			i += n
			continue
		}
		if c < ' ' || c == '"' || c == '\\' {
			b = append(b, s[from:i]...)
			from = i + 1
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, `\n`...)
			case '\t':
				b = append(b, `\t`...)
			default:
				b = append(b, `\u00`...)
				if c < 0x10 {
					b = append(b, '0')
				}
				b = strconv.AppendUint(b, uint64(c), 16)
			}
		}
		i++
	}
	return append(append(b, s[from:]...), '"')
}
