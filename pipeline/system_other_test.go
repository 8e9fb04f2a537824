//go:build !unix

package pipeline_test

// umask has no meaning here.
func umask(int) (undo func()) { return func() {} }
