package load

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"defensetrade/pipeline/obs"
)

// The columns of a CSV, in the order of the documentation.
var (
	columns  = []string{"entity", "year", "value", "partner", "indicator", "status", "reporter", "period", "source", "note"}
	required = columns[:3]
)

// header reads line 1, reports what is wrong with it, and gives the reader the
// names that gocsv matches. col says where each known column stands, −1 where it
// is absent. It returns false where rows cannot be read.
func header(out *sink, data []byte, res *resource) (r *reader, col map[string]int, ok bool) {
	comma := separator(out, data, res)
	r = newReader(out, data, comma)
	rec, err := r.csv.Read()
	if err != nil {
		var e *csv.ParseError
		if err != io.EOF && errors.As(err, &e) {
			out.error(out.pos(r.quoteAt(1)), "write the names of the columns without quotes: entity,year,value", "the quotes of the header do not match")
		}
		return nil, nil, false
	}
	names := slices.Clone(rec)
	at := make([]obs.Pos, len(rec))
	for i := range rec {
		line, c := r.csv.FieldPos(i)
		at[i] = out.pos(line, c)
	}
	if data := looksLikeData(names); data {
		out.error(at[0], "add a first line with the names of the columns: "+strings.Join(columns[:min(len(names), 3)], string(comma)), "the first line is data (%s), not a header", quote(strings.Join(names, string(comma))))
		return nil, nil, false
	}
	col = map[string]int{}
	for _, c := range columns {
		col[c] = -1
	}
	r.width, r.names = len(names), make([]string, len(names))
	for i, name := range names {
		plain := strings.ToLower(strings.Map(visible, name))
		switch {
		case slices.Contains(columns, plain) && col[plain] >= 0:
			out.error(at[i], "keep one of the two", "the column %s stands twice, first as column %d", quote(plain), col[plain]+1)
		case slices.Contains(columns, plain):
			if name != plain {
				out.error(at[i], "write "+quote(plain), "the column %s is not written exactly as %s", quote(name), quote(plain))
			}
			col[plain], r.names[i] = i, plain
		}
	}
	strangers(out, r, names, at, col)
	for _, c := range required {
		if col[c] < 0 {
			out.error(at[0], "add it; the columns here are "+quoted(names), "the column %s is missing", quote(c))
			ok = true
		}
	}
	declared(out, res, names)
	return r, col, !ok
}

// visible drops what spreadsheets leave in a heading and nobody sees.
func visible(r rune) rune {
	if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200d' || r == '\u200c' {
		return -1
	}
	return r
}

// strangers reports the columns that are not known. One that looks like a required
// column which is absent is taken for it, so that its cells are checked as well.
func strangers(out *sink, r *reader, names []string, at []obs.Pos, col map[string]int) {
	var absent []string
	for _, c := range required {
		if col[c] < 0 {
			absent = append(absent, c)
		}
	}
	for i, name := range names {
		plain := strings.ToLower(strings.Map(visible, name))
		if slices.Contains(columns, plain) {
			continue
		}
		if plain == "" {
			out.warn(at[i], "delete the column, or name it", "column %d has no name and is not used", i+1)
			continue
		}
		near := obs.Nearest(plain, absent)
		if syn := synonyms[plain]; len(near) == 0 && slices.Contains(absent, syn) {
			near = []string{syn}
		}
		if len(near) > 0 && col[near[0]] < 0 {
			out.error(at[i], "did you mean "+quote(near[0])+"?", "the column %s is not known, and %s is missing", quote(name), quote(near[0]))
			col[near[0]], r.names[i] = i, near[0]
			continue
		}
		out.warn(at[i], obs.DidYouMean(plain, columns), "the column %s is not known and not used", quote(name))
	}
}

// synonyms are headings of others for our required columns.
var synonyms = map[string]string{
	"country": "entity", "iso3": "entity", "iso": "entity", "code": "entity", "countrycode": "entity", "entityiso3": "entity", "entity_iso3": "entity",
	"country_code": "entity", "countryname": "entity", "ülke": "entity", "exporter": "entity", "supplier": "entity",
	"date": "year", "time": "year", "yıl": "year", "yil": "year", "timeperiod": "year", "time_period": "year",
	"amount": "value", "obs_value": "value", "obsvalue": "value", "val": "value", "değer": "value", "deger": "value", "figure": "value",
}

// declared compares the header with the columns of the descriptor's schema.
func declared(out *sink, res *resource, names []string) {
	for _, f := range res.fields {
		if !slices.Contains(names, f.key) {
			out.add(obs.Fault{Pos: f.pos, Severity: obs.SevWarning, Msg: "the schema lists a column " + quote(f.key) + " that " + res.path + " does not have",
				Fix: obs.DidYouMean(f.key, names)})
		}
	}
}

// separator is what parts the columns: what the descriptor declares or a comma,
// unless the first line shows clearly that it is something else, which is a fault.
func separator(out *sink, data []byte, res *resource) rune {
	want := res.dialect.delimiter
	first := data
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		first = data[:i]
	}
	count := func(c rune) int {
		n := 0
		for _, name := range strings.Split(string(first), string(c)) {
			if slices.Contains(columns, strings.ToLower(strings.Trim(name, " \t\r\""))) {
				n++
			}
		}
		return n
	}
	have := count(want)
	for _, c := range []rune{',', ';', '\t', '|'} {
		if c == want || count(c) < 2 || count(c) <= have {
			continue
		}
		fix := `save the file with commas, or declare "dialect": {"delimiter": ` + quote(string(c)) + `} in datapackage.json`
		if c == ',' {
			fix = "correct the delimiter in datapackage.json"
		}
		i := bytes.IndexRune(first, c)
		out.error(out.pos(1, i+1), fix, "the columns are parted by %ss, not by %ss", comma(c), comma(want))
		return c
	}
	return want
}

// looksLikeData reports whether a first line holds numbers and no name of ours.
func looksLikeData(names []string) bool {
	numbers := 0
	for _, n := range names {
		n = strings.TrimSpace(n)
		if slices.Contains(columns, strings.ToLower(n)) || synonyms[strings.ToLower(n)] != "" {
			return false
		}
		if decimal(n) {
			numbers++
		}
	}
	return numbers > 0
}

func quoted(words []string) string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if len(out) == 12 {
			out = append(out, "others")
			break
		}
		out = append(out, quote(w))
	}
	return list(out)
}
