package question

import "strconv"

// How often the verdicts are given, in percent, as make simulate measured and
// docs/simulation.md has it: a test holds these figures against that page.
const (
	rateWalkTrend    = 7.4  // random walk, n = 25: rising or falling
	rateWalkTrend15  = 8.5  // random walk, n = 15
	rateAR1Trend     = 3.0  // AR(1) 0.6
	rateWalkOLS      = 75.5 // random walk: OLS rejects
	rateAR1OLS       = 32.1
	rateRiseFound    = 89.5 // white noise, rise of 4 SD
	rateAR1RiseFound = 16.9
	rateWalkBreak    = 4.1 // random walk: visible in the middle
	rateStepFound    = 28.4
	rateWalkLinked   = 3.6 // independent random walks: linked in any way
	rateShockFound   = 97.0
)

// rate prints one of them.
func rate(percent float64) string { return strconv.FormatFloat(percent, 'f', -1, 64) + "%" }
