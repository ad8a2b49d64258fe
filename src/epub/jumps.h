/* Where the lines lead that end or begin a part of an article: 下转, 上接. */
#ifndef KANYIN_EPUB_JUMPS_H
#define KANYIN_EPUB_JUMPS_H

#include "epub/book.h"

/* The href of LINE, a jump line (xhtml_is_jump_line()) of the document number
 * I: the other part of its article if that stands on the page LINE names, else
 * the beginning of that page.  NULL if the issue has no such page, or its rest
 * follows right there.  Free with g_free(). */
char *jumps_target(const Book *book, guint i, const Node *line);

#endif
