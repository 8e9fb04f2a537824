//go:build unix

package pipeline_test

import "syscall"

// umask sets the process's mask of file modes; undo sets it back.
func umask(mask int) (undo func()) {
	old := syscall.Umask(mask)
	return func() { syscall.Umask(old) }
}
