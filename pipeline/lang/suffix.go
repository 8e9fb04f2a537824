package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// turkishEnding hangs a case on a word: the ending follows the last vowel of the
// word as it is read (vowel harmony), hardens after a voiceless consonant and takes
// a buffer letter after a vowel. Numbers are read ("2004" ends as "dört"), signs by
// their words ("$" as "dolar"), abbreviations letter by letter ("GSYH" ends as "he").
//
// Cases go by the form that they have after "ev": in (of), i (the object), e (to),
// de (at), den (from), le (with), si (its), dir (is), li (with, having). An
// apostrophe parts a name, an abbreviation or a number from its ending. A compound
// noun in small letters that ends in its own possessive takes n before a case:
// savunma harcaması, savunma harcamasında. What softens before an ending is the
// affair of turkishStem.
func turkishEnding(word, of string) string {
	written := lastWord(word)
	apostrophe := ""
	if rs := []rune(written); len(rs) > 0 && (unicode.IsDigit(rs[len(rs)-1]) || unicode.IsUpper(rs[0]) || unicode.IsUpper(rs[len(rs)-1])) {
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
		if written == "on" { // "onu" would be read as "it"
			return " tanesi"
		}
		if !possessed { // it has one
			ending = buffer("s", narrow)
		}
	case "dir":
		ending = strings.TrimPrefix(d, "n") + narrow + "r"
	case "li":
		ending = "l" + narrow
	default:
		return ""
	}
	return apostrophe + ending
}

// turkishStem is a word as it stands before an ending: a hard consonant at the end of
// a common noun of several syllables softens before a vowel (işsizlik, işsizliğin), and
// so does that of dört (dördü). Names and abbreviations keep theirs in writing.
func turkishStem(word, ending string) string {
	first, _ := utf8.DecodeRuneInString(ending)
	written := lastWord(word)
	hard, size := utf8.DecodeLastRuneInString(written)
	if !isTurkishVowel(first) || !strings.HasSuffix(word, written) {
		return word
	}
	syllables := 0
	for _, r := range written {
		if !unicode.IsLower(r) {
			return word
		}
		if isTurkishVowel(r) {
			syllables++
		}
	}
	soft, ok := map[rune]string{'k': "ğ", 'ç': "c", 'p': "b"}[hard]
	switch {
	case written == "dört":
		soft, ok = "d", true
	case written == "hukuk" || written == "ahlak":
		ok = false
	case strings.HasSuffix(written, "nk"):
		soft = "g"
	case syllables < 2:
		ok = false
	}
	if !ok {
		return word
	}
	return word[:len(word)-size] + soft
}

// lastWord is what an ending is hung on: the last word without marks around it.
func lastWord(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \u00a0-–/(", r) })
	if len(words) == 0 {
		return ""
	}
	return strings.Trim(words[len(words)-1], ".,;:)]“”’\"'»%")
}

// compound reports whether words are a compound noun that has its possessive: of
// several words the last in small letters with a close vowel at its end, which no
// number has; or the name of a union, kingdom and the like.
func compound(s, last string) bool {
	r := []rune(last)
	switch last {
	case "Birliği", "Cumhuriyeti", "Krallığı", "Emirlikleri", "Adaları", "Devletleri", "Bankası", "Örgütü", "Enstitüsü", "Bakanlığı", "Ordusu":
		return true
	}
	if len(r) < 3 || !unicode.IsLower(r[0]) || !strings.ContainsAny(strings.TrimSpace(s), " \u00a0") {
		return false
	}
	switch last {
	case "iki", "altı", "yedi", "yirmi", "seri", "kişi", "gemi", "vergi", "bilgi", "ölçü":
		return false
	}
	return strings.ContainsRune("ıiuü", r[len(r)-1])
}

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
		case 'î', 'Î':
			return 'i'
		case 'û', 'Û':
			return 'u'
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
	var digits []rune
	for _, r := range whole {
		if unicode.IsDigit(r) {
			digits = append(digits, r)
		}
	}
	noughts := 0
	for noughts < len(digits) && digits[len(digits)-1-noughts] == '0' {
		noughts++
	}
	if noughts == len(digits) {
		return "sıfır"
	}
	d := digits[len(digits)-1-noughts] - '0'
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

// spoken are abbreviations that are read as words.
var spoken = map[string]string{"SIPRI": "sipri", "NATO": "nato", "MILGEM": "milgem", "MİLGEM": "milgem", "ASELSAN": "aselsan", "TUSAŞ": "tusaş", "SASAD": "sasad", "STOCKHOLM": "stokholm", "HALE": "hale"}

func abbreviation(rs []rune) bool {
	letters := 0
	for _, r := range rs {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 0
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
