/* CENSUS: the report's totals. */
#ifndef KANYIN_REVIEW_CENSUS_H
#define KANYIN_REVIEW_CENSUS_H

#include "input/lines.h"
#include "model/issue.h"

enum { CENSUS_KINDS = 9 };

typedef struct {
  guint counts[CENSUS_KINDS]; /* nodes of census_kind(i) */
  guint source, kept; /* characters that are not white space: of the lines, of
                       * the issue */
} Census;

/* The kind that count I is of. */
NodeKind census_kind(guint i);

Census census_take(const Lines *lines, const Issue *issue);

#endif
