package provider

import (
	"fmt"

	"defensetrade/pipeline/obs"
)

// sipriDeliveries is the trade register with one row a deal and delivery year, as
// the site gives it today. Its lines end in a semicolon that means nothing.
var sipriDeliveries = Format{
	Name:     "sipri-deliveries",
	Title:    "SIPRI trade register, one row a delivery year",
	What:     `header "SIPRI AT Database ID,Supplier,Recipient,…,Delivery year,…,TIV delivery values,Local production"`,
	EightBit: true,
	Sniff: func(r *Raw) string {
		if t := deliveriesHeader(r); t != nil {
			return fmt.Sprintf("header with Supplier, Recipient, Delivery year, TIV delivery values in line %d", t.line)
		}
		return ""
	},
	Read: readDeliveries,
}

func deliveriesHeader(r *Raw) *lineTable {
	return findHeader(r, "supplier", "recipient", "delivery year", "tiv delivery values")
}

func readDeliveries(r *Raw, im *Import) error {
	t := deliveriesHeader(r)
	supplier, recipient, delivered, tiv := t.column("supplier"), t.column("recipient"), t.column("delivery year"), t.column("tiv delivery values")
	flags := []int{t.column("numbers delivered is estimate"), t.column("delivery year is estimate")}
	im.Source(transfersSource(r, t.line, "trade register by delivery year"))
	wanted := im.Indicator(armsDeliveries)
	if err := t.decimals(im, tiv); err != nil {
		return err
	}
	taken := 0
	err := t.records(func(n int, cells []string) {
		im.Row(n)
		y, ok := year(cell(cells, delivered))
		text := cell(cells, tiv)
		v, number := t.number(text)
		switch {
		case !ok:
			im.Fault(im.at(n), "correct the year, or download the register again", "the delivery year %q is not a year", cell(cells, delivered))
			return
		case text == "":
			im.LeaveOut("deliveries of which SIPRI does not give the value", 1)
			return
		case !number:
			im.Fault(im.at(n), "correct the cell, or download the register again", "the TIV %q is not a number", text)
			return
		case !wanted:
			im.LeaveOut(otherIndicator, 1)
			return
		}
		status := obs.Reported
		for _, f := range flags {
			if cell(cells, f) == "Yes" {
				status = obs.Estimated
			}
		}
		im.Sum(obs.Observation{Indicator: armsDeliveries.ID, Entity: im.Entity(cell(cells, supplier)), Partner: im.Entity(cell(cells, recipient)), Year: y, Value: v, Status: status})
		if im.acc.kept {
			taken++
		}
	}, func(n int, text string) { im.brokenRecord(n, text) })
	t.tell(im)
	im.tenth("SIPRI", taken, im.acc.Rows)
	return err
}
