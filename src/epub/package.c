/* The package document: metadata, manifest, spine; and the file that points
 * to it. */
#include "epub/accessibility.h"
#include "epub/parts.h"
#include "markup/xml_out.h"

#include <string.h>

GBytes *part_container(void) {
  XmlOut *out = xml_out_new(FALSE);
  xml_start(out, "container", "xmlns",
            "urn:oasis:names:tc:opendocument:xmlns:container", "version", "1.0",
            NULL);
  xml_start(out, "rootfiles", NULL);
  xml_start(out, "rootfile", "full-path", "EPUB/package.opf", "media-type",
            "application/oebps-package+xml", NULL);
  return xml_out_finish(out);
}

/* ── Metadata ────────────────────────────────────────────────────────── */

static void put_dc(XmlOut *out, const char *element, const char *id,
                   const char *value) {
  xml_leaf(out, value, element, "id", id, NULL);
  xml_line(out);
}

void put_meta(XmlOut *out, const char *property, const char *refines,
              const char *value) {
  xml_leaf(out, value, "meta", "refines", refines, "property", property, NULL);
  xml_line(out);
}

/* EPUB 3.3, appendix D, "role". */
static void put_role(XmlOut *out, const char *refines, const char *code) {
  xml_leaf(out, code, "meta", "refines", refines, "property", "role", "scheme",
           "marc:relators", NULL);
  xml_line(out);
}

static void put_contributor(XmlOut *out, const Contributor *person, guint nth) {
  g_autofree char *id = g_strdup_printf("person-%u", nth + 1);
  g_autofree char *refines = g_strconcat("#", id, NULL);
  put_dc(out, "dc:contributor", person->roles->len ? id : NULL, person->name);
  for (guint i = 0; i < person->roles->len; i++)
    put_role(out, refines, person->roles->pdata[i]);
}

static void put_legacy(XmlOut *out, const char *name, const char *content) {
  xml_start(out, "meta", "name", name, "content", content, NULL);
  xml_end_line(out);
}

/* The issue in its newspaper: EPUB 3's terms, and the pair that calibre and
 * the libraries built around it read. */
static void put_series(XmlOut *out, const Metadata *m) {
  xml_leaf(out, m->paper, "meta", "property", "belongs-to-collection", "id",
           "paper", NULL);
  xml_line(out);
  put_meta(out, "collection-type", "#paper", "series");
  put_meta(out, "dcterms:identifier", "#paper", m->series);
  put_legacy(out, "calibre:series", m->paper);
  if (!m->number)
    return;
  put_meta(out, "group-position", "#paper", m->number);
  put_legacy(out, "calibre:series_index", m->number);
}

/* The printed paper the page breaks count: as dc:source for older checkers
 * and as pageBreakSource (EPUB
 * Accessibility 1.1, "Page source"). */
static void put_source(XmlOut *out, const Book *book, const Metadata *m) {
  g_autofree char *source = g_strconcat(m->title, book->words->printed, NULL);
  put_dc(out, "dc:source", NULL, source);
  if (book->page_list->len)
    put_meta(out, "pageBreakSource", NULL, source);
}

/* Dublin Core: EPUB 3.3, 5.5.3.  The newspaper is its own maker: shelves
 * that want an author show its name. */
static void put_dublin_core(XmlOut *out, const Book *book, const Metadata *m) {
  put_dc(out, "dc:identifier", "uid", m->identifier);
  put_dc(out, "dc:title", NULL, m->title);
  put_dc(out, "dc:language", NULL, issue_language(book->issue));
  if (m->date)
    put_dc(out, "dc:date", NULL, m->date);
  put_dc(out, "dc:creator", NULL, m->paper);
  put_dc(out, "dc:publisher", NULL, m->paper);
  for (guint i = 0; i < m->contributors->len; i++)
    put_contributor(out, m->contributors->pdata[i], i);
}

static void put_metadata(XmlOut *out, const Book *book, const Metadata *m) {
  xml_start(out, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
            NULL);
  xml_line(out);
  put_dublin_core(out, book, m);
  put_source(out, book, m);
  put_meta(out, "dcterms:modified", NULL, m->modified);
  g_autofree char *words = g_strdup_printf("%u", m->words);
  put_meta(out, "schema:wordCount", NULL, words);
  put_series(out, m);
  if (book->cover)
    put_legacy(out, "cover", "cover-image");
  accessibility_put(out, book);
  xml_end_line(out);
}

/* ── Manifest and spine ──────────────────────────────────────────────── */

#define TYPE_XHTML "application/xhtml+xml"

static void put_item(XmlOut *out, const char *id, const char *href,
                     const char *type, const char *properties) {
  xml_start(out, "item", "id", id, "href", href, "media-type", type,
            "properties", properties, NULL);
  xml_end_line(out);
}

static void put_pictures(XmlOut *out, const Figures *figures) {
  for (guint i = 0; i < figures->files->len; i++) {
    const BookPicture *picture = figures->files->pdata[i];
    put_item(out, picture->id, picture->file, picture->media_type, NULL);
  }
}

static void put_fonts(XmlOut *out, const Typefaces *typefaces) {
  for (guint i = 0; i < typefaces->fonts->len; i++) {
    const BookFont *font = &g_array_index(typefaces->fonts, BookFont, i);
    g_autofree char *id = g_strdup(font->file);
    *strchr(id, '.') = '\0';
    put_item(out, id, font->file, font->media_type, NULL);
  }
}

static void put_manifest(XmlOut *out, const Book *book,
                         const Typefaces *typefaces) {
  xml_start(out, "manifest", NULL);
  xml_line(out);
  if (book->cover) {
    g_autofree char *file = book_cover_file(book);
    put_item(out, "cover-image", file, book->cover->media_type, "cover-image");
    put_item(out, "cover", BOOK_COVER, TYPE_XHTML, NULL);
  }
  put_item(out, "nav", BOOK_NAV, TYPE_XHTML, "nav");
  for (guint i = 0; i < book->documents->len; i++)
    put_item(out, book_document(book, i)->id, book_document(book, i)->file,
             TYPE_XHTML, NULL);
  if (book->has_imprint)
    put_item(out, "imprint", BOOK_IMPRINT, TYPE_XHTML, NULL);
  put_item(out, "css", BOOK_CSS, "text/css", NULL);
  put_pictures(out, book->figures);
  put_fonts(out, typefaces);
  put_item(out, "ncx", BOOK_NCX, "application/x-dtbncx+xml", NULL);
  xml_end_line(out);
}

static void put_itemref(XmlOut *out, const char *id) {
  xml_start(out, "itemref", "idref", id, NULL);
  xml_end_line(out);
}

static void put_spine(XmlOut *out, const Book *book) {
  xml_start(out, "spine", "toc", "ncx", "page-progression-direction",
            book->options->vertical ? "rtl" : NULL, NULL);
  xml_line(out);
  if (book->cover)
    put_itemref(out, "cover");
  put_itemref(out, "nav");
  for (guint i = 0; i < book->documents->len; i++)
    put_itemref(out, book_document(book, i)->id);
  if (book->has_imprint)
    put_itemref(out, "imprint");
  xml_end_line(out);
}

GBytes *part_package(const Book *book, const Metadata *metadata,
                     const Typefaces *typefaces) {
  XmlOut *out = xml_out_new(FALSE);
  xml_start(out, "package", "xmlns", "http://www.idpf.org/2007/opf", "version",
            "3.0", "unique-identifier", "uid", "xml:lang",
            issue_language(book->issue), NULL);
  xml_line(out);
  put_metadata(out, book, metadata);
  put_manifest(out, book, typefaces);
  put_spine(out, book);
  return xml_out_finish(out);
}
