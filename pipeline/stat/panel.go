package stat

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// A Panel is one dependent value and K regressors for each of N pairs of an entity
// and a year, in any order and with any pairs missing.
type Panel struct {
	Entity []int       // N: which entity, under any numbers
	Year   []int       // N: calendar years
	Y      []float64   // N
	X      [][]float64 // K columns of N
	Names  []string    // K, what the regressors are called in the names of values
}

// panelConstant is the name of the constant beside the regressors' names.
const panelConstant = "const"

// Check returns ErrLength where lengths differ, ErrOption for no regressor or for
// a name that is empty, taken twice or "const", ErrValue for a value that is not
// finite or an entity that has a year twice, and ErrTooFew for less than two
// entities.
func (p Panel) Check() error {
	if len(p.X) == 0 {
		return fmt.Errorf("no regressor: %w", ErrOption)
	}
	if err := checkLength(len(p.X), len(p.Names)); err != nil {
		return fmt.Errorf("regressors and names: %w", err)
	}
	for i, name := range p.Names {
		if name == "" || name == panelConstant || slices.Contains(p.Names[:i], name) {
			return fmt.Errorf("regressor %d is called %q: %w", i, name, ErrOption)
		}
	}
	n := len(p.Y)
	for i, length := range []int{len(p.Entity), len(p.Year)} {
		if err := checkLength(n, length); err != nil {
			return fmt.Errorf("%s: %w", [...]string{"entities", "years"}[i], err)
		}
	}
	if err := checkFinite(p.Y); err != nil {
		return err
	}
	for j, x := range p.X {
		if err := checkLength(n, len(x)); err != nil {
			return fmt.Errorf("%s: %w", p.Names[j], err)
		}
		if err := checkFinite(x); err != nil {
			return fmt.Errorf("%s: %w", p.Names[j], err)
		}
	}
	seen, entities := map[[2]int]bool{}, map[int]bool{}
	for i, e := range p.Entity {
		cell := [2]int{e, p.Year[i]}
		if seen[cell] {
			return fmt.Errorf("entity %d has the year %d twice: %w", e, p.Year[i], ErrValue)
		}
		seen[cell], entities[e] = true, true
	}
	return checkLeast(len(entities), 2)
}

// panelData is a checked panel, sorted by entity and year.
type panelData struct {
	names  []string
	years  []int
	y      []float64
	x      [][]float64
	starts []int // where every entity begins, and the number of rows
}

// newPanelData checks and sorts a panel, of which it keeps a copy.
func newPanelData(p Panel) (*panelData, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	order := make([]int, len(p.Y))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool {
		i, j := order[a], order[b]
		if p.Entity[i] != p.Entity[j] {
			return p.Entity[i] < p.Entity[j]
		}
		return p.Year[i] < p.Year[j]
	})
	d := &panelData{names: p.Names, years: make([]int, len(order)), y: permuted(p.Y, order)}
	for _, x := range p.X {
		d.x = append(d.x, permuted(x, order))
	}
	for row, i := range order {
		d.years[row] = p.Year[i]
		if row == 0 || p.Entity[i] != p.Entity[order[row-1]] {
			d.starts = append(d.starts, row)
		}
	}
	d.starts = append(d.starts, len(order))
	return d, nil
}

// permuted returns the values of v in an order.
func permuted(v []float64, order []int) []float64 {
	out := make([]float64, len(order))
	for row, i := range order {
		out[row] = v[i]
	}
	return out
}

// n returns the number of rows.
func (d *panelData) n() int { return len(d.y) }

// entities returns the number of entities.
func (d *panelData) entities() int { return len(d.starts) - 1 }

// size returns the number of rows of entity g.
func (d *panelData) size(g int) int { return d.starts[g+1] - d.starts[g] }

// balanced says whether every entity has as many rows as the first.
func (d *panelData) balanced() bool {
	for g := range d.entities() {
		if d.size(g) != d.size(0) {
			return false
		}
	}
	return true
}

// means returns the mean of v in every entity.
func (d *panelData) means(v []float64) []float64 {
	m := make([]float64, d.entities())
	for g := range m {
		m[g] = mean(v[d.starts[g]:d.starts[g+1]])
	}
	return m
}

// within returns v less theta[g] times its mean in every entity.
func (d *panelData) within(v []float64, theta []float64) []float64 {
	out := make([]float64, len(v))
	for g, m := range d.means(v) {
		for i := d.starts[g]; i < d.starts[g+1]; i++ {
			out[i] = v[i] - theta[g]*m
		}
	}
	return out
}

// distinctYears returns the years that occur, in order.
func (d *panelData) distinctYears() []int {
	years := slices.Clone(d.years)
	slices.Sort(years)
	return slices.Compact(years)
}

// vanished says whether v, of which a part was taken out of whole, is no more
// than the rounding that this leaves.
func vanished(v, whole []float64) bool {
	return math.Sqrt(dot(v, v)) <= 1e-12*math.Sqrt(dot(whole, whole))
}
