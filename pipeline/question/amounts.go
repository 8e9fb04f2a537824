package question

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// sumOf is a series with the sum of its yearly amounts; of what has no sum, in the
// figure of a rank, their mean.
type sumOf struct {
	s       *obs.Series
	name    string
	desc    got
	sum     float64
	missing []int // years of the span that have no value: they are no zeros

	own, share, peak *result.Estimate // its sum, where that is no description's; its part in the whole; its greatest year's in it
}

// amounts answers a question of kind amounts: yearly amounts, their sums, and
// who accounts for how much.
func amounts(a *asking) {
	ss := a.spans()
	if !a.adds(ss) {
		return
	}
	if !slices.ContainsFunc(ss, func(s *obs.Series) bool { return s.N() > 0 }) {
		a.para(a.say("No series has a value in these years."))
		return
	}
	names := a.names(ss)
	first, last := endsOf(ss)
	sheets := make([]*sheet, len(ss))
	sums := make([]sumOf, len(ss))
	a.par(len(ss), func(i int) {
		sheets[i] = a.sheet()
		sums[i] = sumOf{s: ss[i], name: names[i], missing: lacks(ss[i], first, last),
			desc: sheets[i].ask("descriptive", subject{series: []*obs.Series{ss[i]}}, stat.Level, nil)}
		for _, v := range ss[i].Values {
			sums[i].sum += v
		}
		for _, era := range a.Question.Eras {
			sheets[i].ask("descriptive", subject{series: []*obs.Series{a.inEra(a.series[i], era)}, era: era}, stat.Level, nil)
		}
	})
	for _, s := range sheets {
		a.keep(s)
	}
	ranked := make([]sumOf, len(sums))
	copy(ranked, sums)
	inOrder(ranked)
	total := 0.0
	for _, r := range ranked {
		total += r.sum
	}
	for _, r := range ranked {
		if slices.ContainsFunc(r.s.Values, func(v float64) bool { return v < 0 }) {
			a.guard("", obs.SevError, a.words("{} has values below zero, so it has no share in a sum; the question is left out.", a.whole(r.s)))
			a.para(a.say("{} has values below zero, so the amounts cannot be shared out.", lit(a.whole(r.s))))
			return
		}
	}
	if math.IsInf(total, 0) {
		a.para(a.say("The amounts are too large to be added up."))
		return
	}
	if total == 0 {
		a.para(sentences(a.say("No amounts were recorded in {}.", lit(a.yearsAll(ss))), a.lacking(ranked)))
		return
	}
	sh := a.sheet()
	whole := sh.sums(ranked, total)
	a.keep(sh)
	a.amountProse(ranked, total, whole, ss)
	orders := a.Question.Figures
	if len(orders) == 0 {
		for _, kind := range usual("amounts", len(ss)) {
			orders = append(orders, study.Figure{Kind: kind})
		}
	}
	for k, o := range orders {
		id := a.Question.ID
		if len(orders) > 1 {
			id = fmt.Sprintf("%s-%d", id, k+1)
		}
		switch o.Kind {
		case "none":
		case "area":
			a.figure(a.areaFigure(id, ranked, o))
		case "fiveyear":
			a.figure(a.fiveYearFigure(id, []*obs.Series{a.summed(cutAll(ss, o))}, a.byYear(a.Question.Title), o))
		case "flow":
			a.figure(a.flowFigure(id, ranked, total, o))
		case "ranking":
			a.figure(a.rankingFigure(id, ranked, total, o))
		case "bars", "stacked":
			a.figure(a.stackFigure(id, ranked, o))
		default:
			a.figure(a.lineFigure(id, ss, nil, o))
		}
	}
	if len(ss) <= fewTold {
		a.aside(a.amountTable(ranked, total))
	} else {
		a.long(a.amountTable(ranked, total))
	}
}

// own is the words of an amount's series that a ranking needs: of flows, the
// end that differs.
func (a *asking) own(ss []sumOf) []string {
	var from, to []string
	for _, r := range ss {
		from, to = append(from, r.s.Entity), append(to, r.s.Partner)
	}
	out := make([]string, len(ss))
	for i, r := range ss {
		switch {
		case r.s.Partner == "" || len(ss) == 1:
			out[i] = r.name
		case len(used(to)) == 1:
			out[i] = a.upperFirst(a.tb.Entity(r.s.Entity).Label)
		case len(used(from)) == 1:
			out[i] = a.upperFirst(a.tb.Entity(r.s.Partner).Label)
		default:
			out[i] = r.name
		}
	}
	return out
}

// rivals is among how many a rank is: in English their number, in a language that
// needs a noun there with what they are.
func (a *asking) rivals(ss []*obs.Series, n int) string {
	var from, to []string
	for _, s := range ss {
		from, to = append(from, s.Entity), append(to, s.Partner)
	}
	many := a.count(n)
	switch {
	case a.kindOfSeries(ss) == countries:
		return a.words("{}¦of so many countries, a rank", many)
	case ss[0].Partner == "" || ss[0].Unit.Kind != obs.TIV:
	case len(used(to)) == 1:
		return a.words("{}¦of so many suppliers, a rank", many)
	case len(used(from)) == 1:
		return a.words("{}¦of so many recipients, a rank", many)
	}
	return a.words("{}¦of so many series, a rank", many)
}

func (a *asking) yearsAll(ss []*obs.Series) string { return span(endsOf(ss)) }

func (a *asking) amountProse(ranked []sumOf, total float64, whole *result.Estimate, ss []*obs.Series) {
	unit, years := ss[0].Unit, a.yearsAll(ss)
	names := a.own(ranked)
	if len(ranked) <= 2 {
		for i, r := range ranked {
			a.oneAmount(r, names[i], years)
			if i == 0 && r.sum > 0 {
				a.finding(a.foundOf(r, years))
			}
		}
		if unit.Kind == obs.TIV {
			a.lumps(ss)
		}
		return
	}
	top := ranked[0]
	what := a.words("{} series¦a number of them", a.count(len(ranked)))
	named, rivals, rest := 0, 0, false // that have a name; of these, that have a value and so a rank
	for _, r := range ranked {
		rest = rest || leftOver(r.s)
		named += btoi(!leftOver(r.s))
		rivals += btoi(!leftOver(r.s) && r.known())
	}
	if unit.Kind == obs.TIV && ss[0].Partner != "" {
		switch to, from := partners(ss), entities(ss); {
		case len(used(to)) == 1 && named == len(ss):
			what = a.words("{} suppliers", a.count(named))
		case len(used(to)) == 1:
			what = a.words("{} named suppliers and the others", a.count(named))
		case len(used(from)) == 1 && named == len(ss):
			what = a.words("{} recipients", a.count(named))
		case len(used(from)) == 1:
			what = a.words("{} named recipients and the others", a.count(named))
		}
	}
	first := []result.Saying{lit(what), of(whole, amount(total, unit, result.Amount)), lit(years), lit(a.upperFirst(a.the(names[0])))}
	message := lang.Mark("Together the {} come to {} in {}. {} accounts for all of it.")
	switch {
	case ranked[2].known():
		message = lang.Mark("Together the {} come to {} in {}. {} accounts for {} of it, {} for {} and {} for {}.")
		first = append(first, of(top.share, percent(top.sum/total)), lit(a.the(names[1])), of(ranked[1].share, percent(ranked[1].sum/total)), lit(a.the(names[2])), of(ranked[2].share, percent(ranked[2].sum/total)))
	case ranked[1].known():
		message = lang.Mark("Together the {} come to {} in {}. {} accounts for {} of it and {} for {}.")
		first = append(first, of(top.share, percent(top.sum/total)), lit(a.the(names[1])), of(ranked[1].share, percent(ranked[1].sum/total)))
	}
	t := a.tell(message, first...)
	ranks := rivals > 1 && a.ranks(ss)
	for i, r := range ranked {
		if ranks && a.own1(r) && i > 2 && r.known() {
			t = append(append(t, lit(" ")), a.say("{} is {} of {} with {}, {} of the whole.", lit(a.upperFirst(a.the(names[i]))), lit(a.ordinal(i+1)), lit(a.rivals(ss, rivals)), r.total(result.Amount), of(r.share, percentFine(r.sum/total)))...)
		}
	}
	lacking := a.lacking(ranked)
	a.para(sentences(t, lacking))
	for i, r := range ranked {
		if ranks && a.own1(r) && r.sum >= leastShare*total {
			message := lang.Mark("{} ranks {} of {} with {} of the whole in {}.")
			if rest {
				message = lang.Mark("{} ranks {} of the {} that are named, with {} of the whole in {}.")
			}
			a.finding(sentences(a.tell(message, lit(a.under(a.Question.Title, a.the(names[i]))), lit(a.ordinal(i+1)), lit(a.rivals(ss, rivals)), of(r.share, percentFine(r.sum/total)), lit(years)), lacking))
			lacking = nil // said once
		}
	}
}

// total is the sum as prose prints it.
func (r sumOf) total(style result.Style) result.Piece {
	if !r.desc.ok() {
		return of(r.own, amountOf(r.s, r.sum, style))
	}
	return num(r.s, r.desc, "sum", style)
}

// of is "the one year", "both years", "all seven years", "five of the seven years".
func (sp speaker) of(part, whole int) string {
	switch {
	case whole == 1:
		return sp.words("the one year")
	case part == whole && whole == 2:
		return sp.words("both years")
	case part == whole:
		return sp.words("all {} years", sp.count(whole))
	}
	return sp.words("{} of the {} years", sp.count(part), sp.count(whole))
}

// leftOver reports whether a series adds up what is left over: the study declares an
// entity whose ID begins with "other-". It counts in the whole and has no rank.
func leftOver(s *obs.Series) bool {
	return strings.HasPrefix(s.Entity, "other-") || strings.HasPrefix(s.Partner, "other-")
}

// own1 reports whether a flow runs between the study's leads, or a series is a
// lead's.
func (a *asking) own1(r sumOf) bool {
	isLead := func(id string) bool {
		for _, l := range a.st.Leads {
			if l == id {
				return true
			}
		}
		return false
	}
	return isLead(r.s.Entity) && (r.s.Partner == "" || isLead(r.s.Partner))
}

// percentFine prints a share with one decimal.
func percentFine(f float64) result.Piece {
	d := 1
	if f < 0.001 && f > 0 {
		d = 2
	}
	return result.Piece{Number: true, Value: f, Format: result.Format{Style: result.Percent, Decimals: d}}
}

// byYear is the title of the same amounts by year.
func (sp speaker) byYear(title string) string {
	if ended(title) {
		return sp.words("{}, by year¦a title", title[:len(title)-1])
	}
	return sp.words("{} by year¦a title", title)
}

// peakYears are the years of the greatest amount, which several may share.
func peakYears(s *obs.Series) []int {
	_, hi := extremes(s)
	var out []int
	for i, v := range s.Values {
		if v == s.Values[hi] {
			out = append(out, s.Years[i])
		}
	}
	return out
}

// leastShare is the part of a whole below which a rank is no finding.
const leastShare = 0.01

func (a *asking) amountTable(ranked []sumOf, total float64) *result.Table {
	var ss []*obs.Series
	for _, r := range ranked {
		ss = append(ss, r.s)
	}
	names := a.own(ranked)
	t := &result.Table{ID: a.Question.ID + "-amounts", Title: a.under(a.Question.Title, a.words("sums of {} ({})", a.yearsAll(ss), result.UnitWords(a.l, ss[0].Unit))), Source: a.credit(ss),
		Cols: []result.Column{{Key: "series", Head: a.words("Series"), Words: true}, {Key: "sum", Head: a.words("Sum¦a column")}, {Key: "share", Head: a.words("Share¦a column"), Unit: "%"},
			{Key: "years", Head: a.words("Years"), Unit: a.words("with any¦years, under their number")}, {Key: "max", Head: a.words("Greatest¦over the line “year’s amount”"), Unit: a.words("year’s amount¦under the head “Greatest”")},
			{Key: "max_year", Head: a.words("Year of it"), Words: true}}}
	gaps := slices.ContainsFunc(ranked, func(r sumOf) bool { return len(r.missing) > 0 })
	if gaps {
		t.Cols = append(t.Cols, result.Column{Key: "missing", Head: a.words("No value¦over the years that lack one"), Words: true})
	}
	for i, r := range ranked {
		active, hi := 0, 0
		for k, v := range r.s.Values {
			if v > 0 {
				active++
			}
			if v > r.s.Values[hi] {
				hi = k
			}
		}
		row := []result.Cell{{Text: names[i]}, r.desc.cell("sum", result.Format{Decimals: 1}), numberCell(100*(r.sum/total), 1), numberCell(float64(active), 0)}
		if r.share != nil {
			row[2].Estimate = r.share.ID
		}
		if !r.desc.ok() {
			if row[1] = numberCell(r.sum, 1); r.own != nil {
				row[1].Estimate = r.own.ID
			}
		}
		if !r.known() {
			row[1], row[2] = result.Cell{Text: "–"}, result.Cell{Text: "–"}
		}
		if active > 0 {
			greatest := numberCell(r.s.Values[hi], 1)
			greatest.Origin = result.Published(r.s, r.s.Years[hi])
			row = append(row, greatest, result.Cell{Text: a.yearList(peakYears(r.s))})
		} else {
			row = append(row, result.Cell{Text: "–"}, result.Cell{Text: "–"})
		}
		if gaps {
			row = append(row, result.Cell{Text: orElse(a.yearList(r.missing), "–")})
		}
		t.Rows = append(t.Rows, result.Row{Cells: row})
	}
	return t
}
