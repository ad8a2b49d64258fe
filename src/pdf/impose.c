/* A sheet folded once has four pages.  Of a signature's sheets the outermost,
 * opened flat, shows its last page on the left of its first; with each sheet
 * further in the two move towards the middle. */
#include "pdf/impose.h"

enum { PAGES_A_SHEET = 4 };

static guint page_or_blank(guint page, guint n_pages) {
  return page < n_pages ? page : IMPOSE_BLANK;
}

static void add_side(GArray *sides, SheetSide side, guint left, guint right,
                     guint n_pages) {
  side.pages[0] = page_or_blank(left, n_pages);
  side.pages[1] = page_or_blank(right, n_pages);
  side.n = 2;
  g_array_append_val(sides, side);
}

static void add_singles(GArray *sides, guint n_pages) {
  for (guint i = 0; i < n_pages; i++) {
    SheetSide side = {.pages = {i, IMPOSE_BLANK}, .n = 1, .sheet = i};
    g_array_append_val(sides, side);
  }
}

static void add_pairs(GArray *sides, guint n_pages) {
  for (guint i = 0; i < n_pages; i += 2)
    add_side(sides, (SheetSide){.sheet = i / 2}, i, i + 1, n_pages);
}

/* The signature of SHEETS sheets that begins with page FIRST. */
static void add_signature(GArray *sides, guint signature, guint first,
                          guint sheets, guint n_pages) {
  guint last = first + PAGES_A_SHEET * sheets - 1;
  for (guint i = 0; i < sheets; i++) {
    guint low = first + 2 * i, high = last - 2 * i;
    SheetSide side = {.signature = signature, .sheet = i};
    add_side(sides, side, high, low, n_pages);
    side.back = TRUE;
    add_side(sides, side, low + 1, high - 1, n_pages);
  }
}

static void add_signatures(GArray *sides, guint n_pages, guint sheets) {
  guint left = n_pages / PAGES_A_SHEET + (n_pages % PAGES_A_SHEET != 0);
  guint first = 0;
  for (guint i = 0; left; i++) {
    guint n = sheets ? MIN(sheets, left) : left;
    add_signature(sides, i, first, n, n_pages);
    first += PAGES_A_SHEET * n;
    left -= n;
  }
}

GArray *impose(Imposition imposition, guint n_pages, guint sheets) {
  GArray *sides = g_array_new(FALSE, FALSE, sizeof(SheetSide));
  switch (imposition) {
  case IMPOSE_SINGLE:
    add_singles(sides, n_pages);
    break;
  case IMPOSE_2UP:
    add_pairs(sides, n_pages);
    break;
  case IMPOSE_BOOKLET:
    add_signatures(sides, n_pages, sheets);
    break;
  }
  return sides;
}
