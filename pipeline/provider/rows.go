package provider

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// rows holds the values that are kept, small: words are numbers in a list.
type rows struct {
	words []string
	index map[string]int32
	list  []row
}

// A row is one value; its words are places in rows.words.
type row struct {
	value                      float64
	indicator, entity, partner int32
	reporter, source, note     int32
	status, file               int32
	line                       int32
	year, month                int16
}

func (x row) sameKey(y row) bool {
	return x.year == y.year && x.entity == y.entity && x.partner == y.partner && x.indicator == y.indicator && x.reporter == y.reporter && x.source == y.source
}

func (t *rows) word(s string) int32 {
	i, ok := t.index[s]
	if !ok {
		if t.index == nil {
			t.index = map[string]int32{}
		}
		s = strings.Clone(s) // a cell must not hold on to its line
		i = int32(len(t.words))
		t.words = append(t.words, s)
		t.index[s] = i
	}
	return i
}

func (t *rows) add(o obs.Observation) {
	t.list = append(t.list, row{
		value: o.Value, indicator: t.word(o.Indicator), entity: t.word(o.Entity), partner: t.word(o.Partner), reporter: t.word(o.Reporter),
		source: t.word(o.Source), note: t.word(o.Note), status: t.word(string(o.Status)), file: t.word(o.Pos.File), line: int32(o.Pos.Line),
		year: int16(o.Year), month: int16(o.Period.Month),
	})
}

// reserve makes room for n more rows.
func (t *rows) reserve(n int) { t.list = slices.Grow(t.list, n) }

func (t *rows) observation(x row) obs.Observation {
	return obs.Observation{Entity: t.words[x.entity], Partner: t.words[x.partner], Indicator: t.words[x.indicator], Reporter: t.words[x.reporter],
		Year: int(x.year), Value: x.value, Status: obs.Status(t.words[x.status]), Period: obs.Period{Month: int(x.month)}, Source: t.words[x.source],
		Note: t.words[x.note], Pos: obs.Pos{File: t.words[x.file], Line: int(x.line)}}
}

// sort orders the rows by indicator, in the order given, then by entity, partner,
// year, reporter and source; equals stay in the order of the file.
func (t *rows) sort(place func(indicator string) int) {
	at := make([]int, len(t.words)) // alphabetical place of each word
	byWord := make([]int32, len(t.words))
	for i := range byWord {
		byWord[i] = int32(i)
	}
	slices.SortFunc(byWord, func(a, b int32) int { return strings.Compare(t.words[a], t.words[b]) })
	for i, w := range byWord {
		at[w] = i
	}
	indicator := make([]int, len(t.words))
	for i, w := range t.words {
		indicator[i] = place(w)
	}
	order := func(x, y row) int {
		return cmp.Or(cmp.Compare(indicator[x.indicator], indicator[y.indicator]), cmp.Compare(at[x.entity], at[y.entity]),
			cmp.Compare(at[x.partner], at[y.partner]), cmp.Compare(x.year, y.year), cmp.Compare(at[x.reporter], at[y.reporter]), cmp.Compare(at[x.source], at[y.source]))
	}
	if !slices.IsSortedFunc(t.list, order) { // sums of millions of rows come in order
		slices.SortStableFunc(t.list, order)
	}
}

// missing reports whether a row says that there is no value.
func (x row) missing() bool { return math.IsNaN(x.value) }
