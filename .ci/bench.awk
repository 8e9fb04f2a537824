# Makes a table of the output of go test -bench -benchmem: a line a stage with
# milliseconds, allocations and bytes, and with -v base=FILE their ratios to an
# earlier table. Ratios say more than milliseconds on a machine that others use.
BEGIN {
	while (base != "" && (getline line < base) > 0) {
		split(line, f, " ")
		if (f[1] != "#") { ms[f[1]] = f[2]; allocs[f[1]] = f[3]; bytes[f[1]] = f[4] }
	}
	printf "%-28s %12s %14s %14s%s\n", "# stage", "ms", "allocations", "bytes", base != "" ? "   to the baseline: time, allocations, bytes" : ""
}
/^Benchmark/ {
	name = $1
	sub(/^Benchmark(Stage)?/, "", name)
	sub(/-[0-9]+$/, "", name)
	t = a = b = 0
	for (i = 2; i < NF; i++) {
		if ($(i + 1) == "ns/op") t = $i / 1e6
		if ($(i + 1) == "allocs/op") a = $i
		if ($(i + 1) == "B/op") b = $i
	}
	printf "%-28s %12.3f %14d %14d", name, t, a, b
	if (name in ms) printf "   %6.2f %6.2f %6.2f", t / ms[name], a / allocs[name], b / bytes[name]
	printf "\n"
}
