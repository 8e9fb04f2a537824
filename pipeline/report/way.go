package report

import "slices"

// An op is one thing done to the pages.
type op struct {
	block    int // −1: a new page
	from, to int // lines
}

type step struct {
	op   op
	prev *step
}

// A wait is a float that is not placed yet, and the page that mentions it.
type wait struct{ block, page int }

// A way is a choice of all that was placed so far.
type way struct {
	composer
	waiting []wait
	foot    []wait // for the foot of this page, after its text
	cost    float64
	last    *step
}

// squeezed reports whether a float that comes next is made lower.
func (w *way) squeezed(b *block) bool {
	w.space(b.before)
	return w.squeezes(b)
}

func footHeight(blocks []block, foot []wait) float64 {
	h := 0.0
	for _, q := range foot {
		h += blocks[q.block].before + blocks[q.block].height()
	}
	return h
}

// first are the floats that may be placed next: figures and tables keep their
// order among their own.
func first(blocks []block, waiting []wait) []wait {
	var out []wait
	for _, q := range waiting {
		if !slices.ContainsFunc(out, func(o wait) bool { return blocks[o.block].kind == blocks[q.block].kind }) {
			out = append(out, q)
		}
	}
	return out
}

func without(waiting []wait, q wait) []wait {
	out := make([]wait, 0, len(waiting))
	for _, o := range waiting {
		if o != q {
			out = append(out, o)
		}
	}
	return out
}

// farOff is what it costs that a float stands so many pages behind its mention.
func farOff(pages int) float64 {
	if pages <= 0 {
		return 0
	}
	return nextCost + farCost*float64(pages-1)
}

// rank is what a way has cost so far, with what it must cost at least: the floats that
// wait stand on this page or further on.
func (w *way) rank() float64 {
	r := w.cost + pageCost*(float64(w.number)+w.y/w.text()) + waitCost*float64(len(w.waiting)+len(w.foot))
	for _, q := range w.waiting {
		r += farOff(w.number - q.page)
	}
	return r
}
