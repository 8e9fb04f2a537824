package provider

import (
	"defensetrade/pipeline/entity"
	"slices"
	"strings"
)

// zeroLost reports whether a code of the Harmonised System lacks its leading zero,
// as spreadsheet programs leave it: its codes have two, four or six digits.
func zeroLost(code string) bool {
	return len(code)%2 == 1 && strings.Trim(code, "0123456789") == ""
}

// forAll reports whether the code of a column says that the row is for all of it.
func forAll(code string, all ...string) bool {
	return code == "" || slices.ContainsFunc(all, func(a string) bool { return strings.EqualFold(a, strings.TrimSuffix(code, ".0")) })
}

// The reasons that formats of trade share.
const (
	otherProduct = "other products (--products)"
	reExports    = "re-exports and re-imports: a part of exports and imports, which count them already"
	otherFlows   = "flows other than exports and imports: parts of these, or goods that are not traded"
	unknownFlow  = "unknown"
)

// tradeFlow says whether a flow is exports, by its code in Comtrade's or WITS's
// lists or by its name; why is why it is neither exports nor imports.
func tradeFlow(code, name string) (export bool, why string) {
	switch strings.ToUpper(code) {
	case "M", "1", "5":
		return false, ""
	case "X", "2", "6":
		return true, ""
	case "RX", "RM", "3", "4":
		return false, reExports
	case "DX", "FM", "MIP", "XIP", "MOP", "XOP", "MIF", "XIF", "RMR", "RXR":
		return false, otherFlows
	}
	switch n := plainName(name); {
	case n == "" && code == "":
		return false, unknownFlow
	case strings.HasPrefix(n, "reimport"), strings.HasPrefix(n, "reexport"):
		return false, reExports
	case n == "import", n == "imports", n == "grossimp", n == "grossimport", n == "grossimports":
		return false, ""
	case n == "export", n == "exports", n == "grossexp", n == "grossexport", n == "grossexports":
		return true, ""
	case strings.Contains(n, "export"), strings.Contains(n, "import"):
		return false, otherFlows
	}
	return false, unknownFlow
}

// product reports whether --products names a product of a table that has its
// chapters, headings and totals as rows of their own.
func (im *Import) product(code string) bool {
	if len(im.opt.Products) == 0 {
		return true
	}
	return slices.ContainsFunc(im.opt.Products, func(p string) bool { return strings.EqualFold(strings.TrimSpace(p), code) })
}

// tradeID is the ID of a country by its number, its letters or its name.
func (im *Import) tradeID(s entity.Scheme, code, iso, name string) string {
	if _, ok := entity.ByCode(s, code); !ok || code == "" {
		if _, ok := entity.ByCode(entity.Alpha3, iso); ok {
			return im.Coded(entity.Alpha3, iso, name)
		}
	}
	if name == "" {
		name = iso
	}
	return im.Coded(s, code, name)
}
