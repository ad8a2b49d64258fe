#include "display/display.h"

static DisplayRun run_of(guint font, const char *text) {
  DisplayGlyph glyph = {7, 3, 0, 0};
  return (DisplayRun){font,
                      10.5,
                      INK_BLACK,
                      40,
                      60.125,
                      g_strdup(text),
                      g_memdup2(&glyph, sizeof glyph),
                      1};
}

static void test_fonts(void) {
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  static const struct {
    const char *file;
    guint index, font;
  } asked[] = {{"a.ttc", 0, 0},
               {"a.ttc", 2, 1},
               {"b.ttc", 0, 2},
               {"a.ttc", 2, 1},
               {"b.ttc", 0, 2}};
  for (guint i = 0; i < G_N_ELEMENTS(asked); i++)
    g_assert_cmpuint(
        display_font(display, asked[i].file, asked[i].index, "Name"), ==,
        asked[i].font);
  g_assert_cmpuint(display->fonts->len, ==, 3);
}

static void test_elements(void) {
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint part = display_element(display, ELEMENT_PART, 0);
  guint article = display_element(display, ELEMENT_ARTICLE, part);
  g_assert_cmpuint(part, ==, 1);
  g_assert_cmpuint(article, ==, 2);
  const DisplayElement *element =
      &g_array_index(display->elements, DisplayElement, article);
  g_assert_cmpuint(element->parent, ==, part);
}

static Display *paper(void) {
  Display *display = display_new("东昌府讯", "zh-Hans");
  guint page = display_page(display, 595.28, 841.89, "1");
  guint article = display_element(display, ELEMENT_ARTICLE, 0);
  guint heading = display_element(display, ELEMENT_HEADING, article);
  g_array_index(display->elements, DisplayElement, heading).level = 2;
  guint figure = display_element(display, ELEMENT_FIGURE, article);
  g_array_index(display->elements, DisplayElement, figure).text =
      g_strdup("高考现场");
  guint font = display_font(display, "/f/Song.ttc", 2, "Song-Regular");
  display_add_run(display, page, heading, run_of(font, "讯"));
  display_add_rule(display, page, 0,
                   (DisplayRule){-0.001, -1.008, 340, 0.5, 0x808080});
  display_add_picture(display, page, figure,
                      (DisplayPicture){1, 2, 3, 4, (char *)"a.jpg"});
  display_add_bookmark(display, 1, "第1版", page, 42);
  guint link = display_element(display, ELEMENT_LINK, heading);
  g_array_index(display->elements, DisplayElement, link).uri =
      g_strdup("http://a.cn");
  guint back = display_element(display, ELEMENT_LINK, heading);
  g_array_index(display->elements, DisplayElement, back).target = article;
  guint span = display_element(display, ELEMENT_SPAN, heading);
  g_array_index(display->elements, DisplayElement, span).language =
      g_strdup("en");
  display_add_area(display, (DisplayArea){link, page, 40, 50, 20, 10});
  display_add_area(display, (DisplayArea){link, page, 62, 50, 8, 10});
  display_add_area(display, (DisplayArea){link, page, 10, 64, 8, 10});
  display_add_area(display, (DisplayArea){back, page, 18, 64, 8, 10});
  return display;
}

static void test_dump(void) {
  g_autoptr(Display) display = paper();
  GString *out = g_string_new(NULL);
  display_dump(display, out);
  g_assert_cmpstr(out->str, ==,
                  "page \"1\" 595.28 841.89\n"
                  "  run #2 40.00 60.13 Song-Regular 10.50 \"讯\"\n"
                  "  rule #0 0.00 -1.01 340.00 0.50 808080\n"
                  "  picture #3 1.00 2.00 3.00 4.00 a.jpg\n"
                  "area #4 page 1 40.00 50.00 30.00 10.00\n"
                  "area #4 page 1 10.00 64.00 8.00 10.00\n"
                  "area #5 page 1 18.00 64.00 8.00 10.00\n"
                  "bookmark 1 page 1 42.00 \"第1版\"\n"
                  "element #0 in #0 document\n"
                  "element #1 in #0 article\n"
                  "element #2 in #1 heading 2\n"
                  "element #3 in #1 figure \"高考现场\"\n"
                  "element #4 in #2 link <http://a.cn>\n"
                  "element #5 in #2 link to #1\n"
                  "element #6 in #2 span en\n");
  g_string_free(out, TRUE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/display/fonts", test_fonts);
  g_test_add_func("/display/elements", test_elements);
  g_test_add_func("/display/dump", test_dump);
  return g_test_run();
}
