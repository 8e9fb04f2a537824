package load

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/currency"

	"defensetrade/pipeline/obs"
)

// unitKeys says what each kind of unit needs and may have, besides kind.
var unitKeys = map[obs.Kind]struct{ needs, may []string }{
	obs.Money:    {[]string{"currency", "basis"}, []string{"base", "scale"}},
	obs.TIV:      {nil, []string{"scale"}},
	obs.Share:    {[]string{"of"}, nil},
	obs.Rate:     {nil, []string{"of", "per"}},
	obs.Counted:  {nil, []string{"of", "scale"}},
	obs.Index:    {[]string{"base"}, nil},
	obs.Quantity: {[]string{"name"}, nil},
}

// example is a whole unit of a kind, for messages.
var example = map[obs.Kind]string{
	obs.Money:    `{"kind": "money", "currency": "USD", "basis": "current", "scale": "million"}`,
	obs.TIV:      `{"kind": "tiv", "scale": "million"}`,
	obs.Share:    `{"kind": "share", "of": "GDP"}`,
	obs.Rate:     `{"kind": "rate", "per": "year"}`,
	obs.Counted:  `{"kind": "count", "of": "persons"}`,
	obs.Index:    `{"kind": "index", "base": 2010}`,
	obs.Quantity: `{"kind": "quantity", "name": "km"}`,
}

// unit reads a unit.
func (f form) unit(fl field) obs.Unit {
	n := fl.val
	if !f.is(n, object, `"unit"`, `"unit": `+example[obs.Share]) {
		return obs.Unit{}
	}
	fields := f.once(n)
	at := slices.IndexFunc(fields, func(fl field) bool { return fl.key == "kind" })
	kinds := make([]string, len(obs.Kinds))
	for i, k := range obs.Kinds {
		kinds[i] = string(k)
	}
	if at < 0 {
		f.error(n.pos, "add one of "+list(kinds), `the unit has no "kind"`)
		return obs.Unit{}
	}
	before := f.errors
	u := obs.Unit{Kind: obs.Kind(f.word(fields[at].val, `"kind" of a unit`, kinds)), Scale: 1}
	keys, known := unitKeys[u.Kind]
	if !known {
		return obs.Unit{}
	}
	g := map[string]field{}
	for _, fl := range fields {
		switch {
		case slices.Contains(keys.needs, fl.key) || slices.Contains(keys.may, fl.key):
			g[fl.key] = fl
		case fl.key == "kind":
		case obs.DidYouMean(fl.key, append(keys.needs, keys.may...)) != "" || !knownUnitKey(fl.key):
			f.unknown(fl, "a unit of kind "+string(u.Kind), slices.Concat([]string{"kind"}, keys.needs, keys.may))
		default:
			f.error(fl.pos, "delete it", "a unit of kind %s has no %s", u.Kind, quote(fl.key))
		}
	}
	for _, key := range keys.needs {
		if _, ok := g[key]; !ok {
			f.error(n.pos, "write "+example[u.Kind], "a unit of kind %s needs %s", u.Kind, quote(key))
		}
	}
	f.unitWords(g, &u)
	f.unitBase(g, n, &u)
	if fl, ok := g["scale"]; ok {
		u.Scale = f.scale(fl.val)
	}
	if f.errors > before {
		return obs.Unit{} // half a unit would only make more faults
	}
	return u
}

func knownUnitKey(key string) bool {
	for _, k := range unitKeys {
		if slices.Contains(k.needs, key) || slices.Contains(k.may, key) {
			return true
		}
	}
	return false
}

func (f form) unitWords(g map[string]field, u *obs.Unit) {
	for key, to := range map[string]*string{"of": &u.Of, "per": &u.Per, "name": &u.Name} {
		fl, ok := g[key]
		if !ok {
			continue
		}
		before := f.errors
		if *to = f.text(fl); *to == "" && f.errors == before {
			f.error(fl.val.pos, "write "+example[u.Kind], "%s of the unit is empty", quote(key))
		}
	}
	if fl, ok := g["currency"]; ok {
		before := f.errors
		u.Currency = f.text(fl)
		_, err := currency.ParseISO(u.Currency)
		if (err != nil || strings.ToUpper(u.Currency) != u.Currency) && f.errors == before {
			f.error(fl.val.pos, `write the code of ISO 4217: "USD", "EUR", "TRY", "PKR"`, "%s is not a currency", quote(u.Currency))
		}
	}
	if fl, ok := g["basis"]; ok {
		u.Basis = f.word(fl.val, `"basis" of a unit`, []string{"current", "constant"})
	}
}

// unitBase reads the base year, which constant prices and indices need.
func (f form) unitBase(g map[string]field, n *node, u *obs.Unit) {
	fl, ok := g["base"]
	switch {
	case ok && u.Kind == obs.Money && u.Basis == "current":
		f.error(fl.pos, "delete it, or write \"basis\": \"constant\"", "current prices have no base year")
	case ok:
		u.Base, _ = f.year(fl.val, `"base" of the unit`)
	case u.Kind == obs.Money && u.Basis == "constant":
		f.error(n.pos, `add "base": 2023, the year of the prices`, "constant prices need a base year")
	}
}

func (f form) scale(n *node) float64 {
	words := make([]string, 0, len(obs.Scales))
	for w := range obs.Scales {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { return int(obs.Scales[a]/1e3) - int(obs.Scales[b]/1e3) })
	if n.kind == number {
		v, _ := strconv.ParseFloat(n.text, 64)
		fix := "write one of " + list(words)
		if w := obs.ScaleWord(v); w != "" {
			fix = "write " + quote(w)
		}
		f.error(n.pos, fix, `"scale" is a word, not the number %s`, n.text)
		return 1
	}
	if w := f.word(n, `"scale" of a unit`, words); w != "" {
		return obs.Scales[w]
	}
	return 1
}
