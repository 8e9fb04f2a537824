package question

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// The heights of figures in millimetres: of lines, and of those of lesser questions.
const (
	lineHeight  = 57
	minorHeight = 46
	fewHeight   = 40 // of so few values that no statistic is made of them
)

// fewValues is how many values of each series a figure needs to be of full height.
const fewValues = 8

// picture starts a figure of series: its words, palette, and the notes that the
// data call for.
func (a *asking) picture(id, kind, title string, ss []*obs.Series, order study.Figure) *result.Figure {
	f := &result.Figure{ID: id, Kind: kind, Title: title, Subtitle: a.measure(ss), Source: a.credit(ss), Colors: a.palette()}
	switch kind {
	case "line", "bars", "stacked", "area", "fiveyear", "path":
		f.Height = lineHeight
		if !slices.ContainsFunc(ss, func(s *obs.Series) bool { return s.N() >= fewValues }) {
			f.Height = fewHeight
		}
	case "scatter":
		f.Height = 1.25 * lineHeight
	}
	f.Note = strings.Join(a.gaps(ss), " ")
	asOrdered(f, order)
	return f
}

// asOrdered gives a figure the author's words, and the size and theme of its files.
func asOrdered(f *result.Figure, order study.Figure) {
	f.Layout, f.Theme = order.Layout, order.Theme
	if order.Title != "" {
		f.Title = order.Title
	}
	if order.Subtitle != "" {
		f.Subtitle = order.Subtitle
	}
	if order.Note != "" {
		f.Note = strings.TrimSpace(order.Note + " " + f.Note)
	}
}

// palette is the order of entities that decides their colours in every figure:
// the leads, then those with the most series.
func (a *asking) palette() []string {
	n := map[string]int{}
	for _, s := range a.tb.Series {
		n[s.Entity]++
	}
	var rest []string
	for _, e := range a.tb.Entities { // sorted by ID, which decides among equals
		if !slices.Contains(a.st.Leads, e.ID) {
			rest = append(rest, e.ID)
		}
	}
	slices.SortStableFunc(rest, func(x, y string) int { return n[y] - n[x] })
	return slices.Concat(a.st.Leads, rest)
}

// lead reports whether a series belongs to the study's protagonists.
func (a *asking) lead(s *obs.Series) bool {
	return slices.Contains(a.st.Leads, s.Entity) || s.Partner != "" && slices.Contains(a.st.Leads, s.Partner)
}

// gaps are the sentences of the note: missing years, estimates, splices.
func (a *asking) gaps(ss []*obs.Series) []string {
	var out []string
	var missing []string
	estimated, interpolated := 0, 0
	var spliced []string
	names := a.names(ss)
	for i, s := range ss {
		if m := missingYears(s); len(m) > 0 && len(ss) <= 4 {
			missing = append(missing, names[i]+" "+a.yearList(m))
		} else if len(m) > 0 {
			missing = append(missing, names[i])
		}
		for _, st := range s.Status {
			switch st {
			case obs.Estimated, obs.Provisional:
				estimated++
			case obs.Interpolated:
				interpolated++
			}
		}
		if len(s.Splice) > 0 && len(used(s.Sources)) > 1 {
			spliced = append(spliced, names[i])
		}
	}
	switch {
	case len(missing) > 0 && len(ss) == 1:
		out = append(out, a.words("No value for {}.", a.yearList(missingYears(ss[0]))))
	case len(missing) > 0 && len(ss) <= 4:
		out = append(out, a.words("No value for {}.", strings.Join(missing, "; ")))
	case len(missing) > 0:
		out = append(out, a.words("Series that lack some years: {}.", a.list(missing)))
	}
	if estimated > 0 {
		out = append(out, a.words("Hollow marks: {}.", a.counted(estimated, "{} estimated or provisional value", "{} estimated or provisional values")))
	}
	if interpolated > 0 {
		out = append(out, a.words("Dashed: {}.", a.counted(interpolated, "{} interpolated value", "{} interpolated values")))
	}
	switch {
	case len(spliced) > 0 && len(ss) == 1:
		out = append(out, a.words("The series is a declared splice of several sources; dashes lead from one source to the next."))
	case len(spliced) > 0:
		out = append(out, a.words("Declared splice of several sources: {}; dashes lead from one source to the next.", a.list(spliced)))
	}
	return append(out, a.madeWords(ss, names)...)
}

// missingYears are the years between the first and last value without one.
func missingYears(s *obs.Series) []int {
	var out []int
	for i := 1; i < len(s.Years); i++ {
		for y := s.Years[i-1] + 1; y < s.Years[i]; y++ {
			out = append(out, y)
		}
	}
	return out
}

// line is a series as a drawn line.
func (a *asking) line(s *obs.Series, name, colour string, rank int) result.Line {
	l := result.Line{Name: name, Entity: colour, Rank: rank, Y: s.Values}
	for i, y := range s.Years {
		l.X = append(l.X, float64(y))
		st := s.Status[i]
		l.Hollow = append(l.Hollow, st == obs.Estimated || st == obs.Provisional)
		other := i > 0 && len(s.Splice) > 0 && s.Sources[i] != s.Sources[i-1]
		l.Dashed = append(l.Dashed, st == obs.Interpolated || other)
	}
	l.Marks = len(missingYears(s)) > 0
	return l
}

// colourKeys are what the colours of a figure's series are decided by: the
// entity (of a flow, the one it starts from, or where they share that, the one it
// ends at); where series share it, each by itself.
func colourKeys(ss []*obs.Series) []string {
	keys := make([]string, len(ss))
	for i, s := range ss {
		keys[i] = s.Entity
	}
	if len(used(keys)) == len(keys) {
		return keys
	}
	for i, s := range ss {
		keys[i] = s.Partner
	}
	if len(used(keys)) == len(keys) {
		return keys
	}
	return ids(ss)
}

// leastEventSpan is how many years a figure must cover to carry events.
const leastEventSpan = 12

// context adds the study's eras and events to a panel of calendar years.
func (a *asking) context(p *result.Panel, from, to int, events bool, order study.Figure) {
	p.X = result.Axis{Years: true}
	for _, e := range a.st.Eras {
		drawn := len(a.Question.Eras) > 0
		if len(order.Eras) > 0 {
			drawn = slices.Contains(order.Eras, e.ID)
		}
		if lo, hi := max(from, open(e.From, from)), min(to, open(e.To, to)); lo < hi && drawn {
			p.Eras = append(p.Eras, result.EraBand{From: float64(lo), To: float64(hi), Label: e.Label})
		}
	}
	if !events || to-from < leastEventSpan {
		return // in a few years every event looks like a cause
	}
	for _, e := range a.st.Events {
		if e.Figure && e.Year > from && e.Year < to {
			label := e.Label
			if e.Until > e.Year { // the line stands where it begins
				label += " (" + span(e.Year, e.Until) + ")"
			}
			p.Events = append(p.Events, result.EventLine{X: float64(e.Year), Label: label})
		}
	}
}

func open(y, other int) int {
	if y == 0 {
		return other
	}
	return y
}

// trendLine is a fitted line with the interval of its mean over the series' span.
func trendLine(s *obs.Series, t *stat.Trend, colour string) (result.Line, result.Band) {
	l := result.Line{Entity: colour, Dash: true, Thin: true}
	b := result.Band{Entity: colour}
	first, last := ends(s.Years)
	for y := first; y <= last; y++ {
		fit, lo, hi := t.Band(y)
		if t.Log {
			fit, lo, hi = math.Exp(fit), math.Exp(lo), math.Exp(hi)
		}
		l.X, l.Y = append(l.X, float64(y)), append(l.Y, fit)
		b.X, b.Lo, b.Hi = append(b.X, float64(y)), append(b.Lo, lo), append(b.Hi, hi)
	}
	return l, b
}

// seriesData is the data file of a figure of series: one row a year, one column a
// series, values as published.
func seriesData(ss []*obs.Series, names []string) *result.Data {
	d := &result.Data{Head: append([]string{"year"}, names...)}
	var years []int
	for _, s := range ss {
		years = append(years, s.Years...)
	}
	slices.Sort(years)
	years = slices.Compact(years)
	for _, y := range years {
		row := []string{strconv.Itoa(y)}
		for _, s := range ss {
			cell := ""
			if v, ok := s.At(y); ok {
				cell = strconv.FormatFloat(v, 'f', -1, 64)
			}
			row = append(row, cell)
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

// altSeries describes series in words: the text alternative of a figure.
func (a *asking) altSeries(kind, title string, ss []*obs.Series, names []string) string {
	told := []string{kind + ".", stop(title), a.measure(ss) + "."}
	const most = 12
	for i, s := range ss {
		if i == most {
			told = append(told, a.words("And {} more.¦series", a.count(len(ss)-most)))
			break
		}
		if s.N() == 0 {
			told = append(told, a.words("{}: no values.", names[i]))
			continue
		}
		f := func(v float64) string { return shownOf(s, v).In(a.l) }
		first, last := ends(s.Years)
		lo, hi := extremes(s)
		told = append(told, a.words("{}: {} in {}, {} in {}; highest {} in {}, lowest {} in {}.", names[i],
			f(s.Values[0]), strconv.Itoa(first), f(s.Values[s.N()-1]), strconv.Itoa(last), f(s.Values[hi]), strconv.Itoa(s.Years[hi]), f(s.Values[lo]), strconv.Itoa(s.Years[lo])))
	}
	return strings.Join(told, " ")
}

// extremes are the indices of the least and the greatest value, the first of
// equals.
func extremes(s *obs.Series) (lo, hi int) {
	for i, v := range s.Values {
		if v < s.Values[lo] {
			lo = i
		}
		if v > s.Values[hi] {
			hi = i
		}
	}
	return lo, hi
}

// order is what the study says of the question's first figure.
func (a *asking) order() study.Figure {
	if len(a.Question.Figures) > 0 {
		return a.Question.Figures[0]
	}
	return study.Figure{}
}
