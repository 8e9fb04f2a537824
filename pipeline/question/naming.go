package question

import (
	"slices"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// names labels the series of one figure or paragraph by what tells them apart:
// the entity where the indicator is the same, the indicator where the entity is.
func (a *asking) names(ss []*obs.Series) []string {
	var inds, ents []string
	for _, s := range ss {
		inds = append(inds, s.Indicator)
		ents = append(ents, s.Label)
	}
	oneInd, oneEnt := len(used(inds)) == 1, len(used(ents)) == 1
	shorts := map[string]string{} // name -> the indicator that it stands for, "" for several
	for _, s := range ss {
		if ind, ok := shorts[a.short(s)]; ok && ind != s.Indicator {
			shorts[a.short(s)] = ""
		} else {
			shorts[a.short(s)] = s.Indicator
		}
	}
	out := make([]string, len(ss))
	for i, s := range ss {
		short := a.short(s)
		if shorts[short] == "" { // two indicators differ in their unit alone
			short = a.tb.Indicator(s.Indicator).Label()
		}
		switch {
		case oneInd:
			out[i] = s.Label
		case oneEnt:
			out[i] = short
		default:
			out[i] = s.Label + ", " + a.lowerFirst(short)
		}
		if s.Reporter != "" && !strings.Contains(out[i], s.Reporter) {
			out[i] += " (" + a.source(s.Reporter) + ")"
		}
	}
	return out
}

// inside is the name of a series as it stands inside a sentence: that of a place
// keeps its capital.
func (a *asking) inside(s *obs.Series, name string) string {
	if strings.HasPrefix(name, s.Label) {
		return name
	}
	return a.lowerFirst(name)
}

// short is the indicator's name without its unit: what stands before a comma in
// "Defence spending, % of GDP".
func (a *asking) short(s *obs.Series) string {
	ind := a.tb.Indicator(s.Indicator)
	if ind.Short == "" {
		return a.upperFirst(ind.Label())
	}
	name, _, _ := strings.Cut(ind.Short, ", ")
	return name
}

// what is the short name where no other indicator has it, else the title.
func (a *asking) what(s *obs.Series) string {
	short := a.short(s)
	for _, i := range a.tb.Indicators {
		if i.ID != s.Indicator && a.short(&obs.Series{Indicator: i.ID}) == short {
			return a.title(s)
		}
	}
	return short
}

// title is the indicator's title.
func (a *asking) title(s *obs.Series) string {
	ind := a.tb.Indicator(s.Indicator)
	if ind.Title != "" {
		return ind.Title
	}
	return a.upperFirst(ind.Label())
}

// whole names a series with everything: "Defence spending as a share of GDP in
// Türkiye", "Goods trade from Pakistan to Türkiye".
func (a *asking) whole(s *obs.Series) string {
	name := a.placed(s)
	if s.Reporter != "" {
		name += " (" + a.source(s.Reporter) + ")"
	}
	return name
}

// placed is the title of a series with where it belongs.
func (a *asking) placed(s *obs.Series) string {
	title := a.title(s)
	switch {
	case strings.Contains(title, a.label(s)):
		return title
	case s.Partner != "":
		return a.words("{} from {} to {}¦goods or arms, between two countries", title, a.the(a.tb.Entity(s.Entity).Label), a.the(a.tb.Entity(s.Partner).Label))
	case a.declared(s.Entity) && a.alone(s):
		return title // the only one of its indicator: the title says it
	case a.country(s) && !a.declared(s.Entity) && sold(title):
		return a.words("{} of {}¦what a country sells or buys", title, a.the(a.label(s)))
	case a.country(s) && !a.declared(s.Entity):
		return a.words("{} in {}¦what is measured, in a country", title, a.the(a.label(s)))
	}
	return title + ", " + a.label(s)
}

// sold reports whether a title is of what a country sells or buys, which is its own and
// not something in it: arms exports of Türkiye.
func sold(title string) bool {
	words := strings.Fields(strings.ToLower(title))
	return len(words) > 0 && slices.Contains([]string{"exports", "imports", "ihracat", "ihracatı", "ithalat", "ithalatı"}, words[len(words)-1])
}

// country reports whether a series is one country's: its entity is a code that the
// table of countries gave another name to.
func (a *asking) country(s *obs.Series) bool {
	return s.Partner == "" && !a.declared(s.Entity) && len(s.Entity) == 3 && s.Entity == strings.ToUpper(s.Entity) && s.Label != s.Entity
}

// kindOfSeries is what many series are called: countries, or groups of them, where
// they are.
func (a *asking) kindOfSeries(ss []*obs.Series) string {
	groups := 0
	for _, s := range ss {
		if a.tb.Entity(s.Entity).Group {
			groups++
		}
		if !a.country(s) || s.Indicator != ss[0].Indicator {
			return plainSeries
		}
	}
	switch groups {
	case 0:
		return countries
	case len(ss):
		return groupsOfCountries
	}
	return countriesAndGroups
}

// What many series are.
const (
	plainSeries        = "series"
	countries          = "countries"
	groupsOfCountries  = "groups of countries"
	countriesAndGroups = "countries and groups"
)

// many is so many of what the series are: "twelve countries".
func (a *asking) many(number string, ss []*obs.Series) string {
	return a.tellWords(map[string]string{
		plainSeries: lang.Mark("{} series"), countries: lang.Mark("{} countries"),
		groupsOfCountries: lang.Mark("{} groups of countries"), countriesAndGroups: lang.Mark("{} countries and groups"),
	}[a.kindOfSeries(ss)], number)
}

// declared reports whether the study itself declares the entity.
func (t *Task) declared(id string) bool {
	return slices.ContainsFunc(t.st.Entities, func(e obs.Entity) bool { return e.ID == id })
}

// alone reports whether a series is the only one of its indicator.
func (a *asking) alone(s *obs.Series) bool {
	for _, o := range a.tb.Series {
		if o.Indicator == s.Indicator && o != s && o.Entity != s.Entity {
			return false
		}
	}
	return true
}

// the puts an article before the countries that have one.
func (a *asking) the(label string) string {
	for _, p := range []string{"United ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Soviet Union", "European Union"} {
		if strings.HasPrefix(label, p) {
			return a.words("the {}¦the name of a country that has an article", label)
		}
	}
	return label
}

// source is the readable name of a source key, reporter or country code.
func (a *asking) source(key string) string {
	if s, ok := a.tb.Source(key); ok {
		return orElse(s.Title, key)
	}
	if e := a.tb.Entity(key); e.Label != key {
		return e.Label
	}
	return a.l.StudyWords(key)
}

// written is the asking in the words of the files and in English: for notes of
// estimates, which are the same in every language.
func (a *asking) written() *asking {
	out := *a
	out.speaker = english
	if a.tb.Written != nil {
		out.tb = a.tb.Written
	}
	return &out
}

// label is a series' own name: that of the report, or of the files.
func (a *asking) label(s *obs.Series) string {
	if a.tb.Written == nil {
		return orElse(s.Named, s.Label)
	}
	return s.Label
}

// credit is the source line of a figure or table: producer, data set (vintage).
func (a *asking) credit(ss []*obs.Series) string {
	var out []string
	uses := map[string]int{}
	free := 0
	add := func(key string) {
		s, ok := a.tb.Source(key)
		if !ok {
			if key != "" {
				free++
			}
			return
		}
		line := s.Title
		if s.Publisher != "" && !strings.Contains(s.Title, s.Publisher) {
			line = s.Publisher + ", " + s.Title
		}
		if s.Vintage != "" {
			line += " (" + s.Vintage + ")"
		}
		if uses[line]++; uses[line] == 1 {
			out = append(out, line)
		}
	}
	for _, s := range ss {
		for _, key := range s.Sources {
			add(key)
		}
		for _, c := range s.Competing {
			for _, o := range c.Obs {
				add(o.Source)
			}
		}
		for _, key := range s.Using {
			add(key)
		}
	}
	slices.SortStableFunc(out, func(x, y string) int { return uses[y] - uses[x] }) // the most used first
	const most = 4
	if len(out) > most {
		rest := len(out) - most + 1
		out = append(out[:most-1], a.counted(rest, "{} more source listed in the data section", "{} more sources listed in the data section"))
	}
	if free > 0 && len(out) == 0 {
		return a.words("as named in the data files¦sources")
	}
	return strings.Join(out, "; ")
}

// measure is the subtitle's words for what is shown: unit, years, and what the
// title does not say.
func (a *asking) measure(ss []*obs.Series) string {
	var units []string
	from, to := endsOf(ss)
	for _, s := range ss {
		units = append(units, result.UnitWords(a.l, s.Unit))
	}
	units = used(units)
	words := a.upperFirst(strings.Join(units, "; "))
	if from != 0 {
		words += ", " + span(from, to)
	}
	fiscal := false
	for _, s := range ss {
		for _, p := range s.Periods {
			fiscal = fiscal || p.Month != 0
		}
	}
	if fiscal {
		return a.words("{}; some values are for fiscal years", words)
	}
	return words
}

// again is the style of a value in running text after the unit was named once: a
// share drops its whole, money keeps its words.
func again(u obs.Unit) result.Style {
	if u.Kind == obs.Money {
		return result.Amount
	}
	return result.Short
}

// shown is a value in running text after the unit was named once.
func shown(v float64, u obs.Unit) result.Piece { return amount(v, u, again(u)) }
