/* The pass: what is done to cairo's plain PDF through libqpdf, a step a file.
 *
 * Object handles (qpdf_oh) are small numbers that live until released; every
 * step may leave its own to the caller, who releases all of them after it.
 * libqpdf keeps the first error it meets and goes on harmlessly: the caller
 * asks after each step. */
#ifndef KANYIN_PDF_PASS_H
#define KANYIN_PDF_PASS_H

#include <qpdf/qpdf-c.h>

#include "pdf/pdf.h"
#include "pdf/structure.h"

typedef struct {
  qpdf_data qpdf;
  const Display *display;
  const Pictures *pictures; /* of DISPLAY, or NULL */
  struct Images *images;    /* made so far; see images.h */
  const GPtrArray *texts;   /* what the labels stand for, see paint_pdf() */
  char *identifier;         /* urn:uuid: of the painted pages */
  /* Of the archival edition: */
  const PdfOptions *options;
  Structure *structure; /* of DISPLAY; pass_pages() notes the marks; NULL to
                           leave content unmarked */
  int *annotations; /* object number of each area's, from pass_links(), or 0 */
  /* Of the print edition: */
  const PrintOptions *print; /* or NULL */
  qpdf_data slugs;           /* the painted pages of print->slugs */
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

/* Where height Y [pt] of page PAGE is, at the reader's own zoom (12.3.2.2). */
qpdf_oh pass_destination(const Pass *pass, guint page, double y);

/* A stream of DATA, which is copied. */
qpdf_oh pass_stream(const Pass *pass, const void *data, gsize length);

/* PROFILE's stream. */
qpdf_oh pass_profile(const Pass *pass, const Profile *profile);
/* Says of the TrueType fonts in the resources of PAINTED, a page or form as
 * cairo writes them, what cairo forgets. */
void pass_map_fonts(const Pass *pass, qpdf_oh painted);

/* ── The steps ───────────────────────────────────────────────────────── */

/* Each page: content marked if there is a structure, inks as asked for, grays
 * in K alone, no transparency group. */
void pass_pages(const Pass *pass);

/* RGB colours that the print edition's intent does not cover are sRGB's:
 * /DefaultRGB of the resources (8.6.5.6). */
void pass_colours(const Pass *pass);

/* The pages laid on sheets, with boxes (14.11.2) and marks. */
void pass_sheets(const Pass *pass);
/* The fonts: what their glyphs stand for, instead of cairo's labels (9.10.3),
 * and that TrueType glyphs stand under their own numbers. */
void pass_fonts(const Pass *pass);

/* The links: an annotation for each area (12.5.6.5), whose place in the parent
 * tree is behind the pages'. */
void pass_links(const Pass *pass);

/* The structure tree of the marked pages: catalog /StructTreeRoot (14.7). */
void pass_tags(const Pass *pass);

/* What the colours mean, sRGB or those of a press: catalog /OutputIntents
 * (14.11.5). */
void pass_screen_intent(const Pass *pass);
void pass_press_intent(const Pass *pass);

/* The printed page numbers: catalog /PageLabels (ISO 32000-1 12.4.2). */
void pass_labels(const Pass *pass);

/* The bookmarks: catalog /Outlines (12.3.3). */
void pass_outline(const Pass *pass);

/* The attachments, if there are any: catalog /AF and /Names (14.13 of ISO
 * 32000-2, as 19005-3 has it). */
void pass_attachments(const Pass *pass);

/* What the document says of itself: language, title, dates; in the catalog,
 * the information dictionary (14.3.3) and XMP (14.3.2). */
void pass_archival_metadata(const Pass *pass);
void pass_print_metadata(const Pass *pass);

#endif
