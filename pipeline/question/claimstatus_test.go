package question

import (
	"math"
	"math/rand/v2"
	"testing"

	"defensetrade/pipeline/study"
)

// The table of docs/claims.md: the status of a reading from the outcomes of its parts.
func TestReadingStatus(t *testing.T) {
	for _, tt := range []struct {
		parts []outcome
		want  string
		from  string
	}{
		{nil, notTestable, "nothing is checked"},
		{[]outcome{outOfReach}, notTestable, "no part can be tested"},
		{[]outcome{outOfReach, outOfReach}, notTestable, "no part can be tested"},
		{[]outcome{holds}, supported, "all hold"},
		{[]outcome{holds, holds}, supported, "all hold"},
		{[]outcome{fails}, contradicted, "none holds, one fails"},
		{[]outcome{fails, fails}, contradicted, "none holds, one fails"},
		{[]outcome{fails, outOfReach}, contradicted, "none holds, one fails: $600 million in 2005, $1 bn in 2015"},
		{[]outcome{fails, undecided}, contradicted, "none holds, one fails"},
		{[]outcome{fails, divided}, contradicted, "none holds, one fails"},
		{[]outcome{undecided}, notSupported, "neither shown nor excluded"},
		{[]outcome{undecided, outOfReach}, notSupported, "neither shown nor excluded"},
		{[]outcome{divided}, depends, "sources differ"},
		{[]outcome{divided, holds}, depends, "the rest holds"},
		{[]outcome{divided, undecided}, depends, "none holds or fails, one depends"},
		{[]outcome{divided, outOfReach}, depends, "none holds or fails, one depends"},
		{[]outcome{holds, fails}, partly, "one holds, one does not"},
		{[]outcome{holds, undecided}, partly, "one holds, one is not shown"},
		{[]outcome{holds, outOfReach}, partly, "one holds, one cannot be tested"},
		{[]outcome{holds, divided, fails}, partly, "one holds, one does not"},
	} {
		if got := readingStatus(tt.parts); got != tt.want {
			t.Errorf("%v: %s, want %s [%s]", tt.parts, got, tt.want, tt.from)
		}
	}
}

func TestClaimStatus(t *testing.T) {
	for _, tt := range []struct {
		readings []string
		want     string
		from     string
	}{
		{nil, notTestable, "no checks"},
		{[]string{notTestable, notTestable}, notTestable, "none can be tested"},
		{[]string{supported, supported}, supported, "they agree"},
		{[]string{contradicted, notTestable}, contradicted, "what cannot be tested does not count"},
		{[]string{notTestable, supported}, supported, "what cannot be tested does not count"},
		{[]string{supported, contradicted}, depends, "they disagree"},
		{[]string{supported, notSupported}, depends, "they disagree"},
		{[]string{partly, contradicted}, depends, "they disagree"},
		{[]string{partly, partly}, partly, "they agree"},
		{[]string{depends, depends}, depends, "they agree"},
		{[]string{contradicted, notSupported}, notSupported, "none supports it, and not every one excludes it"},
		{[]string{notSupported, contradicted, contradicted}, notSupported, "the same in another order"},
		{[]string{contradicted, contradicted}, contradicted, "every reading excludes it"},
	} {
		if got := claimStatus(tt.readings); got != tt.want {
			t.Errorf("%v: %s, want %s [%s]", tt.readings, got, tt.want, tt.from)
		}
	}
}

func TestAll(t *testing.T) {
	for _, tt := range []struct {
		outs []outcome
		want outcome
	}{
		{[]outcome{holds, holds}, holds}, {[]outcome{holds, fails}, fails}, {[]outcome{holds, divided}, divided}, {[]outcome{divided, undecided}, undecided},
		{[]outcome{outOfReach}, outOfReach}, {[]outcome{outOfReach, holds}, undecided}, {[]outcome{outOfReach, fails}, fails},
	} {
		if got := all(tt.outs); got != tt.want {
			t.Errorf("%v: %v, want %v", tt.outs, got, tt.want)
		}
	}
}

// standing orders the statuses from bad to good for a claim; those of one place
// cannot be compared.
var standings = map[string]int{contradicted: 0, notTestable: 1, notSupported: 1, depends: 2, partly: 2, supported: 3}

// A better outcome of a check never makes a claim's status worse: every claim of up
// to three checks, in parts and in readings, with every outcome.
func TestMonotone(t *testing.T) {
	outs := []outcome{fails, undecided, divided, holds}
	structures := [][]study.Check{
		{{}, {}, {}},
		{{Part: "a"}, {Part: "a"}, {Part: "b"}},
		{{Reading: "x"}, {Reading: "y"}, {Reading: "z"}},
		{{Reading: "x"}, {Reading: "x"}, {Reading: "y"}},
		{{Reading: "x", Part: "a"}, {Reading: "x", Part: "a"}, {Reading: "y"}},
		{{}, {Reading: "x"}, {Reading: "y"}},
	}
	status := func(checks []study.Check, outs []outcome) string {
		c := claimTask{claim: study.Claim{Checks: checks}}
		var found []*measuring
		for i := range checks {
			found = append(found, &measuring{c: &checkTask{Check: checks[i]}, finding: finding{out: outs[i]}})
		}
		return english.judge(c, found).status
	}
	every := append([]outcome{outOfReach}, outs...)
	for _, checks := range structures {
		for _, a := range every {
			for _, b := range every {
				for _, c := range every {
					at := []outcome{a, b, c}
					before := status(checks, at)
					for k := range at {
						for _, better := range outs {
							if at[k] == outOfReach || better <= at[k] {
								continue
							}
							then := []outcome{a, b, c}
							then[k] = better
							if after := status(checks, then); standings[after] < standings[before] {
								t.Fatalf("%+v: %v is %s, but %v is %s", checks, at, before, then, after)
							}
						}
					}
				}
			}
		}
	}
}

// Widening a condition never makes the outcome worse, whatever the data allow.
func TestWidening(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	num := func() float64 { return float64(rng.IntN(21) - 10) }
	for range 200_000 {
		r := exactly(num())
		for range rng.IntN(3) {
			r.others = append(r.others, num())
		}
		switch rng.IntN(4) {
		case 0:
			r.low = math.Inf(-1)
		case 1:
			r.high = math.Inf(1)
		case 2:
			r.low, r.high = r.value-float64(rng.IntN(5)), r.value+float64(rng.IntN(5))
		}
		c := study.Condition{Low: num(), High: num(), Strict: rng.IntN(2) == 0}
		if c.Low > c.High {
			c.Low, c.High = c.High, c.Low
		}
		if rng.IntN(4) == 0 {
			c.Low = math.Inf(-1)
		}
		wide := c
		if wide.Low -= float64(rng.IntN(5)); rng.IntN(8) == 0 {
			wide.High = math.Inf(1)
		} else {
			wide.High += float64(rng.IntN(5))
		}
		a, b := r.meets(&c), r.meets(&wide)
		if b < a {
			t.Fatalf("%+v: %v under %+v, %v under %+v", r, a, c, b, wide)
		}
		// A claim is contradicted only where the interval excludes it, and supported
		// only where every value meets it.
		lo, hi := r.ends()
		if (a == fails) == c.Overlaps(lo, hi) && a == fails {
			t.Fatalf("%+v fails under %+v", r, c)
		}
		for _, v := range r.values() {
			if a == holds && !c.Holds(v) || a == fails && c.Holds(v) {
				t.Fatalf("%+v: %v under %+v", r, a, c)
			}
		}
	}
}
