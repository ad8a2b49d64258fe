#include "pdf/pdf.h"

#include <locale.h>
#include <string.h>
#include <time.h>

#include "paint/sample.h"
#include "paint/tool.h"

static gboolean need_fonts(void) {
  return sample_need_font(&SAMPLE_SONG) && sample_need_font(&SAMPLE_KAI);
}

static GBytes *edition_with(const Display *display, GBytes *xml) {
  g_autoptr(Diag) diag = diag_new("test");
  GBytes *pdf = pdf_write(display, &(PdfOptions){.issue_xml = xml}, diag);
  GString *said = g_string_new(NULL);
  diag_print(diag, SEVERITY_NOTE, said);
  g_assert_cmpstr(said->str, ==, "");
  g_string_free(said, TRUE);
  g_assert_nonnull(pdf);
  return pdf;
}

static GBytes *edition_of(const Display *display) {
  return edition_with(display, NULL);
}

static GBytes *edition(void) {
  g_autoptr(Display) display = sample_paper();
  return edition_of(display);
}

/* The objects and streams of PDF as text, without NULs. */
static char *plain(GBytes *pdf) {
  static const char *const qdf[] = {
      "sh", "-c",
      "qpdf --qdf --object-streams=disable \"$0\" - | tr -d '\\000'", "@",
      NULL};
  return tool_run(pdf, qdf);
}

static void assert_has(const char *text, const char *part) {
  if (!strstr(text, part))
    g_test_fail_printf("no %s in: %s", part, text);
}

static void test_check(void) {
  if (!need_fonts() || !tool_need("qpdf"))
    return;
  g_autoptr(GBytes) pdf = edition();
  g_assert_cmpint(memcmp(g_bytes_get_data(pdf, NULL), "%PDF-1.7", 8), ==, 0);
  g_autofree char *said =
      tool_run(pdf, (const char *const[]){"qpdf", "--check", "@", NULL});
  assert_has(said, "No syntax or stream encoding errors found");
}

static void test_text(void) {
  if (!need_fonts())
    return;
  g_autoptr(GBytes) pdf = edition();
  const char *text =
      "坚定走好高质量发展之路6月4日，东昌府区召开会议——“新旧动能”"
      "坚定走好高质量发展之路6月4日，东昌府区召开会议——“新旧动能”";
  tool_assert_text(pdf, TOOL_PDFTOTEXT, text);
  tool_assert_text(pdf, TOOL_MUTOOL, text);
}

static void test_objects(void) {
  if (!need_fonts() || !tool_need("qpdf"))
    return;
  g_autoptr(GBytes) pdf = edition();
  g_autofree char *text = plain(pdf);
  g_assert_null(strstr(text, " rg\n"));
  g_assert_null(strstr(text, "/Group"));
  g_assert_null(strstr(text, "1970"));
  static const char *const parts[] = {"\n0 g",
                                      "/Lang (zh-Hans)",
                                      "/DisplayDocTitle true",
                                      "/S /GTS_PDFA1",
                                      "/Marked true",
                                      "/CIDToGIDMap /Identity",
                                      "<pdfaid:conformance>A<",
                                      "<pdfuaid:part>1<",
                                      "/PageMode /UseOutlines",
                                      "/CreationDate (D:20210608120000Z)",
                                      "<rdf:li xml:lang=\"x-default\">东昌府讯",
                                      "/FontFile3",
                                      "/FontFile2"};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    assert_has(text, parts[i]);
}

static guint element(Display *display, ElementRole role, guint parent,
                     const char *text) {
  guint n = display_element(display, role, parent);
  DisplayElement *made = &g_array_index(display->elements, DisplayElement, n);
  made->level = role == ELEMENT_HEADING ? 2 : 0;
  made->text = g_strdup(text);
  return n;
}

static void add_text(Display *display, guint page, guint of, double y,
                     const char *text) {
  display_add_run(display, page, of,
                  sample_run(display, &SAMPLE_SONG, 10, 40, y, text));
}

/* An element before one painted first, a paragraph on two pages with a folio
 * between, an article of nothing. */
static Display *tagged(void) {
  Display *display = display_new("t", "zh-Hans");
  guint artifact = element(display, ELEMENT_ARTIFACT, 0, NULL);
  guint part = element(display, ELEMENT_PART, 0, NULL);
  guint article = element(display, ELEMENT_ARTICLE, part, NULL);
  guint heading = element(display, ELEMENT_HEADING, article, NULL);
  guint paragraph = element(display, ELEMENT_PARAGRAPH, article, NULL);
  element(display, ELEMENT_ARTICLE, part, NULL);
  for (guint i = 0; i < 2; i++)
    display_page(display, 420, 595, "1");
  add_text(display, 0, paragraph, 50, "甲");
  add_text(display, 0, heading, 70, "题");
  add_text(display, 0, paragraph, 90, "乙");
  add_text(display, 1, artifact, 20, "页");
  add_text(display, 1, paragraph, 50, "丙");
  display_add_rule(display, 1, paragraph,
                   (DisplayRule){40, 60, 9, 1, 0x808080});
  return display;
}

/* poppler's view of the structure, in order of reading. */
static void test_tags(void) {
  if (!need_fonts() || !tool_need("pdfinfo") || !tool_need("qpdf"))
    return;
  g_autoptr(Display) display = tagged();
  g_autoptr(GBytes) pdf = edition_of(display);
  g_autofree char *said = tool_run(
      pdf, (const char *const[]){"pdfinfo", "-struct-text", "@", NULL});
  g_autofree char *tree = tool_squeeze(said);
  g_assert_cmpstr(tree, ==,
                  "DocumentPartArtH1(block)\"题\"P(block)\"甲\"\"乙\"\"丙\"");
  g_autofree char *text = plain(pdf);
  assert_has(text, "/P <</MCID 2>> BDC\n0 g");
  assert_has(text, "/Artifact BMC\n0.502 g");
  assert_has(text, "/Tabs /S");
}

/* The source comes back byte for byte, and is called what it is. */
static void test_source(void) {
  if (!tool_need("qpdf"))
    return;
  static const char source[] = "<issue>甲\n乙</issue>\n";
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  display->date = g_strdup("2021-06-08");
  display_page(display, 100, 100, "1");
  g_autoptr(GBytes) xml = g_bytes_new_static(source, strlen(source));
  g_autoptr(GBytes) pdf = edition_with(display, xml);
  g_autofree char *back =
      tool_run(pdf, (const char *const[]){"qpdf", "--show-attachment=issue.xml",
                                          "@", NULL});
  g_assert_cmpstr(back, ==, source);
  g_autofree char *text = plain(pdf);
  static const char *const parts[] = {
      "/AFRelationship /Source", "/Subtype /application#2fxml", "/AF [",
      "/ModDate (D:20210608120000Z)", "/Size 23"};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    assert_has(text, parts[i]);
  g_autoptr(GBytes) without = edition_of(display);
  g_autofree char *bare = plain(without);
  g_assert_null(strstr(bare, "/AF"));
  g_assert_null(strstr(bare, "/EmbeddedFiles"));
}

/* poppler's view of bookmarks: title, page and place. */
static void test_bookmarks(void) {
  if (!need_fonts() || !tool_need("qpdf") || !tool_need("pdfinfo"))
    return;
  g_autoptr(GBytes) pdf = edition();
  g_autofree char *dests =
      tool_run(pdf, (const char *const[]){"qpdf", "--json",
                                          "--json-key=outlines", "@", NULL});
  static const char *const parts[] = {"\"title\": \"第1版 要闻\"",
                                      "\"title\": \"坚定走好高质量发展之路\"",
                                      "\"title\": \"第2版\"",
                                      "\"destpageposfrom1\": 2",
                                      "\"/XYZ\"",
                                      "553"};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    assert_has(dests, parts[i]);
}

/* Labels that count on share a range; others stand for themselves. */
static void test_labels(void) {
  if (!tool_need("qpdf"))
    return;
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  static const char *const labels[] = {"3", "4", "A1", "9", "第十版", "011"};
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
    display_page(display, 100, 100, labels[i]);
  g_autoptr(GBytes) pdf = edition_of(display);
  g_autofree char *json =
      tool_run(pdf, (const char *const[]){"qpdf", "--json",
                                          "--json-key=pagelabels", "@", NULL});
  g_autofree char *squeezed = tool_squeeze(json);
  assert_has(squeezed,
             "[{\"index\":0,\"label\":{\"/S\":\"/D\",\"/St\":3}},"
             "{\"index\":2,\"label\":{\"/P\":\"u:A1\",\"/St\":1}},"
             "{\"index\":3,\"label\":{\"/S\":\"/D\",\"/St\":9}},"
             "{\"index\":4,\"label\":{\"/P\":\"u:第十版\",\"/St\":1}},"
             "{\"index\":5,\"label\":{\"/P\":\"u:011\",\"/St\":1}}]");
}

/* Text and rules in black ink alone. */
static void test_ink(void) {
  if (!need_fonts() || !tool_need("gs"))
    return;
  g_autoptr(GBytes) pdf = edition();
  g_autofree char *inks =
      tool_run(pdf, (const char *const[]){"gs", "-q", "-o", "-",
                                          "-sDEVICE=inkcov", "@", NULL});
  g_auto(GStrv) lines = g_strsplit(g_strstrip(inks), "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), ==, 2);
  for (guint i = 0; lines[i]; i++) {
    assert_has(lines[i], "0.00000  0.00000  0.00000  0.0");
    g_assert_null(strstr(lines[i], "0.00000  0.00000  0.00000  0.00000"));
  }
}

/* Not the clock, not the time zone, not the locale. */
static void test_same_bytes(void) {
  if (!need_fonts())
    return;
  g_autoptr(GBytes) one = edition();
  g_setenv("TZ", "Asia/Shanghai", TRUE);
  tzset();
  setlocale(LC_ALL, "C.UTF-8");
  static const char *const locales[] = {"de_DE.UTF-8", "zh_CN.UTF-8"};
  for (guint i = 0; i < G_N_ELEMENTS(locales); i++)
    setlocale(LC_ALL, locales[i]);
  g_autoptr(GBytes) two = edition();
  setlocale(LC_ALL, "C");
  g_unsetenv("TZ");
  g_assert_true(g_bytes_equal(one, two));
}

/* Hostile titles stay titles. */
static void test_hostile(void) {
  if (!tool_need("qpdf"))
    return;
  g_autofree char *longest = g_strnfill(5000, 'x');
  const char *titles[] = {"a) /Evil (b", "\\", "<FEFF>", "", longest, "𠀀\001"};
  g_autoptr(Display) display = display_new("a) >> <x/>", "zh) /Evil (y");
  guint page = display_page(display, 100, 100, "1) /Evil (");
  for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
    display_add_bookmark(display, i, titles[i], page, 1e300);
  g_autoptr(GBytes) pdf = edition_of(display);
  g_autofree char *said =
      tool_run(pdf, (const char *const[]){"qpdf", "--check", "@", NULL});
  assert_has(said, "No syntax or stream encoding errors found");
  g_autofree char *json =
      tool_run(pdf, (const char *const[]){"qpdf", "--json", "@", NULL});
  g_assert_null(strstr(json, "\"/Evil\""));
}

/* A font that is gone fails the edition. */
static void test_failure(void) {
  if (!need_fonts())
    return;
  g_autoptr(Display) display = sample_paper();
  DisplayFont *font = &g_array_index(display->fonts, DisplayFont, 0);
  g_free(font->file);
  font->file = g_strdup("/nonexistent");
  g_autoptr(Diag) diag = diag_new("test");
  g_assert_null(pdf_write(display, &(PdfOptions){0}, diag));
  g_assert_true(diag_has(diag, SEVERITY_ERROR));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/pdf/check", test_check);
  g_test_add_func("/pdf/text", test_text);
  g_test_add_func("/pdf/objects", test_objects);
  g_test_add_func("/pdf/tags", test_tags);
  g_test_add_func("/pdf/source", test_source);
  g_test_add_func("/pdf/bookmarks", test_bookmarks);
  g_test_add_func("/pdf/labels", test_labels);
  g_test_add_func("/pdf/ink", test_ink);
  g_test_add_func("/pdf/same-bytes", test_same_bytes);
  g_test_add_func("/pdf/hostile", test_hostile);
  g_test_add_func("/pdf/failure", test_failure);
  return g_test_run();
}
