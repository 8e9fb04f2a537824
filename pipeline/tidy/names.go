package tidy

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// A namer maps the names in the files to entities, each spelling once.
type namer struct {
	st    *study.Study
	own   map[string]int    // folded ID or label of a declared entity -> entity
	list  []obs.Entity      // those that occur, in order of appearance
	index map[string]int    // ID -> place in list
	seen  map[string]int    // name as written -> place in list
	who   map[string]string // reporter as written -> ID
	lost  map[string]*unknown
	order []*unknown
	two   bool // two letters are the code of a country
}

// unknown is a name that is no entity's, with its rows.
type unknown struct {
	name string
	pos  obs.Pos
	rows int
}

func newNamer(st *study.Study) *namer {
	n := &namer{st: st, own: map[string]int{}, index: map[string]int{}, seen: map[string]int{}, who: map[string]string{}, lost: map[string]*unknown{}}
	for i := len(st.Entities) - 1; i >= 0; i-- { // the first of equals wins
		n.own[entity.Fold(st.Entities[i].Label)] = i
	}
	for i := len(st.Entities) - 1; i >= 0; i-- {
		n.own[entity.Fold(st.Entities[i].ID)] = i
	}
	return n
}

// find looks a name up among the study's own entities and the countries.
func (n *namer) find(name string) (obs.Entity, bool) {
	for _, e := range n.st.Entities {
		if e.ID == name {
			return e, true
		}
	}
	if !n.st.Any {
		if i, ok := n.own[entity.Fold(name)]; ok && entity.Fold(name) != "" {
			return n.st.Entities[i], true
		}
		e, ok := entity.Find(name)
		if !ok && n.two && capitals(name) {
			return entity.Letters(name)
		}
		return e, ok
	}
	for _, e := range n.st.Entities {
		if e.Label == name {
			return e, true
		}
	}
	return obs.Entity{ID: name, Label: name}, true
}

// letters decides whether names of two capitals are codes of ISO 3166: TR, GR.
// Tickers, states of the USA and other things have such names as well. They are
// taken for countries only where two in three of the names that occur are known,
// the codes among them; what the study declares comes first in any case.
func (n *namer) letters(os []obs.Observation) {
	if n.st.Any || !slices.ContainsFunc(os, func(o obs.Observation) bool {
		return capitals(o.Entity) || capitals(o.Partner) || capitals(o.Reporter)
	}) {
		return
	}
	n.two = true
	known, unknown, seen := 0, 0, map[string]bool{"": true}
	for i := range os {
		for _, name := range [2]string{os[i].Entity, os[i].Partner} {
			if seen[name] {
				continue
			}
			seen[name] = true
			if _, ok := n.find(name); ok {
				known++
			} else {
				unknown++
			}
		}
	}
	n.two = known >= 2*unknown
}

// capitals reports whether a name is two letters A to Z.
func capitals(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// entity is the place of a name's entity in the list; an unknown one is kept
// under its own name and noted.
func (n *namer) entity(name string, pos obs.Pos) int {
	i, ok := n.seen[name]
	if !ok {
		e, known := n.find(name)
		if !known {
			e = obs.Entity{ID: name, Label: name}
			n.lost[name] = &unknown{name: name, pos: pos}
			n.order = append(n.order, n.lost[name])
		}
		if i, ok = n.index[e.ID]; !ok {
			i = len(n.list)
			n.index[e.ID] = i
			n.list = append(n.list, e)
		}
		n.seen[name] = i
	}
	if len(n.order) > 0 {
		if u := n.lost[name]; u != nil {
			u.rows++
		}
	}
	return i
}

// reporterID is a reporter's ID where it is a country's or a declared entity's
// name, for mirror data; else the words as they are.
func (n *namer) reporterID(name string) string {
	id, ok := n.who[name]
	if !ok {
		id = name
		if e, ok := n.find(name); ok && name != "" {
			id = e.ID
		}
		n.who[name] = id
	}
	return id
}

// few is how many unknown names of a folder without study file are warned of one
// by one; more of them say that the files are not about countries.
const few = 5

// faults reports the unknown names: errors in a study, warnings in a folder that
// may not be about countries at all.
func (n *namer) faults(rows int) obs.Faults {
	var out obs.Faults
	fault := func(pos obs.Pos, said, fix obs.Message) {
		sev := obs.SevError
		if !n.st.Named() {
			sev = obs.SevWarning
		}
		out = append(out, obs.Fault{Pos: pos, Severity: sev, Guard: "G16"}.Saying(said, fix))
	}
	if !n.st.Named() && len(n.order) > few {
		names, sum := make([]string, few), 0
		for i, u := range n.order {
			if sum += u.rows; i < few {
				names[i] = strconv.Quote(u.name)
			}
		}
		fault(n.order[0].pos, obs.Say("{} names are not countries that are known, in {}, and are kept as they stand: {} …", len(n.order), share(sum, rows), strings.Join(names, ", ")),
			obs.Say(`where the files are not about countries, say so in study.yaml with "entities: any"`))
		return out
	}
	for i, u := range n.order {
		fix := obs.Message{}
		if i < 100 { // a suggestion is a search through all names
			fix = n.suggest(u.name)
		}
		if fix.Pattern == "" {
			fix = obs.Say("correct it, or declare it under entities in study.yaml")
		}
		said := obs.Say("{} is not a country that is known, in {}")
		if len(n.st.Entities) > 0 {
			said = obs.Say("{} is not a country that is known nor an entity of the study, in {}")
		}
		fault(u.pos, said.Of(strconv.Quote(u.name), share(u.rows, rows)), fix)
	}
	return out
}

// share says how many of the rows: "12 of 480 rows (2.5%)".
func share(n, of int) obs.Message {
	p := 100 * float64(n) / float64(max(of, 1))
	digits := fmt.Sprintf("%.3g", p)
	if p < 1 { // as coarse as the rest
		digits = strconv.FormatFloat(p, 'f', min(6, 1+int(-math.Floor(math.Log10(p))-1)), 64)
	}
	return obs.Say("{} of {} rows ({}%)", n, of, obs.Digits(digits))
}

// suggest names the nearest known names, each entity once, with their codes.
func (n *namer) suggest(name string) obs.Message {
	if e, ok := entity.Letters(strings.ToUpper(name)); ok {
		return obs.Say("it is the two-letter code of {}: write {}", e.Label, strconv.Quote(e.ID))
	}
	words := entity.Names()
	for _, e := range n.st.Entities {
		words = append(words, e.ID, e.Label)
	}
	if len(name) == 3 && strings.ToUpper(name) == name {
		words = append(words, entity.Codes()...)
		slices.Sort(words)
	}
	var out, codes []string
	near := n.sharing(name, words)
	if len(near) == 0 {
		near = obs.Nearest(name, words)
	}
	// Few people mistype the first letter, and far names differ in it.
	same := slices.DeleteFunc(slices.Clone(near), func(w string) bool { return !strings.HasPrefix(entity.Fold(w), initial(name)) })
	if len(same) > 0 {
		near = same
	}
	for _, w := range near {
		e, _ := n.find(w)
		if slices.Contains(codes, e.ID) {
			continue
		}
		codes = append(codes, e.ID)
		if w == e.ID {
			out = append(out, fmt.Sprintf("%q (%s)", w, e.Label))
		} else {
			out = append(out, fmt.Sprintf("%q (%s)", w, e.ID))
		}
	}
	switch len(out) {
	case 0:
		return obs.Message{}
	case 1:
		return obs.Say("did you mean {}?", out[0])
	case 2:
		return obs.Say("did you mean {} or {}?", out[0], out[1])
	}
	return obs.Say("did you mean {} or {} or {}?", out[0], out[1], out[2])
}

// commonWords stand in the names of many countries and tell none from another.
var commonWords = []string{"republic", "democratic", "islands", "united", "states", "kingdom", "saint", "north", "south", "east", "west", "central", "federated",
	"people", "peoples", "union", "arab", "african", "islamic", "state", "former", "other", "rest", "world", "europe", "european", "asia", "america", "africa", "countries"}

// sharing are the names of the entities, three at most, that have a word of the name
// which tells countries apart: of "Korea Republik" those of the two Koreas.
func (n *namer) sharing(name string, known []string) []string {
	var words []string
	all := strings.Fields(entity.Fold(name))
	if len(all) < 2 { // a single word is mistyped, not one of several
		return nil
	}
	for _, w := range all {
		if len(w) >= 4 && !slices.Contains(commonWords, w) {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil
	}
	var out, ids []string
	for _, k := range known {
		if !slices.ContainsFunc(strings.Fields(entity.Fold(k)), func(w string) bool { return slices.Contains(words, w) }) {
			continue
		}
		e, ok := n.find(k)
		if !ok || slices.Contains(ids, e.ID) {
			continue
		}
		ids, out = append(ids, e.ID), append(out, e.Label)
	}
	if len(ids) > 3 {
		return nil
	}
	slices.Sort(out)
	return out
}

func initial(name string) string {
	for _, r := range entity.Fold(name) {
		return string(r)
	}
	return ""
}

// leads checks the entities that figures put in colour.
func (n *namer) leads() obs.Faults {
	var out obs.Faults
	at := obs.Pos{File: n.st.File}
	for _, id := range n.st.Leads {
		if _, ok := n.index[id]; ok {
			continue
		}
		e, known := n.find(id)
		_, occurs := n.index[e.ID]
		f := obs.Fault{Pos: at, Severity: obs.SevError, Msg: fmt.Sprintf("leads: %q is not an entity of these files", id)}
		switch {
		case known && occurs:
			f.Msg, f.Fix = fmt.Sprintf("leads: %q is not an ID", id), fmt.Sprintf("write %q", e.ID)
		case known:
			f.Severity = obs.SevWarning
			f = f.Saying(obs.Say("leads: {} is not an entity of these files", strconv.Quote(id)), obs.Say("delete it, or add rows"))
		default:
			ids := make([]string, len(n.list))
			for i, e := range n.list {
				ids[i] = e.ID
			}
			f.Fix = obs.DidYouMean(id, ids)
		}
		out = append(out, f)
	}
	return out
}
