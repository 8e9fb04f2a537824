package chart

import (
	"fmt"
	"math"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// A hostility is data that every kind of figure has to stand.
type hostility struct {
	id    string
	names []string
	value func(i, j int) float64 // of name i in year j
	years int
	unit  obs.Unit
}

// hostilities are those that the design lists.
func hostilities() []hostility {
	long := "Presidency of the Republic’s Directorate for Defence Industry" // 60 letters
	plain := func(i, j int) float64 { return 3 + math.Sin(float64(i*3+j)) }
	many := make([]string, 200)
	for i := range many {
		many[i] = fmt.Sprintf("Ülke %d", i+1)
	}
	abc := []string{"A", "B", "C"}
	return []hostility{
		{"long", []string{long, long + " II", long + " III"}, plain, 12, ofGDP},
		{"point", abc[:1], plain, 1, ofGDP},
		{"crowd", many, plain, 6, ofGDP},
		{"flat", abc, func(int, int) float64 { return 2 }, 12, ofGDP},
		{"zero", abc, func(int, int) float64 { return 0 }, 12, tiv},
		{"tiny", abc, func(i, j int) float64 { return 1e-12 * plain(i, j) }, 12, ofGDP},
		{"huge", abc, func(i, j int) float64 { return 1e15 * plain(i, j) }, 12, dollars},
		{"far", abc, func(i, j int) float64 { return [3]float64{1e-12, 1e15, -1e15}[i] * plain(i, j) }, 12, tiv},
		{"gone", abc, func(i, j int) float64 {
			if i == 1 && j == 7 {
				return 3
			}
			return math.NaN()
		}, 12, ofGDP},
		{"turkish", []string{"İstanbul ığdır", "şöför çağrısı", "ĞÜŞİÖÇ"}, plain, 12, tiv},
		{"urdu-name", []string{"پاکستان کی وزارتِ دفاع", "ترکیہ", "دفاعی اخراجات 2024 (SIPRI)"}, plain, 12, ofGDP},
	}
}

// hostileOfEveryKind crosses kinds and hostilities.
func hostileOfEveryKind() []*result.Figure {
	var out []*result.Figure
	for _, k := range Kinds {
		for _, h := range hostilities() {
			out = append(out, h.figure(k.Name))
		}
	}
	return out
}

// figure puts the data into all that a figure of any kind takes them from.
func (h hostility) figure(kind string) *result.Figure {
	last := h.names[len(h.names)-1]
	f := &result.Figure{ID: h.id + "-" + kind, Kind: kind, Title: last + ": " + h.names[0], Subtitle: h.names[0] + ", " + last, Source: last, Note: h.names[0], Colors: h.names[:1]}
	p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Unit: h.unit}, Title: last,
		Eras: []result.EraBand{{From: 2000, To: 2004, Label: h.names[0]}, {From: 2005, To: 2011, Label: last}}, Refs: []result.RefLine{{Y: h.value(0, 0), Label: last}}}
	m := &result.Matrix{Min: -1, Max: 1, Legend: last, Cols: h.names, Rows: h.names}
	v := &result.Curve{Label: last}
	for j := range min(h.years, 12) {
		v.Rows = append(v.Rows, result.Choice{Group: h.names[min(j/6, len(h.names)-1)], Name: h.names[j%len(h.names)]})
	}
	yearly := kind == "bars" || kind == "stacked" || kind == "area" || kind == "fiveyear"
	for i, name := range h.names {
		l := result.Line{Name: name, Entity: name}
		for j := range h.years {
			x, y := 2000+float64(j), h.value(i, j)
			l.X, l.Y = append(l.X, x), append(l.Y, y)
			b := result.Bar{X: x, Series: name, Entity: name, Value: y}
			if yearly {
				p.Bars = append(p.Bars, b)
			}
			p.Points = append(p.Points, result.Point{X: x, Y: y, Series: name, Entity: name, Label: name, Strong: j%4 == 0})
		}
		at := h.value(i, h.years/2+1)
		if !yearly {
			p.Bars = append(p.Bars, result.Bar{Name: name, Entity: name, Value: at, Low: h.value(i, 0), High: 2 * at, Rank: i % 2})
		}
		p.Lines = append(p.Lines, l)
		p.Events = append(p.Events, result.EventLine{X: 2000 + float64(i%12), Label: name, Group: h.names[i%3%len(h.names)]})
		p.Flows = append(p.Flows, result.Flow{From: name, To: h.names[(i+1)%min(len(h.names), 3)], Entity: name, Value: at, Rank: i % 2})
		p.Steps = append(p.Steps, result.Step{From: 2000 + float64(5*i), To: 2004 + float64(5*i), Y: at, Label: name})
		p.Ranges = append(p.Ranges, result.Range{X: 2000 + float64(i), Low: at, High: h.value(i, 0)})
		row := make([]float64, len(h.names))
		for j := range row {
			row[j] = h.value(i, j+5)
		}
		m.V = append(m.V, row)
		s := result.Spec{Value: at, Low: at - 1, High: at + 1, Strong: i%2 == 0, Main: i == 1, Made: make([]bool, len(v.Rows))}
		for j := range s.Made {
			s.Made[j] = (i+j)%3 == 0
		}
		v.Specs = append(v.Specs, s)
	}
	if kind == "scatter" || kind == "connected" || kind == "correlogram" {
		p.X = result.Axis{Unit: h.unit, Label: last}
		for i := range p.Points {
			p.Points[i].X = h.value(i%len(h.names), i/2)
		}
	}
	if kind == "line" && len(p.Lines) > 50 {
		p.Points, p.Ranges = nil, nil
	}
	f.Panels, f.Matrix, f.Curve = []result.Panel{p}, m, v
	if kind == "multiples" {
		for range min(len(h.names), 9) - 1 {
			f.Panels = append(f.Panels, p)
		}
	}
	return f
}

// A picture of data is not the words alone: something is drawn for it.
func TestHostileDataIsDrawn(t *testing.T) {
	for _, f := range hostileOfEveryKind() {
		if f.ID == "zero-flow" { // nothing flows
			continue
		}
		if empty(f) {
			t.Errorf("%s: taken for empty", f.ID)
		}
		for _, width := range []float64{narrow} {
			r := record(t, f, width)
			bare := &result.Figure{ID: f.ID, Kind: f.Kind, Title: f.Title, Subtitle: f.Subtitle, Source: f.Source, Note: f.Note}
			if n := record(t, bare, width); r.paths <= n.paths {
				t.Errorf("%s, %.0f pt wide: no more is drawn than without data", f.ID, width)
			}
			for _, w := range r.words {
				if w.text == "No data" && f.Kind != "multiples" {
					t.Errorf("%s: says that it has no data", f.ID)
				}
			}
		}
	}
}
