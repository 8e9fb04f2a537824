package stat

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// PanelRE fits y_gt = a + b′x_gt + u_g + e_gt with random entities u by feasible
// generalised least squares: ordinary least squares on the values less θ_g times
// their mean in the entity,
//
//	θ_g = 1 − √(σₑ² / (σₑ² + T_g σᵤ²)),   σₑ² = RSS within/(N − G − K),
//	σᵤ² = [Σ_g T_g ē_g² − (G − K − 1)σₑ²] / [N − tr((Z′PZ)⁻¹ Z′DZ)],
//
// Z the regressors and a constant, P the means of the entities, D = diag blocks of
// ones, ē the residuals of the means weighted by T_g: the estimator of Swamy &
// Arora (1972, Econometrica 40, 261–275) in the form of Baltagi & Chang (1994, J.
// Econometrics 62, 67–89) for unbalanced panels, as in plm and gretl --unbalanced.
// On balanced panels all programs agree; on unbalanced ones gretl's default and
// linearmodels take the harmonic mean of T_g instead. A σᵤ² below 0 is taken as 0
// (the pooled fit), with a warning. R² is that of plm: the squared
// correlation of the transformed y with its fit, which on unbalanced panels depends
// on the origin of y. Clustered errors as for PanelPooled, on
// the transformed values.
//
// The entities must not go together with the regressors: see PanelHausman. Errors
// as for PanelFE and PanelPooled. Least n: K + 2 entities, and as PanelFE.
func PanelRE(p Panel) (*PanelFit, error) {
	d, err := newPanelData(p)
	if err != nil {
		return nil, err
	}
	return d.random()
}

// random is PanelRE.
func (d *panelData) random() (*PanelFit, error) {
	k := len(d.x)
	if err := checkLeast(d.entities(), k+2); err != nil {
		return nil, err
	}
	fixed, err := d.fixed(false)
	if err != nil {
		return nil, err
	}
	s2e := fixed.Sigma * fixed.Sigma
	s2u, err := d.entityVariance(s2e)
	if err != nil {
		return nil, err
	}
	var doubt doubts
	if s2u <= 0 {
		s2u = 0
		doubt = doubts{"the variance between entities was estimated at or below 0; random effects are then the pooled fit"}
	}
	theta := make([]float64, d.entities())
	least, most := 1.0, 0.0
	for g := range theta {
		theta[g] = 1 - math.Sqrt(s2e/(s2e+float64(d.size(g))*s2u))
		least, most = min(least, theta[g]), max(most, theta[g])
	}
	columns := make([][]float64, 0, k+1)
	for _, x := range append(append([][]float64(nil), d.x...), constants(d.n(), 1)) {
		columns = append(columns, d.within(x, theta))
	}
	y := d.within(d.y, theta)
	r, err := d.regress("panel_re", d.withConstant(), columns, y, d.starts, 0, true)
	if err != nil {
		return nil, err
	}
	fitted := make([]float64, len(y))
	for i, e := range r.residuals {
		fitted[i] = y[i] - e
	}
	c, err := Pearson(y, fitted)
	if err != nil {
		return nil, err
	}
	r.R2 = c.R * c.R
	r.Sigma2U, r.Sigma2E, r.ThetaMin, r.ThetaMax = s2u, s2e, least, most
	r.doubts = append(r.doubts, doubt...)
	return r, nil
}

// entityVariance returns σᵤ² of PanelRE, which may be negative.
func (d *panelData) entityVariance(s2e float64) (float64, error) {
	g, k := d.entities(), len(d.x)+1
	sizes := make([]float64, g)
	z := mat.NewDense(g, k, nil) // √T_g times the means: Z′PZ = z′z
	y := make([]float64, g)
	for i, m := range d.means(d.y) {
		sizes[i] = float64(d.size(i))
		y[i] = math.Sqrt(sizes[i]) * m
		z.Set(i, k-1, math.Sqrt(sizes[i]))
	}
	for j, x := range d.x {
		for i, m := range d.means(x) {
			z.Set(i, j, math.Sqrt(sizes[i])*m)
		}
	}
	between, err := LeastSquares(z, y)
	if err != nil {
		return 0, err
	}
	// Z′DZ = Σ_g (T_g x̄_g)(T_g x̄_g)′ = Σ_g T_g z_g z_g′.
	trace := 0.0
	for i := range g {
		row := z.RowView(i)
		trace += sizes[i] * mat.Inner(row, between.XtXInv, row)
	}
	return (between.RSS - float64(g-k)*s2e) / (float64(d.n()) - trace), nil
}
