package main

import (
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
	Indicators []string `placeholder:"ID" help:"Keep these indicators; * stands for any letters."`
	Year       int      `placeholder:"YEAR" help:"The year of a file that does not say it."`
	Products   []string `placeholder:"93,total" help:"Products of trade data, by the first digits of their code in the Harmonised System; default for BACI: total,93."`
	Encoding   string   `placeholder:"NAME" help:"How a text is encoded, where that cannot be seen: windows-1252, windows-1254."`
	Accept     bool     `help:"Write although values disappear that the study has now."`
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
	bar := newProgress(s.stderr, c.Quiet)
	res, err := pipeline.Import(pipeline.ImportOptions{Files: c.Files, Study: c.Out, Accept: c.Accept, Options: provider.Options{
		Entities: c.Entities, From: from, To: to, Indicators: c.Indicators, Year: c.Year, Encoding: c.Encoding, Products: c.Products, Progress: bar.bytes,
		Mapping: provider.Mapping{EntityColumn: c.EntityColumn, PartnerColumn: c.PartnerColumn, YearColumn: c.YearColumn, ValueColumn: c.ValueColumn,
			IndicatorColumn: c.IndicatorColumn, YearColumns: c.YearColumns, Sheet: c.Sheet, Indicator: c.Indicator, Title: c.Title, Unit: c.Unit, Decimal: c.Decimal}}})
	bar.done()
	if res != nil && res.Import != nil && !c.Quiet {
		printAccounts(s.stdout, res)
	}
	var form *pipeline.ErrForm
	switch {
	case errors.As(err, &form):
		printFaults(s.stderr, form.Faults, false)
		fmt.Fprintf(s.stderr, "analyze: %s; nothing was written\n", problems(form.Faults))
		return errStatus(exitStudy)
	case err != nil:
		for _, line := range strings.Split(err.Error(), "\n") {
			fmt.Fprintln(s.stderr, "analyze:", line)
		}
		fmt.Fprintln(s.stderr, "analyze: nothing was written")
		return errStatus(exitStudy)
	}
	for _, f := range res.Written {
		fmt.Fprintln(s.stdout, "written:", f)
	}
	for _, f := range res.Unchanged {
		fmt.Fprintln(s.stdout, "unchanged:", f)
	}
	return nil
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
		parts = append(parts, fmt.Sprintf("%d exporters to %d importers", t.Entities, t.Partners))
	} else if t.Entities == 1 {
		parts = append(parts, "1 entity")
	} else {
		parts = append(parts, fmt.Sprintf("%d entities", t.Entities))
	}
	if t.From != 0 {
		parts = append(parts, fmt.Sprintf("%d–%d", t.From, t.To))
	}
	if len(t.Indicators) == 1 {
		parts = append(parts, t.Indicators[0].Unit.String())
	} else {
		parts = append(parts, number(len(t.Indicators), "indicator"))
	}
	return strings.Join(parts, ", ")
}
