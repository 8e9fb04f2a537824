package load

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
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

// maxColumns is how many columns a file may have; of ten we use the values.
const maxColumns = 10_000

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
	if len(rec) > maxColumns {
		out.error(out.pos(1, 1), "keep the columns that a study has: "+strings.Join(columns, ", "), "the header has %d columns, more than the %d that are read", len(rec), maxColumns)
		return nil, nil, false
	}
	names := slices.Clone(rec)
	for i, name := range names {
		if len(name) > maxCell {
			line, c := r.csv.FieldPos(i)
			out.error(out.pos(line, c), "look for a quote or a line end that is missing", "a heading holds %d bytes, more than a heading can mean", len(name))
			return nil, nil, false
		}
	}
	at := make([]obs.Pos, len(rec))
	for i := range rec {
		line, c := r.csv.FieldPos(i)
		at[i] = out.pos(line, c)
	}
	if line, name, c := wide(data, comma); line > 0 {
		out.error(out.pos(line, c), "put them in rows: "+strings.Join(required, ",")+"; analyze import does it for files as publishers give them", "the years stand in columns, the first of them %s", quote(name))
		return nil, nil, false
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
			out.warn(at[i], obs.Say("delete the column, or name it"), obs.Say("column {} has no name and is not used", i+1))
			continue
		}
		near, fix := obs.Nearest(plain, absent), ""
		if syn := synonym(name); slices.Contains(absent, syn) {
			near, fix = []string{syn}, "rename it to "+syn
		}
		if len(near) > 0 && col[near[0]] < 0 {
			out.error(at[i], or(fix, "did you mean "+quote(near[0])+"?"), "the column %s is not known, and %s is missing", quote(name), quote(near[0]))
			col[near[0]], r.names[i] = i, near[0]
			continue
		}
		out.warn(at[i], obs.DidYouMeanOr(plain, columns, obs.Message{}), obs.Say("the column {} is not known and not used", quote(name)))
	}
}

// synonyms are headings of others for our required columns, without blanks, bars
// and points.
var synonyms = map[string]string{
	"country": "entity", "countries": "entity", "countryname": "entity", "countrycode": "entity", "nation": "entity", "state": "entity", "economy": "entity",
	"location": "entity", "geo": "entity", "refarea": "entity", "name": "entity", "code": "entity", "ccode": "entity",
	"iso": "entity", "iso2": "entity", "iso3": "entity", "iso3c": "entity", "iso3code": "entity", "isocode": "entity", "entityiso3": "entity",
	"entityname": "entity", "entitycode": "entity", "ülke": "entity", "ulke": "entity", "exporter": "entity", "supplier": "entity",
	"date": "year", "time": "year", "years": "year", "yr": "year", "yıl": "year", "yil": "year", "timeperiod": "year",
	"amount": "value", "obsvalue": "value", "observation": "value", "val": "value", "values": "value", "değer": "value", "deger": "value", "figure": "value",
}

// synonym is the required column that a heading of another publisher means, or "".
func synonym(name string) string {
	return synonyms[strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '.' {
			return -1
		}
		return visible(r)
	}, strings.ToLower(name))]
}

// yearly is a heading that is a year: 1990, 2001 [YR2001], YR2001, X2001, 2001/02.
var yearly = regexp.MustCompile(`^(?i)(?:X|Y|YR|FY)?((?:1[5-9]|20)\d\d)(?:\.0| ?\[YR\d{4}\]|[/–-]\d{2,4})?$`)

// wide looks for a header that has years for columns, which the World Bank puts
// below a few lines of its own. It returns the line (0 where there is none), and
// the heading and column of the first year.
func wide(data []byte, comma rune) (line int, name string, column int) {
	const preamble = 6
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	for range preamble {
		rec, err := r.Read()
		if err != nil {
			return 0, "", 0
		}
		if i := yearColumn(rec); i >= 0 {
			line, column = r.FieldPos(i)
			return line, strings.TrimSpace(rec[i]), column
		}
		if slices.ContainsFunc(rec, heading) {
			return 0, "", 0 // what follows is data
		}
	}
	return 0, "", 0
}

// heading reports whether a cell is a heading of ours, in our words or others.
func heading(s string) bool {
	return slices.Contains(columns, strings.ToLower(strings.Map(visible, s))) || synonym(s) != ""
}

// yearColumn is the first of a header's columns that are years: three in order
// or more, or two beside a heading, since two could be a year and a value. It is
// −1 where the cells are no such header.
func yearColumn(rec []string) int {
	first, order := -1, 0
	var years []string
	named := false
	for i, s := range rec {
		s = strings.TrimSpace(s)
		switch m := yearly.FindStringSubmatch(s); {
		case m != nil:
			if n := len(years); n == 0 {
				first = i
			} else if c := strings.Compare(m[1], years[n-1]); c == 0 || n > 1 && c != order {
				return -1
			} else {
				order = c
			}
			years = append(years, m[1])
		case decimal(s) || slices.Contains(required[1:], strings.ToLower(s)):
			return -1
		default:
			named = named || heading(s)
		}
	}
	if len(years) < 2 || len(years) == len(rec) || len(years) == 2 && !named {
		return -1
	}
	return first
}

// declared compares the header with the columns of the descriptor's schema.
func declared(out *sink, res *resource, names []string) {
	for _, f := range res.fields {
		if !slices.Contains(names, f.key) {
			out.add(obs.Fault{Pos: f.pos, Severity: obs.SevWarning}.Saying(
				obs.Say("the schema lists a column {} that {} does not have", quote(f.key), res.path), obs.DidYouMeanOr(f.key, names, obs.Message{})))
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
			if name = strings.Trim(name, " \t\r\""); slices.Contains(columns, strings.ToLower(name)) || yearly.MatchString(name) {
				n++
			}
		}
		return n
	}
	have := count(want)
	for _, c := range []rune{',', ';', '\t', '|'} {
		// Headings in another language are none that we know, but parted they are all the same.
		foreign := !bytes.ContainsRune(first, want) && bytes.Count(first, []byte(string(c))) >= 2
		if c == want || !foreign && (count(c) < 2 || count(c) <= have) {
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
		if heading(n) {
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
