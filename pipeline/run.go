package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/trace"
	"slices"
	"strings"
	"sync"
	"time"

	"defensetrade/pipeline/chart"
	"defensetrade/pipeline/lang"
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
	Claims    int
	Estimates int
	Figures   int
	Published publish.Summary
	Warnings  obs.Faults // with places that can be opened
	// Untranslated are warnings of words that a report has in the study's language
	// and not in its own, one a language; the report does not list them.
	Untranslated obs.Faults
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

	questions, claims := question.Asked(c.Tasks)
	var r *result.Result
	var untold obs.Faults
	languages := o.languages()
	for i, l := range languages {
		o.tell("answering", 0, 1)
		in, err := c.in(l, o)
		if err != nil {
			return nil, err
		}
		if o.reports(l) {
			untold = append(untold, brief(l, c.untranslated(l))...)
		}
		par, end := roomy(parallel(jobs), jobs)
		said := answer(in, par, func() bool { return ctx.Err() != nil })
		end()
		in.Tasks = nil // with what they prepared and no longer need
		if i == len(languages)-1 {
			question.Forget()
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var work []job
		if l == lang.English { // the first
			r, work = said, o.numbers(said)
		}
		if o.reports(l) {
			work = append(o.words(said), work...)
		}
		err = func() error {
			defer frugal(jobs)()
			return o.write(ctx, work, jobs, target)
		}()
		if err != nil {
			return nil, err
		}
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
	s := &Summary{Out: o.Out, Questions: questions, Claims: claims, Estimates: len(r.Estimates), Figures: len(r.Figures()),
		Published: published, Warnings: src.places(standing(r.Guards)), Untranslated: src.places(untold)}
	for _, c := range r.Claims {
		if o.Strict && c.Status == "contradicted" {
			return s, fmt.Errorf("claim %q: %w", c.ID, ErrContradicted)
		}
	}
	if o.Strict && r.Guards.Standing()+len(untold) > 0 {
		return s, ErrStrict
	}
	return s, nil
}

// languages are those in which questions are answered: English first, in which the
// files of numbers are whatever the report is in, then those of the report.
func (o *Options) languages() []*lang.Language {
	out := []*lang.Language{lang.English}
	for _, l := range lang.All() {
		if l != lang.English && o.reports(l) {
			out = append(out, l)
		}
	}
	return out
}

// reports says whether the report is in a language.
func (o *Options) reports(l *lang.Language) bool {
	return slices.Contains(o.Langs, l.Code) || len(o.Langs) == 0 && l == lang.English
}

// infixes are what stands in the names of the report's files, one a language.
func (o *Options) infixes() []string {
	var out []string
	for _, code := range o.codes() {
		l, _ := lang.Of(code)
		out = append(out, l.Infix())
	}
	return out
}

// codes are the languages of the report, in one order.
func (o *Options) codes() []string {
	var out []string
	for _, l := range o.languages() {
		if o.reports(l) {
			out = append(out, l.Code)
		}
	}
	return out
}

// standing are the faults that the study does not let pass.
func standing(fs obs.Faults) obs.Faults {
	return slices.DeleteFunc(slices.Clone(fs), func(f obs.Fault) bool { return f.Override != "" })
}

// Answer answers the questions of a study that has no faults of form, so many at
// a time.
func Answer(c *Checked, jobs int) *result.Result {
	return answer(c, parallel(jobs), func() bool { return false })
}

// answer is Answer until the run is stopped; then it returns soon, with nothing.
func answer(c *Checked, par question.Parallel, stopped func() bool) *result.Result {
	answers := make([]*question.Answer, len(c.Tasks))
	par(len(c.Tasks), func(i int) {
		if !stopped() {
			answers[i] = c.Tasks[i].Until(stopped).Answer(par)
		}
	})
	if stopped() {
		return nil
	}
	r := question.Gather(c.Study, c.Table, answers, c.Faults)
	r.Program = "analyze " + Version
	return r
}

// A job makes one file: at once, or bit by bit where it may be too large to hold.
type job struct {
	path   string
	make   func() ([]byte, error)
	stream func(w io.Writer, par question.Parallel) error
}

// formats are those that figures are drawn in.
func (o *Options) formats() []string {
	if len(o.Formats) == 0 {
		return Formats
	}
	return o.Formats
}

// words are the files of the report in one language. The PDF report takes longest, so
// it starts first.
func (o *Options) words(r *result.Result) []job {
	r = r.Typeset()
	named := ""
	if o.Study != "" {
		named = r.Study.ID
	}
	in := r.Lang.Infix()
	work := []job{
		{path: "report" + in + ".pdf", make: func() ([]byte, error) {
			return report.PDF(r, report.Canvas{BodyHeight: chart.BodyHeight, DrawBody: chart.DrawBody}, o.Paper)
		}},
		{path: "report" + in + ".html", make: func() ([]byte, error) { return report.HTML(r, page(named)) }},
		{path: "report" + in + ".tex", make: func() ([]byte, error) { return report.ReportTeX(r), nil }},
		{path: "report" + in + ".md", make: func() ([]byte, error) { return report.Markdown(r), nil }},
	}
	draw := map[string]func(*result.Figure) ([]byte, error){"png": chart.PNG, "pdf": chart.PDF, "svg": chart.SVG}
	for _, f := range r.Figures() {
		for _, format := range o.formats() {
			work = append(work, job{path: "figures/" + f.ID + in + "." + format, make: func() ([]byte, error) { return draw[format](f) }})
		}
	}
	for _, t := range r.AllTables() {
		work = append(work, job{path: "tables/" + t.ID + in + ".tex", make: func() ([]byte, error) { return report.TableTeX(t, r.Lang), nil }})
	}
	return work
}

// numbers are the files that are the same whatever languages the report is in.
func (o *Options) numbers(r *result.Result) []job {
	work := []job{
		{path: "report.bib", make: func() ([]byte, error) { return report.Bib(r), nil }},
		{path: "estimates.csv", make: func() ([]byte, error) { return report.EstimatesCSV(r), nil }},
		{path: "results.json", make: func() ([]byte, error) {
			return report.ResultsJSON(r, report.Written{Formats: o.formats(), Infixes: o.infixes()})
		}},
	}
	if len(r.Pairs) > 0 {
		work = append(work, job{path: "pairs.csv", stream: func(w io.Writer, par question.Parallel) error { return report.WritePairs(w, r, par) }})
	}
	for _, f := range r.Figures() {
		if f.Data != nil {
			work = append(work, job{path: "figures/" + f.ID + ".csv", make: func() ([]byte, error) { return report.FigureCSV(f), nil }})
		}
	}
	for _, t := range r.AllTables() {
		work = append(work, job{path: "tables/" + t.ID + ".csv", make: func() ([]byte, error) { return report.TableCSV(t), nil }})
	}
	return work
}

// write makes files and hands them on.
func (o *Options) write(ctx context.Context, work []job, jobs int, target *publish.Target) error {
	var mu sync.Mutex
	var errs []error
	done := 0
	o.tell("writing", done, len(work))
	par := parallel(jobs)
	par(len(work), func(i int) {
		if ctx.Err() != nil {
			return
		}
		j := work[i]
		region := trace.StartRegion(ctx, j.path)
		began := time.Now()
		var data []byte
		var err error
		if j.stream != nil {
			err = target.AddFrom(j.path, func(w io.Writer) error { return j.stream(whileWanted{ctx, w}, par) })
		} else {
			data, err = j.make()
		}
		if o.Took != nil {
			o.Took(kindOf(j.path), time.Since(began))
		}
		region.End()
		if err == nil && j.stream == nil {
			err = target.Add(publish.File{Path: j.path, Data: data})
		}
		mu.Lock()
		defer mu.Unlock()
		done++
		o.tell("writing", done, len(work))
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", j.path, err))
		}
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// whileWanted is a writer that refuses once the run is interrupted: a large file takes
// longer than a user waits.
type whileWanted struct {
	ctx context.Context
	w   io.Writer
}

func (w whileWanted) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(p)
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
	return []report.Option{
		{Name: "format", Value: strings.Join(o.formats(), ",")},
		{Name: "lang", Value: strings.Join(o.codes(), ",")},
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
