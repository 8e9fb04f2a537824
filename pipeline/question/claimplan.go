package question

import (
	"fmt"
	"slices"
	"strconv"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// ClaimsID is the name of the section of claims, for --only.
const ClaimsID = "claims"

// A claimTask is a claim with the series that its checks name.
type claimTask struct {
	claim  study.Claim
	checks []checkTask
}

// A checkTask is one check with its series and events.
type checkTask struct {
	study.Check
	series, among, with []*obs.Series
	withheld            []obs.Withheld // named, and kept from it by a guard: the check cannot be made
	events              []study.Event
	refused             *obs.Refusal // of what it puts together: the check is not made
	doubts              []doubt      // guards that warn of what it puts together
}

// level reports whether a check is of the level of a series.
func (c *checkTask) level() bool { return slices.Contains(study.LevelMeasures, c.Measure) }

// planClaims makes the task of a study's claims; ok is false where it has none.
func planClaims(st *study.Study, tb *obs.Table) (t Task, ok bool, faults obs.Faults) {
	t = Task{Question: study.Question{ID: ClaimsID, Kind: ClaimsID, Title: speaker{st.Lang}.words("The claims")}, kind: Kind{Name: ClaimsID, ask: claims}, st: st, tb: tb}
	seen := map[string]bool{}
	for _, q := range st.Questions {
		seen[q.ID] = true
	}
	for _, c := range st.Claims {
		p := claimPlanner{Task: &t, id: c.ID, who: fmt.Sprintf("claim %q", c.ID)}
		if seen[c.ID] || c.ID == ClaimsID {
			p.bad(c.Pos, "give each claim an ID of its own; "+ClaimsID+" is the name of them all", "a question or claim of that ID is there already")
		}
		seen[c.ID] = true
		ct := claimTask{claim: c}
		for _, ch := range c.Checks {
			ct.checks = append(ct.checks, p.check(ch))
		}
		p.readings(c)
		if len(c.Checks) == 0 && c.Needs == "" {
			p.bad(c.Pos, "add checks, or say under needs what data it would take", "it has no checks")
		}
		t.claims = append(t.claims, ct)
		faults = append(faults, p.faults...)
	}
	if seen[ClaimsID] && len(st.Claims) > 0 {
		for _, q := range st.Questions {
			if q.ID == ClaimsID {
				faults = append(faults, obs.Fault{Pos: q.Pos, Severity: obs.SevError, Msg: fmt.Sprintf("question %q: the claims have that ID", q.ID), Fix: "give the question another ID"})
			}
		}
	}
	return t, len(t.claims) > 0, faults
}

// formOfClaims finds what is wrong with the claims of a study whose data have
// errors: nothing is said of series.
func formOfClaims(st *study.Study, tb *obs.Table) obs.Faults {
	bare := *st
	bare.Claims = nil
	for _, c := range st.Claims {
		var checks []study.Check
		for _, k := range c.Checks {
			if k.Measure == "" || k.Measure == "events" {
				checks = append(checks, k)
			}
		}
		c.Checks, c.Needs = checks, orElse(c.Needs, "data")
		bare.Claims = append(bare.Claims, c)
	}
	_, _, faults := planClaims(&bare, tb)
	return slices.DeleteFunc(faults, func(f obs.Fault) bool { return f.Severity != obs.SevError })
}

// Named reports whether the task is of that ID; the task of claims goes by the ID
// of each of them, too.
func (t Task) Named(id string) bool {
	return t.Question.ID == id || slices.ContainsFunc(t.claims, func(c claimTask) bool { return c.claim.ID == id })
}

// IDs are the names that the task goes by.
func (t Task) IDs() []string {
	out := []string{t.Question.ID}
	for _, c := range t.claims {
		out = append(out, c.claim.ID)
	}
	return out
}

// Asked counts what tasks ask: questions, and claims.
func Asked(tasks []Task) (questions, claims int) {
	for _, t := range tasks {
		claims += len(t.claims)
		if len(t.claims) == 0 {
			questions++
		}
	}
	return questions, claims
}

// Only is the task with those of its claims that are named; all of them where the
// task itself is.
func (t Task) Only(ids []string) Task {
	if slices.Contains(ids, t.Question.ID) {
		return t
	}
	t.claims = slices.DeleteFunc(slices.Clone(t.claims), func(c claimTask) bool { return !slices.Contains(ids, c.claim.ID) })
	return t
}

// A claimPlanner resolves the names of one claim and collects its faults.
type claimPlanner struct {
	*Task
	who    string
	id     string // of the claim
	faults obs.Faults
}

// refuse keeps a guard's refusal of a check, which is then not made; the study may
// let it pass for the claim.
func (p *claimPlanner) refuse(t *checkTask, r *obs.Refusal) {
	if g, ok := obs.GuardOf(r.Guard); ok && r.Fix == "" {
		r = obs.Refuse(r.Guard, obs.Message{Pattern: g.Fix}, r.Said)
	}
	f := obs.Fault{Pos: t.Pos, Severity: obs.SevError, Guard: r.Guard, Question: p.id}.Saying(p.says(r.Said), r.Remedy)
	if r.Guard != "G33" && r.Guard != "G26" && p.st.Let(&f) { // a rank among nothing cannot be told, nor a value that nobody has chosen
		p.faults = append(p.faults, f)
		return
	}
	p.faults = append(p.faults, f)
	if t.refused == nil {
		t.refused = r
	}
}

// says is what is said of the claim.
func (p *claimPlanner) says(what obs.Message) obs.Message {
	return obs.Say("claim {}: {}", strconv.Quote(p.id), what)
}

// joins brings series to one scale and refuses those that a rule keeps from being
// put together. Where the guard only warns, the check is made and says so.
func (p *claimPlanner) joins(t *checkTask, ss []*obs.Series, rule func(x, y *obs.Series) *obs.Refusal, what obs.Message) {
	few := p.unlike(ss)
	seen := map[string]bool{}
	for i, y := range few {
		for _, x := range few[:i] {
			r := rule(x, y)
			if r != nil && x.Unit.SharesAxis(y.Unit) != nil {
				r = obs.Refuse(r.Guard, obs.Say("name series of one unit"), r.Said)
			}
			switch {
			case r == nil || r.Guard != "" && seen[r.Guard]:
			case r.Guard == "":
				p.bad(t.Pos, r.Fix, "%s", obs.Say("{}: {}", what, r.Said))
				return
			case severity(r.Guard) == obs.SevWarning:
				sp := speaker{p.st.Lang}
				t.doubts = append(t.doubts, doubt{r.Guard, sp.words("{}; the check puts the two together", sp.why(r))})
			default:
				p.refuse(t, obs.Refuse(r.Guard, r.Remedy, obs.Say("{}: {}", what, r.Said)))
			}
			if r != nil {
				seen[r.Guard] = true
			}
		}
	}
	both := oneScale(t.series, t.among)
	t.series, t.among = both[0], both[1]
}

func (p *claimPlanner) bad(pos obs.Pos, fix, format string, args ...any) {
	p.faults = append(p.faults, obs.Fault{Pos: pos, Severity: obs.SevError, Fix: fix, Msg: p.who + ": " + fmt.Sprintf(format, args...)})
}

// match resolves references for a check; series that a guard withholds are noted in it.
func (p *claimPlanner) match(refs []study.Ref, t *checkTask) []*obs.Series {
	ss, withheld, faults := match(p.st, p.tb, p.who, refs)
	p.faults = append(p.faults, faults...)
	t.withheld = append(t.withheld, withheld...)
	return ss
}

// check resolves one check and finds what its measure cannot do.
func (p *claimPlanner) check(c study.Check) checkTask {
	t := checkTask{Check: c}
	t.series, t.among, t.with = p.match(c.Series, &t), p.match(c.Among, &t), p.match(c.With, &t)
	if len(t.withheld) > 0 {
		return t
	}
	for _, id := range c.Events {
		n := len(t.events)
		for _, e := range p.st.Events {
			if obs.Glob(id, e.ID) {
				t.events = append(t.events, e)
			}
		}
		if len(t.events) == n {
			p.bad(c.Pos, orElse(obs.DidYouMean(id, eventIDs(p.st)), "declare it under events"), "the study has no event %q", id)
		}
	}
	if c.Measure == "" {
		if c.Needs == "" {
			p.bad(c.Pos, "write a measure, or needs", "a check measures nothing")
		}
		return t
	}
	if !slices.Contains(study.Measures, c.Measure) {
		p.bad(c.Pos, orElse(obs.DidYouMean(c.Measure, study.Measures), "measures are "+english.list(study.Measures)), "unknown measure %q", c.Measure)
		return t
	}
	if len(p.faults) > 0 && p.faults.Errors() > 0 {
		return t
	}
	p.years(t)
	p.form(&t)
	p.fraction(&t)
	return t
}

func eventIDs(st *study.Study) []string {
	var out []string
	for _, e := range st.Events {
		out = append(out, e.ID)
	}
	return out
}
