package chart

import (
	"fmt"
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// The samples are figures as the reports have them, with invented numbers.

var (
	ofGDP     = obs.Unit{Kind: obs.Share, Of: "GDP", Scale: 1}
	dollars   = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "constant", Base: 2023, Scale: 1e6}
	tiv       = obs.Unit{Kind: obs.TIV, Scale: 1e6}
	ofContent = obs.Unit{Kind: obs.Share, Of: "programme cost", Scale: 1}
)

// wave is an invented series that looks like spending.
func wave(seed, from, to int, level, drift, swing float64) (x, y []float64) {
	v := level
	for i := from; i <= to; i++ {
		t := float64(i - from)
		noise := math.Sin(float64(seed)*12.9898+t*78.233) * 43758.5453
		noise -= math.Floor(noise)
		v += drift + swing*(noise-0.5)
		x, y = append(x, float64(i)), append(y, math.Max(v+swing*math.Sin(t/3+float64(seed)), level/10))
	}
	return x, y
}

var eras = []result.EraBand{{From: 1974, To: 1984, Label: "US embargo and build-up"}, {From: 1985, To: 2001, Label: "Licensed production"}, {From: 2002, To: 2011, Label: "Reform"}, {From: 2012, To: 2024, Label: "Localisation drive"}}

var countries = []string{"Türkiye", "Pakistan", "India", "Greece", "Israel", "Iran", "Egypt", "South Korea", "Poland", "Brazil", "Saudi Arabia", "Indonesia"}

func sampleLine() *result.Figure {
	p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Unit: ofGDP}, Eras: eras,
		Events: []result.EventLine{{X: 1974, Label: "Cyprus"}, {X: 1980, Label: "Coup"}, {X: 1999, Label: "Öcalan captured"}, {X: 2001, Label: "Banking crisis"}, {X: 2016, Label: "Coup attempt"}, {X: 2019, Label: "S-400"}, {X: 2020, Label: "CAATSA sanctions"}}}
	for i, c := range countries[:5] {
		x, y := wave(i+1, 1970, 2024, 3.2+0.5*float64(i%3), -0.012*float64(i), 0.35)
		l := result.Line{Name: c, Entity: c, X: x, Y: y, Rank: 1}
		if i < 2 {
			l.Rank = 0
		}
		if i == 0 {
			b := result.Band{Entity: c}
			for j := range x {
				b.X, b.Lo, b.Hi = append(b.X, x[j]), append(b.Lo, y[j]-0.12-float64(j)*0.004), append(b.Hi, y[j]+0.12+float64(j)*0.004)
			}
			p.Bands = append(p.Bands, b)
			l.Hollow = make([]bool, len(x))
			l.Hollow[len(x)-1] = true
		}
		if i == 1 {
			y[20], y[21] = math.NaN(), math.NaN()
			y[30], y[32] = math.NaN(), math.NaN()
			l.Dashed = make([]bool, len(x))
			for j := 42; j < 48; j++ {
				l.Dashed[j] = true
			}
		}
		p.Lines = append(p.Lines, l)
	}
	p.Lines = append(p.Lines, result.Line{Name: "Trend of Türkiye", Entity: "Türkiye", X: []float64{1985, 2024}, Y: []float64{3.6, 2.4}, Dash: true})
	p.Refs = []result.RefLine{{Y: 2, Label: "NATO guideline: 2%"}}
	return &result.Figure{ID: "spending", Kind: "line", Title: "Türkiye’s spending share fell for two decades, then rose",
		Subtitle: "Military expenditure, % of GDP, calendar years 1970–2024; shaded: 95% interval of the trend",
		Source:   "SIPRI Military Expenditure Database (April 2025 vintage); World Bank, World Development Indicators; authors’ calculation.",
		Note:     "Gaps are years without a published value. Pakistan 2012–2017 is interpolated (dashed). The value for 2024 is provisional (hollow). Fiscal years are assigned to the calendar year in which they begin.",
		Alt:      "Line chart of military expenditure as a share of GDP.", Panels: []result.Panel{p}, Colors: countries}
}

func sampleBars() *result.Figure {
	p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Unit: tiv, Zero: true}, Eras: eras[2:]}
	x, y := wave(7, 1990, 2024, 900, 4, 300)
	mean := result.Line{Name: "Five-year mean", Entity: "Pakistan", X: nil}
	for i := range x {
		p.Bars = append(p.Bars, result.Bar{X: x[i], Value: y[i], Entity: "Türkiye", Hollow: i == len(x)-1})
		if i >= 4 {
			m := 0.0
			for _, v := range y[i-4 : i+1] {
				m += v / 5
			}
			mean.X, mean.Y = append(mean.X, x[i]), append(mean.Y, m)
		}
	}
	p.Lines = []result.Line{mean}
	return &result.Figure{ID: "imports", Kind: "bars", Title: "Arms imports swing with a few large deliveries", Subtitle: "Imports of major arms by Türkiye, million TIV, 1990–2024",
		Source: "SIPRI Arms Transfers Database (March 2025).", Panels: []result.Panel{p}, Colors: countries, Alt: "Bars."}
}

func sampleHeat(n int) *result.Figure {
	names := []string{"Spending, % of GDP", "Imports, TIV", "Exports, TIV", "Localisation rate", "R&D spending", "Company revenue", "Patents", "GDP growth", "Exchange rate", "Supplier concentration", "Conflict deaths", "Oil price"}
	m := &result.Matrix{Min: -1, Max: 1, Legend: "Spearman’s ρ"}
	for i := range n {
		name := fmt.Sprintf("Series %d", i+1)
		if i < len(names) {
			name = names[i]
		}
		m.Rows, m.Cols = append(m.Rows, name), append(m.Cols, name)
		row, mark := make([]float64, n), make([]bool, n)
		for j := range n {
			v := math.Sin(float64(i*7+j*3)) * math.Cos(float64(i-j)*0.9)
			if i == j {
				v = 1
			}
			if j > i {
				v = math.NaN()
			}
			row[j], mark[j] = v, math.Abs(v) > 0.6
		}
		m.V, m.Mark = append(m.V, row), append(m.Mark, mark)
	}
	return &result.Figure{ID: "correlations", Kind: "heat", Title: "Exports move with company revenue, not with spending", Subtitle: "Rank correlation of yearly changes, 2002–2024",
		Source: "authors’ calculation.", Note: "Bold: p < 0.05 after Holm’s correction; n = 23 years in each cell.", Matrix: m, Alt: "Heat map."}
}

func sampleMultiples() *result.Figure {
	f := &result.Figure{ID: "panels", Kind: "multiples", Title: "Spending shares of twelve countries", Subtitle: "Military expenditure, % of GDP, 1990–2024, common scale; grey: the other countries",
		Source: "SIPRI Military Expenditure Database.", Colors: countries[:2], Alt: "Small multiples."}
	for i, c := range countries {
		p := result.Panel{Title: c, X: result.Axis{Years: true}, Y: result.Axis{Unit: ofGDP, Zero: true}}
		for j, o := range countries {
			if j == i {
				continue
			}
			x, y := wave(j+1, 1990, 2024, 2+0.4*float64(j%7), 0.01*float64(j%5-2), 0.3)
			p.Lines = append(p.Lines, result.Line{Name: o, Entity: o, Rank: 1, X: x, Y: y})
		}
		x, y := wave(i+1, 1990, 2024, 2+0.4*float64(i%7), 0.01*float64(i%5-2), 0.3)
		p.Lines = append(p.Lines, result.Line{Name: c, Entity: c, X: x, Y: y})
		f.Panels = append(f.Panels, p)
	}
	return f
}

func sampleRange() *result.Figure {
	p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Unit: ofContent, Zero: true}, Refs: []result.RefLine{{Y: 70, Label: "Official target for 2023: 70%"}}}
	sources := []string{"Presidency of Defence Industries", "Parliamentary report", "Ministry of Development", "Academic study"}
	for y := 2002; y <= 2023; y++ {
		base := 22 + 2.3*float64(y-2002)
		lo, hi := math.Inf(1), math.Inf(-1)
		n := 0
		for i, s := range sources {
			if (y*7+i*5)%3 == 0 && i > 0 {
				continue
			}
			v := base + 7*math.Sin(float64(y*3+i*11))
			lo, hi = min(lo, v), max(hi, v)
			n++
			q := result.Point{X: float64(y), Y: v, Series: s, Entity: "Türkiye", Strong: i == 0, Hollow: i == 3}
			if y%5 == 0 && i == 1 {
				q.Label = fmt.Sprintf("%.0f%%", v)
			}
			p.Points = append(p.Points, q)
		}
		if n > 1 {
			p.Ranges = append(p.Ranges, result.Range{X: float64(y), Low: lo, High: hi})
		}
	}
	return &result.Figure{ID: "localisation", Kind: "range", Title: "Published localisation rates disagree by up to 14 points", Subtitle: "Share of domestic content in Turkish defence procurement, %, 2002–2023, by source",
		Source: "as named in the legend.", Note: "A grey bar joins the least and the greatest value of a year. Hollow: estimates.", Panels: []result.Panel{p}, Alt: "Range plot."}
}

func sampleScatter() *result.Figure {
	p := result.Panel{X: result.Axis{Unit: ofGDP, Label: "Military expenditure, % of GDP"}, Y: result.Axis{Unit: dollars, Label: "Arms exports, constant 2023 US$"}}
	x, y := wave(3, 2002, 2024, 2.4, 0.02, 0.4)
	for i := range y {
		p.Points = append(p.Points, result.Point{X: y[i], Y: 300 + 900*(y[i]-2) + 500*math.Sin(float64(i)), Label: fmt.Sprint(x[i]), Series: "Türkiye", Entity: "Türkiye", Hollow: i == len(y)-1})
	}
	p.Lines = []result.Line{{Name: "Fit: R² = 0.62", Entity: "Türkiye", Thin: true, X: []float64{2.0, 4.2}, Y: []float64{300, 2280}}}
	p.Bands = []result.Band{{Entity: "Türkiye", X: []float64{2, 3, 4.2}, Lo: []float64{-100, 950, 1700}, Hi: []float64{700, 1450, 2860}}}
	return &result.Figure{ID: "exports", Kind: "scatter", Title: "Exports rose with spending", Subtitle: "Each point is a year, 2002–2024; line: least squares with 95% interval",
		Source: "SIPRI; Turkish Exporters Assembly.", Panels: []result.Panel{p}, Colors: countries, Alt: "Scatter."}
}

func sampleRanking() *result.Figure {
	p := result.Panel{Y: result.Axis{Unit: tiv}}
	for i, c := range []string{"United States", "Germany", "Italy", "South Korea", "Spain", "United Kingdom", "France", "Israel", "Netherlands", "Russia", "China", "Canada"} {
		b := result.Bar{Name: c, Value: 4200 / float64(1+i*i/2+i), Entity: c}
		if i > 2 {
			b.Rank = 1
		}
		b.Label = result.Format{Style: result.Short, Decimals: 0}.String(nil, b.Value, tiv)
		p.Bars = append(p.Bars, b)
	}
	return &result.Figure{ID: "suppliers", Kind: "ranking", Title: "Three suppliers delivered most of Türkiye’s imported arms", Subtitle: "Deliveries of major arms to Türkiye, million TIV, 2002–2024",
		Source: "SIPRI Arms Transfers Database (March 2025).", Panels: []result.Panel{p}, Alt: "Ranking.", Colors: countries}
}

func sampleDumbbell() *result.Figure {
	p := result.Panel{Y: result.Axis{Unit: ofContent}, Eras: []result.EraBand{{Label: "2002–2011"}, {Label: "2012–2024"}}}
	for i, c := range []string{"Naval platforms", "Land vehicles", "Rotary wing", "Unmanned aircraft", "Missiles and munitions", "Electronics and radar", "Engines"} {
		p.Bars = append(p.Bars, result.Bar{Name: c, Low: 20 + 5*float64(i%4), Value: 70 - 9*float64(i) + 4*float64(i%2), Entity: "Türkiye"})
	}
	return &result.Figure{ID: "content", Kind: "dumbbell", Title: "Domestic content rose in all fields but engines", Subtitle: "Mean share of domestic content, %, by field", Source: "Presidency of Defence Industries.", Panels: []result.Panel{p}, Colors: countries, Alt: "Dumbbell."}
}

func sampleStacked() *result.Figure {
	p := result.Panel{X: result.Axis{Years: true}, Y: result.Axis{Unit: obs.Unit{Kind: obs.Share, Of: "imports", Scale: 1}, Zero: true, Max: 100}, Eras: eras[2:]}
	names := []string{"United States", "Germany", "Italy", "South Korea", "Spain", "Other"}
	for y := 2000; y <= 2024; y++ {
		var w [6]float64
		sum := 0.0
		for i := range w {
			w[i] = 1 + math.Sin(float64(y)/3+float64(i)*2) + 2/float64(i+1)
			sum += w[i]
		}
		for i, n := range names {
			b := result.Bar{X: float64(y), Series: n, Entity: n, Value: 100 * w[i] / sum}
			if n == "Other" {
				b.Rank = 1
			}
			p.Bars = append(p.Bars, b)
		}
	}
	return &result.Figure{ID: "shares", Kind: "stacked", Title: "The United States’ share of Türkiye’s imports fell", Subtitle: "Shares of suppliers in deliveries of major arms, % of TIV, 2000–2024", Source: "SIPRI Arms Transfers Database.", Panels: []result.Panel{p}, Alt: "Stacked bars.", Colors: countries}
}

func sampleTimeline() *result.Figure {
	p := result.Panel{X: result.Axis{Years: true}, Eras: eras}
	p.Events = []result.EventLine{
		{X: 1974, Label: "Cyprus operation", Group: "Politics"}, {X: 1975, Until: 1978, Label: "US arms embargo", Group: "Sanctions"}, {X: 1973, Label: "TUSAŞ founded", Group: "Industry"},
		{X: 1975, Label: "ASELSAN founded", Group: "Industry"}, {X: 1980, Label: "Military coup", Group: "Politics"}, {X: 1985, Label: "Law 3238: SSM and support fund", Group: "Industry"},
		{X: 1988, Label: "Roketsan founded", Group: "Industry"}, {X: 1987, Until: 1999, Label: "F-16 co-production", Group: "Industry"}, {X: 1996, Label: "MİLGEM begins", Group: "Industry"},
		{X: 2004, Label: "Tank and helicopter tenders cancelled", Group: "Industry"}, {X: 2011, Label: "MİLGEM: TCG Heybeliada enters service", Group: "Industry"},
		{X: 2014, Label: "Bayraktar TB2 flies", Group: "Industry"}, {X: 2016, Label: "Coup attempt", Group: "Politics"}, {X: 2017, Label: "S-400 ordered", Group: "Politics"},
		{X: 2019, Label: "Removed from F-35", Group: "Sanctions"}, {X: 2020, Until: 2024, Label: "CAATSA", Group: "Sanctions"}, {X: 2023, Label: "Earthquake", Group: "Politics"}, {X: 2024, Label: "KAAN’s first flight", Group: "Industry"},
	}
	return &result.Figure{ID: "events", Kind: "timeline", Title: "From embargo to exports: fifty years of Turkish defence industry", Subtitle: "Events named in this report, 1973–2024", Source: "as cited in the text.", Panels: []result.Panel{p}, Alt: "Timeline."}
}

// samples are one figure of each kind.
func samples() []*result.Figure {
	return []*result.Figure{sampleLine(), sampleMultiples(), sampleBars(), sampleRanking(), sampleStacked(), sampleScatter(), sampleRange(), sampleHeat(12), sampleDumbbell(), sampleTimeline(),
		sampleArea(), sampleFiveYear(), sampleConnected(), sampleSlope(), sampleCorrelogram(), samplePath(), sampleForest(), sampleCurve(), sampleFlow()}
}
