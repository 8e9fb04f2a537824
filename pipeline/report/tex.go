package report

import (
	"strings"
)

// texWords makes words inert in LaTeX: no letter of them is a command. Letters of
// Latin, Greek and mathematics are set by pdfLaTeX; other scripts need LuaLaTeX or
// XeLaTeX with a fitting typeface.
func texWords(s string) string {
	s = seen(s)
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x7f || !plainTeX(byte(r)) }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x7f && plainTeX(byte(r)):
			b.WriteByte(byte(r))
		case texLetters[r] != "":
			b.WriteString(texLetters[r])
		case r >= 0x3b1 && r <= 0x3c9 || r >= 0x391 && r <= 0x3a9:
			b.WriteString(texGreek(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainTeX reports whether a letter of ASCII means itself everywhere in a text: not
// after a line break of a table, not in pairs that TeX joins.
func plainTeX(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte(" .,;:()/+!?=", c) >= 0
}

// texLetters are the letters that TeX gives a meaning, and those that pdfLaTeX has under
// another name.
var texLetters = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\{`, '}': `\}`, '$': `\$`, '&': `\&`, '#': `\#`, '%': `\%`, '_': `\_`,
	'^': `\textasciicircum{}`, '~': `\textasciitilde{}`, '<': `\textless{}`, '>': `\textgreater{}`, '|': `\textbar{}`,
	'"': `\textquotedbl{}`, '\'': `'{}`, '`': `\textasciigrave{}`, '-': `-{}`, '[': `{[}`, ']': `{]}`, '*': `{*}`, '@': `@{}`,
	'\u00a0': `~`, '\u202f': `\,`, '−': `\textminus{}`, '×': `\texttimes{}`, '·': `\textperiodcentered{}`, '±': `\textpm{}`, '²': `\texttwosuperior{}`, '³': `\textthreesuperior{}`, '¹': `\textonesuperior{}`,
	'≤': `$\le$`, '≥': `$\ge$`, '≠': `$\ne$`, '≈': `$\approx$`, '→': `$\to$`, '←': `$\gets$`, '√': `$\surd$`, '∑': `$\sum$`, 'Σ': `$\Sigma$`, '∈': `$\in$`, '∞': `$\infty$`, '⌊': `$\lfloor$`, '⌋': `$\rfloor$`, '¼': `\textonequarter{}`, '½': `\textonehalf{}`, '¾': `\textthreequarters{}`,
	'…': `\dots{}`, '†': `\textdagger{}`, '‡': `\textdaggerdbl{}`, '•': `\textbullet{}`, '€': `\texteuro{}`, '°': `\textdegree{}`, '′': `$'$`, '₺': `TL`, '₨': `Rs`, 'µ': `$\mu$`,
	'⁰': `\textsuperscript{0}`, '⁴': `\textsuperscript{4}`, '⁵': `\textsuperscript{5}`, '⁶': `\textsuperscript{6}`, '⁷': `\textsuperscript{7}`, '⁸': `\textsuperscript{8}`, '⁹': `\textsuperscript{9}`,
	'₀': `\textsubscript{0}`, '₁': `\textsubscript{1}`, '₂': `\textsubscript{2}`, '₃': `\textsubscript{3}`,
	'‐': `-{}`, '‑': `-{}`, '\ufffd': `?`,
}

var greekNames = strings.Fields("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau upsilon phi chi psi omega")

// texGreek is a letter of Greek as mathematics; those that look like Latin are.
func texGreek(r rune) string {
	if r >= 0x3b1 {
		name := greekNames[r-0x3b1]
		if name == "o" {
			return "o"
		}
		return `$\` + name + `$`
	}
	name := greekNames[r-0x391]
	switch name {
	case "gamma", "delta", "theta", "lambda", "xi", "pi", "sigma", "upsilon", "phi", "psi", "omega":
		return `$\` + strings.ToUpper(name[:1]) + name[1:] + `$`
	case "varsigma":
		return "?"
	}
	return map[string]string{"alpha": "A", "beta": "B", "epsilon": "E", "zeta": "Z", "eta": "H", "iota": "I", "kappa": "K", "mu": "M", "nu": "N", "o": "O", "rho": "P", "tau": "T", "chi": "X"}[name]
}

// texURL is an address for \url and \href: already in ASCII, with the signs that end an
// argument or begin a comment written in percent form.
func texURL(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", "%", `\%`, "#", `\#`, "&", `\&`, "~", `\~{}`, "_", `\_`, "^", "%5E", "$", `\$`).Replace(s)
}
