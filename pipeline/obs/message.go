package obs

import (
	"fmt"
	"strconv"
	"time"

	"defensetrade/pipeline/lang"
)

// A Message is words about the data that a report may have to say in another
// language: a pattern of package lang and what fills its places. An argument is
// a string (a name), an int (a year, a count), a float64, Digits, a Unit, a Month, a
// SeriesID, another Message, or anything that prints itself. The zero Message says
// nothing.
type Message struct {
	Pattern string
	Args    []any
}

// A SeriesID in a message is the ID of a series; a report names the series instead.
type SeriesID string

// Digits are a number that was rounded, with a point before its decimals.
type Digits string

// A Month of the year, 1 to 12.
type Month int

// String is its English name.
func (m Month) String() string { return time.Month(m).String() }

// Say makes a message.
func Say(pattern string, args ...any) Message { return Message{pattern, args} }

// Of is the message with other arguments.
func (m Message) Of(args ...any) Message { return Message{m.Pattern, args} }

// String is the message in English.
func (m Message) String() string { return m.In(lang.English, argument) }

// In is the message in a language, which words its arguments.
func (m Message) In(l *lang.Language, argument func(arg any) string) string {
	words := make([]string, len(m.Args))
	for i, arg := range m.Args {
		words[i] = argument(arg)
	}
	return l.Say(m.Pattern, words...)
}

func argument(arg any) string {
	switch x := arg.(type) {
	case string:
		return x
	case int:
		return strconv.Itoa(x)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return fmt.Sprint(arg)
}

// Saying is the fault with what is wrong and what to do about it, in English for the
// terminal and as messages for a report.
func (f Fault) Saying(said, remedy Message) Fault {
	f.Msg, f.Fix, f.Said, f.Remedy = said.String(), remedy.String(), said, remedy
	return f
}

// Then is the fault with more said of it: a message whose argument is what it says.
func (f Fault) Then(more Message) Fault { return f.Saying(more.Of(f.Said), f.Remedy) }

// DidYouMeanOr is DidYouMean as a message, or other where nothing is near.
func DidYouMeanOr(word string, known []string, other Message) Message {
	near := Nearest(word, known)
	if len(near) == 0 {
		return other
	}
	for i, n := range near {
		near[i] = `"` + n + `"`
	}
	switch len(near) {
	case 1:
		return Say("did you mean {}?", near[0])
	case 2:
		return Say("did you mean {} or {}?", near[0], near[1])
	}
	return Say("did you mean {}, {} or {}?", near[0], near[1], near[2])
}
