package main

import (
	"encoding/json"
	"fmt"
	"io"

	"defensetrade/pipeline"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/question"
)

// checkCmd is analyze check.
type checkCmd struct {
	Study string   `arg:"" optional:"" help:"Folder with CSV files, or one CSV file. Default: the built-in study."`
	Lang  []string `enum:"en,tr" help:"List what the study has no words for in these languages, too: en, tr."`
	JSON  bool     `name:"json" help:"Print problems as JSON, one a line."`
}

// Run validates and prints.
func (c *checkCmd) Run(s *streams) error {
	s.clock.stage("checking", 0, 1)
	checked, err := pipeline.Check(c.Study, c.Lang...)
	if err != nil {
		return err
	}
	printFaults(s.stdout, checked.Faults, c.JSON)
	if checked.Faults.Errors() > 0 {
		s.problem("%s; correct what is listed and check again", problems(checked.Faults))
		return errStatus(exitStudy)
	}
	if !c.JSON {
		fmt.Fprintf(s.stdout, "%s: %d series, %s, %s\n", checked.Study.ID, len(checked.Table.Series), asked(question.Asked(checked.Tasks)), problems(checked.Faults))
	}
	return nil
}

// printFaults prints one fault a line.
func printFaults(w io.Writer, fs obs.Faults, asJSON bool) {
	for _, f := range fs {
		if !asJSON {
			fmt.Fprintln(w, f)
			continue
		}
		b, err := json.Marshal(struct {
			File     string `json:"file,omitempty"`
			Line     int    `json:"line,omitempty"`
			Column   int    `json:"column,omitempty"`
			Severity string `json:"severity"`
			Guard    string `json:"guard,omitempty"`
			Message  string `json:"message"`
			Fix      string `json:"fix,omitempty"`
			Series   string `json:"series,omitempty"`
			Override string `json:"override,omitempty"`
		}{f.Pos.File, f.Pos.Line, f.Pos.Col, string(f.Severity), f.Guard, f.Msg, f.Fix, f.Series, f.Override})
		if err == nil { // plain strings and numbers always marshal
			fmt.Fprintf(w, "%s\n", b)
		}
	}
}

// asked counts questions and claims in words.
func asked(questions, claims int) string {
	if claims == 0 {
		return number(questions, "question")
	}
	return number(questions, "question") + " and " + number(claims, "claim")
}
