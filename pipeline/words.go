package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/question"
	"defensetrade/pipeline/study"
	"defensetrade/pipeline/tidy"
)

// in is the study as it is worded in a language: its own words, the descriptor's and
// those of its rows from study.<code>.yaml, names of countries as the language has
// them. IDs and values are the same in every language.
func (c *Checked) in(l *lang.Language, o *Options) (*Checked, error) {
	if l == lang.English && c.ownLanguage() == l.Code {
		return c, nil
	}
	words := map[string]string{}
	for _, w := range c.Study.Words[l.Code] {
		words[study.Plain(w.Of)] = w.Is
	}
	out := *c
	own := l.With(words)
	out.Table = tidy.In(own, c.Study, c.Table)
	out.Study = c.Study.In(own.StudyWords, own.StudyWords)
	out.Study.Lang = own
	out.Faults = slices.Clone(c.Faults)
	for i := range out.Faults {
		out.Faults[i].Override = own.StudyWords(out.Faults[i].Override)
	}
	out.Tasks, _ = question.Plan(out.Study, out.Table)
	var err error
	out.Tasks, err = o.chosen(out.Tasks)
	return &out, err
}

// ownLanguage is the code of the language of the study's own words.
func (c *Checked) ownLanguage() string {
	if c.Study.Language == "" {
		return lang.English.Code
	}
	return c.Study.Language
}

// owned calls own with the words of the study and its descriptor that want a
// translation, with their places. Words that stand in no file are the program's, and
// what has no letter is the same in every language.
func (c *Checked) owned(own func(words string, at obs.Pos)) {
	if c.Study.Places == nil {
		return
	}
	say := func(words string, at obs.Pos) {
		if place, ok := c.Study.Places[study.Plain(words)]; ok {
			at = place
		}
		if at.File != "" && strings.ContainsFunc(words, unicode.IsLetter) {
			own(words, at)
		}
	}
	as := func(words string) string { return words }
	c.Study.In(func(words string) string {
		say(words, obs.Pos{})
		return words
	}, as)
	tidy.Owned(c.Table, say)
}

// untranslated are the study's words that a language lacks, a warning each.
func (c *Checked) untranslated(l *lang.Language) obs.Faults {
	file := "study." + l.Code + ".yaml"
	if l.Code == c.ownLanguage() || slices.ContainsFunc(c.Faults, func(f obs.Fault) bool { return f.Pos.File == file && f.Severity == obs.SevError }) {
		return nil // of a file that cannot be read as it stands, nothing is known
	}
	known := map[string]bool{}
	for _, w := range c.Study.Words[l.Code] {
		known[study.Plain(w.Of)] = true
	}
	var out obs.Faults
	lack := func(words string, at obs.Pos) {
		key := study.Plain(words)
		if known[key] {
			return
		}
		known[key] = true
		out = append(out, obs.Fault{Pos: at, Severity: obs.SevWarning,
			Msg: fmt.Sprintf("these words have no %s: %s", l.Name, shortly(key)),
			Fix: fmt.Sprintf("add them to %s: - {of: …, is: …}", file)})
	}
	c.owned(func(words string, at obs.Pos) {
		if _, placed := c.Study.Places[study.Plain(words)]; placed || known[study.Plain(words)] {
			lack(words, at)
			return
		}
		for _, part := range tidy.Notes(words) { // of a note, which is translated whole or part by part
			if strings.ContainsFunc(part, unicode.IsLetter) {
				lack(part, at)
			}
		}
	})
	return out.Sort()
}

// brief is one warning that says how many of the study's words a language lacks, and
// names the first.
func brief(l *lang.Language, missing obs.Faults) obs.Faults {
	if len(missing) == 0 {
		return nil
	}
	const few = 3
	var first []string
	for _, f := range missing[:min(few, len(missing))] {
		_, words, _ := strings.Cut(f.Msg, ": ")
		first = append(first, fmt.Sprintf("%s (%s)", words, f.Pos))
	}
	msg := fmt.Sprintf("%d of the study’s own words have no %s and stand in the report as they are: %s", len(missing), l.Name, strings.Join(first, ", "))
	if len(missing) == 1 {
		msg = fmt.Sprintf("one of the study’s own words has no %s and stands in the report as it is: %s", l.Name, first[0])
	}
	if len(missing) > few {
		msg += " …"
	}
	return obs.Faults{{Pos: obs.Pos{File: "study." + l.Code + ".yaml"}, Severity: obs.SevWarning, Msg: msg,
		Fix: fmt.Sprintf("analyze check --lang %s lists them all", l.Code)}}
}

// named calls own with the words that may have a translation and need not have one:
// names, and titles of works.
func (c *Checked) named(own func(words string)) {
	for _, s := range c.Table.Sources {
		own(s.Title)
		own(s.Publisher)
		own(s.Vintage)
	}
	for _, e := range c.Table.Entities {
		own(e.Label)
	}
	for _, a := range c.Study.Authors {
		own(a)
	}
	for _, cl := range c.Study.Claims {
		own(cl.Quoted)
	}
	for _, e := range c.Study.Events {
		own(e.Source)
	}
	for _, s := range c.Table.Series {
		own(s.Reporter)
		for _, p := range s.Competing {
			for _, o := range p.Obs {
				own(o.Reporter)
			}
		}
	}
}

// mostCompared is how many pairs of words are held against each other to find what was
// meant, which takes half a second: a file of words of another study has thousands.
const mostCompared = 30_000

// strayWords warns of translations of what the study does not say.
func (c *Checked) strayWords() obs.Faults {
	if len(c.Study.Words) == 0 {
		return nil
	}
	known, places := map[string]bool{}, map[string]obs.Pos{}
	note := func(words string, at obs.Pos) {
		known[study.Plain(words)] = true
		places[shortly(study.Plain(words))] = at
	}
	c.owned(func(words string, at obs.Pos) {
		note(words, at)
		for _, part := range tidy.Notes(words) {
			known[study.Plain(part)] = true
		}
	})
	c.named(func(words string) { known[study.Plain(words)] = true })
	all := slices.Sorted(maps.Keys(places))
	compared := 0
	var out obs.Faults
	for _, code := range slices.Sorted(maps.Keys(c.Study.Words)) {
		for _, w := range c.Study.Words[code] {
			of := study.Plain(w.Of)
			if known[of] {
				continue
			}
			fix := obs.Say("delete the entry, or copy the words as the study writes them")
			if at, ok := places[shortly(of)]; ok {
				fix = obs.Say("the words of {} begin alike and go on otherwise; copy them", at)
			} else if compared += len(all); compared <= mostCompared {
				if near := obs.Nearest(shortly(of), all); len(near) > 0 {
					fix = obs.Say("did you mean {} of {}?", near[0], places[near[0]])
				}
			}
			out = append(out, obs.Fault{Pos: w.Pos, Severity: obs.SevWarning}.Saying(obs.Say("the study does not say {}", shortly(of)), fix))
		}
	}
	return out
}

// shortly is the beginning of words in quotes.
func shortly(words string) string {
	const most = 50
	if rs := []rune(words); len(rs) > most {
		words = string(rs[:most]) + "…"
	}
	return "“" + words + "”"
}
