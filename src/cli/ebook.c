/* In: options, an issue and the typefaces.  Out: the e-book, with a cover read
 * from a file or drawn. */
#include "cli/ebook.h"

#include "base/file.h"
#include "epub/epub.h"
#include "page/compose.h"
#include "paint/paint.h"

/* The width of a cover that is drawn, three quarters of its height: stores ask
 * for 1,000 pixels and more of the longer side, and each pixel more weighs on
 * the e-book, of which the cover is most. */
enum { COVER_WIDTH = 880 };

void ebook_options_clear(EbookOptions *options) {
  g_free(options->cover);
  g_free(options->writing_mode);
  g_free(options->certifier);
  g_free(options->certifier_report);
}

GOptionEntry *ebook_options_entries(EbookOptions *options) {
  const GOptionEntry entries[] = {
      {"cover", 0, 0, G_OPTION_ARG_FILENAME, &options->cover,
       "Take the PNG or JPEG image FILE as the e-book's cover", "FILE"},
      {"writing-mode", 0, 0, G_OPTION_ARG_FILENAME, &options->writing_mode,
       "Set the e-book horizontal (the default) or vertical", "MODE"},
      {"embed-fonts", 0, 0, G_OPTION_ARG_NONE, &options->embed_fonts,
       "Put the typefaces into the e-book, cut down to its characters", NULL},
      {"certified-by", 0, 0, G_OPTION_ARG_FILENAME, &options->certifier,
       "Claim that the e-book is accessible, as NAME has found", "NAME"},
      {"certifier-report", 0, 0, G_OPTION_ARG_FILENAME,
       &options->certifier_report, "Name the report of who certifies", "URL"},
      G_OPTION_ENTRY_NULL};
  return g_memdup2(entries, sizeof entries);
}

static gboolean is_vertical(const EbookOptions *options) {
  return g_strcmp0(options->writing_mode, "vertical") == 0;
}

static gboolean is_web_address(const char *text) {
  g_autoptr(GUri) uri = g_uri_parse(text, G_URI_FLAGS_NONE, NULL);
  return uri && g_uri_get_host(uri) && *g_uri_get_host(uri) &&
         g_str_has_prefix(g_uri_get_scheme(uri), "http");
}

static gboolean is_name(const char *text) {
  g_autofree char *copy = g_strdup(text);
  return g_utf8_validate(text, -1, NULL) && *g_strstrip(copy);
}

char *ebook_options_check(const EbookOptions *options, guint n) {
  if (options->cover && n > 1)
    return g_strdup("--cover is for one issue: build this one alone");
  if (options->writing_mode && !is_vertical(options) &&
      g_strcmp0(options->writing_mode, "horizontal") != 0)
    return g_strdup_printf(
        "--writing-mode %s: there is horizontal and vertical",
        options->writing_mode);
  if (options->certifier && !is_name(options->certifier))
    return g_strdup("--certified-by: give a name in UTF-8");
  if (options->certifier_report && !options->certifier)
    return g_strdup("--certifier-report: whose report it is, --certified-by "
                    "says");
  if (options->certifier_report && !is_web_address(options->certifier_report))
    return g_strdup_printf("--certifier-report %s: give a web address, as "
                           "https://www.example.org/report",
                           options->certifier_report);
  return NULL;
}

static GBytes *make_cover(const EbookOptions *options, const Issue *issue,
                          Fonts *fonts, Diag *diag) {
  if (options->cover)
    return file_read(options->cover, diag);
  g_autoptr(Display) display = compose_cover(issue, fonts, diag);
  return display ? paint_png(display, 0, COVER_WIDTH, diag) : NULL;
}

static void name_faces(const Fonts *fonts, EpubFace *faces) {
  for (guint i = 0; i < EPUB_FACES; i++) {
    int typeface = fonts_typeface(fonts, epub_face_name(i));
    if (typeface >= 0)
      faces[i].file = fonts_file(fonts, typeface, &faces[i].index);
  }
}

GBytes *ebook_make(const EbookOptions *options, const Issue *issue,
                   const Pictures *pictures, Fonts *fonts, Times *times,
                   Diag *diag) {
  g_autoptr(GBytes) cover = make_cover(options, issue, fonts, diag);
  times_mark(times, "cover");
  if (!cover)
    return NULL;
  EpubOptions epub = {.cover = cover,
                      .pictures = pictures,
                      .vertical = is_vertical(options),
                      .embed_fonts = options->embed_fonts,
                      .certifier = options->certifier,
                      .certifier_report = options->certifier_report};
  name_faces(fonts, epub.faces);
  GBytes *bytes = epub_write(issue, &epub, diag);
  times_mark(times, "epub");
  return bytes;
}
