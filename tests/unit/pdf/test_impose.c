#include "pdf/impose.h"

static const SheetSide *side(const GArray *sides, guint i) {
  return &g_array_index(sides, SheetSide, i);
}

#define __ IMPOSE_BLANK

/* Left and right of each side in turn. */
static const struct {
  Imposition imposition;
  guint n_pages, sheets, n_sides;
  guint pages[16];
} CASES[] = {
    {IMPOSE_SINGLE, 0, 0, 0, {0}},
    {IMPOSE_SINGLE, 2, 0, 2, {0, __, 1, __}},
    {IMPOSE_2UP, 1, 0, 1, {0, __}},
    {IMPOSE_2UP, 5, 0, 3, {0, 1, 2, 3, 4, __}},
    {IMPOSE_BOOKLET, 0, 0, 0, {0}},
    {IMPOSE_BOOKLET, 1, 0, 2, {__, 0, __, __}},
    {IMPOSE_BOOKLET, 4, 0, 2, {3, 0, 1, 2}},
    {IMPOSE_BOOKLET, 8, 0, 4, {7, 0, 1, 6, 5, 2, 3, 4}},
    {IMPOSE_BOOKLET, 8, 1, 4, {3, 0, 1, 2, 7, 4, 5, 6}},
    {IMPOSE_BOOKLET, 8, 9, 4, {7, 0, 1, 6, 5, 2, 3, 4}},
    {IMPOSE_BOOKLET, 10, 2, 6, {7, 0, 1, 6, 5, 2, 3, 4, __, 8, 9, __}}};

static void test_orders(void) {
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GArray) sides =
        impose(CASES[i].imposition, CASES[i].n_pages, CASES[i].sheets);
    g_assert_cmpuint(sides->len, ==, CASES[i].n_sides);
    for (guint j = 0; j < sides->len; j++)
      for (guint k = 0; k < 2; k++)
        g_assert_cmpuint(side(sides, j)->pages[k], ==,
                         CASES[i].pages[2 * j + k]);
  }
}

/* The pages of the signature whose sides begin at START, as one who leafs
 * through the stitched sheets meets them. */
static void leaf_through(const GArray *sides, guint start, guint sheets,
                         GArray *pages) {
  for (guint i = 0; i < sheets; i++) {
    g_array_append_val(pages, side(sides, start + 2 * i)->pages[1]);
    g_array_append_val(pages, side(sides, start + 2 * i + 1)->pages[0]);
  }
  for (guint i = sheets; i-- > 0;) {
    g_array_append_val(pages, side(sides, start + 2 * i + 1)->pages[1]);
    g_array_append_val(pages, side(sides, start + 2 * i)->pages[0]);
  }
}

/* How many sheets are in the signature that begins at START. */
static guint count_sheets(const GArray *sides, guint start) {
  guint n = 0;
  for (guint i = start; i < sides->len && side(sides, i)->signature ==
                                              side(sides, start)->signature;
       i++) {
    g_assert_cmpuint(side(sides, i)->sheet, ==, (i - start) / 2);
    g_assert_cmpint(side(sides, i)->back, ==, (i - start) % 2);
    n++;
  }
  g_assert_cmpuint(n % 2, ==, 0);
  return n / 2;
}

/* Folded and stitched, every booklet reads from its first page to its last,
 * with fewer than four blank ones behind. */
static void test_booklets_read_in_order(void) {
  for (guint n = 1; n <= 64; n++) {
    for (guint sheets = 0; sheets <= 17; sheets++) {
      g_autoptr(GArray) sides = impose(IMPOSE_BOOKLET, n, sheets);
      g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(guint));
      for (guint at = 0; at < sides->len;) {
        guint own = count_sheets(sides, at);
        g_assert_true(!sheets || own <= sheets);
        leaf_through(sides, at, own, pages);
        at += 2 * own;
      }
      g_assert_cmpuint(pages->len, ==, (n + 3) / 4 * 4);
      for (guint i = 0; i < pages->len; i++)
        g_assert_cmpuint(g_array_index(pages, guint, i), ==, i < n ? i : __);
    }
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/impose/orders", test_orders);
  g_test_add_func("/impose/booklets-read-in-order",
                  test_booklets_read_in_order);
  return g_test_run();
}
