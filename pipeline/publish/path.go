package publish

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// longestPart is how many bytes a file's name may have; journals and temporary
// files add a few to it.
const longestPart = 200

// checkPath refuses a path that is not the slash-separated, relative name of a
// file inside the folder, that some file system would read otherwise than
// ours does, or that this package uses itself.
func checkPath(p string) error {
	switch {
	case !fs.ValidPath(p) || p == "." || !filepath.IsLocal(filepath.FromSlash(p)):
		return fmt.Errorf("%q is not the relative path of a file inside the folder", p)
	case strings.ContainsAny(p, `\:*?"<>|`) || strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return fmt.Errorf("%q holds a character that not every system takes in a file name", p)
	case strings.HasPrefix(strings.ToLower(p), ".analyze"):
		return fmt.Errorf("%q is kept for temporary files", p)
	}
	for part := range strings.SplitSeq(p, "/") {
		if len(part) > longestPart {
			return fmt.Errorf("%.40q… is a name of %d bytes, more than the %d that a file system takes", part, len(part), longestPart)
		}
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
			return fmt.Errorf("%q has a part that ends in a full stop or a space, which Windows drops", p)
		}
	}
	return nil
}

// fold makes names equal that are equal where capitals do not count.
func fold(p string) string { return strings.ToLower(p) }

// names are the files and folders of a run, by their folded names, so that a
// report is the same on systems where capitals do not count. A folder's name
// ends in a slash.
type names map[string]string

// add takes p into the list, unless it meets a name that is there.
func (n names) add(p string) error {
	was, ok := n[fold(p)]
	switch {
	case ok && was == p:
		return fmt.Errorf("%s was added twice", p)
	case ok:
		return fmt.Errorf("%s and %s differ in capitals alone, which not every system tells apart", was, p)
	}
	if _, ok := n[fold(p)+"/"]; ok {
		return fmt.Errorf("%s is a folder of other files", p)
	}
	for _, dir := range parents(p) {
		if _, ok := n[fold(dir)]; ok {
			return fmt.Errorf("%s cannot be both a file and a folder", dir)
		}
		if was, ok := n[fold(dir)+"/"]; ok && was != dir {
			return fmt.Errorf("the folders %s and %s differ in capitals alone, which not every system tells apart", was, dir)
		}
	}
	n[fold(p)] = p
	for _, dir := range parents(p) {
		n[fold(dir)+"/"] = dir
	}
	return nil
}
