package chart

import (
	"math"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

func TestSpreadMovesLabelsApart(t *testing.T) {
	for _, tt := range []struct {
		wants, heights []float64
		want           []float64
		from           string
	}{
		{[]float64{10, 50}, []float64{8, 8}, []float64{10, 50}, "nothing to move"},
		{[]float64{20, 20}, []float64{8, 8}, []float64{16, 24}, "symmetry"},
		{[]float64{20, 21, 80}, []float64{10, 10, 10}, []float64{15.5, 25.5, 80}, "least squares: mean of 20−5 and 21−15 is 10.5"},
		{[]float64{0, 0}, []float64{10, 10}, []float64{5, 15}, "kept inside"},
	} {
		got, ok := spread(tt.wants, tt.heights, 0, 100)
		for i := range tt.want {
			if !ok || math.Abs(got[i]-tt.want[i]) > 1e-9 {
				t.Errorf("spread(%v, %v) = %v, %v; want %v [%s]", tt.wants, tt.heights, got, ok, tt.want, tt.from)
				break
			}
		}
	}
	if _, ok := spread([]float64{1, 2}, []float64{60, 60}, 0, 100); ok {
		t.Error("120 points fit into 100")
	}
}

func TestAxisLabels(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		step   float64
		unit   obs.Unit
		want   []string
	}{
		{[]float64{0, 2, 4}, 2, ofGDP, []string{"0", "2", "4%"}},
		{[]float64{0, 0.5, 1}, 0.5, ofGDP, []string{"0", "0.5", "1.0%"}},
		{[]float64{0, 500, 1000, 1500}, 500, tiv, []string{"0", "500", "1,000", "1,500"}},
		{[]float64{0, 600, 1200}, 600, dollars, []string{"0", "0.6", "$1.2\u00a0bn"}},
		{[]float64{-200, 0, 200}, 200, dollars, []string{"−200", "0", "$200\u00a0m"}},
		{[]float64{0, 1e-12, 2e-12}, 1e-12, obs.Unit{}, []string{"0", "1", "2×10⁻¹²"}},
		{[]float64{0, 5e6}, 5e6, obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1}, []string{"0", "5\u00a0m"}},
		{[]float64{-4, -2}, 2, ofGDP, []string{"−4", "−2%"}},
	} {
		got := numberLabels(nil, tt.values, tt.step, tt.unit)
		for i := range tt.want {
			if got[i] != tt.want[i] {
				t.Errorf("labels of %v %v: %q, want %q", tt.values, tt.unit, got, tt.want)
				break
			}
		}
	}
}

func TestYearsAreCountedInFives(t *testing.T) {
	var labels []string
	minor := 0
	for _, k := range (yearTicks{350}).Ticks(1998, 2024) {
		if k.Label != "" {
			labels = append(labels, k.Label)
		} else {
			minor++
		}
	}
	if len(labels) != 5 || labels[0] != "2000" || labels[4] != "2020" || minor != 22 {
		t.Errorf("labels %q and %d minor ticks", labels, minor)
	}
}

func TestLogTicksAreOneTwoFive(t *testing.T) {
	s := logarithmic(nil, 3, 900, result.Axis{Unit: tiv}, 12)
	var labels []string
	for _, k := range s.ticks {
		labels = append(labels, k.Label)
	}
	want := []string{"2", "5", "10", "20", "50", "100", "200", "500", "1,000"}
	if len(labels) != len(want) {
		t.Fatalf("labels %q, want %q", labels, want)
	}
	for i := range want {
		if labels[i] != want[i] {
			t.Fatalf("labels %q, want %q", labels, want)
		}
	}
}

func TestGapsBreakLines(t *testing.T) {
	f := &result.Figure{ID: "gap", Kind: "line", Panels: []result.Panel{{X: result.Axis{Years: true}, Lines: []result.Line{{X: []float64{2000, 2001, 2003, 2004, 2006}, Y: []float64{1, 2, 3, 4, 5}}}}}}
	svg, err := SVG(f)
	if err != nil {
		t.Fatal(err)
	}
	blue := string(appendHex(nil, series[0]))
	if n := count(string(svg), `stroke="`+blue); n != 2 {
		t.Errorf("%d strokes of the line, want 2: 2000–2001 and 2003–2004", n)
	}
	if n := count(string(svg), `fill="`+blue); n != 1 {
		t.Errorf("%d dots, want 1: 2006 stands alone", n)
	}
}

func TestQuantiseKeepsColours(t *testing.T) {
	noise := func(i int) uint32 { return uint32(i) * 2654435761 }
	for _, tt := range []struct {
		what      string
		n         int
		colour    func(i int) uint32
		off       int // by how much a pixel may be off
		noPalette bool
	}{
		{"250 colours are kept", 5000, func(i int) uint32 { return uint32(i%250) * 0x010101 }, 0, false},
		{"700 close ones are not far off", 5000, func(i int) uint32 { return uint32(i%700) * 0x000301 }, tolerance, false},
		{"noise has no palette", 5000, noise, 0, true},
		{"nor have too many colours", manyColours + 10, noise, 0, true},
		{"of colours without end the last are rounded", exact + 5000, noise, 7, true},
	} {
		c := &inks{}
		c.reset()
		px := make([]uint16, tt.n)
		for i := range px {
			px[i] = c.number(tt.colour(i) & 0xffffff)
		}
		palette, place := quantise(px, c.colours)
		if (palette == nil) != tt.noPalette {
			t.Errorf("%s: %d in the palette", tt.what, len(palette))
		}
		for i, n := range px {
			want, got := tt.colour(i)&0xffffff, c.colours[n]
			if palette != nil {
				got = palette[place[n]]
			}
			if _, d := nearest([]uint32{got}, want); d > tt.off || d > 0 && palette == nil && i < exact-1 {
				t.Fatalf("%s: pixel %d is %06x, want %06x", tt.what, i, got, want)
			}
		}
	}
}

// What is filled strip by strip is what is filled at once: a shape across many
// strips has one edge from top to bottom.
func TestShapesCrossStrips(t *testing.T) {
	const w, h = 40, 5 * strip
	a := newAccumulator(w, h)
	a.polygon([][2]float64{{5, 3.5}, {30, 3.5}, {20, h - 10.25}, {10, h - 10.25}})
	a.polygon([][2]float64{{-5, -100}, {2, -100}, {2, h + 100}, {-5, h + 100}})
	rows, area := map[int]bool{}, 0.0
	a.spans(func(y, x0, x1, level int) {
		rows[y] = true
		area += float64((x1-x0)*level) / levels
	})
	want := 0.5*(25+10)*(h-13.75) + 2*h
	if len(rows) != h || math.Abs(area-want) > 0.002*want {
		t.Errorf("%d rows and an area of %v, want %d and %v", len(rows), area, h, want)
	}
	a.spans(func(y, x0, x1, level int) { t.Errorf("row %d is not empty", y) })
}

func TestHugeMatrixStaysSmall(t *testing.T) {
	f := sampleHeat(1000)
	for name, draw := range map[string]func(*result.Figure) ([]byte, error){"PNG": PNG, "SVG": SVG, "PDF": PDF} {
		b, err := draw(f)
		if err != nil || len(b) > 2<<20 {
			t.Errorf("%s of 1,000 × 1,000 cells has %d bytes (%v), want 2 MB at most", name, len(b), err)
		}
	}
}

// The bars of a year fill 0.8 of it, side by side about its middle.
func TestBarsOfSeriesStandSideBySide(t *testing.T) {
	for _, tt := range []struct {
		series string // a letter each, in 2000 and, in capitals, in 2001
		want   []float64
		from   string
	}{
		{"a", []float64{2000}, "alone it stands on the year"},
		{"abB", []float64{1999.8, 2000.2, 2001.2}, "0.4 apart"},
		{"abcC", []float64{2000 - 0.8/3, 2000, 2000 + 0.8/3, 2001 + 0.8/3}, "0.8/3 apart"},
		{"abcdAD", []float64{1999.7, 1999.9, 2000.1, 2000.3, 2000.7, 2001.3}, "0.2 apart"},
	} {
		p := &result.Panel{X: result.Axis{Years: true}}
		for _, c := range tt.series {
			b := result.Bar{X: 2000, Series: strings.ToLower(string(c)), Value: 1}
			if c < 'a' {
				b.X = 2001
			}
			p.Bars = append(p.Bars, b)
		}
		got := sideBySide(p)
		for i, want := range tt.want {
			if math.Abs(got.Bars[i].X-want) > 1e-9 {
				t.Errorf("%s: bar %d stands at %v, want %v [%s]", tt.series, i, got.Bars[i].X, want, tt.from)
			}
		}
		if ss := stacks(got); len(ss) != len(tt.want) || p.Bars[0].X != 2000 {
			t.Errorf("%s: %d stacks, want %d; the figure's own bar is at %v", tt.series, len(ss), len(tt.want), p.Bars[0].X)
		}
	}
}

// A name without a value has its words and no bar, and the others keep their scale.
func TestRankingOfNoValue(t *testing.T) {
	f := func(none bool) *result.Figure {
		return &result.Figure{ID: "r", Kind: "ranking", Title: "Who", Panels: []result.Panel{{X: result.Axis{Unit: obs.Unit{Kind: obs.Share, Of: "GDP"}, Zero: true}, Bars: []result.Bar{
			{Name: "Pakistan", Entity: "Pakistan", Value: 3.4, Label: "3.4%"}, {Name: "Greece", Entity: "Greece", Label: "no value", None: none}}}}}
	}
	with, err := SVG(f(true))
	if err != nil {
		t.Fatal(err)
	}
	without, err := SVG(f(false))
	if err != nil {
		t.Fatal(err)
	}
	bars := func(svg []byte) int { return strings.Count(string(svg), "<path") }
	if !strings.Contains(string(with), "no value") || !strings.Contains(string(with), "Greece") || bars(with) != bars(without)-1 {
		t.Errorf("%d shapes, want one less than the %d with a bar of zero", bars(with), bars(without))
	}
}

func TestCompetingValuesShareTheEntitysColour(t *testing.T) {
	f := &result.Figure{ID: "r", Kind: "range", Colors: countries, Panels: []result.Panel{{Points: []result.Point{
		{X: 1, Y: 1, Entity: "Pakistan", Series: "used"}, {X: 1, Y: 2, Entity: "Pakistan", Series: "other"}}}}}
	a := area{fig: f, shades: newShades(f)}
	p := &f.Panels[0]
	used, circled := a.pointLook(p, p.Points[0])
	other, m := a.pointLook(p, p.Points[1])
	if used != Palette(countries)["Pakistan"] || circled != circle || other != mix(used, black, 0.5) || m == circle {
		t.Errorf("used %v %v, other %v %v", used, circled, other, m)
	}
}

// A value that did not change is written once.
func TestEqualMeansOfADumbbell(t *testing.T) {
	f := &result.Figure{ID: "d", Kind: "dumbbell", Panels: []result.Panel{{Y: result.Axis{Unit: ofGDP}, Bars: []result.Bar{{Name: "A", Low: 4.801, Value: 4.8}, {Name: "B", Low: 3.7, Value: 4.1}}}}}
	n := 0
	for _, w := range record(t, f, fullWidth).words {
		if w.text == "4.8%" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("4.8%% is written %d times", n)
	}
}

func count(s, sub string) int {
	n := 0
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			n++
		}
	}
	return n
}

func BenchmarkPNG(b *testing.B) { bench(b, PNG) }
func BenchmarkSVG(b *testing.B) { bench(b, SVG) }
func BenchmarkPDF(b *testing.B) { bench(b, PDF) }

func bench(b *testing.B, draw func(*result.Figure) ([]byte, error)) {
	for _, f := range samples() {
		b.Run(f.Kind, func(b *testing.B) {
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				out, err := draw(f)
				if err != nil {
					b.Fatal(err)
				}
				size = len(out)
			}
			b.ReportMetric(float64(size)/1000, "kB")
		})
	}
}

// A run ends where the first other pixel stands, wherever that is.
func TestRun(t *testing.T) {
	size := len(stretch{})
	for n := 1; n <= 4*size; n++ {
		for end := 1; end <= n; end++ {
			px := make([]uint16, n)
			for i := end; i < n; i++ {
				px[i] = 7
			}
			if got := run(px); got != end {
				t.Fatalf("of %d pixels %d, want %d", n, got, end)
			}
			if end+1 < n { // and where the pixels after it are as before
				px[end+1] = 0
				if got := run(px); got != end {
					t.Fatalf("of %d pixels with one odd %d, want %d", n, got, end)
				}
			}
		}
	}
}
