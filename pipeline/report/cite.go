package report

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// closing is what stands after the methods: the data and the works that the report
// rests on, and how to cite it.
func closing(r *result.Result) []result.Section {
	s := result.Section{ID: "bibliography", Title: r.Lang.Phrase("Data, works cited and how to cite this report")}
	add := func(head string, items []result.Text) {
		if len(items) > 0 {
			s.Blocks = append(s.Blocks, result.Block{Head: head}, result.Block{List: items, Small: true})
		}
	}
	var works []result.Text
	s.Blocks = append(s.Blocks, sourceList(r.Lang, r.Sources)...)
	for _, ref := range r.References {
		works = append(works, result.Words(ref.Entry(r.Lang)))
	}
	add(r.Lang.Phrase("Works on the methods"), works)
	if cite := citation(r); cite != "" {
		s.Blocks = append(s.Blocks, result.Block{Head: r.Lang.Phrase("How to cite this report")}, result.Block{Para: result.Words(cite)},
			result.Block{Para: result.Words(r.Lang.Phrase("The state of the data is a digest of all files that were read; the same state, program and options give the same report, to the byte. report.bib holds all of these entries for BibTeX."))})
	}
	if len(s.Blocks) == 0 {
		return nil
	}
	return []result.Section{s}
}

// sourceList is the sources under their terms of use, which many of them share.
func sourceList(l *lang.Language, sources []obs.Source) []result.Block {
	if len(sources) == 0 {
		return nil
	}
	out := []result.Block{{Head: l.Phrase("Data, by terms of use")}}
	var terms []string
	for _, src := range sources {
		if !slices.Contains(terms, src.Terms) {
			terms = append(terms, src.Terms)
		}
	}
	for _, term := range terms {
		var items []result.Text
		for _, src := range sources {
			if src.Terms == term {
				items = append(items, sourceEntry(src))
			}
		}
		said := l.StudyWords(term)
		if said == "" {
			said = l.Phrase("Terms not stated.")
		}
		out = append(out, result.Block{Para: result.Text{{Lit: said, Emph: true}}}, result.Block{List: items, Small: true})
	}
	return out
}

// sourceEntry is a source in a list of references, with its address as a link.
func sourceEntry(s obs.Source) result.Text {
	t := result.Text{{Lit: stop(s.Cite())}}
	if a := address(s.URL); a != "" {
		t = append(t, result.Piece{Lit: " "}, result.Piece{Lit: s.URL, Link: s.URL})
	}
	return t
}

// stop ends a sentence.
func stop(s string) string {
	if strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// citation is the report in a list of references. It names no day, since the same
// data give the same report on any.
func citation(r *result.Result) string {
	if r.Study == nil || r.Study.ID == "" {
		return ""
	}
	var parts []string
	if by := authors(r); by != "" {
		parts = append(parts, stop(by))
	}
	name := title(r)
	if s := subtitle(r); s != "" {
		name += ": " + s
	}
	parts = append(parts, stop(name))
	if r.Program != "" {
		parts = append(parts, r.Lang.Say("Made with {}.", r.Program))
	}
	if d := dataState(r); d != "" {
		parts = append(parts, r.Lang.Say("State of the data {}.", d))
	}
	return strings.Join(parts, " ")
}

// dataState identifies the files that were read: twelve hexadecimal digits of a
// digest of their digests.
func dataState(r *result.Result) string {
	if len(r.Inputs) == 0 {
		return ""
	}
	h := sha256.New()
	for _, in := range r.Inputs {
		h.Write([]byte(in.Path + "\x00" + in.SHA256 + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// Bib is the report, its data and the works on its methods for BibTeX.
func Bib(r *result.Result) []byte {
	var b strings.Builder
	entry := func(kind, key string, fields ...string) {
		b.WriteString("@" + kind + "{" + bibKey(key))
		for ; len(fields) > 1; fields = fields[2:] {
			if fields[1] != "" {
				b.WriteString(",\n  " + fields[0] + " = {" + fields[1] + "}")
			}
		}
		b.WriteString("\n}\n\n")
	}
	if r.Study != nil && r.Study.ID != "" {
		note := ""
		if d := dataState(r); d != "" {
			note = "State of the data " + d
		}
		entry("misc", "report-"+r.Study.ID, "author", bibNames(r.Authors), "title", "{"+texWords(title(r))+"}", "howpublished", texWords(r.Program), "note", texWords(note))
	}
	for _, s := range r.Sources {
		entry("misc", "data-"+s.ID, "author", braced(texWords(s.Publisher)), "title", "{"+texWords(s.Title)+"}", "note", texWords(s.Vintage), "url", bibURL(s.URL))
	}
	for _, ref := range r.References {
		kind, in := "article", "journal"
		if ref.Volume == "" {
			kind, in = "book", "publisher"
		}
		volume, number, _ := strings.Cut(strings.TrimSuffix(ref.Volume, ")"), "(")
		entry(kind, ref.Key, "author", texWords(strings.ReplaceAll(strings.ReplaceAll(ref.Authors, "., ", ". and "), " and and ", " and ")), "year", strconv.Itoa(ref.Year),
			"title", "{"+texWords(ref.Title)+"}", in, texWords(ref.In), "volume", volume, "number", number, "pages", strings.ReplaceAll(ref.Pages, "–", "--"))
	}
	return []byte(b.String())
}

func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// bibNames joins authors, each as one name.
func bibNames(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = braced(texWords(n))
	}
	return strings.Join(out, " and ")
}

// bibKey is an ID as BibTeX takes it.
func bibKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, s)
}

func bibURL(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(address(s))
}
