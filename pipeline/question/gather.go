package question

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// Gather joins the answers, in the order of the questions, into a result: the
// sections, the findings, the data and its doubts, and the methods used.
func Gather(st *study.Study, tb *obs.Table, answers []*Answer, faults obs.Faults) *result.Result {
	r := &result.Result{Study: st, Title: st.Title, Subtitle: st.Subtitle, Authors: st.Authors,
		Series: tb.Series, Sources: tb.Sources, Inputs: tb.Inputs}
	families := map[string]bool{}
	for _, p := range paragraphs(st.Abstract) {
		r.Abstract = append(r.Abstract, result.Words(p))
	}
	for _, a := range answers {
		if len(a.Section.Blocks) > 0 {
			r.Sections = append(r.Sections, a.Section)
		}
		r.Findings = append(r.Findings, a.Findings...)
		r.Estimates = append(r.Estimates, a.Estimates...)
		r.Pairs = append(r.Pairs, a.Pairs...)
		r.Verdicts = append(r.Verdicts, a.Verdicts...)
		r.Claims = append(r.Claims, a.Claims...)
		faults = append(faults, a.Guards...)
		for f := range a.families {
			families[f] = true
		}
	}
	r.Guards = append(faults, unusedOverrides(st, answers, faults)...).Sort()
	r.Findings = cap(r.Findings)
	sortEstimates(r.Estimates)
	d := &asking{Task: Task{st: st, tb: withoutIdle(tb, r.Estimates)}}
	r.Data = d.dataSections(r)
	r.Methods = append(methods(st, families, len(r.Pairs) > 0), appendix(families)...)
	r.References = bibliography(families)
	fileNames(r)
	return r
}

// withoutIdle is a table without the derived series that no estimate is of: they
// were made in case a question needs them.
func withoutIdle(tb *obs.Table, es []result.Estimate) *obs.Table {
	if !slices.ContainsFunc(tb.Series, func(s *obs.Series) bool { return s.Derived != "" }) {
		return tb
	}
	used := map[string]bool{}
	for _, e := range es {
		used[e.Series] = true
		for _, o := range strings.Split(e.Other, ";") {
			used[o] = true
		}
	}
	out := *tb
	out.Series = slices.DeleteFunc(slices.Clone(tb.Series), func(s *obs.Series) bool { return s.Derived != "" && !used[s.ID] })
	out.Indicators = slices.DeleteFunc(slices.Clone(tb.Indicators), func(i obs.Indicator) bool {
		return i.Derived != "" && !slices.ContainsFunc(out.Series, func(s *obs.Series) bool { return s.Indicator == i.ID })
	})
	return &out
}

// mostFindings is how many key findings a title page can carry.
const mostFindings = 16

func cap(fs []result.Text) []result.Text {
	return fs[:min(len(fs), mostFindings)]
}

// fileNames gives figures and tables IDs that can be the names of files on every
// system, each its own, and makes the text refer to them.
func fileNames(r *result.Result) {
	figures, tables := map[string]string{}, map[string]string{}
	seen := map[string]bool{}
	for _, f := range r.Figures() {
		old := f.ID
		f.ID = fileName(old, seen)
		figures[old] = f.ID
	}
	for i := range r.Claims {
		if id, ok := figures[r.Claims[i].Figure]; ok {
			r.Claims[i].Figure = id
		}
	}
	seen = map[string]bool{}
	for _, t := range r.AllTables() {
		old := t.ID
		t.ID = fileName(old, seen)
		tables[old] = t.ID
	}
	for _, part := range [][]result.Section{r.Sections, r.Data, r.Methods} {
		for _, s := range part {
			for _, b := range s.Blocks {
				for _, text := range append([]result.Text{b.Para}, b.List...) {
					for k, p := range text {
						if id, ok := figures[p.Figure]; ok {
							text[k].Figure = id
						}
						if id, ok := tables[p.Table]; ok {
							text[k].Table = id
						}
					}
				}
			}
		}
	}
}

// longestName is how many letters of an ID a file name keeps.
const longestName = 80

// fileName makes an ID a file name that is not in seen, where capitals do not
// count, as some file systems have it.
func fileName(id string, seen map[string]bool) string {
	name := strings.Trim(figureID(id), ". ")
	if name == "" {
		name = "unnamed"
	}
	if len(name) > longestName { // the digest keeps two that begin alike apart
		h := sha256.Sum256([]byte(id))
		name = name[:longestName] + "-" + hex.EncodeToString(h[:4])
	}
	base := name
	for n := 2; seen[strings.ToLower(name)]; n++ {
		name = base + "-" + strconv.Itoa(n)
	}
	seen[strings.ToLower(name)] = true
	return name
}

func sortEstimates(es []result.Estimate) {
	slices.SortStableFunc(es, func(a, b result.Estimate) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Series, b.Series), cmp.Compare(a.Other, b.Other),
			cmp.Compare(a.Era, b.Era), cmp.Compare(a.Transform, b.Transform), cmp.Compare(a.Statistic, b.Statistic),
			cmp.Compare(a.Parameters, b.Parameters))
	})
}

// dataSections list the sources with their terms, the series with their gaps,
// and the warnings.
func (a *asking) dataSections(r *result.Result) []result.Section {
	var out []result.Section
	src := a.sourcesTable()
	sec := result.Section{ID: "data", Title: "Sources and series"}
	if len(src.Rows) > 0 {
		sec.Asides = append(sec.Asides, src)
		sec.Blocks = append(sec.Blocks, result.Block{Para: say("The figures come from {}. The last section lists {} with vintage, terms of use and address, as does {}.",
			w(counted(len(a.tb.Sources), "source", "sources")), w(direction(float64(len(a.tb.Sources))-1.5, "them", "it")), result.Piece{Table: src.ID})})
	} else {
		sec.Blocks = append(sec.Blocks, result.Block{Para: say("The study does not describe its sources; units and definitions are taken as the files have them.")})
	}
	t := a.seriesTable()
	block := result.Block{Table: t}
	if len(t.Rows) > mostPrinted {
		sec.Asides = append(sec.Asides, t)
		block = result.Block{}
	}
	sec.Blocks = append(sec.Blocks, result.Block{Para: say("The {} of the study stand in {}. A missing year is never a zero: it breaks the line of a figure and is left out of the statistics, which use the true distance between years.",
		w(counted(len(a.tb.Series), "series", "series")), result.Piece{Table: t.ID})})
	if block.Table != nil {
		sec.Blocks = append(sec.Blocks, block)
	}
	if defs := a.definitions(); len(defs) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Head: "Definitions"}, result.Block{List: defs, Small: true})
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
	sec := result.Section{ID: "done", Title: "What was done to the data"}
	var items []result.Text
	for _, c := range a.tb.Corrected {
		items = append(items, say("{}, {}: corrected from {} to {} ({}; {}).", w(c.Series), year(c.Year), w(num6(c.Old)), w(num6(c.New)), w(strings.TrimSuffix(c.Reason, ".")), w(c.Pos.String())))
	}
	var made []string
	of := map[string][]string{}
	for _, s := range a.tb.Series {
		for _, m := range s.Made {
			if strings.Contains(m, "corrected from") && s.Derived == "" {
				continue // listed above
			}
			if s.Derived != "" && slices.ContainsFunc(a.tb.Series, func(o *obs.Series) bool { return o.ID == s.Derived && slices.Contains(o.Made, m) }) {
				continue // told of the series that it was made of
			}
			if len(of[m]) == 0 {
				made = append(made, m)
			}
			of[m] = append(of[m], lowerFirst(a.whole(s)))
		}
	}
	for _, m := range made {
		ids := of[m]
		if most := 8; len(ids) > most {
			ids = append(ids[:most:most], counted(len(of[m])-most, "other", "others"))
		}
		items = append(items, say("{}: {}.", w(upperFirst(list(ids))), w(a.plain(m))))
	}
	for _, held := range a.tb.Withheld {
		items = append(items, say("{}: withheld by {}. {}.", w(held.Series.ID), w(held.Guard), w(upperFirst(strings.TrimSuffix(held.Why, ".")))))
	}
	if len(items) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Para: say("Apart from what is listed here, all values are as published.")}, result.Block{List: items})
	}
	return sec
}

// warnings lists the guards that fired, and apart from them those that the study
// lets pass, with its reasons.
func (a *asking) warnings(guards obs.Faults) result.Section {
	sec := result.Section{ID: "warnings", Title: "Warnings"}
	var items, passed []result.Text
	for _, g := range a.joined(guards) {
		if g.Override == "" {
			items = append(items, guardText(g))
		} else {
			passed = append(passed, guardText(g))
		}
	}
	const most = 60
	if len(items) > most {
		rest := len(items) - most
		items = append(items[:most], say("And {} more, in results.json.", w(counted(rest, "warning", "warnings"))))
	}
	if len(items) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Para: say("The program marks what a reader of the numbers should know.")}, result.Block{List: items, Small: true})
	}
	if len(passed) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Head: "Overridden by the study"},
			result.Block{Para: say("The study lets these pass, for the reason that it gives.")}, result.Block{List: passed, Small: true})
	}
	return sec
}

// joined puts together the faults that say the same of several subjects, what stands before
// a colon, and those that a study lets pass for one reason; series go by their names.
func (a *asking) joined(guards obs.Faults) obs.Faults {
	var out obs.Faults
	at := map[string]int{}
	for _, g := range guards {
		if s := g.Series; s != "" && strings.HasPrefix(g.Msg, s+" ") {
			if i := slices.IndexFunc(a.tb.Series, func(x *obs.Series) bool { return x.ID == s }); i >= 0 {
				g.Msg = a.whole(a.tb.Series[i]) + strings.TrimPrefix(g.Msg, s)
			}
		}
		subject, rest, ok := strings.Cut(g.Msg, ": ")
		key := g.Guard + "\x00" + g.Override + "\x00" + rest
		if g.Override != "" {
			if g.Pos.File != "" && g.Question == "" { // each keeps its place
				g.Msg = strings.TrimSuffix(g.Msg, ".") + " (" + g.Pos.String() + ")"
				g.Pos = obs.Pos{}
			}
			ok, key = true, g.Guard+"\x00"+g.Override
		}
		i, seen := at[key]
		switch {
		case !ok || !seen:
			at[key] = len(out)
			out = append(out, g)
		case g.Override != "":
			out[i].Msg = strings.TrimSuffix(out[i].Msg, ".") + "; " + lowerFirst(g.Msg)
		default:
			others, _, _ := strings.Cut(out[i].Msg, ": ")
			out[i].Msg = others + "; " + lowerFirst(subject) + ": " + rest
		}
	}
	return out
}

// unusedOverrides warns of overrides that let nothing pass; where not every
// question was answered nothing can be said.
func unusedOverrides(st *study.Study, answers []*Answer, faults obs.Faults) obs.Faults {
	for _, q := range st.Questions {
		if !slices.ContainsFunc(answers, func(a *Answer) bool { return a.Section.ID == q.ID }) {
			return nil
		}
	}
	var out obs.Faults
	for _, o := range st.Overrides {
		if !slices.ContainsFunc(faults, o.Covers) {
			out = append(out, obs.Fault{Pos: o.Pos, Severity: obs.SevWarning, Fix: "delete it, or correct what it is for",
				Msg: "the override of " + o.Guard + " for " + strconv.Quote(o.For) + " lets nothing pass"})
		}
	}
	return out
}

func guardText(g obs.Fault) result.Text {
	var t result.Text
	if g.Guard != "" {
		t = append(t, result.Piece{Lit: g.Guard + ". ", Strong: true})
	}
	text := upperFirst(g.Msg)
	if g.Fix != "" && g.Guard == "" {
		text += "; " + g.Fix
	}
	text = strings.TrimSuffix(text, ".")
	if g.Pos.File != "" && g.Question == "" {
		text += " (" + g.Pos.String() + ")"
	}
	if g.Override != "" {
		text += ". Reason: " + strings.TrimSuffix(g.Override, ".")
	}
	return append(t, w(text+"."))
}

// sourcesTable lists the sources under their terms, which many of them share.
func (a *asking) sourcesTable() *result.Table {
	t := &result.Table{ID: "sources", Title: "Sources of the data, by their terms of use", Cols: []result.Column{
		{Key: "source", Head: "Source", Words: true, Width: 0.68}, {Key: "vintage", Head: "Vintage", Words: true, Width: 0.32}}}
	var terms []string
	for _, s := range a.tb.Sources {
		terms = append(terms, s.Terms)
	}
	for _, term := range used(terms) {
		t.Rows = append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: orElse(term, "Terms not stated")}}})
		for _, s := range a.tb.Sources {
			if s.Terms != term {
				continue
			}
			title := s.Title
			if s.Publisher != "" && !strings.Contains(title, s.Publisher) {
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
	t := &result.Table{ID: "series", Title: "The series of the study, by what they measure", Cols: []result.Column{
		{Key: "id", Head: "Indicator", Words: true, Width: 0.2}, {Key: "what", Head: "What", Words: true, Width: 0.42},
		{Key: "series", Head: "Series"}, {Key: "values", Head: "Values"}, {Key: "years", Head: "Years", Words: true}, {Key: "missing", Head: "Missing", Unit: "between"}}}
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
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: ind.ID}, {Text: orElse(ind.Title, ind.ID) + ", " + ind.Unit.String()},
			numberCell(float64(len(ss)), 0), numberCell(float64(values), 0), {Text: years}, numberCell(float64(missing), 0)}})
	}
	return t
}

func (a *asking) seriesTable() *result.Table {
	if len(a.tb.Series) > mostListed {
		return a.indicatorTable()
	}
	t := &result.Table{ID: "series", Title: "The series of the study", Cols: []result.Column{
		{Key: "id", Head: "Series", Words: true, Width: 0.25}, {Key: "what", Head: "What", Words: true, Width: 0.37},
		{Key: "n", Head: "n"}, {Key: "years", Head: "Years", Words: true}, {Key: "missing", Head: "Missing between", Words: true, Width: 0.16}}}
	for _, s := range a.tb.Series {
		first, last := ends(s.Years)
		years := span(first, last)
		if s.N() == 0 {
			years = "–"
		}
		what := a.whole(s) + ", " + s.Unit.String()
		if len(s.Splice) > 0 && len(used(s.Sources)) > 1 {
			what += " (splice)"
		}
		miss := yearList(missingYears(s))
		if n := len(missingYears(s)); n > 8 {
			miss = counted(n, "year", "years")
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
		def := upperFirst(text)
		if !strings.HasSuffix(def, ".") {
			def += "."
		}
		out = append(out, result.Text{{Lit: strings.Join(names, "; ") + ". ", Strong: true}, w(def)})
	}
	return out
}
