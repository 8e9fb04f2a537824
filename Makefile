# make          regenerates everything under reports/
# make test     runs all tests
# make check    vet, gofmt, staticcheck, and the committed report regenerates
# make bench    times the whole default run and each stage
# make bench-data makes a file of 20 million rows in BACI's layout, to time an import: out/BACI_HS92_Y2019_V202601.csv
# make simulate measures error rates and power of the tests (a few minutes)

GO ?= go
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: all test check bench bench-data simulate build clean

all: build
	./bin/analyze run -o reports/turkiye-pakistan
	./bin/analyze run datasets/greece-turkiye -o reports/greece-turkiye

build:
	$(GO) build -trimpath -o bin/analyze ./cmd/analyze

test:
	$(GO) test ./...

check: build
	$(GO) vet ./...
	@unformatted=$$(gofmt -l $$(git ls-files '*.go' 2>/dev/null || find . -name '*.go')); \
	  test -z "$$unformatted" || { echo "not formatted by gofmt:"; echo "$$unformatted"; exit 1; }
	$(GO) run $(STATICCHECK) ./...
	$(GO) test -run 'Imports' .
	@rm -rf out/check && mkdir -p out && cp -R reports/turkiye-pakistan out/check
	./bin/analyze run -o out/check
	@diff -r reports/turkiye-pakistan out/check && echo "the default report regenerates without a difference"
	@rm -rf out/check && mkdir -p out/check
	./bin/analyze run datasets/greece-turkiye -o out/check/greece-turkiye
	@diff -r reports/greece-turkiye out/check/greece-turkiye && echo "and so does that of the second study"
	./bin/analyze run -o out/check/fresh --jobs 1
	@diff -r reports/turkiye-pakistan out/check/fresh && echo "and from nothing, with one job"
	@rm -rf out/check

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./pipeline/...

bench-data:
	@mkdir -p out
	$(GO) test -count=1 ./pipeline/provider -run TestBenchData -timeout 20m -bench-file $(CURDIR)/out/BACI_HS92_Y2019_V202601.csv

simulate:
	$(GO) test ./pipeline/question -run TestSimulate -simulate $(CURDIR)/docs/simulation.md -timeout 60m

clean:
	rm -rf bin out
