package lang

// turkishTrend are the messages of trend.
var turkishTrend = map[string]string{}
