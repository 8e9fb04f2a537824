package lang

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Turkish is written 1.234,5 and %5; after a number a noun stays in the singular.
var Turkish = &Language{Code: "tr", Name: "Turkish", Own: "Türkçe", tag: language.Turkish, catalogue: catalogue{
	messages: []map[string]string{turkishBasics, turkishTrend, turkishPairs, turkishClaims, turkishAmounts, turkishRest, turkishMethods, turkishReport, turkishOrigins, turkishStudy, turkishChecks},
	numbers: numbers{point: ",", group: ".", percent: "%{}", missing: "yok",
		small:   []string{"sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on", "on bir", "on iki"},
		ordinal: turkishOrdinal, money: turkishMoney},
	proper: turkishNames,
	named:  apostrophized,
	form:   func(int) int { return 0 },
	ending: turkishEnding,
	stem:   turkishStem,
}}

func turkishOrdinal(n int) string {
	words := []string{"", "birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yedinci", "sekizinci", "dokuzuncu", "onuncu"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n) + "."
}

// turkishMoney puts the currency after the amount, in running text by its name:
// 1,2 milyar dolar; 1,2 mlr $.
func turkishMoney(symbol, amount string, long bool) string {
	symbol = strings.TrimSpace(symbol)
	if long {
		if name, ok := map[string]string{"$": "dolar", "€": "avro", "£": "sterlin", "₺": "lira", "Rs": "rupi"}[symbol]; ok {
			symbol = name
		}
	}
	return amount + "\u00a0" + symbol
}

// turkishBasics are the words that every part of a report uses.
var turkishBasics = map[string]string{
	"{} and {}¦the last two of a list": "{} ve {}",

	"January": "Ocak", "February": "Şubat", "March": "Mart", "April": "Nisan", "May¦month": "Mayıs", "June": "Haziran",
	"July": "Temmuz", "August": "Ağustos", "September": "Eylül", "October": "Ekim", "November": "Kasım", "December": "Aralık",

	"Figure {}": "Şekil {}",
	"Table {}":  "Tablo {}",

	// Numbers with what they measure.
	"{} of {}¦a share of a whole: 3.6% of GDP": "{2:in} {1:si}",
	"{} percentage points":                     "{} yüzde puanı",
	"% of {}¦a unit":                           "{:in} yüzdesi",
	"% a year¦a unit":                          "yıllık %",
	"% a {}¦a unit":                            "{} başına %",
	"{}, constant {} prices":                   "{1}, {2} sabit fiyatlarıyla",
	"{}, current prices":                       "{}, cari fiyatlarla",
	"number¦a unit of things counted":          "adet",
	"index, {} = 100":                          "endeks, {} = 100",
	"US$":                                      "ABD doları",
	"unit not stated":                          "birimi belirtilmemiş",

	"thousand": "bin", "million": "milyon", "billion": "milyar", "trillion": "trilyon",
	"k¦thousand": "bin", "m¦million": "mn", "bn¦billion": "mlr", "tn¦trillion": "trn",
}

// apostrophized reports whether words begin with a name that bears an ending, which
// Turkish parts from names alone: "Şili’de", "Güney Afrika’nın".
func apostrophized(s string) bool {
	for _, word := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return false
		}
		if strings.Contains(word, "’") {
			return true
		}
		if strings.ContainsAny(word, ",;:") {
			return false
		}
	}
	return false
}

// turkishNames begin titles that keep their capital inside a sentence.
var turkishNames = []string{"ABD", "Afganistan", "Afrika", "Alman", "Amerika", "Arap", "Asya", "Avrupa", "Azerbaycan", "Birleşik", "Britanya", "Çin", "Dünya Bankası",
	"Ermenistan", "Fransa", "Fransız", "Güney Kore", "Gürcistan", "Hindistan", "Hint", "Hollanda", "Irak", "İngiliz", "İngiltere", "İran", "İspanya", "İsrail",
	"İsveç", "İsviçre", "İtalya", "Japon", "Kanada", "Katar", "Kazak", "Kore", "Kuzey Kıbrıs", "Mısır", "Pakistan", "Polonya", "Romanya", "Rus", "Suriye", "Suudi", "Türk",
	"Ukrayna", "Urduca", "Yunan"}
