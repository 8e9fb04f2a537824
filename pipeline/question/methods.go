package question

import (
	"fmt"
	"strconv"

	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// methods explains, for readers who did not study econometrics, what was done:
// only the families that were used.
func methods(st *study.Study, used map[string]bool, many bool) []result.Section {
	s := result.Section{ID: "methods", Title: "Methods and limits"}
	add := func(head string, paras ...string) {
		s.Blocks = append(s.Blocks, result.Block{Head: head})
		for _, p := range paras {
			s.Blocks = append(s.Blocks, result.Block{Para: result.Words(p)})
		}
	}
	add("Numbers", "Every figure is computed from the values as published. Time is the calendar year, so that gaps keep their true width; "+
		"yearly changes are taken between consecutive years only. "+leastN(st)+" Tests are two-sided at the level "+
		strconv.FormatFloat(st.Alpha, 'f', -1, 64)+".")
	if used["ols_trend"] {
		add("Trends", "The straight line is fitted by least squares. Its usual standard error supposes that the deviations of one year "+
			"say nothing about those of the next, which yearly economic series seldom obey; the interval printed is therefore that of "+
			"Newey and West (1987), which allows for such dependence. Theil–Sen is the median of the slopes between all pairs of years "+
			"(Sen 1968) and is not moved by a few odd years. Mann–Kendall asks whether later values tend to be higher, whatever the shape; "+
			"Hamed and Rao (1998) correct it for dependence between years.",
			"All of these still find trends too often in series that wander, as most series of this field do: a chance excursion that lasts "+
				"looks like a trend. So a series is called rising or falling only where a further test agrees, one whose error rate holds "+
				"whether shocks fade or last (Perron and Yabu 2009, tuned for short series). Where only the usual methods find a trend, the report says just that.",
			"How far this holds was simulated. Of series of 25 values that have no trend, "+rate(rateWalkTrend)+" of random walks and "+rate(rateAR1Trend)+" of series whose shocks fade slowly (AR(1) 0.6) are called rising or falling; "+
				"least squares alone would have called "+rate(rateWalkOLS)+" and "+rate(rateAR1OLS)+". With 50 values it is "+rate(rateWalkTrend50)+" and "+rate(rateAR1Trend50)+", with 15 it is "+rate(rateWalkTrend15)+" of random walks. The price is power: a rise of four standard deviations over 25 values is found in "+rate(rateRiseFound)+" of series with independent noise and in "+rate(rateAR1RiseFound)+" of those with AR(1) 0.6.")
	}
	if used["sup_f"] {
		add("Breaks and unit roots", "The sup-F test tries every year as the beginning of a new level or a new line and keeps the greatest F (Quandt 1960, Andrews 1993). "+
			"The p-value usually printed with it (Hansen 1997) takes the deviations as independent; in series whose shocks last it finds a break nearly every time. The reports go by a "+
			"bootstrapped p-value instead: the share of 999 series, drawn from the same autoregression without a break, that have a greater F. In simulations of 25 values it calls a break visible in the middle of "+rate(rateWalkBreak)+" of random walks without one, "+
			"at the price that it finds only "+rate(rateStepFound)+" of steps of two standard deviations in independent noise. A break at the beginning of a declared era is called visible where this test rejects, Chow's test at that year rejects, and an "+
			"estimated break (sup F; Bai and Perron 2003) lies within two years; elsewhere, where the first rejects and no estimated break is near.",
			"Whether shocks fade or last is asked twice, with opposite null hypotheses: the augmented Dickey–Fuller test rejects that they last, the test of Kwiatkowski and others (KPSS) that they fade. "+
				"Both have little power in series of this length, and a break can pass for a unit root; their figures stand in estimates.csv.")
	}
	if used["correlation"] {
		text := "Pearson's r measures how closely two series follow a straight line together, Spearman's rho and Kendall's tau whether they rank " +
			"the years alike. Two series that both grow correlate in levels whatever their connection (Yule 1926), so the conclusion is drawn from yearly " +
			"changes: the pair moves together year by year where Pearson's r of the changes is significant with the effective number of observations " +
			"(Pyper and Peterman 1998), after Benjamini and Hochberg's (1995) adjustment for the number of pairs asked about, and Spearman's rho of " +
			"the changes has the same sign and is at least 0.3 in size."
		text += " Simulated with 15, 25 and 50 years, " + threeRates(ratesWalkLinked) + " of pairs of independent random walks are called linked in any way (with drift, " + threeRates(ratesDriftLinked) +
			"), and with 25 years " + rate(rateShockFound) + " of pairs whose yearly shocks correlate 0.7 are found."
		if used["engle_granger"] {
			text += " Of pairs with 50 common years or more, two series that both have a unit root (Dickey–Fuller does not reject it and KPSS rejects its absence) are called tied in the long run " +
				"where Engle and Granger's (1987) test of cointegration rejects at 0.01."
		}
		add("Correlations", text, "A pair is related around its trends where the correlation of the detrended values passes the same test and is greater than "+
			"99% of those that detrended independent random walks of the same length have (9,999 seeded draws). It has a shared trend and no sign of a link where only the levels correlate. "+
			"None of this says what causes what.",
			"Rates of growth are yearly changes already, and their differences are mostly noise. Two rates are therefore judged by their values, and a shared trend is not among their verdicts, where they have 20 common years or more "+
				"and Dickey and Fuller's test with one lag says of one of them, at 0.01, that its shocks fade: it takes two wandering series to correlate by their wandering. "+
				"Independent random walks with drift that are called rates would be linked in "+threeRates(ratesRateLinked)+"; of pairs of fading rates that correlate 0.5, "+rate(rateRatesFound)+" are found with 25 years, and "+rate(rateChangesFound)+" by their changes.")
		if many {
			s.Blocks = append(s.Blocks, result.Block{Para: result.Words("This study has more than 2,000 pairs in one question; they are listed in pairs.csv, one row a pair and transformation.")})
		}
	}
	if used["era_difference"] {
		add("Comparison of eras", "The difference between the means of two eras is the coefficient of an indicator for the later one, with the standard error of "+
			"Newey and West. A series that only goes on along its trend also has different means in two eras; the slopes inside each era are therefore printed beside it, and their difference is tested alike, in one regression with a line for each era. "+
			"A difference says that the eras differ, not that the event between them made it so.",
			"Both tests suppose that deviations fade within a few years. Of series of 25 values whose halves do not differ, the test of the means rejects in "+threeRates(ratesEraMeans)+" of white noise, AR(1) 0.6 and random walks, that of the slopes in "+threeRates(ratesEraSlopes)+
				": of a series that wanders, a small p says little.")
	}
	add("Competing and spliced values", "Where several sources state a value for the same year, all are kept and shown; the statistics use the one that the study's stated order prefers. "+
		"Verdicts, slopes, means and differences are recomputed with the other figures: each source in turn preferred where it has a figure, and the lowest and the highest figure of every year. Figures of another period take no part. "+
		"A series joined from several sources is used only where the study declares the splice, and every statistic of it carries a warning.")
	if len(st.Notes) > 0 {
		var items []result.Text
		for _, n := range st.Notes {
			for _, p := range paragraphs(n.Text) {
				items = append(items, result.Words(p))
			}
		}
		s.Blocks = append(s.Blocks, result.Block{Head: "Limits named by the authors"}, result.Block{List: items, Small: true})
	}
	return []result.Section{s}
}

func leastN(st *study.Study) string {
	if st.LeastN == 1 {
		return "No statistic is withheld for its few observations, as the study asks."
	}
	if st.LeastN > 0 {
		return fmt.Sprintf("Statistics of fewer than %d observations are withheld, as the study asks.", st.LeastN)
	}
	return "Trends and correlations of fewer than eight observations are withheld, as are descriptions of fewer than three."
}
