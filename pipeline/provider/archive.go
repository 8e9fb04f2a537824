package provider

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
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
		r.Kind = Workbook
		return r.openBook()
	}
	r.Kind = Archive
	for _, f := range z.File {
		base := path.Base(f.Name)
		if f.FileInfo().IsDir() || strings.HasPrefix(f.Name, "__MACOSX/") || strings.HasPrefix(base, ".") {
			continue
		}
		m := &Raw{Name: r.Name + "!" + f.Name, Size: int64(f.UncompressedSize64), SHA256: r.SHA256, Archive: r, open: func() (io.ReadCloser, error) { return f.Open() }, progress: r.progress}
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
	case f.Flags&1 != 0:
		return fmt.Errorf("the archive has a password; unpack it")
	case f.UncompressedSize64 > maxMember:
		return fmt.Errorf("the file %q in the archive unpacks to %d GB, more than is read", f.Name, f.UncompressedSize64>>30)
	case f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/maxRatio > f.CompressedSize64, !workbook && f.UncompressedSize64 > 64<<20 && f.UncompressedSize64/200 > f.CompressedSize64:
		return fmt.Errorf("the file %q in the archive unpacks from %d bytes to %d, as no data do; it is not read", f.Name, f.CompressedSize64, f.UncompressedSize64)
	}
	return nil
}
