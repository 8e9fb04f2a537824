package lang

// turkishReport are the messages of report and chart.
var turkishReport = map[string]string{
	// Of drawings.
	"No data":                             "Veri yok",
	"Before":                              "Önce",
	"After":                               "Sonra",
	"value used":                          "kullanılan değer",
	"mean of {} years":                    "{} yılın ortalaması",
	"to {}¦the name that a flow leads to": "{:e}",
	"and {} more¦rows for which a figure has no room": "ve {} satır daha",
	"+ {} more¦names for which a figure has no room":  "+ {} ad daha",
	"Source:": "Kaynak:",
	"Note:":   "Not:",
}
