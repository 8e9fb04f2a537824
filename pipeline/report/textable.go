package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/typeface"
)

// TableTeX is a table of a language for a paper: booktabs rules and siunitx columns, as a float, or
// as a longtable where it would not stand on a page. The paper needs
//
//	\usepackage[T1]{fontenc} \usepackage{array,booktabs,longtable,siunitx,textcomp}
//
// and refers to it by \ref{tab:<id>}.
func TableTeX(t *result.Table, l *lang.Language) []byte {
	w := &texTable{t: t, l: l}
	w.measure()
	return w.write()
}

// A texTable is a table with what its columns need.
type texTable struct {
	t    *result.Table
	l    *lang.Language
	cols []texColumn
	size string
	sep  string // room beside a column
}

type texColumn struct {
	spec         string
	whole, parts int  // digits before and after the point
	sign         bool // some number is negative
	mark         bool
	number       bool
	width        float64 // in ems of the type, as it would like to be
}

// longTeX is from how many rows on a table may part over pages.
const longTeX = 38

// texWidth is how much wider Latin Modern runs, in small sizes, than the face that is
// measured.
const texWidth = 1.16

// texGap is the space between columns in ems: twice 4 pt.
const texGap = 1.15

func texEms(s string) float64 { return texWidth * typeface.Serif.Width(seen(s), 1) }

// texMeasure is the width of a text column in ems of 10 pt: 150 mm.
const texMeasure = 42.0

func (w *texTable) measure() {
	w.cols = make([]texColumn, len(w.t.Cols))
	total := 0.0
	for i, c := range w.t.Cols {
		col := &w.cols[i]
		col.number = !c.Words
		wide := func(s string) { col.width = max(col.width, texEms(s)) }
		for _, word := range strings.Fields(c.Head + " " + c.Unit) {
			wide(word)
		}
		for _, r := range w.t.Rows {
			if r.Group || i >= len(r.Cells) {
				continue
			}
			cell := r.Cells[i]
			wide(cell.In(w.l))
			if whole, frac, neg, ok := plainNumber(cell); ok && col.number {
				col.whole, col.parts, col.sign = max(col.whole, len(whole)), max(col.parts, len(frac)), col.sign || neg
				col.mark = col.mark || cell.Mark != ""
			}
		}
		if col.number {
			col.width += 0.4 // siunitx leaves room beside the point and for a sign
		}
		total += col.width + texGap
	}
	// Long words get what the short columns leave.
	room := texMeasure
	for _, s := range []struct {
		name  string
		scale float64
	}{{`\small`, 0.9}, {`\footnotesize`, 0.8}, {`\scriptsize`, 0.7}} {
		w.size, room = s.name, texMeasure/s.scale
		if total <= room {
			break
		}
	}
	fixed, long := 0.0, 0.0
	for i := range w.cols {
		if !w.cols[i].number && w.cols[i].width > 12 {
			long += w.cols[i].width
			fixed += texGap
		} else {
			fixed += w.cols[i].width + texGap
		}
	}
	w.sep = "4pt"
	if fixed > room || long > 0 && fixed > 0.9*room { // words would have no room
		w.sep = "2pt"
		fixed -= texGap / 2 * float64(len(w.cols))
	}
	for i := range w.cols {
		col := &w.cols[i]
		switch {
		case col.number && col.whole > 0:
			sign := ""
			if col.sign {
				sign = "-"
			}
			col.spec = "S[table-format=" + sign + strconv.Itoa(col.whole) + "." + strconv.Itoa(col.parts)
			if col.parts == 0 {
				col.spec = strings.TrimSuffix(col.spec, ".0")
			}
			if col.mark {
				col.spec += ",table-space-text-post={*}"
			}
			col.spec += "]"
		case col.number:
			col.spec = "r"
		case col.width > 12 && total > room:
			share := min(max(room-fixed, 0.22*room)*col.width/long, 1.15*col.width)
			col.spec = `>{\raggedright\arraybackslash}p{` + strconv.FormatFloat(0.87*share, 'f', 1, 64) + `em}`
		default:
			col.spec = "l"
		}
	}
}

// plainNumber is a cell's number as siunitx reads it: digits before and after the
// point. What has a currency, a unit or a relation beside it is none.
func plainNumber(c result.Cell) (whole, frac string, negative, ok bool) {
	if !c.Number {
		return "", "", false, false
	}
	s := strings.ReplaceAll(c.Format.String(lang.English, c.Value, c.Unit), ",", "")
	if rest, cut := strings.CutPrefix(s, result.Minus); cut {
		s, negative = rest, true
	}
	s = strings.TrimPrefix(s, "+")
	whole, frac, _ = strings.Cut(s, ".")
	digits := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	return whole, frac, negative, whole != "" && digits(whole) && digits(frac)
}

func (w *texTable) write() []byte {
	t := w.t
	long := len(t.Rows) > longTeX
	var b strings.Builder
	line := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
		b.WriteByte('\n')
	}
	line("% " + texWords(t.Title))
	numbers := "" // as the language writes them, in a paper of any
	if w.l.ID() != lang.English.Code {
		numbers = `\sisetup{group-separator={` + w.l.Group() + `},output-decimal-marker={` + w.l.Point() + `}}`
	}
	specs := make([]string, len(w.cols))
	for i, c := range w.cols {
		specs[i] = c.spec
	}
	columns := `{@{}` + strings.Join(specs, "") + `@{}}`
	caption := `\caption{` + texWords(t.Title) + `}\label{tab:` + texLabel(t.ID) + `}`
	if long {
		line(`\begingroup`, w.size, `\setlength{\tabcolsep}{`, w.sep, `}`, numbers)
		line(`\begin{longtable}`, columns)
		line(caption, `\\`)
		w.head(line)
		line(`\endfirsthead`)
		w.head(line)
		line(`\endhead`)
		line(`\bottomrule`)
		line(`\endlastfoot`)
	} else {
		line(`\begin{table}[htbp]`)
		line(`\centering`, w.size, `\setlength{\tabcolsep}{`, w.sep, `}`, numbers)
		line(caption)
		line(`\begin{tabular}`, columns)
		w.head(line)
	}
	for i, r := range t.Rows {
		if r.Group {
			if i > 0 {
				line(`\addlinespace`)
			}
			line(`\multicolumn{`, strconv.Itoa(max(len(w.cols), 1)), `}{@{}p{\linewidth}@{}}{\raggedright\textbf{`, texWords(groupName(r)), `}} \\`)
			continue
		}
		cells := make([]string, len(w.cols))
		for k := range w.cols {
			if k < len(r.Cells) {
				cells[k] = w.cell(r.Cells[k], w.cols[k])
			}
		}
		line(strings.Join(cells, " & "), ` \\`)
	}
	if long {
		line(`\end{longtable}`)
	} else {
		line(`\bottomrule`)
		line(`\end{tabular}`)
	}
	for _, n := range []struct{ label, words string }{{w.l.Phrase("Source:"), t.Source}, {w.l.Phrase("Note:"), t.Note}} {
		if n.words != "" {
			line(`\par\smallskip{\raggedright\footnotesize\emph{`, texWords(n.label), `} `, texWords(n.words), `\par}`)
		}
	}
	if long {
		line(`\endgroup`)
	} else {
		line(`\end{table}`)
	}
	return []byte(b.String())
}

// head is the columns' heads, with those that stand over several columns above.
func (w *texTable) head(line func(...string)) {
	g := &grid{src: w.t}
	line(`\toprule`)
	var names, units, rules []string
	measured := false
	for i := 0; i < len(w.t.Cols); i++ {
		c := w.t.Cols[i]
		n := g.reach(i)
		if n > 0 {
			names = append(names, `\multicolumn{`+strconv.Itoa(n+1)+`}{c}{`+texWords(c.Head)+`}`)
			rules = append(rules, `\cmidrule(lr){`+strconv.Itoa(i+1)+`-`+strconv.Itoa(i+n+1)+`}`)
		} else {
			names = append(names, w.stacked(c.Head, w.cols[i]))
		}
		for k := i; k <= i+n; k++ {
			units = append(units, w.stacked(w.t.Cols[k].Unit, w.cols[k]))
			measured = measured || w.t.Cols[k].Unit != ""
		}
		i += n
	}
	line(strings.Join(names, " & "), ` \\`)
	if len(rules) > 0 {
		line(strings.Join(rules, ""))
	}
	if measured {
		line(strings.Join(units, " & "), ` \\`)
	}
	line(`\midrule`)
}

// stacked is a head in as many lines as its column makes of it.
func (w *texTable) stacked(head string, col texColumn) string {
	var lines []string
	at := ""
	for _, word := range strings.Fields(head) {
		if at != "" && texEms(at+" "+word) > col.width+0.2 {
			lines, at = append(lines, texWords(at)), ""
		}
		at = strings.TrimSpace(at + " " + word)
	}
	lines = append(lines, texWords(at))
	switch {
	case len(lines) == 1:
		return `{` + lines[0] + `}`
	case col.number:
		return `{\shortstack[c]{` + strings.Join(lines, `\\`) + `}}`
	}
	return `{\shortstack[l]{` + strings.Join(lines, `\\`) + `}}`
}

// cell is a cell of words, or a number for siunitx; what is no plain number in a
// column of numbers is braced.
func (w *texTable) cell(c result.Cell, col texColumn) string {
	if whole, frac, neg, ok := plainNumber(c); ok && col.number {
		s := whole
		if frac != "" {
			s += "." + frac
		}
		if neg {
			s = "-" + s
		}
		if c.Mark != "" {
			s += `{\textsuperscript{` + texWords(c.Mark) + `}}`
		}
		return s
	}
	words := texWords(strings.Join(strings.Fields(c.In(w.l)), " "))
	if words != "" && (col.number || utf8.RuneCountInString(words) > 0) {
		words = `{` + words + `}`
	}
	return words
}

// texLabel is an ID as the key of a label: letters that TeX reads as themselves.
func texLabel(id string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x7f && (plainTeX(byte(r)) && r != ' ' && r != ',' || r == '-' || r == '@') {
			return r
		}
		return '-'
	}, id)
}
