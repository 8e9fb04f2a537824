package lang

import (
	"slices"
	"strings"
	"unicode"
)

// turkishEnding hangs a case on a word: the ending follows the last vowel of the
// word as it is read (vowel harmony), hardens after a voiceless consonant and takes
// a buffer letter after a vowel. Numbers are read ("2004" ends as "dört"), signs by
// their words ("$" as "dolar"), abbreviations letter by letter ("GSYH" ends as "he").
//
// Cases go by the form that they have after "ev": in (of), i (the object), e (to),
// de (at), den (from), le (with), si (its), dir (is), li (with, having). An
// apostrophe parts a name, an abbreviation or a number from its ending, unless a quote
// closes before it: “Bit Palas”ı. A compound noun that ends in its own possessive takes
// n before a case: savunma harcaması, savunma harcamasında; Fildişi Sahili’nde.
// Consonants do not soften (kitap, kitabı) since names do not in writing, and what a
// pattern puts in is names and numbers.
func turkishEnding(word, of string) string {
	written := lastWord(word)
	apostrophe := ""
	if rs := []rune(written); len(rs) > 0 && !quoted(word) && (unicode.IsDigit(rs[len(rs)-1]) || unicode.IsUpper(rs[0]) || unicode.IsUpper(rs[len(rs)-1])) {
		apostrophe = "’"
	}
	read := turkishReading(written)
	vowel, last := lastVowel(read)
	if vowel == 0 {
		vowel = 'e'
	}
	endsInVowel := isTurkishVowel(last)
	narrow := map[rune]string{'a': "ı", 'ı': "ı", 'e': "i", 'i': "i", 'o': "u", 'u': "u", 'ö': "ü", 'ü': "ü"}[vowel]
	wide := "e"
	if strings.ContainsRune("aıou", vowel) {
		wide = "a"
	}
	d := "d"
	if strings.ContainsRune("fstkçşhp", last) {
		d = "t"
	}
	possessed := compound(word, written)
	if possessed {
		d = "nd"
	}
	buffer := func(b, ending string) string {
		if possessed && b == "y" && of != "le" {
			b = "n"
		}
		if endsInVowel {
			return b + ending
		}
		return ending
	}
	var ending string
	switch of {
	case "in":
		ending = buffer("n", narrow+"n")
	case "i":
		ending = buffer("y", narrow)
	case "e":
		ending = buffer("y", wide)
	case "de":
		ending = d + wide
	case "den":
		ending = d + wide + "n"
	case "le":
		ending = buffer("y", "l"+wide)
	case "si":
		if !possessed { // it has one
			ending = buffer("s", narrow)
		}
	case "dir":
		ending = strings.TrimPrefix(d, "n") + narrow + "r"
	case "li":
		ending = "l" + narrow
	}
	if ending == "" {
		return ""
	}
	return apostrophe + ending
}

// quoted reports whether the mark that closes a quote stands at the end of words.
func quoted(s string) bool {
	return strings.HasSuffix(s, "”") || strings.HasSuffix(s, `"`) || strings.HasSuffix(s, "»")
}

// lastWord is what an ending is hung on: the last word without marks around it.
func lastWord(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \u00a0-–/(", r) })
	if len(words) == 0 {
		return ""
	}
	return strings.Trim(words[len(words)-1], ".,;:)]“”’\"'»%")
}

// compound reports whether words are a compound noun that has its possessive: the
// name of a union, an island and the like; of several words the last in capitals with
// an ending that hardly any other name has, or in small letters with a close vowel at
// its end, which no number has.
func compound(s, last string) bool {
	if heads[last] {
		return true
	}
	r := []rune(last)
	if len(r) < 3 || !strings.ContainsAny(strings.TrimSpace(s), " \u00a0") || !strings.ContainsRune("ıiuü", r[len(r)-1]) {
		return false
	}
	if !unicode.IsLower(r[0]) {
		return hasSuffix(last, "ları", "leri", "lığı", "liği", "luğu", "lüğü") ||
			len(r) > 4 && hasSuffix(last, "sı", "si", "su", "sü") && isTurkishVowel(r[len(r)-3])
	}
	return !whole[last] && !hasSuffix(last, "ıncı", "inci", "uncu", "üncü") // the first, the second
}

func hasSuffix(s string, of ...string) bool {
	return slices.ContainsFunc(of, func(suffix string) bool { return strings.HasSuffix(s, suffix) })
}

// set is the set of the words of s.
func set(s string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(s) {
		out[word] = true
	}
	return out
}

// heads are the last words of compound names, with their possessive.
var heads = set(`Birliği Cumhuriyeti Krallığı Emirlikleri Adaları Adası Devletleri Bankası Örgütü Enstitüsü Bakanlığı Ordusu
	Sahili Toprağı Sistemi Kurumu Kurulu Fonu Ajansı Teşkilatı Konseyi Meclisi Merkezi Vakfı Derneği Şirketi Savaşı Krizi
	Programı Raporu Endeksi Denizi Körfezi Kanalı Başkanlığı Müsteşarlığı`)

// whole are common nouns that end in a close vowel and have no possessive.
var whole = set(`iki altı yedi yirmi seri kişi gemi vergi bilgi ölçü sayı dizi konu ordu teknoloji enerji strateji ekonomi sanayi
	alıcı satıcı üretici tedarikçi ihracatçı ithalatçı batı doğu köprü`)

// turkishReading is a word as it is read.
func turkishReading(word string) string {
	if word == "" {
		return ""
	}
	rs := []rune(word)
	last := rs[len(rs)-1]
	switch last {
	case '$':
		return "dolar"
	case '€':
		return "avro"
	case '£':
		return "sterlin"
	case '₺':
		return "lira"
	}
	if unicode.IsDigit(last) {
		return readDigits(word)
	}
	if read, ok := spoken[word]; ok {
		return read
	}
	if abbreviation(rs) {
		return letterName(last)
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case 'I':
			return 'ı'
		case 'İ':
			return 'i'
		case 'â', 'Â':
			return 'a'
		case 'î', 'Î', 'í', 'Í', 'ì', 'ï':
			return 'i'
		case 'û', 'Û', 'ú', 'Ú', 'ù':
			return 'u'
		case 'ø', 'Ø':
			return 'ö'
		case 'é', 'è', 'ê', 'ä':
			return 'e'
		case 'á', 'à', 'ã', 'å':
			return 'a'
		case 'ó', 'ô', 'õ':
			return 'o'
		}
		return unicode.ToLower(r)
	}, word)
}

// readDigits is the last word of a number: that of its last digit that is not
// nought, or of the power of ten behind it.
func readDigits(s string) string {
	whole := s
	if i := strings.LastIndexByte(s, ','); i >= 0 { // the decimals are read as a number
		whole = s[i+1:]
	}
	var digits []int
	for _, r := range whole {
		if unicode.IsDigit(r) {
			digits = append(digits, digit(r))
		}
	}
	noughts := 0
	for noughts < len(digits) && digits[len(digits)-1-noughts] == 0 {
		noughts++
	}
	if noughts == len(digits) {
		return "sıfır"
	}
	d := digits[len(digits)-1-noughts]
	switch noughts {
	case 0:
		return []string{"", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"}[d]
	case 1:
		return []string{"", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"}[d]
	case 2:
		return "yüz"
	case 3, 4, 5:
		return "bin"
	case 6, 7, 8:
		return "milyon"
	}
	return "milyar"
}

// digit is the value of a digit of any script, whose tens stand in a row.
func digit(r rune) int {
	n := 0
	for unicode.IsDigit(r - 1) {
		r--
		n++
	}
	return n % 10
}

// spoken are words that are not read as they are written: abbreviations that are words
// but do not look it, and words with a clear l or t at the end.
var spoken = map[string]string{"SIPRI": "sipri", "TÜİK": "tüik", "MİT": "mit", "TİM": "tim", "KAAN": "kaan",
	"Nepal": "nepel", "Senegal": "senegel", "petrol": "petröl", "kontrol": "kontröl", "rol": "röl", "metal": "metel", "general": "generel", "amiral": "amirel",
	"kabul": "kabül", "sinyal": "sinyel", "saat": "saet"}

// abbreviation reports whether a word is read letter by letter: of capitals alone, and
// no word by its sound, as NATO, AGİT and ROKETSAN are, whose vowels stand apart.
func abbreviation(rs []rune) bool {
	letters, syllables, open := 0, 0, false
	for _, r := range rs {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
		vowel := strings.ContainsRune("AEIİOÖUÜ", r)
		if vowel && !open {
			syllables++
		}
		open = vowel
	}
	return letters > 0 && (letters < 4 || syllables < 2)
}

// letterName is what a letter is called: a vowel itself, a consonant with e.
func letterName(r rune) string {
	switch low := unicode.ToLower(r); low {
	case 'a', 'e', 'o', 'u', 'ö', 'ü':
		return string(low)
	case 'ı':
		return "ı"
	case 'i':
		if r == 'I' {
			return "ı"
		}
		return "i"
	default:
		return string(low) + "e"
	}
}

func isTurkishVowel(r rune) bool { return strings.ContainsRune("aeıioöuü", r) && r != 0 }

// lastVowel is the last vowel of a word, and its last letter.
func lastVowel(s string) (vowel, last rune) {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		last = r
		if isTurkishVowel(r) {
			vowel = r
		}
	}
	return vowel, last
}
