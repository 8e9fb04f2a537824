package defensetrade_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/licences.md anew")

// licences are known by words that only they have.
var licences = []struct{ name, words string }{
	{"OFL-1.1", `SIL OPEN FONT LICENSE Version 1\.1`},
	{"FTL", `choice of exactly one of\s+the following two licenses:\s+\* The FreeType License`},
	{"CC-BY-4.0", `Creative Commons Attribution 4\.0 International Public License`},
	{"CC0-1.0", `CC0 1\.0 Universal`},
	{"Apache-2.0", `Apache License\s+Version 2\.0`},
	{"BSD-3-Clause", `Redistribution and use in source and binary forms[\s\S]+Neither the name|Redistribution and use in source and binary forms[\s\S]+nor the names? of`},
	{"BSD-2-Clause", `Redistribution and use in source and binary forms`},
	{"MIT", `Permission is hereby granted, free of charge, to any person obtaining\s+a copy`},
	{"Unlicense", `This is free and unencumbered software released into the public domain`},
	{"ISC", `Permission to use, copy, modify, and/or distribute this software for any\s+purpose`},
}

// licensed is a file's name that says under what terms its folder stands.
var licensed = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|ofl)|-OFL\.txt$`)

// TestLicences holds docs/licences.md to what is linked into the program: every
// module, font and list of patterns, with the licences that stand beside it. One that is not
// known is a fault, so that a dependency cannot come in with terms unread.
func TestLicences(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/analyze")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(modules)
	var page strings.Builder
	page.WriteString("# Licences of what is linked into the program\n\n" +
		"Made by `go test -run TestLicences . -update` from the licence files of the modules, and checked by the same test.\n" +
		"All allow use, change and redistribution; they ask for their notice and, of FTL (the choice between it and the GPL is ours)\n" +
		"and CC-BY, for credit. None asks for the source of what uses them.\n\n" +
		"| module | version | licence |\n|---|---|---|\n")
	for _, m := range slices.Compact(modules) {
		if m = strings.TrimSpace(m); m == "" {
			continue
		}
		part := strings.Split(m, "\t")
		fmt.Fprintf(&page, "| %s | %s | %s |\n", part[0], part[1], strings.Join(terms(t, part[2]), ", "))
	}
	page.WriteString("\n| embedded | licence |\n|---|---|\n")
	for _, pattern := range []string{"pipeline/typeface/*/*-OFL.txt", "pipeline/report/patterns/*-LICENCE.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			name, _, _ := strings.Cut(filepath.Base(f), "-OFL.txt")
			name, _, _ = strings.Cut(name, "-LICENCE.txt")
			fmt.Fprintf(&page, "| %s | %s |\n", name, strings.Join(identify(t, f), ", "))
		}
	}
	const name = "docs/licences.md"
	if *update {
		if err := os.WriteFile(name, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(name); err != nil || !bytes.Equal(have, []byte(page.String())) {
		t.Errorf("%s is not current (%v): go test -run TestLicences . -update, and read what is new", name, err)
	}
}

// terms are the licences in a module's folder.
func terms(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && licensed.MatchString(e.Name()) {
			out = append(out, identify(t, filepath.Join(dir, e.Name()))...)
		}
	}
	if len(out) == 0 {
		t.Errorf("%s has no licence that is known", dir)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func identify(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range licences {
		if regexp.MustCompile(l.words).Match(text) {
			return []string{l.name}
		}
	}
	if len(text) > 400 { // a short one points to another
		t.Errorf("the licence %s is not known: read it and add it", file)
	}
	return nil
}
