/* What the printed words of a masthead's fact mean. */
#ifndef KANYIN_RECOVER_FACT_VALUES_H
#define KANYIN_RECOVER_FACT_VALUES_H

#include "model/issue.h"
#include "recover/text.h"

/* The number that PRINTED is wholly written as, "15,208" too.  FALSE, and
 * *NUMBER untouched, if it is none. */
gboolean fact_number(Slice printed, guint *number);

/* The value that issues hold of a fact of KIND: a date in any era and any
 * digits as 2021-06-08, a number in digits, of sheets (二大張) the pages on
 * them; other facts as they are printed.  NULL if VALUE cannot be read; free
 * with g_free(). */
char *fact_value(NodeKind kind, Slice value);

#endif
