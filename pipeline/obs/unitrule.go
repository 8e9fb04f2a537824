package obs

// A Refusal says why two values may not be put together, and what to do instead.
// The zero Guard is a refusal that no guard is named after.
type Refusal struct {
	Guard string // "G01"
	Why   string
	Fix   string

	Said, Remedy Message // Why and Fix, for a report in another language
}

// String is the refusal as a sentence without its stop.
func (r *Refusal) String() string { return r.Why + "; " + r.Fix }

// Refuse makes a refusal.
func Refuse(guard string, fix, why Message) *Refusal {
	return &Refusal{guard, why.String(), fix.String(), why, fix}
}

// Adds says why values in u and v may not be added up; nil where they may. Units
// that differ in scale alone may: Factor brings them together.
func (u Unit) Adds(v Unit) *Refusal {
	if r := u.SharesAxis(v); r != nil {
		return r
	}
	switch u.Kind {
	case Rate:
		return Refuse("", Say("average them, weighted by what they are rates of"), Say("rates are not amounts and have no sum"))
	case Index:
		return Refuse("", Say("add up the amounts behind them"), Say("indices are not amounts and have no sum"))
	}
	return nil
}

// Amount reports whether values in u may be added up over the years: the shares of
// two years are of two wholes, and rates and indices have no sum at all. What is not
// stated may be an amount.
func (u Unit) Amount() bool { return u.Kind != Share && u.Kind != Rate && u.Kind != Index }

// SharesAxis says why values in u and v may not be drawn on one axis, ranked or
// compared as levels; nil where they may. Units that differ in scale alone may:
// Factor brings them together.
func (u Unit) SharesAxis(v Unit) *Refusal {
	switch {
	case u.Kind == Unknown && v.Kind == Unknown:
		return nil
	case u.Kind == Unknown || v.Kind == Unknown:
		return Refuse("", Say(`state both units in datapackage.json`), Say("the unit of one of them is not stated"))
	case u.tivAndMoney(v) || v.tivAndMoney(u):
		return Refuse("G01", Say("set each beside the other on an axis of its own"),
			Say("a trend-indicator value is a volume of military capability, not money ({} and {})", u, v))
	case u.Kind != v.Kind:
		return Refuse("", Say("give each an axis of its own"), Say("{} and {} measure different things", u, v))
	}
	switch u.Kind {
	case Money:
		return u.sameMoney(v)
	case Share:
		if u.Of != v.Of {
			return Refuse("G06", Say("give each an axis of its own, or take shares of one whole"), Say("shares of {} and of {} are of different wholes", u.Of, v.Of))
		}
	case Rate:
		if u.per() != v.per() {
			return Refuse("", Say("bring both to one period"), Say("rates a {} and a {} are of different periods", u.per(), v.per()))
		}
	case Counted:
		if u.Of != v.Of {
			return Refuse("", Say("give each an axis of its own"), Say("{} and {} are counts of different things", u, v))
		}
	case Index:
		if u.Base != v.Base {
			return Refuse("G04", Say("bring both to one base year"), Say("indices with {} = 100 and {} = 100 have different bases", u.Base, v.Base))
		}
	case Quantity:
		if u.Name != v.Name {
			return Refuse("", Say("bring both to one unit"), Say("{} and {} are different units", u, v))
		}
	}
	return nil
}

// tivAndMoney reports whether u is a trend-indicator value and v is money or a
// share of GDP.
func (u Unit) tivAndMoney(v Unit) bool {
	return u.Kind == TIV && (v.Kind == Money || v.Kind == Share && v.Of == "GDP")
}

func (u Unit) sameMoney(v Unit) *Refusal {
	switch {
	case u.Currency != v.Currency:
		return Refuse("G04", Say("convert both to one currency at a stated rate"), Say("{} and {} are different currencies", u.Currency, v.Currency))
	case u.Basis != v.Basis:
		return Refuse("G04", Say("deflate the nominal one: a deflator in study.yaml does it"), Say("current and constant prices are different bases"))
	case u.Base != v.Base:
		return Refuse("G04", Say("bring both to the prices of one year"), Say("prices of {} and of {} are different bases", u.Base, v.Base))
	}
	return nil
}

// Divides says why a value in u may not be divided by one in v; nil where the
// ratio has a meaning. A sum of money at current prices may be divided by one of
// the same year at current prices only.
func (u Unit) Divides(v Unit) *Refusal {
	switch {
	case u.Kind == Unknown || v.Kind == Unknown:
		return Refuse("", Say("state both units in datapackage.json"), Say("the unit of one of them is not stated"))
	case u.tivAndMoney(v) || v.tivAndMoney(u):
		return Refuse("G01", Say("set each beside the other on an axis of its own"), Say("a trend-indicator value is a volume of military capability, not money ({} and {})", u, v))
	case u.Kind == Money && v.Kind == Money:
		return u.sameMoney(v)
	case u.Kind == Share && v.Kind == Share && u.Of != v.Of:
		return Refuse("G06", Say("take shares of one whole"), Say("shares of {} and of {} are of different wholes", u.Of, v.Of))
	case u.Kind == Index && v.Kind == Index && u.Base != v.Base:
		return Refuse("G04", Say("bring both to one base year"), Say("indices with {} = 100 and {} = 100 have different bases", u.Base, v.Base))
	}
	return nil
}

// Unscaled is the unit with the scale 1: two units whose Unscaled are equal
// differ in scale alone.
func (u Unit) Unscaled() Unit {
	u.Scale = 1
	return u
}

// Factor is what values in u are multiplied by to be values in v, where the two
// differ in scale alone: 1,000 from billion to million.
func (u Unit) Factor(v Unit) float64 { return scale(u) / scale(v) }

func scale(u Unit) float64 {
	if u.Scale == 0 {
		return 1
	}
	return u.Scale
}
