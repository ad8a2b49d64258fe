/* What an editor should know of an issue before it is an e-book. */
#ifndef KANYIN_EPUB_REMARKS_H
#define KANYIN_EPUB_REMARKS_H

#include "epub/book.h"

/* Tells of headlines that are missing, double or longer than menus show, of
 * articles without text, and of characters that turn the direction of text.
 * Nothing is changed: the e-book is valid with all of them. */
void remarks_make(const Book *book, Diag *diag);

#endif
