package load

import (
	"slices"

	"defensetrade/pipeline/study"
)

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
