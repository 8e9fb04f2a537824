package question

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// A param is one parameter of a family: its key, the values it may take, the
// first of which is the default.
type param struct {
	key     string
	values  []string // words that are allowed; the first is the default
	number  bool     // any number between lo and hi is allowed as well
	integer bool
	lo, hi  float64
	free    bool // any word is allowed
	whole   bool // a list is one value, not several
}

// params are the parameters of one call, by key; "null" stands for a default
// that the data decide.
type params map[string]string

// String writes key=value joined by ";", keys in alphabetical order.
func (p params) String() string {
	keys := make([]string, 0, len(p))
	for k := range p {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for i, k := range keys {
		keys[i] = k + "=" + p[k]
	}
	return strings.Join(keys, ";")
}

func (p params) float(key string) float64 {
	v, _ := strconv.ParseFloat(p[key], 64) // checked by param.check
	return v
}

func (p params) int(key string) int {
	v, _ := strconv.Atoi(p[key])
	return v
}

func (p params) bool(key string) bool { return p[key] == "true" }

func (p params) null(key string) bool { return p[key] == "null" || p[key] == "" }

// lagFits reports whether a number of lags is given where, and only where, the
// rule that chooses it leaves it to the question.
func (p params) lagFits(rule, lag string) bool {
	return p[rule] == "" || (p[rule] == "fixed") != p.null(lag)
}

// check returns the value as parameters print it, or what is wrong with it.
func (d param) check(value string) (string, string) {
	if slices.Contains(d.values, value) {
		return value, ""
	}
	if value == "null" || d.free && !strings.ContainsAny(value, ";=,") {
		return orElse(strings.TrimPrefix(value, "null"), d.values[0]), ""
	}
	if d.number {
		v, err := strconv.ParseFloat(value, 64)
		if err == nil && v >= d.lo && v <= d.hi && (!d.integer || v == float64(int(v))) {
			return strconv.FormatFloat(v+0, 'g', -1, 64), "" // + 0: a zero without sign
		}
	}
	var may []string
	for _, v := range d.values {
		may = append(may, strconv.Quote(v))
	}
	if d.number {
		word := "a number"
		if d.integer {
			word = "a whole number"
		}
		may = append(may, fmt.Sprintf("%s from %g to %g", word, d.lo, d.hi))
	}
	return "", "it may be " + strings.Join(may, ", ")
}

// complete adds the defaults of the family to what was asked for.
func (f family) complete(p params) params {
	out := params{}
	for _, d := range f.Params {
		if v, ok := p[d.key]; ok {
			out[d.key] = v
		} else {
			out[d.key] = d.values[0]
		}
	}
	return out
}

// combinations is every combination of the values that a question of kind
// statistics gives for its parameters, in the order in which they are written.
func combinations(q study.Question) ([]params, obs.Faults) {
	var faults obs.Faults
	bad := func(pos obs.Pos, fix, msg string) {
		faults = append(faults, obs.Fault{Pos: pos, Severity: obs.SevError, Msg: msg, Fix: fix})
	}
	f, ok := familyOf(q.Family)
	if !ok {
		var names []string
		for _, f := range Families {
			names = append(names, f.Name)
		}
		if q.Family == "" {
			bad(q.Pos, "write family: and one of "+english.list(names), fmt.Sprintf("question %q names no family", q.ID))
		} else {
			bad(q.Pos, orElse(obs.DidYouMean(q.Family, names), "families are "+english.list(names)), fmt.Sprintf("question %q: unknown family %q", q.ID, q.Family))
		}
		return nil, faults
	}
	combos := []params{{}}
	for _, given := range q.Params {
		i := slices.IndexFunc(f.Params, func(d param) bool { return d.key == given.Key })
		if i < 0 {
			var keys []string
			for _, d := range f.Params {
				keys = append(keys, d.key)
			}
			fix := "family " + f.Name + " has no parameters"
			if len(keys) > 0 {
				fix = orElse(obs.DidYouMean(given.Key, keys), "its parameters are "+english.list(keys))
			}
			bad(given.Pos, fix, fmt.Sprintf("question %q: family %s has no parameter %q", q.ID, f.Name, given.Key))
			continue
		}
		if _, twice := combos[0][given.Key]; twice {
			bad(given.Pos, "write one list of values", fmt.Sprintf("question %q: parameter %q is given twice", q.ID, given.Key))
			continue
		}
		var values []string
		for _, raw := range given.Values {
			v, wrong := f.Params[i].check(raw)
			if wrong != "" {
				bad(given.Pos, wrong, fmt.Sprintf("question %q: parameter %q of family %s cannot be %q", q.ID, given.Key, f.Name, raw))
			}
			values = append(values, v)
		}
		if f.Params[i].whole {
			values = []string{strings.Join(values, ",")}
		}
		var next []params
		for _, c := range combos {
			for _, v := range used(values) { // null and the default written out are one
				m := params{given.Key: v}
				for k, old := range c {
					m[k] = old
				}
				next = append(next, m)
			}
		}
		if len(next) > 0 {
			combos = next
		}
	}
	for _, k := range [][2]string{{"rule", "lag"}, {"lag_rule", "lags"}} {
		if len(faults) == 0 && !slices.ContainsFunc(combos, func(c params) bool { return f.complete(c).lagFits(k[0], k[1]) }) {
			bad(q.Pos, fmt.Sprintf("write %s: fixed with %s: 2, or leave %s out", k[0], k[1], k[1]),
				fmt.Sprintf("question %q: %s fixed needs %s, and every other rule chooses the number itself", q.ID, k[0], k[1]))
		}
	}
	// Of lists of rules and lags every combination is meant that makes sense.
	combos = slices.DeleteFunc(combos, func(c params) bool {
		full := f.complete(c)
		return len(faults) == 0 && (!full.lagFits("rule", "lag") || !full.lagFits("lag_rule", "lags"))
	})
	return combos, faults.Sort()
}
