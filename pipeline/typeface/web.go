package typeface

import _ "embed" // the font files

//go:embed woff2/SourceSans3-Regular.woff2
var webRegular []byte

//go:embed woff2/SourceSans3-SemiBold.woff2
var webSemiBold []byte

//go:embed woff2/SourceSans3-Italic.woff2
var webItalic []byte

// A WebFace is a face for web pages: WOFF2 with the letters of reports. A browser
// takes other letters from the reader's own fonts.
type WebFace struct {
	Family string
	Weight int
	Italic bool
	WOFF2  []byte
}

// Web are the faces of Source Sans 3 for web pages.
var Web = []WebFace{
	{"Source Sans 3", 400, false, webRegular},
	{"Source Sans 3", 600, false, webSemiBold},
	{"Source Sans 3", 400, true, webItalic},
}
