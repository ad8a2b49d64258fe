/* In: a display list.  Out: a PDF that shows it.  Painting is a loop
 * over the items with a function for each kind; the rest is setting up a
 * surface and asking it, once a page and at the end, whether all went well:
 * a cairo object that met an error ignores what is drawn on it. */
#include "paint/paint.h"

#include <cairo-pdf.h>

#include "paint/faces.h"

typedef struct {
  const Display *display;
  Sorts *sorts;
  Faces *faces;
  cairo_t *cr;
  guint item;       /* of the page, the one whose number is the ink */
  GArray *glyphs;   /* of cairo_glyph_t, reused from run to run */
  GArray *clusters; /* of cairo_text_cluster_t, likewise */
  GString *text;    /* of the clusters, likewise */
  Diag *diag;
} Painter;

/* Items are told apart by their colour: see paint.h. */
static void set_item(const Painter *painter) {
  guint n = painter->item;
  cairo_set_source_rgb(painter->cr, (n >> 16 & 0xFF) / 255.0,
                       (n >> 8 & 0xFF) / 255.0, (n & 0xFF) / 255.0);
}

/* ── Text ────────────────────────────────────────────────────────────── */

/* The last two places of a plane of private characters are none. */
enum { FIRST_LABEL = 0xF0000, LABELS_IN_PLANE = 0xFFFE };

gunichar paint_label(guint number) {
  return FIRST_LABEL + number + (number >= LABELS_IN_PLANE ? 2 : 0);
}

guint paint_labelled(gunichar c) {
  if (c < FIRST_LABEL)
    return G_MAXUINT;
  return c - FIRST_LABEL - (c - FIRST_LABEL >= LABELS_IN_PLANE ? 2 : 0);
}

/* A cluster of RUN: N glyphs from FIRST on, and what they stand for. */
typedef struct {
  guint first, n;
  const char *text;
  gsize length;
  guint sort; /* number of the first glyph's */
} Cluster;

static guint sort_of(const Painter *painter, const DisplayRun *run, guint nth,
                     const Cluster *cluster) {
  return sorts_find(painter->sorts, run->font, run->glyphs[nth].glyph,
                    cluster->text, cluster->n == 1 ? cluster->length : 0);
}

static void put_glyphs(Painter *painter, const DisplayRun *run,
                       const Cluster *cluster) {
  for (guint i = cluster->first; i < cluster->first + cluster->n; i++) {
    const DisplayGlyph *glyph = &run->glyphs[i];
    const Sort *sort =
        sorts_get(painter->sorts, sort_of(painter, run, i, cluster));
    cairo_glyph_t placed = {faces_glyph(painter->faces, sort),
                            run->x + glyph->x, run->y + glyph->y};
    g_array_append_val(painter->glyphs, placed);
  }
}

/* A glyph that stands for characters alone is labelled. */
static void put_text(Painter *painter, const Cluster *cluster) {
  gsize before = painter->text->len;
  if (cluster->n == 1 && sorts_get(painter->sorts, cluster->sort)->told)
    g_string_append_unichar(painter->text, paint_label(cluster->sort));
  else
    g_string_append_len(painter->text, cluster->text, (gssize)cluster->length);
  cairo_text_cluster_t put = {(int)(painter->text->len - before),
                              (int)cluster->n};
  g_array_append_val(painter->clusters, put);
}

/* Shows the glyphs gathered. */
static void show_gathered(Painter *painter) {
  cairo_t *cr = painter->cr;
  int n = (int)painter->glyphs->len;
  if (n == 0)
    return;
  cairo_glyph_t *glyphs = (cairo_glyph_t *)(void *)painter->glyphs->data;
  cairo_show_text_glyphs(
      cr, painter->text->str, (int)painter->text->len, glyphs, n,
      (cairo_text_cluster_t *)(void *)painter->clusters->data,
      (int)painter->clusters->len, 0);
  g_array_set_size(painter->glyphs, 0);
  g_array_set_size(painter->clusters, 0);
  g_string_truncate(painter->text, 0);
}

static Cluster cluster_at(const Painter *painter, const DisplayRun *run,
                          guint nth, const char *text) {
  Cluster cluster = {nth, sorts_cluster(run, nth), text,
                     run->glyphs[nth].length, 0};
  cluster.sort = sort_of(painter, run, nth, &cluster);
  return cluster;
}

/* A face holds each glyph for one text only: a run may need several. */
static gboolean paint_run(Painter *painter, const DisplayItem *item) {
  const DisplayRun *run = &item->as.run;
  const char *text = run->text;
  cairo_font_face_t *current = NULL;
  cairo_set_font_size(painter->cr, run->size);
  set_item(painter);
  for (guint i = 0; i < run->n_glyphs;) {
    Cluster cluster = cluster_at(painter, run, i, text);
    cairo_font_face_t *face =
        faces_face(painter->faces, sorts_get(painter->sorts, cluster.sort));
    if (face != current) {
      show_gathered(painter);
      cairo_set_font_face(painter->cr, current = face);
    }
    put_glyphs(painter, run, &cluster);
    put_text(painter, &cluster);
    text += cluster.length;
    i += cluster.n;
  }
  show_gathered(painter);
  return TRUE;
}

/* ── Items ───────────────────────────────────────────────────────────── */

static gboolean paint_rule(Painter *painter, const DisplayItem *item) {
  const DisplayRule *rule = &item->as.rule;
  set_item(painter);
  cairo_rectangle(painter->cr, rule->x, rule->y, rule->width, rule->height);
  cairo_fill(painter->cr);
  return TRUE;
}

/* A rectangle where pdf/ puts the picture. */
static gboolean paint_picture(Painter *painter, const DisplayItem *item) {
  const DisplayPicture *picture = &item->as.picture;
  set_item(painter);
  cairo_rectangle(painter->cr, picture->x, picture->y, picture->width,
                  picture->height);
  cairo_fill(painter->cr);
  return TRUE;
}

static gboolean (*const PAINTERS[])(Painter *, const DisplayItem *) = {
    [DISPLAY_RUN] = paint_run,
    [DISPLAY_RULE] = paint_rule,
    [DISPLAY_PICTURE] = paint_picture};

static gboolean check(cairo_status_t status, Diag *diag) {
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  diag_add(diag, DIAG_LIBRARY_FAILED, 0, 0, "cairo cannot paint the pages: %s",
           cairo_status_to_string(status));
  return FALSE;
}

/* TRUE if B continues A: they need no telling apart. */
static gboolean goes_on(const DisplayItem *a, const DisplayItem *b) {
  return a->element == b->element && a->kind == DISPLAY_RUN &&
         b->kind == DISPLAY_RUN && a->as.run.ink == b->as.run.ink;
}

static gboolean paint_page(Painter *painter, const DisplayPage *page) {
  for (guint i = 0; i < page->items->len; i++) {
    const DisplayItem *item = &g_array_index(page->items, DisplayItem, i);
    if (i == 0 || !goes_on(item - 1, item))
      painter->item = i;
    if (!PAINTERS[item->kind](painter, item))
      return FALSE;
  }
  return check(cairo_status(painter->cr), painter->diag);
}

/* Outlines as designed: no grid moves or bends them. */
static void set_font_options(cairo_t *cr) {
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cr, options);
  cairo_font_options_destroy(options);
}

/* Makes PAINTER ready to paint the pages from FIRST up to END on SURFACE. */
static gboolean painter_start(Painter *painter, cairo_surface_t *surface,
                              guint first, guint end) {
  painter->sorts = sorts_new(painter->display, first, end);
  painter->faces = faces_open(painter->display, painter->sorts, painter->diag);
  if (!painter->faces)
    return FALSE;
  painter->cr = cairo_create(surface);
  painter->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  painter->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
  painter->text = g_string_new(NULL);
  set_font_options(painter->cr);
  return TRUE;
}

static void painter_stop(Painter *painter) {
  g_clear_pointer(&painter->sorts, sorts_free);
  if (!painter->faces)
    return;
  cairo_destroy(painter->cr);
  g_array_unref(painter->glyphs);
  g_array_unref(painter->clusters);
  g_string_free(painter->text, TRUE);
  faces_free(painter->faces);
}

static cairo_status_t append(void *closure, const unsigned char *data,
                             unsigned length) {
  g_byte_array_append(closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean can_label(const Painter *painter) {
  if (sorts_count(painter->sorts) <= PAINT_MOST_TEXTS)
    return TRUE;
  diag_add(painter->diag, DIAG_LIBRARY_FAILED, 0, 0,
           "the issue has more than %u different characters by typeface, too "
           "many for one PDF",
           PAINT_MOST_TEXTS);
  return FALSE;
}

/* The texts the labels stand for. */
static GPtrArray *sort_texts(const Sorts *sorts) {
  GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < sorts_count(sorts); i++)
    g_ptr_array_add(texts, g_strdup(sorts_get(sorts, i)->text));
  return texts;
}

static gboolean paint_pages(Painter *painter, cairo_surface_t *surface) {
  const Display *display = painter->display;
  if (!painter_start(painter, surface, 0, display->pages->len) ||
      !faces_embeddable(painter->faces, painter->diag) || !can_label(painter))
    return FALSE;
  for (guint i = 0; i < display->pages->len; i++) {
    const DisplayPage *page = display_get_page(display, i);
    cairo_pdf_surface_set_size(surface, page->width, page->height);
    if (!paint_page(painter, page))
      return FALSE;
    cairo_show_page(painter->cr);
  }
  return TRUE;
}

GBytes *paint_pdf(const Display *display, GPtrArray **texts, Diag *diag) {
  GByteArray *out = g_byte_array_new();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream(append, out, 1, 1);
  /* Without a date cairo writes the time of day. */
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 "1970-01-01T00:00:00Z");
  Painter painter = {.display = display, .diag = diag};
  gboolean done = paint_pages(&painter, surface);
  *texts = sort_texts(painter.sorts);
  painter_stop(&painter);
  cairo_surface_finish(surface);
  done = done && check(cairo_surface_status(surface), diag);
  cairo_surface_destroy(surface);
  GBytes *bytes = g_byte_array_free_to_bytes(out);
  if (done)
    return bytes;
  g_clear_pointer(texts, g_ptr_array_unref);
  g_bytes_unref(bytes);
  return NULL;
}
