package provider

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
)

// chunkSize is how much of a text is parsed at a time; a few chunks are in memory
// at once, whatever the size of the file.
const chunkSize = 1 << 20

// A chunk is a part of a text that holds whole lines, the last of which ends in
// '\n' too.
type chunk struct {
	data []byte
	line int // number of its first line
	n    int // its place in the file
}

// chunks gives the text to f in parts, several at a time: worker tells the callers
// apart, of whom there are as many as the function returns. The parts come in no
// order; what f makes of them must not depend on it.
func (r *Raw) chunks(f func(worker int, c chunk) error) (workers int, err error) {
	text, err := r.Text()
	if err != nil {
		return 0, err
	}
	defer text.Close()
	workers = runtime.GOMAXPROCS(0)
	free, full, failed := make(chan []byte, 2*workers), make(chan chunk), make(chan error, workers)
	for range 2 * workers {
		free <- make([]byte, 0, chunkSize)
	}
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			var err error
			for c := range full {
				if err == nil {
					if err = f(w, c); err != nil {
						failed <- err
					}
				}
				free <- c.data
			}
		})
	}
	err = r.cut(text, free, full, failed)
	close(full)
	wg.Wait()
	close(failed)
	for e := range failed {
		if err == nil {
			err = e
		}
	}
	return workers, err
}

// cut reads the text and hands it out at the ends of lines. A line ends with "\n",
// "\r\n" or, in a text that has no "\n", with "\r".
func (r *Raw) cut(text io.Reader, free <-chan []byte, full chan<- chunk, failed <-chan error) error {
	var rest []byte
	line, old := 1, false
	for n := 0; len(failed) == 0; n++ {
		b := append((<-free)[:0], rest...)
		want := max(chunkSize, 2*len(rest))
		if cap(b) < want {
			b = append(make([]byte, 0, want), b...)
		}
		m, err := io.ReadFull(text, b[len(b):want])
		fresh := b[len(b) : len(b)+m]
		b = b[:len(b)+m]
		if n == 0 {
			old = bytes.IndexByte(b, '\n') < 0
		}
		if old {
			for i, c := range fresh {
				if c == '\r' {
					fresh[i] = '\n'
				}
			}
		}
		last := err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return fmt.Errorf("%s: %w", r.Name, plainError(err))
		}
		end := bytes.LastIndexByte(b, '\n') + 1
		if last && end < len(b) {
			b = append(b, '\n')
			end = len(b)
		}
		if rest = append(rest[:0], b[end:]...); len(rest) > maxLine {
			return fmt.Errorf("%s:%d: a line is longer than %d MB; the file is no table", r.Name, line, maxLine>>20)
		}
		b = b[:end]
		full <- chunk{b, line, n}
		line += bytes.Count(b, []byte{'\n'})
		if last {
			return nil
		}
	}
	return nil
}

// copyBoth writes all of f to a and to b, which work side by side.
func copyBoth(f io.Reader, a, b io.Writer) error {
	free, full, done := make(chan []byte, 3), make(chan []byte, 1), make(chan struct{})
	for range cap(free) {
		free <- make([]byte, chunkSize/4)
	}
	go func() {
		defer close(done)
		for block := range full {
			a.Write(block) // hashes take everything
			free <- block[:cap(block)]
		}
	}()
	defer func() { close(full); <-done }()
	for {
		block := <-free
		n, err := io.ReadFull(f, block)
		b.Write(block[:n])
		full <- block[:n]
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
