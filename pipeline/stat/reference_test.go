package stat

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// The reference files hold values that several statistical programs agree on;
// they live outside this module, so their tests are skipped where they are not
// at hand. With REQUIRE_ALL set they may not be skipped once their parent is.
const (
	referenceParent = "../../../shared"
	referenceDir    = referenceParent + "/reference/public"
)

// errReferenceNotOurs is returned by a referenceFunc for a task whose
// parameters the package does not offer; the task is not counted.
var errReferenceNotOurs = errors.New("parameters outside the package")

// A referenceFunc computes our values of one task, by the names of the
// reference. Names that it leaves out are listed as "not reported".
type referenceFunc func(referenceTask) (map[string]float64, error)

// A referenceTask is one statistic of one series (or several) with the values
// that are expected.
type referenceTask struct {
	ID         int                       `json:"id"`
	Dataset    string                    `json:"dataset"`
	Series     []string                  `json:"series"`
	Statistic  string                    `json:"statistic"`
	Parameters map[string]any            `json:"parameters"`
	Expected   map[string]referenceValue `json:"expected"`
}

// A referenceValue is what programs found for one name.
type referenceValue struct {
	Value     float64 `json:"value"`
	Status    string  `json:"status"`
	RelSpread float64 `json:"rel_spread"`
}

// text returns a parameter that is a string, or "".
func (k referenceTask) text(name string) string { s, _ := k.Parameters[name].(string); return s }

// number returns a parameter that is a number, or the fallback (also for null).
func (k referenceTask) number(name string, fallback int) int {
	if v, ok := k.Parameters[name].(float64); ok {
		return int(v)
	}
	return fallback
}

// yes returns a parameter that is a truth value, or false.
func (k referenceTask) yes(name string) bool { b, _ := k.Parameters[name].(bool); return b }

// series returns the years and values of the i-th series of the task.
func (k referenceTask) series(i int) ([]int, []float64, error) {
	return referenceSeries(k.Series[i])
}

var referenceCSV sync.Map // path → [][]string

// referenceRows returns the rows of a reference CSV without its heading.
func referenceRows(dataset string) ([][]string, error) {
	if rows, ok := referenceCSV.Load(dataset); ok {
		return rows.([][]string), nil
	}
	f, err := os.Open(filepath.Join(referenceDir, dataset+".csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("%s: no rows: %w", dataset, err)
	}
	referenceCSV.Store(dataset, rows[1:])
	return rows[1:], nil
}

// referenceSeries returns one entity of a tidy file, e.g. "nile:Nile".
func referenceSeries(name string) ([]int, []float64, error) {
	dataset, entity, _ := strings.Cut(name, ":")
	rows, err := referenceRows(dataset)
	if err != nil {
		return nil, nil, err
	}
	var years []int
	var values []float64
	for i, row := range rows {
		if row[0] != entity {
			continue
		}
		year, err := strconv.Atoi(row[1])
		if err != nil {
			return nil, nil, fmt.Errorf("%s row %d: %w", dataset, i, err)
		}
		v, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			return nil, nil, fmt.Errorf("%s row %d: %w", dataset, i, err)
		}
		years, values = append(years, year), append(values, v)
	}
	if len(years) == 0 {
		return nil, nil, fmt.Errorf("%s: no such series", name)
	}
	return years, values, nil
}

// requireReference skips the test where there are no reference files.
func requireReference(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(referenceDir); err == nil {
		return
	}
	if _, err := os.Stat(referenceParent); err == nil && os.Getenv("REQUIRE_ALL") != "" {
		t.Fatalf("REQUIRE_ALL is set and %s is there, but not %s", referenceParent, referenceDir)
	}
	t.Skipf("no reference values at %s: comparison with other programs skipped", referenceDir)
}

// referenceTasks reads all tasks of all files, in the order of their IDs.
func referenceTasks(t *testing.T) []referenceTask {
	t.Helper()
	requireReference(t)
	files, err := filepath.Glob(referenceDir + "/*.consensus.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no *.consensus.json in %s: %v", referenceDir, err)
	}
	var all []referenceTask
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var tasks []referenceTask
		if err := json.Unmarshal(text, &tasks); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, tasks...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	return all
}

// runReference compares every value of the given families on which the
// programs agree. Values that a single program has, or on which they differ,
// are compared only where single names them ("family.value"), which says that
// our definition is that program's. It fails on every mismatch, on a family
// without a comparison, and on a value that some tasks report and others lack.
func runReference(t *testing.T, families map[string]referenceFunc, single ...string) {
	t.Helper()
	wanted := map[string]bool{}
	for _, name := range single {
		wanted[name] = true
	}
	type tally struct{ compared, agreed, missing int }
	tallies := map[string]*tally{}
	tasks := map[string]int{}
	for _, task := range referenceTasks(t) {
		compute, ok := families[task.Statistic]
		if !ok {
			continue
		}
		got, err := compute(task)
		if errors.Is(err, errReferenceNotOurs) {
			continue
		}
		tasks[task.Statistic]++
		if err != nil {
			t.Errorf("task %d %s %v %v: %v", task.ID, task.Statistic, task.Series, task.Parameters, err)
			continue
		}
		for name, want := range task.Expected {
			full := task.Statistic + "." + name
			agreed := want.Status == "agree" || want.Status == "agree_with_outlier"
			if !agreed && !wanted[full] {
				continue
			}
			c := tallies[full]
			if c == nil {
				c = &tally{}
				tallies[full] = c
			}
			v, ok := got[name]
			if !ok {
				c.missing++
				continue
			}
			c.compared++
			if referenceClose(name, v, want) {
				c.agreed++
				continue
			}
			t.Errorf("task %d %s %v %v: %s = %.15g, want %.15g (spread %.1e)",
				task.ID, task.Statistic, task.Series, task.Parameters, name, v, want.Value, want.RelSpread)
		}
	}
	names := make([]string, 0, len(tallies))
	for name := range tallies {
		names = append(names, name)
	}
	sort.Strings(names)
	var table strings.Builder
	compared := map[string]int{}
	for _, name := range names {
		c := tallies[name]
		family, _, _ := strings.Cut(name, ".")
		compared[family] += c.compared
		if c.compared == 0 {
			fmt.Fprintf(&table, "%-45s not reported\n", name)
			continue
		}
		fmt.Fprintf(&table, "%-45s %5d compared %5d agree\n", name, c.compared, c.agreed)
		if c.missing > 0 {
			t.Errorf("%s is left out in %d tasks and reported in %d", name, c.missing, c.compared)
		}
	}
	t.Logf("comparison with other programs\n%s", table.String())
	for family := range families {
		if compared[family] == 0 {
			t.Errorf("%s: nothing compared in %d tasks", family, tasks[family])
		}
	}
}

// referenceClose says whether v is the expected value, to the tolerance that
// the reference recommends. Tiny probabilities are compared by their
// logarithms, because programs lose digits there.
func referenceClose(name string, v float64, want referenceValue) bool {
	tol := math.Max(1e-9, 10*want.RelSpread)
	if referenceIsProb(name) && want.Value < 1e-12 {
		if want.Value < 1e-300 {
			return v >= 0 && v < 1e-290
		}
		return v > 0 && math.Abs(math.Log(v)-math.Log(want.Value)) <= tol*math.Abs(math.Log(want.Value))
	}
	if want.Value == 0 {
		return math.Abs(v) <= tol
	}
	return math.Abs(v-want.Value) <= tol*math.Abs(want.Value)
}

// referenceIsProb says whether a name of the reference is that of a probability.
func referenceIsProb(name string) bool {
	head, _, _ := strings.Cut(strings.ReplaceAll(name, "|", "_"), "_")
	switch {
	case head == "p", head == "bh", head == "holm", head == "by", strings.HasSuffix(name, "_p"):
		return true
	}
	return head == "bonferroni" || head == "hochberg" || head == "hommel"
}

// referenceValues turns a Result into the map that the harness compares.
func referenceValues(r Result, err error) (map[string]float64, error) {
	if err != nil {
		return nil, err
	}
	m := map[string]float64{}
	for _, v := range r.Values() {
		if _, twice := m[v.Name]; twice {
			return nil, fmt.Errorf("%s is listed twice", v.Name)
		}
		m[v.Name] = v.V
	}
	return m, nil
}
