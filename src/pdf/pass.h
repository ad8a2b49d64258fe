/* The pass: what is done to cairo's plain PDF through libqpdf, a step a file.
 *
 * Object handles (qpdf_oh) are small numbers that live until released; every
 * step may leave its own to the caller, who releases all of them after it.
 * libqpdf keeps the first error it meets and goes on harmlessly: the caller
 * asks after each step. */
#ifndef KANYIN_PDF_PASS_H
#define KANYIN_PDF_PASS_H

#include <qpdf/qpdf-c.h>

#include "pdf/structure.h"
#include "picture/picture.h"

typedef struct {
  qpdf_data qpdf;
  const Display *display;
  GBytes *issue_xml;        /* or NULL */
  const Pictures *pictures; /* of DISPLAY, or NULL */
  Structure *structure;     /* of DISPLAY; pass_pages() notes the marks */
  struct Images *images;    /* made so far; see images.h */
} Pass;

/* Sets DICT's KEY ("/Lang") to ITEM, or to TEXT (UTF-8) as a text string,
 * unless that is NULL. */
void pass_put(const Pass *pass, qpdf_oh dict, const char *key, qpdf_oh item);
void pass_put_text(const Pass *pass, qpdf_oh dict, const char *key,
                   const char *text);

/* The same with a time (7.9.4). */
void pass_put_date(const Pass *pass, qpdf_oh dict, const char *key,
                   GDateTime *date);

/* An indirect dictionary, empty. */
qpdf_oh pass_dictionary(const Pass *pass);

/* A stream of DATA, which is copied. */
qpdf_oh pass_stream(const Pass *pass, const void *data, gsize length);

/* Says of the TrueType fonts in the resources of PAINTED, a page or form as
 * cairo writes them, what cairo forgets. */
void pass_map_fonts(const Pass *pass, qpdf_oh painted);

/* ── The steps ───────────────────────────────────────────────────────── */

/* Each page: content marked, inks as asked for, grays in K alone, no
 * transparency group. */
void pass_pages(const Pass *pass);

/* The structure tree of the marked pages: catalog /StructTreeRoot (14.7). */
void pass_tags(const Pass *pass);

/* What the colours mean: catalog /OutputIntents (14.11.5). */
void pass_intent(const Pass *pass);

/* The printed page numbers: catalog /PageLabels (ISO 32000-1 12.4.2). */
void pass_labels(const Pass *pass);

/* The bookmarks: catalog /Outlines (12.3.3). */
void pass_outline(const Pass *pass);

/* The issue XML, if there is one: catalog /AF and /Names (14.13 of ISO
 * 32000-2, as 19005-3 has it). */
void pass_source(const Pass *pass);

/* What the document says of itself: language, title, dates; in the catalog,
 * the information dictionary (14.3.3) and XMP (14.3.2). */
void pass_metadata(const Pass *pass);

#endif
