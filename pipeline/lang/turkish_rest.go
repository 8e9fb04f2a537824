package lang

// turkishRest are the messages of rest.
var turkishRest = map[string]string{}
