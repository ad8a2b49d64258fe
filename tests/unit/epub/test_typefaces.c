/* Fonts that travel with the book: which characters they show, what they are
 * called, and that a licence is respected. */
#include "epub/typefaces.h"

#include <glib/gstdio.h>
#include <hb.h>
#include <string.h>

#include "epub/shapes.h"
#include "epub/subset.h"

/* CFF in a collection, and TrueType. */
static const EpubFace SONG = {
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2};
static const EpubFace KAI = {
    "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0};

/* TRUE if both are there.  If not, the running test is skipped, or fails where
 * CI is set: there the packages must be. */
static gboolean has_fonts(void) {
  if (g_file_test(SONG.file, G_FILE_TEST_EXISTS) &&
      g_file_test(KAI.file, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_getenv("CI"))
    g_test_fail_printf("%s or %s is not installed", SONG.file, KAI.file);
  else
    g_test_skip("fonts");
  return FALSE;
}

static void test_rare(void) {
  static const struct {
    gunichar c;
    gboolean rare;
  } cases[] = {{U'中', FALSE},  {U'〇', FALSE},  {U'々', FALSE},
               {0x9FA5, FALSE}, {0x9FA6, TRUE},  {0x3400, TRUE},
               {0x4DAE, TRUE},  {0x20BB7, TRUE}, {0x2CB4E, TRUE},
               {0xE000, TRUE},  {0xF900, TRUE},  {0xFA0E, FALSE},
               {U'a', FALSE},   {U'，', FALSE},  {0x1F600, FALSE},
               {U'①', FALSE},   {U'あ', FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    if (typefaces_is_rare(cases[i].c) != cases[i].rare)
      g_error("U+%04X", cases[i].c);
}

/* ── A font's cut ────────────────────────────────────────────────────── */

static GHashTable *set_of(const char *text) {
  GHashTable *set = g_hash_table_new(NULL, NULL);
  for (; *text; text = g_utf8_next_char(text))
    g_hash_table_add(set, GUINT_TO_POINTER(g_utf8_get_char(text)));
  return set;
}

static hb_font_t *open_bytes(GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  hb_blob_t *blob =
      hb_blob_create(data, (unsigned)size, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_t *face = hb_face_create(blob, 0);
  hb_font_t *font = hb_font_create(face);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return font;
}

static gboolean shows(GBytes *bytes, gunichar c) {
  hb_font_t *font = open_bytes(bytes);
  hb_codepoint_t glyph;
  gboolean has = hb_font_get_nominal_glyph(font, c, &glyph);
  hb_font_destroy(font);
  return has;
}

static void check_cut(const EpubFace *face, const char *extension) {
  FontSource *source = font_source_open(face);
  g_assert_true(font_source_may_embed(source));
  g_assert_cmpstr(font_source_extension(source), ==, extension);
  g_autoptr(GHashTable) set = set_of("东昌府讯");
  g_autoptr(GBytes) cut = font_source_cut(source, set);
  g_autoptr(GBytes) again = font_source_cut(source, set);
  g_assert_true(g_bytes_equal(cut, again));
  g_assert_cmpuint(g_bytes_get_size(cut), <, 20000);
  g_assert_true(shows(cut, 0x4E1C) && !shows(cut, 0x897F));
  font_source_free(source);
}

static void test_cut(void) {
  if (!has_fonts())
    return;
  check_cut(&SONG, "otf");
  check_cut(&KAI, "ttf");
}

static void test_no_font(void) {
  g_assert_null(font_source_open(&(EpubFace){"/nonexistent.otf", 0}));
  g_assert_null(font_source_open(&(EpubFace){"/dev/null", 0}));
}

/* ── A licence ───────────────────────────────────────────────────────── */

/* Where the table TAG of the font DATA begins (OpenType, table directory). */
static gsize table_offset(const guint8 *data, const char *tag) {
  guint n = (guint)data[4] << 8 | data[5];
  for (const guint8 *record = data + 12; n--; record += 16)
    if (memcmp(record, tag, 4) == 0)
      return (gsize)record[8] << 24 | (gsize)record[9] << 16 |
             (gsize)record[10] << 8 | record[11];
  g_assert_not_reached();
}

/* A small font with BITS for fsType in the file at PATH. */
static void write_licensed(const char *path, guint bits) {
  FontSource *source = font_source_open(&KAI);
  g_autoptr(GHashTable) set = set_of("东昌府讯");
  g_autoptr(GBytes) cut = font_source_cut(source, set);
  font_source_free(source);
  gsize size;
  g_autofree guint8 *data =
      g_memdup2(g_bytes_get_data(cut, &size), g_bytes_get_size(cut));
  guint8 *type = data + table_offset(data, "OS/2") + 8;
  type[0] = (guint8)(bits >> 8);
  type[1] = (guint8)bits;
  g_file_set_contents(path, (const char *)data, (gssize)size, NULL);
}

static void test_licence(void) {
  static const struct {
    guint bits; /* OpenType, OS/2, fsType */
    gboolean allowed;
  } cases[] = {{0x0000, TRUE},  {0x0002, FALSE}, {0x0004, TRUE}, {0x0008, TRUE},
               {0x0100, FALSE}, {0x0200, FALSE}, {0x0108, FALSE}};
  if (!has_fonts())
    return;
  g_autofree char *folder = g_dir_make_tmp("kanyin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "font.ttf", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    write_licensed(path, cases[i].bits);
    g_autoptr(Diag) diag = diag_new("test");
    g_autoptr(Issue) issue = issue_new("zh-Hans");
    shape_fact(issue, NODE_TITLE, "东昌府讯", NULL);
    EpubOptions options = {.embed_fonts = TRUE,
                           .faces = {[EPUB_SONG_BLACK] = {path, 0}}};
    g_autoptr(GBytes) book = epub_write(issue, &options, diag);
    g_assert_nonnull(book);
    g_assert_cmpuint(diag_count(diag, DIAG_FONT_LEFT_OUT), ==,
                     cases[i].allowed ? 0 : 1);
  }
  g_remove(path);
  g_rmdir(folder);
}

/* ── A book's fonts ──────────────────────────────────────────────────── */

static Typefaces *fonts_of(const char *text, gboolean embed, Diag *diag) {
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  shape_fact(issue, NODE_TITLE, "报", NULL);
  shape_mixed(issue, shape_article(issue, shape_page(issue, "1", NULL), "标"),
              NODE_PARAGRAPH, text);
  EpubOptions options = {.embed_fonts = embed,
                         .faces = {[EPUB_SONG] = SONG, [EPUB_KAI] = KAI}};
  g_autoptr(Figures) figures =
      figures_new(issue, &options, epub_words("zh-Hans"), diag);
  g_autoptr(Book) book = book_new(issue, &options, NULL, figures);
  return typefaces_new(book, diag);
}

static const BookFont *font_called(const Typefaces *typefaces,
                                   const char *file) {
  for (guint i = 0; i < typefaces->fonts->len; i++) {
    const BookFont *font = &g_array_index(typefaces->fonts, BookFont, i);
    if (g_str_equal(font->file, file))
      return font;
  }
  return NULL;
}

static void test_rare_alone(void) {
  if (!has_fonts())
    return;
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(Typefaces) typefaces = fonts_of("王\u4dae\ue123", FALSE, diag);
  g_assert_cmpuint(typefaces->fonts->len, ==, 1);
  const BookFont *font = font_called(typefaces, "rare-song.otf");
  g_assert_true(shows(font->bytes, 0x4DAE) && !shows(font->bytes, 0x738B));
  g_assert_cmpuint(g_hash_table_size(typefaces->rare), ==, 1);
  g_assert_cmpuint(diag_count(diag, DIAG_CHARACTER_WITHOUT_FONT), ==, 1);
}

static void test_all(void) {
  if (!has_fonts())
    return;
  g_autoptr(Diag) diag = diag_new("test");
  g_autoptr(Typefaces) typefaces = fonts_of("王\u4dae正文", TRUE, diag);
  const BookFont *font = font_called(typefaces, "song.otf");
  g_assert_true(shows(font->bytes, 0x738B) && shows(font->bytes, 0x4DAE));
  /* The headline's face is absent: its character comes from another. */
  g_assert_true(
      g_hash_table_contains(typefaces->rare, GUINT_TO_POINTER(0x6807)));
  g_autoptr(GString) css = g_string_new(NULL);
  typefaces_append_css(typefaces, css);
  g_assert_nonnull(strstr(css->str, "src: url(song.otf);"));
}

static void test_unreadable(void) {
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  g_autoptr(Diag) diag = diag_new("test");
  shape_fact(issue, NODE_TITLE, "报", NULL);
  EpubOptions options = {.embed_fonts = TRUE,
                         .faces = {[EPUB_SONG_BLACK] = {"/dev/null", 0}}};
  g_assert_null(epub_write(issue, &options, diag));
  g_assert_cmpuint(diag_count(diag, DIAG_FONT_UNUSABLE), ==, 1);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/typefaces/rare", test_rare);
  g_test_add_func("/typefaces/cut", test_cut);
  g_test_add_func("/typefaces/no-font", test_no_font);
  g_test_add_func("/typefaces/licence", test_licence);
  g_test_add_func("/typefaces/rare-alone", test_rare_alone);
  g_test_add_func("/typefaces/all", test_all);
  g_test_add_func("/typefaces/unreadable", test_unreadable);
  return g_test_run();
}
