package question

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// A choice is which of the competing figures of a series are used instead of those
// that the study's rule picks. The zero choice is that rule.
type choice struct {
	key   string // among the parameters of the estimates: prefer, or competing
	value string // the reporter and source, or lowest, or highest
	of    string // the series, where estimates are of several
	words string // what is used: "the lowest figure of each year"
	name  string // the same as a row of a table
	plain string // the words in English, for notes of estimates
}

// tell puts the choice among the parameters, so that estimates of the other
// figures have IDs of their own.
func (c choice) tell(p params) {
	if c.key == "" {
		return
	}
	p[c.key] = c.value
	if c.of != "" {
		p["of"] = c.of
	}
}

// note puts the choice after what an estimate's note says.
func (c choice) note(rest string) string {
	if c.key == "" {
		return rest
	}
	return strings.TrimPrefix(rest+"; with "+c.plain, "; ")
}

// An alternative is a series with another choice among its competing figures.
type alternative struct {
	choice
	series  *obs.Series
	changed int // years whose figure is another, by more than rounding
}

// mostSources is how many sources take their turn in being preferred; the lowest
// and the highest figures are of all.
const mostSources = 12

// alternatives are the other choices that a series has: each source in turn
// preferred where it has a figure, the lowest of every year, the highest. Figures
// for another period do not take part, and of choices that come to the same
// figures the first stands for all. Of very many sources those with the most
// figures take their turn. A series of one reporter has none: the others
// are series of their own.
func (a *asking) alternatives(s *obs.Series) []alternative {
	if s.Reporter != "" {
		return nil
	}
	var lowest, highest = map[int]obs.Observation{}, map[int]obs.Observation{}
	var order []string
	by := map[string]map[int]obs.Observation{}
	for _, c := range s.Competing {
		period := periodOf(c)
		for i, o := range c.Obs {
			if o.Status.Missing() || o.Period != period {
				continue
			}
			if l, ok := lowest[c.Year]; !ok || o.Value < l.Value {
				lowest[c.Year] = o
			}
			if h, ok := highest[c.Year]; !ok || o.Value > h.Value {
				highest[c.Year] = o
			}
			if i == c.Chosen {
				continue
			}
			k := stater(o)
			if by[k] == nil {
				by[k] = map[int]obs.Observation{}
				order = append(order, k)
			}
			if _, twice := by[k][c.Year]; !twice {
				by[k][c.Year] = o
			}
		}
	}
	var out []alternative
	add := func(c choice, picks map[int]obs.Observation) {
		t, changed := withFigures(s, picks)
		same := func(b alternative) bool {
			return slices.Equal(b.series.Years, t.Years) && slices.Equal(b.series.Values, t.Values)
		}
		if changed > 0 && !slices.ContainsFunc(out, same) {
			out = append(out, alternative{c, t, changed})
		}
	}
	if len(order) > mostSources { // those with the most figures, in their order
		few := slices.Clone(order)
		slices.SortStableFunc(few, func(x, y string) int { return len(by[y]) - len(by[x]) })
		order = slices.DeleteFunc(order, func(k string) bool { return !slices.Contains(few[:mostSources], k) })
	}
	for _, k := range order {
		who, written := "", ""
		for _, y := range years(by[k]) {
			who, written = a.said(by[k][y]), a.written().said(by[k][y])
			break
		}
		add(choice{key: "prefer", value: k, words: a.words("the figures of {}¦of a source", who), name: who, plain: english.words("the figures of {}¦of a source", written)}, by[k])
	}
	lowestWords, highestWords := lang.Mark("the lowest figure of each year"), lang.Mark("the highest figure of each year")
	add(choice{key: "competing", value: "lowest", words: a.l.Phrase(lowestWords), name: a.words("The lowest of each year"), plain: lowestWords}, lowest)
	add(choice{key: "competing", value: "highest", words: a.l.Phrase(highestWords), name: a.words("The highest of each year"), plain: highestWords}, highest)
	return out
}

// stater is who states a figure, as a parameter prints it.
func stater(o obs.Observation) string {
	k := o.Source
	if o.Reporter != "" && o.Reporter != o.Source {
		k = strings.TrimSuffix(o.Reporter+"/"+o.Source, "/")
	}
	return strings.NewReplacer(";", ",", "=", "-", "\n", " ").Replace(orElse(k, "unnamed"))
}

func years(m map[int]obs.Observation) []int {
	out := make([]int, 0, len(m))
	for y := range m {
		out = append(out, y)
	}
	slices.Sort(out)
	return out
}

// withFigures is a series with other figures in some years, and in how many of
// them the figure is another one by more than rounding.
func withFigures(s *obs.Series, picks map[int]obs.Observation) (*obs.Series, int) {
	type row struct {
		year   int
		value  float64
		status obs.Status
		source string
		note   string
		period obs.Period
		pos    obs.Pos
	}
	rows := make([]row, s.N())
	for i, y := range s.Years {
		rows[i] = row{y, s.Values[i], s.Status[i], s.Sources[i], s.Notes[i], s.Periods[i], s.Pos[i]}
	}
	changed := 0
	for _, y := range years(picks) {
		o := picks[y]
		r := row{y, o.Value, o.Status, orElse(o.Source, o.Reporter), o.Note, o.Period, o.Pos}
		i, there := slices.BinarySearchFunc(rows, y, func(r row, y int) int { return cmp.Compare(r.year, y) })
		switch {
		case !there:
			rows = slices.Insert(rows, i, r)
			changed++
		case rows[i].value == o.Value:
		default:
			if old := rows[i].value; math.Abs(o.Value-old) >= leastGap*min(math.Abs(old), math.Abs(o.Value)) {
				changed++
			}
			rows[i] = r
		}
	}
	t := *s
	t.Years, t.Values, t.Status, t.Sources, t.Notes, t.Periods, t.Pos = nil, nil, nil, nil, nil, nil, nil
	for _, r := range rows {
		t.Years, t.Values, t.Status = append(t.Years, r.year), append(t.Values, r.value), append(t.Status, r.status)
		t.Sources, t.Notes, t.Periods, t.Pos = append(t.Sources, r.source), append(t.Notes, r.note), append(t.Periods, r.period), append(t.Pos, r.pos)
	}
	return &t, changed
}
