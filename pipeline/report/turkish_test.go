package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

// turkish is the sample in Turkish: its own words stay as they are, what the report
// says of them is Turkish.
func turkish() *result.Result {
	r := sample()
	r.Lang = lang.Turkish.With(map[string]string{
		"Türkiye and Pakistan, 2001–2024": "Türkiye ve Pakistan, 2001–2024",
		"A. Yılmaz":                       "Adı: A. Yılmaz",
		"GDP":                             "GSYH",
		"credit":                          "kaynak gösterilmeli",
		"What open data say, and what they cannot carry": "Açık veriler ne diyor, ne diyemez",
	})
	slope := num(-0.08, gdpShare, result.Points)
	slope.Estimate = "ols_trend.slope-1"
	r.Findings = append(r.Findings, result.Text{lit("Eğim yılda "), slope, lit(".")})
	r.Program = "analyze 1"
	r.References = []result.Reference{{Key: "newey1987", Authors: "Newey, W. K. and West, K. D.", Year: 1987, Title: "A simple matrix", In: "Econometrica", Volume: "55(3)", Pages: "703–708"}}
	r.Series = []*obs.Series{{ID: "spending-gdp.TUR", Label: "spending", Unit: gdpShare}}
	for _, f := range r.Figures() {
		f.Lang = r.Lang
	}
	return r
}

func TestTurkishMarkdown(t *testing.T) {
	golden := filepath.Join("testdata", "sample.tr.md")
	got := Markdown(turkish())
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(got, want) {
		_ = os.WriteFile(filepath.Join("testdata", "sample.tr.got.md"), got, 0o644)
		t.Errorf("%s differs (%v): compare sample.tr.got.md", golden, err)
	}
}

// What every format says in Turkish, and what none may say any more.
func TestTurkishFormats(t *testing.T) {
	r := turkish()
	page, err := HTML(r, Page{What: func(l *lang.Language, _ *result.Estimate) string { return l.Phrase("first differences") }, Explain: "analyze explain "})
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := PDF(r, stubCanvas, "")
	if err != nil {
		t.Fatal(err)
	}
	var paper string
	if _, err := exec.LookPath("pdftotext"); err == nil {
		file := filepath.Join(t.TempDir(), "report.pdf")
		if err := os.WriteFile(file, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := exec.Command("pdftotext", "-layout", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		paper = string(b)
	}
	visible := regexp.MustCompile(`(?s)<style>.*?</style>|<script.*?</script>|<[^>]*>`)
	for _, tt := range []struct {
		name, text string
		want, not  []string
	}{
		{"page", string(page), []string{`<html lang="tr">`, "Metne geç", "<summary>İçindekiler", "<h2>Özet", "<h2>Veriler ne gösteriyor", `aria-label="Tablo 1"`, `href="#figure-1">Şekil`, ">Şekil 1</span>", "<i>Kaynak:</i>",
			`<td data-value="-3703.5">−3.703,5`, "GSYH’nin %3,9’u", "s === 'yok'", "'Bu tabloyu kaydet'", "|Birim|", "GSYH’nin yüzdesi / yıl", "level: yayımlandığı gibi", `"id":"Tahmin"`, "birinci farklar", "Newey, W. K. ve West, K. D."},
			[]string{"Source:", "Note:", "Abstract", "say(", ">Figure ", ">Table ", "Where this", `lang="en`}},
		{"page’s words", visible.ReplaceAllString(string(page), ""), nil, []string{"Cite as", "n/a ", "p = 0.0"}},
		{"LaTeX", string(ReportTeX(r)), []string{`\babelprovide[main,import]{turkish}`, `group-separator={.},output-decimal-marker={,}`, `\section*{Veriler ne gösteriyor}`, `Şekil~\ref{fig:spending}`, `Tablo~\ref{tab:trends}`,
			`{figures/spending.tr.pdf}`, `\input{tables/trends.tr.tex}`, `GSYH’nin \%3,9’u`}, []string{"Figure~", "Table~", "spending.pdf", "trends.tex"}},
		{"table in LaTeX", string(TableTeX(trendTable(), r.Lang)), []string{`\sisetup{group-separator={.},output-decimal-marker={,}}`, `S[table-format=-1.3`, "-3703.5", `\emph{Kaynak:}`, `\emph{Not:}`}, []string{"Source", "3703,5"}},
		{"paper", paper, []string{"Özet", "İçindekiler", "Veriler ne gösteriyor", "Şekil 1", "Tablo 1", "(devamı)", "Kaynak:", "Not:", "Atıf:", "−3.703,5", "analyze 1 ile üretilmiştir.", "Adı: A. Yılmaz, Ş. Güneş"}, []string{"Source:", "continued", "Figure ", "Table "}},
	} {
		if tt.text == "" {
			t.Logf("%s: pdftotext is not installed", tt.name)
			continue
		}
		text := strings.ReplaceAll(tt.text, "\u00a0", " ")
		for _, w := range tt.want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q", tt.name, w)
			}
		}
		for _, w := range tt.not {
			if i := strings.Index(text, w); i >= 0 {
				t.Errorf("%s: says %q: %q", tt.name, w, text[max(i-60, 0):min(i+60, len(text))])
			}
		}
	}
	if got := lang.Turkish.Phrase("n/a"); got != lang.Turkish.NoNumber() {
		t.Errorf("the page sorts %q last, numbers are written %q", got, lang.Turkish.NoNumber())
	}
}

// CSV is the same in every language.
func TestTurkishData(t *testing.T) {
	if got, want := TableCSV(turkish().Tables()[0]), TableCSV(sample().Tables()[0]); !bytes.Equal(got, want) {
		t.Errorf("got\n%s", got)
	}
}

func TestTurkishHyphenation(t *testing.T) {
	for _, tt := range []struct{ word, want, from string }{
		{"savunma", "sa-vun-ma", "TDK: one consonant goes with the vowel after it"},
		{"harcaması", "har-ca-ma-sı", "TDK: of two consonants the second does"},
		{"elektrik", "elekt-rik", "TDK, its own example: of three consonants the third; no letter alone"},
		{"programı", "prog-ra-mı", "TDK: foreign words go by the same rule"},
		{"saatlerin", "sa-at-le-rin", "TDK: two vowels make two syllables"},
		{"sanayiinin", "sa-na-yi-i-nin", "TDK"},
		{"değişkenlik", "de-ğiş-ken-lik", "TDK"},
		{"İstanbul", "İs-tan-bul", "TDK"},
		{"Azerbaycan", "Azer-bay-can", "TDK; no letter alone"},
		{"Türkiye", "Tür-ki-ye", "TDK"},
		{"karşılaştırılabilirlik", "kar-şı-laş-tı-rı-la-bi-lir-lik", "TDK"},
		{"hikâyesi", "hi-kâ-ye-si", "TDK: â is a vowel"},
		{"ihracatı", "ih-ra-ca-tı", "TDK"},
		{"Washington", "Washington", "w is no letter of Turkish"},
		{"Database", "Database", "a foreign name stays whole"},
		{"Spearman", "Spear-man", "a foreign name by its own syllables"},
		{"ASELSAN", "ASELSAN", "capitals stay whole"},
		{"üçüncü", "üçün-cü", "TDK; no letter alone"},
	} {
		var b strings.Builder
		from := 0
		for _, at := range hyphenate(lang.Turkish, tt.word) {
			b.WriteString(tt.word[from:at] + "-")
			from = at
		}
		if got := b.String() + tt.word[from:]; got != tt.want {
			t.Errorf("%s is hyphenated %s, want %s (%s)", tt.word, got, tt.want, tt.from)
		}
	}
}

// An ending after an apostrophe is not broken, nor a day parted from its month.
func TestTurkishLines(t *testing.T) {
	ts := newTypesetter(number(turkish()))
	text := strings.Repeat("Sözleşme 15 Temmuz 2018’de imzalanmış, teslimatlar Pakistan’dakilerden GSYH’sindekilere doğru 1 Mayıs’ta başlamıştır. ", 8)
	joined := ""
	for width := 300.0; width < 430; width += 5 {
		for _, l := range ts.lines(plainSpans(text, bodyStyle), bodyStyle, width) {
			s := strings.TrimSpace(l.text())
			joined += s
			if strings.HasSuffix(s, " 15") || strings.HasSuffix(s, " 1") {
				t.Errorf("line %q parts a day from its month", s)
			}
			if i := strings.LastIndex(s, "’"); i >= 0 && strings.HasSuffix(s, "-") && !strings.Contains(s[i:], " ") {
				t.Errorf("line %q breaks an ending", s)
			}
		}
	}
	if !strings.Contains(joined, "-") {
		t.Error("nothing was hyphenated")
	}
}

func TestTurkishNumbersAlign(t *testing.T) {
	for _, tt := range []struct{ text, whole, frac string }{
		{"−1.234,50*", "−1.234", ",50*"}, {"<0,001", "<0", ",001"}, {"%3,6", "%3", ",6"}, {"1,08 mlr $", "1", ",08 mlr $"}, {"2011", "2011", ""}, {"yok", "yok", wordsInNumbers},
	} {
		if whole, frac := splitNumber(lang.Turkish, result.Cell{Text: tt.text}); whole != tt.whole || frac != tt.frac {
			t.Errorf("%q is parted %q, %q", tt.text, whole, frac)
		}
	}
}

// A table of short words that do not fit on one line is set small and without hyphens.
func TestShortWordsAreNotDivided(t *testing.T) {
	rt := &result.Table{ID: "trend", Cols: []result.Column{{Head: "Seri", Words: true}, {Head: "n"}, {Head: "EKK"}, {Head: "%95 güven", Unit: "alt"}, {Unit: "üst"},
		{Head: "Theil–Sen"}, {Head: "p", Unit: "Newey–West"}, {Head: "p", Unit: "MK"}, {Head: "p", Unit: "dayanıklı"}, {Head: "Hüküm", Words: true}}}
	for _, name := range []string{"Türkiye", "– 11 Eylül öncesi", "– 11 Eylül sonrası"} {
		row := result.Row{Cells: []result.Cell{{Text: name}}}
		for range 8 {
			row.Cells = append(row.Cells, result.Cell{Number: true, Value: -0.0741, Format: result.Format{Decimals: 4}})
		}
		rt.Rows = append(rt.Rows, result.Row{Cells: append(row.Cells, result.Cell{Text: "bazı yöntemlere göre düşüyor"})})
	}
	ts := newTypesetter(number(turkish()))
	g := ts.grid(rt)
	if g.st.size != wholeSize || g.whole() {
		t.Fatalf("set in %v, whole: %v", g.st.size, g.whole())
	}
	g.place()
	for _, r := range rt.Rows {
		for _, k := range []int{0, 9} {
			for _, l := range ts.lines(plainSpans(r.Cells[k].Text, g.st), g.st, g.cols[k].width) {
				if l.cut {
					t.Errorf("%q is divided: %q", r.Cells[k].Text, l.text())
				}
			}
		}
	}
}
