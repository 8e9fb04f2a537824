package obs

import (
	"slices"

	"defensetrade/pipeline/lang"
)

// A Guard is a rule that stops or marks a step that the field knows to be wrong.
type Guard struct {
	ID       string
	Severity Severity
	What     string // one line
	Why      string
	Fix      string // what to do
	Form     bool   // a fault of form: it stops the run and cannot be overridden
}

// Guards lists every guard, in the order of its ID. An error withholds what it
// touches and the rest of the study runs, except the two faults of form.
var Guards = []Guard{
	{"G01", SevError, "trend-indicator values added to, divided by or drawn on one axis with money or GDP",
		"A trend-indicator value stands for military capability, whatever was paid; SIPRI says that it should not be directly compared with money.",
		"Set the two beside each other, each on an axis of its own.", false},
	{"G02", SevError, "trend-indicator values in the wrong scale",
		"The World Bank's MS.MIL.*.KD indicators are in units, SIPRI's tables in millions: the same delivery differs by a million times.",
		"Correct the scale of the unit in datapackage.json.", false},
	{"G03", SevWarning, "nominal money over more than five years, trended, compared or added up",
		"Part of the change is inflation and not more of anything.",
		"Declare a deflator in study.yaml; the version at constant prices is then used instead.", false},
	{"G04", SevError, "different price bases or data vintages joined",
		"Current and constant prices, prices of two base years, and two releases of one data set differ throughout; a step between them is no change in the world.",
		"Bring both to one base, or take all years from one release.", false},
	{"G05", SevError, "fiscal and calendar years joined without conversion",
		"A fiscal year covers parts of two calendar years; Pakistan's runs from July to June.",
		"Write convert: {indicator: calendar} in study.yaml, which supposes even spending through the year, or keep the two apart.", false},
	{"G06", SevError, "shares of different wholes compared as if one",
		"A percentage of GDP and one of the budget have different denominators.",
		"Take shares of one whole, or show each by itself.", false},
	{"G07", SevError, "a share outside 0 to 100, or a value outside its expected range",
		"A part is seldom more than its whole; most such values are slips. (Kuwait spent 117% of its GDP on defence in 1991.)",
		"Correct the value, or declare it under ranges in study.yaml. Where most values of a series lie outside, the unit is in question: correct that in datapackage.json.", false},
	{"G08", SevError, "a jump by a power of 1,000; as a warning, a change of more than ten times within five years or that the next value undoes, and fractions among percentages",
		"It is a slip of the unit or a new currency: Türkiye took six zeros off the lira on 1 January 2005. A share of 0.36 is a third of a percent and not 36%.",
		"Bring all years to one unit.", false},
	{"G09", SevWarning, "a ratio jumps and its numerator does not",
		"The denominator was revised: Türkiye's GDP of December 2016 is a fifth larger than the one before.",
		"Take ratio and denominator from one vintage.", false},
	{"G10", SevError, "an aggregate summed with its members",
		"The world, a region or a total already holds them, and they would count twice.",
		lang.Mark("Leave the aggregate or its members out of the question."), false},
	{"G11", SevWarning, "imports (CIF) and exports (FOB) summed or compared",
		"CIF includes freight and insurance, some 6 to 10 percent; FOB does not.",
		"Use the figures of one side, or say that the two differ by freight.", false},
	{"G12", SevWarning, "mirror figures further apart than freight and insurance explain",
		"The two sides of one flow differ by 6 to 10 percent for freight; a wider gap is something else.",
		"Look at both sources; say which one is used.", false},
	{"G13", SevError, "missing, zero and “did not exist” confused",
		"A missing value is not zero, and a status that says so cannot stand beside a number.",
		"Delete the value or the status.", false},
	{"G14", SevWarning, "interpolated values",
		"Nobody observed them; they make a series smoother than it was.",
		"They are drawn hollow and dashed and counted in the note.", false},
	{"G15", SevWarning, "an estimated or provisional end point of a stated change",
		"The change may vanish with the next release.",
		"Wait for the final figure, or state the change up to the year before.", false},
	{"G16", SevError, "an entity that is neither a known country nor declared",
		"A misspelt name makes a second country of one.",
		"Correct the name, or declare it under entities in study.yaml. In a folder without study.yaml it is a warning.", true},
	{"G17", SevError, "an entity outside its years",
		"The state no longer existed: the USSR after 1991, East Germany after 1990.",
		"Give the value to the successor, or delete the row.", false},
	{"G18", SevWarning, "a change between the ends of a path that is not monotone",
		"The two ends hide the peak or the trough between them.",
		"State the peak or the trough too.", false},
	{"G19", SevWarning, "a correlation of levels of two trending series",
		"Two series that both grow correlate whatever their connection.",
		"The verdict rests on yearly changes.", false},
	{"G20", SevWithheld, "too few observations for a statistic",
		"With so few the result says nothing.",
		"Add years; least_n in study.yaml replaces the least number of observations.", false},
	{"G21", SevWarning, "several tests of one family",
		"One in twenty rejects by chance alone.",
		"Read the adjusted p beside the raw one.", false},
	{"G22", SevWarning, "Dickey–Fuller and KPSS contradict each other; withheld: an I(2) series in ARDL",
		"The bounds of the ARDL test hold for I(0) and I(1) alone; tests that contradict each other leave the order of integration open.",
		"Take first differences of an I(2) series; treat the order as unknown where the tests disagree.", false},
	{"G23", SevWarning, "a unit-root test where a break is likely",
		"A break can pass for a unit root.",
		"Read the test of Zivot and Andrews, which allows for one break, beside it.", false},
	{"G24", SevWarning, "Granger tests",
		"They say whether the past of one series helps to predict another, not what causes what.",
		"Say “helps to predict”.", false},
	{"G25", SevError, "a bounded quantity carried past its bounds by a straight line",
		"No share exceeds its whole.",
		"The bounded curve is given instead; logistic_growth is another.", false},
	{"G26", SevError, "points of different definitions or sources joined by one line",
		"A step between two sources is no change in the world.",
		"Declare a splice in study.yaml; without one each source is a series of its own.", false},
	{"G27", SevError, "announced, ordered and delivered mixed",
		"What is announced is often not ordered, and what is ordered often comes years later or never.",
		"Ask about each concept by itself.", false},
	{"G28", SevError, "a deal's total repeated for every year of delivery",
		"The total counts once for each year; a published pipeline inflated world transfers 4.49 times so.",
		"Use SIPRI's delivery rows, or give the total to one year.", false},
	{"G29", SevWarning, "a change of trend-indicator values from one single year to another",
		"Deliveries come in lumps; one ship makes a year.",
		"Read the sums of five years, as SIPRI prints them.", false},
	{"G30", SevWarning, "two ratios with a common numerator or denominator correlated",
		"The common part alone makes them correlate.",
		"Correlate the parts.", false},
	{"G31", SevError, "two y axes",
		"Where the lines cross depends on the scales alone.",
		"Each unit has a panel of its own; or index the series.", false},
	{"G32", SevError, "bars that do not start at zero",
		"The length of a bar is its value.",
		"Draw a line instead.", false},
	{"G33", SevError, "a rank stated without the set it ranks",
		"The third of five is not the third of all.",
		"Name the whole set in the question, or leave the rank out.", false},
	{"G34", SevWarning, "10% or more of a provider's data set published",
		"SIPRI's terms allow less without its permission.",
		"Leave out what the study does not need, or ask the provider.", false},
	{"G35", SevError, "a number or an encoding that can be read in two ways",
		"“1,234” is a thousand in one country and one and a quarter in another.",
		"Declare the dialect in datapackage.json; save files as UTF-8.", true},
}

// GuardOf returns the guard of an ID.
func GuardOf(id string) (Guard, bool) {
	i := slices.IndexFunc(Guards, func(g Guard) bool { return g.ID == id })
	if i < 0 {
		return Guard{}, false
	}
	return Guards[i], true
}
