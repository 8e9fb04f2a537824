package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
)

var isSum = regexp.MustCompile(`^[0-9a-f]{64}$`)

// A manifest is what we read of a manifest.json: the files that are ours.
type manifest struct {
	outputs []Output
	sums    map[string]string // path -> SHA-256
	folded  map[string]string // folded path -> path
}

// parseManifest reads the key "outputs". Other keys are the caller's. A list
// that we would not have written, one with a path out of the folder, say, is an
// error.
func parseManifest(data []byte) (*manifest, error) {
	var in struct {
		Outputs *[]Output `json:"outputs"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, err
	}
	if in.Outputs == nil {
		return nil, errors.New(`it has no list "outputs"`)
	}
	m := &manifest{*in.Outputs, map[string]string{}, map[string]string{}}
	for _, o := range m.outputs {
		if err := checkPath(o.Path); err != nil {
			return nil, err
		}
		if !isSum.MatchString(o.SHA256) {
			return nil, fmt.Errorf("%s: %q is not a SHA-256", o.Path, o.SHA256)
		}
		m.sums[o.Path] = o.SHA256
		m.folded[fold(o.Path)] = o.Path
	}
	return m, nil
}

// readManifest reads the folder's manifest, nil if there is none. A manifest.json
// of another program's, or a damaged one, stops the run at its start.
func (t *Target) readManifest() (*manifest, error) {
	at, err := t.disk.look(ManifestName)
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot read %s: %w", t.path(ManifestName), cause(err))
	case at.free():
		return nil, nil
	case at.odd != "":
		return nil, t.notOurs([]string{ManifestName})
	}
	data, err := t.disk.root.ReadFile(ManifestName)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", t.path(ManifestName), cause(err))
	}
	m, err := parseManifest(data)
	if err != nil {
		return nil, fmt.Errorf("%w (or it is damaged: %w)", t.notOurs([]string{ManifestName}), err)
	}
	return m, nil
}

// checkManifest refuses a new manifest that does not list what was added: the
// next run could not tell our files from the user's.
func (t *Target) checkManifest(data []byte) error {
	m, err := parseManifest(data)
	if err != nil {
		return fmt.Errorf("the new %s: %w", ManifestName, err)
	}
	if !slices.Equal(m.outputs, t.outputs()) {
		return fmt.Errorf("the new %s does not list what the run made", ManifestName)
	}
	return nil
}
