package pipeline

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// listed are the values of each family that STATISTICS lists, as a pattern.
// X stands for any regressor of a panel.
var listed = map[string]string{
	"descriptive":            `n mean sd var cv min max min_year max_year median q1 q3 first last first_year last_year sum span_years missing_years max_gap cagr skew_g1 kurt_g2`,
	"ols_trend":              `n df slope intercept se_slope se_intercept t_slope p_slope slope_lo95 slope_hi95 r2 adj_r2 sigma rss dw fit_first fit_last growth_rate growth_lo95 growth_hi95`,
	"ols_trend_hac":          `lag se_slope t_slope p_t slope_lo95_t slope_hi95_t`,
	"theil_sen":              `slope intercept_joint lo hi growth_rate`,
	"mann_kendall":           `s var_s z p tau_b`,
	"mann_kendall_hamed_rao": `z p n_over_nstar`,
	"trend_diagnostics":      `rho1 bg1_lm bg1_p bp_lm bp_p jb jb_p`,
	"acf":                    `r\d+`,
	"ljung_box":              `q p`,
	"pettitt":                `K p_approx last_year_before`,
	"chow":                   `f df1 df2 p`,
	"its":                    itsNames,
	"its_hac":                itsNames,
	"sup_f":                  `sup_f sup_f_scaled_k p_sup_hansen p_boot break_year last_year_before`,
	"bai_perron":             `m_bic bic_\d last_year_\d_\d ci95_lo_\d ci95_hi_\d`,
	"adf":                    `stat lags nobs p_mackinnon1994 cv1 cv5 cv10`,
	"kpss":                   `stat lags p_table`,
	"phillips_perron":        `z_tau z_rho lags p_tau_mackinnon1994`,
	"zivot_andrews":          `stat_trim15 last_year_before_trim15 cv1 cv5 cv10`,
	"logistic_growth":        `asym xmid scal se_asym se_xmid se_scal sigma`,
	"forecast_simple":        forecastNames, "forecast_trend_ols": forecastNames, "forecast_holt_fixed": forecastNames,
	"forecast_ses_fixed": forecastNames, "forecast_theta": forecastNames,
	"correlation":         `n r t p lo95 hi95 rho p_t tau_b z p_asymptotic p_exact`,
	"partial_correlation": `n r df t p`,
	"ccf":                 `k-?\d+ bound95`,
	"granger":             `f df1 df2 p_f`,
	"toda_yamamoto":       `chi2 df p_chi2 f p_f`,
	"engle_granger":       `stat p_mackinnon1994 cv1 cv5 cv10`,
	"johansen":            `eig\d trace_r\d maxeig_r\d trace_cv95_mhm_r\d maxeig_cv95_mhm_r\d p_trace_doornik_r\d`,
	"ardl_bounds":         `f t nobs cv95_i0 cv95_i1 p_i0 p_i1`,
	"panel_pooled":        panelNames, "panel_fe": panelNames, "panel_fe_twoway": panelNames, "panel_re": panelNames, "panel_fd": panelNames, "panel_between": panelNames,
	"panel_hausman": `chi2 df p`, "panel_effects_tests": `f_pooled_vs_fe p_f bp_lm bp_lm_p pesaran_cd pesaran_cd_p`,
	"correlation_matrix_adjusted": `r p bh holm`,
}

// singles are values that one program alone has, and whose definition is ours.
var singles = map[string][]string{
	"adf": {"cv1", "cv5", "cv10"}, "kpss": {"p_table"}, "phillips_perron": {"p_tau_mackinnon1994"}, "zivot_andrews": {"cv1", "cv5", "cv10"},
	"engle_granger": {"p_mackinnon1994", "cv1", "cv5", "cv10"}, "sup_f": {"p_sup_hansen"}, "correlation": {"z", "p_exact"}, "partial_correlation": {"df"}, "mann_kendall_hamed_rao": {"n_over_nstar"},
	"ardl_bounds": {"t", "cv95_i0", "cv95_i1", "p_i0", "p_i1"}, "panel_effects_tests": {"bp_lm", "bp_lm_p", "pesaran_cd", "pesaran_cd_p"},
	"johansen": {"trace_cv95_mhm_r0", "trace_cv95_mhm_r1", "trace_cv95_mhm_r2", "maxeig_cv95_mhm_r0", "maxeig_cv95_mhm_r1", "maxeig_cv95_mhm_r2",
		"p_trace_doornik_r0", "p_trace_doornik_r1", "p_trace_doornik_r2"},
	"bai_perron": {"m_bic", "bic_0", "bic_1", "bic_2", "bic_3", "bic_4", "bic_5"},
}

const (
	itsNames      = `intercept pre_slope level_change slope_change post_slope se_\w+ p_\w+`
	forecastNames = `mean_h\d lo80_h\d hi80_h\d lo95_h\d hi95_h\d`
	panelNames    = `n entities r2 b_X se_iid_X se_cl0_X se_clss_X se_clss_nested_X`
)

// ours is the name under which we report a value of the reference, "" for none.
// The reference carries the origin of time of a data-driven lag rule, and the
// convention on unbalanced panels, in the name; it knows indicators by the part
// of their name after the data set.
func (k referenceTask) ours(name string) string {
	name, _, _ = strings.Cut(name, "|")
	x := ""
	switch {
	case k.Statistic == "ols_trend_hac":
		name = strings.TrimSuffix(name, "_centred_year")
	case k.Statistic == "panel_hausman":
		name = strings.TrimSuffix(name, "_bc")
	case k.panel() && k.Statistic != "panel_effects_tests":
		name = strings.TrimSuffix(name, "_bc")
		name = strings.Replace(name, "_bc_", "_", 1)
		if name == "r2_within" {
			name = "r2"
		}
		for _, id := range k.Series[1:] {
			short := id[strings.LastIndex(id, "_")+1:]
			if head, ok := strings.CutSuffix(name, "_"+short); ok {
				name, x = head+"_X", id
			}
		}
		if head, ok := strings.CutSuffix(name, "_const"); ok {
			name, x = head+"_X", "const"
		}
	}
	for _, p := range strings.Fields(listed[k.Statistic]) {
		if regexp.MustCompile("^(?:" + p + ")$").MatchString(name) {
			if head, ok := strings.CutSuffix(name, "_X"); ok {
				return head + "_" + x
			}
			return name
		}
	}
	return ""
}

type tally struct{ tasks, compared, agreed int }

func tellTallies(t *testing.T, tallies map[string]*tally) {
	t.Helper()
	var b strings.Builder
	all := tally{}
	for _, f := range slices.Sorted(maps.Keys(tallies)) {
		c := tallies[f]
		fmt.Fprintf(&b, "%-28s %4d tasks %6d compared %6d agree\n", f, c.tasks, c.compared, c.agreed)
		all.tasks, all.compared, all.agreed = all.tasks+c.tasks, all.compared+c.compared, all.agreed+c.agreed
		if c.compared == 0 {
			t.Errorf("%s: nothing compared in %d tasks", f, c.tasks)
		}
	}
	t.Logf("through the whole pipeline\n%s%-28s %4d tasks %6d compared %6d agree", b.String(), "all", all.tasks, all.compared, all.agreed)
}

// TestReference asks every task of the reference in a study of its own data and
// compares what estimates.csv says.
func TestReference(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of questions")
	}
	r := readReference(t)
	dir, n := r.study(t, "least_n: 3\n", asked)
	out := t.TempDir()
	if s := run(t, Options{Study: dir, Out: out, Formats: []string{"svg"}}); s.Questions != n {
		t.Fatalf("%d questions answered, want %d", s.Questions, n)
	}
	estimates := readEstimates(t, filepath.Join(out, "estimates.csv"))
	tallies := map[string]*tally{}
	for _, k := range r.tasks {
		if !asked(k) {
			continue
		}
		c := tallies[k.Statistic]
		if c == nil {
			c = &tally{}
			tallies[k.Statistic] = c
		}
		c.tasks++
		rows := estimates[fmt.Sprintf("t%d", k.ID)]
		if k.matrix() {
			compareMatrix(t, k, rows, c)
			compareMatrix(t, k, estimates[fmt.Sprintf("a%d", k.ID)], c)
			continue
		}
		compareTask(t, r, k, rows, c)
	}
	tellTallies(t, tallies)
}

// compareTask compares the rows of a question of kind statistics.
func compareTask(t *testing.T, r reference, k referenceTask, rows map[string][]estimateRow, c *tally) {
	t.Helper()
	at := fmt.Sprintf("task %d %s %v %v", k.ID, k.Statistic, k.Series, k.Parameters)
	if bare, ok := rows[k.Statistic]; ok {
		// Only a curve that the data do not identify may be without values.
		if k.Statistic != "logistic_growth" || k.Expected["se_asym"].Value <= k.Expected["asym"].Value {
			t.Errorf("%s: %s", at, bare[0].note)
		}
		return
	}
	values := map[string]estimateRow{}
	n, from, to := k.years(r)
	for statistic, es := range rows {
		family, name, _ := strings.Cut(statistic, ".")
		if family != k.Statistic || len(es) != 1 {
			t.Fatalf("%s: %d rows of %s", at, len(es), statistic)
		}
		values[name] = es[0]
	}
	series, other := k.series()[0], strings.Join(k.series()[1:], ";")
	if k.panel() {
		series, other = k.Series[0]+".*", strings.Join(k.Series[1:], ".*;")+".*"
	}
	want := estimateRow{series: series, other: other, transform: k.transform(), parameters: k.parameters(values), n: strconv.Itoa(n), from: strconv.Itoa(from), to: strconv.Itoa(to)}
	for name, e := range values {
		value, note := e.value, e.note
		e.value, e.note = "", ""
		if e != want {
			t.Errorf("%s: the row of %s is\n%+v, want\n%+v", at, name, e, want)
			break
		}
		if end := endOfTable(k, name, value); !strings.HasPrefix(note, end) {
			t.Errorf("%s: %s is %s with the note %q, want %s", at, name, value, note, end)
		}
		if value == "" {
			t.Errorf("%s: %s has no value, only %q", at, name, note)
		}
	}
	for name, want := range k.Expected {
		ours := k.ours(name)
		agreed := want.Status == "agree" || want.Status == "agree_with_outlier"
		if ours == "" || !agreed && !(want.Status == "single" && slices.Contains(singles[k.Statistic], ours)) {
			continue
		}
		e, ok := values[ours]
		if ours == "p_exact" && n > 60 {
			continue // STATISTICS: up to n = 60
		}
		if !ok {
			t.Errorf("%s: no row for %s", at, ours)
			continue
		}
		c.check(t, at, name, e, want)
	}
}

// endOfTable is the mark of a p-value that is the end of its table.
func endOfTable(k referenceTask, name, value string) string {
	return map[string]string{"kpss.p_table=0.01": "≤", "kpss.p_table=0.1": "≥"}[k.Statistic+"."+name+"="+value]
}

func (c *tally) check(t *testing.T, at, name string, e estimateRow, want referenceValue) {
	t.Helper()
	c.compared++
	v, err := strconv.ParseFloat(e.value, 64)
	if err != nil || !referenceClose(name, v, want) {
		t.Errorf("%s: %s = %q, want %.15g (spread %.1e)", at, name, e.value, want.Value, want.RelSpread)
		return
	}
	c.agreed++
}

// compareMatrix compares the correlations of all pairs and their adjusted p-values
// in a question of kind correlation.
func compareMatrix(t *testing.T, k referenceTask, rows map[string][]estimateRow, c *tally) {
	t.Helper()
	method := k.Parameters["method"].(string)
	statistic := map[string]map[string]string{
		"pearson":  {"r": "correlation.r", "p": "correlation.p"},
		"spearman": {"r": "correlation.rho", "p": "correlation.p_t"},
		"kendall":  {"r": "correlation.tau_b", "p": "correlation.p_asymptotic"},
	}[method]
	statistic["bh"], statistic["holm"] = "correlation_adjusted.bh", "correlation_adjusted.holm"
	dataset, _, _ := strings.Cut(k.Series[0], ":")
	for name, want := range k.Expected {
		what, pair, _ := strings.Cut(name, "|")
		if want.Status != "agree" && want.Status != "agree_with_outlier" {
			continue
		}
		x, y, _ := strings.Cut(pair, "~")
		i := slices.IndexFunc(rows[statistic[what]], func(e estimateRow) bool {
			return e.series == dataset+"."+x && e.other == dataset+"."+y && e.transform == k.transform() &&
				slices.Contains(strings.Split(e.parameters, ";"), "method="+method)
		})
		if i < 0 && rows["correlation.n"] == nil && (what == "r" || what == "p") {
			continue // the family of adjusted p-values alone
		}
		if i < 0 {
			t.Errorf("task %d: no row for %s of %s", k.ID, statistic[what], pair)
			continue
		}
		c.check(t, fmt.Sprintf("task %d %v", k.ID, k.Parameters), what, rows[statistic[what]][i], want)
	}
}

// TestReferenceLeastN asks each family of one observation fewer than STATISTICS
// needs, which withholds it with the reason G20, and of just as many.
func TestReferenceLeastN(t *testing.T) {
	r := readReference(t)
	least := func(family string) int {
		switch family {
		case "descriptive":
			return 3
		case "pettitt", "chow", "its", "its_hac", "sup_f", "bai_perron", "adf", "kpss", "phillips_perron", "zivot_andrews", "granger", "toda_yamamoto":
			return 15
		case "engle_granger", "johansen", "ardl_bounds":
			return 25
		}
		return 8
	}
	first := map[string]referenceTask{}
	var b strings.Builder
	for _, k := range r.tasks {
		if _, ok := first[k.Statistic]; ok || !asked(k) || k.panel() || k.matrix() || k.transform() == "diff" || k.transform() == "logdiff" {
			continue
		}
		first[k.Statistic] = k
		years := r.common(k)
		for _, n := range []int{least(k.Statistic) - 1, least(k.Statistic)} {
			q := strings.Replace(k.question(), fmt.Sprintf("id: t%d", k.ID), fmt.Sprintf("id: n%d-%s, span: [%d, %d]", n, k.Statistic, years[0], years[n-1]), 1)
			b.WriteString(q)
		}
	}
	dir, _ := r.study(t, "", func(referenceTask) bool { return false })
	appendFile(t, filepath.Join(dir, "study.yaml"), b.String())
	out := t.TempDir()
	run(t, Options{Study: dir, Out: out, Formats: []string{"svg"}})
	estimates := readEstimates(t, filepath.Join(out, "estimates.csv"))
	for family := range first {
		n := least(family)
		rows := estimates[fmt.Sprintf("n%d-%s", n-1, family)]
		want := fmt.Sprintf("withheld: G20: %d observations, at least %d are needed", n-1, n)
		if e := rows[family]; len(rows) != 1 || len(e) != 1 || e[0].value != "" || !strings.HasPrefix(e[0].note, want) || e[0].n != strconv.Itoa(n-1) {
			t.Errorf("%s of %d observations: %+v, want one row %q", family, n-1, rows, want)
		}
		for _, e := range estimates[fmt.Sprintf("n%d-%s", n, family)][family] {
			if strings.Contains(e.note, "G20") {
				t.Errorf("%s of %d observations: %s", family, n, e.note)
			}
			t.Logf("%s of %d observations: %s", family, n, e.note)
		}
	}
}
