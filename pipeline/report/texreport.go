package report

import (
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// texPreamble is what the floats of a report need. Of another language than English
// babel says what a figure is called; its short forms of commands stay off, which
// would change the signs of keys.
func texPreamble(l *lang.Language) string {
	language, numbers := "", "group-separator={"+l.Group()+"}"
	if name := babel[l.ID()]; name != "" {
		language = `\usepackage[shorthands=off]{babel}` + "\n" + `\babelprovide[main,import]{` + name + "}\n" + `\emergencystretch=3em` + "\n" // where no patterns are installed
		numbers += ",output-decimal-marker={" + l.Point() + "}"
	}
	return `\documentclass[10pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
` + language + `\usepackage{lmodern,textcomp,microtype}
\usepackage[margin=30mm]{geometry}
\usepackage{array,booktabs,longtable,graphicx}
\usepackage{siunitx}
\sisetup{` + numbers + `,group-minimum-digits=4,table-align-text-post=false}
\usepackage{xurl}
\usepackage[hidelinks]{hyperref}
`
}

// babel is what TeX calls a language; English needs none.
var babel = map[string]string{lang.Turkish.Code: "turkish"}

// texRef is a reference to a float by its number: "Figure~\ref{fig:x}".
func texRef(pattern, label string) string {
	before, after, _ := strings.Cut(tied(pattern), "{}")
	return texWords(before) + `\ref{` + label + `}` + texWords(after)
}

// ReportTeX is the report as a LaTeX document beside its figures and tables. Each
// figure is a float that can be taken into a paper as it stands; tables are
// included from tables/, references stand in report.bib.
func ReportTeX(r *result.Result) []byte {
	w := &texReport{n: number(r)}
	w.line("% Set by pdflatex in the folder of the report. A paper takes a table by \\input{tables/<id>} and a figure by its lines.")
	w.line(texPreamble(r.Lang) + `\title{` + texWords(title(r)) + `}`)
	w.line(`\author{` + texWords(authors(r)) + `}`)
	w.line(`\date{}`)
	w.line(`\begin{document}`)
	w.line(`\maketitle`)
	if len(r.Abstract) > 0 {
		w.line(`\begin{abstract}`)
		for _, t := range r.Abstract {
			w.line(w.text(t) + "\n")
		}
		w.line(`\end{abstract}`)
	}
	if q := question(r); q != "" {
		w.line(`\emph{` + texWords(q) + "}\n")
	}
	if len(r.Findings) > 0 {
		w.line(`\section*{` + texWords(r.Lang.Phrase("What the data show")) + `}`)
		w.list(r.Findings)
	}
	for _, part := range parts(r) {
		for _, s := range part.sections {
			w.line(`\section{` + texWords(s.Title) + `}`)
			for _, b := range s.Blocks {
				w.block(b)
			}
		}
	}
	w.line(`\end{document}`)
	return []byte(w.b.String())
}

type texReport struct {
	n      numbers
	b      strings.Builder
	floats int // since text was set that lets them go
}

func (w *texReport) line(s string) {
	w.b.WriteString(s)
	w.b.WriteByte('\n')
}

func (w *texReport) block(b result.Block) {
	switch {
	case b.Figure != nil:
		f := b.Figure
		w.line(`\begin{figure}[htbp]`)
		w.line(`\centering`)
		w.line(`\includegraphics[width=\linewidth,height=0.8\textheight,keepaspectratio]{figures/` + texLabel(f.ID) + w.n.l.Infix() + `.pdf}`)
		caption := texWords(f.Title)
		if f.Subtitle != "" {
			caption += `. ` + texWords(f.Subtitle)
		}
		w.line(`\caption{` + caption + `}\label{fig:` + texLabel(f.ID) + `}`)
		w.line(`\end{figure}` + "\n")
		w.float()
	case b.Table != nil:
		w.line(`\input{tables/` + texLabel(b.Table.ID) + w.n.l.Infix() + `.tex}` + "\n")
		w.float()
	case b.Head != "":
		w.line(`\subsection*{` + texWords(b.Head) + `}`)
	case len(b.List) > 0:
		w.list(b.List)
	default:
		w.line(w.text(b.Para) + "\n")
	}
}

// float lets floats go from time to time: TeX holds only so many.
func (w *texReport) float() {
	if w.floats++; w.floats%6 == 0 {
		w.line(`\clearpage`)
	}
}

func (w *texReport) list(items []result.Text) {
	w.line(`\begin{itemize}`)
	for _, t := range items {
		w.line(`\item{} ` + w.text(t))
	}
	w.line(`\end{itemize}`)
}

func (w *texReport) text(t result.Text) string {
	var b strings.Builder
	for _, p := range t {
		words := texWords(w.n.piece(p))
		switch {
		case len(p.Note) > 0:
			words = `\footnote{` + w.text(p.Note) + `}`
		case p.Figure != "" && w.n.figures[p.Figure] > 0:
			words = texRef(w.n.l.Phrase("Figure {}"), `fig:`+texLabel(p.Figure))
		case p.Table != "" && w.n.tables[p.Table] > 0:
			words = texRef(w.n.l.Phrase("Table {}"), `tab:`+texLabel(p.Table))
		case p.Link != "" && p.Lit == p.Link && address(p.Link) != "":
			words = `\url{` + texURL(address(p.Link)) + `}`
		case p.Link != "" && address(p.Link) != "":
			words = `\href{` + texURL(address(p.Link)) + `}{` + words + `}`
		case p.Strong:
			words = `\textbf{` + words + `}`
		case p.Emph:
			words = `\emph{` + words + `}`
		}
		b.WriteString(words)
	}
	return b.String()
}
