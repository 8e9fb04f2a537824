package defensetrade_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "defensetrade/"

// may says which packages of ours a package may import: data flows one way,
// load → tidy → question → chart → report, and a stage imports vocabularies and
// its arithmetic, never another stage.
var may = map[string][]string{
	"cmd/analyze":       {"pipeline", "pipeline/obs", "pipeline/result", "pipeline/provider", "pipeline/chart", "pipeline/question"},
	"datasets":          {},
	"docs/schema":       {},
	"pipeline":          {"pipeline/lang", "datasets", "pipeline/starter", "docs/schema", "pipeline/obs", "pipeline/study", "pipeline/result", "pipeline/load", "pipeline/tidy", "pipeline/question", "pipeline/chart", "pipeline/report", "pipeline/publish", "pipeline/provider"},
	"pipeline/obs":      {"pipeline/lang"},
	"pipeline/lang":     {},
	"pipeline/study":    {"pipeline/obs", "pipeline/lang"},
	"pipeline/result":   {"pipeline/obs", "pipeline/study", "pipeline/lang"},
	"pipeline/load":     {"pipeline/lang", "pipeline/obs", "pipeline/study"},
	"pipeline/starter":  {},
	"pipeline/provider": {"pipeline/obs", "pipeline/entity"},
	"pipeline/entity":   {"pipeline/obs"},
	"pipeline/tidy":     {"pipeline/lang", "pipeline/obs", "pipeline/study", "pipeline/result", "pipeline/entity"},
	"pipeline/stat":     {},
	"pipeline/question": {"pipeline/lang", "pipeline/obs", "pipeline/study", "pipeline/result", "pipeline/stat"},
	"pipeline/chart":    {"pipeline/lang", "pipeline/obs", "pipeline/result", "pipeline/typeface", "pipeline/pdf"},
	"pipeline/report":   {"pipeline/lang", "pipeline/obs", "pipeline/study", "pipeline/result", "pipeline/typeface", "pipeline/pdf"},
	"pipeline/typeface": {},
	"pipeline/pdf":      {"pipeline/typeface"},
	"pipeline/publish":  {},
}

// only says which packages may import a library: each is used for one job, in
// one place.
var only = map[string][]string{
	"github.com/gocarina/gocsv":       {"pipeline/load"},
	"github.com/goccy/go-yaml":        {"pipeline/load"},
	"gonum.org/v1/plot":               {"pipeline/chart"},
	"gonum.org/v1/gonum":              {"pipeline/stat"},
	"codeberg.org/go-pdf/fpdf":        {"pipeline/pdf"},
	"github.com/klauspost/compress":   {"pipeline/chart"},
	"github.com/speedata/hyphenation": {"pipeline/report"},
	"github.com/gofrs/flock":          {"pipeline/publish"},
	"github.com/xuri/excelize/v2":     {"pipeline/provider"},
	"github.com/alecthomas/kong":      {"cmd/analyze"},
	"github.com/vbauerster/mpb":       {"cmd/analyze"},
	"golang.org/x/text":               {"pipeline/lang", "pipeline/load", "pipeline/entity", "pipeline/provider", "pipeline/publish"},
	"golang.org/x/term":               {"cmd/analyze"},
	"github.com/go-text/typesetting":  {"pipeline/typeface"},
	"golang.org/x/image":              {"pipeline/typeface", "pipeline/chart"},
	"golang.org/x/tools":              {}, // tests alone
	"github.com/santhosh-tekuri":      {}, // tests alone
	"golang.org/x/sys":                {"pipeline/publish"},
}

// TestImports walks every Go file that is not a test.
func TestImports(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		pkg := filepath.ToSlash(filepath.Dir(path))
		allowed, known := may[pkg]
		if !known {
			t.Errorf("%s: package %s is not in the table of imports", path, pkg)
		}
		seen[pkg] = true
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range file.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			if ours, ok := strings.CutPrefix(name, module); ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s: %s may not import %s", path, pkg, ours)
			}
			checkLibrary(t, path, pkg, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range may {
		if !seen[pkg] {
			t.Errorf("the table of imports names package %s, which does not exist", pkg)
		}
	}
}

func checkLibrary(t *testing.T, path, pkg, name string) {
	first, _, _ := strings.Cut(name, "/")
	if !strings.Contains(first, ".") {
		return // the standard library, or ours
	}
	for lib, users := range only {
		if name == lib || strings.HasPrefix(name, lib+"/") {
			if !slices.Contains(users, pkg) {
				t.Errorf("%s: %s may not import %s; only %v may", path, pkg, lib, users)
			}
			return
		}
	}
	t.Errorf("%s: library %s is not in the table", path, name)
}
