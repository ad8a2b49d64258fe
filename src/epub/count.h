/* How long an issue is. */
#ifndef KANYIN_EPUB_COUNT_H
#define KANYIN_EPUB_COUNT_H

#include "model/issue.h"

/* The words of ISSUE that a reader finds in its e-book, counted as word
 * processors count Chinese: an ideograph is one, and a run of other letters and
 * digits is one. */
guint count_words(const Issue *issue);

#endif
