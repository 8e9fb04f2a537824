package stat

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// A PanelHausmanTest compares fixed and random effects.
type PanelHausmanTest struct {
	Chi2 float64
	DF   int
	P    float64
	doubts
}

// PanelHausman tests that random effects go together with no regressor:
//
//	χ² = q′(V_FE − V_RE)⁻¹q,   q = b_FE − b_RE,   df = number of slopes,
//
// with the iid covariances of PanelFE and PanelRE (Hausman 1978, Econometrica 46,
// 1251–1271). A small p speaks for fixed effects. gretl prints the regression form
// by default, another number with the same limit. Where V_FE − V_RE is not positive
// definite, as happens when random effects fit badly, both are taken with the σ² of
// fixed effects, which a warning says (Wooldridge 2010, Econometric Analysis of Cross
// Section and Panel Data, 10.7.3; Stata's sigmaless); plm then prints a |χ²| that has
// no distribution. Where that does not help either: ErrUndefined. Other errors and
// least n as for PanelRE. It supposes iid errors, which autocorrelation breaks.
func PanelHausman(p Panel) (*PanelHausmanTest, error) {
	d, err := newPanelData(p)
	if err != nil {
		return nil, err
	}
	fe, err := d.fixed(false)
	if err != nil {
		return nil, err
	}
	re, err := d.random()
	if err != nil {
		return nil, err
	}
	r := &PanelHausmanTest{DF: len(d.x)}
	var ok bool
	if r.Chi2, ok = hausmanContrast(fe, re, 1); !ok {
		if r.Chi2, ok = hausmanContrast(fe, re, fe.Sigma/re.Sigma); !ok {
			return nil, fmt.Errorf("the difference of the covariances is not positive definite: %w", ErrUndefined)
		}
		r.doubts = doubts{"the difference of the two covariances is not positive definite; " +
			"both were taken with the error variance of fixed effects"}
	}
	r.P = chiSquareTail(r.Chi2, float64(r.DF))
	return r, checkFinite([]float64{r.Chi2, r.P})
}

// hausmanContrast returns χ² with the standard errors of random effects times a
// factor, and whether the difference of the covariances is positive definite. All is
// scaled to the standard errors of fixed effects, so that units play no role.
func hausmanContrast(fe, re *PanelFit, factor float64) (chi2 float64, ok bool) {
	k := len(fe.B)
	q, v := mat.NewVecDense(k, nil), mat.NewSymDense(k, nil)
	for i := range k {
		q.SetVec(i, (fe.B[i]-re.B[i])/fe.SEIID[i])
		for j := i; j < k; j++ {
			v.SetSym(i, j, (fe.cov.At(i, j)-factor*factor*re.cov.At(i, j))/(fe.SEIID[i]*fe.SEIID[j]))
		}
	}
	var chol mat.Cholesky
	if !chol.Factorize(v) || chol.Cond() > 1e12 {
		return 0, false
	}
	var s mat.VecDense
	if chol.SolveVecTo(&s, q) != nil {
		return 0, false
	}
	return mat.Dot(q, &s), true
}

// Values lists the figures of the family "panel_hausman".
func (r *PanelHausmanTest) Values() []Value {
	return []Value{{"chi2", r.Chi2, None, ""}, {"df", float64(r.DF), Count, ""}, {"p", r.P, Prob, ""}}
}

// A PanelEffects holds tests for what a pooled fit leaves out.
type PanelEffects struct {
	F           float64 // pooled against fixed effects
	DF1, DF2    int
	PF          float64
	BPLM, PBPLM float64 // Breusch–Pagan for random effects
	CD, PCD     float64 // Pesaran's test for dependence between entities
	Pairs       int     // of entities, with common years
	doubts
}

// PanelEffectsTests returns three tests of a panel:
//
//	f_pooled_vs_fe  F(G − 1, N − G − K) of equal entities, from the two RSS
//	bp_lm           N²/(2(ΣT_g² − N)) · (Σ_g(Σ_t e_gt)²/Σe² − 1)², χ²(1), of σᵤ² = 0, e
//	                pooled (Breusch & Pagan 1980, Rev. Econ. Stud. 47, 239–253; Baltagi
//	                & Li 1990 for unbalanced panels)
//	pesaran_cd      √(2/(G(G − 1))) Σ_{g<h} √T_gh r_gh, normal, of no dependence between
//	                entities, r_gh the correlation in the T_gh common years of the
//	                residuals of PanelFE (Pesaran 2004, CWPE 0435); plm agrees on
//	                its "within" model, and by default fits a line to each entity
//
// Pairs of entities with fewer than two common years, or a residual that is constant
// there, count as 0 in CD, which a warning says. All figures are free of units.
// Errors and least n as for PanelFE.
func PanelEffectsTests(p Panel) (*PanelEffects, error) {
	d, err := newPanelData(p)
	if err != nil {
		return nil, err
	}
	pooled, err := d.pooled()
	if err != nil {
		return nil, err
	}
	fixed, err := d.fixed(false)
	if err != nil {
		return nil, err
	}
	r := &PanelEffects{DF1: d.entities() - 1, DF2: fixed.DF}
	r.F = max(0, pooled.RSS-fixed.RSS) / float64(r.DF1) / (fixed.RSS / float64(r.DF2))
	r.PF = fisherTail(r.F, float64(r.DF1), float64(r.DF2))
	if r.BPLM, err = d.breuschPagan(pooled); err != nil {
		return nil, err
	}
	r.PBPLM = chiSquareTail(r.BPLM, 1)
	d.crossDependence(fixed, r)
	return r, checkFinite([]float64{r.F, r.PF, r.BPLM, r.CD})
}

// breuschPagan returns bp_lm.
func (d *panelData) breuschPagan(pooled *PanelFit) (float64, error) {
	sums, squares := 0.0, 0.0
	for g := range d.entities() {
		e := pooled.residuals[d.starts[g]:d.starts[g+1]]
		sum := float64(len(e)) * mean(e)
		sums += sum * sum
		squares += float64(len(e) * len(e))
	}
	n := float64(d.n())
	if squares == n {
		return 0, fmt.Errorf("no entity has two rows: %w", ErrTooFew)
	}
	a := sums/pooled.RSS - 1
	return n * n / (2 * (squares - n)) * a * a, nil
}

// crossDependence fills CD.
func (d *panelData) crossDependence(fixed *PanelFit, r *PanelEffects) {
	g := d.entities()
	sum := 0.0
	for i := range g {
		for j := range i {
			a, b := d.commonYears(i, j, fixed.residuals)
			if len(a) < 2 || isConstant(a) || isConstant(b) {
				continue
			}
			var p, q prepared
			p.centre(a)
			q.centre(b)
			c, ok := p.pearson(&q)
			if !ok {
				continue
			}
			r.Pairs++
			sum += math.Sqrt(float64(len(a))) * c
		}
	}
	if all := g * (g - 1) / 2; r.Pairs < all {
		r.doubts = append(r.doubts, fmt.Sprintf("%d of %d pairs of entities have no common years to correlate", all-r.Pairs, all))
	}
	r.CD = math.Sqrt(2/float64(g*(g-1))) * sum
	r.PCD = twoSidedNormal(r.CD)
}

// commonYears returns the values v of two entities in the years that both have.
func (d *panelData) commonYears(i, j int, v []float64) (a, b []float64) {
	s, t := d.starts[i], d.starts[j]
	for s < d.starts[i+1] && t < d.starts[j+1] {
		switch {
		case d.years[s] < d.years[t]:
			s++
		case d.years[s] > d.years[t]:
			t++
		default:
			a, b = append(a, v[s]), append(b, v[t])
			s++
			t++
		}
	}
	return a, b
}

// Values lists the figures of the family "panel_effects_tests".
func (r *PanelEffects) Values() []Value {
	return []Value{
		{"f_pooled_vs_fe", r.F, None, ""}, {"p_f", r.PF, Prob, ""},
		{"bp_lm", r.BPLM, None, ""}, {"bp_lm_p", r.PBPLM, Prob, ""},
		{"pesaran_cd", r.CD, None, ""}, {"pesaran_cd_p", r.PCD, Prob, ""},
	}
}
