package question

import (
	"math"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// turkish is a made study whose report is in Turkish.
func turkish() *study.Study {
	st := studyOf()
	st.Lang = lang.Turkish
	return st
}

func between(low, high, within float64) *study.Condition {
	return &study.Condition{Words: "between", Low: low - within, High: high + within, Within: within}
}

// What is claimed, found, near and would change a verdict, in Turkish. Names of series
// are left out of what is found: they are worded elsewhere.
func TestClaimsInTurkish(t *testing.T) {
	trade := made("trade.TUR", dollars, 2000, []float64{10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 2005)
	competing(trade, 2003, 44)
	share := made("spending.TUR", ofGDP, 2000, []float64{3, 2.5, 2.5, 2, 1.5})
	line := made("trade.PAK", dollars, 2000, noisyLine(5, 12, 10, 3, 0.5))
	arms := []*obs.Series{made("arms.TUR-PAK", tiv, 2000, []float64{3, 3, 3}), made("arms.USA-PAK", tiv, 2000, []float64{5, 5, 5}), made("arms.IRN-PAK", tiv, 2000, []float64{2, 2, 2})}
	tb := tableOf(append([]*obs.Series{trade, share, line}, arms...)...)
	level := func(series, measure string, from, to int, c *study.Condition) study.Check {
		return study.Check{Measure: measure, Series: refs(series), From: from, To: to, Condition: c}
	}
	above := &study.Condition{Words: "above", Low: 0, High: math.Inf(1), Strict: true}
	nbsp := strings.NewReplacer("\u00a0", " ")
	for _, tt := range []struct {
		name                       string
		check                      study.Check
		asked, found, near, change string
	}{
		{"a year", level("spending.TUR", "mean", 2001, 2001, near(5, 0.5)), "2001’de yaklaşık %5 (±0,5 yüzde puanı)", " 2001’de %2,5 idi",
			"2000–2004 döneminin hiçbir yılında böyle bir değer yok; en yakını 2000’de %3.", "Sayı 2 yüzde puanı daha yüksek olsaydı geçerli olurdu."},
		{"a mean", level("spending.TUR", "mean", 2001, 2004, between(3, 4, 0.25)), "2001–2004 döneminde ortalama %3 ile %4 arası (±0,25 yüzde puanı)",
			" 2001–2004 döneminde ortalama %2,1 oldu", "Seri böyle bir değeri 2000’de alıyor: %3.", "Sayı 0,62 yüzde puanı daha yüksek olsaydı geçerli olurdu."},
		{"sources", level("trade.TUR", "mean", 2003, 2003, atLeast(42)), "2003’te en az 42 milyon dolar", " 2003’te 40 milyon dolar idi (", "",
			"Çelişen rakamlardan hangisinin doğru olduğuna bağlı."},
		{"a sum", level("trade.TUR", "sum", 2004, 2006, above), "2004–2006 döneminde toplam sıfırdan fazla", " 2004–2006 döneminde toplam 120 milyon dolar oldu", "", ""},
		{"a gap", level("trade.TUR", "mean", 2005, 2005, near(60, 1)), "2005’te yaklaşık 60 milyon dolar (±1 milyon dolar)", " için 2005 değeri yok",
			"En yakın değerler: 2004’te 50 milyon dolar ve 2006’da 70 milyon dolar; o yılın kendi değeri bunlardan çıkarılamaz.", "2005 için bir değer olsaydı karara bağlanabilirdi."},
		{"every year", level("trade.TUR", "every", 2006, 2009, atLeast(75)), "2006–2009 döneminin her yılında en az 75 milyon dolar",
			" 2006–2009 döneminde 70 milyon dolar ile 100 milyon dolar arasındaydı ve değeri olan dört yıldan 3 tanesinde buna uydu (2007–2009)",
			"Seri böyle bir değeri 2007–2009’da alıyor; iddia edilen yıllara en yakını 2009 (100 milyon dolar).", "Öteki bir yıl da uysaydı geçerli olurdu."},
		{"highest", level("spending.TUR", "max", 2000, 2004, atMost(2)), "2000–2004 döneminde en yüksek değer olarak en çok %2", " 2000–2004 döneminde en yüksek değerini 2000’de aldı: %3",
			"Seri böyle bir değeri 2003 ve 2004’te alıyor; iddia edilen yıllara en yakını 2004 (%1,5).", "Sayı 1 yüzde puanı daha düşük olsaydı geçerli olurdu."},
		{"a rise", study.Check{Measure: "change", Series: refs("trade.TUR"), Before: [2]int{2000, 2001}, After: [2]int{2008, 2009}, Direction: "rise", By: "amount", Condition: atLeast(100)},
			"2000–2001 döneminden 2008–2009 dönemine en az 100 milyon dolar artış",
			" 2000–2001 döneminde yılda ortalama 15 milyon dolar iken 2008–2009 döneminde 95 milyon dolar düzeyine yükseldi", "", "Artış 20 milyon dolar daha büyük olsaydı geçerli olurdu."},
		{"an extreme", study.Check{Measure: "extreme", Series: refs("trade.TUR"), Direction: "highest", After: [2]int{2002, 2002}, From: 2000, To: 2004},
			"2000–2004 döneminin en yüksek değeri 2002’de", " 2002’de 30 milyon dolar idi; en yüksek değer 2004’te 50 milyon dolar oldu", "En yüksek değer 2004’te 50 milyon dolar oldu.",
			"Sayı 20 milyon dolar daha yüksek olsaydı geçerli olurdu."},
		{"a trend", study.Check{Measure: "trend", Series: refs("trade.PAK"), Direction: "fall"}, "2000–2011 döneminde düşüş eğilimi",
			" 2000–2011 döneminde yükseldi (doğrusal eğilim: yılda +", "", ""},
		{"a share", study.Check{Measure: "share", Series: refs("arms.TUR-PAK"), Among: refs("arms.*-PAK"), Condition: atLeast(50)}, "2000–2002 döneminde en az %50 pay",
			" 2000–2002 döneminde bütün içinde %30 paya sahipti", "", "Sayı 20 yüzde puanı daha yüksek olsaydı geçerli olurdu."},
		{"a rank", study.Check{Measure: "rank", Series: refs("arms.IRN-PAK"), Among: refs("arms.*-PAK"), Condition: atMost(2)}, "kapsamındaki üç tedarikçi arasında ilk iki sıradan biri",
			"kapsamındaki üç tedarikçi arasında 6 milyon TIV ile üçüncü oldu", "2000–2002 döneminde ikinci sırada 9 milyon TIV ile ", "Sıralamada bir sıra daha yukarıda olsaydı geçerli olurdu."},
		{"no set", study.Check{Measure: "rank", Series: refs("arms.IRN-PAK"), Condition: atMost(2)}, "", "sınama kümeyi belirtmiyor (G33)", "",
			`Şunu yazın: share: {of: "arms.*-PAK"} ya da rank: {among: "arms.*-PAK"}.`},
		{"no data", study.Check{Needs: "fiyatlar"}, "", "bunun için veri yok", "", "Gereken: fiyatlar."},
	} {
		c, _ := claimed(t, turkish(), tb, tt.check)
		for _, x := range []struct{ what, got, want string }{
			{"asked", c.Checks[0].Asked.In(lang.Turkish), tt.asked}, {"found", c.Checks[0].Found.In(lang.Turkish), tt.found},
			{"near", c.Near.In(lang.Turkish), tt.near}, {"change", c.Change.In(lang.Turkish), tt.change}} {
			if got := nbsp.Replace(x.got); x.want == "" && got != "" || !strings.Contains(got, x.want) {
				t.Errorf("%s, %s: %q, want %q", tt.name, x.what, got, x.want)
			}
		}
	}
}

// The parts of a claim in Turkish: verdict, lead, table, summary and the title of a figure.
func TestVerdictsInTurkish(t *testing.T) {
	x := made("spending.TUR", ofGDP, 1990, []float64{3.5, 3.8, 3.9, 3.9, 4.1, 3.9, 4.1, 4.1, 3.2, 3.9, 3.7, 3.6, 3.8, 3.3, 2.7, 2.4}, 1997)
	on := func(c study.Check) study.Check { c.Series, c.Pos = refs("spending.TUR"), at; return c }
	st := turkish()
	st.Claims = []study.Claim{
		{ID: "a", Text: "Türkiye’nin payı %5’tir", Where: "s. 3", Quoted: "A. Yazar", Checks: []study.Check{on(study.Check{Measure: "mean", From: 2000, To: 2005, Condition: near(5, 0.5)})}},
		{ID: "b", Text: "Pay %5’ten %3’ün altına indi", Checks: []study.Check{
			on(study.Check{Part: "1990’da %5", Measure: "mean", From: 1990, To: 1990, Condition: near(5, 0.5)}), on(study.Check{Part: "2005’te %3’ün altı", Measure: "mean", From: 2005, To: 2005, Condition: atMost(3)})}},
		{ID: "c", Text: "Pay yüksek", Checks: []study.Check{
			on(study.Check{Reading: "başta", Differs: "window", Measure: "mean", From: 1990, To: 1994, Condition: atLeast(3.5)}),
			on(study.Check{Reading: "sonda", Differs: "window", Measure: "mean", From: 2003, To: 2005, Condition: atLeast(3.5)})}},
		{ID: "d", Text: "Para yerinde harcandı", Needs: "nereye harcandığı"},
	}
	task, _, faults := planClaims(st, tableOf(x))
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	ans := task.Answer(serial)
	sentences := []string{
		"Veriler bunu çürütüyor: ",
		"Kısmen geçerli; geçerli olan: 2005’te %3’ün altı (2005’te %2,4); geçerli olmayan: 1990’da %5 (1990’da %3,5).",
		"Sonuç döneme bağlı: başta: destekleniyor (1990–1994 döneminde ortalama %3,8); sonda: çürütüldü (2003–2005 döneminde ortalama %2,8).",
		"Bu verilerle sınanamıyor.",
	}
	for i, want := range sentences {
		if got := ans.Claims[i].Sentence.In(lang.Turkish); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", ans.Claims[i].ID, got, want)
		}
	}
	if got, want := ans.Findings[0].In(lang.Turkish), "Verilerle karşılaştırılan dört ifadeden biri kısmen destekleniyor, biri kaynağa, tanıma ya da döneme bağlı, biri çürütüldü ve biri bu verilerle sınanamıyor (çürütülen: iddia 1)."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	var said []string
	for _, b := range ans.Section.Blocks {
		said = append(said, b.Head, b.Para.In(lang.Turkish))
		for _, item := range b.List {
			said = append(said, item.In(lang.Turkish))
		}
		if b.Table != nil {
			said = append(said, b.Table.Title, b.Table.Cols[3].Head, b.Table.Rows[0].Cells[3].Text)
		}
		if b.Figure != nil {
			said = append(said, b.Figure.Title, b.Figure.Note, b.Figure.Alt)
		}
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{
		"Bu bölümde dört ifade, kişisel yargıya göre değil kurallara göre verilerle karşılaştırılıyor. Bir ifade, ",
		" çürütüldü, veriler onu ", "Hüküm\nçürütüldü\n", "İddia 1 (s. 3)\n", "Orada gösterilen kaynak: A. Yazar.", "\nÇürütüldü. Veriler bunu çürütüyor: ",
		"; iddia edilen: 2000–2005 döneminde ortalama yaklaşık %5 (±0,5\u00a0yüzde puanı).", ": iddia çürütüldü\n", "Yatay kesikli çizgi: iddia edilen.",
		" Kesikli çizgi: 2000–2005 dönemi için iddia edilen yaklaşık %5. Hüküm: Veriler bunu çürütüyor: ",
		"Kısmen destekleniyor. Kısmen geçerli. Ölçüt: ", "\n1990’da %5. İddia edilen: 1990’da yaklaşık %5 (±0,5\u00a0yüzde puanı); bulunan: 1990’da %3,5. Geçerli değil. ",
		"Duruma bağlı. Sonuç döneme bağlı. ", "Sınanamıyor. Bu verilerle sınanamıyor. Gereken: nereye harcandığı.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("does not say %q:\n%s", want, all)
		}
	}
}
