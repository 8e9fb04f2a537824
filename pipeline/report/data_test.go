package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
)

func TestEstimatesCSV(t *testing.T) {
	const want = `id,question,series,other,era,transform,statistic,parameters,value,unit,n,from,to,note
mean-1,spending,spending-gdp.TUR,,,level,mean.value,,2.5,% of GDP,5,1990,1994,
ols_trend.slope-1,spending,spending-gdp.TUR,,after,level,ols_trend.slope,lag=3;rule=fixed,-0.08,% of GDP a year,3,2002,2004,"≤ 0.01, ""at the end"" of the table"
panel-1,p,'=cmd|' /C calc'!A0,a;b,,,panel_fe,,,,0,,,too few years
tiny-1,p,x,,,,v,,1.5e-09,,1,2000,2000,
`
	if got := string(EstimatesCSV(sample())); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPairsCSV(t *testing.T) {
	const want = "series,other,transform,n,r,p,rho,p_t,tau_b,p_asymptotic,bh,n_eff,status\n" +
		"a,b,diff,20,0.5,0.02,0.4,0.05,0.3,0.04,,12.5,moves-together\n"
	if got := string(pairsCSV(t, sample())); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDecimalsReadBack(t *testing.T) {
	for _, v := range []float64{0.1 + 0.2, 1e-5, 123456789.123, 1e20, 1e22, 5e-324, math.MaxFloat64, -1 / 3.0, 1083, 1e-6, 9.99e-7} {
		s := decimal(v)
		if got, err := strconv.ParseFloat(s, 64); err != nil || got != v {
			t.Errorf("decimal(%v) = %q, which reads back as %v, %v", v, s, got, err)
		}
		if a := math.Abs(v); a >= 1e-6 && a < 1e21 && strings.ContainsAny(s, "eE") {
			t.Errorf("decimal(%v) = %q has an exponent", v, s)
		}
	}
}

func TestCSVIsInert(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"=1+1", "'=1+1"}, {"+SUM(A1)", "'+SUM(A1)"}, {"-cmd", "'-cmd"}, {"@x", "'@x"}, {"\t=1", "'\t=1"},
		{"-3.25", "-3.25"}, {"+5", "+5"}, {"1e-9", "1e-9"}, {"-", "-"}, {"", ""}, {"a=b", "a=b"}, {"−3", "−3"},
	} {
		if got := inert(tt.in); got != tt.want {
			t.Errorf("inert(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	got := string(FigureCSV(sampleFigure("x", "line", "t", 0)))
	const want = "series,year,value,note\nspending-gdp.TUR,1999,-3.9,\"'=HYPERLINK(\"\"x\"\")\"\nspending-gdp.PAK,1999,5.4,\"a, \"\"b\"\"\"\n"
	if got != want {
		t.Errorf("FigureCSV = %q, want %q", got, want)
	}
}

func TestTableCSV(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(string(TableCSV(trendTable())))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0], " "); got != "group country n mean slope change p verdict" {
		t.Errorf("head is %q", got)
	}
	// The mark belongs to the printed table: data stay numbers, at full precision.
	if got := strings.Join(rows[1], "|"); got != "Before 2001|Türkiye|20|1.5|-0.2|-3703.5|0|rising" {
		t.Errorf("first row is %q", got)
	}
	if got := rows[7][0]; got != "From 2002 on" {
		t.Errorf("group of row 7 is %q", got)
	}
}

func TestPlainWarningsNameNoGuard(t *testing.T) {
	r := sample()
	r.Guards = obs.Faults{{Severity: obs.SevWarning, Msg: "no unit"}}
	b, err := ResultsJSON(r, Written{})
	if err != nil || !strings.Contains(string(b), "\n  {\"severity\": \"warning\", \"message\": \"no unit\"") {
		t.Errorf("%v, got\n%s", err, b)
	}
}

func TestResultsJSON(t *testing.T) {
	b, err := ResultsJSON(sample(), Written{Formats: []string{"png", "pdf", "svg"}, Infixes: []string{""}})
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version  int
		Verdicts []struct {
			ID, Question, Kind, Status, Sentence string
			Estimates                            []string
		}
		Guards []struct {
			ID, Severity, Message, File string
			Line, Column                int
		}
		Figures []struct {
			ID, Kind, Title, Alt string
			Files                []string
		}
		Sources   []obs.Source
		Study     struct{ ID, Title, Question string }
		Inputs    []obs.Input
		Estimates []struct {
			ID    string
			Value *float64
			From  *int
			Uses  int
		}
		Uses [][]string
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ what, got, want string }{
		{"sentence", got.Verdicts[0].Sentence, "It fell, see Figure\u00a01."},
		{"guard", fmt.Sprint(got.Guards[0]), `{G12 warning mixes "sources" <here> trade.csv 7 12}`},
		{"files", fmt.Sprint(got.Figures[0].Files), "[figures/spending.png figures/spending.pdf figures/spending.svg figures/spending.csv]"},
		{"checksum", got.Inputs[0].SHA256, "00ff"},
		{"source", got.Sources[0].Publisher, "SIPRI"},
		{"study", got.Study.ID, "sample"},
		{"uses", fmt.Sprint(got.Uses[got.Estimates[0].Uses], got.Uses[got.Estimates[1].Uses]), "[spending-gdp.csv:2-4,6-7] [spending-gdp.csv:8-10]"},
		{"value", fmt.Sprint(*got.Estimates[1].Value), "-0.08"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s is %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if got.Estimates[2].Value != nil || got.Estimates[2].From != nil {
		t.Error("a withheld estimate has a value or a year")
	}
	if got.Version != resultsFormat {
		t.Errorf("version is %d", got.Version)
	}
	if !strings.Contains(string(b), `"title": "Türkiye’s`) || !strings.Contains(string(b), "<here>") {
		t.Error("letters are escaped that need not be")
	}
}

func TestJSONStrings(t *testing.T) {
	for _, s := range []string{"", `"\`, "a\nb\tc\r\x00\x1f\x7f", "ş€漢😀\u2028", "</script>"} {
		var got string
		if err := json.Unmarshal(appendString(nil, s), &got); err != nil || got != s {
			t.Errorf("%q came back as %q, %v", s, got, err)
		}
	}
	if got := string(appendString(nil, "a\xffb")); got != "\"a\ufffdb\"" {
		t.Errorf("broken UTF-8 became %q", got)
	}
}

func TestManifestJSON(t *testing.T) {
	b, err := ManifestJSON(Manifest{Version: "1.0", Study: "x", Options: []Option{{"format", "png,pdf"}},
		Inputs: []File{{"a.csv", "ab", 3}}, Outputs: []File{}})
	const want = `{
 "version": "1.0",
 "study": "x",
 "options": {
  "format": "png,pdf"
 },
 "inputs": [
  {"path": "a.csv", "sha256": "ab", "size": 3}
 ],
 "outputs": []
}
`
	if err != nil || string(b) != want {
		t.Errorf("%v, got\n%s", err, b)
	}
}

func BenchmarkResultsJSON(b *testing.B) {
	r := sample()
	e := r.Estimates[1]
	for l := range 25 {
		e.Uses = append(e.Uses, obs.Pos{File: "spending-gdp.csv", Line: 20 + l, Col: 10})
	}
	r.Estimates = nil
	for range 100_000 {
		e.Uses = append([]obs.Pos(nil), e.Uses...)
		r.Estimates = append(r.Estimates, e)
	}
	for b.Loop() {
		if _, err := ResultsJSON(r, Written{Formats: []string{"png", "pdf", "svg"}, Infixes: []string{""}}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEstimatesCSV(b *testing.B) {
	r := &result.Result{Estimates: slices.Repeat(sample().Estimates[1:2], 100_000)}
	for b.Loop() {
		EstimatesCSV(r)
	}
}

// pairsCSV is pairs.csv as a whole.
func pairsCSV(t *testing.T, r *result.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePairs(&b, r, oneByOne); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func oneByOne(n int, do func(i int)) {
	for i := range n {
		do(i)
	}
}

// The rows come in order whatever is put into words first, with the question where there
// are several; those of a pair with too few years do not come, and what cannot be written
// is said.
func TestWritePairs(t *testing.T) {
	const series = 180 // 16,110 pairs: two rounds of pieces
	p := &result.Pairs{Question: "first", Transforms: []string{"level", "diff"}, Least: 5, Statuses: []string{"no-correlation", "moves-together"}, Rows: make([][]result.PairRow, 2)}
	var want strings.Builder
	want.WriteString(strings.Join(pairsHead, ",") + ",question\n")
	for i := range series {
		p.Series = append(p.Series, fmt.Sprintf("x.S%d", i))
		for j := range i {
			k := len(p.Of)
			p.Of, p.Status = append(p.Of, [2]int32{int32(j), int32(i)}), append(p.Status, uint8(k%2))
			for t, name := range p.Transforms {
				row := result.PairRow{N: 4 + k%7, R: float64(k%512+t) / 512}
				p.Rows[t] = append(p.Rows[t], row)
				if p.Rows[0][k].N >= 5 {
					fmt.Fprintf(&want, "x.S%d,x.S%d,%s,%d,%v,0,0,0,0,0,0,0,%s,first\n", j, i, name, row.N, row.R, p.Statuses[k%2])
				}
			}
		}
	}
	last := &result.Pairs{Question: "=last,one", Series: []string{"a", "b"}, Of: [][2]int32{{0, 1}}, Transforms: []string{"level"}, Statuses: []string{"s"}, Status: []uint8{0}, Rows: [][]result.PairRow{{{N: 9}}}}
	want.WriteString("a,b,level,9,0,0,0,0,0,0,0,0,s,\"'=last,one\"\n")
	r := &result.Result{Pairs: []*result.Pairs{p, last}}
	for name, par := range map[string]func(n int, do func(i int)){
		"one by one": oneByOne,
		"backwards": func(n int, do func(i int)) {
			for i := range n {
				do(n - 1 - i)
			}
		},
		"side by side": func(n int, do func(i int)) {
			var g sync.WaitGroup
			for i := range n {
				g.Go(func() { do(i) })
			}
			g.Wait()
		},
	} {
		var b bytes.Buffer
		if err := WritePairs(&b, r, par); err != nil {
			t.Fatal(err)
		}
		if b.String() != want.String() {
			t.Errorf("%s: other rows", name)
		}
	}
	full := errors.New("the disk is full")
	for _, room := range []int{0, 100, 200_000} {
		if err := WritePairs(&narrow{room, full}, r, oneByOne); !errors.Is(err, full) {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
	}
}

// narrow takes some bytes and no more.
type narrow struct {
	room int
	err  error
}

func (n *narrow) Write(p []byte) (int, error) {
	if n.room -= len(p); n.room < 0 {
		return 0, n.err
	}
	return len(p), nil
}
