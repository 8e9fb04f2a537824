// Command analyze turns CSVs about arms trade, defence spending and local
// production into checked statistics, figures and a typeset report.
//
// It parses the command line, shows progress and maps outcomes to exit status: 0
// done, 1 the study's form is wrong, 2 the command line is wrong. What is done is
// decided in pipeline.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/alecthomas/kong"

	"defensetrade/pipeline"
)

// Exit statuses.
const (
	exitOK      = 0
	exitStudy   = 1
	exitCommand = 2
)

// cli is the command line.
type cli struct {
	diagnosis

	Run     runCmd     `cmd:"" default:"withargs" help:"Analyse a study and write its report. Without a study: the built-in one."`
	Check   checkCmd   `cmd:"" help:"Validate a study and print every problem; writes nothing."`
	Explain explainCmd `cmd:"" help:"Tell how a number of a report came about, down to file and line."`
	Import  importCmd  `cmd:"" help:"Turn a publisher's files, as they were downloaded, into a study's CSVs and descriptor."`
	New     newCmd     `cmd:"" help:"Write a small study with comments, which runs as it is."`
	List    listCmd    `cmd:"" help:"List what there is: statistics, figures, questions, guards or providers."`
	Version versionCmd `cmd:"" help:"Print the version of the program and of its libraries."`

	Completion completionCmd `cmd:"" help:"Print a script that completes commands and options in bash, zsh or fish."`
}

// streams are where a command reads and writes.
type streams struct {
	ctx    context.Context
	stdout io.Writer
	stderr io.Writer
	json   bool       // messages are JSON
	clock  *clock     // of the stages
	model  *kong.Node // of the command line
}

// problem tells why a command did not do what it was asked.
func (s *streams) problem(format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	if s.json {
		if b, err := json.Marshal(map[string]string{"severity": "error", "message": msg}); err == nil { // strings always marshal
			fmt.Fprintf(s.stderr, "%s\n", b)
		}
		return
	}
	fmt.Fprintln(s.stderr, "analyze:", msg)
}

// errStatus is an error that has been told to the user already.
type errStatus int

func (e errStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends what does not hear of the first
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the whole command; it returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (status int) {
	var c cli
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("analyze"),
		kong.Description("Statistics, figures and a report from CSVs about arms trade, defence spending and local production.\n\n"+
			"With no arguments it analyses the built-in study of Türkiye and Pakistan into reports/turkiye-pakistan/."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exited = code }),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	if err != nil {
		fmt.Fprintln(stderr, "analyze:", err)
		return exitCommand
	}
	k, err := parser.Parse(args)
	if exited >= 0 { // --help
		return exited
	}
	// A command line that cannot be read may ask for JSON even so.
	s := &streams{ctx: ctx, stdout: stdout, stderr: stderr, json: slices.Contains(args, "--json"), clock: newClock(), model: parser.Model.Node}
	if err != nil {
		s.problem(`%v; "analyze --help" lists the commands and their options`, err)
		return exitCommand
	}
	stop, err := c.start()
	if err != nil {
		s.problem("%v", err)
		return exitCommand
	}
	defer func() {
		if err := stop(); err != nil {
			s.problem("%v", err)
			status = max(status, exitStudy)
		}
	}()
	err = k.Run(s)
	if c.Verbose {
		s.clock.print(stderr, s.json)
	}
	var told errStatus
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &told):
		return int(told)
	case errors.Is(err, context.Canceled):
		s.problem("interrupted; nothing was published, and an earlier report is as it was: run again")
		return exitStudy
	}
	s.problem("%v", err)
	return exitStudy
}

// versionCmd is analyze version.
type versionCmd struct {
	JSON bool `name:"json" help:"Print as JSON, one a line."`
}

// Run prints the version.
func (c *versionCmd) Run(s *streams) error {
	rows := append([]pair{{"analyze", pipeline.Version}}, libraries()...)
	if c.JSON {
		return printPairs(s.stdout, rows, "module", "version")
	}
	for _, r := range rows {
		fmt.Fprintln(s.stdout, r.name, r.text)
	}
	return nil
}
