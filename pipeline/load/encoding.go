package load

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const saveAsUTF8 = `save the file as UTF-8 (in Excel: "CSV UTF-8")`

// decode checks that a file is text in UTF-8 and strips its byte order mark.
// Where it is not text at all, ok is false; single bad bytes are faults, and the
// rows that hold them are left out by the reader.
func decode(out *sink, data []byte) (text []byte, ok bool) {
	at := out.pos(1, 1)
	switch {
	case len(data) == 0:
		out.error(out.pos(0, 0), "put the header entity,year,value into line 1 and the observations below, or delete the file", "the file is empty")
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		out.guard("G35", at, saveAsUTF8, "the file is written in UTF-16")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		out.error(at, "open it in a spreadsheet program and save the sheet as CSV in UTF-8", "the file is an Excel workbook or a zip, not a CSV")
	case bytes.HasPrefix(data, []byte("%PDF-")):
		out.error(at, "put the table into a CSV", "the file is a PDF, not a CSV")
	case bytes.HasPrefix(data, []byte{0x1f, 0x8b}):
		out.error(at, "unpack it", "the file is compressed, not a CSV")
	case bytes.HasPrefix(data, []byte("SQLite format 3\x00")):
		out.error(at, "export the table as CSV", "the file is a database, not a CSV")
	case bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		out.error(at, "open it in a spreadsheet program and save the sheet as CSV in UTF-8", "the file is an old Excel workbook, not a CSV")
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		out.error(at, "put the table into a CSV", "the file is a picture, not a CSV")
	case bytes.HasPrefix(data, []byte("version https://git-lfs.github.com/")):
		out.error(at, "fetch the file with git lfs pull", "the file is a pointer of Git LFS, not the data")
	case bytes.HasPrefix(bytes.ToLower(data[:min(len(data), 64)]), []byte("<!doctype html")), bytes.HasPrefix(bytes.ToLower(data[:min(len(data), 64)]), []byte("<html")):
		out.error(at, "download the data itself", "the file is a web page, not a CSV")
	case bytes.IndexByte(data, 0) >= 0 && bytes.Count(data[:min(len(data), 4096)], []byte{0}) > min(len(data), 4096)/4:
		out.guard("G35", at, saveAsUTF8, "the file is full of zero bytes, as text in UTF-16 without its mark is")
	default:
		ok = true
	}
	if !ok {
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(data)) == 0 {
		out.error(out.pos(0, 0), "put the header entity,year,value into line 1 and the observations below, or delete the file", "the file is empty")
		return nil, false
	}
	if bytes.IndexByte(data, '\n') < 0 && bytes.IndexByte(data, '\r') >= 0 {
		out.error(out.pos(1, 1+bytes.IndexByte(data, '\r')), "save the file with the line ends of Windows or Unix", "the lines end in a single carriage return, which old programs write")
		return nil, false
	}
	badBytes(out, data)
	return data, true
}

// badBytes reports the first zero byte and the first byte that is not UTF-8,
// with the number of lines that hold such bytes.
func badBytes(out *sink, data []byte) {
	zero := bytes.IndexByte(data, 0) >= 0
	valid := utf8.Valid(data)
	if !zero && valid {
		return
	}
	var zeros, wrong int
	var zeroAt, wrongAt [2]int
	var b byte
	for line := 1; len(data) > 0; line++ {
		row := data
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			row = data[:i]
			data = data[i+1:]
		} else {
			data = nil
		}
		if i := bytes.IndexByte(row, 0); i >= 0 {
			if zeros++; zeros == 1 {
				zeroAt = [2]int{line, i + 1}
			}
		}
		if !utf8.Valid(row) {
			if wrong++; wrong == 1 {
				i := len(row) - len(badTail(row))
				wrongAt, b = [2]int{line, i + 1}, row[i]
			}
		}
	}
	if zeros > 0 {
		out.error(out.pos(zeroAt[0], zeroAt[1]), "delete it, or save the file anew from the program that made it", "a zero byte stands in the text%s", inLines(zeros))
	}
	if wrong > 0 {
		guess := ""
		if r := charmap.Windows1254.DecodeByte(b); r != utf8.RuneError {
			guess = fmt.Sprintf(" (%q in the encodings of Windows)", r)
		}
		out.guard("G35", out.pos(wrongAt[0], wrongAt[1]), saveAsUTF8, "the byte 0x%02X%s is not UTF-8%s", b, guess, inLines(wrong))
	}
}

// badTail is the row from its first byte on that is not UTF-8.
func badTail(row []byte) []byte {
	for len(row) > 0 {
		r, size := utf8.DecodeRune(row)
		if r == utf8.RuneError && size == 1 {
			return row
		}
		row = row[size:]
	}
	return row
}

func inLines(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(", in %d lines", n)
}
