package provider

import "io"

// heard tells the command's progress how much of a file has been read, and ends the
// reading when the user wants no more of it.
func (r *Raw) heard(doing string, f io.ReadCloser) io.ReadCloser {
	if r.stop != nil {
		f = &stoppable{f, r.stop}
	}
	if r.progress == nil || r.Size < progressFrom {
		return f
	}
	return &meter{ReadCloser: f, tell: func(n int64) { r.progress(doing+" "+r.Name, int(n), int(r.Size)) }}
}

// progressFrom is the size of files that are worth a bar; it moves every so many
// bytes.
const (
	progressFrom = 8 << 20
	progressStep = 1 << 20
)

type meter struct {
	io.ReadCloser
	n, said int64
	tell    func(n int64)
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	if m.n += int64(n); m.n-m.said >= progressStep || err != nil && m.n > m.said {
		m.said = m.n
		m.tell(m.n)
	}
	return n, err
}

// stoppable is a file that cannot be read any more once stop has an error.
type stoppable struct {
	io.ReadCloser
	stop func() error
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.stop(); err != nil {
		return 0, err
	}
	return s.ReadCloser.Read(p)
}
