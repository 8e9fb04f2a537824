package lang

// turkishReport are the messages of report.
var turkishReport = map[string]string{}
