package lang

// turkishStudy are the messages of series as tidy makes them.
var turkishStudy = map[string]string{
	"{} to {}¦from one country to another: the label of a series": "{1:den} {2:e}",
	"{} at prices of {}¦an indicator; the year":                   "{} ({} fiyatlarıyla)",

	"{}, each value at current prices times the price index of {} over that of its year.":      "{1}: cari fiyatlarla her değer, {2} fiyat endeksinin kendi yılınınkine oranıyla çarpılmıştır.",
	"{}, each value at current prices times the price index ({}) of {} over that of its year.": "{1}: cari fiyatlarla her değer, {3} fiyat endeksinin ({2}) kendi yılınınkine oranıyla çarpılmıştır.",

	"{} {}¦years, and what was done to their values": "{}: {}",

	"brought from {} to {}¦what was done to values: units":                                   "{1} biriminden {2} birimine getirildi",
	"corrected from {} to {} ({})¦what was done to a value; with the reason":                 "{1} değeri {2} olarak düzeltildi ({3})",
	"converted from fiscal years that begin in {}, supposing even spending through the year": "{} ayında başlayan mali yıllardan, harcamanın yıla eşit yayıldığı varsayılarak dönüştürüldü",
	"deflated with {}, base {}": "{1} ile sabit fiyatlara çevrildi, taban {2}",
	"deflated with {}, base {}; no index for {}¦what was done to values; the last are years": "{1} ile sabit fiyatlara çevrildi, taban {2}; endeksi olmayan yıllar: {3}",
}
