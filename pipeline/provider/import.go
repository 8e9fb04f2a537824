package provider

import (
	"errors"
	"fmt"
	"strings"

	"defensetrade/pipeline/obs"
)

// Read opens, recognises and reads the files of one command. An error names the
// file; faults of single rows stand in Import.Faults. Of values that two files
// give alike one is kept.
func Read(paths []string, opt Options) (*Import, error) {
	im, err := newImport(opt)
	if err != nil {
		return nil, err
	}
	var set []*Raw
	defer func() {
		for _, r := range set {
			r.Close()
		}
	}()
	var errs []error
	for _, p := range paths {
		r, err := Open(p, opt)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		set = append(set, r)
	}
	all := set
	for _, r := range set {
		all = append(all[:len(all):len(all)], r.Members...)
	}
	for _, r := range all {
		r.Set = all
	}
	for _, r := range set {
		if err := im.file(r); err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	im.unique()
	if n := im.more.n - mostFaults; n > 0 {
		im.Faults = append(im.Faults, obs.Fault{Pos: im.more.last, Severity: obs.SevError, Msg: obs.More(n).String()})
	}
	if len(im.rows.list) == 0 && im.Faults.Errors() == 0 {
		return im, fmt.Errorf("nothing is left to import: %s", im.why())
	}
	return im, nil
}

// file recognises and reads one file, or the files of an archive.
func (im *Import) file(r *Raw) error {
	if r.Kind == Archive {
		return im.archive(r)
	}
	m := im.opt.Mapping
	if m != (Mapping{Decimal: m.Decimal}) {
		return im.read(r, &generic, "read as its columns were described")
	}
	f, seen, err := Recognise(r)
	var unknown *ErrUnknown
	if errors.As(err, &unknown) && m.given() { // how numbers are written goes for publishers' files too
		return im.read(r, &generic, "read as its columns were described")
	}
	if errors.As(err, &unknown) {
		if l, err := guess(r, Mapping{}); err == nil {
			unknown.Fix = "if it is a table, import it with " + l.command() + " and --indicator, --unit"
		}
	}
	if err != nil {
		return err
	}
	return im.read(r, f, seen)
}

func (im *Import) read(r *Raw, f *Format, seen string) error {
	if r.eight && !f.EightBit {
		return fmt.Errorf("%s: G35: the text is not UTF-8 (%s); say how it is encoded: --encoding windows-1252, or windows-1254 for Turkish", r.Name, r.bad)
	}
	im.begin(r, f, seen)
	defer im.end()
	if f.Companion {
		im.Remark("no observations in it; it explains the others")
		return nil
	}
	if r.eight {
		im.Remark("the text is not UTF-8 (%s) and was read as ISO 8859-1, in which the publisher writes it", r.bad)
	}
	if err := f.Read(r, im); err != nil {
		return err
	}
	if n := im.acc.Rows; n == 1<<20-1 || n == 1<<16-1 {
		im.Remark("the file has as many rows as a sheet of a spreadsheet program can hold: what came after them may be cut off; import the file as it was downloaded")
	}
	return nil
}

// archive reads the members that have a format; the others are named.
func (im *Import) archive(r *Raw) error {
	var left []string
	data := false
	for _, m := range r.Members {
		f, seen, err := Recognise(m)
		var unknown *ErrUnknown
		if errors.As(err, &unknown) {
			left = append(left, strings.TrimPrefix(m.Name, r.Name+"!"))
			continue
		}
		if err != nil {
			return err
		}
		if err := im.read(m, f, seen); err != nil {
			return err
		}
		data = data || !f.Companion
	}
	if !data {
		return &ErrUnknown{Raw: r}
	}
	if left = append(left, r.Beside...); len(left) > 0 {
		im.Remark("files of the archive that have no format of ours are not read: %s", quoted(left, 12))
	}
	return nil
}

// why says why nothing was kept.
func (im *Import) why() string {
	var parts []string
	for _, a := range im.Accounts {
		for _, l := range a.LeftOut {
			parts = append(parts, fmt.Sprintf("%s: %s", a.File, l.Why))
		}
	}
	if len(parts) == 0 {
		return "the files hold no rows"
	}
	if n := len(im.unwanted); n > 0 && len(im.Indicators) == 0 {
		const most = 12
		have := strings.Join(im.unwanted[:min(n, most)], ", ")
		if n > most {
			have += fmt.Sprintf(" and %d more", n-most)
		}
		parts = append(parts, "--indicators names none that the files have; those are "+have)
	}
	return strings.Join(parts, "; ")
}
