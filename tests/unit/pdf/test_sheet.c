#include "pdf/marks.h"

#include <string.h>

static const PageSize SIZES[] = {{100, 200}, {80, 150}};

static void near(double a, double b) {
  g_assert_cmpfloat_with_epsilon(a, b, 1e-9);
}

static void same(Area a, Area b) {
  near(a.x, b.x);
  near(a.y, b.y);
  near(a.width, b.width);
  near(a.height, b.height);
}

static gboolean within(Area inner, Area outer) {
  return inner.x >= outer.x - 1e-9 && inner.y >= outer.y - 1e-9 &&
         inner.x + inner.width <= outer.x + outer.width + 1e-9 &&
         inner.y + inner.height <= outer.y + outer.height + 1e-9;
}

static Sheet lay_out(SheetSide side, SheetOptions options) {
  return sheet_lay_out(&side, SIZES, G_N_ELEMENTS(SIZES), &options);
}

static const SheetSide ALONE = {.pages = {1, IMPOSE_BLANK}, .n = 1};
static const SheetSide PAIR = {.pages = {1, 0}, .n = 2, .sheet = 2};

static void test_single(void) {
  double bleed = SHEET_BLEED;
  Sheet sheet = lay_out(ALONE, (SheetOptions){IMPOSE_SINGLE, FALSE, 0});
  same(sheet.trim, (Area){bleed, bleed, 80, 150});
  same(sheet.bleed, (Area){0, 0, 80 + 2 * bleed, 150 + 2 * bleed});
  same(sheet.media, sheet.bleed);
  g_assert_cmpuint(sheet.n_places, ==, 1);
  g_assert_cmpuint(sheet.places[0].page, ==, 1);
  near(sheet.places[0].x, bleed);
  same(sheet.places[0].clip, sheet.bleed);
  g_assert_cmpuint(sheet.n_strokes + sheet.n_registers, ==, 0);
}

/* The smaller page stands in the middle of its place; nothing crosses the
 * fold; pages further in move towards it. */
static void test_booklet(void) {
  Sheet sheet = lay_out(PAIR, (SheetOptions){IMPOSE_BOOKLET, TRUE, 1.5});
  double fold = sheet.trim.x + 100;
  near(sheet.trim.width, 200);
  near(sheet.places[0].x, sheet.trim.x + 10 + 3);
  near(sheet.places[0].y, sheet.trim.y + 25);
  near(sheet.places[1].x, fold - 3);
  near(sheet.places[0].clip.x, sheet.bleed.x);
  near(sheet.places[0].clip.x + sheet.places[0].clip.width, fold);
  near(sheet.places[1].clip.x, fold);
  near(sheet.places[1].clip.x + sheet.places[1].clip.width,
       sheet.bleed.x + sheet.bleed.width);
  guint folds = 0;
  for (guint i = 0; i < sheet.n_strokes; i++) {
    const Stroke *stroke = &sheet.strokes[i];
    folds += stroke->dashed;
    if (stroke->dashed)
      near(stroke->x1, fold);
  }
  g_assert_cmpuint(folds, ==, 2);
}

static void test_pair_to_cut(void) {
  Sheet sheet = lay_out(PAIR, (SheetOptions){IMPOSE_2UP, TRUE, 0});
  near(sheet.trim.width, 200 + 2 * SHEET_BLEED);
  near(sheet.places[0].clip.x + sheet.places[0].clip.width,
       sheet.places[1].clip.x);
  g_assert_cmpuint(sheet.n_strokes, ==, 12);
  for (guint i = 0; i < sheet.n_strokes; i++)
    g_assert_false(sheet.strokes[i].dashed);
}

static void test_blank(void) {
  SheetSide side = {.pages = {IMPOSE_BLANK, 0}, .n = 2};
  Sheet sheet = lay_out(side, (SheetOptions){IMPOSE_BOOKLET, FALSE, 0});
  g_assert_cmpuint(sheet.n_places, ==, 1);
  near(sheet.places[0].x, sheet.trim.x + 100);
}

static gboolean apart(Area a, Area b) {
  return a.x + a.width <= b.x || b.x + b.width <= a.x ||
         a.y + a.height <= b.y || b.y + b.height <= a.y;
}

/* No mark and no slug touches what may be printed, or leaves the sheet. */
static void test_marks_stand_outside(void) {
  for (guint way = IMPOSE_SINGLE; way <= IMPOSE_BOOKLET; way++) {
    Sheet sheet = lay_out(way == IMPOSE_SINGLE ? ALONE : PAIR,
                          (SheetOptions){way, TRUE, 0});
    g_assert_true(within(sheet.bleed, sheet.media));
    g_assert_true(within(sheet.trim, sheet.bleed));
    g_assert_true(within(sheet.slug, sheet.media));
    g_assert_true(apart(sheet.slug, sheet.bleed));
    g_assert_cmpuint(sheet.n_strokes, <=, G_N_ELEMENTS(sheet.strokes));
    for (guint i = 0; i < sheet.n_strokes; i++) {
      const Stroke *s = &sheet.strokes[i];
      Area area = {s->x1, s->y1, s->x2 - s->x1, s->y2 - s->y1};
      g_assert_true(within(area, sheet.media));
      g_assert_true(apart(area, sheet.bleed));
    }
    for (guint i = 0; i < sheet.n_registers; i++) {
      Area area = {sheet.registers[i].x - SHEET_REGISTER,
                   sheet.registers[i].y - SHEET_REGISTER, 2 * SHEET_REGISTER,
                   2 * SHEET_REGISTER};
      g_assert_true(within(area, sheet.media));
      g_assert_true(apart(area, sheet.bleed));
      g_assert_true(apart(area, sheet.slug));
    }
  }
}

static void test_drawing(void) {
  Sheet sheet = {.strokes = {{1, 2, 1, 14, TRUE}},
                 .n_strokes = 1,
                 .registers = {{50, 60}},
                 .n_registers = 1};
  g_autoptr(GString) out = g_string_new(NULL);
  marks_draw(&sheet, "0 G", out);
  g_assert_true(g_str_has_prefix(out->str,
                                 "q\n0 G\n0.25 w\n[2 1] 0 d\n1.000 2.000 m\n"
                                 "1.000 14.000 l S\n[] 0 d\n"));
  g_assert_true(g_str_has_suffix(out->str, " c\ns\nQ\n"));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sheet/single", test_single);
  g_test_add_func("/sheet/booklet", test_booklet);
  g_test_add_func("/sheet/pair-to-cut", test_pair_to_cut);
  g_test_add_func("/sheet/blank", test_blank);
  g_test_add_func("/sheet/marks-stand-outside", test_marks_stand_outside);
  g_test_add_func("/sheet/drawing", test_drawing);
  return g_test_run();
}
