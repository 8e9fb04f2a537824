package stat

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
)

// An Adjusted holds p-values adjusted for the number of tests, each slice in
// the order of the p-values given.
type Adjusted struct {
	Raw        []float64
	BH         []float64 // Benjamini–Hochberg: false discovery rate
	Holm       []float64 // family-wise error, any dependence
	BY         []float64 // Benjamini–Yekutieli: false discovery rate, any dependence
	Bonferroni []float64 // family-wise error, any dependence
	Hochberg   []float64 // family-wise error, independent or positively dependent
	Hommel     []float64 // likewise, never above Hochberg's
}

// PAdjust returns the p-values adjusted for being m = len(p) tests. With
// p(1) ≤ … ≤ p(m), and all capped to 1,
//
//	bonferroni  m p(i)
//	holm        max_{j≤i} (m−j+1) p(j)
//	hochberg    min_{j≥i} (m−j+1) p(j)
//	bh          min_{j≥i} (m/j) p(j)
//	by          min_{j≥i} (m/j) p(j) Σ_{k≤m} 1/k
//	hommel      see hommel
//
// A test is called at level α if its adjusted p is at most α. The work is
// O(m log m) for all six, Hommel's included. p is not modified. No p-value gives
// ErrTooFew, one that is not in [0, 1] ErrValue.
//
// Holm (1979), Scand. J. Stat. 6(2), 65–70; Hochberg (1988), Biometrika 75(4),
// 800–802; Hommel (1988), Biometrika 75(2), 383–386; Benjamini & Hochberg (1995),
// J. R. Stat. Soc. B 57(1), 289–300; Benjamini & Yekutieli (2001), Ann. Statist.
// 29(4), 1165–1188; in this form: Wright (1992), Biometrics 48(4), 1005–1013.
// R's p.adjust and statsmodels' multipletests agree.
func PAdjust(p []float64) (Adjusted, error) {
	m := len(p)
	if err := checkLeast(m, 1); err != nil {
		return Adjusted{}, err
	}
	for i, v := range p {
		if !(v >= 0 && v <= 1) {
			return Adjusted{}, fmt.Errorf("p-value %d is %v: %w", i, v, ErrValue)
		}
	}
	order := make([]int, m)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	sorted := make([]float64, m)
	for i, k := range order {
		sorted[i] = p[k]
	}
	var harmonic float64
	for k := m; k >= 1; k-- {
		harmonic += 1 / float64(k)
	}
	number := float64(m)
	left := func(i int) float64 { return float64(m - i) }
	share := func(i int) float64 { return number / float64(i+1) }
	bh := slices.Clone(p)
	if err := BenjaminiHochberg(bh); err != nil {
		return Adjusted{}, err
	}
	return Adjusted{
		Raw:        slices.Clone(p),
		BH:         bh,
		Holm:       stepDown(sorted, order, left),
		BY:         stepUp(sorted, order, func(i int) float64 { return harmonic * share(i) }),
		Bonferroni: stepDown(sorted, order, func(int) float64 { return number }),
		Hochberg:   stepUp(sorted, order, left),
		Hommel:     hommel(sorted, order),
	}, nil
}

// BenjaminiHochberg replaces p-values, of which there may be millions, by what PAdjust has
// as BH. NaN stays and is not counted as a test. A p-value that is not in [0, 1] gives
// ErrValue, and nothing is replaced.
func BenjaminiHochberg(p []float64) error {
	type placed struct {
		p  float64
		at int
	}
	sorted := make([]placed, 0, len(p))
	for i, v := range p {
		if v < 0 || v > 1 {
			return fmt.Errorf("p-value %d is %v: %w", i, v, ErrValue)
		}
		if v >= 0 {
			sorted = append(sorted, placed{v, i})
		}
	}
	slices.SortFunc(sorted, func(a, b placed) int { return cmp.Compare(a.p, b.p) })
	number, least := float64(len(sorted)), 1.0
	for i := len(sorted) - 1; i >= 0; i-- {
		least = min(least, number/float64(i+1)*sorted[i].p)
		p[sorted[i].at] = least
	}
	return nil
}

// At returns the adjusted values of the i-th p-value.
func (a Adjusted) At(i int) AdjustedP {
	return AdjustedP{Tests: len(a.Raw), BH: a.BH[i], Holm: a.Holm[i], BY: a.BY[i],
		Bonferroni: a.Bonferroni[i], Hochberg: a.Hochberg[i], Hommel: a.Hommel[i]}
}

// An AdjustedP holds the adjusted values of one p-value.
type AdjustedP struct {
	Tests                                      int
	BH, Holm, BY, Bonferroni, Hochberg, Hommel float64
}

// Values lists bh, holm, by, bonferroni, hochberg and hommel.
func (a AdjustedP) Values() []Value {
	return []Value{{Name: "bh", V: a.BH, Dim: Prob}, {Name: "holm", V: a.Holm, Dim: Prob},
		{Name: "by", V: a.BY, Dim: Prob}, {Name: "bonferroni", V: a.Bonferroni, Dim: Prob},
		{Name: "hochberg", V: a.Hochberg, Dim: Prob}, {Name: "hommel", V: a.Hommel, Dim: Prob}}
}

// Warnings says when there was nothing to adjust for.
func (a AdjustedP) Warnings() []string {
	if a.Tests == 1 {
		return []string{"a single test: nothing is adjusted"}
	}
	return nil
}

// stepUp returns the running minima, from the largest p down, of factor(i)·p(i). No factor
// is below 1.
func stepUp(sorted []float64, order []int, factor func(int) float64) []float64 {
	out := make([]float64, len(sorted))
	least := 1.0
	for i := len(sorted) - 1; i >= 0; i-- {
		least = min(least, factor(i)*sorted[i])
		out[order[i]] = least
	}
	return out
}

// stepDown returns the running maxima, from the smallest p up, of factor(i)·p(i).
func stepDown(sorted []float64, order []int, factor func(int) float64) []float64 {
	out := make([]float64, len(sorted))
	var most float64
	for i, p := range sorted {
		most = max(most, factor(i)*p)
		out[order[i]] = min(1, most)
	}
	return out
}

// hommel returns Hommel's adjusted values. With
//
//	simes(k) = min_{1≤s≤k} k p(m−k+s) / s,  M(k) = max_{l≥k} simes(l),  M(m+1) = 0
//
// h(α) = max {k: simes(k) > α} hypotheses at most are true, p is called if
// h(α) p ≤ α, and its adjusted value is therefore min_{0≤k≤m} max(M(k+1), k p).
// k p grows with k and M falls, so the minimum lies where they cross.
//
// This is Meijer, Krebs & Goeman (2019), "Hommel's procedure in linear time",
// Biom. J. 61(1), 73–82, with searches where they need none; R's p.adjust takes
// O(m²) to the same values.
func hommel(sorted []float64, order []int) []float64 {
	m := len(sorted)
	most := simesOfLargest(sorted)
	for k := m - 1; k >= 1; k-- {
		most[k] = max(most[k], most[k+1])
	}
	out := make([]float64, m)
	for i, p := range sorted {
		k := sort.Search(m, func(k int) bool { return float64(k)*p >= most[k+1] })
		adjusted := float64(k) * p
		if k > 0 {
			adjusted = min(adjusted, most[k])
		}
		out[order[i]] = max(p, adjusted)
	}
	return out
}

// simesOfLargest returns simes(k) at the indices k = 1 … m, with 0 at 0 and
// m + 1. simes(k)/k is the least slope from (m−k, 0) to a point (j, p(j)),
// j > m−k: that of the tangent to their lower convex hull, which grows to the
// left as k does.
func simesOfLargest(sorted []float64) []float64 {
	m := len(sorted)
	p := func(j int) float64 { return sorted[j-1] }
	simes := make([]float64, m+2)
	hull := make([]int, 0, m) // the j of its corners, from right to left
	for k := 1; k <= m; k++ {
		j := m - k + 1
		for len(hull) >= 2 {
			a, b := hull[len(hull)-1], hull[len(hull)-2]
			if (p(a)-p(j))*float64(b-a) < (p(b)-p(a))*float64(a-j) {
				break // the slope rises at a: a is a corner
			}
			hull = hull[:len(hull)-1]
		}
		hull = append(hull, j)
		// From left to right the slopes fall to the tangent's and then rise.
		slope := func(c int) float64 { return p(hull[len(hull)-1-c]) / float64(hull[len(hull)-1-c]-(m-k)) }
		touch := sort.Search(len(hull)-1, func(c int) bool { return slope(c+1) >= slope(c) })
		simes[k] = float64(k) * slope(touch)
	}
	return simes
}
