package stat

import "fmt"

// PanelFE fits the changes within entities,
//
//	y_gt = a_g + b′x_gt + e_gt,
//
// by least squares on the values less the means of their entity. R² is that within:
// of these transformed values. iid errors have N − G − K degrees of freedom, K
// slopes. Clustered errors by entity: without a factor (cl0); with
// G/(G − 1)·(N − 1)/(N − K) (clss: plm's "sss"); the same where K also counts a
// constant (clss_nested: gretl and Stata's xtreg, which do not count the entities
// because they are nested in the clusters); SEClSSLSDV counts the entities too, as
// sandwich does on dummies. Source: Baltagi (2021), Econometric Analysis of
// Panel Data, section 2.2; Cameron & Miller (2015), J. Human Resources 50, 317–372.
//
// A panel that Check refuses gives its error; a regressor that does not vary within
// entities, or dependent ones, ErrUndefined; an exact fit ErrNoVariation. An entity
// with one row counts and adds nothing. Least n: G + K + 1 rows.
func PanelFE(p Panel) (*PanelFit, error) {
	d, err := newPanelData(p)
	if err != nil {
		return nil, err
	}
	return d.fixed(false)
}

// PanelFETwoWay is PanelFE with an effect for every year too,
//
//	y_gt = a_g + c_t + b′x_gt + e_gt,
//
// exact in unbalanced panels: the dummies of the years are taken out by least
// squares within entities. K of clss_nested counts the slopes, the dummies and a
// constant. Where the entities fall into groups without a common year the effects
// are not separate: ErrUndefined, as for regressors that are the same in all
// entities. Least n: G + T + K rows, T years.
func PanelFETwoWay(p Panel) (*PanelFit, error) {
	d, err := newPanelData(p)
	if err != nil {
		return nil, err
	}
	return d.fixed(true)
}

// fixed is PanelFE and PanelFETwoWay.
func (d *panelData) fixed(years bool) (*PanelFit, error) {
	model, dummies := "panel_fe", 0
	all := constants(d.entities(), 1)
	columns := [][]float64{d.within(d.y, all)}
	for j, x := range d.x {
		columns = append(columns, d.within(x, all))
		if vanished(columns[j+1], x) {
			return nil, fmt.Errorf("%s does not vary within entities: %w", d.names[j], ErrUndefined)
		}
	}
	if years {
		model = "panel_fe_twoway"
		z := d.yearDummies(all)
		dummies = len(z)
		if err := d.partialOut(z, columns); err != nil {
			return nil, err
		}
	}
	g, n, k := d.entities(), d.n(), len(d.x)
	r, err := d.regress(model, d.names, columns[1:], columns[0], d.starts, g+dummies, false)
	if err != nil {
		return nil, err
	}
	nested, lsdv := clusterFactor(g, n, k+dummies+1), clusterFactor(g, n, k+dummies+g)
	for _, se := range r.SECl0 {
		r.SEClSSNested = append(r.SEClSSNested, nested*se)
		r.SEClSSLSDV = append(r.SEClSSLSDV, lsdv*se)
	}
	return r, nil
}

// yearDummies returns the dummies of all years but the first, less their means
// in the entities.
func (d *panelData) yearDummies(all []float64) [][]float64 {
	var z [][]float64
	for _, year := range d.distinctYears()[1:] {
		dummy := make([]float64, d.n())
		for i, y := range d.years {
			if y == year {
				dummy[i] = 1
			}
		}
		z = append(z, d.within(dummy, all))
	}
	return z
}

// partialOut replaces the columns, y first, by what z leaves of them.
func (d *panelData) partialOut(z, columns [][]float64) error {
	if len(z) == 0 {
		return nil
	}
	x := denseOf(z)
	for j, c := range columns {
		fit, err := LeastSquares(x, c)
		if err != nil {
			return fmt.Errorf("effects of the years: %w", err)
		}
		if j > 0 && vanished(fit.Residuals, d.x[j-1]) {
			return fmt.Errorf("the effects determine %s: %w", d.names[j-1], ErrUndefined)
		}
		columns[j] = fit.Residuals
	}
	return nil
}
