/* The PDF editions: painted pages, then the pass through libqpdf that adds what
 * cairo cannot (ISO 32000-1 clauses in the code). */
#ifndef KANYIN_PDF_PDF_H
#define KANYIN_PDF_PDF_H

#include "base/diag.h"
#include "colour/profile.h"
#include "display/display.h"
#include "pdf/sheet.h"
#include "picture/picture.h"

/* A file that the PDF carries. */
typedef struct {
  const char *name;         /* UTF-8, no folders; another than the others' */
  const char *type;         /* of its content: "text/plain" */
  const char *relationship; /* "Source", "Alternative" … (19005-3 annex E) */
  const char *description;
  GBytes *bytes;
} PdfAttachment;

typedef struct {
  const PdfAttachment *attachments;
  guint n_attachments;
  const Pictures *pictures; /* that DISPLAY names, or NULL for none */
} PdfOptions;

/* The archival PDF of DISPLAY, PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO
 * 14289-1) at once: the structure of DISPLAY's elements with all content in
 * it, text and rules in K alone, bookmarks, page labels, language, document
 * information and XMP from the issue, an ID made from the content.  The same
 * DISPLAY and options give the same bytes.  NULL on failure; release with
 * g_bytes_unref(). */
GBytes *pdf_write(const Display *display, const PdfOptions *options,
                  Diag *diag);

typedef struct {
  const Profile *intent; /* the press; fit by profile_output_fault() */
  const GArray *sides;   /* of SheetSide: impose() of all pages */
  SheetOptions sheet;
  const Display *slugs;     /* a page of one line for each side, to stand beside
                               the marks; NULL if there are none */
  const Pictures *pictures; /* that DISPLAY names, or NULL for none */
  gboolean convert; /* colour photographs into the inks of the press; else
                       they stay RGB that a profile defines */
} PrintOptions;

/* The print edition of DISPLAY, PDF/X-4 (ISO 15930-7): sheets with media, bleed
 * and trim box, text and rules in K alone, and nothing that does not print.
 * The same DISPLAY and options give the same bytes.  NULL on failure; release
 * with g_bytes_unref(). */
GBytes *pdf_write_print(const Display *display, const PrintOptions *options,
                        Diag *diag);

#endif
