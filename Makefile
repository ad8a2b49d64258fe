# kanyin.  "make help" lists what to make; README.md says when.

V      ?= dev
B      ?= build/$V
PREFIX ?= /usr/local
VERSION := 0.1.0

# ── Layers ─────────────────────────────────────────────────────────────────
# A folder of src/ is a layer: it may include only itself and what its line
# here names ("make layers" checks it), and only its libraries' headers.
LAYERS := base model display input recover type page paint pdf markup epub cli

USES_base    :=
USES_model   := base
USES_display := base
USES_input   := base model
USES_recover := base model input
USES_type    := base display
USES_page    := base model display type
USES_paint   := base display
USES_pdf     := base display paint
USES_markup  := base model
USES_epub    := base model markup
USES_cli     := $(filter-out cli,$(LAYERS))

# The pkg-config modules a layer's sources may use beside GLib.
PKG_base   := gio-2.0 icu-i18n
PKG_input  := libxml-2.0
PKG_type   := pangoft2 harfbuzz fontconfig
PKG_paint  := cairo cairo-ft harfbuzz-subset freetype2
PKG_pdf    := libqpdf
PKG_markup := libxml-2.0
PKG_epub   := libxml-2.0 libzip

# Header name patterns of foreign libraries, by layer, for "make layers".
FOREIGN_base   := gio/ unicode/ glib/
FOREIGN_input  := libxml/ iconv
FOREIGN_type   := pango/ hb fontconfig/
FOREIGN_paint  := cairo hb ft2build freetype/
FOREIGN_pdf    := qpdf/
FOREIGN_markup := libxml/
FOREIGN_epub   := libxml/ zip.h
FOREIGN_cli    := glib/ gio/

# ── Compiling ──────────────────────────────────────────────────────────────
CC ?= cc
WARN    := -Wall -Wextra -Werror -Wshadow -Wvla -Wstrict-prototypes \
           -Wmissing-prototypes -Wpointer-arith -Wwrite-strings
F_dev   := -O2 -g
F_asan  := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
           -fno-omit-frame-pointer
SHARED  := -std=gnu11 $(WARN) $(F_$V) -Isrc -I$B/gen

# The layers that layer $1 stands on, itself last.
closure = $(call uniq,$(foreach l,$(USES_$1),$(call closure,$l)) $1)
uniq = $(if $1,$(firstword $1) $(call uniq,$(filter-out $(firstword $1),$1)))

sources = $(sort $(wildcard src/$1/*.c))
objects = $(patsubst src/%.c,$B/%.o,$(call sources,$1))
libs = $(shell pkg-config --libs glib-2.0 $(foreach l,$1,$(PKG_$l))) -lm

RESOURCES := $B/gen/resources.o
OBJ       := $(foreach l,$(LAYERS),$(call objects,$l))

# Build when nothing is asked for; the recipes below stand on these.
all: $B/kanyin build/kanyin

$B/kanyin: $(OBJ) $(RESOURCES)
	$(CC) $(F_$V) $(LDFLAGS) -o $@ $^ $(call libs,$(LAYERS))

# The name the README gives.
build/kanyin: $B/kanyin
	@mkdir -p $(@D)
	cp $< $@

$(foreach l,$(LAYERS),$(eval CFLAGS_$l = $$(shell pkg-config --cflags glib-2.0 $(PKG_$l))))
define layer_rule
$B/$1/%.o: src/$1/%.c | $B/gen/version.h
	@mkdir -p $$(@D)
	$(CC) $(SHARED) $(CFLAGS) $(CFLAGS_$1) -MMD -MP -c -o $$@ $$<
endef
$(foreach l,$(LAYERS),$(eval $(call layer_rule,$l)))

$B/gen/version.h: Makefile
	@mkdir -p $(@D)
	echo '#define KANYIN_VERSION "$(VERSION)"' > $@

# Assets are built into the program; see src/base/asset.h.
ASSETS := $(sort $(shell find assets -type f)) fonts/fonts.ini
$B/gen/assets.xml: $(ASSETS) Makefile
	@mkdir -p $(@D)
	{ echo '<gresources><gresource prefix="/kanyin">'; \
	  for f in $(ASSETS); do a=$${f#assets/}; a=$${a#fonts/}; \
	    echo "<file alias=\"$$a\">$$f</file>"; done; \
	  echo '</gresource></gresources>'; } > $@
$B/gen/resources.c: $B/gen/assets.xml $(ASSETS)
	glib-compile-resources --generate-source --target=$@ $<
$(RESOURCES): $B/gen/resources.c
	$(CC) $(F_$V) $(shell pkg-config --cflags gio-2.0) -c -o $@ $<

-include $(OBJ:.o=.d)

# ── Unit tests: tests/unit/LAYER/test_*.c, linked with that layer's own ────
UNIT_SRC := $(sort $(wildcard tests/unit/*/test_*.c))
UNIT     := $(patsubst tests/unit/%.c,$B/unit/%,$(UNIT_SRC))
define unit_rule
$B/unit/$1/%: tests/unit/$1/%.c $(foreach l,$(call closure,$1),$(call objects,$l)) $(RESOURCES)
	@mkdir -p $$(@D)
	$(CC) $(SHARED) -Itests/unit $(foreach l,$(call closure,$1),$(CFLAGS_$l)) -MMD -MP -o $$@ $$(filter %.c %.o,$$^) $(call libs,$(call closure,$1))
endef
$(foreach l,$(filter-out cli,$(LAYERS)),$(eval $(call unit_rule,$l)))
-include $(UNIT:=.d)
units: $(UNIT)
unit-%: ; @$(MAKE) --no-print-directory $(filter $B/unit/$*/%,$(UNIT)) && \
	for t in $(filter $B/unit/$*/%,$(UNIT)); do $$t --tap || exit 1; done

# ── The arrows between layers ──────────────────────────────────────────────
layers:
	@rc=0; $(foreach l,$(LAYERS),awk -v me=$l -v own=' $l $(USES_$l) ' \
	  -v foreign='$(FOREIGN_$l)' -f tests/tools/layers.awk \
	  $(wildcard src/$l/*.[ch]) /dev/null || rc=1;) exit $$rc

clean:
	rm -rf build editions

.PHONY: all units layers clean
