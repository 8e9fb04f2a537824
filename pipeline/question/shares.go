package question

import (
	"fmt"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// The values of the family amounts, which answers of amounts and of deliveries write
// beside the families that can be asked for: sums of values and their parts in a whole.

// sums writes the sum of each series, the sum of all, and what part of it each is.
// The whole of a share is the series with those of the column other.
func (s *sheet) sums(ranked []sumOf, total float64) (whole *result.Estimate) {
	var all []*obs.Series
	for _, r := range ranked {
		all = append(all, r.s)
	}
	for i := range ranked {
		r := &ranked[i]
		if !r.desc.ok() && r.s.N() > 0 {
			r.own = s.amount("sum", r.sum, []*obs.Series{r.s}, "")
		}
		if r.sum > 0 && len(ranked) <= 2 {
			_, hi := extremes(r.s)
			r.peak = s.amount("peak_share", 100*(r.s.Values[hi]/r.sum), []*obs.Series{r.s}, "")
		}
		if len(ranked) > 1 && r.known() {
			rest := append([]*obs.Series{r.s}, all[:i:i]...)
			r.share = s.amount("share", 100*(r.sum/total), append(rest, all[i+1:]...), "")
		}
	}
	if len(ranked) > 1 {
		whole = s.amount("total", total, all, "")
	}
	return whole
}

// amount writes a value of the family amounts over the years that the series have;
// which names the years where they are not all.
func (s *sheet) amount(name string, v float64, ss []*obs.Series, which string) *result.Estimate {
	e := result.Estimate{Question: s.question, Series: ss[0].ID, Other: joinIDs(ss[1:]), Transform: stat.Level.String(), Statistic: "amounts." + name, Value: v, Note: splice(ss)}
	if which != "" {
		e.Parameters = "years=" + which
	}
	e.Unit, e.UnitWords = unitOf(stat.InUnit, ss[0].Unit, stat.Level)
	if name == "share" || name == "peak_share" || name == "change" {
		e.Unit, e.UnitWords = obs.Unit{Kind: obs.Rate}, "%"
	}
	e.From, e.To = endsOf(ss)
	for _, x := range ss {
		e.N += x.N()
		e.Uses = append(e.Uses, positions(x, x.Years)...)
	}
	e.Note = join2(e.Note, lackingNote(ss, func(x *obs.Series) []int { return lacks(x, e.From, e.To) }))
	s.families["amounts"] = true
	s.add(e, e.Parameters)
	return s.ests[len(s.ests)-1]
}

// lackingNote says which series have no value for some years of a span, for the note of
// an estimate that adds up what there is.
func lackingNote(ss []*obs.Series, missingOf func(*obs.Series) []int) string {
	var lack []string
	for _, s := range ss {
		if missing := missingOf(s); len(missing) > 0 {
			lack = append(lack, s.ID+" has no value for "+english.yearList(missing))
		}
	}
	if len(lack) > mostLacking {
		return fmt.Sprintf("%d of %d series have no value for some years", len(lack), len(ss))
	}
	return strings.Join(lack, "; ")
}

// join2 joins two parts of a note, either of which may be empty.
func join2(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// of is a piece that prints the number that an estimate is. A piece of a fraction
// prints one in percent.
func of(e *result.Estimate, p result.Piece) result.Piece {
	if e == nil {
		return p
	}
	if p.Format.Style == result.Percent {
		p.Unit, p.Format.Style = e.Unit, result.Short
	}
	p.Value, p.Estimate = e.Value, e.ID
	return p
}
