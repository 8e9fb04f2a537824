package question

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// The page on studies lists exactly the figures that may be ordered, with the
// kinds of question that may.
func TestStudyPageListsTheFigures(t *testing.T) {
	page, err := os.ReadFile("../../docs/study.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(page), "| figure | shows | for questions of kind |")
	if !found {
		t.Fatal("docs/study.md has no table of figures")
	}
	listed := map[string][]string{}
	word := regexp.MustCompile("`([a-z]+)`")
	for _, line := range strings.Split(table, "\n")[2:] {
		cells := strings.Split(line, "|")
		if len(cells) < 4 {
			break
		}
		name := word.FindStringSubmatch(cells[1])[1]
		for _, m := range word.FindAllStringSubmatch(cells[3], -1) {
			listed[name] = append(listed[name], m[1])
		}
	}
	for _, c := range figureChoices {
		for _, k := range c.kinds {
			if k != "none" && !slices.Contains(listed[k], c.question) {
				t.Errorf("docs/study.md does not say that %s may order %s", c.question, k)
			}
		}
	}
	for name, questions := range listed {
		for _, q := range questions {
			if name != "none" && !slices.Contains(orderable(q), name) {
				t.Errorf("docs/study.md says that %s may order %s", q, name)
			}
		}
	}
	for _, c := range figureChoices {
		for _, u := range c.usual {
			for _, k := range u.kinds {
				if !slices.Contains(c.kinds, k) {
					t.Errorf("%s draws %s, which it may not order", c.question, k)
				}
			}
		}
	}
}

// Every figure that a kind of question may order is drawn from data that have it,
// with a text alternative, a source, and its data.
func TestEveryOrderIsDrawn(t *testing.T) {
	tb := tableWith(35, func(i, j int) float64 {
		return 5 + float64(i) + 3*math.Sin(float64(j)/4+float64(i)) + math.Cos(float64(i*17+j*j))
	})
	for _, c := range figureChoices {
		for _, kind := range c.kinds {
			f := ordered(t, tb, c.question, study.Figure{Kind: kind, Layout: "narrow", Theme: "dark"})
			if kind == "none" {
				if len(f) != 0 {
					t.Errorf("%s: none draws %d figures", c.question, len(f))
				}
				continue
			}
			if len(f) == 0 {
				t.Errorf("%s draws no %s", c.question, kind)
			}
			for _, g := range f {
				if g.Alt == "" || g.Title == "" || g.Data == nil || len(g.Data.Rows) == 0 {
					t.Errorf("%s, %s: title %q, text alternative %q, data %v", c.question, kind, g.Title, g.Alt, g.Data != nil)
				}
				if g.Layout != "narrow" || g.Theme != "dark" {
					t.Errorf("%s, %s: layout %q, theme %q", c.question, kind, g.Layout, g.Theme)
				}
			}
		}
	}
}

// seriesFor are the series that a question of a kind is asked of.
var seriesFor = map[string][]string{"description": {"spending.*"}, "trend": {"spending.*"}, "comparison": {"spending.*"}, "sources": {"spending.TUR"},
	"correlation": {"spending.*", "growth.*"}, "amounts": {"arms.*"}, "timeline": nil}

// tableWith is a table with n years of each kind of series, of the values that
// value gives.
func tableWith(n int, value func(i, j int) float64) *obs.Table {
	var ss []*obs.Series
	for i, e := range []string{"TUR", "PAK", "IRN"} {
		a, b := make([]float64, n), make([]float64, n)
		for j := range n {
			a[j], b[j] = value(2*i, j), value(2*i+1, j)
		}
		ss = append(ss, made("spending."+e, ofGDP, 1990, a), made("growth."+e, growthA, 1990, b))
	}
	for i, id := range []string{"arms.USA-TUR", "arms.USA-PAK", "arms.IND-TUR", "arms.TUR-PAK"} {
		v := make([]float64, n)
		for j := range n {
			v[j] = math.Abs(value(6+i, j))
		}
		ss = append(ss, made(id, tiv, 1990, v))
	}
	competing(ss[0], 1990, value(0, 0)*1.1)
	return tableOf(ss...)
}

// ordered are the figures that a question draws by an order.
func ordered(t *testing.T, tb *obs.Table, kind string, o study.Figure) []*result.Figure {
	t.Helper()
	o.Pos = at
	st := studyOf()
	st.Events = []study.Event{{ID: "war", Label: "War", Year: 1995, Figure: true, Source: "sipri"}}
	q := study.Question{Kind: kind, Title: "A question", Series: refs(seriesFor[kind]...), Figures: []study.Figure{o}}
	if kind == "correlation" {
		q.Within = "entity"
	}
	var out []*result.Figure
	for _, b := range answer(t, st, tb, q).Section.Blocks {
		if b.Figure != nil {
			out = append(out, b.Figure)
		}
	}
	return out
}

// Poor data make poor figures or none, and no fault.
func TestOrdersOfPoorData(t *testing.T) {
	for name, tb := range map[string]*obs.Table{
		"one year":  tableWith(1, func(i, j int) float64 { return 3 }),
		"two years": tableWith(2, func(i, j int) float64 { return float64(i + j) }),
		"equal":     tableWith(20, func(i, j int) float64 { return 3 }),
		"zero":      tableWith(20, func(i, j int) float64 { return 0 }),
		"tiny":      tableWith(20, func(i, j int) float64 { return 1e-12 * (2 + math.Sin(float64(3*i+j*j))) }),
		"huge":      tableWith(20, func(i, j int) float64 { return 1e15 * (2 + math.Sin(float64(3*i+j*j))) }),
	} {
		for _, c := range figureChoices {
			for _, kind := range c.kinds {
				for _, f := range ordered(t, tb, c.question, study.Figure{Kind: kind}) {
					for _, p := range f.Panels {
						for _, l := range p.Lines {
							if len(l.X) != len(l.Y) {
								t.Errorf("%s, %s of %s: a line of %d and %d", name, kind, c.question, len(l.X), len(l.Y))
							}
						}
					}
				}
			}
		}
	}
}

// Shares of five years add up to 100 in every year, and flows to the sum.
func TestPartsAddUp(t *testing.T) {
	tb := tableWith(30, func(i, j int) float64 { return float64((7*i+3*j)%11) * 10 })
	f := ordered(t, tb, "amounts", study.Figure{Kind: "area"})[0]
	sums := map[float64]float64{}
	for _, b := range f.Panels[0].Bars {
		sums[b.X] += b.Value
	}
	if len(sums) != 26 {
		t.Errorf("%d years of shares, want 26: five years from 1990 end in 1994", len(sums))
	}
	for y, v := range sums {
		if math.Abs(v-100) > 1e-9 {
			t.Errorf("%v: shares add up to %v", y, v)
		}
	}
	total, flows := 0.0, 0.0
	for _, s := range tb.Series {
		if s.Indicator == "arms" {
			for _, v := range s.Values {
				total += v
			}
		}
	}
	for _, w := range ordered(t, tb, "amounts", study.Figure{Kind: "flow"})[0].Panels[0].Flows {
		flows += w.Value
	}
	if math.Abs(total-flows) > 1e-9*total {
		t.Errorf("flows add up to %v, amounts to %v", flows, total)
	}
	// The last five years of the sum, by hand.
	want := 0.0
	for _, s := range tb.Series {
		if s.Indicator == "arms" {
			for _, v := range s.Within(2015, 2019).Values {
				want += v / 5
			}
		}
	}
	steps := ordered(t, tb, "amounts", study.Figure{Kind: "fiveyear"})[0].Panels[0].Steps
	if last := steps[len(steps)-1]; len(steps) != 6 || last.From != 2015 || last.To != 2019 || math.Abs(last.Y-want) > 1e-9*want {
		t.Errorf("%d means, the last %+v, want %v for 2015–2019", len(steps), last, want)
	}
}
