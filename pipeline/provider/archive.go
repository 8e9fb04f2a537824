package provider

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"
)

// unpack looks into a zip: an Excel workbook, or an archive of texts. Nothing is
// written to the disk, and what the archive says of its sizes is held against it
// before a byte is unpacked and while it is read.
func (r *Raw) unpack(charset string) error {
	z, err := zip.OpenReader(r.path)
	if err != nil {
		return fmt.Errorf("%s: the archive is damaged (%w); download it again", r.Name, err)
	}
	r.closers = append(r.closers, z)
	if len(z.File) > maxMembers {
		return fmt.Errorf("%s: the archive holds %d files, more than a download does", r.Name, len(z.File))
	}
	workbook := slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "xl/workbook.xml" || f.Name == "[Content_Types].xml" })
	var total uint64
	for _, f := range z.File {
		if err := safe(f, workbook); err != nil {
			return fmt.Errorf("%s: %w", r.Name, err)
		}
		total += f.UncompressedSize64
	}
	if workbook {
		if r.Size > maxWorkbook || total > maxUnpacked {
			return fmt.Errorf("%s: the workbook unpacks to %d MB; the most that is read is %d MB: save the sheet that is needed as CSV", r.Name, total>>20, maxUnpacked>>20)
		}
		for _, f := range z.File {
			if strings.HasSuffix(strings.ToLower(f.Name), "sharedstrings.xml") {
				if err := safeStrings(f); err != nil {
					return fmt.Errorf("%s: %w", r.Name, err)
				}
			}
		}
		r.Kind = Workbook
		return r.openBook()
	}
	r.Kind = Archive
	for _, f := range z.File {
		base := path.Base(f.Name)
		if f.FileInfo().IsDir() || strings.HasPrefix(f.Name, "__MACOSX/") || strings.HasPrefix(base, ".") {
			continue
		}
		m := &Raw{Name: r.Name + "!" + strings.ToValidUTF8(f.Name, "\ufffd"), Size: int64(f.UncompressedSize64), SHA256: r.SHA256, Archive: r, open: func() (io.ReadCloser, error) { return f.Open() }, progress: r.progress, stop: r.stop}
		if err := m.examine(charset); err != nil {
			if holdsData(base) {
				return err
			}
			r.Beside = append(r.Beside, f.Name)
			continue
		}
		r.Members = append(r.Members, m)
	}
	if len(r.Members) == 0 {
		return fmt.Errorf("%s: the archive holds no files%s", r.Name, besides(r.Beside))
	}
	return nil
}

// holdsData reports whether a member has the name of a table: one that cannot be
// read is then an error, while a leaflet or a picture is passed over and named.
func holdsData(base string) bool {
	switch strings.ToLower(path.Ext(base)) {
	case ".csv", ".tsv", ".tab", ".txt", ".json", ".xlsx", ".xlsm", ".xls", ".zip", ".gz":
		return true
	}
	return false
}

func besides(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " with data, only " + quoted(names, 12)
}

// safe checks a member's name and sizes. Names are not used as paths here, but an
// archive with such names was made to do harm.
func safe(f *zip.File, workbook bool) error {
	name := strings.ReplaceAll(f.Name, `\`, "/")
	switch {
	case strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' || slices.Contains(strings.Split(name, "/"), ".."):
		return fmt.Errorf("the archive holds the path %q, which leads out of it; it is not read", f.Name)
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
		return fmt.Errorf("the archive holds the name %q, with letters that are not seen; it is not read", f.Name)
	case f.Flags&1 != 0:
		return fmt.Errorf("the archive has a password; unpack it")
	case f.UncompressedSize64 > maxMember:
		return fmt.Errorf("the file %q in the archive unpacks to %d GB, more than is read", f.Name, f.UncompressedSize64>>30)
	case f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/maxRatio > f.CompressedSize64, !workbook && f.UncompressedSize64 > 64<<20 && f.UncompressedSize64/200 > f.CompressedSize64:
		return fmt.Errorf("the file %q in the archive unpacks from %d bytes to %d, as no data do; it is not read", f.Name, f.CompressedSize64, f.UncompressedSize64)
	}
	return nil
}

// The most that a workbook's list of strings holds. Its cells name strings of the
// list, so a small file could hold a long one a million times.
const (
	maxStrings    = 1_000_000
	longestString = 1 << 15 // bytes; Excel takes 32,767 letters in a cell
)

// safeStrings reads the list of strings of a workbook and refuses one that
// unpacks in the cells to much more than the file holds.
func safeStrings(f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	d := xml.NewDecoder(in)
	strs, long := 0, 0
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the workbook's list of strings cannot be read (%w); open it in a spreadsheet program and save it again as .xlsx", err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "si" {
				strs, long = strs+1, 0
			}
		case xml.CharData:
			long += len(x)
		}
		if strs > maxStrings || long > longestString {
			return fmt.Errorf("the workbook has more than %d strings, or one longer than %d bytes, as no table has; save the sheet that is needed as CSV", maxStrings, longestString)
		}
	}
}
