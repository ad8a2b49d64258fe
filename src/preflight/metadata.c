/* In: the XMP packet.  Out: what the document claims to be.  A property may be
 * an element or an attribute (ISO 16684-1 7.4, 7.9.2.2), so both are looked
 * at. */
#include <libxml/parser.h>
#include <string.h>

#include "preflight/reader.h"

typedef struct {
  const char *space, *name;
  gsize offset; /* of its text in Findings */
} Property;

#define PROPERTY(space, name, field)                                           \
  { space, name, G_STRUCT_OFFSET(Findings, field) }

static const Property PROPERTIES[] = {
    PROPERTY("http://www.aiim.org/pdfa/ns/id/", "part", pdfa_part),
    PROPERTY("http://www.aiim.org/pdfa/ns/id/", "conformance", pdfa_level),
    PROPERTY("http://www.aiim.org/pdfua/ns/id/", "part", pdfua_part),
    PROPERTY("http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion",
             pdfx_version),
    PROPERTY("http://purl.org/dc/elements/1.1/", "title", metadata_title),
    PROPERTY("http://ns.adobe.com/xap/1.0/", "MetadataDate", metadata_date),
    PROPERTY("http://ns.adobe.com/xap/1.0/mm/", "DocumentID", document_id)};

/* The first time a property of that name is met, TEXT is its value. */
static void note(Findings *found, const xmlNs *ns, const xmlChar *name,
                 const xmlChar *text) {
  for (guint i = 0; ns && i < G_N_ELEMENTS(PROPERTIES); i++) {
    const Property *property = &PROPERTIES[i];
    char **value = G_STRUCT_MEMBER_P(found, property->offset);
    if (!*value && strcmp((const char *)ns->href, property->space) == 0 &&
        strcmp((const char *)name, property->name) == 0) {
      g_autofree char *clean = reader_clean((const char *)text);
      *value = g_strdup(g_strstrip(clean));
    }
  }
}

static void note_element(Findings *found, xmlNode *node) {
  xmlChar *text = xmlNodeGetContent(node);
  note(found, node->ns, node->name, text);
  xmlFree(text);
  for (xmlAttr *attr = node->properties; attr; attr = attr->next) {
    xmlChar *value = xmlNodeGetContent((xmlNode *)attr);
    note(found, attr->ns, attr->name, value);
    xmlFree(value);
  }
}

/* The element behind NODE in document order; NULL behind the last below TOP. */
static xmlNode *next_node(xmlNode *node, const xmlNode *top) {
  if (node->children && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != top && !node->next)
    node = node->parent;
  return node == top ? NULL : node->next;
}

static gboolean is_description(const xmlNode *node) {
  return node && node->type == XML_ELEMENT_NODE &&
         strcmp((const char *)node->name, "Description") == 0;
}

/* Properties stand right below an rdf:Description, or are its attributes. */
static gboolean may_hold(const xmlNode *node) {
  return is_description(node) ||
         (node->type == XML_ELEMENT_NODE && is_description(node->parent));
}

static void note_all(Findings *found, xmlNode *top) {
  for (xmlNode *node = top; node; node = next_node(node, top))
    if (may_hold(node))
      note_element(found, node);
}

void read_metadata(Reader *reader) {
  Findings *found = reader->found;
  g_autoptr(GBytes) packet = reader_data(
      reader, reader_get(reader, qpdf_get_root(reader->qpdf), "/Metadata"));
  found->has_metadata = packet != NULL;
  gsize length = 0;
  const char *data = packet ? g_bytes_get_data(packet, &length) : NULL;
  if (!data || length > G_MAXINT)
    return;
  xmlDoc *document =
      xmlReadMemory(data, (int)length, NULL, NULL,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  found->metadata_sound = document != NULL;
  if (!document)
    return;
  note_all(found, xmlDocGetRootElement(document));
  xmlFreeDoc(document);
}
