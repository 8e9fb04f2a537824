package stat

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestCheckSeries(t *testing.T) {
	for _, tt := range []struct {
		name  string
		years []int
		y     []float64
		want  error
		says  string
	}{
		{"lengths", []int{1, 2}, []float64{1}, ErrLength, "2 and 1"},
		{"NaN", []int{1, 2, 3}, []float64{1, math.NaN(), 3}, ErrValue, "value 1 is NaN"},
		{"Inf", []int{1, 2, 3}, []float64{1, 2, math.Inf(-1)}, ErrValue, "value 2 is -Inf"},
		{"a year twice", []int{1, 2, 2}, []float64{1, 2, 3}, ErrValue, "year 2 at 2 follows 2"},
		{"backwards", []int{3, 2, 1}, []float64{1, 2, 3}, ErrValue, "year 2 at 1 follows 3"},
		{"few", []int{1, 2}, []float64{1, 2}, ErrTooFew, "2 of at least 3"},
		{"good", []int{1, 2, 9}, []float64{1, 2, 3}, nil, ""},
	} {
		err := checkSeries(tt.years, tt.y, 3)
		if !errors.Is(err, tt.want) || err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, want %v with %q", tt.name, err, tt.want, tt.says)
		}
	}
}

// TestEveryStatisticChecks gives each statistic inputs that it must refuse.
func TestEveryStatisticChecks(t *testing.T) {
	nan := []float64{1, 2, math.NaN(), 4, 5, 6, 7, 8}
	eight := []float64{1, 2, 4, 4, 5, 6, 7, 8}
	same := []float64{4, 4, 4, 4, 4, 4, 4, 4}
	years := consecutive(8)
	negative := []float64{1, 2, 3, -4, 5, 7, 6, 8}
	for name, f := range everyStatistic {
		if _, err := f(years, nan); !errors.Is(err, ErrValue) {
			t.Errorf("%s of NaN: %v", name, err)
		}
		if _, err := f(years[:7], eight); !errors.Is(err, ErrLength) {
			t.Errorf("%s of unequal lengths: %v", name, err)
		}
		if _, err := f(nil, nil); !errors.Is(err, ErrTooFew) {
			t.Errorf("%s of nothing: %v", name, err)
		}
		if _, err := f(years, same); name != "descriptive" && !errors.Is(err, ErrNoVariation) {
			t.Errorf("%s of a constant: %v", name, err)
		}
		if _, err := f(years, negative); strings.HasSuffix(name, "_log") && !errors.Is(err, ErrNotPositive) {
			t.Errorf("%s of a negative value: %v", name, err)
		}
	}
}

// TestZeroOptionsAreRefused: no option whose zero value is silently meaningful.
func TestZeroOptionsAreRefused(t *testing.T) {
	negative := -1
	for _, tt := range []struct {
		name string
		o    interface{ Check() error }
		good bool
	}{
		{"HAC", HACOptions{}, false}, {"HAC", DefaultHACOptions(), true},
		{"HAC", HACOptions{Rule: HACFixed, Lag: -1}, false}, {"HAC", HACOptions{Rule: HACAndrews, Lag: 2}, false},
		{"HAC", HACOptions{Rule: HACFixed}, true}, {"HAC", HACOptions{Rule: "ewc"}, false},
		{"TheilSen", TheilSenOptions{}, false}, {"TheilSen", DefaultTheilSenOptions(), true},
		{"TheilSen", TheilSenOptions{Conf: 95}, false}, {"TheilSen", TheilSenOptions{Conf: math.NaN()}, false},
		{"HamedRao", HamedRaoOptions{}, false}, {"HamedRao", DefaultHamedRaoOptions(), true},
		{"HamedRao", HamedRaoOptions{Alpha: 0.05, MaxLag: &negative}, false},
		{"ACF", ACFOptions{}, false}, {"ACF", DefaultACFOptions(), true},
		{"LjungBox", LjungBoxOptions{}, false}, {"LjungBox", DefaultLjungBoxOptions(), true},
	} {
		if err := tt.o.Check(); (err == nil) != tt.good || err != nil && !errors.Is(err, ErrOption) {
			t.Errorf("%s %+v: %v", tt.name, tt.o, err)
		}
	}
}
