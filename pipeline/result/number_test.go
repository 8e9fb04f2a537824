package result

import (
	"math"
	"strings"
	"testing"

	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

func TestFormat(t *testing.T) {
	var (
		dollars = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e6}
		bn      = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e9}
		units   = obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1}
		rupees  = obs.Unit{Kind: obs.Money, Currency: "PKR", Basis: "current", Scale: 1e9}
		swedish = obs.Unit{Kind: obs.Money, Currency: "SEK", Basis: "current", Scale: 1e6}
		share   = obs.Unit{Kind: obs.Share, Of: "GDP"}
		rate    = obs.Unit{Kind: obs.Rate, Of: "GDP", Per: "year"}
		tiv     = obs.Unit{Kind: obs.TIV, Scale: 1e6}
		persons = obs.Unit{Kind: obs.Counted, Of: "persons", Scale: 1e3}
		km      = obs.Unit{Kind: obs.Quantity, Name: "km"}
		index   = obs.Unit{Kind: obs.Index, Base: 2010}
		none    = obs.Unit{}
	)
	amount, short := Format{Style: Amount, Decimals: -1}, Format{Style: Short, Decimals: -1}
	for _, tt := range []struct {
		f    Format
		v    float64
		u    obs.Unit
		want string // a common space for the one that does not break
		from string
	}{
		{amount, 3.6, share, "3.6% of GDP", "as people say it"},
		{amount, 60, share, "60% of GDP", "a source that says 60% does not say 60.0%"},
		{amount, 3.64, share, "3.6% of GDP", "one decimal"},
		{amount, 0.04, share, "0.0% of GDP", "one decimal"},
		{amount, -2.5, rate, "−2.5%", "a true minus sign"},
		{short, 3.6, share, "3.6%", "after the unit was named"},
		{Format{Style: Amount, Decimals: 2}, 3.6, share, "3.60% of GDP", "decimals as asked"},

		{amount, 1080, dollars, "$1.08 billion", "money rolls over"},
		{amount, 999, dollars, "$999 million", "and not before"},
		{amount, 999.96, dollars, "$1,000 million", "three digits are not lost in rounding"},
		{amount, 1000, dollars, "$1 billion", "a whole number has no decimals"},
		{amount, 1400.5, dollars, "$1.40 billion", "three digits"},
		{amount, 0.421, dollars, "$421 thousand", "down again"},
		{amount, 0.0000421, dollars, "$42.1", "down to the unit"},
		{amount, 1.5e6, dollars, "$1.50 trillion", "up twice"},
		{amount, 2.5e9, dollars, "$2,500 trillion", "there is no word above"},
		{amount, 21.9, bn, "$21.9 billion", "its own scale"},
		{amount, 1234567, units, "$1.23 million", "from single dollars"},
		{amount, 12, units, "$12", "single dollars"},
		{amount, 12345, units, "$12,345", "income a head is not told in thousands"},
		{amount, 0.0421, obs.Unit{Kind: obs.Money, Currency: "USD", Scale: 1e3}, "$42.1", "from thousands"},
		{amount, 0, dollars, "$0 million", "zero"},
		{amount, -1080, dollars, "−$1.08 billion", "the sign before the symbol"},
		{short, 1080, dollars, "$1.08 bn", "the shortest"},
		{short, 12.5, dollars, "$12.5 m", "the shortest"},
		{amount, 1500, rupees, "Rs 1.50 trillion", "other currencies"},
		{amount, 1500, swedish, "SEK 1.50 billion", "a code where no symbol is usual"},

		{amount, 205, tiv, "205 million TIV", "FORMATS: a volume, not money"},
		{amount, 9.12, tiv, "9.12 million TIV", "three digits"},
		{amount, 14285.4, tiv, "14,285 million TIV", "thousands set apart; TIV does not roll over"},
		{short, 205, tiv, "205", "alone"},
		{amount, 12.5, persons, "12.5 thousand persons", "counts"},
		{short, 12.5, persons, "12.5 thousand", "counts, short"},
		{amount, 12.5, km, "12.5 km", "quantities"},
		{amount, 104.25, index, "104", "an index is a pure number"},
		{amount, 0.5, none, "0.500", "three digits of what nobody explains"},

		{Format{Style: Points, Decimals: 1}, 1.54, share, "1.5 percentage points", "a change of a share"},
		{Format{Style: Points, Decimals: -1}, 1080, dollars, "$1.08 billion", "a change of anything else"},
		{Format{Style: Points, Decimals: 2, Abs: true}, -0.074, share, "0.07 percentage points", "the words say the direction"},
		{Format{Style: Points, Decimals: 1, Sign: true}, 1.54, share, "+1.5 percentage points", "with a sign"},

		{Format{Style: Percent, Decimals: 0}, 0.45, none, "45%", "of a fraction"},
		{Format{Style: Percent, Decimals: 1}, -0.039, none, "−3.9%", "of a fraction"},
		{Format{Style: Percent, Decimals: 1}, -0.0001, none, "0.0%", "what rounds to nothing has no sign"},
		{Format{Style: Percent, Decimals: 0, Sign: true}, 0.001, none, "0%", "nor a plus sign"},

		{Format{Style: Year}, 2011, none, "2011", "no thousands in a year"},

		{Format{Style: PValue}, 0.5, none, "0.50", "two decimals"},
		{Format{Style: PValue}, 0.0995, none, "0.10", "two decimals"},
		{Format{Style: PValue}, 0.0494, none, "0.049", "two digits"},
		{Format{Style: PValue}, 0.05, none, "0.050", "two digits"},
		{Format{Style: PValue}, 0.00994, none, "0.0099", "two digits"},
		{Format{Style: PValue}, 0.00996, none, "0.010", "two digits, rounded up"},
		{Format{Style: PValue}, 0.001, none, "0.0010", "two digits"},
		{Format{Style: PValue}, 0.000999, none, "<0.001", "below"},
		{Format{Style: PValue}, 0, none, "<0.001", "never 0"},
		{Format{Style: PValue}, 1, none, "1.00", "one"},
		{Format{Style: PValue, Relation: true}, 0.03, none, "= 0.030", "in a sentence"},
		{Format{Style: PValue, Relation: true}, 0.0001, none, "< 0.001", "in a sentence"},

		{Format{Decimals: 0}, 1234.5, none, "1,234", "half to even, as strconv rounds"},
		{Format{Decimals: 1}, 1234567.25, none, "1,234,567.2", "thousands"},
		{Format{Decimals: 2}, -0.004, none, "0.00", "no minus before nothing"},
		{Format{Decimals: 2}, -0.006, none, "−0.01", "a minus before something"},
		{Format{Decimals: 2}, math.Copysign(0, -1), none, "0.00", "−0 is 0"},
		{Format{Decimals: -1}, math.Copysign(0, -1), none, "0", "−0 is 0"},
		{Format{Decimals: 2, Sign: true}, 0, none, "0.00", "no plus before nothing"},
		{Format{Decimals: 2, Sign: true}, 1, none, "+1.00", "plus"},
		{Format{Decimals: 2, Abs: true}, -1, none, "1.00", "no sign"},
		{Format{Decimals: 0}, 999, none, "999", "three digits need no comma"},
		{Format{Decimals: 0}, 1000, none, "1,000", "four do"},
		{Format{Decimals: -1}, 1e-9, none, "0.00000000100", "three digits of a small number"},
		{Format{Decimals: -1}, 1e-20, none, "1.00/10²⁰", "at most 12 decimals, then a power of ten"},
		{Format{Decimals: -1}, -3.25e300, none, "−3.25×10³⁰⁰", "more than 15 digits before the point"},

		{Format{Style: Percent, Decimals: 0}, 1e307, none, "n/a%", "what cannot be told in percent"},
		{Format{Decimals: 2}, math.NaN(), none, "n/a", "never NaN"},
		{amount, math.Inf(1), dollars, "n/a", "never Inf"},
		{Format{Decimals: 2, Sign: true}, math.Inf(-1), none, "n/a", "never Inf"},
	} {
		got := strings.ReplaceAll(tt.f.String(nil, tt.v, tt.u), nbsp, " ")
		if got != tt.want {
			t.Errorf("%+v of %v %q: %q, want %q [%s]", tt.f, tt.v, tt.u, got, tt.want, tt.from)
		}
	}
	if got := amount.String(nil, 205, tiv); !strings.Contains(got, nbsp) || strings.Contains(got, " ") {
		t.Errorf("a line may break in %q", got)
	}
}

// No format of any finite number has two signs, a comma astray or an exponent.
func TestFormatForm(t *testing.T) {
	for style := Plain; style <= Points; style++ {
		for e := -320; e <= 308; e += 3 {
			for _, v := range []float64{math.Pow10(e), -3.7 * math.Pow10(e)} {
				for _, d := range []int{-1, 0, 3} {
					for _, u := range []obs.Unit{{}, {Kind: obs.Money, Currency: "USD", Scale: 1e6}, {Kind: obs.Share, Of: "GDP"}} {
						got := Format{Style: style, Decimals: d, Sign: true}.String(nil, v, u)
						if strings.ContainsAny(got, "eEI") && !strings.Contains(got, "percentage") && !strings.Contains(got, "n/a") && !strings.Contains(got, "GDP") || strings.Contains(got, ",,") || strings.Contains(got, "+,") ||
							strings.Count(got, "+")+strings.Count(got, Minus) > 1 || strings.Contains(got, "-") {
							t.Fatalf("style %d, %d decimals of %v: %q", style, d, v, got)
						}
					}
				}
			}
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, tt := range []struct {
		v    float64
		d    int
		want string
	}{
		{0, 0, "0"}, {12, 0, "12"}, {123456, 0, "123,456"}, {1234567.891, 2, "1,234,567.89"}, {-1234, 0, "−1,234"}, {-123, 0, "−123"}, {-0.4, 0, "0"}, {0.05, 1, "0.1"}, {999999.5, 0, "1,000,000"},
	} {
		if got := Decimal(nil, tt.v, tt.d); got != tt.want {
			t.Errorf("Decimal(nil, %v, %d) = %q, want %q", tt.v, tt.d, got, tt.want)
		}
	}
}

// What somebody said is written with the digits that they said it with.
func TestExactly(t *testing.T) {
	exact := Format{Style: Amount, Decimals: -1, Exact: true}
	for _, tt := range []struct {
		v    float64
		u    obs.Unit
		want string
	}{
		{5.25, obs.Unit{Kind: obs.Share, Of: "GDP"}, "5.25% of GDP"},
		{5, obs.Unit{Kind: obs.Share, Of: "GDP"}, "5% of GDP"},
		{100.5, obs.Unit{Kind: obs.Money, Currency: "USD", Scale: 1e6}, "$100.5 million"},
		{1234.5, obs.Unit{Kind: obs.Money, Currency: "USD", Scale: 1e6}, "$1.2345 billion"},
		{0.1 + 0.2, obs.Unit{Kind: obs.TIV, Scale: 1e6}, "0.3 million TIV"},
	} {
		if got := strings.ReplaceAll(exact.String(nil, tt.v, tt.u), "\u00a0", " "); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.v, got, tt.want)
		}
	}
}

// TestTurkishNumbers has the rules of the Turkish Language Institute for numbers:
// comma before decimals, point between thousands, the percent sign first.
func TestTurkishNumbers(t *testing.T) {
	usd := obs.Unit{Kind: obs.Money, Currency: "USD", Basis: "current", Scale: 1e6}
	gdp := obs.Unit{Kind: obs.Share, Of: "GSYH", Scale: 1}
	for _, tt := range []struct {
		f    Format
		v    float64
		u    obs.Unit
		want string
	}{
		{Format{Decimals: 1}, 1234.5, obs.Unit{}, "1.234,5"},
		{Format{Decimals: 2}, -0.5, obs.Unit{}, "−0,50"},
		{Format{Style: Percent, Decimals: 0}, 0.05, obs.Unit{}, "%5"},
		{Format{Style: Percent, Decimals: 1, Sign: true}, 0.119, obs.Unit{}, "+%11,9"},
		{Format{Style: Amount, Decimals: -1}, 3.6, gdp, "GSYH’nin %3,6’sı"},
		{Format{Style: Short, Decimals: -1}, 60, gdp, "%60"},
		{Format{Style: Points, Decimals: 2}, 0.11, gdp, "0,11\u00a0yüzde puanı"},
		{Format{Style: Amount, Decimals: -1}, 1080, usd, "1,08\u00a0milyar\u00a0dolar"},
		{Format{Style: Short, Decimals: -1}, 1080, usd, "1,08\u00a0mlr\u00a0$"},
		{Format{Style: Amount, Decimals: -1}, 516, obs.Unit{Kind: obs.TIV, Scale: 1e6}, "516\u00a0milyon\u00a0TIV"},
		{Format{Style: PValue, Relation: true}, 0.0004, obs.Unit{}, "< 0,001"},
		{Format{Style: PValue}, 0.034, obs.Unit{}, "0,034"},
		{Format{Style: Year}, 2011, obs.Unit{}, "2011"},
		{Format{}, math.NaN(), obs.Unit{}, "yok"},
	} {
		if got := tt.f.String(lang.Turkish, tt.v, tt.u); got != tt.want {
			t.Errorf("%v of %v: %q, want %q", tt.v, tt.u, got, tt.want)
		}
	}
}
