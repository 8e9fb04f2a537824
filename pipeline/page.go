package pipeline

import (
	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/question"
	"defensetrade/pipeline/report"
	"defensetrade/pipeline/result"
)

// page is what the HTML report asks of the other stages: figures drawn, statistics
// described, and how a number of a study is explained.
//
// study is the study's ID, "" for the built-in one, which explain takes unasked.
func page(study string) report.Page {
	p := report.Page{Draw: drawn, Dark: chart.DarkVariables, What: question.What, Explain: "analyze explain "}
	if study != "" {
		p.After = " " + study
	}
	return p
}

func drawn(f *result.Figure) ([]byte, error) { return chart.SVGInline(f, chart.Inline{}) }
