package question

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

func above(v float64) *study.Condition {
	return &study.Condition{Words: "above", Low: v, High: math.Inf(1), Strict: true}
}

func below(v float64) *study.Condition {
	return &study.Condition{Words: "below", Low: math.Inf(-1), High: v, Strict: true}
}

// What is certain of a share and a place whatever the missing years were, since no
// amount is below zero. From the finding of a reader: of four exporters Korea lacks
// 2012, so its share can only be greater and Türkiye's only smaller.
func TestShareAndRankOverGaps(t *testing.T) {
	// 2011–2013, million dollars: Korea 30 – 50, Türkiye 5 5 10, Greece 1 1 –, Iran none.
	kor, tur := made("trade.KOR", dollars, 2011, []float64{30, 0, 50}, 2012), made("trade.TUR", dollars, 2011, []float64{5, 5, 10})
	grc, irn := made("trade.GRC", dollars, 2011, []float64{1, 1}), made("trade.IRN", dollars, 2011, nil)
	flow := made("flow.USA", dollars, 2011, []float64{5, -1, 10}, 2013)
	burden := []*obs.Series{made("spending.PAK", ofGDP, 2020, []float64{3.5, 3.4, 3.2}), made("spending.TUR", ofGDP, 2020, []float64{2.5, 1.9, 1.7}), made("spending.GRC", ofGDP, 2020, []float64{3, 0, 4}, 2021)}
	pace := []*obs.Series{made("growth.PAK", growthA, 2020, []float64{4, 4}), made("growth.TUR", growthA, 2020, []float64{1, 1}), made("growth.GRC", growthA, 2020, []float64{2}), made("fall.PAK", growthA, 2020, []float64{-1, -1}), made("fall.TUR", growthA, 2020, nil), made("fall.GRC", growthA, 2020, []float64{-2, -2})}
	tb := tableOf(append(append([]*obs.Series{kor, tur, grc, irn, flow}, burden...), pace...)...)
	inf := math.Inf(1)
	for _, tt := range []struct {
		name     string
		measure  string
		of       string
		set      string
		from, to int
		c        *study.Condition
		want     outcome
		low      float64
		high     float64
		says     string
		how      string
	}{
		{"a share that can only be greater", "share", "trade.KOR", "trade.KOR trade.TUR", 2011, 2013, above(70), holds, 80, 100, "There is no value for South Korea (2012); even so the share is at least 80%.", "80 of 100, and more"},
		{"not less than it is", "share", "trade.KOR", "trade.KOR trade.TUR", 2011, 2013, below(80), fails, 80, 100, "", "80 of 100, and more"},
		{"how much greater, nobody knows", "share", "trade.KOR", "trade.KOR trade.TUR", 2011, 2013, atLeast(81), undecided, 80, 100, "Values for the missing years could change it.", "80 of 100, and more"},
		{"a share that can only be smaller", "share", "trade.TUR", "trade.KOR trade.TUR", 2011, 2013, below(25), holds, 0, 20, "There is no value for South Korea (2012); even so the share is at most 20%.", "20 of 100, and of more"},
		{"not more than it is", "share", "trade.TUR", "trade.KOR trade.TUR", 2011, 2013, above(20), fails, 0, 20, "", "20 of 100, and of more"},
		{"both sides lack years", "share", "trade.KOR", "trade.KOR trade.TUR trade.GRC", 2011, 2013, above(70), undecided, 0, 100, "the true share can be greater or smaller", "Greece may be anything"},
		{"a part of which nothing is known", "share", "trade.IRN", "trade.IRN trade.TUR", 2011, 2013, below(50), outOfReach, 0, 0, "no value in 2011–2013", "no zero"},
		{"a rest of which nothing is known", "share", "trade.TUR", "trade.IRN trade.TUR", 2011, 2013, above(50), outOfReach, 0, 0, "no other series of the whole has a value", "no 100%"},
		{"what may be below zero", "rank", "flow.USA", "flow.USA trade.TUR", 2011, 2013, near(2, 0), undecided, 1, 2, "", "4 and more or less, against 20"},
		{"first whatever it lacks", "rank", "trade.KOR", "trade.KOR trade.TUR", 2011, 2013, near(1, 0), holds, 1, 1, "even so the place is the same", "80 and more, against 20"},
		{"second whatever the first lacks", "rank", "trade.TUR", "trade.KOR trade.TUR", 2011, 2013, near(2, 0), holds, 2, 2, "", "20 against 80 and more"},
		{"not first", "rank", "trade.TUR", "trade.KOR trade.TUR", 2011, 2013, near(1, 0), fails, 2, 2, "", "20 against 80 and more"},
		{"one of the first two", "rank", "trade.TUR", "trade.KOR trade.TUR trade.GRC", 2011, 2013, atMost(2), undecided, 2, 3, "the place may be from second to third", "20; Greece may have more"},
		{"one of the first three", "rank", "trade.TUR", "trade.KOR trade.TUR trade.GRC", 2011, 2013, atMost(3), holds, 2, 3, "", "Greece or not"},
		{"the third, which could be the first", "rank", "trade.GRC", "trade.KOR trade.TUR trade.GRC", 2011, 2013, atMost(2), undecided, 1, 3, "", "2 and more, against 20 and 80 and more"},
		{"one that has no value has no place", "rank", "trade.IRN", "trade.IRN trade.TUR", 2011, 2013, atMost(2), outOfReach, 0, 0, "no value in 2011–2013", "no zero"},
		{"against one that has no value", "rank", "trade.TUR", "trade.IRN trade.TUR", 2011, 2013, atMost(1), undecided, 1, 2, "", "Iran may have any"},
		{"a share of GDP in a year that another lacks", "rank", "spending.PAK", "spending.*", 2021, 2021, atMost(1), undecided, 1, 2, "Greece (2021)", "3.4 against 1.9 and any"},
		{"the last one in a year that another lacks", "rank", "spending.TUR", "spending.*", 2021, 2021, above(1), holds, 2, 3, "", "3.4 is greater than 1.9 anyway"},
		{"a mean that a missing year can only raise so far down", "rank", "spending.GRC", "spending.*", 2020, 2022, atMost(2), holds, 1, 2, "", "(3+4)/3 = 2.33 at least, and Türkiye has 2.03"},
		{"the mean of it against a higher one", "rank", "spending.GRC", "spending.*", 2020, 2022, atMost(1), undecided, 1, 2, "", "2.33 and more, against 3.37"},
		{"what has no value is not above a fall", "rank", "fall.PAK", "fall.*", 2020, 2021, atMost(2), holds, 1, 2, "came first of three", "Türkiye may be above or below"},
		{"growth may be below zero", "rank", "growth.GRC", "growth.*", 2020, 2021, atMost(2), undecided, 1, 3, "", "2021 may be any"},
	} {
		c, ans := claimed(t, studyOf(), tb, study.Check{Measure: tt.measure, Series: refs(tt.of), Among: refs(strings.Fields(tt.set)...), From: tt.from, To: tt.to, Condition: tt.c})
		if c.Checks[0].Outcome != outcomeWords[tt.want] {
			t.Errorf("%s: %s, want %s [%s]: %s", tt.name, c.Checks[0].Outcome, outcomeWords[tt.want], tt.how, c.Checks[0].Found)
		}
		got := text(withFiles(ans.Section))
		if !strings.Contains(got, tt.says) || strings.Contains(got, "could change it") != (tt.want == undecided) {
			t.Errorf("%s: does not say %q:\n%s", tt.name, tt.says, got)
		}
		if tt.want == outOfReach {
			continue
		}
		low, high := boundsOf(ans)
		if math.Abs(low-tt.low) > 1e-9 && tt.low != -inf || math.Abs(high-tt.high) > 1e-9 && tt.high != inf {
			t.Errorf("%s: from %v to %v, want %v to %v [%s]", tt.name, low, high, tt.low, tt.high, tt.how)
		}
		checkEstimates(t, sorted(ans.Estimates))
	}
}

// boundsOf are the ends of the interval of a check, which stand beside its value
// where they differ from it.
func boundsOf(a *Answer) (low, high float64) {
	at := map[string]float64{}
	for _, e := range a.Estimates {
		at[e.Statistic] = e.Value
	}
	v := at["claim.value"]
	low, high = v, v
	if x, ok := at["claim.low"]; ok {
		low = x
	}
	if x, ok := at["claim.high"]; ok {
		high = x
	}
	return low, high
}

// Whatever amounts are put in for the missing years, share and place stay within the
// bounds, and the bounds are as near as they can be: very small and very great amounts
// come to them.
func TestBoundsHoldForAnyAmounts(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 11))
	entities := []string{"TUR", "PAK", "GRC", "KOR"}
	for range 30 {
		var full, holed []*obs.Series
		for _, e := range entities {
			v := make([]float64, 4)
			var gaps []int
			for i := range v {
				v[i] = float64(r.IntN(9))
				if i > 0 && r.IntN(4) == 0 {
					gaps = append(gaps, 2000+i)
				}
			}
			v[0]++
			full, holed = append(full, made("trade."+e, dollars, 2000, v)), append(holed, made("trade."+e, dollars, 2000, v, gaps...))
		}
		for _, measure := range []string{"share", "rank"} {
			check := study.Check{Measure: measure, Series: refs("trade.TUR"), Among: refs("trade.*"), From: 2000, To: 2003, Condition: atLeast(1)}
			_, ans := claimed(t, studyOf(), tableOf(holed...), check)
			low, high := boundsOf(ans)
			least, most := math.Inf(1), math.Inf(-1)
			for n := range 81 { // each series takes 0, what it would have or very much
				var filled []*obs.Series
				for k, s := range full {
					v := append([]float64(nil), s.Values...)
					for i, y := range s.Years {
						if _, ok := holed[k].At(y); !ok {
							v[i] = []float64{0, v[i], 1e9 * (1 + 1e3*r.Float64())}[n/int(math.Pow(3, float64(k)))%3]
						}
					}
					filled = append(filled, made(s.ID, dollars, 2000, v))
				}
				_, one := claimed(t, studyOf(), tableOf(filled...), check)
				e := estimate(t, one.Estimates, "claim.value", func(result.Estimate) bool { return true })
				least, most = min(least, e.Value), max(most, e.Value)
			}
			near := 1e-4
			if least < low-1e-9 || most > high+1e-9 {
				t.Fatalf("%s: from %v to %v, outside %v to %v: %+v", measure, least, most, low, high, flat(tableOf(holed...)))
			}
			if least > low+near || most < high-near {
				t.Fatalf("%s: from %v to %v, and the bounds %v to %v are wider: %+v", measure, least, most, low, high, flat(tableOf(holed...)))
			}
		}
	}
}
