package stat

import "math"

// An orthonormalBasis takes columns out of vectors one after the other (modified
// Gram & Schmidt), for choices among many regressions of which only the chosen
// ones are then estimated by LeastSquares. It knows when it is not to be trusted.
type orthonormalBasis struct {
	columns [][]float64
	unclear bool // columns nearly depend on each other, or leave the range of squares
}

// clearPart is the least share of a sum of squares that may be left of a vector
// for figures from it to be trusted to about eight digits.
const clearPart = 1e-7

// reduce takes the basis out of v and returns the sum of squares that is left.
func (b *orthonormalBasis) reduce(v []float64) float64 {
	for _, q := range b.columns {
		subtract(v, q, dot(v, q))
	}
	return dot(v, v)
}

// add makes what the basis leaves of v a further column, in the memory of v.
func (b *orthonormalBasis) add(v []float64) {
	whole := dot(v, v)
	rest := b.reduce(v)
	if !(whole > 1e-200 && whole < 1e200 && rest >= clearPart*whole) {
		b.unclear = true
		return
	}
	scale(v, 1/math.Sqrt(rest))
	b.columns = append(b.columns, v)
}

// subtract takes f·q from v.
func subtract(v, q []float64, f float64) {
	q = q[:len(v)]
	for i := range v {
		v[i] -= f * q[i]
	}
}
