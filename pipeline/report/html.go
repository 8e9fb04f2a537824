package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page's template, style and script
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"sync"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/typeface"
)

//go:embed page.tmpl
var pageTemplate string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

// A Page is what the HTML report asks of others.
type Page struct {
	// Draw draws a figure's body as one <svg> element without style or script.
	Draw func(f *result.Figure) ([]byte, error)
	// Dark are the CSS variables of the drawings' colours on a dark page.
	Dark func(svgs ...[]byte) string
	// What says in one line of a language what an estimate is; "" where nobody knows.
	What func(l *lang.Language, e *result.Estimate) string
	// Explain is the command that explains a number, before its ID and after it.
	Explain, After string
}

// HTML is the report as one page that needs no other file and no network: its
// policy allows the style and the script that it carries, by their digests, and
// nothing else. Links to figures/ and tables/ lead to the files beside it.
func HTML(r *result.Result, p Page) ([]byte, error) {
	w := &htmlWriter{n: number(r), from: newProvenance(r, p.What)}
	script := scriptIn(r.Lang)
	v := view{Title: seen(title(r)), Lang: languageTag(r.Lang), l: r.Lang, Subtitle: seen(subtitle(r)), Authors: seen(authors(r)), Question: seen(question(r)),
		Script: template.JS(script), ScriptHash: digest(script)}
	for _, t := range r.Abstract {
		v.Abstract = append(v.Abstract, w.text(t))
	}
	for _, t := range r.Findings {
		v.Findings = append(v.Findings, w.text(t))
	}
	var svgs [][]byte
	n := 0
	for _, part := range parts(r) {
		if len(part.sections) == 0 {
			continue
		}
		pv := partView{Name: part.name}
		for _, s := range part.sections {
			n++
			sv := sectionView{N: n, Title: seen(s.Title)}
			for _, b := range s.Blocks {
				bv, err := w.block(b, p, &svgs)
				if err != nil {
					return nil, err
				}
				sv.Blocks = append(sv.Blocks, bv)
			}
			pv.Sections = append(pv.Sections, sv)
		}
		v.Parts = append(v.Parts, pv)
	}
	v.Notes = w.notes
	dark := ""
	if p.Dark != nil {
		dark = p.Dark(svgs...)
	}
	style := fontCSS() + strings.ReplaceAll(pageStyle, "/*chart-colours*/", dark) + w.looks.css.String()
	v.Style, v.StyleHash = template.CSS(style), digest(style)
	v.Numbers = template.JS(w.from.json(seen(p.Explain), seen(p.After)))
	var b bytes.Buffer
	if err := htmlTemplate().Execute(&b, v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Say is a message of the page's language, for the template.
func (v view) Say(id string, args ...int) string {
	words := make([]string, len(args))
	for i, n := range args {
		words[i] = itoa(n)
	}
	return v.l.Say(id, words...)
}

// spoken are the messages of the script: say('Close').
var spoken = regexp.MustCompile(`\bsay\('([^']*)'\)`)

// scriptIn is the page's script with its words in a language.
func scriptIn(l *lang.Language) string {
	return spoken.ReplaceAllStringFunc(pageScript, func(call string) string {
		words := l.Phrase(spoken.FindStringSubmatch(call)[1])
		return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(words) + "'"
	})
}

var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Funcs(template.FuncMap{"inc": func(n int) int { return n + 1 }}).Parse(pageTemplate))
})

// digest is the base64 of a SHA-256, as a content security policy has it.
func digest(s string) string {
	h := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(h[:])
}

var fontCSS = sync.OnceValue(func() string {
	var b strings.Builder
	for _, f := range typeface.Web {
		slant := "normal"
		if f.Italic {
			slant = "italic"
		}
		fmt.Fprintf(&b, "@font-face{font-family:'%s';font-weight:%d;font-style:%s;src:url(data:font/woff2;base64,%s) format('woff2')}\n",
			f.Family, f.Weight, slant, base64.StdEncoding.EncodeToString(f.WOFF2))
	}
	return b.String()
})

// The view is what the template prints; words in it are plain and escaped there,
// what is template.HTML was escaped by htmlWriter.
type view struct {
	l                                        *lang.Language
	Title, Lang, Subtitle, Authors, Question string
	Abstract, Findings, Notes                []template.HTML
	Parts                                    []partView
	Style                                    template.CSS
	Script, Numbers                          template.JS
	StyleHash, ScriptHash                    string
}

type partView struct {
	Name     string
	Sections []sectionView
}

type sectionView struct {
	N      int
	Title  string
	Blocks []blockView
}

type blockView struct {
	Para   template.HTML
	List   []template.HTML
	Head   string
	Figure *figureView
	Table  *tableView
}

type figureView struct {
	N                             int
	Title, Subtitle, Source, Note string
	SVG                           template.HTML
	Files                         []fileView
}

type fileView struct{ Name, Path string }

type tableView struct {
	N                   int
	Title, Source, Note string
	File                string // its name when saved
	Grouped             bool
	Spans, Heads        []headView
	Bodies              []bodyView
}

type headView struct {
	Key, Head, Unit string
	Span            int
	Words           bool
}

type bodyView struct {
	Group string
	Rows  template.HTML
}

func (w *htmlWriter) block(b result.Block, p Page, svgs *[][]byte) (blockView, error) {
	switch {
	case b.Figure != nil:
		f, err := w.figure(b.Figure, p, svgs)
		if err != nil {
			return blockView{}, err
		}
		return blockView{Figure: f}, nil
	case b.Table != nil:
		return blockView{Table: w.table(b.Table)}, nil
	case b.Head != "":
		return blockView{Head: seen(b.Head)}, nil
	case len(b.List) > 0:
		var v blockView
		for _, t := range b.List {
			v.List = append(v.List, w.text(t))
		}
		return v, nil
	}
	return blockView{Para: w.text(b.Para)}, nil
}

func (w *htmlWriter) figure(f *result.Figure, p Page, svgs *[][]byte) (*figureView, error) {
	v := &figureView{N: w.n.figures[f.ID], Title: seen(f.Title), Subtitle: seen(f.Subtitle), Source: seen(f.Source), Note: seen(f.Note)}
	if p.Draw != nil {
		svg, err := p.Draw(f)
		if err != nil {
			return nil, fmt.Errorf("figure %s: %w", f.ID, err)
		}
		svg = []byte(seen(string(svg)))
		*svgs = append(*svgs, svg)
		v.SVG = template.HTML(w.looks.dress(pack(svg)))
	}
	if f.Data != nil {
		v.Files = append(v.Files, fileView{w.n.l.Phrase("data¦a link to the values that a figure shows"), "figures/" + pathEscape(f.ID) + ".csv"})
	}
	return v, nil
}
