package question

import (
	"strconv"

	"defensetrade/pipeline/result"
)

// claimsIntro explains the verdicts.
func (a *asking) claimsIntro(js []judgement) {
	n := a.say("This section holds {} against the data, by rules and not by judgement. ", lit(a.counted(len(js), "{} statement", "{} statements")))
	a.para(append(n, result.Text{
		a.w("A statement is "), em("supported"), a.w(" where every value that the data allow meets it, and "), em("contradicted"), a.w(" where none does; "),
		em("not supported"), a.w(" where the data neither show nor exclude it. It holds "), em("partly"), a.w(" where some of its parts hold and others do not; it "),
		em("depends"), a.w(" where sources, definitions or windows of years disagree about it; it is "), em("not testable"), lit(" where the data are missing. " +
			"The tolerances are taken from the wording, and stand with each check."),
	}...))
}

// claimTable lists the statements with their verdicts.
func claimTable(js []judgement) *result.Table {
	t := &result.Table{ID: "claims", Title: "The statements and what the data say of them",
		Cols: []result.Column{{Key: "claim", Head: "Claim"}, {Key: "statement", Head: "Statement", Words: true, Width: 0.58},
			{Key: "where", Head: "Where", Words: true, Width: 0.18}, {Key: "verdict", Head: "Verdict", Words: true, Width: 0.18}}}
	for i, j := range js {
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{numberCell(float64(i+1), 0), {Text: j.claim.Text}, {Text: orElse(j.claim.Where, "–")}, {Text: claimWords[j.status]}}})
	}
	return t
}

// claimTally counts the verdicts, and names the claims that the data contradict.
func (sp speaker) claimTally(js []judgement) result.Text {
	n := map[string]int{}
	var wrong []string
	for i, j := range js {
		n[j.status]++
		if j.status == contradicted {
			wrong = append(wrong, strconv.Itoa(i+1))
		}
	}
	phrases := map[string]string{supported: "supported", partly: "true in part", depends: "true or not depending on source, definition or window",
		notSupported: "neither shown nor excluded", contradicted: "contradicted", notTestable: "not testable with these data"}
	var parts []string
	for _, s := range claimStatuses {
		if n[s] > 0 {
			parts = append(parts, sp.count(n[s])+" "+phrases[s])
		}
	}
	verb := "are"
	if len(parts) > 0 && n[firstStatus(n)] == 1 {
		verb = "is"
	}
	t := sp.say("Of {} held against the data, {}", lit(sp.counted(len(js), "{} statement", "{} statements")), lit(sp.withVerb(parts, verb)))
	switch len(wrong) {
	case 0:
		return append(t, lit("."))
	case 1:
		return append(t, lit(" (claim "+wrong[0]+" is the one contradicted)."))
	}
	return append(t, lit(" (contradicted are claims "+sp.list(wrong)+")."))
}

func firstStatus(n map[string]int) string {
	for _, s := range claimStatuses {
		if n[s] > 0 {
			return s
		}
	}
	return ""
}

// withVerb puts the verb after the first number: "six are supported, two true in part".
func (sp speaker) withVerb(parts []string, verb string) string {
	if len(parts) == 0 {
		return "none is judged"
	}
	for i, r := range parts[0] {
		if r == ' ' {
			parts[0] = parts[0][:i] + " " + verb + parts[0][i:]
			break
		}
	}
	return sp.list(parts)
}
