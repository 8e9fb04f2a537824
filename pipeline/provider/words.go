package provider

import (
	"strconv"
	"strings"
)

// quoted lists words in quotes, at most n of them, each at most 60 letters long.
func quoted(words []string, n int) string {
	var out []string
	for i, w := range words {
		if i == n {
			out = append(out, strconv.Itoa(len(words)-n)+" more")
			break
		}
		if r := []rune(w); len(r) > 60 {
			w = string(r[:60]) + "…"
		}
		out = append(out, strconv.Quote(w))
	}
	return joined(out)
}

// joined lists words: "a, b and c".
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// counted is a number with its noun: "1 row", "12,034 rows".
func counted(n int, noun string) string {
	if n != 1 {
		if strings.HasSuffix(noun, "y") {
			noun = strings.TrimSuffix(noun, "y") + "ie"
		}
		noun += "s"
	}
	return grouped(n) + " " + noun
}

// grouped writes a whole number with commas between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
