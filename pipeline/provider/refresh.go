package provider

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// A Change says how a file that an import replaces differs from the new one.
type Change struct {
	Path     string
	Old, New string // vintages
	Same     int
	Revised  []Revision // the largest relative change first
	Rebased  int        // values that differ by their entity's one factor alone
	Factors  [2]float64 // the smallest and the largest of those factors
	Added    []obs.Observation
	Gone     []obs.Observation // of the old file: keys that have no value any more
	Status   int               // values that are as before and whose status is not
}

// A Revision is one value that the publisher changed; Expected is the old value
// times the factor by which its entity was rebased, 1 where it was not.
type Revision struct {
	Was, Is  obs.Observation
	Expected float64
}

// Percent is how far the new value is from what was to be expected.
func (r Revision) Percent() float64 {
	if r.Expected == 0 {
		return math.Inf(1)
	}
	return 100 * (r.Is.Value - r.Expected) / math.Abs(r.Expected)
}

// None reports whether nothing changed.
func (c *Change) None() bool {
	return len(c.Revised)+c.Rebased+len(c.Added)+len(c.Gone)+c.Status == 0
}

// key names a value across vintages: the source has the vintage in its name.
type refreshKey struct {
	indicator, entity, partner, reporter string
	year                                 int
}

func keyOf(o *obs.Observation) refreshKey {
	return refreshKey{o.Indicator, o.Entity, o.Partner, o.Reporter, o.Year}
}

// seriesKey is what is rebased as one.
type seriesKey struct{ indicator, entity, partner string }

// sameValue is how far apart, relatively, two values are that were printed from one
// number; sameFactor how far a ratio may be from the factor of its entity.
const (
	sameValue  = 1e-9
	sameFactor = 2e-5
)

// Compare says what became of the values of old in new.
func Compare(old, new []obs.Observation) Change {
	var c Change
	now := make(map[refreshKey]*obs.Observation, len(new))
	for i := range new {
		now[keyOf(&new[i])] = &new[i]
	}
	was := make(map[refreshKey]bool, len(old))
	ratios := map[seriesKey][]float64{}
	type pair struct{ was, is *obs.Observation }
	var both []pair
	for i := range old {
		o := &old[i]
		if math.IsNaN(o.Value) {
			continue
		}
		k := keyOf(o)
		if was[k] {
			continue
		}
		was[k] = true
		n := now[k]
		if n == nil || math.IsNaN(n.Value) {
			c.Gone = append(c.Gone, *o)
			continue
		}
		both = append(both, pair{o, n})
		if o.Value != 0 && n.Value != 0 {
			s := seriesKey{k.indicator, k.entity, k.partner}
			ratios[s] = append(ratios[s], n.Value/o.Value)
		}
	}
	for i := range new {
		if o := &new[i]; !math.IsNaN(o.Value) && !was[keyOf(o)] {
			c.Added = append(c.Added, *o)
		}
	}
	factor := map[seriesKey]float64{}
	for s, r := range ratios {
		factor[s] = commonFactor(r)
	}
	for _, p := range both {
		f := orOne(factor[seriesKey{p.was.Indicator, p.was.Entity, p.was.Partner}])
		switch {
		case near(p.is.Value, p.was.Value, sameValue):
			c.Same++
			if p.is.Status != p.was.Status {
				c.Status++
			}
		case f != 1 && near(p.is.Value, f*p.was.Value, sameFactor):
			if c.Rebased++; c.Rebased == 1 {
				c.Factors = [2]float64{f, f}
			}
			c.Factors = [2]float64{min(c.Factors[0], f), max(c.Factors[1], f)}
		default:
			c.Revised = append(c.Revised, Revision{*p.was, *p.is, f * p.was.Value})
		}
	}
	slices.SortStableFunc(c.Revised, func(a, b Revision) int {
		return cmp.Or(-cmp.Compare(math.Abs(a.Percent()), math.Abs(b.Percent())), compareKeys(&a.Was, &b.Was))
	})
	slices.SortStableFunc(c.Gone, func(a, b obs.Observation) int { return compareKeys(&a, &b) })
	slices.SortStableFunc(c.Added, func(a, b obs.Observation) int { return compareKeys(&a, &b) })
	return c
}

func compareKeys(a, b *obs.Observation) int {
	return cmp.Or(strings.Compare(a.Indicator, b.Indicator), strings.Compare(a.Entity, b.Entity), strings.Compare(a.Partner, b.Partner), cmp.Compare(a.Year, b.Year))
}

// commonFactor is the ratio that at least three values and more than half of all
// share; 1 where there is none.
func commonFactor(ratios []float64) float64 {
	slices.Sort(ratios)
	m := ratios[len(ratios)/2]
	n := 0
	for _, r := range ratios {
		if near(r, m, sameFactor) {
			n++
		}
	}
	if n < 3 || 2*n <= len(ratios) || near(m, 1, sameValue) {
		return 1
	}
	return m
}

func near(a, b, tolerance float64) bool {
	return a == b || math.Abs(a-b) <= tolerance*math.Max(math.Abs(a), math.Abs(b))
}

func orOne(f float64) float64 {
	if f == 0 {
		return 1
	}
	return f
}

// Words describes the change in a few lines.
func (c *Change) Words() []string {
	head := fmt.Sprintf("%s: %s replaced by %s", c.Path, orElse(c.Old, "an earlier import"), orElse(c.New, "this one"))
	if c.Old == c.New && c.Old != "" {
		head = fmt.Sprintf("%s: %s, imported again", c.Path, c.New)
	}
	if c.None() {
		return []string{head + "; every value is as it was"}
	}
	out := []string{fmt.Sprintf("%s: %s as before", head, counted(c.Same, "value"))}
	if c.Rebased > 0 {
		words := fmt.Sprintf("one factor for all, %.6g", c.Factors[0])
		if !near(c.Factors[0], c.Factors[1], sameFactor) {
			words = fmt.Sprintf("one factor for each entity, from %.6g to %.6g", c.Factors[0], c.Factors[1])
		}
		out = append(out, fmt.Sprintf("  only rebased: %s (%s)", counted(c.Rebased, "value"), words))
	}
	if n := len(c.Revised); n > 0 {
		var parts []string
		for _, r := range c.Revised[:min(n, 3)] {
			parts = append(parts, fmt.Sprintf("%s %s → %s (%s)", name(&r.Was), short(r.Was.Value), short(r.Is.Value), signed(r.Percent())))
		}
		what := "the most"
		if n > 3 {
			what = "the largest"
		}
		if c.Rebased > 0 {
			what += ", beyond the rebasing"
		}
		out = append(out, fmt.Sprintf("  revised: %s, %s: %s", counted(n, "value"), what, strings.Join(parts, "; ")))
	}
	if c.Status > 0 {
		out = append(out, fmt.Sprintf("  another status: %s", counted(c.Status, "value")))
	}
	if n := len(c.Added); n > 0 {
		out = append(out, fmt.Sprintf("  new: %s, %s", counted(n, "value"), spread(c.Added)))
	}
	if n := len(c.Gone); n > 0 {
		out = append(out, fmt.Sprintf("  disappeared: %s, %s", counted(n, "value"), spread(c.Gone)))
	}
	return out
}

func signed(p float64) string {
	if math.IsInf(p, 0) {
		return "from zero"
	}
	return strings.Replace(fmt.Sprintf("%+.2g%%", p), "-", "−", 1)
}

func short(v float64) string { return fmt.Sprintf("%.6g", v) }

func name(o *obs.Observation) string { return fmt.Sprintf("%s %d", pair(o.Entity, o.Partner), o.Year) }

// spread says of which entities and years values are.
func spread(list []obs.Observation) string {
	var names []string
	seen := map[string]bool{}
	from, to := list[0].Year, list[0].Year
	for i := range list {
		o := &list[i]
		from, to = min(from, o.Year), max(to, o.Year)
		if n := pair(o.Entity, o.Partner); !seen[n] {
			seen[n] = true
			names = append(names, n)
		}
	}
	years := fmt.Sprintf("%d–%d", from, to)
	if from == to {
		years = fmt.Sprint(from)
	}
	if len(names) > 5 {
		return fmt.Sprintf("%s, of %s and %d others", years, strings.Join(names[:4], ", "), len(names)-4)
	}
	return years + ", of " + joined(names)
}

// Observations are the values of one of the tables, for a comparison.
func (im *Import) Observations(path string) []obs.Observation {
	var out []obs.Observation
	for _, x := range im.rows.list {
		if im.fileOf(im.rows.words[x.indicator]) == path {
			out = append(out, im.rows.observation(x))
		}
	}
	return out
}
