package result

// A Claim is a statement held against the data: its verdict, how near it comes,
// and the checks behind it.
type Claim struct {
	ID, Text, Where, Quoted string
	Status                  string // supported, contradicted, not-supported, partly, depends, not-testable
	Sentence                Text
	Near                    Text // how near the claim comes to the data, or nothing
	Change                  Text // what would change the verdict
	Checks                  []Check
	Figure                  string // ID of the figure that shows it, or ""
}

// A Check is one thing that a claim says, and what the data have.
type Check struct {
	Part      string // of the statement, or ""
	Reading   string // of the statement, or ""
	Differs   string // what readings differ in: definition, source or window
	Outcome   string // holds, does not hold, depends on the source, neither shown nor excluded, not testable
	Asked     Text
	Found     Text
	Estimates []string // IDs of the numbers
}
