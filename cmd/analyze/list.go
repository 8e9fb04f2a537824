package main

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime/debug"
	"text/tabwriter"

	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/provider"
	"defensetrade/pipeline/question"
)

// listCmd is analyze list.
type listCmd struct {
	What string `arg:"" enum:"statistics,figures,questions,guards,providers" help:"statistics, figures, questions, guards or providers."`
	JSON bool   `name:"json" help:"Print as JSON, one a line."`
}

// pair is a name and what is said of it.
type pair struct{ name, text string }

// Run prints the list from the code that does it.
func (c *listCmd) Run(s *streams) error {
	var rows []pair
	switch c.What {
	case "statistics":
		for _, f := range question.Families {
			rows = append(rows, pair{f.Name, f.What})
		}
	case "figures":
		for _, k := range chart.Kinds {
			rows = append(rows, pair{k.Name, k.Shows})
		}
	case "guards":
		for _, g := range obs.Guards {
			rows = append(rows, pair{g.ID, string(g.Severity) + ": " + g.What})
		}
	case "providers":
		for _, f := range provider.Formats {
			if !f.Companion {
				rows = append(rows, pair{f.Name, f.Title + ": " + f.What})
			}
		}
	case "questions":
		for _, k := range question.Kinds() {
			rows = append(rows, pair{k.Name, k.What})
		}
	}
	if c.JSON {
		return printPairs(s.stdout, rows, "name", "what")
	}
	w := tabwriter.NewWriter(s.stdout, 0, 0, 2, ' ', 0)
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%s\n", r.name, r.text)
	}
	return w.Flush()
}

// printPairs prints an object a line.
func printPairs(w io.Writer, rows []pair, name, text string) error {
	for _, r := range rows {
		b, err := json.Marshal(map[string]string{name: r.name, text: r.text})
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n", b); err != nil {
			return err
		}
	}
	return nil
}

// libraries are the modules that the program was built with.
func libraries() []pair {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return nil
	}
	out := []pair{{"go", info.GoVersion}}
	for _, m := range info.Deps {
		out = append(out, pair{m.Path, m.Version})
	}
	return out
}
