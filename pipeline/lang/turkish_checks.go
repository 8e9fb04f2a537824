package lang

// turkishChecks is what the checks of a study's data say.
var turkishChecks = map[string]string{
	"{}; nothing of it is used": "{}; hiçbiri kullanılmadı",
	"all series of {}":          "{} göstergesinin tüm serileri",
	"{} series of {}":           "{2} göstergesinin {1} serisi",
	"{} of the {} values of {} lie outside {} to {}, the first with {} in {}, and the unit is said to be {}":                          "{3}: {2} değerin {1} tanesi {4}–{5} dışında, ilki {7} yılında {6}; bildirilen birim: {8}",
	"{} of the {} values of {} lie outside {} to {}, which the study expects, the first with {} in {}, and the unit is said to be {}": "{3}: {2} değerin {1} tanesi çalışmanın beklediği {4}–{5} dışında, ilki {7} yılında {6}; bildirilen birim: {8}",
	"is the unit right? Correct it in datapackage.json; where it and the values are right, declare in study.yaml: ranges: {}":         "birim doğru mu? datapackage.json içinde düzeltin; birim ve değerler doğruysa study.yaml içinde bildirin: ranges: {}",
	"is the unit right? Correct it in datapackage.json, or the range in study.yaml":                                                   "birim doğru mu? datapackage.json içinde birimi ya da study.yaml içinde aralığı düzeltin",
	"{} are withheld by the guard {}: {}.": "{}, {} kuralı gereği kullanılmıyor: {}.",

	"era {} holds no year of the data, which are of {}":                            "{1} dönemi verilerin hiçbir yılını içermiyor; veriler {2} yıllarına ait",
	"era {} holds no year of the study's span, {}":                                 "{1} dönemi çalışmanın kapsadığı {2} yıllarından hiçbirini içermiyor",
	"correct its years, or delete it":                                              "yıllarını düzeltin ya da silin",
	"era {} and era {} both hold {}":                                               "{1} ve {2} dönemlerinin ortak yılları var: {3}",
	"correct one of them; the two cannot be compared":                              "birini düzeltin; ikisi karşılaştırılamaz",
	"event {} of {} lies outside the study's span, {}, and no figure shows it":     "{1} olayı ({2}) çalışmanın kapsadığı {3} yıllarının dışında; şekillerin hiçbirinde yer almıyor",
	"correct its date, or write figure: false":                                     "tarihini düzeltin ya da figure: false yazın",
	"of the eras {} and {} one holds the other, and nothing can be compared":       "{} ve {} dönemlerinden biri ötekini içeriyor, dolayısıyla hiçbir şey karşılaştırılamaz",
	"name eras of which one follows the other":                                     "biri ötekini izleyen dönemler seçin",
	"the source {} is no key of datapackage.json, and is taken for one of its own": "{} kaynağı datapackage.json içinde anahtar olarak yok; ayrı bir kaynak sayıldı",
	"every year": "bütün yıllar",
	"The eras {} and {} both hold {}, so that nothing could be compared; name eras of which one follows the other.": "{1} ve {2} dönemlerinin ortak yılları var ({3}); bu nedenle hiçbir şey karşılaştırılamadı. Biri ötekini izleyen dönemler seçin.",
	"{} could not be compared between the eras {} and {}: its values do not vary.":                                  "{1}, {2} ve {3} dönemleri arasında karşılaştırılamadı: değerleri değişmiyor.",

	"the limit {} is below one, and what it is held against is in percent and far above": "{} sınırı birin altında, oysa karşılaştırıldığı değerler yüzde olarak verilmiş ve çok daha büyük",
	"the limit {} is below one, and a share is in percent":                               "{} sınırı birin altında, oysa pay yüzde olarak hesaplanır",
	"write {} for {}": "{2} yerine {1} yazın",

	"{} goes from {} in {} to {} in {}, a change of more than ten times in {} years":                               "{1}: {3} yılında {2}, {5} yılında {4}; {6} yılda on kattan fazla değişim",
	"{} goes from {} in {} to {} in {}, and to {} in {}: more than ten times apart from the values on either side": "{1}: {3} yılında {2}, {5} yılında {4}, {7} yılında {6}; iki yanındaki değerlerden on kattan fazla farklı",
	"check both values":             "iki değeri de denetleyin",
	"check the value in the middle": "ortadaki değeri denetleyin",
	"check the value in the middle; of a percentage 0.36 is written 36":                                                        "ortadaki değeri denetleyin; yüzde olarak 0.36 değeri 36 diye yazılır",
	"{} holds values from {} to {}, all below 1, and is said to be {}: are they fractions?":                                    "{1}: değerlerin tümü 1’in altında, {2} ile {3} arasında, oysa bildirilen birim {4}; kesir mi bunlar?",
	"write fractions as percentages, 0.36 as 36; where the values are so small, let G08 pass under overrides with that reason": "kesirleri yüzde olarak yazın, 0.36 yerine 36; değerler gerçekten bu kadar küçükse G08’i bu gerekçeyle overrides altında geçirin",
}
