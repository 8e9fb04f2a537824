package provider

import (
	"math"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
)

func vintage(values map[string]float64) []obs.Observation {
	var out []obs.Observation
	for k, v := range values {
		y, _ := parse(k[3:])
		o := obs.Observation{Indicator: "x", Entity: k[:3], Year: int(y), Value: v, Status: obs.Reported}
		if math.IsNaN(v) {
			o.Status = obs.NotAvailable
		}
		out = append(out, o)
	}
	return out
}

// TestCompare checks what is called rebased, revised, new and gone.
func TestCompare(t *testing.T) {
	old := map[string]float64{"TUR2019": 10, "TUR2020": 20, "TUR2021": 30, "TUR2022": 40, "GRC2019": 5, "GRC2020": 6, "GRC2021": nan}
	for _, tt := range []struct {
		name string
		new  map[string]float64
		want string
	}{
		{"nothing", old, "x.csv: 2024 replaced by 2025; every value is as it was"},
		{"one factor", map[string]float64{"TUR2019": 11, "TUR2020": 22, "TUR2021": 33, "TUR2022": 44, "GRC2019": 5.5, "GRC2020": 6.6, "GRC2021": nan},
			"x.csv: 2024 replaced by 2025: 0 values as before\n  only rebased: 4 values (one factor for all, 1.1)\n  revised: 2 values, the most, beyond the rebasing: GRC 2019 5 → 5.5 (+10%); GRC 2020 6 → 6.6 (+10%)"},
		{"a factor and a revision", map[string]float64{"TUR2019": 11, "TUR2020": 22, "TUR2021": 33, "TUR2022": 88, "GRC2019": 5, "GRC2020": 6, "GRC2021": 7},
			"x.csv: 2024 replaced by 2025: 2 values as before\n  only rebased: 3 values (one factor for all, 1.1)\n  revised: 1 value, the most, beyond the rebasing: TUR 2022 40 → 88 (+1e+02%)\n  new: 1 value, 2021, of GRC"},
		{"revised, new and gone", map[string]float64{"TUR2019": 10, "TUR2020": 21, "TUR2021": 30, "TUR2022": 40, "TUR2023": 50, "GRC2019": nan},
			"x.csv: 2024 replaced by 2025: 3 values as before\n  revised: 1 value, the most: TUR 2020 20 → 21 (+5%)\n  new: 1 value, 2023, of TUR\n  disappeared: 2 values, 2019–2020, of GRC"},
	} {
		c := Compare(vintage(old), vintage(tt.new))
		c.Path, c.Old, c.New = "x.csv", "2024", "2025"
		if got := strings.Join(c.Words(), "\n"); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	c := Compare(vintage(old), vintage(old))
	c.Path, c.Old, c.New = "x.csv", "2025", "2025"
	if got := strings.Join(c.Words(), "\n"); got != "x.csv: 2025, imported again; every value is as it was" {
		t.Error(got)
	}
}
