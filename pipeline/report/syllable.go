package report

import (
	"strings"

	"defensetrade/pipeline/lang"
)

// turkishSyllables returns before how many letters each syllable of a word begins but
// the first. Turkish has a rule without exceptions, by which foreign words go too
// (Türk Dil Kurumu, Yazım Kılavuzu, "Hece Yapısı ve Satır Sonunda Kelimelerin
// Bölünmesi"): every vowel makes a syllable, which begins with the consonant before
// it: sa-at, sa-vun-ma, elekt-rik. Words with letters that Turkish has not stay whole.
func turkishSyllables(word string) []int {
	letters := []rune(lang.Turkish.Lower(word))
	var out []int
	vowels := 0
	for i, r := range letters {
		if !strings.ContainsRune(turkishAlphabet, r) {
			return nil
		}
		if !strings.ContainsRune(turkishVowels, r) {
			continue
		}
		begin := i
		if i > 0 && !strings.ContainsRune(turkishVowels, letters[i-1]) {
			begin--
		}
		if vowels++; vowels > 1 {
			out = append(out, begin)
		}
	}
	return out
}

const (
	turkishVowels   = "aeıioöuüâîû"
	turkishAlphabet = turkishVowels + "bcçdfgğhjklmnprsştvyz"
)
