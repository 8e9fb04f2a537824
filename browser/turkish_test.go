package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The Turkish page fits a telephone and a desk, and says nothing to the console.
func TestTurkishFits(t *testing.T) {
	for _, width := range []int64{390, 1400} {
		p := openFile(t, "report.tr.html", width, 900)
		if over := ask[[]string](p, overflow); len(over) > 0 {
			t.Errorf("at %d wider than the window: %s", width, strings.Join(over[:min(len(over), 8)], "; "))
		}
		if got := ask[string](p, `document.documentElement.lang`); got != "tr" {
			t.Errorf("language %q", got)
		}
	}
}

// Every table is sorted by each of its columns: numbers by their values, whatever
// they are written as, words as a Turkish dictionary has them, what is missing last.
func TestTurkishTables(t *testing.T) {
	p := openFile(t, "report.tr.html", 1200, 900)
	type column struct {
		Name    string
		Numbers []float64
		Words   []string
		Right   []string // the words in order, by the browser
	}
	sorted := ask[[]column](p, `[...document.querySelectorAll('table')].flatMap(table => [...table.querySelectorAll('th[data-key]')].map((head, i) => {
  head.querySelector('button').click();
  const cells = [...table.tBodies[0].rows].filter(r => !r.classList.contains('group')).map(r => r.cells[i]);
  const words = cells.filter(c => !c.querySelector('data')).map(c => c.textContent.trim()).filter(s => s !== '' && s !== '–' && s !== 'yok');
  return {name: table.dataset.file + ' ' + head.dataset.key, numbers: cells.every(c => c.querySelector('data')) ? cells.map(c => Number(c.querySelector('data').value)) : [],
    words: cells.some(c => c.querySelector('data')) ? [] : words, right: cells.some(c => c.querySelector('data')) ? [] : [...words].sort(new Intl.Collator('tr', {numeric: true}).compare)};
}))`)
	numbers, commas := 0, ask[int](p, `[...document.querySelectorAll('td data')].filter(d => /^[−+<]?\d[\d.]*,\d+$/.test(d.textContent)).length`)
	for _, c := range sorted {
		if !slices.IsSorted(c.Numbers) {
			t.Errorf("%s: %v", c.Name, c.Numbers)
		}
		if !slices.Equal(c.Words, c.Right) {
			t.Errorf("%s: %q, in order %q", c.Name, c.Words, c.Right)
		}
		numbers += len(c.Numbers)
	}
	if numbers < 150 || commas < 100 {
		t.Errorf("%d numbers were sorted, %d have a decimal comma", numbers, commas)
	}
}

// What a number and a mark of a figure tell is in Turkish.
func TestTurkishTells(t *testing.T) {
	p := openFile(t, "report.tr.html", 1200, 900)
	p.run(chromedp.Evaluate(`[...document.querySelectorAll('main li data')].find(d => numbers.labels[numbers.records[d.dataset.p][0]].includes('Tahmin')).id = 'number'`, nil), chromedp.Click("#number", chromedp.ByQuery))
	text := ask[string](p, `document.querySelector('#provenance').innerText`)
	for _, want := range []string{"Bu sayı nereden geliyor", "Değer", "İstatistik", "Gözlem sayısı", "Yıllar", "Dönüşüm", "Tahmin", "Açıklayan komut", "analyze explain "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	p.run(chromedp.KeyEvent(kb.Escape))
	for _, want := range []string{"%", ",", "$"} {
		if ask[int](p, `[...document.querySelectorAll('[data-marks]')].filter(g => g.dataset.marks.includes('`+want+`')).length`) == 0 {
			t.Errorf("no mark of a figure says %q", want)
		}
	}
	if bad := ask[[]string](p, `[...document.querySelectorAll('[data-marks]')].flatMap(g => g.dataset.marks.split('\n').map(l => l.split('\t')[2])).filter(v => /\d\.\d\d?(%|$)|\d%|^\$/.test(v)).slice(0, 5)`); len(bad) > 0 {
		t.Errorf("marks in English: %q", bad)
	}
}
