/* The print edition. */
#include <string.h>

#include "paint/sample.h"
#include "paint/tool.h"
#include "pdf/pdf.h"

#define CMYK "/usr/share/color/icc/ghostscript/default_cmyk.icc"

static gboolean ready(void) {
  return sample_need_font(&SAMPLE_SONG) && sample_need_font(&SAMPLE_KAI) &&
         tool_need("qpdf");
}

static Profile *cmyk(void) {
  char *data;
  gsize length;
  g_assert_true(g_file_get_contents(CMYK, &data, &length, NULL));
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  const char *fault;
  Profile *profile = profile_read(bytes, &fault);
  g_assert_nonnull(profile);
  g_assert_null(profile_output_fault(profile));
  return profile;
}

/* A line for each of N sides. */
static Display *slugs(guint n) {
  Display *display = display_new("", "zh-Hans");
  for (guint i = 0; i < n; i++) {
    guint page = display_page(display, 90, 8, "");
    display_add_run(
        display, page, 0,
        sample_run(display, &SAMPLE_KAI, 6, 0, 6, i ? "乙面" : "甲面"));
  }
  return display;
}

static GBytes *print(const Display *display, const Profile *intent,
                     Imposition imposition, gboolean marks) {
  g_autoptr(GArray) sides = impose(imposition, display->pages->len, 0);
  g_autoptr(Display) lines = marks ? slugs(sides->len) : NULL;
  g_autoptr(Diag) diag = diag_new("test");
  GBytes *pdf = pdf_write_print(
      display,
      &(PrintOptions){
          intent, sides, {imposition, marks, 0}, lines, NULL, FALSE},
      diag);
  g_assert_false(diag_has(diag, SEVERITY_NOTE));
  g_assert_nonnull(pdf);
  return pdf;
}

static GBytes *print_sample(const Profile *intent, Imposition imposition,
                            gboolean marks) {
  g_autoptr(Display) display = sample_paper();
  return print(display, intent, imposition, marks);
}

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

static void test_keys(void) {
  if (!ready())
    return;
  g_autoptr(Profile) gray = profile_new_gray();
  g_autoptr(GBytes) pdf = print_sample(gray, IMPOSE_SINGLE, FALSE);
  g_assert_cmpint(memcmp(g_bytes_get_data(pdf, NULL), "%PDF-1.6", 8), ==, 0);
  g_autofree char *text = plain(pdf);
  static const char *const there[] = {
      "/S /GTS_PDFX",
      "/OutputConditionIdentifier (Black ink, gamma 2.2)",
      "/Trapped /False",
      "/GTS_PDFXVersion (PDF/X-4)",
      "<pdfxid:GTS_PDFXVersion>PDF/X-4<",
      "<pdf:Trapped>False<",
      "<xmpMM:DocumentID>urn:uuid:",
      "<xmpMM:VersionID>1<",
      "<xmpMM:RenditionClass>default<",
      "<xmp:MetadataDate>2021-06-08T12:00:00Z<",
      "/ID [<"};
  static const char *const absent[] = {
      "/Annot",     "/EmbeddedFile", "/StructTreeRoot", "/Outlines",
      "/GTS_PDFA1", "pdfaid",        " rg\n",           "/Group",
      "/MCID",      "/All",          "/Type /Action"};
  for (guint i = 0; i < G_N_ELEMENTS(there); i++)
    assert_has(text, there[i]);
  for (guint i = 0; i < G_N_ELEMENTS(absent); i++)
    if (strstr(text, absent[i]))
      g_test_fail_printf("%s in: %s", absent[i], text);
}

static void test_boxes(void) {
  if (!ready() || !tool_need("pdfinfo"))
    return;
  g_autoptr(Profile) gray = profile_new_gray();
  g_autoptr(GBytes) pdf = print_sample(gray, IMPOSE_SINGLE, FALSE);
  g_autofree char *said =
      tool_run(pdf, (const char *const[]){"pdfinfo", "-box", "@", NULL});
  g_autofree char *boxes = tool_squeeze(said);
  assert_has(boxes, "MediaBox:0.000.00437.01612.01");
  assert_has(boxes, "BleedBox:0.000.00437.01612.01");
  assert_has(boxes, "TrimBox:8.508.50428.50603.50");
  assert_has(boxes, "PDFsubtype:PDF/X-4");
}

/* Two pages of a booklet on a sheet's front and back, blank ones between. */
static void test_booklet(void) {
  if (!ready())
    return;
  g_autoptr(Profile) gray = profile_new_gray();
  g_autoptr(GBytes) pdf = print_sample(gray, IMPOSE_BOOKLET, TRUE);
  g_autofree char *said =
      tool_run(pdf, (const char *const[]){"pdfinfo", "-box", "@", NULL});
  g_autofree char *boxes = tool_squeeze(said);
  assert_has(boxes, "Pages:2");
  assert_has(boxes, "TrimBox:28.3528.35868.35623.35");
  const char *once =
      "坚定走好高质量发展之路6月4日，东昌府区召开会议——“新旧动能”";
  g_autofree char *all = g_strconcat(once, "甲面", once, "乙面", NULL);
  tool_assert_text(pdf, TOOL_PDFTOTEXT, all);
  tool_assert_text(pdf, TOOL_MUTOOL, all);
}

static char *inks(GBytes *pdf) {
  return tool_run(pdf, (const char *const[]){"gs", "-q", "-o", "-",
                                             "-sDEVICE=inkcov", "@", NULL});
}

/* Marks or none, gray or CMYK: text and rules are in K alone. */
static void test_black_alone(void) {
  if (!ready() || !tool_need("gs"))
    return;
  g_autoptr(Profile) gray = profile_new_gray();
  g_autoptr(Profile) four = cmyk();
  const struct {
    const Profile *intent;
    gboolean marks;
  } cases[] = {{gray, FALSE}, {gray, TRUE}, {four, FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GBytes) pdf =
        print_sample(cases[i].intent, IMPOSE_BOOKLET, cases[i].marks);
    g_autofree char *said = inks(pdf);
    g_auto(GStrv) lines = g_strsplit(g_strstrip(said), "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 2);
    for (guint j = 0; lines[j]; j++) {
      assert_has(lines[j], "0.00000  0.00000  0.00000  0.0");
      g_assert_null(strstr(lines[j], "0.00000  0.00000  0.00000  0.00000"));
    }
  }
}

/* For four inks the marks are in all of them. */
static void test_registration(void) {
  if (!ready() || !tool_need("gs"))
    return;
  g_autoptr(Profile) four = cmyk();
  g_autoptr(GBytes) pdf = print_sample(four, IMPOSE_SINGLE, TRUE);
  g_autofree char *text = plain(pdf);
  assert_has(text, "/All CS 1 SCN\n0.25 w");
  assert_has(text, "/Separation");
  g_autofree char *said = inks(pdf);
  g_assert_null(strstr(said, "0.00000  0.00000  0.00000"));
}

static void test_check(void) {
  if (!ready())
    return;
  g_autoptr(Profile) gray = profile_new_gray();
  for (guint way = IMPOSE_SINGLE; way <= IMPOSE_BOOKLET; way++) {
    g_autoptr(GBytes) one = print_sample(gray, way, TRUE);
    g_autoptr(GBytes) two = print_sample(gray, way, TRUE);
    g_assert_true(g_bytes_equal(one, two));
    g_autofree char *said =
        tool_run(one, (const char *const[]){"qpdf", "--check", "@", NULL});
    assert_has(said, "No syntax or stream encoding errors found");
  }
}

/* A coloured ink is a gray, a date that is not there a date all the same. */
static void test_odd(void) {
  if (!ready())
    return;
  g_autoptr(Display) display = display_new("t", "zh-Hans");
  guint page = display_page(display, 100, 100, "1");
  display_add_rule(display, page, 0, (DisplayRule){1, 1, 9, 9, 0xFF0000});
  g_autoptr(Profile) gray = profile_new_gray();
  g_autoptr(GBytes) pdf = print(display, gray, IMPOSE_SINGLE, FALSE);
  g_autofree char *text = plain(pdf);
  assert_has(text, "0.298 g");
  assert_has(text, "/CreationDate (D:19700101000000Z)");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/print/keys", test_keys);
  g_test_add_func("/print/boxes", test_boxes);
  g_test_add_func("/print/booklet", test_booklet);
  g_test_add_func("/print/black-alone", test_black_alone);
  g_test_add_func("/print/registration", test_registration);
  g_test_add_func("/print/check", test_check);
  g_test_add_func("/print/odd", test_odd);
  return g_test_run();
}
