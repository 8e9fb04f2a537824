package load

import (
	"path"
	"slices"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// wordsFile is the file of a study's own words in a language: study.tr.yaml.
func wordsFile(code string) string { return "study." + code + ".yaml" }

// wordsFileOf is the name that a file of words must have, where its own is like it;
// of other files it is "".
func wordsFileOf(name string) string {
	low := strings.ToLower(name)
	for _, ext := range []string{".yaml", ".yml", ".json"} {
		code, study := strings.CutPrefix(strings.TrimSuffix(low, ext), "study.")
		if _, ok := lang.Of(code); ok && study && path.Ext(low) == ext {
			return wordsFile(code)
		}
	}
	return ""
}

// languages are the codes of the languages that a report can be in.
func languages() []string {
	var out []string
	for _, l := range lang.All() {
		out = append(out, l.Code)
	}
	return out
}

// language reads which language the study's own words are in.
func (f form) language(fl field) string {
	if fl.val == nil {
		return ""
	}
	return f.word(fl.val, quote(fl.key), languages())
}

// placed notes where words stand, the first place of those that stand twice.
func (l *loader) placed(n *node) {
	if n == nil {
		return
	}
	if key := study.Plain(n.text); n.kind == text && key != "" {
		if _, ok := l.st.Places[key]; !ok {
			l.st.Places[key] = n.pos
		}
	}
	for _, item := range n.items {
		l.placed(item)
	}
	for _, fl := range n.fields {
		l.placed(fl.val)
	}
}

// words reads the study's own words in other languages, a file each.
func (l *loader) words(names []string) {
	for _, n := range names {
		code, ok := strings.CutPrefix(strings.TrimSuffix(n, ".yaml"), "study.")
		if !ok || path.Ext(n) != ".yaml" || n == studyFile {
			continue
		}
		out := &sink{file: n}
		if !slices.Contains(languages(), code) {
			if wordsFileOf(n) == "" { // else it has been told how the name is written
				out.warn(out.pos(0, 0), obs.DidYouMeanOr(code, languages(), obs.Say("languages are {}", list(languages()))), obs.Say("the file is not read: reports are not made in a language {}", quote(code)))
			}
		} else if data, ok := l.document(out); ok {
			words := readWords(out, parseYAML(out, data))
			if code == or(l.st.Language, lang.English.Code) {
				out.warn(out.pos(0, 0), obs.Say("delete it, or say with language: in study.yaml which language those are in"), obs.Say("the file has no use: the study’s own words are in this language"))
			} else {
				if l.st.Words == nil {
					l.st.Words = map[string][]study.Word{}
				}
				l.st.Words[code] = words
			}
		}
		l.faults = append(l.faults, out.faults()...)
	}
}

// wordExample is an entry of a file of words.
const wordExample = "- {of: Before 9/11, is: 11 Eylül öncesi}"

// wordKeys are the keys of an entry of a file of words.
var wordKeys = []string{"of", "is"}

// readWords reads a file of words: what the study says, and what that is in the
// language of the file.
func readWords(out *sink, n *node) []study.Word {
	f := form{sink: out, yaml: true}
	if n == nil || !f.is(n, array, "a file of words", "a list of entries such as "+wordExample) {
		return nil
	}
	var words []study.Word
	first := map[string]obs.Pos{}
	for _, item := range n.items {
		g := f.group(item, "an entry", wordKeys...)
		w := study.Word{Of: f.need(g, item, "of", "an entry", "the words of the study: "+wordExample), Is: f.need(g, item, "is", "an entry", "the words in the language of the file: "+wordExample), Pos: item.pos}
		if w.Of == "" || w.Is == "" {
			continue
		}
		w.Pos = g["of"].val.pos
		if p, ok := first[study.Plain(w.Of)]; ok {
			f.error(w.Pos, "keep one of the two", "the words %s have two translations, the first in line %d", quote(w.Of), p.Line)
			continue
		}
		first[study.Plain(w.Of)] = w.Pos
		words = append(words, w)
	}
	return words
}
