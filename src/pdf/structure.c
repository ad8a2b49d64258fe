/* In: the elements of a display list.  Out: their types in PDF, and the marks
 * noted one after the other.
 *
 * A heading's level is how deep it lies in the tree that levels make of a list
 * of headings, so that it never skips one. */
#include "pdf/structure.h"

#include "pdf/outline.h"

static const char *const TYPES[] = {
    [ELEMENT_DOCUMENT] = "/Document", [ELEMENT_ARTIFACT] = NULL,
    [ELEMENT_PART] = "/Part",         [ELEMENT_ARTICLE] = "/Art",
    [ELEMENT_HEADING] = NULL,         [ELEMENT_PARAGRAPH] = "/P",
    [ELEMENT_FIGURE] = "/Figure",     [ELEMENT_CAPTION] = "/Caption",
    [ELEMENT_TABLE] = "/Table",       [ELEMENT_ROW] = "/TR",
    [ELEMENT_CELL] = "/TD",           [ELEMENT_LINK] = "/Link",
    [ELEMENT_SPAN] = "/Span"};

static const char *const HEADINGS[] = {"/H1", "/H2", "/H3",
                                       "/H4", "/H5", "/H6"};

static const DisplayElement *element_at(const Display *display, guint i) {
  return &g_array_index(display->elements, DisplayElement, i);
}

/* ── Figures ─────────────────────────────────────────────────────────── */

/* By element: whether it shows a picture. */
static gboolean *find_pictures(const Display *display) {
  gboolean *shows = g_new0(gboolean, display->elements->len);
  for (guint p = 0; p < display->pages->len; p++) {
    const GArray *items = display_get_page(display, p)->items;
    for (guint i = 0; i < items->len; i++) {
      const DisplayItem *item = &g_array_index(items, DisplayItem, i);
      if (item->kind == DISPLAY_PICTURE)
        shows[item->element] = TRUE;
    }
  }
  return shows;
}

/* A figure without a picture is a section, and its captions are paragraphs. */
static void type_figures(Structure *structure, const Display *display) {
  g_autofree gboolean *shows = find_pictures(display);
  for (guint i = 0; i < structure->n; i++) {
    const DisplayElement *element = element_at(display, i);
    if (element->role == ELEMENT_FIGURE && !element->text && !shows[i])
      structure->types[i] = "/Sect";
    else if (element->role == ELEMENT_CAPTION &&
             g_strcmp0(structure->types[element->parent], "/Figure") != 0)
      structure->types[i] = "/P";
  }
}

/* ── Links ───────────────────────────────────────────────────────────── */

/* Notes that ITEM of page PAGE is part of its element and of all above. */
static void find_place(Structure *structure, const Display *display, guint page,
                       const DisplayItem *item) {
  double y = item->kind == DISPLAY_RUN ? item->as.run.y - item->as.run.size
                                       : item->as.picture.y;
  guint i = item->element;
  while (structure->places[i].page == STRUCTURE_NOWHERE) {
    structure->places[i] = (Place){page, y};
    i = element_at(display, i)->parent;
  }
}

static void find_places(Structure *structure, const Display *display) {
  for (guint i = 0; i < structure->n; i++)
    structure->places[i].page = STRUCTURE_NOWHERE;
  for (guint p = 0; p < display->pages->len; p++) {
    const GArray *items = display_get_page(display, p)->items;
    for (guint i = 0; i < items->len; i++) {
      const DisplayItem *item = &g_array_index(items, DisplayItem, i);
      if (item->kind != DISPLAY_RULE)
        find_place(structure, display, p, item);
    }
  }
}

/* A link that leads nowhere is a span. */
static void type_links(Structure *structure, const Display *display) {
  for (guint i = 0; i < structure->n; i++) {
    const DisplayElement *element = element_at(display, i);
    if (element->role == ELEMENT_LINK && !element->uri &&
        (!element->target ||
         structure->places[element->target].page == STRUCTURE_NOWHERE))
      structure->types[i] = TYPES[ELEMENT_SPAN];
  }
}

/* ── Headings ────────────────────────────────────────────────────────── */

static void type_headings(Structure *structure, const Display *display) {
  g_autoptr(GArray) headings = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < structure->n; i++) {
    const DisplayElement *element = element_at(display, i);
    if (element->role != ELEMENT_HEADING)
      continue;
    g_array_append_val(headings, i);
    g_array_append_val(levels, element->level);
  }
  guint n = headings->len;
  g_autofree OutlineNode *tree =
      outline_tree((const guint *)(void *)levels->data, n);
  g_autofree guint *depths = g_new0(guint, n + 1);
  for (guint i = 1; i <= n; i++) {
    depths[i] = depths[tree[i].parent] + 1;
    structure->types[g_array_index(headings, guint, i - 1)] =
        HEADINGS[MIN(depths[i], G_N_ELEMENTS(HEADINGS)) - 1];
  }
}

/* ── The structure ───────────────────────────────────────────────────── */

static gboolean is_artifact(const Structure *structure, const Display *display,
                            guint i) {
  const DisplayElement *element = element_at(display, i);
  return element->role == ELEMENT_ARTIFACT ||
         (i > 0 && !structure->types[element->parent]);
}

Structure *structure_new(const Display *display) {
  Structure *structure = g_new0(Structure, 1);
  structure->n = display->elements->len;
  structure->types = g_new0(const char *, structure->n);
  structure->marks = g_array_new(FALSE, FALSE, sizeof(Mark));
  structure->places = g_new(Place, structure->n);
  find_places(structure, display);
  for (guint i = 0; i < structure->n; i++)
    structure->types[i] = TYPES[element_at(display, i)->role];
  type_headings(structure, display);
  type_figures(structure, display);
  type_links(structure, display);
  for (guint i = 0; i < structure->n; i++)
    if (is_artifact(structure, display, i))
      structure->types[i] = NULL;
  return structure;
}

void structure_free(Structure *structure) {
  if (!structure)
    return;
  g_array_unref(structure->marks);
  g_free(structure->types);
  g_free(structure->places);
  g_free(structure);
}

guint structure_mark(Structure *structure, guint page, guint element) {
  GArray *marks = structure->marks;
  g_assert(structure->types[element]);
  Mark mark = {page, 0, element};
  if (marks->len) {
    const Mark *last = &g_array_index(marks, Mark, marks->len - 1);
    mark.id = last->page == page ? last->id + 1 : 0;
  }
  g_array_append_val(marks, mark);
  return mark.id;
}
