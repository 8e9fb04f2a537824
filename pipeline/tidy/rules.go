package tidy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// A rule says which values the series of an indicator are made of.
type rule struct {
	splice, prefer       []string
	splicePos, preferPos obs.Pos
}

func (r rule) any() bool { return len(r.splice)+len(r.prefer) > 0 }

// The words that a rule may use for the two sides of mirror data.
const (
	importer = "importer"
	exporter = "exporter"
)

// rules reads the study's splices and preferences and checks that they name
// indicators and sources that there are.
func (b *builder) rules() {
	b.rule = make([]rule, len(b.tb.Indicators))
	for _, s := range b.st.Splice {
		if i, ok := b.indicator("splice", s.Indicator, s.Pos); ok {
			b.rule[i].splice, b.rule[i].splicePos = b.order("splice", i, s.Sources, s.Pos), s.Pos
		}
	}
	for _, p := range b.st.Prefer {
		if i, ok := b.indicator("prefer", p.Indicator, p.Pos); ok {
			b.rule[i].prefer, b.rule[i].preferPos = b.order("prefer", i, p.Order, p.Pos), p.Pos
		}
	}
}

func (b *builder) indicator(word, id string, pos obs.Pos) (int, bool) {
	ids := make([]string, len(b.tb.Indicators))
	for i, ind := range b.tb.Indicators {
		if ids[i] = ind.ID; ind.ID == id {
			return i, true
		}
	}
	fix := obs.DidYouMean(id, ids)
	if fix == "" {
		fix = "the indicators are " + quoted(ids)
	}
	b.error(pos, fix, "%s: no file has an indicator %q", word, id)
	return 0, false
}

// order checks the keys of a rule and spells reporters as the observations do.
func (b *builder) order(word string, ind int, keys []string, pos obs.Pos) []string {
	have := map[string]bool{}
	flow := false
	for _, g := range b.groups {
		if g.indicator != ind {
			continue
		}
		flow = flow || g.partner >= 0
		for _, i := range slices.Concat(g.rows, g.left) {
			have[b.tb.Obs[i].Source], have[b.tb.Obs[i].Reporter] = true, true
		}
	}
	delete(have, "")
	known := make([]string, 0, len(have))
	for k := range have {
		known = append(known, k)
	}
	slices.Sort(known)
	var out []string
	for _, k := range keys {
		id := k
		if !have[k] && !b.st.Any {
			id = b.names.reporterID(k)
		}
		out = append(out, id)
		_, described := b.tb.Source(k)
		switch {
		case have[id], flow && (k == importer || k == exporter):
		case described:
			b.faults = append(b.faults, obs.Fault{Pos: pos, Severity: obs.SevWarning}.Saying(
				obs.Say("{}: no row of {} comes from {}", word, b.tb.Indicators[ind].ID, strconv.Quote(k)), obs.Message{}))
		default:
			fix := obs.DidYouMean(k, known)
			if fix == "" && len(known) > 0 {
				fix = "the reporters and sources are " + quoted(known)
			} else if fix == "" {
				fix = "fill the columns reporter or source"
			}
			b.error(pos, fix, "%s: no row of %s has the reporter or source %q", word, b.tb.Indicators[ind].ID, k)
		}
	}
	return out
}

// choose returns the place in rows of the value that a rule picks for a year, −1
// where it picks none. All rows hold values.
func (b *builder) choose(r rule, rows []int32) int {
	all := make([]int, len(rows))
	for i := range rows {
		all[i] = i
	}
	for _, k := range r.splice {
		switch m := b.of(k, rows, all); {
		case len(m) == 1:
			return m[0]
		case len(m) > 1:
			return b.narrow(r.prefer, rows, m)
		}
	}
	if len(r.splice) > 0 && len(r.prefer) == 0 {
		return -1
	}
	return b.narrow(r.prefer, rows, all)
}

// narrow picks among competing values by the order of preference.
func (b *builder) narrow(order []string, rows []int32, among []int) int {
	for _, k := range order {
		if len(among) == 1 {
			break
		}
		if m := b.of(k, rows, among); len(m) > 0 {
			among = m
		}
	}
	if len(among) == 1 {
		return among[0]
	}
	return -1
}

// of keeps the rows whose reporter or source is k.
func (b *builder) of(k string, rows []int32, among []int) []int {
	var out []int
	for _, i := range among {
		if o := &b.tb.Obs[rows[i]]; matches(o, k) {
			out = append(out, i)
		}
	}
	return out
}

func matches(o *obs.Observation, k string) bool {
	return o.Source == k || o.Reporter == k ||
		k == importer && o.Partner != "" && o.Reporter == o.Partner ||
		k == exporter && o.Partner != "" && o.Reporter == o.Entity
}

func (b *builder) error(pos obs.Pos, fix, format string, args ...any) {
	b.faults = append(b.faults, obs.Fault{Pos: pos, Severity: obs.SevError, Msg: fmt.Sprintf(format, args...), Fix: fix})
}

// quoted lists words, a dozen at most.
func quoted(words []string) string {
	out := make([]string, 0, len(words))
	for i, w := range words {
		if i == 12 {
			out = append(out, fmt.Sprintf("%d more", len(words)-i))
			break
		}
		out = append(out, strconv.Quote(w))
	}
	return strings.Join(out, ", ")
}
