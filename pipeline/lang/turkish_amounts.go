package lang

// turkishAmounts are the messages of amounts that lack years, and of what has no sum.
var turkishAmounts = map[string]string{
	"{}, {}¦a unit and a year":                                                            "{}, {}",
	"Mean of {}, {}¦a span and a unit":                                                    "{1} ortalaması, {2}",
	"{} more is not shown.¦a series|{} more are not shown.¦series":                        "{} seri daha var; gösterilmiyor.",
	"A star marks the years that lack some part.":                                         "Yıldız, bir parçası eksik olan yılları gösterir.",
	"Shares are of the years that all series have.":                                       "Paylar yalnızca bütün serilerin değeri olduğu yıllara aittir.",
	"No value¦over the years that lack one":                                               "Değer yok",
	"both years":                                                                          "iki yılın ikisi",
	"{} more¦series":                                                                      "{} seri daha",
	"{} ({})¦a series and the years without a value":                                      "{} ({})",
	"There is no value for {}, so the true sum can be greater.":                           "Değeri olmayan yıllar: {}. Gerçek toplam daha büyük olabilir.",
	"There is no value for {}, so the true sums can be greater and the shares different.": "Değeri olmayan yıllar: {}. Gerçek toplamlar daha büyük, paylar başka olabilir.",
	"{} of the {} series have no value for some years, so the true sums can be greater and the shares different.": "{2} seriden {1} tanesinin bazı yıllarda değeri yok; gerçek toplamlar daha büyük, paylar başka olabilir.",
	"A year without a value is no zero: the true sums can be greater.":                                            "Değeri olmayan yıl sıfır değildir: gerçek toplamlar daha büyük olabilir.",
	"{} has no value in {}.": "{}: {} döneminde değer yok.",
	"{}: {} in {}, spread over {} with a value. The largest single year is {} with {}, {} of what was recorded.": "{1}: {3} döneminde {2}; değeri olan yıllarda {4} için kayıt var. En yüksek yıl {5} ({6}); bu, kaydedilenin {7:si}.",
	"{}: {} in {}, recorded for {} alone.":      "{1}: {3} döneminde {2}; yalnız {4} yılı için kayıt var.",
	"{}: {} were recorded in {}, for {} alone.": "{1}: {3} döneminde {2} kaydedildi; yalnız {4} yılı için kayıt var.",
	"{}: {} (trend-indicator values, which measure arms and not money) were recorded in {}, for {} alone.": "{1}: {3} döneminde {2} kaydedildi (gösterge değeri; parayı değil silahı ölçer); yalnız {4} yılı için kayıt var.",
	"The other year with a value passed without any.":                                                      "Değeri olan öteki yılda bu değer sıfır.",
	"The other {} years with a value passed without any.":                                                  "Değeri olan öteki {} yılda bu değer sıfır.",
	"No series has a value in these years.":                                                                "Bu yıllarda hiçbir serinin değeri yok.",
	"Together the {} come to {} in {}. {} accounts for all of it.":                                         "{1:^in} {3} dönemindeki toplamı {2}. Tümü: {4}.",
	"Together the {} come to {} in {}. {} accounts for {} of it and {} for {}.":                            "{1:^in} {3} dönemindeki toplamı {2}. Paylar: {4} {5} ve {6} {7}.",
	"{} and {} are of two countries, and the whole of each ({}) is another":                                "{} ile {} iki ayrı ülkenindir; her birinin bütünü ({}) başkadır",
}
