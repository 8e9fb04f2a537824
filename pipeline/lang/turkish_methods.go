package lang

// turkishMethods are the messages of methods.
var turkishMethods = map[string]string{}
