package report

import "math"

// The breaker divides a paragraph into lines by total fit: of all ways to break
// it, the one with the least sum of demerits, as in Knuth and Plass (1981),
// "Breaking paragraphs into lines", Software: Practice and Experience 11,
// 1119–1184. All lines have one width.

type kind uint8

const (
	box     kind = iota // letters
	glue                // a space, where a line may be broken
	penalty             // another place where a line may be broken, at a cost
)

// A node is a piece of a paragraph. The width of a penalty is that of the hyphen
// that it adds.
type node struct {
	kind    kind
	flagged bool // a hyphen: two such lines in succession cost more
	span    int
	width   float64
	cost    float64
	text    string
}

// How far a space stretches and shrinks, as parts of its width.
const (
	stretch = 0.7
	shrink  = 0.3
)

// Demerits beyond a line's own.
const (
	doubleHyphen = 40000 // two hyphens in succession
	lastHyphen   = 8000  // a hyphen at the end of the last line but one
	mismatch     = 5000  // a tight line beside a loose one
	stub         = 12000 // a last line of a few letters
)

// A breakpoint is a place where a line was broken on one of the ways that are
// still worth following.
type breakpoint struct {
	at      int // index of the node broken at; len(nodes) at the end
	start   int // first node of the line that begins there
	class   int // how loose the line is that ends there
	flagged bool
	total   float64
	worst   float64 // largest stretch of a line on the way
	prev    int
}

// A breaker holds the sums of a paragraph.
type breaker struct {
	nodes  []node
	width  float64
	ragged bool
	widths []float64 // of the nodes before each
	spaces []float64
	points []breakpoint
}

// breakLines returns the index of the node at which each line ends and the
// largest stretch of a line, where 1 is a space two thirds as wide again.
func breakLines(nodes []node, width float64, ragged bool) (ends []int, worst float64) {
	if len(nodes) == 0 {
		return nil, 0
	}
	b := &breaker{nodes: nodes, width: width, ragged: ragged,
		widths: make([]float64, len(nodes)+1), spaces: make([]float64, len(nodes)+1)}
	for i, n := range nodes {
		b.widths[i+1], b.spaces[i+1] = b.widths[i], b.spaces[i]
		if n.kind != penalty {
			b.widths[i+1] += n.width
		}
		if n.kind == glue {
			b.spaces[i+1] += n.width
		}
	}
	b.points = append(b.points, breakpoint{at: -1, class: 1, prev: -1})
	active := []int{0}
	for i := 1; i <= len(nodes); i++ {
		if i == len(nodes) || nodes[i].kind != box {
			active = b.try(i, active)
		}
	}
	best := active[0]
	for _, a := range active {
		if b.points[a].total < b.points[best].total {
			best = a
		}
	}
	for p := best; p > 0; p = b.points[p].prev {
		ends = append(ends, b.points[p].at)
	}
	for i, j := 0, len(ends)-1; i < j; i, j = i+1, j-1 {
		ends[i], ends[j] = ends[j], ends[i]
	}
	return ends, b.points[best].worst
}

// try breaks at node i after each of the active breakpoints and returns those
// that stay active.
func (b *breaker) try(i int, active []int) []int {
	last := i == len(b.nodes)
	var best [4]breakpoint
	for c := range best {
		best[c].total = math.Inf(1)
	}
	stay := active[:0]
	dropped := -1
	for _, a := range active {
		p := &b.points[a]
		if p.start >= i {
			stay = append(stay, a)
			continue
		}
		ratio := b.ratio(p.start, i)
		if ratio < -1-1e-9 { // too wide, and so is every later line from here
			dropped = a
			continue
		}
		if !last {
			stay = append(stay, a)
		}
		if c := b.candidate(a, i, ratio); c.total < best[c.class].total {
			best[c.class] = c
		}
	}
	least := math.Inf(1)
	for _, c := range best {
		least = min(least, c.total)
	}
	if math.IsInf(least, 1) && len(stay) == 0 && dropped >= 0 {
		// Nothing fits: a box wider than the line stands alone on it.
		c := b.candidate(dropped, i, -1)
		c.total += 1e8
		best[c.class], least = c, c.total
	}
	for _, c := range best {
		if c.total <= least+mismatch {
			b.points = append(b.points, c)
			stay = append(stay, len(b.points)-1)
		}
	}
	return stay
}

// ratio is by how much the spaces of a line are stretched (1: all that they
// can) or shrunk (−1).
func (b *breaker) ratio(start, end int) float64 {
	natural := b.widths[end] - b.widths[start]
	space := b.spaces[end] - b.spaces[start]
	if end < len(b.nodes) && b.nodes[end].kind == penalty {
		natural += b.nodes[end].width
	}
	slack := b.width - natural
	switch {
	case slack >= 0 && end == len(b.nodes):
		return 0
	case slack >= 0 && b.ragged:
		return 4 * slack / b.width
	case slack >= 0:
		return slack / max(stretch*space, 0.01*b.width)
	case b.ragged:
		return 100 * slack / b.width // does not shrink
	case space == 0:
		return -1e6 * (-slack) / b.width
	}
	return slack / (shrink * space)
}

// candidate is the breakpoint at node i of the line from breakpoint a on.
func (b *breaker) candidate(a, i int, ratio float64) breakpoint {
	p := b.points[a]
	bad := min(100*math.Abs(ratio*ratio*ratio), 1e5)
	var cost float64
	c := breakpoint{at: i, start: i, prev: a, worst: max(p.worst, ratio)}
	if i < len(b.nodes) {
		n := b.nodes[i]
		cost, c.flagged = n.cost, n.flagged
		for c.start < len(b.nodes) && b.nodes[c.start].kind != box {
			c.start++
		}
	}
	c.total = p.total + (1+bad+cost)*(1+bad+cost)
	switch {
	case ratio < -0.5:
		c.class = 0
	case ratio <= 0.5:
		c.class = 1
	case ratio <= 1:
		c.class = 2
	default:
		c.class = 3
	}
	if !b.ragged && (c.class-p.class > 1 || p.class-c.class > 1) {
		c.total += mismatch
	}
	last := i == len(b.nodes)
	switch {
	case p.flagged && c.flagged:
		c.total += doubleHyphen
	case p.flagged && last:
		c.total += lastHyphen
	}
	if last && p.at >= 0 && b.widths[i]-b.widths[p.start] < 0.07*b.width {
		c.total += stub
	}
	return c
}
