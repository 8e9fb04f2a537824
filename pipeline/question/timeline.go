package question

import (
	"slices"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
	"defensetrade/pipeline/result"
	"defensetrade/pipeline/study"
)

// timeline answers a question of kind timeline: the study's events in order.
func timeline(a *asking) {
	events := slices.Clone(a.st.Events)
	slices.SortStableFunc(events, func(x, y study.Event) int {
		return (x.Year*372 + x.Month*31 + x.Day) - (y.Year*372 + y.Month*31 + y.Day)
	})
	events = slices.DeleteFunc(events, func(e study.Event) bool {
		return a.Question.From != 0 && max(e.Year, e.Until) < a.Question.From || a.Question.To != 0 && e.Year > a.Question.To
	})
	if len(events) == 0 {
		a.para(a.say("The study has no event in these years."))
		return
	}
	first, last := events[0].Year, events[0].Year
	for _, e := range events {
		last = max(last, e.Year, e.Until)
	}
	drawn := a.order().Kind != "none"
	switch figure := (result.Piece{Figure: a.Question.ID}); {
	case drawn && first == last:
		a.para(a.say("{} shows {} of {}; days and sources stand in {}.", figure, lit(a.counted(len(events), "{} event", "{} events")), year(first), result.Piece{Table: a.Question.ID + "-events"}))
	case drawn:
		a.para(a.say("{} shows {} from {} to {}; days and sources stand in {}.", figure, lit(a.counted(len(events), "{} event", "{} events")), year(first), year(last), result.Piece{Table: a.Question.ID + "-events"}))
	case first == last:
		a.para(a.say("{} lists {} of {}.", result.Piece{Table: a.Question.ID + "-events"}, lit(a.counted(len(events), "{} event", "{} events")), year(first)))
	default:
		a.para(a.say("{} lists {} from {} to {}.", result.Piece{Table: a.Question.ID + "-events"}, lit(a.counted(len(events), "{} event", "{} events")), year(first), year(last)))
	}
	f := &result.Figure{ID: a.Question.ID, Kind: "timeline", Title: orElse(a.order().Title, a.Question.Title), Subtitle: span(first, last), Colors: a.palette(),
		Note: a.order().Note, Layout: a.order().Layout, Theme: a.order().Theme, Source: a.eventSources(events), Alt: a.words("Timeline.") + " "}
	p := result.Panel{X: result.Axis{Years: true}}
	f.Data = &result.Data{Head: []string{"date", "until", "event", "source"}}
	t := &result.Table{ID: a.Question.ID + "-events", Title: a.words("Events of the study"), Cols: []result.Column{
		{Key: "date", Head: a.words("Date"), Words: true, Width: 0.2}, {Key: "event", Head: a.words("Event"), Words: true, Width: 0.5}, {Key: "source", Head: a.words("Source"), Words: true, Width: 0.3}}}
	common := commonSource(events)
	if common != "" {
		t.Cols = []result.Column{{Key: "date", Head: a.words("Date"), Words: true, Width: 0.19}, {Key: "event", Head: a.words("Event"), Words: true, Width: 0.53}, {Key: "source", Head: a.words("Other source"), Words: true, Width: 0.28}}
		t.Note = a.words("Where no other source is named: {}.", a.source(common))
	}
	for _, e := range events {
		line := result.EventLine{X: when(e), Label: e.Label}
		until := ""
		if e.Until > 0 {
			line.Until = float64(e.Until)
			until = strconv.Itoa(e.Until)
		}
		p.Events = append(p.Events, line)
		f.Data.Rows = append(f.Data.Rows, []string{isoDate(e), until, e.Label, e.Source})
		t.Rows = append(t.Rows, result.Row{Cells: []result.Cell{{Text: a.dateWords(e)}, {Text: e.Label}, {Text: a.sourceOfEvent(e, common)}}})
		f.Alt += a.dateWords(e) + ": " + e.Label + ". "
	}
	f.Alt = strings.TrimSpace(f.Alt)
	f.Panels = []result.Panel{p}
	if !drawn {
		a.table(t)
		return
	}
	a.figure(f)
	a.aside(t) // the figure names every event
}

// commonSource is the source of more than half of the events, or "".
func commonSource(events []study.Event) string {
	n := map[string]int{}
	for _, e := range events {
		n[e.Source]++
	}
	for _, e := range events {
		if e.Source != "" && 2*n[e.Source] > len(events) {
			return e.Source
		}
	}
	return ""
}

func (a *asking) sourceOfEvent(e study.Event, common string) string {
	switch e.Source {
	case "":
		return a.words("none named¦a source")
	case common:
		return ""
	}
	return a.source(e.Source)
}

func (a *asking) eventSources(events []study.Event) string {
	s := &obs.Series{}
	for _, e := range events {
		if e.Source != "" {
			s.Sources = append(s.Sources, e.Source)
		}
	}
	return a.credit([]*obs.Series{s})
}

// when is the event's place on an axis of years.
func when(e study.Event) float64 {
	y := float64(e.Year)
	if e.Month > 0 {
		y += float64(e.Month-1) / 12
	}
	if e.Day > 0 {
		y += float64(e.Day-1) / 372
	}
	return y
}

func isoDate(e study.Event) string {
	s := strconv.Itoa(e.Year)
	if e.Month > 0 {
		s += "-" + two(e.Month)
	}
	if e.Day > 0 {
		s += "-" + two(e.Day)
	}
	return s
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// dateWords is the date as a table prints it: 11 September 2001, March 2016,
// 2007–2014.
func (sp speaker) dateWords(e study.Event) string {
	if e.Until > 0 {
		return span(e.Year, e.Until)
	}
	s := strconv.Itoa(e.Year)
	if e.Month > 0 {
		s = sp.l.Month(e.Month) + " " + s
	}
	if e.Day > 0 {
		s = strconv.Itoa(e.Day) + " " + s
	}
	return s
}
