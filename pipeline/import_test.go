package pipeline

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"defensetrade/pipeline/load"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/provider"
)

const wbSample = "\ufeff\"Data Source\",\"World Development Indicators\",\r\n\r\n\"Last Updated Date\",\"2026-02-24\",\r\n\r\n" +
	"\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1990\",\"1991\",\"1992\",\r\n" +
	"\"Turkiye\",\"TUR\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"3.5\",\"3.7\",\"\",\r\n" +
	"\"Pakistan\",\"PAK\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"6.5\",\"0.000012345678901234567\",\"6\",\r\n"

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestImportRoundTrip checks that load and tidy read what an import writes: every
// value, its unit and its source, without a fault of form.
func TestImportRoundTrip(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "study")
	files := []string{write(t, filepath.Join(t.TempDir(), "a.csv"), wbSample)}
	for _, pattern := range []string{"worldbank/*.zip", "sipri_milex/*.xlsx", "sipri_transfers/*.csv"} {
		paths, err := filepath.Glob(filepath.Join("../../shared/data/raw", pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files[:len(files):len(files)], paths...)
	}
	for _, f := range files {
		study := filepath.Join(dir, filepath.Base(f))
		res, err := Import(ImportOptions{Files: []string{f}, Study: study})
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		c, err := Check(study)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range c.Faults { // guards of the data speak of what the publisher has, not of its form
			many := strings.Contains(fault.Msg, "without questions of its own") // which is of the study to come
			if fault.Guard == "" && !many || fault.Guard == "G16" || fault.Guard == "G35" {
				t.Errorf("%s: %v", f, fault)
			}
		}
		wrote, missing := map[string]float64{}, 0
		for _, table := range res.Tables {
			for _, o := range res.Import.Observations(table.Path) {
				if missing++; !math.IsNaN(o.Value) {
					missing--
					wrote[key4(o)] = o.Value
				}
			}
		}
		_, table, faults := load.Study(os.DirFS(study), "study", "")
		if faults.Errors() > 0 {
			t.Fatal(faults)
		}
		n := 0
		for _, o := range table.Obs {
			if math.IsNaN(o.Value) {
				missing--
				continue
			}
			// Entities are IDs in both but for SIPRI's stars.
			if n++; wrote[key4(o)] != o.Value && !strings.Contains(f, "sipri_transfers") {
				t.Fatalf("%s: %+v was written as %v", f, o, wrote[key4(o)])
			}
			if table.Indicator(o.Indicator).Unit.Kind == obs.Unknown || o.Source == "" {
				t.Fatalf("%s: %+v has no unit or no source", f, o)
			}
		}
		if n != len(wrote) || missing != 0 {
			t.Errorf("%s: %d values written, %d read; %d missing ones lost", f, len(wrote), n, missing)
		}
		again, err := Import(ImportOptions{Files: []string{f}, Study: study})
		if err != nil || len(again.Written) != 0 {
			t.Errorf("%s: a second import wrote %v: %v", f, again.Written, err)
		}
	}
}

func key4(o obs.Observation) string {
	b, _ := json.Marshal([]any{o.Indicator, o.Entity, o.Partner, o.Year})
	return string(b)
}

// TestImportRefresh checks a newer file over an older one: values that disappear
// need to be accepted, and without that nothing is written.
func TestImportRefresh(t *testing.T) {
	dir := t.TempDir()
	study := filepath.Join(dir, "study")
	old := write(t, filepath.Join(dir, "old.csv"), wbSample)
	newer := write(t, filepath.Join(dir, "new.csv"), strings.NewReplacer("2026-02-24", "2027-02-24", `"3.7"`, `"3.8"`, `"6.5"`, `""`).Replace(wbSample))
	if _, err := Import(ImportOptions{Files: []string{old}, Study: study}); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(study, "ms-mil-xpnd-gd-zs.csv"))
	if err != nil {
		t.Fatal(err)
	}
	res, err := Import(ImportOptions{Files: []string{newer}, Study: study})
	if !errors.Is(err, ErrShrinks) || len(res.Changes) != 1 || len(res.Changes[0].Gone) != 1 || len(res.Changes[0].Revised) != 1 {
		t.Fatalf("%v, %+v", err, res.Changes)
	}
	if after, _ := os.ReadFile(filepath.Join(study, "ms-mil-xpnd-gd-zs.csv")); string(after) != string(before) || len(res.Written) != 0 {
		t.Error("a refused import wrote")
	}
	if res, err = Import(ImportOptions{Files: []string{newer}, Study: study, Accept: true}); err != nil || len(res.Written) != 2 {
		t.Fatalf("%v, %v", err, res.Written)
	}
	c, err := Check(study)
	if err != nil || len(c.Table.Sources) != 1 || c.Table.Sources[0].Vintage != "updated 2027-02-24" {
		t.Errorf("%v, sources %+v", err, c.Table.Sources)
	}
}

// TestImportKeeps checks that what the author wrote stays: files that no import
// made, and words and keys of the descriptor.
func TestImportKeeps(t *testing.T) {
	dir := t.TempDir()
	file := write(t, filepath.Join(dir, "a.csv"), wbSample)
	mine := filepath.Join(dir, "mine")
	write(t, filepath.Join(mine, "ms-mil-xpnd-gd-zs.csv"), "entity,year,value\nTUR,1990,1\n")
	if _, err := Import(ImportOptions{Files: []string{file}, Study: mine}); err == nil || !strings.Contains(err.Error(), "was not written by analyze import") {
		t.Errorf("over a file of the author's: %v", err)
	}
	study := filepath.Join(dir, "study")
	if _, err := Import(ImportOptions{Files: []string{file}, Study: study}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(study, provider.DescriptorName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), `"Military expenditure"`, `"My title", "short": "Mine", "keywords": ["a", "<b>"]`, 1)
	write(t, path, text)
	newer := write(t, filepath.Join(dir, "b.csv"), strings.Replace(wbSample, "2026-02-24", "2027-02-24", 1))
	if _, err := Import(ImportOptions{Files: []string{newer}, Study: study}); err != nil {
		t.Fatal(err)
	}
	data, err = os.ReadFile(path)
	if err != nil || !strings.Contains(string(data), `"My title"`) || !strings.Contains(string(data), `"<b>"`) || strings.Contains(string(data), "2026-02-24") {
		t.Errorf("%v\n%s", err, data)
	}
	entries, err := os.ReadDir(study)
	if err != nil || len(entries) != 2 {
		t.Errorf("%v left in the study: %v", entries, err)
	}
}

// TestImportStopped stops an import at each of its readings in turn, as Ctrl-C does,
// and before it writes: nothing is written.
func TestImportStopped(t *testing.T) {
	dir := t.TempDir()
	file := write(t, filepath.Join(dir, "wb.csv"), wbSample)
	stopped := errors.New("stopped")
	for at := 0; ; at++ {
		study := filepath.Join(dir, "study"+strconv.Itoa(at))
		asked := 0
		stop := func() error {
			if asked++; asked > at {
				return stopped
			}
			return nil
		}
		_, err := Import(ImportOptions{Files: []string{file}, Study: study, Options: provider.Options{Stop: stop}})
		if err == nil {
			if asked > at {
				t.Error("an import that was told to stop went on")
			}
			if at < 3 {
				t.Errorf("an import asked only %d times whether to stop", at)
			}
			return
		}
		if !errors.Is(err, stopped) {
			t.Fatalf("stopped at reading %d: %v", at, err)
		}
		if _, err := os.Stat(study); !errors.Is(err, fs.ErrNotExist) {
			t.Fatalf("stopped at reading %d, the study is there: %v", at, err)
		}
	}
}
