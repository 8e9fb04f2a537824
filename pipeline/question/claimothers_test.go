package question

import (
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// A claim of a trend or of a correlation depends on the source where another
// source's figures undo it. The series are made so that they do: by the figures of
// the Times the rise of 2 a year becomes a fall, and the likeness an opposition.
func TestClaimsUnderOtherFigures(t *testing.T) {
	rise := noisyLine(3, 14, 10, 2, 0.5)
	noise := noisyLine(4, 14, 0, 0, 3)
	with := func(other func(i int, v float64) float64) *obs.Series {
		s := made("trade.TUR", dollars, 2000, rise)
		for i, y := range s.Years {
			competing(s, y, other(i, s.Values[i]))
		}
		return s
	}
	like, unlike := make([]float64, len(noise)), make([]float64, len(noise))
	for i, v := range noise {
		like[i], unlike[i] = 20+2*v+0.3*float64(i%2), 20-2*v
	}
	pair := func(other []float64) *obs.Series {
		s := made("trade.TUR", dollars, 2000, like)
		for i, y := range s.Years {
			competing(s, y, other[i])
		}
		return s
	}
	trend := study.Check{Measure: "trend", Direction: "rise"}
	link := study.Check{Measure: "correlation", With: refs("trade.PAK"), Direction: "positive", Transform: "diff", Significant: true}
	for _, tt := range []struct {
		name   string
		series *obs.Series
		check  study.Check
		want   string
		says   string
	}{
		{"the same trend", with(func(_ int, v float64) float64 { return 1.1 * v }), trend, supported, "the trend stays “rising”"},
		{"the other way", with(func(i int, v float64) float64 { return v - 5*float64(i) }), trend, depends, "becomes “falling”"},
		{"a fall is not excluded", with(func(i int, v float64) float64 { return v - 5*float64(i) }), study.Check{Measure: "trend", Direction: "fall"}, depends, "becomes “falling”"},
		{"no trend", with(func(i int, v float64) float64 { return 20 + noise[i] }), trend, depends, "becomes “no clear trend”"},
		{"no trend, a fall claimed", with(func(i int, v float64) float64 { return 20 + noise[i] }), study.Check{Measure: "trend", Direction: "fall"}, notSupported, "becomes “no clear trend”"},
		{"the same correlation", pair(like), link, supported, ""},
		{"the opposite", pair(unlike), link, depends, "becomes “negative”"},
		{"the opposite, of the second series", pair(unlike), study.Check{Measure: "correlation", Series: refs("trade.PAK"), With: refs("trade.TUR"), Direction: "positive", Transform: "diff", Significant: true}, depends, "becomes “negative”"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tb := tableOf(tt.series, made("trade.PAK", dollars, 2000, noise))
			c, ans := claimed(t, &study.Study{Alpha: 0.05}, tb, tt.check)
			text := toldBy(ans)
			if c.Status != tt.want || !strings.Contains(text, tt.says) {
				t.Errorf("%s, want %s (%s): %s", c.Status, tt.want, tt.says, text)
			}
		})
	}
}

// A series on a straight line rises, though no residual is left for the robust
// test to be made of.
func TestExactLineRises(t *testing.T) {
	tb := tableOf(made("trade.TUR", dollars, 2000, []float64{100, 101, 102, 103, 104, 105, 106, 107, 108, 109}),
		made("trade.PAK", dollars, 2000, []float64{5, 5, 5, 5, 5, 5, 5, 5, 5, 5}))
	for series, want := range map[string]string{"trade.TUR": supported, "trade.PAK": notSupported} {
		c, _ := claimed(t, &study.Study{Alpha: 0.05}, tb, study.Check{Measure: "trend", Direction: "rise", Series: refs(series)})
		if c.Status != want {
			t.Errorf("%s: %s: %s", series, c.Status, c.Sentence)
		}
	}
}

// A change from one source to another of a splice says so, and so does its
// estimate; one within a source does not.
func TestClaimsOfSplices(t *testing.T) {
	s := made("trade.TUR", dollars, 2000, []float64{10, 11, 12, 13, 30, 31, 32, 33})
	for i := 4; i < 8; i++ {
		s.Sources[i] = "oec"
	}
	s.Splice = []string{"sipri", "oec"}
	tb := tableOf(s)
	tb.Sources = append(tb.Sources, obs.Source{ID: "oec", Title: "Trade", Publisher: "OEC"})
	for _, tt := range []struct {
		check       study.Check
		words, note string
	}{
		{study.Check{Measure: "change", Before: [2]int{2002, 2002}, After: [2]int{2005, 2005}, Direction: "rise"}, "The two ends come from different sources, Military Expenditure Database and Trade", "spliced from several sources"},
		{study.Check{Measure: "change", Before: [2]int{2000, 2001}, After: [2]int{2004, 2005}, Direction: "rise"}, "The values come from two sources", "spliced from several sources"},
		{study.Check{Measure: "mean", From: 2002, To: 2005, Condition: atLeast(1)}, "The values come from two sources", "spliced from several sources"},
		{study.Check{Measure: "change", Before: [2]int{2004, 2004}, After: [2]int{2006, 2006}, Direction: "rise"}, "", ""},
		{study.Check{Measure: "mean", From: 2003, To: 2003, Condition: atLeast(1)}, "", ""},
	} {
		_, ans := claimed(t, &study.Study{Alpha: 0.05}, tb, tt.check)
		text, note := toldBy(ans), ans.Estimates[len(ans.Estimates)-1].Note
		if strings.Contains(text, "come from") != (tt.words != "") || !strings.Contains(text, tt.words) || strings.Contains(note, "spliced") != (tt.note != "") || !strings.Contains(note, tt.note) {
			t.Errorf("%+v: %q\n%s", tt.check, note, text)
		}
	}
}

// Where both ends of a change, or a part and the rest, have competing figures, the
// least and the greatest number set the least of one against the greatest of the
// other: a rise of 20 − 14 = 6 to 26 − 10 = 16, a share of 10/40 to 14/34.
func TestOppositeFigures(t *testing.T) {
	change, part, rest := made("trade.TUR", dollars, 2000, []float64{10, 20}), made("trade.PAK", dollars, 2000, []float64{10}), made("trade.IRN", dollars, 2000, []float64{20})
	competing(change, 2000, 14)
	competing(change, 2001, 26)
	competing(part, 2000, 14)
	competing(rest, 2000, 30)
	tb := tableOf(change, part, rest)
	rise := func(c *study.Condition) study.Check {
		return study.Check{Measure: "change", Before: [2]int{2000, 2000}, After: [2]int{2001, 2001}, Direction: "rise", Condition: c}
	}
	share := func(c *study.Condition) study.Check {
		return study.Check{Measure: "share", Series: refs("trade.PAK"), Among: refs("trade.PAK", "trade.IRN"), From: 2000, To: 2000, Condition: c}
	}
	for _, tt := range []struct {
		check study.Check
		want  string
	}{
		{rise(atLeast(6)), supported}, {rise(atLeast(7)), depends}, {rise(atMost(16)), supported}, {rise(atMost(15)), depends}, {rise(atLeast(17)), contradicted},
		{share(atLeast(25)), supported}, {share(atLeast(26)), depends}, {share(atMost(41.2)), supported}, {share(atMost(41)), depends}, {share(atLeast(42)), contradicted},
	} {
		if c, _ := claimed(t, &study.Study{Alpha: 0.05}, tb, tt.check); c.Status != tt.want {
			t.Errorf("%s %+v: %s, want %s: %s", tt.check.Measure, *tt.check.Condition, c.Status, tt.want, c.Sentence)
		}
	}
}
