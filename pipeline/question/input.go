package question

import (
	"errors"
	"fmt"
	"math"
	"slices"

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
	used  int         // observations before the transformation: of several series, common years
	from  int
	to    int
	uses  []obs.Pos
	err   error

	back   bool     // the values are back on the scale of the series
	doubts []string // beside those of the result
}

// scale is the transformation that the values of the result are on.
func (in *input) scale() stat.Transform {
	if in.back {
		return stat.Level
	}
	return in.transform
}

// prepare aligns and transforms. What goes wrong is kept for the withheld row.
func (in *input) prepare() {
	first := in.series[0]
	if len(in.series) == 1 {
		in.uses = first.Rows()
		in.used = first.N()
		in.from, in.to = ends(first.Years)
		in.years, in.y, in.err = in.transform.Apply(first.Years, first.Values)
		in.narrow()
		return
	}
	years, cols := align(in.series)
	in.used = len(years)
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
	in.narrow()
}

// narrow leaves out the years that no difference uses: those without a neighbour.
func (in *input) narrow() {
	if in.err != nil || in.transform != stat.Difference && in.transform != stat.LogDifference {
		return
	}
	in.from, in.to = in.years[0]-1, in.years[len(in.years)-1]
	var both []int
	for _, y := range in.years {
		if len(both) == 0 || both[len(both)-1] != y-1 {
			both = append(both, y-1)
		}
		both = append(both, y)
	}
	in.uses = nil
	for _, s := range in.series {
		in.uses = append(in.uses, positions(s, both)...)
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
			out = append(append(out, s.Pos[i]), s.Also[y]...)
		}
	}
	return out
}

// n is how many transformed observations there are; where the transformation
// failed for its values, how many it was tried on.
func (in *input) n() int {
	if in.err != nil && !errors.Is(in.err, stat.ErrTooFew) {
		return in.used
	}
	if in.err != nil {
		return 0
	}
	return len(in.y)
}

// tooLarge refuses values whose squares have no finite sum.
func (in *input) tooLarge() error {
	for _, v := range slices.Concat([][]float64{in.y}, in.x) {
		if math.IsInf(squares(v), 1) {
			return fmt.Errorf("values too large to be squared: %w", stat.ErrValue)
		}
	}
	return nil
}

// squares is the sum of squares.
func squares(x []float64) (sum float64) {
	for _, v := range x {
		sum += v * v
	}
	return sum
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

// endsOf are the first and the last year in which any of the series has a value, 0
// where none has.
func endsOf(ss []*obs.Series) (from, to int) {
	for _, s := range ss {
		first, last := ends(s.Years)
		if first != 0 && (from == 0 || first < from) {
			from = first
		}
		to = max(to, last)
	}
	return from, to
}
