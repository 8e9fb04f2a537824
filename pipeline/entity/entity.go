// Package entity knows the world's countries, the states that are no more and the
// usual groups of countries: their codes and their names in the spellings of
// publishers, in English and in Turkish.
//
// It is reference data and a way to look things up in it. It reads no file of a
// study and decides nothing: what an unknown name means is for tidy to say.
package entity

import (
	_ "embed"
	"encoding/csv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"defensetrade/pipeline/obs"
)

// entities.csv holds what the Unicode tables lack or call by an old name: the
// label that we print, what kind of entity it is where it is no country of today,
// the years in which it was one, and other spellings. World Bank codes where ISO
// 3166 has none; XKX is Kosovo, YAR and RVN are the codes of the Correlates of War,
// and other codes that begin with X are ours.
//
//go:embed entities.csv
var entitiesCSV string

// retired are codes that ISO has given up for the code of a successor of the same
// name; the tables still know them.
var retired = []string{"BUR", "CTE", "DHY", "FXX", "HVO", "JTN", "MID", "NHB", "ATN", "PUS", "PCZ", "RHO", "TMP", "WAK", "ZAR", "CPT", "DGA", "ASC", "TAA"}

// A gazetteer knows names of countries and groups of countries.
type gazetteer struct {
	code   map[string]string // folded name or code -> code
	label  map[string]string // code -> label
	names  []string          // labels and usual names, for suggestions
	about  map[string]about  // code -> kind and years
	other  [][2]string       // code and spelling, while the table is made
	letter map[string]string // two-letter code -> code; a name only where tidy finds that codes are meant
}

// countries is built once; it holds about 250 countries in English and Turkish.
var countries = sync.OnceValue(func() *gazetteer {
	g := &gazetteer{code: map[string]string{}, label: map[string]string{}, about: map[string]about{}, letter: map[string]string{}}
	rows, err := csv.NewReader(strings.NewReader(entitiesCSV)).ReadAll()
	if err != nil {
		panic(err) // the file is part of the program
	}
	for _, r := range rows[1:] {
		g.add(r[0], r[1])
		for _, name := range strings.Split(r[5], "|") {
			g.other = append(g.other, [2]string{r[0], name})
		}
		about := about{kind: Kind(r[2])}
		about.from, _ = strconv.Atoi(r[3]) // 0 where nothing stands
		about.to, _ = strconv.Atoi(r[4])
		g.about[r[0]] = about
	}
	english, turkish := display.English.Regions(), display.Regions(language.Turkish)
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			two := string([]rune{a, b})
			r, err := language.ParseRegion(two)
			if err != nil || !r.IsCountry() || r.IsGroup() {
				continue
			}
			code := r.ISO3()
			if two == "XK" {
				code = "XKX"
			}
			if code == "ZZZ" || code == "QUU" || slices.Contains(retired, code) {
				continue
			}
			g.letter[two] = code
			if name := english.Name(r); name != "" && r.Canonicalize() == r {
				g.add(code, name)
				g.add(code, turkish.Name(r))
			}
		}
	}
	for _, n := range g.other {
		g.add(n[0], n[1])
	}
	for code := range g.label {
		g.code[Fold(code)] = code
	}
	maps.DeleteFunc(g.letter, func(_, code string) bool { return g.label[code] == "" })
	slices.Sort(g.names)
	g.names = slices.Compact(g.names)
	return g
})

// add notes a name of a code; the first one is its label.
func (g *gazetteer) add(code, name string) {
	if name == "" {
		return
	}
	if _, ok := g.label[code]; !ok {
		g.label[code] = name
	}
	if key := Fold(name); g.code[key] == "" {
		g.code[key] = code
		g.names = append(g.names, name)
	}
}

// entity is what a code stands for.
func (g *gazetteer) entity(code string) obs.Entity {
	return obs.Entity{ID: code, Label: g.label[code], Group: g.about[code].kind == Group}
}

// find returns the code of a name in any spelling. Names that end in a star are
// SIPRI's for rebels and other non-state actors, or with two for organisations:
// they are known as what they are, without a list.
func (g *gazetteer) find(name string) (obs.Entity, bool) {
	if code, ok := g.code[Fold(name)]; ok {
		return g.entity(code), true
	}
	if plain, ok := starred(name); ok {
		return obs.Entity{ID: plain, Label: plain}, true
	}
	return obs.Entity{}, false
}

// starred is a name without the star or two behind it.
func starred(name string) (string, bool) {
	plain := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(name), "*"), "*")
	if plain = strings.Join(strings.Fields(strings.ReplaceAll(plain, "/", "-")), " "); plain == "" || !strings.HasSuffix(strings.TrimSpace(name), "*") || strings.ContainsAny(plain, "*@\\") || len(plain) < 3 {
		return "", false
	}
	return plain, true
}

// Find returns the country or group of countries of a name in any spelling, or of
// its three-letter code.
func Find(name string) (obs.Entity, bool) { return countries().find(name) }

// Letters returns the country of a two-letter code of ISO 3166, in capitals.
func Letters(two string) (obs.Entity, bool) {
	code, ok := countries().letter[two]
	return countries().entity(code), ok
}

// Names lists the known names, sorted, for suggestions.
func Names() []string { return slices.Clone(countries().names) }

// Codes lists the known three-letter codes, sorted.
func Codes() []string { return slices.Sorted(maps.Keys(countries().label)) }
