/* Bytes go in, a tree or diagnostics come out.
 *
 * The text is decoded here, not by libxml2: it would print errors of its own
 * and tell no offsets.  All its messages come through structured handlers of
 * the contexts made here, so that no handler of the process is touched, and
 * the network, external entities and entity declarations are shut off in the
 * parser's own table of callbacks. */
#include "input/xml_parse.h"

#include "base/asset.h"
#include "input/decode.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <string.h>

/* ── Decoding ────────────────────────────────────────────────────────── */

/* XML 1.0 appendix F.1: the first bytes tell the width of the characters. */
static const struct {
  const char *bytes;
  gsize length;
  const char *encoding;
} BEGINNINGS[] = {{"<\0", 2, "UTF-16LE"}, {"\0<", 2, "UTF-16BE"}};

static char *declared_encoding(const char *data, gsize size) {
  g_autoptr(GRegex) declaration = g_regex_new(
      "^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']",
      G_REGEX_RAW, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *head = g_strndup(data, MIN(size, 256));
  if (!g_regex_match(declaration, head, 0, &match))
    return NULL;
  return g_match_info_fetch(match, 1);
}

static char *find_encoding(const char *data, gsize size) {
  const char *marked = decode_marked(data, size);
  if (marked)
    return g_strdup(marked);
  for (guint i = 0; i < G_N_ELEMENTS(BEGINNINGS); i++)
    if (size >= BEGINNINGS[i].length &&
        !memcmp(data, BEGINNINGS[i].bytes, BEGINNINGS[i].length))
      return g_strdup(BEGINNINGS[i].encoding);
  char *declared = declared_encoding(data, size);
  return declared ? declared : g_strdup("UTF-8");
}

static gsize mark_size(const char *data, gsize size) {
  static const char *const MARKS[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
  for (guint i = 0; i < G_N_ELEMENTS(MARKS); i++) {
    gsize length = strlen(MARKS[i]);
    if (size >= length && memcmp(data, MARKS[i], length) == 0)
      return length;
  }
  return 0;
}

/* The first visible characters of DATA, behind its byte order mark and white
 * space, without UTF-16's zeros: XML begins with ASCII. */
static char *ascii_head(const char *data, gsize size) {
  GString *head = g_string_new(NULL);
  for (gsize i = mark_size(data, size); i < size && head->len < 16; i++)
    if (data[i] && (head->len || !g_ascii_isspace(data[i])))
      g_string_append_c(head, data[i]);
  return g_string_free(head, FALSE);
}

gboolean xml_looks_like(const char *data, gsize size, const char *root) {
  g_autofree char *head = ascii_head(data, size);
  gsize length = strlen(root);
  if (g_str_has_prefix(head, "<?xml"))
    return TRUE;
  return head[0] == '<' && g_str_has_prefix(head + 1, root) &&
         (head[1 + length] == '>' || head[1 + length] == '/' ||
          g_ascii_isspace(head[1 + length]));
}

/* ── Messages ────────────────────────────────────────────────────────── */

/* A message of libxml2 as the end of a sentence. */
static char *plain_words(const xmlError *error) {
  char *words = g_strstrip(g_strdup(error->message ? error->message : "fault"));
  if (words[0] && g_ascii_islower(words[1]))
    words[0] = g_ascii_tolower(words[0]);
  return words;
}

static void report(Diag *diag, DiagId id, const xmlError *error,
                   const char *advice) {
  g_autofree char *words = plain_words(error);
  diag_add(diag, id, error->line > 0 ? (guint)error->line : 0, 0, "%s%s", words,
           advice);
}

/* ── Parsing ─────────────────────────────────────────────────────────── */

typedef struct {
  Diag *diag;
  gboolean failed;
} Parse;

static void on_parse_error(void *data, xmlErrorPtr error) {
  Parse *parse = ((xmlParserCtxtPtr)data)->_private;
  if (error->level < XML_ERR_ERROR || parse->failed)
    return;
  parse->failed = TRUE;
  report(parse->diag, DIAG_XML_MALFORMED, error,
         "; repair the XML at this place");
}

static void refuse(xmlParserCtxtPtr context, const char *what) {
  Parse *parse = context->_private;
  if (!parse->failed)
    diag_add(parse->diag, DIAG_XML_MALFORMED,
             (guint)xmlSAX2GetLineNumber(context), 0,
             "%s not read here; write the characters themselves", what);
  parse->failed = TRUE;
  xmlStopParser(context);
}

static void on_entity_declaration(void *data, const xmlChar *name, int type,
                                  const xmlChar *public_id,
                                  const xmlChar *system_id, xmlChar *content) {
  (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
  refuse(data, "declarations of entities are");
}

static xmlParserInputPtr on_external(void *data, const xmlChar *public_id,
                                     const xmlChar *system_id) {
  (void)public_id, (void)system_id;
  refuse(data, "files named in the XML are");
  return NULL;
}

static xmlDocPtr parse_text(const GString *text, Diag *diag) {
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (!context)
    g_error("libxml2 could not start to parse");
  Parse parse = {diag, FALSE};
  context->_private = &parse;
  context->sax->serror = on_parse_error;
  context->sax->entityDecl = on_entity_declaration;
  context->sax->resolveEntity = on_external;
  xmlDocPtr doc = xmlCtxtReadMemory(
      context, text->str, (int)text->len, NULL, "UTF-8",
      XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES);
  if (parse.failed || !doc) {
    if (!parse.failed)
      diag_add(diag, DIAG_XML_MALFORMED, 0, 0, "is no well-formed XML");
    xmlFreeDoc(doc);
    doc = NULL;
  }
  xmlFreeParserCtxt(context);
  return doc;
}

xmlDocPtr xml_parse(GBytes *bytes, Diag *diag) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  if (!size) {
    diag_add(diag, DIAG_EMPTY_INPUT, 0, 0, "is empty");
    return NULL;
  }
  g_autofree char *encoding = find_encoding(data, size);
  Decoded decoded;
  if (!decode_as(data, size, encoding, &decoded, diag))
    return NULL;
  xmlDocPtr doc = NULL;
  if (decoded.text->len > G_MAXINT)
    diag_add(diag, DIAG_XML_MALFORMED, 0, 0, "is too large for XML");
  else
    doc = parse_text(decoded.text, diag);
  g_string_free(decoded.text, TRUE);
  return doc;
}

/* ── Validating ──────────────────────────────────────────────────────── */

static void on_schema_error(void *data, xmlErrorPtr error) {
  g_error("asset %s, line %d: %s", (const char *)data, error->line,
          error->message);
}

static xmlRelaxNGPtr schema_load(const char *name) {
  g_autoptr(GBytes) bytes = asset_get(name);
  if (!bytes)
    g_error("asset %s is missing", name);
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  xmlRelaxNGParserCtxtPtr context = xmlRelaxNGNewMemParserCtxt(data, (int)size);
  xmlRelaxNGSetParserStructuredErrors(context, on_schema_error, (void *)name);
  xmlRelaxNGPtr schema = xmlRelaxNGParse(context);
  xmlRelaxNGFreeParserCtxt(context);
  if (!schema)
    g_error("asset %s is no schema", name);
  return schema;
}

typedef struct {
  Diag *diag;
  int last_line; /* that has a message */
} Validation;

/* libxml2 repeats a fault for each element around it: one a line is enough. */
static void on_invalid(void *data, xmlErrorPtr error) {
  Validation *validation = data;
  if (error->line != validation->last_line)
    report(validation->diag, DIAG_XML_INVALID, error, "");
  validation->last_line = error->line;
}

gboolean xml_validate(xmlDocPtr doc, const char *name, Diag *diag) {
  xmlRelaxNGPtr schema = schema_load(name);
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema);
  Validation validation = {diag, -1};
  xmlRelaxNGSetValidStructuredErrors(context, on_invalid, &validation);
  int result = xmlRelaxNGValidateDoc(context, doc);
  xmlRelaxNGFreeValidCtxt(context);
  xmlRelaxNGFree(schema);
  return result == 0;
}
