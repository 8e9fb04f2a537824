package defensetrade_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/question"
)

// said are the functions that say a message, with the places of the message among
// their arguments; two places are the singular and the plural.
var said = map[string][]int{
	"say": {0}, "words": {0}, "w": {0}, "Phrase": {0}, "Mark": {0}, "Say": {0, 1}, "counted": {1, 2}, "Counted": {1, 2}, "Plural": {1, 2},
	"loose": {1}, // of load: what has a key too many
}

// speakers are those that only questions have.
var speakers = map[string]bool{"say": true, "words": true, "w": true, "counted": true}

// written are the packages in which a message must stand where it is said.
var written = map[string]bool{"pipeline/question": true, "pipeline/report": true, "pipeline/chart": true}

// page is where the HTML report says a message: in its template and in its script.
var page = regexp.MustCompile(`\bSay "([^"]*)"|\bsay\('([^']*)'\)`)

// message is one that the code says.
type message struct{ id, place string }

// messages finds what the code says, and calls whose message is no literal.
func messages(t *testing.T) (out []message, hidden []string) {
	for _, dir := range []string{"pipeline", "pipeline/lang", "pipeline/obs", "pipeline/load", "pipeline/tidy", "pipeline/result", "pipeline/question", "pipeline/chart", "pipeline/report"} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				name := ""
				switch f := call.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					name = f.Sel.Name
				}
				places, ok := said[name]
				if !ok || speakers[name] && dir != "pipeline/question" {
					return true
				}
				at := fset.Position(call.Pos()).String()
				literal := func(i int) (string, bool) {
					if i >= len(call.Args) {
						return "", false
					}
					l, ok := call.Args[i].(*ast.BasicLit)
					if !ok || l.Kind != token.STRING {
						return "", false
					}
					s, err := strconv.Unquote(l.Value)
					return s, err == nil
				}
				switch {
				case len(places) == 1:
					if s, ok := literal(places[0]); ok {
						out = append(out, message{s, at})
					} else if dir == "pipeline/question" && name != "Phrase" || name == "Mark" {
						hidden = append(hidden, at+": "+name)
					}
				case name == "Say": // of a language, or of result with the language first
					s, ok := literal(0)
					if !ok {
						s, ok = literal(1)
					}
					if ok {
						out = append(out, message{s, at})
					} else if written[dir] && !passedOn(call) {
						hidden = append(hidden, at+": "+name)
					}
				default:
					one, ok1 := literal(places[0])
					many, ok2 := literal(places[1])
					if ok1 && ok2 {
						out = append(out, message{one + "|" + many, at})
					} else if written[dir] {
						hidden = append(hidden, at+": "+name)
					}
				}
				return true
			})
		}
	}
	for _, path := range []string{"pipeline/report/page.tmpl", "pipeline/report/page.js"} {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range page.FindAllStringSubmatch(string(b), -1) {
			out = append(out, message{m[1] + m[2], path})
		}
	}
	for _, f := range question.Families { // the HTML report says what each is
		out = append(out, message{f.What, "pipeline/report: of statistic " + f.Name})
	}
	for _, g := range obs.Guards { // a claim that one refuses says what to do
		out = append(out, message{g.Fix, "pipeline/obs: of " + g.ID})
	}
	return out, hidden
}

// passedOn reports whether a call says what its function was given to say, by the name
// of the argument.
func passedOn(call *ast.CallExpr) bool {
	return slices.ContainsFunc(call.Args, func(e ast.Expr) bool {
		name, ok := e.(*ast.Ident)
		return ok && (name.Name == "message" || name.Name == "id")
	})
}

// TestCatalogues holds every language's catalogue to what the code says: nothing
// missing, nothing left over, every argument of a message in its place.
func TestCatalogues(t *testing.T) {
	said, hidden := messages(t)
	only := os.Getenv("MESSAGES_OF") // part of a path: what is missing there alone
	for _, h := range hidden {
		if strings.Contains(h, only) && !strings.Contains(h, "pipeline/question/words.go") {
			t.Errorf("%s: the message is not written where it is said; mark it with lang.Mark and use Phrase", h)
		}
	}
	for _, l := range lang.All() {
		if l == lang.English {
			continue
		}
		known := map[string]bool{}
		missing := 0
		for _, m := range said {
			if known[m.id] || !strings.ContainsFunc(m.id, isLetter) {
				continue
			}
			known[m.id] = true
			if !l.Has(m.id) && strings.Contains(m.place, only) {
				missing++
				t.Errorf("%s: %s lacks %q", m.place, l.Name, m.id)
			}
		}
		if only != "" {
			continue
		}
		for id, s := range l.Messages() {
			if !known[id] {
				t.Errorf("%s: no code says %q", l.Name, id)
			}
			if a, b := arguments(id), arguments(s); !slices.Equal(a, b) && !strings.Contains(id, "|") {
				t.Errorf("%s: %q has the arguments %v, its translation %q has %v", l.Name, id, a, s, b)
			}
		}
	}
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// arguments are the places that a pattern names, each once.
func arguments(pattern string) []int {
	var out []int
	for _, p := range lang.Parts(pattern) {
		if p.Arg >= 0 && !slices.Contains(out, p.Arg) {
			out = append(out, p.Arg)
		}
	}
	slices.Sort(out)
	return out
}
