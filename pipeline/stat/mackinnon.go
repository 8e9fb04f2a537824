package stat

import "math"

// MacKinnon's approximations to the distribution of Dickey & Fuller's t under a
// unit root, for the test of one series (count = 1) and for Engle & Granger's
// test of the residuals of a regression among count series, 2 to 6. Beyond six
// series there are critical values only, which nothing here needs.

// A mackinnonTail is one approximation of MacKinnon (1994, J. Bus. Econ. Stat.
// 12, 167–176): P(τ < z) ≈ Φ(c₀ + c₁z + c₂z² + c₃z³) with the
// coefficients small up to star and large above it, 0 below least and 1 above
// most.
type mackinnonTail struct {
	star, least, most float64
	small             [3]float64
	large             [4]float64
}

// mackinnonTails holds the approximations by deterministic terms and count − 1.
var mackinnonTails = map[Det][6]mackinnonTail{
	DetN: {
		{-1.04, -19.04, math.Inf(1), [3]float64{0.6344, 1.2378, 0.032496}, [4]float64{0.4797, 0.93557, -0.06999, 0.033066}},
		{-1.53, -19.62, 1.51, [3]float64{1.9129, 1.3857, 0.035322}, [4]float64{1.5578, 0.8558, -0.2083, -0.033549}},
		{-2.68, -21.21, 0.86, [3]float64{2.7648, 1.4502, 0.034186}, [4]float64{2.2268, 0.68093, -0.32362, -0.054448}},
		{-3.09, -23.25, 0.88, [3]float64{3.4336, 1.4835, 0.0319}, [4]float64{2.7654, 0.64502, -0.30811, -0.044946}},
		{-3.07, -21.63, 1.05, [3]float64{4.0999, 1.5533, 0.0359}, [4]float64{3.2684, 0.68051, -0.26778, -0.034972}},
		{-3.77, -25.74, 1.24, [3]float64{4.5388, 1.5344, 0.029807}, [4]float64{3.7268, 0.7167, -0.23648, -0.028288}},
	},
	DetC: {
		{-1.61, -18.83, 2.74, [3]float64{2.1659, 1.4412, 0.038269}, [4]float64{1.7339, 0.93202, -0.12745, -0.010368}},
		{-2.62, -18.86, 0.92, [3]float64{2.92, 1.5012, 0.039796}, [4]float64{2.1945, 0.64695, -0.29198, -0.042377}},
		{-3.13, -23.48, 0.55, [3]float64{3.4699, 1.4856, 0.03164}, [4]float64{2.5893, 0.45168, -0.36529, -0.050074}},
		{-3.47, -28.07, 0.61, [3]float64{3.9673, 1.4777, 0.026315}, [4]float64{3.0387, 0.45452, -0.33666, -0.041921}},
		{-3.78, -25.96, 0.79, [3]float64{4.5509, 1.5338, 0.029545}, [4]float64{3.5049, 0.52098, -0.29158, -0.033468}},
		{-3.93, -23.27, 1, [3]float64{5.1399, 1.6036, 0.034445}, [4]float64{3.9489, 0.58933, -0.25359, -0.02721}},
	},
	DetCT: {
		{-2.89, -16.18, 0.7, [3]float64{3.2512, 1.6047, 0.049588}, [4]float64{2.5261, 0.61654, -0.37956, -0.060285}},
		{-3.19, -21.15, 0.63, [3]float64{3.6646, 1.5419, 0.036448}, [4]float64{2.85, 0.5272, -0.36622, -0.051695}},
		{-3.5, -25.37, 0.71, [3]float64{4.0983, 1.5173, 0.029898}, [4]float64{3.221, 0.5255, -0.32685, -0.041501}},
		{-3.65, -26.63, 0.93, [3]float64{4.5844, 1.5338, 0.028796}, [4]float64{3.652, 0.59758, -0.27483, -0.032081}},
		{-3.8, -26.53, 1.19, [3]float64{5.0722, 1.5634, 0.029472}, [4]float64{4.0712, 0.66428, -0.23464, -0.02546}},
		{-4.36, -26.18, 1.42, [3]float64{5.53, 1.5914, 0.030392}, [4]float64{4.4735, 0.71757, -0.20681, -0.021196}},
	},
}

// mackinnonCriticals holds the response surfaces of MacKinnon (2010, Queen's Econ.
// Dept. WP 1227) by deterministic terms and count − 1, at 1, 5 and
// 10 %: β∞ + β₁/T + β₂/T² + β₃/T³ for T observations of the test regression.
// Without deterministic terms there is the one series only. Both tables as
// statsmodels has them.
var mackinnonCriticals = map[Det][][3][4]float64{
	DetN: {
		{{-2.56574, -2.2358, -3.627, 0}, {-1.941, -0.2686, -3.365, 31.223}, {-1.61682, 0.2656, -2.714, 25.364}},
	},
	DetC: {
		{{-3.43035, -6.5393, -16.786, -79.433}, {-2.86154, -2.8903, -4.234, -40.04}, {-2.56677, -1.5384, -2.809, 0}},
		{{-3.89644, -10.9519, -33.527, 0}, {-3.33613, -6.1101, -6.823, 0}, {-3.04445, -4.2412, -2.72, 0}},
		{{-4.29374, -14.4354, -33.195, 47.433}, {-3.74066, -8.5632, -10.852, 27.982}, {-3.45218, -6.2143, -3.718, 0}},
		{{-4.64332, -18.1031, -37.972, 0}, {-4.096, -11.2349, -11.175, 0}, {-3.8102, -8.3931, -4.137, 0}},
		{{-4.95756, -21.8883, -45.142, 0}, {-4.41519, -14.0405, -12.575, 0}, {-4.13157, -10.7417, -3.784, 0}},
		{{-5.24568, -25.6688, -57.737, 88.639}, {-4.70693, -16.9178, -17.492, 60.007}, {-4.42501, -13.1875, -5.104, 27.877}},
	},
	DetCT: {
		{{-3.95877, -9.0531, -28.428, -134.155}, {-3.41049, -4.3904, -9.036, -45.374}, {-3.12705, -2.5856, -3.925, -22.38}},
		{{-4.32762, -15.4387, -35.679, 0}, {-3.78057, -9.5106, -12.074, 0}, {-3.49631, -7.0815, -7.538, 21.892}},
		{{-4.66305, -18.7688, -49.793, 104.244}, {-4.1189, -11.8922, -19.031, 77.332}, {-3.83511, -9.0723, -8.504, 35.403}},
		{{-4.9694, -22.4694, -52.599, 51.314}, {-4.42871, -14.5876, -18.228, 39.647}, {-4.14633, -11.25, -9.873, 54.109}},
		{{-5.25276, -26.2183, -59.631, 50.646}, {-4.71537, -17.3569, -22.66, 91.359}, {-4.43422, -13.6078, -10.238, 76.781}},
		{{-5.51727, -29.976, -75.222, 202.253}, {-4.98228, -20.305, -25.224, 132.03}, {-4.70233, -16.1253, -9.836, 94.272}},
	},
}

// mackinnonP returns the asymptotic P(τ < z) of MacKinnon (1994) for count series,
// 1 to 6, and whether z lies outside the range of the approximation, where p is
// set to 0 or 1, as statsmodels and arch do. gretl and urca use the numerical
// distributions of MacKinnon (1996), up to 0.004 away, in small samples up to 0.04.
func mackinnonP(z float64, det Det, count int) (p float64, outside bool) {
	m := mackinnonTails[det][count-1]
	switch {
	case z > m.most:
		return 1, true
	case z < m.least:
		return 0, true
	case z <= m.star:
		return normalCDF(m.small[0] + z*(m.small[1]+z*m.small[2])), false
	}
	return normalCDF(m.large[0] + z*(m.large[1]+z*(m.large[2]+z*m.large[3]))), false
}

// normalCDF returns Φ(z), the lower tail without a subtraction.
func normalCDF(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// mackinnonCritical returns the critical values of MacKinnon (2010) at 1, 5 and
// 10 % for count series and T observations.
func mackinnonCritical(det Det, count, observations int) [3]float64 {
	var cv [3]float64
	t := float64(observations)
	for i, b := range mackinnonCriticals[det][count-1] {
		cv[i] = b[0] + (b[1]+(b[2]+b[3]/t)/t)/t
	}
	return cv
}

// outsideMacKinnon is the doubt of a p-value that was set to 0 or 1.
func outsideMacKinnon(outside bool) []string {
	if outside {
		return []string{"the statistic lies outside the range of MacKinnon's (1994) approximation; its p-value is set to 0 or 1"}
	}
	return nil
}
