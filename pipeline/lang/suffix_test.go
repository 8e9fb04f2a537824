package lang

import (
	"strings"
	"testing"
)

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

		{"Çin", "in", "Çin’in", "TDK"},
		{"İsveç", "den", "İsveç’ten", "TDK: hardened after ç"},
		{"Norveç", "e", "Norveç’e", "TDK"},
		{"Mısır", "de", "Mısır’da", "TDK"},
		{"Güney Kore", "e", "Güney Kore’ye", "TDK"},
		{"Ukrayna", "i", "Ukrayna’yı", "TDK"},
		{"Peru", "in", "Peru’nun", "vowel harmony"},
		{"Kıbrıs", "de", "Kıbrıs’ta", "hardened after s"},
		{"Gürcistan", "le", "Gürcistan’la", "vowel harmony"},
		{"Türkiye", "le", "Türkiye’yle", "TDK: y after a vowel"},
		{"Nepal", "de", "Nepal’de", "a clear l"},
		{"Senegal", "in", "Senegal’in", "a clear l"},
		{"Bosna-Hersek", "de", "Bosna-Hersek’te", "the last part counts"},
		{"São Tomé ve Príncipe", "in", "São Tomé ve Príncipe’nin", "letters with accents"},
		{"Fildişi Sahili", "de", "Fildişi Sahili’nde", "pronominal n"},
		{"Man Adası", "den", "Man Adası’ndan", "pronominal n"},
		{"Ekvator Ginesi", "e", "Ekvator Ginesi’ne", "pronominal n"},
		{"Hollanda Antilleri", "de", "Hollanda Antilleri’nde", "pronominal n"},
		{"Orta Doğu", "de", "Orta Doğu’da", "no possessive"},
		{"Dünya Bankası", "si", "Dünya Bankası", "it has one already"},
		{"Merkez Bankası", "dir", "Merkez Bankası’dır", "no n before dir"},
		{"TÜİK", "in", "TÜİK’in", "read as a word"},
		{"AGİT", "de", "AGİT’te", "TDK: read as a word"},
		{"NATO", "in", "NATO’nun", "TDK: read as a word"},
		{"TÜBİTAK", "in", "TÜBİTAK’ın", "read as a word"},
		{"ROKETSAN", "den", "ROKETSAN’dan", "read as a word"},
		{"TBMM", "e", "TBMM’ye", "TDK: read me"},
		{"KKTC", "de", "KKTC’de", "read ce"},
		{"OECD", "in", "OECD’nin", "read de"},
		{"İHA", "in", "İHA’nın", "read i-ha"},
		{"MALİ DURUM", "de", "MALİ DURUM’da", "capitals that are words"},
		{"2024", "de", "2024’te", "dört"},
		{"2016", "den", "2016’dan", "altı"},
		{"1960", "de", "1960’ta", "altmış"},
		{"1970", "li", "1970’li", "yetmiş"},
		{"1.000", "den", "1.000’den", "bin"},
		{"3.000.000", "in", "3.000.000’un", "milyon"},
		{"%100", "si", "%100’ü", "yüz"},
		{"%0", "e", "%0’a", "sıfır"},
		{"2013–2022", "de", "2013–2022’de", "iki"},
		{"−0,04", "dir", "−0,04’tür", "dört"},
		{"“Bit Palas”", "i", "“Bit Palas”ı", "TDK: no apostrophe after a quote that closes"},
		{"“Yerli Üretim”", "de", "“Yerli Üretim”de", "TDK"},
		{"ileri teknoloji", "de", "ileri teknolojide", "a word that ends so by itself"},
		{"bütün satıcı", "in", "bütün satıcının", "a word that ends so by itself"},
		{"savunma sanayii", "de", "savunma sanayiinde", "pronominal n"},
		{"٢٠٢٤", "de", "٢٠٢٤’te", "dört, in the digits of Arabic"},
		{"ham petrol", "in", "ham petrolün", "a clear l"},
	} {
		if got := Turkish.Stem(c.word, Turkish.Ending(c.word, c.of)) + Turkish.Ending(c.word, c.of); got != c.want {
			t.Errorf("%q + %s = %q, want %q (%s)", c.word, c.of, got, c.want, c.from)
		}
	}
}

// TDK: an ending stands before what is said in brackets.
func TestHang(t *testing.T) {
	for _, tt := range []struct{ word, of, want string }{
		{"Libya (Genel Ulusal Kongre)", "de", "Libya’da (Genel Ulusal Kongre)"},
		{"Libya (Genel Ulusal Kongre)", "", "Libya (Genel Ulusal Kongre)"},
		{"savunma harcaması (GSYH’nin yüzdesi)", "in", "savunma harcamasının (GSYH’nin yüzdesi)"},
		{"(GSYH)", "de", "(GSYH)’de"},
		{"Türkiye", "de", "Türkiye’de"},
	} {
		before, ending, after := Turkish.Hang(tt.word, tt.of)
		if got := before + ending + after; got != tt.want {
			t.Errorf("%q + %s = %q, want %q", tt.word, tt.of, got, tt.want)
		}
	}
}

// FuzzEnding: an ending of any word has letters of Turkish alone, after at most one
// apostrophe; its vowels are of one kind, that of the word's last vowel where it has one.
func FuzzEnding(f *testing.F) {
	for _, s := range []string{"", "Türkiye", "%3,6", "ABD", "“a”", "(x)", "\xff", "🚀", "a\u0301", "savunma harcaması", "Dünya Bankası", "{2:den}", "İI", "0", "–", "١٢", "५"} {
		f.Add(s)
	}
	const back, front = "aıou", "eiöü"
	f.Fuzz(func(t *testing.T, word string) {
		for _, of := range []string{"in", "i", "e", "de", "den", "le", "si", "dir", "li", "", "no such case"} {
			ending := Turkish.Ending(word, of)
			letters := strings.TrimPrefix(ending, "’")
			if strings.Trim(letters, "abcçdefgğhıijklmnoöprsştuüvyz") != "" {
				t.Fatalf("%q + %s: %q", word, of, ending)
			}
			if ending != "" && letters == "" {
				t.Fatalf("%q + %s: an apostrophe alone", word, of)
			}
			if strings.ContainsAny(letters, back) && strings.ContainsAny(letters, front) {
				t.Fatalf("%q + %s: %q is of two kinds", word, of, ending)
			}
			if vowel, _ := lastVowel(turkishReading(lastWord(word))); vowel != 0 && letters != "" && strings.ContainsRune(back, vowel) != strings.ContainsAny(letters, back) {
				t.Fatalf("%q + %s: %q does not follow %q", word, of, ending, vowel)
			}
			before, ending, after := Turkish.Hang(word, of)
			// A hard consonant may soften before a vowel, and nothing else of the word changes.
			kept := before+after == word
			for soft, hard := range map[string]string{"ğ": "k", "g": "k", "c": "ç", "b": "p", "d": "t"} {
				if rest, ok := strings.CutSuffix(before, soft); ok && rest+hard+after == word {
					kept = true
				}
			}
			if !kept {
				t.Fatalf("%q + %s: %q, %q, %q", word, of, before, ending, after)
			}
		}
	})
}
