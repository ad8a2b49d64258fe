/* The whole e-book: the archive as a reading system opens it, that its parts
 * agree, that it holds every word once, and that it is the same every time.
 * With EPUB_SHAPES_DIR set, the e-books are left there for other checkers. */
#include "epub/epub.h"

#include "base/asset.h"
#include "epub/shapes.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <locale.h>
#include <string.h>
#include <zip.h>

/* A PNG of one pixel. */
static const guchar PIXEL[] = {
    0x89, 'P', 'N',  'G',  '\r', '\n', 0x1a, '\n', 0,    0, 0, 13,
    'I',  'H', 'D',  'R',  0,    0,    0,    1,    0,    0, 0, 1,
    8,    0,   0,    0,    0,    0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0,
    10,   'I', 'D',  'A',  'T',  0x78, 0x9c, 0x63, 0x68, 0, 0, 0,
    0x82, 0,   0x81, 0x77, 0xcd, 0x72, 0xb6, 0,    0,    0, 0, 'I',
    'E',  'N', 'D',  0xae, 0x42, 0x60, 0x82};

/* ── Opening ─────────────────────────────────────────────────────────── */

static GBytes *write_shape(guint i, gboolean cover) {
  g_autoptr(Issue) issue = shape_new(i);
  g_autoptr(Diag) diag = diag_new("shape");
  g_autoptr(GBytes) image =
      cover ? g_bytes_new_static(PIXEL, sizeof PIXEL) : NULL;
  EpubOptions options = {.cover = image};
  GBytes *bytes = epub_write(issue, &options, diag);
  g_assert_nonnull(bytes);
  g_assert_false(diag_has(diag, SEVERITY_ERROR));
  return bytes;
}

static zip_t *open_archive(GBytes *bytes) {
  gsize size;
  const void *data = g_bytes_get_data(bytes, &size);
  zip_source_t *source = zip_source_buffer_create(data, size, 0, NULL);
  zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  g_assert_nonnull(zip);
  return zip;
}

/* The text of the file at PATH, or NULL; free with g_free(). */
static char *read_entry(zip_t *zip, const char *path) {
  zip_stat_t stat;
  if (zip_stat(zip, path, 0, &stat))
    return NULL;
  char *text = g_malloc0(stat.size + 1);
  zip_file_t *file = zip_fopen(zip, path, 0);
  g_assert_cmpint(zip_fread(file, text, stat.size), ==, (gint64)stat.size);
  zip_fclose(file);
  return text;
}

static char *read_part(zip_t *zip, const char *name) {
  g_autofree char *path = g_strconcat("EPUB/", name, NULL);
  return read_entry(zip, path);
}

static xmlDocPtr parse_part(zip_t *zip, const char *name) {
  g_autofree char *text = read_part(zip, name);
  g_assert_nonnull(text);
  g_assert_true(g_utf8_validate(text, -1, NULL));
  xmlDocPtr doc =
      xmlReadMemory(text, (int)strlen(text), name, NULL,
                    XML_PARSE_NONET | XML_PARSE_NOWARNING | XML_PARSE_NOERROR);
  if (!doc)
    g_error("%s is not well-formed", name);
  return doc;
}

/* The strings of all nodes that PATH selects. */
static GPtrArray *select_all(xmlDocPtr doc, const char *path) {
  GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
  xmlXPathContextPtr context = xmlXPathNewContext(doc);
  xmlXPathObjectPtr result = xmlXPathEvalExpression(BAD_CAST path, context);
  g_assert_nonnull(result);
  for (int i = 0; result->nodesetval && i < result->nodesetval->nodeNr; i++) {
    xmlChar *s = xmlXPathCastNodeToString(result->nodesetval->nodeTab[i]);
    g_ptr_array_add(found, g_strdup((char *)s));
    xmlFree(s);
  }
  xmlXPathFreeObject(result);
  xmlXPathFreeContext(context);
  return found;
}

static GPtrArray *select_in(zip_t *zip, const char *name, const char *path) {
  xmlDocPtr doc = parse_part(zip, name);
  GPtrArray *found = select_all(doc, path);
  xmlFreeDoc(doc);
  return found;
}

static void assert_one(zip_t *zip, const char *name, const char *path,
                       const char *expected) {
  g_autoptr(GPtrArray) found = select_in(zip, name, path);
  g_assert_cmpuint(found->len, ==, 1);
  g_assert_cmpstr(found->pdata[0], ==, expected);
}

static void assert_list(zip_t *zip, const char *name, const char *path,
                        const char *expected) {
  g_autoptr(GPtrArray) found = select_in(zip, name, path);
  g_ptr_array_add(found, NULL);
  g_autofree char *joined = g_strjoinv("|", (char **)found->pdata);
  g_assert_cmpstr(joined, ==, expected);
}

#define TAG(name) "//*[local-name()='" name "']"
#define META(property) TAG("meta") "[@property='" property "']"

/* For each shape, with and without a cover. */
static void each_shape(void (*check)(guint shape, GBytes *bytes)) {
  for (guint i = 0; i < G_N_ELEMENTS(SHAPES); i++)
    for (guint cover = 0; cover < 2; cover++) {
      g_autoptr(GBytes) bytes = write_shape(i, cover);
      check(i, bytes);
    }
}

/* ── The archive ─────────────────────────────────────────────────────── */

static void check_archive(guint shape, GBytes *bytes) {
  const guchar *data = g_bytes_get_data(bytes, NULL);
  /* Local header: version 10, no flags, stored, and no extra field. */
  g_assert_cmpmem(data, 10, "PK\3\4\12\0\0\0\0\0", 10);
  g_assert_cmpmem(data + 26, 4, "\10\0\0\0", 4);
  g_assert_cmpmem(data + 30, 28, "mimetypeapplication/epub+zip", 28);
  zip_t *zip = open_archive(bytes);
  gint64 n = zip_get_num_entries(zip, 0);
  g_assert_cmpstr(zip_get_name(zip, 1, 0), ==, "META-INF/container.xml");
  zip_stat_t first, stat;
  g_assert_cmpint(zip_stat_index(zip, 0, 0, &first), ==, 0);
  for (gint64 i = 1; i < n; i++) {
    g_assert_cmpint(zip_stat_index(zip, (guint64)i, 0, &stat), ==, 0);
    g_assert_true(g_str_is_ascii(stat.name));
    g_assert_cmpint(stat.mtime, ==, first.mtime);
    g_assert_cmpint(zip_file_extra_fields_count(zip, (guint64)i,
                                                ZIP_FL_LOCAL | ZIP_FL_CENTRAL),
                    ==, 0);
  }
  zip_discard(zip);
  if (g_getenv("EPUB_SHAPES_DIR")) {
    g_autofree char *path = g_strdup_printf(
        "%s/%s.epub", g_getenv("EPUB_SHAPES_DIR"), SHAPES[shape].name);
    g_file_set_contents(path, (const char *)data,
                        (gssize)g_bytes_get_size(bytes), NULL);
  }
}

static void test_archive(void) {
  each_shape(check_archive);
}

/* ── The parts agree ─────────────────────────────────────────────────── */

/* Every href and src of the part leads to a part, and to an id in it. */
static void check_links(zip_t *zip, const char *name) {
  g_autoptr(GPtrArray) links =
      select_in(zip, name, "//@href | //@src | //@full-path");
  for (guint i = 0; i < links->len; i++) {
    if (g_uri_peek_scheme(links->pdata[i]))
      continue;
    g_auto(GStrv) parts = g_strsplit(links->pdata[i], "#", 2);
    const char *target = *parts[0] ? parts[0] : name;
    g_autofree char *text = read_part(zip, target);
    g_assert_nonnull(text);
    if (!parts[1])
      continue;
    g_autofree char *path = g_strdup_printf("//@id[.='%s']", parts[1]);
    g_autoptr(GPtrArray) found = select_in(zip, target, path);
    g_assert_cmpuint(found->len, ==, 1);
  }
}

static void check_ids(zip_t *zip, const char *name) {
  g_autoptr(GPtrArray) ids = select_in(zip, name, "//@id");
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < ids->len; i++)
    g_assert_true(g_hash_table_add(seen, ids->pdata[i]));
}

static void check_parts(guint shape, GBytes *bytes) {
  (void)shape;
  zip_t *zip = open_archive(bytes);
  g_autoptr(GPtrArray) parts =
      select_in(zip, "package.opf", TAG("item") "/@href");
  g_ptr_array_add(parts, g_strdup("package.opf"));
  for (guint i = 0; i < parts->len; i++) {
    if (g_str_has_suffix(parts->pdata[i], ".css") ||
        g_str_has_suffix(parts->pdata[i], ".png"))
      continue;
    check_links(zip, parts->pdata[i]);
    check_ids(zip, parts->pdata[i]);
  }
  /* mimetype and container.xml are the only other files. */
  g_assert_cmpint(zip_get_num_entries(zip, 0), ==, parts->len + 2);
  g_autoptr(GPtrArray) refs =
      select_in(zip, "package.opf", TAG("itemref") "/@idref");
  for (guint i = 0; i < refs->len; i++) {
    g_autofree char *path = g_strdup_printf(
        TAG("item") "[@media-type='application/xhtml+xml'][@id='%s']",
        (char *)refs->pdata[i]);
    g_autoptr(GPtrArray) item = select_in(zip, "package.opf", path);
    g_assert_cmpuint(item->len, ==, 1);
  }
  zip_discard(zip);
}

static void test_parts(void) {
  each_shape(check_parts);
}

/* Every page-break mark is in the page list, once, and nothing else is. */
static void check_page_list(guint shape, GBytes *bytes) {
  (void)shape;
  zip_t *zip = open_archive(bytes);
  g_autoptr(GPtrArray) files =
      select_in(zip, "package.opf", TAG("item") "[@id!='nav']/@href");
  g_autoptr(GPtrArray) listed =
      select_in(zip, "nav.xhtml", TAG("nav") "[@role='doc-pagelist']//@href");
  guint marks = 0;
  for (guint i = 0; i < files->len; i++) {
    const char *file = files->pdata[i];
    if (!g_str_has_suffix(file, ".xhtml"))
      continue;
    g_autoptr(GPtrArray) ids =
        select_in(zip, file, "//*[@role='doc-pagebreak']/@id");
    for (guint j = 0; j < ids->len; j++, marks++) {
      g_autofree char *href = g_strconcat(file, "#", ids->pdata[j], NULL);
      g_assert_true(
          g_ptr_array_find_with_equal_func(listed, href, g_str_equal, NULL));
    }
  }
  g_assert_cmpuint(listed->len, ==, marks);
  g_autoptr(GPtrArray) old =
      select_in(zip, "toc.ncx", TAG("pageTarget") TAG("content") "/@src");
  g_assert_cmpuint(old->len, ==, marks);
  zip_discard(zip);
}

static void test_page_list(void) {
  each_shape(check_page_list);
}

static guint shape_named(const char *name) {
  guint i = 0;
  while (strcmp(SHAPES[i].name, name) != 0)
    i++;
  return i;
}

static void test_joints(void) {
  g_autoptr(GBytes) bytes = write_shape(shape_named("jumps"), FALSE);
  zip_t *zip = open_archive(bytes);
  const char *pages = TAG("nav") "[@role='doc-pagelist']" TAG("a");
  assert_list(
      zip, "nav.xhtml", pages,
      "第1版 要闻|第2版 综合|第2版 综合（续文）|第3版|第4版 副刊|第9版");
  assert_list(zip, "nav.xhtml", TAG("nav") "[@role='doc-toc']" TAG("a"),
              "第1版 要闻|连跳两版的长文|第2版 综合|二版自己的消息|第4版 副刊|"
              "找不到开头的续文|本报信息");
  assert_list(zip, "p01-a01.xhtml", "//*[@role='doc-pagebreak']/@aria-label",
              "第1版 要闻|第2版 综合（续文）|第3版|第9版");
  zip_discard(zip);
}

/* Where the lines 下转 and 上接 of articles in two parts lead. */
static void test_jump_lines(void) {
  static const struct {
    const char *file, *links;
  } cases[] = {{"p01-a01.xhtml", "p02-a02.xhtml"},
               {"p01-a02.xhtml", ""},
               {"p02-a01.xhtml", "p03-a01.xhtml#page-03"},
               {"p02-a02.xhtml", "p01-a01.xhtml"}};
  g_autoptr(GBytes) bytes = write_shape(shape_named("apart"), FALSE);
  zip_t *zip = open_archive(bytes);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_list(zip, cases[i].file, TAG("p") "[@class='jump']//@href",
                cases[i].links);
  zip_discard(zip);
}

/* A page's last item names the rests printed on the page. */
static void test_rests(void) {
  g_autoptr(GBytes) bytes = write_shape(shape_named("jumps"), FALSE);
  zip_t *zip = open_archive(bytes);
  assert_list(zip, "p02-a01.xhtml", TAG("nav") "[@class='turn']//@href",
              "p01-a01.xhtml#joint-1");
  assert_list(zip, "p04-a01.xhtml", TAG("nav") "[@class='turn']//@href", "");
  zip_discard(zip);
}

/* The first item of a page leads below the page's own line. */
static void test_contents(void) {
  g_autoptr(GBytes) bytes = write_shape(shape_named("notices"), FALSE);
  zip_t *zip = open_archive(bytes);
  const char *expected = "p01-n01.xhtml|p01-n01.xhtml#p01-n01|p01-n02.xhtml|"
                         "p01-a01.xhtml|imprint.xhtml";
  assert_list(zip, "nav.xhtml", TAG("nav") "[@role='doc-toc']//@href",
              expected);
  assert_list(zip, "toc.ncx", TAG("navMap") TAG("content") "/@src", expected);
  assert_list(zip, "nav.xhtml",
              TAG("nav") "[@role='doc-toc']" TAG("ol") TAG("ol") TAG("a"),
              "遗失声明|没有标题的启事|编者的话");
  zip_discard(zip);
}

/* At an item's end: the one before it and the next, on the same page. */
static void test_turns(void) {
  static const struct {
    const char *file, *links;
  } cases[] = {{"p01-a01.xhtml", "p01-a02.xhtml"},
               {"p01-a19.xhtml", "p01-a18.xhtml|p01-a20.xhtml"},
               {"p01-a20.xhtml", "p01-a19.xhtml"},
               {"p10-a20.xhtml", "p10-a19.xhtml"}};
  g_autoptr(GBytes) bytes = write_shape(shape_named("many"), FALSE);
  zip_t *zip = open_archive(bytes);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_list(zip, cases[i].file, TAG("nav") "[@class='turn']//@href",
                cases[i].links);
  zip_discard(zip);
}

/* ── Every word once ─────────────────────────────────────────────────── */

/* Counts the characters of TEXT that are not white space, STEP for each. */
static void count_characters(GHashTable *counts, const char *text, int step) {
  for (; *text; text = g_utf8_next_char(text)) {
    gpointer c = GUINT_TO_POINTER(g_utf8_get_char(text));
    if (g_unichar_isspace(g_utf8_get_char(text)))
      continue;
    int n = GPOINTER_TO_INT(g_hash_table_lookup(counts, c)) + step;
    if (n)
      g_hash_table_insert(counts, c, GINT_TO_POINTER(n));
    else
      g_hash_table_remove(counts, c);
  }
}

/* The words of the paper in a document: all but navigation. */
#define WORDS TAG("body") "//text()[not(ancestor::*[local-name()='nav'])]"

/* What a document says for a character XML cannot hold. */
static void count_reading(GHashTable *counts, const Issue *issue) {
  static const char *const forbidden[] = {"\x01", "\x1f", "\xEF\xBF\xBE"};
  g_autoptr(GString) reading = g_string_new(NULL);
  issue_append_reading(issue, reading);
  for (guint i = 0; i < G_N_ELEMENTS(forbidden); i++)
    g_string_replace(reading, forbidden[i], "\uFFFD", 0);
  count_characters(counts, reading->str, 1);
}

static void check_words(guint shape, GBytes *bytes) {
  g_autoptr(Issue) issue = shape_new(shape);
  g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
  count_reading(counts, issue);
  zip_t *zip = open_archive(bytes);
  g_autoptr(GPtrArray) files =
      select_in(zip, "package.opf", TAG("item") "/@href");
  for (guint i = 0; i < files->len; i++) {
    if (!g_str_has_suffix(files->pdata[i], ".xhtml"))
      continue;
    g_autoptr(GPtrArray) words = select_in(zip, files->pdata[i], WORDS);
    for (guint j = 0; j < words->len; j++)
      count_characters(counts, words->pdata[j], -1);
  }
  g_assert_cmpuint(g_hash_table_size(counts), ==, 0);
  zip_discard(zip);
}

static void test_words(void) {
  each_shape(check_words);
}

/* ── The style sheet ─────────────────────────────────────────────────── */

/* EPUB 3.3, 6.3.2 forbids the two; a length in pixels defeats the reader. */
static void test_style_sheet(void) {
  static const char *const forbidden[] = {
      "direction:", "unicode-bidi", "px;",    "px ",
      "#",          "rgb",          "white;", "black;"};
  g_autoptr(GBytes) css = asset_get("epub/newspaper.css");
  for (guint i = 0; i < G_N_ELEMENTS(forbidden); i++)
    g_assert_null(strstr(g_bytes_get_data(css, NULL), forbidden[i]));
}

/* ── Metadata ────────────────────────────────────────────────────────── */

static void test_metadata(void) {
  g_autoptr(GBytes) bytes = write_shape(shape_named("seed"), FALSE);
  zip_t *zip = open_archive(bytes);
  static const struct {
    const char *path, *expected;
  } cases[] = {
      {TAG("title"), "《东昌府讯》2021年6月8日 总第1345期"},
      {TAG("language"), "zh-Hans"},
      {TAG("date"), "2021-06-08"},
      {TAG("publisher"), "东昌府讯"},
      {TAG("source"), "《东昌府讯》2021年6月8日 总第1345期（纸质版）"},
      {META("pageBreakSource"),
       "《东昌府讯》2021年6月8日 总第1345期（纸质版）"},
      {META("dcterms:modified"), "2021-06-08T12:00:00Z"},
      {META("belongs-to-collection"), "东昌府讯"},
      {META("group-position"), "1345"},
      {TAG("meta") "[@name='calibre:series']/@content", "东昌府讯"},
      {TAG("meta") "[@name='calibre:series_index']/@content", "1345"},
      {META("schema:accessMode"), "textual"},
      {TAG("contributor") "[.='李念辉']/@id", "person-1"},
      {META("role") "[@refines='#person-1'][1]", "edt"},
      {META("role") "[@refines='#person-1'][last()]", "bkd"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_one(zip, "package.opf", cases[i].path, cases[i].expected);
  assert_list(zip, "package.opf", TAG("contributor"), "李念辉|全兴社");
  /* Checked by hand against another implementation of RFC 4122. */
  assert_one(zip, "package.opf", TAG("identifier"),
             "urn:uuid:f7cfba42-51a7-5ffb-a89a-d61d5f957b82");
  zip_discard(zip);
}

/* The writer of an e-book whose masthead has FACT; its package. */
static void assert_fact(const char *fact, const char *path,
                        const char *expected) {
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  g_autoptr(Diag) diag = diag_new("shape");
  shape_fact(issue, NODE_TITLE, "晨报", NULL);
  shape_fact(issue, NODE_DATE, "2020-01-02", "");
  shape_fact(issue, NODE_FACT, fact, NULL);
  g_autoptr(GBytes) bytes = epub_write(issue, &(EpubOptions){0}, diag);
  zip_t *zip = open_archive(bytes);
  assert_one(zip, "package.opf", path, expected);
  zip_discard(zip);
}

static void test_issn(void) {
  static const struct {
    const char *fact, *series;
  } cases[] = {
      {"国际标准刊号 ISSN 9990-1234", "urn:issn:9990-1234"},
      {"ISSN：９９９０-００１７", "urn:issn:9990-0017"},
      {"issn9990120x", "urn:issn:9990-120X"},
      {"ISSN 9990-1235", NULL}, /* its check digit is wrong */
      {"CN 37-0001", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_fact(cases[i].fact, META("dcterms:identifier"),
                cases[i].series
                    ? cases[i].series
                    : "urn:uuid:57d3b7b5-7d49-5b05-bbec-a32425e37416");
}

static const char *const CLAIMS = META("dcterms:conformsTo") " | " META(
    "a11y:certifiedBy") " | " TAG("link") "[@rel='a11y:certifierReport']/@href";

static void assert_claims(const EpubOptions *options, const char *expected) {
  g_autoptr(Issue) issue = shape_new(shape_named("seed"));
  g_autoptr(Diag) diag = diag_new("shape");
  g_autoptr(GBytes) bytes = epub_write(issue, options, diag);
  zip_t *zip = open_archive(bytes);
  assert_list(zip, "package.opf", CLAIMS, expected);
  zip_discard(zip);
}

/* No claim is made unasked. */
static void test_claims(void) {
#define CLAIM "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
  assert_claims(&(EpubOptions){0}, "");
  assert_claims(&(EpubOptions){.certifier = "甲 & 乙"}, CLAIM "|甲 & 乙");
  assert_claims(&(EpubOptions){.certifier = "甲",
                               .certifier_report = "https://a.example/r"},
                CLAIM "|甲|https://a.example/r");
}

/* Facts that no word of the paper says are shown in their usual form. */
static void test_supplied_facts(void) {
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  g_autoptr(Diag) diag = diag_new("shape");
  shape_fact(issue, NODE_TITLE, "晨报", "");
  shape_fact(issue, NODE_DATE, "2020-01-02", "");
  shape_fact(issue, NODE_NUMBER, "7", NULL);
  g_autoptr(GBytes) bytes = epub_write(issue, &(EpubOptions){0}, diag);
  zip_t *zip = open_archive(bytes);
  assert_one(zip, "nav.xhtml", TAG("h1"), "晨报");
  assert_list(zip, "nav.xhtml", TAG("header") TAG("span"), "2020年1月2日|7");
  assert_one(zip, "package.opf", TAG("title"), "《晨报》2020年1月2日 第7期");
  zip_discard(zip);
}

static void test_traditional(void) {
  g_autoptr(GBytes) bytes = write_shape(shape_named("traditional"), TRUE);
  zip_t *zip = open_archive(bytes);
  assert_one(zip, "package.opf", TAG("language"), "zh-Hant");
  assert_one(zip, "nav.xhtml", TAG("h2"), "導讀");
  assert_one(zip, "package.opf", META("role") "[@refines='#person-1']", "pht");
  assert_list(zip, "package.opf", META("schema:accessMode"), "textual|visual");
  assert_one(zip, "package.opf",
             TAG("item") "[@properties='cover-image']/@href", "cover.png");
  zip_discard(zip);
}

/* An issue without a valid date: none is claimed, and the times are fixed. */
static void test_no_date(void) {
  g_autoptr(GBytes) bytes = write_shape(shape_named("hostile"), FALSE);
  zip_t *zip = open_archive(bytes);
  assert_list(zip, "package.opf", TAG("date"), "");
  assert_list(zip, "package.opf", META("group-position"), "");
  assert_one(zip, "package.opf", META("dcterms:modified"),
             "1980-01-01T12:00:00Z");
  g_autoptr(GPtrArray) labels =
      select_in(zip, "nav.xhtml", TAG("nav") "[@role='doc-toc']" TAG("a"));
  for (guint i = 0; i < labels->len; i++) {
    g_assert_cmpint(g_utf8_strlen(labels->pdata[i], -1), <=, 81);
    g_assert_null(strstr(labels->pdata[i], "\u202e"));
  }
  zip_discard(zip);
}

/* The pictures that are there are files of the book; the words of those that
 * are not stand alone. */
static void test_pictures(void) {
  g_autoptr(Issue) issue = shape_new(shape_named("pictures"));
  g_autoptr(Diag) diag = diag_new("shape");
  g_autofree char *folder = g_dir_make_tmp("kanyin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "a.png", NULL);
  g_file_set_contents(path, (const char *)PIXEL, sizeof PIXEL, NULL);
  g_autoptr(Pictures) pictures = pictures_new(folder);
  g_assert_nonnull(pictures_add(pictures, "a.png", 9, diag));
  g_autoptr(GBytes) bytes =
      epub_write(issue, &(EpubOptions){.pictures = pictures}, diag);
  g_remove(path);
  g_rmdir(folder);
  zip_t *zip = open_archive(bytes);
  assert_list(zip, "p01-a01.xhtml", TAG("img") "/@*",
              "picture-01.png|图说|1|1");
  assert_list(zip, "p01-a01.xhtml", TAG("figure") "/@class", "plate");
  assert_list(zip, "p01-f02.xhtml", TAG("figure") "/@class", "frame|frame");
  assert_list(zip, "package.opf", META("schema:accessMode"), "textual|visual");
  assert_one(zip, "package.opf", TAG("item") "[@id='picture-01']/@media-type",
             "image/png");
  zip_discard(zip);
}

/* ── The same bytes ──────────────────────────────────────────────────── */

static void test_same_bytes(void) {
  static const char *const zones[] = {"UTC", "Asia/Shanghai",
                                      "America/St_Johns", "Pacific/Kiritimati"};
  g_autoptr(GBytes) first = write_shape(0, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS(zones); i++) {
    g_setenv("TZ", zones[i], TRUE);
    tzset();
    setlocale(LC_ALL, i % 2 ? "C.UTF-8" : "");
    g_autoptr(GBytes) again = write_shape(0, TRUE);
    g_assert_true(g_bytes_equal(first, again));
  }
  g_unsetenv("TZ");
  tzset();
}

static void test_source_date(void) {
  g_setenv("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  g_autoptr(GBytes) bytes = write_shape(0, FALSE);
  g_unsetenv("SOURCE_DATE_EPOCH");
  zip_t *zip = open_archive(bytes);
  assert_one(zip, "package.opf", META("dcterms:modified"),
             "2023-11-14T22:13:20Z");
  assert_one(zip, "package.opf", TAG("date"), "2021-06-08");
  zip_discard(zip);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/epub/archive", test_archive);
  g_test_add_func("/epub/parts", test_parts);
  g_test_add_func("/epub/page-list", test_page_list);
  g_test_add_func("/epub/joints", test_joints);
  g_test_add_func("/epub/jump-lines", test_jump_lines);
  g_test_add_func("/epub/rests", test_rests);
  g_test_add_func("/epub/contents", test_contents);
  g_test_add_func("/epub/turns", test_turns);
  g_test_add_func("/epub/words", test_words);
  g_test_add_func("/epub/style-sheet", test_style_sheet);
  g_test_add_func("/epub/metadata", test_metadata);
  g_test_add_func("/epub/issn", test_issn);
  g_test_add_func("/epub/claims", test_claims);
  g_test_add_func("/epub/supplied-facts", test_supplied_facts);
  g_test_add_func("/epub/traditional", test_traditional);
  g_test_add_func("/epub/no-date", test_no_date);
  g_test_add_func("/epub/pictures", test_pictures);
  g_test_add_func("/epub/same-bytes", test_same_bytes);
  g_test_add_func("/epub/source-date", test_source_date);
  int rc = g_test_run();
  xmlCleanupParser();
  return rc;
}
