package question

import (
	"math"
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// claimFigure shows a claim: levels and changes as the series with what is claimed
// as labelled dashed lines, ranks and shares as a ranking of the set, a correlation
// as a scatter. It is the first of the claim's checks that has something to show.
func (a *asking) claimFigure(j *judgement) *result.Figure {
	id := "claim-" + j.claim.ID
	for _, m := range j.found {
		switch {
		case m.c.Measure == "events" || m.c.Measure == "" || !m.made():
		case m.c.Measure == "share" || m.c.Measure == "rank":
			if f := a.claimRanking(id, j, m); f != nil {
				return f
			}
		case m.c.Measure == "correlation":
			if f := a.claimScatter(id, j, m); f != nil {
				return f
			}
		default:
			if f := a.claimLine(id, j, m); f != nil {
				return f
			}
		}
	}
	return nil
}

// verdictTitle makes a figure's title say what is claimed of it.
func verdictTitle(what string, j *judgement) string {
	if _, ok := j.onlyReading(); ok {
		return j.words("{}: the claim depends on the source", what)
	}
	return j.tell(verdictTitles[j.status], lit(what)).In(j.l)
}

var verdictTitles = map[string]string{supported: lang.Mark("{}: the claim holds"), contradicted: lang.Mark("{}: the claim is contradicted"),
	notSupported: lang.Mark("{}: the claim is neither shown nor excluded"), partly: lang.Mark("{}: the claim holds in part"),
	depends: lang.Mark("{}: the claim depends on its reading"), notTestable: lang.Mark("{}: the claim cannot be tested")}

// fewestShown is how many values a series needs to be worth a figure.
const fewestShown = 6

// claimHeight is how high the figure of a claim is, in millimetres: there are many.
const claimHeight = 50

// claimLine draws the series of a check, and of the other checks of its unit, with
// what is claimed.
func (a *asking) claimLine(id string, j *judgement, first *measuring) *result.Figure {
	var ss []*obs.Series
	var of []*measuring
	for _, m := range j.found {
		if !m.made() || slices.Contains([]string{"share", "rank", "correlation", "events", ""}, m.c.Measure) || m.c.series[0].Unit != first.c.series[0].Unit {
			continue
		}
		of = append(of, m)
		for _, s := range m.c.series {
			if !slices.Contains(ss, s) && len(ss) < 4 {
				ss = append(ss, s)
			}
		}
	}
	if !slices.ContainsFunc(ss, func(s *obs.Series) bool { return s.N() >= fewestShown && varies(s) }) {
		return nil
	}
	ss = slices.DeleteFunc(ss, func(s *obs.Series) bool { return s.N() == 0 })
	order := study.Figure{Title: verdictTitle(a.titleOfSet(ss), j)}
	if len(ss) == 1 {
		order.Title = verdictTitle(a.upperFirst(first.name(ss[0])), j)
	}
	if first.c.Measure == "sum" {
		f := a.barFigure(id, ss, order)
		f.Height = claimHeight
		f.Alt = a.claimAlt(f, j, &f.Panels[0])
		return f
	}
	f := a.lineFigure(id, ss, nil, order)
	f.Height = claimHeight
	p := &f.Panels[0]
	p.Eras = nil
	for _, m := range of {
		for _, r := range m.claimed() {
			if !slices.ContainsFunc(p.Refs, func(o result.RefLine) bool { return o.Y == r.Y }) {
				p.Refs = append(p.Refs, r)
			}
			if m.c.From == m.c.To && m.c.From != 0 { // of one year: a mark where it is claimed
				p.Points = append(p.Points, result.Point{X: float64(m.c.From), Y: r.Y, Hollow: true})
			}
		}
	}
	if len(p.Refs) == 0 && a.shownBefore(ss) {
		return nil // the figure of an earlier claim shows as much
	}
	p.Eras = a.claimedYears(of, ss)
	competing := false
	for _, s := range ss {
		for _, c := range s.Competing {
			if _, lo, hi, ok := sourcesSay(s, c.Year); ok && lo < hi && s.Reporter == "" {
				competing = true
				p.Ranges = append(p.Ranges, result.Range{X: float64(c.Year), Low: lo, High: hi})
			}
		}
	}
	if competing {
		f.Note = join(f.Note, a.words("Upright bars: the range of competing figures of a year."))
	}
	if len(p.Refs) > 0 {
		note := a.words("Dashed across: what is claimed.")
		if len(p.Points) > 0 {
			note = a.words("Dashed across: what is claimed, with a mark of another colour at the year for which it is.")
		}
		f.Note = join(f.Note, note)
	}
	f.Alt = a.claimAlt(f, j, p)
	return f
}

// shownBefore reports whether the figure of an earlier claim has the same series.
func (a *asking) shownBefore(ss []*obs.Series) bool {
	return slices.ContainsFunc(a.out.Section.Blocks, func(b result.Block) bool {
		return b.Figure != nil && b.Figure.Kind == "line" && b.Figure.Data != nil && slices.Equal(b.Figure.Data.Head[1:], ids(ss))
	})
}

// claimedYears is the band of the years that a claim is about; none where its
// readings differ in their years, or where it is about all of them.
func (sp speaker) claimedYears(of []*measuring, ss []*obs.Series) []result.EraBand {
	lo, hi := endsOf(ss)
	first, last := hi, lo
	for _, m := range of {
		from, to := m.c.From, m.c.To
		switch m.c.Measure {
		case "change":
			from, to = m.c.Before[0], m.c.After[1]
		case "extreme":
			continue
		}
		if m.c.Differs == "window" {
			return nil
		}
		first, last = min(first, open(from, lo)), max(last, open(to, hi))
	}
	first, last = max(first, lo), min(last, hi)
	if first >= last || first == lo && last == hi {
		return nil
	}
	return []result.EraBand{{From: float64(first), To: float64(last), Label: sp.words("years of the claim")}}
}

// claimed are the numbers of a claim as lines across a chart of its series.
func (m *measuring) claimed() []result.RefLine {
	c := m.c.Condition
	if c == nil || !m.c.level() || m.c.Measure == "sum" && m.c.From != m.c.To {
		return nil
	}
	q := m.a.ofSeries(m.c.series[0])
	years := m.a.spanWordsOrYear(m.c.From, m.c.To)
	if m.c.From == 0 && m.c.To == 0 {
		years = m.a.words("all years")
	}
	line := func(v float64, said string) result.RefLine {
		return result.RefLine{Y: v, Label: m.a.words("claimed for {}: {}", years, said)}
	}
	show := func(v float64) string { return q.show(v).In(m.a.l) }
	switch c.Words {
	case "near":
		if c.Within == 0 {
			return []result.RefLine{line(c.Near, show(c.Near))}
		}
		return []result.RefLine{line(c.Near, m.a.words("around {}¦a number", show(c.Near)))}
	case "at_least":
		return []result.RefLine{line(c.Low, m.a.words("at least {}", show(c.Low)))}
	case "above":
		return []result.RefLine{line(c.Low, m.a.words("over {}¦above a number", show(c.Low)))}
	case "at_most":
		return []result.RefLine{line(c.High, m.a.words("at most {}", show(c.High)))}
	case "below":
		return []result.RefLine{line(c.High, m.a.words("under {}¦below a number", show(c.High)))}
	case "between":
		low, high := c.Low+c.Within, c.High-c.Within
		return []result.RefLine{{Y: low}, line(high, m.a.words("{} to {}¦between two numbers", show(low), show(high)))} // the label of the upper line says both
	}
	return nil
}

func (a *asking) claimAlt(f *result.Figure, j *judgement, p *result.Panel) string {
	alt := f.Alt
	for _, r := range p.Refs {
		if r.Label == "" {
			continue
		}
		alt += " " + a.words("Dashed line: {}.", r.Label)
	}
	return alt + " " + a.words("Verdict: {}", j.sentence.In(a.l))
}

// claimRanking draws the set of a share or rank with the claim's series in colour.
func (a *asking) claimRanking(id string, j *judgement, m *measuring) *result.Figure {
	var ranked []sumOf
	total := 0.0
	names := a.names(m.c.among)
	first, last := endsOf(m.c.among)
	first, last = open(m.c.From, first), open(m.c.To, last)
	adds := m.c.among[0].Unit.Amount()
	for i, s := range m.c.among {
		t := s.Within(first, last)
		x := sumOf{s: t, name: names[i], missing: lacks(t, first, last)}
		for _, v := range t.Values {
			if v < 0 && adds {
				return nil
			}
			x.sum += v
		}
		if !adds && x.known() {
			x.sum = mean(t.Values)
		}
		total += x.sum
		ranked = append(ranked, x)
	}
	if !slices.ContainsFunc(ranked, sumOf.known) || adds && !(total > 0) || math.IsInf(total, 0) {
		return nil
	}
	inOrder(ranked)
	f := a.rankingFigure(id, ranked, total, study.Figure{Title: verdictTitle(a.titleOfSet(m.c.among), j)})
	all := a.own(ranked)
	for i, x := range ranked { // the claim's own series in colour, the others grey
		for k := range f.Panels[0].Bars {
			if b := &f.Panels[0].Bars[k]; b.Name == all[i] {
				b.Rank = 1
				if slices.ContainsFunc(m.c.series, func(s *obs.Series) bool { return s.ID == x.s.ID }) {
					b.Rank = 0
				}
			}
		}
	}
	f.Alt += " " + a.words("Verdict: {}", j.sentence.In(a.l))
	return f
}

// claimScatter draws the values of a correlation.
func (a *asking) claimScatter(id string, j *judgement, m *measuring) *result.Figure {
	if m.out == outOfReach {
		return nil
	}
	g := pairGot{x: m.c.series[0].Within(m.c.From, m.c.To), y: m.c.with[0].Within(m.c.From, m.c.To)}
	tr, err := stat.ParseTransform(m.c.Transform)
	first := slices.IndexFunc(m.s.ests, func(e *result.Estimate) bool { return e.Statistic == "correlation.r" }) // those with other figures come after
	if err != nil || first < 0 {
		return nil
	}
	g.verdict.Sentence = j.sentence
	f := a.scatterOf(g, tr, m.s.ests[first].Value, id)
	if f != nil {
		f.Title, f.Height = verdictTitle(m.pair(g.x, g.y), j), 1.25*claimHeight
	}
	return f
}
