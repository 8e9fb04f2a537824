package question

import (
	"fmt"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/stat"
)

// input is what a family is run on: the series as published, and as transformed
// and aligned.
type input struct {
	series    []*obs.Series
	transform stat.Transform
	params    params

	years []int       // of the transformed observations
	y     []float64   // the first series, transformed
	x     [][]float64 // the others, transformed, on the same years
	used  int         // observations of the level that stand behind them
	from  int
	to    int
	uses  []obs.Pos
	err   error
}

// prepare aligns and transforms. What goes wrong is kept for the withheld row.
func (in *input) prepare() {
	first := in.series[0]
	if len(in.series) == 1 {
		in.uses = first.Pos
		in.from, in.to = ends(first.Years)
		in.years, in.y, in.err = in.transform.Apply(first.Years, first.Values)
		return
	}
	years, cols := align(in.series)
	in.from, in.to = ends(years)
	for _, s := range in.series {
		in.uses = append(in.uses, positions(s, years)...)
	}
	for i, col := range cols {
		ty, tv, err := in.transform.Apply(years, col)
		if err != nil {
			in.err = fmt.Errorf("%s: %w", in.series[i].ID, err)
			return
		}
		if i == 0 {
			in.years, in.y = ty, tv
		} else {
			in.x = append(in.x, tv)
		}
	}
}

// align returns the years that all series have, and their values there.
func align(ss []*obs.Series) ([]int, [][]float64) {
	var years []int
	for _, y := range ss[0].Years {
		common := true
		for _, s := range ss[1:] {
			if _, ok := s.At(y); !ok {
				common = false
				break
			}
		}
		if common {
			years = append(years, y)
		}
	}
	cols := make([][]float64, len(ss))
	for i, s := range ss {
		cols[i] = make([]float64, len(years))
		for j, y := range years {
			cols[i][j], _ = s.At(y)
		}
	}
	return years, cols
}

func positions(s *obs.Series, years []int) []obs.Pos {
	out := make([]obs.Pos, 0, len(years))
	j := 0
	for i, y := range s.Years {
		for j < len(years) && years[j] < y {
			j++
		}
		if j < len(years) && years[j] == y {
			out = append(out, s.Pos[i])
		}
	}
	return out
}

// n is how many transformed observations there are.
func (in *input) n() int {
	if in.err != nil && len(in.y) == 0 {
		return len(in.series[0].Years)
	}
	return len(in.y)
}

// first and last are the first and the last year used: of the level, since a
// difference uses the year before it.
func (in *input) first() int { return in.from }
func (in *input) last() int  { return in.to }

func ends(years []int) (int, int) {
	if len(years) == 0 {
		return 0, 0
	}
	return years[0], years[len(years)-1]
}
