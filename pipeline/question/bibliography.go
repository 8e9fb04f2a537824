package question

import (
	"slices"

	"defensetrade/pipeline/result"
)

// A work is a reference and the families that it stands behind.
type work struct {
	families []string
	result.Reference
}

// library is the works behind the families, by author.
var library = []work{
	{[]string{"sup_f"}, result.Reference{Key: "andrews1993", Authors: "Andrews, D. W. K.", Year: 1993, Title: "Tests for parameter instability and structural change with unknown change point", In: "Econometrica", Volume: "61(4)", Pages: "821–856"}},
	{[]string{"forecast_theta"}, result.Reference{Key: "assimakopoulos2000", Authors: "Assimakopoulos, V. and Nikolopoulos, K.", Year: 2000, Title: "The theta model: a decomposition approach to forecasting", In: "International Journal of Forecasting", Volume: "16(4)", Pages: "521–530"}},
	{[]string{"bai_perron"}, result.Reference{Key: "bai2003", Authors: "Bai, J. and Perron, P.", Year: 2003, Title: "Computation and analysis of multiple structural change models", In: "Journal of Applied Econometrics", Volume: "18(1)", Pages: "1–22"}},
	{[]string{"correlation_adjusted"}, result.Reference{Key: "benjamini1995", Authors: "Benjamini, Y. and Hochberg, Y.", Year: 1995, Title: "Controlling the false discovery rate: a practical and powerful approach to multiple testing", In: "Journal of the Royal Statistical Society B", Volume: "57(1)", Pages: "289–300"}},
	{[]string{"trend_diagnostics"}, result.Reference{Key: "breusch1978", Authors: "Breusch, T. S.", Year: 1978, Title: "Testing for autocorrelation in dynamic linear models", In: "Australian Economic Papers", Volume: "17", Pages: "334–355"}},
	{[]string{"chow"}, result.Reference{Key: "chow1960", Authors: "Chow, G. C.", Year: 1960, Title: "Tests of equality between sets of coefficients in two linear regressions", In: "Econometrica", Volume: "28(3)", Pages: "591–605"}},
	{[]string{"sup_f", "correlation_random_walk"}, result.Reference{Key: "davison1997", Authors: "Davison, A. C. and Hinkley, D. V.", Year: 1997, Title: "Bootstrap Methods and their Application", In: "Cambridge University Press"}},
	{[]string{"adf"}, result.Reference{Key: "dickey1979", Authors: "Dickey, D. A. and Fuller, W. A.", Year: 1979, Title: "Distribution of the estimators for autoregressive time series with a unit root", In: "Journal of the American Statistical Association", Volume: "74(366)", Pages: "427–431"}},
	{[]string{"sup_f"}, result.Reference{Key: "diebold1996", Authors: "Diebold, F. X. and Chen, C.", Year: 1996, Title: "Testing structural stability with endogenous breakpoint: a size comparison of analytic and bootstrap procedures", In: "Journal of Econometrics", Volume: "70(1)", Pages: "221–241"}},
	{[]string{"engle_granger"}, result.Reference{Key: "engle1987", Authors: "Engle, R. F. and Granger, C. W. J.", Year: 1987, Title: "Co-integration and error correction: representation, estimation, and testing", In: "Econometrica", Volume: "55(2)", Pages: "251–276"}},
	{[]string{"granger"}, result.Reference{Key: "granger1969", Authors: "Granger, C. W. J.", Year: 1969, Title: "Investigating causal relations by econometric models and cross-spectral methods", In: "Econometrica", Volume: "37(3)", Pages: "424–438"}},
	{[]string{"mann_kendall_hamed_rao"}, result.Reference{Key: "hamed1998", Authors: "Hamed, K. H. and Rao, A. R.", Year: 1998, Title: "A modified Mann–Kendall trend test for autocorrelated data", In: "Journal of Hydrology", Volume: "204", Pages: "182–196"}},
	{[]string{"sup_f"}, result.Reference{Key: "hansen1997", Authors: "Hansen, B. E.", Year: 1997, Title: "Approximate asymptotic p values for structural-change tests", In: "Journal of Business and Economic Statistics", Volume: "15(1)", Pages: "60–67"}},
	{[]string{"panel_hausman"}, result.Reference{Key: "hausman1978", Authors: "Hausman, J. A.", Year: 1978, Title: "Specification tests in econometrics", In: "Econometrica", Volume: "46(6)", Pages: "1251–1271"}},
	{[]string{"johansen"}, result.Reference{Key: "johansen1995", Authors: "Johansen, S.", Year: 1995, Title: "Likelihood-Based Inference in Cointegrated Vector Autoregressive Models", In: "Oxford University Press"}},
	{[]string{"correlation"}, result.Reference{Key: "kendall1938", Authors: "Kendall, M. G.", Year: 1938, Title: "A new measure of rank correlation", In: "Biometrika", Volume: "30", Pages: "81–93"}},
	{[]string{"kpss"}, result.Reference{Key: "kwiatkowski1992", Authors: "Kwiatkowski, D., Phillips, P. C. B., Schmidt, P. and Shin, Y.", Year: 1992, Title: "Testing the null hypothesis of stationarity against the alternative of a unit root", In: "Journal of Econometrics", Volume: "54", Pages: "159–178"}},
	{[]string{"ljung_box"}, result.Reference{Key: "ljung1978", Authors: "Ljung, G. M. and Box, G. E. P.", Year: 1978, Title: "On a measure of lack of fit in time series models", In: "Biometrika", Volume: "65(2)", Pages: "297–303"}},
	{[]string{"adf", "engle_granger", "phillips_perron"}, result.Reference{Key: "mackinnon1994", Authors: "MacKinnon, J. G.", Year: 1994, Title: "Approximate asymptotic distribution functions for unit-root and cointegration tests", In: "Journal of Business and Economic Statistics", Volume: "12(2)", Pages: "167–176"}},
	{[]string{"mann_kendall"}, result.Reference{Key: "mann1945", Authors: "Mann, H. B.", Year: 1945, Title: "Nonparametric tests against trend", In: "Econometrica", Volume: "13(3)", Pages: "245–259"}},
	{[]string{"ols_trend_hac", "era_difference", "era_slopes", "its_hac"}, result.Reference{Key: "newey1987", Authors: "Newey, W. K. and West, K. D.", Year: 1987, Title: "A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent covariance matrix", In: "Econometrica", Volume: "55(3)", Pages: "703–708"}},
	{[]string{"robust_trend"}, result.Reference{Key: "perron2009", Authors: "Perron, P. and Yabu, T.", Year: 2009, Title: "Estimating deterministic trends with an integrated or stationary noise component", In: "Journal of Econometrics", Volume: "151(1)", Pages: "56–69"}},
	{[]string{"ardl_bounds"}, result.Reference{Key: "pesaran2001", Authors: "Pesaran, M. H., Shin, Y. and Smith, R. J.", Year: 2001, Title: "Bounds testing approaches to the analysis of level relationships", In: "Journal of Applied Econometrics", Volume: "16(3)", Pages: "289–326"}},
	{[]string{"pettitt"}, result.Reference{Key: "pettitt1979", Authors: "Pettitt, A. N.", Year: 1979, Title: "A non-parametric approach to the change-point problem", In: "Journal of the Royal Statistical Society C", Volume: "28(2)", Pages: "126–135"}},
	{[]string{"phillips_perron"}, result.Reference{Key: "phillips1988", Authors: "Phillips, P. C. B. and Perron, P.", Year: 1988, Title: "Testing for a unit root in time series regression", In: "Biometrika", Volume: "75(2)", Pages: "335–346"}},
	{[]string{"correlation_effective"}, result.Reference{Key: "pyper1998", Authors: "Pyper, B. J. and Peterman, R. M.", Year: 1998, Title: "Comparison of methods to account for autocorrelation in correlation analyses of fish data", In: "Canadian Journal of Fisheries and Aquatic Sciences", Volume: "55(9)", Pages: "2127–2140"}},
	{[]string{"sup_f"}, result.Reference{Key: "quandt1960", Authors: "Quandt, R. E.", Year: 1960, Title: "Tests of the hypothesis that a linear regression system obeys two separate regimes", In: "Journal of the American Statistical Association", Volume: "55(290)", Pages: "324–330"}},
	{[]string{"robust_trend"}, result.Reference{Key: "roy2001", Authors: "Roy, A. and Fuller, W. A.", Year: 2001, Title: "Estimation for autoregressive time series with a root near 1", In: "Journal of Business and Economic Statistics", Volume: "19(4)", Pages: "482–493"}},
	{[]string{"theil_sen"}, result.Reference{Key: "sen1968", Authors: "Sen, P. K.", Year: 1968, Title: "Estimates of the regression coefficient based on Kendall's tau", In: "Journal of the American Statistical Association", Volume: "63(324)", Pages: "1379–1389"}},
	{[]string{"correlation"}, result.Reference{Key: "spearman1904", Authors: "Spearman, C.", Year: 1904, Title: "The proof and measurement of association between two things", In: "American Journal of Psychology", Volume: "15(1)", Pages: "72–101"}},
	{[]string{"panel_re"}, result.Reference{Key: "swamy1972", Authors: "Swamy, P. A. V. B. and Arora, S. S.", Year: 1972, Title: "The exact finite sample properties of the estimators of coefficients in the error components regression models", In: "Econometrica", Volume: "40(2)", Pages: "261–275"}},
	{[]string{"toda_yamamoto"}, result.Reference{Key: "toda1995", Authors: "Toda, H. Y. and Yamamoto, T.", Year: 1995, Title: "Statistical inference in vector autoregressions with possibly integrated processes", In: "Journal of Econometrics", Volume: "66", Pages: "225–250"}},
	{[]string{"its", "its_hac"}, result.Reference{Key: "wagner2002", Authors: "Wagner, A. K., Soumerai, S. B., Zhang, F. and Ross-Degnan, D.", Year: 2002, Title: "Segmented regression analysis of interrupted time series studies in medication use research", In: "Journal of Clinical Pharmacy and Therapeutics", Volume: "27(4)", Pages: "299–309"}},
	{[]string{"correlation_random_walk"}, result.Reference{Key: "yule1926", Authors: "Yule, G. U.", Year: 1926, Title: "Why do we sometimes get nonsense-correlations between time-series?", In: "Journal of the Royal Statistical Society", Volume: "89(1)", Pages: "1–63"}},
	{[]string{"zivot_andrews"}, result.Reference{Key: "zivot1992", Authors: "Zivot, E. and Andrews, D. W. K.", Year: 1992, Title: "Further evidence on the great crash, the oil-price shock, and the unit-root hypothesis", In: "Journal of Business and Economic Statistics", Volume: "10(3)", Pages: "251–270"}},
}

// bibliography is the works behind the families that were used.
func bibliography(used map[string]bool) []result.Reference {
	var out []result.Reference
	for _, w := range library {
		if slices.ContainsFunc(w.families, func(f string) bool { return used[f] }) {
			out = append(out, w.Reference)
		}
	}
	return out
}

// References are the works behind a family.
func References(family string) []result.Reference {
	return bibliography(map[string]bool{family: true})
}
