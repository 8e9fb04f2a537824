package stat

import (
	"math"
	"testing"
)

// nileFlow is the annual flow at Aswan 1871–1970, 10⁸ m³ (Cobb 1978, Biometrika
// 65, 243–251, Table 1; R's datasets).
var nileFlow = []float64{
	1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
	1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
	831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
	781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
	744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
}

// nileYears returns the years of nileFlow.
func nileYears() []int {
	years := consecutive(len(nileFlow))
	for i := range years {
		years[i] = 1871 + i
	}
	return years
}

func TestPettitt(t *testing.T) {
	for _, tt := range []struct {
		name  string
		years []int
		y     []float64
		k, p  float64
		year  int
		from  string
	}{
		{"rising", []int{1, 2, 3, 4}, []float64{1, 2, 3, 4}, 4, 2 * math.Exp(-1.2), 2, "by hand: U = −3, −4, −3"},
		{"step", []int{1, 2, 4, 8}, []float64{5, 5, 7, 7}, 4, 2 * math.Exp(-1.2), 2, "by hand: ranks 1.5 1.5 3.5 3.5"},
		{"balanced", []int{1, 2, 3, 4}, []float64{1, 2, 2, 1}, 2, 1, 1, "by hand: U = −2, 0, 2, 0; p is capped"},
		{"Nile", nileYears(), nileFlow, 1617, 3.5910221769362927e-07, 1898, "R trend::pettitt.test"},
	} {
		r, err := Pettitt(tt.years, tt.y)
		if err != nil || r.K != tt.k || math.Abs(r.PApprox-tt.p) > 1e-12*tt.p || r.LastYearBefore != tt.year {
			t.Errorf("%s: %+v, %v; want %v %v %d [%s]", tt.name, r, err, tt.k, tt.p, tt.year, tt.from)
		}
	}
	if r, _ := Pettitt([]int{1, 2, 3, 4}, []float64{1, 2, 2, 1}); len(r.Warnings()) != 2 {
		t.Errorf("two years that tie and p above 0.5 give the warnings %q", r.Warnings())
	}
}
