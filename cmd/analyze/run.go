package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"defensetrade/pipeline"
	"defensetrade/pipeline/obs"
)

// runCmd is analyze run.
type runCmd struct {
	Study  string   `arg:"" optional:"" help:"Folder with CSV files, or one CSV file. Default: the built-in study."`
	Out    string   `short:"o" placeholder:"DIR" help:"Folder for the report. Default: reports/<study>."`
	Format []string `enum:"png,pdf,svg" default:"png,pdf,svg" help:"Formats of the figures: png, pdf, svg (default all)."`
	Only   []string `placeholder:"ID" help:"Answer only these questions and claims; claims names them all."`
	Lang   []string `enum:"en,tr" default:"en" help:"Languages of the report: en, tr (default en). The files of another than English carry its code: report.tr.pdf, figures/x.tr.png. Data and numbers are written once, in English."`
	Paper  string   `enum:"a4,letter," default:"" help:"Paper of the PDF report: a4 or letter. Default: what the study says, or a4."`
	Jobs   int      `short:"j" default:"0" help:"How many things to do side by side; 0 is one a core."`
	Strict bool     `help:"Exit with status 1 when there are warnings, or the data contradict a claim."`
	JSON   bool     `name:"json" help:"Print messages as JSON, one a line."`
	Quiet  bool     `short:"q" help:"Print problems only."`
}

// Run runs the pipeline.
func (c *runCmd) Run(s *streams) error {
	if c.Jobs < 0 {
		s.problem("--jobs must be 0 or more; leave it out for one a core")
		return errStatus(exitCommand)
	}
	bar := newProgress(s.stderr, c.Quiet || c.JSON)
	sum, err := pipeline.Run(s.ctx, pipeline.Options{Study: c.Study, Out: c.Out, Formats: ordered(c.Format), Langs: c.Lang, Only: c.Only, Paper: c.Paper,
		Jobs: c.Jobs, Strict: c.Strict, Took: s.clock.took, Progress: func(stage string, done, total int) {
			s.clock.stage(stage, done, total)
			bar.tell(stage, done, total)
		}})
	bar.done()
	var form *pipeline.ErrForm
	if errors.As(err, &form) {
		printFaults(s.stderr, form.Faults, c.JSON)
		s.problem("%s; nothing was written: correct what is listed and run again", problems(form.Faults))
		return errStatus(exitStudy)
	}
	var unknown *pipeline.ErrUnknownQuestion
	if errors.As(err, &unknown) {
		s.problem("--only: %v", err)
		return errStatus(exitCommand)
	}
	if sum == nil {
		if near := s.command(c.Study); errors.Is(err, pipeline.ErrNoStudy) && near != "" {
			return fmt.Errorf("%w; %s", err, near)
		}
		return err
	}
	if !c.Quiet || c.JSON {
		printFaults(s.stderr, append(withPlace(sum.Warnings), sum.Untranslated...), c.JSON)
	}
	if !c.Quiet {
		printSummary(s.stdout, sum, c.JSON)
	}
	return err
}

// command asks whether a study that there is not was meant for a command, which it is
// the misspelt name of.
func (s *streams) command(study string) string {
	if strings.ContainsAny(study, `/\.`) || s.model == nil {
		return ""
	}
	var names []string
	for _, n := range s.model.Children {
		names = append(names, n.Name)
	}
	if near := obs.Nearest(study, names); len(near) > 0 {
		return fmt.Sprintf("or did you mean the command %q?", "analyze "+near[0])
	}
	return ""
}

// ordered puts the formats in the order of the program, each once.
func ordered(formats []string) []string {
	var out []string
	for _, f := range pipeline.Formats {
		for _, asked := range formats {
			if asked == f {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// withPlace are the faults that point at a line of a file; those that belong to a
// result stand in the report.
func withPlace(fs obs.Faults) obs.Faults {
	var out obs.Faults
	for _, f := range fs {
		if f.Question == "" {
			out = append(out, f)
		}
	}
	return out
}

// number is a count with its noun.
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// problems counts faults in words: what stops the run, what guards refuse and the
// run goes on without, and what is only said.
func problems(fs obs.Faults) string {
	n, refused := fs.Errors(), fs.Refusals()
	words := "no errors"
	switch {
	case n > 0:
		words = number(n, "error")
	case refused > 0: // of guards: what they touch is withheld, and the run goes on
		words = "no errors of form"
	}
	if refused > 0 {
		words += fmt.Sprintf(", %d withheld by guards", refused)
	}
	if w := fs.Standing() - n - refused; w > 0 {
		words += ", " + number(w, "warning")
	}
	return words
}

func printSummary(w io.Writer, s *pipeline.Summary, asJSON bool) {
	p := s.Published
	if asJSON {
		b, err := json.Marshal(struct {
			Out       string `json:"out"`
			Questions int    `json:"questions"`
			Claims    int    `json:"claims"`
			Estimates int    `json:"estimates"`
			Figures   int    `json:"figures"`
			Written   int    `json:"written"`
			Unchanged int    `json:"unchanged"`
			Removed   int    `json:"removed"`
			Warnings  int    `json:"warnings"`
		}{s.Out, s.Questions, s.Claims, s.Estimates, s.Figures, len(p.Written), len(p.Unchanged), len(p.Removed), len(s.Warnings)})
		if err == nil { // strings and numbers always marshal
			fmt.Fprintf(w, "%s\n", b)
		}
		return
	}
	parts := []string{fmt.Sprintf("%d written", len(p.Written)), fmt.Sprintf("%d unchanged", len(p.Unchanged))}
	if len(p.Removed) > 0 {
		parts = append(parts, fmt.Sprintf("%d removed", len(p.Removed)))
	}
	fmt.Fprintf(w, "%s: %s, %s, %s; files: %s\n", s.Out, asked(s.Questions, s.Claims), number(s.Estimates, "estimate"), number(s.Figures, "figure"), strings.Join(parts, ", "))
	for _, k := range p.Edited {
		fmt.Fprintf(w, "note: %s had been edited since the last run and was written anew\n", k)
	}
	for _, k := range p.Kept {
		fmt.Fprintf(w, "note: %s was left: %s\n", k.Path, k.Reason)
	}
	if n := len(s.Warnings); n > 0 {
		fmt.Fprintf(w, "%s; the report lists them\n", number(n, "warning"))
	}
}
