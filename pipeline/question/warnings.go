package question

import (
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// warnings lists the guards that fired, and apart from them those that the study
// lets pass, with its reasons.
func (a *asking) warnings(guards obs.Faults) result.Section {
	sec := result.Section{ID: "warnings", Title: "Warnings"}
	var items, passed []result.Text
	for _, g := range a.joined(guards) {
		if g.Override == "" {
			items = append(items, a.guardText(g))
		} else {
			passed = append(passed, a.guardText(g))
		}
	}
	const most = 60
	if len(items) > most {
		rest := len(items) - most
		items = append(items[:most], a.say("And {} more, in results.json.", lit(a.counted(rest, "{} warning", "{} warnings"))))
	}
	if len(items) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Para: a.say("The program marks what a reader of the numbers should know.")}, result.Block{List: items, Small: true})
	}
	if len(passed) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Head: "Overridden by the study"},
			result.Block{Para: a.say("The study lets these pass, for the reason that it gives.")}, result.Block{List: passed, Small: true})
	}
	return sec
}

// joined puts together the faults that say the same of several subjects, what stands before
// a colon, and those that a study lets pass for one reason; series go by their names.
func (a *asking) joined(guards obs.Faults) obs.Faults {
	var out obs.Faults
	at := map[string]int{}
	for _, g := range guards {
		if s := g.Series; s != "" && strings.HasPrefix(g.Msg, s+" ") {
			if i := slices.IndexFunc(a.tb.Series, func(x *obs.Series) bool { return x.ID == s }); i >= 0 {
				g.Msg = a.whole(a.tb.Series[i]) + strings.TrimPrefix(g.Msg, s)
			}
		}
		subject, rest, ok := strings.Cut(g.Msg, ": ")
		key := g.Guard + "\x00" + g.Override + "\x00" + rest
		if g.Override != "" {
			if g.Pos.File != "" && g.Question == "" { // each keeps its place
				g.Msg = strings.TrimSuffix(g.Msg, ".") + " (" + g.Pos.String() + ")"
				g.Pos = obs.Pos{}
			}
			ok, key = true, g.Guard+"\x00"+g.Override
		}
		i, seen := at[key]
		switch {
		case !ok || !seen:
			at[key] = len(out)
			out = append(out, g)
		case g.Override != "":
			out[i].Msg = strings.TrimSuffix(out[i].Msg, ".") + "; " + a.lowerFirst(g.Msg)
		default:
			others, _, _ := strings.Cut(out[i].Msg, ": ")
			out[i].Msg = others + "; " + a.lowerFirst(subject) + ": " + rest
		}
	}
	return out
}

// unusedOverrides warns of overrides that let nothing pass; where not every
// question was answered nothing can be said.
func unusedOverrides(st *study.Study, answers []*Answer, faults obs.Faults) obs.Faults {
	for _, q := range st.Questions {
		if !slices.ContainsFunc(answers, func(a *Answer) bool { return a.Section.ID == q.ID }) {
			return nil
		}
	}
	var out obs.Faults
	for _, o := range st.Overrides {
		if !slices.ContainsFunc(faults, o.Covers) {
			out = append(out, obs.Fault{Pos: o.Pos, Severity: obs.SevWarning, Fix: "delete it, or correct what it is for",
				Msg: "the override of " + o.Guard + " for " + strconv.Quote(o.For) + " lets nothing pass"})
		}
	}
	return out
}

func (sp speaker) guardText(g obs.Fault) result.Text {
	var t result.Text
	if g.Guard != "" {
		t = append(t, result.Piece{Lit: g.Guard + ". ", Strong: true})
	}
	text := sp.upperFirst(g.Msg)
	if g.Fix != "" && g.Guard == "" {
		text += "; " + g.Fix
	}
	text = strings.TrimSuffix(text, ".")
	if g.Pos.File != "" && g.Question == "" {
		text += " (" + g.Pos.String() + ")"
	}
	if g.Override != "" {
		text += ". Reason: " + strings.TrimSuffix(g.Override, ".")
	}
	return append(t, lit(text+"."))
}
