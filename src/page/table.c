/* Rows in, pieces out.
 *
 * Each cell is set by itself.  A column is as wide as its widest cell; what is
 * left of the measure goes between the columns.  Columns of figures end at one
 * line, others begin at one. */
#include "page/table.h"

#include "model/table.h"
#include "page/inside.h"

#include <string.h>

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
  guint figures;   /* columns of them, see table_figures() */
  double size;     /* of the type [pt] */
  SetLine **cells; /* borrowed from the setter, row by row; NULL: blank */
  Column *columns;
} Table;

static SetLine *set_cell(const Table *table, const Node *row,
                         const char *text) {
  const GPtrArray *lines = setter_set(table->flow->setter, text,
                                      &(TextSetting){.role = ROLE_BODY,
                                                     .size = table->size,
                                                     .one_line = TRUE,
                                                     .line = row->line});
  return lines->len ? lines->pdata[0] : NULL;
}

static void set_row(Table *table, const Node *row, guint nth) {
  g_auto(GStrv) texts = table_cells(row);
  for (guint c = 0; c < table->n_columns; c++) {
    Column *column = &table->columns[c];
    SetLine *line = set_cell(table, row, texts[c]);
    table->cells[nth * table->n_columns + c] = line;
    column->width = MAX(column->width, line ? line->x + line->width : 0);
  }
}

static void set_cells(Table *table) {
  const Node *row = table->first;
  for (guint i = 0; i < table->n_rows; i++, row = row->next)
    set_row(table, row, i);
}

/* Places the columns; FALSE if they are wider than a flow's column. */
static gboolean place_columns(Table *table) {
  double left = flow_width(table->flow, FALSE), at = 0;
  for (guint c = 0; c < table->n_columns; c++)
    left -= table->columns[c].width;
  double gutter = left / (table->n_columns - 1);
  if (gutter < GUTTER * table->size)
    return FALSE;
  gutter = MIN(gutter, WIDEST_GUTTER * table->size);
  for (guint c = 0; c < table->n_columns; c++) {
    table->columns[c].left = at;
    at += table->columns[c].width + gutter;
  }
  return TRUE;
}

/* Where CELL of column C begins: the head over figures ends where they do. */
static double cell_left(const Table *table, guint c, const SetLine *cell) {
  const Column *column = &table->columns[c];
  gboolean figures = table->figures >> c & 1;
  double slack = column->width - cell->x - cell->width;
  return column->left + (figures ? slack : 0);
}

static void add_cell(const Table *table, guint row, guint c, guint parent) {
  Flow *flow = table->flow;
  SetLine *cell = table->cells[row * table->n_columns + c];
  guint element = flow_element(flow, ELEMENT_CELL, parent, 0);
  if (!cell)
    return;
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  g_ptr_array_add(lines, cell);
  inside_mark(flow, lines, element);
  flow_mark_line(flow, cell, cell_left(table, c, cell),
                 page_style_baseline(flow->setter->style), element);
}

static void add_rows(const Table *table, guint parent) {
  Flow *flow = table->flow;
  guint element = flow_element(flow, ELEMENT_TABLE, parent, 0);
  for (guint row = 0; row < table->n_rows; row++) {
    flow_add(flow, 1, FALSE);
    guint part = flow_element(flow, ELEMENT_ROW, element, 0);
    for (guint c = 0; c < table->n_columns; c++)
      add_cell(table, row, c, part);
    if (row == 0 || row + 2 == table->n_rows)
      flow_keep(flow);
  }
}

/* A table set at SCALE of the body's size; FALSE if it does not fit. */
static gboolean add_at(Table *table, double scale, guint parent) {
  const Setter *setter = table->flow->setter;
  table->size = scale * setter->style->roles[ROLE_BODY].size;
  memset(table->columns, 0, table->n_columns * sizeof(Column));
  set_cells(table);
  if (!place_columns(table))
    return FALSE;
  add_rows(table, parent);
  return TRUE;
}

gboolean table_add(Flow *flow, const Node *first, guint n, guint parent) {
  static const double SCALES[] = {1, 0.9, 0.8};
  g_auto(GStrv) cells = table_cells(first);
  Table table = {.flow = flow,
                 .first = first,
                 .n_rows = n,
                 .figures = table_figures(first, n),
                 .n_columns = g_strv_length(cells)};
  table.cells = g_new0(SetLine *, (gsize)n * table.n_columns);
  table.columns = g_new0(Column, table.n_columns);
  gboolean added = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(SCALES) && !added; i++)
    added = add_at(&table, SCALES[i], parent);
  g_free(table.cells);
  g_free(table.columns);
  return added;
}
