package question

import (
	"strconv"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
)

// claimsIntro explains the verdicts.
func (a *asking) claimsIntro(js []judgement) {
	word := func(status string) result.Piece { return em(a.l.Phrase(claimWords[status])) }
	a.para(result.Join(" ",
		a.say("This section holds {} against the data, by rules and not by judgement.", lit(a.counted(len(js), "{} statement", "{} statements"))),
		a.say("A statement is {} where every value that the data allow meets it, and {} where none does; {} where the data neither show nor exclude it.",
			word(supported), word(contradicted), word(notSupported)),
		a.say("It holds {} where some of its parts hold and others do not; it {} where sources, definitions or windows of years disagree about it; it is {} where the data are missing.",
			word(partly), word(depends), word(notTestable)),
		a.say("The tolerances are taken from the wording, and stand with each check.")))
}

// claimTable lists the statements with their verdicts.
func (sp speaker) claimTable(js []judgement) *result.Table {
	t := &result.Table{ID: "claims", Title: sp.words("The statements and what the data say of them"),
		Cols: []result.Column{{Key: "claim", Head: sp.words("Claim")}, {Key: "statement", Head: sp.words("Statement"), Words: true, Width: 0.66},
			{Key: "where", Head: sp.words("Where¦a statement stands"), Words: true, Width: 0.18}, {Key: "verdict", Head: sp.words("Verdict¦head of a table"), Words: true, Width: 0.18}}}
	for i, j := range js {
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{numberCell(float64(i+1), 0), {Text: j.claim.Text}, {Text: orElse(j.claim.Where, "–")}, {Text: sp.verdictCell(&j)}}})
	}
	return t
}

// verdictCell is a verdict in the table, with what it depends on.
func (sp speaker) verdictCell(j *judgement) string {
	if j.status == depends {
		if on := j.dependsOn(); on != "" {
			return sp.words("depends: {}¦a claim, in a table", on)
		}
	}
	return sp.l.Phrase(claimWords[j.status])
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
	var parts []string
	for _, s := range claimStatuses {
		switch {
		case n[s] == 0:
		case len(parts) > 0:
			parts = append(parts, sp.tell(tallied[s], lit(sp.count(n[s]))).In(sp.l))
		default: // the verb stands with the first number alone: "six are supported, two true in part"
			parts = append(parts, sp.tell(tallied[s], lit(sp.counted(n[s], "{} is¦of so many claims, the verb", "{} are"))).In(sp.l))
		}
	}
	if len(js) == 1 && len(parts) == 1 {
		return sp.say("One statement was held against the data; the verdict: {}.", lit(sp.l.Phrase(claimWords[js[0].status])))
	}
	if len(parts) == 0 {
		parts = []string{sp.words("none is judged")}
	}
	t := sp.say("Of {} held against the data, {}", lit(sp.counted(len(js), "{} statement", "{} statements")), lit(sp.list(parts)))
	switch len(wrong) {
	case 0:
		return append(t, lit("."))
	case 1:
		return sp.say("{} (claim {} is the one contradicted).", t, lit(wrong[0]))
	}
	return sp.say("{} (contradicted are claims {}).", t, lit(sp.list(wrong)))
}

// tallied are the verdicts as the summary counts them.
var tallied = map[string]string{supported: lang.Mark("{} supported¦so many claims"), partly: lang.Mark("{} true in part¦so many claims"),
	depends: lang.Mark("{} true or not depending on source, definition or window"), notSupported: lang.Mark("{} neither shown nor excluded¦so many claims"),
	contradicted: lang.Mark("{} contradicted¦so many claims"), notTestable: lang.Mark("{} not testable with these data")}
