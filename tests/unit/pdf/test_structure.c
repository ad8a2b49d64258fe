#include <string.h>

#include "pdf/structure.h"

typedef struct {
  ElementRole role;
  guint parent, level;
  const char *text, *type;
} Row;

static const Row ROWS[] = {
    {ELEMENT_ARTIFACT, 0, 0, NULL, NULL},       /* 1 */
    {ELEMENT_HEADING, 0, 2, NULL, "/H1"},       /* 2: none of level 1 */
    {ELEMENT_PART, 0, 0, NULL, "/Part"},        /* 3 */
    {ELEMENT_ARTICLE, 3, 0, NULL, "/Art"},      /* 4 */
    {ELEMENT_HEADING, 4, 2, NULL, "/H1"},       /* 5 */
    {ELEMENT_HEADING, 4, 5, NULL, "/H2"},       /* 6 */
    {ELEMENT_HEADING, 4, 4, NULL, "/H2"},       /* 7: a sibling, in effect */
    {ELEMENT_PARAGRAPH, 4, 0, NULL, "/P"},      /* 8 */
    {ELEMENT_HEADING, 4, 1, NULL, "/H1"},       /* 9 */
    {ELEMENT_FIGURE, 4, 0, NULL, "/Sect"},      /* 10: no picture, no text */
    {ELEMENT_CAPTION, 10, 0, NULL, "/P"},       /* 11 */
    {ELEMENT_FIGURE, 4, 0, "桥", "/Figure"},    /* 12 */
    {ELEMENT_CAPTION, 12, 0, NULL, "/Caption"}, /* 13 */
    {ELEMENT_FIGURE, 4, 0, NULL, "/Figure"},    /* 14: shows a picture */
    {ELEMENT_CAPTION, 14, 0, NULL, "/Caption"}, /* 15 */
    {ELEMENT_PARAGRAPH, 1, 0, NULL, NULL},      /* 16: part of an artifact */
    {ELEMENT_HEADING, 16, 1, NULL, NULL},       /* 17 */
    {ELEMENT_CAPTION, 0, 0, NULL, "/P"}};       /* 18 */

static Display *sample(void) {
  Display *display = display_new("t", "zh-Hans");
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    guint n = display_element(display, ROWS[i].role, ROWS[i].parent);
    DisplayElement *element =
        &g_array_index(display->elements, DisplayElement, n);
    element->level = ROWS[i].level;
    element->text = g_strdup(ROWS[i].text);
  }
  guint page = display_page(display, 100, 100, "1");
  display_add_picture(display, page, 14,
                      (DisplayPicture){0, 0, 1, 1, (char *)"x.png"});
  return display;
}

static void test_types(void) {
  g_autoptr(Display) display = sample();
  g_autoptr(Structure) structure = structure_new(display);
  g_assert_cmpuint(structure->n, ==, G_N_ELEMENTS(ROWS) + 1);
  g_assert_cmpstr(structure->types[0], ==, "/Document");
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++)
    g_assert_cmpstr(structure->types[i + 1], ==, ROWS[i].type);
}

/* Deeper than PDF can say. */
static void test_deep(void) {
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  for (guint i = 1; i < 10; i++) {
    guint n = display_element(display, ELEMENT_HEADING, 0);
    g_array_index(display->elements, DisplayElement, n).level = i * i;
  }
  g_autoptr(Structure) structure = structure_new(display);
  g_assert_cmpstr(structure->types[6], ==, "/H6");
  g_assert_cmpstr(structure->types[9], ==, "/H6");
}

/* Each page counts its own marks. */
static void test_marks(void) {
  static const Mark want[] = {{0, 0, 8}, {0, 1, 8}, {2, 0, 8}, {3, 0, 2}};
  g_autoptr(Display) display = sample();
  g_autoptr(Structure) structure = structure_new(display);
  for (guint i = 0; i < G_N_ELEMENTS(want); i++)
    g_assert_cmpuint(structure_mark(structure, want[i].page, want[i].element),
                     ==, want[i].id);
  g_assert_cmpmem(structure->marks->data, structure->marks->len * sizeof(Mark),
                  want, sizeof want);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/structure/types", test_types);
  g_test_add_func("/structure/deep", test_deep);
  g_test_add_func("/structure/marks", test_marks);
  return g_test_run();
}
