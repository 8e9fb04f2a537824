// Package study holds what is asked: the study's title, span, eras, events, its
// rules for competing values, and its questions.
//
// It is vocabulary: plain types, filled by load from study.yaml, or by Default
// for a folder that has none. It reads no file and answers nothing.
package study

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
)

// A Study is what study.yaml says. Places point into that file, so that every
// later fault can name its line.
type Study struct {
	Lang      *lang.Language // in which it is worded, and its report is; nil is English
	ID        string         // the folder's base name
	File      string         // "study.yaml", or "" where the folder has none
	Title     string
	Subtitle  string
	Authors   []string
	Question  string // the research question, one sentence
	Abstract  string // the author's words before the findings
	From, To  int    // years outside are not used; 0 leaves a side open
	Countries bool   // entities are countries (and those declared)
	Any       bool   // entities are whatever the files name
	Entities  []obs.Entity
	Leads     []string // the entities that figures put in colour
	Alpha     float64  // level of significance, 0.05 unless said
	LeastN    int      // instead of the least n of each family; 0 keeps them
	Paper     string   // of the PDF report: one of Papers, "" where the study does not say
	Splice    []Splice
	Eras      []Era
	Events    []Event
	Prefer    []Prefer
	Questions []Question // empty: the default questions
	Claims    []Claim    // statements held against the data
	Notes     []Note     // the author's limits and remarks, printed with the methods

	Language string             // code of the language of its own words; "" is English
	Words    map[string][]Word  // its words in other languages, by code
	Places   map[string]obs.Pos // where words stand in study.yaml and the descriptor, blank space aside; nil for a CSV alone

	Deflators   []Deflator
	Convert     []Convert
	Ranges      []Range
	Corrections []Correction
	Overrides   []Override
}

// Papers are the sizes of page of the PDF report; the first is the default.
var Papers = []string{"a4", "letter"}

// Named reports whether the study has a study file.
func (s *Study) Named() bool { return s.File != "" }

// An Era is a named span of years; 0 leaves a side open.
type Era struct {
	ID, Label string
	From, To  int
	Pos       obs.Pos
}

// An Event is a dated happening, drawn on figures and counted by claims.
type Event struct {
	ID, Label  string
	Year       int
	Month, Day int // 0 where only the year, or year and month, is known
	Until      int // last year of an event that lasted; 0 otherwise
	Figure     bool
	Source     string
	Pos        obs.Pos
}

// A Splice declares a series of an indicator that is made of several sources, in
// order of preference.
type Splice struct {
	Indicator string
	Sources   []string
	Pos       obs.Pos
}

// A Prefer is the rule which of competing values the statistics of an indicator
// use: the first reporter or source of the list that has one.
type Prefer struct {
	Indicator string
	Order     []string
	Pos       obs.Pos
}

// A Note is a remark of the author on data or method.
type Note struct {
	Text string
	Pos  obs.Pos
}

// A Question is one thing asked of the study.
type Question struct {
	ID     string
	Kind   string // see question.Kinds
	Title  string // heading of its section; made from the kind where empty
	Text   string // the author's introduction, printed before the findings
	Series []Ref
	With   []Ref  // the second set of a correlation; empty: all pairs of Series
	Within string // "entity": only pairs of one entity; "indicator"; ""
	Eras   []string
	From   int // instead of the study's span
	To     int

	Transform []string // of kind statistics, correlation and trend: level, log, diff, logdiff, detrended
	Family    string   // of kind statistics
	Params    []Param  // of kind statistics

	Figures []Figure // what the study orders; empty: the kind's own choice; a kind "none" orders no figure
	Pos     obs.Pos
}

// A Ref names series, with * for every entity or indicator.
type Ref struct {
	Pattern string
	Pos     obs.Pos
}

// A Param is one parameter of a family with the values asked for; several mean
// every combination.
type Param struct {
	Key    string
	Values []string // "null" is the default
	Pos    obs.Pos
}

// A Figure is what the study says of a figure of a question.
type Figure struct {
	Kind     string // see chart.Kinds
	Title    string // instead of the one made from the verdict
	Subtitle string
	Note     string
	Series   []Ref // a part of the question's series; empty: all
	Log      bool
	Zero     *bool    // whether the axis of a line starts at zero; nil: as suits the values
	From, To int      // instead of the question's span; 0 leaves a side open
	Eras     []string // drawn as bands, instead of the question's; "none" draws none
	Layout   string   // "narrow": 80 mm wide
	Theme    string   // "dark": files for a dark page
	Pos      obs.Pos
}
