package report

import (
	"fmt"
	"image/color"
	"math"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/pdf"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
	"defensetrade/pipeline/typeface"
)

// stubCanvas draws a frame where a figure's body would be.
var stubCanvas = Canvas{
	BodyHeight: func(f *result.Figure, width float64) float64 {
		if f.Height > 0 {
			return f.Height * pdf.MM * width / (160 * pdf.MM)
		}
		return 0.5 * width
	},
	DrawBody: func(d *pdf.Doc, f *result.Figure, x, y, width float64) error {
		h := 0.5 * width
		if f.Height > 0 {
			h = f.Height * pdf.MM * width / (160 * pdf.MM)
		}
		d.SetColor(color.NRGBA{0xe8, 0xee, 0xf4, 0xff})
		d.FillRect(x, y, width, h)
		d.SetColor(color.NRGBA{0x1f, 0x4e, 0x79, 0x80})
		d.SetLine(1, 3, 2)
		d.Line(x, y+h, x+width, y)
		d.Text(typeface.Sans, 8, x+6, y+12, f.Kind)
		return nil
	},
}

var (
	gdpShare = obs.Unit{Kind: obs.Share, Of: "GDP"}
	dollars  = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e6}
)

func lit(s string) result.Piece     { return result.Piece{Lit: s} }
func figRef(id string) result.Piece { return result.Piece{Figure: id} }
func tabRef(id string) result.Piece { return result.Piece{Table: id} }
func num(v float64, u obs.Unit, s result.Style) result.Piece {
	return result.Piece{Number: true, Value: v, Unit: u, Format: result.Format{Style: s, Decimals: -1}}
}

const (
	proseTrend = "Defence spending as a share of gross domestic product is among the best documented budget items, yet comparisons across countries and decades remain hard: exchange rates move, definitions change, and estimates stand beside reported figures. We therefore work with shares where levels matter and with first differences where growth matters, and mark each series that mixes both. "
	proseTest  = "The robust test does not assume that the residuals are uncorrelated; it allows for dependence over three years and for a variance that changes with time. With fewer than thirty observations its size is only approximate, so that a result close to the level of significance should be read as undecided and not as a finding. "
	proseGap   = "Where two documents give different values for the same year, both are kept and shown as a range. The statistics use the one that the study prefers, and the difference is printed with the data. A missing year is never filled: the line breaks, and the number of observations falls. "
)

func sampleFigure(id, kind, title string, height float64) *result.Figure {
	return &result.Figure{
		ID: id, Kind: kind, Title: title, Height: height,
		Subtitle: "Military expenditure, % of GDP, Türkiye and Pakistan beside eight other countries, 1990–2024",
		Source:   "SIPRI Military Expenditure Database, release of April 2025; World Bank, World Development Indicators",
		Note:     "Hollow points are estimates of the publisher. The dashed stretch joins two sources and is not used in the statistics.",
		Alt:      "Line chart of two series. Türkiye falls from 3.9% in 1999 to 1.9% in 2015; Pakistan falls from 5.4% to 3.2%.",
		Data:     &result.Data{Head: []string{"series", "year", "value", "note"}, Rows: [][]string{{"spending-gdp.TUR", "1999", "-3.9", "=HYPERLINK(\"x\")"}, {"spending-gdp.PAK", "1999", "5.4", "a, \"b\""}}},
	}
}

// trendTable is a table with groups, marks, words among numbers and alignment at
// the decimal point.
func trendTable() *result.Table {
	t := &result.Table{
		ID: "trends", Title: "Trend of defence spending by country and period",
		Cols: []result.Column{
			{Key: "country", Head: "Country", Words: true},
			{Key: "n", Head: "n"},
			{Key: "mean", Head: "Mean", Unit: "% of GDP"},
			{Key: "slope", Head: "Slope", Unit: "points a year"},
			{Key: "change", Head: "Change from first to last year", Unit: "million US$"},
			{Key: "p", Head: "p", Unit: ""},
			{Key: "verdict", Head: "Verdict", Words: true},
		},
		Note:   "Slopes by ordinary least squares with Newey–West standard errors. * p < 0.05 after Holm's adjustment.",
		Source: "SIPRI; own calculation",
	}
	names := []string{"Türkiye", "Pakistan", "India", "Greece", "Iran", "United States of America", "United Kingdom", "France", "Germany", "Italy", "Japan", "Canada"}
	for i, name := range names {
		if i%6 == 0 {
			t.Rows = append(t.Rows, result.Row{Group: true, Cells: []result.Cell{{Text: []string{"Before 2001", "From 2002 on"}[i/6]}}})
		}
		v := float64(i)
		mark := ""
		if i%3 == 0 {
			mark = "*"
		}
		p := result.Cell{Number: true, Value: 0.0004 * v * v, Format: result.Format{Style: result.PValue}}
		if i == 4 {
			p = result.Cell{Text: "n/a"}
		}
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{
			{Text: name},
			{Number: true, Value: 20 + v, Format: result.Format{Decimals: 0}},
			{Number: true, Value: 1.5 + v*0.91, Format: result.Format{Decimals: 2}},
			{Number: true, Value: 0.04*v - 0.2, Format: result.Format{Decimals: 3, Sign: true}, Mark: mark},
			{Number: true, Value: (v - 3) * 1234.5, Format: result.Format{Decimals: 1}},
			p,
			{Text: []string{"rising", "no clear trend", "falling"}[i%3]},
		}})
	}
	return t
}

// longTable has words that wrap and goes over pages.
func longTable(id string, rows int) *result.Table {
	t := &result.Table{
		ID: id, Title: "Deliveries of major arms by year, system and status",
		Cols: []result.Column{
			{Key: "year", Head: "Year"},
			{Key: "system", Head: "System", Words: true},
			{Key: "what", Head: "What is known of it", Words: true, Width: 0.4},
			{Key: "tiv", Head: "Volume", Unit: "million TIV"},
		},
		Source: "SIPRI Arms Transfers Database",
	}
	for i := range rows {
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{
			{Number: true, Value: float64(1950 + i%75), Format: result.Format{Style: result.Year}},
			{Text: []string{"T-129 ATAK helicopter", "MILGEM corvette", "Super Mushshak trainer aircraft"}[i%3]},
			{Text: "Ordered under a contract of the year before; delivery " + []string{"completed.", "began with two units built abroad and went on with two built under licence at Karachi Shipyard.", "not confirmed by the importer."}[i%3]},
			{Number: true, Value: float64(i*i%977) / 8, Format: result.Format{Decimals: 2}},
		}})
	}
	return t
}

// sample is a report such as a small study leaves.
func sample() *result.Result {
	para := func(pieces ...result.Piece) result.Block { return result.Block{Para: pieces} }
	r := &result.Result{
		Study: &study.Study{ID: "sample", File: "study.yaml", Title: "Türkiye and Pakistan, 2001–2024",
			Question: "Do the numbers of a paper on defence cooperation hold against the published data?",
			From:     1990, To: 2024, Eras: []study.Era{{ID: "before", Label: "Before 9/11", To: 2001}}},
		Title:    "Defence spending, arms trade and local production in Türkiye and Pakistan, 1990–2024",
		Subtitle: "What open data say, and what they cannot carry",
		Authors:  []string{"A. Yılmaz", "Ş. Güneş", "İ. Çağlar"},
		Abstract: []result.Text{result.Words("We join three public sources and ask whether statements about defence cooperation hold. " + proseTrend + "All numbers are reproducible from the files named in the section on data.")},
		Findings: []result.Text{
			{lit("Türkiye’s defence spending fell from "), num(3.9, gdpShare, result.Amount), lit(" in 1999 to "), num(1.9, gdpShare, result.Amount), lit(" in 2015 ("), figRef("spending"), lit(").")},
			{lit("Bilateral trade rose from "), num(600, dollars, result.Amount), lit(" in 2005 to "), num(1083, dollars, result.Amount), lit(" in 2015; "), tabRef("trends"), lit(" gives every year.")},
			result.Words("Spending and growth do not move together once the shared trend is taken out."),
			result.Words("The share of local production is " + proseGap),
		},
		Sections: []result.Section{
			{ID: "spending", Title: "The burden of defence spending", Blocks: []result.Block{
				para(lit(proseTrend), figRef("spending"), lit(" shows the series. "), lit(proseGap)),
				{Figure: sampleFigure("spending", "line", "Türkiye’s spending fell by half between 1999 and 2015", 80)},
				para(lit(proseTest), result.Piece{Lit: "Newey–West", Emph: true}, lit(" errors are used throughout; see "), result.Piece{Lit: "the publisher’s page", Link: "https://www.sipri.org/databases/milex"}, lit(" for definitions. The slope is "), num(-0.08, gdpShare, result.Points), lit(" a year (p = "), num(0.0321, obs.Unit{}, result.PValue), lit(").")),
				{Head: "Before and after 11 September 2001"},
				para(lit(proseGap + proseTest)),
				para(lit(proseTrend), tabRef("trends"), lit(" lists the trends of "), result.Piece{Lit: "all", Strong: true}, lit(" countries.")),
				{Table: trendTable()},
				para(lit(proseTest + proseTrend)),
			}},
			{ID: "trade", Title: "Trade in both directions", Blocks: []result.Block{
				para(lit(proseTrend + proseTest)),
				{Figure: sampleFigure("trade", "multiples", "Both directions grew, with gaps between mirror figures", 105)},
				para(lit(proseGap), figRef("trade"), lit(" and "), figRef("rank"), lit(" show what remains.")),
				{Figure: sampleFigure("rank", "ranking", "Suppliers of Pakistan, ranked by deliveries", 70)},
				{List: []result.Text{result.Words("Exports are free on board, imports include insurance and freight."), result.Words(proseTest), result.Words("Gold is left out.")}},
				para(lit(proseTrend + proseGap)),
				para(lit(proseTest + proseTrend)),
			}},
			{ID: "arms", Title: "Arms deliveries between the two countries, with a heading that is long enough to need a second line", Blocks: []result.Block{
				para(lit(proseGap), tabRef("deliveries"), lit(" has the register. "), lit(proseTest)),
				{Table: longTable("deliveries", 60)},
				para(lit(proseTrend)),
				{Figure: sampleFigure("heat", "heat", "Only two of fifteen pairs pass the test", 90)},
				para(lit(proseTrend + proseTest + proseGap)),
			}},
		},
		Data: []result.Section{{ID: "sources", Title: "Sources and terms", Blocks: []result.Block{
			{Table: &result.Table{ID: "sources", Title: "Sources with their vintage and terms", Cols: []result.Column{
				{Key: "source", Head: "Source", Words: true}, {Key: "publisher", Head: "Publisher", Words: true},
				{Key: "vintage", Head: "Vintage", Words: true}, {Key: "url", Head: "Address", Words: true}, {Key: "terms", Head: "Terms", Words: true}},
				Rows: []result.Row{
					{Cells: []result.Cell{{Text: "Military Expenditure Database"}, {Text: "SIPRI"}, {Text: "April 2025"}, {Text: "https://www.sipri.org/databases/milex"}, {Text: "Non-commercial use of less than ten per cent of the data set, with credit"}}},
					{Cells: []result.Cell{{Text: "World Development Indicators"}, {Text: "World Bank"}, {Text: "1 July 2025"}, {Text: "https://databank.worldbank.org/source/world-development-indicators"}, {Text: "CC BY 4.0"}}},
				}}},
			{Head: "Gaps"}, para(lit(proseGap))}}},
		Methods: []result.Section{{ID: "ols", Title: "Linear trends", Blocks: []result.Block{para(lit(proseTest + proseTrend)), {List: []result.Text{result.Words("Newey and West (1987), “A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent covariance matrix”, Econometrica 55(3), 703–708.")}}}},
			{ID: "empty", Title: "Nothing to say"}},
		Verdicts: []result.Verdict{{ID: "v1", Question: "spending", Kind: "trend", Series: "spending-gdp.TUR", Status: "falling", Sentence: result.Text{lit("It fell, see "), figRef("spending"), lit(".")}, Estimates: []string{"ols_trend.slope-1"}}},
		Guards:   obs.Faults{{Pos: obs.Pos{File: "trade.csv", Line: 7, Col: 12}, Severity: obs.SevWarning, Guard: "G12", Msg: `mixes "sources" <here>`, Fix: "declare a splice"}},
		Sources:  []obs.Source{{ID: "sipri", Title: "Military Expenditure Database", Publisher: "SIPRI", Vintage: "April 2025", URL: "https://www.sipri.org", Terms: "credit"}},
		Inputs:   []obs.Input{{Path: "trade.csv", SHA256: "00ff", Size: 12}},
	}
	pos := func(lines ...int) (out []obs.Pos) {
		for _, l := range lines {
			out = append(out, obs.Pos{File: "spending-gdp.csv", Line: l, Col: 10})
		}
		return out
	}
	r.Estimates = []*result.Estimate{
		{ID: "mean-1", Question: "spending", Series: "spending-gdp.TUR", Transform: "level", Statistic: "mean.value", Value: 2.5, Unit: gdpShare, UnitWords: "% of GDP", N: 5, From: 1990, To: 1994, Uses: pos(2, 3, 4, 6, 7)},
		{ID: "ols_trend.slope-1", Question: "spending", Series: "spending-gdp.TUR", Era: "after", Transform: "level", Statistic: "ols_trend.slope", Parameters: "lag=3;rule=fixed", Value: -0.1 + 0.02, UnitWords: "% of GDP a year", N: 3, From: 2002, To: 2004, Note: "≤ 0.01, \"at the end\" of the table", Uses: pos(9, 8, 10)},
		{ID: "panel-1", Question: "p", Series: "=cmd|' /C calc'!A0", Other: "a;b", Statistic: "panel_fe", Value: math.NaN(), Note: "too few years"},
		{ID: "tiny-1", Question: "p", Series: "x", Statistic: "v", Value: 1.5e-9, N: 1, From: 2000, To: 2000},
	}
	r.Pairs = []*result.Pairs{{Series: []string{"a", "b"}, Of: [][2]int32{{0, 1}}, Transforms: []string{"diff"}, Statuses: []string{"moves-together"}, Status: []uint8{0},
		Rows: [][]result.PairRow{{{N: 20, R: 0.5, P: 0.02, Rho: 0.4, PT: 0.05, TauB: 0.3, PAsymptotic: 0.04, BH: math.NaN(), NEff: 12.5}}}}}
	return r
}

// large is a report of some 25 pages with 15 figures.
func large() *result.Result {
	r := sample()
	base := r.Sections
	for k := range 4 {
		for _, s := range base {
			c := result.Section{ID: fmt.Sprint(s.ID, k), Title: s.Title}
			for _, b := range s.Blocks {
				if b.Figure != nil {
					f := *b.Figure
					f.ID = fmt.Sprint(f.ID, k)
					b.Figure = &f
				}
				if b.Table != nil {
					t := *b.Table
					t.ID = fmt.Sprint(t.ID, k)
					t.Rows = t.Rows[:min(len(t.Rows), 25)]
					b.Table = &t
				}
				c.Blocks = append(c.Blocks, b)
			}
			r.Sections = append(r.Sections, c)
		}
	}
	r.Sections = r.Sections[3:]
	return r
}
