package tidy

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// judge asks the guards of whole series, and takes those that one withholds from
// the table.
func (b *builder) judge() {
	guards := []func(*obs.Series) (obs.Fault, bool){b.tivScale(b.smallTIV()), b.vintages, b.periods, b.slip, b.dealTotals()}
	var stay []*obs.Series
	for _, s := range b.tb.Series {
		w, withheld := b.barred[s.Indicator]
		if !withheld {
			w, withheld = b.mistaken[strings.TrimSuffix(s.ID, "@"+s.Reporter)]
		}
		if !withheld {
			for _, guard := range guards {
				if f, fires := guard(s); fires && b.raise(f) {
					w, withheld = obs.Withheld{Guard: f.Guard, Why: f.Msg, Said: f.Said}, true
					break
				}
			}
		}
		if withheld {
			w.Series = s
			b.tb.Withheld = append(b.tb.Withheld, w)
			continue
		}
		b.leap(s)
		stay = append(stay, s)
	}
	b.tb.Series = stay
	b.denominators()
	b.fractions()
}

// at is a fault of a series at one of its values. The first argument of what is said
// is the series.
func at(s *obs.Series, i int, guard string, sev obs.Severity, fix, said obs.Message) obs.Fault {
	said.Args = append([]any{obs.SeriesID(s.ID)}, said.Args...)
	return obs.Fault{Pos: s.Pos[i], Severity: sev, Guard: guard, Series: s.ID}.Saying(said, fix)
}

// The deliveries of the whole world were 20 to 50 thousand million TIV a year, and
// SIPRI's least deliveries some ten thousandths of a million.
const (
	mostTIV  = 1e11
	leastTIV = 1e4
)

// smallTIV are the indicators whose greatest trend-indicator value is too small
// to be one.
func (b *builder) smallTIV() map[string]bool {
	most := map[string]float64{}
	for _, s := range b.tb.Series {
		if s.Unit.Kind == obs.TIV {
			for _, v := range s.Values {
				most[s.Indicator] = max(most[s.Indicator], v*s.Unit.Scale)
			}
		}
	}
	out := map[string]bool{}
	for ind, v := range most {
		out[ind] = v > 0 && v < leastTIV
	}
	return out
}

// tivScale refuses trend-indicator values that are a million times too large or
// too small: the World Bank's are in units, SIPRI's in millions (G02).
func (b *builder) tivScale(small map[string]bool) func(*obs.Series) (obs.Fault, bool) {
	return func(s *obs.Series) (obs.Fault, bool) {
		if s.Unit.Kind != obs.TIV || s.N() == 0 {
			return obs.Fault{}, false
		}
		if i := slices.IndexFunc(s.Values, func(v float64) bool { return v*s.Unit.Scale > mostTIV }); i >= 0 {
			return at(s, i, "G02", obs.SevError, obs.Say(`the World Bank's are in units: write "scale": "units"`),
				obs.Say("{} is {} {} in {}, more than the whole world delivers in a year", s.Values[i], s.Unit, s.Years[i])), true
		}
		if small[s.Indicator] {
			return at(s, 0, "G02", obs.SevError, obs.Say(`SIPRI's tables are in millions: write "scale": "million"`),
				obs.Say("{} is in {} and holds values that are too small for it", s.Unit)), true
		}
		return obs.Fault{}, false
	}
}

// vintages refuses a series that joins two releases of one data set (G04).
func (b *builder) vintages(s *obs.Series) (obs.Fault, bool) {
	if len(s.Sources) == 0 {
		return obs.Fault{}, false
	}
	first, ok := b.tb.Source(s.Sources[0])
	before := s.Sources[0]
	seen := []obs.Source{first}
	if !ok {
		seen = nil
	}
	for i, key := range s.Sources {
		if key == before {
			continue
		}
		before = key
		src, ok := b.tb.Source(key)
		if !ok || slices.ContainsFunc(seen, func(o obs.Source) bool { return o.ID == key }) {
			continue
		}
		for _, o := range seen {
			if o.Vintage != src.Vintage && o.Publisher != "" && o.Publisher == src.Publisher && dataset(o) == dataset(src) {
				return at(s, i, "G04", obs.SevError, obs.Say("take all years from one release"),
					obs.Say("{} joins two releases of {}: {}, and from {} on {}", dataset(src), o.Vintage, s.Years[i], src.Vintage)), true
			}
		}
		seen = append(seen, src)
	}
	return obs.Fault{}, false
}

// dataset is the title of a source without what follows a comma, which names the
// release.
func dataset(s obs.Source) string {
	title, _, _ := strings.Cut(s.Title, ", ")
	return title
}

// periods refuses a series that joins fiscal and calendar years (G05).
func (b *builder) periods(s *obs.Series) (obs.Fault, bool) {
	for i := range s.Periods {
		if s.Periods[i] != s.Periods[0] {
			return at(s, i, "G05", obs.SevError, obs.Say("write convert: {} in study.yaml, or give the fiscal years an indicator of their own", "{"+s.Indicator+": calendar}"),
				obs.Say("{} joins {} and, in {}, {}", s.Periods[0].Years(), s.Years[i], s.Periods[i].Years())), true
		}
	}
	return obs.Fault{}, false
}

// amountLike reports whether a jump in values of the unit is a slip and not the
// nature of the thing: deliveries and numbers of arms come in lumps.
func amountLike(u obs.Unit) bool {
	return u.Kind == obs.Money || u.Kind == obs.Index || u.Kind == obs.Quantity || u.Kind == obs.Share
}

// nearPower is how far, as a factor, a jump may be from a power of 1,000 and still
// look like one.
const nearPower = 1.5

// manyCounted is from how many on things that are counted, such as soldiers, do not
// come in lumps: a thousand times as many is then thousands taken for single ones.
const manyCounted = 100

// slip refuses a series that jumps by a power of 1,000 from one value to the next
// (G08): a unit was mistaken, or a currency lost its zeros.
func (b *builder) slip(s *obs.Series) (obs.Fault, bool) {
	least := 0.0
	switch {
	case s.Unit.Kind == obs.Counted:
		least = manyCounted
	case !amountLike(s.Unit):
		return obs.Fault{}, false
	}
	for i := 1; i < s.N(); i++ {
		x, y := s.Values[i-1], s.Values[i]
		if !(min(x, y) > least) {
			continue
		}
		thousands := math.Log(y/x) / math.Log(1000)
		k := math.Round(thousands)
		if k != 0 && math.Abs(thousands-k) < math.Log(nearPower)/math.Log(1000) {
			return at(s, i, "G08", obs.SevError, obs.Say("bring all years to one unit"),
				times(k).Of(x, s.Years[i-1], y, s.Years[i], math.Pow(1000, math.Abs(k)))), true
		}
	}
	return obs.Fault{}, false
}

// times says a jump up or down by a power of 1,000.
func times(k float64) obs.Message {
	if k < 0 {
		return obs.Say("{} goes from {} in {} to {} in {}, about a {}th: a unit was mistaken, or the currency changed")
	}
	return obs.Say("{} goes from {} in {} to {} in {}, about {} times: a unit was mistaken, or the currency changed")
}

// tooMany is how many times the total of a country its parts may be: the two come
// from one register and differ by rounding and by what is unknown.
const tooMany = 1.5

// dealTotals refuses values that repeat a deal's total in each year of delivery
// (G28): those that the descriptor declares so, and flows of trend-indicator
// values whose sum is far above the total that the study has for the country.
func (b *builder) dealTotals() func(*obs.Series) (obs.Fault, bool) {
	fix := obs.Say("use SIPRI's delivery rows, or give the total to one year")
	totals, sums := b.tivTotals()
	declared := map[string]bool{}
	for _, ind := range b.tb.Indicators {
		declared[ind.ID] = ind.Concept == obs.DealTotal
	}
	return func(s *obs.Series) (obs.Fault, bool) {
		if declared[s.Indicator] && s.N() > 1 {
			return at(s, 1, "G28", obs.SevError, fix, obs.Say("{} holds totals of deals in {} and other years; a deal's total counts once", s.Years[1])), true
		}
		if s.Unit.Kind != obs.TIV || s.Partner == "" {
			return obs.Fault{}, false
		}
		for _, side := range []int{0, 1} {
			years, first := 0, 0
			for i, y := range s.Years {
				k := sideYear(s, side, y)
				if t := totals[k.entity][y]; t > 0 && sums[k] > tooMany*t && s.Values[i] > 0 {
					if years++; years == 1 {
						first = i
					}
				}
			}
			if years > 1 {
				k := sideYear(s, side, s.Years[first])
				more := obs.Digits(strconv.FormatFloat(sums[k]/totals[k.entity][k.year], 'f', 1, 64))
				return at(s, first, "G28", obs.SevError, fix, obs.Say("{}: in {} the flows of {} come to {} times its total, and to too much in {} years: a deal's total was repeated for every year of delivery",
					k.year, k.entity, more, years)), true
			}
		}
		return obs.Fault{}, false
	}
}

// flowKey is one side of the flows of an indicator in a year: 0 is where they
// start, 1 where they end.
type flowKey struct {
	indicator, entity string
	side, year        int
}

func sideYear(s *obs.Series, side, year int) flowKey {
	return flowKey{s.Indicator, [2]string{s.Entity, s.Partner}[side], side, year}
}

// tivTotals are the greatest trend-indicator value that a country has by itself in
// a year, and the sums of the flows of each indicator that start and end in it, in
// TIV.
func (b *builder) tivTotals() (totals map[string]map[int]float64, sums map[flowKey]float64) {
	totals, sums = map[string]map[int]float64{}, map[flowKey]float64{}
	for _, s := range b.tb.Series {
		if s.Unit.Kind != obs.TIV {
			continue
		}
		for i, y := range s.Years {
			v := s.Values[i] * s.Unit.Scale
			if s.Partner != "" {
				sums[sideYear(s, 0, y)] += v
				sums[sideYear(s, 1, y)] += v
				continue
			}
			if totals[s.Entity] == nil {
				totals[s.Entity] = map[int]float64{}
			}
			totals[s.Entity][y] = max(totals[s.Entity][y], v)
		}
	}
	return totals, sums
}

// A ratio that changes by more than ratioJump in a year while its numerator
// changes by less than still had its denominator revised.
const (
	ratioJump = 1.15
	still     = 1.05
)

// denominators warns where a ratio jumps and its numerator, which the descriptor
// names, does not (G09).
func (b *builder) denominators() {
	above := map[string]string{}
	for _, ind := range b.tb.Indicators {
		if ind.Numerator != "" {
			above[ind.ID] = ind.Numerator
		}
	}
	for _, s := range b.tb.Series {
		if above[s.Indicator] == "" {
			continue
		}
		n := b.tb.Find(above[s.Indicator] + strings.TrimPrefix(s.ID, s.Indicator))
		if n == nil {
			continue
		}
		for i := 1; i < s.N(); i++ {
			x, hasX := n.At(s.Years[i-1])
			y, hasY := n.At(s.Years[i])
			if hasX && hasY && s.Years[i] == s.Years[i-1]+1 && change(s.Values[i-1], s.Values[i]) > ratioJump && change(x, y) < still {
				b.raise(at(s, i, "G09", obs.SevWarning, obs.Say("take ratio and denominator from one vintage"),
					obs.Say("{} goes from {} to {} in {}, while {} goes from {} to {}: the denominator was revised", s.Values[i-1], s.Values[i], s.Years[i], n.ID, x, y)))
				break
			}
		}
	}
}

// change is by what factor two values differ, always 1 or more; 1 where it has no
// meaning.
func change(x, y float64) float64 {
	if !(x > 0 && y > 0) {
		return 1
	}
	return max(x/y, y/x)
}

// concepts refuses an indicator whose files hold two concepts (G27); that of CIF
// and FOB is a warning (G11).
func (b *builder) concepts() {
	for _, ind := range b.tb.Indicators {
		r := ind.Concept.Mixes(ind.Other)
		if r == nil {
			continue
		}
		g, _ := obs.GuardOf(r.Guard)
		f := obs.Fault{Pos: obs.Pos{File: ind.File}, Severity: g.Severity, Guard: r.Guard, Series: ind.ID + ".*"}.Saying(
			obs.Say("the files of the indicator {} mix two concepts: {}", strconv.Quote(ind.ID), r.Said), obs.Say("give one of them another name"))
		if b.raise(f) && g.Severity == obs.SevError {
			b.bar(ind.ID, f)
		}
	}
}

// published warns where the study holds a tenth or more of a provider's data set
// (G34), of those whose total the descriptor declares.
func (b *builder) published() {
	n := map[string]int{}
	for i := range b.tb.Obs {
		if o := &b.tb.Obs[i]; !o.Status.Missing() {
			n[o.Source]++
		}
	}
	for _, s := range b.tb.Sources {
		if s.OfTotal > 0 && 10*n[s.ID] >= s.OfTotal {
			b.raise(obs.Fault{Pos: obs.Pos{File: "datapackage.json"}, Severity: obs.SevWarning, Guard: "G34", Series: s.ID}.Saying(
				obs.Say("the study holds {} of the {} values of {}, {}% of the data set", n[s.ID], s.OfTotal, s.ID,
					obs.Digits(strconv.FormatFloat(100*float64(n[s.ID])/float64(s.OfTotal), 'f', 0, 64))),
				obs.Say("leave out what it does not need, or ask the provider")))
		}
	}
}
