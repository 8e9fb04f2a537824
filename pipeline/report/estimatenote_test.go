package report

import (
	"testing"

	"defensetrade/pipeline/lang"
)

func TestNotesOfEstimates(t *testing.T) {
	l := lang.Turkish.With(map[string]string{"President": "Cumhurbaşkanı", "Times, quoting President X": "Times, Cumhurbaşkanı X’ten aktararak", "the survey": "anket"})
	for _, tt := range []struct{ note, want, from string }{
		{"", "", "no note"},
		{"x.TUR spliced from several sources", "x.TUR birden çok kaynaktan birleştirildi", "a series"},
		{"x.TUR, y.TUR and z.TUR spliced from several sources", "x.TUR, y.TUR ve z.TUR birden çok kaynaktan birleştirildi", "a list of them"},
		{"2 years are missing between 2011 and 2021; lags count observations, not years", "2011 ile 2021 arasında 2 yıl eksik; gecikmeler yılları değil gözlemleri sayar", "two parts"},
		{"with the figures of President (Times, quoting President X)", "Cumhurbaşkanı (Times, Cumhurbaşkanı X’ten aktararak) verileriyle", "words of the study"},
		{"with the figures of the survey", "anket verileriyle", "words of the study"},
		{"x.TUR: deflated with us-cpi.USA, base 2023; no index for 2024", "x.TUR: us-cpi.USA kullanılarak 2023 fiyatlarına getirildi; 2024 için endeks yok", "two parts"},
		{"something new; a single test: nothing is adjusted", "something new; tek sınama: düzeltilecek bir şey yok", "what no pattern knows stays"},
	} {
		if got := noteWords(l, tt.note); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.from, got, tt.want)
		}
		if got := noteWords(nil, tt.note); got != tt.note {
			t.Errorf("%s: in English %q", tt.from, got)
		}
	}
}
