/* In: the fonts a display list names and the glyphs its runs use.  Out: a
 * small cairo face for each.
 *
 * HarfBuzz cuts the original face before anything is painted: cairo's own CFF
 * subsets keep every subroutine of the font, a million bytes too many for
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
  hb_set_t *used; /* glyphs of the original font */
  hb_map_t *ids;  /* from those to the cut face's; NULL if none is used */
  cairo_font_face_t *face;
} Face;

struct Faces {
  guint n;
  Face *faces; /* as many as the display has fonts */
  Library *library;
};

/* Tables of layout: the glyphs are placed already. */
static const hb_tag_t LAYOUT_TABLES[] = {
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('J', 'S', 'T', 'F'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x')};

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

static void collect_page(const DisplayPage *page, Face *faces) {
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (item->kind != DISPLAY_RUN)
      continue;
    const DisplayRun *run = &item->as.run;
    for (guint g = 0; g < run->n_glyphs; g++)
      hb_set_add(faces[run->font].used, run->glyphs[g].glyph);
  }
}

static hb_subset_plan_t *plan_cut(hb_face_t *original, const hb_set_t *used) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input)
    return NULL;
  hb_set_union(hb_subset_input_glyph_set(input), used);
  hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (guint i = 0; i < G_N_ELEMENTS(LAYOUT_TABLES); i++)
    hb_set_add(dropped, LAYOUT_TABLES[i]);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                       HB_SUBSET_FLAGS_NO_HINTING |
                                       HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(original, input);
  hb_subset_input_destroy(input);
  return plan;
}

/* The bytes of ORIGINAL cut down to face->used, and face->ids; NULL if
 * HarfBuzz cannot. */
static hb_blob_t *cut(hb_face_t *original, Face *face) {
  hb_subset_plan_t *plan = plan_cut(original, face->used);
  if (!plan)
    return NULL;
  hb_face_t *small = hb_subset_plan_execute_or_fail(plan);
  hb_blob_t *bytes = small ? hb_face_reference_blob(small) : NULL;
  if (bytes)
    face->ids = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
  hb_face_destroy(small);
  hb_subset_plan_destroy(plan);
  return bytes;
}

/* Takes BYTES over.  NULL if FreeType or cairo will not have them. */
static cairo_font_face_t *open_bytes(Library *library, hb_blob_t *bytes) {
  static const cairo_user_data_key_t key;
  Ground *ground = g_new0(Ground, 1);
  ground->bytes = bytes;
  ground->library = g_atomic_rc_box_acquire(library);
  unsigned length;
  const char *data = hb_blob_get_data(bytes, &length);
  if (FT_New_Memory_Face(library->handle, (const FT_Byte *)data, length, 0,
                         &ground->face) != 0) {
    ground_free(ground);
    return NULL;
  }
  cairo_font_face_t *face =
      cairo_ft_font_face_create_for_ft_face(ground->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(face, &key, ground, ground_free) !=
      CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(face);
    ground_free(ground);
    return NULL;
  }
  return face;
}

/* NULL if FONT is not a face of its file or lacks a glyph in USED. */
static hb_face_t *open_original(const DisplayFont *font, const hb_set_t *used) {
  hb_blob_t *file = hb_blob_create_from_file_or_fail(font->file);
  if (!file)
    return NULL;
  hb_face_t *face = font->index < hb_face_count(file)
                        ? hb_face_create(file, font->index)
                        : NULL;
  hb_blob_destroy(file);
  if (face && hb_set_get_max(used) < hb_face_get_glyph_count(face))
    return face;
  hb_face_destroy(face);
  return NULL;
}

static gboolean open_face(const DisplayFont *font, Library *library, Face *face,
                          Diag *diag) {
  hb_face_t *original = open_original(font, face->used);
  hb_blob_t *bytes = original ? cut(original, face) : NULL;
  hb_face_destroy(original);
  if (bytes)
    face->face = open_bytes(library, bytes);
  if (!face->face)
    diag_add(diag, DIAG_FONT_UNUSABLE, 0, 0,
             "font %s (face %u of %s) cannot be read or lacks glyphs of the "
             "text; install its package again",
             font->name, font->index, font->file);
  return face->face != NULL;
}

static gboolean open_used(Faces *faces, const Display *display, Diag *diag) {
  for (guint i = 0; i < faces->n; i++)
    if (!hb_set_is_empty(faces->faces[i].used) &&
        !open_face(&g_array_index(display->fonts, DisplayFont, i),
                   faces->library, &faces->faces[i], diag))
      return FALSE;
  return TRUE;
}

Faces *faces_open(const Display *display, guint first, guint end, Diag *diag) {
  Library *library = library_open(diag);
  if (!library)
    return NULL;
  Faces *faces = g_new0(Faces, 1);
  faces->library = library;
  faces->n = display->fonts->len;
  faces->faces = g_new0(Face, faces->n);
  for (guint i = 0; i < faces->n; i++)
    faces->faces[i].used = hb_set_create();
  for (guint i = first; i < end; i++)
    collect_page(display_get_page(display, i), faces->faces);
  if (open_used(faces, display, diag))
    return faces;
  faces_free(faces);
  return NULL;
}

void faces_free(Faces *faces) {
  if (!faces)
    return;
  for (guint i = 0; i < faces->n; i++) {
    hb_set_destroy(faces->faces[i].used);
    hb_map_destroy(faces->faces[i].ids);
    cairo_font_face_destroy(faces->faces[i].face);
  }
  g_atomic_rc_box_release_full(faces->library, library_close);
  g_free(faces->faces);
  g_free(faces);
}

cairo_font_face_t *faces_face(const Faces *faces, guint font) {
  return faces->faces[font].face;
}

guint32 faces_glyph(const Faces *faces, guint font, guint32 glyph) {
  return hb_map_get(faces->faces[font].ids, glyph);
}
