package provider

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// comtradeJSON is what Comtrade's API answers, of today and of before 2023: an
// object whose "data" or "dataset" are the rows.
var comtradeJSON = Format{
	Name:  "comtrade-json",
	Title: "UN Comtrade, answer of the API",
	What:  `JSON {…, "data": [{"typeCode": …, "reporterCode": …, "primaryValue": …}, …]}, or "dataset" with "rtCode" and "TradeValue"`,
	Sniff: func(r *Raw) string {
		if r.Kind != Text || !strings.HasPrefix(strings.TrimSpace(r.Head), "{") {
			return ""
		}
		for _, w := range [][2]string{{`"data"`, `"primaryValue"`}, {`"dataset"`, `"TradeValue"`}} {
			if strings.Contains(r.Head, w[0]) && strings.Contains(r.Head, w[1]) {
				return "JSON with " + w[0] + " and " + w[1]
			}
		}
		return ""
	},
	Read: readComtradeJSON,
}

// maxAPI is the largest answer that is read, row by row.
const maxAPI = 512 << 20

func readComtradeJSON(r *Raw, im *Import) error {
	if r.Size > maxAPI {
		return fmt.Errorf("%s is larger than %d MB; ask for fewer years, or for CSV", r.Name, maxAPI>>20)
	}
	var h *header
	var keys []string
	err := r.objects(func(row map[string]any) error {
		keys = slices.Sorted(maps.Keys(row))
		h = newHeader(keys, 0)
		return errStop
	}, "data", "dataset")
	if err != nil && err != errStop {
		return err
	}
	if h == nil || !h.has(ctYear, ctProduct, ctValue) {
		return fmt.Errorf("%s holds no rows of trade; the API writes why into \"error\" or \"validation\"", r.Name)
	}
	t, err := newComtrade(h, im)
	if err != nil {
		return err
	}
	n := 0
	err = r.objects(func(row map[string]any) error {
		n++
		cells := make([]string, len(keys))
		for i, k := range keys {
			switch v := row[k].(type) {
			case nil:
			case string:
				cells[i] = v
			default:
				cells[i] = fmt.Sprint(v)
			}
		}
		t.row(record{cells, n})
		return nil
	}, "data", "dataset")
	if err != nil {
		return err
	}
	im.Remark("line numbers of this file are numbers of rows")
	t.end()
	return nil
}

// objects reads the objects of a list, which stands in the file's object under one
// of the keys, one after the other.
func (r *Raw) objects(f func(map[string]any) error, keys ...string) error {
	text, err := r.Text()
	if err != nil {
		return err
	}
	defer text.Close()
	d := json.NewDecoder(text)
	d.UseNumber()
	damaged := func(err error) error { return fmt.Errorf("%s is no whole JSON (%w); download it again", r.Name, err) }
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return fmt.Errorf("%s is no answer of the API", r.Name)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return damaged(err)
		}
		if k, ok := key.(string); !ok || !slices.Contains(keys, k) {
			var skip json.RawMessage
			if err := d.Decode(&skip); err != nil {
				return damaged(err)
			}
			continue
		}
		if t, err := d.Token(); err != nil || t != json.Delim('[') {
			return fmt.Errorf("%s holds no rows of trade", r.Name)
		}
		for d.More() {
			var row map[string]any
			if err := d.Decode(&row); err != nil {
				return damaged(err)
			}
			if err := f(row); err != nil {
				return err
			}
		}
		if _, err := d.Token(); err != nil { // the end of the list
			return damaged(err)
		}
	}
	if _, err := d.Token(); err != nil {
		return damaged(err)
	}
	return nil
}
