package question

import (
	"math"
	"slices"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
	"defensetrade/pipeline/study"
)

// pairsInTurkish is the made study with a table in Turkish.
func pairsInTurkish(ss ...*obs.Series) (*study.Study, *obs.Table) {
	st, tb := studyOf(), tableOf(ss...)
	st.Lang = lang.Turkish
	st.Eras[0].Label, st.Eras[1].Label = "11 Eylül öncesi", "11 Eylül sonrası"
	st.Entities = []obs.Entity{{ID: "sanayi", Label: "Sanayi"}}
	titles := map[string][2]string{
		"spending": {"Savunma harcamasının GSYH içindeki payı", "Savunma harcaması, GSYH yüzdesi"},
		"growth":   {"GSYH büyümesi", "GSYH büyümesi, yıllık %"},
		"trade":    {"Mal ticareti", "Ticaret, milyon dolar"},
		"exports":  {"Savunma ihracatı", "Savunma ihracatı, milyon dolar"},
	}
	for i := range tb.Indicators {
		ind := &tb.Indicators[i]
		ind.Title, ind.Short = titles[ind.ID][0], titles[ind.ID][1]
	}
	return st, tb
}

// turkishText is prose in Turkish with common spaces.
func turkishWords(t result.Text) string { return plain(t.In(lang.Turkish)) }

// What is said of a pair in Turkish, and what would change it, one branch a line.
func TestTurkishPairs(t *testing.T) {
	nan := math.NaN()
	x, y := made("spending.TUR", ofGDP, 1990, []float64{1, 2}), made("growth.TUR", growthA, 1990, []float64{2, 1})
	st, tb := pairsInTurkish(x, y)
	a := &asking{Task: Task{st: st, tb: tb}, speaker: speaker{lang.Turkish}}
	const pair = "Türkiye’de savunma harcaması ile GSYH büyümesi"
	for _, tt := range []struct {
		name   string
		change func(*pairGot)
		alone  float64 // p of the changes without adjustment
		want   string
		other  string
	}{
		{"together", func(g *pairGot) { g.card.pDiff, g.card.pLevel, g.tests = 0.03, 0.01, 3 }, 0.02,
			pair + " yıldan yıla birlikte hareket ediyor: değişimlerinin korelasyonu r = 0,50 (n = 30; üç çift için düzeltilmiş p = 0,030).",
			"Bu hüküm için düzeltilmiş p değerinin 0,05’ten küçük (şimdi 0,030) ve |rho| değerinin en az 0,3 (şimdi 0,40) olması gerekir; yoksa hüküm “yalnızca düzeylerde” olurdu."},
		{"two rates apart", func(g *pairGot) {
			g.card.rates, g.card.pDiff, g.card.rDiff, g.card.rhoDiff = true, 0.0004, -0.5, -0.4
		}, 0.02,
			pair + " yıldan yıla ters yönde hareket ediyor: iki oranın korelasyonu r = 0,61 (n = 30; p < 0,001).",
			"Bu hüküm için düzeltilmiş p değerinin 0,05’ten küçük (şimdi <0,001) ve |rho| değerinin en az 0,3 (şimdi 0,40) olması gerekir; yoksa hüküm “korelasyon yok” olurdu."},
		{"tied", func(g *pairGot) { g.card.integrated, g.card.pLongRun = true, 0.004 }, 0.2,
			pair + " uzun dönemde birbirine bağlı: ikisi de geziniyor ama birbirinden uzaklaşmıyor (Engle–Granger, p = 0,0040).",
			"Eşbütünleşme sınamasında p değeri 0,01 ya da daha büyük olsaydı (şimdi 0,0040) bağlı sayılmazlardı."},
		{"around trends", func(g *pairGot) { g.card.pDetrended, g.card.placeDetrended = 0.01, 99.5 }, 0.2,
			pair + " eğilimlerinin çevresinde ilişkili: eğilimler çıkarıldığında r = 0,58 (bağımsız rassal yürüyüş çiftlerinin %99’u sıfıra bundan daha yakın); ancak yıldan yıla değişimleri arasında korelasyon yok (r = 0,50).",
			"Birlikte hareket ettiklerini söylemek için düzeltilmiş p değerinin 0,05’ten küçük olması gerekirdi (şimdi 0,20); rassal yürüyüşler arasındaki yerleri en az %99 olmasaydı eğilimlerinin çevresinde ilişkili sayılmazlardı."},
		{"around trends, unsure", func(g *pairGot) { g.card.pDetrended, g.card.placeDetrended, g.tests = 0.01, 99.5, 2 }, 0.03,
			pair + " eğilimlerinin çevresinde ilişkili: eğilimler çıkarıldığında r = 0,58 (bağımsız rassal yürüyüş çiftlerinin %99’u sıfıra bundan daha yakın); ancak yıldan yıla değişimlerinin korelasyonu (r = 0,50) bir bağ için yeterince güvenilir değil (iki çift için düzeltilmiş p = 0,20).",
			"Birlikte hareket ettiklerini söylemek için düzeltilmiş p değerinin 0,05’ten küçük olması gerekirdi (şimdi 0,20); çift tek başına sorulsaydı bu koşul sağlanırdı (p = 0,030); rassal yürüyüşler arasındaki yerleri en az %99 olmasaydı eğilimlerinin çevresinde ilişkili sayılmazlardı."},
		{"shared trend", func(g *pairGot) { g.card.pLevel, g.card.rhoDiff = 0.001, 0.1 }, 0.2,
			pair + " düzeylerde ilişkili (r = 0,61), yıldan yıla değişimlerde ise ilişkili değil (r = 0,50; p = 0,20): ortak bir eğilim var, bir bağ belirtisi yok.",
			"Birlikte hareket ettiklerini söylemek için düzeltilmiş p değerinin 0,05’ten küçük (şimdi 0,20) ve |rho| değerinin en az 0,3 (şimdi 0,10) olması gerekirdi."},
		{"shared trend, weak ranks", func(g *pairGot) { g.card.pLevel, g.card.pDiff, g.card.rhoDiff = 0.001, 0.01, 0.1 }, 0.01,
			pair + " düzeylerde ilişkili (r = 0,61); yıldan yıla değişimlerinin korelasyonu (r = 0,50) birkaç yıla bağlı: sıraların korelasyonu (rho = 0,10) zayıf.",
			"Birlikte hareket ettiklerini söylemek için rho değerinin r ile aynı işareti taşıması ve büyüklüğünün en az 0,3 olması gerekirdi (şimdi 0,10)"},
		{"no correlation", func(g *pairGot) { g.card.rhoDiff = -0.4 }, 0.2,
			pair + " arasında korelasyon bulunmadı: r düzeylerde 0,61 (p = 0,50), yıllık değişimlerde 0,50 (p = 0,20; n = 30).",
			"Birlikte hareket ettiklerini söylemek için düzeltilmiş p değerinin 0,05’ten küçük olması (şimdi 0,20), rho değerinin de r ile aynı işareti taşıması ve büyüklüğünün en az 0,3 olması (şimdi −0,40) gerekirdi."},
		{"in an era", func(g *pairGot) { g.era, g.card.pDetrended, g.card.placeDetrended = "before", 0.01, 97.8 }, 0.2,
			"“11 Eylül öncesi” döneminde " + pair + " arasında korelasyon bulunmadı: r düzeylerde 0,61 (p = 0,50), yıllık değişimlerde 0,50 (p = 0,20; n = 30).",
			"Birlikte hareket ettiklerini söylemek için düzeltilmiş p değerinin 0,05’ten küçük olması gerekirdi (şimdi 0,20); eğilimlerinin çevresinde ilişkili sayılmaları için rassal yürüyüşler arasındaki yerlerinin en az %99 olması gerekirdi (şimdi %97)."},
		{"two rates", func(g *pairGot) { g.card.rates = true }, 0.2,
			pair + " arasında korelasyon bulunmadı: iki oran için r = 0,61 (p = 0,50; n = 30).", ""},
		{"ranks of another sign", func(g *pairGot) { g.card.pDiff, g.card.rhoDiff = 0.01, -0.4 }, 0.01,
			pair + " arasında kesin bir bağ görülmüyor: yıldan yıla değişimlerinin korelasyonu (r = 0,50) birkaç yıla bağlı: sıraların korelasyonu (rho = −0,40) aynı işareti taşımıyor.", ""},
		{"a straight line", func(g *pairGot) { g.diff[0], g.card.rDiff, g.card.pDiff = lacking(stat.ErrNoVariation), nan, nan }, nan,
			pair + " arasında korelasyon bulunmadı: r düzeylerde 0,61 (p = 0,50); ikisinden biri ise her yıl aynı miktarda değişiyor.", ""},
		{"too few", func(g *pairGot) { g.card.nDiff = 5 }, 0.2, pair + " için ortak yıl sayısı hüküm vermeye yetmiyor (beş adet yıllık değişim).",
			"Bir hüküm için en az sekiz adet yıllık değişim gerekiyor."},
	} {
		g := pairGot{x: x, y: y, card: card{nDiff: 30, pDiff: 0.2, rDiff: 0.5, rhoDiff: 0.4, pDetrended: 0.5, placeDetrended: 60, pLevel: 0.5, leastN: 8, alpha: 0.05, pLongRun: nan}}
		g.diff[0] = having("r", 0.5)
		tt.change(&g)
		g.level[0], g.level[1], g.diff[1] = having("r", 0.61, "p", 0.5), having("rho", g.card.rhoDiff), having("rho", g.card.rhoDiff)
		g.effDiff, g.effLevel, g.cointegration = having("p", tt.alone), having("p", 0.5), having("p_mackinnon1994", g.card.pLongRun)
		g.detrended = got{ests: []*result.Estimate{{Statistic: "correlation.r", Value: 0.58}}}
		g.verdict.Status = g.card.status()
		if got := turkishWords(a.pairSentence(g, g.verdict.Status)); got != tt.want {
			t.Errorf("%s:\n%q, want\n%q", tt.name, got, tt.want)
		}
		if got := turkishWords(a.otherwise(g)); tt.other != "" && strings.TrimSuffix(got, ".") != strings.TrimSuffix(tt.other, ".") {
			t.Errorf("%s, otherwise:\n%q, want\n%q", tt.name, got, tt.other)
		}
	}
}

// How a pair is named in Turkish.
func TestTurkishPairWords(t *testing.T) {
	ss := []*obs.Series{made("spending.TUR", ofGDP, 1990, []float64{1}), made("growth.TUR", growthA, 1990, []float64{1}), made("spending.PAK", ofGDP, 1990, []float64{1}),
		made("trade.PAK-TUR", dollars, 1990, []float64{1}), made("trade.TUR-PAK", dollars, 1990, []float64{1}), made("exports.sanayi", dollars, 1990, []float64{1}), made("trade.sanayi", dollars, 1990, []float64{1})}
	st, tb := pairsInTurkish(ss...)
	a := &asking{Task: Task{st: st, tb: tb}, speaker: speaker{lang.Turkish}}
	for _, tt := range []struct{ x, y, want string }{
		{"spending.TUR", "growth.TUR", "Türkiye’de savunma harcaması ile GSYH büyümesi"},
		{"spending.TUR", "spending.PAK", "Türkiye ile Pakistan’da savunma harcamasının GSYH içindeki payı"},
		{"trade.PAK-TUR", "trade.TUR-PAK", "Pakistan’dan Türkiye’ye ve Türkiye’den Pakistan’a mal ticareti"},
		{"exports.sanayi", "trade.sanayi", "Savunma ihracatı ile ticaret (sanayi)"},
	} {
		if got := a.pairWords(tb.Find(tt.x), tb.Find(tt.y)); got != tt.want {
			t.Errorf("pairWords(%s, %s) = %q, want %q", tt.x, tt.y, got, tt.want)
		}
	}
}

// Pairs of each status are counted in words.
func TestTurkishTally(t *testing.T) {
	for _, tt := range []struct {
		n    map[string]int
		want string
	}{
		{map[string]int{movesTogether: 1, inTheLongRun: 2, aroundTrends: 1, sharedTrend: 3, noCorrelation: 14, tooFewYears: 1},
			"bir çift yıldan yıla birlikte hareket ediyor, iki çift uzun dönemde birbirine bağlı, bir çift eğilimlerinin çevresinde ilişkili, " +
				"üç çift düzeylerde ilişkili ama yıllık değişimlerde değil, 14 çiftte korelasyon görülmüyor ve bir çiftin ortak yılı çok az"},
		{map[string]int{noCorrelation: 12}, "hiçbirinde korelasyon görülmüyor"},
		{map[string]int{noCorrelation: 1}, "bir çiftte korelasyon görülmüyor"},
	} {
		if got := (speaker{lang.Turkish}).tallyPairs(tt.n); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.n, got, tt.want)
		}
	}
}

// What is said of two eras in Turkish.
func TestTurkishEras(t *testing.T) {
	line := func(from, slope float64) []float64 { return noisyLine(5, 12, from, slope, 0.3) }
	const averaged = "Savunma ihracatı, “11 Eylül öncesi” döneminde ortalama "
	for _, tt := range []struct {
		name string
		a, b []float64
		want string
	}{
		{"faster", line(10, 1), line(30, 3), "Her iki dönemin içinde de yükseldi; yani farkın bir bölümü süregelen eğilimden kaynaklanıyor; ikinci dönemde daha hızlı, yılda 1,00 yerine 3,0 yükseldi (p < 0,001)."},
		{"slower", line(40, -2), line(18, -0.5), "Her iki dönemin içinde de düştü; yani farkın bir bölümü süregelen eğilimden kaynaklanıyor; ikinci dönemde daha yavaş, yılda 2,0 yerine 0,50 düştü (p < 0,001)."},
		{"turned", line(10, 1), line(20, -1), "Eğimleri farklı: birinci dönemde yılda 1,00 yükseldi, ikincisinde 1,0 düştü (p < 0,001)."},
		{"higher", line(10, 1), line(30, 3), averaged + "15,60, “11 Eylül sonrası” döneminde 46,60 oldu: 31,00 daha yüksek; fark, rastlantıyla açıklanamayacak kadar büyük (p < 0,001)."},
		{"lower", line(10, 0), line(9.9, 0), averaged + "10,10, “11 Eylül sonrası” döneminde 10,00 oldu: 0,10 daha düşük; bu büyüklükte bir fark rastlantı olabilir (p = 0,32)."},
		{"too few", line(10, 0), []float64{1, 2}, "Savunma ihracatı için “11 Eylül öncesi” döneminde on iki "},
		{"lasting", line(10, 4), line(30, 3), "Dönem ortalamasından sapmaların yıllarca sürdüğü seriler: savunma ihracatı. Yalnızca gezinen bir serinin iki yarısı çoğu kez birbirinden farklı çıkar; bu yüzden burada küçük bir p zayıf kanıttır."},
	} {
		st, tb := pairsInTurkish(made("exports.sanayi", obs.Unit{}, 1990, append(slices.Clone(tt.a), tt.b...)))
		ans := answer(t, st, tb, study.Question{Kind: "comparison", Series: refs("*")})
		var told []string
		for _, b := range ans.Section.Blocks {
			told = append(told, turkishWords(b.Para))
		}
		if got := strings.Join(told, "\n"); !strings.Contains(got, tt.want) {
			t.Errorf("%s lacks %q:\n%s", tt.name, tt.want, got)
		}
	}
}
