package question

import (
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// How often the verdicts are given, in percent, as make simulate measured and
// docs/simulation.md has it: a test holds these figures against that page.
const (
	rateWalkTrend    = 7.4 // random walk, n = 25: rising or falling
	rateWalkTrend15  = 8.5 // random walk, n = 15
	rateWalkTrend50  = 7.0
	rateAR1Trend     = 3.0 // AR(1) 0.6, n = 25
	rateAR1Trend50   = 5.0
	rateWalkOLS      = 75.5 // random walk: OLS rejects
	rateAR1OLS       = 32.1
	rateRiseFound    = 89.5 // white noise, rise of 4 SD
	rateAR1RiseFound = 16.9
	rateWalkBreak    = 4.1 // random walk: visible in the middle
	rateStepFound    = 28.4
	rateShockFound   = 97.0
	rateRatesFound   = 63.8 // white noise that correlates 0.5, judged as rates
	rateChangesFound = 53.2 // and by its changes
)

// Of 15, 25 and 50 years.
var (
	ratesWalkLinked  = [3]float64{5.3, 3.6, 3.9} // independent random walks: linked in any way
	ratesDriftLinked = [3]float64{5.3, 3.6, 5.2} // the same with drift
	ratesRateLinked  = [3]float64{5.3, 4.2, 5.6} // with drift, called rates of growth
)

// Of white noise, AR(1) 0.6 and random walks, n = 25, without a difference between
// their halves.
var (
	ratesEraMeans  = [3]float64{8.3, 23.4, 61.4}
	ratesEraSlopes = [3]float64{14.3, 36.1, 57.7}
)

// rates prints three rates.
func (sp speaker) rates(r [3]float64) result.Piece {
	return lit(sp.list([]string{sp.rate(r[0]).Lit, sp.rate(r[1]).Lit, sp.rate(r[2]).Lit}))
}

// rate prints one of them, with the decimals that it has.
func (sp speaker) rate(percent float64) result.Piece {
	return lit(result.Format{Style: result.Percent, Exact: true}.String(sp.l, percent/100, obs.Unit{}))
}
