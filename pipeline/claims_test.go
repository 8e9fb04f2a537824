package pipeline

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"defensetrade/datasets"
	"defensetrade/pipeline/result"
)

// A sheet is a CSV file of the default study as a spreadsheet has it: encoding/csv
// and arithmetic, and nothing of this program.
type sheet []map[string]string

func openSheet(t *testing.T, name string) sheet {
	t.Helper()
	f, err := datasets.Default().Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var s sheet
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = row[i]
		}
		s = append(s, m)
	}
	return s
}

// where keeps the rows whose columns have the values given: "entity", "TUR", …
func (s sheet) where(pairs ...string) sheet {
	return slices.DeleteFunc(slices.Clone(s), func(m map[string]string) bool {
		for i := 0; i < len(pairs); i += 2 {
			if m[pairs[i]] != pairs[i+1] {
				return true
			}
		}
		return m["value"] == ""
	})
}

// values are the numbers of the rows of some years, in the order of the file.
func (s sheet) values(from, to int) (years, v []float64) {
	for _, m := range s {
		y, _ := strconv.Atoi(m["year"])
		if y >= from && y <= to {
			x, _ := strconv.ParseFloat(m["value"], 64)
			years, v = append(years, float64(y)), append(v, x)
		}
	}
	return years, v
}

func (s sheet) in(year int) []float64 {
	_, v := s.values(year, year)
	return v
}

// first keeps one row a year: of the source that comes first in an order.
func (s sheet) first(order ...string) sheet {
	best := map[string]map[string]string{}
	var out sheet
	for _, m := range s {
		i, k := slices.Index(order, m["source"]), slices.Index(order, best[m["year"]]["source"])
		if b := best[m["year"]]; i >= 0 && (b == nil || i < k) {
			best[m["year"]] = m
		}
	}
	for _, m := range s {
		if reflect.ValueOf(best[m["year"]]).Pointer() == reflect.ValueOf(m).Pointer() {
			out = append(out, m)
		}
	}
	return out
}

func total(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum
}

func average(v []float64) float64 { return total(v) / float64(len(v)) }

// line is the least-squares slope and its t.
func line(x, y []float64) (slope, tValue float64) {
	mx, my, xx, xy := average(x), average(y), 0.0, 0.0
	for i := range x {
		xx += (x[i] - mx) * (x[i] - mx)
		xy += (x[i] - mx) * (y[i] - my)
	}
	slope = xy / xx
	rss := 0.0
	for i := range x {
		e := y[i] - my - slope*(x[i]-mx)
		rss += e * e
	}
	return slope, slope / math.Sqrt(rss/float64(len(x)-2)/xx)
}

// auto is the autocorrelation at a lag, with the sum of all squares below.
func auto(v []float64, lag int) float64 {
	m, a, b := average(v), 0.0, 0.0
	for i := range v {
		b += (v[i] - m) * (v[i] - m)
		if i+lag < len(v) {
			a += (v[i] - m) * (v[i+lag] - m)
		}
	}
	return a / b
}

// linked is the correlation of two columns, the effective number of observations
// of Pyper and Peterman (1998), and t with it.
func linked(x, y []float64) (r, effective, tValue float64) {
	mx, my, xx, xy, yy := average(x), average(y), 0.0, 0.0, 0.0
	for i := range x {
		xx += (x[i] - mx) * (x[i] - mx)
		xy += (x[i] - mx) * (y[i] - my)
		yy += (y[i] - my) * (y[i] - my)
	}
	r = xy / math.Sqrt(xx*yy)
	n := float64(len(x))
	sum := 0.0
	for k := 1; k <= len(x)/4; k++ {
		sum += (1 - float64(k)/n) * auto(x, k) * auto(y, k)
	}
	effective = min(max(n/(1+2*sum), 3), n)
	return r, effective, r * math.Sqrt((effective-2)/(1-r*r))
}

// A number is what a spreadsheet finds for one check of a claim.
type number struct {
	check     int
	statistic string
	value     float64
}

// A verdictOf is a claim with the numbers that decide it, whether each check holds
// by them, and the verdict that follows by the rules of docs/claims.md.
type verdictOf struct {
	claim    string
	numbers  []number
	outcomes []string
	status   string
}

const (
	yes     = "holds"
	no      = "does not hold"
	unclear = "neither shown nor excluded"
	sources = "depends on the source"
	without = "not testable"
)

func either(b bool) string {
	if b {
		return yes
	}
	return no
}

// spreadsheet finds the verdicts of the default study with a spreadsheet's means.
func spreadsheet(t *testing.T) []verdictOf {
	trade := openSheet(t, "trade-total.csv").where().first("turkstat-app", "oec", "wits-tur", "hmr", "cow", "peg-2017", "pakistan-today-2011",
		"al-jazeera-2003", "erdogan-2020", "daily-sabah-2022", "anews-2025", "jwt", "brecorder-2022", "wits-pak")
	arms := openSheet(t, "arms-deliveries.csv")
	systems, orders, contracts := openSheet(t, "arms-systems.csv"), openSheet(t, "arms-orders.csv"), openSheet(t, "contracts.csv")
	sum := func(s sheet, from, to int) float64 { _, v := s.values(from, to); return total(v) }
	var out []verdictOf

	// Trade: no figure of 2005; 2015 is the Turkish Statistical Institute's 599.
	if n := len(trade.in(2005)); n != 0 {
		t.Errorf("trade has %d figures of 2005", n)
	}
	out = append(out, verdictOf{"trade-rise", []number{{2, "claim.value", trade.in(2015)[0]}}, []string{without, either(trade.in(2015)[0] >= 1000), without}, "contradicted"})

	// The critical t at 5% for 7 to 9 degrees of freedom is 2.26 to 2.36: tables.
	peak, tPeak := line(trade.values(2011, 2021))
	trough, tTrough := line(trade.values(2015, 2024))
	if !(math.Abs(tPeak) < 2 && tTrough > 2.45) {
		t.Errorf("t of trade's slopes: %v, %v", tPeak, tTrough)
	}
	out = append(out, verdictOf{"trade-recent", []number{{1, "ols_trend.slope", peak}, {2, "ols_trend.slope", trough}, {3, "claim.value", trade.in(2021)[0] - trade.in(2012)[0]}},
		[]string{unclear, either(tTrough > 2.45), either(trade.in(2021)[0] > trade.in(2012)[0])}, "depends"})
	out = append(out, verdictOf{"free-trade", nil, nil, "not-testable"})

	// Helicopters: 30 announced, none delivered.
	t129 := sum(systems.where("indicator", "units-tur-pak", "entity", "t129"), 2018, 2024)
	out = append(out, verdictOf{"helicopters-provided", []number{{1, "descriptive.sum", t129}}, []string{either(t129 >= 1)}, "contradicted"})
	announced := contracts.where("indicator", "announced-tur-pak", "entity", "t129").in(2018)[0]
	out = append(out, verdictOf{"helicopters-challenging", []number{{1, "claim.value", announced}, {2, "descriptive.sum", t129}}, []string{either(announced == 30), either(t129 <= 29)}, "supported"})

	// Suppliers of Pakistan.
	suppliers := func(from, to int) (rank, share float64) {
		sums, all := map[string]float64{}, 0.0
		for _, m := range arms.where("partner", "PAK") {
			if y, _ := strconv.Atoi(m["year"]); y >= from && y <= to {
				v, _ := strconv.ParseFloat(m["value"], 64)
				sums[m["entity"]] += v
				all += v
			}
		}
		rank = 1
		for _, v := range sums {
			if v > sums["TUR"] {
				rank++
			}
		}
		return rank, 100 * sums["TUR"] / all
	}
	rank30, share30 := suppliers(1995, 2024)
	rank5, share5 := suppliers(2020, 2024)
	out = append(out, verdictOf{"key-supplier", []number{{1, "claim.value", rank30}, {2, "claim.value", rank5}, {3, "claim.value", share30}, {4, "claim.value", share5}},
		[]string{either(rank30 <= 3), either(rank5 <= 3), either(share30 >= 10), either(share5 >= 10)}, "depends"})

	summits := openSheet(t, "summits.csv")
	out = append(out, verdictOf{"summits", []number{{1, "claim.value", summits.in(2007)[0]}, {2, "claim.value", summits.in(2014)[0]}},
		[]string{either(summits.in(2007)[0] == 1), either(summits.in(2014)[0] == 8)}, "supported"})
	four := orders.where("indicator", "ordered-tur-pak", "entity", "milgem").in(2018)[0]
	inPakistan := orders.where("indicator", "ordered-built-in-pakistan", "entity", "milgem").in(2018)[0]
	inTurkiye := contracts.where("indicator", "ordered-built-in-turkiye", "entity", "milgem").in(2018)[0]
	out = append(out, verdictOf{"corvettes", []number{{1, "claim.value", four}, {2, "claim.value", inPakistan}, {3, "claim.value", inTurkiye}},
		[]string{either(four == 4), either(inPakistan == 2), either(inTurkiye == 2)}, "supported"})
	mushshak := orders.where("indicator", "ordered-pak-tur", "entity", "super-mushshak").in(2017)[0]
	out = append(out, verdictOf{"super-mushshak", []number{{1, "claim.value", mushshak}}, []string{either(mushshak == 52)}, "supported"})

	// Contracts: those without a stated value are missing, so a sum below is no proof.
	var with, less float64
	for _, m := range contracts {
		if v, _ := strconv.ParseFloat(m["value"], 64); strings.HasPrefix(m["indicator"], "contracts-") {
			if with += v; m["entity"] != "t129" {
				less += v
			}
		}
	}
	if !(with >= 2000 && less < 2000) {
		t.Errorf("contracts: %v and %v", with, less)
	}
	out = append(out, verdictOf{"billions", []number{{1, "claim.value", with}, {2, "claim.value", less}}, []string{either(with >= 2000), unclear, without}, "depends"})

	// Budget of Pakistan: 17.5 to 20.5 is what rounds to 18–20.
	general := openSheet(t, "spending-govt.csv").where("entity", "PAK")
	_, now := general.where("source", "sipri-2025").values(2013, 2022)
	_, old := general.where("source", "sipri-2023").values(2013, 2022)
	_, federal := openSheet(t, "federal-budget.csv").values(2013, 2022)
	// The interval of a mean of ten years of which three are known; t(2) = 4.303.
	sd := 0.0
	for _, v := range federal {
		sd += (v - average(federal)) * (v - average(federal))
	}
	upper := average(federal) + 4.303*math.Sqrt(sd/2/3*(1-0.3))
	if len(federal) != 3 || upper >= 17.5 {
		t.Errorf("federal budget: %v, up to %v", federal, upper)
	}
	rounds := func(v float64) bool { return v >= 17.5 && v <= 20.5 }
	out = append(out, verdictOf{"budget-pakistan", []number{{1, "descriptive.mean", average(now)}, {1, "claim.high", average(old)}, {2, "descriptive.mean", average(federal)}, {2, "claim.high", upper}},
		[]string{either(rounds(average(now)) && rounds(average(old))), either(rounds(upper))}, "depends"})

	gdp := openSheet(t, "spending-gdp.csv")
	_, burden := gdp.where("entity", "TUR").values(2013, 2022)
	out = append(out, verdictOf{"spending-5-percent", []number{{1, "descriptive.mean", average(burden)}}, []string{either(math.Abs(average(burden)-5) <= 0.5)}, "contradicted"})

	// Correlations: the critical t at 5% is 2.04 to 2.14 for 14 to 33 degrees of
	// freedom (tables); no |t| here is between.
	growth, spending := openSheet(t, "gdp-growth.csv"), openSheet(t, "spending-growth.csv")
	for _, c := range []struct{ id, entity, status string }{{"growth-pakistan", "PAK", "depends"}, {"growth-turkiye", "TUR", "not-supported"}} {
		v := verdictOf{claim: c.id, status: c.status}
		for i, of := range []sheet{spending, spending, gdp, gdp} {
			from, to := 1990, 2024
			if i%2 == 1 {
				from, to = 2001, 2021
			}
			_, x := of.where("entity", c.entity).values(from, to)
			_, y := growth.where("entity", c.entity).values(from, to)
			r, n, tValue := linked(x, y)
			v.numbers = append(v.numbers, number{i + 1, "correlation.r", r}, number{i + 1, "correlation_effective.n_eff", n})
			switch {
			case tValue > 2.14:
				v.outcomes = append(v.outcomes, yes)
			case math.Abs(tValue) < 2.03:
				v.outcomes = append(v.outcomes, unclear)
			default:
				t.Errorf("%s, check %d: t = %v", c.id, i+1, tValue)
				v.outcomes = append(v.outcomes, no)
			}
		}
		out = append(out, v)
	}

	local := openSheet(t, "localisation.csv")
	rates := local.in(2012)
	if len(rates) != 2 || !slices.Contains(rates, 60) || !slices.Contains(rates, 54) {
		t.Errorf("local production in 2012: %v", rates)
	}
	out = append(out, verdictOf{"local-parts", []number{{1, "claim.value", local.in(2003)[0]}, {2, "claim.value", 60}, {2, "claim.low", 54}},
		[]string{either(local.in(2003)[0] == 25), sources, without}, "depends"})

	imports := openSheet(t, "arms-totals.csv").where("indicator", "arms-imports", "entity", "TUR")
	_, before := imports.values(1995, 1999)
	_, after := imports.values(2020, 2024)
	stated := local.where().first("ssb-2025", "ssm-2014", "aa-2011", "milliyet-uras-2017", "sabah-2007", "yeni-asir-2021", "eurasianews", "ssi-2013", "president-2022")
	slope, tSlope := line(stated.values(2002, 2024))
	out = append(out, verdictOf{"imports-reduced", []number{{1, "claim.value", average(after) - average(before)}, {2, "ols_trend.slope", slope}},
		[]string{either(average(after) < average(before)), either(tSlope > 2.3)}, "supported"})

	exports := verdictOf{claim: "exports-neighbours", status: "supported"}
	for i, to := range []string{"PAK", "AZE", "TKM"} {
		s := sum(arms.where("entity", "TUR", "partner", to), 1995, 2024)
		exports.numbers = append(exports.numbers, number{i + 1, "descriptive.sum", s})
		exports.outcomes = append(exports.outcomes, either(s > 0))
	}
	return append(out, exports)
}

// claimsOf answers the claims of a study's folder; "" is the default study.
func claimsOf(t *testing.T, dir string) *result.Result {
	t.Helper()
	c, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Faults.Errors() > 0 {
		t.Fatal(c.Faults)
	}
	if c.Tasks, err = (&Options{Only: []string{"claims"}}).chosen(c.Tasks); err != nil {
		t.Fatal(err)
	}
	return Answer(c, 2)
}

// TestSpreadsheet: a stranger with the CSVs in a spreadsheet comes to the same
// numbers and the same verdict for every claim.
func TestSpreadsheet(t *testing.T) {
	r := claimsOf(t, "")
	want := spreadsheet(t)
	if len(want) != len(r.Claims) {
		t.Errorf("%d claims, want %d", len(r.Claims), len(want))
	}
	for i, v := range want {
		if i >= len(r.Claims) || r.Claims[i].ID != v.claim {
			t.Fatalf("claim %d is not %s", i+1, v.claim)
		}
		c := r.Claims[i]
		if c.Status != v.status {
			t.Errorf("%s: %s, a spreadsheet says %s: %s", c.ID, c.Status, v.status, c.Sentence)
		}
		var outs []string
		for _, k := range c.Checks {
			outs = append(outs, k.Outcome)
		}
		if !slices.Equal(outs, v.outcomes) {
			t.Errorf("%s: checks %q, a spreadsheet says %q", c.ID, outs, v.outcomes)
		}
		for _, n := range v.numbers {
			var found []float64
			for _, e := range r.Estimates {
				if strings.Contains(e.Parameters, "competing=") || strings.Contains(e.Parameters, "prefer=") {
					continue // with other figures than the study's rule picks
				}
				if e.Question == fmt.Sprintf("%s#%d", c.ID, n.check) && e.Statistic == n.statistic && slices.Contains(c.Checks[n.check-1].Estimates, e.ID) {
					found = append(found, e.Value)
				}
			}
			if len(found) != 1 || math.Abs(found[0]-n.value) > 1e-3*math.Max(1e-3, math.Abs(n.value)) {
				t.Errorf("%s, check %d: %s = %v, a spreadsheet says %v", c.ID, n.check, n.statistic, found, n.value)
			}
		}
		// The verdict in results.json leads to its numbers.
		j := slices.IndexFunc(r.Verdicts, func(x result.Verdict) bool { return x.Kind == "claim" && x.Claim == c.ID })
		if j < 0 || r.Verdicts[j].Status != c.Status || r.Verdicts[j].Text != c.Text || r.Verdicts[j].Sentence.In(nil) != c.Sentence.In(nil) {
			t.Errorf("%s: no such verdict", c.ID)
			continue
		}
		for _, id := range r.Verdicts[j].Estimates {
			if !slices.ContainsFunc(r.Estimates, func(e *result.Estimate) bool { return e.ID == id }) {
				t.Errorf("%s: no estimate %s", c.ID, id)
			}
		}
	}
}

// copied is the default study in a folder of its own, with one cell changed: the
// row that begins with a prefix gets another value.
func copied(t *testing.T, file, row, from, to string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "study")
	err := fs.WalkDir(datasets.Default(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(datasets.Default(), path)
		if err != nil {
			return err
		}
		if path == file {
			old := row + from
			if n := strings.Count("\n"+string(data), "\n"+old+","); n != 1 {
				return fmt.Errorf("%s: %d rows begin with %s", file, n, old)
			}
			data = []byte(strings.Replace("\n"+string(data), "\n"+old+",", "\n"+row+to+",", 1)[1:])
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, path), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestFlip: one changed value in a CSV flips the verdict of the claim that rests on
// it, its sentence and its figure, and leaves the other claims alone.
func TestFlip(t *testing.T) {
	before := claimsOf(t, "")
	for _, tt := range []struct {
		claim, file, row, from, to string
		was, is                    string
		kind                       string
	}{
		{"spending-5-percent", "spending-gdp.csv", "TUR,2015,", "1.8128", "31.2", "contradicted", "supported", "mean over a span"},
		{"helicopters-provided", "arms-systems.csv", "units-tur-pak,t129,2022,", "0", "12", "contradicted", "supported", "a delivery exists"},
		{"key-supplier", "arms-deliveries.csv", "TUR,PAK,2023,", "223.6", "9000", "depends", "supported", "rank and share"},
		{"trade-rise", "trade-total.csv", "both,2015,", "599", "1040", "contradicted", "partly", "level of a year"},
		{"local-parts", "localisation.csv", "TUR,2012,", "54", "60", "depends", "supported", "competing sources"},
		{"growth-turkiye", "gdp-growth.csv", "TUR,2018,", "3.468153", "60", "not-supported", "depends", "correlation"},
		{"imports-reduced", "arms-totals.csv", "arms-imports,TUR,2020,", "106.57", "20000", "supported", "depends", "change of means"},
		{"trade-recent", "trade-total.csv", "both,2021,", "1100", "500", "depends", "not-supported", "trend and change"},
		{"summits", "summits.csv", "trilateral,2014,", "8", "7", "supported", "partly", "parts"},
		{"super-mushshak", "arms-orders.csv", "ordered-pak-tur,super-mushshak,2017,", "52", "50", "supported", "contradicted", "number of a year"},
	} {
		t.Run(tt.claim, func(t *testing.T) {
			after := claimsOf(t, copied(t, tt.file, tt.row, tt.from, tt.to))
			for i, a := range before.Claims {
				b := after.Claims[i]
				if a.ID != tt.claim {
					continue
				}
				if a.Status != tt.was || b.Status != tt.is {
					t.Errorf("%s: %s became %s, want %s became %s: %s", tt.kind, a.Status, b.Status, tt.was, tt.is, b.Sentence)
				}
				if a.Sentence.In(nil) == b.Sentence.In(nil) {
					t.Errorf("the same sentence: %s", a.Sentence)
				}
				fa, fb := figureOf(before, a.Figure), figureOf(after, b.Figure)
				if a.Figure+b.Figure != "" && reflect.DeepEqual(fa, fb) {
					t.Error("the same figure")
				}
				if fa != nil && fb != nil && tt.was != tt.is && fa.Title == fb.Title {
					t.Errorf("the same title: %s", fa.Title)
				}
			}
		})
	}
}

func figureOf(r *result.Result, id string) *result.Figure {
	for _, f := range r.Figures() {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// TestStrictAndOnly: --strict fails on a contradicted claim after writing the report;
// --only takes a claim's ID and the name of them all.
func TestStrictAndOnly(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.csv": "entity,year,value\nTUR,2001,1\nTUR,2002,2\nTUR,2003,3\n",
		"datapackage.json": `{"name": "a", "resources": [{"name": "a", "path": "a.csv", "title": "A", "unit": {"kind": "share", "of": "GDP"},
			"sources": [{"name": "s"}]}], "sources": [{"name": "s", "title": "S"}]}`,
		"study.yaml": "title: T\nquestions: [{id: q, kind: description, series: [a.TUR]}]\nclaims:\n" +
			"  - {id: right, text: It was 1 in 2001, checks: [{series: a.TUR, in: 2001, near: 1, within: 0}]}\n" +
			"  - {id: wrong, text: It was 2 in 2001, checks: [{series: a.TUR, in: 2001, near: 2, within: 0}]}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		only []string
		fail bool
		says []string
		not  []string
	}{
		{nil, true, []string{"It was 1 in 2001", "It was 2 in 2001", "## 2"}, nil},
		{[]string{"claims"}, true, []string{"It was 1 in 2001", "It was 2 in 2001"}, []string{"figures/q."}},
		{[]string{"right"}, false, []string{"It was 1 in 2001"}, []string{"It was 2 in 2001"}},
		{[]string{"wrong"}, true, []string{"It was 2 in 2001"}, []string{"It was 1 in 2001"}},
		{[]string{"q"}, false, []string{"figures/q."}, []string{"It was 1 in 2001", "It was 2 in 2001"}},
	} {
		out := t.TempDir()
		_, err := Run(context.Background(), Options{Study: dir, Out: out, Only: tt.only, Strict: true, Formats: []string{"svg"}})
		if errors.Is(err, ErrContradicted) != tt.fail || err != nil && !errors.Is(err, ErrContradicted) {
			t.Errorf("--only %v: %v", tt.only, err)
		}
		data, err := os.ReadFile(filepath.Join(out, "report.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range tt.says {
			if !strings.Contains(string(data), s) {
				t.Errorf("--only %v: the report does not say %q", tt.only, s)
			}
		}
		for _, s := range tt.not {
			if strings.Contains(string(data), s) {
				t.Errorf("--only %v: the report says %q", tt.only, s)
			}
		}
	}
	if _, err := Run(context.Background(), Options{Study: dir, Out: t.TempDir(), Only: []string{"wrng"}}); err == nil || !strings.Contains(err.Error(), `did you mean "wrong"?`) {
		t.Errorf("%v", err)
	}
}
