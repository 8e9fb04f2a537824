package question

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

const statisticsPage = "../../docs/statistics.md"

const pageHead = `# Statistics

A question of kind ` + "`statistics`" + ` asks for any of these families by name, of any series, with any of its
parameters; the other kinds of questions use the same ones. Each value is a row of ` + "`estimates.csv`" + ` whose
` + "`statistic`" + ` is family and value, such as ` + "`ols_trend.slope`" + `.

` + "```yaml" + `
questions:
  - {id: roots, kind: statistics, family: adf, series: [spending.*], transform: [level, diff], det: [c, ct]}
  - {id: lead, kind: statistics, family: granger, series: [growth.TUR, spending.TUR], order: 2}
  - {id: panel, kind: statistics, family: panel_fe, dependent: growth, on: [spending], log: false}
` + "```" + `

- **Series.** The first one is explained, the next explain it: ` + "`series` and `other`" + ` in ` + "`estimates.csv`" + `. Several
  series are used in the years that all of them have. A family of pairs is asked of every pair, or of each of ` + "`series`" + ` with each of ` + "`with`" + `.
- **Transformations.** ` + "`level`" + ` is the default; ` + "`log`, `diff`, `logdiff` and `detrended`" + ` are made after the series are
  put side by side, and differences between consecutive years only.
- **Parameters.** The default is printed in bold; ` + "`null`" + ` means it too. A list means every combination that makes sense.
- **Least n.** With fewer observations, after the transformation, the family is withheld: a row without
  value that says why. ` + "`least_n`" + ` in ` + "`study.yaml`" + ` replaces the number for all families.
`

// pageVerdicts are the rules of the verdicts, as far as they are not the methods' own
// words in every report.
const pageVerdicts = `
## Verdicts

A verdict is a status that follows from estimates by a rule; ` + "`results.json`" + ` lists it with their IDs. The reports' methods
give the rules, [simulation.md](simulation.md) how often each errs.

- **Trend**: ` + "`rising`, `falling`" + ` where ` + "`robust_trend`" + ` rejects and the slopes agree in sign, or every value lies on one line; ` + "`rising-by-some`, `falling-by-some`" + ` where only Newey–West,
  Theil–Sen and Mann–Kendall do. Where ` + "`sup_f`" + ` (model trend, ` + "`p_boot`" + `) finds a break of the line, the sentence names the year and
  the slope on either side. A trend question with ` + "`eras`" + ` gives a verdict for each era as well, which carries the era's ID.
- **Break** at the first year of each declared era: ` + "`visible`, `elsewhere`, `none`" + `. A table sets every break that the data suggest
  against the eras that begin and the events that fall within two years of it.
- **Pair**, in this order: ` + "`too-few-years`" + `; ` + "`moves-together`" + ` (Pearson on yearly changes with the effective n, adjusted for the number of pairs,
  and Spearman of the same sign, at least 0.3); ` + "`tied-in-the-long-run`" + ` (50 common years or more); ` + "`related-around-trends`; `shared-trend`; `no-correlation`" + `.
  With ` + "`eras`" + `, each pair is judged in each era, too, adjusted for the pairs of that era.
- **Pairs of growth rates** (unit: rate, both). A rate of growth is a yearly change already. Where the pair has 20 years or more and Dickey–Fuller with
  a constant and one lag rejects at 0.01 for one of the two, the rates themselves take the place of the changes in the rule, and
  ` + "`shared-trend`" + ` cannot be the outcome: series that do not both wander have no wandering to share. All other rates are judged by their
  changes. The error rates of the card stay what they are (at most 6% of independent random walks, also when they are
  declared rates), and a link is found more often.
- **Other figures.** Where several sources state values of a series, trend status, slope, mean, ends, era differences and pair statuses are
  recomputed: each other source preferred in turn where it has a figure (of more than twelve, those with the most), the lowest and the highest figure of each year. Their estimates
  have ` + "`prefer=SOURCE` or `competing=lowest|highest`" + ` among the parameters (for pairs also ` + "`of=SERIES`" + `) and say so in the note; ` + "`verdicts`" + `
  holds those of the study's own choice alone. Figures of another period take no part; beyond 60 pairs in a question, pairs are not recomputed.
- **Two eras.** ` + "`era_difference`" + ` tests the means and ` + "`era_slopes`" + ` the slopes, both with Newey–West errors, which suppose that deviations fade
  within a few years: of a series that wanders they reject far too often, and the report names the series where that may be.
- **Amounts** are no family that can be asked for: answers of kind ` + "`amounts`" + `, and those on deliveries of arms, write ` + "`amounts.sum`" + ` (of a
  series, where ` + "`descriptive`" + ` is withheld, or of the years that ` + "`years=five_before`" + ` and ` + "`last_five`" + ` name), ` + "`amounts.total`" + ` (of ` + "`series`" + ` and ` + "`other`" + ` together),
  ` + "`amounts.share`" + ` (` + "`series`" + ` as a part of ` + "`series`" + ` and ` + "`other`" + `), ` + "`amounts.peak_share`" + ` (the greatest year's part) and ` + "`amounts.change`" + `, the last three in percent. ` + "`from`" + ` and ` + "`to`" + ` are
  the span; a year without a value adds nothing, and the note names it.
`

// nullMeans says what the data decide where a parameter is null.
var nullMeans = map[string]string{
	"rule lag": "the number that the rule gives", "lag_rule lags": "the number that the rule gives", "max_lag": "all lags",
	"maxlag": "⌊12(n/100)^¼⌋, at most n/3", "break_year": "the first year of each of the study's eras inside the series", "asym": "estimated",
}

var groups = []struct {
	head, about string
	families    []family
}{
	{"One series, and pairs", "With `log`, slopes are of logarithms, and growth rates stand beside them.", coreFamilies},
	{"Breaks", "`break_year` is the first year of the second part; `last_year_before` the last of the first.", breakFamilies},
	{"Unit roots", "", unitRootFamilies}, {"Several series over time", "", systemFamilies}, {"Across eras and pairs", "", acrossFamilies},
	{"Growth and forecasts", "Forecasts of shares stay between 0 and 100 %; of logarithms they are back on the scale of the series.", growthFamilies},
	{"Panels", "A panel takes every entity and year that have all its indicators. In the names of values, `X` is the ID of an indicator of `on`.", panelEntries()},
}

// TestStatisticsPage compares docs/statistics.md with what the code does.
func TestStatisticsPage(t *testing.T) {
	var b strings.Builder
	b.WriteString(pageHead)
	n := 0
	for _, g := range groups {
		fmt.Fprintf(&b, "\n## %s\n", g.head)
		if g.about != "" {
			fmt.Fprintf(&b, "\n%s\n", g.about)
		}
		for _, f := range g.families {
			n++
			fmt.Fprintf(&b, "\n### `%s`\n\n%s.\n\n", f.Name, english.upperFirst(f.What))
			if f.Arity != single {
				fmt.Fprintf(&b, "- of: %s\n", map[arity]string{panelwise: "indicators of all entities", pairwise: "every pair", together: "all series at once",
					partially: "all series at once: the first and the second, given the others"}[f.Arity])
			}
			if test, ok := eraTests[f.Name]; ok {
				fmt.Fprintf(&b, "- of: each series, in the two `eras` of the question, or of the study; %d observations in each\n", test.each)
			}
			fmt.Fprintf(&b, "- values: %s\n", strings.Join(valuesOf(t, f), ", "))
			for _, d := range f.Params {
				fmt.Fprintf(&b, "- `%s`: %s\n", d.key, mayBe(f, d))
			}
			if f.Arity != panelwise {
				var names []string
				for _, tr := range f.Transforms {
					names = append(names, "`"+tr.String()+"`")
				}
				fmt.Fprintf(&b, "- transformations: %s\n", strings.Join(names, ", "))
			}
			fmt.Fprintf(&b, "- least n: %d\n", f.LeastN)
		}
	}
	b.WriteString(pageVerdicts)
	if n != len(Families) {
		t.Errorf("the page has %d families of %d", n, len(Families))
	}
	if *update {
		if err := os.WriteFile(statisticsPage, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page, err := os.ReadFile(statisticsPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(page) != b.String() {
		t.Errorf("%s differs; -update writes it anew:\n%s", statisticsPage, firstDifference(b.String(), string(page)))
	}
}

// mayBe words the values that a parameter may have.
func mayBe(f family, d param) string {
	switch d.key {
	case "dependent":
		return "the indicator explained"
	case "on":
		return "the indicators that explain it, a list"
	}
	var words []string
	for i, v := range d.values {
		w := "`" + v + "`"
		if i == 0 {
			w = "**" + w + "**"
		}
		if v == "null" {
			means, ok := nullMeans[d.key]
			if !ok {
				means = nullMeans[f.Params[max(slices.IndexFunc(f.Params, func(d param) bool { return strings.HasSuffix(d.key, "rule") }), 0)].key+" "+d.key]
			}
			w += " (" + means + ")"
		}
		words = append(words, w)
	}
	if d.number {
		kind := "a number"
		if d.integer {
			kind = "a whole number"
		}
		words = append(words, fmt.Sprintf("%s from %s to %s", kind, number(d.lo), number(d.hi)))
	}
	text := english.list(words)
	return strings.Replace(text, " and ", " or ", 1)
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// example is data on which a family has values, and the question that asks for it.
func example(f family) (*obs.Table, study.Question) {
	var s []float64
	for k := range 50 {
		s = append(s, 80/(1+math.Exp(float64(20-k)/6))+math.Sin(float64(k*k)))
	}
	tb := tableOf(made("Y.TUR", dollars, 1970, s), made("X.TUR", dollars, 1970, walk(1, 50, 90, 1, 3)), made("Z.TUR", dollars, 1970, walk(2, 50, 90, 1, 3)),
		made("Y.PAK", dollars, 1970, walk(3, 50, 90, 1, 3)), made("X.PAK", dollars, 1970, walk(4, 50, 90, 0, 3)),
		made("Y.IRN", dollars, 1970, walk(5, 50, 90, 1, 3)), made("X.IRN", dollars, 1970, walk(6, 50, 90, 0, 3)))
	q := study.Question{Kind: "statistics", Family: f.Name, Transform: []string{"level"}}
	if slices.Contains(f.Transforms, stat.Logarithm) {
		q.Transform = append(q.Transform, "log")
	}
	switch {
	case f.Arity == panelwise:
		q.Params = []study.Param{setTo("dependent", "Y"), setTo("on", "X")}
	case f.Arity == single:
		q.Series = refs("Y.TUR")
	default:
		q.Series = refs("Y.TUR", "X.TUR", "Z.TUR")
		if f.Name == "ardl_bounds" { // the curve is of order 2
			q.Series = refs("X.TUR", "Z.TUR", "Y.PAK")
		}
	}
	return tb, q
}

// valuesOf are the names of a family's values, from a run with each of its words.
func valuesOf(t *testing.T, f family) []string {
	t.Helper()
	tb, q := example(f)
	for _, d := range f.Params {
		if len(d.values) > 1 && !d.free && !slices.Contains([]string{"rule", "lag_rule", "small_sample", "log", "model", "det", "case", "trend"}, d.key) {
			q.Params = append(q.Params, setTo(d.key, d.values...))
		}
	}
	var names []string
	for _, e := range planned(t, studyOf(), tb, q).answer(serial).Estimates {
		_, name, ok := strings.Cut(e.Statistic, ".")
		if !ok {
			t.Errorf("%s is withheld: %s", f.Name, e.Note)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return runs(names)
}

// Every number that docs/statistics.md allows for a parameter is allowed: at both ends there
// is a value, or something else than the parameter is in its way.
func TestParameterBounds(t *testing.T) {
	tried := 0
	for _, f := range Families {
		for _, d := range f.Params {
			if !d.number {
				continue
			}
			for _, v := range []float64{d.lo, d.hi} {
				if strings.HasPrefix(d.key, "lag") {
					v = min(v, 40) // of 50 years
				}
				tb, q := example(f)
				q.Params = append(q.Params, setTo(d.key, strconv.FormatFloat(v, 'g', -1, 64)))
				for _, rule := range []string{"rule", "lag_rule"} {
					if strings.HasPrefix(d.key, "lag") && slices.ContainsFunc(f.Params, func(p param) bool { return p.key == rule }) {
						q.Params = append(q.Params, setTo(rule, "fixed"))
					}
				}
				tried++
				for _, e := range planned(t, studyOf(), tb, q).answer(serial).Estimates {
					if strings.Contains(e.Note, stat.ErrOption.Error()) {
						t.Errorf("%s with %s of %v: %s", f.Name, d.key, v, e.Note)
					}
				}
			}
		}
	}
	if tried < 20 {
		t.Errorf("%d tried", tried)
	}
}

var (
	twice    = regexp.MustCompile(`_\d+_\d+$`)
	bounds   = regexp.MustCompile(`^(ci95_(?:lo|hi))_\d+$`)
	numbered = regexp.MustCompile(`^(.*?)(-?\d+)$`)
)

// runs shortens names that only count on: r1 … r10.
func runs(names []string) []string {
	last := map[string]int{}
	count := map[string]int{}
	for _, name := range names {
		if m := numbered.FindStringSubmatch(name); m != nil {
			k, _ := strconv.Atoi(m[2])
			if count[m[1]] > 0 && k != last[m[1]]+1 {
				count[m[1]] = -100 // they do not count on
			}
			count[m[1]]++
			last[m[1]] = k
		}
	}
	var out []string
	for _, name := range names {
		m := numbered.FindStringSubmatch(name)
		switch {
		case twice.MatchString(name):
			name = "`" + twice.ReplaceAllString(name, "_m_i") + "`"
		case bounds.MatchString(name):
			name = "`" + bounds.ReplaceAllString(name, "${1}_i") + "`"
		case m != nil && count[m[1]] > 2:
			first := last[m[1]] - count[m[1]] + 1
			name = fmt.Sprintf("`%s%d` … `%s%d`", m[1], first, m[1], last[m[1]])
		default:
			name = "`" + name + "`"
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
