# make          regenerates everything under reports/
# make test     runs all tests
# make check    vet, gofmt, staticcheck, and the committed report regenerates
# make bench    times the whole default run and each stage
# make faults   kills publications at 200 random moments, and other faults of the disk
# make fuzz     fuzzes every reader, FUZZTIME each
# make dist     static programs for Linux, macOS and Windows, with checksums
# make dist-check builds some of them again elsewhere and compares the bytes
# make simulate measures error rates and power of the tests (a few minutes)

GO ?= go
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

# A release is the same bytes wherever it is built: no paths, no commit, no C.
PLATFORMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
AGAIN     = $(PLATFORMS)
VERSION  := $(shell sed -n 's/^const Version = "\(.*\)"/\1/p' pipeline/pipeline.go)
RELEASE   = CGO_ENABLED=0 GOFLAGS= GOAMD64=v1 GOARM64=v8.0 $(GO) build -trimpath -buildvcs=false -ldflags "-s -w -buildid="
SHA256    = $$(command -v sha256sum || echo shasum -a 256)

.PHONY: all test check bench simulate build clean dist dist-check faults fuzz

all: build
	./bin/analyze run -o reports/turkiye-pakistan

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
	./bin/analyze run -o out/check/fresh --jobs 1
	@diff -r reports/turkiye-pakistan out/check/fresh && echo "and from nothing, with one job"
	@rm -rf out/check

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./pipeline/...

simulate:
	$(GO) test ./pipeline/question -run TestSimulate -simulate $(CURDIR)/docs/simulation.md -timeout 60m

dist:
	@rm -rf dist && mkdir -p dist
	@$(call release,$(PLATFORMS),dist)
	@cd dist && $(SHA256) analyze-* > SHA256SUMS && cat SHA256SUMS

dist-check:
	@test -d dist || $(MAKE) dist
	@again=$$(mktemp -d) && trap 'chmod -R u+w '$$again'; rm -rf '$$again EXIT && \
	  mkdir -p $$again/elsewhere && tar -cf - --exclude=./bin --exclude=./out --exclude=./dist --exclude=./.git . | tar -xf - -C $$again/elsewhere && \
	  cd $$again/elsewhere && export GOCACHE=$$again/cache && $(call release,$(AGAIN),$$again) && \
	  cd $$again && for f in analyze-*; do cmp $$f $(CURDIR)/dist/$$f || exit 1; done && echo "built again elsewhere from nothing: the same bytes"

# release builds the programs of the platforms $(1) into the folder $(2).
define release
for p in $(1); do \
  os=$${p%/*} arch=$${p#*/}; name=analyze-$(VERSION)-$$os-$$arch; test $$os != windows || name=$$name.exe; \
  GOOS=$$os GOARCH=$$arch $(RELEASE) -o $(2)/$$name ./cmd/analyze || exit 1; \
done
endef

clean:
	rm -rf bin out dist
