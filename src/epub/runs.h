/* Runs of text that the style sheet treats on their own. */
#ifndef KANYIN_EPUB_RUNS_H
#define KANYIN_EPUB_RUNS_H

#include "epub/book.h"
#include "markup/xml_out.h"

/* A document of BOOK, its head written; texts that follow are parted where the
 * style sheet must tell them apart:
 *     rare     characters that come with a font of their own
 *     upright  in vertical setting, numbers of one or two digits and single
 *              capitals: they stand upright in one cell (clreq, 2.2.6)
 *     quote    in vertical setting, quotation marks
 * BOOK must live as long as the document is open. */
XmlOut *book_document_open(const Book *book, const char *title);

#endif
