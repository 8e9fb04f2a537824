package stat

import "slices"

// orderStatistic returns the value that x would hold at k in order, for which it
// is reordered so far that what stands before k is not larger and what stands
// after k is not smaller. x holds no NaN.
func orderStatistic(x []float64, k int) float64 {
	lo, hi := 0, len(x) // k is in between
	for tries := 0; hi-lo > 24 && tries < 50; tries++ {
		pivot := pivotNear(x[lo:hi], k-lo)
		below := lo + partition(x[lo:hi], pivot)
		if k < below {
			hi = below
			continue
		}
		if below > lo {
			lo = below
			continue
		}
		// The pivot is the least value; those equal to it go first.
		at := lo
		for i, v := range x[lo:hi] {
			if v == pivot {
				x[at], x[lo+i] = v, x[at]
				at++
			}
		}
		if k < at {
			return pivot
		}
		lo = at
	}
	slices.Sort(x[lo:hi])
	return x[k]
}

// partition puts the values below the pivot first and returns how many there are.
// It exchanges on every step, because whether a value is below cannot be foreseen.
func partition(x []float64, pivot float64) int {
	below := 0
	for i, v := range x {
		x[i] = x[below]
		x[below] = v
		step := 0
		if v < pivot {
			step = 1
		}
		below += step
	}
	return below
}

// pivotNear returns a value of x that may be near the k-th in order: the one of that
// rank in an evenly spaced sample.
func pivotNear(x []float64, k int) float64 {
	var sample [15]float64
	for i := range sample {
		sample[i] = x[(2*i+1)*len(x)/(2*len(sample))]
	}
	for i := 1; i < len(sample); i++ {
		v, j := sample[i], i
		for ; j > 0 && v < sample[j-1]; j-- {
			sample[j] = sample[j-1]
		}
		sample[j] = v
	}
	return sample[k*len(sample)/len(x)]
}

// medianOf returns the median of x, which it reorders as orderStatistic does.
func medianOf(x []float64) float64 {
	m := len(x) / 2
	upper := orderStatistic(x, m)
	if len(x)%2 == 1 {
		return upper
	}
	return (slices.Max(x[:m]) + upper) / 2
}
