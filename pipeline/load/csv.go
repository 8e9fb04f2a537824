package load

import (
	"path"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// csv reads one file of observations.
func (l *loader) csv(res resource) {
	out := &sink{file: res.path}
	defer func() { l.faults = append(l.faults, out.faults()...) }()
	data, ok := l.file(out, maxCSV)
	if !ok {
		return
	}
	if data, ok = decode(out, data); !ok {
		return
	}
	r, col, ok := header(out, data, &res)
	if !ok {
		return
	}
	if l.lines += r.lines; l.lines > maxRows {
		out.error(out.pos(0, 0), "leave out what the study does not ask for, or make several studies of it",
			"the study has more than %d rows by the end of this file, and no more are read", maxRows)
		return
	}
	base := path.Base(res.path)
	t := &table{reader: r, res: &res, years: l.years, base: strings.TrimSuffix(base, path.Ext(base)), words: map[string]string{}, marks: map[string]bool{}}
	t.place(col)
	for _, m := range res.dialect.missing {
		t.marks[m] = true
	}
	if len(res.about.Sources) == 1 {
		t.source = res.about.Sources[0]
	}
	t.read()
	t.gather()
	if t.empty > 0 {
		said := obs.Say("1 empty row in the file, the first here")
		if t.empty != 1 {
			said = obs.Say("{} empty rows in the file, the first here", t.empty)
		}
		out.warn(t.emptyAt, obs.Say("delete them"), said)
	}
	if t.row == t.empty {
		out.error(out.pos(0, 0), "add rows below it, or delete the file", "the file has a header and no observations")
	}
	l.units(out, &res, t.obs)
	l.parts = append(l.parts, t.obs)
}

// units gives the observations of a file their units and notes the indicators.
func (l *loader) units(out *sink, res *resource, os []obs.Observation) {
	var ids []string // in order of appearance
	units := map[string]*obs.Unit{}
	for i := range os {
		if _, ok := units[os[i].Indicator]; !ok {
			units[os[i].Indicator] = nil
			ids = append(ids, os[i].Indicator)
		}
	}
	var named []string
	for _, d := range res.indicators {
		named = append(named, d.ID)
		if !slices.Contains(ids, d.ID) && len(ids) > 0 {
			l.faults = append(l.faults, obs.Fault{Pos: d.pos, Severity: obs.SevWarning}.Saying(
				obs.Say("the file {} has no rows of the indicator {}", res.path, quote(d.ID)), obs.DidYouMeanOr(d.ID, ids, obs.Message{})))
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return order(named, a) - order(named, b) })
	for _, id := range ids {
		d := res.about
		if i := slices.Index(named, id); i >= 0 {
			d = res.indicators[i]
			if !d.stated {
				d.Unit, d.stated = res.about.Unit, res.about.stated
			}
			d.Definition = or(d.Definition, res.about.Definition)
			d.Concept = obs.Concept(or(string(d.Concept), string(res.about.Concept)))
			if len(d.Sources) == 0 {
				d.Sources = res.about.Sources
			}
		} else if len(ids) > 1 {
			d.Title, d.Short = "", "" // the file's title names none of its several indicators
		}
		d.ID, d.File = id, res.path
		units[id] = &d.Unit
		l.known = append(l.known, d)
		if !d.stated {
			l.unstated(out, res, id, len(ids), named)
		}
	}
	for i := range os {
		os[i].Unit = units[os[i].Indicator]
	}
}

// order is where a described indicator stands, and the last place for others.
func order(named []string, id string) int {
	if i := slices.Index(named, id); i >= 0 {
		return i
	}
	return len(named)
}

func (l *loader) unstated(out *sink, res *resource, id string, n int, named []string) {
	unit := example[unitOf(id)]
	fix := obs.Say(`describe the file in datapackage.json: "unit": {}`, unit)
	if res.pos.Line > 0 {
		fix = obs.DidYouMeanOr(id, named, obs.Say(`add "unit": {} to its resource in datapackage.json`, unit))
	}
	said := obs.Say("the unit of the values is not stated")
	if n > 1 || len(named) > 0 {
		said = obs.Say("the unit of the indicator {} is not stated", quote(id))
	}
	out.warn(out.pos(0, 0), fix, said)
}

// unitWords are parts of names of indicators that say what they are counted in.
var unitWords = []struct {
	kind  obs.Kind
	words []string
}{
	{obs.Rate, []string{"growth", "inflation", "buyume", "büyüme"}},
	{obs.Share, []string{"gdp", "share", "percent", "burden", "pct", "gsyh", "oran"}},
	{obs.TIV, []string{"tiv"}},
	{obs.Index, []string{"index", "cpi", "deflator", "endeks"}},
	{obs.Counted, []string{"number", "personnel", "persons", "soldier", "count", "adet", "sayi", "sayı"}},
	{obs.Money, []string{"$", "usd", "eur", "dollar", "dolar", "export", "import", "trade", "sales", "turnover", "revenue", "million", "billion",
		"milyon", "milyar", "ihracat", "ithalat", "ticaret", "ciro"}},
}

// unitOf is the kind of unit that an indicator of that name most likely has, for an
// example of how one is written.
func unitOf(id string) obs.Kind {
	low := strings.ToLower(id)
	for _, u := range unitWords {
		if slices.ContainsFunc(u.words, func(w string) bool { return strings.Contains(low, w) }) {
			return u.kind
		}
	}
	return obs.Share
}

// join puts the observations of all files together, in the order of the files.
func (l *loader) join() {
	if len(l.parts) == 1 {
		l.tb.Obs = l.parts[0] // a large file needs no copy
		return
	}
	l.tb.Obs = slices.Concat(l.parts...)
}

// indicators lists what the files measure, each once, with the first description.
func (l *loader) indicators() {
	at := map[string]int{}
	for _, d := range l.known {
		i, ok := at[d.ID]
		if !ok {
			at[d.ID] = len(l.tb.Indicators)
			l.tb.Indicators = append(l.tb.Indicators, d.Indicator)
		} else if first := &l.tb.Indicators[i]; first.Concept.Mixes(d.Concept) != nil {
			first.Other = d.Concept
		}
	}
}
