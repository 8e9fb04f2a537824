package result

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// A Figure is a picture as data: what is shown, in words and numbers. The
// drawing is pipeline/chart's.
type Figure struct {
	ID       string
	Lang     *lang.Language // in which its numbers are written; nil is English
	Kind     string         // one of chart.Kinds
	Title    string         // the finding in 5–12 words, or what is shown
	Subtitle string         // measure, unit, price basis, place, years
	Source   string         // without the word "Source:"
	Note     string         // without the word "Note:"
	Alt      string         // one paragraph for those who cannot see it, from the same data
	Panels   []Panel        // one, but for small multiples
	Matrix   *Matrix        // of kind heat
	Curve    *Curve         // of kind curve
	Columns  int            // panels in a row; 0 lets the chart choose
	Height   float64        // millimetres at 160 mm of width; 0 lets the chart choose
	Layout   string         // "narrow": files 80 mm wide, for a column; "": 160 mm
	Theme    string         // "dark": files for a dark page; in reports the page decides
	Colors   []string       // the study's entities in order, which decides their colours
	Data     *Data          // exactly the data shown, for figures/<id>.csv
}

// A Panel is one set of axes and what stands in it.
type Panel struct {
	Title  string
	X, Y   Axis
	Lines  []Line  // joined points of one series
	Bars   []Bar   // amounts by year, or by name for ranking and dumbbell
	Points []Point // separate points: scatter, competing values
	Ranges []Range // vertical bars from the least to the greatest competing value
	Bands  []Band  // pale ribbons of uncertainty
	Steps  []Step  // levels over spans of years: means of five years
	Flows  []Flow  // of kind flow
	Eras   []EraBand
	Events []EventLine
	Refs   []RefLine
}

// An Axis has a unit; numbers on it are written in it.
type Axis struct {
	Unit  obs.Unit
	Years bool   // the axis is calendar years
	Label string // in words, where the subtitle does not say it: scatter
	Zero  bool   // starts at zero whatever the data
	Log   bool
	Min   float64 // used when Max > Min
	Max   float64
	Whole bool // only whole numbers have a meaning: lags
}

// A Line is one drawn series. A gap between years breaks it.
type Line struct {
	Name   string // written at its end; "" writes none
	Entity string // decides its colour, the same in all figures of a study
	Rank   int    // 0: a protagonist in colour; 1: context in grey
	X, Y   []float64
	Hollow []bool // estimated or provisional points; parallel to X or nil
	Dashed []bool // the stretch that ends in this point is interpolated, projected or of another source
	Dash   bool   // the whole line is dashed: a projection; a trend where Thin is set, too
	Thin   bool   // a fitted line beside its data: thin and pale
	Marks  bool   // a dot at each point, for series with gaps
}

// A Bar is one amount; Stack puts it on top of the bars of the same X or Name.
type Bar struct {
	X      float64
	Name   string // row of a ranking or dumbbell
	Series string // legend entry and colour of a stacked bar
	Entity string
	Value  float64
	Low    float64 // of a dumbbell and a slope: the earlier value; of a forest: the lower end of the interval
	High   float64 // of a forest: the upper end
	Label  string  // written at the end of the bar; "" writes none
	Rank   int     // 0 in colour, 1 grey
	Hollow bool
	None   bool // of a ranking: there is no value, and Label alone is written
}

// A Point is one mark.
type Point struct {
	X, Y   float64
	Label  string // beside the mark
	Series string // which group: legend, colour and marker
	Entity string
	Hollow bool
	Strong bool // the value that statistics use, among competing ones
}

// A Range joins the least and the greatest competing value of a year.
type Range struct{ X, Low, High float64 }

// A Band is a ribbon between two lines.
type Band struct {
	Entity    string
	X, Lo, Hi []float64
}

// A Step is a level that holds over a span of years, first and last whole.
type Step struct {
	From, To float64
	Y        float64
	Label    string // written on it
}

// A Flow runs from one name to another, as wide as its value.
type Flow struct {
	From, To string
	Entity   string // decides its colour: where it starts, or where it ends
	Value    float64
	Rank     int // 0 in colour, 1 grey
}

// An EraBand is a pale band with its name on top.
type EraBand struct {
	From, To float64
	Label    string
}

// An EventLine is a thin vertical line labelled at its top.
type EventLine struct {
	X     float64
	Label string
	// Until is the end of an event that lasted; 0 otherwise (timeline).
	Until float64
	Group string // row group of a timeline
}

// A RefLine is a labelled dashed horizontal line: a claim, a mean.
type RefLine struct {
	Y     float64
	Label string
}

// A Matrix is the cells of a heat map; NaN is an empty cell.
type Matrix struct {
	Rows, Cols []string
	V          [][]float64 // V[row][col] in [Min, Max]
	Mark       [][]bool    // drawn bold: passes the test named in the note
	Min, Max   float64
	Legend     string // what the colours mean
}

// A Curve is a specification curve: the same estimate under many defensible
// choices, and below each estimate which choices it stands for.
type Curve struct {
	Unit obs.Unit
	// Entity decides the colour.
	Entity string
	Label  string // what is estimated, where the subtitle does not say it
	Rows   []Choice
	Specs  []Spec // in the order drawn: by value
}

// A Choice is one option of a group: "r" of "Method".
type Choice struct{ Group, Name string }

// A Spec is one estimate and the choices that it made.
type Spec struct {
	Value, Low, High float64 // High < Low: no interval
	Made             []bool  // parallel to Curve.Rows
	Strong           bool    // differs from zero by its own test
	Main             bool    // the one that the study's verdict rests on
}

// Data is a rectangular table of what a figure shows, as text ready for CSV.
type Data struct {
	Head []string
	Rows [][]string
}
