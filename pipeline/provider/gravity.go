package provider

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// errStop ends the reading of a file early.
var errStop = errors.New("enough was read")

// geoDist is CEPII's GeoDist: distances and ties of all pairs, without a year.
var geoDist = Format{
	Name:  "cepii-geodist",
	Title: "CEPII GeoDist, distances and ties",
	What:  "header iso_o,iso_d,contig,comlang_off,…,dist,distcap,distw,…; needs --year",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "iso_o", "iso_d", "contig|dist"); h != nil && h.col("year") < 0 && h.col("FLOW") < 0 {
			return h.seen()
		}
		return ""
	},
	Read: func(r *Raw, im *Import) error {
		return readPairs(r, im, tableHeader(r, "iso_o", "iso_d"), pairTable{id: "geodist", name: "GeoDist", from: "iso_o", to: "iso_d", source: geoDistSource})
	},
}

var geoDistSource = obs.Source{ID: "cepii-geodist", Title: "GeoDist", Publisher: "CEPII", URL: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6",
	Terms: "Free use with reference to Mayer and Zignago (2011)"}

// cepiiGravity is CEPII's Gravity: one row a pair and year with everything that
// explains trade, and trade itself.
var cepiiGravity = Format{
	Name:  "cepii-gravity",
	Title: "CEPII Gravity",
	What:  "header year,country_id_o,country_id_d,… or year,iso3_o,iso3_d,…",
	Sniff: func(r *Raw) string {
		if h := tableHeader(r, "year", "country_id_o|iso3_o", "country_id_d|iso3_d"); h != nil && h.col("FLOW") < 0 {
			return h.seen()
		}
		return ""
	},
	Read: func(r *Raw, im *Import) error {
		s := obs.Source{ID: "cepii-gravity", Title: "Gravity", Publisher: "CEPII", URL: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=8", Terms: "Etalab 2.0: free use with reference to Conte, Cotterlaz and Mayer (2022)"}
		if m := gravityName.FindStringSubmatch(r.Name); m != nil {
			s.ID, s.Vintage = s.ID+"-"+strings.ToLower(m[1]), m[1]
		}
		return readPairs(r, im, tableHeader(r, "year", "country_id_o|iso3_o"), pairTable{id: "gravity", name: "CEPII Gravity", from: "country_id_o|iso3_o", to: "country_id_d|iso3_d", source: s})
	},
}

var gravityName = regexp.MustCompile(`(?i)gravity_V(\d{6}[a-z]?)`)

// A pairTable is a table with one row a pair of countries, or a pair and year.
type pairTable struct {
	id, name string // what indicators are called after
	from, to string // columns of the pair
	source   obs.Source
}

// A pairColumn is a column of such a table that is imported.
type pairColumn struct {
	at   int
	side byte // 'o' or 'd' where the value belongs to one country, 0 to the pair
	ind  obs.Indicator
}

const (
	sameCountry = "rows of a country with itself: a tidy file has no such pair"
	repeated    = "figures of one country that are repeated for each partner"
)

func readPairs(r *Raw, im *Import, h *header, p pairTable) error {
	yearAt := h.col("year")
	if yearAt < 0 && im.opt.Year == 0 {
		return fmt.Errorf("%s: the table has no year; say for which one its values are to stand: --year 2015", r.Name)
	}
	from, to := h.col(strings.Split(p.from, "|")...), h.col(strings.Split(p.to, "|")...)
	columns, read := p.columns(h, from, to)
	read = append(read, yearAt, from, to)
	var at []int
	for _, c := range columns {
		at = append(at, c.at)
	}
	numbers, err := im.decimals(h, at)
	if err != nil {
		return err
	}
	im.Source(p.source)
	wanted := columns[:0:0]
	for _, c := range columns {
		if im.Indicator(c.ind) {
			wanted = append(wanted, c)
		}
	}
	others := len(columns) - len(wanted)
	type key struct {
		indicator, id string
		year          int
	}
	seen := map[key]float64{}
	err = im.below(h, func(rec record) error {
		im.Row(rec.line)
		y, ok := im.opt.Year, true
		if yearAt >= 0 {
			y, ok = year(rec.cell(yearAt))
		}
		if !ok {
			im.noYear(rec, yearAt)
			return nil
		}
		a, b := im.pairID(rec.cell(from)), im.pairID(rec.cell(to))
		if others > 0 {
			im.LeaveOut(otherIndicator, others)
		}
		empty := 0
		for _, c := range wanted {
			cell := rec.cell(c.at)
			if isMissing(cell) {
				empty++
				continue
			}
			v, ok := numbers.number(cell)
			if !ok {
				im.Fault(im.at(rec.line), "download the file again, or correct the cell", "%q in column %s is not a number", cell, h.text[c.at])
				continue
			}
			o := obs.Observation{Indicator: c.ind.ID, Entity: a, Partner: b, Year: y, Value: v}
			switch c.side {
			case 'o':
				o.Partner = ""
			case 'd':
				o.Entity, o.Partner = b, ""
			default:
				if a == b {
					im.LeaveOut(sameCountry, 1)
					continue
				}
			}
			if c.side != 0 {
				k := key{c.ind.ID, o.Entity, y}
				if old, ok := seen[k]; ok && old == v {
					im.LeaveOut(repeated, 1)
					continue
				}
				seen[k] = v
			}
			im.Keep(o)
		}
		if empty > 0 {
			im.LeaveOut(emptyCell, empty)
		}
		return nil
	})
	im.unread(h, read...)
	if yearAt < 0 {
		im.Remark("the table has no year; its values stand for %d, as --year says", im.opt.Year)
	}
	return err
}

// pairID is the ID of CEPII's code of a country: three letters, of which some are
// old, and a number behind those of states that changed their borders (DEU.2).
func (im *Import) pairID(code string) string {
	letters, _, _ := strings.Cut(code, ".")
	if old := cepiiOld[letters]; old != "" {
		letters = old
	}
	if letters == code || len(letters) == 3 {
		return im.Coded(entity.Alpha3, letters, code)
	}
	return im.Entity(code)
}

// cepiiOld are CEPII's codes that are not those of ISO 3166 of today.
var cepiiOld = map[string]string{"PAL": "PSE", "TMP": "TLS", "ROM": "ROU", "ZAR": "COD"}

// columns are the columns of the table that are known, and the places of those
// that only name the pair.
func (p pairTable) columns(h *header, from, to int) (out []pairColumn, read []int) {
	for i, n := range h.text {
		if i == from || i == to {
			continue
		}
		low := strings.ToLower(strings.TrimSpace(n))
		v, ok := pairVariables[low]
		side := byte(0)
		if !ok && (strings.HasSuffix(low, "_o") || strings.HasSuffix(low, "_d")) {
			side = low[len(low)-1]
			v, ok = pairVariables[low[:len(low)-1]+"*"]
			low = low[:len(low)-2]
		}
		if !ok {
			if pairNames[low] {
				read = append(read, i)
			}
			continue
		}
		read = append(read, i)
		ind := obs.Indicator{ID: p.id + "-" + fileName(strings.ReplaceAll(low, "_", "-")), Title: v.title + " (" + p.name + ")", Short: v.title, Unit: v.unit}
		out = append(out, pairColumn{at: i, side: side, ind: ind})
	}
	return out, read
}
