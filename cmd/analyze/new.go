package main

import (
	"fmt"

	"defensetrade/pipeline"
)

// newCmd is analyze new.
type newCmd struct {
	Dir string `arg:"" help:"A new folder."`
}

// Run writes the starter study and says what to do with it.
func (c *newCmd) Run(s *streams) error {
	files, err := pipeline.New(c.Dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintln(s.stdout, "written:", f)
	}
	fmt.Fprintf(s.stdout, "now: analyze check %s, analyze run %s -o report\n", c.Dir, c.Dir)
	return nil
}
