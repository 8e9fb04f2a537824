package stat

// Forget frees what was drawn and is kept for series of the same length: the normal
// draws of bootstraps and the distributions under random walks and under no relation
// in levels, some megabytes where many lengths were asked for. Whatever is asked next is
// drawn anew, and is the same. Calls under way keep what they have.
func Forget() {
	keptSets.forget()
	walkNulls.Clear()
	ardlNulls.Clear()
}
