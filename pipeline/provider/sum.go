package provider

import (
	"cmp"
	"math"
	"slices"

	"defensetrade/pipeline/obs"
)

// A total is the sum of the rows of one indicator, pair and year, in millionths:
// sums of decimals are exact and do not depend on their order.
type total struct {
	millionths int64
	n          int
	estimated  bool
	first      obs.Pos
}

// sumKey is what a total is for.
type sumKey struct {
	indicator, entity, partner string
	year                       int
}

// largestSum keeps sums of millionths inside 63 bits.
const largestSum = 1e11

// Sum adds a value of the row that has begun to the total of its indicator, pair
// and year, where the command wants it. The totals are kept at the end of the file;
// one is estimated where one of its parts is.
func (im *Import) Sum(o obs.Observation) {
	switch {
	case !im.Wants(o.Entity, o.Partner):
		im.LeaveOut(otherEntity, 1)
		return
	case im.opt.From != 0 && o.Year < im.opt.From || im.opt.To != 0 && o.Year > im.opt.To:
		im.LeaveOut(otherYear, 1)
		return
	}
	k := sumKey{im.named(o.Indicator), o.Entity, o.Partner, o.Year}
	t, ok := im.sums[k]
	if !ok {
		t = &total{first: im.at(im.acc.line)}
		im.sums[k] = t
	}
	if math.Abs(o.Value)+math.Abs(float64(t.millionths))/1e6 > largestSum {
		im.Fault(im.at(im.acc.line), "correct the value", "%s is larger than such a value can be", decimal(o.Value))
		return
	}
	t.millionths += int64(math.Round(o.Value * 1e6))
	t.n++
	t.estimated = t.estimated || o.Status == obs.Estimated
	im.acc.kept = true
}

// flush keeps the totals of the file, in a fixed order.
func (im *Import) flush() {
	keys := make([]sumKey, 0, len(im.sums))
	for k := range im.sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b sumKey) int {
		return cmp.Or(cmp.Compare(a.indicator, b.indicator), cmp.Compare(a.entity, b.entity), cmp.Compare(a.partner, b.partner), cmp.Compare(a.year, b.year))
	})
	for _, k := range keys {
		t := im.sums[k]
		o := obs.Observation{Indicator: k.indicator, Entity: k.entity, Partner: k.partner, Year: k.year, Value: millionths(t.millionths), Status: obs.Reported, Pos: t.first, Source: im.source}
		if t.estimated {
			o.Status = obs.Estimated
		}
		im.acc.Values++
		im.rows.add(o)
	}
	im.sums = map[sumKey]*total{}
}

// millionths is the number nearest to n/10⁶.
func millionths(n int64) float64 { return float64(n) / 1e6 }
