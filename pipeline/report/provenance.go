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
	all       []*obs.Series
	what      func(l *lang.Language, statistic string) string
	l         *lang.Language
	uses      useWriter

	records [][]int // the index of its labels, then of its words
	shapes  []string
	shown   []int // the records of the numbers of the page, in its order
	ids     map[string]int
	words   []string
	index   map[string]int
}

func newProvenance(r *result.Result, what func(l *lang.Language, statistic string) string) *provenance {
	p := &provenance{r: r, what: what, l: r.Lang, estimates: make(map[string]*result.Estimate, len(r.Estimates)),
		known: make(map[string]*obs.Series, len(r.Series)), all: r.Series, ids: map[string]int{}, index: map[string]int{}}
	for _, e := range r.Estimates {
		p.estimates[e.ID] = e
	}
	for _, s := range r.Series {
		p.known[s.ID] = s
	}
	return p
}

// shown is a number as a report prints it, and where: in a section about some
// series, in a row that begins with some words.
type shown struct {
	value    float64
	estimate string
	series   []string
	row      string
}

// of returns the record of a number.
func (p *provenance) of(n shown) int {
	if e := p.estimates[n.estimate]; e != nil {
		if i, ok := p.ids[e.ID]; ok {
			return i
		}
		own, shared := p.estimate(e)
		i := p.record(own, p.once(shared))
		p.ids[e.ID] = i
		return i
	}
	return p.once(p.published(n))
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
		what = p.what(p.l, e.Statistic)
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

// mostPlaces is how many places of a published value are told; one that occurs
// more often is no evidence of where it was taken from.
const mostPlaces = 3

// published is where a number that is no estimate stands among the published
// values: those of the series that the text is about, in the year of the row.
func (p *provenance) published(n shown) []string {
	series := p.all
	if len(n.series) > 0 {
		series = nil
		for _, id := range n.series {
			if s := p.known[id]; s != nil {
				series = append(series, s)
			}
		}
	}
	year, _ := strconv.Atoi(strings.TrimSpace(n.row))
	var found []place
	for _, s := range series {
		found = append(found, places(s, n.value, year)...)
		if len(found) > 8*mostPlaces { // a place may be told of several series
			found = nil
			break
		}
	}
	slices.SortStableFunc(found, func(a, b place) int { return a.pos.Compare(b.pos) })
	found = slices.CompactFunc(found, func(a, b place) bool { return a.pos == b.pos })
	var out []string
	if len(found) == 0 || len(found) > mostPlaces {
		return append(out, p.l.Phrase("How¦a number came about"), p.l.Phrase("A count, or a sum, share or difference of published values, made for this text; it is no estimate and has no ID. The values stand in the study's files and, for what figures and tables show, in figures/ and tables/."))
	}
	out = append(out, p.l.Phrase("How¦a number came about"), p.l.Phrase("A published value, as the study's file has it."))
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
	pos          obs.Pos
	status       obs.Status
	source, note string
}

func places(s *obs.Series, v float64, year int) (out []place) {
	for i, y := range s.Years {
		if s.Values[i] == v && (year == 0 || y == year) {
			out = append(out, place{s, y, s.Pos[i], s.Status[i], s.Sources[i], s.Notes[i]})
		}
	}
	for _, c := range s.Competing {
		for _, o := range c.Obs {
			if o.Value == v && (year == 0 || c.Year == year) {
				out = append(out, place{s, c.Year, o.Pos, o.Status, sourceKey(o), o.Note})
			}
		}
	}
	return out
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
