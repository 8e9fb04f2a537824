package report

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"defensetrade/pipeline/result"
)

var compile = flag.Bool("compile", false, "compile what tests write with pdflatex")

func TestTeXWords(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"plain words, 1.5 (x).", "plain words, 1.5 (x)."}, {"50% of $3 & #1_a", `50\% of \$3 \& \#1\_a`}, {`\input{x}`, `\textbackslash{}input\{x\}`},
		{"a^b~c", `a\textasciicircum{}b\textasciitilde{}c`}, {"-1 −1 –", `-{}1 \textminus{}1 –`}, {"Türkiye ğış", "Türkiye ğış"},
		{"ρ ≤ 0.5, σ²", `$\rho$ $\le$ 0.5, $\sigma$\texttwosuperior{}`}, {"[0] *", `{[}0{]} {*}`}, {"a\u202eb\x00", "ab"}, {"``x'' <y>", `\textasciigrave{}\textasciigrave{}x'{}'{} \textless{}y\textgreater{}`},
	} {
		if got := texWords(tt.in); got != tt.want {
			t.Errorf("%q became %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTableTeX(t *testing.T) {
	got := string(TableTeX(trendTable(), nil))
	for _, want := range []string{`\begin{table}[htbp]`, `\toprule`, `\midrule`, `\bottomrule`, `S[table-format=-1.3`, `\label{tab:trends}`, `{no clear trend}`, `\textbf{Before 2001}`, "-3703.5", `{n/a}`, `\textsuperscript{{*}}`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(string(TableTeX(longTable("long", 90), nil)), `\begin{table}`) || !strings.Contains(string(TableTeX(longTable("long", 90), nil)), `\begin{longtable}`) {
		t.Error("a long table is no longtable")
	}
	if len(TableTeX(&result.Table{}, nil)) == 0 {
		t.Error("an empty table is nothing")
	}
}

// hostileTeX is a document with the words of data where a report puts them.
func hostileTeX(words string) map[string][]byte {
	r := hostileResult(words)
	return map[string][]byte{"report.tex": ReportTeX(r), "report.bib": Bib(r), "tables/t.tex": TableTeX(r.Tables()[0], nil)}
}

// No word of data becomes a command: every backslash in a file of TeX begins one
// of ours.
func TestHostileWordsInTeX(t *testing.T) {
	ours := map[string]bool{`\small`: true, `\footnotesize`: true, `\scriptsize`: true, `\raggedright`: true, `\arraybackslash`: true}
	commands := func(s string) []string {
		var out []string
		for i := 0; i < len(s); i++ {
			if s[i] != '\\' {
				continue
			}
			j := i + 1
			for j < len(s) && (s[j] >= 'a' && s[j] <= 'z' || s[j] >= 'A' && s[j] <= 'Z') {
				j++
			}
			if j == i+1 && j < len(s) {
				j++
			}
			out = append(out, s[i:j])
			i = j - 1
		}
		return out
	}
	for _, file := range hostileTeX("plain words") {
		for _, c := range commands(string(file)) {
			ours[c] = true
		}
	}
	for _, letter := range texLetters {
		for _, c := range commands(letter) {
			ours[c] = true
		}
	}
	for _, words := range hostileWords {
		for name, file := range hostileTeX(words) {
			for _, c := range commands(string(file)) {
				if !ours[c] {
					t.Errorf("%s with %q has %s", name, words, c)
				}
			}
			body := strings.NewReplacer(`\\`, "", `\{`, "", `\}`, "", `\%`, "").Replace(string(file))
			if strings.Count(body, "{") != strings.Count(body, "}") {
				t.Errorf("%s with %q: braces do not match", name, words)
			}
		}
	}
}

// The hostile words compile as words.
func TestHostileWordsCompile(t *testing.T) {
	if !*compile {
		t.Skip("only with -compile: needs pdflatex")
	}
	for _, words := range hostileWords {
		if strings.ContainsAny(words, "＝") {
			continue // of a script that pdfLaTeX does not set
		}
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "tables"), 0o755); err != nil {
			t.Fatal(err)
		}
		for name, file := range hostileTeX(words) {
			file = []byte(strings.ReplaceAll(string(file), `\includegraphics[`, `\rule{1pt}{1pt}% [`))
			if err := os.WriteFile(filepath.Join(dir, name), file, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "report.tex")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%q: %v\n%s", words, err, out[max(0, len(out)-1500):])
		}
	}
}
