package load

import (
	"math"
	"strconv"

	"defensetrade/pipeline/study"
)

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
