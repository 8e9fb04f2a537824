package question

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// inTurkish gives a made study and its table the words of a Turkish one.
func inTurkish(st *study.Study, tb *obs.Table) {
	labels := map[string]string{"TUR": "Türkiye", "PAK": "Pakistan", "IRN": "İran", "USA": "ABD", "IND": "Hindistan", "GRC": "Yunanistan"}
	texts := map[string][2]string{
		"spending": {"Savunma harcamasının GSYH içindeki payı", "Savunma harcaması, GSYH’nin yüzdesi"},
		"trade":    {"Mal ticareti", "Ticaret, milyon US$"},
		"index":    {"Fiyat endeksi", "Fiyat endeksi"},
		"plain":    {"Yalın değer", "Yalın değer"},
	}
	st.Lang = lang.Turkish.With(map[string]string{"GDP": "GSYH"})
	st.Eras = []study.Era{{ID: "before", Label: "11 Eylül öncesi", To: 2001}, {ID: "after", Label: "11 Eylül sonrası", From: 2002}}
	for i := range tb.Entities {
		tb.Entities[i].Label = orElse(labels[tb.Entities[i].ID], tb.Entities[i].ID)
	}
	for i := range tb.Indicators {
		if t, ok := texts[tb.Indicators[i].ID]; ok {
			tb.Indicators[i].Title, tb.Indicators[i].Short = t[0], t[1]
		}
	}
	for _, s := range tb.Series {
		s.Label = orElse(labels[s.Entity], s.Entity)
		if s.Partner != "" {
			s.Label = lang.Turkish.Say("{} from {} to {}¦goods or arms, between two countries", "", labels[s.Entity], labels[s.Partner])
			s.Label = strings.TrimSpace(s.Label)
		}
	}
}

// turkishText is all that an answer says, in Turkish; of tables the words alone.
func turkishText(a *Answer, l *lang.Language) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", a.Section.Title)
	for _, x := range withFiles(a.Section) {
		switch {
		case x.Figure != nil:
			f := x.Figure
			fmt.Fprintf(&b, "[%s] %s | %s | %s | %s | %s\n", f.Kind, f.Title, f.Subtitle, f.Source, f.Note, f.Alt)
		case x.Table != nil:
			fmt.Fprintf(&b, "[tablo] %s | %s | %s\n", x.Table.Title, x.Table.Note, x.Table.Source)
			var words []string
			for _, c := range x.Table.Cols {
				words = append(words, strings.TrimSpace(c.Head+" "+c.Unit))
			}
			for _, r := range x.Table.Rows {
				for _, c := range r.Cells {
					if !c.Number && c.Text != "" {
						words = append(words, c.Text)
					}
				}
			}
			fmt.Fprintf(&b, "  %s\n", strings.Join(words, " | "))
		case x.Head == "":
			fmt.Fprintf(&b, "%s\n", x.Para.In(l))
		}
	}
	for _, t := range a.Findings {
		fmt.Fprintf(&b, "Bulgu: %s\n", t.In(l))
	}
	for _, v := range a.Verdicts {
		fmt.Fprintf(&b, "Hüküm: %s\n", v.Sentence.In(l))
	}
	return plain(b.String())
}

// englishWord is a word that no Turkish sentence has.
var englishWord = regexp.MustCompile(`(?i)\b(the|of|and|with|is|was|were|from|by|for|has|shows|rose|fell|at|no|years?|values?|none)\b`)

// What is said of the courses of series in Turkish: an editor has read the file, and no
// word of it is English.
func TestTrendsInTurkish(t *testing.T) {
	trends := prosecasesNamed(t, "trend", "trend-many", "description", "description-many")
	trends = append(trends, func() (*study.Study, *obs.Table, []study.Question) {
		x, y := made("trade.PAK-TUR", dollars, 1990, stepped(30)), made("spending.TUR", ofGDP, 1990, walk(7, 30, 30, 0, 1))
		rivalry(x, 2000, stated(2000, 900, "Times", "", 0))
		rivalry(x, 2010, stated(2010, 400, "Herald", "", 0))
		figures := []study.Figure{{Kind: "forest"}, {Kind: "path"}, {Kind: "forecast"}, {Kind: "fiveyear"}}
		return studyOf(), tableOf(x, y), []study.Question{{ID: "broken", Kind: "trend", Series: refs("trade.*"), Figures: figures},
			{ID: "means", Kind: "description", Series: refs("trade.*"), Figures: []study.Figure{{Kind: "bars"}}},
			{ID: "pair", Kind: "correlation", Series: refs("trade.*"), With: refs("spending.*"), Figures: []study.Figure{{Kind: "curve", Title: "İki seri"}}}}
	})
	var b strings.Builder
	for _, build := range trends {
		st, tb, qs := build()
		inTurkish(st, tb)
		for i := range qs {
			qs[i].Pos, qs[i].Title, qs[i].Text = at, "Seriler", ""
			for k, f := range qs[i].Figures {
				if f.Title != "" {
					qs[i].Figures[k].Title = "Çalışmanın sözleri"
				}
			}
		}
		st.Questions = qs
		tasks, faults := Plan(st, tb)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for _, task := range tasks {
			a := task.Answer(serial)
			if task.Question.Kind == "correlation" { // of which the curve alone is a matter here
				for _, f := range figuresOf(a) {
					if f.Kind == "curve" {
						fmt.Fprintf(&b, "[curve] %s | %s | %s\n", f.Subtitle, f.Note, f.Alt)
					}
				}
				continue
			}
			fmt.Fprintf(&b, "%s\n", turkishText(a, st.Lang))
		}
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if w := englishWord.FindString(line); w != "" {
			t.Errorf("%q in %s", w, line)
		}
	}
	golden(t, "testdata/turkish-trend.txt", b.String())
}

// prosecasesNamed are made studies by their names.
func prosecasesNamed(t *testing.T, names ...string) []func() (*study.Study, *obs.Table, []study.Question) {
	t.Helper()
	var out []func() (*study.Study, *obs.Table, []study.Question)
	for _, name := range names {
		build, ok := proseCases()[name]
		if !ok {
			t.Fatalf("no case %s", name)
		}
		out = append(out, build)
	}
	return out
}

func figuresOf(a *Answer) []*result.Figure {
	var out []*result.Figure
	for _, x := range a.Section.Blocks {
		if x.Figure != nil {
			out = append(out, x.Figure)
		}
	}
	return out
}

// stepped rises along a line that steepens and falls off at its end.
func stepped(n int) []float64 {
	out := walk(5, n, 300, 4, 6)
	for i := n / 2; i < n; i++ {
		out[i] += 30 * float64(i-n/2)
	}
	out[n-1] /= 2
	return out
}

// Names of series in Turkish, where the place stands first.
func TestNamesInTurkish(t *testing.T) {
	for _, tt := range []struct {
		series *obs.Series
		want   string
		from   string
	}{
		{made("spending.TUR", ofGDP, 1990, []float64{1, 2}), "Türkiye’de savunma harcamasının GSYH içindeki payı", "locative, TDK"},
		{made("spending.USA", ofGDP, 1990, []float64{1, 2}), "ABD’de savunma harcamasının GSYH içindeki payı", "no article; read a-be-de"},
		{made("trade.PAK-TUR", dollars, 1990, []float64{1, 2}), "Pakistan’dan Türkiye’ye mal ticareti", "ablative and dative, TDK"},
		{made("trade.IND-IRN", dollars, 1990, []float64{1, 2}), "Hindistan’dan İran’a mal ticareti", "vowel harmony"},
	} {
		st, tb := studyOf(), tableOf(tt.series)
		inTurkish(st, tb)
		a := &asking{Task: Task{st: st, tb: tb}, speaker: speaker{st.Lang}}
		if got := a.whole(tt.series); got != tt.want {
			t.Errorf("%s: %q, want %q (%s)", tt.series.ID, got, tt.want, tt.from)
		}
		if got := a.lowerFirst(a.whole(tt.series)); got != tt.want {
			t.Errorf("inside a sentence: %q, want %q", got, tt.want)
		}
	}
}
