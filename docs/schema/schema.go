// Package schema holds the JSON Schemas of a study's files, by which editors
// complete and check them. The loader does not use them: it says more, with
// places. Its tests hold both against each other.
package schema

import "embed"

// Files are study.schema.json, words.schema.json and datapackage.schema.json.
//
//go:embed *.json
var Files embed.FS
