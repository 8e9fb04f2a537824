package chart

import (
	"fmt"
	"math"
	"slices"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

func sampleArea() *result.Figure {
	f := sampleStacked()
	f.ID, f.Kind = "share-areas", "area"
	f.Panels[0].Bars = slices.DeleteFunc(f.Panels[0].Bars, func(b result.Bar) bool { return b.X == 2009 })
	f.Note = "No deliveries were recorded in 2009."
	return f
}

func sampleFiveYear() *result.Figure {
	p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Unit: tiv, Zero: true}}
	x, y := wave(9, 1990, 2024, 700, 6, 420)
	for i := range x {
		p.Bars = append(p.Bars, result.Bar{X: x[i], Value: y[i], Entity: "Türkiye"})
		if i%5 == 4 {
			m := 0.0
			for _, v := range y[i-4 : i+1] {
				m += v / 5
			}
			p.Steps = append(p.Steps, result.Step{From: x[i-4], To: x[i], Y: m, Label: result.Decimal(nil, m, 0)})
		}
	}
	return &result.Figure{ID: "volume", Kind: "fiveyear", Title: "Arms imports by Türkiye grew until the last five years", Subtitle: "Deliveries of major arms, million TIV, 1990–2024; bars: years, lines: means of five years",
		Source: "SIPRI Arms Transfers Database.", Panels: []result.Panel{p}, Colors: countries, Alt: "Bars."}
}

func sampleConnected() *result.Figure {
	p := result.Panel{X: result.Axis{Unit: ofGDP, Label: "Defence spending, % of GDP"}, Y: result.Axis{Unit: obs.Unit{Kind: obs.Rate, Per: "year"}, Label: "Growth of GDP, % a year"}}
	l := result.Line{Entity: "Türkiye"}
	for i := range 20 {
		t := float64(i)
		x, y := 2.4+0.9*math.Sin(t/5)+0.01*t, 4+3*math.Cos(t/3.1)+0.5*math.Sin(t*7)
		l.X, l.Y = append(l.X, x), append(l.Y, y)
		p.Points = append(p.Points, result.Point{X: x, Y: y, Label: fmt.Sprint(2005 + i), Entity: "Türkiye", Strong: i == 0 || i == 19})
	}
	p.Lines = []result.Line{l}
	return &result.Figure{ID: "cycle", Kind: "connected", Title: "Spending followed growth around the circle", Subtitle: "Türkiye, 2005–2024; each mark is a year, arrows run with time", Source: "SIPRI; World Bank.", Panels: []result.Panel{p}, Colors: countries, Alt: "Connected scatter."}
}

func sampleSlope() *result.Figure {
	p := result.Panel{Y: result.Axis{Unit: ofGDP}, Eras: []result.EraBand{{Label: "1990–2001"}, {Label: "2002–2024"}}}
	for i, c := range countries {
		b := result.Bar{Name: c, Entity: c, Low: 2 + 0.45*float64(i%8), Value: 1.6 + 0.4*float64((i*5)%9), Rank: 1}
		if i < 2 {
			b.Rank = 0
		}
		p.Bars = append(p.Bars, b)
	}
	return &result.Figure{ID: "before-and-after", Kind: "slope", Title: "Most countries spend a smaller share than before", Subtitle: "Mean military expenditure, % of GDP, by period", Source: "SIPRI Military Expenditure Database.", Panels: []result.Panel{p}, Colors: countries, Alt: "Slope."}
}

func sampleCorrelogram() *result.Figure {
	p := result.Panel{X: result.Axis{Whole: true, Label: "Lag in years: to the right, growth comes first"}, Y: result.Axis{Min: -1, Max: 1}}
	p.Refs = []result.RefLine{{Y: 0.37, Label: "Bounds of chance at 95%"}, {Y: -0.37}}
	for k := -8; k <= 8; k++ {
		r := 0.62*math.Cos(float64(k)/2.2)*math.Exp(-math.Abs(float64(k))/6) + 0.06*math.Sin(float64(k)*5)
		p.Points = append(p.Points, result.Point{X: float64(k), Y: r, Entity: "Türkiye", Strong: math.Abs(r) > 0.37})
	}
	return &result.Figure{ID: "lags", Kind: "correlogram", Title: "Spending moves with growth of the same year", Subtitle: "Cross-correlation of yearly changes, Türkiye, 1990–2024", Source: "SIPRI; World Bank.", Panels: []result.Panel{p}, Colors: countries, Alt: "Correlogram."}
}

func samplePath() *result.Figure {
	x, y := wave(4, 1993, 2021, 6, 0.05, 3)
	peak := 0
	for i := range y {
		y[i] += 9 * math.Exp(-math.Pow((x[i]-2004)/4, 2))
		if y[i] > y[peak] {
			peak = i
		}
	}
	p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Zero: true}, Lines: []result.Line{{Entity: "Türkiye", X: x, Y: y}},
		Refs:   []result.RefLine{{Y: 10.3, Label: "Critical value at 5%: 10.3"}},
		Points: []result.Point{{X: x[peak], Y: y[peak], Label: fmt.Sprintf("%.0f", x[peak]), Entity: "Türkiye", Strong: true}}}
	return &result.Figure{ID: "break", Kind: "path", Title: "The level changed around 2004", Subtitle: "F statistic of a break in each year, Türkiye’s spending as % of GDP, 1990–2024", Source: "SIPRI Military Expenditure Database.", Panels: []result.Panel{p}, Colors: countries, Alt: "Path."}
}

func sampleForest() *result.Figure {
	p := result.Panel{X: result.Axis{}}
	for g, group := range []string{"Levels", "Yearly changes"} {
		for i, c := range countries[:6] {
			r := 0.8 - 0.22*float64(i) - 0.3*float64(g)
			w := 0.2 + 0.05*float64(i%3)
			b := result.Bar{Series: group, Name: c, Entity: c, Value: r, Low: max(r-w, -1), High: min(r+w, 1), Rank: 1}
			b.Label = fmt.Sprintf("%s [%s, %s]", result.Decimal(nil, b.Value, 2), result.Decimal(nil, b.Low, 2), result.Decimal(nil, b.High, 2))
			if i < 2 {
				b.Rank = 0
			}
			p.Bars = append(p.Bars, b)
		}
	}
	return &result.Figure{ID: "coefficients", Kind: "forest", Title: "Levels correlate where changes do not", Subtitle: "Pearson’s r of defence spending and GDP growth with 95% interval, 1990–2024", Source: "SIPRI; World Bank.", Note: "Hollow: the interval holds zero.", Panels: []result.Panel{p}, Colors: countries, Alt: "Forest."}
}

func sampleCurve() *result.Figure {
	v := &result.Curve{Rows: []result.Choice{{Group: "Method", Name: "Pearson"}, {Group: "Method", Name: "Spearman"}, {Group: "Method", Name: "Kendall"},
		{Group: "Transform", Name: "level"}, {Group: "Transform", Name: "difference"}, {Group: "Transform", Name: "detrended"},
		{Group: "Years", Name: "1990–2024"}, {Group: "Years", Name: "1990–2001"}, {Group: "Years", Name: "2002–2024"}}}
	for i := range 27 {
		r := math.Tanh(-0.7 + 0.07*float64(i) + 0.05*math.Sin(float64(i)*3))
		w := 0.22 + 0.06*float64(i%4)
		s := result.Spec{Value: r, Low: r - w, High: r + w, Strong: math.Abs(r) > w, Main: i == 15, Made: make([]bool, 9)}
		s.Made[(i*5)%3], s.Made[3+(i*7+1)%3], s.Made[6+(i/3)%3] = true, true, true
		v.Specs = append(v.Specs, s)
	}
	return &result.Figure{ID: "specifications", Kind: "curve", Title: "The sign of the correlation depends on the choices", Subtitle: "Correlation of defence spending and GDP growth, Türkiye, under 27 specifications", Source: "SIPRI; World Bank.", Note: "In colour: p < 0.05. Dashed: the specification of the verdict.", Curve: v, Colors: countries, Alt: "Curve."}
}

func sampleFlow() *result.Figure {
	p := result.Panel{Y: result.Axis{Unit: tiv}, Eras: []result.EraBand{{Label: "Supplier"}, {Label: "Recipient"}}}
	for i, c := range []string{"United States", "China", "Germany", "South Korea", "Italy", "Spain", "France"} {
		for j, to := range []string{"Türkiye", "Pakistan"} {
			v := 900/float64(i+1) + 300*float64((i+j)%2)
			if (i*3+j)%5 == 0 && i > 0 {
				continue
			}
			p.Flows = append(p.Flows, result.Flow{From: c, To: to, Entity: to, Value: v})
		}
	}
	p.Flows = append(p.Flows, result.Flow{From: "Others", To: "Türkiye", Value: 260, Rank: 1}, result.Flow{From: "Others", To: "Pakistan", Value: 90, Rank: 1}, result.Flow{From: "Türkiye", To: "Pakistan", Entity: "Türkiye", Value: 310})
	return &result.Figure{ID: "flows", Kind: "flow", Title: "The United States supplied Türkiye, China Pakistan", Subtitle: "Deliveries of major arms, million TIV, 2002–2024", Source: "SIPRI Arms Transfers Database.", Panels: []result.Panel{p}, Colors: []string{"Türkiye", "Pakistan"}, Alt: "Flow."}
}
