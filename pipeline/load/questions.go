package load

import (
	"fmt"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

var questionKeys = []string{
	"id", "kind", "title", "text", "series", "with", "within", "transform", "eras", "span", "figures",
}

var transforms = []string{"level", "log", "diff", "logdiff", "detrended"}

// questions reads what is asked. Kinds, families and names of series are checked
// by package question, which knows them.
func (f form) questions(fl field, eras []study.Era) []study.Question {
	const example = "questions: [{id: spending, kind: trend, series: [spending.TUR]}]"
	var out []study.Question
	seen := map[string]obs.Pos{}
	for _, n := range f.list(fl, example) {
		if !f.is(n, object, "a question", "{id: spending, kind: trend, series: [spending.TUR]}") {
			continue
		}
		if q := f.question(n, eras); f.unique(seen, q.ID, n.pos, "questions") {
			out = append(out, q)
		}
	}
	if fl.val != nil && fl.val.kind == array && len(fl.val.items) == 0 {
		f.warn(fl.pos, obs.Say("delete the key, or ask something"), obs.Say(`"questions" is empty, so that the default questions are asked`))
	}
	return out
}

func (f form) question(n *node, eras []study.Era) study.Question {
	q := study.Question{Pos: n.pos}
	g := map[string]field{}
	var others []field
	for _, fl := range f.once(n) {
		if contains(questionKeys, fl.key) || fl.key == "family" {
			g[fl.key] = fl
		} else {
			others = append(others, fl)
		}
	}
	q.ID = f.id(g, n, "a question", "an id: {id: spending, kind: trend}")
	q.Kind = f.need(g, n, "kind", fmt.Sprintf("the question %s", quote(q.ID)), "a kind such as kind: trend")
	// A null is the default of a parameter, and once leaves those fields out.
	if isStatistics(q.Kind) {
		for _, fl := range n.fields {
			if fl.val.kind == null && !contains(questionKeys, fl.key) && fl.key != "family" {
				others = append(others, fl)
			}
		}
		slices.SortStableFunc(others, func(a, b field) int { return a.pos.Compare(b.pos) })
		q.Family = f.text(g["family"])
		q.Params = f.params(others)
	} else {
		if fl, ok := g["family"]; ok {
			others = append(others, fl)
		}
		where := "a question of kind " + q.Kind
		if q.Kind == "" {
			where = "a question"
		}
		for _, fl := range others {
			f.unknown(fl, where, questionKeys)
		}
	}
	q.Title, q.Text = f.text(g["title"]), f.text(g["text"])
	q.Series = f.refs(g["series"])
	q.With = f.refs(g["with"])
	if fl, ok := g["within"]; ok {
		q.Within = f.word(fl.val, quote(fl.key), []string{"entity", "indicator"})
	}
	for _, t := range f.entries(g["transform"], "transform: [level]") {
		if w := f.word(t, `"transform"`, transforms); w != "" {
			q.Transform = append(q.Transform, w)
		}
	}
	ids := make([]string, len(eras))
	for i, e := range eras {
		ids[i] = e.ID
	}
	for _, e := range f.entries(g["eras"], "eras: [before, after]") {
		id := f.words(e, "an era")
		if id != "" && !contains(ids, id) {
			f.error(e.pos, or(obs.DidYouMean(id, ids), "declare it under eras"), "the study has no era %s", quote(id))
		}
		q.Eras = append(q.Eras, id)
	}
	q.From, q.To = f.span(g["span"])
	for _, fig := range f.list(g["figures"], "figures: [{kind: line}]") {
		q.Figures = append(q.Figures, f.figure(fig, q.ID, ids))
	}
	return q
}

// isStatistics reports whether a question takes parameters; a misspelt kind does
// too, so that its parameters are not called faults as well.
func isStatistics(kind string) bool {
	return kind == "statistics" || len(obs.Nearest(kind, []string{"statistics"})) > 0
}

// word reads one of a few words.
func (f form) word(n *node, what string, known []string) string {
	s := f.words(n, what)
	if s == "" || contains(known, s) {
		return s
	}
	f.error(n.pos, or(obs.DidYouMean(s, known), "write one of "+list(known)), "%s cannot be %s", what, quote(s))
	return ""
}

// entries reads a list; a single value counts as a list of one.
func (f form) entries(fl field, example string) []*node {
	if fl.val != nil && (fl.val.kind == text || fl.val.kind == number || fl.val.kind == boolean) {
		return []*node{fl.val}
	}
	return f.list(fl, example)
}

func (f form) refs(fl field) []study.Ref {
	names, at := f.texts(fl, fl.key+": [spending.TUR, spending.PAK]")
	out := make([]study.Ref, len(names))
	for i := range names {
		out[i] = study.Ref{Pattern: names[i], Pos: at[i]}
	}
	return out
}

// params reads the parameters of a family: values or lists of values.
func (f form) params(fields []field) []study.Param {
	var out []study.Param
	for _, fl := range fields {
		p := study.Param{Key: fl.key, Pos: fl.pos}
		nodes := []*node{fl.val}
		if fl.val.kind == array {
			nodes = fl.val.items
		}
		for _, n := range nodes {
			switch n.kind {
			case array, object:
				f.error(n.pos, "write one value or a list of values", "a value of the parameter %s cannot be %s", quote(fl.key), n.kind)
			case null:
				p.Values = append(p.Values, "null")
			default:
				p.Values = append(p.Values, n.text)
			}
		}
		if fl.val.kind == array && len(nodes) == 0 {
			f.error(fl.val.pos, "write a value or null", "the parameter %s has no value", quote(fl.key))
		}
		out = append(out, p)
	}
	return out
}

// barFigures are the kinds whose bars start at zero.
var barFigures = []string{"bars", "stacked", "area", "fiveyear", "ranking"}

// figure reads an order of a figure of the question of that ID; eras are those of
// the study. What no figure may do is refused here, and the figure drawn without it.
func (f form) figure(n *node, question string, eras []string) study.Figure {
	g := f.group(n, "a figure", "kind", "title", "subtitle", "note", "series", "log", "zero", "axes", "span", "eras", "layout", "theme")
	fig := study.Figure{
		Kind:  f.need(g, n, "kind", "a figure", "a kind such as kind: line"),
		Title: f.text(g["title"]), Subtitle: f.text(g["subtitle"]), Note: f.text(g["note"]),
		Series: f.refs(g["series"]), Log: f.flag(g["log"], false), Pos: n.pos,
	}
	refuse := func(id string, pos obs.Pos, fix, msg string) {
		f.add(obs.Fault{Pos: pos, Severity: obs.SevError, Guard: id, Question: question, Msg: msg, Fix: fix})
	}
	if fl, ok := g["zero"]; ok {
		zero := f.flag(fl, true)
		fig.Zero = &zero
	}
	if fl, ok := g["axes"]; ok && fl.val.text != "1" {
		refuse("G31", fl.pos, "delete the key; series of several units get a panel each", "a figure with two y axes: where the lines cross depends on the scales alone")
	}
	if contains(barFigures, fig.Kind) {
		const fix = "delete the key, or order kind: line"
		if fig.Zero != nil && !*fig.Zero {
			refuse("G32", g["zero"].pos, fix, "bars that do not start at zero: the length of a bar is its value")
		} else if fig.Log {
			refuse("G32", g["log"].pos, fix, "bars on a logarithmic axis, which has no zero to start at")
		}
		fig.Zero, fig.Log = nil, false
	}
	fig.From, fig.To = f.span(g["span"])
	for _, e := range f.entries(g["eras"], "eras: [before, after]") {
		if id := f.words(e, "an era"); id != "" {
			if id != "none" && !contains(eras, id) {
				f.error(e.pos, or(obs.DidYouMean(id, eras), "declare it under eras, or write none"), "the study has no era %s", quote(id))
			}
			fig.Eras = append(fig.Eras, id)
		}
	}
	if fl, ok := g["layout"]; ok {
		fig.Layout = f.word(fl.val, quote(fl.key), []string{"page", "narrow"})
	}
	if fl, ok := g["theme"]; ok {
		fig.Theme = f.word(fl.val, quote(fl.key), []string{"light", "dark"})
	}
	return fig
}
