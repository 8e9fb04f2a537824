package stat

import "math"

// The bootstrap of SupF: its p-value is the share of series without a break whose
// sup F reaches that of the data,
//
//	p_boot = (1 + #{F* ≥ F})/(draws + 1)
//
// (Davison & Hinkley 1997, eq. 4.11), where each series is drawn from the AR(1)
//
//	uₜ = ρuₜ₋₁ + εₜ,   ε ~ N(0, 1),   u₁ from its stationary distribution
//
// that was fitted to the residuals of the model without a break. Neither the
// level nor the scale matters, so that ρ is all that is fitted. Diebold & Chen
// (1996, J. Econometrics 70, 221–241) find that this holds the size where the
// asymptotic test does not.
//
// Least squares finds too small a ρ in short series, by (1 + 3ρ)/n on average
// where a mean was taken out and (2 + 4ρ)/n where a line was; the bias is added
// again (nullAR1). A ρ of 1 or more is taken as 1, a random walk. Measured,
// percent rejected at 5 %, in brackets with ρ not corrected (500 series each,
// 999 draws, PCG seeds 1 and n; TestSupFBootstrapSize repeats a part of it):
//
//	                             mean, n = 25      n = 50  trend, n = 25      n = 50
//	white noise                   2.4  (3.2)  3.0  (1.4)     2.0  (4.2)  4.6  (5.2)
//	AR(1) 0.3                     1.6  (4.4)  1.2  (1.6)     1.0  (4.4)  4.2  (5.8)
//	AR(1) 0.6                     1.0  (5.4)  1.0  (1.2)     0.8  (9.6)  3.6  (7.2)
//	AR(1) 0.9                     2.0  (9.4)  0.2  (4.4)     2.0 (22.4)  1.8 (13.6)
//	random walk                   5.8 (13.0)  6.0 (12.2)     4.4 (25.8)  5.0 (17.2)
//	shift of 2σ, white noise     30.6 (67.6) 98.8 (99.0)     3.2 (10.8) 32.4 (35.8)
//	shift of 2σ, AR(1) 0.3        6.8 (33.0) 67.2 (78.8)     1.8  (7.6) 13.0 (18.6)
//	shift of 3σ, white noise     44.2 (92.8) 99.6  (100)    10.4 (32.6) 76.4 (84.0)
//	shift of 3σ, AR(1) 0.6        8.0 (35.6) 19.8 (52.0)     2.4 (20.6)  5.8 (18.6)
//
// with the shift in the middle and σ that of the innovations. The draws of one
// seed serve all series, so that another seed moves these by up to 1 or 2 (with
// 199 draws, by up to 6). The price is
// power: a break raises the ρ that is fitted without one, and in a short or
// strongly autocorrelated series a shift of the level cannot be told from
// wandering. "No break found" is not "no break".
//
// Hansen's p-value rejects 5 to 10 % of white noise, 21 to 41 % of AR(1) 0.3 and
// 89 to 99 % of random walks at these n (1,000 series each).

// nullAR1 returns ρ of the residuals e of a model without a break, by least
// squares without a constant, corrected for its bias: the ρ that has the found
// value as its mean, (nρ̂ + 1)/(n − 3) for the mean (Marriott & Pope 1954,
// Biometrika 41, 390–402) and (nρ̂ + 2)/(n − 4) for the line (Tjøstheim & Paulsen
// 1983, Biometrika 70, 389–399; TestNullAR1 confirms both), within [−0.99, 1].
func nullAR1(e []float64, model BreakModel) float64 {
	n, k := float64(len(e)), float64(model.coefficients())
	last := e[len(e)-1]
	rho := autoproduct(e, 1) / (autoproduct(e, 0) - last*last)
	return max(-0.99, min(1, (n*rho+k)/max(1, n-2-k)))
}

// bootstrap returns p_boot, where ratio is the sum of squares with the best break
// over that without: the smaller, the larger F. A breakGain decides all draws but
// those too near to ratio for it, so that the number is that of recursive residuals
// throughout.
func (p *breakPath) bootstrap(g *breakGain, ratio, rho float64, draws int, seed uint64) float64 {
	start := 0.0 // a random walk may start anywhere
	if rho < 1 {
		start = 1 / math.Sqrt((1-rho)*(1+rho))
	}
	source := newNormalDraws(seed, p.n, draws)
	u := make([]float64, p.n)
	reached := 1
	for done := 0; done < draws; done += lanes {
		block := source.next()
		g.accumulate(block, rho, start)
		for j := range min(lanes, draws-done) {
			verdict := g.takes(j, 1-ratio)
			if verdict == gainEnough || verdict == gainUnclear && p.reaches(block[j:], u, rho, start, ratio) {
				reached++
			}
		}
	}
	return float64(reached) / float64(draws+1)
}

// reaches says whether the AR(1) series made of every lanes-th of the draws breaks
// as clearly as ratio, by recursive residuals. It is stored in u.
func (p *breakPath) reaches(draws, u []float64, rho, start, ratio float64) bool {
	u[0] = start * draws[0]
	for i := 1; i < p.n; i++ {
		u[i] = rho*u[i-1] + draws[lanes*i]
	}
	_, broken, whole := p.best(u)
	return broken <= ratio*whole
}
