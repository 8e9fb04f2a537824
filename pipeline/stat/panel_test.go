package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

var panelEstimators = map[string]func(Panel) (*PanelFit, error){
	"panel_pooled": PanelPooled, "panel_fe": PanelFE, "panel_fe_twoway": PanelFETwoWay,
	"panel_re": PanelRE, "panel_fd": PanelFD, "panel_between": PanelBetween,
}

// panelStatistics are all functions of a panel.
func panelStatistics() map[string]func(Panel) (Result, error) {
	all := map[string]func(Panel) (Result, error){
		"panel_hausman":       func(p Panel) (Result, error) { return orNil(PanelHausman(p)) },
		"panel_effects_tests": func(p Panel) (Result, error) { return orNil(PanelEffectsTests(p)) },
	}
	for name, f := range panelEstimators {
		all[name] = func(p Panel) (Result, error) { return orNil(f(p)) }
	}
	return all
}

// samplePanel is an unbalanced panel with gaps, entity effects and two regressors.
func samplePanel(entities, years int, seed uint64) Panel {
	rng := rand.New(rand.NewPCG(seed, 1))
	p := Panel{Names: []string{"a", "b"}, X: make([][]float64, 2)}
	for g := range entities {
		effect, level := 2*rng.NormFloat64(), rng.NormFloat64()
		for t := range years {
			if t < g%4 || rng.IntN(12) == 0 {
				continue
			}
			a, b := level+rng.NormFloat64(), 3+rng.NormFloat64()
			p.Entity, p.Year = append(p.Entity, 10*g), append(p.Year, 1990+t)
			p.X[0], p.X[1] = append(p.X[0], a), append(p.X[1], b)
			p.Y = append(p.Y, 1+2*a-b+effect+0.1*float64(t)+0.5*rng.NormFloat64())
		}
	}
	return p
}

// TestPanelPermutation: the order of rows and the numbers of entities play no role.
func TestPanelPermutation(t *testing.T) {
	p := samplePanel(8, 12, 1)
	q := Panel{Names: p.Names, X: make([][]float64, 2)}
	for _, i := range rand.New(rand.NewPCG(2, 2)).Perm(len(p.Y)) {
		q.Entity, q.Year, q.Y = append(q.Entity, -3*p.Entity[i]+7), append(q.Year, p.Year[i]), append(q.Y, p.Y[i])
		for j := range p.X {
			q.X[j] = append(q.X[j], p.X[j][i])
		}
	}
	comparePanels(t, "permuted", p, q, func(string) float64 { return 1 })
}

// TestPanelUnits: in other units slopes and their errors change as they must, R² and
// tests do not; a shift of y or x changes the constant only.
func TestPanelUnits(t *testing.T) {
	p := samplePanel(8, 12, 3)
	q := Panel{Entity: p.Entity, Names: p.Names, X: [][]float64{nil, p.X[1]}}
	for i := range p.Y {
		q.Year, q.Y, q.X[0] = append(q.Year, p.Year[i]+50), append(q.Y, 100*p.Y[i]), append(q.X[0], p.X[0][i]/8)
	}
	comparePanels(t, "in other units", p, q, func(name string) float64 {
		_, name, _ = strings.Cut(name, ".")
		cut := strings.LastIndex(name, "_")
		switch {
		case !strings.HasPrefix(name, "b_") && !strings.HasPrefix(name, "se_"):
			return 1
		case name[cut+1:] == "a":
			return 800
		}
		return 100
	})
	shifted := Panel{Entity: p.Entity, Year: p.Year, Names: p.Names, X: [][]float64{p.X[0], nil}}
	for i := range p.Y {
		shifted.Y, shifted.X[1] = append(shifted.Y, p.Y[i]+40), append(shifted.X[1], p.X[1][i]-5)
	}
	comparePanels(t, "shifted", p, shifted, func(name string) float64 {
		// R² of random effects depends on the origin of y where panels are unbalanced.
		if strings.HasSuffix(name, panelConstant) || name == "panel_re.r2" {
			return 0
		}
		return 1
	})
}

// comparePanels checks that every value of q is that of p times a factor; 0 skips it.
func comparePanels(t *testing.T, what string, p, q Panel, factor func(string) float64) {
	t.Helper()
	for name, f := range panelStatistics() {
		a, err := f(p)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b, err := f(q)
		if err != nil {
			t.Errorf("%s %s: %v", name, what, err)
			continue
		}
		for i, v := range a.Values() {
			w, c := b.Values()[i], factor(name+"."+v.Name)
			if c != 0 && math.Abs(v.V*c-w.V) > 1e-9*math.Max(math.Abs(v.V*c), 1e-12) {
				t.Errorf("%s.%s = %.12g, %s %.12g, want %.12g", name, v.Name, v.V, what, w.V, v.V*c)
			}
		}
	}
}

// TestPanelIdentities: what the algebra demands.
func TestPanelIdentities(t *testing.T) {
	two := Panel{Names: []string{"x"}, Entity: []int{1, 1, 2, 2, 3, 3}, Year: []int{2001, 2002, 2001, 2002, 2001, 2002},
		Y: []float64{3, 5, 2, 1, 4, 8}, X: [][]float64{{1, 2, 5, 3, 2, 6}}}
	fe, err := PanelFE(two)
	if err != nil {
		t.Fatal(err)
	}
	fd, err := PanelFD(two)
	if err != nil {
		t.Fatal(err)
	}
	// Treated: 5, 6 → 9, 12; not treated: 1, 2 → 2, 4. Difference of differences: 5 − 1.5.
	did := Panel{Names: []string{"d"}, Entity: []int{1, 1, 2, 2, 3, 3, 4, 4}, Year: []int{1, 2, 1, 2, 1, 2, 1, 2},
		Y: []float64{5, 9, 6, 12, 1, 2, 2, 4}, X: [][]float64{{0, 1, 0, 1, 0, 0, 0, 0}}}
	both, err := PanelFETwoWay(did)
	if err != nil {
		t.Fatal(err)
	}
	pooled, err := PanelPooled(two)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name      string
		got, want float64
		from      string
	}{
		{"fe", fe.B[0], fd.B[0], "identity: two years, fixed effects are first differences"},
		{"fd", fd.B[0], (2*1 + -1*-2 + 4*4) / (1.0 + 4 + 16), "by hand: Σ ΔxΔy / Σ Δx²"},
		{"twoway", both.B[0], 3.5, "by hand: difference of differences"},
		{"twoway df", float64(both.DF), 8 - 1 - 3 - 1 - 1, "by hand"},
		{"pooled", pooled.B[0], pooledByHand(two), "by hand: Sxy / Sxx"},
	} {
		if math.Abs(tt.got-tt.want) > 1e-12 {
			t.Errorf("%s = %v, want %v [%s]", tt.name, tt.got, tt.want, tt.from)
		}
	}
}

// pooledByHand returns Sxy/Sxx.
func pooledByHand(p Panel) float64 {
	mx, my := mean(p.X[0]), mean(p.Y)
	var sxy, sxx float64
	for i, x := range p.X[0] {
		sxy += (x - mx) * (p.Y[i] - my)
		sxx += (x - mx) * (x - mx)
	}
	return sxy / sxx
}

// TestPanelNoEntityVariance: where entities do not differ, random effects are the
// pooled fit and say so.
func TestPanelNoEntityVariance(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	p := Panel{Names: []string{"x"}, X: make([][]float64, 1)}
	e := 0.0
	for g := range 6 {
		for t := range 8 {
			p.Entity, p.Year = append(p.Entity, g), append(p.Year, t)
			x := rng.NormFloat64()
			if t%2 == 0 {
				e = rng.NormFloat64()
			} else {
				e = -e // errors that sum to 0 in every entity
			}
			p.X[0], p.Y = append(p.X[0], x), append(p.Y, 2*x+e)
		}
	}
	re, err := PanelRE(p)
	if err != nil {
		t.Fatal(err)
	}
	pooled, err := PanelPooled(p)
	if err != nil {
		t.Fatal(err)
	}
	if re.Sigma2U != 0 || math.Abs(re.B[0]-pooled.B[0]) > 1e-12 || len(re.Warnings()) < 2 {
		t.Errorf("σᵤ² = %v, b = %v (pooled %v), %v", re.Sigma2U, re.B[0], pooled.B[0], re.Warnings())
	}
}

// TestPanelRefuses: faults are named.
func TestPanelRefuses(t *testing.T) {
	good := samplePanel(6, 8, 5)
	n := len(good.Y)
	change := func(f func(*Panel)) Panel {
		p := good
		p.X = [][]float64{append([]float64(nil), good.X[0]...), append([]float64(nil), good.X[1]...)}
		p.Entity = append([]int(nil), good.Entity...)
		f(&p)
		return p
	}
	for _, tt := range []struct {
		what string
		p    Panel
		want error
	}{
		{"nothing", Panel{}, ErrOption},
		{"no rows", Panel{X: [][]float64{{}}, Names: []string{"x"}}, ErrTooFew},
		{"a name twice", change(func(p *Panel) { p.Names = []string{"a", "a"} }), ErrOption},
		{"the name const", change(func(p *Panel) { p.Names = []string{"a", "const"} }), ErrOption},
		{"a name too few", change(func(p *Panel) { p.Names = []string{"a"} }), ErrLength},
		{"a short column", change(func(p *Panel) { p.X[1] = p.X[1][1:] }), ErrLength},
		{"NaN", change(func(p *Panel) { p.X[1][3] = math.NaN() }), ErrValue},
		{"one entity", change(func(p *Panel) { p.Entity = make([]int, n) }), ErrValue},
		{"x that never varies", change(func(p *Panel) { p.X[1] = constants(n, 4) }), ErrUndefined},
		{"x twice", change(func(p *Panel) { p.X[1] = p.X[0] }), ErrUndefined},
	} {
		for name, f := range panelStatistics() {
			r, err := f(tt.p)
			if !errors.Is(err, tt.want) || r != nil {
				t.Errorf("%s with %s: %v, want %v", name, tt.what, err, tt.want)
			}
		}
	}
	sex := change(func(p *Panel) {
		for i, e := range p.Entity {
			p.X[1][i] = float64(e%20) + 0.1
		}
	})
	if _, err := PanelFE(sex); !errors.Is(err, ErrUndefined) {
		t.Errorf("x that is fixed within entities: %v", err)
	}
	if _, err := PanelPooled(sex); err != nil {
		t.Errorf("pooled, the same: %v", err)
	}
}

// TestPanelFDGaps: no difference over a gap.
func TestPanelFDGaps(t *testing.T) {
	p := Panel{Names: []string{"x"}, Entity: []int{1, 1, 1, 2, 2, 2, 3}, Year: []int{1, 2, 4, 1, 2, 3, 9},
		Y: []float64{1, 2, 9, 4, 7, 5, 2}, X: [][]float64{{1, 3, 4, 2, 4, 5, 6}}}
	r, err := PanelFD(p)
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 3 || r.Entities != 2 || math.Abs(r.B[0]-(2*1+2*3+1*-2)/9.0) > 1e-14 {
		t.Errorf("%+v", r)
	}
}

// TestPanelHausmanCorrelated: where the effects go together with a regressor, fixed
// effects win, also where the plain contrast has no distribution.
func TestPanelHausmanCorrelated(t *testing.T) {
	warned := 0
	for seed := range uint64(10) {
		p := samplePanel(12, 12, 50+seed)
		shift := map[int]float64{}
		for i, e := range p.Entity {
			if _, ok := shift[e]; !ok {
				shift[e] = float64(e%7) - 3
			}
			p.X[0][i] += shift[e]
			p.Y[i] += 7 * shift[e] // 2 of it by the slope
		}
		r, err := PanelHausman(p)
		if err != nil {
			t.Fatal(err)
		}
		if r.P > 0.01 {
			t.Errorf("seed %d: χ² = %v, p = %v", seed, r.Chi2, r.P)
		}
		warned += len(r.Warnings())
	}
	if warned == 0 {
		t.Error("the contrast was positive definite in all panels; the second form was not tried")
	}
}
