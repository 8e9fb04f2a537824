package chart

import "defensetrade/pipeline/result"

// empty reports whether a figure has no value that could be drawn.
func empty(f *result.Figure) bool {
	switch f.Kind {
	case "heat":
		return f.Matrix == nil || len(f.Matrix.V) == 0 || len(f.Matrix.V[0]) == 0
	case "curve":
		return f.Curve == nil || !some(f.Curve.Specs, func(s result.Spec) bool { return finite(s.Value) })
	case "flow":
		return !some(f.Panels, func(p result.Panel) bool { return len(flowsOf(&p)) > 0 })
	}
	return !some(f.Panels, func(p result.Panel) bool { return shows(f, &p) })
}

func some[T any](xs []T, is func(T) bool) bool {
	for _, x := range xs {
		if is(x) {
			return true
		}
	}
	return false
}

// shows reports whether a panel has a value that could be drawn.
func shows(f *result.Figure, p *result.Panel) bool {
	for _, l := range p.Lines {
		for j := range min(len(l.X), len(l.Y)) {
			if finite(l.X[j]) && finite(l.Y[j]) {
				return true
			}
		}
	}
	two := f.Kind == "dumbbell" || f.Kind == "slope"
	return some(p.Bars, func(b result.Bar) bool { return finite(b.Value) || two && finite(b.Low) }) ||
		some(p.Points, func(q result.Point) bool { return finite(q.X) && finite(q.Y) }) ||
		f.Kind == "timeline" && len(p.Events)+len(p.Eras) > 0
}
