package defensetrade_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestNoNetwork: the program cannot open a connection. Packages of the network may
// be linked for their types (mime/multipart brings some), but nothing that dials,
// listens or looks names up.
func TestNoNetwork(t *testing.T) {
	deps, err := exec.Command("go", "list", "-deps", "./cmd/analyze").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"net/http", "crypto/tls", "net/rpc", "net/smtp", "os/exec", "plugin"} {
		if slices.Contains(strings.Fields(string(deps)), p) {
			t.Errorf("%s is linked", p)
		}
	}
	bin := filepath.Join(t.TempDir(), "analyze")
	if out, err := exec.Command("go", "build", "-o", bin, "./cmd/analyze").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	symbols, err := exec.Command("go", "tool", "nm", bin).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(symbols), "defensetrade/pipeline.Run") {
		t.Fatal("the symbols of the program could not be read")
	}
	for _, m := range regexp.MustCompile(`(?m) [tT] (net\.(Dial|Listen|Lookup|\(\*Dialer\)|\(\*Resolver\)|\(\*ListenConfig\)|\(\*netFD\)).*|syscall\.(Socket|connect|Connect|bind|Bind))$`).FindAllStringSubmatch(string(symbols), -1) {
		t.Errorf("%s is linked", m[1])
	}
}

// disk says which packages may touch the disk by a path of their own, and with
// which calls; all others are given a file system or bytes. Writing goes through
// publish, inside an os.Root of the target, or into a file that the user names.
var disk = map[string][]string{
	"pipeline":         {"Stat", "SameFile", "OpenRoot"},
	"pipeline/publish": {"Stat", "Lstat", "SameFile", "OpenRoot", "MkdirAll", "Remove", "Getpid"},
	"cmd/analyze":      {"Create"},
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
