package lang

// turkishTrend are the messages of the courses of series: their names, description,
// trend and breaks, and the figures of them.
var turkishTrend = map[string]string{
	// Names of series.
	"{} from {} to {}¦goods or arms, between two countries": "{2:den} {3:e} {1:_}",
	"{} in {}¦what is measured, in a country":               "{2:de} {1:_}",
	"the {}¦the name of a country that has an article":      "{}",
	"{} series":               "{} seri",
	"{} countries":            "{} ülke",
	"{} groups of countries":  "{} ülke grubu",
	"{} countries and groups": "{} ülke ve ülke grubu",
	"{} more source listed in the data section|{} more sources listed in the data section": "veri bölümünde sayılan {} kaynak daha",
	"as named in the data files¦sources":                                                   "veri dosyalarında belirtildiği gibi",
	"{}; some values are for fiscal years":                                                 "{}; bazı değerler mali yıllara aittir",
}
