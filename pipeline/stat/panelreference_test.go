package stat

import (
	"math"
	"strconv"
	"strings"
)

// referencePanel joins the datasets of a panel task on entity and year.
func referencePanel(k referenceTask) (Panel, error) {
	type cell struct{ entity, year string }
	var p Panel
	columns := make([]map[cell]float64, len(k.Series))
	for i, set := range k.Series {
		rows, err := referenceRows(set)
		if err != nil {
			return p, err
		}
		columns[i] = map[cell]float64{}
		for _, row := range rows {
			v, err := strconv.ParseFloat(row[2], 64)
			if err != nil {
				return p, err
			}
			if k.yes("log") {
				v = math.Log(v)
			}
			columns[i][cell{row[0], row[1]}] = v
		}
		if i > 0 {
			_, name, _ := strings.Cut(set, "_")
			p.Names = append(p.Names, strings.TrimPrefix(name, "a_"))
		}
	}
	p.X = make([][]float64, len(p.Names))
	rows, err := referenceRows(k.Series[0])
	if err != nil {
		return p, err
	}
	entities := map[string]int{}
	for _, row := range rows {
		at := cell{row[0], row[1]}
		x := make([]float64, len(p.Names))
		whole := true
		for j := range x {
			v, ok := columns[j+1][at]
			x[j], whole = v, whole && ok
		}
		if !whole {
			continue
		}
		if _, ok := entities[row[0]]; !ok {
			entities[row[0]] = len(entities)
		}
		year, err := strconv.Atoi(row[1])
		if err != nil {
			return p, err
		}
		p.Entity, p.Year, p.Y = append(p.Entity, entities[row[0]]), append(p.Year, year), append(p.Y, columns[0][at])
		for j := range x {
			p.X[j] = append(p.X[j], x[j])
		}
	}
	return p, nil
}

// onPanel runs an estimator and adds what the reference calls by other names.
func onPanel(f func(Panel) (*PanelFit, error), rename func(Panel, *PanelFit, map[string]float64)) referenceFunc {
	return func(k referenceTask) (map[string]float64, error) {
		p, err := referencePanel(k)
		if err != nil {
			return nil, err
		}
		r, err := f(p)
		m, err := referenceValues(orNil(r, err))
		if err != nil {
			return nil, err
		}
		m["rss"] = r.RSS
		if rename != nil {
			rename(p, r, m)
		}
		return m, nil
	}
}

func fixedNames(p Panel, r *PanelFit, m map[string]float64) {
	m["df_resid"], m["sigma"], m["r2_within"] = float64(r.DF), r.Sigma, r.R2
	for i, name := range p.Names {
		m["se_clss_slopes_"+name], m["se_clss_lsdv_"+name] = r.SEClSS[i], r.SEClSSLSDV[i]
	}
}

// randomNames adds the names that carry the convention on unbalanced panels, bc.
func randomNames(p Panel, r *PanelFit, m map[string]float64) {
	delete(m, "rss")
	m["sigma2_e"] = r.Sigma2E
	end := ""
	if !referenceBalanced(p) {
		end = "_bc"
		for i, name := range r.Names {
			m["b_bc_"+name], m["se_iid_bc_"+name], m["se_cl0_"+name+"_bc"] = r.B[i], r.SEIID[i], r.SECl0[i]
		}
	}
	m["sigma2_u"+end], m["theta_min"+end], m["theta_max"+end], m["r2"+end] = r.Sigma2U, r.ThetaMin, r.ThetaMax, r.R2
}

func referenceBalanced(p Panel) bool {
	d, err := newPanelData(p)
	return err == nil && d.balanced()
}

func referenceHausman(k referenceTask) (map[string]float64, error) {
	p, err := referencePanel(k)
	if err != nil {
		return nil, err
	}
	m, err := referenceValues(orNil(PanelHausman(p)))
	if err == nil && !referenceBalanced(p) {
		m = map[string]float64{"chi2_bc": m["chi2"], "p_bc": m["p"], "df": m["df"]}
	}
	return m, err
}

func referenceEffects(k referenceTask) (map[string]float64, error) {
	p, err := referencePanel(k)
	if err != nil {
		return nil, err
	}
	r, err := PanelEffectsTests(p)
	m, err := referenceValues(orNil(r, err))
	if err == nil {
		m["df1"], m["df2"] = float64(r.DF1), float64(r.DF2)
	}
	return m, err
}
