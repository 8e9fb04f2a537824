package obs

// A Concept is which of several figures of one thing an indicator holds, where
// the field knows several.
type Concept string

// The concepts: stages of a deal, a deal's total, and the two ways to value a
// flow of goods.
const (
	Announced Concept = "announced"
	Budgeted  Concept = "budgeted"
	Ordered   Concept = "ordered"
	Delivered Concept = "delivered"
	DealTotal Concept = "deal-total" // the total of a deal, in each row of it
	FOB       Concept = "fob"        // free on board: without freight and insurance
	CIF       Concept = "cif"        // cost, insurance, freight
)

// Concepts lists them in the order of the documentation.
var Concepts = []Concept{Announced, Budgeted, Ordered, Delivered, DealTotal, FOB, CIF}

// Mixes says why figures of two concepts may not be put together; nil where they
// may. That of CIF and FOB is a warning.
func (c Concept) Mixes(d Concept) *Refusal {
	switch {
	case c == d || c == "" || d == "":
		return nil
	case c.freight() && d.freight():
		return Refuse("G11", Say("use the figures of one side"), Say("CIF includes freight and insurance (6–10%), FOB does not"))
	}
	return Refuse("G27", Say("ask about each by itself"), Say("what is {} is not what is {}", c.words(), d.words()))
}

func (c Concept) freight() bool { return c == FOB || c == CIF }

// words are the concept as it is said of a figure.
func (c Concept) words() Message {
	switch c {
	case DealTotal:
		return Say("a deal's total")
	case FOB:
		return Say("valued FOB")
	case CIF:
		return Say("valued CIF")
	case Announced:
		return Say("announced¦of a figure")
	case Budgeted:
		return Say("budgeted¦of a figure")
	case Ordered:
		return Say("ordered¦of a figure")
	}
	return Say("delivered¦of a figure")
}
