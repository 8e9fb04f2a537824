package provider

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// A book is an Excel workbook. It is opened whole: reading row by row would lose
// the colours of the cells, by which SIPRI marks its estimates.
type book struct{ file *excelize.File }

// openBook opens the workbook.
func (r *Raw) openBook() error {
	f, err := excelize.OpenFile(r.path, excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked, RawCellValue: true})
	if err != nil {
		return fmt.Errorf("%s: the workbook cannot be read (%w); open it in a spreadsheet program and save it again as .xlsx", r.Name, err)
	}
	r.closers = append(r.closers, f)
	r.book = &book{f}
	r.Sheets = f.GetSheetList()
	return nil
}
