/* Elements, attributes and texts go in, a GBytes of UTF-8 comes out.  The
 * writer's own indenting is off: it would put white space into paragraphs.
 * Writing to memory fails only for want of memory, and that ends the program,
 * as everywhere with GLib. */
#include "markup/xml_out.h"

#include <libxml/xmlwriter.h>
#include <stdarg.h>
#include <string.h>

struct XmlOut {
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
  XmlRun run; /* NULL: texts are written whole */
  gconstpointer data;
};

static void check(int result) {
  if (result < 0)
    g_error("libxml2 could not write XML to memory");
}

XmlOut *xml_out_new(gboolean html) {
  XmlOut *out = g_new0(XmlOut, 1);
  out->buffer = xmlBufferCreate();
  out->writer = xmlNewTextWriterMemory(out->buffer, 0);
  if (!out->writer)
    g_error("libxml2 could not start an XML document");
  check(xmlTextWriterStartDocument(out->writer, NULL, "UTF-8", NULL));
  if (html) {
    check(
        xmlTextWriterWriteDTD(out->writer, BAD_CAST "html", NULL, NULL, NULL));
    xml_line(out);
  }
  return out;
}

/* The length of the first character of TEXT if XML 1.0 cannot hold it
 * (production 2, Char), else 0. */
static gsize forbidden(const char *text) {
  guchar c = (guchar)*text;
  if (c < 0x20)
    return c != '\t' && c != '\n' && c != '\r';
  if (c == 0xEF &&
      (!memcmp(text, "\xEF\xBF\xBE", 3) || !memcmp(text, "\xEF\xBF\xBF", 3)))
    return 3;
  return 0;
}

/* TEXT itself, or *COPY made from it with no forbidden character. */
static const char *clean(const char *text, char **copy) {
  const char *p = text;
  while (*p && !forbidden(p))
    p++;
  if (!*p)
    return text;
  GString *cleaned = g_string_new_len(text, p - text);
  while (*p) {
    gsize length = forbidden(p);
    if (length)
      g_string_append(cleaned, "\xEF\xBF\xBD");
    else
      g_string_append_c(cleaned, *p);
    p += MAX(length, 1);
  }
  return *copy = g_string_free(cleaned, FALSE);
}

void xml_attribute(XmlOut *out, const char *name, const char *value) {
  g_autofree char *copy = NULL;
  check(xmlTextWriterWriteAttribute(out->writer, BAD_CAST name,
                                    BAD_CAST clean(value, &copy)));
}

static void put_attributes(XmlOut *out, va_list list) {
  for (const char *name; (name = va_arg(list, const char *));) {
    const char *value = va_arg(list, const char *);
    if (value)
      xml_attribute(out, name, value);
  }
}

void xml_start(XmlOut *out, const char *element, ...) {
  check(xmlTextWriterStartElement(out->writer, BAD_CAST element));
  va_list list;
  va_start(list, element);
  put_attributes(out, list);
  va_end(list);
}

void xml_leaf(XmlOut *out, const char *text, const char *element, ...) {
  check(xmlTextWriterStartElement(out->writer, BAD_CAST element));
  va_list list;
  va_start(list, element);
  put_attributes(out, list);
  va_end(list);
  xml_text(out, text);
  xml_end(out);
}

void xml_part_text(XmlOut *out, XmlRun run, gconstpointer data) {
  out->run = run;
  out->data = data;
}

static void put_whole(XmlOut *out, const char *text) {
  g_autofree char *copy = NULL;
  check(xmlTextWriterWriteString(out->writer, BAD_CAST clean(text, &copy)));
}

static void put_runs(XmlOut *out, const char *text) {
  while (*text) {
    gsize length;
    const char *class = out->run(out->data, text, &length);
    g_autofree char *run = g_strndup(text, length);
    if (class)
      xml_start(out, "span", "class", class, NULL);
    put_whole(out, run);
    if (class)
      xml_end(out);
    text += length;
  }
}

void xml_text(XmlOut *out, const char *text) {
  if (*text)
    (out->run ? put_runs : put_whole)(out, text);
}

static const char *entity_of(char c) {
  return c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : "&#13;";
}

void xml_plain_text(XmlOut *out, const char *text) {
  g_autofree char *copy = NULL;
  for (const char *p = clean(text, &copy); *p;) {
    gsize length = strcspn(p, "<>&\r");
    check(xmlTextWriterWriteRawLen(out->writer, BAD_CAST p, (int)length));
    p += length;
    if (*p)
      check(xmlTextWriterWriteRaw(out->writer, BAD_CAST entity_of(*p++)));
  }
}

void xml_end(XmlOut *out) {
  check(xmlTextWriterEndElement(out->writer));
}

void xml_end_line(XmlOut *out) {
  xml_end(out);
  xml_line(out);
}

void xml_line(XmlOut *out) {
  check(xmlTextWriterWriteRaw(out->writer, BAD_CAST "\n"));
}

GBytes *xml_out_finish(XmlOut *out) {
  check(xmlTextWriterEndDocument(out->writer));
  xmlFreeTextWriter(out->writer);
  GBytes *bytes = g_bytes_new(xmlBufferContent(out->buffer),
                              (gsize)xmlBufferLength(out->buffer));
  xmlBufferFree(out->buffer);
  g_free(out);
  return bytes;
}
