package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// completionCmd is analyze completion.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help is printed by analyze completion --help.
func (completionCmd) Help() string {
	return "bash: source <(analyze completion bash)\n\n" +
		"zsh: analyze completion zsh > \"${fpath[1]}/_analyze\"\n\n" +
		"fish: analyze completion fish > ~/.config/fish/completions/analyze.fish"
}

// Run prints the script. It is made from the model of the command line, so that
// a new command or option needs nothing here.
func (c *completionCmd) Run(s *streams) error {
	write := map[string]func(io.Writer, *kong.Node){"bash": completeBash, "zsh": completeZsh, "fish": completeFish}
	write[c.Shell](s.stdout, s.model)
	return nil
}

// commands are those that a user sees.
func commands(root *kong.Node) []*kong.Node {
	return slices.DeleteFunc(slices.Clone(root.Children), func(n *kong.Node) bool { return n.Hidden })
}

// flags are the options of a command, those of the program included.
func flags(n *kong.Node) []*kong.Flag {
	return slices.Concat(n.AllFlags(true)...)
}

// words are the values that an option or argument may have; nil where it takes
// any, and then a file is offered.
func words(v *kong.Value) []string {
	if v.Enum == "" {
		return nil
	}
	return v.EnumSlice()
}

// spellings are --out and -o.
func spellings(f *kong.Flag) []string {
	out := []string{"--" + f.Name}
	if f.Short != 0 {
		out = append(out, "-"+string(f.Short))
	}
	return out
}

// argument is the first argument of a command, nil where it has none.
func argument(n *kong.Node) *kong.Value {
	if len(n.Positional) == 0 {
		return nil
	}
	return n.Positional[0]
}

// ours is the command that is assumed where none is named: run.
func ours(root *kong.Node) *kong.Node {
	if root.DefaultCmd != nil {
		return root.DefaultCmd
	}
	return root
}

func completeBash(w io.Writer, root *kong.Node) {
	fmt.Fprintln(w, "# Completion of analyze for bash: source <(analyze completion bash)")
	fmt.Fprintln(w, "_analyze() {")
	fmt.Fprintln(w, `  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} cmd= w`)
	fmt.Fprintln(w, "  COMPREPLY=()")
	fmt.Fprintln(w, `  for w in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do`)
	var names []string
	for _, c := range commands(root) {
		names = append(names, c.Name)
	}
	fmt.Fprintf(w, "    case $w in %s) cmd=$w; break ;; esac\n", strings.Join(names, "|"))
	fmt.Fprintln(w, "  done")
	fmt.Fprintf(w, "  case ${cmd:-%s}:$prev in\n", ours(root).Name)
	for _, c := range commands(root) {
		for _, f := range flags(c) {
			if f.IsBool() {
				continue
			}
			var at []string
			for _, s := range spellings(f) {
				at = append(at, c.Name+":"+s)
			}
			reply := `COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null`
			if ws := words(f.Value); ws != nil {
				reply = fmt.Sprintf(`COMPREPLY=($(compgen -W %q -- "$cur"))`, strings.Join(ws, " "))
			}
			fmt.Fprintf(w, "    %s) %s; return ;;\n", strings.Join(at, "|"), reply)
		}
	}
	fmt.Fprintln(w, "  esac")
	fmt.Fprintf(w, "  case ${cmd:-%s}:$cur in\n", ours(root).Name)
	for _, c := range commands(root) {
		var all []string
		for _, f := range flags(c) {
			all = append(all, spellings(f)...)
		}
		fmt.Fprintf(w, "    %s:-*) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", c.Name, strings.Join(all, " "))
	}
	fmt.Fprintln(w, "  esac")
	fmt.Fprintln(w, "  case $cmd in")
	fmt.Fprintf(w, "    '') COMPREPLY=($(compgen -W %q -- \"$cur\")) ;;\n", strings.Join(names, " "))
	for _, c := range commands(root) {
		if a := argument(c); a != nil && words(a) != nil {
			fmt.Fprintf(w, "    %s) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", c.Name, strings.Join(words(a), " "))
		} else if a == nil {
			fmt.Fprintf(w, "    %s) return ;;\n", c.Name)
		}
	}
	fmt.Fprintln(w, "  esac")
	fmt.Fprintln(w, `  COMPREPLY+=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null`)
	fmt.Fprintln(w, "}")
	fmt.Fprintln(w, "complete -F _analyze analyze")
}

func completeZsh(w io.Writer, root *kong.Node) {
	fmt.Fprintln(w, "#compdef analyze")
	fmt.Fprintln(w, `# Completion of analyze for zsh: analyze completion zsh > "${fpath[1]}/_analyze"`)
	fmt.Fprintln(w, "_analyze() {")
	fmt.Fprintln(w, "  local cmd= w")
	fmt.Fprintln(w, "  local -a commands=(")
	var names []string
	for _, c := range commands(root) {
		names = append(names, c.Name)
		fmt.Fprintf(w, "    %s\n", single(zshColon(c.Name)+":"+c.Help))
	}
	fmt.Fprintln(w, "  )")
	fmt.Fprintln(w, `  for w in ${words[2,CURRENT-1]}; do`)
	fmt.Fprintf(w, "    case $w in %s) cmd=$w; break ;; esac\n", strings.Join(names, "|"))
	fmt.Fprintln(w, "  done")
	fmt.Fprintln(w, `  if [[ -z $cmd && ${words[CURRENT]} != -* ]]; then _describe command commands; _files; return; fi`)
	fmt.Fprintf(w, "  case ${cmd:-%s} in\n", ours(root).Name)
	for _, c := range commands(root) {
		fmt.Fprintf(w, "    %s) _arguments", c.Name)
		for _, f := range flags(c) {
			for _, s := range spellings(f) {
				spec := s + "[" + zshBracket(f.Help) + "]"
				if !f.IsBool() {
					spec += ":" + f.Name + ":" + zshValues(f.Value)
				}
				fmt.Fprintf(w, " \\\n      %s", single(spec))
			}
		}
		if a := argument(c); a != nil {
			// One command word has gone before the arguments, or none where run is meant.
			fmt.Fprintf(w, " \\\n      %s", single("*:"+a.Name+":"+zshValues(a)))
		}
		fmt.Fprintln(w, " ;;")
	}
	fmt.Fprintln(w, "  esac")
	fmt.Fprintln(w, "}")
	fmt.Fprintln(w, `if [ "$funcstack[1]" = _analyze ]; then _analyze "$@"; else compdef _analyze analyze; fi`)
}

// zshValues is what zsh offers for a value.
func zshValues(v *kong.Value) string {
	if ws := words(v); ws != nil {
		return "(" + strings.Join(ws, " ") + ")"
	}
	return "_files"
}

func zshColon(s string) string { return strings.ReplaceAll(s, ":", `\:`) }

func zshBracket(s string) string {
	return strings.NewReplacer(`[`, `\[`, `]`, `\]`, `:`, `\:`).Replace(s)
}

// single puts a text into single quotes, as the three shells read it.
func single(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func completeFish(w io.Writer, root *kong.Node) {
	fmt.Fprintln(w, "# Completion of analyze for fish: analyze completion fish > ~/.config/fish/completions/analyze.fish")
	for _, c := range commands(root) {
		fmt.Fprintf(w, "complete -c analyze -n __fish_use_subcommand -a %s -d %s\n", c.Name, single(c.Help))
	}
	for _, c := range commands(root) {
		when := "__fish_seen_subcommand_from " + c.Name
		if c == root.DefaultCmd {
			var others []string
			for _, o := range commands(root) {
				if o != c {
					others = append(others, o.Name)
				}
			}
			when = "not __fish_seen_subcommand_from " + strings.Join(others, " ")
		}
		for _, f := range flags(c) {
			fmt.Fprintf(w, "complete -c analyze -n %s -l %s", single(when), f.Name)
			if f.Short != 0 {
				fmt.Fprintf(w, " -s %s", string(f.Short))
			}
			switch ws := words(f.Value); {
			case ws != nil:
				fmt.Fprintf(w, " -x -a %s", single(strings.Join(ws, " ")))
			case !f.IsBool():
				fmt.Fprint(w, " -r -F")
			}
			fmt.Fprintf(w, " -d %s\n", single(f.Help))
		}
		if a := argument(c); a != nil && words(a) != nil {
			fmt.Fprintf(w, "complete -c analyze -f -n %s -a %s\n", single(when), single(strings.Join(words(a), " ")))
		} else if a == nil {
			fmt.Fprintf(w, "complete -c analyze -f -n %s\n", single(when))
		}
	}
}
