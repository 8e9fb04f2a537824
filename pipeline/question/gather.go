package question

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// Gather joins the answers, in the order of the questions, into a result: the
// sections, the findings, the data and its doubts, and the methods used.
func Gather(st *study.Study, tb *obs.Table, answers []*Answer, faults obs.Faults) *result.Result {
	r := &result.Result{Lang: st.Lang, Study: st, Title: st.Title, Subtitle: st.Subtitle, Authors: st.Authors,
		Series: tb.Series, Sources: tb.Sources, Inputs: tb.Inputs}
	families := map[string]bool{}
	for _, p := range paragraphs(st.Abstract) {
		r.Abstract = append(r.Abstract, result.Words(p))
	}
	r.Estimates = joinEstimates(answers)
	for _, a := range answers {
		if len(a.Section.Blocks) > 0 {
			r.Sections = append(r.Sections, a.Section)
		}
		if a.Pairs != nil {
			r.Pairs = append(r.Pairs, a.Pairs)
		}
		r.Verdicts = append(r.Verdicts, a.Verdicts...)
		r.Claims = append(r.Claims, a.Claims...)
		faults = append(faults, a.Guards...)
		for f := range a.families {
			families[f] = true
		}
	}
	r.Guards = append(faults, unusedOverrides(st, answers, faults)...).Sort()
	r.Findings = speaker{st.Lang}.firstLines(answers)
	d := &asking{speaker: speaker{st.Lang}, Task: Task{st: st, tb: withoutIdle(tb, r.Estimates)}}
	r.Data = d.dataSections(r)
	r.Methods = append(d.methods(st, families, r), d.appendix(families)...)
	r.References = bibliography(families)
	d.spareFigures(r)
	fileNames(r)
	for _, f := range r.Figures() {
		f.Lang = st.Lang
	}
	return r
}

// withoutIdle is a table without the derived series that no estimate is of: they
// were made in case a question needs them.
func withoutIdle(tb *obs.Table, es []*result.Estimate) *obs.Table {
	if !slices.ContainsFunc(tb.Series, func(s *obs.Series) bool { return s.Derived != "" }) {
		return tb
	}
	used := map[string]bool{}
	for _, e := range es {
		used[e.Series] = true
		for _, o := range strings.Split(e.Other, ";") {
			used[o] = true
		}
	}
	out := *tb
	out.Series = slices.DeleteFunc(slices.Clone(tb.Series), func(s *obs.Series) bool { return s.Derived != "" && !used[s.ID] })
	out.Indicators = slices.DeleteFunc(slices.Clone(tb.Indicators), func(i obs.Indicator) bool {
		return i.Derived != "" && !slices.ContainsFunc(out.Series, func(s *obs.Series) bool { return s.Indicator == i.ID })
	})
	return &out
}

// fileNames gives figures and tables IDs that can be the names of files on every
// system, each its own, and makes the text refer to them.
func fileNames(r *result.Result) {
	figures, tables := map[string]string{}, map[string]string{}
	seen := map[string]bool{}
	for _, f := range r.Figures() {
		old := f.ID
		f.ID = fileName(old, seen)
		figures[old] = f.ID
	}
	for i := range r.Claims {
		if id, ok := figures[r.Claims[i].Figure]; ok {
			r.Claims[i].Figure = id
		}
	}
	seen = map[string]bool{}
	for _, t := range r.AllTables() {
		old := t.ID
		t.ID = fileName(old, seen)
		tables[old] = t.ID
	}
	for _, part := range [][]result.Section{r.Sections, r.Data, r.Methods} {
		for _, s := range part {
			for _, b := range s.Blocks {
				for _, text := range append([]result.Text{b.Para}, b.List...) {
					for k, p := range text {
						if id, ok := figures[p.Figure]; ok {
							text[k].Figure = id
						}
						if id, ok := tables[p.Table]; ok {
							text[k].Table = id
						}
					}
				}
			}
		}
	}
}

// longestName is how many letters of an ID a file name keeps.
const longestName = 80

// fileName makes an ID a file name that is not in seen, where capitals do not
// count, as some file systems have it. The files of another language have its code
// before the last dot, so no name is that of another one with a code: a and a.tr.
func fileName(id string, seen map[string]bool) string {
	name := strings.Trim(figureID(id), ". ")
	if name == "" {
		name = "unnamed"
	}
	if len(name) > longestName { // the digest keeps two that begin alike apart
		h := sha256.Sum256([]byte(id))
		name = name[:longestName] + "-" + hex.EncodeToString(h[:4])
	}
	base := name
	taken := func(l *lang.Language) bool { return seen[strings.ToLower(name+l.Infix())] }
	for n := 2; slices.ContainsFunc(lang.All(), taken); n++ {
		name = base + "-" + strconv.Itoa(n)
	}
	for _, l := range lang.All() {
		seen[strings.ToLower(name+l.Infix())] = true
	}
	return name
}

// sortEstimates puts estimates in order, and those of one place as they come.
func sortEstimates(es []*result.Estimate) {
	if !slices.IsSortedFunc(es, compareEstimates) {
		slices.SortStableFunc(es, compareEstimates)
	}
}

func compareEstimates(a, b *result.Estimate) int {
	for _, pair := range [...][2]*string{{&a.Question, &b.Question}, {&a.Series, &b.Series}, {&a.Other, &b.Other}, {&a.Era, &b.Era},
		{&a.Transform, &b.Transform}, {&a.Statistic, &b.Statistic}, {&a.Parameters, &b.Parameters}} {
		if c := cmp.Compare(*pair[0], *pair[1]); c != 0 {
			return c
		}
	}
	return 0
}

// joinEstimates is all that answers found, in order. Each answer has its own in order,
// so that where their first ones are, all mostly are.
func joinEstimates(answers []*Answer) []*result.Estimate {
	var all []*result.Estimate
	for _, a := range slices.SortedStableFunc(slices.Values(answers), func(a, b *Answer) int {
		if len(a.Estimates) == 0 || len(b.Estimates) == 0 {
			return len(a.Estimates) - len(b.Estimates)
		}
		return compareEstimates(a.Estimates[0], b.Estimates[0])
	}) {
		all = append(all, a.Estimates...)
	}
	sortEstimates(all)
	return all
}
