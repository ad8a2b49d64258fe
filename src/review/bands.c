/* Judgements and nodes in, bands out.  A band begins with every judgement but
 * those that only carry a text on, or speak of the same line (a database's
 * label and what stands behind it); a node belongs to the band its first line
 * lies in. */
#include "review/bands.h"

#include <string.h>

static void band_free(gpointer data) {
  Band *band = data;
  g_ptr_array_unref(band->blocks);
  g_free(band);
}

static Band *add_band(GPtrArray *bands, guint first) {
  Band *band = g_new0(Band, 1);
  band->first = first;
  band->blocks = g_ptr_array_new();
  g_ptr_array_add(bands, band);
  return band;
}

static gboolean carries_on(const Judgement *judgement) {
  return strcmp(judgement->label, "more") == 0;
}

/* A text may be carried on over what stands between two of its columns. */
static gboolean is_text(const Judgement *judgement) {
  static const char *const TEXTS[] = {"body", "more", "caption", "notice",
                                      "editor-note"};
  for (guint i = 0; i < G_N_ELEMENTS(TEXTS); i++)
    if (strcmp(judgement->label, TEXTS[i]) == 0)
      return TRUE;
  return FALSE;
}

static void add_judgements(GPtrArray *bands, const Record *record) {
  const Judgement *before = NULL;
  Band *band = NULL;
  for (guint i = 0; i < record->judgements->len; i++) {
    const Judgement *j = &g_array_index(record->judgements, Judgement, i);
    gboolean on = carries_on(j), same = before && j->line == before->line;
    if (!band || (!same && !(on && is_text(before)))) {
      band = add_band(bands, i ? j->line : 1);
      band->goes_on = on;
    }
    if (!band->judgement || j->confidence < band->judgement->confidence ||
        (same && j->confidence == band->judgement->confidence))
      band->judgement = j;
    before = j;
  }
}

/* The last band that begins at LINE or before. */
static Band *band_of(GPtrArray *bands, guint line) {
  guint low = 0, high = bands->len;
  while (high - low > 1) {
    guint middle = (low + high) / 2;
    Band *band = g_ptr_array_index(bands, middle);
    if (band->first <= line)
      low = middle;
    else
      high = middle;
  }
  return g_ptr_array_index(bands, low);
}

static gboolean is_block(const Node *node) {
  switch (node->kind) {
  case NODE_PAGE:
    return node_attr(node, ATTR_PRINTED) != NULL;
  case NODE_TEXT:
  case NODE_DATELINE:
  case NODE_PERSON:
    return FALSE;
  default:
    return node_kind_content(node->kind) != CONTENT_ELEMENTS;
  }
}

static void add_blocks(GPtrArray *bands, const Issue *issue) {
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && is_block(node))
      g_ptr_array_add(band_of(bands, node->line)->blocks, (gpointer)node);
}

GPtrArray *bands_new(guint n_lines, const Issue *issue, const Record *record) {
  GPtrArray *bands = g_ptr_array_new_with_free_func(band_free);
  add_judgements(bands, record);
  if (!bands->len)
    add_band(bands, 1);
  for (guint i = 0; i < bands->len; i++) {
    Band *band = g_ptr_array_index(bands, i);
    Band *next = i + 1 < bands->len ? g_ptr_array_index(bands, i + 1) : NULL;
    band->last = next ? next->first - 1 : n_lines;
  }
  add_blocks(bands, issue);
  return bands;
}
