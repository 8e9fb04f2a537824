package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

const worldBankFile = "\ufeff\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2026-02-24\",\n\n" +
	"\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1990\",\"1991\",\n" +
	"\"Turkiye\",\"TUR\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"3.5\",\"3.75\",\n\"Pakistan\",\"PAK\",\"Military expenditure (% of GDP)\",\"MS.MIL.XPND.GD.ZS\",\"\",\"6\",\n"

func TestImport(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"wb.csv": worldBankFile, "newer.csv": strings.NewReplacer("2026-02-24", "2027-01-01", `"3.5"`, `""`, `"6"`, `"6.5"`).Replace(worldBankFile),
		"table.csv": "Country,Year,Tanks\nTurkey,1990,5\n", "words.txt": "hello\n"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		args   []string
		status int
		stdout []string
		stderr []string
	}{
		{[]string{"wb.csv", "-o", "st"}, 0, []string{"2 rows read, 2 rows kept with 3 values", "empty cells", "ms-mil-xpnd-gd-zs.csv: 3 values, 2 entities, 1990–1991, % of GDP", "written: st"}, nil},
		{[]string{"newer.csv", "-o", "st"}, 1, []string{"updated 2026-02-24 replaced by updated 2027-01-01", "revised: 1 value", "PAK 1991 6 → 6.5 (+8.3%)", "disappeared: 1 value, 1990, of TUR"}, []string{"--accept", "nothing was written"}},
		{[]string{"newer.csv", "-o", "st", "--accept", "--quiet"}, 0, []string{"written: st"}, nil},
		{[]string{"wb.csv", "-o", "two", "--entities", "Türkiye", "--years", "1991-"}, 0, []string{"1 value, 1 entity, 1991"}, nil},
		{[]string{"wb.csv", "-o", "no", "--entities", "Turkiya"}, 1, nil, []string{"did you mean"}},
		{[]string{"wb.csv", "-o", "no", "--years", "2000-1990"}, 2, nil, []string{"ends before it begins"}},
		{[]string{"wb.csv", "-o", "no", "--years", "nineties"}, 2, nil, []string{`"nineties" is not a year`}},
		{[]string{"wb.csv"}, 2, nil, []string{"--out"}},
		{[]string{"table.csv", "-o", "no"}, 1, nil, []string{"no format that is known", `--entity-column "Country" --year-column "Year" --value-column "Tanks"`}},
		{[]string{"table.csv", "-o", "t", "--indicator", "tanks", "--unit", "persons"}, 0, []string{"guessed", "tanks.csv: 1 value, 1 entity, 1990, persons"}, nil},
		{[]string{"words.txt", "nowhere.csv", "-o", "no"}, 1, nil, []string{"nowhere.csv: no such file"}},
	} {
		status, stdout, stderr := command(t, append([]string{"import"}, tt.args...)...)
		if status != tt.status {
			t.Errorf("%q: status %d, want %d\n%s%s", tt.args, status, tt.status, stdout, stderr)
		}
		for _, w := range tt.stdout {
			if !strings.Contains(stdout, w) {
				t.Errorf("%q prints\n%s\nwithout %q", tt.args, stdout, w)
			}
		}
		for _, w := range tt.stderr {
			if !strings.Contains(stderr, w) {
				t.Errorf("%q says\n%s\nwithout %q", tt.args, stderr, w)
			}
		}
		if _, err := os.Stat("no"); err == nil {
			t.Fatalf("%q left a folder", tt.args)
		}
	}
	_, stdout, _ := command(t, "import", "wb.csv", "-o", "js", "--json")
	for _, line := range strings.Split(strings.TrimSpace(stdout), "\n") {
		if !json.Valid([]byte(line)) {
			t.Errorf("--json prints %q", line)
		}
	}
	if status, stdout, _ := command(t, "new", "fresh"); status != 0 || !strings.Contains(stdout, "analyze run fresh") {
		t.Errorf("new: %d, %s", status, stdout)
	}
	if status, _, _ := command(t, "new", "fresh"); status != 1 {
		t.Error("new wrote over a study")
	}
	if _, stdout, _ := command(t, "list", "providers"); !strings.Contains(stdout, "sipri-milex") {
		t.Errorf("list providers: %s", stdout)
	}
}
