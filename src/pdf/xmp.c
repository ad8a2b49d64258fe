/* In: a display list's title, language, author, subject and date.  Out: facts
 * fit for XML, and the XMP packet that states them in the properties PDF/A
 * pairs with the information dictionary's (ISO 19005-3 6.6.3). */
#include "pdf/xmp.h"

#include "base/moment.h"

#include <string.h>

#include "version.h"

static const char HEAD[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"";

static const char FOOT[] =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

/* PDF/A wants properties it does not know described (ISO 19005-3 6.6.2.3). */
const XmpClaims XMP_ARCHIVAL = {
    "\n xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"",
    "<pdfaid:part>3</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"};

/* ISO 15930-7 6.4 and 6.7. */
const XmpClaims XMP_PRINT = {
    "\n xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"\n"
    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"",
    "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n"
    "<pdf:Trapped>False</pdf:Trapped>\n"
    "<xmpMM:VersionID>1</xmpMM:VersionID>\n"
    "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n",
    ""};

static gboolean is_xml_character(gunichar c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/* TEXT without the characters XML 1.0 has no place for; NULL for NULL. */
static char *clean(const char *text) {
  if (!text)
    return NULL;
  GString *out = g_string_new(NULL);
  for (; *text; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    if (is_xml_character(c))
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

Facts *facts_new(const Display *display) {
  Facts *facts = g_new0(Facts, 1);
  facts->title = clean(display->title);
  facts->language = clean(display->language);
  facts->author = clean(display->author);
  facts->subject = clean(display->subject);
  facts->date = moment_of_issue(display->date);
  facts->program = "kanyin " KANYIN_VERSION;
  return facts;
}

void facts_free(Facts *facts) {
  if (!facts)
    return;
  g_free(facts->title);
  g_free(facts->language);
  g_free(facts->author);
  g_free(facts->subject);
  g_free(facts->identifier);
  g_clear_pointer(&facts->date, g_date_time_unref);
  g_free(facts);
}

/* Appends FORMAT with its arguments escaped, if VALUE is there. */
static void put(GString *out, const char *format, const char *value) {
  if (!value)
    return;
  g_autofree char *escaped = g_markup_escape_text(value, -1);
  const char *gap = strstr(format, "%s");
  g_string_append_len(out, format, gap - format);
  g_string_append(out, escaped);
  g_string_append(out, gap + 2);
}

char *xmp_packet(const Facts *facts, const XmpClaims *claims) {
  g_autofree char *date =
      facts->date ? g_date_time_format(facts->date, "%Y-%m-%dT%H:%M:%SZ")
                  : NULL;
  GString *out = g_string_new(HEAD);
  g_string_append_printf(out, "%s>\n<dc:format>application/pdf</dc:format>\n%s",
                         claims->namespaces, claims->properties);
  const struct {
    const char *format, *value;
  } properties[] = {
      {"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>"
       "</rdf:Alt></dc:title>\n",
       facts->title},
      {"<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n",
       facts->author},
      {"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>"
       "</rdf:Alt></dc:description>\n",
       facts->subject},
      {"<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n",
       facts->language},
      {"<pdf:Producer>%s</pdf:Producer>\n", facts->program},
      {"<xmp:CreatorTool>%s</xmp:CreatorTool>\n", facts->program},
      {"<xmp:CreateDate>%s</xmp:CreateDate>\n", date},
      {"<xmp:ModifyDate>%s</xmp:ModifyDate>\n", date},
      {"<xmp:MetadataDate>%s</xmp:MetadataDate>\n", date},
      {"<xmpMM:DocumentID>%s</xmpMM:DocumentID>\n", facts->identifier}};
  for (guint i = 0; i < G_N_ELEMENTS(properties); i++)
    put(out, properties[i].format, properties[i].value);
  g_string_append(out, claims->schemas);
  g_string_append(out, FOOT);
  return g_string_free(out, FALSE);
}
