package question

import (
	"math"
	"slices"
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// fiveYears is the length of the spans that deliveries are compared over: single
// years mean little (G29).
const fiveYears = 5

// fiveYearFigure draws yearly values as bars with the means of five years on top;
// spans are counted back from the last year, and one that lacks a year has no mean.
// title "" makes one of the series.
func (a *asking) fiveYearFigure(id string, ss []*obs.Series, title string, order study.Figure) *result.Figure {
	names := a.names(ss)
	f := a.picture(id, "fiveyear", orElse(title, a.figureTitle(ss, names)), ss, order)
	f.Data = &result.Data{Head: []string{"year"}}
	means := make([]map[int]float64, len(ss)) // by the last year of the span
	keys, spoken := colourKeys(ss), ""
	for i, s := range ss {
		p := result.Panel{Y: result.Axis{Unit: s.Unit, Zero: true}, X: result.Axis{Years: true}}
		if len(ss) > 1 {
			p.Title = names[i]
		}
		means[i] = map[int]float64{}
		for j, y := range s.Years {
			st := s.Status[j]
			p.Bars = append(p.Bars, result.Bar{X: float64(y), Entity: keys[i], Value: s.Values[j], Hollow: st == obs.Estimated || st == obs.Provisional})
		}
		first, last := ends(s.Years)
		for to := last; to-fiveYears+1 >= first && s.N() > 0; to -= fiveYears {
			m, ok := meanOf(s, to-fiveYears+1, to)
			if !ok {
				continue
			}
			means[i][to] = m
			step := result.Step{From: float64(to - fiveYears + 1), To: float64(to), Y: m, Label: result.Format{Style: result.Short, Decimals: -1}.String(a.l, m, s.Unit)}
			p.Steps = append(p.Steps, step)
		}
		slices.Reverse(p.Steps)
		for _, st := range p.Steps {
			years := span(int(st.From), int(st.To))
			if len(ss) == 1 {
				spoken += " " + a.words("mean of {}: {}.", years, st.Label)
			} else {
				spoken += " " + a.words("{}, mean of {}: {}.", names[i], years, st.Label)
			}
		}
		if len(ss) == 1 {
			a.context(&p, first, last, false, order)
		}
		f.Panels = append(f.Panels, p)
		f.Data.Head = append(f.Data.Head, s.ID, "mean_of_five_years_"+s.ID)
	}
	head := a.words("Bar chart by year, which has no five years in a row to take a mean of.")
	if spoken != "" {
		head = a.words("Bar chart by year with means of five years.")
		if order.Subtitle == "" {
			f.Subtitle = join(f.Subtitle+".", a.words("Bars: years; lines: means of five years"))
		}
	}
	f.Alt = head + " " + stop(f.Title) + " " + stop(f.Subtitle) + spoken
	plain := seriesData(ss, ids(ss))
	for _, row := range plain.Rows {
		year, _ := strconv.Atoi(row[0])
		out := row[:1:1]
		for i := range ss {
			mean := ""
			if m, ok := means[i][year]; ok {
				mean = num6(m)
			}
			out = append(out, row[1+i], mean)
		}
		f.Data.Rows = append(f.Data.Rows, out)
	}
	return f
}

// meanOf is the mean of a series over years that all have a value.
func meanOf(s *obs.Series, from, to int) (float64, bool) {
	sum := 0.0
	for y := from; y <= to; y++ {
		v, ok := s.At(y)
		if !ok {
			return 0, false
		}
		sum += v / float64(to-from+1)
	}
	return sum, !math.IsInf(sum, 0)
}

// slopeFigure draws series of one unit as lines from the first year that all of
// them have to the last.
func (a *asking) slopeFigure(id string, ss []*obs.Series, order study.Figure) *result.Figure {
	names := a.names(ss)
	from, to := common(ss)
	if from >= to {
		return nil // no two years in common
	}
	f := a.picture(id, "slope", a.figureTitle(ss, names), ss, order)
	if order.Title == "" {
		f.Title += ", " + a.yearList([]int{from, to})
	}
	if order.Subtitle == "" {
		f.Subtitle = a.upperFirst(result.UnitWords(a.l, ss[0].Unit))
	}
	f.Note = order.Note
	p := result.Panel{Y: result.Axis{Unit: ss[0].Unit}, Eras: []result.EraBand{{Label: strconv.Itoa(from)}, {Label: strconv.Itoa(to)}}}
	f.Data = &result.Data{Head: []string{"series", strconv.Itoa(from), strconv.Itoa(to)}}
	f.Alt = a.words("Slope chart of two years.") + " " + stop(f.Title) + " " + stop(f.Subtitle)
	keys := colourKeys(ss)
	for i, s := range ss {
		was, _ := s.At(from)
		is, _ := s.At(to)
		b := result.Bar{Name: names[i], Entity: keys[i], Low: was, Value: is}
		if len(ss) > 4 && !a.lead(s) {
			b.Rank = 1
		}
		p.Bars = append(p.Bars, b)
		f.Data.Rows = append(f.Data.Rows, []string{s.ID, num6(was), num6(is)})
		f.Alt += " " + a.words("{}: {}, then {}.", names[i], shownOf(s, was).In(a.l), shownOf(s, is).In(a.l))
	}
	f.Panels = []result.Panel{p}
	return f
}

// common are the first and the last year in which all series have a value; 0, 0
// where there is none.
func common(ss []*obs.Series) (from, to int) {
	if len(ss) == 0 {
		return 0, 0
	}
next:
	for _, y := range ss[0].Years {
		for _, s := range ss[1:] {
			if _, ok := s.At(y); !ok {
				continue next
			}
		}
		if from == 0 {
			from = y
		}
		to = y
	}
	return from, to
}
