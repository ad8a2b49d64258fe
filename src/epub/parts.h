/* The parts of the e-book, each written from its plan.  Every function gives
 * the whole file; release with g_bytes_unref(). */
#ifndef KANYIN_EPUB_PARTS_H
#define KANYIN_EPUB_PARTS_H

#include "epub/book.h"
#include "epub/metadata.h"
#include "epub/typefaces.h"

/* META-INF/container.xml (EPUB 3.3, 4.2.6.3.1). */
GBytes *part_container(void);

/* package.opf (EPUB 3.3, section 5). */
GBytes *part_package(const Book *book, const Metadata *metadata,
                     const Typefaces *typefaces);

/* newspaper.css: the assets it is made of, and the fonts' rules. */
GBytes *part_style(const Book *book, const Typefaces *typefaces);

/* The front page: the masthead, then the navigation document's lists (EPUB
 * 3.3, section 7), the first of which is the reader's table of contents. */
GBytes *part_nav(const Book *book, const Metadata *metadata);

/* toc.ncx for reading systems of EPUB 2 (OPF 2.0.1, 2.4.1). */
GBytes *part_ncx(const Book *book, const Metadata *metadata);

/* The document that shows the cover image. */
GBytes *part_cover(const Book *book, const Metadata *metadata);

/* The document number I. */
GBytes *part_document(const Book *book, guint i);

/* The words that belong to no article and do not stand on the front page. */
GBytes *part_imprint(const Book *book);

#endif
