package question

import (
	"math"
	"slices"
	"sort"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// describe answers a question of kind description.
func describe(a *asking) {
	sheets := make([]*sheet, len(a.series))
	gots := make([]got, len(a.series))
	a.par(len(a.series), func(i int) {
		sheets[i] = a.sheet()
		gots[i] = sheets[i].ask("descriptive", subject{series: []*obs.Series{a.span(a.series[i])}}, stat.Level, nil)
		for _, era := range a.Question.Eras {
			sheets[i].ask("descriptive", subject{series: []*obs.Series{a.inEra(a.series[i], era)}, era: era}, stat.Level, nil)
		}
	})
	for _, s := range sheets {
		a.keep(s)
	}
	ss := a.spans()
	names := a.names(ss)
	many := len(ss) > 4
	told := a.sheet()
	for i, s := range ss {
		if !many {
			a.para(sentences(a.shape(s, a.subject(ss, names, i), gots[i]), a.otherMeans(s, gots[i], a.otherDescriptions(told, s))))
		}
	}
	if many {
		a.para(a.standing(ss, names))
	}
	a.keep(told)
	a.seriesFigures(ss, nil)
	if len(ss) <= fewTold { // the text says it all
		a.aside(a.descriptiveTable(ss, names, gots))
	} else {
		a.long(a.descriptiveTable(ss, names, gots))
	}
	a.descriptionFinding(ss, names, gots)
	a.changeGuards(ss, gots)
}

// fewTold is of how many series the text says what a table would.
const fewTold = 2

func (a *asking) spans() []*obs.Series {
	out := make([]*obs.Series, len(a.series))
	for i, s := range a.series {
		out[i] = a.span(s)
	}
	return out
}

// shape says where a series starts and ends, its highest and lowest value, and,
// where the path is not monotone, that the ends alone would mislead (G18).
func (a *asking) shape(s *obs.Series, name string, d got) result.Text {
	switch s.N() {
	case 0:
		return a.say("{} has no value in this span.", lit(name))
	case 1:
		return a.say("{} has a single value, {} in {}: nothing can be said of its course.", lit(name),
			valueOf(s, 0, result.Amount), year(s.Years[0]))
	}
	if !d.ok() {
		last, message := s.N()-1, lang.Mark("{} has {}: {} in {} and {} in {}.")
		if last > 1 {
			message = lang.Mark("{} has {}, the first {} in {} and the last {} in {}.")
		}
		return a.tell(message, lit(name), lit(a.counted(s.N(), "{} value", "{} values")),
			valueOf(s, 0, result.Amount), year(s.Years[0]), valueOf(s, last, result.Amount), year(s.Years[last]))
	}
	lo, hi := extremes(s)
	last := s.N() - 1
	if lo == hi {
		return sentences(a.say("{} was {} in every year with a value, from {} to {}.", lit(name), num(s, d, "first", result.Amount), year(s.Years[0]), year(s.Years[last])), a.unseen(s))
	}
	first := num(s, d, "first", result.Amount)
	end := num(s, d, "last", again(s.Unit))
	peak, trough := num(s, d, "max", again(s.Unit)), num(s, d, "min", again(s.Unit))
	stood := a.say("{} stood at {} in {} and at {} in {}", lit(name), first, year(s.Years[0]), end, year(s.Years[last]))
	var t result.Text
	switch {
	case hi == last && lo == 0:
		t = a.say("{}: the first year is the lowest of the span and the last the highest.", stood)
	case hi == 0 && lo == last:
		t = a.say("{}: the first year is the highest of the span and the last the lowest.", stood)
	case hi == last:
		t = a.say("{}, its highest value; the lowest, {}, is that of {}.", stood, trough, year(s.Years[lo]))
	case lo == last:
		t = a.say("{}, its lowest value; the highest, {}, is that of {}.", stood, peak, year(s.Years[hi]))
	case hi == 0:
		t = a.say("{}. The first year is also the highest; the lowest, {}, is that of {}.", stood, trough, year(s.Years[lo]))
	case lo == 0:
		t = a.say("{}. The first year is also the lowest; the highest, {}, is that of {}.", stood, peak, year(s.Years[hi]))
	default:
		t = a.say("{}. The highest value, {}, is that of {}, the lowest, {}, that of {}.", stood, peak, year(s.Years[hi]), trough, year(s.Years[lo]))
	}
	return sentences(t, a.swingText(s), a.unseen(s))
}

// unseen says for how many years between the ends there is no value.
func (sp speaker) unseen(s *obs.Series) result.Text {
	n := len(missingYears(s))
	if n == 0 {
		return nil
	}
	if n == s.Years[s.N()-1]-s.Years[0]-1 { // not one of them has a value
		return sp.say("For the {} between there is no value.", lit(sp.counted(n, "{} year", "{} years")))
	}
	return sp.say("For {} of the years between there is no value.", lit(sp.count(n)))
}

// percent is a piece that prints a fraction as a percentage; it is worked out in
// the prose from two printed values and is no estimate of its own.
func percent(f float64) result.Piece {
	return result.Piece{Number: true, Value: f, Format: result.Format{Style: result.Percent, Decimals: 0}}
}

func num(s *obs.Series, g got, name string, style result.Style) result.Piece {
	return g.num(name, result.Format{Style: style, Decimals: proseDecimals(s)})
}

// proseDecimals is how many decimals the values of a series carry in prose: −1,
// by their size, for what people say with a unit; else as many as published, at
// most three.
func proseDecimals(s *obs.Series) int {
	switch s.Unit.Kind {
	case obs.Share, obs.Rate, obs.Money, obs.TIV:
		return -1
	}
	d := 0
	for _, v := range s.Values {
		if math.Abs(v) >= 1e6 || math.Abs(v) < 1e-3 && v != 0 {
			return -1
		}
		for d < 3 && math.Abs(v*math.Pow10(d)-math.Round(v*math.Pow10(d))) > 1e-9*math.Max(1, math.Abs(v)) {
			d++
		}
	}
	return d
}

// amountOf is a value of a series with its unit, shownOf one after the unit was
// named.
func amountOf(s *obs.Series, v float64, style result.Style) result.Piece {
	return result.Piece{Number: true, Value: v, Unit: s.Unit, Format: result.Format{Style: style, Decimals: proseDecimals(s)}}
}

func shownOf(s *obs.Series, v float64) result.Piece { return amountOf(s, v, again(s.Unit)) }

// valueOf is the value of a series at an index, with the place where it was published.
func valueOf(s *obs.Series, i int, style result.Style) result.Piece {
	return amountOf(s, s.Values[i], style).From(result.Published(s, s.Years[i]))
}

// standing ranks many series of one unit in the last year that most of them have.
func (a *asking) standing(ss []*obs.Series, names []string) result.Text {
	if !sameUnit(ss) {
		return nil
	}
	counts := map[int]int{}
	best := 0
	for _, s := range ss {
		for _, y := range s.Years {
			counts[y]++
		}
	}
	for y, n := range counts {
		if n > counts[best] || n == counts[best] && y > best {
			best = y
		}
	}
	type place struct {
		i int
		v float64
	}
	var places []place
	for i, s := range ss {
		if v, ok := s.At(best); ok {
			places = append(places, place{i, v})
		}
	}
	if len(places) < 3 {
		return nil
	}
	sort.SliceStable(places, func(i, j int) bool { return places[i].v > places[j].v })
	top, low := places[0], places[len(places)-1]
	var ranks []string
	for rank, p := range places {
		if a.lead(ss[p.i]) && rank > 0 && rank < len(places)-1 {
			message := lang.Mark("{} was {}¦a rank: Türkiye was third")
			if len(ranks) > 0 {
				message = lang.Mark("{} {}¦a further rank: Türkiye was third, Pakistan fourth")
			}
			ranks = append(ranks, a.tellWords(message, a.the(names[p.i]), a.ordinal(rank+1)))
		}
	}
	message := lang.Mark("In {}, {} stood highest among the {} at {} and {} lowest at {}.")
	if len(ranks) > 0 {
		message = lang.Mark("In {}, {} stood highest among the {} at {} and {} lowest at {}; {}.")
	}
	return a.tell(message, year(best), lit(a.the(names[top.i])), lit(a.many(a.count(len(places)), ss)), amount(top.v, ss[top.i].Unit, result.Amount).From(result.Published(ss[top.i], best)),
		lit(a.the(names[low.i])), shown(low.v, ss[low.i].Unit).From(result.Published(ss[low.i], best)), lit(a.list(ranks)))
}

// ordinal is the place of a rank: first, third, 21st.
func (sp speaker) ordinal(n int) string { return sp.l.Ordinal(n) }

// descriptiveTable lists n, years, mean, spread and ends of each series.
func (a *asking) descriptiveTable(ss []*obs.Series, names []string, gots []got) *result.Table {
	t := &result.Table{ID: a.Question.ID + "-description", Title: a.words("Description of the series: {}", a.lowerFirst(a.Question.Title)),
		Note:   a.words("SD: standard deviation. Growth: compound yearly growth from the first to the last value, where both are positive."),
		Source: a.credit(ss)}
	unit := ""
	if sameUnit(ss) && len(ss) > 0 {
		unit = result.UnitWords(a.l, ss[0].Unit)
	}
	t.Cols = []result.Column{{Key: "series", Head: a.words("Series"), Words: true}}
	if unit == "" {
		t.Cols = append(t.Cols, result.Column{Key: "unit", Head: a.words("Unit"), Words: true})
	}
	// The growth of a share has no meaning that a reader could use.
	growth := slices.ContainsFunc(ss, func(s *obs.Series) bool { return !s.Unit.Percent() && s.Unit.Kind != obs.TIV })
	t.Cols = append(t.Cols, result.Column{Key: "n", Head: "n"}, result.Column{Key: "years", Head: a.words("Years"), Words: true},
		result.Column{Key: "mean", Head: a.words("Mean")}, result.Column{Key: "sd", Head: a.words("SD")},
		result.Column{Key: "min", Head: a.words("Least")}, result.Column{Key: "max", Head: a.words("Greatest")},
		result.Column{Key: "first", Head: a.words("First¦value")}, result.Column{Key: "last", Head: a.words("Last¦value")})
	if growth {
		t.Cols = append(t.Cols, result.Column{Key: "growth", Head: a.words("Growth¦of a series"), Unit: a.words("% a year¦a unit")})
	} else {
		t.Note = a.words("SD: standard deviation.")
	}
	if unit != "" {
		t.Title += " (" + unit + ")"
	}
	for i, s := range ss {
		row := []result.Cell{{Text: names[i]}}
		if unit == "" {
			row = append(row, result.Cell{Text: result.UnitWords(a.l, s.Unit)})
		}
		first, last := ends(s.Years)
		f := result.Format{Decimals: decimalsOf(s)}
		years := span(first, last)
		if s.N() == 0 {
			years = "–"
		}
		row = append(row, numberCell(float64(s.N()), 0), result.Cell{Text: years})
		for _, v := range []string{"mean", "sd", "min", "max", "first", "last"} {
			row = append(row, gots[i].cell(v, f))
		}
		if growth {
			c := gots[i].cell("cagr", result.Format{Decimals: 1})
			c.Value *= 100
			row = append(row, c)
		}
		t.Rows = append(t.Rows, result.Row{Cells: row})
	}
	return t
}

func numberCell(v float64, decimals int) result.Cell {
	return result.Cell{Number: true, Value: v, Format: result.Format{Decimals: decimals}}
}

// decimalsOf is how many decimals the values of a series carry in tables: two
// for percentages, else what leaves the greatest value three digits or all the
// digits before the point.
func decimalsOf(s *obs.Series) int {
	if s.Unit.Percent() {
		return 2
	}
	if s.N() == 0 {
		return 0
	}
	_, hi := extremes(s)
	switch v := s.Values[hi]; {
	case v >= 100:
		return 0
	case v >= 10:
		return 1
	case v >= 1:
		return 2
	default:
		return 4
	}
}
