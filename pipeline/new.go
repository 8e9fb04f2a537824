package pipeline

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"defensetrade/docs/schema"
	"defensetrade/pipeline/starter"
)

// New writes a starter study into a folder, which is made where it is missing and
// must be empty, and returns the files. The JSON Schemas that editors use go into a
// folder of their own, since the study must not depend on the network.
func New(dir string) ([]string, error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return nil, fmt.Errorf("%s is not empty; name a new folder", dir)
	}
	var out []string
	for _, part := range []struct {
		from      fs.FS
		which, to string
	}{{starter.Files(), "*", dir}, {schema.Files, "study.*", filepath.Join(dir, ".schema")}, {schema.Files, "words.*", filepath.Join(dir, ".schema")}, {schema.Files, "datapackage.*", filepath.Join(dir, ".schema")}} {
		if err := os.MkdirAll(part.to, 0o755); err != nil {
			return nil, err
		}
		names, err := fs.Glob(part.from, part.which)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			data, err := fs.ReadFile(part.from, name)
			if err != nil {
				return nil, err
			}
			path := filepath.Join(part.to, name)
			if err := os.WriteFile(path, data, 0o644); err != nil {
				return nil, err
			}
			out = append(out, path)
		}
	}
	return out, nil
}
