package load

import (
	"strings"
	"testing"
	"testing/fstest"

	"defensetrade/pipeline/obs"
)

// wordsOf reads a study with a file of words.
func wordsOf(file, text, study string) (map[string]string, obs.Faults) {
	st, _, faults := Study(fstest.MapFS{
		"study.yaml": {Data: []byte(study)}, file: {Data: []byte(text)},
		"x.csv": {Data: []byte("entity,year,value\nTUR,2000,1\n")},
	}, "x", "")
	out := map[string]string{}
	for code, ws := range st.Words {
		for _, w := range ws {
			out[code+": "+w.Of] = w.Is
		}
	}
	var of obs.Faults
	for _, f := range faults {
		if f.Pos.File == file {
			of = append(of, f)
		}
	}
	return out, of
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		name, file, text, study string
		want                    map[string]string
		faults                  []string
	}{
		{"two words", "study.tr.yaml", "- of: A title\n  is: Bir başlık\n- of: Long words\n    on two lines\n  is: Uzun sözler\n", "title: x", map[string]string{"tr: A title": "Bir başlık", "tr: Long words on two lines": "Uzun sözler"}, nil},
		{"in block style", "study.tr.yaml", "- of: >-\n    Long words\n    on two lines\n  is: |\n    Bir bölüm.\n\n    Bir daha.\n", "title: x", map[string]string{"tr: Long words on two lines": "Bir bölüm.\n\nBir daha."}, nil},
		{"numbers are words", "study.tr.yaml", "- {of: 2024, is: 2024}", "title: x", map[string]string{"tr: 2024": "2024"}, nil},
		{"an unknown key", "study.tr.yaml", "- of: a\n  si: b\n", "title: x", nil, []string{`study.tr.yaml:2:3: error: "si" is not a key of an entry; did you mean "is"?`, `study.tr.yaml:1:3: error: an entry has no "is"; add the words in the language of the file: - {of: Before 9/11, is: 11 Eylül öncesi}`}},
		{"empty", "study.tr.yaml", "- {of: \"\", is: b}\n- {of: a, is: \" \"}\n", "title: x", nil, []string{`study.tr.yaml:1:8: error: "of" of an entry is empty`, `study.tr.yaml:2:15: error: "is" of an entry is empty`}},
		{"twice", "study.tr.yaml", "- {of: a b, is: b}\n- {of: \"a  b\", is: c}\n", "title: x", map[string]string{"tr: a b": "b"}, []string{`study.tr.yaml:2:8: error: the words "a  b" have two translations, the first in line 1; keep one of the two`}},
		{"no list", "study.tr.yaml", "a: b\n", "title: x", nil, []string{`study.tr.yaml:1:1: error: a file of words must be a list, not a group of keys`}},
		{"nothing", "study.tr.yaml", "# to come\n", "title: x", nil, []string{`study.tr.yaml:1:1: warning: the file says nothing; write entries such as - {of: Before 9/11, is: 11 Eylül öncesi}, or delete the file`}},
		{"broken", "study.tr.yaml", "- of: \"a\n", "title: x", nil, []string{`study.tr.yaml:1:7: error: a quote is not closed`}},
		{"no such language", "study.qq.yaml", "- {of: a, is: b}", "title: x", nil, []string{`study.qq.yaml: warning: the file is not read: reports are not made in a language "qq"; languages are en and tr`}},
		{"the language of the study", "study.tr.yaml", "- {of: a, is: b}", "language: tr\ntitle: x", nil, []string{`study.tr.yaml: warning: the file has no use: the study’s own words are in this language; delete it`}},
		{"English of a Turkish study", "study.en.yaml", "- {of: a, is: b}", "language: tr\ntitle: x", map[string]string{"en: a": "b"}, nil},
		{"English of an English study", "study.en.yaml", "- {of: a, is: b}", "title: x", nil, []string{`study.en.yaml: warning: the file has no use`}},
		{"another extension", "study.tr.yml", "- {of: a, is: b}", "title: x", nil, []string{`study.tr.yml: warning: the file is not read; the name must be exactly study.tr.yaml`}},
		{"another case", "Study.TR.yaml", "- {of: a, is: b}", "title: x", nil, []string{`Study.TR.yaml: warning: the file is not read; the name must be exactly study.tr.yaml`}},
	} {
		got, faults := wordsOf(tt.file, tt.text, tt.study)
		if len(got) != len(tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		for of, is := range tt.want {
			if got[of] != is {
				t.Errorf("%s: %q is %q, want %q", tt.name, of, got[of], is)
			}
		}
		if len(faults) != len(tt.faults) {
			t.Errorf("%s: faults\n%v", tt.name, faults)
			continue
		}
		for _, want := range tt.faults {
			if !strings.Contains(faults.Error(), want) {
				t.Errorf("%s: no fault %q among\n%v", tt.name, want, faults)
			}
		}
	}
}

// FuzzWords: whatever a file of words holds, the study is read, and every word that is
// taken has a place.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "- {of: a, is: b}", "- of: a\n  is: |\n    b\n\n    c\n", "- of: [a]\n", "- 1", "a: b", "- of: \xff\n", "- {of: a, is: b, of: c}", "---\n- of: a\n---\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		st, _, faults := Study(fstest.MapFS{"study.tr.yaml": {Data: data}, "x.csv": {Data: []byte("entity,year,value\nTUR,2000,1\n")}}, "x", "")
		if st == nil {
			t.Fatal("no study")
		}
		for _, w := range st.Words["tr"] {
			if w.Of == "" || w.Is == "" || w.Pos.Line < 1 || w.Pos.File != "study.tr.yaml" {
				t.Errorf("%+v", w)
			}
		}
		for _, f := range faults {
			if f.Pos.File == "study.tr.yaml" && f.Msg == "" {
				t.Errorf("a fault without words: %+v", f)
			}
		}
	})
}
