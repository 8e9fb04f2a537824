package question

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// A window is a span of years that a specification uses.
type window struct {
	name     string
	from, to int
}

// windows are the whole span, its two halves, and the study's eras inside it.
func (a *asking) windows(years []int) []window {
	first, last := ends(years)
	mid := years[len(years)/2]
	out := []window{{span(first, last), first, last}, {span(first, mid-1), first, mid - 1}, {span(mid, last), mid, last}}
	for _, e := range a.st.Eras {
		from, to := max(first, open(e.From, first)), min(last, open(e.To, last))
		w := window{span(from, to), from, to}
		known := from > to
		for _, o := range out {
			known = known || o.from == from && o.to == to
		}
		if !known {
			out = append(out, w)
		}
	}
	return out
}

// curveFigure draws a pair's correlation under every choice of method,
// transformation and years that could be defended, in order of size (Simonsohn,
// Simmons and Nelson 2020, Nature Human Behaviour 4, 1208–1214). Choices that
// leave fewer years than the study's least, or no variation, are left out.
func (a *asking) curveFigure(g pairGot, id string, o study.Figure) *result.Figure {
	x0, y0 := cutTo(g.x, o), cutTo(g.y, o)
	years, _, _, err := stat.Level.ApplyPair(x0.Years, x0.Values, y0.Years, y0.Values)
	if err != nil || len(years) < a.leastN() {
		return nil
	}
	methods := []string{"Pearson", "Spearman", "Kendall"}
	transforms := []stat.Transform{stat.Level, stat.Difference, stat.Detrended}
	if allPositive(x0.Values) && allPositive(y0.Values) {
		transforms = append(transforms, stat.Logarithm, stat.LogDifference)
	}
	windows := a.windows(years)
	main := yearlyOf(g)
	v := &result.Curve{Entity: g.x.Entity}
	for _, m := range methods {
		v.Rows = append(v.Rows, result.Choice{Group: a.words("Method¦of correlation"), Name: m})
	}
	for _, tr := range transforms {
		v.Rows = append(v.Rows, result.Choice{Group: a.words("Values"), Name: a.l.Phrase(transformWords[tr])})
	}
	for _, w := range windows {
		v.Rows = append(v.Rows, result.Choice{Group: a.words("Years"), Name: w.name})
	}
	f := a.picture(id, "curve", a.pairWords(g.x, g.y), []*obs.Series{x0, y0}, o)
	type made struct {
		spec result.Spec
		row  []string
	}
	var all []made
	for wi, w := range windows {
		for ti, tr := range transforms {
			xs, ys := x0.Within(w.from, w.to), y0.Within(w.from, w.to)
			at, x, y, err := tr.ApplyPair(xs.Years, xs.Values, ys.Years, ys.Values)
			if err != nil || len(at) < a.leastN() {
				continue
			}
			for mi, m := range methods {
				s, p, ok := coefficientOf(m, x, y)
				if !ok {
					continue
				}
				s.Made = make([]bool, len(v.Rows))
				s.Made[mi], s.Made[len(methods)+ti], s.Made[len(methods)+len(transforms)+wi] = true, true, true
				s.Strong = p < a.st.Alpha
				s.Main = mi == 0 && wi == 0 && tr == main
				all = append(all, made{s, []string{strings.ToLower(m), tr.String(), strconv.Itoa(w.from), strconv.Itoa(w.to), strconv.Itoa(len(at)), num6(s.Value), num6(p)}})
			}
		}
	}
	if len(all) < 2 {
		return nil
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].spec.Value < all[j].spec.Value })
	f.Data = &result.Data{Head: []string{"method", "transform", "from", "to", "n", "value", "p"}}
	below, strong := 0, 0
	for _, m := range all {
		v.Specs = append(v.Specs, m.spec)
		f.Data.Rows = append(f.Data.Rows, m.row)
		if m.spec.Value < 0 {
			below++
		}
		if m.spec.Strong {
			strong++
		}
	}
	f.Curve = v
	if o.Title == "" {
		f.Title = a.words("{} under {} choices", f.Title, a.count(len(all)))
	}
	if o.Subtitle == "" {
		f.Subtitle = a.words("Coefficients of correlation in order of size; {} with p below {}", a.someOf(strong, len(all)), a.exact(a.st.Alpha))
	}
	f.Note = join(o.Note, a.words("In colour: p below {} by the method’s own test, which takes years as independent. Lines: Pearson’s 95% interval. Dashed: the specification that the verdict looks at first.", a.exact(a.st.Alpha)))
	f.Alt = a.words("Specification curve.") + " " + stop(f.Title) + " " + a.upperFirst(a.words("{}: from {} to {}; {} below zero, {} with a small p.", a.counted(len(all), "{} specification", "{} specifications"),
		result.Decimal(a.l, all[0].spec.Value, 2), result.Decimal(a.l, all[len(all)-1].spec.Value, 2), a.someOf(below, len(all)), a.someOf(strong, len(all))))
	return f
}

// agreed says in a sentence what a specification curve would show where all choices
// come to the same, and keeps them as a table that is a file alone. It reports whether
// they do.
func (a *asking) agreed(g pairGot, f *result.Figure) bool {
	strong, below := 0, 0
	for _, s := range f.Curve.Specs {
		if s.Strong {
			strong++
		}
		if s.Value < 0 {
			below++
		}
	}
	all := len(f.Curve.Specs)
	message := lang.Mark("For {} none of {} choices of method, values and years gives {} below {} ({}).")
	switch {
	case strong == 0:
	case strong == all && (below == 0 || below == all):
		message = lang.Mark("For {} each of {} choices of method, values and years gives a coefficient of the same sign with {} below {} ({}).")
	default:
		return false
	}
	t := &result.Table{ID: f.ID, Title: f.Title, Note: f.Note, Cols: []result.Column{{Key: "method", Head: a.words("Method"), Words: true},
		{Key: "transform", Head: a.words("Values"), Words: true}, {Key: "from", Head: a.words("From¦a year")}, {Key: "to", Head: a.words("To¦a year")},
		{Key: "n", Head: a.words("n")}, {Key: "value", Head: a.words("Coefficient")}, {Key: "p", Head: a.words("p")}}}
	for _, row := range f.Data.Rows {
		cells := []result.Cell{{Text: row[0]}, {Text: row[1]}}
		for k, s := range row[2:] {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				v = math.NaN()
			}
			format := []result.Format{{Style: result.Year}, {Style: result.Year}, {}, {Decimals: 2}, {Style: result.PValue}}[k]
			cells = append(cells, result.Cell{Number: true, Value: v, Format: format})
		}
		t.Rows = append(t.Rows, result.Row{Cells: cells})
	}
	a.aside(t)
	a.para(a.tell(message, lit(a.lowerFirst(a.pairWords(g.x, g.y))), lit(a.l.Whole(all)), em("p"), lit(result.Format{Exact: true}.String(a.l, a.st.Alpha, obs.Unit{})), result.Piece{Table: t.ID}))
	return true
}

// someOf is "none of 45", "23 of 45".
func (sp speaker) someOf(n, all int) string {
	if n == 0 {
		return sp.words("none of {}¦of so many", sp.count(all))
	}
	return sp.words("{} of {}¦of so many", sp.count(n), sp.count(all))
}

// transformWords name transformations on figures, messages.
var transformWords = map[stat.Transform]string{stat.Level: lang.Mark("levels¦a choice"), stat.Difference: lang.Mark("changes¦a choice"), stat.Detrended: lang.Mark("around the trend¦a choice"),
	stat.Logarithm: lang.Mark("logarithms¦a choice"), stat.LogDifference: lang.Mark("growth¦a choice")}

// coefficientOf is a coefficient with its p-value and, of Pearson's, its interval.
func coefficientOf(method string, x, y []float64) (s result.Spec, p float64, ok bool) {
	s.Low, s.High = math.NaN(), math.NaN()
	switch method {
	case "Pearson":
		r, err := stat.Pearson(x, y)
		s.Value, s.Low, s.High, p, ok = r.R, r.Lo95, r.Hi95, r.P, err == nil
	case "Spearman":
		r, err := stat.Spearman(x, y)
		s.Value, p, ok = r.Rho, r.PT, err == nil
	default:
		r, err := stat.Kendall(x, y)
		s.Value, p, ok = r.TauB, r.PAsymptotic, err == nil
	}
	return s, p, ok && !math.IsNaN(s.Value)
}
