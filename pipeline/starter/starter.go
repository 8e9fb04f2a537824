// Package starter holds the study that analyze new writes: small, commented, and
// complete, so that it runs as it is.
package starter

import (
	"embed"
	"io/fs"
)

//go:embed study
var files embed.FS

// Files returns the study's folder.
func Files() fs.FS {
	sub, err := fs.Sub(files, "study")
	if err != nil {
		panic(err) // the name is a constant of this package
	}
	return sub
}
