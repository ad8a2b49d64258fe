/* In: resources.  Out: the fonts in them that were not met before. */
#include <string.h>

#include "preflight/reader.h"

/* What a font is called that no one embeds: its glyphs are content streams. */
#define TYPE3 "/Type3"

/* A subset's name begins with six capitals and a plus (ISO 32000-1 9.6.4). */
static gboolean is_subset(const char *name) {
  return strlen(name) > 7 && name[6] == '+' &&
         strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 6;
}

static gboolean is_embedded(const Reader *reader, qpdf_oh font) {
  static const char *const keys[] = {"/FontFile", "/FontFile2", "/FontFile3"};
  qpdf_oh descriptor = reader_get(reader, font, "/FontDescriptor");
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
    if (qpdf_oh_is_stream(reader->qpdf,
                          reader_get(reader, descriptor, keys[i])))
      return TRUE;
  return FALSE;
}

static void add_font(Reader *reader, qpdf_oh font) {
  qpdf_oh below =
      reader_item(reader, reader_get(reader, font, "/DescendantFonts"), 0);
  qpdf_oh real = qpdf_oh_is_dictionary(reader->qpdf, below) ? below : font;
  gboolean drawn =
      reader_is_name(reader, reader_get(reader, font, "/Subtype"), TYPE3);
  FontFindings found = {
      .name = reader_text(reader, font, "/BaseFont"),
      .type = reader_text(reader, real, "/Subtype"),
      .embedded = drawn || is_embedded(reader, real),
      .unicode = qpdf_oh_is_stream(reader->qpdf,
                                   reader_get(reader, font, "/ToUnicode"))};
  if (!found.name)
    found.name = g_strdup("(no name)");
  if (!found.type)
    found.type = g_strdup("?");
  found.subset = is_subset(found.name);
  if (found.subset)
    memmove(found.name, found.name + 7, strlen(found.name + 7) + 1);
  g_array_append_val(reader->found->fonts, found);
}

void read_fonts(Reader *reader, qpdf_oh resources) {
  qpdf_oh fonts = reader_get(reader, resources, "/Font");
  g_autoptr(GPtrArray) names = reader_keys(reader, fonts);
  for (guint i = 0; i < names->len; i++) {
    qpdf_oh font = reader_get(reader, fonts, names->pdata[i]);
    if (qpdf_oh_is_dictionary(reader->qpdf, font) &&
        reader_see(reader, reader->fonts, font))
      add_font(reader, font);
  }
}
