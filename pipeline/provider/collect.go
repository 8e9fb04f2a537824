package provider

import (
	"cmp"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"defensetrade/pipeline/entity"
	"defensetrade/pipeline/obs"
)

// Options say what of the files is wanted.
type Options struct {
	Entities   []string // countries or groups, in any spelling; empty is all
	From, To   int      // years; 0 leaves a side open
	Indicators []string // IDs, with * for any letters, or old=new to give one another ID; empty is all
	Year       int      // of a file that does not say its year
	Encoding   string   // of texts; "" is recognised
	Products   []string // of trade by product: "total", or the first digits of the code; empty is what the format chooses
	// Progress, when set, hears how many bytes of a file have been read.
	Progress func(stage string, done, total int)
	// Stop, when set, is asked before each reading; its error ends the import.
	Stop    func() error
	Mapping Mapping // of a table that has no format of ours
}

// An Import is what is taken from the files of one command. Formats fill it:
// Source and Indicator say what comes, Row begins a row of the file, Keep takes a
// value from it, LeaveOut says why one is not taken.
type Import struct {
	Sources    []Source
	Indicators []obs.Indicator // in order of appearance
	Accounts   []*Account      // one a file
	Faults     obs.Faults
	Doubled    int      // values that two files or two rows give alike, kept once
	more       struct { // faults, with the place of the last one
		n    int
		last obs.Pos
	}
	rows    rows
	sums    map[sumKey]*total // of the file that is read
	opt     Options
	raw     *Raw
	acc     *Account
	source  string         // ID of the source of the file that is read
	place   map[string]int // of an indicator
	wanted  map[string]bool
	ids     map[string]string // name as written -> ID
	foreign map[string]bool   // IDs that are no known entity

	unwanted []string // indicators of the files that the command does not name
}

// A Source is a publisher's data set with the raw files that it came in.
type Source struct {
	obs.Source
	Files []RawFile
}

// A RawFile says which file was imported.
type RawFile struct {
	Name, SHA256 string
	Size         int64
}

// newImport begins an import; wanted entities that are not known are an error.
func newImport(opt Options) (*Import, error) {
	im := &Import{opt: opt, sums: map[sumKey]*total{}, place: map[string]int{}, ids: map[string]string{}, foreign: map[string]bool{}}
	if len(opt.Entities) > 0 {
		im.wanted = map[string]bool{}
	}
	for _, name := range opt.Entities {
		e, ok := entity.Find(name)
		if !ok {
			if e, ok = entity.Letters(strings.ToUpper(name)); !ok {
				return nil, fmt.Errorf("--entities: %q is not a country or group that is known; %s", name, orElse(obs.DidYouMean(name, entity.Names()), "write its name or its code of ISO 3166"))
			}
		}
		im.wanted[e.ID] = true
	}
	return im, nil
}

// begin starts a file.
func (im *Import) begin(r *Raw, f *Format, seen string) {
	im.raw, im.source = r, ""
	im.acc = &Account{File: r.Name, where: r.Name, Format: f.Title, Seen: seen, reason: map[string]int{}, unknown: map[string]int{}}
	im.Accounts = append(im.Accounts, im.acc)
}

// part says in which sheet of the workbook the rows that follow stand.
func (im *Import) part(name string) {
	im.acc.close()
	im.acc.where = name
}

// at is a place in the file, or in the sheet, that is read.
func (im *Import) at(line int) obs.Pos { return obs.Pos{File: im.acc.where, Line: line} }

// end closes the last row of a file.
func (im *Import) end() {
	im.acc.close()
	im.flush()
}

// Source declares the data set that the file holds; values kept after it are its.
// A data set of two releases has two IDs.
func (im *Import) Source(s obs.Source) {
	im.source = s.ID
	raw := im.raw
	if raw.Archive != nil {
		raw = raw.Archive
	}
	file := RawFile{raw.Name, raw.SHA256, raw.Size}
	for i := range im.Sources {
		if known := &im.Sources[i]; known.ID == s.ID {
			if !slices.Contains(known.Files, file) {
				known.Files = append(known.Files, file)
			}
			return
		}
	}
	im.Sources = append(im.Sources, Source{s, []RawFile{file}})
}

// Indicator declares an indicator; the first description of an ID counts. It
// reports whether the command wants it.
func (im *Import) Indicator(ind obs.Indicator) bool {
	if !im.wants(ind.ID) {
		if !slices.Contains(im.unwanted, ind.ID) {
			im.unwanted = append(im.unwanted, ind.ID)
		}
		return false
	}
	ind.ID = im.named(ind.ID)
	if _, ok := im.place[ind.ID]; !ok {
		im.place[ind.ID] = len(im.Indicators)
		if len(ind.Sources) == 0 && im.source != "" {
			ind.Sources = []string{im.source}
		}
		im.Indicators = append(im.Indicators, ind)
	}
	return true
}

// wants reports whether --indicators names an indicator.
func (im *Import) wants(id string) bool {
	if len(im.opt.Indicators) == 0 {
		return true
	}
	return slices.ContainsFunc(im.opt.Indicators, func(p string) bool {
		p, _, _ = strings.Cut(p, "=")
		ok, err := path.Match(p, id)
		return ok && err == nil || p == id
	})
}

// named is the ID that the command gives an indicator.
func (im *Import) named(id string) string {
	for _, p := range im.opt.Indicators {
		if old, name, ok := strings.Cut(p, "="); ok && old == id {
			return name
		}
	}
	return id
}

// Row begins a row of the file: what is kept and left out from now on is its.
func (im *Import) Row(line int) {
	im.acc.close()
	im.acc.Rows++
	im.acc.open, im.acc.kept, im.acc.left, im.acc.line = true, false, false, line
}

// LeaveOut says why n values of the row are not kept; 0 is the row as a whole.
func (im *Import) LeaveOut(why string, n int) { im.LeaveOutAt(why, n, im.at(im.acc.line)) }

// LeaveOutAt is LeaveOut with the place of the value.
func (im *Import) LeaveOutAt(why string, n int, at obs.Pos) { im.acc.leave(why, at, n) }

// Remark is a line to print below the file's account.
func (im *Import) Remark(format string, args ...any) {
	if s := fmt.Sprintf(format, args...); !slices.Contains(im.acc.Remarks, s) {
		im.acc.Remarks = append(im.acc.Remarks, s)
	}
}

// mostFaults is how many faults are kept one by one; a file that is wrong in a
// million rows costs no memory.
const mostFaults = 1000

// Fault is an error in the file, at a place; nothing will be written.
func (im *Import) Fault(at obs.Pos, fix, format string, args ...any) {
	if im.more.n++; im.more.n > mostFaults {
		im.more.last = at
		return
	}
	im.Faults = append(im.Faults, obs.Fault{Pos: at, Severity: obs.SevError, Msg: fmt.Sprintf(format, args...), Fix: fix})
}

// noYear is the fault of a row whose cell in the column of the year holds none.
func (im *Import) noYear(rec record, column int) {
	im.LeaveOut("rows with an error", 0)
	im.Fault(im.at(rec.line), "download the file again", "%q in the column of the year is no year", rec.cell(column))
}

// Entity is the ID of a name in any spelling. A name that is not known is kept as
// it stands, without the marks that SIPRI sets behind it, and accounted for.
func (im *Import) Entity(name string) string { return im.known(name, entity.Find) }

// Coded is the ID of an entity by its code, or by its name where the code is not
// known. A group of countries goes by its name where that is another group's: the World
// Bank gave the code of the Middle East and North Africa to a group that holds Afghanistan
// and Pakistan as well (July 2025), and the two are not one series.
func (im *Import) Coded(scheme entity.Scheme, code, name string) string {
	key := string(scheme) + "\x00" + code
	if id, ok := im.ids[key]; ok && id != "" {
		return id
	}
	if e, ok := entity.ByCode(scheme, code); ok {
		if e.Group && name != "" {
			return im.group(e, code, name)
		}
		im.ids[key] = e.ID
		return e.ID
	}
	return im.Entity(orElse(name, code))
}

// group is the ID of a group of countries with a code, by the name that the file has.
func (im *Import) group(e obs.Entity, code, name string) string {
	named, ok := entity.Find(name)
	switch {
	case !ok:
		im.Remark("the group %s is called %q, which is no name of it that is known; the study calls it %q: see that it is the same set of countries", code, name, e.Label)
	case named.Group && named.ID != e.ID:
		if im.wanted[e.ID] { // asked for by the code that the file has
			im.wanted[named.ID] = true
		}
		return named.ID
	}
	return e.ID
}

func (im *Import) known(name string, find func(string) (obs.Entity, bool)) string {
	id, ok := im.ids[name]
	if !ok {
		if e, found := find(name); found {
			id = e.ID
			if _, again := find(id); !again { // SIPRI's star is what it is known by
				id += "*"
			}
		} else {
			id = strings.Join(strings.Fields(strings.TrimRight(strings.NewReplacer("/", "-", "@", " ").Replace(name), "* ")), " ")
			im.foreign[id] = true
		}
		im.ids[strings.Clone(name)] = id
	}
	if im.foreign[id] {
		im.acc.stranger(id, im.at(im.acc.line))
	}
	return id
}

// Wants reports whether --entities names one of the two; a value that runs between
// two entities is wanted for either.
func (im *Import) Wants(id, partner string) bool {
	return im.wanted == nil || im.wanted[id] || partner != "" && im.wanted[partner]
}

// The reasons that several formats share.
const (
	otherEntity    = "other entities (--entities)"
	otherYear      = "other years (--years)"
	otherIndicator = "other indicators (--indicators)"
	emptyCell      = "empty cells: the publisher has no value"
)

// Keep takes a value of the row that has begun, where the command wants it, and
// reports whether it did. The observation's entities are IDs; Source and Pos are
// filled in here.
func (im *Import) Keep(o obs.Observation) bool {
	switch {
	case !im.Wants(o.Entity, o.Partner):
		im.LeaveOut(otherEntity, 1)
		return false
	case im.opt.From != 0 && o.Year < im.opt.From || im.opt.To != 0 && o.Year > im.opt.To:
		im.LeaveOut(otherYear, 1)
		return false
	}
	if o.Status == "" {
		o.Status = obs.Reported
	}
	if math.IsInf(o.Value, 0) || math.IsNaN(o.Value) != o.Status.Missing() {
		im.Fault(im.at(im.acc.line), "", "a value is %v and its status %q", o.Value, o.Status)
		return false
	}
	o.Indicator = im.named(o.Indicator)
	if o.Source == "" {
		o.Source = im.source
	}
	if o.Pos.Line == 0 {
		o.Pos = im.at(im.acc.line)
	}
	im.acc.kept = true
	im.acc.Values++
	im.rows.add(o)
	return true
}

// unique sorts the rows and drops those that say the same twice; two different
// values for one key are an error that names both places.
func (im *Import) unique() {
	im.rows.sort(im.ranks())
	out := im.rows.list[:0]
	for _, x := range im.rows.list {
		if n := len(out); n == 0 || !out[n-1].sameKey(x) {
			out = append(out, x)
			continue
		}
		if prev := out[len(out)-1]; prev.value == x.value || math.IsNaN(prev.value) && math.IsNaN(x.value) {
			im.Doubled++
		} else {
			a, b := im.rows.observation(prev), im.rows.observation(x)
			im.Fault(b.Pos, "import one of the two", "%s of %s in %d is %s here and %s in %s", a.Indicator, pair(a.Entity, a.Partner), a.Year, decimal(b.Value), decimal(a.Value), a.Pos)
		}
	}
	im.rows.list = out
}

// ranks is the order of the indicators: as they appeared, but those of one file
// together.
func (im *Import) ranks() func(indicator string) int {
	first, rank := map[string]int{}, map[string]int{}
	for i, ind := range im.Indicators {
		f := im.fileOf(ind.ID)
		if _, ok := first[f]; !ok {
			first[f] = i
		}
		rank[ind.ID] = first[f]*len(im.Indicators) + i
	}
	return func(indicator string) int { return rank[indicator] }
}

func pair(id, partner string) string {
	if partner == "" {
		return id
	}
	return id + "-" + partner
}

func orElse(a, b string) string { return cmp.Or(a, b) }

// nan is the value of an observation without one.
var nan = math.NaN()

// tenth is a remark where a tenth or more of a data set was taken whose publisher
// lets less than that be published (G34).
func (im *Import) tenth(publisher string, taken, all int) {
	if all > 0 && 10*taken >= all {
		im.Remark("G34: this is %d%% of the data set; %s lets less than 10%% be published: choose with --entities, --years and --indicators before you publish the files", 100*taken/all, publisher)
	}
}
