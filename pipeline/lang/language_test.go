package lang

import "testing"

func TestTurkishLowerFirst(t *testing.T) {
	for s, want := range map[string]string{
		"Savunma harcaması":             "savunma harcaması",
		"İhracat":                       "ihracat",
		"Isı":                           "ısı",
		"Şili’de savunma harcaması":     "Şili’de savunma harcaması",
		"Güney Afrika’nın ihracatı":     "Güney Afrika’nın ihracatı",
		"Türkiye ile Pakistan":          "Türkiye ile Pakistan",
		"GSYH büyümesi":                 "GSYH büyümesi",
		"Teslimatlar, Çin’den gelenler": "teslimatlar, Çin’den gelenler",
	} {
		if got := Turkish.LowerFirst(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := English.LowerFirst("Countries’ spending"); got != "countries’ spending" {
		t.Errorf("English: %q", got)
	}
}
