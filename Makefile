# make          regenerates everything under reports/
# make test     runs all tests
# make check    vet, gofmt, staticcheck, imports, licences, known vulnerabilities, and
#               the committed report regenerates
# make check-tex  compiles the LaTeX reports, English and Turkish
# make check-browser  opens the HTML reports in a browser
# make bench    times the whole default run and each stage, beside docs/bench-baseline.txt
# make scale    measures how time and memory grow with series, pairs and figures
# make hostile  holds every hostile input to 2 seconds and 300 MB
# make faults   kills publications at 200 random moments, and other faults of the disk
# make fuzz     fuzzes every reader, FUZZTIME each
# make dist     static programs for Linux, macOS and Windows, with checksums
# make dist-check builds some of them again elsewhere and compares the bytes
# make bench-data makes a file of 20 million rows in BACI's layout, to time an import: out/BACI_HS92_Y2019_V202601.csv
# make simulate measures error rates and power of the tests (a few minutes)

GO ?= go
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK = golang.org/x/vuln/cmd/govulncheck@v1.9.0

# A release is the same bytes wherever it is built: no paths, no commit, no C.
PLATFORMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
AGAIN     = $(PLATFORMS)
VERSION  := $(shell sed -n 's/^const Version = "\(.*\)"/\1/p' pipeline/pipeline.go)
RELEASE   = CGO_ENABLED=0 GOFLAGS= GOAMD64=v1 GOARM64=v8.0 $(GO) build -trimpath -buildvcs=false -ldflags "-s -w -buildid="
SHA256    = $$(command -v sha256sum || echo shasum -a 256)

# The committed reports are in both languages.
LANGUAGES = --lang en,tr

.PHONY: all test check check-tex check-browser bench bench-data simulate build clean dist dist-check faults fuzz hostile scale vuln

all: build
	./bin/analyze run $(LANGUAGES) -o reports/turkiye-pakistan
	./bin/analyze run datasets/greece-turkiye $(LANGUAGES) -o reports/greece-turkiye

build:
	$(GO) build -trimpath -o bin/analyze ./cmd/analyze

test:
	$(GO) test ./...

check: build
	$(GO) vet ./...
	@unformatted=$$(gofmt -l $$(git ls-files '*.go' 2>/dev/null || find . -name '*.go')); \
	  test -z "$$unformatted" || { echo "not formatted by gofmt:"; echo "$$unformatted"; exit 1; }
	$(GO) run $(STATICCHECK) ./...
	$(GO) test -run 'Imports|Catalogues|Licences|Network|Disk' .
	@$(MAKE) --no-print-directory vuln
	@rm -rf out/check && mkdir -p out && cp -R reports/turkiye-pakistan out/check
	./bin/analyze run $(LANGUAGES) -o out/check
	@diff -r reports/turkiye-pakistan out/check && echo "the default report regenerates without a difference"
	@rm -rf out/check && mkdir -p out/check
	./bin/analyze run datasets/greece-turkiye $(LANGUAGES) -o out/check/greece-turkiye
	@diff -r reports/greece-turkiye out/check/greece-turkiye && echo "and so does that of the second study"
	./bin/analyze run $(LANGUAGES) -o out/check/fresh --jobs 1
	@diff -r reports/turkiye-pakistan out/check/fresh && echo "and from nothing, with one job"
	@rm -rf out/check

bench:
	@mkdir -p out
	$(GO) test -run '^$$' -bench 'Stage|DefaultRun' -benchmem ./pipeline > out/bench.txt || { cat out/bench.txt; exit 1; }
	@awk -f .ci/bench.awk out/bench.txt > out/bench-table.txt
	@awk -v base=docs/bench-baseline.txt -f .ci/bench.awk out/bench.txt
	@echo "a new baseline: cp out/bench-table.txt docs/bench-baseline.txt"

scale:
	@mkdir -p out
	$(GO) test ./pipeline -run 'TestScale$$' -scale $(CURDIR)/out/scale.md -timeout 60m -v

faults:
	$(GO) test ./pipeline/publish -run 'TestKillProcess' -kills 200 -v
	$(GO) test ./pipeline -run 'Killed|Interrupted|TwoRuns|Meanwhile|InputChanges|Disk|NoPermission|GoroutineLeft' -kills 200 -timeout 60m -v

hostile:
	$(GO) test ./pipeline -run 'TestHostile$$|LargeTable' -measure -v

# fuzz runs every fuzz test for a while; what it finds is kept by go in testdata/fuzz.
FUZZTIME ?= 10s
fuzz:
	@for pkg in $$($(GO) list ./...); do \
	  dir=$$($(GO) list -f '{{.Dir}}' $$pkg); \
	  for f in $$(grep -ho '^func Fuzz[A-Za-z0-9_]*' $$dir/*_test.go 2>/dev/null | sed 's/^func //' | sort); do \
	    echo "$$pkg $$f"; $(GO) test $$pkg -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) || exit 1; \
	  done; \
	done

# vuln asks the data base of vulnerabilities, which is on the network; where it
# cannot be reached nothing is known, and that is said.
vuln:
	@GOFLAGS= GOBIN=$(CURDIR)/bin $(GO) install $(GOVULNCHECK) && ./bin/govulncheck ./... > bin/vuln.txt 2>&1; code=$$?; \
	  if [ $$code -eq 0 ]; then echo "no known vulnerability"; \
	  elif [ $$code -eq 3 ]; then cat bin/vuln.txt; exit 1; \
	  else echo "vulnerabilities were NOT checked: $$(tail -1 bin/vuln.txt 2>/dev/null)"; fi

# Needs Debian's texlive-latex-extra, texlive-science, texlive-fonts-recommended and lmodern.
check-tex: build
	@rm -rf out/tex && mkdir -p out/tex
	./bin/analyze run -q --format pdf --lang en,tr -o out/tex/report
	cd out/tex/report && for report in report report.tr; do for pass in 1 2; do \
	  pdflatex -interaction=nonstopmode -halt-on-error -output-directory=.. $$report.tex >../$$report.txt || { tail -30 ../$$report.txt; exit 1; }; done; done
	@! grep -E 'Overfull .hbox \(([2-9][0-9]|[0-9]{3,})' out/tex/report.txt out/tex/report.tr.txt || { echo "tables are wider than the page"; exit 1; }
	@! grep -E 'undefined|multiply defined|Missing character' out/tex/report.txt out/tex/report.tr.txt
	$(GO) test ./pipeline/report -run TestHostileWordsCompile -compile
	@echo "the reports compile with LaTeX"

# Opens the HTML reports in a browser; the module is apart, so that users never download it.
check-browser:
	cd browser && $(GO) vet ./... && $(GO) test -count=1 ./...

bench-data:
	@mkdir -p out
	$(GO) test -count=1 ./pipeline/provider -run TestBenchData -timeout 20m -bench-file $(CURDIR)/out/BACI_HS92_Y2019_V202601.csv

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
