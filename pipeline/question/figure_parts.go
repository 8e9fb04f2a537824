package question

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// summed is the sum of amounts by year, a series for figures alone. A year that
// one of them lacks has no sum.
func (a *asking) summed(ss []*obs.Series) *obs.Series {
	if len(ss) == 1 {
		return ss[0]
	}
	out := &obs.Series{ID: "sum", Indicator: ss[0].Indicator, Entity: ss[0].Entity, Partner: ss[0].Partner, Label: a.Question.Title, Unit: ss[0].Unit}
next:
	for i, y := range ss[0].Years {
		sum, status := 0.0, ss[0].Status[i]
		for _, s := range ss {
			k, ok := slices.BinarySearch(s.Years, y)
			if !ok {
				continue next
			}
			sum += s.Values[k]
			if st := s.Status[k]; st == obs.Estimated || st == obs.Provisional {
				status = st
			}
		}
		out.Years, out.Values, out.Status = append(out.Years, y), append(out.Values, sum), append(out.Status, status)
		out.Sources, out.Periods = append(out.Sources, ss[0].Sources[i]), append(out.Periods, ss[0].Periods[i])
	}
	return out
}

// cutAll is the part of series that an order of a figure shows.
func cutAll(ss []*obs.Series, o study.Figure) []*obs.Series {
	out := make([]*obs.Series, len(ss))
	for i, s := range ss {
		out[i] = cutTo(s, o)
	}
	return out
}

// areaFigure draws who accounts for how much of the amounts, as shares of the sum
// over the five years that end in each year: of single years they would leap (G29).
// Of too short a span the shares are those of each year.
func (a *asking) areaFigure(id string, ranked []sumOf, o study.Figure) *result.Figure {
	names := a.own(ranked)
	ss := make([]*obs.Series, len(ranked))
	for i, r := range ranked {
		ss[i] = r.s
	}
	ss = cutAll(ss, o)
	first, last := endsOf(ss)
	window := fiveYears
	if last-first < 2*fiveYears {
		window = 1
	}
	f := a.picture(id, "area", a.shareTitle(a.Question.Title), ss, o)
	if o.Subtitle == "" {
		f.Subtitle = a.words("Share of each year’s sum, %, {}", span(first, last))
		if window > 1 {
			f.Subtitle = a.words("Share of the sum over the five years that end in each year, %, {}", span(first+window-1, last))
		}
	}
	f.Note = o.Note
	if note := a.lackingNote(ranked); note != "" {
		f.Note = join(join(o.Note, note), a.words("Shares are of the years that all series have."))
	}
	p := result.Panel{Y: result.Axis{Unit: obs.Unit{Kind: obs.Share, Of: a.words("the sum¦a whole"), Scale: 1}, Zero: true, Max: 100}}
	named := a.named(ranked)
	keys := colourKeys(ss)
	f.Data = &result.Data{Head: append([]string{"year"}, ids(ss)...)}
	partial := map[int]bool{} // years that some series lacks: their shares would be of less than the whole
	for _, r := range ranked {
		for _, y := range r.missing {
			partial[y] = true
		}
	}
	var begins, ends []float64 // the shares of the first and the last year drawn
	for y := first + window - 1; y <= last; y++ {
		sums, total := make([]float64, len(ss)), 0.0
		for i, s := range ss {
			for _, x := range s.Within(y-window+1, y).Years {
				if !partial[x] {
					v, _ := s.At(x)
					sums[i] += v
				}
			}
			total += sums[i]
		}
		if !(total > 0) {
			continue // nothing to share out
		}
		row := []string{strconv.Itoa(y)}
		rest := 0.0
		ends = nil
		for i := range ss {
			share := 100 * (sums[i] / total)
			ends = append(ends, share)
			row = append(row, num6(share))
			if named[i] {
				p.Bars = append(p.Bars, result.Bar{X: float64(y), Series: names[i], Entity: keys[i], Value: share})
			} else {
				rest += share
			}
		}
		if begins == nil {
			begins = ends
		}
		if slices.Contains(named, false) {
			p.Bars = append(p.Bars, result.Bar{X: float64(y), Series: a.words("Others"), Value: rest, Rank: 1})
		}
		f.Data.Rows = append(f.Data.Rows, row)
	}
	a.context(&p, first, last, false, o)
	f.Panels = []result.Panel{p}
	f.Alt = a.words("Stacked areas. {} {}", stop(f.Title), stop(f.Subtitle))
	for i := range ends {
		if i < 8 && max(begins[i], ends[i]) >= 0.5 {
			f.Alt += " " + a.words("{}: {} at first, {} in the end.", names[i], percent(begins[i]/100).In(a.l), percent(ends[i]/100).In(a.l))
		}
	}
	return f
}

// shareTitle names the same amounts as shares.
func (sp speaker) shareTitle(title string) string {
	if ended(title) {
		return sp.words("{}, by share¦a title", title[:len(title)-1])
	}
	return sp.words("{} by share¦a title", title)
}

// mostFlowNames is how many names a side of a flow figure has before the rest is
// joined.
const mostFlowNames = 8

// flowFigure draws sums as ribbons from those who send to those who receive. The
// side with fewer names decides the colours.
func (a *asking) flowFigure(id string, ranked []sumOf, total float64, o study.Figure) *result.Figure {
	type key struct{ from, to string }
	var ss []*obs.Series
	sums := map[key]float64{}
	from, to := map[string]float64{}, map[string]float64{}
	for _, r := range ranked {
		if r.s.Partner == "" || !(r.sum > 0) {
			continue
		}
		ss = append(ss, r.s)
		sums[key{r.s.Entity, r.s.Partner}] += r.sum
		from[r.s.Entity] += r.sum
		to[r.s.Partner] += r.sum
	}
	if len(ss) == 0 {
		return nil
	}
	f := a.picture(id, "flow", a.Question.Title, ss, o)
	if o.Subtitle == "" {
		f.Subtitle = a.words("Sum of {}, {}", a.yearsAll(ss), result.UnitWords(a.l, ss[0].Unit))
	}
	f.Note = join(o.Note, a.lackingNote(ranked))
	senders, receivers := greatest(from), greatest(to)
	name := func(id string, kept []string) (string, bool) {
		if slices.Contains(kept, id) && !strings.HasPrefix(id, "other-") {
			return a.upperFirst(a.tb.Entity(id).Label), true
		}
		return a.words("Others"), false
	}
	p := result.Panel{Y: result.Axis{Unit: ss[0].Unit}, Eras: []result.EraBand{{Label: a.words("From¦a side of a flow diagram")}, {Label: a.words("To¦a side of a flow diagram")}}}
	f.Data = &result.Data{Head: []string{"from", "to", "sum", "share"}}
	f.Alt = a.words("Flow diagram. {} {}.", stop(f.Title), f.Subtitle)
	place := map[[2]string]int{}
	for _, s := range ss {
		v := sums[key{s.Entity, s.Partner}]
		f.Data.Rows = append(f.Data.Rows, []string{s.Entity, s.Partner, num6(v), num6(v / total)})
		a1, known := name(s.Entity, senders)
		b1, _ := name(s.Partner, receivers)
		w := result.Flow{From: a1, To: b1, Value: v, Entity: s.Entity}
		if len(to) <= len(from) {
			w.Entity = s.Partner
		}
		if len(to) == 1 || len(from) == 1 { // then one side's colour says nothing
			w.Entity = s.Entity
			if len(from) == 1 {
				w.Entity = s.Partner
			}
			if !slices.Contains(a.st.Leads, w.Entity) {
				w.Rank = 1
			}
		} else if !known {
			w.Rank = 1
		}
		if i, ok := place[[2]string{a1, b1}]; ok { // the others of one receiver are one flow
			p.Flows[i].Value += v
			continue
		}
		place[[2]string{a1, b1}] = len(p.Flows)
		p.Flows = append(p.Flows, w)
	}
	for _, w := range p.Flows[:min(len(p.Flows), 16)] {
		f.Alt += " " + a.words("{} to {}: {}.¦a flow", w.From, w.To, shown(w.Value, ss[0].Unit).In(a.l))
	}
	f.Panels = []result.Panel{p}
	return f
}

// greatest are the IDs with the greatest sums, as many as a side names, in order.
func greatest(sums map[string]float64) []string {
	out := make([]string, 0, len(sums))
	for id := range sums {
		out = append(out, id)
	}
	sort.Slice(out, func(i, j int) bool {
		if x, y := sums[out[i]], sums[out[j]]; x != y {
			return x > y
		}
		return out[i] < out[j]
	})
	return out[:min(len(out), mostFlowNames)]
}
