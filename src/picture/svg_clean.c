/* In: an SVG from anywhere.  Out: one that shows the same and does nothing.
 * What runs, moves, asks the network or carries other languages goes; see SVG
 * 2, 2.6 (secure static mode), which this comes to. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "picture/format.h"
#include "picture/svg.h"
#include "picture/svg_weight.h"

/* ── Parsing ─────────────────────────────────────────────────────────── */

static void stay_silent(void *data, xmlErrorPtr error) {
  (void)data, (void)error;
}

/* Entities that stand for text are kept, as drawing programs use them for
 * namespaces; those that stand for files are not. */
static void declare(void *data, const xmlChar *name, int type,
                    const xmlChar *public_id, const xmlChar *system_id,
                    xmlChar *content) {
  if (type == XML_INTERNAL_GENERAL_ENTITY)
    xmlSAX2EntityDecl(data, name, type, public_id, system_id, content);
}

static xmlParserInputPtr resolve(void *data, const xmlChar *public_id,
                                 const xmlChar *system_id) {
  (void)data, (void)public_id, (void)system_id;
  return NULL;
}

static xmlDocPtr parse(GBytes *bytes) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  if (length > G_MAXINT)
    return NULL;
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  context->sax->serror = stay_silent;
  context->sax->entityDecl = declare;
  context->sax->resolveEntity = resolve;
  xmlDocPtr doc =
      xmlCtxtReadMemory(context, data, (int)length, NULL, NULL,
                        XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA);
  xmlFreeParserCtxt(context);
  return doc;
}

/* ── What goes ───────────────────────────────────────────────────────── */

static const char SVG_NAMESPACE[] = "http://www.w3.org/2000/svg";

static const char *const UNWANTED[] = {"script",
                                       "foreignObject",
                                       "animate",
                                       "animateMotion",
                                       "set",
                                       "animateColor",
                                       "animateTransform",
                                       "discard",
                                       "iframe",
                                       "audio",
                                       "video",
                                       "canvas",
                                       "metadata",
                                       "handler",
                                       "listener",
                                       NULL};

static gboolean is_svg(const xmlNode *node) {
  return node->ns && strcmp((const char *)node->ns->href, SVG_NAMESPACE) == 0;
}

static gboolean unwanted_node(const xmlNode *node) {
  if (node->type == XML_ELEMENT_NODE)
    return !is_svg(node) || g_strv_contains(UNWANTED, (const char *)node->name);
  return node->type != XML_TEXT_NODE;
}

/* TRUE if REFERENCE holds a sound picture (RFC 2397): whoever shows the drawing
 * decodes it unasked. */
static gboolean holds_picture(const char *reference) {
  const char *comma = strchr(reference, ',');
  if (!g_str_has_prefix(reference, "data:image/") || !comma ||
      !g_strstr_len(reference, comma - reference, ";base64"))
    return FALSE;
  gsize length;
  guchar *data = g_base64_decode(comma + 1, &length);
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  return format_is_sound(PICTURE_PNG, bytes) ||
         format_is_sound(PICTURE_JPEG, bytes);
}

/* To a part of the drawing itself, or a picture in it. */
static gboolean is_inside(const char *reference) {
  return *reference == '#' || holds_picture(reference);
}

/* TRUE if CSS names anything but parts of the drawing. */
static gboolean css_leads_out(const char *css) {
  if (strstr(css, "@import") || strchr(css, '\\'))
    return TRUE;
  for (const char *url = css; (url = strstr(url, "url("));) {
    url += strlen("url(");
    url += strspn(url, " \t\r\n'\"");
    if (*url != '#')
      return TRUE;
  }
  return FALSE;
}

static gboolean unwanted_attribute(const xmlAttr *attribute,
                                   const char *value) {
  const char *name = (const char *)attribute->name;
  if (g_ascii_strncasecmp(name, "on", 2) == 0)
    return TRUE;
  if (strcmp(name, "href") == 0 || strcmp(name, "src") == 0)
    return !is_inside(value);
  return strcmp(name, "base") == 0 || css_leads_out(value);
}

static void clean_attributes(xmlNode *node) {
  for (xmlAttr *attribute = node->properties, *next; attribute;
       attribute = next) {
    next = attribute->next;
    xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
    if (unwanted_attribute(attribute, value ? (const char *)value : ""))
      xmlRemoveProp(attribute);
    xmlFree(value);
  }
}

static gboolean leads_out(xmlNode *node) {
  if (strcmp((const char *)node->name, "style") != 0)
    return FALSE;
  xmlChar *css = xmlNodeGetContent(node);
  gboolean out = css_leads_out((const char *)css);
  xmlFree(css);
  return out;
}

/* The node after NODE in the order of the document, not below it; NULL at the
 * end of ROOT. */
static xmlNode *after(xmlNode *node, const xmlNode *root) {
  while (node != root && !node->next)
    node = node->parent;
  return node == root ? NULL : node->next;
}

static void clean(xmlNode *root) {
  for (xmlNode *node = root, *next; node; node = next) {
    gboolean element = node->type == XML_ELEMENT_NODE;
    if (node != root && (unwanted_node(node) || (element && leads_out(node)))) {
      next = after(node, root);
      xmlUnlinkNode(node);
      xmlFreeNode(node);
      continue;
    }
    if (element)
      clean_attributes(node);
    next = element && node->children ? node->children : after(node, root);
  }
}

/* More than a map of a county has, and drawn in a moment. */
#define MOST_ELEMENTS 100000.0

/* ── The whole ───────────────────────────────────────────────────────── */

static GBytes *serialise(xmlDocPtr doc) {
  xmlChar *text;
  int length;
  if (doc->intSubset) {
    xmlDtdPtr subset = doc->intSubset;
    xmlUnlinkNode((xmlNode *)(void *)subset);
    xmlFreeDtd(subset);
  }
  xmlDocDumpMemoryEnc(doc, &text, &length, "UTF-8");
  return g_bytes_new_with_free_func(text, (gsize)length, xmlFree, text);
}

GBytes *svg_clean(GBytes *bytes) {
  xmlDocPtr doc = parse(bytes);
  if (!doc)
    return NULL;
  xmlNode *root = xmlDocGetRootElement(doc);
  GBytes *out = NULL;
  if (root && is_svg(root) && strcmp((const char *)root->name, "svg") == 0) {
    clean(root);
    if (svg_weight(doc) <= MOST_ELEMENTS)
      out = serialise(doc);
  }
  xmlFreeDoc(doc);
  return out;
}
