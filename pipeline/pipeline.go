// Package pipeline joins the stages: load → tidy → question → chart → report,
// and publishes what they leave.
//
// It is the only place that knows their order, and the only one that runs work
// side by side; every stage is a function from values to values. It computes and
// formats nothing itself.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"defensetrade/datasets"
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/load"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/publish"
	"defensetrade/pipeline/question"
	"defensetrade/pipeline/study"
	"defensetrade/pipeline/tidy"
)

// Version is the program's. It stands in the manifest, so it is a constant of
// the code and not of the commit.
const Version = "0.1.0"

// Options say what to run.
type Options struct {
	Study   string   // folder or CSV file; "" is the built-in study
	Out     string   // folder for the report; "" is reports/<study>
	Formats []string // of figures: png, pdf, svg; empty is all three
	Langs   []string // codes of the languages of the report; empty is English
	Only    []string // IDs of questions and claims; empty is all
	Paper   string   // of the PDF report: a4 or letter; "" is the study's
	Jobs    int      // how many things to do side by side; 0 is one a core
	Strict  bool     // a warning or a contradicted claim fails the run
	// Progress, when set, hears of each stage: what is being done, how much of it
	// is done and how much there is. It is called from one goroutine at a time.
	Progress func(stage string, done, total int)
	// Took, when set, hears how long each file of the report took to make, and
	// of what kind it is. It is called from several goroutines.
	Took func(kind string, d time.Duration)
}

// ErrForm is the error of a study whose form is wrong; its faults say where.
type ErrForm struct{ Faults obs.Faults }

// Error lists the faults.
func (e *ErrForm) Error() string { return e.Faults.Error() }

// ErrNoStudy is the error of a study that there is not.
var ErrNoStudy = errors.New("there is no such folder or file")

// source is a study's folder, opened.
type source struct {
	fsys  fs.FS
	name  string // the study's ID
	only  string // the one CSV to read
	dir   string // prefix that makes the places in faults openable; "" for the built-in study
	close func() error
}

// open opens a study so that nothing outside its folder can be read.
func open(path string) (*source, error) {
	if path == "" {
		return &source{fsys: datasets.Default(), name: datasets.DefaultName, close: func() error { return nil }}, nil
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w; name a folder with CSV files, or one CSV file", path, ErrNoStudy)
	}
	if err != nil {
		return nil, err
	}
	dir, only := path, ""
	if !info.IsDir() && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is neither a folder nor a file; name a folder with CSV files, or one CSV file", path)
	}
	if !info.IsDir() {
		dir, only = filepath.Split(path)
		if dir == "" {
			dir = "."
		}
	}
	if err := publish.Recover(dir); err != nil { // an import that was killed while it replaced files
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(abs)
	if only != "" {
		name = strings.TrimSuffix(only, filepath.Ext(only))
	}
	return &source{fsys: root.FS(), name: name, only: only, dir: dir, close: root.Close}, nil
}

// Checked is a study that was read and put in order.
type Checked struct {
	Study  *study.Study
	Table  *obs.Table
	Tasks  []question.Task
	Faults obs.Faults // all of them, sorted
}

// Check reads a study and returns every fault in it, with places that can be
// opened from where the command was given; of the languages of those codes, too, what
// the study has no words for. An error means that it could not be read at all.
func Check(path string, langs ...string) (*Checked, error) {
	defer lean()()
	src, err := open(path)
	if err != nil {
		return nil, err
	}
	defer src.close()
	c := check(src, func(string, int, int) {})
	if c.Table != nil {
		for _, l := range lang.All() {
			if slices.Contains(langs, l.Code) {
				c.Faults = append(c.Faults, c.untranslated(l)...)
			}
		}
	}
	c.Faults = src.places(c.Faults)
	return c, nil
}

// mostFaults is how many faults of a file are told one by one.
const mostFaults = 100

// check runs the stages that find faults of form, and tells of each.
func check(src *source, tell func(stage string, done, total int)) *Checked {
	tell("reading", 0, 1)
	st, raw, faults := load.Study(src.fsys, src.name, src.only)
	c := &Checked{Study: st}
	if st == nil || raw == nil {
		c.Faults = faults.Limit(mostFaults)
		return c
	}
	defer bounded()()
	var more obs.Faults
	tell("tidying", 0, 1)
	c.Table, more = tidy.Tidy(st, raw)
	faults = append(faults, more...)
	faults = append(faults, c.strayWords()...)
	tell("planning", 0, 1)
	if faults.Errors() == 0 {
		c.Tasks, more = question.Plan(st, c.Table)
	} else {
		more = untold(question.Form(st, c.Table), faults)
	}
	faults = append(faults, more...)
	c.Faults = faults.Limit(mostFaults)
	return c
}

// untold are the faults of questions whose lines no earlier fault is about: that
// one is the cause.
func untold(more, earlier obs.Faults) obs.Faults {
	return slices.DeleteFunc(more, func(f obs.Fault) bool {
		return slices.ContainsFunc(earlier, func(e obs.Fault) bool { return e.Pos.File == f.Pos.File && e.Pos.Line == f.Pos.Line })
	})
}

// places makes the places of faults openable from where the command was given.
func (s *source) places(fs obs.Faults) obs.Faults {
	out := make(obs.Faults, len(fs))
	for i, f := range fs {
		if f.Pos.File != "" && s.dir != "" {
			f.Pos.File = filepath.Join(s.dir, filepath.FromSlash(f.Pos.File))
		}
		out[i] = f
	}
	return out
}

// Run runs the whole pipeline and publishes the report. It returns *ErrForm when
// the study's form is wrong; then, as on any other error, the folder's earlier
// report is untouched.
func Run(ctx context.Context, o Options) (*Summary, error) {
	defer lean()()
	src, err := open(o.Study)
	if err != nil {
		return nil, err
	}
	defer src.close()
	if o.Out != "" && src.dir != "" && sameFolder(o.Out, src.dir) {
		return nil, fmt.Errorf("%s is the study's own folder; choose another one for the report with -o", o.Out)
	}
	c := check(src, o.tell)
	if c.Faults.Errors() > 0 {
		return nil, &ErrForm{src.places(c.Faults)}
	}
	if o.Out == "" {
		o.Out = filepath.Join("reports", src.name)
	}
	tasks, err := o.chosen(c.Tasks)
	if err != nil {
		return nil, err
	}
	c.Tasks = tasks
	return o.run(ctx, c, src)
}

// sameFolder reports whether two paths are one folder.
func sameFolder(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

func (o *Options) tell(stage string, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}

// ErrUnknownQuestion says that a study has no question or claim of an ID that was given.
type ErrUnknownQuestion struct {
	ID  string
	IDs []string // those that it has
}

func (e *ErrUnknownQuestion) Error() string {
	switch near := obs.DidYouMean(e.ID, e.IDs); {
	case e.ID == question.ClaimsID:
		return "the study has no claims; its questions are " + strings.Join(e.IDs, ", ")
	case near != "":
		return fmt.Sprintf("no question or claim %q; %s", e.ID, near)
	}
	return fmt.Sprintf("no question or claim %q; questions and claims are %s", e.ID, strings.Join(e.IDs, ", "))
}

// chosen keeps the tasks that --only names, of the claims those named.
func (o *Options) chosen(tasks []question.Task) ([]question.Task, error) {
	if len(o.Only) == 0 {
		return tasks, nil
	}
	var ids []string
	for _, t := range tasks {
		ids = append(ids, t.IDs()...)
	}
	var out []question.Task
	for _, id := range o.Only {
		found := false
		for _, t := range tasks {
			if t.Named(id) {
				found = true
				if !slices.ContainsFunc(out, func(o question.Task) bool { return o.Question.ID == t.Question.ID }) {
					out = append(out, t.Only(o.Only))
				}
			}
		}
		if !found {
			return nil, &ErrUnknownQuestion{ID: id, IDs: ids}
		}
	}
	return out, nil
}
