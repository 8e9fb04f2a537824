package pipeline

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The reference files hold values that several statistical programs agree on.
// They live outside this module, so the test is skipped where they are not at
// hand. With REQUIRE_ALL set it may not be skipped once their parent is.
const (
	referenceParent = "../../shared"
	referenceDir    = referenceParent + "/reference/public"
)

// A referenceTask is one statistic of some series with the values expected.
type referenceTask struct {
	ID         int                       `json:"id"`
	Series     []string                  `json:"series"`
	Statistic  string                    `json:"statistic"`
	Parameters map[string]any            `json:"parameters"`
	Expected   map[string]referenceValue `json:"expected"`
}

type referenceValue struct {
	Value     float64 `json:"value"`
	Status    string  `json:"status"`
	RelSpread float64 `json:"rel_spread"`
}

// A column holds the years and values of one series of the CSVs.
type column struct {
	years  []int
	values []float64
}

// reference is what the files hold.
type reference struct {
	tasks   []referenceTask
	columns map[string]column // "nile.Nile"
	files   map[string][]byte // of tidy CSVs
}

func readReference(t testing.TB) reference {
	t.Helper()
	if _, err := os.Stat(referenceDir); err != nil {
		if _, err := os.Stat(referenceParent); err == nil && os.Getenv("REQUIRE_ALL") != "" {
			t.Fatalf("REQUIRE_ALL is set and %s is there, but not %s", referenceParent, referenceDir)
		}
		t.Skipf("no reference values at %s: comparison with other programs skipped", referenceDir)
	}
	r := reference{columns: map[string]column{}, files: map[string][]byte{}}
	for _, path := range glob(t, "*.csv") {
		data := contents(t, path)
		if !bytes.HasPrefix(data, []byte("entity,year,value\n")) {
			continue // regressions of no year, p-values
		}
		r.files[filepath.Base(path)] = data
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			id := strings.TrimSuffix(filepath.Base(path), ".csv") + "." + row[0]
			year, err1 := strconv.Atoi(row[1])
			v, err2 := strconv.ParseFloat(row[2], 64)
			if err1 != nil || err2 != nil {
				t.Fatalf("%s: %v", path, row)
			}
			c := r.columns[id]
			r.columns[id] = column{append(c.years, year), append(c.values, v)}
		}
	}
	for _, path := range glob(t, "*.consensus.json") {
		var tasks []referenceTask
		if err := json.Unmarshal(contents(t, path), &tasks); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		r.tasks = append(r.tasks, tasks...)
	}
	slices.SortFunc(r.tasks, func(a, b referenceTask) int { return a.ID - b.ID })
	return r
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(referenceDir, pattern))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no %s in %s: %v", pattern, referenceDir, err)
	}
	return paths
}

func contents(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// series are the names of the task's series as a study has them.
func (k referenceTask) series() []string {
	out := make([]string, len(k.Series))
	for i, s := range k.Series {
		out[i] = strings.Replace(s, ":", ".", 1)
	}
	return out
}

func (k referenceTask) panel() bool { return strings.HasPrefix(k.Statistic, "panel_") }

func (k referenceTask) matrix() bool { return k.Statistic == "correlation_matrix_adjusted" }

// transform is the task's transformation; the reference calls it y where there is
// one series.
func (k referenceTask) transform() string {
	for _, key := range []string{"transform", "y"} {
		if s, ok := k.Parameters[key].(string); ok && !k.panel() {
			return s
		}
	}
	if k.panel() && k.Parameters["log"] == true {
		return "log"
	}
	return "level"
}

// params are the task's parameters in the words of study.yaml.
func (k referenceTask) params() map[string]string {
	out := map[string]string{}
	for key, v := range k.Parameters {
		switch {
		case k.panel() && key == "y":
			out["dependent"] = fmt.Sprint(v)
		case k.panel() && key == "x":
			var on []string
			for _, x := range v.([]any) {
				on = append(on, fmt.Sprint(x))
			}
			out["on"] = strings.Join(on, ",")
		case key == "y" || key == "transform":
		case v == nil:
			out[key] = "null"
		default:
			out[key] = fmt.Sprint(v)
		}
	}
	return out
}

// question is the task as a line of study.yaml. Of tasks with an odd number,
// parameters that are the default are left out.
func (k referenceTask) question() string {
	var b strings.Builder
	var quoted []string
	for _, s := range k.series() {
		quoted = append(quoted, strconv.Quote(s))
	}
	fmt.Fprintf(&b, "  - {id: t%d, ", k.ID)
	if k.matrix() {
		all := strings.Join(quoted, ", ")
		fmt.Fprintf(&b, "kind: correlation, series: [%s]}\n", all)
		fmt.Fprintf(&b, "  - {id: a%d, kind: statistics, family: correlation_adjusted, series: [%s], transform: %s, method: %s}\n", k.ID, all, k.transform(), k.params()["method"])
		return b.String()
	}
	fmt.Fprintf(&b, "kind: statistics, family: %s", k.Statistic)
	if !k.panel() {
		fmt.Fprintf(&b, ", series: [%s]", strings.Join(quoted, ", "))
		if k.ID%2 == 0 || k.transform() != "level" {
			b.WriteString(", transform: " + k.transform())
		}
	}
	p := k.params()
	for _, key := range slices.Sorted(maps.Keys(p)) {
		v := p[key]
		if k.ID%2 == 1 && slices.Contains(strings.Split(familyParams[k.Statistic], ";"), key+"="+v) {
			continue
		}
		if key == "on" {
			v = "[" + v + "]"
		}
		fmt.Fprintf(&b, ", %s: %s", key, v)
	}
	b.WriteString("}\n")
	return b.String()
}

// asked are the reference's families that a study can ask for. Of the others, six
// come later (ARIMA, its choice, ETS, partial autocorrelations, the exact and the
// prewhitened Mann–Kendall), and two have data without years: regressions of NIST
// and p-values to adjust.
func asked(k referenceTask) bool {
	_, ok := familyParams[k.Statistic]
	return ok || k.matrix()
}

// familyParams are the parameters of every family with their defaults, the table
// of STATISTICS: alphabetical, * for a number that a rule chooses from the data.
var familyParams = map[string]string{
	"descriptive": "", "ols_trend": "", "ols_trend_hac": "lag=null;rule=nw_floor_4_n100_29;small_sample=true",
	"theil_sen": "conf=0.95", "mann_kendall": "", "mann_kendall_hamed_rao": "alpha=0.05;max_lag=null", "trend_diagnostics": "",
	"acf": "nlags=10", "ljung_box": "lags=1", "pettitt": "", "chow": "break_year=null;model=mean", "its": "break_year=null",
	"its_hac": "break_year=null;lag=2;small_sample=false", "sup_f": "model=mean;trim=0.15", "bai_perron": "h=0.15;max_breaks=5;model=mean",
	"adf": "det=c;lag_rule=AIC;lags=null;maxlag=null", "kpss": "det=c;lag_rule=short_trunc_4_n100_14;lags=null",
	"phillips_perron": "det=c;lag_rule=short_trunc_4_n100_14;lags=null", "zivot_andrews": "det=c;lags=1;trim=0.15",
	"logistic_growth": "asym=null", "forecast_simple": "h=5;model=naive", "forecast_trend_ols": "h=5", "forecast_holt_fixed": "alpha=0.5;beta=0.2;h=5",
	"forecast_ses_fixed": "alpha=0.3;h=5", "forecast_theta": "h=5", "correlation": "method=pearson", "partial_correlation": "method=pearson",
	"ccf": "max_lag=5", "granger": "order=1", "toda_yamamoto": "dmax=1;order=1", "engle_granger": "lags=1;trend=c", "johansen": "det=uc;var_lags=2",
	"ardl_bounds": "case=3;p=1;q=1", "panel_pooled": panelKeys, "panel_fe": panelKeys, "panel_fe_twoway": panelKeys, "panel_re": panelKeys,
	"panel_fd": panelKeys, "panel_between": panelKeys, "panel_hausman": panelKeys, "panel_effects_tests": panelKeys,
}

const panelKeys = "dependent=;log=false;on="

// parameters is what the column of that name must hold: the task's, completed by
// defaults. Where a rule chooses the lag, it holds the one chosen, which is also
// among the values.
func (k referenceTask) parameters(values map[string]estimateRow) string {
	p := k.params()
	parts := strings.Split(familyParams[k.Statistic], ";")
	for i, part := range parts {
		key, v, _ := strings.Cut(part, "=")
		if given, ok := p[key]; ok {
			v = given
		}
		chosen := map[string]string{"lag": "lag", "lags": "lags"}[key]
		if e, ok := values[chosen]; ok && v == "null" {
			v = e.value
		}
		if key != "" {
			parts[i] = key + "=" + v
		}
	}
	return strings.Join(parts, ";")
}

// years are the years of the task's transformed observations, and the first and
// last year that they use.
func (k referenceTask) years(r reference) (n, from, to int) {
	if k.panel() {
		return k.rows(r)
	}
	years := r.common(k)
	diff := strings.HasSuffix(k.transform(), "diff")
	for i, y := range years {
		if diff && (i == 0 || years[i-1] != y-1) {
			continue
		}
		first := y
		if diff {
			first = y - 1
		}
		if n++; n == 1 || first < from {
			from = first
		}
		to = max(to, y)
	}
	return n, from, to
}

// common are the years that all series of a task have.
func (r reference) common(k referenceTask) []int {
	count := map[int]int{}
	for _, s := range k.series() {
		for _, y := range r.columns[s].years {
			count[y]++
		}
	}
	maps.DeleteFunc(count, func(_, c int) bool { return c < len(k.Series) })
	return slices.Sorted(maps.Keys(count))
}

// rows counts the rows of entity and year that have all indicators of a panel.
func (k referenceTask) rows(r reference) (n, from, to int) {
	first, ids := k.Series[0], k.Series[1:]
	for name, c := range r.columns {
		entity, ok := strings.CutPrefix(name, first+".")
		if !ok {
			continue
		}
		for _, y := range c.years {
			if slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(r.columns[id+"."+entity].years, y) }) {
				continue
			}
			if n++; n == 1 || y < from {
				from = y
			}
			to = max(to, y)
		}
	}
	return n, from, to
}

// An estimateRow is a row of estimates.csv.
type estimateRow struct {
	series, other, era, transform, parameters, value, n, from, to, note string
}

// readEstimates returns the rows by question and statistic.
func readEstimates(t testing.TB, path string) map[string]map[string][]estimateRow {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(contents(t, path))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string][]estimateRow{}
	ids := map[string]bool{}
	for i, x := range rows[1:] {
		if ids[x[0]] {
			t.Errorf("id %s twice", x[0])
		}
		ids[x[0]] = true
		if i > 0 && slices.Compare(x[1:8], rows[i][1:8]) < 0 { // question … parameters
			t.Errorf("row %s stands after %s", x[0], rows[i][0])
		}
		if out[x[1]] == nil {
			out[x[1]] = map[string][]estimateRow{}
		}
		out[x[1]][x[6]] = append(out[x[1]][x[6]], estimateRow{x[2], x[3], x[4], x[5], x[7], x[8], x[10], x[11], x[12], x[13]})
	}
	return out
}

// study writes the tidy files and a study that asks every task.
func (r reference) study(t testing.TB, head string, ask func(referenceTask) bool) (string, int) {
	t.Helper()
	dir := t.TempDir()
	for name, data := range r.files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	b.WriteString("title: Reference values\nentities: any\n" + head + "questions:\n")
	n := 0
	for _, k := range r.tasks {
		if ask(k) {
			q := k.question()
			b.WriteString(q)
			n += strings.Count(q, "\n")
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir, n
}

// slack is how far off p-values of one program are that come as 1 − cdf, or, the
// third, from a statistic that is itself off by 1e-9.
var slack = map[string]float64{"p_sup_hansen": 1e-15, "p_i0": 3e-16, "p_i1": 3e-16, "p_mackinnon1994": 2e-9}

func appendFile(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, append(contents(t, path), text...), 0o644); err != nil {
		t.Fatal(err)
	}
}

// referenceClose says whether v is the expected value, to the tolerance that the
// reference recommends. Tiny probabilities are compared by their logarithms,
// because programs lose digits there.
func referenceClose(name string, v float64, want referenceValue) bool {
	tol := math.Max(1e-9, 10*want.RelSpread)
	if isProb(name) && want.Value < 1e-12 && slack[name] == 0 {
		if want.Value < 1e-300 {
			return v >= 0 && v < 1e-290
		}
		return v > 0 && math.Abs(math.Log(v)-math.Log(want.Value)) <= tol*math.Abs(math.Log(want.Value))
	}
	if want.Value == 0 {
		return math.Abs(v) <= tol
	}
	return math.Abs(v-want.Value) <= max(tol*math.Abs(want.Value), slack[name])
}

// isProb says whether a name of the reference is that of a probability.
func isProb(name string) bool {
	head, _, _ := strings.Cut(name, "_")
	return head == "p" || head == "bh" || head == "holm" || strings.HasSuffix(name, "_p")
}
