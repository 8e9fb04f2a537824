package entity

import (
	"embed"
	"encoding/csv"
	"io/fs"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// A file names.<code>.csv holds the names in a language that the Unicode tables lack,
// or have in a form that nobody writes: of groups of countries, of states that are no
// more, and "Çin Hong Kong ÖİB" for Hong Kong.
//
//go:embed names.*.csv
var names embed.FS

// named are the names of a language, by our code; made once a language.
var named = struct {
	sync.Mutex
	in map[string]map[string]string
}{in: map[string]map[string]string{}}

// Name is an entity's name in a language of that BCP 47 code, and whether it has one
// there. English names are the labels of Find.
func Name(code, id string) (string, bool) {
	named.Lock()
	defer named.Unlock()
	if named.in[code] == nil {
		named.in[code] = namesIn(code)
	}
	name, ok := named.in[code][id]
	return name, ok
}

func namesIn(code string) map[string]string {
	g := countries()
	out := map[string]string{}
	if code == "en" {
		return g.label
	}
	tag, err := language.Parse(code)
	if err != nil {
		return out
	}
	if regions := display.Regions(tag); regions != nil {
		for two, id := range g.letter {
			// The letters of a state that is no more may be its successor's today.
			if r, err := language.ParseRegion(two); err == nil && (r.Canonicalize() == r || out[id] == "") {
				if name := regions.Name(r); name != "" {
					out[id] = name
				}
			}
		}
	}
	data, err := fs.ReadFile(names, "names."+code+".csv")
	if err != nil {
		return out
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		panic(err) // the file is part of the program
	}
	for _, r := range rows[1:] {
		out[r[0]] = r[1]
	}
	return out
}
