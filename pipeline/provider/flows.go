package provider

import (
	"fmt"
	"math"

	"defensetrade/pipeline/obs"
)

// A flow is a row of a table of trade as a country reports it.
type flow struct {
	indicator         string
	reporter, partner string // IDs
	export            bool   // goods leave the reporter
	year              int
	value             float64
	status            obs.Status
	note              string
	line              int
}

// flows keeps what countries report of their trade. Rows with the world as partner
// are the sums of the others: they are compared with these and kept only where
// there are no others, or where --entities names the world.
type flows struct {
	im     *Import
	sum    map[flowKey]*flowSum
	world  [][]flow // by row
	scaled string   // of money: "thousand US$", for the remark
}

type flowKey struct {
	indicator, reporter string
	year                int
	export              bool
}

type flowSum struct {
	n     int
	value float64
}

func newFlows(im *Import, scaled string) *flows {
	return &flows{im: im, sum: map[flowKey]*flowSum{}, scaled: scaled}
}

// add takes a row with one flow; it begins it in the account.
func (t *flows) add(f flow) { t.addRow([]flow{f}) }

// addRow takes the flows of a row between one pair. A row that runs to or from the
// world is put off to the end.
func (t *flows) addRow(row []flow) {
	if row[0].partner == "WLD" {
		t.world = append(t.world, row)
		return
	}
	t.im.Row(row[0].line)
	for _, f := range row {
		t.keep(f)
		t.count(f)
	}
}

func (t *flows) count(f flow) {
	k := flowKey{f.indicator, f.reporter, f.year, f.export}
	s := t.sum[k]
	if s == nil {
		s = &flowSum{}
		t.sum[k] = s
	}
	s.n++
	if !math.IsNaN(f.value) {
		s.value += f.value
	}
}

func (t *flows) keep(f flow) {
	o := obs.Observation{Indicator: f.indicator, Entity: f.reporter, Partner: f.partner, Reporter: f.reporter, Year: f.year, Value: f.value, Status: f.status, Note: f.note}
	if !f.export {
		o.Entity, o.Partner = f.partner, f.reporter
	}
	t.im.Keep(o)
}

// worldTotals is why rows with the world as partner are left out.
const worldTotals = "trade with the world, which counts the rows of the partners again (--entities WLD keeps it)"

// end deals with the rows of the world.
func (t *flows) end() {
	agree, compared := 0, 0
	var worst flow
	var gap, share float64
	for _, row := range t.world {
		t.im.Row(row[0].line)
		for _, f := range row {
			s := t.sum[flowKey{f.indicator, f.reporter, f.year, f.export}]
			if s == nil || t.im.wanted["WLD"] {
				t.keep(f)
			} else {
				t.im.LeaveOut(worldTotals, 1)
			}
			if s == nil || math.IsNaN(f.value) {
				continue
			}
			compared++
			d := math.Abs(s.value - f.value)
			if d <= 0.005*math.Abs(f.value) {
				agree++
			} else if d > gap {
				gap, share, worst = d, s.value/f.value, f
			}
		}
	}
	if compared == 0 {
		return
	}
	text := fmt.Sprintf("%d of %s of trade with the world equal the sum over the partners within 0.5%%", agree, counted(compared, "total"))
	if agree < compared {
		way := "imports"
		if worst.export {
			way = "exports"
		}
		text += fmt.Sprintf("; farthest off are the %s of %s in %d, where the partners in the file make up %.1f%% of %s %s", way, worst.reporter, worst.year, 100*share, decimal(worst.value), t.scaled)
	}
	t.im.Remark("%s", text)
}
