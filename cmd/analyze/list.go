package main

import (
	"fmt"
	"runtime/debug"
	"text/tabwriter"

	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/question"
)

// listCmd is analyze list.
type listCmd struct {
	What string `arg:"" enum:"statistics,figures,guards,questions" help:"statistics, figures, guards or questions."`
}

// Run prints the list from the code that does it.
func (c *listCmd) Run(s *streams) error {
	w := tabwriter.NewWriter(s.stdout, 0, 0, 2, ' ', 0)
	switch c.What {
	case "statistics":
		for _, f := range question.Families {
			fmt.Fprintf(w, "%s\t%s\n", f.Name, f.What)
		}
	case "figures":
		for _, k := range chart.Kinds {
			fmt.Fprintf(w, "%s\t%s\n", k.Name, k.Shows)
		}
	case "guards":
		for _, g := range obs.Guards {
			fmt.Fprintf(w, "%s\t%s\t%s\n", g.ID, g.Severity, g.What)
		}
	case "questions":
		for _, k := range question.Kinds() {
			fmt.Fprintf(w, "%s\t%s\n", k.Name, k.What)
		}
	}
	return w.Flush()
}

// libraries are the modules that the program was built with.
func libraries() []string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return nil
	}
	out := []string{info.GoVersion}
	for _, m := range info.Deps {
		out = append(out, m.Path+" "+m.Version)
	}
	return out
}
