package question

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"defensetrade/datasets"
	"defensetrade/pipeline/load"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
	"defensetrade/pipeline/tidy"
)

// Units of the made studies.
var (
	ofGDP   = obs.Unit{Kind: obs.Share, Of: "GDP"}
	growthA = obs.Unit{Kind: obs.Rate, Of: "GDP", Per: "year"}
	dollars = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e6}
	tiv     = obs.Unit{Kind: obs.TIV, Scale: 1e6}
)

// serial does the work in order; shuffled in another order, all at once.
func serial(n int, do func(int)) {
	for i := range n {
		do(i)
	}
}

func shuffled(n int, do func(int)) {
	var wg sync.WaitGroup
	for _, i := range rand.New(rand.NewPCG(1, 2)).Perm(n) {
		wg.Go(func() { do(i) })
	}
	wg.Wait()
}

// made makes a series named by its ID, one value a year from the first year on;
// where gaps says so, a year has none.
func made(id string, unit obs.Unit, first int, values []float64, gaps ...int) *obs.Series {
	ind, entity, _ := strings.Cut(id, ".")
	entity, reporter, _ := strings.Cut(entity, "@")
	entity, partner, _ := strings.Cut(entity, "-")
	s := &obs.Series{ID: id, Indicator: ind, Entity: entity, Partner: partner, Reporter: reporter, Label: label(entity), Unit: unit}
	if partner != "" {
		s.Label += " to " + label(partner)
	}
	absent := map[int]bool{}
	for _, y := range gaps {
		absent[y] = true
	}
	for i, v := range values {
		if y := first + i; !absent[y] {
			s.Years, s.Values, s.Status = append(s.Years, y), append(s.Values, v), append(s.Status, obs.Reported)
			s.Sources, s.Notes, s.Periods = append(s.Sources, "sipri"), append(s.Notes, ""), append(s.Periods, obs.Period{})
			s.Pos = append(s.Pos, obs.Pos{File: ind + ".csv", Line: len(s.Pos) + 2, Col: 1})
		}
	}
	return s
}

var labels = map[string]string{"TUR": "Türkiye", "PAK": "Pakistan", "IRN": "Iran", "USA": "United States", "IND": "India", "GRC": "Greece", "KOR": "South Korea"}

func label(id string) string { return orElse(labels[id], id) }

// tableOf is the table of some series, with indicators and entities as tidy
// leaves them.
func tableOf(ss ...*obs.Series) *obs.Table {
	tb := &obs.Table{Series: ss, Sources: []obs.Source{{ID: "sipri", Title: "Military Expenditure Database", Publisher: "SIPRI", Vintage: "April 2025"}}}
	texts := map[string][2]string{
		"spending": {"Defence spending as a share of GDP", "Defence spending, % of GDP"},
		"growth":   {"Growth of GDP", "GDP growth, % a year"},
		"trade":    {"Goods trade", "Trade, million US$"},
		"arms":     {"Arms deliveries", "Arms deliveries, million TIV"},
	}
	seen := map[string]bool{}
	for _, s := range ss {
		if !seen[s.Indicator] {
			seen[s.Indicator] = true
			tb.Indicators = append(tb.Indicators, obs.Indicator{ID: s.Indicator, Title: texts[s.Indicator][0], Short: texts[s.Indicator][1], Unit: s.Unit, File: s.Indicator + ".csv"})
		}
		for _, e := range []string{s.Entity, s.Partner} {
			if e != "" && !seen["entity "+e] {
				seen["entity "+e] = true
				tb.Entities = append(tb.Entities, obs.Entity{ID: e, Label: label(e), Group: e == "WLD" || e == "EUU" || e == "EMU"})
			}
		}
	}
	return tb
}

func studyOf() *study.Study {
	return &study.Study{ID: "made", File: "study.yaml", Title: "Made", Alpha: 0.05, Countries: true, Leads: []string{"TUR", "PAK"},
		Eras: []study.Era{{ID: "before", Label: "Before 9/11", To: 2001}, {ID: "after", Label: "After 9/11", From: 2002}}}
}

var at = obs.Pos{File: "study.yaml", Line: 7, Col: 5}

func refs(ids ...string) []study.Ref {
	out := make([]study.Ref, len(ids))
	for i, id := range ids {
		out[i] = study.Ref{Pattern: id, Pos: at}
	}
	return out
}

// answer answers one question that has no fault.
func answer(t testing.TB, st *study.Study, tb *obs.Table, q study.Question) *Answer {
	t.Helper()
	return planned(t, st, tb, q).Answer(serial)
}

// planned is a question as a task.
func planned(t testing.TB, st *study.Study, tb *obs.Table, q study.Question) Task {
	t.Helper()
	if q.ID == "" {
		q.ID = "q"
	}
	if q.Pos == (obs.Pos{}) {
		q.Pos = at
	}
	task, faults := plan(st, tb, q)
	if faults.Errors() > 0 {
		t.Fatalf("%v", faults)
	}
	return task
}

// estimate finds the one estimate with a statistic that keep accepts.
func estimate(t testing.TB, es []*result.Estimate, statistic string, keep func(result.Estimate) bool) result.Estimate {
	t.Helper()
	var found []result.Estimate
	for _, e := range es {
		if e.Statistic == statistic && (keep == nil || keep(*e)) {
			found = append(found, *e)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d estimates %s, want one", len(found), statistic)
	}
	return found[0]
}

// text is everything that an answer says, as plain words.
// withFiles is a section's blocks with the tables that are files alone.
func withFiles(s result.Section) []result.Block {
	out := s.Blocks[:len(s.Blocks):len(s.Blocks)]
	for _, t := range s.Asides {
		out = append(out, result.Block{Head: "File"}, result.Block{Table: t})
	}
	return out
}

func text(blocks []result.Block) string {
	var b strings.Builder
	for _, x := range blocks {
		switch {
		case x.Head != "":
			fmt.Fprintf(&b, "## %s\n", x.Head)
		case x.Figure != nil:
			f := x.Figure
			fmt.Fprintf(&b, "[figure %s, %s]\nTitle: %s\nSubtitle: %s\nSource: %s\nNote: %s\nAlt: %s\n", f.ID, f.Kind, f.Title, f.Subtitle, f.Source, f.Note, f.Alt)
			for _, p := range f.Panels {
				for _, bar := range p.Bars {
					if bar.Name != "" {
						fmt.Fprintf(&b, "  %s: %s\n", bar.Name, bar.Label)
					}
				}
			}
		case x.Table != nil:
			fmt.Fprintf(&b, "[table %s] %s\n", x.Table.ID, x.Table.Title)
			var heads []string
			for _, c := range x.Table.Cols {
				heads = append(heads, strings.TrimSpace(c.Head+" "+c.Unit))
			}
			fmt.Fprintf(&b, "  %s\n", strings.Join(heads, " | "))
			for _, r := range x.Table.Rows {
				var cells []string
				for _, c := range r.Cells {
					cells = append(cells, c.String())
				}
				fmt.Fprintf(&b, "  %s\n", strings.Join(cells, " | "))
			}
			fmt.Fprintf(&b, "  Note: %s\n  Source: %s\n", x.Table.Note, x.Table.Source)
		case x.List != nil:
			for _, item := range x.List {
				fmt.Fprintf(&b, "- %s\n", item)
			}
		default:
			fmt.Fprintf(&b, "%s\n", x.Para)
		}
	}
	return plain(b.String())
}

// plain has common spaces for those that do not break.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// toldBy is an answer with its findings, verdicts and guards.
func toldBy(a *Answer) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n%s", a.Section.Title, text(withFiles(a.Section)))
	for _, f := range a.Findings {
		fmt.Fprintf(&b, "Finding: %s\n", f)
	}
	for _, v := range a.Verdicts {
		fmt.Fprintf(&b, "Verdict: %s: %s\n", v.Status, v.Sentence)
	}
	for _, g := range a.Guards {
		fmt.Fprintf(&b, "Guard: %s\n", english.guardText(g))
	}
	return plain(b.String())
}

// defaultStudy is the study that comes with the program.
func defaultStudy(t testing.TB) (*study.Study, *obs.Table) {
	t.Helper()
	st, raw, faults := load.Study(datasets.Default(), datasets.DefaultName, "")
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	tb, faults := tidy.Tidy(st, raw)
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	return st, tb
}

func answers(t testing.TB, st *study.Study, tb *obs.Table, par Parallel) *result.Result {
	t.Helper()
	tasks, faults := Plan(st, tb)
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	out := make([]*Answer, len(tasks))
	par(len(tasks), func(i int) { out[i] = tasks[i].Answer(par) })
	return Gather(st, tb, out, faults)
}

// walk is a seeded random walk with drift, rounded as published data are.
func walk(seed uint64, n int, start, drift, sd float64) []float64 {
	r := rand.New(rand.NewPCG(seed, 11))
	out := make([]float64, n)
	for i := range out {
		start += drift + sd*r.NormFloat64()
		out[i] = float64(int(start*100+0.5)) / 100
	}
	return out
}

// noisyLine is a straight line with seeded noise.
func noisyLine(seed uint64, n int, start, slope, sd float64) []float64 {
	r := rand.New(rand.NewPCG(seed, 13))
	out := make([]float64, n)
	for i := range out {
		out[i] = float64(int((start+slope*float64(i)+sd*r.NormFloat64())*100+0.5)) / 100
	}
	return out
}
