package pipeline

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/trace"
	"slices"
	"strings"
	"sync"
	"time"

	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/publish"
	"defensetrade/pipeline/question"
	"defensetrade/pipeline/report"
	"defensetrade/pipeline/result"
)

// Formats are the formats of figures, in the order in which they are written.
var Formats = []string{"png", "pdf", "svg"}

// A Summary says what a run found and wrote.
type Summary struct {
	Out       string
	Questions int
	Estimates int
	Figures   int
	Published publish.Summary
	Warnings  obs.Faults // with places that can be opened
}

// The errors of a run that wrote its report, where Options.Strict asked for neither
// warnings nor contradicted claims.
var (
	ErrStrict       = errors.New("the report is written, but there are warnings and --strict was given")
	ErrContradicted = errors.New("the report is written, but the data contradict a claim and --strict was given")
)

// run answers, draws, writes and publishes.
func (o *Options) run(ctx context.Context, c *Checked, src *source) (*Summary, error) {
	jobs := o.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	target, err := publish.Open(o.Out)
	if err != nil {
		return nil, err
	}
	defer target.Close()

	o.tell("answering", 0, 1)
	r := Answer(c, jobs)
	asked := len(c.Tasks)
	c.Tasks = nil // with what they prepared and no longer need
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	defer frugal(jobs)()
	if err := o.write(ctx, r, jobs, target.Add); err != nil {
		return nil, err
	}
	o.tell("publishing", 0, 1)
	var outputs []report.File
	for _, f := range target.Outputs() {
		outputs = append(outputs, report.File{Path: f.Path, SHA256: f.SHA256, Size: f.Size})
	}
	manifest, err := report.ManifestJSON(report.Manifest{Version: Version, Study: r.Study.ID, Options: o.listed(), Inputs: inputs(r), Outputs: outputs})
	if err != nil {
		return nil, err
	}
	published, err := target.Publish(manifest)
	if err != nil {
		return nil, err
	}
	s := &Summary{Out: o.Out, Questions: asked, Estimates: len(r.Estimates), Figures: len(r.Figures()),
		Published: published, Warnings: src.places(standing(r.Guards))}
	for _, c := range r.Claims {
		if o.Strict && c.Status == "contradicted" {
			return s, fmt.Errorf("claim %q: %w", c.ID, ErrContradicted)
		}
	}
	if o.Strict && r.Guards.Standing() > 0 {
		return s, ErrStrict
	}
	return s, nil
}

// standing are the faults that the study does not let pass.
func standing(fs obs.Faults) obs.Faults {
	return slices.DeleteFunc(slices.Clone(fs), func(f obs.Fault) bool { return f.Override != "" })
}

// Answer answers the questions of a study that has no faults of form, so many at
// a time.
func Answer(c *Checked, jobs int) *result.Result {
	answers := make([]*question.Answer, len(c.Tasks))
	par := parallel(jobs)
	par(len(c.Tasks), func(i int) { answers[i] = c.Tasks[i].Answer(par) })
	r := question.Gather(c.Study, c.Table, answers, c.Faults)
	r.Program = "analyze " + Version
	return r
}

// write makes every file of the report. The PDF report takes longest, so it
// starts first.
func (o *Options) write(ctx context.Context, r *result.Result, jobs int, add func(publish.File) error) error {
	formats := o.Formats
	if len(formats) == 0 {
		formats = Formats
	}
	named := ""
	if o.Study != "" {
		named = r.Study.ID
	}
	type job struct {
		path string
		make func() ([]byte, error)
	}
	work := []job{
		{"report.pdf", func() ([]byte, error) {
			return report.PDF(r, report.Canvas{BodyHeight: chart.BodyHeight, DrawBody: chart.DrawBody}, o.Paper)
		}},
		{"report.html", func() ([]byte, error) { return report.HTML(r, page(named)) }},
		{"report.tex", func() ([]byte, error) { return report.ReportTeX(r), nil }},
		{"report.bib", func() ([]byte, error) { return report.Bib(r), nil }},
		{"report.md", func() ([]byte, error) { return report.Markdown(r), nil }},
		{"estimates.csv", func() ([]byte, error) { return report.EstimatesCSV(r), nil }},
		{"results.json", func() ([]byte, error) { return report.ResultsJSON(r, formats...) }},
	}
	if len(r.Pairs) > 0 {
		work = append(work, job{"pairs.csv", func() ([]byte, error) { return report.PairsCSV(r), nil }})
	}
	draw := map[string]func(*result.Figure) ([]byte, error){"png": chart.PNG, "pdf": chart.PDF, "svg": chart.SVG}
	for _, f := range r.Figures() {
		for _, format := range formats {
			work = append(work, job{"figures/" + f.ID + "." + format, func() ([]byte, error) { return draw[format](f) }})
		}
		if f.Data != nil {
			work = append(work, job{"figures/" + f.ID + ".csv", func() ([]byte, error) { return report.FigureCSV(f), nil }})
		}
	}
	for _, t := range r.AllTables() {
		work = append(work, job{"tables/" + t.ID + ".csv", func() ([]byte, error) { return report.TableCSV(t), nil }},
			job{"tables/" + t.ID + ".tex", func() ([]byte, error) { return report.TableTeX(t), nil }})
	}
	var mu sync.Mutex
	var errs []error
	done := 0
	o.tell("writing", done, len(work))
	parallel(jobs)(len(work), func(i int) {
		if ctx.Err() != nil {
			return
		}
		region := trace.StartRegion(ctx, work[i].path)
		began := time.Now()
		data, err := work[i].make()
		if o.Took != nil {
			o.Took(kindOf(work[i].path), time.Since(began))
		}
		region.End()
		if err == nil {
			err = add(publish.File{Path: work[i].path, Data: data})
		}
		mu.Lock()
		defer mu.Unlock()
		done++
		o.tell("writing", done, len(work))
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", work[i].path, err))
		}
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// kindOf is what kind of file a path is: figures by format, tables and the data of
// figures together, each other file alone.
func kindOf(path string) string {
	dir, file := filepath.Split(filepath.FromSlash(path))
	switch ext := filepath.Ext(file); {
	case dir == "":
		return file
	case ext == ".csv":
		return "tables"
	default:
		return "figures " + ext[1:]
	}
}

// listed are the options that decide what is written; the number of jobs and the
// folder do not.
func (o *Options) listed() []report.Option {
	formats := o.Formats
	if len(formats) == 0 {
		formats = Formats
	}
	return []report.Option{
		{Name: "format", Value: strings.Join(formats, ",")},
		{Name: "only", Value: strings.Join(o.Only, ",")},
		{Name: "paper", Value: o.Paper},
	}
}

func inputs(r *result.Result) []report.File {
	var out []report.File
	for _, in := range r.Inputs {
		out = append(out, report.File{Path: filepath.ToSlash(in.Path), SHA256: in.SHA256, Size: in.Size})
	}
	return out
}
