package stat

import (
	"fmt"
	"math"
)

// BaiPerronOptions are the choices of BaiPerron.
type BaiPerronOptions struct {
	Model     BreakModel
	H         float64 // share of the observations that a regime has at least, above 0, below 0.5
	MaxBreaks int     // at least 1
}

// DefaultBaiPerronOptions is changes of the mean, regimes of 15 % at least and at
// most 5 breaks.
func DefaultBaiPerronOptions() BaiPerronOptions {
	return BaiPerronOptions{Model: BreakMean, H: 0.15, MaxBreaks: 5}
}

// Check returns ErrOption if a field is out of range.
func (o BaiPerronOptions) Check() error {
	switch {
	case !(o.H > 0 && o.H < 0.5):
		return fmt.Errorf("h %v: %w", o.H, ErrOption)
	case o.MaxBreaks < 1:
		return fmt.Errorf("at most %d breaks: %w", o.MaxBreaks, ErrOption)
	}
	return o.Model.Check()
}

// A BreakPartition is the best division of a series into regimes for each number
// of breaks.
type BreakPartition struct {
	N, H      int       // observations; least observations of a regime
	MBIC      int       // number of breaks of least BIC
	BIC, RSS  []float64 // by number of breaks, from 0
	LastYears [][]int   // by number of breaks, last year of each regime but the last
	Intervals []BreakInterval
	warnings  []string
}

// BaiPerron divides a series into regimes of their own mean or line on the
// calendar year (o.Model, k = 1 or 2 coefficients), y in any unit. For every
// number of breaks m it finds the division of least RSS exactly, by dynamic
// programming over all segments of h = ⌊o.H·n⌋ observations or more (Bai & Perron
// 2003, J. Appl. Econometrics 18, 1–22), and chooses m by
//
//	BIC(m) = n(ln(RSS(m)/n) + 1 + ln 2π) + (k + 1)(m + 1) ln n
//
// which charges k coefficients for every regime, m breaks and one variance (Yao
// 1988, Stat. Prob. Lett. 6, 181–189), as in strucchange. Like every such criterion it takes errors as independent and finds breaks
// in autocorrelated noise and in random walks; SupF.PBoot says whether there is
// one at all. RSS(m) need not fall with m, because every regime keeps h.
//
// Breaks are given as the last year of a regime, with Bai's (1997) 95 % interval
// for the chosen m, see BreakInterval. At most n/h − 1 breaks are tried.
//
// A series without variation around the model gives ErrNoVariation, one whose
// regimes fit exactly ErrUndefined (BIC has no value), h of k observations or
// fewer ErrTooFew: at 15 % least n is 14 for the mean, 20 for the line.
func BaiPerron(years []int, y []float64, o BaiPerronOptions) (*BreakPartition, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	k, n := o.Model.coefficients(), len(y)
	h := int(math.Floor(o.H * float64(n)))
	if err := checkSeries(years, y, 2); err != nil {
		return nil, err
	}
	if h <= k {
		return nil, fmt.Errorf("regimes of %d of at least %d values: %w", h, k+1, ErrTooFew)
	}
	e := make([]float64, n) // no RSS of a segment changes, but digits are saved
	if rss := o.Model.fit(years, y, e); isRounding(rss, y) {
		return nil, fmt.Errorf("the values fit one regime exactly: %w", ErrNoVariation)
	}
	most := min(o.MaxBreaks, n/h-1)
	s := newSegments(years, e, o.Model, h)
	s.divide(most)
	r := &BreakPartition{N: n, H: h, warnings: gapWarnings(years)}
	var chosen []int
	for m := range most + 1 {
		ends, rss := s.partition(m)
		if math.IsNaN(rss) || math.IsInf(rss, 0) {
			return nil, undefined("the sum of squares", rss)
		}
		if isRounding(rss, y) {
			return nil, fmt.Errorf("%d breaks leave no residual: %w", m, ErrUndefined)
		}
		nn := float64(n)
		bic := nn*(math.Log(rss/nn)+1+math.Log(2*math.Pi)) + float64((k+1)*(m+1))*math.Log(nn)
		last := make([]int, m)
		for i, end := range ends {
			last[i] = years[end-1]
		}
		r.RSS, r.BIC, r.LastYears = append(r.RSS, rss), append(r.BIC, bic), append(r.LastYears, last)
		if m == 0 || bic < r.BIC[r.MBIC] {
			r.MBIC, chosen = m, ends
		}
	}
	r.Intervals = breakIntervals(years, y, o.Model, chosen)
	r.warnings = append(r.warnings, intervalWarnings(r.Intervals)...)
	return r, checkFinite(r.BIC)
}

// segments holds the sums of squares of all segments and the best divisions.
type segments struct {
	n, h int
	rss  [][]float64 // rss[i][j] of the observations i to i + j, from 0
	// best[m][i]: least RSS of the first i observations with m breaks;
	// from[m][i]: the end of the last regime but one there.
	best [][]float64
	from [][]int
}

// newSegments computes the sums of squares in O(n²).
func newSegments(years []int, e []float64, model BreakModel, h int) *segments {
	n := len(e)
	s := &segments{n: n, h: h, rss: make([][]float64, n-h+1)}
	x := make([]float64, n)
	for i, t := range years {
		x[i] = float64(t - years[0])
	}
	rec := newRecursion(n)
	for i := range s.rss {
		s.rss[i] = make([]float64, n-i)
		if i == 0 || model == BreakTrend {
			rec.prepare(x[i:], model)
		}
		rec.step = rec.step[:n-i] // the mean looks at counts alone
		rec.squares(e[i:], s.rss[i], 0, 1)
	}
	return s
}

// segment returns the sum of squares of the observations after from up to to.
func (s *segments) segment(from, to int) float64 { return s.rss[from][to-from-1] }

// divide fills best and from for up to most breaks. Of equal divisions the
// earlier last break wins.
func (s *segments) divide(most int) {
	s.best, s.from = make([][]float64, most+1), make([][]int, most+1)
	for m := range s.best {
		s.best[m], s.from[m] = make([]float64, s.n+1), make([]int, s.n+1)
		for to := (m + 1) * s.h; to <= s.n; to++ {
			if m == 0 {
				s.best[0][to] = s.segment(0, to)
				continue
			}
			least, at := math.Inf(1), 0
			for from := m * s.h; from <= to-s.h; from++ {
				if v := s.best[m-1][from] + s.segment(from, to); v < least {
					least, at = v, from
				}
			}
			s.best[m][to], s.from[m][to] = least, at
		}
	}
}

// partition returns the ends of the regimes but the last, counted in observations,
// and the RSS of the best division with m breaks.
func (s *segments) partition(m int) ([]int, float64) {
	ends, to := make([]int, m), s.n
	for i := m; i > 0; i-- {
		to = s.from[i][to]
		ends[i-1] = to
	}
	return ends, s.best[m][s.n]
}

// Values lists the figures of the family "bai_perron".
func (r *BreakPartition) Values() []Value {
	v := []Value{{"m_bic", float64(r.MBIC), Count, ""}}
	for m, bic := range r.BIC {
		v = append(v, Value{fmt.Sprintf("bic_%d", m), bic, None, ""})
	}
	for m, last := range r.LastYears {
		for i, year := range last {
			v = append(v, Value{fmt.Sprintf("last_year_%d_%d", m, i+1), float64(year), Year, ""})
		}
	}
	for i, c := range r.Intervals {
		if !c.Known {
			continue
		}
		v = append(v, Value{fmt.Sprintf("ci95_lo_%d", i+1), float64(c.Lo), Year, noteIf(c.LoOutside, "≤")},
			Value{fmt.Sprintf("ci95_hi_%d", i+1), float64(c.Hi), Year, noteIf(c.HiOutside, "≥")})
	}
	return v
}

// noteIf returns the note where it holds.
func noteIf(holds bool, note string) string {
	if holds {
		return note
	}
	return ""
}

// Warnings says where intervals are doubtful and where lags are not years.
func (r *BreakPartition) Warnings() []string { return r.warnings }
