package entity

import (
	"strings"
	"testing"
)

func FuzzFold(f *testing.F) {
	for _, s := range []string{"TÜRKİYE", "Korea, South", "Cote d'Ivoire", "", "\xff", "ı", "AND", "and the of", "\xf7Ĝ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once && !strings.Contains(once, " ") {
			t.Errorf("%q folds to %q and then to %q", s, once, Fold(once))
		}
	})
}
