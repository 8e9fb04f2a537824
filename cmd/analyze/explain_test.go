package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"defensetrade/pipeline"
)

// explain runs the command and returns its status and what it printed.
func explain(args ...string) (int, string, string) {
	var out, errs bytes.Buffer
	status := run(context.Background(), append([]string{"explain"}, args...), &out, &errs)
	return status, out.String(), errs.String()
}

// Every number that the default report shows can be explained: the values behind it
// are there, each with its place.
func TestExplainNumbers(t *testing.T) {
	c, err := pipeline.Check("")
	if err != nil {
		t.Fatal(err)
	}
	r := pipeline.Answer(c, 2)
	seen := map[string]bool{}
	for _, e := range r.Estimates {
		family, _, _ := strings.Cut(e.Statistic, ".")
		if seen[family] || e.Withheld() {
			continue
		}
		seen[family] = true
		status, out, errs := explain("--json", e.ID)
		if status != exitOK {
			t.Errorf("%s: status %d, %s", e.ID, status, errs)
			continue
		}
		var got struct {
			Number struct {
				ID    string
				Value float64
			}
			Series []struct {
				Values []struct {
					Place, Source string
					With          []string
				}
			}
			Formulas []string
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatalf("%s: %v", e.ID, err)
		}
		places := map[string]bool{}
		for _, s := range got.Series {
			for _, v := range s.Values {
				places[v.Place] = true
				for _, p := range v.With {
					places[p] = true
				}
				if v.Place == "" {
					t.Errorf("%s: a value without a place", e.ID)
				}
			}
		}
		used := map[string]bool{}
		for _, p := range e.Uses {
			used[p.String()] = true
		}
		if got.Number.ID != e.ID || got.Number.Value != e.Value || len(places) != len(used) {
			t.Errorf("%s: explained as %+v with %d places of %d", e.ID, got.Number, len(places), len(used))
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d families", len(seen))
	}
}

func TestExplainVerdictsAndMistakes(t *testing.T) {
	c, err := pipeline.Check("")
	if err != nil {
		t.Fatal(err)
	}
	r := pipeline.Answer(c, 2)
	v := r.Verdicts[0]
	status, out, _ := explain(v.ID)
	if status != exitOK || !strings.Contains(out, v.Status) || !strings.Contains(out, v.Estimates[0]) {
		t.Errorf("status %d\n%s", status, out)
	}
	for _, tt := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{r.Estimates[0].ID + "x"}, exitCommand, r.Estimates[0].ID},
		{[]string{"zz"}, exitCommand, "estimates.csv"},
		{[]string{"--json", "zz"}, exitCommand, `"severity":"error"`},
		{[]string{}, exitCommand, "expected"},
		{[]string{"x", "no-such-folder"}, exitStudy, "no such folder"},
	} {
		status, _, errs := explain(tt.args...)
		if status != tt.status || !strings.Contains(errs, tt.want) {
			t.Errorf("%v: status %d, %s", tt.args, status, errs)
		}
	}
}

// A number computed with another source's figures is explained with those: the
// President's 80% for 2022 is listed as used, SSB's 73% as not.
func TestExplainOtherFigures(t *testing.T) {
	c, err := pipeline.Check("")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range pipeline.Answer(c, 2).Estimates {
		if e.Question != "imports-reduced#2" || e.Statistic != "ols_trend.slope" || e.Transform != "level" || !strings.Contains(e.Parameters, "prefer=President") {
			continue
		}
		_, out, _ := explain(e.ID)
		for _, line := range strings.Split(out, "\n") {
			if strings.HasPrefix(line, "  2022  80 ") {
				if !strings.Contains(out, "73 by ") || !strings.Contains(out, "those listed are used") {
					t.Error(out)
				}
				return
			}
		}
		t.Fatalf("the value used is not listed:\n%s", out)
	}
	t.Fatal("no such number")
}

// A claim is explained by the ID that the study has for it, and its number by what it
// is, its formula and the years without a value.
func TestExplainClaims(t *testing.T) {
	dir := t.TempDir()
	for name, words := range map[string]string{
		"money.csv":  "entity,year,value\nTUR,2011,10\nTUR,2012,10\nTUR,2013,20\nKOR,2011,20\nKOR,2012,\nKOR,2013,60\n",
		"study.yaml": "title: Arms sales\nclaims:\n  - {id: five, text: Korea sells most of it, checks: [{series: money.KOR, share: {of: money.*}, above: 30}]}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	status, out, errs := explain("five", dir)
	if status != exitOK || !strings.Contains(out, "Korea sells most of it") {
		t.Fatalf("status %d\n%s%s", status, out, errs)
	}
	id := regexp.MustCompile(`claim\.value-[0-9a-f]+`).FindString(out)
	if _, again, _ := explain(regexp.MustCompile(`claim-[0-9a-f]+`).FindString(out), dir); again != out {
		t.Error("the verdict's own ID tells something else")
	}
	_, out, _ = explain(id, dir)
	for _, want := range []string{"what it is what a check of a claim found: the sum of the series of the claim as a part", "observations 5 ", "no value 2012 ", "formula share = 100", "money.KOR has no value for 2012",
		" 2013 60 ", " 2012 10 "} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), want) { // however wide the columns are
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	for asked, near := range map[string]string{"fiv": "five", "claim-0000000000": "claim-", "claim.value-zz": "claim.value-", "claim": "claim."} {
		if status, _, errs := explain(asked, dir); status != exitCommand || !strings.Contains(errs, "nearest are") || !strings.Contains(errs, near) {
			t.Errorf("%s: status %d, %s", asked, status, errs)
		}
	}
}
