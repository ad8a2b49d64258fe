/* TABLES: paragraphs one behind the other that are rows of several cells,
 * parted by white space, as tables of prices, results and times arrive. */
#ifndef KANYIN_MODEL_TABLE_H
#define KANYIN_MODEL_TABLE_H

#include "model/issue.h"

/* The number of rows of the table that the paragraph FIRST begins; 0 if it
 * begins none.  Its rows are plain text, short, of as many cells each; of two
 * cells the second has a figure in most. */
guint table_rows(const Node *first);

/* The cells of the row ROW, at least two.  Free with g_strfreev(). */
char **table_cells(const Node *row);

/* The columns of the table of N rows from FIRST on that hold figures, such as
 * "26.50", "+3.1%", "二五三元": 1 << 0 stands for the first. */
guint table_figures(const Node *first, guint n);

#endif
