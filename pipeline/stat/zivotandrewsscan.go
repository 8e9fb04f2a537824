package stat

import "math"

// likelyBreaks returns, in order, the candidates first … last of ZivotAndrews
// whose t statistic may be the least, and those whose regression may not exist.
//
// All candidates share the columns but those of the break. With these shared
// columns taken out of Δyₜ and yₜ₋₁ once (Frisch & Waugh 1933), the products of a
// break with everything else are sums over the rows after it, which grow by one
// row from one candidate to the one before. So a candidate takes as many steps as
// there are columns, and its t statistic is good to about eight digits; those within
// six of the least are left.
func (d dickeyFuller) likelyBreaks(lags, first, last int, det Det) []int {
	scan, ok := d.newBreakScan(lags)
	var likely []int
	if !ok {
		for b := first; b <= last; b++ {
			likely = append(likely, b)
		}
		return likely
	}
	t := make([]float64, len(d.y)) // by candidate; −∞ where it is not clear
	least := math.Inf(1)
	at := len(d.y)
	for b := last; b >= first; b-- {
		for at > b && at > scan.start {
			at--
			scan.include(at)
		}
		t[b] = math.Inf(-1)
		if v, ok := scan.statistic(b, det); ok {
			t[b], least = v, min(least, v)
		}
	}
	for b := first; b <= last; b++ {
		if t[b] <= least+1e-6*(1+math.Abs(least)) {
			likely = append(likely, b)
		}
	}
	return likely
}

// A breakScan holds what the candidates share.
type breakScan struct {
	d          dickeyFuller
	start      int         // observation of the first row
	df         float64     // rows less columns, but for a second break term
	basis      [][]float64 // the shared columns; then yₜ₋₁ and Δyₜ without them
	square     [2]float64  // of the latter two
	cross      float64     // their product
	exact      float64     // sum of squares up to which a fit may be exact
	count      float64     // rows after the break
	time, span float64     // sums of the years and of their squares over these rows
	level      []float64   // sums of the basis over these rows
	slope      []float64   // and of its products with the year
}

// newBreakScan prepares a scan; ok is false where the shared columns do not allow
// it.
func (d dickeyFuller) newBreakScan(lags int) (s *breakScan, ok bool) {
	start := lags + 1
	n, k := len(d.y)-start, d.columns(lags, 1)
	if n < k+2 {
		return nil, false
	}
	s = &breakScan{d: d, start: start, df: float64(n - k)}
	memory := make([]float64, n*(k+1)+2*(k+1))
	column := func(f func(t int) float64) []float64 {
		c := memory[:n:n]
		memory = memory[n:]
		for i := range c {
			c[i] = f(start + i)
		}
		return c
	}
	var basis orthonormalBasis
	basis.add(column(func(int) float64 { return 1 }))
	basis.add(column(d.time))
	for j := 1; j <= lags; j++ {
		basis.add(column(func(t int) float64 { return d.y[t-j] - d.y[t-j-1] }))
	}
	level := mean(d.y)
	before := column(func(t int) float64 { return d.y[t-1] - level })
	now := column(func(t int) float64 { return d.y[t] - d.y[t-1] })
	wholeBefore, wholeNow := dot(before, before), dot(now, now)
	s.square = [2]float64{basis.reduce(before), basis.reduce(now)}
	s.cross = dot(before, now)
	s.exact = max(4*roundingBound(d.y), clearPart*wholeNow)
	s.basis = append(basis.columns, before, now)
	s.level, s.slope = memory[: k+1 : k+1][:len(s.basis)], memory[k+1:][:len(s.basis)]
	ok = !basis.unclear && wholeBefore > farLevel*level*level*float64(n) && wholeBefore < 1e200 &&
		s.square[0] > 1e-200 && s.square[0] >= clearPart*wholeBefore && s.square[1] > s.exact
	return s, ok
}

// include adds the row of observation t to those after the break.
func (s *breakScan) include(t int) {
	x := s.d.time(t)
	s.count++
	s.time += x
	s.span += x * x
	for j, q := range s.basis {
		v := q[t-s.start]
		s.level[j] += v
		s.slope[j] += x * v
	}
}

// statistic returns the t statistic of ρ − 1 with a break after the first b
// observations; ok is false where it is not to be trusted.
func (s *breakScan) statistic(b int, det Det) (t float64, ok bool) {
	shared := len(s.basis) - 2
	origin := s.d.time(b - 1)
	slope := func(j int) float64 { return s.slope[j] - origin*s.level[j] }
	before, now, cross, df := s.square[0], s.square[1], s.cross, s.df
	// take takes a break term out of the two series: its sum of squares without the
	// shared columns, and its products with the two.
	take := func(square, whole, a, c float64) bool {
		if !(whole > 0 && square >= clearPart*whole) {
			return false
		}
		before -= a * a / square
		now -= c * c / square
		cross -= a * c / square
		return true
	}
	levels, slopes, mixed := s.count, 0.0, 0.0
	if det != DetC {
		slopes = s.span - 2*origin*s.time + origin*origin*s.count
		mixed = s.time - origin*s.count
	}
	wholeSlopes := s.span + origin*origin*s.count
	for j := range shared {
		levels -= s.level[j] * s.level[j]
		if det != DetC {
			slopes -= slope(j) * slope(j)
			mixed -= s.level[j] * slope(j)
		}
	}
	switch det {
	case DetC:
		ok = take(levels, s.count, s.level[shared], s.level[shared+1])
	case DetT:
		ok = take(slopes, wholeSlopes, slope(shared), slope(shared+1))
	default:
		df--
		ok = take(levels, s.count, s.level[shared], s.level[shared+1])
		f := mixed / levels
		ok = ok && take(slopes-f*mixed, wholeSlopes, slope(shared)-f*s.level[shared], slope(shared+1)-f*s.level[shared+1])
	}
	rss := now - cross*cross/before
	if !ok || df < 1 || !(before >= clearPart*s.square[0]) || !(rss > s.exact) {
		return 0, false
	}
	t = cross / math.Sqrt(before*rss/df)
	return t, !math.IsNaN(t)
}
