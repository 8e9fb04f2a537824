package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

var errLayout = errors.New("pdf: fpdf's file is not laid out as expected")

// A file is what fpdf wrote, taken apart: its objects by number, without their first
// and last lines. fpdf compresses with a new compressor of a megabyte for each stream
// and hashes a table of 65,536 widths for each font; so it is asked for neither.
type file struct {
	objects    [][]byte // from 1
	root, info int      // the catalogue and what the document says of itself
	packed     [][]byte // small objects that follow, to be put into compressed streams
}

// finish makes a document of what fpdf wrote: compressed, with the fonts and, if it has
// one, the structure.
func finish(data []byte, fonts []*font, t *tags) ([]byte, error) {
	f, err := split(data)
	if err != nil {
		return nil, err
	}
	if err := f.compress(); err != nil {
		return nil, err
	}
	if err := f.embed(fonts); err != nil {
		return nil, err
	}
	if t == nil {
		return f.bytes("1.5")
	}
	if err := t.structure(f); err != nil {
		return nil, err
	}
	return f.bytes("1.7")
}

// split cuts a file with a plain table of cross-references into its objects, and
// finds catalogue and information.
func split(data []byte) (*file, error) {
	at := bytes.LastIndex(data, []byte("\nstartxref\n"))
	if at < 0 {
		return nil, errLayout
	}
	f := &file{}
	var start, size, none int
	if _, err := fmt.Sscanf(string(data[at:]), "\nstartxref\n%d", &start); err != nil || start < 0 || start >= at {
		return nil, errLayout
	}
	if _, err := fmt.Sscanf(string(data[start:at]), "xref\n%d %d", &none, &size); err != nil || none != 0 {
		return nil, errLayout
	}
	trailer := bytes.Index(data[start:], []byte("trailer"))
	if trailer < 0 {
		return nil, errLayout
	}
	if _, err := fmt.Sscanf(string(data[start+trailer:]), "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R", &none, &f.root, &f.info); err != nil {
		return nil, errLayout
	}
	table := bytes.IndexByte(data[start+5:], '\n') + start + 6
	if size < 1 || f.root < 1 || f.root >= size || size > len(data)/20 || table+20*size > len(data) {
		return nil, errLayout
	}
	offsets := make([]int, size)
	for i := 1; i < size; i++ {
		var err error
		offsets[i], err = strconv.Atoi(string(data[table+20*i : table+20*i+10]))
		if err != nil || offsets[i] < 0 || offsets[i] >= start {
			return nil, errLayout
		}
	}
	order := slices.Clone(offsets[1:])
	slices.Sort(order)
	order = append(order, start)
	f.objects = make([][]byte, size)
	for i := 1; i < size; i++ {
		k, _ := slices.BinarySearch(order, offsets[i])
		o := bytes.TrimRight(data[offsets[i]:order[k+1]], "\n")
		head := strconv.Itoa(i) + " 0 obj\n"
		if !bytes.HasPrefix(o, []byte(head)) || !bytes.HasSuffix(o, []byte("\nendobj")) {
			return nil, errLayout
		}
		f.objects[i] = o[len(head) : len(o)-len("\nendobj")]
	}
	return f, nil
}

// add adds an object and returns its number.
func (f *file) add(o []byte) int {
	f.objects = append(f.objects, o)
	return len(f.objects) - 1
}

// addStream adds a compressed stream with more entries in its dictionary.
func (f *file) addStream(entries string, data []byte) (int, error) {
	o, err := stream(entries, data)
	return f.add(o), err
}

// compress compresses the streams, which are those of pages and hold nothing but
// drawing.
func (f *file) compress() error {
	for i, o := range f.objects {
		const head = "<</Length "
		if !bytes.HasPrefix(o, []byte(head)) {
			continue
		}
		n := 0
		rest := o[len(head):]
		for len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' && n <= len(o) {
			n, rest = 10*n+int(rest[0]-'0'), rest[1:]
		}
		data, ok := bytes.CutPrefix(rest, []byte(">>\nstream\n"))
		if !ok || len(data) != n+len("\nendstream") || !bytes.HasSuffix(data, []byte("\nendstream")) {
			return errLayout
		}
		var err error
		if f.objects[i], err = stream("", data[:n]); err != nil {
			return err
		}
	}
	return nil
}

// embed adds fonts and names them among the resources, which all pages share.
func (f *file) embed(fonts []*font) error {
	const none = "/Font <<\n>>"
	dict := []byte("/Font <<\n")
	for _, n := range fonts {
		id, err := n.add(f)
		if err != nil {
			return err
		}
		dict = fmt.Appendf(dict, "/%s %d 0 R\n", n.name, id)
	}
	const resources = 2 // as fpdf numbers them
	if len(f.objects) <= resources || bytes.Count(f.objects[resources], []byte(none)) != 1 {
		return errLayout
	}
	f.objects[resources] = bytes.Replace(f.objects[resources], []byte(none), append(dict, ">>"...), 1)
	return nil
}

// packSize is how many objects share a compressed stream.
const packSize = 400

// bytes writes the file, the packed objects in compressed streams, with its
// cross-references in a stream of their own (ISO 32000-1, 7.5.7 and 7.5.8).
func (f *file) bytes(version string) ([]byte, error) {
	first := len(f.objects)
	packs := (len(f.packed) + packSize - 1) / packSize
	total := first + len(f.packed) + packs + 1
	xref := make([]byte, 0, 7*total)
	entry := func(kind byte, a uint32, b uint16) {
		xref = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint32(append(xref, kind), a), b)
	}
	size := 0
	for _, o := range f.objects {
		size += len(o) + 30
	}
	out := bytes.NewBuffer(make([]byte, 0, size+len(f.packed)*20+4096))
	write := func(id int, o []byte) {
		entry(1, uint32(out.Len()), 0)
		fmt.Fprintf(out, "%d 0 obj\n", id)
		out.Write(o)
		out.WriteString("\nendobj\n")
	}
	fmt.Fprintf(out, "%%PDF-%s\n%%\xb5\xb6\xb5\xb6\n", version)
	entry(0, 0, 0xffff)
	for i := 1; i < first; i++ {
		write(i, f.objects[i])
	}
	for i := range f.packed {
		entry(2, uint32(first+len(f.packed)+i/packSize), uint16(i%packSize))
	}
	for p := range packs {
		from, to := p*packSize, min((p+1)*packSize, len(f.packed))
		var head, body []byte
		for i, o := range f.packed[from:to] {
			head = fmt.Appendf(head, "%d %d ", first+from+i, len(body))
			body = append(append(body, o...), '\n')
		}
		o, err := stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", to-from, len(head)), append(head, body...))
		if err != nil {
			return nil, err
		}
		write(first+len(f.packed)+p, o)
	}
	start := out.Len()
	entry(1, uint32(start), 0)
	o, err := stream(fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R", total, f.root, f.info), xref)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", total-1, o, start)
	return out.Bytes(), nil
}

// A compressor and what it writes into, both kept.
type compressor struct {
	out bytes.Buffer
	zip *zlib.Writer
}

// compressors keeps a few, which have a megabyte of tables each. A sync.Pool would
// lose them at every other collection.
var compressors = make(chan *compressor, 16)

// stream is an object with compressed data.
func stream(entries string, data []byte) ([]byte, error) {
	var c *compressor
	select {
	case c = <-compressors:
	default:
		c = &compressor{zip: zlib.NewWriter(nil)}
	}
	c.out.Reset()
	c.zip.Reset(&c.out)
	if _, err := c.zip.Write(data); err != nil {
		return nil, err
	}
	if err := c.zip.Close(); err != nil {
		return nil, err
	}
	o := make([]byte, 0, c.out.Len()+len(entries)+64)
	o = fmt.Appendf(o, "<<%s/Filter/FlateDecode/Length %d>>\nstream\n", entries, c.out.Len())
	o = append(append(o, c.out.Bytes()...), "\nendstream"...)
	select {
	case compressors <- c:
	default:
	}
	return o, nil
}
