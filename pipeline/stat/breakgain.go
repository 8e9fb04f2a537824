package stat

import "math"

// A breakGain finds, for many series over the same years, whether some break takes
// a given share of their sum of squares away, from sums up to each observation
// alone. With Sᵢ = Σ_{t≤i} eₜ and Tᵢ = Σ_{t≤i} xₜeₜ of the residuals e of the model
// without a break, x the centred year, a break after i takes away
//
//	mean:   Sᵢ²(1/i + 1/(n − i))
//	trend:  Sᵢ²(1/i + 1/(n − i)) + (Tᵢ − x̄₁Sᵢ)²/Sxx₁ + (Tᵢ − x̄₂Sᵢ)²/Sxx₂
//
// where the last two terms make one square of Tᵢ − cSᵢ and one of Sᵢ. That is some
// ten times as fast as the recursion of a breakPath, but the whole is a difference
// of sums: what comes within its rounding, slack, is left to the breakPath.
type breakGain struct {
	model    BreakModel
	n        int
	x        []float64  // centred years
	sxx      float64    // Σx²
	step     []gainStep // by candidate
	first    int        // candidate of step 0
	slack    float64    // rounding of a gain, relative to the sum of squares of the series
	sum, mix [lanes][]float64
	square   [lanes]float64 // Σu² of the series
}

// A gainStep holds what a candidate takes: the gain is
//
//	level·(Sᵢ − ȳ·i − b·before)² + slope·(Tᵢ − c·Sᵢ − ȳ·constant − b·linear)²
//
// with the sums of the series itself, its mean ȳ and its slope b.
type gainStep struct {
	level, count, before       float64 // i; Σ_{t≤i} x
	slope, c, constant, linear float64
}

// newBreakGain prepares the candidates of a path.
func newBreakGain(years []int, p *breakPath, model BreakModel) *breakGain {
	g := &breakGain{model: model, n: p.n, x: make([]float64, p.n), first: p.first}
	n := float64(p.n)
	offsets := 0
	for _, t := range years {
		offsets += t - years[0]
	}
	for i, t := range years {
		g.x[i] = float64(p.n*(t-years[0])-offsets) / n
		g.sxx += g.x[i] * g.x[i]
	}
	for j := range lanes {
		g.sum[j], g.mix[j] = make([]float64, p.n), make([]float64, p.n)
	}
	var before, squares, spread float64
	for t := range p.last {
		before += g.x[t]
		squares += g.x[t] * g.x[t]
		i := t + 1
		if i < p.first {
			continue
		}
		count := float64(i)
		s := gainStep{level: 1/count + 1/(n-count), count: count, before: before}
		if model == BreakTrend {
			w1, w2 := p.ahead.step[i].invSxx, p.back.step[p.n-i].invSxx
			mean1, mean2 := before/count, -before/(n-count)
			s.slope = w1 + w2
			s.c = (w1*mean1 + w2*mean2) / s.slope
			s.level += w1 * w2 / s.slope * (mean1 - mean2) * (mean1 - mean2)
			s.constant, s.linear = before-s.c*count, squares-s.c*before
		}
		spread = max(spread, math.Sqrt(s.level*n)+math.Sqrt(s.slope)*(math.Sqrt(g.sxx)+math.Abs(s.c)*math.Sqrt(n)))
		g.step = append(g.step, s)
	}
	g.slack = max(1e-10, 8*n*0x1p-52*(1+spread))
	return g
}

// A gainVerdict says whether a break takes enough away.
type gainVerdict int

const (
	gainUnclear gainVerdict = iota // within rounding of it
	gainEnough
	gainTooLittle
)

// accumulate sums up AR(1) series made of a block of normal draws: uₜ = ρuₜ₋₁ + εₜ,
// u₁ = start·ε₁.
func (g *breakGain) accumulate(block []float64, rho, start float64) {
	if g.model == BreakTrend {
		g.accumulateTrend(block, rho, start)
		return
	}
	n := g.n
	block = block[:lanes*n]
	s0, s1, s2, s3 := g.sum[0][:n], g.sum[1][:n], g.sum[2][:n], g.sum[3][:n]
	u0, u1, u2, u3 := start*block[0], start*block[1], start*block[2], start*block[3]
	a0, a1, a2, a3 := u0, u1, u2, u3
	q0, q1, q2, q3 := u0*u0, u1*u1, u2*u2, u3*u3
	s0[0], s1[0], s2[0], s3[0] = a0, a1, a2, a3
	for i := 1; i < n; i++ {
		e := block[lanes*i : lanes*i+lanes : lanes*i+lanes]
		u0 = rho*u0 + e[0]
		u1 = rho*u1 + e[1]
		u2 = rho*u2 + e[2]
		u3 = rho*u3 + e[3]
		a0 += u0
		a1 += u1
		a2 += u2
		a3 += u3
		q0 += u0 * u0
		q1 += u1 * u1
		q2 += u2 * u2
		q3 += u3 * u3
		s0[i], s1[i], s2[i], s3[i] = a0, a1, a2, a3
	}
	g.square = [lanes]float64{q0, q1, q2, q3}
}

// accumulateTrend is accumulate with the sums of x·u.
func (g *breakGain) accumulateTrend(block []float64, rho, start float64) {
	n := g.n
	block, x := block[:lanes*n], g.x[:n]
	for j := 0; j < lanes; j += 2 { // two at a time, for which there are registers
		s0, s1, t0, t1 := g.sum[j][:n], g.sum[j+1][:n], g.mix[j][:n], g.mix[j+1][:n]
		u0, u1 := start*block[j], start*block[j+1]
		a0, a1, b0, b1 := u0, u1, x[0]*u0, x[0]*u1
		q0, q1 := u0*u0, u1*u1
		s0[0], s1[0], t0[0], t1[0] = a0, a1, b0, b1
		for i := 1; i < n; i++ {
			e := block[lanes*i+j : lanes*i+j+2 : lanes*i+j+2]
			u0 = rho*u0 + e[0]
			u1 = rho*u1 + e[1]
			a0 += u0
			a1 += u1
			b0 += x[i] * u0
			b1 += x[i] * u1
			q0 += u0 * u0
			q1 += u1 * u1
			s0[i], s1[i], t0[i], t1[i] = a0, a1, b0, b1
		}
		g.square[j], g.square[j+1] = q0, q1
	}
}

// takes says whether a break of the accumulated series in lane j takes the given
// share of its sum of squares away.
func (g *breakGain) takes(j int, share float64) gainVerdict {
	sum, mix := g.sum[j], g.mix[j]
	mean, slope := sum[g.n-1]/float64(g.n), 0.0
	whole := g.square[j] - mean*sum[g.n-1]
	if g.model == BreakTrend {
		slope = mix[g.n-1] / g.sxx
		whole -= slope * mix[g.n-1]
	}
	slack := g.slack * g.square[j]
	above, below := share*whole+slack, share*whole-slack
	if !(above < math.Inf(1)) {
		return gainUnclear
	}
	verdict := gainTooLittle
	sum = sum[g.first-1:][:len(g.step)]
	mix = mix[g.first-1:][:len(g.step)]
	if g.model == BreakMean {
		for i := range g.step {
			s := &g.step[i]
			if d := sum[i] - mean*s.count; d*d*s.level >= below {
				if d*d*s.level > above {
					return gainEnough
				}
				verdict = gainUnclear
			}
		}
		return verdict
	}
	for i := range g.step {
		s := &g.step[i]
		d := sum[i] - mean*s.count - slope*s.before
		t := mix[i] - s.c*sum[i] - mean*s.constant - slope*s.linear
		if gain := s.level*d*d + s.slope*t*t; gain >= below {
			if gain > above {
				return gainEnough
			}
			verdict = gainUnclear
		}
	}
	return verdict
}
