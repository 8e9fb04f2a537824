package question

import (
	"slices"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// A formula says of some families what is computed: as formulas, a line each, and in
// words for those who do not read them.
type formula struct {
	families []string
	name     string
	lines    []string
	words    string
}

// formulas are in the order of the appendix. In all of them t is the calendar year,
// y(t) the value of that year and n the number of years with a value.
var formulas = []formula{
	{[]string{"descriptive"}, lang.Mark("Description"), []string{lang.Mark("mean = Σ y(t) / n"), lang.Mark("sd² = Σ (y(t) − mean)² / (n − 1)"), lang.Mark("growth = (last / first)^(1 / (last year − first year)) − 1")},
		lang.Mark("Quartiles are interpolated between neighbouring values. Growth is the constant yearly rate that leads from the first to the last value; it exists only where both are positive.")},
	{[]string{"amounts"}, lang.Mark("Sums and shares"), []string{lang.Mark("sum = Σ y(t)"), lang.Mark("share = sum of one series / sum of all")},
		lang.Mark("A year without a value adds nothing, so that a sum over a gap may be less than the true one; the note of the estimate names the years.")},
	{[]string{"ols_trend"}, lang.Mark("Straight line"), []string{lang.Mark("y(t) = a + b·t + e(t), with a and b such that Σ e(t)² is least"), lang.Mark("b = Σ (t − mean of t)(y(t) − mean of y) / Σ (t − mean of t)²")},
		lang.Mark("The slope b is the change a year. Where logarithms are taken, exp(b) − 1 is the growth a year. The interval and p-value that go with it take the deviations e(t) as independent.")},
	{[]string{"ols_trend_hac"}, lang.Mark("Newey and West's standard error"), []string{lang.Mark("se(b)² = n / (n − 2) · [ Σ u(t)² + 2 Σ w(j) Σ u(t) u(t − j) ] / [ Σ (t − mean of t)² ]²"), lang.Mark("u(t) = (t − mean of t) e(t), w(j) = 1 − j / (L + 1), j = 1 … L"), lang.Mark("L = the whole part of 4 (n / 100)^(2/9)")},
		lang.Mark("The deviations of neighbouring years may depend on each other; nearer ones count more. The slope is that of the straight line.")},
	{[]string{"theil_sen"}, lang.Mark("Theil–Sen slope"), []string{lang.Mark("b = median of (y(s) − y(t)) / (s − t) over all pairs of years s > t")},
		lang.Mark("Half of the pairs rise faster than b, half slower. A few odd years do not move it.")},
	{[]string{"mann_kendall", "mann_kendall_hamed_rao"}, lang.Mark("Mann–Kendall test"), []string{lang.Mark("S = number of pairs of years that rise − number of pairs that fall"), lang.Mark("z = (S − sign of S) / √var S")},
		lang.Mark("Only the order of the values counts. Hamed and Rao multiply var S by a factor made of the autocorrelations of the ranks, since dependent years carry less information.")},
	{[]string{"robust_trend"}, lang.Mark("Test of a trend under lasting shocks"), []string{lang.Mark("y(t) = a + b·t + u(t), u(t) = α u(t − 1) + ε(t)"), lang.Mark("b from y(t) − α y(t − 1) on the same difference of a + b·t")},
		lang.Mark("α says how much of a shock is left after a year; it is estimated, corrected for its bias in short series (Roy and Fuller 2001) and taken as 1, a random walk, where it is near 1. The test then asks whether b could be 0 in a series of that kind.")},
	{[]string{"trend_diagnostics"}, lang.Mark("Deviations from the line"), []string{lang.Mark("rho1 = Σ e(t) e(t − 1) / Σ e(t)²")},
		lang.Mark("How strongly the deviations of neighbouring years go together; with it the Breusch–Godfrey test of that, the Breusch–Pagan test of a changing spread and the Jarque–Bera test of the bell shape.")},
	{[]string{"acf", "ljung_box"}, lang.Mark("Autocorrelation"), []string{lang.Mark("r(k) = Σ (y(t) − mean)(y(t − k) − mean) / Σ (y(t) − mean)²"), lang.Mark("Q = n (n + 2) Σ r(k)² / (n − k)")},
		lang.Mark("How much a value tells of the one k observations later.")},
	{[]string{"chow"}, lang.Mark("Chow's test"), []string{lang.Mark("F = [(RSS − RSS1 − RSS2) / k] / [(RSS1 + RSS2) / (n − 2k)]")},
		lang.Mark("RSS is the sum of squared deviations from one line (or mean) for all years, RSS1 and RSS2 from one each before and after the year that is tested; k is 2 for a line, 1 for a mean.")},
	{[]string{"sup_f"}, lang.Mark("Greatest F"), []string{lang.Mark("sup F = greatest F over all break years between 15% and 85% of the observations"), lang.Mark("p = (1 + number of simulated series with a greater sup F) / (999 + 1)")},
		lang.Mark("Each simulated series has no break and the dependence between years that the data have, corrected for its bias in short series.")},
	{[]string{"bai_perron"}, lang.Mark("Several breaks"), []string{lang.Mark("choose m and the break years such that BIC = n ln(RSS / n) + p ln n is least (less constants)")},
		lang.Mark("p counts all that is estimated, the break years included; no stretch is shorter than 15% of the observations.")},
	{[]string{"pettitt"}, lang.Mark("Pettitt's test"), []string{lang.Mark("K = greatest |Σ Σ sign(y(s) − y(t))| over s after and t up to a year")}, lang.Mark("Finds the year after which values tend to be higher or lower, by ranks.")},
	{[]string{"its", "its_hac"}, lang.Mark("Interrupted series"), []string{lang.Mark("y(t) = a + b (t − T) + c D + d D (t − T), D = 1 from year T on")}, lang.Mark("c is the jump in year T and d the change of the slope.")},
	{[]string{"adf"}, lang.Mark("Dickey–Fuller test"), []string{lang.Mark("Δy(t) = c + d·t + φ y(t − 1) + Σ ψ(i) Δy(t − i) + e(t)")},
		lang.Mark("The statistic is that of φ = 0, under which shocks last for ever. The number of lags is the one with the least AIC; p by MacKinnon.")},
	{[]string{"kpss"}, lang.Mark("KPSS test"), []string{lang.Mark("statistic = Σ (e(1) + … + e(t))² / (n² · long-run variance of e)")}, lang.Mark("It asks the opposite: whether shocks fade. Its p is read from a table that ends at 0.01 and 0.10.")},
	{[]string{"phillips_perron"}, lang.Mark("Phillips–Perron test"), []string{lang.Mark("y(t) = c + d·t + ρ y(t − 1) + e(t), corrected for dependence of e")}, lang.Mark("As Dickey and Fuller's, with a correction instead of lags.")},
	{[]string{"zivot_andrews"}, lang.Mark("Zivot and Andrews' test"), []string{lang.Mark("Δy(t) = c + d·t + θ D(t) + φ y(t − 1) + ψ Δy(t − 1) + e(t), least statistic of φ over all break years")}, lang.Mark("A unit root against a series that is steady but for one break in an unknown year.")},
	{[]string{"correlation"}, lang.Mark("Correlations"), []string{lang.Mark("r = Σ (x − mean of x)(y − mean of y) / √[ Σ (x − mean of x)² · Σ (y − mean of y)² ]"), lang.Mark("ρ = r of the ranks of x and y"), lang.Mark("τ = (pairs of years in like order − pairs in unlike order) / √(pairs without ties in x · pairs without ties in y)")},
		lang.Mark("1 is perfect agreement, 0 none, −1 perfect opposition.")},
	{[]string{"correlation_effective"}, lang.Mark("Effective number of observations"), []string{lang.Mark("n* = n / [1 + 2 Σ (1 − k / n) r_x(k) r_y(k)], k = 1 … n / 4"), lang.Mark("t = r √[(n* − 2) / (1 − r²)]")},
		lang.Mark("Where both series depend on their past, n years tell as much as n* independent ones would.")},
	{[]string{"correlation_random_walk"}, lang.Mark("Among random walks"), []string{lang.Mark("percentile = share of 9,999 pairs of independent random walks with a smaller |r|")}, lang.Mark("How remarkable the correlation would be between two series that wander without any connection.")},
	{[]string{"correlation_adjusted"}, lang.Mark("Adjustment for many tests"), []string{lang.Mark("Holm: p(i) · (m − i + 1); Benjamini–Hochberg: p(i) · m / i; made monotone and at most 1")}, lang.Mark("p(i) is the i-th smallest of the m p-values of the question. Who tests twenty pairs finds one by chance; the adjusted values allow for that.")},
	{[]string{"partial_correlation"}, lang.Mark("Partial correlation"), []string{lang.Mark("correlation of what is left of x and y after least squares on the controls")}, ""},
	{[]string{"ccf"}, lang.Mark("Leads and lags"), []string{lang.Mark("k > 0: correlation of x(t + k) and y(t)")}, lang.Mark("A peak at k > 0 says that y leads x by k years.")},
	{[]string{"granger", "toda_yamamoto"}, lang.Mark("Prediction of one series by the other"), []string{lang.Mark("y(t) = c + Σ a(i) y(t − i) + Σ b(i) x(t − i) + e(t), test of all b(i) = 0")}, lang.Mark("Toda and Yamamoto add lags that are not tested, so that the test holds for series with unit roots.")},
	{[]string{"engle_granger"}, lang.Mark("Engle and Granger's test"), []string{lang.Mark("y(t) = a + b x(t) + e(t), Dickey–Fuller test of e")}, lang.Mark("Two series that wander are tied in the long run where the distance between them does not wander.")},
	{[]string{"johansen"}, lang.Mark("Johansen's test"), []string{lang.Mark("Δy(t) = Π y(t − 1) + Σ Γ(i) Δy(t − i) + c + e(t), rank of Π")}, lang.Mark("The rank is the number of relations that tie the series in the long run.")},
	{[]string{"ardl_bounds"}, lang.Mark("Bounds test"), []string{lang.Mark("Δy(t) = c + φ y(t − 1) + θ x(t − 1) + lagged changes + e(t), F of φ = θ = 0")}, lang.Mark("Above the upper bound there is a relation between levels, below the lower one none; between them the test does not tell.")},
	{[]string{"era_difference"}, lang.Mark("Two eras"), []string{lang.Mark("y(t) = a + d D(t) + e(t), D(t) = 1 in the later era")}, lang.Mark("d is the difference between the two means; its standard error is Newey and West's.")},
	{[]string{"era_slopes"}, lang.Mark("Slopes of two eras"), []string{lang.Mark("y(t) = a + b·t + c D(t) + d D(t)·t + e(t), D(t) = 1 in the later era")}, lang.Mark("d is the difference between the slopes of the two eras; its standard error is Newey and West's.")},
	{[]string{"logistic_growth"}, lang.Mark("S-shaped growth"), []string{lang.Mark("y(t) = A / (1 + exp((m − t) / s))")}, lang.Mark("A is the level at which growth ends, m the year in which half of it is reached, s the pace.")},
	{[]string{"forecast_simple", "forecast_trend_ols", "forecast_holt_fixed", "forecast_ses_fixed", "forecast_theta"}, lang.Mark("Projections"), []string{lang.Mark("interval = projection ± z · standard error, which grows with the distance")}, lang.Mark("They carry the past on and know nothing of what will happen. Shares stay between 0 and 100%.")},
	{[]string{"panel_pooled", "panel_fe", "panel_fe_twoway", "panel_re", "panel_fd", "panel_between", "panel_hausman", "panel_effects_tests"}, lang.Mark("Panels"), []string{lang.Mark("y(g, t) = a(g) + b x(g, t) + e(g, t)")}, lang.Mark("Fixed effects give each entity g its own level a(g); random effects draw them by chance; first differences take changes instead. Standard errors allow for dependence within an entity.")},
}

// formulasOf are the formulas of a family, and what they mean in words.
func formulasOf(family string) (lines []string, words string) {
	for _, f := range formulas {
		if slices.Contains(f.families, family) {
			return f.lines, f.words
		}
	}
	return nil, ""
}

// appendix is the formulas of the families that were used.
func (sp speaker) appendix(used map[string]bool) []result.Section {
	s := result.Section{ID: "formulas", Title: sp.words("Formulas")}
	s.Blocks = append(s.Blocks, result.Block{Para: sp.say("For readers who want to check or repeat the numbers: what is computed, for the methods used in this report. {} is the calendar year, {} the value of that year, {} the number of years with a value, and Σ a sum over them.",
		em("t"), em("y(t)"), em("n"))})
	var items []result.Text
	for _, f := range formulas {
		if !slices.ContainsFunc(f.families, func(name string) bool { return used[name] }) {
			continue
		}
		t := result.Text{{Lit: stop(sp.l.Phrase(f.name)) + " ", Strong: true}}
		for i, l := range f.lines {
			if i > 0 {
				t = append(t, lit("; "))
			}
			t = append(t, em(sp.l.Phrase(l)))
		}
		if f.words == "" {
			t = append(t, lit("."))
		} else {
			t = append(t, lit(". "+sp.l.Phrase(f.words)))
		}
		items = append(items, t)
	}
	if len(items) == 0 {
		return nil
	}
	s.Blocks = append(s.Blocks, result.Block{List: items, Small: true})
	return []result.Section{s}
}
