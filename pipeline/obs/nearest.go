package obs

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns up to three of the known words that are most like word, the
// nearest first, by edit distance (Levenshtein 1966, with neighbouring letters
// swapped counted as one edit) on lower-case letters; words further than a third
// of their length away are left out, or that would keep no letter of the shorter,
// and so is the word itself.
func Nearest(word string, known []string) []string {
	type hit struct {
		word string
		d    int
	}
	low := []rune(strings.ToLower(word))
	var hits []hit
	for _, k := range known {
		if k == word { // it is what was meant, and something else is wrong
			continue
		}
		kr := []rune(strings.ToLower(k))
		limit := max(1, (max(len(low), len(kr))+2)/3)
		if abs(len(low)-len(kr)) > limit {
			continue
		}
		if d := distance(low, kr); d <= limit && d < min(len(low), len(kr)) {
			hits = append(hits, hit{k, d})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.d, b.d), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, h := range hits {
		if len(out) < 3 && !slices.Contains(out, h.word) {
			out = append(out, h.word)
		}
	}
	return out
}

// DidYouMean is the question made from Nearest: `did you mean "a" or "b"?`, or
// "" where nothing is near.
func DidYouMean(word string, known []string) string {
	return DidYouMeanOr(word, known, Message{}).String()
}

func distance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
