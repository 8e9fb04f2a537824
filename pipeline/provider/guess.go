package provider

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/entity"
)

// Headings that say what a column holds, folded.
var (
	entityWords  = []string{"entity", "country", "country name", "name country", "countryname", "state", "nation", "economy", "location", "geo", "ref area", "area ref", "ref_area", "reporter", "exporter", "supplier", "iso3", "iso3c", "iso code", "code iso", "iso", "country code", "code country", "countrycode", "code", "name", "ülke", "ulke"}
	partnerWords = []string{"partner", "partner name", "importer", "recipient", "counterpart"}
	yearWords    = []string{"year", "years", "date", "time", "period", "time period", "period time", "time_period", "yıl", "yil"}
	valueWords   = []string{"value", "values", "amount", "obs value", "obs_value", "obsvalue", "değer", "deger"}
)

// sampleRows is how many rows a guess looks at.
const sampleRows = 2000

// guess finds out what the columns hold: what the command says, then what the
// headings say, then what the cells are.
func guess(r *Raw, m Mapping) (*layout, error) {
	g, err := findGrid(r, m.Sheet)
	if err != nil {
		return nil, err
	}
	l := &layout{grid: g, entity: -1, partner: -1, year: -1, value: -1, indicator: -1}
	for _, c := range []struct {
		flag, name string
		to         *int
	}{{"--entity-column", m.EntityColumn, &l.entity}, {"--partner-column", m.PartnerColumn, &l.partner}, {"--year-column", m.YearColumn, &l.year},
		{"--value-column", m.ValueColumn, &l.value}, {"--indicator-column", m.IndicatorColumn, &l.indicator}} {
		if c.name == "" {
			continue
		}
		if *c.to = g.find(c.name); *c.to < 0 {
			return nil, fmt.Errorf("%s: %s: there is no column %q; the columns are %s", r.Name, c.flag, c.name, quoted(g.names, 30))
		}
	}
	s, err := g.sample()
	if err != nil {
		return nil, err
	}
	if l.years, err = l.wideYears(m); err != nil {
		return nil, err
	}
	l.guessEntity(s)
	if len(l.years) == 0 {
		l.guessYear(s)
		if err := l.guessValue(s); err != nil {
			return nil, err
		}
	}
	switch {
	case l.entity < 0:
		return nil, fmt.Errorf("%s: no column holds countries; say which one names the entities: --entity-column (the columns are %s)", r.Name, quoted(g.names, 30))
	case len(l.years) == 0 && l.value < 0:
		return nil, fmt.Errorf("%s: no column holds numbers; say which one has the values: --value-column (the columns are %s)", r.Name, quoted(g.names, 30))
	}
	return l, nil
}

// A sample counts what the cells of each column are.
type sample struct{ filled, years, numbers, countries []int }

func (g *grid) sample() (*sample, error) {
	n := len(g.names)
	s := &sample{make([]int, n), make([]int, n), make([]int, n), make([]int, n)}
	rows := 0
	err := g.rows(func(rec record) error {
		if rows++; rows > sampleRows {
			return errEnough
		}
		for i := range n {
			c := rec.cell(i)
			if c == "" {
				continue
			}
			s.filled[i]++
			if _, ok := year(c); ok {
				s.years[i]++
			}
			if _, ok := readNumber(c, '.'); ok || missingWords[strings.ToLower(c)] {
				s.numbers[i]++
			} else if _, ok := readNumber(c, ','); ok {
				s.numbers[i]++
			} else if _, ok := entity.Find(c); ok {
				s.countries[i]++
			} else if _, ok := entity.Letters(c); ok {
				s.countries[i]++
			}
		}
		return nil
	})
	if err == errEnough {
		err = nil
	}
	return s, err
}

// errEnough ends a reading early.
var errEnough = errors.New("enough rows")

// wideYears are the columns of years of a wide table: those of --year-columns, or
// all headings that are years where there are two and none was named for a value.
func (l *layout) wideYears(m Mapping) ([]column, error) {
	years := yearColumns(l.names)
	if m.YearColumns == "" {
		if len(years) < 2 || l.year >= 0 || l.value >= 0 {
			return nil, nil
		}
		l.guessed = append(l.guessed, spanOf(years))
		return years, nil
	}
	a, b, _ := strings.Cut(strings.NewReplacer("-", ":", "–", ":").Replace(m.YearColumns), ":")
	from, ok1 := year(a)
	to, ok2 := year(orElse(b, a))
	if !ok1 || !ok2 || from > to {
		return nil, fmt.Errorf("--year-columns: %q is not a span of years; write 1990:2024", m.YearColumns)
	}
	out := slices.DeleteFunc(slices.Clone(years), func(c column) bool { return c.year < from || c.year > to })
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: --year-columns: no heading is a year from %d to %d; the columns are %s", l.raw.Name, from, to, quoted(l.names, 30))
	}
	return out, nil
}

// spanOf is the option that says these columns; their years may descend.
func spanOf(years []column) string {
	from, to := years[0].year, years[0].year
	for _, c := range years {
		from, to = min(from, c.year), max(to, c.year)
	}
	return fmt.Sprintf("--year-columns %d:%d", from, to)
}

// named is the first column that has one of the headings and is not taken.
func (l *layout) named(words []string) int {
	for _, w := range words {
		for i, n := range l.names {
			if entity.Fold(n) == entity.Fold(w) && !l.taken(i) {
				return i
			}
		}
	}
	return -1
}

func (l *layout) taken(i int) bool {
	return i == l.entity || i == l.partner || i == l.year || i == l.value || i == l.indicator || slices.ContainsFunc(l.years, func(c column) bool { return c.at == i })
}

func (l *layout) guessEntity(s *sample) {
	if l.entity >= 0 {
		return
	}
	best := -1
	for i := range l.names {
		if !l.taken(i) && s.countries[i] > 0 && 2*s.countries[i] >= s.filled[i] && (best < 0 || s.countries[i] > s.countries[best]) {
			best = i
		}
	}
	if i := l.named(entityWords); i >= 0 && s.numbers[i] < s.filled[i] && (best < 0 || 2*s.countries[i] >= s.filled[i]) {
		best = i
	}
	if l.entity = best; best >= 0 {
		l.guessed = append(l.guessed, "--entity-column "+strconv.Quote(l.names[best]))
	}
	if l.partner < 0 {
		if i := l.named(partnerWords); i >= 0 && 2*s.countries[i] >= s.filled[i] && s.filled[i] > 0 {
			l.partner = i
			l.guessed = append(l.guessed, "--partner-column "+strconv.Quote(l.names[i]))
		}
	}
}

func (l *layout) guessYear(s *sample) {
	if l.year >= 0 {
		return
	}
	if l.year = l.named(yearWords); l.year < 0 {
		for i := range l.names {
			if !l.taken(i) && s.filled[i] > 0 && s.years[i] == s.filled[i] {
				l.year = i
				break
			}
		}
	}
	if l.year >= 0 {
		l.guessed = append(l.guessed, "--year-column "+strconv.Quote(l.names[l.year]))
	}
}

func (l *layout) guessValue(s *sample) error {
	if l.value >= 0 {
		return nil
	}
	if l.value = l.named(valueWords); l.value < 0 {
		var all []int
		for i := range l.names {
			if !l.taken(i) && s.filled[i] > 0 && s.numbers[i] == s.filled[i] {
				all = append(all, i)
			}
		}
		if len(all) > 1 {
			names := make([]string, len(all))
			for i, c := range all {
				names[i] = l.names[c]
			}
			return fmt.Errorf("%s: several columns hold numbers: %s; say which one with --value-column", l.raw.Name, quoted(names, 20))
		}
		if len(all) == 1 {
			l.value = all[0]
		}
	}
	if l.value >= 0 {
		l.guessed = append(l.guessed, "--value-column "+strconv.Quote(l.names[l.value]))
	}
	return nil
}
