package question

import (
	"slices"

	"defensetrade/pipeline/result"
)

// spareFigures takes out the figures of claims that are supported where a figure of
// another section shows the same series: the numbers stand in the claim, which then
// names that figure.
func (sp speaker) spareFigures(r *result.Result) {
	claims := map[string]*result.Claim{}
	for i := range r.Claims {
		if c := &r.Claims[i]; c.Status == supported && c.Figure != "" {
			claims[c.Figure] = c
		}
	}
	for i := range r.Sections {
		s := &r.Sections[i]
		var kept []result.Block
		for _, b := range s.Blocks {
			c := (*result.Claim)(nil)
			if b.Figure != nil {
				c = claims[b.Figure.ID]
			}
			if c == nil {
				kept = append(kept, b)
				continue
			}
			other := showing(r, s.ID, shownSeries(b.Figure))
			if other == nil {
				kept = append(kept, b)
				continue
			}
			c.Figure = other.ID
			said := sp.say("{} shows what it rests on.", result.Piece{Figure: other.ID})
			if last := len(kept) - 1; last >= 0 && len(kept[last].Para) > 0 {
				kept[last].Para = sentences(kept[last].Para, said)
			} else {
				kept = append(kept, result.Block{Para: said})
			}
		}
		s.Blocks = kept
	}
}

// shownSeries are the series whose values a figure shows, by their IDs: as columns
// beside the years, or a row each.
func shownSeries(f *result.Figure) []string {
	if f.Data == nil || !slices.Contains([]string{"line", "bars", "stacked", "fiveyear", "multiples", "ranking"}, f.Kind) {
		return nil
	}
	if len(f.Data.Head) > 0 && f.Data.Head[0] == "series" {
		var out []string
		for _, row := range f.Data.Rows {
			if len(row) > 0 && !slices.Contains(out, row[0]) {
				out = append(out, row[0])
			}
		}
		return out
	}
	return f.Data.Head[min(1, len(f.Data.Head)):]
}

// showing is the first figure outside a section that shows all of the series.
func showing(r *result.Result, section string, series []string) *result.Figure {
	if len(series) == 0 {
		return nil
	}
	for _, s := range r.Sections {
		if s.ID == section {
			continue
		}
		for _, b := range s.Blocks {
			if b.Figure == nil {
				continue
			}
			has := shownSeries(b.Figure)
			if !slices.ContainsFunc(series, func(id string) bool { return !slices.Contains(has, id) }) {
				return b.Figure
			}
		}
	}
	return nil
}
