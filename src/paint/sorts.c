/* In: runs.  Out: their sorts, found again by glyph: a table for each font
 * leads from a glyph to the first of its sorts, and that to the next.  There
 * are seldom two. */
#include "paint/sorts.h"

#include <string.h>

#define NONE G_MAXUINT

struct Sorts {
  GArray *sorts; /* of Sort */
  guint n_fonts;
  GArray **first; /* of guint, for each font by glyph */
};

static void sort_clear(gpointer data) {
  g_free(((Sort *)data)->text);
}

static Sort *sort_at(const Sorts *sorts, guint number) {
  return &g_array_index(sorts->sorts, Sort, number);
}

static guint first_of(const Sorts *sorts, guint font, guint32 glyph) {
  const GArray *first = sorts->first[font];
  return glyph < first->len ? g_array_index(first, guint, glyph) : NONE;
}

static gboolean stands_for(const Sort *sort, const char *text, gsize length) {
  return strncmp(sort->text, text, length) == 0 && sort->text[length] == '\0';
}

guint sorts_find(const Sorts *sorts, guint font, guint32 glyph,
                 const char *text, gsize length) {
  guint number = first_of(sorts, font, glyph);
  while (length && number != NONE &&
         !stands_for(sort_at(sorts, number), text, length))
    number = sort_at(sorts, number)->next;
  return number;
}

/* Where the number of the next sort of GLYPH is to be noted; LAYER is set to
 * how many there are. */
static guint *next_place(Sorts *sorts, guint font, guint32 glyph,
                         guint *layer) {
  GArray *first = sorts->first[font];
  static const guint none = NONE;
  while (first->len <= glyph)
    g_array_append_val(first, none);
  guint *place = &g_array_index(first, guint, glyph);
  for (*layer = 0; *place != NONE; ++*layer)
    place = &sort_at(sorts, *place)->next;
  return place;
}

/* A sort that stands for nothing of its own takes the first text it meets. */
static void add_sort(Sorts *sorts, guint font, guint32 glyph, const char *text,
                     gsize length) {
  if (sorts_find(sorts, font, glyph, text, length) != NONE)
    return;
  guint bare = first_of(sorts, font, glyph);
  if (bare != NONE && !*sort_at(sorts, bare)->text) {
    g_free(sort_at(sorts, bare)->text);
    sort_at(sorts, bare)->text = g_strndup(text, length);
    return;
  }
  Sort sort = {font, glyph, g_strndup(text, length), 0, TRUE, NONE};
  *next_place(sorts, font, glyph, &sort.layer) = sorts->sorts->len;
  if (sort.layer >= SORTS_LAYERS) {
    sort.layer = SORTS_LAYERS - 1;
    sort.told = FALSE;
  }
  g_array_append_val(sorts->sorts, sort);
}

guint sorts_cluster(const DisplayRun *run, guint nth) {
  guint n = 1;
  while (nth + n < run->n_glyphs && run->glyphs[nth + n].length == 0)
    n++;
  return n;
}

static void add_run(Sorts *sorts, const DisplayRun *run) {
  const char *text = run->text;
  for (guint i = 0, n; i < run->n_glyphs; i += n) {
    gsize length = run->glyphs[i].length;
    n = sorts_cluster(run, i);
    for (guint k = i; k < i + n; k++)
      add_sort(sorts, run->font, run->glyphs[k].glyph, text,
               n == 1 ? length : 0);
    text += length;
  }
}

Sorts *sorts_new(const Display *display, guint first, guint end) {
  Sorts *sorts = g_new0(Sorts, 1);
  sorts->sorts = g_array_new(FALSE, FALSE, sizeof(Sort));
  g_array_set_clear_func(sorts->sorts, sort_clear);
  sorts->n_fonts = display->fonts->len;
  sorts->first = g_new(GArray *, sorts->n_fonts);
  for (guint i = 0; i < sorts->n_fonts; i++)
    sorts->first[i] = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = first; i < end; i++) {
    const GArray *items = display_get_page(display, i)->items;
    for (guint k = 0; k < items->len; k++) {
      const DisplayItem *item = &g_array_index(items, DisplayItem, k);
      if (item->kind == DISPLAY_RUN)
        add_run(sorts, &item->as.run);
    }
  }
  return sorts;
}

void sorts_free(Sorts *sorts) {
  if (!sorts)
    return;
  for (guint i = 0; i < sorts->n_fonts; i++)
    g_array_unref(sorts->first[i]);
  g_free(sorts->first);
  g_array_unref(sorts->sorts);
  g_free(sorts);
}

guint sorts_count(const Sorts *sorts) {
  return sorts->sorts->len;
}

const Sort *sorts_get(const Sorts *sorts, guint number) {
  return sort_at(sorts, number);
}
