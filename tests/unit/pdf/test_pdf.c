#include "pdf/pdf.h"

#include <locale.h>
#include <string.h>
#include <time.h>

#include "paint/sample.h"
#include "paint/tool.h"

static gboolean need_fonts(void) {
  return sample_need_font(&SAMPLE_SONG) && sample_need_font(&SAMPLE_KAI);
}

static GBytes *edition_with(const Display *display,
                            const PdfAttachment *attachments, guint n) {
  g_autoptr(Diag) diag = diag_new("test");
  GBytes *pdf = pdf_write(display, &(PdfOptions){attachments, n, NULL}, diag);
  GString *said = g_string_new(NULL);
  diag_print(diag, SEVERITY_NOTE, said);
  g_assert_cmpstr(said->str, ==, "");
  g_string_free(said, TRUE);
  g_assert_nonnull(pdf);
  return pdf;
}

static GBytes *edition_of(const Display *display) {
  return edition_with(display, NULL, 0);
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

/* Files come back byte for byte, and are called what they are, whatever that
 * is. */
static void test_attachments(void) {
  if (!tool_need("qpdf"))
    return;
  static const char xml[] = "<issue>甲\n乙</issue>\n";
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  display->date = g_strdup("2021-06-08");
  display_page(display, 100, 100, "1");
  g_autoptr(GBytes) bytes = g_bytes_new_static(xml, strlen(xml));
  g_autoptr(GBytes) empty = g_bytes_new(NULL, 0);
  const PdfAttachment attachments[] = {
      {"issue.xml", "application/xml", "Alternative", "x", bytes},
      {"第8期) (.txt", "text/plain", "Source", "y", empty}};
  g_autoptr(GBytes) pdf = edition_with(display, attachments, 2);
  g_autofree char *back =
      tool_run(pdf, (const char *const[]){"qpdf", "--show-attachment=issue.xml",
                                          "@", NULL});
  g_assert_cmpstr(back, ==, xml);
  g_autofree char *text = plain(pdf);
  static const char *const parts[] = {"/AFRelationship /Alternative",
                                      "/AFRelationship /Source",
                                      "/Subtype /application#2fxml",
                                      "/Subtype /text#2fplain",
                                      "/AF [",
                                      "/ModDate (D:20210608120000Z)",
                                      "/Size 23",
                                      "/UF <feff7b2c0038671f00290020"};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    assert_has(text, parts[i]);
  g_autoptr(GBytes) without = edition_of(display);
  g_autofree char *bare = plain(without);
  g_assert_null(strstr(bare, "/AF"));
  g_assert_null(strstr(bare, "/EmbeddedFiles"));
}

/* ── Links ───────────────────────────────────────────────────────────── */

static guint link_element(Display *display, guint parent, const char *uri,
                          guint target) {
  guint n = element(display, ELEMENT_LINK, parent, "词");
  DisplayElement *link = &g_array_index(display->elements, DisplayElement, n);
  link->uri = g_strdup(uri);
  link->target = target;
  return n;
}

/* Text, a link on two pages, text; one that leads back, one to an element that
 * stands nowhere; a word of English. */
static void test_links(void) {
  if (!need_fonts() || !tool_need("pdfinfo") || !tool_need("qpdf"))
    return;
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint head = element(display, ELEMENT_HEADING, 0, NULL);
  guint nowhere = element(display, ELEMENT_PARAGRAPH, 0, NULL);
  guint text = element(display, ELEMENT_PARAGRAPH, 0, NULL);
  guint out = link_element(display, text, "http://a.cn/(", 0);
  guint back = link_element(display, text, NULL, head);
  guint lost = link_element(display, text, NULL, nowhere);
  guint span = element(display, ELEMENT_SPAN, text, NULL);
  g_array_index(display->elements, DisplayElement, span).language =
      g_strdup("en");
  for (guint i = 0; i < 2; i++)
    display_page(display, 420, 595, "1");
  add_text(display, 0, head, 70, "题");
  add_text(display, 0, text, 90, "甲");
  add_text(display, 0, out, 90, "乙");
  add_text(display, 1, out, 50, "丙");
  add_text(display, 1, text, 50, "丁");
  add_text(display, 1, back, 50, "戊");
  add_text(display, 1, lost, 50, "己");
  add_text(display, 1, span, 70, "ok");
  const DisplayArea areas[] = {{out, 0, 50, 80, 10, 10},
                               {out, 1, 40, 40, 10, 10},
                               {back, 1, 60, 40, 10, 10},
                               {lost, 1, 70, 40, 10, 10}};
  for (guint i = 0; i < G_N_ELEMENTS(areas); i++)
    display_add_area(display, areas[i]);
  g_autoptr(GBytes) pdf = edition_of(display);
  g_autofree char *said =
      tool_run(pdf, (const char *const[]){
                        "sh", "-c", "pdfinfo -struct-text $0 | grep -v Object",
                        "@", NULL});
  g_autofree char *tree = tool_squeeze(said);
  g_assert_cmpstr(tree, ==,
                  "DocumentH1(block)\"题\"P(block)\"甲\""
                  "Link(inline)\"乙\"\"丙\"\"丁\"Link(inline)\"戊\""
                  "Span(inline)\"己\"Span(inline)\"ok\"");
  g_autofree char *objects = plain(pdf);
  guint n = 0;
  for (const char *p = objects; (p = strstr(p, "/Subtype /Link")); p++)
    n++;
  g_assert_cmpuint(n, ==, 3);
  static const char *const parts[] = {"/URI (http://a.cn/\\()", "/Lang (en)",
                                      "/Type /OBJR", "/F 4", "/StructParent 4"};
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    assert_has(objects, parts[i]);
}

/* A URI is a string, whatever it holds. */
static void test_hostile_links(void) {
  if (!need_fonts() || !tool_need("qpdf"))
    return;
  g_autofree char *longest = g_strnfill(2000, '(');
  const char *uris[] = {
      "x) >> /Evil (y", "x\\", "x\\) /Evil (", "\"<>'", "\001\n\r\t",
      "东昌府",         "",    longest};
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  display_page(display, 420, 595, "1");
  for (guint i = 0; i < G_N_ELEMENTS(uris); i++) {
    guint n = link_element(display, 0, uris[i], 0);
    add_text(display, 0, n, 20 + 20 * i, "词");
    display_add_area(display, (DisplayArea){n, 0, 40, 10 + 20 * i, 10, 10});
  }
  g_autoptr(GBytes) pdf = edition_of(display);
  g_autofree char *said =
      tool_run(pdf, (const char *const[]){"qpdf", "--check", "@", NULL});
  assert_has(said, "No syntax or stream encoding errors found");
  g_autofree char *json =
      tool_run(pdf, (const char *const[]){"qpdf", "--json", "@", NULL});
  g_assert_null(strstr(json, "\"/Evil\""));
  assert_has(json, longest);
}

/* One glyph for two characters, two glyphs for one, one for each of two. */
static void test_clusters(void) {
  if (!need_fonts())
    return;
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 200, 100, "1");
  DisplayRun run = sample_run(display, &SAMPLE_SONG, 10, 20, 50, "甲乙丙丁戊");
  run.glyphs[1].length = 6; /* 乙丙 */
  run.glyphs[2].length = 3; /* 丁, with the next */
  run.glyphs[3].length = 0;
  display_add_run(display, page, 0, run);
  g_autoptr(GBytes) pdf = edition_of(display);
  tool_assert_text(pdf, TOOL_PDFTOTEXT, "甲乙丙丁戊");
  g_autoptr(Display) twins = display_new("t", "zh-Hans");
  display_page(twins, 200, 100, "1");
  add_text(twins, 0, 0, 50, "一\xE2\xBC\x80一\xE2\xBC\x80更\xEF\xA4\x81");
  g_autoptr(GBytes) two = edition_of(twins);
  const char *text = "一\xE2\xBC\x80一\xE2\xBC\x80更\xEF\xA4\x81";
  tool_assert_text(two, TOOL_PDFTOTEXT, text);
  tool_assert_text(two, TOOL_MUTOOL, text);
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
  g_test_add_func("/pdf/attachments", test_attachments);
  g_test_add_func("/pdf/links", test_links);
  g_test_add_func("/pdf/hostile-links", test_hostile_links);
  g_test_add_func("/pdf/clusters", test_clusters);
  g_test_add_func("/pdf/bookmarks", test_bookmarks);
  g_test_add_func("/pdf/labels", test_labels);
  g_test_add_func("/pdf/ink", test_ink);
  g_test_add_func("/pdf/same-bytes", test_same_bytes);
  g_test_add_func("/pdf/hostile", test_hostile);
  g_test_add_func("/pdf/failure", test_failure);
  return g_test_run();
}
