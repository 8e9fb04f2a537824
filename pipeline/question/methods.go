package question

import (
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// methods explains, for readers who did not study econometrics, what was done:
// only the families that were used.
func (sp speaker) methods(st *study.Study, used map[string]bool, r *result.Result) []result.Section {
	s := result.Section{ID: "methods", Title: sp.words("Methods and limits")}
	add := func(head string, paras ...result.Text) {
		s.Blocks = append(s.Blocks, result.Block{Head: head})
		for _, p := range paras {
			s.Blocks = append(s.Blocks, result.Block{Para: p})
		}
	}
	none, times := refusals(r.Estimates, used)
	add(sp.words("Numbers¦heading of the methods"), sp.onNumbers(st))
	if used["ols_trend"] {
		add(sp.words("Trends"), sp.onTrends()...)
	}
	if paras := sp.onBreaks(used); len(paras) > 0 {
		add(sp.words("Breaks and unit roots"), paras...)
	}
	if used["correlation"] {
		add(sp.words("Correlations"), sp.onCorrelations(used["engle_granger"])...)
		if len(r.Pairs) > 0 {
			s.Blocks = append(s.Blocks, result.Block{Para: sp.say("This study has more than 2,000 pairs in one question; they are listed in pairs.csv, one row a pair and transformation.")})
		}
	}
	if used["era_difference"] {
		add(sp.words("Comparison of eras"), sp.onEras()...)
	}
	add(sp.words("Competing and spliced values"), sentences(
		sp.say("Where several sources state a value for the same year, all are kept and shown; the statistics use the one that the study's stated order prefers."),
		sp.say("Verdicts, slopes, means and differences are recomputed with the other figures: each source in turn preferred where it has a figure, and the lowest and the highest figure of every year."),
		sp.say("Figures of another period take no part."),
		sp.say("A series joined from several sources is used only where the study declares the splice, and every statistic of it carries a warning.")))
	if t := sp.onWithheld(st, none, times); len(t) > 0 {
		add(sp.words("Withheld¦a heading: methods that gave no number"), t)
	}
	if len(st.Notes) > 0 {
		var items []result.Text
		for _, n := range st.Notes {
			for _, p := range paragraphs(n.Text) {
				items = append(items, headed(p))
			}
		}
		s.Blocks = append(s.Blocks, result.Block{Head: sp.words("Limits named by the authors")}, result.Block{List: items, Small: true})
	}
	return []result.Section{s}
}

// headed sets a first sentence of few words in bold, which is how a note is headed.
func headed(note string) result.Text {
	const most = 48
	if head, rest, ok := strings.Cut(note, ". "); ok && len(head) <= most {
		return result.Text{{Lit: head + ". ", Strong: true}, {Lit: rest}}
	}
	return result.Words(note)
}

func (sp speaker) onNumbers(st *study.Study) result.Text {
	least := sp.say("Trends and correlations of fewer than eight observations are withheld, as are descriptions of fewer than three.")
	switch {
	case st.LeastN == 1:
		least = sp.say("No statistic is withheld for its few observations, as the study asks.")
	case st.LeastN > 0:
		least = sp.say("Statistics of fewer than {} observations are withheld, as the study asks.", lit(strconv.Itoa(st.LeastN)))
	}
	level := lit(result.Format{Exact: true}.String(sp.l, st.Alpha, obs.Unit{}))
	var rates result.Text
	if st.Alpha != simulatedAlpha {
		rates = sp.say("The rates of false alarms and of detection given here were simulated at the significance level {}.", lit(result.Format{Exact: true}.String(sp.l, simulatedAlpha, obs.Unit{})))
	}
	return sentences(
		sp.say("Every figure is computed from the values as published."),
		sp.say("Time is the calendar year, so that gaps keep their true width; yearly changes are taken between consecutive years only."),
		least,
		sp.say("n is the number of values, and p how often chance alone would give a result at least as strong where there is nothing to find."),
		sp.say("Tests are two-sided at the level {}.", level), rates)
}

// simulatedAlpha is the level of the rates of docs/simulation.md.
const simulatedAlpha = 0.05

func (sp speaker) onTrends() []result.Text {
	return []result.Text{sentences(
		sp.say("The straight line is fitted by least squares."),
		sp.say("Its usual standard error supposes that the deviations of one year say nothing about those of the next, which yearly economic series seldom obey; the interval printed is therefore that of Newey and West (1987), which allows for such dependence."),
		sp.say("Theil–Sen is the median of the slopes between all pairs of years (Sen 1968) and is not moved by a few odd years."),
		sp.say("Mann–Kendall asks whether later values tend to be higher, whatever the shape; Hamed and Rao (1998) correct it for dependence between years."),
	), sentences(
		sp.say("All of these still find trends too often in series that wander, as most series of this field do: a chance excursion that lasts looks like a trend."),
		sp.say("So a series is called rising or falling only where a further test agrees, one whose error rate holds whether shocks fade or last (Perron and Yabu 2009, tuned for short series)."),
		sp.say("Where only the usual methods find a trend, the report says just that."),
	), sentences(
		sp.say("How far this holds was simulated."),
		sp.say("Of series of 25 values that have no trend, {} of random walks and {} of series whose shocks fade slowly (AR(1) 0.6) are called rising or falling; least squares alone would have called {} and {}.",
			sp.rate(rateWalkTrend), sp.rate(rateAR1Trend), sp.rate(rateWalkOLS), sp.rate(rateAR1OLS)),
		sp.say("With 50 values it is {} and {}, with 15 it is {} of random walks.", sp.rate(rateWalkTrend50), sp.rate(rateAR1Trend50), sp.rate(rateWalkTrend15)),
		sp.say("The price is power: a rise of four standard deviations over 25 values is found in {} of series with independent noise and in {} of those with AR(1) 0.6.",
			sp.rate(rateRiseFound), sp.rate(rateAR1RiseFound)),
	)}
}

func (sp speaker) onBreaks(used map[string]bool) (out []result.Text) {
	breaks := sentences(
		sp.say("The sup-F test tries every year as the beginning of a new level or a new line and keeps the greatest F (Quandt 1960, Andrews 1993)."),
		sp.say("The p-value usually printed with it (Hansen 1997) takes the deviations as independent; in series whose shocks last it finds a break nearly every time."),
		sp.say("The reports go by a bootstrapped p-value instead: the share of 999 series, drawn from the same autoregression without a break, that have a greater F."),
		sp.say("In simulations of 25 values it calls a break visible in the middle of {} of random walks without one, at the price that it finds only {} of steps of two standard deviations in independent noise.",
			sp.rate(rateWalkBreak), sp.rate(rateStepFound)),
		sp.say("A break at the beginning of a declared era is called visible where this test rejects, Chow's test at that year rejects, and an estimated break (sup F; Bai and Perron 2003) lies within two years; elsewhere, where the first rejects and no estimated break is near."),
	)
	roots := sentences(
		sp.say("Whether shocks fade or last is asked twice, with opposite null hypotheses: the augmented Dickey–Fuller test rejects that they last, the test of Kwiatkowski and others (KPSS) that they fade."),
		sp.say("Both have little power in series of this length, and a break can pass for a unit root; their figures stand in estimates.csv."),
	)
	if used["sup_f"] {
		out = append(out, breaks)
	}
	if used["adf"] && used["kpss"] {
		out = append(out, roots)
	}
	return out
}

func (sp speaker) onCorrelations(longRun bool) []result.Text {
	verdict := sentences(
		sp.say("Pearson's r measures how closely two series follow a straight line together, Spearman's rho and Kendall's tau whether they rank the years alike."),
		sp.say("Two series that both grow correlate in levels whatever their connection (Yule 1926), so the conclusion is drawn from yearly changes: the pair moves together year by year where Pearson's r of the changes is significant with the effective number of observations (Pyper and Peterman 1998), after Benjamini and Hochberg's (1995) adjustment for the number of pairs asked about, and Spearman's rho of the changes has the same sign and is at least 0.3 in size."),
		sp.say("Simulated with 15, 25 and 50 years, {} of pairs of independent random walks are called linked in any way (with drift, {}), and with 25 years {} of pairs whose yearly shocks correlate 0.7 are found.",
			sp.rates(ratesWalkLinked), sp.rates(ratesDriftLinked), sp.rate(rateShockFound)))
	if longRun {
		verdict = sentences(verdict,
			sp.say("Of pairs with 50 common years or more, two series that both have a unit root (Dickey–Fuller does not reject it and KPSS rejects its absence) are called tied in the long run where Engle and Granger's (1987) test of cointegration rejects at 0.01."))
	}
	return []result.Text{verdict, sentences(
		sp.say("A pair is related around its trends where the correlation of the detrended values passes the same test and is greater than 99% of those that detrended independent random walks of the same length have (9,999 seeded draws)."),
		sp.say("It has a shared trend and no sign of a link where only the levels correlate."),
		sp.say("None of this says what causes what."),
	), sentences(
		sp.say("Rates of growth are yearly changes already, and their differences are mostly noise."),
		sp.say("Two rates are therefore judged by their values, and a shared trend is not among their verdicts, where they have 20 common years or more and Dickey and Fuller's test with one lag says of one of them, at 0.01, that its shocks fade: it takes two wandering series to correlate by their wandering."),
		sp.say("Independent random walks with drift that are called rates would be linked in {}; of pairs of fading rates that correlate 0.5, {} are found with 25 years, and {} by their changes.",
			sp.rates(ratesRateLinked), sp.rate(rateRatesFound), sp.rate(rateChangesFound)),
	)}
}

func (sp speaker) onEras() []result.Text {
	return []result.Text{sentences(
		sp.say("The difference between the means of two eras is the coefficient of an indicator for the later one, with the standard error of Newey and West."),
		sp.say("A series that only goes on along its trend also has different means in two eras; the slopes inside each era are therefore printed beside it, and their difference is tested alike, in one regression with a line for each era."),
		sp.say("A difference says that the eras differ, not that the event between them made it so."),
	), sentences(
		sp.say("Both tests suppose that deviations fade within a few years."),
		sp.say("Of series of 25 values whose halves do not differ, the test of the means rejects in {} of white noise, AR(1) 0.6 and random walks, that of the slopes in {}: of a series that wanders, a small p says little.",
			sp.rates(ratesEraMeans), sp.rates(ratesEraSlopes)),
	)}
}
