package obs

import "slices"

// aggregates are the groups of countries whose values hold those of their
// members: the World Bank's codes, and EUU for the European Union.
var aggregates = []string{
	"AFE", "AFR", "AFW", "AME", "ARB", "ASI", "CEB", "EAP", "EAS", "ECA", "ECS", "EMU", "EUR", "EUU", "HIC",
	"LAC", "LCN", "LDC", "LIC", "LMC", "LMY", "MEA", "MIC", "NAC", "NAT", "OCE", "OED", "SAS", "SSA", "SSF", "UMC", "WLD",
}

// Aggregate reports whether the entity is a group such as the world or the
// European Union, which must not be summed with its members.
func (e Entity) Aggregate() bool {
	_, ok := slices.BinarySearch(aggregates, e.ID)
	return ok
}
