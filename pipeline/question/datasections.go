package question

import (
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// dataSections list the sources with their terms, the series with their gaps,
// and the warnings.
func (a *asking) dataSections(r *result.Result) []result.Section {
	var out []result.Section
	src := a.sourcesTable()
	sec := result.Section{ID: "data", Title: a.words("Sources and series")}
	if len(src.Rows) > 0 {
		sec.Asides = append(sec.Asides, src)
		para := a.say("The figures come from one source. The last section lists it with vintage, terms of use and address, as does {}.", result.Piece{Table: src.ID})
		if n := len(a.tb.Sources); n != 1 {
			para = a.say("The figures come from {} sources. The last section lists them with vintage, terms of use and address, as does {}.", lit(a.count(n)), result.Piece{Table: src.ID})
		}
		sec.Blocks = append(sec.Blocks, result.Block{Para: para})
	} else {
		sec.Blocks = append(sec.Blocks, result.Block{Para: a.say("The study does not describe its sources; units and definitions are taken as the files have them.")})
	}
	t := a.seriesTable()
	block := result.Block{Table: t}
	if len(t.Rows) > mostPrinted {
		sec.Asides = append(sec.Asides, t)
		block = result.Block{}
	}
	sec.Blocks = append(sec.Blocks, result.Block{Para: a.say("The {} series of the study stand in {}. A missing year is never a zero: it breaks the line of a figure and is left out of the statistics, which use the true distance between years.",
		lit(a.count(len(a.tb.Series))), result.Piece{Table: t.ID})})
	if block.Table != nil {
		sec.Blocks = append(sec.Blocks, block)
	}
	if defs := a.definitions(); len(defs) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Head: a.words("Definitions")}, result.Block{List: defs, Small: true})
	}
	out = append(out, sec)
	if done := a.doneSection(); len(done.Blocks) > 0 {
		out = append(out, done)
	}
	if len(r.Guards) > 0 {
		out = append(out, a.warnings(r.Guards))
	}
	return out
}

// doneSection says what the study did to the values as published: corrections,
// conversions and deflators, and the series that a guard withholds.
func (a *asking) doneSection() result.Section {
	sec := result.Section{ID: "done", Title: a.words("What was done to the data")}
	var items []result.Text
	for _, c := range a.tb.Corrected {
		items = append(items, a.say("{}, {}: corrected from {} to {} ({}; {}).", lit(c.Series), year(c.Year), lit(a.digits(c.Old)), lit(a.digits(c.New)), lit(strings.TrimSuffix(c.Reason, ".")), lit(c.Pos.String())))
	}
	var made []string
	of := map[string][]string{}
	for _, s := range a.tb.Series {
		for _, m := range s.Made {
			if strings.Contains(m.String(), "corrected from") && s.Derived == "" {
				continue // listed above
			}
			if s.Derived != "" && slices.ContainsFunc(a.tb.Series, func(o *obs.Series) bool { return o.ID == s.Derived && slices.Contains(plainly(o.Made), m.String()) }) {
				continue // told of the series that it was made of
			}
			words := a.plain(m)
			if len(of[words]) == 0 {
				made = append(made, words)
			}
			of[words] = append(of[words], a.lowerFirst(a.whole(s)))
		}
	}
	for _, m := range made {
		ids := of[m]
		if most := 8; len(ids) > most {
			ids = append(ids[:most:most], a.counted(len(of[m])-most, "{} other", "{} others"))
		}
		items = append(items, a.say("{}: {}.", lit(a.upperFirst(a.list(ids))), lit(m)))
	}
	for _, held := range a.tb.Withheld {
		items = append(items, a.say("{}: withheld by {}. {}.", lit(held.Series.ID), lit(held.Guard), lit(a.upperFirst(a.held(held)))))
	}
	if len(items) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Para: a.say("Apart from what is listed here, all values are as published.")}, result.Block{List: items})
	}
	return sec
}

// sourcesTable lists the sources under their terms, which many of them share.
func (a *asking) sourcesTable() *result.Table {
	t := &result.Table{ID: "sources", Title: a.words("Sources of the data, by their terms of use"), Cols: []result.Column{
		{Key: "source", Head: a.words("Source"), Words: true, Width: 0.68}, {Key: "vintage", Head: a.words("Vintage"), Words: true, Width: 0.32}}}
	var terms []string
	for _, s := range a.tb.Sources {
		terms = append(terms, s.Terms)
	}
	for _, term := range used(terms) {
		t.Rows = append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: orElse(term, a.words("Terms not stated"))}}})
		for _, s := range a.tb.Sources {
			if s.Terms != term {
				continue
			}
			title := s.Title
			if s.Publisher != "" && !strings.Contains(s.Title, s.Publisher) {
				title = s.Publisher + ", " + title
			}
			t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: orElse(title, s.ID)}, {Text: orElse(s.Vintage, "–")}}})
		}
	}
	return t
}

// mostPrinted is how many rows of a table are worth the reader's page; a longer one
// of what a figure or the text tells is a file.
const mostPrinted = 8

// mostListed is how many series are listed one by one.
const mostListed = 40

// indicatorTable lists the series of a large study by what they measure.
func (a *asking) indicatorTable() *result.Table {
	t := &result.Table{ID: "series", Title: a.words("The series of the study, by what they measure"), Cols: []result.Column{
		{Key: "id", Head: a.words("Indicator"), Words: true, Width: 0.2}, {Key: "what", Head: a.words("What¦it measures"), Words: true, Width: 0.42},
		{Key: "series", Head: a.words("Series")}, {Key: "values", Head: a.words("Values")}, {Key: "years", Head: a.words("Years"), Words: true},
		{Key: "missing", Head: a.words("Missing¦years, over the line “between”"), Unit: a.words("between¦under the head “Missing”")}}}
	for _, ind := range a.tb.Indicators {
		values, missing := 0, 0
		var ss []*obs.Series
		for _, s := range a.tb.Series {
			if s.Indicator != ind.ID {
				continue
			}
			ss = append(ss, s)
			values += s.N()
			missing += len(missingYears(s))
		}
		if len(ss) == 0 {
			continue
		}
		from, to := endsOf(ss)
		years := span(from, to)
		if from == 0 {
			years = "–"
		}
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: ind.ID}, {Text: orElse(ind.Title, ind.ID) + ", " + result.UnitWords(a.l, ind.Unit)},
			numberCell(float64(len(ss)), 0), numberCell(float64(values), 0), {Text: years}, numberCell(float64(missing), 0)}})
	}
	return t
}

func (a *asking) seriesTable() *result.Table {
	if len(a.tb.Series) > mostListed {
		return a.indicatorTable()
	}
	t := &result.Table{ID: "series", Title: a.words("The series of the study"), Cols: []result.Column{
		{Key: "id", Head: a.words("Series"), Words: true, Width: 0.25}, {Key: "what", Head: a.words("What¦it measures"), Words: true, Width: 0.37},
		{Key: "n", Head: "n"}, {Key: "years", Head: a.words("Years"), Words: true}, {Key: "missing", Head: a.words("Missing between"), Words: true, Width: 0.16}}}
	for _, s := range a.tb.Series {
		first, last := ends(s.Years)
		years := span(first, last)
		if s.N() == 0 {
			years = "–"
		}
		what := a.whole(s) + ", " + result.UnitWords(a.l, s.Unit)
		if len(s.Splice) > 0 && len(used(s.Sources)) > 1 {
			what = a.words("{} (splice)", what)
		}
		miss := a.yearList(missingYears(s))
		if n := len(missingYears(s)); n > 8 {
			miss = a.counted(n, "{} year", "{} years")
		}
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: s.ID}, {Text: what}, numberCell(float64(s.N()), 0), {Text: years}, {Text: orElse(miss, "–")}}})
	}
	return t
}

// definitions are what the indicators mean, those of one text together.
func (a *asking) definitions() []result.Text {
	var out []result.Text
	var texts []string
	for _, ind := range a.tb.Indicators {
		if ind.Definition != "" {
			texts = append(texts, ind.Definition)
		}
	}
	for _, text := range used(texts) {
		var names []string
		for _, ind := range a.tb.Indicators {
			if ind.Definition == text {
				names = append(names, ind.Label())
			}
		}
		def := a.upperFirst(text)
		if !strings.HasSuffix(def, ".") {
			def += "."
		}
		out = append(out, result.Text{{Lit: strings.Join(names, "; ") + ". ", Strong: true}, lit(def)})
	}
	return out
}
