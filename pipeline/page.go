package pipeline

import (
	"strings"

	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/question"
	"defensetrade/pipeline/report"
	"defensetrade/pipeline/result"
)

// page is what the HTML report asks of the other stages: figures drawn, statistics
// described, and how a number of a study is explained.
//
// study is the study's ID, "" for the built-in one, which explain takes unasked.
func page(study string) report.Page {
	p := report.Page{Draw: drawn, Dark: chart.DarkVariables, What: what, Explain: "analyze explain "}
	if study != "" {
		p.After = " " + study
	}
	return p
}

func drawn(f *result.Figure) ([]byte, error) { return chart.SVGInline(f, chart.Inline{}) }

// what describes a statistic by its family, in a language.
func what(l *lang.Language, statistic string) string {
	name, _, _ := strings.Cut(statistic, ".")
	for _, f := range question.Families {
		if f.Name == name {
			return l.Phrase(f.What)
		}
	}
	return ""
}
