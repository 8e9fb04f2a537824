package provider

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// baci is a yearly file of CEPII's BACI: millions of rows, one a year, exporter,
// importer and product of six digits. Nobody wants them as observations: what is
// imported is their sums by year, exporter and importer, for the products that
// --products names.
var baci = Format{
	Name:  "baci",
	Title: "CEPII BACI, trade by product",
	What:  "header t,i,j,k,v,q; the rows of a pair are summed over the products of --products",
	Sniff: func(r *Raw) string {
		if h := baciHeader(r); h != nil {
			return h.seen()
		}
		return ""
	},
	Read: readBACI,
}

// baciCountries and baciProducts explain BACI's codes.
var (
	baciCountries = Format{Name: "baci-countries", Title: "CEPII BACI, codes of countries", What: "header country_code,country_name,country_iso2,country_iso3", Companion: true,
		Sniff: func(r *Raw) string {
			if h := tableHeader(r, "country_code", "country_iso3|iso_3digit_alpha"); h != nil && h.col("country_name", "country_name_full", "country_name_abbreviation") >= 0 && len(h.names) <= 6 {
				return h.seen()
			}
			return ""
		}}
	baciProducts = Format{Name: "baci-products", Title: "CEPII BACI, codes of products", What: "header code,description", Companion: true,
		Sniff: func(r *Raw) string {
			if h := tableHeader(r, "code|hs6", "description"); h != nil && len(h.names) == 2 {
				return h.seen()
			}
			return ""
		}}
)

func baciHeader(r *Raw) *header {
	h := tableHeader(r, "t|year", "i", "j", "k|hs6|hs92|hs96|hs02|hs07|hs12|hs17|hs22", "v")
	if h == nil || len(h.names) > 8 {
		return nil
	}
	return h
}

// defaultProducts are summed where the command names none.
var defaultProducts = []string{"total", "93"}

func readBACI(r *Raw, im *Import) error {
	h := baciHeader(r)
	scan := &baciScan{file: r.Name, comma: byte(h.comma), decimal: '.', headLine: h.line, header: strings.Join(h.text, string(h.comma)), total: -1, from: im.opt.From, to: im.opt.To}
	switch {
	case h.sheet != "":
		scan.comma, scan.header, scan.file = ',', strings.Join(h.text, ","), r.Name+"!"+h.sheet
		im.part(scan.file)
	case h.comma == ';' || im.opt.Mapping.Decimal != "":
		d, err := im.decimals(h, []int{h.col("v")})
		if err != nil {
			return err
		}
		scan.decimal = byte(d)
	}
	scan.setRoles(h)
	im.Source(baciSource(r.Name))
	names, described, err := baciCodes(r)
	if err != nil {
		return err
	}
	var inds []obs.Indicator
	for _, code := range orProducts(im.opt.Products) {
		sum, err := baciProductOf(code)
		if err != nil {
			return err
		}
		ind := baciIndicator(sum.code, described[sum.code])
		if !im.Indicator(ind) {
			continue
		}
		inds = append(inds, ind)
		n := len(scan.products)
		scan.products = append(scan.products, sum)
		if sum.code == "total" {
			scan.total = n
			continue
		}
		for c := sum.first / 10000; c <= sum.last/10000; c++ {
			scan.chapters[c] = append(scan.chapters[c], n)
		}
	}
	if len(inds) == 0 {
		return fmt.Errorf("%s: --indicators leaves none of %s; products are chosen with --products", r.Name, quoted(orProducts(im.opt.Products), 12))
	}
	if im.wanted != nil {
		scan.wanted = make([]bool, 1000)
		for c := range scan.wanted {
			scan.wanted[c] = im.wanted[baciID(c, names)]
		}
	}
	all, err := scan.read(r, h)
	if err != nil {
		return err
	}
	all.give(im, inds, names)
	im.Remark("BACI has one row for each product; they are summed by year, exporter and importer for %s (--products chooses others); quantities are not imported", baciList(scan.products))
	return nil
}

// setRoles says what stands in each column, up to the last that is needed.
func (s *baciScan) setRoles(h *header) {
	for i, n := range h.names {
		role := uint8(baciOther)
		switch n {
		case "t", "year":
			role = baciYear
		case "i":
			role = baciFrom
		case "j":
			role = baciTo
		case "v":
			role = baciValue
		case "q":
		default:
			if i == h.col("k", "hs6", "hs92", "hs96", "hs02", "hs07", "hs12", "hs17", "hs22") {
				role = baciProduct
			}
		}
		s.roles = append(s.roles, role)
	}
	for s.roles[len(s.roles)-1] == baciOther {
		s.roles = s.roles[:len(s.roles)-1]
	}
}

func orProducts(asked []string) []string {
	if len(asked) == 0 {
		return defaultProducts
	}
	return asked
}

// read reads the file with one worker a core; a sheet of a workbook, which is short,
// with one.
func (s *baciScan) read(r *Raw, h *header) (*baciWorker, error) {
	if h.sheet != "" {
		w := &baciWorker{baciScan: s, pairs: newPairs(len(s.products))}
		err := r.below(h, func(rec record) error { w.careful([]byte(strings.Join(rec.cells, ",")), rec.line); return nil })
		return w, err
	}
	workers := make([]*baciWorker, 0, 64)
	for range cap(workers) {
		workers = append(workers, nil)
	}
	_, err := r.chunks(func(n int, c chunk) error {
		if workers[n] == nil {
			workers[n] = &baciWorker{baciScan: s, pairs: newPairs(len(s.products))}
		}
		workers[n].chunk(c)
		return nil
	})
	if err != nil {
		return nil, err
	}
	all := &baciWorker{baciScan: s, pairs: newPairs(len(s.products))}
	for i, w := range workers {
		if w == nil {
			continue
		}
		if len(all.key) == 0 {
			all.pairs = w.pairs
		} else if !all.merge(w.pairs) {
			all.fault(0, "the sum of a pair is too large to be trade in thousand dollars")
		}
		workers[i] = nil
		all.rows, all.kept, all.wrong = all.rows+w.rows, all.kept+w.kept, all.wrong+w.wrong
		all.year.merge(w.year)
		all.entity.merge(w.entity)
		all.product.merge(w.product)
		all.empty.merge(w.empty)
		all.faults = append(all.faults, w.faults...)
	}
	return all, nil
}

// give hands the sums to the import, in the order in which they will be written.
func (w *baciWorker) give(im *Import, inds []obs.Indicator, names map[int]string) {
	im.acc.Rows, im.acc.Kept = im.acc.Rows+w.rows, im.acc.Kept+w.kept
	for _, l := range []struct {
		why string
		tally
	}{{otherYear, w.year}, {otherEntity, w.entity}, {"other products (--products)", w.product}, {emptyCell, w.empty}} {
		if l.n > 0 {
			im.acc.LeftOut = append(im.acc.LeftOut, Reason{Why: l.why, Rows: l.n, First: im.at(l.first)})
		}
	}
	slices.SortFunc(w.faults, func(a, b obs.Fault) int { return a.Pos.Compare(b.Pos) })
	w.faults = w.faults[:min(len(w.faults), mostRowFaults)]
	im.Faults = append(im.Faults, w.faults...)
	if more := w.wrong - len(w.faults); more > 0 {
		im.Fault(im.at(0), "", "%s more with such errors", counted(more, "row"))
	}
	ids := map[int]string{}
	for _, key := range w.key {
		_, i, j := unpackPair(key)
		for _, c := range [2]int{i, j} {
			if _, ok := ids[c]; !ok {
				ids[c] = baciID(c, names)
			}
		}
	}
	rank := map[int]int{}
	codes := make([]int, 0, len(ids))
	for c := range ids {
		codes = append(codes, c)
	}
	slices.SortFunc(codes, func(a, b int) int { return cmp.Or(cmp.Compare(ids[a], ids[b]), cmp.Compare(a, b)) })
	for n, c := range codes {
		rank[c] = n
	}
	// exporter, importer, year, place
	order := make([]uint64, len(w.key))
	for n, key := range w.key {
		y, i, j := unpackPair(key)
		order[n] = uint64(rank[i])<<54 | uint64(rank[j])<<44 | uint64(y)<<32 | uint64(n)
	}
	slices.Sort(order)
	n := 0
	for _, s := range w.sum {
		if s != absent {
			n++
		}
	}
	im.rows.reserve(n)
	for p, ind := range inds {
		for _, o := range order {
			n := int(o & 0xffffffff)
			sum := w.sum[n*w.width+p]
			if sum == absent {
				continue
			}
			y, i, j := unpackPair(w.key[n])
			im.acc.line = w.pairs.line[n]
			im.Keep(obs.Observation{Entity: im.codeOf(i, names), Partner: im.codeOf(j, names), Indicator: ind.ID, Year: y, Value: billionths(sum), Pos: im.at(w.pairs.line[n])})
		}
	}
}

// billionths is the nearest number to a whole number of billionths.
func billionths(n int64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatInt(n, 10)+"e-9", 64)
	return v
}

// baciID is the ID of BACI's number of a country, or its name where it is not known.
func baciID(code int, names map[int]string) string {
	if e, ok := entity.ByCode(entity.UN, strconv.Itoa(code)); ok {
		return e.ID
	}
	if e, ok := entity.Find(names[code]); ok {
		return e.ID
	}
	return orElse(names[code], strconv.Itoa(code))
}

// codeOf is the same, and accounts for a name that is not known.
func (im *Import) codeOf(code int, names map[int]string) string {
	return im.Coded(entity.UN, strconv.Itoa(code), names[code])
}

// baciCodes reads the companions that came with the file, if they did.
func baciCodes(r *Raw) (countries map[int]string, products map[string]string, err error) {
	countries, products = map[int]string{}, map[string]string{}
	for _, f := range r.Set {
		if f.Kind != Text {
			continue
		}
		switch {
		case baciCountries.Sniff(f) != "":
			h := tableHeader(f, "country_code", "country_iso3|iso_3digit_alpha")
			code, iso, name := h.col("country_code"), h.col("country_iso3", "iso_3digit_alpha"), h.col("country_name", "country_name_full", "country_name_abbreviation")
			err = f.below(h, func(rec record) error {
				n, err := strconv.Atoi(rec.cell(code))
				if err != nil {
					return fmt.Errorf("%s:%d: %q is no number of a country", f.Name, rec.line, rec.cell(code))
				}
				countries[n] = strings.Clone(rec.cell(name))
				if e, ok := entity.ByCode(entity.Alpha3, rec.cell(iso)); ok {
					countries[n] = e.Label
				}
				return nil
			})
		case baciProducts.Sniff(f) != "":
			h := tableHeader(f, "code|hs6", "description")
			err = f.below(h, func(rec record) error {
				products[rec.cell(h.col("code", "hs6"))] = strings.Clone(rec.cell(h.col("description")))
				return nil
			})
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return countries, products, nil
}
