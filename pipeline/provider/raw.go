package provider

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Kind is what a raw file is as a file.
type Kind int

// The kinds of raw files.
const (
	Text Kind = iota
	Workbook
	Archive
)

// headSize is how much of a text a format sees to recognise it.
const headSize = 64 << 10

// The largest files that are read: texts pass through without being held, while
// a workbook is held whole.
const (
	maxText     = 64 << 30
	maxWorkbook = 32 << 20 // as it is stored
	maxUnpacked = 64 << 20 // all parts of a workbook
	maxMember   = 8 << 30  // a text in an archive
	maxMembers  = 1000
	maxRatio    = 1000 // DEFLATE makes at most 1032 of one byte
)

// A Raw is a publisher's file as it was downloaded.
type Raw struct {
	Name    string // for messages: the file's base name, or archive!member
	Size    int64
	SHA256  string // of the file; of the archive, for a member
	Archive *Raw   // that a member is in; nil for a file
	Kind    Kind
	Head    string   // the first 64 KiB of a text, in UTF-8 without byte order mark
	Lines   []string // of Head, without line ends; the last one may be cut off
	Sheets  []string // of a workbook
	Members []*Raw   // of an archive
	Beside  []string // files of an archive that are no texts
	Set     []*Raw   // all files that are imported together, for companions

	open     func() (io.ReadCloser, error)
	path     string
	eight    bool   // bytes that are not UTF-8
	bad      string // where the first of them stands
	nul      int64  // place of the first zero byte, −1 where there is none
	encoding encoding.Encoding
	ends     lineHabit
	openEnd  bool // no line end at the end
	book     *book
	closers  []io.Closer
	progress func(stage string, done, total int)
	stop     func() error
}

// Open opens a file and looks at all of it once: what it is, how it is encoded
// and its SHA-256. Of the options it takes the encoding and the progress.
func Open(path string, opt Options) (*Raw, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, plainError(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file; name the files to import", path)
	}
	r := &Raw{Name: filepath.Base(path), Size: info.Size(), path: path, open: func() (io.ReadCloser, error) { return os.Open(path) }, progress: opt.Progress, stop: opt.Stop}
	if r.Size > maxText {
		return nil, fmt.Errorf("%s is larger than %d GB", r.Name, maxText>>30)
	}
	if err := r.examine(opt.Encoding); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// Close closes what the file opened.
func (r *Raw) Close() {
	for _, c := range r.closers {
		c.Close()
	}
	r.closers = nil
}

// examine looks at the whole file.
func (r *Raw) examine(charset string) error {
	f, err := r.open()
	if err != nil {
		return fmt.Errorf("%s: %w", r.Name, plainError(err))
	}
	f = r.heard("checking", f)
	defer f.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return fmt.Errorf("%s: %w", r.Name, plainError(err))
	}
	head = head[:n]
	sum := sha256.New()
	sum.Write(head)
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		if r.Archive != nil {
			return fmt.Errorf("%s: an archive inside an archive is not read; unpack it", r.Name)
		}
		if _, err := io.Copy(sum, f); err != nil {
			return fmt.Errorf("%s: %w", r.Name, plainError(err))
		}
		r.SHA256 = hex.EncodeToString(sum.Sum(nil))
		return r.unpack(charset)
	}
	if err := binary(head); err != nil {
		return fmt.Errorf("%s: %w", r.Name, err)
	}
	scan := &scanner{nul: -1}
	scan.Write(head)
	if err := copyBoth(f, sum, scan); err != nil {
		return fmt.Errorf("%s: %w", r.Name, plainError(err))
	}
	scan.end()
	if r.Archive == nil {
		r.SHA256 = hex.EncodeToString(sum.Sum(nil))
	}
	r.openEnd = !bytes.ContainsAny(scan.end2[:], "\r\n")
	r.nul, r.eight, r.bad = scan.nul, scan.bad >= 0, fmt.Sprintf("byte %d, 0x%02X", scan.bad+1, scan.badByte)
	if err := r.decide(head, charset); err != nil {
		return err
	}
	return r.readHead()
}

// decide says how the text is encoded.
func (r *Raw) decide(head []byte, charset string) error {
	switch {
	case charset != "":
		e, err := htmlindex.Get(charset)
		if err != nil {
			return fmt.Errorf("the encoding %q is not known; write utf-8, utf-16le, windows-1252, windows-1254 or iso-8859-9", charset)
		}
		r.encoding, r.eight = e, false
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), zeros(head, 1):
		r.encoding = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), zeros(head, 0):
		r.encoding = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case r.nul >= 0:
		return fmt.Errorf("%s: a zero byte stands at byte %d; the file is damaged, or no text: download it again", r.Name, r.nul+1)
	}
	if r.encoding != nil {
		r.eight = false
	}
	return nil
}

// zeros reports whether every second byte, from the one at odd on, is mostly
// zero: Latin text in UTF-16 without its mark.
func zeros(head []byte, odd int) bool {
	n := 0
	for i := odd; i < len(head); i += 2 {
		if head[i] == 0 {
			n++
		}
	}
	return len(head) >= 8 && n > len(head)/2*8/10 && bytes.Count(head, []byte{0}) < n+n/4
}

// Text opens the text from its beginning, in UTF-8 without byte order mark.
func (r *Raw) Text() (io.ReadCloser, error) {
	f, err := r.open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Name, plainError(err))
	}
	f = r.heard("reading", f)
	var text io.Reader
	switch {
	case r.encoding != nil:
		text = transform.NewReader(f, r.encoding.NewDecoder())
	case r.eight:
		text = transform.NewReader(f, charmap.Windows1252.NewDecoder())
	default:
		plain, err := plainText(f)
		if err != nil || r.ends == (lineHabit{}) {
			return plain, err
		}
		text = plain
	}
	return struct {
		io.Reader
		io.Closer
	}{r.ends.mend(text), f}, nil
}

// plainText skips the byte order mark of a text in UTF-8.
func plainText(f io.ReadCloser) (io.ReadCloser, error) {
	var mark [3]byte
	n, err := io.ReadFull(f, mark[:])
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		f.Close()
		return nil, err
	}
	first := mark[:n]
	if string(first) == "\ufeff" {
		first = nil
	}
	return struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(first), f), f}, nil
}

// readHead reads the beginning of the text, again where its lines have habits that
// are mended.
func (r *Raw) readHead() error {
	if err := r.readHeadOnce(); err != nil {
		return err
	}
	if r.ends = habits(r.Head); r.ends == (lineHabit{}) {
		return nil
	}
	return r.readHeadOnce()
}

func (r *Raw) readHeadOnce() error {
	t, err := r.Text()
	if err != nil {
		return err
	}
	defer t.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(t, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return fmt.Errorf("%s: %w", r.Name, plainError(err))
	}
	head = head[:n]
	for i := 0; i < utf8.UTFMax-1 && n == headSize; i++ { // a letter that the end cuts
		if last, size := utf8.DecodeLastRune(head); last != utf8.RuneError || size != 1 {
			break
		}
		head = head[:len(head)-1]
	}
	r.Head = string(head)
	if strings.TrimSpace(r.Head) == "" && r.Size <= headSize {
		return fmt.Errorf("%s: %w", r.Name, errNothing)
	}
	r.Lines = strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(r.Head), "\n")
	return nil
}

// seen describes the file for people whose file was not recognised.
func (r *Raw) seen() string {
	switch r.Kind {
	case Workbook:
		return fmt.Sprintf("a workbook with the sheets %s", quoted(r.Sheets, 12))
	case Archive:
		var names []string
		for _, m := range r.Members {
			names = append(names, strings.TrimPrefix(m.Name, r.Name+"!"))
		}
		return fmt.Sprintf("a zip with the files %s", quoted(names, 12))
	}
	var lines []string
	for _, l := range r.Lines {
		if l = strings.TrimSpace(l); l != "" && len(lines) < 3 {
			lines = append(lines, l)
		}
	}
	return "a text that begins with " + quoted(lines, 3)
}

// plainError is the reason of an error of the file system without its path.
func plainError(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	if err == zip.ErrFormat {
		return fmt.Errorf("the archive is damaged; download it again")
	}
	return err
}
