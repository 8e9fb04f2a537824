package lang

// turkishClaims are the messages of claims.
var turkishClaims = map[string]string{}
