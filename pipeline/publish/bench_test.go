package publish

import (
	"bytes"
	"fmt"
	"testing"
)

// The publication of a report of ordinary size: 80 files, 5 MB, every one new in
// the first case and none changed in the second.
func BenchmarkPublish(b *testing.B) {
	for _, changed := range []bool{true, false} {
		b.Run(fmt.Sprintf("changed=%v", changed), func(b *testing.B) {
			dir := b.TempDir()
			for i := 0; b.Loop(); i++ {
				b.StopTimer()
				target, err := Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				data := bytes.Repeat([]byte{'x'}, 5<<20/80)
				if changed {
					copy(data, fmt.Sprint(i))
				}
				for k := range 80 {
					if err := target.Add(File{fmt.Sprintf("figures/%d.png", k), data}); err != nil {
						b.Fatal(err)
					}
				}
				manifest := manifestOf(target.Outputs())
				b.StartTimer()
				if _, err := target.Publish(manifest); err != nil {
					b.Fatal(err)
				}
				if err := target.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
