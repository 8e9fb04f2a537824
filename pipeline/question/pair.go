package question

import (
	"errors"
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// pairGot is everything that is known of one pair.
type pairGot struct {
	x, y                            *obs.Series
	era                             string
	level, diff                     [3]got // Pearson, Spearman, Kendall
	effLevel, effDiff, effDetrended got
	walk                            got
	cointegration                   got // of pairs that are long enough
	card                            card
	extra                           [][3]got // of the transformations asked for besides
	tests                           int      // pairs that the p-value of the changes is adjusted for
	adjusted                        string   // ID of the estimate that is that p-value
	verdict                         result.Verdict
}

// A card holds the numbers that the status of a pair follows from. NaN is a
// number that could not be had.
type card struct {
	rates          bool    // the yearly changes are the values themselves: see areRates
	nDiff          int     // yearly changes
	pDiff          float64 // Pearson on them with the effective n, adjusted over the question's pairs
	rDiff, rhoDiff float64
	pDetrended     float64 // Pearson on detrended values with the effective n
	placeDetrended float64 // percentile among detrended independent random walks
	rLevel, pLevel float64
	integrated     bool    // both series have a unit root; asked of long pairs only
	pLongRun       float64 // of the test of cointegration
	leastN         int
	alpha          float64
}

// The statuses of a pair.
const (
	movesTogether = "moves-together"
	aroundTrends  = "related-around-trends"
	sharedTrend   = "shared-trend"
	noCorrelation = "no-correlation"
)

// leastRho is how strong Spearman's rho of the changes must be for a pair to
// move together: a link of a size that matters, not only one that is certain.
const leastRho = 0.3

// status applies the rules of the correlation card in their order.
func (c card) status() string {
	switch {
	case c.nDiff < c.leastN:
		return tooFewYears
	case c.pDiff < c.alpha && c.rDiff*c.rhoDiff > 0 && math.Abs(c.rhoDiff) >= leastRho:
		return movesTogether
	case c.integrated && c.pLongRun < longRunAlpha:
		return inTheLongRun
	case !math.IsNaN(c.rDiff) && c.pDetrended < c.alpha && c.placeDetrended >= 99: // a straight line has no values around it
		return aroundTrends
	case c.pLevel < c.alpha && !c.rates: // rates that do not both wander have no trend to share
		return sharedTrend
	}
	return noCorrelation
}

var methodNames = [3]string{"pearson", "spearman", "kendall"}

// pairOf runs the families of a correlation on one pair.
func (s *sheet) pairOf(of subject, extra []stat.Transform, sx, sy shocks) pairGot {
	g := s.cardOf(of, sx, sy)
	if !g.card.rates {
		g.level[1] = s.ask("correlation", of, stat.Level, params{"method": "spearman"})
	}
	g.level[2] = s.ask("correlation", of, stat.Level, params{"method": "kendall"})
	g.diff[2] = s.ask("correlation", of, stat.Difference, params{"method": "kendall"})
	g.extra = make([][3]got, len(extra))
	for k, tr := range extra {
		for i, m := range methodNames {
			g.extra[k][i] = s.ask("correlation", of, tr, params{"method": m})
		}
	}
	return g
}

// cardOf runs the families that the status of a pair follows from.
func (s *sheet) cardOf(of subject, sx, sy shocks) pairGot {
	x, y := of.series[0], of.series[1]
	g := pairGot{x: x, y: y, era: of.era}
	g.level[0] = s.ask("correlation", of, stat.Level, params{"method": "pearson"})
	g.card.rates = areRates(x, y, g.level[0].n(), sx, sy)
	g.diff[0] = s.ask("correlation", of, stat.Difference, params{"method": "pearson"})
	g.diff[1] = s.ask("correlation", of, stat.Difference, params{"method": "spearman"})
	g.effLevel = s.ask("correlation_effective", of, stat.Level, nil)
	g.effDiff = s.ask("correlation_effective", of, stat.Difference, nil)
	g.effDetrended = s.ask("correlation_effective", of, stat.Detrended, nil)
	g.walk = s.ask("correlation_random_walk", of, stat.Level, nil)
	rho := g.diff[1]
	if g.card.rates {
		g.level[1] = s.ask("correlation", of, stat.Level, params{"method": "spearman"})
		rho = g.level[1]
	}
	g.card = card{rates: g.card.rates,
		nDiff: g.yearly(0).n(), rDiff: g.yearly(0).v("r"), rhoDiff: rho.v("rho"), pDiff: g.effective().v("p"),
		pDetrended: g.effDetrended.v("p"), placeDetrended: g.walk.v("percentile_detrended"),
		rLevel: g.level[0].v("r"), pLevel: g.level[0].v("p"), pLongRun: math.NaN(),
	}
	s.longRun(of, &g, sx.last && sy.last)
	return g
}

// yearly is the correlation of the yearly changes by one of the three methods: of
// the differences, or of the values of two rates.
func (g pairGot) yearly(method int) got {
	if g.card.rates {
		return g.level[method]
	}
	return g.diff[method]
}

// effective is the test of the yearly changes with the effective n.
func (g pairGot) effective() got {
	if g.card.rates {
		return g.effLevel
	}
	return g.effDiff
}

// n is how many observations a family used, also where it was withheld.
func (g got) n() int {
	if len(g.ests) == 0 {
		return 0
	}
	return g.ests[0].N
}

// pairWords names a pair: what the two are where they belong to one place, else
// each with its place.
func (a *asking) pairWords(x, y *obs.Series) string {
	if x.Label == y.Label && x.Indicator != y.Indicator {
		if a.short(x) == a.short(y) { // of another unit
			return a.title(x) + " and " + a.lowerFirst(a.title(y)) + a.placeOf(x)
		}
		return a.short(x) + " and " + a.lowerFirst(a.short(y)) + a.placeOf(x)
	}
	switch {
	case x.Indicator != y.Indicator:
	case a.country(x) && a.country(y):
		return a.title(x) + " in " + a.the(x.Label) + " and in " + a.the(y.Label)
	case x.Label == y.Label: // two who state it
		return a.whole(x) + " and as stated by " + a.source(y.Reporter)
	case x.Partner != "" && y.Partner != "":
		return a.title(x) + " from " + a.ends(x) + " and from " + a.ends(y)
	default:
		return a.title(x) + " of " + a.the(x.Label) + " and " + a.the(y.Label)
	}
	return a.whole(x) + " and " + a.lowerFirst(a.whole(y))
}

// ends are the two ends of a flow.
func (a *asking) ends(s *obs.Series) string {
	return a.the(a.tb.Entity(s.Entity).Label) + " to " + a.the(a.tb.Entity(s.Partner).Label)
}

// placeOf is the place of a series even where its title names it.
func (a *asking) placeOf(s *obs.Series) string {
	if s.Partner != "" || a.declared(s.Entity) {
		return " (" + s.Label + ")"
	}
	return " in " + a.the(s.Label)
}

func (a *asking) pairVerdict(g pairGot) result.Verdict {
	v := result.Verdict{Question: a.Question.ID, Kind: "pair", Series: g.x.ID, Other: g.y.ID, Era: g.era, Status: g.card.status()}
	v.ID = verdictID(v)
	for _, ids := range [][]string{g.yearly(0).ids("r", "p"), g.yearly(1).ids("rho"), g.effective().ids("n_eff", "p"), g.level[0].ids("r", "p"),
		g.effDetrended.ids("p"), g.walk.ids("percentile_detrended"), g.cointegration.ids("p_mackinnon1994")} {
		v.Estimates = append(v.Estimates, ids...)
	}
	if g.adjusted != "" {
		v.Estimates = append(v.Estimates, g.adjusted)
	}
	v.Sentence = a.pairSentence(g, v.Status)
	return v
}

// ofChanges names what the verdict of a pair rests on: "of their changes", or of
// two rates "of the two rates".
func (g pairGot) ofChanges(fromYearToYear bool) string {
	switch {
	case g.card.rates:
		return "of the two rates"
	case fromYearToYear:
		return "of their changes from year to year"
	}
	return "of their changes"
}

// pairSentence says in one sentence what can be concluded.
func (a *asking) pairSentence(g pairGot, status string) result.Text {
	r2 := result.Format{Decimals: 2}
	p := result.Format{Style: result.PValue, Relation: true}
	inside := a.pairWords(g.x, g.y)
	name := lit(a.upperFirst(inside))
	if e, ok := eraOf(a.st, g.era); ok {
		inside += " in the era " + quoted(e.Label)
		name = lit("In the era " + quoted(e.Label) + " " + a.lowerFirst(a.pairWords(g.x, g.y)))
	}
	inside = a.lowerFirst(inside)
	r, eff := g.yearly(0), g.effective()
	adj := g.adjustedP()
	switch status {
	case movesTogether:
		how := "move together"
		if g.card.rDiff < 0 {
			how = "move in opposite directions"
		}
		return a.say("{} {} year by year: the correlation {} is {} = {} ({} = {}, {} {}{}).", name, lit(how), lit(g.ofChanges(false)),
			em("r"), r.num("r", r2), em("n"), lit(result.Decimal(a.l, float64(g.card.nDiff), 0)), em("p"), adj, lit(g.adjustment()))
	case inTheLongRun:
		return a.say("{} are tied in the long run: both wander, but not apart (Engle–Granger, {} {}).", name, em("p"), g.cointegration.num("p_mackinnon1994", p))
	case aroundTrends:
		// Rounded down, lest it be more than all.
		t := a.say("{} are related around their trends: without the trends {} = {}, further from zero than for {} of the pairs of independent random walks, ", name, em("r"),
			lit(result.Decimal(a.l, g.detrendedR(), 2)), lit(result.Decimal(a.l, math.Floor(g.card.placeDetrended), 0)+"%"))
		switch {
		case eff.v("p") < g.card.alpha:
			return append(append(t, a.w("though ")), g.unsure(r2, adj)...)
		case g.card.rates:
			return append(t, a.say("though the two rates themselves do not correlate ({} = {}).", em("r"), r.num("r", r2))...)
		}
		return append(t, a.say("though their changes from year to year do not correlate ({} = {}).", em("r"), r.num("r", r2))...)
	case sharedTrend:
		if !r.ok() {
			return a.say("{} correlate in levels ({} = {}), but one of the two changes by the same amount every year: a shared trend, no sign of a link.", name, em("r"), g.level[0].num("r", r2))
		}
		if eff.v("p") < g.card.alpha { // the adjustment, or the ranks, decided
			return append(a.say("{} correlate in levels ({} = {}); ", name, em("r"), g.level[0].num("r", r2)), g.unsure(r2, adj)...)
		}
		return a.say("{} correlate in levels ({} = {}) but not in their changes from year to year ({} = {}, {} {}): a shared trend, no sign of a link.", name,
			em("r"), g.level[0].num("r", r2), em("r"), r.num("r", r2), em("p"), eff.num("p", p))
	case noCorrelation:
		switch {
		case errors.Is(g.level[0].err, stat.ErrNoVariation) && !(varies(g.x) && varies(g.y)):
			return a.say("{} cannot be correlated: one of the two does not vary.", name)
		case !g.level[0].ok():
			return a.say("{} could not be correlated; the reason stands in estimates.csv.", name)
		case !r.ok():
			return a.say("No correlation was found between {}: {} is {} in levels ({} {}), and one of the two changes by the same amount every year.", lit(inside),
				em("r"), g.level[0].num("r", r2), em("p"), g.level[0].num("p", p))
		}
		n := lit(result.Decimal(a.l, float64(g.card.nDiff), 0))
		switch {
		case eff.v("p") < g.card.alpha:
			return append(a.say("No link is sure between {}: ", lit(inside)), g.unsure(r2, adj)...)
		case g.card.rates:
			return a.say("No correlation was found between {}: {} of the two rates is {} ({} {}; {} = {}).", lit(inside),
				em("r"), r.num("r", r2), em("p"), eff.num("p", p), em("n"), n)
		}
		return a.say("No correlation was found between {}: {} is {} in levels ({} {}) and {} in yearly changes ({} {}; {} = {}).", lit(inside),
			em("r"), g.level[0].num("r", r2), em("p"), g.level[0].num("p", p), r.num("r", r2), em("p"), eff.num("p", p), em("n"), n)
	}
	return a.say("{} have too few common years to tell ({}).", name, lit(a.counted(g.card.nDiff, "{} yearly change", "{} yearly changes")))
}

// unsure says why a correlation of changes that rejects by itself makes no link.
func (g pairGot) unsure(r2 result.Format, adj result.Piece) result.Text {
	of := lit(g.ofChanges(true))
	r, rho := g.yearly(0), g.yearly(1)
	switch {
	case !(g.card.pDiff < g.card.alpha):
		return english.say("the correlation {} ({} = {}) is not sure enough for a link ({} {}{}).", of, em("r"), r.num("r", r2), em("p"), adj, lit(g.adjustment()))
	case g.card.rDiff*g.card.rhoDiff <= 0:
		return english.say("the correlation {} ({} = {}) hangs on a few years: that of the ranks ({} = {}) does not have its sign.", of, em("r"), r.num("r", r2), em("rho"), rho.num("rho", r2))
	}
	return english.say("the correlation {} ({} = {}) hangs on a few years: that of the ranks ({} = {}) is weak.", of, em("r"), r.num("r", r2), em("rho"), rho.num("rho", r2))
}

// adjustedP prints the p-value of the changes adjusted for the number of pairs.
func (g pairGot) adjustedP() result.Piece {
	return g.adjustedAs(result.Format{Style: result.PValue, Relation: true})
}

// adjustment says for how many pairs a p-value was adjusted.
func (g pairGot) adjustment() string {
	if g.tests < 2 {
		return ""
	}
	return " after adjustment for " + english.counted(g.tests, "{} pair", "{} pairs")
}

func (g pairGot) detrendedR() float64 {
	if r, ok := g.effDetrended.res.(stat.CorrelationEffectiveResult); ok {
		return r.R
	}
	return math.NaN()
}
