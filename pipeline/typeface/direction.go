package typeface

import (
	"slices"
	"unicode"
)

// A directed run is letters of one direction: level 1 runs from right to left, 0
// and 2 from left to right.
type directedRun struct {
	text   []rune
	level  int
	arabic bool // its first letter is of the Arabic block
}

// reorder splits a line into runs in the order in which they stand from left to
// right. It is the Unicode Bidirectional Algorithm (UAX #9) without what a label
// of a figure has no use for: explicit embeddings, isolates and brackets in
// pairs. Numbers beside Arabic letters run from left to right inside their run
// (W2, W7, I1, I2), neutrals take the direction of what surrounds them (N1, N2), and
// levels are turned around from the highest down (L2).
func reorder(s []rune) []directedRun {
	base := 0
	for _, r := range s { // P2, P3
		if d := directionOf(r); d == rightToLeft {
			base = 1
			break
		} else if d == leftToRight {
			break
		}
	}
	levels, class := make([]int, len(s)), make([]direction, len(s))
	last := leftToRight
	if base == 1 {
		last = rightToLeft
	}
	for i, r := range s {
		class[i] = directionOf(r)
		if class[i] == numeric && last == leftToRight { // W7
			class[i] = leftToRight
		}
		switch class[i] {
		case leftToRight:
			last, levels[i] = leftToRight, 2*base
		case rightToLeft:
			last, levels[i] = rightToLeft, 1
		case numeric:
			levels[i] = 2
		default:
			levels[i] = -1
		}
	}
	neutrals(s, class, levels, base)
	var runs []directedRun
	for i, r := range s {
		arabic := r >= 0x600 && r <= 0x6ff
		if n := len(runs); n > 0 && runs[n-1].level == levels[i] && (levels[i] == 1 || runs[n-1].arabic == arabic) {
			runs[n-1].text = append(runs[n-1].text, r)
			continue
		}
		runs = append(runs, directedRun{[]rune{r}, levels[i], arabic})
	}
	for level := 2; level >= 1; level-- { // L2
		for i := 0; i < len(runs); {
			j := i
			for j < len(runs) && runs[j].level >= level {
				j++
			}
			slices.Reverse(runs[i:j])
			i = max(j, i+1)
		}
	}
	return runs
}

// neutrals gives spaces and signs their level: that of both sides where these
// agree (a number counting with the letters it stands among), else the line's.
func neutrals(s []rune, class []direction, levels []int, base int) {
	side := func(i int) int { // direction at a place, 0 or 1
		switch {
		case i < 0 || i >= len(s):
			return base
		case class[i] == leftToRight:
			return 0
		}
		return 1
	}
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && levels[j] < 0 {
			j++
		}
		if j == i {
			i++
			continue
		}
		level := base
		if a, b := side(i-1), side(j); a == b {
			level = a
			if a == 0 {
				level = 2 * base
			}
		}
		joins := j-i == 1 && i > 0 && j < len(s) && class[i-1] == numeric && class[j] == numeric && slices.Contains([]rune(".,:/−-–٫٬"), s[i])
		if joins { // W4: one number
			level = levels[i-1]
		}
		for ; i < j; i++ {
			levels[i] = level
		}
	}
}

type direction int

const (
	neutral direction = iota
	leftToRight
	rightToLeft
	numeric
)

func directionOf(r rune) direction {
	switch {
	case r >= '0' && r <= '9', r >= 0x660 && r <= 0x669, r >= 0x6f0 && r <= 0x6f9, r == '%', r == 0x66a, r == '$', r == '₺', r == '₨':
		return numeric
	case r == '،':
		return neutral
	case r >= 0x600 && r <= 0x6ff, r == 0x200c, r == 0x200d:
		return rightToLeft // marks follow their letters
	case unicode.IsLetter(r):
		return leftToRight
	}
	return neutral
}
