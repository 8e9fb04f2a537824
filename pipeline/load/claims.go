package load

import (
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

const claimExample = "claims: [{id: five-percent, text: It is around 5%, checks: [{series: spending.TUR, over: [2013, 2022], measure: mean, near: 5, within: 0.5}]}]"

var (
	claimKeys = []string{"id", "text", "where", "quoted", "note", "checks", "needs"}
	checkKeys = []string{"series", "in", "over", "measure", "change", "trend", "share", "rank", "correlation", "extreme", "events",
		"near", "within", "at_least", "at_most", "above", "below", "between", "part", "reading", "needs"}
	levels     = study.Measures[:9]
	asked      = []string{"change", "trend", "share", "rank", "correlation", "extreme", "events"} // keys that say what is measured
	conditions = []string{"near", "at_least", "at_most", "above", "below", "between"}
)

// claims reads the statements to be checked. Names of series and events are
// checked by package question, which knows them.
func (f form) claims(fl field) []study.Claim {
	var out []study.Claim
	seen := map[string]obs.Pos{}
	for _, n := range f.list(fl, claimExample) {
		if !f.is(n, object, "a claim", "{id: five-percent, text: It is around 5%, checks: […]}") {
			continue
		}
		if c := f.claim(n); f.unique(seen, c.ID, n.pos, "claims") {
			out = append(out, c)
		}
	}
	return out
}

func (f form) claim(n *node) study.Claim {
	f.cutOff(n, "a claim", claimKeys)
	g := f.group(n, "a claim", claimKeys...)
	c := study.Claim{ID: f.id(g, n, "a claim", "an id: {id: five-percent, text: …}"), Pos: n.pos}
	where := "the claim " + quote(c.ID)
	c.Text = f.need(g, n, "text", where, "the statement: text: It is around 5%")
	c.Where, c.Quoted, c.Note, c.Needs = f.text(g["where"]), f.text(g["quoted"]), f.text(g["note"]), f.text(g["needs"])
	for _, item := range f.list(g["checks"], "checks: [{series: spending.TUR, in: 2015, at_least: 5}]") {
		if f.is(item, object, "a check", "{series: spending.TUR, in: 2015, at_least: 5}") {
			c.Checks = append(c.Checks, f.check(item))
		}
	}
	if len(c.Checks) == 0 && c.Needs == "" && (g["checks"].val == nil || g["checks"].val.kind == array) {
		f.error(n.pos, "add checks, or say under needs what data it would take", "%s has no checks", where)
	}
	return c
}

// cutOff finds keys without a value that are none: mostly the end of a sentence
// that was cut at its comma.
func (f form) cutOff(n *node, where string, known []string) {
	for _, fl := range n.fields {
		if fl.val.kind == null && !contains(known, fl.key) {
			f.error(fl.pos, "put words that hold a comma, : or # in quotes", "%s is not a key of %s, and has no value", quote(fl.key), where)
		}
	}
}

// either joins words of which one is to be chosen.
func either(words []string) string {
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
