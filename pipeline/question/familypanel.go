package question

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/stat"
)

// panelParams name indicators: what is explained, by what, and whether in
// logarithms.
var panelParams = []param{
	{key: "dependent", free: true, values: []string{""}},
	{key: "on", free: true, whole: true, values: []string{""}},
	{key: "log", values: []string{"false", "true"}},
}

// A panelFamily is a family of several indicators over all entities.
type panelFamily struct {
	Name string
	What string
	run  func(stat.Panel) (stat.Result, error)
}

// panelFamilies explain one indicator by others over entities and years.
var panelFamilies = []panelFamily{
	{"panel_pooled", "one line through all entities and years", fitPanel(stat.PanelPooled)},
	{"panel_fe", "a level of its own for each entity", fitPanel(stat.PanelFE)},
	{"panel_fe_twoway", "a level for each entity and each year", fitPanel(stat.PanelFETwoWay)},
	{"panel_re", "random levels of the entities", fitPanel(stat.PanelRE)},
	{"panel_fd", "first differences", fitPanel(stat.PanelFD)},
	{"panel_between", "the entities' means", fitPanel(stat.PanelBetween)},
	{"panel_hausman", "whether random levels may be used", func(p stat.Panel) (stat.Result, error) { return nilable(stat.PanelHausman(p)) }},
	{"panel_effects_tests", "whether entities differ in level, and whether they move together", func(p stat.Panel) (stat.Result, error) { return nilable(stat.PanelEffectsTests(p)) }},
}

func fitPanel(fit func(stat.Panel) (*stat.PanelFit, error)) func(stat.Panel) (stat.Result, error) {
	return func(p stat.Panel) (stat.Result, error) { return nilable(fit(p)) }
}

// nilable keeps a failed result from being an interface that is not nil.
func nilable[R stat.Result](r R, err error) (stat.Result, error) {
	if err != nil {
		return nil, err
	}
	return r, nil
}

// panelEntries are the families of panels as the list of families has them.
func panelEntries() []family {
	var out []family
	for _, f := range panelFamilies {
		out = append(out, family{f.Name, f.What, panelwise, leastPairs, []stat.Transform{stat.Level}, panelParams, nil})
	}
	return out
}

func panelFamilyOf(name string) (panelFamily, bool) {
	i := slices.IndexFunc(panelFamilies, func(f panelFamily) bool { return f.Name == name })
	if i < 0 {
		return panelFamily{}, false
	}
	return panelFamilies[i], true
}

// checkPanel finds indicators that a panel question names and the study lacks.
func checkPanel(tb *obs.Table, combos []params, fault func(fix, format string, args ...any)) {
	var known []string
	for _, i := range tb.Indicators {
		known = append(known, i.ID)
	}
	for _, c := range combos {
		if c["dependent"] == "" || c["on"] == "" {
			fault("write dependent: indicator and on: [indicator, …]", "a panel needs what is explained and by what")
			return
		}
		for _, id := range append([]string{c["dependent"]}, strings.Split(c["on"], ",")...) {
			if !slices.Contains(known, id) {
				fault(orElse(obs.DidYouMean(id, known), "indicators are "+english.list(known)), "no indicator %q", id)
			}
		}
	}
}

// panels answers a question of kind statistics for a family of panels.
func (a *asking) panels(f panelFamily, eras []string) {
	full, _ := familyOf(f.Name)
	a.left = a.leaves()
	sheets := make([]*sheet, len(a.combos))
	a.par(len(a.combos), func(i int) {
		sheets[i] = a.sheet()
		for _, era := range eras {
			sheets[i].panel(a, f, era, full.complete(a.combos[i]))
		}
	})
	for _, s := range sheets {
		a.keep(s)
	}
}

// panel runs a family of panels with one set of parameters. Rows of an entity and
// year that lack one of the indicators are left out; for logarithms, a value that is not
// positive withholds the family.
func (s *sheet) panel(a *asking, f panelFamily, era string, p params) {
	on := strings.Split(p["on"], ",")
	ids := append([]string{p["dependent"]}, on...)
	base := result.Estimate{Question: s.question, Series: ids[0] + ".*", Era: era, Transform: stat.Level.String(), Parameters: p.String()}
	others := make([]string, len(on))
	for i, id := range on {
		others[i] = id + ".*"
	}
	base.Other = strings.Join(others, ";")
	if p.bool("log") {
		base.Transform = stat.Logarithm.String()
	}
	data, uses, notPositive := a.panelOf(ids, on, era, p.bool("log"))
	base.N, base.Uses = len(data.Y), uses
	if base.N > 0 {
		base.From, base.To = slices.Min(data.Year), slices.Max(data.Year)
	}
	least := leastPairs
	if s.st.LeastN > 0 {
		least = s.st.LeastN
	}
	err := error(nil)
	if base.N < least {
		err = fmt.Errorf("G20: %d rows of entity and year have all indicators, at least %d are needed: %w", base.N, least, stat.ErrTooFew)
	}
	if err == nil && notPositive > 0 {
		err = fmt.Errorf("%d values are not positive: %w", notPositive, stat.ErrNotPositive)
	}
	var res stat.Result
	if err == nil {
		res, err = f.run(data)
	}
	if err != nil {
		e := base
		e.Statistic, e.Value, e.Note = f.Name, math.NaN(), reason(err)
		s.add(e, base.Parameters)
		return
	}
	s.families[f.Name] = true
	notes := res.Warnings()
	var all []*obs.Series
	for _, id := range ids {
		all = append(all, a.panelSeries(id, era)...)
	}
	if sp := splice(all); sp != "" {
		notes = append(notes[:len(notes):len(notes)], sp)
	}
	note := strings.Join(notes, "; ")
	for _, v := range res.Values() {
		e := base
		e.Statistic, e.Value, e.Note = f.Name+"."+v.Name, v.V, strings.TrimSuffix(strings.Join([]string{v.Note, note}, "; "), "; ")
		e.Note = strings.TrimPrefix(e.Note, "; ")
		s.add(e, base.Parameters)
	}
}

// inPanel is what tells the entities of a panel apart.
func inPanel(s *obs.Series) string { return strings.TrimPrefix(s.ID, s.Indicator+".") }

// leaves are the entities that a panel leaves out: wholes beside what they hold
// (G10), and those whose indicators are of fiscal and of calendar years (G05).
func (a *asking) leaves() map[string]bool {
	var ids []string
	for _, c := range a.combos {
		ids = append(ids, append([]string{c["dependent"]}, strings.Split(c["on"], ",")...)...)
	}
	first := map[string]*obs.Series{}
	var wholes, apart []*obs.Series
	var why *obs.Refusal
	parts := false
	for _, id := range used(ids) {
		for _, s := range a.panelSeries(id, "") {
			if a.aggregate(s.Entity) || a.aggregate(s.Partner) {
				wholes = append(wholes, s)
				continue
			}
			parts = true
			x := first[inPanel(s)]
			if x == nil {
				first[inPanel(s)] = s
			} else if r := periods(x, s); r != nil {
				why = r
				apart = append(apart, x, s)
			}
		}
	}
	left := map[string]bool{}
	leave := func(ss []*obs.Series, guard, why string) {
		if !a.guardOn(ss, guard, obs.SevError, a.Question.ID+": "+why, a.words("; the panel leaves it out")) {
			return
		}
		for _, s := range ss {
			left[inPanel(s)] = true
		}
	}
	if len(wholes) > 0 && parts {
		leave(wholes, "G10", a.words("{} adds others up", a.tb.Entity(wholes[0].Entity).Label))
	}
	if why != nil {
		leave(apart, "G05", a.why(why))
	}
	return left
}

// panelSeries are the series of an indicator, in an era.
func (a *asking) panelSeries(id, era string) []*obs.Series {
	var out []*obs.Series
	for _, s := range a.tb.Series {
		if s.Indicator == id && !a.left[inPanel(s)] {
			out = append(out, a.inEra(s, era))
		}
	}
	return out
}

// panelOf gathers the rows of entity and year that have every indicator.
func (a *asking) panelOf(ids, names []string, era string, logs bool) (stat.Panel, []obs.Pos, int) {
	type cell struct {
		v   float64
		pos obs.Pos
	}
	type row struct {
		entity string
		year   int
	}
	cols := make([]map[row]cell, len(ids))
	for i, id := range ids {
		cols[i] = map[row]cell{}
		for _, s := range a.panelSeries(id, era) {
			key := inPanel(s)
			for k, y := range s.Years {
				cols[i][row{key, y}] = cell{s.Values[k], s.Pos[k]}
			}
		}
	}
	var rows []row
	for r := range cols[0] {
		if !slices.ContainsFunc(cols[1:], func(c map[row]cell) bool { _, ok := c[r]; return !ok }) {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.entity, b.entity), cmp.Compare(a.year, b.year)) })
	p := stat.Panel{Names: names, X: make([][]float64, len(names))}
	var uses []obs.Pos
	number := map[string]int{}
	dropped := 0
	for _, r := range rows {
		if _, ok := number[r.entity]; !ok {
			number[r.entity] = len(number)
		}
		p.Entity, p.Year = append(p.Entity, number[r.entity]), append(p.Year, r.year)
		for i := range ids {
			c := cols[i][r]
			v := c.v
			if logs {
				if v <= 0 {
					dropped++
				}
				v = math.Log(v)
			}
			uses = append(uses, c.pos)
			if i == 0 {
				p.Y = append(p.Y, v)
			} else {
				p.X[i-1] = append(p.X[i-1], v)
			}
		}
	}
	return p, uses, dropped
}
