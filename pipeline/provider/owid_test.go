package provider

import (
	"strings"
	"testing"
)

const owidMetaText = `{"chart": {"title": "Military spending", "originalChartUrl": "https://ourworldindata.org/grapher/milex?tab=map"},
 "columns": {"Military expenditure (% of GDP)": {"titleShort": "Military expenditure (% of GDP)", "unit": "%", "shortName": "milex__share_gdp", "lastUpdated": "2025-07-15", "citationShort": "SIPRI (2025) – processed by Our World in Data"},
 "Military expenditure (constant US$)": {"titleShort": "Military expenditure (constant US$)", "unit": "constant 2023 US$", "shortName": "milex__constant", "lastUpdated": "2025-07-15"}}, "dateDownloaded": "2026-01-01"}`

// TestOWID checks titles and short names as headings, with and without metadata,
// columns of words, codes of OWID's own, and the zip.
func TestOWID(t *testing.T) {
	long := "Entity,Code,Year,Military expenditure (% of GDP),Military expenditure (constant US$),World region according to OWID\nTurkey,TUR,2020,2.5,1000,Asia\nWorld,OWID_WRL,2020,2.4,,\nAfrica (SIPRI),,2020,1.5,5,\nUSSR,OWID_USS,1980,,7,\nAncient,,-500,1,1,\n"
	short := strings.NewReplacer("Entity,Code,Year", "entity,code,year", "Military expenditure (% of GDP)", "milex__share_gdp", "Military expenditure (constant US$)", "milex__constant").Replace(long)
	for name, files := range map[string][]string{
		"titles":      {put(t, "a.csv", long), put(t, "a.metadata.json", owidMetaText)},
		"short names": {put(t, "a.metadata.json", owidMetaText), put(t, "a.csv", short)},
		"zip":         {put(t, "a.zip", zipped(t, map[string]string{"a.csv": long, "a.metadata.json": owidMetaText, "readme.md": "# Military spending - Data package\n\nThis is on the Our World in Data website.\n"}))},
	} {
		im := read(t, Options{}, files...)
		t.Run(name, func(t *testing.T) {
			wantList(t, im, "milex-share-gdp Africa (SIPRI) 2020 1.5", "milex-share-gdp TUR 2020 2.5", "milex-share-gdp WLD 2020 2.4",
				"milex-constant Africa (SIPRI) 2020 5", "milex-constant SUN 1980 7", "milex-constant TUR 2020 1000")
			for id, want := range map[string]string{"milex-share-gdp": "% of GDP", "milex-constant": "US$, constant 2023 prices"} {
				if got := unitOf(t, im, id); got != want {
					t.Errorf("%s is in %q, want %q", id, got, want)
				}
			}
			if s := im.Sources[0]; s.ID != "owid-2025-07-15" || s.URL != "https://ourworldindata.org/grapher/milex" {
				t.Errorf("%+v", s)
			}
		})
	}
	im := read(t, Options{}, put(t, "a.csv", long))
	if got := unitOf(t, im, "military-expenditure-constant-us"); got != "unit not stated" {
		t.Errorf("constant dollars of no stated year are %q", got)
	}
	remarked(t, im, "import the .metadata.json")
	for unit, want := range map[string]string{"tonnes": "tonnes", "%": "unit not stated", "constant US$": "unit not stated", "current US$": "US$, current prices", "": "unit not stated"} {
		meta, err := parseTree([]byte(`{"titleShort": "Wheat", "unit": "` + unit + `"}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := owidIndicator("wheat", meta).Unit.String(); got != want {
			t.Errorf("unit %q is %q, want %q", unit, got, want)
		}
	}
	for _, text := range []string{"Entity,Code,Day,x\nTurkey,TUR,2020-01-01,5\n"} {
		if _, err := Read([]string{put(t, "a.csv", text)}, Options{}); err == nil || !strings.Contains(err.Error(), "days") {
			t.Errorf("daily data: %v", err)
		}
	}
}
