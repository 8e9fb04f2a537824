package question

import (
	"math"
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// farAbove is how many times a limit the least value of a series is, for the limit to
// be taken for a fraction of one where the values are percentages.
const farAbove = 10

// fraction warns of a check whose limits lie between 0 and 1 while what it measures is
// in percent and far above: "over half" is above: 50 (G08).
func (p *claimPlanner) fraction(t *checkTask) {
	limit := fractionOf(t.Condition)
	if limit == 0 || len(t.series) == 0 {
		return
	}
	switch {
	case t.Measure == "share": // in percent, whatever the series are in
	case t.level() && t.series[0].Unit.Kind == obs.Share:
		values := t.series[0].Within(t.From, t.To).Values
		if len(values) == 0 {
			return
		}
		for _, v := range values {
			if v < farAbove*limit {
				return
			}
		}
	default:
		return
	}
	f := obs.Fault{Pos: orPos(t.Condition.Pos, t.Pos), Severity: obs.SevWarning, Guard: "G08", Question: p.id, Series: joinIDs(t.series)}.Saying(
		p.says(obs.Say("the limit {} is below one, and what it is held against is in percent and far above", limit)),
		obs.Say("write {} for {}", hundred(limit), strconv.FormatFloat(limit, 'f', -1, 64)))
	if t.Measure == "share" {
		f = f.Saying(p.says(obs.Say("the limit {} is below one, and a share is in percent", limit)), f.Remedy)
	}
	p.st.Let(&f)
	p.faults = append(p.faults, f)
}

// fractionOf is the number of a condition where all its numbers lie between 0 and 1;
// 0 where they do not.
func fractionOf(c *study.Condition) float64 {
	if c == nil {
		return 0
	}
	ends := []float64{c.Low, c.High}
	if c.Words == "near" {
		ends = []float64{c.Near}
	}
	limit := 0.0
	for _, v := range ends {
		if math.IsInf(v, 0) {
			continue
		}
		if v <= 0 || v >= 1 {
			return 0
		}
		limit = max(limit, v)
	}
	return limit
}

// hundred is a hundred times a number, without what binary fractions leave behind.
func hundred(v float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(v, 'f', -1, 64)+"e2", 64)
	if err != nil {
		return 100 * v
	}
	return out
}
