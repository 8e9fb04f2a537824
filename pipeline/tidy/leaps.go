package tidy

import (
	"slices"
	"strings"
	"unicode"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// leapYears is over how many years without a value a change of ten times is still
// no growth but a slip: over five it is one of 58% a year.
const leapYears = 5

// leap warns of a change of more than ten times from one value to the next (G08):
// in a year or over a short gap, and over any gap where the next value undoes it.
func (b *builder) leap(s *obs.Series) {
	if !amountLike(s.Unit) {
		return
	}
	for i := 1; i < s.N(); i++ {
		x, y, years := s.Values[i-1], s.Values[i], s.Years[i]-s.Years[i-1]
		if !tenfold(x, y) {
			continue
		}
		if i+1 < s.N() && tenfold(y, s.Values[i+1]) && (y > x) == (y > s.Values[i+1]) {
			fix := obs.Say("check the value in the middle")
			if s.Unit.Percent() && y < 1 && x > 1 {
				fix = obs.Say("check the value in the middle; of a percentage 0.36 is written 36")
			}
			b.raise(at(s, i, "G08", obs.SevWarning, fix,
				obs.Say("{} goes from {} in {} to {} in {}, and to {} in {}: more than ten times apart from the values on either side",
					x, s.Years[i-1], y, s.Years[i], s.Values[i+1], s.Years[i+1])))
			return
		}
		switch {
		case years == 1:
			b.raise(at(s, i, "G08", obs.SevWarning, obs.Say("check both values"),
				obs.Say("{} goes from {} in {} to {} in {}, a change of more than ten times in a year", x, s.Years[i-1], y, s.Years[i])))
			return
		case years <= leapYears:
			b.raise(at(s, i, "G08", obs.SevWarning, obs.Say("check both values"),
				obs.Say("{} goes from {} in {} to {} in {}, a change of more than ten times in {} years", x, s.Years[i-1], y, s.Years[i], years)))
			return
		}
	}
}

// tenfold reports whether two values are more than ten times apart.
func tenfold(x, y float64) bool { return x > 0 && y > 0 && (y/x > 10 || x/y > 10) }

// Shares of these wholes are often below one percent, and so are those of these
// things in any whole; folded words.
var (
	smallWholes = []string{"gdp", "gnp", "gni", "gsyh", "gsyih", "gsmh", "population", "nufus", "world", "dunya", "global", "labour", "labor", "isgucu",
		"exports", "imports", "trade", "ihracat", "ithalat", "ticaret"}
	smallThings = []string{"research", "d r", "ar", "arge", "aid", "yardim"} // R&D folds to d r
	bigThings   = []string{"spending", "expenditure", "burden", "harcama", "harcamasi", "harcamalari", "yuk", "yuku"}
	defence     = []string{"defence", "defense", "military", "savunma", "askeri", "burden"}
)

// What the greatest value of an indicator is at most, and how many it has at least,
// for its values to be taken for fractions. Of a whole such as GDP only the burden of
// defence itself says anything: no two countries spend less than 0.3% of it year for year.
const (
	mostFraction       = 1.0
	mostBurdenFraction = 0.3
	leastFraction      = 0.1
	enoughFractions    = 3
)

// fractions warns of an indicator that is declared a share and holds nothing but
// values below one: 0.36 stands for 36%, and not for a third of a percent (G08).
func (b *builder) fractions() {
	for _, ind := range b.tb.Indicators {
		if ind.Unit.Kind != obs.Share {
			continue
		}
		lo, hi, n := 0.0, 0.0, 0
		var ss []*obs.Series
		for _, s := range b.tb.Series {
			if s.Indicator != ind.ID || s.N() == 0 {
				continue
			}
			ss = append(ss, s)
			for _, v := range s.Values {
				if v == 0 {
					continue
				}
				if n++; n == 1 {
					lo, hi = v, v
				}
				lo, hi = min(lo, v), max(hi, v)
			}
		}
		whole := among(ind.Unit.Of, smallWholes)
		name := ind.ID + " " + ind.Title + " " + ind.Short
		burden := whole && len(ss) > 1 && among(name, defence) && among(name, bigThings) && hi <= mostBurdenFraction
		other := !whole && hi >= leastFraction && lo != hi
		if n < enoughFractions || lo < 0 || hi > mostFraction || among(name, smallThings) || !burden && !other {
			continue
		}
		var ids []string
		for _, s := range ss {
			ids = append(ids, s.ID)
		}
		b.raise(obs.Fault{Pos: ss[0].Pos[0], Severity: obs.SevWarning, Guard: "G08", Series: strings.Join(ids, ";")}.Saying(
			obs.Say("{} holds values from {} to {}, all below 1, and is said to be {}: are they fractions?", ind.ID, lo, hi, ind.Unit),
			obs.Say("write fractions as percentages, 0.36 as 36; where the values are so small, let G08 pass under overrides with that reason")))
	}
}

// among reports whether one of these words stands in words.
func among(words string, list []string) bool {
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && r != '&' }) {
		if slices.Contains(list, entity.Fold(w)) {
			return true
		}
	}
	return false
}
