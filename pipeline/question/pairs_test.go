package question

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// shocked is a pair of walks that share their yearly shocks.
func shocked(seed uint64, n int) (x, y []float64) {
	base, a, b := walk(seed, n, 50, 0, 2), walk(seed+1, n, 0, 0, 0.4), walk(seed+2, n, 0, 0, 0.4)
	for i := range base {
		x, y = append(x, base[i]+a[i]), append(y, 20+2*base[i]+b[i])
	}
	return x, y
}

// kindsOfPairs are series that make pairs of several statuses, some of them short,
// gappy or constant.
func kindsOfPairs() []*obs.Series {
	x, y := shocked(5, 30)
	flat := make([]float64, 30)
	return []*obs.Series{
		made("spending.TUR", ofGDP, 1990, x), made("growth.TUR", growthA, 1990, y),
		made("spending.PAK", ofGDP, 1990, noisyLine(6, 30, 3, 0.5, 0.3)), made("growth.PAK", growthA, 1990, noisyLine(7, 30, 8, 0.3, 0.3)),
		made("spending.IRN", ofGDP, 1990, walk(8, 30, 20, 0, 1), 1994, 1999, 2000), made("growth.IRN", growthA, 2012, walk(9, 9, 20, 0, 1)),
		made("spending.GRC", ofGDP, 2014, walk(10, 7, 20, 0, 1)), made("spending.IND", ofGDP, 1990, flat),
	}
}

// Benjamini–Hochberg over the question's pairs is stat.PAdjust's, and the verdict
// goes by it.
func TestAdjustment(t *testing.T) {
	tb := tableOf(kindsOfPairs()...)
	st := studyOf()
	a := answer(t, st, tb, study.Question{Kind: "correlation", Series: refs("*"), Transform: []string{"level", "diff", "logdiff"}})
	for _, tt := range []struct{ method, statistic, transform string }{
		{"pearson", "correlation.p", "level"}, {"pearson", "correlation.p", "diff"}, {"spearman", "correlation.p_t", "level"}, {"spearman", "correlation.p_t", "diff"},
		{"kendall", "correlation.p_asymptotic", "level"}, {"kendall", "correlation.p_asymptotic", "diff"}, {"effective", "correlation_effective.p", "diff"},
		{"pearson", "correlation.p", "logdiff"}, {"kendall", "correlation.p_asymptotic", "logdiff"},
	} {
		var ps []float64
		var of []string
		for _, e := range a.Estimates {
			if e.Statistic == tt.statistic && e.Transform == tt.transform && (e.Parameters == "method="+tt.method || tt.method == "effective") {
				ps, of = append(ps, e.Value), append(of, e.Series+" "+e.Other)
			}
		}
		if len(ps) < 3 {
			t.Fatalf("%v: %d p-values", tt, len(ps))
		}
		want, err := stat.PAdjust(ps)
		if err != nil {
			t.Fatal(err)
		}
		for k := range ps {
			// Benjamini and Hochberg (1995) by hand: min over j with p_j ≥ p of m p_j / rank_j.
			hand := 1.0
			for _, p := range ps {
				rank := 0
				for _, o := range ps {
					if o <= p {
						rank++
					}
				}
				if p >= ps[k] {
					hand = min(hand, p*float64(len(ps))/float64(rank))
				}
			}
			for name, w := range map[string]float64{"bh": want.BH[k], "holm": want.Holm[k]} {
				e := estimate(t, a.Estimates, "correlation_adjusted."+name, func(e result.Estimate) bool {
					return e.Transform == tt.transform && e.Series+" "+e.Other == of[k] && strings.HasPrefix(e.Parameters, "method="+tt.method+";")
				})
				if e.Value != w || e.Parameters != fmt.Sprintf("method=%s;tests=%d", tt.method, len(ps)) || name == "bh" && math.Abs(e.Value-hand) > 1e-12 {
					t.Errorf("%v of %s: %s %v, %s; want %v, by hand %v of %d", tt, of[k], name, e.Value, e.Parameters, w, hand, len(ps))
				}
			}
		}
	}
	// Each verdict follows from estimates that are there, and says its rule's status.
	seen := map[string]bool{}
	for _, v := range a.Verdicts {
		seen[v.Status] = true
		get := func(statistic, method, transform string) float64 {
			for _, e := range a.Estimates {
				if e.Statistic == statistic && e.Transform == transform && e.Series == v.Series && e.Other == v.Other && strings.HasPrefix(e.Parameters, method) {
					return e.Value
				}
			}
			return math.NaN()
		}
		r, rho, bh := get("correlation.r", "method=pearson", "diff"), get("correlation.rho", "method=spearman", "diff"), get("correlation_adjusted.bh", "method=effective", "diff")
		moves := bh < 0.05 && r*rho > 0 && math.Abs(rho) >= 0.3
		around := get("correlation_effective.p", "", "detrended") < 0.05 && get("correlation_random_walk.percentile_detrended", "", "level") >= 99
		shared := get("correlation.p", "method=pearson", "level") < 0.05
		want := noCorrelation
		switch {
		case changes(tb, v) < 8:
			want = tooFewYears
		case moves:
			want = movesTogether
		case around:
			want = aroundTrends
		case shared:
			want = sharedTrend
		}
		if v.Status != want || v.Kind != "pair" {
			t.Errorf("%s and %s: %s, want %s (r %v, rho %v, adjusted p %v)", v.Series, v.Other, v.Status, want, r, rho, bh)
		}
	}
	for _, want := range []string{movesTogether, sharedTrend, noCorrelation, tooFewYears} {
		if !seen[want] {
			t.Errorf("no pair of status %s: the test tests too little", want)
		}
	}
}

// changes is how many yearly changes a pair has in common, counted by hand.
func changes(tb *obs.Table, v result.Verdict) int {
	x, y, n := tb.Find(v.Series), tb.Find(v.Other), 0
	for _, year := range x.Years {
		_, a := y.At(year)
		_, b := y.At(year - 1)
		_, c := x.At(year - 1)
		if a && b && c {
			n++
		}
	}
	return n
}

// longPairs are pairs of random walks of 60 years that are tied in the long run, though
// hardly from year to year; one pair so far from zero that plain arithmetic cannot tell.
func longPairs() []*obs.Series {
	var ss []*obs.Series
	for k, start := range []float64{100, 1e6, 300} {
		x := walk(uint64(70+k), 60, start, 0, 5)
		y := noisyLine(uint64(60+k), 60, 0, 0, 12)
		for i := range y {
			y[i] += x[i]
		}
		ss = append(ss, made(fmt.Sprintf("wanders.W%d", k), dollars, 1960, x), made(fmt.Sprintf("follows.W%d", k), dollars, 1960, y))
	}
	// Two rates that share their slow part, so that they correlate more surely than their changes.
	slow, a, b := noisyLine(137, 60, 0, 0, 3), noisyLine(138, 60, 5, 0, 1.8), noisyLine(139, 60, 5, 0, 1.8)
	for i := range slow {
		if i > 0 {
			slow[i] += 0.2 * slow[i-1]
		}
		a[i], b[i] = a[i]+slow[i], b[i]+slow[i]
	}
	return append(ss, made("inflation.TUR", growthA, 1960, a), made("inflation.PAK", growthA, 1960, b))
}

// manySeries are 70 series of all shapes: 2,415 pairs.
func manySeries() []*obs.Series {
	ss := append(kindsOfPairs(), longPairs()...)
	// Values whose differences overflow, whose squares do, and whose squares of differences do not.
	swings := walk(41, 30, 100, 0, 5)
	for i := range swings {
		swings[i] = math.Copysign(1.7e308, swings[i]-100)
	}
	for k, x := range [][]float64{swings, walk(42, 30, 1e200, 1e199, 5e199), walk(43, 30, 2e154, 0, 1e152)} {
		ss = append(ss, made(fmt.Sprintf("large.E%d", k), dollars, 1990, x))
	}
	for i := len(ss); i < 70; i++ {
		id := fmt.Sprintf("i%d.E%d", i%7, i)
		seed := uint64(100 + 3*i)
		switch i % 5 {
		case 0:
			x, _ := shocked(uint64(200+i/10), 30)
			ss = append(ss, made(id, dollars, 1990, x))
		case 1:
			ss = append(ss, made(id, dollars, 1990, noisyLine(seed, 35, 100, 3, 5)))
		case 2:
			ss = append(ss, made(id, dollars, 1985+i%20, walk(seed, 25, 100, 1, 5), 1999, 2003))
		case 3:
			ss = append(ss, made(id, dollars, 1990, walk(seed, 9, 100, 0, 5)))
		default:
			ss = append(ss, made(id, dollars, 1960+i, walk(seed, 20, 100, 0, 5)))
		}
	}
	return ss
}

// Beyond 2,000 pairs the rows of pairs.csv say what the estimates of a smaller
// question would.
func TestManyPairs(t *testing.T) {
	ss := manySeries()
	tb := tableOf(ss...)
	for _, leastN := range []int{0, 12} {
		st := studyOf()
		st.LeastN = leastN
		q := study.Question{ID: "q", Kind: "correlation", Series: refs("*"), Transform: []string{"level", "diff", "detrended", "log", "logdiff"}, Pos: at}
		task, faults := plan(st, tb, q)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		all := task.Answer(serial)
		of := func(e *result.Estimate) bool { return e.Other != "" }
		rowsOf := func(a *Answer) []result.Pair { return slices.Collect(a.Pairs.All()) }
		if slices.ContainsFunc(all.Estimates, of) || len(rowsOf(all)) == 0 {
			t.Fatalf("%d estimates, %d rows of pairs", len(all.Estimates), len(rowsOf(all)))
		}
		if a, b := fmt.Sprint(rowsOf(all)), fmt.Sprint(rowsOf(task.Answer(shuffled))); a != b {
			t.Error("other rows when chunks are worked on side by side")
		}
		// The same pairs one by one, with the adjustment over all of them: the
		// family's p-values are those of the single pair.
		a := &asking{Task: task, par: serial, out: &Answer{families: map[string]bool{}}}
		pairs := a.pairs()
		if len(pairs) != 2415 {
			t.Fatalf("%d pairs, want 70·69/2", len(pairs))
		}
		if testing.Short() {
			continue
		}
		roots := a.rootTests(slices.Concat(pairs...))
		sheets, gots := make([]*sheet, len(pairs)), make([]pairGot, len(pairs))
		for i, p := range pairs {
			sheets[i] = a.sheet()
			gots[i] = sheets[i].pairOf(subject{series: p}, a.extraTransforms(), roots[p[0].ID], roots[p[1].ID])
		}
		a.adjust(sheets, gots)
		rows := map[string]result.Pair{}
		for p := range all.Pairs.All() {
			rows[p.Series+" "+p.Other+" "+p.Transform] = p
		}
		statuses := map[string]int{}
		for i, g := range gots {
			g.card.alpha, g.card.leastN = st.Alpha, a.leastN()
			status := g.card.status()
			key := g.x.ID + " " + g.y.ID + " "
			_, there := rows[key+"level"]
			if years, _ := align(pairs[i]); there != (len(years) >= a.leastN()) {
				t.Errorf("%s: rows there: %v, %d common years", key, there, len(years))
			}
			if !there {
				if status != tooFewYears {
					t.Errorf("%s has no row, yet its status is %s", key, status)
				}
				continue
			}
			statuses[status]++
			for _, tr := range []struct {
				name string
				gots [3]got
			}{{"level", g.level}, {"diff", g.diff}, {"detrended", g.extra[0]}, {"log", g.extra[1]}, {"logdiff", g.extra[2]}} {
				row := rows[key+tr.name]
				var bh result.Estimate
				for _, e := range sheets[i].ests {
					if e.Statistic == "correlation_adjusted.bh" && e.Transform == tr.name && strings.HasPrefix(e.Parameters, "method=pearson;") {
						bh = *e
					}
				}
				if bh.ID == "" {
					bh.Value = math.NaN()
				}
				want := result.Pair{Series: g.x.ID, Other: g.y.ID, Transform: tr.name, Status: status, PairRow: result.PairRow{N: tr.gots[0].n(),
					R: tr.gots[0].v("r"), P: tr.gots[0].v("p"), Rho: tr.gots[1].v("rho"), PT: tr.gots[1].v("p_t"),
					TauB: tr.gots[2].v("tau_b"), PAsymptotic: tr.gots[2].v("p_asymptotic"), BH: bh.Value, NEff: row.NEff, PEff: row.PEff, BHEff: math.NaN()}}
				if g.card.rates && tr.name == "level" || !g.card.rates && tr.name == "diff" { // what the status goes by
					want.BHEff = g.card.pDiff
				}
				if fmt.Sprint(row) != fmt.Sprint(want) {
					t.Errorf("%s%s:\n%+v, one by one\n%+v", key, tr.name, row, want)
				}
			}
			if _, which, tied := strings.Cut(g.x.ID, "wanders."); tied && g.y.ID == "follows."+which && status != inTheLongRun {
				t.Errorf("%s is %s: the test tests too little", key, status)
			}
			for name, e := range map[string]got{"level": g.effLevel, "diff": g.effDiff, "detrended": g.effDetrended} {
				if row := rows[key+name]; e.ok() && (row.NEff != e.v("n_eff") || row.PEff != e.v("p")) {
					t.Errorf("%s%s: n_eff %v and p %v, one by one %v and %v", key, name, row.NEff, row.PEff, e.v("n_eff"), e.v("p"))
				}
			}
		}
		if statuses[sharedTrend] == 0 || !slices.ContainsFunc(all.Guards, func(f obs.Fault) bool {
			return f.Guard == "G19" && strings.Contains(f.Msg, strconv.Itoa(statuses[sharedTrend]))
		}) ||
			!slices.ContainsFunc(all.Guards, func(f obs.Fault) bool { return f.Guard == "G30" && strings.Contains(f.Series, "growth.TUR") }) {
			t.Errorf("of %d shared trends and a share beside growth, the guards say %v", statuses[sharedTrend], all.Guards)
		}
		var heat *result.Matrix
		for _, b := range all.Section.Blocks {
			if b.Figure != nil {
				heat = b.Figure.Matrix
			}
		}
		for k, g := range gots { // r of what decides, whatever the pair is judged by
			of := all.Pairs.Of[k]
			got, want := heat.V[max(of[0], of[1])][min(of[0], of[1])], g.yearly(0).v("r")
			if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Errorf("%s %s: %v on the heat map, want %v", g.x.ID, g.y.ID, got, want)
			}
		}
		for _, want := range []string{movesTogether, inTheLongRun, aroundTrends, sharedTrend, noCorrelation, tooFewYears} {
			if statuses[want] == 0 {
				t.Errorf("no pair of status %s: the test tests too little", want)
			}
		}
		r := &result.Result{Sections: []result.Section{all.Section}}
		checkResult(t, r)
		if got := text(withFiles(all.Section)); !strings.Contains(got, "The 70 series make 2,415 pairs.") {
			t.Error(got)
		}
	}
}

// The guards of pairs fire whatever their number: two shares of one whole (G30), levels
// that share a trend (G19); not of pairs with too few years to be correlated.
func TestManyPairsGuards(t *testing.T) {
	ss := manySeries()
	for i, years := range []int{30, 30, 4} {
		ss = append(ss, made(fmt.Sprintf("share%d.DEU", i), ofGDP, 1990, walk(uint64(i), years, 3, 0, 0.2)))
	}
	a := answer(t, studyOf(), tableOf(ss...), study.Question{ID: "q", Kind: "correlation", Series: refs("*")})
	fired := map[string]string{}
	for _, f := range a.Guards {
		fired[f.Guard] += f.Series + ": " + f.Msg + "\n"
	}
	if !strings.Contains(fired["G19"], "pairs correlate in levels only") {
		t.Errorf("G19 %q", fired["G19"])
	}
	if !strings.Contains(fired["G30"], "share0.DEU;share1.DEU: ") || strings.Contains(fired["G30"], "share2.DEU") {
		t.Errorf("G30 %q", fired["G30"])
	}
}

// The border: 2,000 pairs are written one by one, one more is not.
func TestMostPairs(t *testing.T) {
	ss := manySeries()
	many := func(x, y int) *Answer {
		q := study.Question{Kind: "correlation"}
		for _, s := range ss[:x] {
			q.Series = append(q.Series, refs(s.ID)...)
		}
		for _, s := range ss[x : x+y] {
			q.With = append(q.With, refs(s.ID)...)
		}
		return answer(t, studyOf(), tableOf(ss...), q)
	}
	if a := many(2, 3); a.Pairs != nil || len(a.Estimates) == 0 || len(a.Verdicts) != 6 {
		t.Errorf("6 pairs: rows %v, %d estimates, %d verdicts", a.Pairs, len(a.Estimates), len(a.Verdicts))
	}
	if mostPairs != 2000 {
		t.Errorf("the border is %d [PRODUCT.md: 2,000]", mostPairs)
	}
	if a := many(35, 35); a.Pairs != nil || len(a.Verdicts) != 35*35 {
		t.Errorf("1,225 pairs: rows %v, %d verdicts", a.Pairs, len(a.Verdicts))
	}
}

// No pair with enough years is said, not silently left out.
func TestNoPairs(t *testing.T) {
	tb := tableOf(made("spending.TUR", ofGDP, 1960, walk(1, 20, 5, 0, 1)), made("growth.TUR", growthA, 1990, walk(1, 20, 5, 0, 1)))
	for _, tt := range []struct {
		q    study.Question
		want string
	}{
		{study.Question{Series: refs("*")}, "No two of the series named have eight years in common, so nothing was correlated."},
		{study.Question{Series: refs("spending.TUR")}, "No two of the series named make a pair, so there is nothing to correlate."},
		{study.Question{Series: refs("*"), Within: "entity"}, "Defence spending and GDP growth in Türkiye have too few common years to tell (no yearly changes)."},
	} {
		tt.q.Kind = "correlation"
		if got := text(withFiles(answer(t, studyOf(), tb, tt.q).Section)); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	flat := tableOf(made("spending.TUR", ofGDP, 1990, make([]float64, 20)), made("growth.TUR", growthA, 1990, walk(1, 20, 5, 0, 1)))
	if got := text(withFiles(answer(t, studyOf(), flat, study.Question{Kind: "correlation", Series: refs("*")}).Section)); !strings.Contains(got, "cannot be correlated: one of the two does not vary.") {
		t.Error(got)
	}
}

// How a pair is named.
func TestPairWords(t *testing.T) {
	ss := []*obs.Series{made("spending.TUR", ofGDP, 1990, []float64{1}), made("growth.TUR", growthA, 1990, []float64{1}), made("spending.USA", ofGDP, 1990, []float64{1}),
		made("trade.PAK-TUR", dollars, 1990, []float64{1}), made("trade.TUR-PAK", dollars, 1990, []float64{1}), made("growth.both", growthA, 1990, []float64{1}),
		made("trade.PAK-TUR@TUR", dollars, 1990, []float64{1}), made("trade.PAK-TUR@PAK", dollars, 1990, []float64{1}), made("spend2.TUR", dollars, 1990, []float64{1})}
	tb := tableOf(ss...)
	i := slices.IndexFunc(tb.Indicators, func(i obs.Indicator) bool { return i.ID == "spend2" })
	tb.Indicators[i].Title, tb.Indicators[i].Short = "Defence spending in dollars", "Defence spending, million US$"
	a := &asking{Task: Task{st: studyOf(), tb: tb}}
	for _, tt := range []struct{ x, y, want string }{
		{"spending.TUR", "growth.TUR", "Defence spending and GDP growth in Türkiye"},
		{"spending.TUR", "spending.USA", "Defence spending as a share of GDP in Türkiye and in the United States"},
		{"spending.USA", "growth.TUR", "Defence spending as a share of GDP in the United States and growth of GDP in Türkiye"},
		{"trade.PAK-TUR", "trade.TUR-PAK", "Goods trade from Pakistan to Türkiye and from Türkiye to Pakistan"},
		{"trade.PAK-TUR@TUR", "trade.PAK-TUR@PAK", "Goods trade from Pakistan to Türkiye (Türkiye) and as stated by Pakistan"},
		{"spending.TUR", "spend2.TUR", "Defence spending as a share of GDP and defence spending in dollars in Türkiye"},
		{"spending.TUR", "trade.PAK-TUR", "Defence spending as a share of GDP in Türkiye and goods trade from Pakistan to Türkiye"},
		{"spending.TUR", "growth.both", "Defence spending as a share of GDP in Türkiye and growth of GDP, both"},
	} {
		if got := a.pairWords(tb.Find(tt.x), tb.Find(tt.y)); got != tt.want {
			t.Errorf("pairWords(%s, %s) = %q, want %q", tt.x, tt.y, got, tt.want)
		}
	}
}
