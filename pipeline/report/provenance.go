package report

import (
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// A provenance tells where the numbers of a page come from. Each number that is
// shown gets a record of labels and words, once; the records of a page share
// their words, since neighbouring estimates differ in few.
type provenance struct {
	r         *result.Result
	estimates map[string]*result.Estimate
	known     map[string]*obs.Series
	what      func(l *lang.Language, e *result.Estimate) string
	l         *lang.Language
	uses      useWriter

	records [][]int // the index of its labels, then of its words
	shapes  []string
	shown   []int // the records of the numbers of the page, in its order
	ids     map[string]int
	words   []string
	index   map[string]int
}

func newProvenance(r *result.Result, what func(l *lang.Language, e *result.Estimate) string) *provenance {
	p := &provenance{r: r, what: what, l: r.Lang, estimates: make(map[string]*result.Estimate, len(r.Estimates)),
		known: make(map[string]*obs.Series, len(r.Series)), ids: map[string]int{}, index: map[string]int{}}
	for _, e := range r.Estimates {
		p.estimates[e.ID] = e
	}
	for _, s := range r.Series {
		p.known[s.ID] = s
	}
	return p
}

// shown is a number as a report prints it.
type shown struct {
	value    float64
	estimate string
	origin   *result.Origin
}

// of returns the record of a number; ok is false where it is no datum, so that there
// is nothing to tell.
func (p *provenance) of(n shown) (rec int, ok bool) {
	if e := p.estimates[n.estimate]; e != nil {
		return p.ofEstimate(e, n.value), true
	}
	pairs := p.origin(n)
	if len(pairs) == 0 {
		return 0, false
	}
	return p.once(pairs), true
}

// ofEstimate is the record of an estimate. One that is printed as another number, a
// fraction in percent, says which the estimate is.
func (p *provenance) ofEstimate(e *result.Estimate, v float64) int {
	key := e.ID
	if v != e.Value {
		key += "\x1f%"
	}
	if i, ok := p.ids[key]; ok {
		return i
	}
	own, shared := p.estimate(e)
	if v != e.Value {
		own = append(own, p.l.Phrase("In estimates.csv¦the value of an estimate that is printed in percent"), decimal(e.Value))
	}
	i := p.record(own, p.once(shared))
	p.ids[key] = i
	return i
}

// once is the record of pairs of labels and words, written where it is new.
func (p *provenance) once(pairs []string) int {
	key := "\x1f" + strings.Join(pairs, "\x1f")
	i, ok := p.ids[key]
	if !ok {
		i = p.record(pairs, -1)
		p.ids[key] = i
	}
	return i
}

// record writes pairs of labels and words; those without words are left out. Its
// label "+" stands for another record, which goes on with it.
func (p *provenance) record(pairs []string, next int) int {
	var labels []string
	rec := []int{0}
	for ; len(pairs) > 1; pairs = pairs[2:] {
		if pairs[1] != "" {
			labels, rec = append(labels, pairs[0]), append(rec, p.word(pairs[1]))
		}
	}
	if next >= 0 {
		labels, rec = append(labels, "+"), append(rec, next)
	}
	rec[0] = p.shape(strings.Join(labels, "|"))
	p.records = append(p.records, rec)
	return len(p.records) - 1
}

func (p *provenance) word(s string) int {
	i, ok := p.index[s]
	if !ok {
		i = len(p.words)
		p.words = append(p.words, s)
		p.index[s] = i
	}
	return i
}

// shape is the index of the labels that many records share.
func (p *provenance) shape(labels string) int {
	i := slices.Index(p.shapes, labels)
	if i < 0 {
		i = len(p.shapes)
		p.shapes = append(p.shapes, labels)
	}
	return i
}

// The labels that a page's script knows: to an estimate's ID it adds how the number
// is explained. The value itself stands with the number.
var (
	labelID        = lang.Mark("Estimate¦its ID")
	labelStatistic = lang.Mark("Statistic¦a function of data")
)

// estimate is all that an estimate says of itself: its own, and what it shares with
// other values of its statistic.
func (p *provenance) estimate(e *result.Estimate) (own, shared []string) {
	what := ""
	if p.what != nil {
		what = p.what(p.l, e)
	}
	own = []string{
		p.l.Phrase(labelID), strings.TrimPrefix(e.ID, e.Statistic), // the script puts it together again
		p.l.Phrase("Unit"), p.unitWords(e),
		p.l.Phrase(labelStatistic), e.Statistic,
		p.l.Phrase("What it is"), what,
	}
	shared = []string{
		p.l.Phrase("Parameters"), strings.ReplaceAll(e.Parameters, ";", "; "),
		p.l.Phrase("Series"), p.label(e.Series),
		p.l.Phrase("With¦another series"), p.labels(e.Other),
		p.l.Phrase("Era"), p.era(e.Era),
		p.l.Phrase("Transformation"), transformWords(p.l, e.Transform),
		p.l.Phrase("Observations"), strconv.Itoa(e.N),
		p.l.Phrase("Years"), yearsWords(e.From, e.To),
		p.l.Phrase("Rows¦of files"), strings.Join(p.uses.lines(e.Uses), "; "),
		p.l.Phrase("Note¦a label"), noteWords(p.l, e.Note),
	}
	return own, shared
}

func yearsWords(from, to int) string {
	switch {
	case from == 0 && to == 0:
		return ""
	case from == to:
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}

// transformWords says what was done to the series before the statistic was taken.
func transformWords(l *lang.Language, t string) string {
	switch t {
	case "level":
		return l.Phrase("level: values as published")
	case "log":
		return l.Phrase("log: natural logarithms")
	case "diff":
		return l.Phrase("diff: changes between consecutive years")
	case "logdiff":
		return l.Phrase("logdiff: changes of the logarithm between consecutive years")
	case "detrended":
		return l.Phrase("detrended: deviations from the least-squares line")
	}
	return t
}

func (p *provenance) label(id string) string {
	s := p.known[id]
	if s == nil || s.Label == "" {
		return id
	}
	return p.named(s)
}

// named is a series by its ID, with what it is in words.
func (p *provenance) named(s *obs.Series) string {
	return s.ID + " (" + p.l.StudyWords(s.Label) + ", " + result.UnitWords(p.l, s.Unit) + ")"
}

func (p *provenance) labels(ids string) string {
	if ids == "" {
		return ""
	}
	var out []string
	for _, id := range strings.Split(ids, ";") {
		out = append(out, p.label(id))
	}
	return strings.Join(out, "; ")
}

func (p *provenance) era(id string) string {
	if p.r.Study != nil {
		for _, e := range p.r.Study.Eras {
			if e.ID == id {
				return p.l.StudyWords(e.Label)
			}
		}
	}
	return id
}

// origin is where a number that is no estimate comes from: nothing, where that is
// not known or the values there are other ones.
func (p *provenance) origin(n shown) []string {
	o := n.origin
	if o == nil || len(o.Data)+len(o.Estimates) == 0 {
		return nil
	}
	var found []place
	for _, d := range o.Data {
		at, ok := p.place(d)
		if !ok || o.Made == "" && at.value != n.value {
			return nil
		}
		found = append(found, at)
	}
	how := p.l.Phrase("How¦a number came about")
	if o.Made == "" {
		out := []string{how, p.l.Phrase("A published value, as the study's file has it.")}
		if s := found[0].series; s.Derived != "" || len(s.Made) > 0 {
			out[1] = p.l.Phrase("A published value, converted, deflated or corrected as the study says; analyze explain of an estimate of the series tells how.")
		}
		return append(out, p.standing(found)...)
	}
	out := []string{how, p.l.Say("{} It is no estimate and has no ID.", p.l.Phrase(o.Made))}
	for _, id := range o.Estimates {
		if p.estimates[id] == nil {
			return nil
		}
		out = append(out, p.l.Phrase("From¦an estimate that a number is worked out from"), id)
	}
	for _, f := range found {
		out = append(out, p.l.Phrase("From¦an estimate that a number is worked out from"), p.named(f.series)+", "+strconv.Itoa(f.year)+": "+decimal(f.value)+", "+f.pos.String())
	}
	return out
}

// standing is where published values stand and who states them.
func (p *provenance) standing(found []place) (out []string) {
	for _, f := range found {
		out = append(out, p.l.Phrase("Series"), p.named(f.series), p.l.Phrase("Year"), strconv.Itoa(f.year),
			p.l.Phrase("Rows¦of files"), f.pos.String(), p.l.Phrase("Status"), p.l.Phrase(statusWords[f.status]), p.l.Phrase("Source¦a label"), p.source(f.source),
			p.l.Phrase("Note¦a label"), p.l.StudyWords(f.note))
	}
	return out
}

// A place is where a published value stands.
type place struct {
	series       *obs.Series
	year         int
	value        float64
	pos          obs.Pos
	status       obs.Status
	source, note string
}

// place finds the value of a series in a year: the one that is used or, where the
// datum says at which place it stands, that one.
func (p *provenance) place(d result.Datum) (place, bool) {
	s := p.known[d.Series]
	if s == nil {
		return place{}, false
	}
	any := d.At == obs.Pos{}
	if i := slices.Index(s.Years, d.Year); i >= 0 && (any || s.Pos[i] == d.At) {
		return place{s, d.Year, s.Values[i], s.Pos[i], s.Status[i], s.Sources[i], s.Notes[i]}, true
	}
	for _, c := range s.Competing {
		for _, o := range c.Obs {
			if c.Year == d.Year && !any && o.Pos == d.At {
				return place{s, c.Year, o.Value, o.Pos, o.Status, sourceKey(o), o.Note}, true
			}
		}
	}
	return place{}, false
}

func sourceKey(o obs.Observation) string {
	if o.Source != "" {
		return o.Source
	}
	return o.Reporter
}

// source is a source's publisher, title and vintage; free text stays as it is.
func (p *provenance) source(key string) string {
	for _, s := range p.r.Sources {
		if s.ID == key {
			return s.Cite()
		}
	}
	return key
}

// json is the records for the page's script: labels, words, and for each record
// their indices.
func (p *provenance) json(explain, after string) []byte {
	b := append([]byte(nil), `{"explain":`...)
	b = scriptString(b, explain)
	b = scriptString(append(b, `,"after":`...), after)
	b = scriptString(append(b, `,"id":`...), p.l.Phrase(labelID))
	b = scriptString(append(b, `,"statistic":`...), p.l.Phrase(labelStatistic))
	b = appendStrings(append(b, `,"labels":`...), p.shapes)
	b = appendInts(append(b, `,"shown":`...), p.shown)
	b = append(b, `,"words":[`...)
	for i, s := range p.words {
		if i > 0 {
			b = append(b, ',')
		}
		b = scriptString(b, s)
	}
	b = append(b, `],"records":[`...)
	for i, rec := range p.records {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendInts(b, rec)
	}
	return append(b, "]}"...)
}

func appendInts(b []byte, v []int) []byte {
	b = append(b, '[')
	for i, n := range v {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, ']')
}

// scriptString writes a JSON string that cannot end the script element that it
// stands in.
func scriptString(b []byte, s string) []byte {
	from := len(b)
	b = appendString(b, seen(s))
	if !strings.ContainsAny(string(b[from:]), "<>&") {
		return b
	}
	safe := strings.NewReplacer("<", `\u003c`, ">", `\u003e`, "&", `\u0026`).Replace(string(b[from:]))
	return append(b[:from], safe...)
}
