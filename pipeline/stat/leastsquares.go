package stat

import (
	"fmt"
	"math"
	"sync"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"
	"gonum.org/v1/gonum/mat"
)

// A LeastSquaresFit is the solution of y = Xβ + e by least squares.
type LeastSquaresFit struct {
	N, K      int           // rows and columns of X
	Beta      []float64     // K coefficients
	Residuals []float64     // N residuals y − Xβ
	XtXInv    *mat.SymDense // (X′X)⁻¹
	RSS       float64       // Σ e²
}

// Sigma2 returns RSS/(N − K), the unbiased variance of the residuals; 0 where
// N = K.
func (f *LeastSquaresFit) Sigma2() float64 {
	if f.N == f.K {
		return 0
	}
	return f.RSS / float64(f.N-f.K)
}

// SE returns the classical standard error √(σ² (X′X)⁻¹ᵢᵢ) of coefficient i.
func (f *LeastSquaresFit) SE(i int) float64 {
	if v := f.Sigma2() * f.XtXInv.At(i, i); !math.IsInf(v, 0) {
		return math.Sqrt(v)
	}
	return math.Sqrt(f.Sigma2()) * math.Sqrt(f.XtXInv.At(i, i))
}

// refinements is how often LeastSquares corrects its solution at most. Each step wins
// about 16 − log₁₀(condition) digits; three suffice for the NIST sets.
const refinements = 3

// dependent is the least part of a column, relative to its length, that the
// columns before it may leave; below it they are called dependent. Powers of
// calendar years up to the fourth stay above it.
const dependent = 1e-13

// LeastSquares returns β that minimises ‖y − Xβ‖² with residuals, (X′X)⁻¹ and
// RSS. X is N by K with N ≥ K; a constant is a column of ones that the caller
// puts there. Neither X nor y is modified.
//
// It factors X = QR by Householder reflections, with columns scaled by powers
// of two, and refines β and the residuals together on the augmented system
//
//	⎡ I   X ⎤ ⎡ e ⎤   ⎡ y ⎤
//	⎣ X′  0 ⎦ ⎣ β ⎦ = ⎣ 0 ⎦
//
// with its residuals taken in doubled precision (Björck 1967, BIT 7, 257–278;
// dot products: Ogita, Rump & Oishi 2005, SIAM J. Sci. Comput. 26, Dot2). So
// the certified coefficients of NIST's Longley, Norris and Wampler1–5 are
// found to 9 digits and more; other programs that stop at QR lose up to 8 on
// Wampler5.
//
// Fewer rows than columns give ErrTooFew, rows that differ from len(y)
// ErrLength, a value that is not finite ErrValue, dependent columns
// ErrUndefined. Least n: K, but nothing but β can be judged with N = K.
func LeastSquares(x mat.Matrix, y []float64) (*LeastSquaresFit, error) {
	n, k := x.Dims()
	return leastSquares(n, k, func(j int, into []float64) { mat.Col(into, j, x) }, y)
}

// leastSquaresOf is LeastSquares of the columns of X.
func leastSquaresOf(columns [][]float64, y []float64) (*LeastSquaresFit, error) {
	return leastSquares(len(columns[0]), len(columns), func(j int, into []float64) { copy(into, columns[j]) }, y)
}

// leastSquares is LeastSquares of an X whose column j the function writes.
func leastSquares(n, k int, column func(j int, into []float64), y []float64) (*LeastSquaresFit, error) {
	if err := checkLength(n, len(y)); err != nil {
		return nil, err
	}
	if err := checkLeast(n, k); err != nil {
		return nil, err
	}
	if err := checkFinite(y); err != nil {
		return nil, err
	}
	s := scaledQRs.Get().(*scaledQR)
	defer scaledQRs.Put(s)
	if err := s.factor(n, k, column); err != nil {
		return nil, err
	}
	beta, resid := make([]float64, k), make([]float64, n)
	s.g = resize(s.g, k)
	clear(s.g)
	s.correct(y, s.g, resid, beta)
	s.f = resize(s.f, n)
	for range refinements {
		s.defects(y, resid, beta, s.f, s.g)
		if !s.correct(s.f, s.g, resid, beta) {
			break // nor would the next ones change a bit
		}
	}
	fit := &LeastSquaresFit{N: n, K: k, Beta: beta, Residuals: resid, XtXInv: s.inverse()}
	for j := range beta {
		beta[j] *= s.scale[j]
	}
	if err := checkFinite(beta); err != nil {
		return nil, fmt.Errorf("coefficient overflows: %w", ErrUndefined)
	}
	if fit.RSS = dot2(resid, resid); math.IsNaN(fit.RSS) || math.IsInf(fit.RSS, 0) {
		return nil, undefined("the sum of squared residuals", fit.RSS)
	}
	for j := range k {
		if v := fit.XtXInv.At(j, j); math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("column %d is too small to be squared: %w", j, ErrUndefined)
		}
	}
	return fit, nil
}

// A scaledQR is X with scaled columns and its QR factors, and room to work in.
type scaledQR struct {
	cols  [][]float64 // scaled columns of X
	scale []float64   // powers of two that were multiplied in
	qr    blas64.General
	tau   []float64
	work  []float64

	all        []float64 // the columns one after the other
	f, g       []float64 // defects
	v, h, d, r []float64
}

// scaledQRs keeps them, since thousands of small regressions follow each other.
var scaledQRs = sync.Pool{New: func() any { return &scaledQR{} }}

// factor scales and factors the columns that the function writes.
func (s *scaledQR) factor(n, k int, column func(j int, into []float64)) error {
	s.cols, s.scale, s.tau, s.all = resize(s.cols, k), resize(s.scale, k), resize(s.tau, k), resize(s.all, n*k)
	s.qr = blas64.General{Rows: n, Cols: k, Stride: k, Data: resize(s.qr.Data, n*k)}
	for j := range k {
		col := s.all[j*n : (j+1)*n : (j+1)*n]
		column(j, col)
		if err := checkFinite(col); err != nil {
			return fmt.Errorf("column %d: %w", j, err)
		}
		norm := blas64.Nrm2(blas64.Vector{N: n, Inc: 1, Data: col})
		if norm == 0 {
			return fmt.Errorf("column %d is zero: %w", j, ErrUndefined)
		}
		_, exp := math.Frexp(norm)
		s.scale[j] = math.Ldexp(1, -exp) // exact, so that scaling rounds nothing
		for i := range col {
			col[i] *= s.scale[j]
			s.qr.Data[i*k+j] = col[i]
		}
		s.cols[j] = col
	}
	s.work = resize(s.work, 1)
	lapack64.Geqrf(s.qr, s.tau, s.work, -1)
	s.work = resize(s.work, max(int(s.work[0]), n, k))
	lapack64.Geqrf(s.qr, s.tau, s.work, len(s.work))
	for j := range k {
		if math.Abs(s.qr.Data[j*k+j]) < dependent {
			return fmt.Errorf("column %d depends on the columns before it: %w", j, ErrUndefined)
		}
	}
	return nil
}

// triangle returns the triangular factor.
func (s *scaledQR) triangle() blas64.Triangular {
	k := s.qr.Cols
	return blas64.Triangular{Uplo: blas.Upper, Diag: blas.NonUnit, N: k, Stride: k, Data: s.qr.Data[:k*k]}
}

// reflect replaces v by Qv or Q′v.
func (s *scaledQR) reflect(trans blas.Transpose, v []float64) {
	c := blas64.General{Rows: len(v), Cols: 1, Stride: 1, Data: v}
	lapack64.Ormqr(blas.Left, trans, s.qr, s.tau, c, s.work, len(s.work))
}

// defects sets f = y − e − Xβ and g = −X′e, in doubled precision.
func (s *scaledQR) defects(y, resid, beta, f, g []float64) {
	for i := range y {
		var acc doubled
		acc.add(y[i])
		acc.add(-resid[i])
		for j, col := range s.cols {
			acc.addProduct(-col[i], beta[j])
		}
		f[i] = acc.value()
	}
	for j, col := range s.cols {
		g[j] = -dot2(col, resid)
	}
}

// correct adds to e and β the solution of the augmented system with right-hand
// sides f and g: h = R⁻ᵀg, Q′f = (d₁, d₂),
// e += Q(h, d₂), β += R⁻¹(d₁ − h). It reports whether any of them changed.
func (s *scaledQR) correct(f, g, resid, beta []float64) (changed bool) {
	k := s.qr.Cols
	s.v, s.h, s.d = append(s.v[:0], f...), append(s.h[:0], g...), resize(s.d, k)
	v, h, d := s.v, blas64.Vector{N: k, Inc: 1, Data: s.h}, blas64.Vector{N: k, Inc: 1, Data: s.d}
	s.reflect(blas.Trans, v)
	blas64.Trsv(blas.Trans, s.triangle(), h)
	for j := range k {
		d.Data[j] = v[j] - h.Data[j]
		v[j] = h.Data[j]
	}
	blas64.Trsv(blas.NoTrans, s.triangle(), d)
	s.reflect(blas.NoTrans, v)
	add := func(to, more []float64) {
		for i, was := range to {
			to[i] += more[i]
			changed = changed || to[i] != was
		}
	}
	add(resid, v)
	add(beta, d.Data)
	return changed
}

// inverse returns (X′X)⁻¹ of the unscaled X, as R⁻¹R⁻ᵀ.
func (s *scaledQR) inverse() *mat.SymDense {
	k := s.qr.Cols
	s.r = resize(s.r, k*k)
	clear(s.r)
	row := func(j int) []float64 { return s.r[j*k : (j+1)*k] } // R⁻ᵀ eⱼ, that is column j of R⁻ᵀ
	for j := range k {
		e := blas64.Vector{N: k, Inc: 1, Data: row(j)}
		e.Data[j] = 1
		blas64.Trsv(blas.Trans, s.triangle(), e)
	}
	inv := mat.NewSymDense(k, nil)
	for i := range k {
		for j := i; j < k; j++ {
			inv.SetSym(i, j, dot2(row(i), row(j))*s.scale[i]*s.scale[j])
		}
	}
	return inv
}

// A doubled is a sum kept as two float64, about 32 digits.
type doubled struct{ hi, lo float64 }

// add adds x (Knuth's two-sum).
func (d *doubled) add(x float64) {
	s := d.hi + x
	b := s - d.hi
	d.lo += (d.hi - (s - b)) + (x - b)
	d.hi = s
}

// addProduct adds a·b, whose rounding error the fused multiply-add gives.
func (d *doubled) addProduct(a, b float64) {
	p := float64(a * b)
	d.lo += math.FMA(a, b, -p)
	d.add(p)
}

// value returns the sum, rounded once.
func (d *doubled) value() float64 { return d.hi + d.lo }

// dot2 returns Σ aᵢbᵢ as if computed in doubled precision and rounded once.
func dot2(a, b []float64) float64 {
	var acc doubled
	for i, v := range a {
		acc.addProduct(v, b[i])
	}
	return acc.value()
}

// A lineFit is y = a + b·year by least squares, in centred form.
type lineFit struct {
	n, first, offsets int     // count, first year, Σ(year − first)
	ymean, slope      float64 // mean of y, b
	sxx, syy, rss     float64 // Σ(year − mean)², Σ(y − mean)², Σe²
	exact             bool    // residuals are no more than rounding
}

// fitLine fits a straight line to a checked series of at least two years. The
// sums over years are integers, so centring them rounds nothing; nothing is
// allocated. Residuals are stored in resid, which has the length of y.
func fitLine(years []int, y, resid []float64) lineFit {
	l := lineFit{n: len(y), first: years[0]}
	n := float64(l.n)
	squares := 0
	for _, t := range years {
		l.offsets += t - l.first
		squares += (t - l.first) * (t - l.first)
	}
	l.sxx = float64(l.n*squares-l.offsets*l.offsets) / n
	for _, v := range y {
		l.ymean += v / n
	}
	rest := 0.0
	for _, v := range y {
		rest += v - l.ymean
	}
	l.ymean += rest / n // a second pass wins back what the first has rounded
	largest, sxy := 0.0, 0.0
	for i, v := range y {
		d := v - l.ymean
		l.syy += d * d
		sxy += d * l.centred(years[i])
		largest = max(largest, math.Abs(v))
	}
	l.slope = sxy / l.sxx
	for i, v := range y {
		resid[i] = v - l.ymean - l.slope*l.centred(years[i])
		l.rss += resid[i] * resid[i]
	}
	ulp := 8 * 0x1p-52 * largest
	l.exact = l.rss <= n*ulp*ulp
	return l
}

// centred returns year − mean year, rounded once.
func (l lineFit) centred(year int) float64 {
	return float64(l.n*(year-l.first)-l.offsets) / float64(l.n)
}

// at returns the fitted value at a year.
func (l lineFit) at(year int) float64 { return l.ymean + l.slope*l.centred(year) }

// intercept returns the fitted value at year 0.
func (l lineFit) intercept() float64 { return l.at(0) }
