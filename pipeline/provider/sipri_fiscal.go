package provider

import (
	"regexp"
	"strconv"
	"strings"

	"defensetrade/pipeline/obs"
)

// A fiscalSpan says which months the years from one to another cover.
type fiscalSpan struct{ from, to, first, last int } // years, 0 open; months 1–12

type fiscal []fiscalSpan

var (
	fiscalMonths = regexp.MustCompile(`^([A-Z][a-z]{2})[a-z]*\.?\s*[-–]\s*([A-Z][a-z]{2})[a-z]*\.?$`)
	fiscalFrom   = regexp.MustCompile(`^From:?\s*(\d{4}):?\s*`)
	fiscalTill   = regexp.MustCompile(`^Till:?\s*(\d{4}):?\s*`)
	fiscalYear   = regexp.MustCompile(`^(\d{4}):?\s*`)
)

var monthNames = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// fiscalYears reads SIPRI's words for a country's fiscal years, such as
// "Till: 1990 Apr-Mar, 1991: Apr-Dec, From 1992: Jan-Dec". Nothing is the calendar
// year; ok is false where the words say less.
func fiscalYears(s string) (f fiscal, ok bool) {
	if s == "" {
		return fiscal{{0, 0, 1, 12}}, true
	}
	for _, part := range strings.Split(s, ",") {
		part = strings.TrimSpace(part)
		span := fiscalSpan{}
		if m := fiscalYear.FindStringSubmatch(part); m != nil {
			span.from, _ = strconv.Atoi(m[1])
			span.to, part = span.from, part[len(m[0]):]
		}
		if m := fiscalFrom.FindStringSubmatch(part); m != nil {
			span.from, _ = strconv.Atoi(m[1])
			part = part[len(m[0]):]
		}
		if m := fiscalTill.FindStringSubmatch(part); m != nil {
			span.to, _ = strconv.Atoi(m[1])
			part = part[len(m[0]):]
		}
		m := fiscalMonths.FindStringSubmatch(part)
		if m == nil {
			return fiscal{{0, 0, 1, 12}}, false
		}
		for i, name := range monthNames {
			if m[1] == name {
				span.first = i + 1
			}
			if m[2] == name {
				span.last = i + 1
			}
		}
		if span.first == 0 || span.last == 0 {
			return fiscal{{0, 0, 1, 12}}, false
		}
		f = append(f, span)
	}
	return f, true
}

// in says what SIPRI's year covers in our words: SIPRI names a fiscal year by the
// year in which it begins, we by the one in which it ends. whole is false for a
// year of fewer than twelve months.
func (f fiscal) in(year int) (named int, p obs.Period, whole bool) {
	for _, s := range f {
		if s.from != 0 && year < s.from || s.to != 0 && year > s.to {
			continue
		}
		switch {
		case s.first == 1 && s.last == 12:
			return year, obs.Period{}, true
		case s.last == s.first-1:
			return year + 1, obs.Period{Month: s.first}, true
		}
		return year, obs.Period{}, false
	}
	return year, obs.Period{}, true
}
