/* Rows in, pieces out.
 *
 * Each cell is set by itself.  A column is as wide as its widest cell; what is
 * left of the measure goes between the columns.  Columns of figures end at one
 * line, others begin at one. */
#include "page/table.h"

#include "model/table.h"
#include "page/inside.h"

/* Least space between two columns [em]. */
#define GUTTER 1.0

/* Greatest space between two columns [em]; a narrow table stays narrow. */
#define WIDEST_GUTTER 4.0

typedef struct {
  double width; /* of the widest cell [pt] */
  double left;  /* where it begins [pt] */
} Column;

typedef struct {
  Flow *flow;
  const Node *first;
  guint n_rows, n_columns;
  guint figures; /* columns of them, see table_figures() */
  double size;   /* of the type [pt] */
  Column *columns;
} Table;

/* The widths of the columns in the body's size. */
static void measure_columns(Table *table) {
  const Node *row = table->first;
  for (guint i = 0; i < table->n_rows; i++, row = row->next) {
    g_auto(GStrv) cells = table_cells(row);
    for (guint c = 0; c < table->n_columns; c++)
      table->columns[c].width =
          MAX(table->columns[c].width,
              setter_width(table->flow->setter, ROLE_BODY, FALSE, cells[c]));
  }
}

/* The space between two columns at SCALE of the body's size [pt]. */
static double gutter_at(const Table *table, double scale) {
  double left = flow_width(table->flow, FALSE);
  for (guint c = 0; c < table->n_columns; c++)
    left -= scale * table->columns[c].width;
  return left / (table->n_columns - 1);
}

/* Finds the size of the type and the places of the columns; FALSE if they are
 * wider than a flow's column even in the smallest. */
static gboolean fit_columns(Table *table) {
  static const double SCALES[] = {1, 0.9, 0.8};
  double body = table->flow->setter->style->roles[ROLE_BODY].size, at = 0;
  guint i = 0;
  while (i < G_N_ELEMENTS(SCALES) &&
         gutter_at(table, SCALES[i]) < GUTTER * SCALES[i] * body)
    i++;
  if (i == G_N_ELEMENTS(SCALES))
    return FALSE;
  table->size = SCALES[i] * body;
  double gutter = MIN(gutter_at(table, SCALES[i]), WIDEST_GUTTER * table->size);
  for (guint c = 0; c < table->n_columns; c++) {
    table->columns[c].width *= SCALES[i];
    table->columns[c].left = at;
    at += table->columns[c].width + gutter;
  }
  return TRUE;
}

/* Adds the cell TEXT of column C to the row in hand; the head over figures ends
 * where they do. */
static void add_cell(const Table *table, const Node *row, guint c,
                     const char *text, guint parent) {
  Flow *flow = table->flow;
  const Column *column = &table->columns[c];
  const GPtrArray *lines = setter_set(flow->setter, text,
                                      &(TextSetting){.role = ROLE_BODY,
                                                     .size = table->size,
                                                     .one_line = TRUE,
                                                     .line = row->line});
  guint element = flow_element(flow, ELEMENT_CELL, parent, 0);
  if (!lines->len)
    return;
  SetLine *line = lines->pdata[0];
  double slack = table->figures >> c & 1 ? column->width - line->width : 0;
  inside_mark(flow, lines, element);
  flow_mark_line(flow, line, column->left + slack - line->x,
                 page_style_baseline(flow->setter->style), element);
}

static void add_row(const Table *table, const Node *row, guint parent) {
  g_auto(GStrv) cells = table_cells(row);
  flow_add(table->flow, 1, FALSE);
  guint element = flow_element(table->flow, ELEMENT_ROW, parent, 0);
  for (guint c = 0; c < table->n_columns; c++)
    add_cell(table, row, c, cells[c], element);
}

/* The first two and the last two rows stay together. */
static void add_rows(const Table *table, guint parent) {
  guint element = flow_element(table->flow, ELEMENT_TABLE, parent, 0);
  const Node *row = table->first;
  for (guint i = 0; i < table->n_rows; i++, row = row->next) {
    add_row(table, row, element);
    if (i == 0 || i + 2 == table->n_rows)
      flow_keep(table->flow);
  }
}

gboolean table_add(Flow *flow, const Node *first, guint n, guint parent) {
  g_auto(GStrv) cells = table_cells(first);
  guint n_columns = g_strv_length(cells);
  g_autofree Column *columns = g_new0(Column, n_columns);
  Table table = {.flow = flow,
                 .first = first,
                 .n_rows = n,
                 .n_columns = n_columns,
                 .figures = table_figures(first, n),
                 .columns = columns};
  measure_columns(&table);
  if (!fit_columns(&table))
    return FALSE;
  add_rows(&table, parent);
  return TRUE;
}
