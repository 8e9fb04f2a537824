package provider

import (
	"math"
	"strings"

	"defensetrade/pipeline/obs"
)

// topRegions are SIPRI's regions that hold others, or none.
var topRegions = []string{"africa", "americas", "asia & oceania", "asia and oceania", "europe", "middle east"}

// reconcileRegions compares the totals of the sheet of regions with the sums of
// the countries at constant prices. SIPRI's totals hold estimates for countries
// without data, so that only years in which all members have a value can agree.
func reconcileRegions(im *Import, sheets []*milex) {
	var totals, countries *milex
	for _, s := range sheets {
		switch s.kind.id {
		case "spending-region":
			totals = s
		case "spending-constant":
			countries = s
		}
	}
	if totals == nil || countries == nil || totals.base != countries.base {
		return
	}
	members := regionMembers(countries)
	agree, differ, open := 0, 0, 0
	var worst float64
	var where obs.Pos
	var what string
	for i, row := range totals.rows[totals.head+1:] {
		name := strings.ToLower(cellOf(row, totals.key))
		for _, c := range totals.years {
			total, ok := parse(cellOf(row, c.at))
			if !ok || len(members[name]) == 0 {
				continue
			}
			sum, complete := countries.sum(members[name], c.year)
			sum *= countries.scale / totals.scale
			switch gap := math.Abs(total-sum) / math.Max(total, 1e-9); {
			case !complete:
				open++
			case gap <= 0.0005:
				agree++
			default:
				if differ++; gap > worst {
					worst, what = gap, cellOf(row, totals.key)
					where = obs.Pos{File: im.raw.Name + "!" + totals.name, Line: totals.head + 2 + i, Col: c.at + 1}
				}
			}
		}
	}
	im.Remark("SIPRI's totals of regions against the sums of their countries: %s agree, %s cannot be compared since members have no value", counted(agree, "total"), grouped(open))
	if differ > 0 {
		im.Remark("%s differ by more than 0.05%%, the most by %.2g%% (%s, %s): SIPRI adds estimates for countries that it leaves out of the table, or leaves countries out of the total", counted(differ, "total"), 100*worst, what, where)
	}
}

// regionMembers are the rows of the countries of each region, by its name in small
// letters; "world" has all. A heading directly below another one belongs to it.
func regionMembers(s *milex) map[string][]int {
	out := map[string][]int{}
	top, sub := "", ""
	for i := s.head + 1; i < len(s.rows); i++ {
		name := strings.ToLower(cellOf(s.rows[i], s.key))
		if name == "" {
			continue
		}
		filled := false
		for _, c := range s.years {
			filled = filled || cellOf(s.rows[i], c.at) != ""
		}
		if !filled {
			sub = name
			for _, t := range topRegions {
				if name == t {
					top, sub = name, ""
				}
			}
			continue
		}
		for _, region := range []string{"world", top, sub} {
			if region != "" {
				out[region] = append(out[region], i)
			}
		}
	}
	return out
}

// sum adds the values of rows in a year; complete is false where a member has no
// value though it existed.
func (s *milex) sum(rows []int, year int) (sum float64, complete bool) {
	complete = true
	for _, c := range s.years {
		if c.year != year {
			continue
		}
		for _, i := range rows {
			text := cellOf(s.rows[i], c.at)
			if v, ok := parse(text); ok {
				sum += v
			} else if !strings.EqualFold(text, "xxx") {
				complete = false
			}
		}
	}
	return sum, complete
}
