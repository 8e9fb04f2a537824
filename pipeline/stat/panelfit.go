package stat

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A PanelFit holds the coefficients of a panel regression.
type PanelFit struct {
	Model          string // the family's name
	N, Entities    int    // rows of the panel that were used, and entities
	DF             int    // residual degrees of freedom
	R2, RSS, Sigma float64
	// One entry for every regressor, in the order of Names, which ends with
	// "const" where the model has a constant.
	Names        []string
	B            []float64
	SEIID        []float64 // errors alike and uncorrelated
	SECl0        []float64 // clustered by entity, without a small-sample factor
	SEClSS       []float64 // the same times √(G/(G − 1) · (N − 1)/(N − K)), K coefficients of this fit
	SEClSSNested []float64 // fixed effects: K also counts the constant and the years
	SEClSSLSDV   []float64 // fixed effects: K also counts the entities
	// Random effects only: the variances of entities and of errors, and the least
	// and largest part of the means that was taken out.
	Sigma2U, Sigma2E, ThetaMin, ThetaMax float64
	cov                                  *mat.SymDense // classical covariance of B
	residuals                            []float64
	doubts
}

// regress fits y on the columns, clusters by the entities that starts divide the
// rows into, and fills what every model has. absorbed counts the coefficients
// that the transformation has used up, centre says whether R² is about the mean.
func (d *panelData) regress(model string, names []string, columns [][]float64, y []float64,
	starts []int, absorbed int, centre bool) (*PanelFit, error) {
	n, k := len(y), len(columns)
	if err := checkLeast(n, k+absorbed+1); err != nil {
		return nil, err
	}
	fit, err := leastSquaresOf(columns, y)
	if err != nil {
		return nil, err
	}
	if isRounding(fit.RSS, d.y) {
		return nil, fmt.Errorf("no residual differs from 0: %w", ErrNoVariation)
	}
	g := len(starts) - 1
	r := &PanelFit{Model: model, N: n, Entities: g, DF: n - k - absorbed, RSS: fit.RSS,
		Names: names, B: fit.Beta, cov: mat.NewSymDense(k, nil), residuals: fit.Residuals}
	s2 := fit.RSS / float64(r.DF)
	r.Sigma = math.Sqrt(s2)
	r.cov.ScaleSym(s2, fit.XtXInv)
	r.SECl0 = clusteredErrors(columns, fit, starts)
	factor := clusterFactor(g, n, k)
	for i := range k {
		r.SEIID = append(r.SEIID, math.Sqrt(r.cov.At(i, i)))
		r.SEClSS = append(r.SEClSS, factor*r.SECl0[i])
	}
	m := 0.0
	if centre {
		m = mean(y)
	}
	tss := 0.0
	for _, v := range y {
		tss += (v - m) * (v - m)
	}
	if isRounding(tss, d.y) {
		return nil, fmt.Errorf("the dependent values do not vary: %w", ErrNoVariation)
	}
	r.R2 = 1 - fit.RSS/tss
	if g < 20 {
		r.doubts = append(r.doubts, fmt.Sprintf(
			"with %d entities, standard errors clustered by entity are on average too small", g))
	}
	return r, checkFinite(slices.Concat([]float64{r.R2, r.Sigma}, r.B, r.SEIID, r.SEClSS))
}

// clusterFactor returns √(G/(G − 1) · (N − 1)/(N − K)).
func clusterFactor(g, n, k int) float64 {
	return math.Sqrt(float64(g) / float64(g-1) * float64(n-1) / float64(n-k))
}

// clusteredErrors returns the roots of the diagonal of
//
//	(X′X)⁻¹ [Σ_g X_g′e_g e_g′X_g] (X′X)⁻¹
//
// as sums of squares of (X′X)⁻¹X_g′e_g, which cannot be negative.
func clusteredErrors(columns [][]float64, fit *LeastSquaresFit, starts []int) []float64 {
	k := len(columns)
	squares, score, part := make([]float64, k), make([]float64, k), mat.NewVecDense(k, nil)
	for g := range len(starts) - 1 {
		from, to := starts[g], starts[g+1]
		for j, c := range columns {
			score[j] = dot2(c[from:to], fit.Residuals[from:to])
		}
		part.MulVec(fit.XtXInv, mat.NewVecDense(k, score))
		for j := range k {
			squares[j] += part.AtVec(j) * part.AtVec(j)
		}
	}
	for j, s := range squares {
		squares[j] = math.Sqrt(s)
	}
	return squares
}

// withConstant returns the names with that of the constant.
func (d *panelData) withConstant() []string {
	return append(append([]string(nil), d.names...), panelConstant)
}

// Values lists the figures of the families "panel_…", by regressor, the constant
// last.
func (r *PanelFit) Values() []Value {
	v := []Value{{"n", float64(r.N), Count, ""}, {"entities", float64(r.Entities), Count, ""}, {"r2", r.R2, None, ""}}
	for i, name := range r.Names {
		v = append(v, Value{"b_" + name, r.B[i], None, ""}, Value{"se_iid_" + name, r.SEIID[i], None, ""},
			Value{"se_cl0_" + name, r.SECl0[i], None, ""}, Value{"se_clss_" + name, r.SEClSS[i], None, ""})
		if r.SEClSSNested != nil {
			v = append(v, Value{"se_clss_nested_" + name, r.SEClSSNested[i], None, ""})
		}
	}
	return v
}
