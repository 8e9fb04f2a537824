//go:build unix

package pipeline_test

import (
	"os"
	"runtime"
	"syscall"
)

// memory is the largest that a process that has ended ever was, in bytes.
func memory(p *os.ProcessState) int64 {
	u, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // which counts in bytes
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) << 10
}

// umask sets the process's mask of file modes; undo sets it back.
func umask(mask int) (undo func()) {
	old := syscall.Umask(mask)
	return func() { syscall.Umask(old) }
}
