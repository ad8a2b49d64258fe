/* A PDF's objects, read with distrust: an object of the wrong type is as good
 * as none, and what refers to itself ends.
 *
 * Object handles (qpdf_oh) live until released, all at once; each part of the
 * reading releases its own when it is done. */
#ifndef KANYIN_PREFLIGHT_READER_H
#define KANYIN_PREFLIGHT_READER_H

#include <qpdf/qpdf-c.h>

#include "preflight/findings.h"

typedef struct {
  qpdf_data qpdf;
  Findings *found;
  GHashTable *fonts; /* object numbers of those in FOUND */
  gsize spent;       /* of what the content of a page may cost [bytes] */
} Reader;

/* HOLDER's KEY ("/Lang"), HOLDER being a dictionary or stream; null if there is
 * none. */
qpdf_oh reader_get(const Reader *reader, qpdf_oh holder, const char *key);

/* The same as a string or name without its solidus, cleaned; NULL if it is
 * neither.  Free with g_free(). */
char *reader_text(const Reader *reader, qpdf_oh holder, const char *key);

gboolean reader_has(const Reader *reader, qpdf_oh holder, const char *key);
gboolean reader_is_name(const Reader *reader, qpdf_oh object, const char *name);
gboolean reader_flag(const Reader *reader, qpdf_oh holder, const char *key);

/* The number OBJECT is, OTHERWISE if it is none. */
double reader_number(const Reader *reader, qpdf_oh object, double otherwise);

/* How many items OBJECT has; 0 if it is not an array. */
guint reader_length(const Reader *reader, qpdf_oh object);
qpdf_oh reader_item(const Reader *reader, qpdf_oh array, guint nth);

/* The keys of DICT; free with g_ptr_array_unref(). */
GPtrArray *reader_keys(const Reader *reader, qpdf_oh dict);

/* Adds OBJECT to the set SEEN of object numbers; FALSE if it was in it.  A
 * direct object is always new. */
gboolean reader_see(const Reader *reader, GHashTable *seen, qpdf_oh object);

/* What libqpdf allocated, with warnings or without; NULL for NULL.  Release
 * with g_bytes_unref(). */
GBytes *reader_take(unsigned char *data, size_t length);

/* The decoded data of STREAM; NULL if it is none or cannot be decoded.  Release
 * with g_bytes_unref(). */
GBytes *reader_data(const Reader *reader, qpdf_oh stream);

/* TEXT with a mark in place of each byte and character that cannot be shown.
 * Free with g_free(). */
char *reader_clean(const char *text);

/* ── What is read, a file each ───────────────────────────────────────── */

void read_document(Reader *reader);    /* catalog, information, intents */
void read_metadata(Reader *reader);    /* XMP */
void read_tags(Reader *reader);        /* structure tree */
void read_attachments(Reader *reader); /* embedded files */
void read_pages(Reader *reader);       /* boxes, annotations, content */

/* The fonts of RESOURCES that are not in the findings yet. */
void read_fonts(Reader *reader, qpdf_oh resources);

/* What the content of page NTH, whose object is PAGE, paints. */
void read_content(Reader *reader, qpdf_oh page, guint nth);

#endif
