package provider

import (
	"fmt"
	"io"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// worldBankJSON is what the World Bank's interface for programs gives: a list of two,
// first what the page is, then the rows.
var worldBankJSON = Format{
	Name:  "worldbank-json",
	Title: "World Bank indicator, from the interface for programs",
	What:  `JSON [{"page": …}, [{"indicator": …, "country": …, "countryiso3code": …, "date": …, "value": …}, …]]`,
	Sniff: func(r *Raw) string {
		if r.Kind == Text && strings.HasPrefix(strings.TrimSpace(r.Head), "[") && strings.Contains(r.Head, `"countryiso3code"`) {
			return `JSON with "countryiso3code"`
		}
		return ""
	},
	Read: readWorldBankJSON,
}

// maxJSON is the largest JSON that is read; it is held whole.
const maxJSON = 24 << 20

func readWorldBankJSON(r *Raw, im *Import) error {
	text, err := r.Text()
	if err != nil {
		return err
	}
	defer text.Close()
	data, err := io.ReadAll(io.LimitReader(text, maxJSON+1))
	if err != nil {
		return fmt.Errorf("%s: %w", r.Name, plainError(err))
	}
	if len(data) > maxJSON {
		return fmt.Errorf("%s is larger than %d MB; download the indicator as CSV", r.Name, maxJSON>>20)
	}
	root, err := parseTree(data)
	if err != nil || len(root.list()) != 2 {
		return fmt.Errorf("%s is no whole answer of the World Bank (%v); download it again", r.Name, err)
	}
	meta, rows := root.vals[0], root.vals[1].list()
	src := obs.Source{ID: "worldbank", Publisher: "World Bank", URL: "https://data.worldbank.org", Terms: "CC BY 4.0", Title: "World Development Indicators"}
	if day := meta.text("lastupdated"); day != "" {
		src.ID, src.Vintage = src.ID+"-"+fileName(day), "updated "+day
	}
	im.Source(src)
	if pages, page := meta.get("pages").words(), meta.get("page").words(); pages != "" && pages != "1" {
		im.Remark("this is page %s of %s; the others are files of their own: ask the interface for per_page=20000", page, pages)
	}
	for i, row := range rows {
		im.Row(i + 1)
		code, title := row.get("indicator").text("id"), row.get("indicator").text("value")
		ind := obs.Indicator{ID: wbID(code, title), Title: wbTitle(code, title), Unit: wbUnit(code, title)}
		value := row.get("value").words()
		v, number := parse(value)
		y, ok := year(row.get("date").words())
		switch {
		case !im.Indicator(ind):
			im.LeaveOut(otherIndicator, 1)
		case value == "":
			im.LeaveOut(emptyCell, 1)
		case !ok:
			im.LeaveOut("rows of months or quarters", 1)
		case !number:
			im.Fault(im.at(i+1), "download the answer again", "%q in row %d is not a number", value, i+1)
		default:
			im.Keep(obs.Observation{Entity: im.Coded(entity.Alpha3, row.text("countryiso3code"), row.get("country").text("value")), Indicator: ind.ID, Year: y, Value: v})
		}
	}
	return nil
}

// words is a text or a number as it stands, "" for null.
func (t *tree) words() string {
	if t == nil || t.value == nil {
		return ""
	}
	return fmt.Sprint(t.value)
}
