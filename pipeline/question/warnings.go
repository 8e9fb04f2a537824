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
	sec := result.Section{ID: "warnings", Title: a.words("Warnings")}
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
		sec.Blocks = append(sec.Blocks, result.Block{Para: a.say("The program marks what a reader of the numbers should know. Each mark goes by a rule, named by a letter and a number, which docs/guards.md of the program explains.")}, result.Block{List: items, Small: true})
	}
	if len(passed) > 0 {
		sec.Blocks = append(sec.Blocks, result.Block{Head: a.words("Overridden by the study")},
			result.Block{Para: a.say("The study lets these pass, for the reason that it gives.")}, result.Block{List: passed, Small: true})
	}
	return sec
}

// joined puts together the faults that say the same of several subjects, what stands before
// a colon, and those that a study lets pass for one reason; series go by their names. Those of
// one guard stand together.
func (a *asking) joined(guards obs.Faults) obs.Faults {
	var out obs.Faults
	at := map[string]int{}
	for _, g := range guards {
		g = a.inWords(g)
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
			if slices.ContainsFunc(strings.Split(others, "; "), func(o string) bool { return strings.EqualFold(o, subject) }) {
				continue // of another question
			}
			out[i].Msg = others + "; " + a.lowerFirst(subject) + ": " + rest
		}
	}
	slices.SortStableFunc(out, func(f, g obs.Fault) int { return strings.Compare(f.Guard, g.Guard) })
	return out
}

// inWords is a fault as the report says it: series go by their names.
func (a *asking) inWords(g obs.Fault) obs.Fault {
	name := func(id string) string {
		if s := a.tb.Find(id); s != nil {
			return a.whole(s)
		}
		return id
	}
	if g.Said.Pattern != "" {
		g.Msg = a.toldOf(g.Said, name)
	}
	if g.Remedy.Pattern != "" {
		g.Fix = a.toldOf(g.Remedy, name)
	}
	g.Override = a.l.StudyWords(g.Override)
	return g
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
			out = append(out, obs.Fault{Pos: o.Pos, Severity: obs.SevWarning}.Saying(
				obs.Say("the override of {} for {} lets nothing pass", o.Guard, strconv.Quote(o.For)), obs.Say("delete it, or correct what it is for")))
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
		text += ". " + sp.words("Reason: {}", strings.TrimSuffix(g.Override, "."))
	}
	return append(t, lit(text+"."))
}
