// Package browser opens the HTML report in a browser. It is a module of its own, so
// that nobody who builds the program downloads what drives one.
package browser

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/png"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// report runs the program on the built-in study and returns the folder of its report.
var report = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "analyze-browser-")
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "run", "./cmd/analyze", "run", "-q", "--format", "svg", "--lang", "en,tr", "-o", filepath.Join(dir, "report"))
	cmd.Dir = ".."
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return filepath.Join(dir, "report"), nil
})

// A page is an open report and all that the browser said of it.
type page struct {
	t        *testing.T
	file     string
	ctx      context.Context
	mu       sync.Mutex
	requests []string
	messages []string
}

// open opens the English report from disk in a browser without a past.
func open(t *testing.T, width, height int64, before ...chromedp.Action) *page {
	t.Helper()
	return openFile(t, "report.html", width, height, before...)
}

// openFile opens the report of a language.
func openFile(t *testing.T, name string, width, height int64, before ...chromedp.Action) *page {
	t.Helper()
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		if os.Getenv("REQUIRE_ALL") != "" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed")
	}
	dir, err := report()
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "analyze-profile-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(profile) }) // what a browser that ends still writes may stay
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.UserDataDir(profile))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stop)
	p := &page{t: t, file: name, ctx: ctx}
	chromedp.ListenTarget(ctx, func(ev any) {
		p.mu.Lock()
		defer p.mu.Unlock()
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			p.requests = append(p.requests, ev.Request.URL)
		case *runtime.EventConsoleAPICalled:
			p.messages = append(p.messages, fmt.Sprint("console: ", ev.Type, " ", len(ev.Args)))
		case *runtime.EventExceptionThrown:
			p.messages = append(p.messages, "exception: "+ev.ExceptionDetails.Error())
		case *log.EventEntryAdded:
			p.messages = append(p.messages, "log: "+ev.Entry.Text)
		}
	})
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, name))}
	actions := []chromedp.Action{network.Enable(), runtime.Enable(), log.Enable(), chromedp.EmulateViewport(width, height)}
	p.run(append(append(actions, before...), chromedp.Navigate(file.String()), chromedp.WaitReady("#numbers", chromedp.ByQuery))...)
	t.Cleanup(p.quiet)
	return p
}

func (p *page) run(actions ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// quiet fails on any message and on any request but those for the page and its
// own data.
func (p *page) quiet() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, m := range p.messages {
		p.t.Error(m)
	}
	if len(p.requests) == 0 {
		p.t.Error("no request was seen, not even for the page")
	}
	for _, r := range p.requests {
		if !strings.HasPrefix(r, "data:") && !strings.HasSuffix(r, "/"+p.file) {
			p.t.Errorf("requested %s", r)
		}
	}
}

// ask evaluates an expression of the page.
func ask[T any](p *page, expr string) T {
	p.t.Helper()
	var out T
	p.run(chromedp.Evaluate(expr, &out))
	return out
}

// overflow is what is wider than the window, on screen outside of boxes that scroll.
const overflow = `(() => { const w = document.documentElement.clientWidth, out = [];
if (document.documentElement.scrollWidth > w) out.push('page ' + document.documentElement.scrollWidth);
for (const e of document.querySelectorAll('body *')) {
  if (e.closest('.skip,[hidden],svg g,svg path') || e.ownerSVGElement || !matchMedia('print').matches && e.closest('.scroll,.drawing') && !e.matches('.scroll,.drawing')) continue;
  const r = e.getBoundingClientRect();
  if (r.width && (r.right > w + 1 || r.left < -1)) out.push(e.tagName + ' ' + e.className + ' ' + Math.round(r.left) + '–' + Math.round(r.right));
}
return out; })()`

// The page fits its window in each look, has its typeface, and its pictures differ.
func TestLooks(t *testing.T) {
	for _, tt := range []struct {
		name   string
		width  int64
		before []chromedp.Action
		dark   bool
	}{
		{"light", 1400, nil, false},
		{"dark", 1400, []chromedp.Action{emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}})}, true},
		{"print", 700, []chromedp.Action{emulation.SetEmulatedMedia().WithMedia("print").WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}})}, false},
		{"phone", 390, nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := open(t, tt.width, 900, tt.before...)
			if over := ask[[]string](p, overflow); len(over) > 0 {
				t.Errorf("wider than the window: %s", strings.Join(over[:min(len(over), 8)], "; "))
			}
			p.run(chromedp.Poll(`document.fonts.status === 'loaded'`, nil))
			if !ask[bool](p, `[...document.fonts].some(f => f.status === 'loaded' && f.family.includes('Source Sans 3'))`) {
				t.Error("the page's own typeface is not used")
			}
			var shot []byte
			p.run(chromedp.CaptureScreenshot(&shot))
			if dir := os.Getenv("SCREENSHOTS"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, tt.name+".png"), shot, 0o644); err != nil {
					t.Error(err)
				}
			}
			mean := brightness(t, shot)
			if tt.dark != (mean < 0.5) {
				t.Errorf("brightness %.2f", mean)
			}
		})
	}
}

func brightness(t *testing.T, png []byte) float64 {
	img, _, err := image.Decode(bytes.NewReader(png))
	if err != nil {
		t.Fatal(err)
	}
	sum, n := 0.0, 0.0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 7 {
		for x := b.Min.X; x < b.Max.X; x += 7 {
			r, g, bl, _ := img.At(x, y).RGBA()
			sum += float64(r+g+bl) / 3 / 0xffff
			n++
		}
	}
	return sum / n
}

// The button turns the page dark and light again.
func TestTheme(t *testing.T) {
	p := open(t, 1200, 900)
	colour := func() string { return ask[string](p, `getComputedStyle(document.documentElement).backgroundColor`) }
	light := colour()
	p.run(chromedp.Click("#theme", chromedp.ByQuery))
	dark := colour()
	p.run(chromedp.Click("#theme", chromedp.ByQuery))
	if light == dark || colour() != light {
		t.Errorf("%s, then %s, then %s", light, dark, colour())
	}
}

// A click on a head sorts its table, a second one the other way round, and groups
// stay together; the CSV is the file that the program writes.
func TestTables(t *testing.T) {
	p := open(t, 1200, 900)
	const column = `[...document.querySelectorAll('table[data-file="before-after-eras.csv"] tbody tr')].map(r => Number(r.cells[3].querySelector('data').value))`
	before := ask[[]float64](p, column)
	head := `table[data-file="before-after-eras.csv"] th[data-key="difference"] button`
	if ask[int](p, `document.querySelectorAll('table[data-file="before-after-eras.csv"]').length`) == 0 {
		t.Fatal("no table of eras")
	}
	if ask[int](p, `document.querySelectorAll('table[data-file="before-after-eras.csv"] th[data-key="difference"]').length`) == 0 {
		head = `table[data-file="before-after-eras.csv"] th:nth-child(4) button`
	}
	p.run(chromedp.Click(head, chromedp.ByQuery))
	up := ask[[]float64](p, column)
	p.run(chromedp.Click(head, chromedp.ByQuery))
	down := ask[[]float64](p, column)
	if slices.IsSorted(before) || !slices.IsSorted(up) {
		t.Errorf("before %v, after a click %v", before, up)
	}
	slices.Reverse(down)
	if !slices.IsSorted(down) || len(down) != len(before) {
		t.Errorf("after a second click %v", down)
	}

	dir, err := report()
	if err != nil {
		t.Fatal(err)
	}
	p = open(t, 1200, 900)
	type saved struct{ Name, Href string }
	links := ask[[]saved](p, `[...document.querySelectorAll('a.csv')].map(a => { a.onpointerdown(); return {name: a.download, href: a.href}; })`)
	if len(links) < 10 {
		t.Errorf("only %d tables can be saved", len(links))
	}
	for _, l := range links {
		want, err := os.ReadFile(filepath.Join(dir, "tables", l.Name))
		if err != nil {
			t.Error(err)
			continue
		}
		text, err := url.PathUnescape(strings.TrimPrefix(l.Href, "data:text/csv;charset=utf-8,"))
		if err != nil {
			t.Error(err)
		}
		// A cell that repeats the one above it is said in the page and left out in the file.
		if got := strings.Count(text, "\n"); got != bytes.Count(want, []byte("\n")) {
			t.Errorf("%s has %d lines, the file %d", l.Name, got, bytes.Count(want, []byte("\n")))
		}
		if got, _, _ := strings.Cut(text, "\n"); got != strings.SplitN(string(want), "\n", 2)[0] {
			t.Errorf("%s begins %q, the file %q", l.Name, got, strings.SplitN(string(want), "\n", 2)[0])
		}
	}
}

// A hover shows the value of the nearest mark and an arrow key the next one.
func TestFigures(t *testing.T) {
	p := open(t, 1200, 900)
	type point struct{ X, Y float64 }
	// Scrolling hides what is shown, and is told to the page a frame later.
	p.run(chromedp.Evaluate(`document.querySelector('#figure-3 svg').scrollIntoView({block: 'center', behavior: 'instant'});
new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))`, nil, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	at := ask[point](p, `(() => { const svg = document.querySelector('#figure-3 svg');
const [x, y, w, h] = svg.querySelector('[data-marks]').dataset.marks.split('\n')[1].split('\t')[0].split(' ').map(Number);
const p = new DOMPoint(x + (w || 0) / 2, y + (h || 0) / 2).matrixTransform(svg.getScreenCTM()); return {x: p.x, y: p.y}; })()`)
	tip := func() string {
		return ask[string](p, `document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent`)
	}
	if tip() != "" {
		t.Error("a tooltip is shown before any hover")
	}
	p.run(input.DispatchMouseEvent(input.MouseMoved, at.X+1, at.Y))
	first := tip()
	p.run(chromedp.Focus("#figure-3 svg", chromedp.ByQuery), chromedp.KeyEvent(kb.ArrowRight))
	second := tip()
	p.run(chromedp.KeyEvent(kb.ArrowLeft))
	if back := tip(); first == "" || second == "" || first == second || back != first {
		t.Errorf("hover %q, right %q, left %q", first, second, back)
	}
	p.run(chromedp.KeyEvent(kb.Escape))
	if got := tip(); got != "" {
		t.Errorf("after Escape: %q", got)
	}
	if n := ask[int](p, `[...document.querySelectorAll('figure')].filter(f => !f.querySelector('svg[tabindex]')).length`); n > 0 {
		t.Errorf("%d figures have no marks to be reached by keys", n)
	}
}

// A number tells where it comes from, by click and by Enter, and the focus returns.
func TestProvenance(t *testing.T) {
	p := open(t, 1200, 900)
	told := func() string {
		return ask[string](p, `document.getElementById('provenance').hidden ? '' : document.querySelector('#provenance dl').innerText`)
	}
	if told() != "" {
		t.Error("open before any click")
	}
	// The first finding may count claims; the next ones print estimates.
	p.run(chromedp.Evaluate(`[...document.querySelectorAll('main li data')].find(d => numbers.labels[numbers.records[d.dataset.p][0]].includes('Estimate')).id = 'number'`, nil), chromedp.Click("#number", chromedp.ByQuery))
	text := told()
	for _, want := range []string{"Value", "Statistic", "Observations", "Years", "Transformation", "Estimate", "analyze explain ", ".csv:"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	p.run(chromedp.KeyEvent(kb.Escape))
	if told() != "" || !ask[bool](p, `document.activeElement.id === 'number'`) {
		t.Error("Escape does not lead back to the number")
	}
	p.run(chromedp.KeyEvent(kb.Enter))
	if told() != text {
		t.Errorf("Enter opens %q", told())
	}
	if n := ask[int](p, `[...document.querySelectorAll('data')].filter(d => !d.dataset.p || !numbers.records[d.dataset.p]).length`); n > 0 {
		t.Errorf("%d numbers say nothing", n)
	}
	if ask[int](p, `document.querySelectorAll('table data[data-p]').length`) < 100 {
		t.Error("numbers in tables say nothing")
	}
}
