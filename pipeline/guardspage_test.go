package pipeline_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"defensetrade/pipeline/obs"
)

const guardsPage = "../docs/guards.md"

const guardsHead = `# Guards

A guard stops or marks a step that the field knows to be wrong. ` + "`analyze list guards`" + ` prints this list, which is made
from the one in the code.

| severity | what it does |
|---|---|
| error | what it touches (a value, a series, a sum, a figure) is withheld, the report says so, and the rest of the study runs; with ` + "`--strict`" + ` the run fails |
| error of form | nothing is written, and the run fails: the file can be read in two ways |
| warning | the result is printed, and the warning beside it; with ` + "`--strict`" + ` the run fails |
| withheld | the number is left out, with the reason in its place |

Where nothing else is amiss, ` + "`analyze check`" + ` counts what errors withhold, says that there are no errors of form, and exits with 0.

What fired stands in the section “Warnings” of the report and under ` + "`guards`" + ` in ` + "`results.json`" + `; what is withheld also where it
would have stood; a method that gave no number at all is named once, in the methods, with what it lacked.

## Letting one pass

A study may let a guard pass at one place, with a reason, which the report prints:

` + "```yaml" + `
overrides:
  - {guard: G07, for: spending-gdp.KWT, reason: The war of 1991 cost more than the country earned.}
` + "```" + `

` + "`for`" + ` is a series, a pattern of series with ` + "`*`" + `, the ID of a question, or for G34 that of a source; a pattern must cover all the series
that the guard names. What was let pass is used like any other value, is listed with its reason, and does not count as a warning.
An override that lets nothing pass is itself a warning. Errors of form cannot be overridden. Nor can a picture be made that no
chart here draws: an override of G01, G04, G06 or G27 lets a sum be made, and figures stay apart; one of G13, G31 or G32 only takes the message out of the
warnings. ` + "`least_n`" + ` stands in the place of an override of G20.

## The list
`

// TestGuardsPage compares docs/guards.md with the list in the code.
func TestGuardsPage(t *testing.T) {
	var b strings.Builder
	b.WriteString(guardsHead)
	for _, g := range obs.Guards {
		sev := string(g.Severity)
		if g.Form {
			sev += " of form"
		}
		fmt.Fprintf(&b, "\n### %s, %s\n\n%s%s.\n\n- why: %s\n- what to do: %s\n", g.ID, sev, strings.ToUpper(g.What[:1]), g.What[1:], g.Why, g.Fix)
	}
	if *update {
		if err := os.WriteFile(guardsPage, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page, err := os.ReadFile(guardsPage)
	if err != nil || string(page) != b.String() {
		t.Errorf("%s differs from the list (%v); -update writes it anew", guardsPage, err)
	}
}
