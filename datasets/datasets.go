// Package datasets puts the default study into the program, so that it shows its
// work on any machine. Each other folder here is a study to be run by name.
package datasets

import (
	"embed"
	"io/fs"
)

//go:embed turkiye-pakistan
var files embed.FS

// DefaultName is the default study's folder.
const DefaultName = "turkiye-pakistan"

// Default returns the default study's folder.
func Default() fs.FS {
	sub, err := fs.Sub(files, DefaultName)
	if err != nil {
		panic(err) // the name is a constant of this package
	}
	return sub
}
