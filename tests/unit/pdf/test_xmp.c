#include <string.h>

#include "pdf/xmp.h"

static Display *paper(const char *title) {
  Display *display = display_new(title, "zh-Hant");
  display->author = g_strdup("a & <b>");
  display->date = g_strdup("2021-06-08");
  return display;
}

static const struct {
  const char *title, *element; /* as it must stand in the packet */
} TITLES[] = {{"东昌府讯", "\">东昌府讯</rdf:li>"},
              {"A&B <\"'>", "\">A&amp;B &lt;&quot;&apos;&gt;</rdf:li>"},
              {"]]>", "\">]]&gt;</rdf:li>"},
              {"a\001\037b", "\">ab</rdf:li>"},
              {"a\xEF\xBF\xBF\xEF\xBF\xBE"
               "b",
               "\">ab</rdf:li>"},
              {"𠀀%s%n", "\">𠀀%s%n</rdf:li>"},
              {"", "\"></rdf:li>"}};

static void accept(GMarkupParseContext *context, const char *name,
                   const char **names, const char **values, gpointer data,
                   GError **error) {
  (void)context, (void)name, (void)names, (void)values, (void)error;
  ++*(guint *)data;
}

static void test_titles(void) {
  for (guint i = 0; i < G_N_ELEMENTS(TITLES); i++) {
    g_autoptr(Display) display = paper(TITLES[i].title);
    g_autoptr(Facts) facts = facts_new(display);
    g_autofree char *xmp = xmp_packet(facts, &XMP_ARCHIVAL);
    g_assert_nonnull(strstr(xmp, TITLES[i].element));
    g_assert_nonnull(strstr(xmp, "<rdf:li>a &amp; &lt;b&gt;</rdf:li>"));
    g_assert_nonnull(strstr(xmp, "<pdfaid:part>3</pdfaid:part>"));
    g_assert_nonnull(strstr(xmp, "<pdfuaid:part>1</pdfuaid:part>"));
    g_assert_nonnull(strstr(xmp, "<pdfaSchema:prefix>pdfuaid<"));
    g_assert_nonnull(strstr(xmp, ">2021-06-08T12:00:00Z</xmp:CreateDate>"));
    guint elements = 0;
    g_autoptr(GMarkupParseContext) parser = g_markup_parse_context_new(
        &(GMarkupParser){.start_element = accept}, 0, &elements, NULL);
    g_assert_true(g_markup_parse_context_parse(parser, xmp, -1, NULL));
    g_assert_true(g_markup_parse_context_end_parse(parser, NULL));
    g_assert_cmpuint(elements, >, 10);
  }
}

/* What the display list does not say is not in the packet. */
static void test_absent(void) {
  static const char *const days[] = {NULL, "", "2021-02-30", "yesterday"};
  for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
    g_autoptr(Display) display = display_new("t", "zh-Hans");
    display->date = g_strdup(days[i]);
    g_autoptr(Facts) facts = facts_new(display);
    g_autofree char *xmp = xmp_packet(facts, &XMP_ARCHIVAL);
    g_assert_null(facts->date);
    g_assert_null(strstr(xmp, "Date>"));
    g_assert_null(strstr(xmp, "dc:creator"));
    g_assert_null(strstr(xmp, "dc:description"));
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/xmp/titles", test_titles);
  g_test_add_func("/xmp/absent", test_absent);
  return g_test_run();
}
