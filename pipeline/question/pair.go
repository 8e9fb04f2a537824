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
	detrended                       got // around straight lines
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
			if tr == stat.Detrended && i == 0 {
				g.extra[k][i] = g.detrended
				continue
			}
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
	g.detrended = s.ask("correlation", of, stat.Detrended, params{"method": "pearson"})
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
			return a.bothIn(a.title(x), a.title(y), x)
		}
		return a.bothIn(a.short(x), a.short(y), x)
	}
	switch {
	case x.Indicator != y.Indicator:
	case a.country(x) && a.country(y):
		return a.words("{} in {} and in {}¦what is measured, in two countries", a.title(x), a.the(x.Label), a.the(y.Label))
	case x.Label == y.Label: // two who state it
		return a.words("{} and as stated by {}¦a series, and the same as another reporter states it", a.whole(x), a.source(y.Reporter))
	case x.Partner != "" && y.Partner != "":
		end := func(id string) string { return a.the(a.tb.Entity(id).Label) }
		return a.words("{} from {} to {} and from {} to {}¦flows of goods or arms", a.title(x), end(x.Entity), end(x.Partner), end(y.Entity), end(y.Partner))
	default:
		return a.words("{} of {} and {}¦what is measured, of two that are no countries", a.title(x), a.the(x.Label), a.the(y.Label))
	}
	return a.both(a.whole(x), a.whole(y))
}

// both names two series that are compared with each other.
func (sp speaker) both(one, other string) string {
	return sp.words("{} and {}¦two series that are compared with each other", one, sp.lowerFirst(other))
}

// bothIn names two series of one place, which it names even where their titles do.
func (a *asking) bothIn(one, other string, s *obs.Series) string {
	if s.Partner != "" || a.declared(s.Entity) {
		return a.both(one, other) + " (" + s.Label + ")"
	}
	return a.words("{} in {}¦two series that are compared with each other, in a country", a.both(one, other), a.the(s.Label))
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

// correlationOf names what the verdict of a pair rests on.
func (sp speaker) correlationOf(g pairGot, fromYearToYear bool) result.Piece {
	switch {
	case g.card.rates:
		return sp.w("the correlation of the two rates")
	case fromYearToYear:
		return sp.w("the correlation of their changes from year to year")
	}
	return sp.w("the correlation of their changes")
}

// is prints a coefficient with its name: r = 0.50.
func is(name string, value result.Piece) result.Text {
	return result.Text{em(name), lit(" = "), value}
}

// isP prints a p-value of a family with its name and sign: p < 0.001.
func isP(g got, name string) result.Text {
	return result.Text{em("p"), lit(" "), g.num(name, result.Format{Style: result.PValue, Relation: true})}
}

// namesOf names a pair, with its era, at the beginning of a sentence and inside one.
func (a *asking) namesOf(g pairGot) (begins, inside result.Piece) {
	pair := a.pairWords(g.x, g.y)
	e, ok := eraOf(a.st, g.era)
	if !ok {
		return lit(a.upperFirst(pair)), lit(a.lowerFirst(pair))
	}
	pair = a.lowerFirst(pair)
	return lit(a.words("In the era {} {}¦a pair of series, at the beginning of a sentence", quoted(e.Label), pair)),
		lit(a.words("{} in the era {}¦a pair of series, inside a sentence", pair, quoted(e.Label)))
}

// pairSentence says in one sentence what can be concluded.
func (a *asking) pairSentence(g pairGot, status string) result.Text {
	r2 := result.Format{Decimals: 2}
	name, inside := a.namesOf(g)
	r, eff := is("r", g.yearly(0).num("r", r2)), g.effective()
	rLevel := is("r", g.level[0].num("r", r2))
	n := is("n", lit(result.Decimal(a.l, float64(g.card.nDiff), 0)))
	alone := eff.v("p") < g.card.alpha // the adjustment, or the ranks, decided against a link
	switch status {
	case movesTogether:
		if g.card.rDiff < 0 {
			return a.say("{} move in opposite directions year by year: {} is {} ({}, {}).", name, a.correlationOf(g, false), r, n, a.adjustedP(g))
		}
		return a.say("{} move together year by year: {} is {} ({}, {}).", name, a.correlationOf(g, false), r, n, a.adjustedP(g))
	case inTheLongRun:
		return a.say("{} are tied in the long run: both wander, but not apart (Engle–Granger, {}).", name, isP(g.cointegration, "p_mackinnon1994"))
	case aroundTrends:
		though := a.say("their changes from year to year do not correlate ({})", r)
		switch {
		case alone:
			though = a.unsure(g)
		case g.card.rates:
			though = a.say("the two rates themselves do not correlate ({})", r)
		}
		return a.say("{} are related around their trends: without the trends {}, further from zero than for {} of the pairs of independent random walks, though {}.", name,
			is("r", g.detrended.num("r", r2)), a.placeBelow(g.card.placeDetrended), though)
	case sharedTrend:
		switch {
		case !g.yearly(0).ok():
			return a.say("{} correlate in levels ({}), but one of the two changes by the same amount every year: a shared trend, no sign of a link.", name, rLevel)
		case alone:
			return a.say("{} correlate in levels ({}); {}.", name, rLevel, a.unsure(g))
		}
		return a.say("{} correlate in levels ({}) but not in their changes from year to year ({}, {}): a shared trend, no sign of a link.", name, rLevel, r, isP(eff, "p"))
	case noCorrelation:
		level := g.level[0].num("r", r2)
		switch {
		case errors.Is(g.level[0].err, stat.ErrNoVariation) && !(varies(g.x) && varies(g.y)):
			return a.say("{} cannot be correlated: one of the two does not vary.", name)
		case !g.level[0].ok():
			return a.say("{} could not be correlated; the reason stands in estimates.csv.", name)
		case !g.yearly(0).ok():
			return a.say("No correlation was found between {}: {} is {} in levels ({}), and one of the two changes by the same amount every year.", inside,
				em("r"), level, isP(g.level[0], "p"))
		case alone:
			return a.say("No link is sure between {}: {}.", inside, a.unsure(g))
		case g.card.rates:
			return a.say("No correlation was found between {}: {} of the two rates is {} ({}; {}).", inside, em("r"), g.yearly(0).num("r", r2), isP(eff, "p"), n)
		}
		return a.say("No correlation was found between {}: {} is {} in levels ({}) and {} in yearly changes ({}; {}).", inside,
			em("r"), level, isP(g.level[0], "p"), g.yearly(0).num("r", r2), isP(eff, "p"), n)
	}
	return a.say("{} have too few common years to tell ({}).", name, lit(a.counted(g.card.nDiff, "{} yearly change", "{} yearly changes")))
}

// placeBelow prints a place among random walks as a percentage, rounded down, lest it
// be more than all.
func (sp speaker) placeBelow(place float64) result.Piece {
	return lit(sp.l.Percent(result.Decimal(sp.l, math.Floor(place), 0)))
}

// unsure is a clause that says why a correlation of changes that rejects by itself
// makes no link.
func (sp speaker) unsure(g pairGot) result.Text {
	r2 := result.Format{Decimals: 2}
	r, rho := is("r", g.yearly(0).num("r", r2)), is("rho", g.yearly(1).num("rho", r2))
	switch of := sp.correlationOf(g, true); {
	case !(g.card.pDiff < g.card.alpha):
		return sp.say("{} ({}) is not sure enough for a link ({})", of, r, sp.adjustedP(g))
	case g.card.rDiff*g.card.rhoDiff <= 0:
		return sp.say("{} ({}) hangs on a few years: that of the ranks ({}) does not have its sign", of, r, rho)
	default:
		return sp.say("{} ({}) hangs on a few years: that of the ranks ({}) is weak", of, r, rho)
	}
}

// adjustedP prints the p-value of the changes with the number of pairs that it was
// adjusted for.
func (sp speaker) adjustedP(g pairGot) result.Text {
	p := result.Text{em("p"), lit(" "), g.adjustedAs(result.Format{Style: result.PValue, Relation: true})}
	if g.tests < 2 {
		return p
	}
	return sp.say("{} after adjustment for {}¦a p-value; pairs", p, lit(sp.counted(g.tests, "{} pair", "{} pairs")))
}
