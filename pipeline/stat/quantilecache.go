package stat

import (
	"math"
	"sync/atomic"
)

// knownT95 holds the bits of quantileT(0.05, df) by df, 0 where it is not known
// yet: every trend of the same length asks for the same one, which takes longer
// than the trend.
var knownT95 [512]atomic.Uint64

// quantileT95 returns quantileT(0.05, df). It is safe for concurrent use.
func quantileT95(df float64) float64 {
	i := int(df)
	if float64(i) != df || i < 1 || i >= len(knownT95) {
		return quantileT(0.05, df)
	}
	if bits := knownT95[i].Load(); bits != 0 {
		return math.Float64frombits(bits)
	}
	t := quantileT(0.05, df)
	knownT95[i].Store(math.Float64bits(t))
	return t
}
