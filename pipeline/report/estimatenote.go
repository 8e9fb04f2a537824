package report

import (
	"strings"

	"defensetrade/pipeline/lang"
)

// estimateNotes are what the notes of estimates say. The notes themselves are in
// English in every report, since estimates.csv is one file for all languages; where a
// page tells of a number they are read by these patterns and said in its language. A
// pattern goes before those that are its beginning.
var estimateNotes = []string{
	lang.Mark("{} spliced from several sources"),
	lang.Mark("{} of {} series have no value for some years"),
	lang.Mark("{} has no value for {}"),
	lang.Mark("{}: deflated with {}, base {}"),
	lang.Mark("no index for {}"),
	lang.Mark("with the figures of {} ({})"),
	lang.Mark("with the figures of {}"),
	lang.Mark("with the highest figure of each year"),
	lang.Mark("with the lowest figure of each year"),
	lang.Mark("{} years are missing between {} and {}"),
	lang.Mark("lags count observations, not years"),
	lang.Mark("the years have gaps, the random walks behind the percentiles have none"),
	lang.Mark("with {} values the robust trend test rejects up to 14 % of random walks without a trend at 5 %, and more where steps follow one another"),
	lang.Mark("the intervals of breaks {} and {} overlap"),
	lang.Mark("the interval of break {} reaches beyond the data"),
	lang.Mark("break {} has no interval, because a regime beside it fits exactly"),
	lang.Mark("one side of the break has only {} values"),
	lang.Mark("Mann–Kendall's normal approximation is rough with {} values"),
	lang.Mark("fewer than 10 observations: the t approximation of p is rough"),
	lang.Mark("ties and fewer than 10 observations: the normal approximation of p is rough"),
	lang.Mark("{} values are too few for an interval of the Theil–Sen slope"),
	lang.Mark("a single test: nothing is adjusted"),
}

// noteWords is the note of an estimate in the language of a page; a part of it that
// no pattern knows stays in English.
func noteWords(l *lang.Language, note string) string {
	if note == "" || l.ID() == lang.English.Code {
		return note
	}
	parts := strings.Split(note, "; ")
	for i, part := range parts {
		for _, message := range estimateNotes {
			args, ok := argumentsOf(message, part)
			if !ok {
				continue
			}
			for k, a := range args {
				if args[k] = l.StudyWords(a); args[k] == a && strings.Contains(a, " and ") { // names of series
					args[k] = l.List(strings.Split(strings.ReplaceAll(a, " and ", ", "), ", "))
				}
			}
			parts[i] = l.Say(message, args...)
			break
		}
	}
	return strings.Join(parts, "; ")
}

// argumentsOf reads words by the pattern that made them.
func argumentsOf(pattern, words string) (args []string, ok bool) {
	pieces := strings.Split(pattern, "{}")
	rest, ok := strings.CutPrefix(words, pieces[0])
	if !ok {
		return nil, false
	}
	for i, piece := range pieces[1:] {
		at := strings.Index(rest, piece)
		if i == len(pieces)-2 { // the last one ends the words
			if at = len(rest) - len(piece); !strings.HasSuffix(rest, piece) {
				return nil, false
			}
		}
		if at <= 0 {
			return nil, false
		}
		args, rest = append(args, rest[:at]), rest[at+len(piece):]
	}
	return args, rest == ""
}
