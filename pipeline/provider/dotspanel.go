package provider

import (
	"defensetrade/pipeline/entity"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// isGroup reports whether an entity is a group of countries; of names that are
// not known, the IMF's of regions.
func isGroup(id string) bool {
	if entity.KindOf(id) == entity.Group {
		return true
	}
	if _, ok := entity.Find(id); ok {
		return false
	}
	low := strings.ToLower(id)
	for _, w := range []string{"economies", "developing", "euro area", "european union", "middle east", "western hemisphere", "sub-saharan", "cis", "asean", "export earnings", "other countries"} {
		if strings.Contains(low, w) && !strings.Contains(low, "n.i.e") {
			return true
		}
	}
	return false
}

// dotsSeries are the columns of the panel whose heading ends in an indicator code.
func dotsSeries(h *header) map[int]string {
	out := map[int]string{}
	for i, c := range h.text {
		if m := dotsHeading.FindStringSubmatch(c); m != nil {
			out[i] = m[1]
		}
	}
	return out
}

var dotsHeading = regexp.MustCompile(`\((T?[XMB]G_(?:FOB_|CIF_)?USD)\)\s*$`)

func readDOTSPanel(r *Raw, im *Import) error {
	h := tableHeader(r, append(slices.Clone(dotsColumns), "Time Period")...)
	series := dotsSeries(h)
	var columns []int
	for c := range series {
		columns = append(columns, c)
	}
	slices.Sort(columns)
	period := h.col("Time Period")
	numbers, err := im.decimals(h, columns)
	if err != nil {
		return err
	}
	im.Source(dotsSource)
	t := newFlows(im, "US$")
	err = im.below(h, func(rec record) error {
		y, ok := year(rec.cell(period))
		var all []flow
		aside := map[string]int{}
		im.acc.line = rec.line
		who := im.Coded(entity.IMF, rec.cell(h.col("Country Code")), rec.cell(h.col("Country Name")))
		partner := im.Coded(entity.IMF, rec.cell(h.col("Counterpart Country Code")), rec.cell(h.col("Counterpart Country Name")))
		if !ok {
			im.Row(rec.line)
			im.LeaveOut("quarters and months: only years are imported", len(columns))
			return nil
		}
		for _, c := range columns {
			kind := dotsCode(series[c])
			cell := rec.cell(c)
			v, number := numbers.number(cell)
			ind := dotsIndicator(kind.id, h.text[c])
			switch {
			case isMissing(cell):
				aside[emptyCell]++
			case kind.why != "":
				aside[kind.why]++
			case isGroup(who), isGroup(partner) && partner != "WLD":
				aside[groupsOf]++
			case !im.Indicator(ind):
				aside[otherIndicator]++
			case !number:
				aside["cells with an error"]++
				im.Fault(im.at(rec.line), "download the file again, or correct the cell", "%q is not a number", cell)
			default:
				all = append(all, flow{indicator: ind.ID, reporter: who, partner: partner, export: kind.export, year: y, value: v, note: kind.note, line: rec.line})
			}
		}
		if len(all) > 0 {
			t.addRow(all)
		} else {
			im.Row(rec.line)
		}
		if len(all) == 0 || partner != "WLD" {
			for _, why := range slices.Sorted(maps.Keys(aside)) {
				im.LeaveOut(why, aside[why])
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	t.end()
	return nil
}
