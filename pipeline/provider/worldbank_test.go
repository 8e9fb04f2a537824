package provider

import "testing"

// TestWorldBankUnits checks units against the names of real indicators.
func TestWorldBankUnits(t *testing.T) {
	for _, tt := range []struct{ code, title, want string }{
		{"MS.MIL.XPND.GD.ZS", "Military expenditure (% of GDP)", "% of GDP"},
		{"MS.MIL.XPND.ZS", "Military expenditure (% of general government expenditure)", "% of general government expenditure"},
		{"MS.MIL.XPND.CD", "Military expenditure (current USD)", "US$, current prices"},
		{"NY.GDP.MKTP.CD", "GDP (current US$)", "US$, current prices"},
		{"NY.GDP.MKTP.KD", "GDP (constant 2015 US$)", "US$, constant 2015 prices"},
		{"NY.GDP.MKTP.KD.ZG", "GDP growth (annual %)", "% a year"},
		{"FP.CPI.TOTL", "Consumer price index (2010 = 100)", "index, 2010 = 100"},
		{"MS.MIL.MPRT.KD", "Arms imports (SIPRI trend indicator values)", "TIV"},
		{"SP.POP.TOTL", "Population, total", "persons"},
	} {
		if got := wbUnit(tt.code, tt.title).String(); got != tt.want {
			t.Errorf("%s %q is in %q, want %q", tt.code, tt.title, got, tt.want)
		}
	}
}
