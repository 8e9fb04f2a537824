package stat

import (
	"math"
	"testing"
)

func TestMacKinnon(t *testing.T) {
	for _, tt := range []struct {
		z     float64
		det   Det
		count int
		p     float64
		from  string
	}{
		{-4.048705096914341, DetC, 1, 0.0011758879503871295, "statsmodels and arch, the Nile with one lag"},
		{-3.365713914443712, DetCT, 1, 0.05614014414754589, "statsmodels and arch, the Nile with four lags"},
		{-3.5866512724403368, DetC, 2, 0.025448779425583778, "statsmodels coint"},
		{-1.0350136555003073, DetC, 2, 0.8960027814964779, "statsmodels coint"},
		{3, DetC, 1, 1, "above the range"},
		{-19, DetC, 1, 0, "below the range"},
		{30, DetN, 1, 1, "no upper end without deterministic terms"},
	} {
		p, outside := mackinnonP(tt.z, tt.det, tt.count)
		if math.Abs(p-tt.p) > 1e-12*tt.p || outside != (tt.p == 0 || tt.p == 1 && tt.det != DetN) {
			t.Errorf("P(τ < %v), %s, %d = %v, %v; want %v [%s]", tt.z, tt.det, tt.count, p, outside, tt.p, tt.from)
		}
	}
	for _, tt := range []struct {
		det        Det
		count, obs int
		cv         [3]float64
		from       string
	}{
		{DetC, 1, 98, [3]float64{-3.4989097606014496, -2.891516256916761, -2.5827604414827157}, "statsmodels, the Nile with one lag"},
		{DetCT, 1, 95, [3]float64{-4.057372178160081, -3.4577588776789616, -3.154727848082811}, "statsmodels, the Nile with four lags"},
		{DetC, 2, 49, [3]float64{-4.133911928363182, -3.4636676509787585, -3.1321379633486046}, "statsmodels coint"},
	} {
		for i, v := range mackinnonCritical(tt.det, tt.count, tt.obs) {
			if math.Abs(v-tt.cv[i]) > 1e-12 {
				t.Errorf("critical value %d of %s, %d, %d = %v, want %v [%s]", i, tt.det, tt.count, tt.obs, v, tt.cv[i], tt.from)
			}
		}
	}
}

// TestMacKinnonHangsTogether: p rises with z, the two polynomials meet, and the
// asymptotic critical values have about their p.
func TestMacKinnonHangsTogether(t *testing.T) {
	for det, tails := range mackinnonTails {
		for i, m := range tails {
			before := 0.0
			for z := m.least; z <= min(m.most, 3); z += 0.01 {
				p, _ := mackinnonP(z, det, i+1)
				if p < before-2e-3 || p > 1 {
					t.Fatalf("%s, %d: P(τ < %v) = %v after %v", det, i+1, z, p, before)
				}
				before = p
			}
			below, _ := mackinnonP(m.star, det, i+1)
			if above, _ := mackinnonP(m.star+1e-9, det, i+1); math.Abs(above-below) > 5e-3 {
				t.Errorf("%s, %d: p jumps from %v to %v at %v", det, i+1, below, above, m.star)
			}
			if i >= len(mackinnonCriticals[det]) {
				continue
			}
			cv := mackinnonCritical(det, i+1, 1e9)
			for j, want := range []float64{0.01, 0.05, 0.10} {
				if p, _ := mackinnonP(cv[j], det, i+1); math.Abs(p-want) > 0.03*want {
					t.Errorf("%s, %d: the critical value %v at %v has p = %v", det, i+1, cv[j], want, p)
				}
			}
		}
	}
}
