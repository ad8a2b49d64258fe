/* BANDS: the source cut where recovery began something new, each part with
 * what it became. */
#ifndef KANYIN_REVIEW_BANDS_H
#define KANYIN_REVIEW_BANDS_H

#include "model/issue.h"
#include "recover/record.h"

typedef struct {
  guint first, last;          /* numbers of its source lines, both included */
  const Judgement *judgement; /* the least sure of its lines; NULL if all its
                               * lines are blank */
  gboolean goes_on;           /* with text that began in an earlier band */
  GPtrArray *blocks; /* of const Node: those that begin here and have words of
                      * their own, in the issue's order */
} Band;

/* The bands of a source of N_LINES lines, all lines in one of them.  RECORD
 * and ISSUE must live as long.  Free with g_ptr_array_unref(). */
GPtrArray *bands_new(guint n_lines, const Issue *issue, const Record *record);

#endif
