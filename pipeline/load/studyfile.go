package load

import (
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// studyKeys are the keys of study.yaml, in the order of the documentation.
var studyKeys = []string{
	"title", "subtitle", "authors", "language", "question", "abstract", "span", "entities", "leads", "alpha", "least_n", "paper",
	"splice", "prefer", "deflators", "convert", "ranges", "corrections", "overrides",
	"eras", "events", "notes", "questions", "claims",
}

// readStudy fills a study from the tree of study.yaml; n is nil where the file
// could not be read.
func readStudy(out *sink, n *node, st *study.Study) {
	if n == nil {
		return
	}
	f := form{sink: out, yaml: true, years: calendarOf(n)}
	g := f.group(n, "a study", studyKeys...)
	if s := f.text(g["title"]); s != "" {
		st.Title = s
	}
	st.Subtitle = f.text(g["subtitle"])
	st.Authors, _ = f.texts(g["authors"], "authors: [A. Author]")
	st.Language = f.language(g["language"])
	st.Question = f.text(g["question"])
	st.Abstract = f.text(g["abstract"])
	st.From, st.To = f.span(g["span"])
	f.entities(g["entities"], st)
	st.Leads, _ = f.texts(g["leads"], "leads: [TUR, PAK]")
	st.Alpha = f.alpha(g["alpha"])
	st.LeastN = f.leastN(g["least_n"])
	st.Paper = f.paper(g["paper"])
	for _, r := range f.rules(g["splice"], "splice: {trade: [first, second]}") {
		st.Splice = append(st.Splice, study.Splice(r))
	}
	for _, r := range f.rules(g["prefer"], "prefer: {trade: [first, second]}") {
		st.Prefer = append(st.Prefer, study.Prefer{Indicator: r.Indicator, Order: r.Sources, Pos: r.Pos})
	}
	st.Eras = f.eras(g["eras"])
	st.Events = f.events(g["events"])
	notes, at := f.texts(g["notes"], "notes: a list of sentences")
	for i, s := range notes {
		st.Notes = append(st.Notes, study.Note{Text: s, Pos: at[i]})
	}
	st.Questions = f.questions(g["questions"], st.Eras)
	st.Claims = f.claims(g["claims"])
	f.dataRules(g, st)
}

// paper reads the size of the report's pages.
func (f form) paper(fl field) string {
	s := f.text(fl)
	if s == "" || slices.Contains(study.Papers, s) {
		return s
	}
	f.error(fl.val.pos, or(obs.DidYouMean(s, study.Papers), "papers are "+strings.Join(study.Papers, ", ")), "%s is not a paper", quote(s))
	return ""
}

// calendarOf looks up in the tree of study.yaml which years the study may hold.
func calendarOf(n *node) calendar {
	if n == nil {
		return calendar{}
	}
	i := slices.IndexFunc(n.fields, func(fl field) bool { return fl.key == "entities" })
	return calendar{any: i >= 0 && n.fields[i].val.kind == text && n.fields[i].val.text == "any"}
}

// year reads a year that the study may hold.
func (f form) year(n *node, what string) (int, bool) {
	y, err := strconv.Atoi(n.text)
	if n.kind != number || err != nil {
		f.error(n.pos, "write it with four digits", "%s must be a year, not %s", what, n.words())
		return 0, false
	}
	if !f.years.holds(y) {
		f.error(n.pos, f.years.outside(y, ""), "%s is %d, outside %d–%d", what, y, f.years.first(), lastYear)
		return 0, false
	}
	return y, true
}

// span reads two years; null leaves a side open.
func (f form) span(fl field) (from, to int) {
	const example = "span: [1990, 2024]"
	if fl.val == nil {
		return 0, 0
	}
	items := f.list(fl, example)
	if fl.val.kind == array && len(items) != 2 {
		f.error(fl.val.pos, "write "+example, `"span" holds %s, not two`, plural(len(items), "year"))
		return 0, 0
	}
	years := [2]int{}
	for i, n := range items {
		if n.kind != null {
			years[i], _ = f.year(n, `"span"`)
		}
	}
	if years[0] != 0 && years[1] != 0 && years[0] > years[1] {
		f.error(fl.val.pos, "swap them", "the span begins in %d and ends in %d", years[0], years[1])
		return 0, 0
	}
	return years[0], years[1]
}

// entities reads countries, any, or a list of the study's own.
func (f form) entities(fl field, st *study.Study) {
	const example = "countries, any, or a list: [{id: baykar, label: Baykar}]"
	switch {
	case fl.val == nil || fl.val.kind == text && fl.val.text == "countries":
		return
	case fl.val.kind == text && fl.val.text == "any":
		st.Countries, st.Any = false, true
		return
	case fl.val.kind == text:
		f.error(fl.val.pos, or(obs.DidYouMean(fl.val.text, []string{"countries", "any"}), "write "+example), "%s is not a word for entities", quote(fl.val.text))
		return
	}
	seen := map[string]obs.Pos{}
	for _, n := range f.list(fl, example) {
		g := f.group(n, "an entity", "id", "label")
		id := f.need(g, n, "id", "an entity", "an id: {id: baykar, label: Baykar}")
		if f.unique(seen, id, n.pos, "entities") {
			st.Entities = append(st.Entities, obs.Entity{ID: id, Label: or(f.text(g["label"]), id)})
		}
	}
}

func (f form) alpha(fl field) float64 {
	const usual = 0.05
	if fl.val == nil {
		return usual
	}
	a, err := strconv.ParseFloat(fl.val.text, 64)
	if fl.val.kind != number || err != nil || !(a > 0 && a < 1) {
		f.error(fl.val.pos, "write alpha: 0.05", `"alpha" must be a number between 0 and 1, not %s`, fl.val.words())
		return usual
	}
	return a
}

func (f form) leastN(fl field) int {
	if fl.val == nil {
		return 0
	}
	n, err := strconv.Atoi(fl.val.text)
	if fl.val.kind != number || err != nil || n < 1 {
		f.error(fl.val.pos, "write least_n: 8", `"least_n" must be a whole number of years, not %s`, fl.val.words())
		return 0
	}
	return n
}

// rules reads indicator: [first, second], the form of splice and prefer.
func (f form) rules(fl field, example string) []study.Splice {
	if fl.val == nil || !f.is(fl.val, object, quote(fl.key), example) {
		return nil
	}
	var out []study.Splice
	for _, r := range f.once(fl.val) {
		order, at := f.texts(r, "["+r.key+", …]")
		seen := map[string]bool{}
		for i, s := range order {
			if seen[s] {
				f.error(at[i], "delete one", "%s stands twice in the order of %s", quote(s), quote(r.key))
			}
			seen[s] = true
		}
		if len(order) > 0 {
			out = append(out, study.Splice{Indicator: strings.TrimSpace(r.key), Sources: order, Pos: r.pos})
		}
	}
	return out
}
