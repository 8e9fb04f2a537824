package provider

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// The columns of BACI that are read, in the order of baciRow.
const (
	baciYear = iota
	baciFrom
	baciTo
	baciProduct
	baciValue
	baciOther
)

// A baciRow is one flow: year, codes of exporter, importer and product, and the
// value in billionths of a thousand dollars.
type baciRow struct {
	n [4]uint32
	v int64
}

// otherCode stands for products that have no number, such as 9999AA.
const otherCode = math.MaxUint32

// A baciScan says how rows are read and which of them are wanted.
type baciScan struct {
	file     string
	comma    byte
	decimal  byte
	roles    []uint8 // of the columns, up to the last that is needed
	headLine int
	header   string
	products []baciSum
	chapters [100][]int // places of the products that a chapter may hold
	total    int        // place of the total among the products, or −1
	wanted   []bool     // by code; nil is all
	from, to int
}

// A baciSum is a product whose flows are summed: the codes from first to last.
type baciSum struct {
	code        string // "93", or "total"
	first, last uint32
}

// A baciWorker is what one worker has read.
type baciWorker struct {
	*baciScan
	*pairs
	rows, kept                   int
	year, entity, product, empty tally
	faults                       []obs.Fault
	wrong                        int
}

// A tally counts rows that are left out.
type tally struct{ n, first int }

func (t *tally) add(line int) {
	if t.n++; t.first == 0 || line < t.first {
		t.first = line
	}
}

func (t *tally) merge(o tally) {
	if o.n > 0 && (t.first == 0 || o.first < t.first) {
		t.first = o.first
	}
	t.n += o.n
}

// mostRowFaults is how many faults of one file are kept; the others are counted.
const mostRowFaults = 100

// chunk reads the rows of a chunk. Plain rows, which is nearly all, are read digit
// by digit; whatever else stands in one is for careful.
func (w *baciWorker) chunk(c chunk) {
	b, line := c.data, c.line
	var row baciRow
	for p := 0; p < len(b); line++ {
		start := p
		if line > w.headLine {
			if end, ok := w.plain(b, p, &row); ok {
				p = end
				w.take(&row, line)
				continue
			}
		}
		end := start + bytes.IndexByte(b[start:], '\n')
		p = end + 1
		if line > w.headLine {
			w.careful(bytes.TrimSuffix(b[start:end], []byte("\r")), line)
		}
	}
}

// plain reads a row of unsigned numbers that begins at p and returns where the
// next one begins; false is a row that holds anything else.
func (w *baciScan) plain(b []byte, p int, row *baciRow) (next int, ok bool) {
	for i, role := range w.roles {
		if i > 0 {
			if b[p] != w.comma {
				return 0, false
			}
			p++
		}
		start := p
		switch role {
		case baciValue:
			v := int64(0)
			for c := b[p] - '0'; c <= 9; c = b[p] - '0' {
				v = v*10 + int64(c)
				p++
			}
			if p == start || p-start > 9 {
				return 0, false
			}
			digits := 0
			if b[p] == w.decimal {
				p++
				point := p
				for c := b[p] - '0'; c <= 9; c = b[p] - '0' {
					v = v*10 + int64(c)
					p++
				}
				if digits = p - point; digits == 0 || digits > 9 {
					return 0, false
				}
			}
			row.v = v * tens[9-digits]
		case baciOther:
			for b[p] != w.comma && b[p] != '\n' && b[p] != '"' {
				p++
			}
		default:
			v := uint32(0)
			for c := b[p] - '0'; c <= 9; c = b[p] - '0' {
				v = v*10 + uint32(c)
				p++
			}
			if p == start || p-start > 6 {
				return 0, false
			}
			row.n[role] = v
		}
	}
	if c := b[p]; c != '\n' {
		if c != w.comma && c != '\r' {
			return 0, false
		}
		end := bytes.IndexByte(b[p:], '\n')
		if bytes.IndexByte(b[p:p+end], '"') >= 0 {
			return 0, false
		}
		p += end
	}
	n := &row.n
	return p + 1, n[baciYear] >= 1900 && n[baciYear] <= 2100 && n[baciFrom] < 1000 && n[baciTo] < 1000 && n[baciProduct] >= 10000
}

var tens = [10]int64{1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// careful reads any other row, and says what is wrong with one that is none.
func (w *baciWorker) careful(b []byte, line int) {
	text := string(b)
	if strings.Trim(text, " \t\",;") == "" {
		return
	}
	cells := split(text, rune(w.comma))
	if strings.Join(cells, string(rune(w.comma))) == w.header {
		return // files that were joined have their headers inside
	}
	var row baciRow
	var wrong string
	for i, role := range w.roles {
		if i >= len(cells) {
			wrong = fmt.Sprintf("the row has %d cells, and its header %d", len(cells), len(w.roles))
			break
		}
		cell := cells[i]
		switch role {
		case baciOther:
		case baciValue:
			if isMissing(cell) {
				w.rows++
				w.empty.add(line)
				return
			}
			v, ok := parse(strings.Replace(cell, string(rune(w.decimal)), ".", 1))
			if !ok || v < 0 || v >= math.MaxInt64/units {
				wrong = fmt.Sprintf("the value %q is no amount of thousand dollars", cell)
				break
			}
			row.v = int64(math.Round(v * units))
		case baciProduct:
			if n, err := strconv.ParseUint(cell, 10, 32); err == nil && n >= 10000 && n < 1e6 {
				row.n[role] = uint32(n)
			} else if err != nil && len(cell) == 6 && strings.Trim(cell, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
				row.n[role] = otherCode
			} else {
				wrong = fmt.Sprintf("the product %q is no code of six digits", cell)
			}
		default:
			n, err := strconv.ParseUint(strings.TrimSuffix(cell, ".0"), 10, 16)
			low, high, what := uint64(0), uint64(999), "number of a country"
			if role == baciYear {
				low, high, what = 1900, 2100, "year"
			}
			if err != nil || n < low || n > high {
				wrong = fmt.Sprintf("%q is no %s", cell, what)
			}
			row.n[role] = uint32(n)
		}
		if wrong != "" {
			break
		}
	}
	if wrong == "" {
		w.take(&row, line)
		return
	}
	w.rows++
	w.fault(line, wrong)
}

func (w *baciWorker) fault(line int, wrong string) {
	if w.wrong++; w.wrong <= mostRowFaults {
		w.faults = append(w.faults, obs.Fault{Pos: obs.Pos{File: w.file, Line: line}, Severity: obs.SevError, Msg: wrong, Fix: "download the file again, or correct the row"})
	}
}

// take adds a row to the sums that it belongs to.
func (w *baciWorker) take(row *baciRow, line int) {
	w.rows++
	n := &row.n
	switch {
	case w.from != 0 && int(n[baciYear]) < w.from || w.to != 0 && int(n[baciYear]) > w.to:
		w.year.add(line)
		return
	case w.wanted != nil && !w.wanted[n[baciFrom]] && !w.wanted[n[baciTo]]:
		w.entity.add(line)
		return
	}
	k := n[baciProduct]
	var some []int
	if k != otherCode {
		some = w.chapters[k/10000]
	}
	if w.total < 0 && !w.any(some, k) {
		w.product.add(line)
		return
	}
	at := w.at(pairKey(n[baciYear], n[baciFrom], n[baciTo]), line)
	fits := w.total < 0 || w.add(at, w.total, row.v)
	for _, s := range some {
		if p := &w.products[s]; k >= p.first && k <= p.last {
			fits = w.add(at, s, row.v) && fits
		}
	}
	if !fits {
		w.fault(line, "with this row the sum of the pair is too large to be trade in thousand dollars")
	}
	w.kept++
}

// any reports whether a product is among those that are summed.
func (w *baciWorker) any(some []int, k uint32) bool {
	for _, s := range some {
		if p := &w.products[s]; k >= p.first && k <= p.last {
			return true
		}
	}
	return false
}

// isMissing reports whether a cell says that there is no value.
func isMissing(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "", "na", "n/a", "nan", "null", "none", ".", "..", "...", "…", "-", ":":
		return true
	}
	return false
}
