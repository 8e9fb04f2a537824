package load

import (
	"math"
	"slices"
	"strconv"
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

// check reads one check: what is measured, of which years, and what is asked of it.
func (f form) check(n *node) study.Check {
	f.cutOff(n, "a check", checkKeys)
	g := f.group(n, "a check", checkKeys...)
	c := study.Check{Pos: n.pos, Series: f.refs(g["series"]), Part: f.text(g["part"]), Needs: f.text(g["needs"])}
	f.reading(g["reading"], &c)
	var named []string
	for _, key := range asked {
		if _, ok := g[key]; ok {
			named = append(named, key)
		}
	}
	if fl, ok := g["measure"]; ok {
		if c.Measure = f.word(fl.val, `"measure"`, append(slices.Clone(levels), asked...)); contains(asked, c.Measure) {
			if !contains(named, c.Measure) {
				f.error(fl.pos, "write "+examples[c.Measure], "a check of measure %s has no %s", quote(c.Measure), quote(c.Measure))
			}
		} else {
			named = append(named, "measure")
		}
	}
	f.spanOf(g, &c)
	c.Condition = f.condition(g)
	switch {
	case len(named) > 1:
		f.error(n.pos, "make a check of each", "a check measures one thing, and this one names %s", list(named))
		return c
	case len(named) == 0 && c.Measure == "" && len(c.Series) == 0:
		if c.Needs == "" {
			f.error(n.pos, "write series: and in: or over:, or one of "+either(asked), "the check does not say what is measured")
		}
	case len(named) == 0 && c.Measure == "":
		if _, over := g["over"]; over && g["measure"].val == nil {
			f.error(n.pos, "write measure: "+either(levels), "the check is of a span of years and has no measure")
		}
		c.Measure = "mean" // of a single year, that year
	case len(named) == 0: // a measure that lacks its group
		return c
	case named[0] != "measure":
		c.Measure = named[0]
		f.measured(g[c.Measure], &c)
	}
	f.complete(g, n, &c)
	return c
}

// examples are how the measures that are groups or words of their own are written.
var examples = map[string]string{
	"change":      "change: {from: 2005, to: 2015, is: rise}",
	"trend":       "trend: rise",
	"share":       `share: {of: "arms.*-PAK"}`,
	"rank":        `rank: {among: "arms.*-PAK"}`,
	"correlation": "correlation: {with: growth.PAK, sign: positive}",
	"extreme":     "extreme: highest",
	"events":      "events: [treaty]",
}

// measured reads what belongs to one measure.
func (f form) measured(fl field, c *study.Check) {
	example := examples[fl.key]
	switch fl.key {
	case "trend":
		c.Direction = f.word(fl.val, `"trend"`, []string{"rise", "fall"})
		return
	case "extreme":
		c.Direction = f.word(fl.val, `"extreme"`, []string{"highest", "lowest"})
		return
	case "events":
		c.Events, _ = f.texts(fl, example)
		return
	}
	if !f.is(fl.val, object, quote(fl.key), example) {
		return
	}
	switch fl.key {
	case "change":
		g := f.group(fl.val, "a change", "from", "to", "is", "by")
		c.Before, c.After = f.era(g, fl.val, "from"), f.era(g, fl.val, "to")
		if c.Before[1] != 0 && c.After[0] != 0 && c.Before[1] >= c.After[0] {
			f.error(fl.val.pos, "write the earlier years under from", "the change is from %d to %d", c.Before[1], c.After[0])
		}
		if is, ok := g["is"]; ok {
			c.Direction = f.word(is.val, `"is"`, []string{"rise", "fall"})
		}
		if by, ok := g["by"]; ok {
			c.By = f.word(by.val, `"by"`, []string{"amount", "percent", "factor"})
		}
	case "share":
		g := f.group(fl.val, "a share", "of")
		if c.Among = f.refs(g["of"]); len(c.Among) == 0 {
			f.error(fl.val.pos, "write "+example, "a share needs the whole that it is of")
		}
	case "rank":
		g := f.group(fl.val, "a rank", "among")
		c.Among = f.refs(g["among"]) // without a set the check is refused when it is planned (G33)
	case "correlation":
		g := f.group(fl.val, "a correlation", "with", "transform", "sign", "significant")
		c.With = f.refs(g["with"])
		if len(c.With) != 1 {
			f.error(fl.val.pos, "write "+example, "a correlation needs one series under %q, and has %d", "with", len(c.With))
		}
		c.Transform, c.Direction = "level", ""
		if t, ok := g["transform"]; ok {
			c.Transform = or(f.word(t.val, `"transform"`, transforms), "level")
		}
		if s, ok := g["sign"]; ok {
			c.Direction = f.word(s.val, `"sign"`, []string{"positive", "negative"})
		} else {
			f.error(fl.val.pos, "add sign: positive or sign: negative", "the correlation has no sign")
		}
		c.Significant = f.flag(g["significant"], true)
	}
}

// complete finds what a check lacks or has too much of.
func (f form) complete(g map[string]field, n *node, c *study.Check) {
	_, in := g["in"]
	_, over := g["over"]
	has := func(key string) bool { return g[key].val != nil }
	any := slices.ContainsFunc(conditions, has)
	switch {
	case c.Measure == "":
		return
	case c.Needs != "":
		f.error(g["needs"].pos, "leave it out, or make a check of its own of it", "a check that measures something has no use for %q", "needs")
	case c.Measure == "events":
		if len(c.Series) > 0 {
			f.error(g["series"].pos, "leave it out", "events are no series")
		}
	case len(c.Series) == 0:
		f.error(n.pos, "add series: [indicator.ENTITY]", "the check names no series")
	}
	switch c.Measure {
	case "trend", "extreme", "correlation":
		if any {
			f.error(n.pos, "leave the number out", "a check of measure %s takes no number", c.Measure)
		}
		if c.Measure == "extreme" && !in {
			f.error(n.pos, "add in: 2023, the year that is said to be the extreme", "the check does not say which year is the extreme")
		}
	case "change":
		if !any && c.Direction == "" && has("change") && g["change"].val.kind == object {
			f.error(n.pos, "add is: rise or is: fall, or a number such as at_least: 50", "the check of a change has no condition")
		}
		if over || in {
			f.error(n.pos, "the years stand under change: from and to", "a check of a change has no use for in or over")
		}
	default:
		if !any {
			f.error(n.pos, "add near and within, at_least, at_most, above, below or between", "the check has no condition")
		}
	}
	if in && over && c.Measure != "extreme" {
		f.error(g["over"].pos, "keep one of the two", "the check has both a year and a span")
	}
	if !in && !over && !contains([]string{"change", "events", "trend", "correlation", "share", "rank", "extreme"}, c.Measure) {
		f.error(n.pos, "add in: 2015 or over: [2013, 2022]", "the check does not say of which years")
	}
}

// spanOf reads the year or the span that is looked at; of an extreme, in is the
// year that is said to be it, and over the years among which.
func (f form) spanOf(g map[string]field, c *study.Check) {
	if fl, ok := g["over"]; ok {
		if fl.val.kind == number {
			f.error(fl.val.pos, "a span of years is over: [2013, 2022]; for a number write at_least or above", `"over" must be a list of two years, not %s`, fl.val.words())
		} else {
			fl.key = "over"
			c.From, c.To = f.span(fl)
		}
	}
	if fl, ok := g["in"]; ok {
		y, _ := f.year(fl.val, `"in"`)
		if _, extreme := g["extreme"]; extreme {
			c.After = [2]int{y, y}
		} else {
			c.From, c.To = y, y
		}
	}
}

// era reads a year, or two that begin and end a span.
func (f form) era(g map[string]field, n *node, key string) [2]int {
	fl, ok := g[key]
	if !ok {
		f.error(n.pos, "write "+examples["change"], "a change has no %q", key)
		return [2]int{}
	}
	if fl.val.kind != array {
		y, _ := f.year(fl.val, quote(key))
		return [2]int{y, y}
	}
	from, to := f.span(fl)
	if (from == 0) != (to == 0) {
		f.error(fl.val.pos, "name both years", "the span of a change is open")
	}
	return [2]int{from, to}
}

// reading reads which way to read the statement a check belongs to: a name under
// what it differs in.
func (f form) reading(fl field, c *study.Check) {
	if fl.val == nil || !f.is(fl.val, object, `"reading"`, "reading: {definition: federal budget}") {
		return
	}
	before := f.errors
	g := f.group(fl.val, "a reading", "definition", "source", "window")
	for _, key := range []string{"definition", "source", "window"} {
		if r, ok := g[key]; ok && c.Reading == "" {
			c.Differs, c.Reading = key, f.text(r)
		} else if ok {
			f.error(r.pos, "keep one of the two", "a reading differs in one thing, and this one names two")
		}
	}
	if c.Reading == "" && f.errors == before {
		f.error(fl.val.pos, "write reading: {definition: federal budget}, {source: …} or {window: …}", "the reading has no name")
	}
}

// condition reads what is asked of the number measured.
func (f form) condition(g map[string]field) *study.Condition {
	var c *study.Condition
	for _, key := range conditions {
		fl, ok := g[key]
		if !ok {
			continue
		}
		if c != nil {
			f.error(fl.pos, "keep one of the two; two limits are between: [18, 20]", "the check has two conditions, %s and %s", c.Words, key)
			continue
		}
		c = &study.Condition{Words: key, Low: math.Inf(-1), High: math.Inf(1), Pos: fl.pos}
		if key == "between" {
			items := f.list(fl, "between: [18, 20]")
			if fl.val.kind == array && len(items) != 2 {
				f.error(fl.val.pos, "write between: [18, 20]", `"between" holds %s, not two`, plural(len(items), "number"))
			}
			if len(items) == 2 {
				c.Low, c.High = f.decimal(items[0], `"between"`), f.decimal(items[1], `"between"`)
				if c.Low > c.High {
					f.error(fl.val.pos, "swap them", "the numbers under between begin with the greater")
				}
			}
			continue
		}
		v := f.decimal(fl.val, quote(key))
		switch key {
		case "near":
			c.Low, c.High, c.Near = v, v, v
		case "at_least":
			c.Low = v
		case "at_most":
			c.High = v
		case "above":
			c.Low, c.Strict = v, true
		case "below":
			c.High, c.Strict = v, true
		}
	}
	within, ok := g["within"]
	switch {
	case !ok && c != nil && c.Words == "near":
		f.error(c.Pos, "add within: how far off a number may be and still be near", "%q has no tolerance", "near")
	case !ok:
	case c == nil || c.Words != "near" && c.Words != "between":
		f.error(within.pos, "leave it out, or write near", "only near and between take %q", "within")
	default:
		c.Within = f.decimal(within.val, `"within"`)
		if c.Within < 0 {
			f.error(within.val.pos, "write how far off a number may be, as a number of 0 or more", "the tolerance %s is negative", within.val.text)
			c.Within = 0
		}
		c.Low, c.High = c.Low-c.Within, c.High+c.Within
	}
	return c
}

// decimal reads a finite number.
func (f form) decimal(n *node, what string) float64 {
	v, err := strconv.ParseFloat(n.text, 64)
	if n.kind != number || err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		f.error(n.pos, "write it with digits and a point, as in 1250 or 0.5", "%s must be a number, not %s", what, n.words())
		return 0
	}
	return v
}

// either joins words of which one is to be chosen.
func either(words []string) string {
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
