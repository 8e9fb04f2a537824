package question

import (
	"fmt"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// Questions of amounts, sources and events, the sections on the data and the warnings
// in Turkish, as an editor has read them.
func TestTurkishDataAndAmounts(t *testing.T) {
	titles := map[string][2]string{
		"spending": {"Savunma harcamasının GSYH içindeki payı", "Savunma harcaması, GSYH yüzdesi"},
		"trade":    {"Mal ticareti", "Ticaret, milyon dolar"},
		"arms":     {"Büyük silah sistemi teslimatları", "Teslimatlar, milyon TIV"},
	}
	questions := map[string]string{"between": "İki ülke arasında", "suppliers": "Pakistan’a kim satıyor?", "sources": "Kaynaklar"}
	var b strings.Builder
	for _, name := range []string{"amounts", "sources", "timeline"} {
		st, tb, qs := proseCases()[name]()
		st.Lang = lang.Turkish
		for i := range tb.Indicators {
			ind := &tb.Indicators[i]
			ind.Title, ind.Short = titles[ind.ID][0], titles[ind.ID][1]
		}
		for i := range qs {
			qs[i].Pos, qs[i].Title = at, questions[qs[i].ID]
		}
		for i := range st.Events {
			st.Events[i].Label = []string{"Sözleşme imzalandı", "Zirveler", "Savaş"}[i]
		}
		if name == "sources" { // what was done to a series, and a guard of the data
			tb.Series[1].Made = []obs.Message{obs.Say("{} {}¦years, and what was done to their values", "1991", obs.Say("corrected from {} to {} ({})", 3.5, 4.1, "yazım yanlışı"))}
			s := tb.Series[0]
			tb.Withheld = []obs.Withheld{{Series: made("trade.IRN-PAK", dollars, 2000, []float64{1}), Guard: "G08",
				Said: obs.Say("{} goes from {} in {} to {} in {}, about {} times: a unit was mistaken, or the currency changed", obs.SeriesID("trade.IRN-PAK"), 1.5, 2000, 1500.0, 2001, 1000.0)}}
			tb.Corrected = []obs.Corrected{{Series: s.ID, Year: 2001, Old: 70.5, New: 75, Reason: "yazım yanlışı.", Pos: at}}
		}
		st.Questions = qs
		tasks, faults := Plan(st, tb)
		if faults.Errors() > 0 {
			t.Fatal(faults)
		}
		var all []*Answer
		for _, task := range tasks {
			all = append(all, task.Answer(serial))
		}
		said := obs.Say("{} joins {} and, in {}, {}", obs.SeriesID(tb.Series[0].ID), obs.Period{}.Years(), 2004, obs.Period{Month: 7}.Years())
		r := Gather(st, tb, all, obs.Faults{
			obs.Fault{Pos: at, Severity: obs.SevError, Guard: "G05", Series: tb.Series[0].ID, Override: "doruk görünsün"}.Saying(said, obs.Message{}),
			obs.Fault{Pos: at, Severity: obs.SevWarning}.Saying(obs.Say("column {} has no name and is not used", 3), obs.Say("delete the column, or name it")),
		})
		for _, f := range r.Findings {
			fmt.Fprintf(&b, "* %s\n", plain(f.In(st.Lang)))
		}
		for _, s := range append(r.Sections, r.Data...) {
			fmt.Fprintf(&b, "# %s\n", s.Title)
			for _, block := range withFiles(s) {
				if block.Head != "" {
					fmt.Fprintf(&b, "## %s\n", block.Head)
				}
				if len(block.Para) > 0 {
					fmt.Fprintln(&b, plain(block.Para.In(st.Lang)))
				}
				for _, item := range block.List {
					fmt.Fprintf(&b, "- %s\n", plain(item.In(st.Lang)))
				}
				if f := block.Figure; f != nil {
					fmt.Fprintf(&b, "Şekil: %s | %s | %s\n  %s\n", f.Title, f.Subtitle, f.Note, plain(f.Alt))
				}
				if table := block.Table; table != nil {
					fmt.Fprintf(&b, "Tablo: %s | %s\n", table.Title, table.Note)
					for _, c := range table.Cols {
						fmt.Fprintf(&b, "  %s %s;", c.Head, c.Unit)
					}
					fmt.Fprintln(&b)
				}
			}
		}
		fmt.Fprintln(&b)
	}
	golden(t, "testdata/turkish-rest.txt", b.String())
}

// Why two things do not go together, and what a guard of the data says of them.
func TestTurkishRefusals(t *testing.T) {
	sp := speaker{lang.Turkish}
	money := obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "constant", Base: 2023, Scale: 1e6}
	older := money
	older.Base = 2020
	x, y := made("trade.TUR", dollars, 2000, []float64{1}), made("trade.PAK", dollars, 2000, []float64{1})
	y.Periods[0] = obs.Period{Month: 7}
	whole := &Task{st: &study.Study{Entities: []obs.Entity{{ID: "total"}}}, tb: tableOf(made("trade.total", dollars, 2000, []float64{1}), x)}
	for _, tt := range []struct {
		r    *obs.Refusal
		want string
		fix  string
	}{
		{tiv.SharesAxis(money), "gösterge değeri para değil, bir askerî kabiliyet hacmidir (milyon TIV ve milyon ABD doları, 2023 sabit fiyatlarıyla)", "her birini kendi ekseninde yan yana koyun"},
		{money.Adds(older), "2023 ve 2020 fiyatları farklı temellerdir", "ikisini tek yılın fiyatlarına getirin"},
		{ofGDP.SharesAxis(obs.Unit{Kind: obs.Share, Of: "bütçe"}), "GDP’nin ve bütçenin payları farklı bütünlerin paylarıdır", "her birine kendi eksenini verin ya da tek bir bütünün paylarını alın"},
		{obs.Ordered.Mixes(obs.Delivered), "sipariş edilen tutar ile teslim edilen tutar aynı şey değildir", "her birini ayrı ayrı sorun"},
		{obs.CIF.Mixes(obs.FOB), "CIF navlun ve sigortayı (%6–10) içerir, FOB içermez", "tek tarafın rakamlarını kullanın"},
		{periods(x, y), "trade.TUR serisinin dönemi CY, trade.PAK serisininki FY07", "study.yaml içine convert: {gösterge: calendar} yazın"},
		{whole.holds(whole.tb.Series[0], x), "total, Türkiye dâhil bir bütün", ""},
	} {
		if got, fix := plain(sp.why(tt.r)), sp.told(tt.r.Remedy); got != tt.want || fix != tt.fix {
			t.Errorf("%q; %q, want %q; %q", got, fix, tt.want, tt.fix)
		}
	}
}
