// Package result holds what is answered: estimates, verdicts, prose that refers
// to them, figures and tables as data, and the sections that order them.
//
// It is vocabulary: plain types filled by question and rendered by chart and
// report. It computes no statistic, draws nothing and writes no file.
package result

import (
	"defensetrade/pipeline/lang"
	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/study"
)

// An Estimate is one number that answers part of a question. Its fields are the
// columns of estimates.csv.
type Estimate struct {
	ID         string // stable as long as the question is: "ols_trend.slope-1f0c9a2b33"
	Question   string
	Series     string
	Other      string // the second series; more than one joined by ";"; or ""
	Era        string
	Transform  string
	Statistic  string  // "ols_trend.slope"; the family alone where it is withheld
	Parameters string  // "lag=3;rule=nw_floor_4_n100_29;small_sample=true"
	Value      float64 // NaN when withheld, then Note says why
	Unit       obs.Unit
	UnitWords  string // "% of GDP a year": the column unit; "" for a pure number
	N          int
	From, To   int
	Note       string
	Uses       []obs.Pos // the observations behind it
}

// Withheld reports whether there is no number, and Note says why.
func (e *Estimate) Withheld() bool { return e.Value != e.Value }

// A Verdict is a status that follows from estimates by a stated rule.
type Verdict struct {
	ID        string
	Question  string
	Kind      string // trend, pair, break, claim
	Series    string
	Other     string
	Era       string
	Status    string
	Sentence  Text
	Estimates []string // IDs of the estimates that it follows from
	Claim     string   // of kind claim: the claim's ID
	Text      string   // of kind claim: the statement
}

// A Section is the answer to one question: prose, figures and tables in order.
type Section struct {
	ID     string
	Title  string
	Blocks []Block
	Asides []*Table // too long or too plain to be printed: files in tables/ alone
}

// A Block is a paragraph, a list, a figure or a table: exactly one is set.
type Block struct {
	Para   Text
	List   []Text
	Head   string // a heading below the section's
	Small  bool   // of a list: in smaller type, for references
	Figure *Figure
	Table  *Table
}

// A Result is everything that a run found out.
type Result struct {
	Lang       *lang.Language // of the words; nil is English
	Study      *study.Study
	Title      string
	Subtitle   string
	Authors    []string
	Abstract   []Text // before the findings
	Findings   []Text // one sentence each, only verdicts that hold
	Sections   []Section
	Data       []Section // sources and terms, gaps, warnings
	Methods    []Section
	Estimates  []*Estimate // sorted as estimates.csv is
	Pairs      []*Pairs    // of the questions that have too many for estimates
	Verdicts   []Verdict
	Claims     []Claim
	Guards     obs.Faults
	Series     []*obs.Series // what the study knows, for the places of published values
	Sources    []obs.Source
	References []Reference // works behind the methods used, by author
	Program    string      // name and version of what made the result
	Inputs     []obs.Input
}

// Figures returns every figure in reading order.
func (r *Result) Figures() []*Figure {
	var out []*Figure
	for _, part := range [][]Section{r.Sections, r.Data, r.Methods} {
		for _, s := range part {
			for _, b := range s.Blocks {
				if b.Figure != nil {
					out = append(out, b.Figure)
				}
			}
		}
	}
	return out
}

// AllTables returns the tables of the text and those that are files alone.
func (r *Result) AllTables() []*Table {
	out := r.Tables()
	for _, part := range [][]Section{r.Sections, r.Data, r.Methods} {
		for _, s := range part {
			out = append(out, s.Asides...)
		}
	}
	return out
}

// Tables returns the tables of the text in reading order.
func (r *Result) Tables() []*Table {
	var out []*Table
	for _, part := range [][]Section{r.Sections, r.Data, r.Methods} {
		for _, s := range part {
			for _, b := range s.Blocks {
				if b.Table != nil {
					out = append(out, b.Table)
				}
			}
		}
	}
	return out
}
