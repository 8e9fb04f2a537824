package pipeline_test

import (
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// small mounts a file system in memory of so many bytes, or skips.
func small(t *testing.T, size string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "mount")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk needs the right to mount one: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestDiskFull fills a small disk under a run: at first nothing is there, then an
// earlier report is. Disks of many sizes end the run at many places.
func TestDiskFull(t *testing.T) {
	studies, want, _ := reports(t)
	bare := func(m map[string]string) map[string]string {
		m = maps.Clone(m)
		for name := range mine {
			delete(m, name)
		}
		return m
	}
	old, new := bare(want[0]), bare(want[1])
	bytes := 0
	for _, text := range old {
		bytes += (len(text) + 4095) &^ 4095
	}
	disk := small(t, "64m")
	out := filepath.Join(disk, "out")
	resize := func(free int) {
		t.Helper()
		var s syscall.Statfs_t
		if err := syscall.Statfs(disk, &s); err != nil {
			t.Fatal(err)
		}
		used := int(s.Blocks-s.Bfree) * int(s.Bsize)
		if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size="+strconv.Itoa(used+free)); err != nil {
			t.Skip(err)
		}
	}
	for _, share := range []int{1, 10, 30, 60, 90} {
		resize(max(bytes*share/100, 8192))
		msg, err := child(t, studies[0], out).CombinedOutput()
		if err == nil || !strings.Contains(string(msg), "no space left") || !strings.Contains(string(msg), out) {
			t.Errorf("first run with %d%% of the room: %v: %s", share, err, msg)
		}
		if left := contents(t, disk); len(left) > 0 {
			t.Errorf("first run with %d%% of the room leaves %d files", share, len(left))
		}
	}
	resize(3 * bytes)
	if msg, err := child(t, studies[0], out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	for _, share := range []int{1, 10, 30, 60, 90} {
		resize(max(bytes*share/100, 8192))
		msg, err := child(t, studies[1], out).CombinedOutput()
		if err == nil || !strings.Contains(string(msg), "no space left") {
			t.Errorf("second run with %d%% of the room: %v: %s", share, err, msg)
		}
		if !maps.Equal(contents(t, out), old) {
			t.Fatalf("second run with %d%% of the room: the earlier report is not whole", share)
		}
	}
	resize(3 * bytes)
	if msg, err := child(t, studies[1], out).CombinedOutput(); err != nil || !maps.Equal(contents(t, out), new) {
		t.Errorf("with room again: %v: %s", err, msg)
	}
}

// TestReadOnlyDisk: a folder on a disk that takes no files says so.
func TestReadOnlyDisk(t *testing.T) {
	studies, _, _ := reports(t)
	disk := small(t, "16m")
	out := filepath.Join(disk, "out")
	if msg, err := child(t, studies[0], out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	was := contents(t, disk)
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	for _, target := range []string{out, filepath.Join(disk, "other")} {
		msg, err := child(t, studies[1], target).CombinedOutput()
		if err == nil || !strings.Contains(string(msg), target) || !strings.Contains(string(msg), "choose another") {
			t.Errorf("%s: %v: %s", target, err, msg)
		}
	}
	if !maps.Equal(contents(t, disk), was) {
		t.Error("the report on a read-only disk was changed")
	}
}

// TestNoPermission: a user who may not read the study, or not write into the
// folder, is told which and what to do. Root may do all, so the run is nobody's.
func TestNoPermission(t *testing.T) {
	studies, want, out := reports(t)
	nobody := func(study, out string) (string, error) {
		cmd := child(t, study, out)
		if os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		msg, err := cmd.CombinedOutput()
		return string(msg), err
	}
	// The way to the folders and the program must be open to nobody.
	self, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	for _, path := range []string{studies[0], out, self} {
		for p := filepath.Dir(path); len(p) > len(os.TempDir()); p = filepath.Dir(p) {
			if err := os.Chmod(p, 0o755); err != nil {
				t.Skip(err)
			}
		}
	}
	chmod := func(path string, mode os.FileMode) {
		t.Helper()
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(path, 0o755) })
	}
	chmod(out, 0o555)
	if msg, err := nobody(studies[1], out); err == nil || !strings.Contains(msg, out) || !strings.Contains(msg, "choose another folder with -o") {
		t.Errorf("a folder without the right to write: %v: %s", err, msg)
	}
	chmod(filepath.Join(studies[1], "burden.csv"), 0)
	if msg, err := nobody(studies[1], filepath.Join(out, "new")); err == nil || !strings.Contains(msg, "reading it is not allowed") {
		t.Errorf("a file without the right to read: %v: %s", err, msg)
	}
	chmod(studies[1], 0)
	if msg, err := nobody(studies[1], filepath.Join(out, "new")); err == nil || !strings.Contains(msg, studies[1]) {
		t.Errorf("a study without the right to read: %v: %s", err, msg)
	}
	if is := whichReport(t, out, want); is != 0 {
		t.Errorf("report %d", is)
	}
}
