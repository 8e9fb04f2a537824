package result

import "iter"

// Pairs are those of one question that has more than 2,000 of them, for pairs.csv instead
// of estimates. There may be millions, so what is kept of each has neither names nor
// pointers.
type Pairs struct {
	Question   string
	Series     []string    // IDs
	Of         [][2]int32  // the two series of each pair, by their place
	Transforms []string    // the first is the level
	Rows       [][]PairRow // by transformation, then in the order of Of
	Least      int         // with fewer years in common a pair has no rows
	Statuses   []string
	Status     []uint8 // of each pair, by its place in Statuses
}

// A PairRow holds the numbers of a pair under one transformation; NaN is a number that
// there is not. PEff and BHEff stand in no column: they follow from r, n and n_eff.
type PairRow struct {
	N                   int
	R, P, Rho, PT, TauB float64
	PAsymptotic         float64
	BH                  float64 // P, adjusted over the question's pairs
	NEff, PEff          float64
	BHEff               float64 // PEff, adjusted likewise, where the status goes by it
}

// A Pair is one row of pairs.csv.
type Pair struct {
	Series, Other, Transform, Status string
	PairRow
}

// Between yields the rows of the pairs from one place to before another.
func (p *Pairs) Between(from, to int) iter.Seq[Pair] {
	return func(yield func(Pair) bool) {
		for k := from; k < to; k++ {
			if p.Rows[0][k].N < p.Least {
				continue
			}
			row := Pair{Series: p.Series[p.Of[k][0]], Other: p.Series[p.Of[k][1]], Status: p.Statuses[p.Status[k]]}
			for t, transform := range p.Transforms {
				if row.Transform, row.PairRow = transform, p.Rows[t][k]; !yield(row) {
					return
				}
			}
		}
	}
}

// All yields all rows, a pair after the other.
func (p *Pairs) All() iter.Seq[Pair] {
	if p == nil {
		return func(func(Pair) bool) {}
	}
	return p.Between(0, len(p.Of))
}
