/* A table as pieces: its rows one grid line each, its columns in line. */
#ifndef KANYIN_PAGE_TABLE_H
#define KANYIN_PAGE_TABLE_H

#include "page/flow.h"

/* Adds the table of N rows that begins with the paragraph FIRST (see
 * model/table.h) to FLOW, across one column.  FALSE, and nothing added, if it
 * does not fit a column even in smaller type. */
gboolean table_add(Flow *flow, const Node *first, guint n, guint parent);

#endif
