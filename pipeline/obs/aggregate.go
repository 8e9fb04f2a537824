package obs

import "slices"

// aggregates are the groups of countries whose values hold those of their
// members: the World Bank's codes, EUU for the European Union, and SIPRI's regions,
// which begin with X. Package entity holds their names.
var aggregates = []string{
	"AFE", "AFR", "AFW", "AME", "ARB", "ASI", "CEB", "CSS", "EAP", "EAR", "EAS", "ECA", "ECS", "EMU", "EUR", "EUU",
	"FCS", "HIC", "HPC", "IBD", "IBT", "IDA", "IDB", "IDX", "INX", "LAC", "LCN", "LDC", "LIC", "LMC", "LMY", "LTE",
	"MEA", "MIC", "MNA", "NAC", "NAT", "OCE", "OED", "OSS", "PRE", "PSS", "PST", "SAS", "SSA", "SSF", "SST", "TEA",
	"TEC", "TLA", "TMN", "TSA", "TSS", "UMC", "WLD", "XAO", "XCA", "XCC", "XCE", "XCS", "XCW", "XEA", "XEE", "XME", "XNA",
	"XSA", "XSE", "XWE",
}

// Aggregate reports whether the entity is a group such as the world or the
// European Union, which must not be summed with its members.
func (e Entity) Aggregate() bool {
	_, ok := slices.BinarySearch(aggregates, e.ID)
	return ok
}
