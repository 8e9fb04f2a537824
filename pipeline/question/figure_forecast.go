package question

import (
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// forecastFigure draws series with a projection of five years by the theta method,
// dashed, and its 80% interval: shares of a whole stay between 0 and 100%, amounts
// above zero.
func (a *asking) forecastFigure(id string, ss []*obs.Series, order study.Figure) *result.Figure {
	names := a.names(ss)
	f := a.picture(id, "line", a.words("{}, projected", a.figureTitle(ss, names)), ss, order)
	f.Data = seriesData(ss, ids(ss))
	f.Alt = a.altSeries(a.words("Line chart with a projection"), f.Title, ss, names)
	keys := colourKeys(ss)
	p := result.Panel{Y: result.Axis{Unit: ss[0].Unit, Zero: zeroBased(ss), Log: order.Log}}
	from, to := endsOf(ss)
	drawn := false
	row := map[string]int{}
	for i, r := range f.Data.Rows {
		row[r[0]] = i
		f.Data.Rows[i] = append(r, make([]string, 3*len(ss))...)
	}
	for i, s := range ss {
		f.Data.Head = append(f.Data.Head, "projected_"+s.ID, "lo80_"+s.ID, "hi80_"+s.ID)
		l := a.line(s, names[i], keys[i], 0)
		at := 1 + len(ss) + 3*i
		r, err := stat.ForecastTheta(s.Years, s.Values, forecastScale(s))
		if err == nil && s.N() >= leastPairs {
			drawn = true
			l.Name = ""
			last := s.N() - 1
			x, y := float64(s.Years[last]), s.Values[last]
			dash := result.Line{Name: names[i], Entity: keys[i], Dash: true, X: []float64{x}, Y: []float64{y}}
			band := result.Band{Entity: keys[i], X: []float64{x}, Lo: []float64{y}, Hi: []float64{y}}
			for h, m := range r.Mean {
				year := r.LastYear + h + 1
				dash.X, dash.Y = append(dash.X, float64(year)), append(dash.Y, m)
				band.X, band.Lo, band.Hi = append(band.X, float64(year)), append(band.Lo, r.Lo80[h]), append(band.Hi, r.Hi80[h])
				k, known := row[strconv.Itoa(year)]
				if !known {
					k = len(f.Data.Rows)
					row[strconv.Itoa(year)] = k
					f.Data.Rows = append(f.Data.Rows, append([]string{strconv.Itoa(year)}, make([]string, 4*len(ss))...))
				}
				f.Data.Rows[k][at], f.Data.Rows[k][at+1], f.Data.Rows[k][at+2] = num6(m), num6(r.Lo80[h]), num6(r.Hi80[h])
			}
			h := len(r.Mean) - 1
			f.Alt += " " + a.words("{}, projected for {}: {}, between {} and {}.", names[i], strconv.Itoa(r.LastYear+h+1), shownOf(s, r.Mean[h]).In(a.l), shownOf(s, r.Lo80[h]).In(a.l), shownOf(s, r.Hi80[h]).In(a.l))
			p.Bands, p.Lines = append(p.Bands, band), append(p.Lines, dash)
		}
		p.Lines = append(p.Lines, l)
	}
	if !drawn {
		return nil // too few values
	}
	f.Note = join(f.Note, a.words("Dashed: projection by the theta method with its 80% interval; it carries the past on and predicts no decision."))
	a.context(&p, from, to, false, order)
	f.Panels = []result.Panel{p}
	return f
}

// forecastScale keeps a projection where its unit can be.
func forecastScale(s *obs.Series) stat.ForecastOptions {
	o := stat.DefaultForecastOptions()
	inside := s.N() > 0
	for _, v := range s.Values {
		inside = inside && v > 0 && v < 100
	}
	switch {
	case s.Unit.Kind == obs.Share && inside:
		return stat.PercentForecastOptions()
	case s.Unit.Kind != obs.Rate && allPositive(s.Values):
		o.Scale = stat.ForecastLog
	}
	return o
}
