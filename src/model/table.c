/* Paragraphs in, the size of a table out. */
#include "model/table.h"

#include "base/calendar.h"

enum {
  ROWS = 3,         /* of a table, at least */
  LONGEST_ROW = 60, /* [characters] */
  MOST_CELLS = 8
};

/* The text of a paragraph that holds nothing else; NULL of any other. */
static const char *plain_text(const Node *node) {
  gboolean plain = node && node->kind == NODE_PARAGRAPH && node->first &&
                   node->first == node->last && node->first->kind == NODE_TEXT;
  return plain ? node->first->text : NULL;
}

static gboolean is_sentence_end(gunichar c) {
  return c == L'。' || c == L'！' || c == L'？' || c == L'；';
}

/* The number of cells of a row with TEXT; 0 if it is none. */
static guint count_cells(const char *text) {
  guint cells = 0, chars = 0;
  gboolean space = TRUE;
  for (const char *p = text; *p; p = g_utf8_next_char(p), chars++) {
    gunichar c = g_utf8_get_char(p);
    if (is_sentence_end(c))
      return 0;
    cells += space && !g_unichar_isspace(c);
    space = g_unichar_isspace(c);
  }
  return chars <= LONGEST_ROW && cells > 1 && cells <= MOST_CELLS ? cells : 0;
}

char **table_cells(const Node *row) {
  GPtrArray *cells = g_ptr_array_new();
  for (const char *p = plain_text(row); *p;) {
    const char *start = p;
    gboolean space = g_unichar_isspace(g_utf8_get_char(p));
    while (*p && g_unichar_isspace(g_utf8_get_char(p)) == space)
      p = g_utf8_next_char(p);
    if (!space)
      g_ptr_array_add(cells, g_strndup(start, (gsize)(p - start)));
  }
  g_ptr_array_add(cells, NULL);
  return (char **)g_ptr_array_free(cells, FALSE);
}

/* A figure, with its sign or unit. */
static gboolean is_figure(const char *cell) {
  guint figures = 0, others = 0;
  for (const char *p = cell; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    figures += calendar_is_figure(c);
    others += g_unichar_isalpha(c) && !calendar_is_figure(c);
  }
  return figures > 0 && others <= figures;
}

static gboolean ends_in_figure(const Node *row) {
  g_auto(GStrv) cells = table_cells(row);
  return is_figure(cells[g_strv_length(cells) - 1]);
}

guint table_rows(const Node *first) {
  const char *text = plain_text(first);
  guint cells = text ? count_cells(text) : 0, rows = 0, figures = 0;
  for (const Node *row = first; cells && row; row = row->next) {
    text = plain_text(row);
    if (!text || count_cells(text) != cells)
      break;
    rows++;
    figures += ends_in_figure(row);
  }
  gboolean told = cells > 2 || figures * 2 > rows;
  return rows >= ROWS && told ? rows : 0;
}

guint table_figures(const Node *first, guint n) {
  guint counts[MOST_CELLS] = {0}, columns = 0;
  const Node *row = first;
  for (guint i = 0; i < n; i++, row = row->next) {
    g_auto(GStrv) cells = table_cells(row);
    for (guint c = 0; cells[c]; c++)
      counts[c] += is_figure(cells[c]);
  }
  for (guint c = 0; c < MOST_CELLS; c++)
    columns |= counts[c] * 2 > n ? 1u << c : 0;
  return columns;
}
