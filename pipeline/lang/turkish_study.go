package lang

// turkishStudy are the messages of series as tidy makes them.
var turkishStudy = map[string]string{
	"{} to {}¦from one country to another: the label of a series": "{1:den} {2:e}",
	"{} at prices of {}¦an indicator; the year":                   "{} ({} fiyatlarıyla)",

	// Faults of files of words.
	"the study does not say {}":                                                  "çalışmada {} sözleri geçmiyor",
	"did you mean {} of {}?":                                                     "{2} konumundaki {1} mi demek istediniz?",
	"delete the entry, or copy the words as the study writes them":               "girdiyi silin ya da sözleri çalışmanın yazdığı gibi kopyalayın",
	"the words of {} begin alike and go on otherwise; copy them":                 "{} konumundaki sözler aynı başlıyor, başka sürüyor; onları kopyalayın",
	"write entries such as {}, or delete the file":                               "{} gibi girdiler yazın ya da dosyayı silin",
	"languages are {}":                                                           "diller: {}",
	"the file is not read: reports are not made in a language {}":                "dosya okunmadı: {} dilinde rapor yapılmıyor",
	"the file has no use: the study’s own words are in this language":            "dosyanın yararı yok: çalışmanın kendi sözleri bu dilde",
	"delete it, or say with language: in study.yaml which language those are in": "silin ya da study.yaml içinde language: ile hangi dilde olduklarını söyleyin",

	"Each value at current prices times the price index of {} over that of its year.":      "Cari fiyatlarla her değer, {} fiyat endeksinin kendi yılınınkine oranıyla çarpılmıştır.",
	"Each value at current prices times the price index ({}) of {} over that of its year.": "Cari fiyatlarla her değer, {2} fiyat endeksinin ({1}) kendi yılınınkine oranıyla çarpılmıştır.",
}
