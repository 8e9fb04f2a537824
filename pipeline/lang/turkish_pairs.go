package lang

// turkishPairs are the messages of pairs.
var turkishPairs = map[string]string{}
