package lang

import "testing"

func TestTurkishEndings(t *testing.T) {
	for _, c := range []struct{ word, of, want, from string }{
		{"Türkiye", "in", "Türkiye’nin", "TDK"},
		{"Pakistan", "in", "Pakistan’ın", "TDK"},
		{"Pakistan", "den", "Pakistan’dan", "TDK"},
		{"Irak", "e", "Irak’a", "TDK"},
		{"Irak", "den", "Irak’tan", "TDK"},
		{"ABD", "in", "ABD’nin", "TDK: read a-be-de"},
		{"ABD", "e", "ABD’ye", "TDK"},
		{"GSYH", "in", "GSYH’nin", "read ge-se-ye-he"},
		{"SIPRI", "in", "SIPRI’nin", "read as a word"},
		{"Ürdün", "le", "Ürdün’le", "vowel harmony"},
		{"Suudi Arabistan", "de", "Suudi Arabistan’da", "vowel harmony"},
		{"1990", "de", "1990’da", "doksan"},
		{"2001", "de", "2001’de", "bir"},
		{"2003", "de", "2003’te", "üç"},
		{"2010", "den", "2010’dan", "on"},
		{"2020", "de", "2020’de", "yirmi"},
		{"2000", "de", "2000’de", "bin"},
		{"1900", "den", "1900’den", "yüz"},
		{"%5", "si", "%5’i", "beş"},
		{"%2", "si", "%2’si", "iki"},
		{"%3,6", "si", "%3,6’sı", "altı"},
		{"%43", "si", "%43’ü", "üç"},
		{"%10", "si", "%10’u", "on"},
		{"1,08 milyar dolar", "den", "1,08 milyar dolardan", "no apostrophe after a common noun"},
		{"516 milyon TIV", "e", "516 milyon TIV’ye", "te-i-ve"},
		{"savunma harcaması", "de", "savunma harcamasında", "pronominal n"},
		{"savunma harcaması", "in", "savunma harcamasının", "n as after a vowel"},
		{"savunma harcaması", "i", "savunma harcamasını", "pronominal n"},
		{"Avrupa Birliği", "de", "Avrupa Birliği’nde", "TDK: pronominal n after the apostrophe"},
		{"Birleşik Arap Emirlikleri", "den", "Birleşik Arap Emirlikleri’nden", "pronominal n"},
		{"Avrupa Birliği", "e", "Avrupa Birliği’ne", "pronominal n"},
		{"Avrupa Birliği", "in", "Avrupa Birliği’nin", "n as after a vowel"},
		{"Birleşik Krallık", "de", "Birleşik Krallık’ta", "no possessive"},
		{"on iki seri", "de", "on iki seride", "a word that ends so by itself"},
		{"on iki", "den", "on ikiden", "a number is no compound"},
		{"dört", "si", "dördü", "TDK: softened"},
		{"dört", "den", "dörtten", "not before a consonant"},
		{"4", "si", "4’ü", "a numeral does not soften"},
		{"üç", "si", "üçü", "one syllable"},
		{"kırk", "in", "kırkın", "one syllable"},
		{"on", "si", "on tanesi", "onu is it"},
		{"on iki", "si", "on ikisi", "TDK"},
		{"çift", "i", "çifti", "t stays"},
		{"işsizlik", "in", "işsizliğin", "TDK: softened"},
		{"araç", "i", "aracı", "TDK: softened"},
		{"hukuk", "in", "hukukun", "TDK: an exception"},
		{"Irak", "in", "Irak’ın", "a name keeps its consonant in writing"},
		{"ihracat", "den", "ihracattan", "hardened"},
		{"", "de", "de", "nothing to hang on"},
	} {
		if got := Turkish.Stem(c.word, Turkish.Ending(c.word, c.of)) + Turkish.Ending(c.word, c.of); got != c.want {
			t.Errorf("%q + %s = %q, want %q (%s)", c.word, c.of, got, c.want, c.from)
		}
	}
}
