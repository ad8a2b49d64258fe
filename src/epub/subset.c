/* In: a font file and a set of characters.  Out: a small font, by HarfBuzz.
 * Subroutines are written out: deflated in the archive, the fonts are smaller
 * so, and a cut is quicker. */
#include "epub/subset.h"

#include <hb-subset.h>

struct FontSource {
  hb_face_t *face;
  hb_font_t *font;
  gboolean has_cff;
};

/* OpenType, OS/2: where fsType stands, and its bits. */
enum { FS_TYPE_OFFSET = 8 };
enum {
  FS_RESTRICTED = 0x0002,
  FS_NO_SUBSETTING = 0x0100,
  FS_BITMAP_ONLY = 0x0200
};

/* OpenType, name: trademark to licence URL.  HarfBuzz keeps 0 to 6 itself. */
enum { NAME_TRADEMARK = 7, NAME_LICENCE_URL = 14 };

/* For engines that trim the space of marks; HarfBuzz keeps the rest. */
static const hb_tag_t FEATURES[] = {
    HB_TAG('c', 'h', 'w', 's'), HB_TAG('h', 'a', 'l', 't'),
    HB_TAG('v', 'c', 'h', 'w'), HB_TAG('v', 'h', 'a', 'l')};

static gboolean has_table(hb_face_t *face, hb_tag_t tag) {
  hb_blob_t *table = hb_face_reference_table(face, tag);
  gboolean has = hb_blob_get_length(table) > 0;
  hb_blob_destroy(table);
  return has;
}

FontSource *font_source_open(const EpubFace *face) {
  hb_blob_t *file = hb_blob_create_from_file_or_fail(face->file);
  if (!file)
    return NULL;
  FontSource *source = g_new0(FontSource, 1);
  source->face = hb_face_create(file, face->index);
  hb_blob_destroy(file);
  source->font = hb_font_create(source->face);
  source->has_cff = has_table(source->face, HB_TAG('C', 'F', 'F', ' '));
  if (hb_face_get_glyph_count(source->face))
    return source;
  font_source_free(source);
  return NULL;
}

void font_source_free(FontSource *source) {
  if (!source)
    return;
  hb_font_destroy(source->font);
  hb_face_destroy(source->face);
  g_free(source);
}

gboolean font_source_may_embed(const FontSource *source) {
  hb_blob_t *table =
      hb_face_reference_table(source->face, HB_TAG('O', 'S', '/', '2'));
  unsigned length;
  const guint8 *data = (const void *)hb_blob_get_data(table, &length);
  guint bits = length >= FS_TYPE_OFFSET + 2
                   ? (guint)data[FS_TYPE_OFFSET] << 8 | data[FS_TYPE_OFFSET + 1]
                   : 0;
  hb_blob_destroy(table);
  return !(bits & (FS_RESTRICTED | FS_NO_SUBSETTING | FS_BITMAP_ONLY));
}

gboolean font_source_has(const FontSource *source, gunichar c) {
  hb_codepoint_t glyph;
  return hb_font_get_nominal_glyph(source->font, c, &glyph);
}

const char *font_source_extension(const FontSource *source) {
  return source->has_cff ? "otf" : "ttf";
}

const char *font_source_media_type(const FontSource *source) {
  return source->has_cff ? "font/otf" : "font/ttf";
}

static hb_subset_input_t *make_input(GHashTable *characters) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input)
    return NULL;
  GHashTableIter iter;
  gpointer c;
  g_hash_table_iter_init(&iter, characters);
  while (g_hash_table_iter_next(&iter, &c, NULL))
    hb_set_add(hb_subset_input_unicode_set(input), GPOINTER_TO_UINT(c));
  hb_set_add_range(hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID),
                   NAME_TRADEMARK, NAME_LICENCE_URL);
  for (guint i = 0; i < G_N_ELEMENTS(FEATURES); i++)
    hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
               FEATURES[i]);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                       HB_SUBSET_FLAGS_DESUBROUTINIZE);
  return input;
}

static void destroy_blob(gpointer blob) {
  hb_blob_destroy(blob);
}

GBytes *font_source_cut(const FontSource *source, GHashTable *characters) {
  hb_subset_input_t *input = make_input(characters);
  hb_face_t *small = input ? hb_subset_or_fail(source->face, input) : NULL;
  if (input)
    hb_subset_input_destroy(input);
  if (!small)
    return NULL;
  hb_blob_t *blob = hb_face_reference_blob(small);
  hb_face_destroy(small);
  unsigned length;
  const char *data = hb_blob_get_data(blob, &length);
  return g_bytes_new_with_free_func(data, length, destroy_blob, blob);
}
