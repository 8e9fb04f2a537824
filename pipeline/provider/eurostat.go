package provider

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// eurostatTSV is Eurostat's bulk download: the codes of all dimensions in the first
// cell, the periods in columns, ":" for what is not available, flags behind values.
var eurostatTSV = Format{
	Name:  "eurostat-tsv",
	Title: "Eurostat, TSV",
	What:  `header freq,unit,…,geo\TIME_PERIOD and periods, with tabs`,
	Sniff: func(r *Raw) string {
		if t := euTSV(r); t != nil {
			return fmt.Sprintf("header %q in line 1", t.head)
		}
		return ""
	},
	Read: readEurostatTSV,
}

// eurostatCSV is Eurostat's SDMX-CSV: one observation a row, flags in a column.
var eurostatCSV = Format{
	Name:  "eurostat-csv",
	Title: "Eurostat, SDMX-CSV",
	What:  "header DATAFLOW,LAST UPDATE,freq,…,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "TIME_PERIOD", "OBS_VALUE"); h != nil && len(euDimensions(h)) > 0 && slices.ContainsFunc(euDimensions(h), func(d euDimension) bool { return d.name == "geo" }) {
			return h.seen()
		}
		return ""
	},
	Read: readEurostatCSV,
}

// A euDimension is one of a table's dimensions.
type euDimension struct {
	name      string
	at, label int // columns of the code and, or −1, of its label
}

// A euKey is where an observation belongs, by the codes of its dimensions.
type euKey struct {
	ind     obs.Indicator
	entity  string // where the table has flows, the one that they leave
	partner string
	who     string
	annual  bool
	wanted  bool
}

// euReader turns codes into indicators, each combination once.
type euReader struct {
	im      *Import
	dims    []string
	dataset string
	keys    map[string]*euKey
}

// key is the meaning of a row's codes; a code may have its label behind a colon.
func (e *euReader) key(codes []string) *euKey {
	joinedCodes := strings.Join(codes, "\x00")
	if k, ok := e.keys[joinedCodes]; ok {
		return k
	}
	k := &euKey{annual: true}
	var ids, titles []string
	var geo, partner, flow, unit, unitLabel string
	for i, c := range codes {
		code, label, _ := strings.Cut(c, ":")
		code, label = strings.TrimSpace(code), strings.TrimSpace(label)
		switch d := e.dims[i]; d {
		case "freq":
			k.annual = code == "A" || code == ""
			continue
		case "geo":
			geo = e.place(code, label)
			continue
		case "partner":
			partner = e.place(code, label)
			continue
		case "stk_flow", "flow", "indic_et", "indic_bp":
			flow = strings.ToUpper(code)
		case "unit":
			unit, unitLabel = code, label
		}
		ids = append(ids, code)
		titles = append(titles, orElse(label, code))
	}
	switch {
	case partner == "":
		k.entity = geo
	case strings.HasPrefix(flow, "IMP") || flow == "1":
		k.entity, k.partner, k.who = partner, geo, geo
	case strings.HasPrefix(flow, "EXP") || flow == "2":
		k.entity, k.partner, k.who = geo, partner, geo
	default: // no direction: the partner is a part of what is measured
		k.entity = geo
		ids, titles = append(ids, partner), append(titles, "partner "+partner)
	}
	prefix := "eurostat"
	if e.dataset != "" {
		prefix += "-" + slug(e.dataset)
	}
	k.ind = obs.Indicator{ID: prefix + "-" + slug(strings.Join(ids, "-")), Title: strings.Join(titles, ", ") + " (Eurostat)", Short: strings.Join(titles, ", "), Unit: euUnit(unit, unitLabel), File: e.file()}
	k.wanted = e.im.Indicator(k.ind)
	e.keys[strings.Clone(joinedCodes)] = k
	return k
}

// file is the CSV that all indicators of a table go into: there may be hundreds.
func (e *euReader) file() string {
	if e.dataset != "" {
		return "eurostat-" + slug(e.dataset) + ".csv"
	}
	return "eurostat-" + slug(strings.Join(slices.DeleteFunc(slices.Clone(e.dims), func(d string) bool { return d == "freq" || d == "geo" }), "-")) + ".csv"
}

// place is the ID of a code of Eurostat's: two letters, or a group such as
// EU27_2020.
func (e *euReader) place(code, label string) string {
	switch {
	case strings.HasPrefix(code, "EU27_2020"):
		return e.im.Entity("European Union")
	case code == "WORLD" || code == "WRL":
		return e.im.Entity("World")
	case len(code) == 2:
		return e.im.Coded(entity.Alpha2, code, label)
	}
	return e.im.Entity(orElse(code, label))
}

// keep takes one observation.
func (e *euReader) keep(k *euKey, y int, cell, flags string) {
	im := e.im
	o := obs.Observation{Indicator: k.ind.ID, Entity: k.entity, Partner: k.partner, Reporter: k.who, Year: y}
	o.Status, o.Note = euFlags(flags)
	if isMissing(cell) {
		switch {
		case strings.Contains(flags, "c"):
			o.Status = obs.NotPublished
		case strings.Contains(flags, "z"):
			o.Status = obs.NotApplicable
		default:
			im.LeaveOut(emptyCell, 1)
			return
		}
		o.Value, o.Note = nan, ""
		im.Keep(o)
		return
	}
	v, ok := parse(cell)
	if !ok {
		im.Fault(im.at(im.acc.line), "download the file again, or correct the cell", "%q is not a number", cell)
		return
	}
	o.Value = v
	im.Keep(o)
}

// A euTSVHeader is the header of a TSV.
type euTSVHeader struct {
	head    string
	dims    []string
	periods []string
}

func euTSV(r *Raw) *euTSVHeader {
	if r.Kind != Text || len(r.Lines) == 0 {
		return nil
	}
	cells := strings.Split(r.Lines[0], "\t")
	first, time, ok := strings.Cut(strings.Trim(cells[0], ` "`), `\`)
	if !ok || len(cells) < 2 || !strings.HasPrefix(strings.ToLower(time), "time") {
		return nil
	}
	t := &euTSVHeader{head: strings.TrimSpace(cells[0]), dims: strings.Split(first, ",")}
	for i := range t.dims {
		t.dims[i] = strings.ToLower(strings.TrimSpace(t.dims[i]))
	}
	if !slices.Contains(t.dims, "geo") {
		return nil
	}
	for _, c := range cells[1:] {
		t.periods = append(t.periods, strings.TrimSpace(c))
	}
	return t
}

var euName = regexp.MustCompile(`(?i)^(?:.*!)?estat_([a-z0-9_]+?)(?:_en|_linear)?\.(?:tsv|csv)`)

// euSource is the data set; a TSV does not name itself, but its file may.
func (e *euReader) source(updated string) {
	s := obs.Source{ID: "eurostat", Title: "Eurostat", Publisher: "Eurostat", URL: "https://ec.europa.eu/eurostat/data/database", Terms: "Free reuse with reference to Eurostat"}
	if e.dataset != "" {
		s.ID, s.Title = s.ID+"-"+slug(e.dataset), "Eurostat, "+e.dataset
	}
	if updated != "" {
		s.ID, s.Vintage = s.ID+"-"+slug(strings.Fields(updated)[0]), "updated "+updated
	}
	e.im.Source(s)
}

func readEurostatTSV(r *Raw, im *Import) error {
	t := euTSV(r)
	e := &euReader{im: im, dims: t.dims, keys: map[string]*euKey{}}
	if m := euName.FindStringSubmatch(r.Name); m != nil {
		e.dataset = strings.ToLower(m[1])
	}
	e.source("")
	return r.records('\t', func(rec record) error {
		if rec.line == 1 || rec.empty() {
			return nil
		}
		im.Row(rec.line)
		codes := strings.Split(rec.cell(0), ",")
		if len(codes) != len(t.dims) {
			im.LeaveOut("rows with an error", 0)
			im.Fault(im.at(rec.line), "download the file again", "%q are %d codes, and the header names %d", rec.cell(0), len(codes), len(t.dims))
			return nil
		}
		k := e.key(codes)
		switch {
		case !k.annual:
			im.LeaveOut("quarters and months: only years are imported", len(t.periods))
			return nil
		case !k.wanted:
			im.LeaveOut(otherIndicator, len(t.periods))
			return nil
		}
		for i, p := range t.periods {
			y, ok := year(p)
			value, flags, _ := strings.Cut(rec.cell(i+1), " ")
			switch {
			case p == "":
			case !ok:
				im.LeaveOut("quarters and months: only years are imported", 1)
			default:
				e.keep(k, y, value, flags)
			}
		}
		return nil
	})
}

// euCode is a name of a dimension: small letters; "freq:Time frequency" has its
// label behind it.
var euCode = regexp.MustCompile(`^([a-z][a-z0-9_]*)(:.*)?$`)

// euDimensions are the columns of codes before the period.
func euDimensions(h *header) []euDimension {
	var out []euDimension
	end := h.col("TIME_PERIOD")
	for i, c := range h.text[:max(end, 0)] {
		if m := euCode.FindStringSubmatch(c); m != nil {
			out = append(out, euDimension{name: m[1], at: i, label: -1})
		} else if n := len(out); n > 0 && out[n-1].at == i-1 {
			out[n-1].label = i
		}
	}
	return out
}

func readEurostatCSV(r *Raw, im *Import) error {
	h := tableHeader(r, "TIME_PERIOD", "OBS_VALUE")
	dims := euDimensions(h)
	e := &euReader{im: im, keys: map[string]*euKey{}}
	for _, d := range dims {
		e.dims = append(e.dims, d.name)
	}
	flow, updated, period, value, flag, secret := h.col("DATAFLOW", "STRUCTURE_ID"), h.col("LAST UPDATE"), h.col("TIME_PERIOD"), h.col("OBS_VALUE"), h.col("OBS_FLAG"), h.col("CONF_STATUS")
	first := true
	codes := make([]string, len(dims))
	return im.below(h, func(rec record) error {
		if first { // the whole file is of one data set and release
			first = false
			name, _, _ := strings.Cut(rec.cell(flow), "(")
			if _, after, ok := strings.Cut(name, ":"); ok {
				name = after
			}
			e.dataset = strings.ToLower(strings.TrimSpace(name))
			e.source(rec.cell(updated))
		}
		im.Row(rec.line)
		for i, d := range dims {
			codes[i] = rec.cell(d.at)
			if l := rec.cell(d.label); d.label >= 0 && l != "" {
				codes[i] += ":" + l
			}
		}
		k := e.key(codes)
		y, ok := year(rec.cell(period))
		switch {
		case !k.annual || !ok:
			im.LeaveOut("quarters and months: only years are imported", 1)
		case !k.wanted:
			im.LeaveOut(otherIndicator, 1)
		default:
			flags, _, _ := strings.Cut(rec.cell(flag), ":")
			if conf, _, _ := strings.Cut(strings.ToLower(rec.cell(secret)), ":"); strings.HasPrefix(conf, "c") {
				flags += "c"
			}
			e.keep(k, y, rec.cell(value), flags)
		}
		return nil
	})
}
