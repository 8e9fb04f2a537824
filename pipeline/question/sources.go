package question

import (
	"math"
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// sources answers a question of kind sources: competing values side by side.
func sources(a *asking) {
	sh := a.sheet()
	ss := a.spans()
	descs, others := make([]got, len(ss)), make([][]trendGot, len(ss))
	for i, s := range ss {
		descs[i] = sh.ask("descriptive", subject{series: []*obs.Series{s}}, stat.Level, nil)
		for _, era := range a.Question.Eras {
			sh.ask("descriptive", subject{series: []*obs.Series{a.inEra(a.series[i], era)}, era: era}, stat.Level, nil)
		}
		others[i] = a.otherDescriptions(sh, s)
		a.sourceProse(s, a.otherMeans(s, descs[i], others[i]))
		t := a.sourceTable(s)
		if len(ss) > 1 && len(rivals(s)) < 2 { // the text says it all
			a.aside(t)
			continue
		}
		a.figure(a.rangeFigure(s))
		if t != nil && len(t.Rows) > mostCompeting {
			a.long(t)
		} else {
			a.table(t)
		}
	}
	a.table(a.otherMeansTable(ss, descs, others))
	a.keep(sh)
	a.sourcesFinding(ss)
}

// mostCompeting is how many competing figures are printed.
const mostCompeting = 10

// A rival is a year of a series for which several values compete.
type rival struct {
	year    int
	other   int // figures for another period, such as a fiscal year; they are shown, not compared
	lo, hi  obs.Observation
	chosen  obs.Observation
	n       int
	decided bool
}

// leastGap is how far apart, as a fraction, figures are that contradict each
// other; what is nearer is rounding.
const leastGap = 0.002

func rivals(s *obs.Series) []rival {
	var out []rival
	for _, c := range s.Competing {
		r := rival{year: c.Year}
		period := periodOf(c)
		for i, o := range c.Obs {
			if o.Status.Missing() {
				continue
			}
			if o.Period != period {
				r.other++
				continue
			}
			if r.n == 0 || o.Value < r.lo.Value {
				r.lo = o
			}
			if r.n == 0 || o.Value > r.hi.Value {
				r.hi = o
			}
			if i == c.Chosen {
				r.chosen, r.decided = o, true
			}
			r.n++
		}
		if r.other > 0 || r.n > 1 && (r.gap() >= leastGap || r.lo.Value <= 0 && r.hi.Value > r.lo.Value) {
			out = append(out, r)
		}
	}
	return out
}

// periodOf is the period of the figure that the statistics use, or of the first.
func periodOf(c obs.Competing) obs.Period {
	if c.Chosen >= 0 && c.Chosen < len(c.Obs) {
		return c.Obs[c.Chosen].Period
	}
	for _, o := range c.Obs {
		if !o.Status.Missing() {
			return o.Period
		}
	}
	return obs.Period{}
}

// said names who states a value.
func (a *asking) said(o obs.Observation) string {
	who := a.source(o.Source)
	if o.Reporter != "" && o.Reporter != o.Source {
		who = a.source(o.Reporter)
		if src := a.source(o.Source); src != who && o.Source != "" {
			who += " (" + src + ")"
		}
	}
	return orElse(who, a.words("an unnamed source"))
}

// sourceProse tells how far the sources are apart, and more.
func (a *asking) sourceProse(s *obs.Series, more result.Text) {
	var rs []rival
	others := 0
	for _, r := range rivals(s) {
		if r.n > 1 {
			rs = append(rs, r)
		}
		if r.other > 0 {
			others++
		}
	}
	fiscal := result.Text(nil)
	if others > 0 {
		fiscal = append(fiscal, lit(" "))
		fiscal = append(fiscal, a.say("For {} a further figure is of another period, such as a fiscal year, and is shown without being compared.", lit(a.counted(others, "{} year", "{} years")))...)
	}
	if len(rs) == 0 {
		a.para(append(a.say("{}: no year has figures that contradict each other.", lit(a.whole(s))), fiscal...))
		return
	}
	widest := rs[0]
	for _, r := range rs {
		if r.gap() > widest.gap() || widest.gap() == 0 && r.gap() == 0 && r.hi.Value-r.lo.Value > widest.hi.Value-widest.lo.Value {
			widest = r
		}
	}
	t := a.say("{}: for {} with a value the sources give different figures.", lit(a.whole(s)), lit(a.of(len(rs), told(s))))
	lo := amount(widest.lo.Value, s.Unit, result.Amount).From(result.Competing(s, widest.lo))
	hi := shown(widest.hi.Value, s.Unit).From(result.Competing(s, widest.hi))
	apart := a.say("{} gives {} and {} gives {}", lit(a.said(widest.lo)), lo, lit(a.said(widest.hi)), hi)
	switch g := widest.gap(); {
	case g >= 10:
		apart = a.say("{}, {} times as much", apart, lit(a.count(int(math.Round(g+1)))))
	case g > 0:
		more := percent(g)
		if g < 0.095 {
			more = percentFine(g)
		}
		apart = a.say("{}, {} more", apart, more.From(&result.Origin{Made: relativeChange, Data: append(lo.Origin.Data, hi.Origin.Data...)}))
	}
	t = append(t, lit(" "))
	if len(rs) == 1 {
		t = append(t, a.say("That is {}, when {}.", year(widest.year), apart)...)
	} else {
		t = append(t, a.say("They are furthest apart in {}, when {}.", year(widest.year), apart)...)
	}
	if widest.decided {
		t = append(append(t, lit(" ")), a.say("The statistics use {}.", shown(widest.chosen.Value, s.Unit).From(result.Competing(s, widest.chosen)))...)
	}
	if t = append(t, fiscal...); len(more) > 0 {
		t = append(append(t, lit(" ")), more...)
	}
	a.para(t)
	if len(a.series) <= 2 && widest.gap() >= worthAFinding {
		a.finding(a.say("For {} published figures of {} differ: {} in one, {} in another.", year(widest.year), lit(a.lowerFirst(a.whole(s))),
			lo, hi))
	}
	freight := 0
	for _, r := range rs {
		if s.Partner != "" && r.gap() > 0.10 {
			freight++
		}
	}
	if freight > 0 {
		a.guardOn([]*obs.Series{s}, "G12", obs.SevWarning, a.words("{}: in {} the mirror figures are further apart than freight and insurance (6–10%) explain.", a.whole(s), a.counted(freight, "{} year", "{} years")))
	}
}

// worthAFinding is how far apart, as a fraction, figures are that a title page tells.
const worthAFinding = 1.0 / 3

// told is how many years of a series have a value or several that compete.
func told(s *obs.Series) int {
	n := s.N()
	for _, c := range s.Competing {
		if _, ok := s.At(c.Year); !ok {
			n++
		}
	}
	return n
}

// gap is how much more the greatest figure is than the least, as a fraction; 0 where
// the least is not above zero.
func (r rival) gap() float64 {
	if r.lo.Value <= 0 {
		return 0
	}
	return r.hi.Value/r.lo.Value - 1
}

// seldomRivals reports whether so few years of a series have figures that compete, less
// than a quarter, that the table of them says more than a figure of all years.
func seldomRivals(s *obs.Series) bool { return 4*len(rivals(s)) < told(s) }

// rangeFigure shows every figure of every year, joined where they compete.
func (a *asking) rangeFigure(s *obs.Series) *result.Figure {
	order := a.order()
	if order.Kind == "none" || told(s) == 0 || order.Kind == "" && seldomRivals(s) {
		return nil
	}
	id := a.Question.ID
	if len(a.series) > 1 {
		id += "-" + figureID(s.ID)
	}
	// The two groups of its marks.
	usedFigure, otherFigure := a.words("used by the statistics"), a.words("another figure for the year")
	f := a.picture(id, "range", a.words("{}: what the sources say", a.whole(s)), []*obs.Series{s}, order)
	f.Height = minorHeight
	f.Note = a.words("Each mark is a published figure, hollow where it is estimated or rounded; a bar joins the figures of one year.")
	if g := a.gaps([]*obs.Series{s}); len(missingYears(s)) > 0 {
		f.Note += " " + g[0]
	}
	p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Unit: s.Unit, Zero: true}}
	f.Data = &result.Data{Head: []string{"year", "value", "used", "reporter", "source", "status"}}
	compete := map[int]bool{}
	for _, r := range rivals(s) {
		compete[r.year] = true
		if r.n < 2 {
			continue
		}
		p.Ranges = append(p.Ranges, result.Range{X: float64(r.year), Low: r.lo.Value, High: r.hi.Value})
	}
	row := func(o obs.Observation, used bool) {
		f.Data.Rows = append(f.Data.Rows, []string{strconv.Itoa(o.Year), num6(o.Value), strconv.FormatBool(used), o.Reporter, o.Source, string(o.Status)})
	}
	for i, y := range s.Years {
		if compete[y] {
			continue
		}
		st := s.Status[i]
		p.Points = append(p.Points, result.Point{X: float64(y), Y: s.Values[i], Entity: s.Entity, Series: usedFigure, Hollow: st == obs.Estimated || st == obs.Provisional})
		row(obs.Observation{Year: y, Value: s.Values[i], Source: s.Sources[i], Status: st}, true)
	}
	for _, c := range s.Competing {
		if !compete[c.Year] {
			continue
		}
		for i, o := range c.Obs {
			if o.Status.Missing() {
				continue
			}
			chosen := i == c.Chosen
			pt := result.Point{X: float64(o.Year), Y: o.Value, Entity: s.Entity, Series: otherFigure, Hollow: o.Status == obs.Estimated || o.Status == obs.Provisional}
			if chosen {
				pt.Series = usedFigure
			}
			p.Points = append(p.Points, pt)
			row(o, chosen)
		}
	}
	lo, hi := ends(s.Years)
	a.context(&p, lo, hi, false, a.order())
	f.Panels = []result.Panel{p}
	f.Alt = a.words("Range chart of competing figures. {} {}.", stop(f.Title), a.measure([]*obs.Series{s}))
	for _, r := range rivals(s) {
		if r.n < 2 {
			continue
		}
		f.Alt += " " + a.words("{}: from {} to {}.¦a year and two values", strconv.Itoa(r.year), shown(r.lo.Value, s.Unit).In(a.l), shown(r.hi.Value, s.Unit).In(a.l))
	}
	return f
}

// sourceTable lists the competing figures with who states them.
func (a *asking) sourceTable(s *obs.Series) *result.Table {
	rs := rivals(s)
	if len(rs) == 0 {
		return nil
	}
	id := a.Question.ID
	if len(a.series) > 1 {
		id += "-" + figureID(s.ID)
	}
	t := &result.Table{ID: id + "-competing", Title: a.words("Competing figures: {} ({})", a.lowerFirst(a.whole(s)), result.UnitWords(a.l, s.Unit)),
		Note: a.words("* The figure that the statistics use."),
		Cols: []result.Column{{Key: "year", Head: a.words("Year¦a column"), Words: true}, {Key: "value", Head: a.words("Value")}, {Key: "source", Head: a.words("Stated by"), Words: true, Width: 0.42}, {Key: "note", Head: a.words("Remark"), Words: true, Width: 0.38}}}
	f := result.Format{Decimals: decimalsOf(s)}
	if s.Unit.Percent() {
		f.Decimals = 1
	}
	differ := map[int]bool{}
	for _, r := range rs {
		differ[r.year] = true
	}
	for _, c := range s.Competing {
		if !differ[c.Year] {
			continue
		}
		first := true
		for i, o := range c.Obs {
			if o.Status.Missing() || math.IsNaN(o.Value) {
				continue
			}
			cell := result.Cell{Number: true, Value: o.Value, Unit: obs.Unit{}, Format: f, Origin: result.Competing(s, o)}
			if i == c.Chosen {
				cell.Mark = "*"
			}
			y := ""
			if first {
				y = strconv.Itoa(c.Year)
			}
			first = false
			note := o.Note
			if o.Period.Month != 0 && note == "" {
				note = a.words("fiscal year")
			}
			t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: y}, cell, {Text: a.said(o)}, {Text: note}}})
		}
	}
	return t
}
