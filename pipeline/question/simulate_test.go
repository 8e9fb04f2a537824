package question

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

var (
	simulate = flag.String("simulate", "", "write the table of error rates and power to this file")
	draws    = flag.Int("draws", 2000, "series or pairs for each cell of that table")
)

// simulateSeed starts every generator of the simulation.
const simulateSeed = 20261123

// A process makes a series of n values.
type process struct {
	name string
	make func(r *rand.Rand, n int) []float64
}

func autoregressive(rho float64) func(*rand.Rand, int) []float64 {
	return func(r *rand.Rand, n int) []float64 {
		y := make([]float64, n)
		v := r.NormFloat64() / math.Sqrt(1-rho*rho)
		for i := range y {
			y[i] = v
			v = rho*v + r.NormFloat64()
		}
		return y
	}
}

func wander(drift float64) func(*rand.Rand, int) []float64 {
	return func(r *rand.Rand, n int) []float64 {
		y := make([]float64, n)
		v := 0.0
		for i := range y {
			v += drift + r.NormFloat64()
			y[i] = v
		}
		return y
	}
}

// with adds something to a process, f(i, n) in the i-th of n years.
func with(p func(*rand.Rand, int) []float64, f func(i, n int) float64) func(*rand.Rand, int) []float64 {
	return func(r *rand.Rand, n int) []float64 {
		y := p(r, n)
		for i := range y {
			y[i] += f(i, n)
		}
		return y
	}
}

// rise is four standard deviations of the noise over the series; step two in the
// middle of it.
func rise(sd float64) func(i, n int) float64 {
	return func(i, n int) float64 { return 4 * sd * float64(i) / float64(n-1) }
}

// bend is four standard deviations up in the first half, and down again in the second.
func bend(sd float64) func(i, n int) float64 {
	return func(i, n int) float64 { return 8 * sd * float64(min(i, n-i)) / float64(n-1) }
}

func step(sd float64) func(i, n int) float64 {
	return func(i, n int) float64 {
		if i >= n/2 {
			return 2 * sd
		}
		return 0
	}
}

var (
	whiteNoise = process{"white noise", autoregressive(0)}
	ar06       = process{"AR(1) 0.6", autoregressive(0.6)}
	randomWalk = process{"random walk", wander(0)}
	nulls      = []process{whiteNoise, ar06, randomWalk}
	trending   = []process{{"white noise, rise of 4 SD", with(autoregressive(0), rise(1))},
		{"AR(1) 0.6, rise of 4 SD", with(autoregressive(0.6), rise(1.25))}, {"random walk, drift 0.5", wander(0.5)}}
	broken = []process{{"white noise, step of 2 SD", with(autoregressive(0), step(1))}, {"AR(1) 0.6, step of 2 SD", with(autoregressive(0.6), step(1.25))}}
)

// simulated makes a series of values from 1961 on.
func simulated(id string, y []float64) *obs.Series { return made(id+".TUR", obs.Unit{}, 1961, y) }

// A row of the table: what is done, on what, and which share of the draws does it.
type simRow struct {
	what string
	on   process
	n    []int
	does func(r *rand.Rand, n int) bool
}

// shares runs a row for each n, draws side by side; equal whatever the cores.
func (row simRow) shares(draws int) []float64 {
	out := make([]float64, len(row.n))
	for k, n := range row.n {
		hits := make([]bool, draws)
		var wg sync.WaitGroup
		cores := runtime.GOMAXPROCS(0)
		for c := range cores {
			wg.Go(func() {
				for d := c; d < draws; d += cores {
					hits[d] = row.does(rand.New(rand.NewPCG(simulateSeed+uint64(d), uint64(n))), n)
				}
			})
		}
		wg.Wait()
		for _, h := range hits {
			if h {
				out[k] += 100 / float64(draws)
			}
		}
	}
	return out
}

// simulatedYears are the lengths of the series.
var simulatedYears = []int{15, 25, 50, 60}

func simStudy() *study.Study {
	return &study.Study{ID: "simulation", Alpha: 0.05, Countries: true, Eras: []study.Era{{ID: "later", Label: "Later"}}}
}

func simSheet(st *study.Study) *sheet {
	return &sheet{st: st, question: "q", families: map[string]bool{}}
}

// rejects makes a row of a family's p-value below 5 %.
func rejects(what, family, p string, tr stat.Transform, ps params, on process, ns []int) simRow {
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		g := simSheet(simStudy()).ask(family, subject{series: []*obs.Series{simulated("a", on.make(r, n))}}, tr, ps)
		return g.ok() && g.v(p) < 0.05
	}}
}

func trendRow(what string, on process, ns []int, statuses ...string) simRow {
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		s := simulated("a", on.make(r, n))
		return slices.Contains(statuses, trendStatus(simSheet(simStudy()).trendOf(subject{series: []*obs.Series{s}}, false), 0.05))
	}}
}

// breakRow declares an era that begins in the middle of the series.
func breakRow(what string, on process, ns []int, status string) simRow {
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		st := simStudy()
		year := 1961 + n/2
		s, sh := simulated("a", on.make(r, n)), simSheet(st)
		of := subject{series: []*obs.Series{s}}
		g := breakGot{supMean: sh.ask("sup_f", of, stat.Level, nil), bpMean: sh.ask("bai_perron", of, stat.Level, nil)}
		chow := sh.ask("chow", of, stat.Level, params{"break_year": fmt.Sprint(year)})
		return breakStatus(g, chow, year, 0.05) == status
	}}
}

// pairStatusOf runs the whole correlation card on one pair alone; as rates of
// growth where it is told so.
func pairStatusOf(x, y []float64, rates bool) string {
	st := simStudy()
	a := &asking{Task: Task{st: st}, par: serial, out: &Answer{families: map[string]bool{}}}
	sx, sy := simulated("a", x), simulated("b", y)
	if rates {
		sx.Unit, sy.Unit = obs.Unit{Kind: obs.Rate}, obs.Unit{Kind: obs.Rate}
	}
	roots := a.rootTests([]*obs.Series{sx, sy})
	g := a.sheet().pairOf(subject{series: []*obs.Series{sx, sy}}, nil, roots[sx.ID], roots[sy.ID])
	g.card.alpha, g.card.leastN = st.Alpha, leastPairs
	return g.card.status()
}

func cardRow(what string, on process, ns []int, statuses ...string) simRow {
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		return slices.Contains(statuses, pairStatusOf(on.make(r, n), on.make(r, n), false))
	}}
}

// rateRow is cardRow of series that are declared rates of growth.
func rateRow(what string, on process, ns []int, statuses ...string) simRow {
	on.name = "two rates: " + on.name
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		return slices.Contains(statuses, pairStatusOf(on.make(r, n), on.make(r, n), true))
	}}
}

// shockedPair is a pair of random walks whose yearly shocks correlate.
func shockedPair(rho float64, ns []int, what string, statuses ...string) simRow {
	on := process{name: fmt.Sprintf("random walks, shocks correlate %.1f", rho)}
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		x, y := make([]float64, n), make([]float64, n)
		var vx, vy float64
		for i := range x {
			e := r.NormFloat64()
			vx, vy = vx+e, vy+rho*e+math.Sqrt(1-rho*rho)*r.NormFloat64()
			x[i], y[i] = vx, vy
		}
		return slices.Contains(statuses, pairStatusOf(x, y, false))
	}}
}

// shockedRates is a pair of autoregressions whose shocks correlate, declared rates
// of growth or not.
func shockedRates(phi, rho float64, rates bool, ns []int, what string, statuses ...string) simRow {
	on := process{name: fmt.Sprintf("AR(1) %.1f, shocks correlate %.1f", phi, rho)}
	if phi == 0 {
		on.name = fmt.Sprintf("white noise, correlated %.1f", rho)
	}
	if rates {
		on.name = "two rates: " + on.name
	}
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		x, y := autoregressive(phi)(r, n), autoregressive(phi)(r, n)
		for i := range y {
			y[i] = rho*x[i] + math.Sqrt(1-rho*rho)*y[i]
		}
		return slices.Contains(statuses, pairStatusOf(x, y, rates))
	}}
}

// tiedPair is a pair that shares a random walk and has noise of its own.
func tiedPair(ns []int, what string, statuses ...string) simRow {
	on := process{name: "one random walk, noise of each"}
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		w := wander(0)(r, n)
		x, y := make([]float64, n), make([]float64, n)
		for i := range w {
			x[i], y[i] = w[i]+r.NormFloat64(), w[i]+r.NormFloat64()
		}
		return slices.Contains(statuses, pairStatusOf(x, y, false))
	}}
}

// eraRow compares the two halves of a series by a family that compares eras.
func eraRow(what, family string, on process, ns []int) simRow {
	return simRow{what, on, ns, func(r *rand.Rand, n int) bool {
		s := simulated("a", on.make(r, n))
		middle := 1961 + n/2
		g := simSheet(simStudy()).eraTest(family, twoEras{whole: s, a: s.Within(0, middle-1), b: s.Within(middle, 0), ids: []string{"earlier", "later"}}, stat.Level, nil)
		return g.ok() && g.v("p") < 0.05
	}}
}

var linkStatuses = []string{movesTogether, inTheLongRun, aroundTrends}

func simTable() []struct {
	head string
	rows []simRow
} {
	ns := simulatedYears
	var trends, breaks, eras, roots, pairs []simRow
	for _, p := range append(append([]process(nil), nulls...), trending...) {
		trends = append(trends,
			rejects("OLS", "ols_trend", "p_slope", stat.Level, nil, p, ns),
			rejects("Newey–West", "ols_trend_hac", "p_t", stat.Level, nil, p, ns),
			rejects("Mann–Kendall", "mann_kendall", "p", stat.Level, nil, p, ns),
			rejects("Mann–Kendall, Hamed–Rao", "mann_kendall_hamed_rao", "p", stat.Level, nil, p, ns),
			rejects("robust trend test", "robust_trend", "p", stat.Level, nil, p, ns),
			trendRow("**verdict: rising or falling**", p, ns, rising, falling),
			trendRow("verdict: by some methods", p, ns, risingBySome, fallingBySome))
	}
	for _, p := range append(append([]process(nil), nulls...), broken...) {
		breaks = append(breaks,
			rejects("sup F, Hansen's p", "sup_f", "p_sup_hansen", stat.Level, nil, p, ns),
			rejects("sup F, bootstrapped p", "sup_f", "p_boot", stat.Level, nil, p, ns),
			breakRow("**verdict: visible in the middle**", p, ns, breakVisible),
			breakRow("verdict: elsewhere", p, ns, breakElsewhere))
	}
	for _, p := range nulls {
		eras = append(eras, eraRow("means of the halves", "era_difference", p, ns), eraRow("slopes of the halves", "era_slopes", p, ns))
	}
	turn := process{"white noise, a slope that turns by 4 SD a half", with(autoregressive(0), bend(1))}
	eras = append(eras, eraRow("slopes of the halves", "era_slopes", turn, ns))
	for _, p := range nulls {
		roots = append(roots,
			rejects("ADF, constant", "adf", "p_mackinnon1994", stat.Level, nil, p, ns),
			simRow{"KPSS, constant", p, ns, func(r *rand.Rand, n int) bool {
				g := simSheet(simStudy()).ask("kpss", subject{series: []*obs.Series{simulated("a", p.make(r, n))}}, stat.Level, nil)
				return g.ok() && g.v("p_table") <= 0.05
			}})
	}
	for _, p := range []process{randomWalk, {"random walk, drift 0.5", wander(0.5)}, ar06, whiteNoise} {
		pairs = append(pairs,
			simRow{"Pearson in levels", p, ns, func(r *rand.Rand, n int) bool {
				g, err := stat.Pearson(p.make(r, n), p.make(r, n))
				return err == nil && g.P < 0.05
			}},
			cardRow("**verdict: linked in any way**", p, ns, linkStatuses...),
			cardRow("verdict: shared trend", p, ns, sharedTrend))
	}
	for _, rho := range []float64{0.5, 0.7} {
		pairs = append(pairs, shockedPair(rho, ns, "**verdict: moves together**", movesTogether))
	}
	for _, p := range []process{randomWalk, {"random walk, drift 0.5", wander(0.5)}, ar06, whiteNoise} {
		pairs = append(pairs, rateRow("**verdict: linked in any way**", p, ns, linkStatuses...))
	}
	for _, phi := range []float64{0, 0.3} {
		for _, rates := range []bool{true, false} {
			pairs = append(pairs, shockedRates(phi, 0.5, rates, ns, "verdict: moves together", movesTogether))
		}
	}
	pairs = append(pairs, tiedPair(ns, "verdict: tied in the long run", inTheLongRun), tiedPair(ns, "**verdict: linked in any way**", linkStatuses...))
	return []struct {
		head string
		rows []simRow
	}{{"Trends", trends}, {"Breaks", breaks}, {"Two eras", eras}, {"Unit roots", roots}, {"Pairs", pairs}}
}

// TestSimulate writes docs/simulation.md when asked to; see make simulate.
func TestSimulate(t *testing.T) {
	if *simulate == "" {
		t.Skip("make simulate runs this")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Error rates and power of the tests and verdicts\n\n"+
		"Made by `make simulate`: %s draws a cell, seed %d. Each figure is the percentage of draws in which a test rejects at 5%%, or a\n"+
		"verdict is given. Where nothing is there (white noise, AR(1), random walks; independent pairs) it should be small; where\n"+
		"something is, large. With %s draws a figure near 5 is known to about ±%.1f.\n\n"+
		"A rise is four standard deviations of the noise over the whole series, a step two in its middle; pairs are judged alone, without adjustment.\n",
		result.Decimal(nil, float64(*draws), 0), simulateSeed, result.Decimal(nil, float64(*draws), 0), 196*math.Sqrt(0.05*0.95/float64(*draws)))
	heads := ""
	for _, n := range simulatedYears {
		heads += fmt.Sprintf(" n = %d |", n)
	}
	for _, part := range simTable() {
		fmt.Fprintf(&b, "\n## %s\n\n| series | test or verdict |%s\n|---|---|%s\n", part.head, heads, strings.Repeat("--:|", len(simulatedYears)))
		last := ""
		for _, row := range part.rows {
			name := row.on.name
			if name == last {
				name = ""
			} else {
				last = name
			}
			fmt.Fprintf(&b, "| %s | %s |", name, row.what)
			for _, share := range row.shares(*draws) {
				fmt.Fprintf(&b, " %.1f |", share)
			}
			b.WriteString("\n")
		}
	}
	b.WriteString(simulationNotes)
	if err := os.WriteFile(*simulate, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

const simulationNotes = `
## What is demanded of the verdicts

A test holds this page to it, and a smaller simulation runs with the ordinary tests.

- Rising or falling: at most 8% of random walks, and of AR(1) 0.6, at n = 25 and 50. At n = 15 it is a little more of random walks, which the
  reports say.
- A pair linked in any way: at most 6% of independent random walks, with and without drift, at n = 15, 25 and 50, also where both are
  declared rates of growth.
- Moves together: at least 80% of pairs of random walks whose shocks correlate 0.7, at n = 25.
- A break visible in the middle: at most 6% of random walks.

## What to take from it

- Ordinary least squares, Newey–West and Mann–Kendall find trends in random walks far too often; so does Hansen's p-value find
  breaks, and Pearson's r in levels find correlations. The report therefore never rests a verdict on one of them alone.
- The price is power: a trend in strongly autocorrelated noise, or a break in a short series, is often not found. "No clear trend"
  and "no break" do not mean that there is none.
- The tests of two eras keep their size only where deviations fade fast. Of a series that wanders, two halves "differ" more often than not, in
  mean and in slope: a small p does not say that the border between the eras did it.
- Two rates of growth are judged by their values, not their changes, from n = 20 on and where one of them has shocks that fade: the error rates
  stay as low, and more links are found, since the difference of a rate is mostly noise.
`

// TestVerdictRates holds the verdicts to what the methods promise, on few draws.
func TestVerdictRates(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	// With so few draws a bound of 6% is known to about ±2.
	short, long := []int{15, 25, 50}, []int{25, 50}
	drift := process{"random walk, drift 0.5", wander(0.5)}
	for _, tt := range []struct {
		row      simRow
		lo, hi   float64 // percent
		draws    int
		promised string
	}{
		{trendRow("rising or falling", randomWalk, long, rising, falling), 0, 9.5, 500, "at most 8 % of random walks (STATISTICS, Verdicts)"},
		{trendRow("rising or falling", ar06, long, rising, falling), 0, 9.5, 500, "at most 8 % of AR(1) 0.6 (STATISTICS, Verdicts)"},
		{cardRow("linked", randomWalk, short, linkStatuses...), 0, 8, 400, "at most 6 % of independent random walks (STATISTICS, Verdicts)"},
		{cardRow("linked", drift, short, linkStatuses...), 0, 8, 400, "at most 6 % with drift"},
		{rateRow("linked", drift, short, linkStatuses...), 0, 8, 400, "at most 6 % of random walks that are called rates"},
		{shockedPair(0.7, []int{25}, "moves together", movesTogether), 80, 100, 300, "at least 80 % of pairs with shocks that correlate 0.7"},
		{breakRow("visible", randomWalk, []int{25}, breakVisible), 0, 6, 200, "without the bootstrap 30 % of random walks would show one"},
	} {
		for k, share := range tt.row.shares(tt.draws) {
			if share < tt.lo || share > tt.hi {
				t.Errorf("%s of %s, n = %d: %.1f %%, promised %s", tt.row.what, tt.row.on.name, tt.row.n[k], share, tt.promised)
			}
		}
	}
}
