package provider

import (
	"fmt"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// sipriRegister is the trade register with one row a deal, as the site gave it
// until 2025. A deal's value belongs to the deal: it is counted once, in the year
// of its order, and never repeated for each of its delivery years (G28).
var sipriRegister = Format{
	Name:     "sipri-register",
	Title:    "SIPRI trade register, one row a deal",
	What:     `header "Recipient,Supplier,Year of order, ,Number ordered,…,SIPRI TIV of delivered weapons"`,
	EightBit: true,
	Sniff: func(r *Raw) string {
		if t := findHeader(r, "recipient", "supplier", "year of order"); t != nil {
			return fmt.Sprintf("header with Recipient, Supplier, Year of order in line %d", t.line)
		}
		return ""
	},
	Read: func(r *Raw, im *Import) error {
		t := findHeader(r, "recipient", "supplier", "year of order")
		c := deal{supplier: t.column("supplier"), recipient: t.column("recipient"), order: t.column("year of order"),
			ordered: t.column("sipri tiv for total order", "tiv for total order", "sipri tiv of total order"), delivered: t.column("sipri tiv of delivered weapons", "tiv of delivered weapons"),
			years: t.column("year(s) of delivery", "year(s) of deliveries", "deliveries in the year range")}
		// The columns of question marks have no name: each stands right of what it marks.
		c.flags = unnamedAfter(t, c.order, t.column("number ordered"), t.column("number delivered", "deliveries in the year range"))
		return readDeals(r, im, t, c)
	},
}

// sipriOldAPI is what SIPRI's interface for programs gave until 2023.
var sipriOldAPI = Format{
	Name:     "sipri-register-api",
	Title:    "SIPRI trade register, from its old interface for programs",
	What:     `header "tidn,buyercod,sellercod,odat,…,tivunit,tivorder,tivdel"`,
	EightBit: true,
	Sniff: func(r *Raw) string {
		if t := findHeader(r, "tidn", "buyer", "seller", "odat", "tivdel"); t != nil {
			return fmt.Sprintf("header with tidn, odat, buyer, seller, tivdel in line %d", t.line)
		}
		return ""
	},
	Read: func(r *Raw, im *Import) error {
		t := findHeader(r, "tidn", "buyer", "seller", "odat", "tivdel")
		return readDeals(r, im, t, deal{supplier: t.column("seller"), recipient: t.column("buyer"), order: t.column("odat"),
			ordered: t.column("tivorder"), delivered: t.column("tivdel"), years: t.column("delyears"),
			flags: []int{t.column("odai"), t.column("onai"), t.column("nrdelai")}})
	},
}

// A deal says where the columns of a register by deals are; −1 for none.
type deal struct {
	supplier, recipient, order, ordered, delivered, years int
	flags                                                 []int
}

// unnamedAfter are the columns without a name right of those given.
func unnamedAfter(t *lineTable, columns ...int) []int {
	var out []int
	for _, c := range columns {
		if c >= 0 && c+1 < len(t.names) && t.names[c+1] == "" {
			out = append(out, c+1)
		}
	}
	return out
}

// transfersSource is the source of all files of the Arms Transfers Database.
func transfersSource(r *Raw, header int, what string) obs.Source {
	s := obs.Source{ID: "sipri-at", Title: "SIPRI Arms Transfers Database, " + what, Publisher: "SIPRI", URL: "https://www.sipri.org/databases/armstransfers", Terms: sipriTerms}
	if day := generated(r, header); day != "" {
		s.Vintage = "generated " + day
		s.ID += "-" + dayID(day)
	}
	return s
}

var tivUnit = obs.Unit{Kind: obs.TIV, Scale: 1e6}

const tivDefinition = "SIPRI's trend-indicator value: the volume of military capability that is transferred, from the cost of production of a core set of weapons. It is not money and not the price of a deal."

var (
	armsOrders = obs.Indicator{ID: "arms-orders", Title: "Arms ordered, by the year of the order", Short: "Arms ordered", Unit: tivUnit,
		Definition: tivDefinition + " Each deal counts once, with its total, in the year of its order."}
	armsByOrder = obs.Indicator{ID: "arms-delivered-by-order", Title: "Arms delivered, by the year of their order", Short: "Arms delivered, by year of order", Unit: tivUnit,
		Definition: tivDefinition + " What was delivered of each deal counts once, in the year of the order: a register by deals does not say how deliveries spread over the years."}
	armsDeliveries = obs.Indicator{ID: "arms-deliveries", Title: "Arms delivered", Short: "Arms delivered", Unit: tivUnit,
		Definition: tivDefinition + " By the year of delivery."}
)

func readDeals(r *Raw, im *Import, t *lineTable, c deal) error {
	if c.supplier < 0 || c.recipient < 0 || c.order < 0 || c.delivered < 0 {
		return fmt.Errorf("%s:%d: the header of the register lacks a column; download it again", r.Name, t.line)
	}
	im.Source(transfersSource(r, t.line, "trade register"))
	orders, deliveries := im.Indicator(armsOrders), im.Indicator(armsByOrder)
	if err := t.decimals(im, c.ordered, c.delivered); err != nil {
		return err
	}
	several, taken := 0, 0
	err := t.records(func(n int, cells []string) {
		im.Row(n)
		supplier, recipient := im.Entity(cell(cells, c.supplier)), im.Entity(cell(cells, c.recipient))
		y, ok := year(strings.TrimSuffix(cell(cells, c.order), "?"))
		if !ok {
			im.Fault(im.at(n), "correct the year, or download the register again", "the year of order %q is not a year", cell(cells, c.order))
			return
		}
		status := obs.Reported
		for _, f := range c.flags {
			if cell(cells, f) != "" {
				status = obs.Estimated
			}
		}
		if strings.ContainsAny(cell(cells, c.years), ";,") {
			several++
		}
		for _, v := range []struct {
			at     int
			wanted bool
			id     string
		}{{c.ordered, orders, armsOrders.ID}, {c.delivered, deliveries, armsByOrder.ID}} {
			text := cell(cells, v.at)
			value, ok := t.number(text)
			switch {
			case v.at < 0:
			case !v.wanted:
				im.LeaveOut(otherIndicator, 1)
			case text == "":
				im.LeaveOut("deals of which SIPRI does not give the value", 1)
			case !ok:
				im.Fault(im.at(n), "correct the cell, or download the register again", "%q in the column %s is not a number", text, t.names[v.at])
			default:
				im.Sum(obs.Observation{Indicator: v.id, Entity: supplier, Partner: recipient, Year: y, Value: value, Status: status})
			}
		}
		if im.acc.kept {
			taken++
		}
	}, func(n int, text string) { im.brokenRecord(n, text) })
	t.tell(im)
	if several > 0 {
		im.Remark("G28: %s have several delivery years and one value; it is counted once, in the year of the order. For deliveries by year download the register by delivery year", counted(several, "deal"))
	}
	im.tenth("SIPRI", taken, im.acc.Rows)
	return err
}

// brokenRecord accounts for a record that could not be put together.
func (im *Import) brokenRecord(n int, text string) {
	im.Row(n)
	im.LeaveOut("records with too few or too many cells", 0)
	im.Remark("line %d could not be read as a record: %s", n, quoted([]string{text}, 1))
}

func cell(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}

// dayID makes 2025-03-13 of "13 Mar 2025 10:02:49 AM" and "28 July 2022".
func dayID(s string) string {
	f := strings.Fields(s)
	if len(f) < 3 || len(f[1]) < 3 {
		return fileName(s)
	}
	day, err1 := strconv.Atoi(f[0])
	_, err2 := strconv.Atoi(f[2])
	for i, m := range monthNames {
		if strings.EqualFold(f[1][:3], m) && err1 == nil && err2 == nil {
			return fmt.Sprintf("%s-%02d-%02d", f[2], i+1, day)
		}
	}
	return fileName(s)
}
