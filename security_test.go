package defensetrade_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// network are the packages that can open a connection or start a program, with
// what may be used of them: nothing, but that the reader of workbooks looks up
// content types in a table of net/http. So the code that dials is linked and
// nothing calls it.
var network = map[string][]string{
	"net/http": {"DetectContentType"},
	"net":      nil, "crypto/tls": nil, "net/rpc": nil, "net/smtp": nil, "os/exec": nil, "plugin": nil,
}

// TestNoNetwork reads every package that is linked, besides the standard
// library's, for uses of the network.
func TestNoNetwork(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", `{{if not .Standard}}{{.Dir}}{{range .GoFiles}}	{{.}}{{end}}{{end}}`, "./cmd/analyze")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for line := range strings.Lines(string(out)) {
		part := strings.Split(strings.TrimSpace(line), "\t")
		for _, name := range part[1:] {
			uses(t, filepath.Join(part[0], name))
			read++
		}
	}
	if read < 1000 {
		t.Errorf("only %d files were read", read)
	}
}

// uses checks what a file uses of the network.
func uses(t *testing.T, path string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{} // by which the file knows such a package
	for _, imp := range file.Imports {
		p := strings.Trim(imp.Path.Value, `"`)
		if _, ok := network[p]; !ok {
			continue
		}
		name := p[strings.LastIndexByte(p, '/')+1:]
		if imp.Name != nil {
			name = imp.Name.Name
		}
		names[name] = p
	}
	if len(names) == 0 {
		return
	}
	if file, err = parser.ParseFile(set, path, nil, 0); err != nil {
		t.Fatal(err)
	}
	if _, all := names["."]; all {
		t.Errorf("%s takes all names of %s", path, names["."])
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Obj == nil && names[x.Name] != "" && !slices.Contains(network[names[x.Name]], sel.Sel.Name) {
				t.Errorf("%s uses %s.%s", path, x.Name, sel.Sel.Name)
			}
		}
		return true
	})
}

// disk says which packages may touch the disk by a path of their own, and with
// which calls; all others are given a file system or bytes. Writing goes through
// publish, inside an os.Root of the target, or into a file that the user names;
// analyze import reads the files that it is given and writes into the study, and
// analyze new looks whether its folder is empty.
var disk = map[string][]string{
	"pipeline":          {"Stat", "SameFile", "OpenRoot", "ReadDir", "ReadFile", "MkdirAll", "MkdirTemp", "RemoveAll", "WriteFile", "Rename", "Open", "OpenFile"},
	"pipeline/provider": {"Stat", "Open"},
	"pipeline/publish":  {"Stat", "Lstat", "SameFile", "OpenRoot", "MkdirAll", "Remove", "Getpid"},
	"cmd/analyze":       {"Create"},
}

// harmless are names of package os that touch no disk.
var harmless = []string{"Args", "Exit", "Stdout", "Stderr", "Stdin", "Interrupt", "File", "Root", "FileInfo", "FileMode", "PathError", "LinkError", "DevNull",
	"ErrNotExist", "ErrExist", "ErrPermission", "O_WRONLY", "O_CREATE", "O_EXCL", "O_RDWR", "O_RDONLY", "LookupEnv", "Getenv", "Signal", "ModePerm"}

// TestDisk reads every file that is not a test for calls that touch the disk.
func TestDisk(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "dist" || d.Name() == "out") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(filepath.Dir(path))
		ast.Inspect(file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "os" && x.Obj == nil && !slices.Contains(harmless, sel.Sel.Name) && !slices.Contains(disk[pkg], sel.Sel.Name) {
				t.Errorf("%s: %s may not call os.%s", path, pkg, sel.Sel.Name)
			}
			return true
		})
		for _, imp := range file.Imports {
			if p := strings.Trim(imp.Path.Value, `"`); slices.Contains([]string{"io/ioutil", "os/exec", "net", "net/http", "plugin", "unsafe", "C"}, p) {
				t.Errorf("%s: %s may not be imported", path, p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
