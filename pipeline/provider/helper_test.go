package provider

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
)

// shared is the folder with the publishers' files as they were downloaded; tests
// that need it are skipped where it is absent.
const shared = "../../../shared/data"

func raw(t *testing.T, elem ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{shared}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s is not here", path)
	}
	return path
}

// put writes a file for a test and returns its path.
func put(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// read imports files and fails the test on an error or a fault.
func read(t *testing.T, opt Options, paths ...string) *Import {
	t.Helper()
	im, err := Read(paths, opt)
	if err != nil {
		t.Fatal(err)
	}
	if im.Faults.Errors() > 0 {
		t.Fatal(im.Faults)
	}
	return im
}

// list writes what was kept as lines "indicator entity partner year value status
// note", without what is empty.
func list(im *Import) []string {
	var out []string
	for _, x := range im.rows.list {
		o := im.rows.observation(x)
		var parts []string
		for _, s := range []string{o.Indicator, o.Entity, o.Partner, strconv.Itoa(o.Year), decimal(o.Value), string(o.Status), o.Note} {
			if s != "" && s != "reported" {
				parts = append(parts, s)
			}
		}
		out = append(out, strings.Join(parts, " "))
	}
	return out
}

// wantList compares lists line by line.
func wantList(t *testing.T, im *Import, want ...string) {
	t.Helper()
	got := list(im)
	for i := 0; i < max(len(got), len(want)); i++ {
		switch {
		case i >= len(got):
			t.Errorf("missing: %s", want[i])
		case i >= len(want):
			t.Errorf("too much: %s", got[i])
		case got[i] != want[i]:
			t.Errorf("%d is\n%s\nwant\n%s", i, got[i], want[i])
		}
	}
}

// account is what became of the rows, in one line.
func account(a *Account) string {
	s := strconv.Itoa(a.Rows) + " read, " + strconv.Itoa(a.Kept) + " kept"
	for _, l := range a.LeftOut {
		s += "; " + l.Why + ": " + strconv.Itoa(l.Rows) + "/" + strconv.Itoa(l.Cells)
	}
	return s
}

// wantAccount checks the account of a file, and that no row is lost: the rows kept
// and those left out are all.
func wantAccount(t *testing.T, im *Import, i int, want string) {
	t.Helper()
	a := im.Accounts[i]
	if got := account(a); got != want {
		t.Errorf("account of %s is\n%s\nwant\n%s", a.File, got, want)
	}
	n := a.Kept
	for _, l := range a.LeftOut {
		n += l.Rows
	}
	if n != a.Rows {
		t.Errorf("%s: %d rows read, %d accounted for", a.File, a.Rows, n)
	}
}

// remarked checks that a remark of a file holds some words.
func remarked(t *testing.T, im *Import, words ...string) {
	t.Helper()
	var all []string
	for _, a := range im.Accounts {
		all = append(all, a.Remarks...)
	}
	for _, w := range words {
		if !strings.Contains(strings.Join(all, "\n"), w) {
			t.Errorf("no remark says %q:\n%s", w, strings.Join(all, "\n"))
		}
	}
}

func unitOf(t *testing.T, im *Import, id string) string {
	t.Helper()
	i, ok := im.place[id]
	if !ok {
		t.Fatalf("no indicator %q", id)
	}
	return im.Indicators[i].Unit.String()
}

// facts reads a file of checked figures: entity, year -> value as written, "" for
// missing.
func facts(t *testing.T, name string) map[[2]string]string {
	t.Helper()
	data, err := os.ReadFile(raw(t, "facts", name))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[[2]string]string{}
	for _, r := range rows[1:] {
		out[[2]string{r[0], r[1]}] = r[2]
	}
	return out
}

// agree compares what was kept of an indicator with facts, each rounded to the
// decimals in which the fact is written.
func agree(t *testing.T, im *Import, id string, facts map[[2]string]string) {
	t.Helper()
	got := map[[2]string]obs.Observation{}
	for _, x := range im.rows.list {
		if o := im.rows.observation(x); o.Indicator == id {
			got[[2]string{o.Entity, strconv.Itoa(o.Year)}] = o
		}
	}
	n, bad := 0, 0
	for k, want := range facts {
		o, ok := got[k]
		have := ""
		if ok && !o.Status.Missing() {
			_, frac, _ := strings.Cut(want, ".")
			have = strconv.FormatFloat(o.Value, 'f', len(frac), 64)
			if w, ok := parse(want); want == "" {
				have = decimal(o.Value)
			} else if ok && w == o.Value {
				have = want // written with an exponent, or in full
			}
		}
		n++
		if have != want {
			if bad++; bad < 6 {
				t.Errorf("%s %v is %q, want %q", id, k, have, want)
			}
		}
	}
	if n == 0 || bad > 0 {
		t.Errorf("%s: %d of %d facts differ", id, bad, n)
	}
}
