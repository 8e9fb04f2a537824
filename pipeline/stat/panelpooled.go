package stat

import "fmt"

// PanelPooled fits one line through all rows of a panel by least squares,
//
//	y_gt = a + b′x_gt + e_gt
//
// with R² about the mean (b in units of y per unit of x). Standard errors: iid;
// clustered by entity without a factor (cl0); with G/(G − 1)·(N − 1)/(N − K), K the
// number of coefficients with the constant (clss: Stata, gretl, sandwich). Source:
// Cameron & Miller (2015), J. Human Resources 50, 317–372. Differences between
// entities and changes within them are mixed; see PanelFE.
//
// A panel that Check refuses gives its error, dependent columns ErrUndefined, an
// exact fit or a constant y ErrNoVariation. Least n: K + 1 rows, two entities.
func PanelPooled(p Panel) (*PanelFit, error) {
	d, err := newPanelData(p)
	if err != nil {
		return nil, err
	}
	return d.pooled()
}

// pooled is PanelPooled.
func (d *panelData) pooled() (*PanelFit, error) {
	columns := append(append([][]float64(nil), d.x...), constants(d.n(), 1))
	return d.regress("panel_pooled", d.withConstant(), columns, d.y, d.starts, 0, true)
}

// PanelBetween fits a line through the means of the entities,
//
//	ȳ_g = a + b′x̄_g + e_g,
//
// every entity weighing the same (as plm and gretl do). With one row for each entity, the
// clustered standard errors are those that allow for unequal variances (HC0, and
// HC1 for clss). R² is about the mean. Source: Baltagi (2021), Econometric Analysis
// of Panel Data, section 2.3.
//
// Errors as for PanelPooled. Least n: K + 1 entities, K with the constant.
func PanelBetween(p Panel) (*PanelFit, error) {
	d, err := newPanelData(p)
	if err != nil {
		return nil, err
	}
	columns := make([][]float64, 0, len(d.x)+1)
	for _, x := range d.x {
		columns = append(columns, d.means(x))
	}
	columns = append(columns, constants(d.entities(), 1))
	starts := make([]int, d.entities()+1)
	for g := range starts {
		starts[g] = g
	}
	return d.regress("panel_between", d.withConstant(), columns, d.means(d.y), starts, 0, true)
}

// PanelFD fits the changes from year to year,
//
//	Δy_gt = b′Δx_gt + e_gt,
//
// without a constant, between consecutive calendar years only: a gap gives no
// difference. R² is about 0. Clustering by entity, K the number of slopes. Source:
// Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, 10.6.
// plm adds a constant unless told; linearmodels 4.24 errs on unbalanced panels.
//
// N and Entities count what is left. Errors as for PanelPooled; a regressor that
// never changes gives ErrUndefined. Least n: K + 1 differences in two entities.
func PanelFD(p Panel) (*PanelFit, error) {
	d, err := newPanelData(p)
	if err != nil {
		return nil, err
	}
	var rows, starts []int // row i has a difference to row i − 1
	for g := range d.entities() {
		before := len(rows)
		for i := d.starts[g] + 1; i < d.starts[g+1]; i++ {
			if d.years[i] == d.years[i-1]+1 {
				rows = append(rows, i)
			}
		}
		if len(rows) > before {
			starts = append(starts, before)
		}
	}
	if err := checkLeast(len(starts), 2); err != nil {
		return nil, fmt.Errorf("entities with consecutive years: %w", err)
	}
	starts = append(starts, len(rows))
	columns := make([][]float64, len(d.x))
	for j, x := range d.x {
		columns[j] = permuted(changes(x), rows)
	}
	return d.regress("panel_fd", d.names, columns, permuted(changes(d.y), rows), starts, 0, false)
}
