package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg/draw"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// record draws a figure on a recorder.
func record(t *testing.T, f *result.Figure, width float64) *recorder {
	t.Helper()
	r, err := recorded(f, width)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// narrow is a column of 80 mm.
const narrow = fullWidth / 2

func TestNoWordsOverlap(t *testing.T) {
	for _, f := range append(samples(), hostile()...) {
		for _, width := range []float64{fullWidth, narrow, 190 * 72 / 25.4} {
			r := record(t, f, width)
			if len(r.words) == 0 {
				t.Errorf("%s: no words at all", f.ID)
			}
			for i, s := range r.faults() {
				if i == 5 {
					break
				}
				t.Errorf("%s (%s, %.0f pt wide): %s", f.ID, f.Kind, width, s)
			}
		}
	}
}

func TestOverlapTestSeesOverlaps(t *testing.T) {
	r := &recorder{pen: newPen(100, 50, false)}
	a := newArea(&result.Figure{}, draw.New(r))
	a.write(nameStyle, 10, 20, 0, "one name")
	a.write(nameStyle, 14, 22, 0, "another")
	a.write(nameStyle, 90, 40, 0, "beyond the edge")
	a.stroke(ink, 1, nil, at(0, 0), at(0, 80))
	got := r.faults()
	want := []string{"path at", `"another" on "one name"`, `"beyond the edge" leaves`}
	if len(got) != len(want) {
		t.Fatalf("faults %q, want %d", got, len(want))
	}
	for i := range want {
		if !strings.Contains(strings.Join(got, "\n"), want[i]) {
			t.Errorf("faults %q do not name %q", got, want[i])
		}
	}
}

// hostile are figures of data that nobody would draw on purpose.
func hostile() []*result.Figure {
	long := "Presidency of the Republic’s Directorate for Defence Industry"
	var out []*result.Figure
	add := func(id, kind string, p ...result.Panel) *result.Figure {
		f := &result.Figure{ID: id, Kind: kind, Title: strings.Repeat("İstanbul’da ığdır şöför çağrısı ", 6), Subtitle: long + " " + long + " " + long, Source: strings.Repeat(long+"; ", 5), Note: "x<y & \"z\" " + strings.Repeat("W", 300), Panels: p}
		out = append(out, f)
		return f
	}
	years := result.Axis{Years: true}
	pct := result.Axis{Unit: ofGDP}
	nan := math.NaN()
	series := func(name string, y ...float64) result.Line {
		l := result.Line{Name: name, Entity: name, Y: y}
		for i := range y {
			l.X = append(l.X, 2000+float64(i))
		}
		return l
	}
	lineOf := func(id string, y result.Axis, ls ...result.Line) *result.Figure {
		return add(id, "line", result.Panel{X: years, Y: y, Lines: ls, Eras: eras, Refs: []result.RefLine{{Y: ls[0].Y[0], Label: long}}})
	}
	lineOf("long-name", pct, series(long, 1, 2, 3), series(long+" II", 1, 2, 3.1), series(long+" III", 1, 2, 3.2))
	lineOf("odd-letters", pct, series("\xff\xfe 😀 \u202eپاکستان\u202c \x00", 1, 2, 3), series("漢\tЖ\u00a0Ω", 3, 2, 1))
	lineOf("one-point", pct, series("A", 1))
	lineOf("one-zero", pct, series("A", 0))
	lineOf("equal", pct, series("A", 2, 2, 2, 2), series("B", 2, 2, 2, 2), series("C", 2, 2, 2, 2))
	lineOf("negative", pct, series("A", -2, -3, -5), series("B", -1, 4, 2))
	lineOf("tiny", pct, series("A", 1e-12, 2e-12, 3e-12))
	lineOf("tiny-money", result.Axis{Unit: dollars}, series("A", 1e-12, 2e-12, 3e-12))
	lineOf("huge", pct, series("A", 1e15, 2e15, 3e15))
	lineOf("huge-tiv", result.Axis{Unit: tiv}, series("A", -1e15, 2e15, 1e-12))
	lineOf("huge-money", result.Axis{Unit: dollars}, series("A", 1e15, 2e15, 1e-12))
	lineOf("huge-log", result.Axis{Unit: dollars, Log: true}, series("A", 1e15, 2e15, 1e-12, 0, -1))
	lineOf("log", result.Axis{Unit: tiv, Log: true}, series("A", 3, 40, 900), series("B", 0, 1, 2))
	lineOf("log-equal", result.Axis{Log: true}, series("A", 3, 3))
	lineOf("infinite", pct, series("A", 1, math.Inf(1), math.Inf(-1), 2, math.MaxFloat64))
	lineOf("mostly-missing", pct, series("A", nan, nan, 3, nan, nan), series("B", nan, nan, nan))
	lineOf("clipped", result.Axis{Unit: ofGDP, Min: 0, Max: 1}, series("A", 0.5, 5, -3, 0.7))
	lineOf("ragged", pct, result.Line{Name: "A", X: []float64{2000, 2001, 2002}, Y: []float64{1, 2}, Hollow: []bool{true}, Dashed: []bool{false, true, true, true}})
	lineOf("disordered", pct, result.Line{Name: "A", X: []float64{2005, 2001, 2003, 2001}, Y: []float64{1, 2, 3, 4}, Marks: true})
	var many []result.Line
	for i := range 200 {
		l := series(fmt.Sprintf("Ülke %d", i), float64(i%17), float64(i%13)+1, float64(i%29))
		l.Rank = i % 3 % 2
		many = append(many, l)
	}
	lineOf("many", pct, many...)
	var crowd []result.EventLine
	for i := range 60 {
		crowd = append(crowd, result.EventLine{X: 1970 + float64(i)*0.9, Label: fmt.Sprintf("Olay %d: %s", i, long[:i%40]), Group: []string{long, "Şirket", ""}[i%3], Until: float64(i%2) * (1973 + float64(i))})
	}
	var busy []result.EraBand
	for i := range 20 {
		busy = append(busy, result.EraBand{From: 1970 + float64(i)*2.5, To: 1972 + float64(i)*2.5, Label: long[i:]})
	}
	x, y := wave(1, 1970, 2024, 3, 0, 1)
	add("crowd", "line", result.Panel{X: years, Y: pct, Lines: []result.Line{{Name: "A", X: x, Y: y}}, Events: crowd, Eras: busy})
	add("crowd-time", "timeline", result.Panel{X: years, Events: crowd, Eras: busy})
	add("one-event", "timeline", result.Panel{X: years, Events: []result.EventLine{{X: 2001, Label: long}}})
	for _, k := range Kinds {
		add("none-"+k.Name, k.Name)
		add("nan-"+k.Name, k.Name, result.Panel{Lines: []result.Line{{X: []float64{1}, Y: []float64{nan}}}, Bars: []result.Bar{{Value: nan, Low: nan}}, Points: []result.Point{{X: nan}}})
		p := result.Panel{X: years, Y: pct, Title: long, Lines: []result.Line{series(long, 1, 2)}}
		for i := range 70 {
			p.Bars = append(p.Bars, result.Bar{X: 2000 + float64(i/4), Name: fmt.Sprintf("%s %d", long[:i%50], i), Series: long[:10+i%4], Value: float64(i%9) - 2, Low: float64(i % 5), Label: fmt.Sprint(i)})
			p.Points = append(p.Points, result.Point{X: 2000 + float64(i/4), Y: float64(i % 3), Label: fmt.Sprintf("noktа %d", i), Series: long[:i%20], Strong: i%7 == 0})
			p.Ranges = append(p.Ranges, result.Range{X: 2000 + float64(i), Low: 1, High: float64(i)})
		}
		f := add("all-"+k.Name, k.Name, p, p, p, p, p)
		if k.Name != "multiples" {
			f.Panels = f.Panels[:1]
		}
		f.Matrix = &result.Matrix{Rows: []string{long, "B"}, Cols: []string{"C"}, V: [][]float64{{nan, 1, 2}, {0.5}}, Mark: [][]bool{{true}}, Min: 0, Max: 0, Legend: long}
		same := result.Panel{Y: result.Axis{Unit: obs.Unit{}}, Bars: []result.Bar{{Name: "A", X: 5}, {Name: "B", X: 5}}, Points: []result.Point{{X: 1, Y: 1, Label: "p"}, {X: 1, Y: 1, Label: "q"}}}
		add("same-"+k.Name, k.Name, same)
		tall := add("low-"+k.Name, k.Name, p)
		tall.Height, tall.Matrix = 1, f.Matrix
	}
	two := result.Panel{X: years, Y: result.Axis{Unit: tiv, Zero: true}}
	for i := range 35 {
		two.Bars = append(two.Bars, result.Bar{X: 1990 + float64(i), Value: float64(i * i % 90), Series: "Türkiye to Pakistan", Entity: "Türkiye"},
			result.Bar{X: 1990 + float64(i), Value: float64(i * 7 % 50), Series: "Pakistan to Türkiye", Entity: "Pakistan"})
	}
	add("two-bars", "bars", two)
	add("equal-dumbbell", "dumbbell", result.Panel{Y: pct, Bars: []result.Bar{{Name: "A", Low: 4.801, Value: 4.8}, {Name: "B", Low: 4.8, Value: 4.8}, {Name: "C", Low: 3.7, Value: 4.8}, {Name: "D", Low: 4.79, Value: 4.8}}})
	long12 := sampleHeat(12)
	long12.ID = "heat-names"
	for i := range long12.Matrix.Rows {
		long12.Matrix.Rows[i] = "Pakistan, defence spending, constant 2023 US dollars " + fmt.Sprint(i)
	}
	long12.Matrix.Cols = long12.Matrix.Rows
	out = append(out, long12, sampleUrdu())
	out = append(out, hostileOfEveryKind()...)
	for _, n := range []int{1, 13, 40, 61, 300} {
		f := sampleHeat(n)
		f.ID = fmt.Sprintf("heat-%d", n)
		out = append(out, f)
	}
	return out
}
