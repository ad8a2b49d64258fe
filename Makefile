# kanyin.  "make help" lists the targets; README.md says when to use them.

V       ?= dev
B       ?= build/$V
PREFIX  ?= /usr/local
VERSION := 0.1.0

# ── Debian packages ────────────────────────────────────────────────────────
# The one list: what "make demo" installs if it is missing, and what the tests
# need beside it.
PACKAGES := gcc libc6-dev pkg-config \
            libglib2.0-dev libglib2.0-dev-bin libicu-dev \
            libpango1.0-dev libharfbuzz-dev libfontconfig-dev libcairo2-dev libfreetype-dev libpng-dev \
            libjpeg62-turbo-dev libwebp-dev librsvg2-dev libexif-dev \
            libqpdf-dev liblcms2-dev libxml2-dev libzip-dev libhyphen-dev hyphen-en-us \
            fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai
CHECK_PACKAGES := python3 qpdf poppler-utils mupdf-tools ghostscript jing \
                  maven default-jdk-headless man-db chromium-headless-shell \
                  $(if $(shell which npm),,nodejs npm)

# ── Layers ─────────────────────────────────────────────────────────────────
# A folder of src/ is a layer: it may include only itself and what its line
# here names ("make layers" checks it), and only its libraries' headers.
LAYERS := base model colour picture display input recover type page paint pdf preflight markup epub review cli

USES_base    :=
USES_model   := base
USES_colour  := base
USES_picture := base
USES_display := base
USES_input   := base model
USES_recover := base model input
USES_type    := base display
USES_page    := base model picture display type
USES_paint   := base display
USES_pdf     := base colour picture display paint
USES_preflight := base colour pdf
USES_markup  := base model
USES_epub    := base model picture markup
USES_review  := base model input recover markup
USES_cli     := $(filter-out cli,$(LAYERS))

# The pkg-config modules a layer's sources may use beside GLib.
PKG_base   := gio-2.0 icu-i18n
PKG_colour := lcms2
PKG_picture := libjpeg libpng libwebp libwebpdemux libexif lcms2 \
               libxml-2.0 librsvg-2.0 cairo-pdf pangocairo
PKG_input  := libxml-2.0
PKG_type   := pangoft2 harfbuzz fontconfig
PKG_page   := icu-uc
PKG_paint  := cairo cairo-ft harfbuzz-subset freetype2 libpng
PKG_pdf    := libqpdf
PKG_preflight := libqpdf libxml-2.0
PKG_markup := libxml-2.0
PKG_epub   := libxml-2.0 libzip harfbuzz-subset

# Libraries that pkg-config does not know.
LINK_type  := -lhyphen

# Header name patterns of foreign libraries, by layer, for "make layers".
FOREIGN_base   := gio/ unicode/ glib/
FOREIGN_colour := lcms2
FOREIGN_picture := j setjmp png webp/ librsvg/ cairo pango/ libexif/ lcms2 libxml/
FOREIGN_input  := libxml/ iconv
FOREIGN_type   := pango/ hb fontconfig/ hyphen.h
FOREIGN_page   := unicode/
FOREIGN_paint  := cairo hb ft2build freetype/ png setjmp
FOREIGN_pdf    := qpdf/
FOREIGN_preflight := qpdf/ libxml/
FOREIGN_markup := libxml/
FOREIGN_epub   := libxml/ zip.h hb
FOREIGN_cli    := glib/ gio/

# ── Compiling ──────────────────────────────────────────────────────────────
CC ?= cc
WARN    := -Wall -Wextra -Werror -Wshadow -Wvla -Wstrict-prototypes \
           -Wmissing-prototypes -Wpointer-arith -Wwrite-strings
F_dev   := -O2 -g
F_asan  := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
           -fno-omit-frame-pointer
SHARED  := -std=gnu11 $(WARN) $(F_$V) -Isrc -I$B/gen
JOBS    := $(shell nproc)

# The layers that layer $1 stands on, itself last.
closure = $(call uniq,$(foreach l,$(USES_$1),$(call closure,$l)) $1)
uniq = $(if $1,$(firstword $1) $(call uniq,$(filter-out $(firstword $1),$1)))

objects = $(patsubst src/%.c,$B/%.o,$(sort $(wildcard src/$1/*.c)))
# pkg-config's answer to $2 for the layers $1.
ask = $(shell pkg-config $2 glib-2.0 $(sort $(foreach l,$1,$(PKG_$l))))
# Makes the variable $1 with value $2, worked out once, when first used: a
# machine without pkg-config can still run "make demo", which installs it.
define once
$1 = $$(eval $1 := $2)$$($1)
endef
$(foreach l,$(LAYERS),\
  $(eval $(call once,CFLAGS_$l,$$(call ask,$l,--cflags)))\
  $(eval $(call once,LIBS_$l,$$(call ask,$(call closure,$l),--libs) \
    $(foreach k,$(call closure,$l),$(LINK_$k)) -lm)))

PROGRAM   := $(if $(filter build/dev,$B),build/kanyin,$B/kanyin)
RESOURCES := $B/gen/resources.o
COMMON    := $(RESOURCES) $(if $(filter asan,$V),$B/gen/known_leaks.o)
OBJ       := $(foreach l,$(LAYERS),$(call objects,$l))

all: $(PROGRAM) ## build build/kanyin (the default)

$(PROGRAM): $(OBJ) $(COMMON)
	$(CC) $(F_$V) $(LDFLAGS) -o $@ $^ $(LIBS_cli)

define layer_rule
$B/$1/%.o: src/$1/%.c | $B/gen/version.h
	@mkdir -p $$(@D)
	$(CC) $(SHARED) $(CFLAGS) $$(CFLAGS_$1) -MMD -MP -c -o $$@ $$<
endef
$(foreach l,$(LAYERS),$(eval $(call layer_rule,$l)))

$B/gen/version.h: Makefile
	@mkdir -p $(@D)
	echo '#define KANYIN_VERSION "$(VERSION)"' > $@

# Assets are built into the program; see src/base/asset.h.
NOT_BUILT_IN := assets/man/% assets/readme/%
ASSETS := $(sort $(filter-out $(NOT_BUILT_IN),$(shell find assets -type f))) \
          fonts/fonts.ini
$B/gen/assets.xml: $(ASSETS) Makefile
	@mkdir -p $(@D)
	{ echo '<gresources><gresource prefix="/kanyin">'; \
	  for f in $(ASSETS); do a=$${f#assets/}; a=$${a#fonts/}; \
	    echo "<file alias=\"$$a\">$$f</file>"; done; \
	  echo '</gresource></gresources>'; } > $@
$B/gen/resources.c: $B/gen/assets.xml $(ASSETS)
	glib-compile-resources --generate-source --target=$@ $<
$(RESOURCES): $B/gen/resources.c
	$(CC) $(F_$V) $(CFLAGS_base) -c -o $@ $<
$B/gen/known_leaks.o: tests/tools/known_leaks.c
	@mkdir -p $(@D)
	$(CC) $(SHARED) -D_GNU_SOURCE -c -o $@ $<

-include $(OBJ:.o=.d)

# ── The newcomer's command ─────────────────────────────────────────────────
SEEDS := $(wildcard seeds/*.txt seeds/*.xml)

demo: ## install what is missing, build, package every issue of seeds/
	@tests/tools/need $(PACKAGES)
	@echo 'Building the program.'; $(MAKE) -s -j$(JOBS) all
	@mkdir -p editions
	@$(PROGRAM) build -o editions $(SEEDS) 2> editions/messages.txt > /dev/null || \
	  { cat editions/messages.txt; exit 1; }
	@echo 'The editions lie in editions/:'; ls editions/*.epub editions/*.pdf
	@echo "What was guessed or joined, line by line: editions/messages.txt"

# ── The newsprint profile ──────────────────────────────────────────────────
# What "kanyin build --intent newsprint" prints for.  Argyll makes it from the
# measurements of CGATS/SNAP TR 002-2007 that Debian has, which takes a while;
# its date of making (ICC.1 7.2.1) becomes the first second of 2000.
NEWSPRINT := build/share/kanyin/newsprint.icc
TR002     := /usr/share/color/icc/TR002.ti3
NEWSPRINT_PACKAGES := argyll icc-profiles-free

newsprint: ## make the output profile of coldset newsprint
	@tests/tools/need $(NEWSPRINT_PACKAGES)
	@$(MAKE) -s $(NEWSPRINT)
	@echo 'The profile lies in $(NEWSPRINT).'

# At most 240 % ink, as newsprint takes; the measurements stay out of it.
$(NEWSPRINT):
	@mkdir -p $(@D)
	cp $(TR002) $(@:.icc=.ti3)
	colprof -ql -nc -l 240 -cpp -dpp -S /usr/share/color/icc/sRGB.icc \
	  -A kanyin -M newsprint \
	  -D 'Coldset newsprint, made from CGATS/SNAP TR 002-2007' \
	  -C 'Source of the characterization data: ANSI CGATS/SNAP TR 002-2007' \
	  -O $@ $(basename $@)
	rm $(@:.icc=.ti3)
	printf '\007\320\0\001\0\001\0\0\0\0\0\0' | \
	  dd of=$@ bs=1 seek=24 conv=notrunc status=none

# ── Unit tests: tests/unit/LAYER/test_*.c, linked with that layer's own ────
UNIT := $(patsubst tests/unit/%.c,$B/unit/%,$(sort $(wildcard tests/unit/*/test_*.c)))
define unit_rule
$B/unit/$1/%: tests/unit/$1/%.c $(foreach l,$(call closure,$1),$(call objects,$l)) $(COMMON)
	@mkdir -p $$(@D)
	$(CC) $(SHARED) -Itests/unit $(foreach l,$(call closure,$1),$$(CFLAGS_$l)) -MMD -MP -o $$@ $$(filter %.c %.o,$$^) $$(LIBS_$1)
unit-$1: $(filter $B/unit/$1/%,$(UNIT))
	@for t in $$^; do $$$$t --tap || exit 1; done
endef
$(foreach l,$(filter-out cli,$(LAYERS)),$(eval $(call unit_rule,$l)))
-include $(UNIT:=.d)
units: $(UNIT)

# ── All tests ──────────────────────────────────────────────────────────────
# The unit tests run with sanitizers, the end-to-end tests with the program as
# users have it, and those of E2E_ASAN with the sanitized one too.
# The longest run first, so that all cores end together.
LONGEST  := $(addprefix tests/e2e/test_,laws.py audit.py ebook.py editions.py corpus.py)
E2E      := $(LONGEST) $(filter-out $(LONGEST),$(sort $(wildcard tests/e2e/test_*.py)))
E2E_ASAN := $(filter $(addprefix %/test_,cli.py files.py input.py laws.py pictures.py),$(E2E))
TESTS_asan = $(foreach t,$(E2E_ASAN),'$t build/asan/kanyin') \
             $(foreach t,$(UNIT:$B/%=build/asan/%),'$t --tap')
TESTS_dev  = $(foreach t,$(E2E),'$t $(PROGRAM)')

export ASAN_OPTIONS  := detect_leaks=1:exitcode=99
export UBSAN_OPTIONS := print_stacktrace=1
export G_SLICE       := always-malloc

check: ## install what the tests need and run them all
	@tests/tools/need $(PACKAGES) $(CHECK_PACKAGES)
	@echo 'Building the program and the tests.'; \
	  $(MAKE) -s -j$(JOBS) all sanitized validators
	@tests/run -j$(JOBS) $(TESTS_asan) $(TESTS_dev)

asan: sanitized ## run the tests that run with sanitizers
	@tests/run -j$(JOBS) $(TESTS_asan)

sanitized: ; @$(MAKE) V=asan B=build/asan build/asan/kanyin units

# Each validator is a folder of tests/tools/ with a pom.xml or a package.json;
# its jars or modules come to .tools/.  Where they cannot be had, the tests say
# so.
VALIDATORS := epubcheck ace verapdf
validators: $(VALIDATORS:%=.tools/%/complete)
.tools/%/complete: tests/tools/%/pom.xml
	-rm -rf $(@D) && mvn -q -B -f $< package -Djars="$(CURDIR)/$(@D)" && touch $@
.tools/%/complete: tests/tools/%/package-lock.json tests/tools/%/package.json
	-rm -rf $(@D) && mkdir -p $(@D) && cp $^ $(@D) && cd $(@D) && \
	  PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent && touch complete

layers: ## check that no layer includes what it may not
	@rc=0; $(foreach l,$(LAYERS),awk -v me=$l -v own=' $l $(USES_$l) ' \
	  -v foreign='$(FOREIGN_$l)' -f tests/tools/layers.awk \
	  $(wildcard src/$l/*.[ch]) /dev/null || rc=1;) exit $$rc

goldens: all ## write the expected outputs beside the test issues anew
	tests/e2e/test_goldens.py $(PROGRAM) --write

ISSUE_STYLES := $(filter-out %/cover.style,$(wildcard assets/styles/*.style))
AUDITED := $(SEEDS) $(wildcard tests/issues/*.txt tests/corpus/sources/*.xml)
audit: all ## measure what the PDFs look like against the rules of typesetting
	@tests/tools/audit.py $(PROGRAM) $(ISSUE_STYLES) -- $(AUDITED)

accuracy: all ## score how well the corpus of tests/corpus is recovered
	@tests/corpus/score.py $(PROGRAM)

train: all ## learn weights of the recovery from the corpus (needs numpy)
	@python3 tests/corpus/train.py $(PROGRAM)

bench: all $B/bench/archival $B/bench/type ## time, memory and file sizes for the first issue of seeds/
	@tests/tools/bench.py $(PROGRAM) $B/bench/type $(firstword $(SEEDS))
	@$B/bench/archival $(firstword $(SEEDS))
$B/bench/%: tests/bench/%.c $(filter-out $B/cli/%,$(OBJ)) $(COMMON)
	@mkdir -p $(@D)
	$(CC) $(SHARED) $(CFLAGS_base) $(CFLAGS_type) -o $@ $^ $(LIBS_cli)

# ── Installing ─────────────────────────────────────────────────────────────
BIN := $(DESTDIR)$(PREFIX)/bin
MAN := $(DESTDIR)$(PREFIX)/share/man/man1
DOC := $(DESTDIR)$(PREFIX)/share/doc/kanyin
DATA := $(DESTDIR)$(PREFIX)/share/kanyin

install: all ## install below PREFIX (/usr/local), itself below DESTDIR
	install -D -m 755 $(PROGRAM) $(BIN)/kanyin
	install -D -m 644 -t $(MAN) assets/man/kanyin.1
	install -D -m 644 -t $(DOC) README.md README.zh-CN.md LICENSE
	install -D -m 644 -t $(DATA) assets/schema/issue.rng
	install -D -m 644 -t $(DATA)/styles $(ISSUE_STYLES)
	$(if $(wildcard $(NEWSPRINT)),install -D -m 644 -t $(DATA) $(NEWSPRINT))

uninstall: ## remove what install put there
	rm -f $(BIN)/kanyin $(MAN)/kanyin.1
	rm -rf $(DOC) $(DATA)

# ── Odds and ends ──────────────────────────────────────────────────────────
picture: all ## draw the README's picture anew
	$(PROGRAM) build -q --format pdf -o build $(firstword $(SEEDS))
	mkdir -p assets/readme
	pdftoppm -r 80 -gray -f 1 -l 1 -singlefile -png \
	  build/$(basename $(notdir $(firstword $(SEEDS)))).pdf assets/readme/page-1

format: ## lay out the C files as .clang-format says
	clang-format -i $(wildcard src/*/*.[ch] tests/unit/*/*.[ch])

clean: ## remove what was built; .tools/ stays
	rm -rf build editions

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.* ## \(.*\)/\1\t\2/p' Makefile | expand -t 12

.DELETE_ON_ERROR:
.PHONY: all demo newsprint units check asan sanitized validators layers \
        goldens audit accuracy train bench install uninstall picture format \
        clean help
