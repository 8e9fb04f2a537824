package lang

// turkishMethods are the messages of the methods, their limits and their formulas.
var turkishMethods = map[string]string{
	"Methods and limits":             "Yöntemler ve sınırları",
	"Numbers¦heading of the methods": "Sayılar",
	"Trends":                         "Eğilimler",
	"Breaks and unit roots":          "Kırılmalar ve birim kökler",
	"Correlations":                   "Korelasyonlar",
	"Comparison of eras":             "Dönemlerin karşılaştırılması",
	"Competing and spliced values":   "Çelişen ve birleştirilmiş değerler",
	"Limits named by the authors":    "Yazarların belirttiği sınırlar",

	"Every figure is computed from the values as published.":                                                                         "Her sayı, değerler yayımlandıkları gibi alınarak hesaplanmıştır.",
	"Time is the calendar year, so that gaps keep their true width; yearly changes are taken between consecutive years only.":        "Zaman takvim yılıyla ölçülür; böylece verideki boşluklar gerçek uzunluklarını korur. Yıllık değişimler yalnızca birbirini izleyen yıllar arasında hesaplanır.",
	"Trends and correlations of fewer than eight observations are withheld, as are descriptions of fewer than three.":                "Sekizden az gözleme dayanan eğilim ve korelasyonlar ile üçten az gözleme dayanan betimsel istatistikler verilmez.",
	"No statistic is withheld for its few observations, as the study asks.":                                                          "Çalışma öyle istediği için hiçbir istatistik, gözlemi az diye dışarıda bırakılmamıştır.",
	"Statistics of fewer than {} observations are withheld, as the study asks.":                                                      "Çalışma öyle istediği için gözlem sayısı {} değerinin altında kalan istatistikler verilmez.",
	"n is the number of values, and p how often chance alone would give a result at least as strong where there is nothing to find.": "n değer sayısıdır; p ise bulunacak bir şey yokken yalnızca rastlantının en az bu kadar güçlü bir sonucu ne sıklıkta vereceğidir.",
	"Tests are two-sided at the level {}.":                                                                                           "Sınamalar iki yönlüdür ve anlamlılık düzeyi {:dir}.",
	"This study has more than 2,000 pairs in one question; they are listed in pairs.csv, one row a pair and transformation.":         "Bu çalışmanın tek bir sorusunda 2.000’den çok çift vardır; hepsi pairs.csv dosyasında, her çift ve dönüşüm için bir satır olmak üzere sıralanmıştır.",

	// What is said in place of a figure.
	"{} shows what it rests on.":                                                                                        "Bunun dayandığı verileri {} gösterir.",
	"{} shows {} of {}; days and sources stand in {}.":                                                                  "{1}, {3} yılındaki {2:i} gösterir; tarihler ve kaynaklar için bkz. {4}.",
	"{} shows {} from {} to {}; days and sources stand in {}.":                                                          "{1}, {3}–{4} arasındaki {2:i} gösterir; tarihler ve kaynaklar için bkz. {5}.",
	"For {} none of {} choices of method, values and years gives {} below {} ({}).":                                     "{1} için yöntem, değer ve yıl bakımından {2} seçimin hiçbirinde {3} değeri {4:in} altına inmez ({5}).",
	"For {} each of {} choices of method, values and years gives a coefficient of the same sign with {} below {} ({}).": "{1} için yöntem, değer ve yıl bakımından {2} seçimin hepsinde katsayı aynı işarettedir ve {3} değeri {4:in} altındadır ({5}).",
	"Method":          "Yöntem",
	"From¦a year":     "Başlangıç",
	"To¦a year":       "Bitiş",
	"n":               "n",
	"p":               "p",
	"Coefficient":     "Katsayı",
	"Rates of growth": "Büyüme oranları",

	// Trends.
	"The straight line is fitted by least squares.": "Eğilim doğrusu en küçük kareler yöntemiyle (EKK, İng. OLS) kestirilir.",
	"Its usual standard error supposes that the deviations of one year say nothing about those of the next, which yearly economic series seldom obey; the interval printed is therefore that of Newey and West (1987), which allows for such dependence.": "Doğrunun alışılmış standart hatası, bir yılın sapmasının ertesi yılınki hakkında hiçbir şey söylemediğini varsayar; yıllık iktisadi seriler bu varsayıma nadiren uyar. Bu nedenle verilen güven aralığı, böyle bir bağımlılığı hesaba katan Newey ve West (1987) aralığıdır.",
	"Theil–Sen is the median of the slopes between all pairs of years (Sen 1968) and is not moved by a few odd years.":                                                                                                                                    "Theil–Sen eğimi, bütün yıl çiftleri arasındaki eğimlerin ortancasıdır (medyan; Sen 1968) ve birkaç sıra dışı yıldan etkilenmez.",
	"Mann–Kendall asks whether later values tend to be higher, whatever the shape; Hamed and Rao (1998) correct it for dependence between years.":                                                                                                         "Mann–Kendall sınaması, seyrin biçimi ne olursa olsun, sonraki değerlerin genellikle daha yüksek olup olmadığını sorar; Hamed ve Rao (1998) bunu yıllar arasındaki bağımlılığa göre düzeltir.",
	"All of these still find trends too often in series that wander, as most series of this field do: a chance excursion that lasts looks like a trend.":                                                                                                  "Bunların hepsi, bu alandaki serilerin çoğu gibi başıboş gezinen serilerde yine de gereğinden sık eğilim bulur: uzun süren rastlantısal bir uzaklaşma, eğilim gibi görünür.",
	"So a series is called rising or falling only where a further test agrees, one whose error rate holds whether shocks fade or last (Perron and Yabu 2009, tuned for short series).":                                                                    "Bu yüzden bir seri için “yükseliyor” ya da “düşüyor” demek, bir sınamanın daha aynı sonucu vermesine bağlıdır; bu sınamanın hata oranı, şoklar sönse de kalıcı olsa da geçerlidir (Perron ve Yabu 2009; kısa seriler için ayarlanmıştır).",
	"Where only the usual methods find a trend, the report says just that.":                                                                                                                                                                               "Eğilimi yalnızca alışılmış yöntemler bulduğunda rapor da bundan fazlasını söylemez.",
	"How far this holds was simulated.": "Bunun ne ölçüde tuttuğu benzetimle (simülasyon) ölçülmüştür.",
	"Of series of 25 values that have no trend, {} of random walks and {} of series whose shocks fade slowly (AR(1) 0.6) are called rising or falling; least squares alone would have called {} and {}.": "Eğilimi olmayan 25 değerlik serilerden, rassal yürüyüşlerin (İng. random walk) {1:i} ile şokları yavaş sönen serilerin (katsayısı 0,6 olan AR(1)) {2:i} “yükseliyor” ya da “düşüyor” hükmünü alır; yalnızca en küçük kareler kullanılsaydı bu oranlar {3} ve {4} olurdu.",
	"With 50 values it is {} and {}, with 15 it is {} of random walks.":                                                                                        "Oranlar 50 değerde {1} ve {2}, 15 değerde rassal yürüyüşler için {3:dir}.",
	"The price is power: a rise of four standard deviations over 25 values is found in {} of series with independent noise and in {} of those with AR(1) 0.6.": "Bunun bedeli, sınamanın gücünün azalmasıdır: 25 değer boyunca dört standart sapmalık bir yükselişi bulma oranı, gürültüsü bağımsız serilerde {1}, gürültüsü AR(1) 0,6 olanlarda {2:dir}.",

	// Breaks.
	"The sup-F test tries every year as the beginning of a new level or a new line and keeps the greatest F (Quandt 1960, Andrews 1993).":                                                                                                                                   "Sup-F sınaması her yılı yeni bir düzeyin ya da yeni bir doğrunun başlangıcı olarak dener ve en büyük F değerini alır (Quandt 1960, Andrews 1993).",
	"The p-value usually printed with it (Hansen 1997) takes the deviations as independent; in series whose shocks last it finds a break nearly every time.":                                                                                                                "Onunla birlikte genellikle verilen p değeri (Hansen 1997) sapmaları bağımsız sayar; şokları kalıcı olan serilerde neredeyse her zaman bir kırılma bulur.",
	"The reports go by a bootstrapped p-value instead: the share of 999 series, drawn from the same autoregression without a break, that have a greater F.":                                                                                                                 "Raporlar bunun yerine özyükleme (İng. bootstrap) ile bulunan p değerini esas alır: aynı otoregresyondan, kırılma olmaksızın çekilen 999 seri içinde F değeri daha büyük olanların payı.",
	"In simulations of 25 values it calls a break visible in the middle of {} of random walks without one, at the price that it finds only {} of steps of two standard deviations in independent noise.":                                                                    "25 değerlik benzetimlerde, kırılması olmayan rassal yürüyüşlerin ortasında kırılma görme oranı {1:dir}; bunun bedeli, bağımsız gürültü içindeki iki standart sapmalık sıçramaları bulma oranının da ancak {2} olmasıdır.",
	"A break at the beginning of a declared era is called visible where this test rejects, Chow's test at that year rejects, and an estimated break (sup F; Bai and Perron 2003) lies within two years; elsewhere, where the first rejects and no estimated break is near.": "Belirtilen bir dönemin başındaki kırılma, üç koşul birlikte sağlanırsa görünür sayılır: bu sınama anlamlıdır, o yıl için Chow sınaması anlamlıdır ve kestirilen bir kırılma (sup F; Bai ve Perron 2003) en çok iki yıl ötededir. İlk sınama anlamlıysa, ama yakında kestirilen bir kırılma yoksa, kırılma başka yerde sayılır.",
	"Whether shocks fade or last is asked twice, with opposite null hypotheses: the augmented Dickey–Fuller test rejects that they last, the test of Kwiatkowski and others (KPSS) that they fade.":                                                                         "Şokların söndüğü mü yoksa kalıcı mı olduğu, karşıt iki sıfır hipoteziyle iki kez sorulur: genişletilmiş Dickey–Fuller sınaması (ADF) kalıcı olduklarını, Kwiatkowski ve diğerlerinin sınaması (KPSS) söndüklerini reddedebilir.",
	"Both have little power in series of this length, and a break can pass for a unit root; their figures stand in estimates.csv.":                                                                                                                                          "Bu uzunluktaki serilerde ikisinin de gücü azdır ve bir kırılma birim kök sanılabilir; sonuçları estimates.csv dosyasındadır.",

	// Correlations.
	"Pearson's r measures how closely two series follow a straight line together, Spearman's rho and Kendall's tau whether they rank the years alike.": "Pearson’ın r katsayısı iki serinin birlikte bir doğruyu ne kadar yakından izlediğini, Spearman’ın rho ve Kendall’ın tau katsayıları ise yılları aynı biçimde sıralayıp sıralamadıklarını ölçer.",
	"Two series that both grow correlate in levels whatever their connection (Yule 1926), so the conclusion is drawn from yearly changes: the pair moves together year by year where Pearson's r of the changes is significant with the effective number of observations (Pyper and Peterman 1998), after Benjamini and Hochberg's (1995) adjustment for the number of pairs asked about, and Spearman's rho of the changes has the same sign and is at least 0.3 in size.": "İkisi de büyüyen iki seri, aralarında bağ olsun olmasın düzeylerde ilişkili çıkar (Yule 1926); bu yüzden sonuç yıllık değişimlere dayandırılır. Bir çiftin yıldan yıla birlikte hareket ettiği, iki koşulda söylenir: değişimlerin Pearson r katsayısı, etkin gözlem sayısıyla (Pyper ve Peterman 1998) ve sorulan çift sayısı için Benjamini ve Hochberg (1995) düzeltmesi yapıldıktan sonra anlamlıdır; değişimlerin Spearman rho katsayısı da aynı işarettedir ve mutlak değerce en az 0,3’tür.",
	"Simulated with 15, 25 and 50 years, {} of pairs of independent random walks are called linked in any way (with drift, {}), and with 25 years {} of pairs whose yearly shocks correlate 0.7 are found.":                                                                                                                                                                                                                                                                 "15, 25 ve 50 yıllık benzetimlerde birbirinden bağımsız rassal yürüyüş çiftlerine herhangi bir biçimde “bağlı” denme oranı sırasıyla {1:dir}; sürüklenmeli (İng. drift) olanlarda {2}. Yıllık şokları arasında 0,7 korelasyon bulunan çiftleri 25 yılda bulma oranı ise {3:dir}.",
	"Of pairs with 50 common years or more, two series that both have a unit root (Dickey–Fuller does not reject it and KPSS rejects its absence) are called tied in the long run where Engle and Granger's (1987) test of cointegration rejects at 0.01.":                                                                                                                                                                                                                  "Ortak yılı 50 ya da daha çok olan çiftlerde, ikisinde de birim kök bulunan (Dickey–Fuller birim kökü reddetmez, KPSS yokluğunu reddeder) iki seriye, Engle ve Granger’ın (1987) eşbütünleşme (İng. cointegration) sınaması 0,01 düzeyinde anlamlıysa, uzun dönemde birbirine bağlı denir.",
	"A pair is related around its trends where the correlation of the detrended values passes the same test and is greater than 99% of those that detrended independent random walks of the same length have (9,999 seeded draws).":                                                                                                                                                                                                                                         "Eğilimden arındırılmış değerlerin korelasyonu aynı sınamayı geçiyor ve aynı uzunlukta, eğilimden arındırılmış bağımsız rassal yürüyüşlerin korelasyonlarının %99’undan büyükse (tohumu belirli 9.999 çekiliş), çift eğilimleri çevresinde ilişkilidir.",
	"It has a shared trend and no sign of a link where only the levels correlate.":        "Yalnızca düzeyler ilişkiliyse ortak bir eğilim vardır, ama bir bağın belirtisi yoktur.",
	"None of this says what causes what.":                                                 "Bunların hiçbiri neyin neye yol açtığını söylemez.",
	"Rates of growth are yearly changes already, and their differences are mostly noise.": "Büyüme oranları zaten yıllık değişimdir; bunların farkları ise çoğunlukla gürültüdür.",
	"Two rates are therefore judged by their values, and a shared trend is not among their verdicts, where they have 20 common years or more and Dickey and Fuller's test with one lag says of one of them, at 0.01, that its shocks fade: it takes two wandering series to correlate by their wandering.": "Bu yüzden iki oran, 20 ya da daha çok ortak yılları varsa ve bir gecikmeli Dickey–Fuller sınaması ikisinden birinin şoklarının söndüğünü 0,01 düzeyinde söylüyorsa, kendi değerleriyle değerlendirilir ve “ortak eğilim” olası hükümler arasında yer almaz: gezinmeden doğan bir korelasyon için iki serinin de gezinmesi gerekir.",
	"Independent random walks with drift that are called rates would be linked in {}; of pairs of fading rates that correlate 0.5, {} are found with 25 years, and {} by their changes.":                                                                                                                   "Oran diye verilen, sürüklenmeli ve bağımsız rassal yürüyüşlere “bağlı” denme oranı {1} olurdu. Şokları sönen ve aralarında 0,5 korelasyon bulunan oran çiftlerini 25 yılda bulma oranı değerleriyle {2}, değişimleriyle {3:dir}.",

	// Eras.
	"The difference between the means of two eras is the coefficient of an indicator for the later one, with the standard error of Newey and West.":                                                                                  "İki dönemin ortalamaları arasındaki fark, sonraki dönemi gösteren kukla değişkenin (İng. dummy) katsayısıdır; standart hatası Newey ve West’e göredir.",
	"A series that only goes on along its trend also has different means in two eras; the slopes inside each era are therefore printed beside it, and their difference is tested alike, in one regression with a line for each era.": "Yalnızca kendi eğilimini sürdüren bir serinin de iki dönemdeki ortalamaları farklıdır. Bu yüzden her dönemin kendi içindeki eğimi de verilir; eğimlerin farkı, her dönem için ayrı bir doğru içeren tek bir regresyonla aynı biçimde sınanır.",
	"A difference says that the eras differ, not that the event between them made it so.":                                                                                                                                            "Böyle bir fark, dönemlerin birbirinden ayrıldığını söyler; bunu aradaki olayın yarattığını söylemez.",
	"Both tests suppose that deviations fade within a few years.":                                                                                                                                                                    "İki sınama da sapmaların birkaç yılda söndüğünü varsayar.",
	"Of series of 25 values whose halves do not differ, the test of the means rejects in {} of white noise, AR(1) 0.6 and random walks, that of the slopes in {}: of a series that wanders, a small p says little.":                  "İki yarısı birbirinden farklı olmayan 25 değerlik serilerde fark bulma oranı beyaz gürültü, AR(1) 0,6 ve rassal yürüyüş için sırasıyla ortalamalar sınamasında {1}; eğimler sınamasında ise {2:dir}: gezinen bir seride küçük bir p değeri pek bir şey söylemez.",

	// Competing values.
	"Where several sources state a value for the same year, all are kept and shown; the statistics use the one that the study's stated order prefers.":                                         "Birkaç kaynak aynı yıl için değer bildiriyorsa hepsi saklanır ve gösterilir; istatistiklerde, çalışmanın belirttiği öncelik sırasına göre önde gelen değer kullanılır.",
	"Verdicts, slopes, means and differences are recomputed with the other figures: each source in turn preferred where it has a figure, and the lowest and the highest figure of every year.": "Hükümler, eğimler, ortalamalar ve farklar öteki değerlerle yeniden hesaplanır: sırayla her kaynak, değer bildirdiği yıllarda öne alınır; ayrıca her yılın en düşük ve en yüksek değeri denenir.",
	"Figures of another period take no part.": "Başka bir süreyi kapsayan değerler bu hesaba girmez.",
	"A series joined from several sources is used only where the study declares the splice, and every statistic of it carries a warning.": "Birkaç kaynaktan birleştirilmiş bir seri, ancak çalışma bu birleştirmeyi açıkça bildirmişse kullanılır ve ona dayanan her istatistik bir uyarı taşır.",

	// Formulas.
	"Formulas": "Formüller",
	"For readers who want to check or repeat the numbers: what is computed, for the methods used in this report. {} is the calendar year, {} the value of that year, {} the number of years with a value, and Σ a sum over them.": "Sayıları denetlemek ya da yeniden hesaplamak isteyen okurlar için: bu raporda kullanılan yöntemlerde ne hesaplandığı. {1} takvim yılı, {2} o yılın değeri, {3} değeri olan yılların sayısıdır; Σ bunlar üzerinden toplamı, ort ortalamayı gösterir.",

	"Description":       "Betimleme",
	"mean = Σ y(t) / n": "ort y = Σ y(t) / n",
	"sd² = Σ (y(t) − mean)² / (n − 1)":                           "ss² = Σ (y(t) − ort y)² / (n − 1)",
	"growth = (last / first)^(1 / (last year − first year)) − 1": "büyüme = (son / ilk)^(1 / (son yıl − ilk yıl)) − 1",
	"Quartiles are interpolated between neighbouring values. Growth is the constant yearly rate that leads from the first to the last value; it exists only where both are positive.": "ss standart sapmadır. Çeyreklikler komşu değerler arasında ara değer alınarak bulunur. Büyüme, ilk değerden son değere götüren sabit yıllık orandır; ancak iki değer de artı ise vardır.",

	"Straight line": "Eğilim doğrusu",
	"y(t) = a + b·t + e(t), with a and b such that Σ e(t)² is least": "y(t) = a + b·t + e(t); a ile b, Σ e(t)² en küçük olacak biçimde",
	"b = Σ (t − mean of t)(y(t) − mean of y) / Σ (t − mean of t)²":   "b = Σ (t − ort t)(y(t) − ort y) / Σ (t − ort t)²",
	"The slope b is the change a year. Where logarithms are taken, exp(b) − 1 is the growth a year. The interval and p-value that go with it take the deviations e(t) as independent.": "b eğimi, bir yıldaki değişimdir. Logaritma alındığında yıllık büyüme exp(b) − 1’dir. Bununla verilen güven aralığı ve p değeri, e(t) sapmalarını bağımsız sayar.",

	"Newey and West's standard error": "Newey–West standart hatası",
	"se(b)² = n / (n − 2) · [ Σ u(t)² + 2 Σ w(j) Σ u(t) u(t − j) ] / [ Σ (t − mean of t)² ]²":                                        "sh(b)² = n / (n − 2) · [ Σ u(t)² + 2 Σ w(j) Σ u(t) u(t − j) ] / [ Σ (t − ort t)² ]²",
	"u(t) = (t − mean of t) e(t), w(j) = 1 − j / (L + 1), j = 1 … L":                                                                 "u(t) = (t − ort t) e(t), w(j) = 1 − j / (L + 1), j = 1 … L",
	"L = the whole part of 4 (n / 100)^(2/9)":                                                                                        "L = 4 (n / 100)^(2/9) sayısının tam kısmı",
	"The deviations of neighbouring years may depend on each other; nearer ones count more. The slope is that of the straight line.": "Komşu yılların sapmaları birbirine bağlı olabilir; yakın olanlar daha ağır sayılır. Eğim, eğilim doğrusununkidir.",

	"Theil–Sen slope": "Theil–Sen eğimi",
	"b = median of (y(s) − y(t)) / (s − t) over all pairs of years s > t":                "b = s > t olan bütün yıl çiftlerinde (y(s) − y(t)) / (s − t) değerlerinin ortancası",
	"Half of the pairs rise faster than b, half slower. A few odd years do not move it.": "Çiftlerin yarısı b’den hızlı, yarısı yavaş yükselir. Birkaç sıra dışı yıl onu etkilemez.",

	"Mann–Kendall test": "Mann–Kendall sınaması",
	"S = number of pairs of years that rise − number of pairs that fall": "S = yükselen yıl çiftlerinin sayısı − düşen çiftlerin sayısı",
	"z = (S − sign of S) / √var S":                                       "z = (S − S’nin işareti) / √var S",
	"Only the order of the values counts. Hamed and Rao multiply var S by a factor made of the autocorrelations of the ranks, since dependent years carry less information.": "Yalnızca değerlerin sırası önemlidir. Birbirine bağlı yıllar daha az bilgi taşıdığından, Hamed ve Rao var S’yi sıraların otokorelasyonlarından elde edilen bir katsayıyla çarpar.",

	"Test of a trend under lasting shocks":                       "Kalıcı şoklara dayanıklı eğilim sınaması",
	"y(t) = a + b·t + u(t), u(t) = α u(t − 1) + ε(t)":            "y(t) = a + b·t + u(t), u(t) = α u(t − 1) + ε(t)",
	"b from y(t) − α y(t − 1) on the same difference of a + b·t": "b, y(t) − α y(t − 1) farkının a + b·t’nin aynı farkı üzerine regresyonundan",
	"α says how much of a shock is left after a year; it is estimated, corrected for its bias in short series (Roy and Fuller 2001) and taken as 1, a random walk, where it is near 1. The test then asks whether b could be 0 in a series of that kind.": "α, bir şokun ne kadarının bir yıl sonraya kaldığını söyler; kestirilir, kısa serilerdeki yanlılığı düzeltilir (Roy ve Fuller 2001) ve 1’e yakınsa 1, yani rassal yürüyüş sayılır. Sınama sonra böyle bir seride b’nin 0 olup olamayacağını sorar.",

	"Deviations from the line":         "Eğilim doğrusundan sapmalar",
	"rho1 = Σ e(t) e(t − 1) / Σ e(t)²": "rho1 = Σ e(t) e(t − 1) / Σ e(t)²",
	"How strongly the deviations of neighbouring years go together; with it the Breusch–Godfrey test of that, the Breusch–Pagan test of a changing spread and the Jarque–Bera test of the bell shape.": "Komşu yılların sapmalarının ne kadar birlikte gittiği; yanında bunun Breusch–Godfrey sınaması, değişen varyans (İng. heteroskedasticity) için Breusch–Pagan sınaması ve çan eğrisine uygunluk için Jarque–Bera sınaması.",

	"Autocorrelation": "Otokorelasyon",
	"r(k) = Σ (y(t) − mean)(y(t − k) − mean) / Σ (y(t) − mean)²": "r(k) = Σ (y(t) − ort y)(y(t − k) − ort y) / Σ (y(t) − ort y)²",
	"Q = n (n + 2) Σ r(k)² / (n − k)":                            "Q = n (n + 2) Σ r(k)² / (n − k)",
	"How much a value tells of the one k observations later.":    "Bir değerin, k gözlem sonraki değer hakkında ne kadar bilgi verdiği.",

	"Chow's test": "Chow sınaması",
	"F = [(RSS − RSS1 − RSS2) / k] / [(RSS1 + RSS2) / (n − 2k)]": "F = [(KKT − KKT1 − KKT2) / k] / [(KKT1 + KKT2) / (n − 2k)]",
	"RSS is the sum of squared deviations from one line (or mean) for all years, RSS1 and RSS2 from one each before and after the year that is tested; k is 2 for a line, 1 for a mean.": "KKT (İng. RSS), bütün yıllar için tek bir eğilim doğrusuna (ya da ortalamaya) göre sapmaların kareleri toplamıdır; KKT1 ile KKT2, sınanan yıldan önceki ve sonraki yıllar için ayrı ayrı hesaplananlardır. k, doğru için 2, ortalama için 1’dir.",

	"Greatest F": "En büyük F",
	"sup F = greatest F over all break years between 15% and 85% of the observations":                                                 "sup F = gözlemlerin %15’i ile %85’i arasındaki bütün kırılma yıllarının en büyük F değeri",
	"p = (1 + number of simulated series with a greater sup F) / (999 + 1)":                                                           "p = (1 + sup F değeri daha büyük olan benzetim serilerinin sayısı) / (999 + 1)",
	"Each simulated series has no break and the dependence between years that the data have, corrected for its bias in short series.": "Benzetimle üretilen serilerin hiçbirinde kırılma yoktur; yıllar arası bağımlılık, kısa serilerdeki yanlılığı düzeltilerek verideki gibi alınır.",

	"Several breaks": "Birden çok kırılma",
	"choose m and the break years such that BIC = n ln(RSS / n) + p ln n is least (less constants)":                 "m ve kırılma yılları, BIC = n ln(KKT / n) + p ln n (sabitler bir yana) en küçük olacak biçimde seçilir",
	"p counts all that is estimated, the break years included; no stretch is shorter than 15% of the observations.": "m kırılma sayısı, p kırılma yılları da içinde olmak üzere kestirilen her şeyin sayısıdır; hiçbir parça gözlemlerin %15’inden kısa değildir.",

	"Pettitt's test": "Pettitt sınaması",
	"K = greatest |Σ Σ sign(y(s) − y(t))| over s after and t up to a year":    "K = bir yıla kadarki t’ler ve sonraki s’ler üzerinden |Σ Σ işaret(y(s) − y(t))| değerlerinin en büyüğü",
	"Finds the year after which values tend to be higher or lower, by ranks.": "Değerlerin hangi yıldan sonra genellikle daha yüksek ya da daha düşük olduğunu sıralarla bulur.",

	"Interrupted series": "Kesintili seri",
	"y(t) = a + b (t − T) + c D + d D (t − T), D = 1 from year T on": "y(t) = a + b (t − T) + c D + d D (t − T), T yılından başlayarak D = 1",
	"c is the jump in year T and d the change of the slope.":         "c, T yılındaki sıçrama, d ise eğimdeki değişimdir.",

	"Dickey–Fuller test": "Dickey–Fuller sınaması",
	"Δy(t) = c + d·t + φ y(t − 1) + Σ ψ(i) Δy(t − i) + e(t)":                                                                              "Δy(t) = c + d·t + φ y(t − 1) + Σ ψ(i) Δy(t − i) + e(t)",
	"The statistic is that of φ = 0, under which shocks last for ever. The number of lags is the one with the least AIC; p by MacKinnon.": "İstatistik φ = 0 içindir; bu durumda şoklar hiç sönmez. Gecikme sayısı AIC’yi en küçük yapandır; p değeri MacKinnon’a göredir.",

	"KPSS test": "KPSS sınaması",
	"statistic = Σ (e(1) + … + e(t))² / (n² · long-run variance of e)":                                  "istatistik = Σ (e(1) + … + e(t))² / (n² · e’nin uzun dönem varyansı)",
	"It asks the opposite: whether shocks fade. Its p is read from a table that ends at 0.01 and 0.10.": "Tersini sorar: şoklar sönüyor mu? p değeri, 0,01 ile 0,10’da biten bir tablodan okunur.",

	"Phillips–Perron test": "Phillips–Perron sınaması",
	"y(t) = c + d·t + ρ y(t − 1) + e(t), corrected for dependence of e": "y(t) = c + d·t + ρ y(t − 1) + e(t); e’nin bağımlılığına göre düzeltilir",
	"As Dickey and Fuller's, with a correction instead of lags.":        "Dickey–Fuller sınaması gibidir; gecikmeler yerine bir düzeltme kullanır.",

	"Zivot and Andrews' test": "Zivot–Andrews sınaması",
	"Δy(t) = c + d·t + θ D(t) + φ y(t − 1) + ψ Δy(t − 1) + e(t), least statistic of φ over all break years": "Δy(t) = c + d·t + θ D(t) + φ y(t − 1) + ψ Δy(t − 1) + e(t); bütün kırılma yılları içinde φ’nin en küçük istatistiği",
	"A unit root against a series that is steady but for one break in an unknown year.":                     "Birim köke karşı, bilinmeyen bir yıldaki tek kırılması dışında durağan bir seri.",

	"r = Σ (x − mean of x)(y − mean of y) / √[ Σ (x − mean of x)² · Σ (y − mean of y)² ]": "r = Σ (x − ort x)(y − ort y) / √[ Σ (x − ort x)² · Σ (y − ort y)² ]",
	"ρ = r of the ranks of x and y": "ρ = x ve y sıralarının r katsayısı",
	"τ = (pairs of years in like order − pairs in unlike order) / √(pairs without ties in x · pairs without ties in y)": "τ = (aynı sıradaki yıl çiftleri − ters sıradakiler) / √(x’te eşit olmayan çiftler · y’de eşit olmayan çiftler)",
	"1 is perfect agreement, 0 none, −1 perfect opposition.":                                                            "1 tam uyum, 0 ilişkisizlik, −1 tam karşıtlık demektir.",

	"Effective number of observations":                                                           "Etkin gözlem sayısı",
	"n* = n / [1 + 2 Σ (1 − k / n) r_x(k) r_y(k)], k = 1 … n / 4":                                "n* = n / [1 + 2 Σ (1 − k / n) r_x(k) r_y(k)], k = 1 … n / 4",
	"t = r √[(n* − 2) / (1 − r²)]":                                                               "t = r √[(n* − 2) / (1 − r²)]",
	"Where both series depend on their past, n years tell as much as n* independent ones would.": "İki seri de kendi geçmişine bağlıysa n yıl, birbirinden bağımsız n* yıl kadar bilgi verir.",

	"Among random walks": "Rassal yürüyüşler arasındaki yeri",
	"percentile = share of 9,999 pairs of independent random walks with a smaller |r|":               "yüzdelik = 9.999 bağımsız rassal yürüyüş çifti içinde |r| değeri daha küçük olanların payı",
	"How remarkable the correlation would be between two series that wander without any connection.": "Aralarında hiçbir bağ olmadan gezinen iki seri için bu korelasyonun ne kadar sıra dışı olacağı.",

	"Adjustment for many tests": "Çok sayıda sınama için düzeltme",
	"Holm: p(i) · (m − i + 1); Benjamini–Hochberg: p(i) · m / i; made monotone and at most 1":                                                      "Holm: p(i) · (m − i + 1); Benjamini–Hochberg: p(i) · m / i; sıra bozulmayacak ve 1’i aşmayacak biçimde",
	"p(i) is the i-th smallest of the m p-values of the question. Who tests twenty pairs finds one by chance; the adjusted values allow for that.": "p(i), sorudaki m tane p değerinin küçükten büyüğe i’ncisidir. Yirmi çift sınayan, rastlantıyla bir tane bulur; düzeltilmiş değerler bunu hesaba katar.",

	"Partial correlation": "Kısmi korelasyon",
	"correlation of what is left of x and y after least squares on the controls": "x ve y’den, kontrol değişkenleri üzerine en küçük kareler sonrasında kalanların korelasyonu",

	"Leads and lags": "Öncülük ve gecikme",
	"k > 0: correlation of x(t + k) and y(t)":         "k > 0: x(t + k) ile y(t)’nin korelasyonu",
	"A peak at k > 0 says that y leads x by k years.": "k > 0’daki bir tepe, y’nin x’ten k yıl önde gittiğini söyler.",

	"Prediction of one series by the other":                                                              "Bir serinin ötekini öngörmesi",
	"y(t) = c + Σ a(i) y(t − i) + Σ b(i) x(t − i) + e(t), test of all b(i) = 0":                          "y(t) = c + Σ a(i) y(t − i) + Σ b(i) x(t − i) + e(t); bütün b(i) = 0 sınanır",
	"Toda and Yamamoto add lags that are not tested, so that the test holds for series with unit roots.": "Granger nedenselliği sınamasıdır. Toda ve Yamamoto, sınama birim köklü serilerde de geçerli olsun diye sınanmayan gecikmeler ekler.",

	"Engle and Granger's test":                          "Engle–Granger sınaması",
	"y(t) = a + b x(t) + e(t), Dickey–Fuller test of e": "y(t) = a + b x(t) + e(t); e için Dickey–Fuller sınaması",
	"Two series that wander are tied in the long run where the distance between them does not wander.": "Gezinen iki seri, aralarındaki uzaklık gezinmiyorsa uzun dönemde birbirine bağlıdır (eşbütünleşme).",

	"Johansen's test": "Johansen sınaması",
	"Δy(t) = Π y(t − 1) + Σ Γ(i) Δy(t − i) + c + e(t), rank of Π":              "Δy(t) = Π y(t − 1) + Σ Γ(i) Δy(t − i) + c + e(t); Π’nin rankı",
	"The rank is the number of relations that tie the series in the long run.": "Rank, serileri uzun dönemde birbirine bağlayan ilişkilerin sayısıdır.",

	"Bounds test": "Sınır sınaması (ARDL)",
	"Δy(t) = c + φ y(t − 1) + θ x(t − 1) + lagged changes + e(t), F of φ = θ = 0":                                              "Δy(t) = c + φ y(t − 1) + θ x(t − 1) + gecikmeli değişimler + e(t); φ = θ = 0 için F",
	"Above the upper bound there is a relation between levels, below the lower one none; between them the test does not tell.": "F üst sınırın üstündeyse düzeyler arasında ilişki vardır, alt sınırın altındaysa yoktur; ikisinin arasındaysa sınama bir şey söylemez.",

	"Two eras": "İki dönem",
	"y(t) = a + d D(t) + e(t), D(t) = 1 in the later era":                                "y(t) = a + d D(t) + e(t), sonraki dönemde D(t) = 1",
	"d is the difference between the two means; its standard error is Newey and West's.": "d, iki ortalama arasındaki farktır; standart hatası Newey ve West’e göredir.",
	"Slopes of two eras": "İki dönemin eğimleri",
	"y(t) = a + b·t + c D(t) + d D(t)·t + e(t), D(t) = 1 in the later era":                            "y(t) = a + b·t + c D(t) + d D(t)·t + e(t), sonraki dönemde D(t) = 1",
	"d is the difference between the slopes of the two eras; its standard error is Newey and West's.": "d, iki dönemin eğimleri arasındaki farktır; standart hatası Newey ve West’e göredir.",

	"S-shaped growth":                   "S biçimli büyüme",
	"y(t) = A / (1 + exp((m − t) / s))": "y(t) = A / (1 + exp((m − t) / s))",
	"A is the level at which growth ends, m the year in which half of it is reached, s the pace.": "A büyümenin durduğu düzey, m bunun yarısına ulaşılan yıl, s hızdır (lojistik eğri).",

	"Projections": "İleriye dönük kestirimler",
	"interval = projection ± z · standard error, which grows with the distance":                    "aralık = kestirim ± z · standart hata; standart hata, uzaklaştıkça büyür",
	"They carry the past on and know nothing of what will happen. Shares stay between 0 and 100%.": "Geçmişi sürdürürler ve ileride ne olacağını bilmezler. Paylar %0 ile %100 arasında kalır.",

	"Panels":                               "Paneller",
	"y(g, t) = a(g) + b x(g, t) + e(g, t)": "y(g, t) = a(g) + b x(g, t) + e(g, t)",
	"Fixed effects give each entity g its own level a(g); random effects draw them by chance; first differences take changes instead. Standard errors allow for dependence within an entity.": "Sabit etkiler her g birimine kendi a(g) düzeyini verir; rassal etkiler bu düzeyleri rastlantıyla çekilmiş sayar; birinci farklar düzeyler yerine değişimleri alır. Standart hatalar birim içindeki bağımlılığı hesaba katar.",
}
