package question

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// methodsIn is the whole of the methods and formulas in a language, a block a line.
func methodsIn(l *lang.Language, leastN int) []string {
	every := map[string]bool{}
	for _, f := range Families {
		every[f.Name] = true
	}
	sp := speaker{l}
	var out []string
	for _, s := range append(sp.methods(&study.Study{Alpha: 0.05, LeastN: leastN}, every, &result.Result{Pairs: []*result.Pairs{{}}}), sp.appendix(every)...) {
		out = append(out, s.Title)
		for _, b := range s.Blocks {
			for _, t := range append([]result.Text{result.Words(b.Head), b.Para}, b.List...) {
				if w := t.In(l); w != "" {
					out = append(out, w)
				}
			}
		}
	}
	return out
}

func TestMethodsInTurkish(t *testing.T) {
	got := strings.Join(methodsIn(lang.Turkish, 0), "\n") + "\n" + strings.Join(methodsIn(lang.Turkish, 12), "\n")
	for _, want := range []string{
		"Yöntemler ve sınırları\nSayılar\nHer sayı, değerler yayımlandıkları gibi",
		"Sınamalar iki yönlüdür ve anlamlılık düzeyi 0,05’tir.\n",
		"gözlem sayısı 12 değerinin altında kalan istatistikler verilmez. n değer sayısıdır; p ise",
		"%7,4’ü ile şokları yavaş sönen serilerin (katsayısı 0,6 olan AR(1)) %3’ü “yükseliyor”",
		"bulma oranı, gürültüsü bağımsız serilerde %89,5, gürültüsü AR(1) 0,6 olanlarda %16,9’dur.",
		"sırasıyla %5,3; %3,6 ve %3,9’dur; sürüklenmeli (İng. drift) olanlarda %5,3; %3,6 ve %5,2.",
		"ortalamalar sınamasında %8,3; %23,4 ve %61,4; eğimler sınamasında ise %14,3; %36,1 ve %57,7’dir:",
		"eşbütünleşme (İng. cointegration) sınaması 0,01 düzeyinde anlamlıysa",
		"t takvim yılı, y(t) o yılın değeri, n değeri olan yılların sayısıdır;",
		"\nTheil–Sen eğimi. b = s > t olan bütün yıl çiftlerinde (y(s) − y(t)) / (s − t) değerlerinin ortancası. Çiftlerin yarısı",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the methods do not say %q", want)
		}
	}
}

// A translation that drops a paragraph, an example or a number would have other numbers
// than the English.
func TestMethodsInTurkishHaveTheNumbers(t *testing.T) {
	number := regexp.MustCompile(`\d+([.,]\d+)*`)
	for _, leastN := range []int{0, 1, 12} {
		english, turkish := methodsIn(lang.English, leastN), methodsIn(lang.Turkish, leastN)
		if len(english) != len(turkish) {
			t.Fatalf("%d blocks in English, %d in Turkish", len(english), len(turkish))
		}
		other := strings.NewReplacer(".", ",", ",", ".")
		for i, e := range english {
			if strings.ContainsFunc(e, func(r rune) bool { return r == '.' }) && e == turkish[i] {
				t.Errorf("left in English: %s", e)
			}
			want, got := number.FindAllString(other.Replace(e), -1), number.FindAllString(turkish[i], -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Errorf("the numbers of\n%s\nare %q, in Turkish %q:\n%s", e, want, got, turkish[i])
			}
		}
	}
}

func TestWorksInTurkish(t *testing.T) {
	for _, tt := range []struct{ key, want string }{
		{"quandt1960", "Quandt, R. E. (1960). Tests of the hypothesis that a linear regression system obeys two separate regimes. Journal of the American Statistical Association 55(290), 324–330."},
		{"kwiatkowski1992", "Kwiatkowski, D., Phillips, P. C. B., Schmidt, P. ve Shin, Y. (1992). Testing the null hypothesis of stationarity against the alternative of a unit root. Journal of Econometrics 54, 159–178."},
	} {
		for _, w := range library {
			if got := w.Entry(lang.Turkish); w.Key == tt.key && got != tt.want {
				t.Errorf("%s\nwant %s", got, tt.want)
			}
			if strings.Contains(w.Entry(lang.Turkish), " ve ") && !strings.Contains(w.String(), " and ") {
				t.Errorf("%s", w.String())
			}
		}
	}
}
