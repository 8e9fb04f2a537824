package load

import (
	"strings"
	"unicode/utf8"
)

// A dialect is how a CSV is written: what parts its columns, and its numbers.
type dialect struct {
	delimiter rune
	decimal   byte
	group     string   // between thousands; "" where nothing stands there
	missing   []string // marks of a missing value, besides the empty cell
	declared  bool     // the descriptor says how numbers are written
}

// plain is the dialect of a file that declares none.
var plain = dialect{delimiter: ',', decimal: '.'}

// dialect reads what parts columns and how numbers are written.
func (f form) dialect(fl field, r *resource) {
	if fl.val == nil {
		return
	}
	g := f.loose(fl.val, "a dialect", []string{"$schema", "name", "title", "description", "delimiter", "decimalChar", "groupChar",
		"header", "headerRows", "headerJoin", "commentRows", "commentChar", "lineTerminator", "quoteChar", "doubleQuote",
		"escapeChar", "nullSequence", "skipInitialSpace", "caseSensitiveHeader", "csvddfVersion"})
	if fl, ok := g["delimiter"]; ok && f.is(fl.val, text, `"delimiter"`, `"delimiter": ";"`) {
		c, size := utf8.DecodeRuneInString(fl.val.text)
		if size == 0 || size != len(fl.val.text) || strings.ContainsRune("\"\r\n", c) || c == utf8.RuneError {
			f.error(fl.val.pos, `write "delimiter": ";" or another single sign`, "%s cannot part columns", quote(fl.val.text))
		} else {
			r.dialect.delimiter = c
		}
	}
	f.numbers(g, r)
	// What the reader does not do must not be passed over in silence.
	if fl, ok := g["header"]; ok && fl.val.text == "false" {
		f.error(fl.pos, "add a first line with the names of the columns", "files without a header are not read")
	}
	for key, usual := range map[string]string{"quoteChar": `"`, "doubleQuote": "true", "escapeChar": "", "commentChar": "", "nullSequence": ""} {
		if fl, ok := g[key]; ok && fl.val.text != usual {
			f.error(fl.pos, "save the file as usual CSV and delete the key", "%s is not supported", quote(key))
		}
	}
	for _, key := range []string{"headerRows", "commentRows"} {
		if fl, ok := g[key]; ok && !(key == "headerRows" && len(fl.val.items) == 1 && fl.val.items[0].text == "1") {
			f.error(fl.pos, "put the header into line 1 and delete the key", "%s is not supported", quote(key))
		}
	}
}

// numbers reads decimalChar and groupChar, which a dialect or the schema's field
// "value" may declare.
func (f form) numbers(g map[string]field, r *resource) {
	if fl, ok := g["decimalChar"]; ok && f.is(fl.val, text, `"decimalChar"`, `"decimalChar": ","`) {
		if s := fl.val.text; s == "." || s == "," {
			r.dialect.decimal, r.dialect.declared = s[0], true
		} else {
			f.error(fl.val.pos, `write "." or ","`, "%s cannot be the decimal mark", quote(s))
		}
	}
	if fl, ok := g["groupChar"]; ok && f.is(fl.val, text, `"groupChar"`, `"groupChar": ","`) {
		s := fl.val.text
		switch {
		case s != "" && utf8.RuneCountInString(s) != 1, strings.ContainsAny(s, "0123456789+-eE"):
			f.error(fl.val.pos, `write "." or "," or " "`, "%s cannot part thousands", quote(s))
		case s == string(r.dialect.decimal):
			f.error(fl.val.pos, `write the decimal mark too: "decimalChar": ","`, "%s is the decimal mark and cannot part thousands as well", quote(s))
		default:
			r.dialect.group, r.dialect.declared = s, true
		}
	}
}

// schema reads the marks of missing values and the declared columns.
func (f form) schema(fl field, r *resource) {
	if fl.val == nil {
		return
	}
	if fl.val.kind == text {
		f.error(fl.val.pos, "write the schema into the descriptor", "a schema in a file of its own is not read")
		return
	}
	g := f.loose(fl.val, "a schema", []string{"$schema", "name", "title", "description", "fields", "fieldsMatch", "missingValues", "primaryKey", "uniqueKeys", "foreignKeys"})
	r.dialect.missing = append(r.dialect.missing, f.marks(g["missingValues"])...)
	for _, n := range f.list(g["fields"], `"fields": [{"name": "entity", "type": "string"}]`) {
		fg := f.loose(n, "a field", []string{"name", "type", "format", "title", "description", "example", "constraints", "categories",
			"categoriesOrdered", "missingValues", "rdfType", "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues"})
		name := f.need(fg, n, "name", "a field", `"name": "value"`)
		if name != "" {
			r.fields = append(r.fields, field{key: name, pos: n.pos})
		}
		if name == "value" {
			f.numbers(fg, r)
			r.dialect.missing = append(r.dialect.missing, f.marks(fg["missingValues"])...)
		}
	}
}

// marks reads missingValues: words, or groups with value and label.
func (f form) marks(fl field) []string {
	var out []string
	for _, n := range f.list(fl, `"missingValues": ["", "..."]`) {
		if n.kind == object {
			g := f.loose(n, "a missing value", []string{"value", "label"})
			if g["value"].val == nil {
				continue
			}
			n = g["value"].val
		}
		switch {
		case n.kind == text && strings.TrimSpace(n.text) != "":
			out = append(out, strings.TrimSpace(n.text))
		case n.kind == number:
			out = append(out, n.text)
		case n.kind != text:
			f.error(n.pos, `write "missingValues": ["", "..."]`, "a mark of a missing value must be text, not %s", n.words())
		}
	}
	return out
}
