package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"defensetrade/pipeline"
	"defensetrade/pipeline/provider"
)

// importCmd is analyze import.
type importCmd struct {
	Files      []string `arg:"" name:"file" help:"Files as they were downloaded: CSV, Excel or zip."`
	Out        string   `short:"o" required:"" placeholder:"STUDY" help:"The study's folder; it is made where it is missing."`
	Entities   []string `placeholder:"TUR,PAK" help:"Keep these countries and groups; of flows those from or to one of them."`
	Years      string   `placeholder:"1990-2024" help:"Keep these years."`
	Indicators []string `placeholder:"ID" help:"Keep these indicators; * stands for any letters, old=new gives one another name."`
	Year       int      `placeholder:"YEAR" help:"The year of a file that does not say it."`
	Products   []string `placeholder:"93,total" help:"Products of trade data, by the first digits of their code in the Harmonised System; default for BACI: total,93."`
	Encoding   string   `placeholder:"NAME" help:"How a text is encoded, where that cannot be seen: windows-1252, windows-1254."`
	Accept     bool     `help:"Write although values disappear that the study has now."`
	JSON       bool     `name:"json" help:"Print what became of the files as JSON, one file or table a line."`
	Quiet      bool     `short:"q" help:"Print problems only."`

	EntityColumn    string `group:"A table of another layout" placeholder:"NAME" help:"Column with the country or other entity."`
	PartnerColumn   string `group:"A table of another layout" placeholder:"NAME" help:"Column with the partner of a flow."`
	YearColumn      string `group:"A table of another layout" placeholder:"NAME" help:"Column with the year."`
	ValueColumn     string `group:"A table of another layout" placeholder:"NAME" help:"Column with the value."`
	IndicatorColumn string `group:"A table of another layout" placeholder:"NAME" help:"Column that says what is measured."`
	YearColumns     string `group:"A table of another layout" placeholder:"1990:2024" help:"The years are columns, from the first to the last."`
	Sheet           string `group:"A table of another layout" placeholder:"NAME" help:"Sheet of a workbook."`
	Decimal         string `group:"A table of another layout" placeholder:"MARK" help:"Decimal mark of the numbers, . or , where they do not show it."`
	Indicator       string `group:"A table of another layout" placeholder:"ID" help:"ID of what is measured; default: the file's name."`
	Title           string `group:"A table of another layout" help:"What is measured, in words."`
	Unit            string `group:"A table of another layout" placeholder:"UNIT" help:"Unit of the values: \"% of GDP\", \"million US$, current prices\", \"million US$, constant 2023 prices\", \"index, 2010 = 100\" …"`
}

// Run imports and prints what became of the rows.
func (c *importCmd) Run(s *streams) error {
	from, to, err := span(c.Years)
	if err != nil {
		fmt.Fprintf(s.stderr, "analyze: --years: %v\n", err)
		return errStatus(exitCommand)
	}
	bar := newProgress(s.stderr, c.Quiet || c.JSON)
	res, err := pipeline.Import(pipeline.ImportOptions{Files: c.Files, Study: c.Out, Accept: c.Accept, Options: provider.Options{
		Entities: c.Entities, From: from, To: to, Indicators: c.Indicators, Year: c.Year, Encoding: c.Encoding, Products: c.Products, Progress: bar.bytes, Stop: s.ctx.Err,
		Mapping: provider.Mapping{EntityColumn: c.EntityColumn, PartnerColumn: c.PartnerColumn, YearColumn: c.YearColumn, ValueColumn: c.ValueColumn,
			IndicatorColumn: c.IndicatorColumn, YearColumns: c.YearColumns, Sheet: c.Sheet, Indicator: c.Indicator, Title: c.Title, Unit: c.Unit, Decimal: c.Decimal}}})
	bar.done()
	switch {
	case res == nil || res.Import == nil:
	case c.JSON:
		printAccountsJSON(s.stdout, res)
	case !c.Quiet:
		printAccounts(s.stdout, res)
	}
	var form *pipeline.ErrForm
	switch {
	case errors.As(err, &form):
		printFaults(s.stderr, form.Faults, c.JSON)
		fmt.Fprintf(s.stderr, "analyze: %s; nothing was written\n", problems(form.Faults))
		return errStatus(exitStudy)
	case errors.Is(err, context.Canceled):
		s.problem("interrupted; nothing was written")
		return errStatus(exitStudy)
	case err != nil:
		for _, line := range strings.Split(err.Error(), "\n") {
			fmt.Fprintln(s.stderr, "analyze:", line)
		}
		if !errors.Is(err, pipeline.ErrHalf) {
			fmt.Fprintln(s.stderr, "analyze: nothing was written")
		}
		return errStatus(exitStudy)
	}
	if c.JSON {
		return nil
	}
	for _, f := range res.Written {
		fmt.Fprintln(s.stdout, "written:", f)
	}
	for _, f := range res.Unchanged {
		fmt.Fprintln(s.stdout, "unchanged:", f)
	}
	return nil
}

// printAccountsJSON prints a line for each file read and each table made.
func printAccountsJSON(w io.Writer, res *pipeline.Imported) {
	line := func(v any) {
		if b, err := json.Marshal(v); err == nil { // plain strings and numbers always marshal
			fmt.Fprintf(w, "%s\n", b)
		}
	}
	type reason struct {
		Why   string `json:"why"`
		Rows  int    `json:"rows"`
		Cells int    `json:"values"`
		First int    `json:"first_line"`
	}
	for _, a := range res.Import.Accounts {
		left := []reason{}
		for _, r := range a.LeftOut {
			left = append(left, reason{r.Why, r.Rows, r.Cells, r.First.Line})
		}
		unknown := []string{}
		for _, u := range a.Unknown {
			unknown = append(unknown, u.Name)
		}
		line(struct {
			File    string   `json:"file"`
			Format  string   `json:"format"`
			Seen    string   `json:"seen"`
			Rows    int      `json:"rows"`
			Kept    int      `json:"kept"`
			Values  int      `json:"values"`
			LeftOut []reason `json:"left_out"`
			Unknown []string `json:"unknown"`
			Notes   []string `json:"notes"`
		}{a.File, a.Format, a.Seen, a.Rows, a.Kept, a.Values, left, unknown, append([]string{}, a.Remarks...)})
	}
	for _, t := range res.Tables {
		line(struct {
			Path    string `json:"path"`
			Values  int    `json:"values"`
			Missing int    `json:"missing"`
			From    int    `json:"from"`
			To      int    `json:"to"`
		}{t.Path, t.Rows - t.Missing, t.Missing, t.From, t.To})
	}
	for _, c := range res.Changes {
		line(struct {
			Path    string `json:"path"`
			Same    int    `json:"same"`
			Rebased int    `json:"rebased"`
			Revised int    `json:"revised"`
			New     int    `json:"new"`
			Gone    int    `json:"disappeared"`
		}{c.Path, c.Same, c.Rebased, len(c.Revised), len(c.Added), len(c.Gone)})
	}
}

// span reads 1990-2024, 1990: or one year.
func span(s string) (from, to int, err error) {
	if s == "" {
		return 0, 0, nil
	}
	a, b, both := strings.Cut(strings.NewReplacer(":", "-", "–", "-").Replace(s), "-")
	if !both {
		b = a
	}
	if from, err = bound(a); err == nil {
		to, err = bound(b)
	}
	if err == nil && from != 0 && to != 0 && from > to {
		err = fmt.Errorf("%q ends before it begins", s)
	}
	return from, to, err
}

func bound(s string) (int, error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, nil
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < 1500 || y > 2100 {
		return 0, fmt.Errorf("%q is not a year; write 1990-2024", s)
	}
	return y, nil
}

// printAccounts says what was recognised, read, kept and left out.
func printAccounts(w io.Writer, res *pipeline.Imported) {
	for _, a := range res.Import.Accounts {
		fmt.Fprintf(w, "%s: %s (%s)\n", a.File, a.Format, a.Seen)
		if a.Rows > 0 {
			fmt.Fprintf(w, "  %s read, %s kept with %s\n", number(a.Rows, "row"), number(a.Kept, "row"), number(a.Values, "value"))
		}
		for _, r := range a.LeftOut {
			fmt.Fprintf(w, "  left out: %s%s\n", r.Why, leftOut(r))
		}
		for i, u := range a.Unknown {
			if i == 20 {
				fmt.Fprintf(w, "  and %d more names that are not known\n", len(a.Unknown)-i)
				break
			}
			fmt.Fprintf(w, "  not known, kept as it stands: %q, %s, first in line %d\n", u.Name, number(u.Rows, "row"), u.First.Line)
		}
		for _, m := range a.Remarks {
			fmt.Fprintf(w, "  note: %s\n", m)
		}
	}
	if n := res.Import.Doubled; n > 0 {
		fmt.Fprintf(w, "%s given twice alike, kept once\n", number(n, "value"))
	}
	for _, t := range res.Tables {
		fmt.Fprintf(w, "%s: %s\n", t.Path, contents(t))
	}
	for _, c := range res.Changes {
		for _, line := range c.Words() {
			fmt.Fprintln(w, line)
		}
	}
}

func leftOut(r provider.Reason) string {
	var parts []string
	if r.Rows > 0 {
		parts = append(parts, number(r.Rows, "row"))
	}
	if r.Cells > 0 {
		parts = append(parts, number(r.Cells, "value"))
	}
	if r.First.Line > 0 {
		parts = append(parts, fmt.Sprintf("first in line %d", r.First.Line))
	}
	return ": " + strings.Join(parts, ", ")
}

func contents(t provider.Table) string {
	parts := []string{number(t.Rows-t.Missing, "value")}
	if t.Missing > 0 {
		parts = append(parts, fmt.Sprintf("%d marked as missing", t.Missing))
	}
	if t.Partners > 0 {
		parts = append(parts, number(t.Entities, "exporter")+" to "+number(t.Partners, "importer"))
	} else if t.Entities == 1 {
		parts = append(parts, "1 entity")
	} else {
		parts = append(parts, fmt.Sprintf("%d entities", t.Entities))
	}
	if t.From != 0 && t.From == t.To {
		parts = append(parts, strconv.Itoa(t.From))
	} else if t.From != 0 {
		parts = append(parts, fmt.Sprintf("%d–%d", t.From, t.To))
	}
	if len(t.Indicators) == 1 {
		parts = append(parts, t.Indicators[0].Unit.String())
	} else {
		parts = append(parts, number(len(t.Indicators), "indicator"))
	}
	return strings.Join(parts, ", ")
}
