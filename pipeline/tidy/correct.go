package tidy

import (
	"fmt"
	"slices"
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// correct sets values right as the study orders, where the file still has what
// the study expects.
func (b *builder) correct() {
	if len(b.st.Corrections) == 0 {
		return
	}
	at := map[string]*group{}
	ids := make([]string, len(b.groups))
	for i := range b.groups {
		ids[i] = b.named(&b.groups[i])
		at[ids[i]] = &b.groups[i]
	}
	for _, c := range b.st.Corrections {
		g := at[c.Series]
		if g == nil {
			fix := obs.DidYouMean(c.Series, ids)
			if fix == "" {
				fix = "write it as indicator.ENTITY or indicator.ENTITY-PARTNER"
			}
			b.error(c.Pos, fix, "corrections: no series %q", c.Series)
			continue
		}
		b.correctOne(g, c)
	}
}

func (b *builder) correctOne(g *group, c study.Correction) {
	var rows []int32
	for _, i := range g.rows {
		if o := &b.tb.Obs[i]; o.Year == c.Year && !o.Status.Missing() && (c.Source == "" || matches(o, c.Source)) {
			rows = append(rows, i)
		}
	}
	if hits := slices.DeleteFunc(slices.Clone(rows), func(i int32) bool { return b.tb.Obs[i].Value != c.Expect }); len(hits) > 0 {
		rows = hits
	}
	what := fmt.Sprintf("corrections: %s in %d", c.Series, c.Year)
	switch {
	case len(rows) == 0:
		b.error(c.Pos, "correct the year, or delete the correction", "%s has no value to correct", what)
	case len(rows) > 1:
		b.error(c.Pos, "say which one with source: the reporter or source of its row", "%s has %d values that this could mean", what, len(rows))
	default:
		o := &b.tb.Obs[rows[0]]
		if o.Value != c.Expect {
			b.error(c.Pos, "see whether the correction is still needed; delete it, or write expect: "+plainly(o.Value),
				"%s is %s in %s, and no longer the %s that is to be corrected", what, plainly(o.Value), o.Pos, plainly(c.Expect))
			return
		}
		b.tb.Corrected = append(b.tb.Corrected, obs.Corrected{Series: c.Series, Year: c.Year, Old: o.Value, New: c.Value, Reason: c.Reason, Pos: o.Pos})
		o.Value = c.Value
		b.make(rows[0], obs.Say("corrected from {} to {} ({})", c.Expect, c.Value, c.Reason))
	}
}

// make writes down what was done to the value of a row.
func (b *builder) make(row int32, what obs.Message) {
	if before, ok := b.made[row]; ok {
		what = obs.Say("{}, {}¦two things done to a value", before, what)
	}
	b.made[row] = what
}

func plainly(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
