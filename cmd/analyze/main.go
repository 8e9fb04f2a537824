// Command analyze turns CSVs about arms trade, defence spending and local
// production into checked statistics, figures and a typeset report.
//
// It parses the command line, shows progress and maps outcomes to exit status: 0
// done, 1 the study's form is wrong, 2 the command line is wrong. What is done is
// decided in pipeline.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
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
	Run     runCmd     `cmd:"" default:"withargs" help:"Analyse a study and write its report. Without a study: the built-in one."`
	Check   checkCmd   `cmd:"" help:"Validate a study and print every problem; writes nothing."`
	Import  importCmd  `cmd:"" help:"Turn a publisher's files, as they were downloaded, into a study's CSVs and descriptor."`
	New     newCmd     `cmd:"" help:"Write a small study with comments, which runs as it is."`
	List    listCmd    `cmd:"" help:"List what there is: statistics, figures, questions or providers."`
	Version versionCmd `cmd:"" help:"Print the version of the program and of its libraries."`
}

// streams are where a command reads and writes.
type streams struct {
	ctx    context.Context
	stdout io.Writer
	stderr io.Writer
}

// errStatus is an error that has been told to the user already.
type errStatus int

func (e errStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
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
	if err != nil {
		fmt.Fprintf(stderr, "analyze: %v\n", err)
		fmt.Fprintln(stderr, `Run "analyze --help" for the commands and their options.`)
		return exitCommand
	}
	err = k.Run(&streams{ctx: ctx, stdout: stdout, stderr: stderr})
	var told errStatus
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &told):
		return int(told)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "analyze: interrupted; the earlier report is untouched")
		return exitStudy
	}
	fmt.Fprintln(stderr, "analyze:", err)
	return exitStudy
}

// versionCmd is analyze version.
type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(s *streams) error {
	fmt.Fprintln(s.stdout, "analyze", pipeline.Version)
	for _, line := range libraries() {
		fmt.Fprintln(s.stdout, line)
	}
	return nil
}
