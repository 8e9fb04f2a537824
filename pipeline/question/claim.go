package question

import (
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// claims answers the statements of a study: each is held against the data, check by
// check, and gets a verdict by the rules of claimstatus.go, which docs/claims.md
// explains.
func claims(a *asking) {
	type place struct{ claim, check int }
	var places []place
	found := make([][]*measuring, len(a.claims))
	sheets := make([][]*sheet, len(a.claims))
	for i, c := range a.claims {
		found[i], sheets[i] = make([]*measuring, len(c.checks)), make([]*sheet, len(c.checks))
		for k := range c.checks {
			places = append(places, place{i, k})
		}
	}
	a.par(len(places), func(n int) {
		p := places[n]
		c := a.claims[p.claim]
		found[p.claim][p.check], sheets[p.claim][p.check] = a.test(c.claim.ID, p.check+1, &c.checks[p.check])
	})
	judged := make([]judgement, len(a.claims))
	for i, c := range a.claims {
		for _, s := range sheets[i] {
			a.keep(s)
		}
		judged[i] = a.judge(c, found[i])
	}
	a.claimsIntro(judged)
	a.table(a.claimTable(judged))
	for i := range judged {
		a.claimBlocks(i, &judged[i])
		a.out.Claims = append(a.out.Claims, judged[i].result())
		a.out.Verdicts = append(a.out.Verdicts, judged[i].verdict())
		a.claimGuards(i, &judged[i])
	}
	a.finding(a.claimTally(judged))
}

// A judgement is a claim with what its checks found.
type judgement struct {
	speaker
	claim    study.Claim
	found    []*measuring
	readings []judgedReading
	status   string
	sentence result.Text
	near     result.Text
	change   result.Text
	figure   string
}

// A judgedReading is one way to read a claim with its parts.
type judgedReading struct {
	name   string
	parts  []judgedPart
	status string
}

type judgedPart struct {
	name   string
	checks []int
	out    outcome
}

// judge follows from what the checks of a claim found to its status and words.
func (sp speaker) judge(c claimTask, found []*measuring) judgement {
	j := judgement{speaker: sp, claim: c.claim, found: found}
	var statuses []string
	if len(found) > 0 {
		for _, g := range readings(c.claim.Checks) {
			r := judgedReading{name: g.name}
			var outs []outcome
			for _, p := range partsOf(c.claim.Checks, g) {
				var of []outcome
				for _, k := range p.checks {
					of = append(of, found[k].out)
				}
				part := judgedPart{name: p.name, checks: p.checks, out: all(of)}
				r.parts = append(r.parts, part)
				outs = append(outs, part.out)
			}
			r.status = readingStatus(outs)
			j.readings = append(j.readings, r)
			statuses = append(statuses, r.status)
		}
	}
	j.status = claimStatus(statuses)
	j.worded()
	return j
}

func (j *judgement) result() result.Claim {
	c := result.Claim{ID: j.claim.ID, Text: j.claim.Text, Where: j.claim.Where, Quoted: j.claim.Quoted, Status: j.status,
		Sentence: j.sentence, Near: j.near, Change: j.change, Figure: j.figure}
	for _, m := range j.found {
		c.Checks = append(c.Checks, result.Check{Part: m.c.Part, Reading: m.c.Reading, Differs: m.c.Differs, Outcome: outcomeWords[m.out],
			Asked: m.asked, Found: m.fact, Estimates: m.estimates})
	}
	return c
}

func (j *judgement) verdict() result.Verdict {
	v := result.Verdict{Question: j.claim.ID, Kind: "claim", Status: j.status, Sentence: j.sentence, Claim: j.claim.ID, Text: j.claim.Text}
	for _, m := range j.found {
		if v.Series == "" && len(m.c.series) > 0 {
			v.Series = m.c.series[0].ID
		}
		v.Estimates = append(v.Estimates, m.estimates...)
	}
	v.ID = verdictID(result.Verdict{Question: v.Question, Kind: v.Kind})
	return v
}

// claimGuards notes the guards that fired on the checks of a claim.
func (a *asking) claimGuards(i int, j *judgement) {
	seen := map[doubt]bool{}
	for _, m := range j.found {
		for _, d := range m.guards {
			if seen[d] {
				continue
			}
			seen[d] = true
			f := obs.Fault{Pos: m.c.Pos, Severity: obs.SevWarning, Guard: d.id, Question: j.claim.ID, Series: joinIDs(m.c.series), Msg: a.words("Claim {}: {}.", strconv.Itoa(i+1), d.msg)}
			if g, ok := obs.GuardOf(d.id); ok {
				f.Fix = g.Fix
			}
			a.st.Let(&f)
			a.out.Guards = append(a.out.Guards, f)
		}
	}
}

// claimBlocks prints one claim: the statement, the verdict with its sentence and what
// would change it, or of several checks a line each, and a figure where one helps.
func (a *asking) claimBlocks(i int, j *judgement) {
	head := a.words("Claim {}", strconv.Itoa(i+1))
	if j.claim.Where != "" {
		head += " (" + j.claim.Where + ")"
	}
	a.out.Section.Blocks = append(a.out.Section.Blocks, result.Block{Head: head})
	said := result.Text{{Lit: "“" + j.claim.Text + "”", Emph: true}, lit(".")}
	if j.claim.Quoted != "" {
		said = append(said, lit(" "+stop(a.words("Source given there: {}", j.claim.Quoted))))
	}
	a.para(said)
	v := result.Text{{Lit: a.upperFirst(a.l.Phrase(claimWords[j.status])) + ".", Strong: true}, lit(" ")}
	if len(j.found) > 1 {
		e := j.evidence()
		a.para(append(v, e.lead...))
		a.out.Section.Blocks = append(a.out.Section.Blocks, result.Block{List: e.items})
		if j.claim.Needs != "" {
			e.remarks = append(append(e.remarks, lit(strings.Repeat(" ", min(len(e.remarks), 1)))), a.wouldTake(j.claim.Needs)...)
		}
		a.para(e.remarks)
	} else {
		v = append(v, j.sentence...)
		if len(j.near) > 0 {
			v = append(append(v, lit(" ")), j.near...)
		}
		if len(j.found) == 1 && j.found[0].c.Measure != "" {
			for _, r := range j.found[0].remarks {
				v = append(append(v, lit(" ")), r...)
			}
		}
		if len(j.change) > 0 { // of several checks, each says its own
			v = append(append(v, lit(" ")), j.change...)
		}
		a.para(v)
	}
	for _, p := range paragraphs(j.claim.Note) {
		a.para(result.Words(p))
	}
	if f := a.claimFigure(j); f != nil {
		j.figure = f.ID
		a.figure(f)
	}
}
