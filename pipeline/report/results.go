package report

import (
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// resultsFormat is the version of the layout of results.json.
const resultsFormat = 2

// Written says which files hold figures and tables.
type Written struct {
	Formats []string // of figures: png, pdf, svg
	Infixes []string // of languages: "", ".tr"
}

// ResultsJSON is everything that a run found, for programs: verdicts, guards,
// estimates with the lines behind them, figures and tables, and provenance. Its
// schema is docs/schema/results.schema.json. Of an estimate, members without
// content are left out, and the lines behind it are told once for all estimates
// that share them: "uses" is their index in the list "uses".
func ResultsJSON(r *result.Result, files Written) ([]byte, error) {
	n := number(r)
	w := &jsonWriter{b: make([]byte, 0, 4096+400*len(r.Estimates))}
	w.open("", '{')
	w.num("version", resultsFormat)
	w.str("title", title(r))
	writeStudy(w, r)
	w.open("inputs", '[')
	for _, in := range r.Inputs {
		w.record().str("path", in.Path).str("sha256", in.SHA256).num("size", float64(in.Size)).end()
	}
	w.close(']')
	w.open("sources", '[')
	for _, s := range r.Sources {
		w.record().str("id", s.ID).str("title", s.Title).str("publisher", s.Publisher).
			str("vintage", s.Vintage).str("url", s.URL).str("terms", s.Terms).end()
	}
	w.close(']')
	w.open("verdicts", '[')
	for i := range r.Verdicts {
		writeVerdict(w, &r.Verdicts[i], n)
	}
	w.close(']')
	w.open("claims", '[')
	for i := range r.Claims {
		writeClaim(w, &r.Claims[i], n)
	}
	w.close(']')
	w.open("guards", '[')
	for _, g := range r.Guards {
		w.record().some("id", g.Guard).str("severity", string(g.Severity)).str("message", g.Msg).
			str("fix", g.Fix).str("file", g.Pos.File).num("line", float64(g.Pos.Line)).
			num("column", float64(g.Pos.Col)).str("question", g.Question).str("series", g.Series).
			str("override", g.Override).end()
	}
	w.close(']')
	writeShown(w, r, files)
	w.open("estimates", '[')
	var uses useWriter
	for _, e := range r.Estimates {
		writeEstimate(w, e, &uses)
	}
	w.close(']')
	w.open("uses", '[')
	for _, lines := range uses.all {
		w.line()
		w.b = appendStrings(w.b, lines)
	}
	w.close(']')
	w.close('}')
	return w.bytes()
}

func writeStudy(w *jsonWriter, r *result.Result) {
	w.open("study", '{')
	if s := r.Study; s != nil {
		w.str("id", s.ID)
		w.str("file", s.File)
		w.str("title", s.Title)
		w.str("subtitle", s.Subtitle)
		w.strs("authors", s.Authors)
		w.str("question", s.Question)
		w.num("from", float64(s.From))
		w.num("to", float64(s.To))
		w.open("eras", '[')
		for _, e := range s.Eras {
			w.record().str("id", e.ID).str("label", e.Label).year("from", e.From).year("to", e.To).end()
		}
		w.close(']')
	}
	w.close('}')
}

func writeVerdict(w *jsonWriter, v *result.Verdict, n numbers) {
	rec := w.record().str("id", v.ID).str("question", v.Question).str("kind", v.Kind).
		str("series", v.Series).str("other", v.Other).str("era", v.Era).str("status", v.Status).
		str("sentence", n.plain(v.Sentence)).strs("estimates", v.Estimates)
	if v.Kind == "claim" {
		rec.str("claim", v.Claim).str("text", v.Text)
	}
	rec.end()
}

// writeClaim writes a statement with one record a check; its figure by its file.
func writeClaim(w *jsonWriter, c *result.Claim, n numbers) {
	w.open("", '{')
	w.str("id", c.ID)
	w.str("text", c.Text)
	w.str("where", c.Where)
	w.str("quoted", c.Quoted)
	w.str("status", c.Status)
	w.str("sentence", n.plain(c.Sentence))
	w.str("near", n.plain(c.Near))
	w.str("change", n.plain(c.Change))
	w.str("figure", c.Figure)
	w.open("checks", '[')
	for _, k := range c.Checks {
		w.record().str("part", k.Part).str("reading", k.Reading).str("differs", k.Differs).str("outcome", k.Outcome).
			str("asked", n.plain(k.Asked)).str("found", n.plain(k.Found)).strs("estimates", k.Estimates).end()
	}
	w.close(']')
	w.close('}')
}

// writeShown lists figures and tables with the files that hold them.
func writeShown(w *jsonWriter, r *result.Result, in Written) {
	w.open("figures", '[')
	for _, f := range r.Figures() {
		var files []string
		for _, infix := range in.Infixes {
			for _, ext := range in.Formats {
				files = append(files, "figures/"+f.ID+infix+"."+ext)
			}
		}
		if f.Data != nil {
			files = append(files, "figures/"+f.ID+".csv")
		}
		w.record().str("id", f.ID).str("kind", f.Kind).str("title", f.Title).str("alt", f.Alt).strs("files", files).end()
	}
	w.close(']')
	w.open("tables", '[')
	for _, t := range r.AllTables() {
		files := []string{"tables/" + t.ID + ".csv"}
		for _, infix := range in.Infixes {
			files = append(files, "tables/"+t.ID+infix+".tex")
		}
		w.record().str("id", t.ID).str("title", t.Title).strs("files", files).end()
	}
	w.close(']')
}

func writeEstimate(w *jsonWriter, e *result.Estimate, uses *useWriter) {
	rec := w.dense().str("id", e.ID).str("question", e.Question).some("series", e.Series).
		some("other", e.Other).some("era", e.Era).str("transform", e.Transform).
		str("statistic", e.Statistic).some("parameters", e.Parameters).num("value", e.Value).
		some("unit", e.UnitWords).num("n", float64(e.N))
	if e.From != 0 {
		rec.num("from", float64(e.From))
	}
	if e.To != 0 {
		rec.num("to", float64(e.To))
	}
	rec.some("note", e.Note).num("uses", float64(uses.place(e.Uses)))
	rec.end()
}

// A useWriter writes places compactly: "spending-gdp.csv:2-25,27". Neighbouring
// estimates mostly use the same rows, so the last answer is kept.
type useWriter struct {
	last []obs.Pos
	out  []string
	sort []obs.Pos
	all  [][]string // told so far
	at   map[string]int
	here int // of the last
}

// place is the index of the lines behind an estimate among all.
func (u *useWriter) place(uses []obs.Pos) int {
	if u.at == nil {
		u.at = map[string]int{}
	} else if same(uses, u.last) {
		return u.here
	}
	lines := u.lines(uses)
	key := strings.Join(lines, "\x00")
	i, ok := u.at[key]
	if !ok {
		i = len(u.all)
		u.at[key] = i
		u.all = append(u.all, lines)
	}
	u.here = i
	return i
}

func same(a, b []obs.Pos) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

func (u *useWriter) lines(uses []obs.Pos) []string {
	if len(uses) > 0 && same(uses, u.last) {
		return u.out
	}
	u.last, u.out = uses, nil
	u.sort = append(u.sort[:0], uses...)
	slices.SortFunc(u.sort, obs.Pos.Compare)
	var b []byte
	for i := 0; i < len(u.sort); {
		p := u.sort[i]
		j := i + 1
		last := p.Line
		for j < len(u.sort) && u.sort[j].File == p.File && u.sort[j].Line <= last+1 {
			last = u.sort[j].Line
			j++
		}
		if i > 0 && u.sort[i-1].File == p.File {
			b = append(b, ',')
		} else {
			if i > 0 {
				u.out = append(u.out, string(b))
			}
			b = append(append(b[:0], p.File...), ':')
		}
		b = strconv.AppendInt(b, int64(p.Line), 10)
		if last > p.Line {
			b = strconv.AppendInt(append(b, '-'), int64(last), 10)
		}
		i = j
	}
	if len(b) > 0 {
		u.out = append(u.out, string(b))
	}
	return u.out
}

// plain is a text as plain words, with figures and tables by their numbers or files.
func (n numbers) plain(t result.Text) string {
	var b []byte
	for _, p := range t {
		b = append(b, n.piece(p)...)
	}
	return string(b)
}

// piece is one piece as plain words; a figure or table that the report does not
// have keeps its ID.
func (n numbers) piece(p result.Piece) string {
	switch {
	case p.Figure != "" && n.figures[p.Figure] > 0:
		return n.figure(n.figures[p.Figure])
	case p.Table != "" && n.tables[p.Table] > 0:
		return n.table(n.tables[p.Table])
	case p.Table != "" && n.files[p.Table]:
		return "tables/" + p.Table + ".csv"
	}
	return p.In(n.l)
}
