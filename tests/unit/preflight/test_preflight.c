#include "preflight/preflight.h"

#include <string.h>

#include "paint/sample.h"
#include "paint/tool.h"
#include "pdf/pdf.h"
#include "preflight/file.h"
#include "preflight/verdict.h"

static const char *const NONE[] = {NULL};

static Findings *read_sound(GBytes *pdf) {
  g_autoptr(Diag) diag = diag_new("test");
  Findings *findings = preflight_read(pdf, diag);
  g_assert_nonnull(findings);
  g_assert_false(diag_has(diag, SEVERITY_NOTE));
  g_assert_cmpuint(findings->repairs, ==, 0);
  return findings;
}

static Findings *read_page(const char *content, const char *page,
                           const char *const *objects) {
  g_autoptr(GBytes) pdf = page_file(content, page, objects, "");
  return read_sound(pdf);
}

static const PageFindings *first_page(const Findings *findings) {
  g_assert_cmpuint(findings->pages->len, ==, 1);
  return &g_array_index(findings->pages, PageFindings, 0);
}

/* ── Inks ────────────────────────────────────────────────────────────── */

#define RESOURCES                                                              \
  "/Resources << /ColorSpace << /Spot [/Separation /Red /DeviceCMYK 9 0 R]"    \
  " /All [/Separation /All /DeviceCMYK 9 0 R]"                                 \
  " /Plate [/Separation /Black /DeviceCMYK 9 0 R]"                             \
  " /Icc [/ICCBased 5 0 R] /Lab [/Lab << >>] /Gray [/CalGray << >>]"           \
  " /Table [/Indexed /DeviceRGB 0 <000000>] /Two [/DeviceN [/A /B] /X 9 0 R]"  \
  " /Loop [/Indexed /Loop 0 <00>] /Bad 7 >>"                                   \
  " /XObject << /Image 6 0 R /Mask 7 0 R /Form 8 0 R >>"                       \
  " /Pattern << /Tiling 8 0 R /Shade << /PatternType 2"                        \
  " /Shading << /ColorSpace /DeviceRGB >> >> >>"                               \
  " /Shading << /Sh << /ColorSpace /DeviceCMYK >> >>"                          \
  " /ExtGState << /Through << /ca .5 >> /Opaque << /ca 1 /BM /Normal >> >> >>"

static const char *const OBJECTS[] = {
    "<< /N 4 /Length 0 >>\nstream\n\nendstream",
    "<< /Subtype /Image /Width 20 /Height 10 /ColorSpace /DeviceRGB /Length 0"
    " >>\nstream\n\nendstream",
    "<< /Subtype /Image /ImageMask true /Width 20 /Height 10 /Length 0 >>\n"
    "stream\n\nendstream",
    "<< /Subtype /Form /Resources << >> /Length 10 >>\nstream\n"
    "1 0 0 rg f\nendstream",
    "<< /FunctionType 2 >>",
    NULL};

static const struct {
  const char *content;
  guint inks;
} INK_CASES[] = {
    {"", 0},
    {"0 0 9 9 re f", COLOUR_GRAY},
    {"0 0 9 9 re n", 0},
    {"1 0 0 rg 0 0 9 9 re n", 0},
    {"1 0 0 rg 0 0 9 9 re f", COLOUR_RGB},
    {"1 0 0 rg 0 0 9 9 re S", COLOUR_GRAY},
    {"1 0 0 RG 0 0 9 9 re S", COLOUR_RGB},
    {"1 0 0 RG 0 0 0 1 k 0 0 9 9 re b*", COLOUR_RGB | COLOUR_BLACK},
    {"0 0 0 .5 k f", COLOUR_BLACK},
    {"0 0 .1 .5 k f", COLOUR_CMYK},
    {"q 1 0 0 rg Q f", COLOUR_GRAY},
    {"Q Q Q f", COLOUR_GRAY},
    {"/Spot cs 1 scn f", COLOUR_SPOT},
    {"/All CS 1 SCN S", COLOUR_ALL},
    {"/Plate cs 1 scn f", COLOUR_BLACK},
    {"/Icc cs 0 0 0 1 scn f", COLOUR_ICC_CMYK},
    {"/Lab cs 0 0 0 scn f", COLOUR_ICC_RGB},
    {"/Gray cs 0 sc f", COLOUR_ICC_GRAY},
    {"/Table cs 0 sc f", COLOUR_RGB},
    {"/Two cs 0 0 sc f", COLOUR_SPOT},
    {"/Loop cs 0 sc f", COLOUR_UNKNOWN},
    {"/Bad cs 0 sc f", COLOUR_UNKNOWN},
    {"/Nowhere cs 0 sc f", COLOUR_UNKNOWN},
    {"/DeviceCMYK cs 0 0 0 1 sc f", COLOUR_BLACK},
    {"1 0 0 rg BT (x) Tj ET", COLOUR_RGB},
    {"1 0 0 rg BT 3 Tr (x) Tj ET", 0},
    {"1 0 0 rg BT 1 Tr [(x)] TJ ET", COLOUR_GRAY},
    {"1 0 0 rg BT 6 Tr (x) ' ET", COLOUR_GRAY | COLOUR_RGB},
    {"(1 0 0 rg) Tj", COLOUR_GRAY},
    {"/Image Do", COLOUR_RGB},
    {"0 0 0 1 k /Mask Do", COLOUR_BLACK},
    {"/Form Do", COLOUR_RGB},
    {"/Nothing Do", 0},
    {"/Sh sh", COLOUR_CMYK},
    {"/Pattern cs /Shade scn f", COLOUR_RGB},
    {"/Pattern cs /Tiling scn n", COLOUR_RGB},
    {"BI /W 1 /H 1 /CS /CMYK /BPC 8 ID 1 0 0 rg f EI", COLOUR_CMYK},
    {"BI /W 1 /H 1 /IM true ID x\nEI", COLOUR_GRAY},
    {"BI /W 1 /ColorSpace /Spot /H 1 ID x\nEI", COLOUR_SPOT}};

static void test_inks(void) {
  for (guint i = 0; i < G_N_ELEMENTS(INK_CASES); i++) {
    g_autoptr(Findings) findings =
        read_page(INK_CASES[i].content, RESOURCES, OBJECTS);
    if (first_page(findings)->inks != INK_CASES[i].inks)
      g_test_fail_printf("%s: %x", INK_CASES[i].content,
                         first_page(findings)->inks);
  }
}

/* What stands in for device RGB needs no intent. */
static void test_default_space(void) {
  g_autoptr(Findings) findings = read_page(
      "1 0 0 rg f",
      "/Resources << /ColorSpace << /DefaultRGB [/ICCBased 5 0 R] >> >>",
      (const char *const[]){"<< /N 3 /Length 0 >>\nstream\n\nendstream", NULL});
  g_assert_cmpuint(first_page(findings)->inks, ==, COLOUR_ICC_RGB);
}

static void test_transparency(void) {
  g_autoptr(Findings) none = read_page("/Opaque gs f", RESOURCES, OBJECTS);
  g_autoptr(Findings) some = read_page("/Through gs f", RESOURCES, OBJECTS);
  g_assert_false(first_page(none)->transparent);
  g_assert_true(first_page(some)->transparent);
}

/* 20 by 10 pixels on 10 by 10 pt, turned; in a form twice as large. */
static void test_resolution(void) {
  g_autoptr(Findings) findings =
      read_page("q 0 10 -10 0 5 5 cm /Image Do Q", RESOURCES, OBJECTS);
  g_assert_cmpuint(findings->images->len, ==, 1);
  const ImageFindings *image =
      &g_array_index(findings->images, ImageFindings, 0);
  g_assert_cmpuint(image->width, ==, 20);
  g_assert_cmpfloat_with_epsilon(image->ppi, 72, 1e-6);
}

/* ── Files that mean harm ────────────────────────────────────────────── */

/* A form that paints itself; forms that paint the next one many times. */
static void test_entangled(void) {
  g_autoptr(GString) many = g_string_new(NULL);
  for (guint i = 0; i < 400; i++)
    g_string_append(many, "/Next Do ");
  g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < 12; i++) {
    g_autofree char *dict =
        g_strdup_printf("/Subtype /Form /Resources << /XObject << /Next %u 0 R"
                        " >> >>",
                        i + 6);
    g_ptr_array_add(forms, stream_of(dict, many->str));
  }
  g_ptr_array_add(forms, NULL);
  g_autoptr(Findings) findings =
      read_page("/Next Do", "/Resources << /XObject << /Next 5 0 R >> >>",
                (const char *const *)forms->pdata);
  g_assert_true(findings->cut_short);
  g_autoptr(GPtrArray) reasons = verdict_print(findings);
  g_assert_cmpuint(reasons->len, >, 0);
}

static void test_cycles(void) {
  static const char *const objects[] = {
      "<< /Type /StructTreeRoot /K 6 0 R >>",
      "<< /S /Figure /K [6 0 R 5 0 R << /S /Span /K 6 0 R >>] >>",
      "<< /Kids [7 0 R] /Names [(a) << /UF (a\001b) >> (b)] >>", NULL};
  g_autoptr(GBytes) pdf =
      page_file("", "", objects,
                "/StructTreeRoot 5 0 R /Names << /EmbeddedFiles 7 0 R >>");
  g_autoptr(Findings) findings = read_sound(pdf);
  g_assert_true(findings->tagged);
  g_assert_cmpuint(findings->elements, ==, 2);
  g_assert_cmpuint(findings->silent_figures, ==, 1);
  g_assert_cmpuint(findings->attachments->len, ==, 1);
  g_assert_cmpstr(
      g_array_index(findings->attachments, AttachmentFindings, 0).name, ==,
      "a\xEF\xBF\xBD"
      "b");
}

static void refused(const char *data, gsize length, const char *words) {
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) bytes = g_bytes_new(data, length);
  g_assert_null(preflight_read(bytes, diag));
  g_assert_cmpuint(diag_count(diag, DIAG_PDF_UNREADABLE), ==, 1);
  g_autoptr(GString) said = g_string_new(NULL);
  diag_print(diag, SEVERITY_NOTE, said);
  g_assert_nonnull(strstr(said->str, words));
}

static void test_refused(void) {
  refused("", 0, "not a PDF");
  refused("PK\3\4", 4, "not a PDF");
  refused("%PDF-1.7\n", 9, "damaged beyond reading");
}

/* ── Boxes, fonts, claims ────────────────────────────────────────────── */

static void test_boxes(void) {
  g_autoptr(Findings) findings =
      read_page("", "/TrimBox [190 90 10 10] /BleedBox [0 0 5 (x)]", NONE);
  const PageFindings *page = first_page(findings);
  g_assert_true(page->media.there && page->trim.there && !page->bleed.there);
  g_assert_cmpfloat(page->media.width, ==, 200);
  g_assert_cmpfloat(page->trim.x, ==, 10);
  g_assert_cmpfloat(page->trim.width, ==, 180);
  g_assert_cmpfloat(page->bleed.width, ==, 200);
}

static void test_fonts(void) {
  g_autoptr(Findings) findings = read_page(
      "",
      "/Resources << /Font << /A 5 0 R /B 5 0 R /C << /Subtype /Type3 >>"
      " /D << /Subtype /Type0 /BaseFont /ABCDEF+Song /DescendantFonts ["
      " << /Subtype /CIDFontType0 /FontDescriptor << /FontFile3 4 0 R >> >> ]"
      " /ToUnicode 4 0 R >> >> >>",
      (const char *const[]){"<< /Subtype /Type1 /BaseFont /Times >>", NULL});
  g_assert_cmpuint(findings->fonts->len, ==, 3);
  const FontFindings *fonts =
      (const FontFindings *)(void *)findings->fonts->data;
  g_assert_cmpstr(fonts[0].name, ==, "Times");
  g_assert_false(fonts[0].embedded);
  g_assert_true(fonts[1].embedded);
  g_assert_cmpstr(fonts[2].name, ==, "Song");
  g_assert_true(fonts[2].embedded && fonts[2].subset && fonts[2].unicode);
}

static void test_claims(void) {
  static const char xmp[] =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF "
      "xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
      "<r:Description xmlns:a='http://www.aiim.org/pdfa/ns/id/' a:part='2'"
      " a:conformance='b'/>"
      "<r:Description xmlns:x='http://www.npes.org/pdfx/ns/id/'>"
      "<x:GTS_PDFXVersion> PDF/X-4 </x:GTS_PDFXVersion></r:Description>"
      "</r:RDF></x:xmpmeta>";
  g_autofree char *stream = stream_of("/Subtype /XML", xmp);
  g_autoptr(GBytes) pdf =
      page_file("", "", (const char *const[]){stream, NULL}, "/Metadata 5 0 R");
  g_autoptr(Findings) findings = read_sound(pdf);
  g_assert_cmpstr(findings->pdfa_part, ==, "2");
  g_assert_cmpstr(findings->pdfa_level, ==, "b");
  g_assert_cmpstr(findings->pdfx_version, ==, "PDF/X-4");
  g_assert_false(preflight_passes(findings));
}

/* ── kanyin's own editions ───────────────────────────────────────────── */

static GBytes *own_print(void) {
  g_autoptr(Display) display = sample_paper();
  g_autoptr(Profile) gray = profile_new_gray();
  g_autoptr(GArray) sides = impose(IMPOSE_SINGLE, display->pages->len, 0);
  g_autoptr(Diag) diag = diag_new("test");
  return pdf_write_print(
      display, &(PrintOptions){gray, sides, {0}, NULL, NULL, FALSE}, diag);
}

static GBytes *own_archive(void) {
  g_autoptr(Display) display = sample_paper();
  g_autoptr(Diag) diag = diag_new("test");
  return pdf_write(display, &(PdfOptions){NULL}, diag);
}

static gboolean ready(void) {
  return sample_need_font(&SAMPLE_SONG) && sample_need_font(&SAMPLE_KAI);
}

static void test_own(void) {
  if (!ready())
    return;
  g_autoptr(GBytes) print = own_print(), archive = own_archive();
  g_autoptr(Findings) printed = read_sound(print), kept = read_sound(archive);
  g_autoptr(GPtrArray) for_print = verdict_print(printed);
  g_autoptr(GPtrArray) for_archive = verdict_archive(kept);
  g_autoptr(GPtrArray) archive_for_print = verdict_print(kept);
  g_assert_cmpuint(for_print->len, ==, 0);
  g_assert_cmpuint(for_archive->len, ==, 0);
  g_assert_cmpuint(archive_for_print->len, >, 2);
  g_assert_true(preflight_passes(printed) && preflight_passes(kept));
  g_autoptr(GString) out = g_string_new(NULL);
  preflight_print(printed, out);
  static const char *const lines[] = {
      "Claims: PDF/X-4\n", "  pages 1-2: black alone (gray)\n",
      "  pages 1-2: media 154.2 × 215.9 mm, bleed 154.2 × 215.9 mm, "
      "trim 148.2 × 209.9 mm\n",
      "Ready to print: yes\n", "Archival keys: no\n"};
  for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
    if (!strstr(out->str, lines[i]))
      g_test_fail_printf("no %s in %s", lines[i], out->str);
}

/* Whatever befalls a file, it is read, or refused in one message. */
static void survive(const guint8 *data, gsize length) {
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(GBytes) bytes = g_bytes_new(data, length);
  g_autoptr(Findings) findings = preflight_read(bytes, diag);
  g_assert_cmpuint(diag_count(diag, DIAG_PDF_UNREADABLE), ==, findings ? 0 : 1);
  if (!findings)
    return;
  g_autoptr(GString) out = g_string_new(NULL);
  preflight_print(findings, out);
  g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
}

static void damage(GBytes *pdf) {
  gsize length;
  const guint8 *data = g_bytes_get_data(pdf, &length);
  for (guint i = 0; i < 50; i++)
    survive(data, length * i / 50);
  g_autofree guint8 *copy = g_memdup2(data, length);
  for (gsize at = 7; at < length; at += 1 + length / 150) {
    copy[at] ^= 0x15;
    survive(copy, length);
    copy[at] ^= 0x15;
  }
}

static void test_damage(void) {
  if (!ready())
    return;
  g_autoptr(GBytes) print = own_print(), archive = own_archive();
  damage(print);
  damage(archive);
  for (guint i = 0; i < G_N_ELEMENTS(INK_CASES); i += 7) {
    g_autoptr(GBytes) small =
        page_file(INK_CASES[i].content, RESOURCES, OBJECTS, "");
    damage(small);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/preflight/inks", test_inks);
  g_test_add_func("/preflight/default-space", test_default_space);
  g_test_add_func("/preflight/transparency", test_transparency);
  g_test_add_func("/preflight/resolution", test_resolution);
  g_test_add_func("/preflight/entangled", test_entangled);
  g_test_add_func("/preflight/cycles", test_cycles);
  g_test_add_func("/preflight/refused", test_refused);
  g_test_add_func("/preflight/boxes", test_boxes);
  g_test_add_func("/preflight/fonts", test_fonts);
  g_test_add_func("/preflight/claims", test_claims);
  g_test_add_func("/preflight/own", test_own);
  g_test_add_func("/preflight/damage", test_damage);
  return g_test_run();
}
