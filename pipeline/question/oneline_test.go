package question

import (
	"fmt"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// TestFirstLines holds that each question has one line, and which give way where there
// are too many.
func TestFirstLines(t *testing.T) {
	say := func(words ...string) *Answer {
		a := &Answer{}
		for _, w := range words {
			a.Findings = append(a.Findings, result.Words(w))
		}
		return a
	}
	few := speaker{}.firstLines([]*Answer{say("A.", "B."), say(), {Findings: []result.Text{result.Words("C.")}, routine: true}})
	if len(few) != 2 || few[0].String() != "A. B." || few[1].String() != "C." {
		t.Errorf("%v", few)
	}
	var many []*Answer
	for i := range mostFindings {
		many = append(many, say(fmt.Sprint(i, ".")))
		many = append(many, &Answer{Findings: []result.Text{result.Words("routine")}, routine: true})
	}
	got := speaker{}.firstLines(many)
	if len(got) != mostFindings+1 || got[mostFindings].String() != "The sections give the results of 16 more questions." || strings.Contains(fmt.Sprint(got[:mostFindings]), "routine") {
		t.Errorf("%v", got)
	}
}

// Every kind of question that asks anything has a line, whatever comes of it.
func TestEveryQuestionHasALine(t *testing.T) {
	st := studyOf()
	walked := made("spending.TUR", ofGDP, 1990, walk(1, 20, 30, 0, 1))
	for name, s := range map[string]*obs.Series{"a walk": walked, "one value": made("spending.TUR", ofGDP, 2000, []float64{1}), "constant": made("spending.TUR", ofGDP, 1990, make([]float64, 30))} {
		other := made("spending.PAK", ofGDP, 1990, walk(2, 20, 30, 0, 1))
		for _, k := range Kinds() {
			q := study.Question{ID: "q", Kind: k.Name, Title: "Why?", Series: refs("*.*")}
			if k.Name == "timeline" || k.Name == "statistics" {
				continue
			}
			x, y := *s, *other
			if k.Name == "amounts" { // shares have no sum
				x.Unit, y.Unit = tiv, tiv
			}
			a := answer(t, st, tableOf(&x, &y), q)
			if len(a.Findings) == 0 {
				t.Errorf("%s of %s: no line", k.Name, name)
			}
			for _, f := range a.Findings {
				if w := f.String(); strings.Contains(w, "?:") || !strings.HasSuffix(w, ".") {
					t.Errorf("%s of %s: %s", k.Name, name, w)
				}
			}
		}
	}
}

// What two leads account for is one line, with the title once.
func TestAmountsInOneLine(t *testing.T) {
	tb := tableOf(made("arms.TUR", tiv, 2001, []float64{40, 40}), made("arms.PAK", tiv, 2001, []float64{10, 10}), made("arms.GRC", tiv, 2001, []float64{1, 1}))
	a := answer(t, studyOf(), tb, study.Question{ID: "q", Kind: "amounts", Title: "Who sells", Series: refs("*.*")})
	if len(a.Findings) != 1 || strings.Count(a.Findings[0].String(), "Who sells") != 1 || !strings.Contains(a.Findings[0].String(), "Pakistan ranks second of three") {
		t.Errorf("%v", a.Findings)
	}
}
