/* In: the fonts a display list names and the glyphs its runs use.  Out: a
 * small cairo face for each.
 *
 * HarfBuzz cuts the original face before anything is painted: cairo's own CFF
 * subsets keep every subroutine of the font, half a million bytes too many for
 * Chinese.  With the subroutines written out and the glyphs renumbered from 0,
 * cairo embeds the face as it is.
 *
 * cairo caches scaled fonts beyond the life of whoever made them, so a face
 * owns its bytes and a share of its FreeType library, and lets them go only
 * when cairo lets go of the face. */
#include "paint/faces.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-subset.h>

typedef struct {
  FT_Library handle;
} Library;

/* What a cairo face stands on. */
typedef struct {
  FT_Face face;
  hb_blob_t *bytes;
  Library *library; /* a share, from g_atomic_rc_box_acquire() */
} Ground;

typedef struct {
  const DisplayFont *font;
  hb_set_t *used;   /* glyphs of the font, as the runs number them */
  hb_blob_t *bytes; /* of the cut font; NULL if it failed */
  hb_map_t *ids;    /* from used to the cut font's */
  cairo_font_face_t *face;
  guint16 licence; /* OS/2 fsType */
} Face;

struct Faces {
  guint n;
  guint *first; /* face of each font: that of its layer 0 */
  Face *faces;
  Library *library;
};

/* What is needed of a font to paint glyphs placed already, either kind of
 * outlines: neither layout tables nor "cmap", through all of which HarfBuzz
 * would go to find the characters of the glyphs, for most of a cut's time. */
static const hb_tag_t TABLES[] = {
    HB_TAG('C', 'F', 'F', ' '), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't')};

static void library_close(gpointer data) {
  FT_Done_FreeType(((Library *)data)->handle);
}

static Library *library_open(Diag *diag) {
  FT_Library handle;
  if (FT_Init_FreeType(&handle) != 0) {
    diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0, "FreeType cannot be started");
    return NULL;
  }
  Library *library = g_atomic_rc_box_new0(Library);
  library->handle = handle;
  return library;
}

static void ground_free(void *data) {
  Ground *ground = data;
  if (ground->face)
    FT_Done_Face(ground->face);
  hb_blob_destroy(ground->bytes);
  g_atomic_rc_box_release_full(ground->library, library_close);
  g_free(ground);
}

/* ORIGINAL with no table but TABLES. */
static hb_face_t *bare_face(hb_face_t *original) {
  hb_face_t *bare = hb_face_builder_create();
  for (guint i = 0; i < G_N_ELEMENTS(TABLES); i++) {
    hb_blob_t *table = hb_face_reference_table(original, TABLES[i]);
    if (hb_blob_get_length(table))
      hb_face_builder_add_table(bare, TABLES[i], table);
    hb_blob_destroy(table);
  }
  return bare;
}

static hb_subset_plan_t *plan_cut(hb_face_t *face, const hb_set_t *used) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input)
    return NULL;
  hb_set_union(hb_subset_input_glyph_set(input), used);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                       HB_SUBSET_FLAGS_NO_HINTING |
                                       HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
  hb_subset_input_destroy(input);
  return plan;
}

/* Gives face->bytes and face->ids, unless HarfBuzz cannot. */
static void cut(hb_face_t *original, Face *face) {
  hb_face_t *bare = bare_face(original);
  hb_subset_plan_t *plan = plan_cut(bare, face->used);
  hb_face_destroy(bare);
  if (!plan)
    return;
  hb_face_t *small = hb_subset_plan_execute_or_fail(plan);
  if (small) {
    face->bytes = hb_face_reference_blob(small);
    face->ids = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
  }
  hb_face_destroy(small);
  hb_subset_plan_destroy(plan);
}

/* What may be done with a font (OpenType, OS/2 fsType): 0 if it does not say.
 */
enum { LICENCE_AT = 8 };
static guint16 read_licence(hb_face_t *face) {
  hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
  unsigned length;
  const guint8 *data = (const guint8 *)hb_blob_get_data(table, &length);
  guint16 bits = length < LICENCE_AT + 2
                     ? 0
                     : (guint16)(data[LICENCE_AT] << 8 | data[LICENCE_AT + 1]);
  hb_blob_destroy(table);
  return bits;
}

/* Cuts one font, unless it is not a face of its file or lacks a glyph that is
 * used. */
static void cut_face(Face *face) {
  hb_blob_t *file = hb_blob_create_from_file_or_fail(face->font->file);
  if (!file)
    return;
  hb_face_t *original = hb_face_create(file, face->font->index);
  face->licence = read_licence(original);
  if (hb_set_get_max(face->used) < hb_face_get_glyph_count(original))
    cut(original, face);
  hb_face_destroy(original);
  hb_blob_destroy(file);
}

/* Gives face->face, unless FreeType or cairo will not have the bytes. */
static void open_face(Face *face, Library *library) {
  static const cairo_user_data_key_t key;
  Ground *ground = g_new0(Ground, 1);
  ground->bytes = hb_blob_reference(face->bytes);
  ground->library = g_atomic_rc_box_acquire(library);
  unsigned length;
  const char *data = hb_blob_get_data(face->bytes, &length);
  cairo_font_face_t *opened = NULL;
  if (FT_New_Memory_Face(library->handle, (const FT_Byte *)data, length, 0,
                         &ground->face) == 0)
    opened =
        cairo_ft_font_face_create_for_ft_face(ground->face, FT_LOAD_NO_HINTING);
  if (opened &&
      cairo_font_face_set_user_data(opened, &key, ground, ground_free) ==
          CAIRO_STATUS_SUCCESS) {
    face->face = opened;
    return;
  }
  cairo_font_face_destroy(opened);
  ground_free(ground);
}

/* Reports the font that cannot be opened. */
static gboolean open_used(Faces *faces, Diag *diag) {
  for (guint i = 0; i < faces->n; i++) {
    Face *face = &faces->faces[i];
    cut_face(face);
    if (face->bytes)
      open_face(face, faces->library);
    if (!face->face) {
      diag_add(diag, DIAG_FONT_UNUSABLE, 0, 0,
               "font %s (face %u of %s) cannot be read or lacks glyphs of the "
               "text; install its package again",
               face->font->name, face->font->index, face->font->file);
      return FALSE;
    }
  }
  return TRUE;
}

/* Gives each font a face for each layer that its sorts have. */
static void make_layers(Faces *faces, const Display *display,
                        const Sorts *sorts) {
  guint n_fonts = display->fonts->len;
  g_autofree guint *layers = g_new0(guint, n_fonts);
  for (guint i = 0; i < sorts_count(sorts); i++) {
    const Sort *sort = sorts_get(sorts, i);
    layers[sort->font] = MAX(layers[sort->font], sort->layer + 1);
  }
  faces->first = g_new(guint, n_fonts);
  for (guint i = 0; i < n_fonts; i++) {
    faces->first[i] = faces->n;
    faces->n += layers[i];
  }
  faces->faces = g_new0(Face, faces->n);
  for (guint i = 0; i < n_fonts; i++)
    for (guint k = 0; k < layers[i]; k++)
      faces->faces[faces->first[i] + k] =
          (Face){.font = &g_array_index(display->fonts, DisplayFont, i),
                 .used = hb_set_create()};
}

static Face *face_of(const Faces *faces, const Sort *sort) {
  return &faces->faces[faces->first[sort->font] + sort->layer];
}

Faces *faces_open(const Display *display, const Sorts *sorts, Diag *diag) {
  Library *library = library_open(diag);
  if (!library)
    return NULL;
  Faces *faces = g_new0(Faces, 1);
  faces->library = library;
  make_layers(faces, display, sorts);
  for (guint i = 0; i < sorts_count(sorts); i++) {
    const Sort *sort = sorts_get(sorts, i);
    hb_set_add(face_of(faces, sort)->used, sort->glyph);
  }
  if (open_used(faces, diag))
    return faces;
  faces_free(faces);
  return NULL;
}

void faces_free(Faces *faces) {
  if (!faces)
    return;
  for (guint i = 0; i < faces->n; i++) {
    Face *face = &faces->faces[i];
    hb_set_destroy(face->used);
    hb_blob_destroy(face->bytes);
    hb_map_destroy(face->ids);
    cairo_font_face_destroy(face->face);
  }
  g_atomic_rc_box_release_full(faces->library, library_close);
  g_free(faces->first);
  g_free(faces->faces);
  g_free(faces);
}

/* Licences that forbid: none may be embedded but by its owner's leave, none
 * may be cut down, only bitmaps may be embedded. */
static gboolean forbids(guint16 licence) {
  return (licence & 0x000F) == 0x0002 || (licence & 0x0300) != 0;
}

gboolean faces_embeddable(const Faces *faces, Diag *diag) {
  for (guint i = 0; i < faces->n; i++) {
    const Face *face = &faces->faces[i];
    if (!forbids(face->licence))
      continue;
    diag_add(diag, DIAG_FONT_NOT_EMBEDDABLE, 0, 0,
             "the licence of the font %s (%s, OS/2 fsType 0x%04x) forbids to "
             "embed it in part; take another typeface",
             face->font->name, face->font->file, face->licence);
    return FALSE;
  }
  return TRUE;
}

cairo_font_face_t *faces_face(const Faces *faces, const Sort *sort) {
  return face_of(faces, sort)->face;
}

guint32 faces_glyph(const Faces *faces, const Sort *sort) {
  return hb_map_get(face_of(faces, sort)->ids, sort->glyph);
}
