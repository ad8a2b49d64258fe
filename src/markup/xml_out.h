/* XML written to memory: libxml2's text writer with the few calls the editions
 * need.  Names are ASCII, texts UTF-8; escaping is the library's.  A character
 * that XML cannot hold is written as U+FFFD. */
#ifndef KANYIN_MARKUP_XML_OUT_H
#define KANYIN_MARKUP_XML_OUT_H

#include <glib.h>

typedef struct XmlOut XmlOut;

/* A document of UTF-8 that has its XML declaration, and "<!DOCTYPE html>" if
 * HTML.  End it with xml_out_finish(). */
XmlOut *xml_out_new(gboolean html);

/* Starts ELEMENT.  Its attributes follow, name and value in turn, ended by
 * NULL; one whose value is NULL is left out. */
void xml_start(XmlOut *out, const char *element, ...) G_GNUC_NULL_TERMINATED;

/* Adds an attribute to the element that was started last; only before anything
 * stands in it. */
void xml_attribute(XmlOut *out, const char *name, const char *value);

/* A whole element with TEXT in it; attributes as for xml_start(). */
void xml_leaf(XmlOut *out, const char *text, const char *element,
              ...) G_GNUC_NULL_TERMINATED;

void xml_text(XmlOut *out, const char *text);

/* The same for people to read and edit: straight quotes stand as they are.
 * Never parted into runs. */
void xml_plain_text(XmlOut *out, const char *text);

/* How much of TEXT, never empty, stands alike, as *LENGTH bytes of at least one
 * character; the result is the class of a <span> around them, NULL for none. */
typedef const char *(*XmlRun)(gconstpointer data, const char *text,
                              gsize *length);

/* From here on, texts are written run by run as RUN parts them; NULL ends
 * that.  Attributes are not parted. */
void xml_part_text(XmlOut *out, XmlRun run, gconstpointer data);

/* Ends the innermost open element; with a line end behind it. */
void xml_end(XmlOut *out);
void xml_end_line(XmlOut *out);

/* A line end, between elements where white space has no meaning. */
void xml_line(XmlOut *out);

/* Ends what is open and frees OUT.  Release with g_bytes_unref(). */
GBytes *xml_out_finish(XmlOut *out);

#endif
