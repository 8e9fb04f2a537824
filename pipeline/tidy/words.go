package tidy

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// In is a table as it is worded in a language that has the study's own words: names
// of countries, what the descriptor says of indicators and sources, and the notes of
// values. IDs and values stay.
func In(l *lang.Language, st *study.Study, tb *obs.Table) *obs.Table {
	out := *tb
	out.Written = tb
	out.Indicators = slices.Clone(tb.Indicators)
	for i := range out.Indicators {
		ind := &out.Indicators[i]
		ind.Title, ind.Short, ind.Definition = l.StudyWords(ind.Title), l.StudyWords(ind.Short), l.StudyWords(ind.Definition)
	}
	for i := range out.Indicators {
		if ind := &out.Indicators[i]; ind.Derived != "" {
			atPrices(l, ind, out.Indicator(ind.Derived), indexOf(st, &out, ind.Unit.Currency))
		}
	}
	out.Sources = slices.Clone(tb.Sources)
	for i := range out.Sources {
		s := &out.Sources[i]
		s.Title, s.Publisher, s.Terms, s.Vintage = l.StudyWords(s.Title), l.StudyWords(s.Publisher), l.StudyWords(s.Terms), vintage(l, s.Vintage)
	}
	out.Entities = slices.Clone(tb.Entities)
	name := map[string]obs.Entity{}
	for i := range out.Entities {
		e := &out.Entities[i]
		e.Label = nameIn(l, st, *e)
		name[e.ID] = *e
	}
	out.Corrected = slices.Clone(tb.Corrected)
	for i := range out.Corrected {
		out.Corrected[i].Reason = l.StudyWords(out.Corrected[i].Reason)
	}
	notes := &noteBook{l: l, said: map[string]string{}}
	worded := func(s *obs.Series) *obs.Series {
		t := *s
		if e, ok := name[s.Entity]; ok {
			t.Label = e.Label
			if p, ok := name[s.Partner]; ok {
				t.Label = flow(l, e, p)
			}
		}
		notes.in(&t)
		return &t
	}
	out.Series = make([]*obs.Series, len(tb.Series))
	for i, s := range tb.Series {
		out.Series[i] = worded(s)
	}
	out.Withheld = slices.Clone(tb.Withheld)
	for i, w := range tb.Withheld {
		out.Withheld[i].Series = worded(w.Series)
	}
	return &out
}

// nameIn is an entity's name: the study's own words where it has some, else that of a
// country or group of countries.
func nameIn(l *lang.Language, st *study.Study, e obs.Entity) string {
	own := slices.ContainsFunc(st.Entities, func(o obs.Entity) bool { return o.ID == e.ID })
	if said := l.StudyWords(e.Label); said != e.Label || own || st.Any {
		return said
	}
	if name, ok := entity.Name(l.ID(), e.ID); ok {
		return name
	}
	return e.Label
}

// flow is the label of a series that runs from one entity to another.
func flow(l *lang.Language, from, to obs.Entity) string {
	return l.Say("{} to {}¦from one country to another: the label of a series", from.Label, to.Label)
}

// indexOf is the indicator of the price index that deflates a currency.
func indexOf(st *study.Study, tb *obs.Table, currency string) obs.Indicator {
	for _, d := range st.Deflators {
		if s := tb.Find(d.Series); s != nil && d.Currency == currency {
			return tb.Indicator(s.Indicator)
		}
	}
	return obs.Indicator{}
}

// atPrices words an indicator at constant prices that was made of another one with a
// price index.
func atPrices(l *lang.Language, real *obs.Indicator, ind, index obs.Indicator) {
	title, base := ind.Title, strconv.Itoa(real.Unit.Base)
	if title == "" {
		title = ind.ID
	}
	real.Title = l.Say("{} at prices of {}¦an indicator; the year", title, base)
	real.Short = ""
	if ind.Short != "" {
		name, _, _ := strings.Cut(ind.Short, ", ")
		real.Short = name + ", " + result.UnitWords(l, real.Unit)
	}
	if index.ID == "" {
		real.Definition = l.Say("Each value at current prices times the price index of {} over that of its year.", base)
		return
	}
	real.Definition = l.Say("Each value at current prices times the price index ({}) of {} over that of its year.", index.Label(), base)
}

// vintage is a source's release in words; a date of English words, such as 4 August
// 2014, needs no translation.
func vintage(l *lang.Language, s string) string {
	if said := l.StudyWords(s); said != s {
		return said
	}
	if words, ok := dated(s); ok {
		m, _ := time.Parse("January", words[len(words)-2])
		words[len(words)-2] = l.Month(int(m.Month()))
		return strings.Join(words, " ")
	}
	return s
}

// dated takes a date of English words apart: a month and a year, a day before them.
func dated(s string) ([]string, bool) {
	words := strings.Fields(s)
	if n := len(words); n < 2 || n > 3 || strings.ContainsFunc(words[n-1]+words[0][:min(n-2, 1)], unicode.IsLetter) {
		return nil, false
	}
	_, err := time.Parse("January", words[len(words)-2])
	return words, err == nil
}

// A noteBook words the notes of values, each once.
type noteBook struct {
	l    *lang.Language
	said map[string]string
}

func (n *noteBook) note(s string) string {
	if s == "" {
		return ""
	}
	t, ok := n.said[s]
	if !ok {
		if t = n.l.StudyWords(s); t == s {
			parts := Notes(s)
			for i, p := range parts {
				parts[i] = n.l.StudyWords(p)
			}
			t = strings.Join(parts, "; ")
		}
		n.said[s] = t
	}
	return t
}

// in words the notes of a series; those that stay are not copied.
func (n *noteBook) in(s *obs.Series) {
	notes := s.Notes
	for i, old := range s.Notes {
		if said := n.note(old); said != old {
			if &notes[0] == &s.Notes[0] {
				notes = slices.Clone(s.Notes)
			}
			notes[i] = said
		}
	}
	s.Notes = notes
	competing := s.Competing
	for i, c := range s.Competing {
		for k, o := range c.Obs {
			said := n.note(o.Note)
			if said == o.Note {
				continue
			}
			if &competing[0] == &s.Competing[0] {
				competing = slices.Clone(s.Competing)
			}
			if &competing[i].Obs[0] == &s.Competing[i].Obs[0] {
				competing[i].Obs = slices.Clone(c.Obs)
			}
			competing[i].Obs[k].Note = said
		}
	}
	s.Competing = competing
}

// Notes are the parts of a note of a value, which a translation may have one by one:
// what stands between semicolons.
func Notes(note string) []string {
	parts := strings.Split(note, ";")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return parts
}

// Owned are the words of the table that are the study's or its descriptor's own and
// want a translation, in the order of the table, with the place of a value whose note
// they are.
func Owned(tb *obs.Table, own func(words string, at obs.Pos)) {
	for _, ind := range tb.Indicators {
		if ind.Derived == "" {
			for _, s := range []string{ind.Title, ind.Short, ind.Definition, ind.Unit.Name} {
				own(s, obs.Pos{})
			}
			if ind.Unit.Kind != obs.Rate { // of what a rate is, its indicator says
				own(ind.Unit.Of, obs.Pos{})
			}
			if ind.Unit.Per != "year" {
				own(ind.Unit.Per, obs.Pos{})
			}
		}
	}
	for _, s := range tb.Sources {
		own(s.Terms, obs.Pos{})
		if _, ok := dated(s.Vintage); !ok {
			own(s.Vintage, obs.Pos{})
		}
	}
	seen := map[string]bool{} // there are millions of rows, and few notes
	note := func(n string, at obs.Pos) {
		if !seen[n] {
			seen[n] = true
			own(n, at)
		}
	}
	for _, s := range tb.Series {
		for i, n := range s.Notes {
			note(n, s.Pos[i])
		}
		for _, c := range s.Competing {
			for _, o := range c.Obs {
				note(o.Note, o.Pos)
			}
		}
	}
}
