package question

import (
	"testing"

	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// An event that lasted is a line where it begins, whose name says until when.
func TestLastingEvent(t *testing.T) {
	st := studyOf()
	st.Events = []study.Event{{ID: "a", Label: "Reform", Year: 2010, Until: 2013, Figure: true}, {ID: "b", Label: "War", Year: 2015, Figure: true}, {ID: "c", Label: "Quiet", Year: 2016}}
	a := &asking{Task: Task{st: st}}
	var p result.Panel
	a.context(&p, 2000, 2024, true, study.Figure{})
	if len(p.Events) != 2 || p.Events[0] != (result.EventLine{X: 2010, Label: "Reform (2010–2013)"}) || p.Events[1].Label != "War" {
		t.Errorf("%+v", p.Events)
	}
}
