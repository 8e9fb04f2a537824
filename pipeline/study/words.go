package study

import (
	"slices"
	"strings"

	"defensetrade/pipeline/obs"
)

// A Word is something that the study or its descriptor says, and the same in another
// language.
type Word struct {
	Of, Is string
	Pos    obs.Pos // of Of, in study.<code>.yaml
}

// In is the study with its own words as say puts them, and as may puts those that
// mostly are names of works and of people. IDs, numbers and names of series stay, so that what is
// asked is the same; a label that the file does not give is its ID and stays as well.
func (s *Study) In(say, may func(string) string) *Study {
	out := *s
	label := func(id, label string) string {
		if label == id {
			return id
		}
		return say(label)
	}
	out.Title, out.Subtitle, out.Question, out.Abstract = say(s.Title), say(s.Subtitle), say(s.Question), say(s.Abstract)
	out.Authors = slices.Clone(s.Authors)
	for i, a := range s.Authors {
		out.Authors[i] = may(a)
	}
	out.Entities = slices.Clone(s.Entities)
	for i, e := range s.Entities {
		out.Entities[i].Label = label(e.ID, e.Label)
	}
	out.Eras = slices.Clone(s.Eras)
	for i, e := range s.Eras {
		out.Eras[i].Label = label(e.ID, e.Label)
	}
	out.Events = slices.Clone(s.Events)
	for i, e := range s.Events {
		out.Events[i].Label = label(e.ID, e.Label)
	}
	out.Notes = slices.Clone(s.Notes)
	for i, n := range s.Notes {
		out.Notes[i].Text = say(n.Text)
	}
	out.Corrections = slices.Clone(s.Corrections)
	for i, c := range s.Corrections {
		out.Corrections[i].Reason = say(c.Reason)
	}
	out.Overrides = slices.Clone(s.Overrides)
	for i, o := range s.Overrides {
		out.Overrides[i].Reason = say(o.Reason)
	}
	out.Questions = slices.Clone(s.Questions)
	for i := range out.Questions {
		q := &out.Questions[i]
		q.Title, q.Text = say(q.Title), say(q.Text)
		q.Figures = slices.Clone(q.Figures)
		for k := range q.Figures {
			f := &q.Figures[k]
			f.Title, f.Subtitle, f.Note = say(f.Title), say(f.Subtitle), say(f.Note)
		}
	}
	out.Claims = slices.Clone(s.Claims)
	for i := range out.Claims {
		c := &out.Claims[i]
		c.Text, c.Where, c.Quoted, c.Note, c.Needs = say(c.Text), say(c.Where), may(c.Quoted), say(c.Note), say(c.Needs)
		c.Checks = slices.Clone(c.Checks)
		for k := range c.Checks {
			h := &c.Checks[k]
			h.Part, h.Reading, h.Needs = say(h.Part), say(h.Reading), say(h.Needs)
		}
	}
	return &out
}

// Plain is what words are found by: blank space does not count.
func Plain(words string) string { return strings.Join(strings.Fields(words), " ") }
