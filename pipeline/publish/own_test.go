package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What the user has where the run would write is refused by name, and untouched.
func TestUsersFiles(t *testing.T) {
	for _, tt := range []struct {
		name    string
		earlier report // an earlier run's
		mine    report
		file    string // named by the error
	}{
		{"no manifest", nil, report{"report.html": "mine"}, "report.html"},
		{"not in the manifest", report{"report.html": "old"}, report{"figures/b.png": "mine"}, "figures/b.png"},
		{"a file for a folder", nil, report{"figures": "mine"}, "figures"},
		{"a folder for a file", nil, report{"report.html/x": "mine"}, "report.html"},
		{"another program's manifest", nil, report{ManifestName: `{"name": "web app", "icons": []}`}, ManifestName},
		{"a damaged manifest", nil, report{ManifestName: `{"outp`}, ManifestName},
		{"a manifest that leads outside", nil, report{ManifestName: `{"outputs": [{"path": "../x", "sha256": "` + strings.Repeat("0", 64) + `"}]}`}, ManifestName},
		{"a folder for the manifest", nil, report{ManifestName + "/x": ""}, ManifestName},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			want := report{}
			if tt.earlier != nil {
				run(t, dir, tt.earlier)
				want = with(tt.earlier)
			}
			for p, data := range tt.mine {
				write(t, dir, p, data)
			}
			maps.Copy(want, tt.mine)
			_, err := tryRun(dir, newReport)
			if !errors.Is(err, ErrNotOurs) || !strings.Contains(err.Error(), filepath.Join(dir, filepath.FromSlash(tt.file))) ||
				!strings.Contains(err.Error(), "move it away or choose another folder with -o") {
				t.Errorf("error: %v", err)
			}
			wantFiles(t, dir, want)
		})
	}
}

func TestManyUsersFiles(t *testing.T) {
	dir := t.TempDir()
	r := report{}
	for _, p := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		write(t, dir, p, "mine")
		r[p] = "ours"
	}
	if _, err := tryRun(dir, r); err == nil || !strings.Contains(err.Error(), " and 2 more: ") {
		t.Error(err)
	}
}

// Links are not followed: neither a file's, nor a folder's, nor the lock's.
func TestLinks(t *testing.T) {
	for _, tt := range []struct{ link, to string }{
		{"report.html", "outside.txt"},
		{"figures", "outside"},
		{"figures", "inside"},
		{"report.html", "nowhere"},
		{ManifestName, "outside.txt"},
		{lockName, "outside.txt"},
		{lockName, "nowhere"},
		{journalName, "outside.txt"},
	} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "report")
		write(t, parent, "outside.txt", "mine")
		write(t, parent, "outside/x", "mine")
		write(t, dir, "inside/x", "mine")
		to := filepath.Join(parent, tt.to)
		if tt.to == "inside" {
			to = "inside"
		}
		if err := os.Symlink(to, filepath.Join(dir, tt.link)); err != nil {
			t.Skip(err) // Windows asks for a privilege
		}
		before := read(t, parent)
		_, err := tryRun(dir, newReport)
		if !errors.Is(err, ErrNotOurs) || !strings.Contains(err.Error(), filepath.Join(dir, tt.link)) {
			t.Errorf("%s -> %s: %v", tt.link, tt.to, err)
		}
		if after := read(t, parent); !maps.Equal(before, after) {
			t.Errorf("%s -> %s: %q", tt.link, tt.to, after)
		}
	}
}

// A folder of the earlier report that has become a link is not reached through.
func TestLinkedOldFolder(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "report")
	run(t, dir, oldReport)
	if err := os.Rename(filepath.Join(dir, "tables"), filepath.Join(parent, "tables")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(parent, "tables"), filepath.Join(dir, "tables")); err != nil {
		t.Skip(err)
	}
	sum := run(t, dir, newReport)
	if len(sum.Kept) != 1 || sum.Kept[0].Path != "tables/t.tex" {
		t.Errorf("%+v", sum.Kept)
	}
	if got := read(t, filepath.Join(parent, "tables")); got["t.tex"] != "t" {
		t.Errorf("%q", got)
	}
}

// The output folder itself may be a link: the user has chosen it.
func TestLinkToFolder(t *testing.T) {
	parent := t.TempDir()
	if err := os.Mkdir(filepath.Join(parent, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(parent, "link")); err != nil {
		t.Skip(err)
	}
	run(t, filepath.Join(parent, "link"), oldReport)
	wantFiles(t, filepath.Join(parent, "real"), with(oldReport))
}

func TestBadFolders(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "file", "mine")
	if err := os.Symlink("nowhere", filepath.Join(dir, "link")); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "closed"), 0o555); err != nil {
		t.Fatal(err)
	}
	before := read(t, dir)
	for _, tt := range []struct{ path, says string }{
		{"file", "is a file, not a folder"},
		{"file/x", "file is a file, not a folder; choose another with -o"},
		{"link", "link is a link to nothing; choose another with -o"},
		{"closed", "permission denied; choose another folder with -o"},
		{"closed/x", "permission denied; choose another with -o"},
	} {
		full := filepath.Join(dir, tt.path)
		if strings.HasPrefix(tt.path, "closed") && os.WriteFile(filepath.Join(dir, "closed", "probe"), nil, 0o644) == nil {
			os.Remove(filepath.Join(dir, "closed", "probe"))
			t.Logf("%s: this user may write everywhere", tt.path)
			continue
		}
		_, err := Open(full)
		if err == nil || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), full) {
			t.Errorf("%s: %v", tt.path, err)
		}
	}
	if _, err := Open(""); err == nil {
		t.Error("opened no folder")
	}
	wantFiles(t, dir, before)
	if err := Recover(filepath.Join(dir, "closed")); err != nil {
		t.Errorf("a closed folder without a journal: %v", err)
	}
	if err := Recover(filepath.Join(dir, "missing")); err != nil {
		t.Errorf("a missing folder: %v", err)
	}
}

func TestPaths(t *testing.T) {
	for _, p := range []string{
		"", ".", "/etc/passwd", "../x", "a/../../x", "a/..", "a//b", "a/", "./a", `a\b`, `..\x`, "C:/x", "c:x", "a:b",
		"a\x00b", "a\nb", "a?", "a*", "a.", "a /b", "\xff", ManifestName, "MANIFEST.json",
		lockName, journalName, ".Analyze-tmp-1/x",
	} {
		target, err := Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if err := target.Add(File{p, nil}); err == nil {
			t.Errorf("%q was taken", p)
		}
		if _, err := target.Publish(manifestOf(target.Outputs())); err == nil {
			t.Errorf("%q: published after an error", p)
		}
		target.Close()
	}
	for _, tt := range []struct{ p, q, says string }{
		{"a", "a", "twice"}, {"A", "a", "capitals"}, {"f/a", "F/b", "capitals"},
		{"f", "f/a", "both"}, {"f/a", "f", "folder"}, {"f/a/b", "F/a", "folder"},
	} {
		n := names{}
		if err := n.add(tt.p); err != nil {
			t.Error(err)
		}
		if err := n.add(tt.q); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s, %s: %v", tt.p, tt.q, err)
		}
	}
	for _, p := range []string{"a", "figures/x.png", "figures/pakistan-türkiye.csv", "a/b/c", "..a", "report.tr.html"} {
		if err := checkPath(p); err != nil {
			t.Error(err)
		}
	}
}

// Where capitals do not count, an old name in other capitals is the new file. Two
// links to one file stand for such a system here.
func TestCapitals(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, report{"figures/GDP.png": "old"})
	if err := os.Link(filepath.Join(dir, "figures", "GDP.png"), filepath.Join(dir, "figures", "gdp.png")); err != nil {
		t.Skip(err)
	}
	sum := run(t, dir, report{"figures/gdp.png": "new"})
	if len(sum.Removed)+len(sum.Kept)+len(sum.Edited) != 0 || len(sum.Written) != 2 {
		t.Errorf("%+v", sum)
	}
}

// A file that the user saves while the run publishes is not removed.
func TestSavedMeanwhile(t *testing.T) {
	dir := reportDir(t, oldReport)
	target, err := open(dir, func(op, path string) error {
		if op == "rename" && path == journalName {
			write(t, dir, "figures/gone.png", "edited")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := put(target, newReport); err != nil {
		t.Error(err)
	}
	target.Close()
	wantFiles(t, dir, with(newReport, own, report{"figures/gone.png": "edited"}))
}
