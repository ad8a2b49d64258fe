/* Navigation: the front page with its three lists, and the NCX that repeats
 * two of them for older reading systems.  Both are loops over the plan's
 * entries.  The front page is the navigation document itself: what a reader
 * opens first is then the same list the device's menu shows. */
#include "epub/label.h"
#include "epub/parts.h"
#include "epub/runs.h"

/* ── The front page ──────────────────────────────────────────────────── */

static void put_fact(XmlOut *out, const Node *fact) {
  g_autofree char *shown = node_shown(fact);
  if (!*shown)
    return;
  xml_leaf(out, shown, "span", NULL);
  xml_line(out);
}

/* The paper's name; words that nobody can see or hear make no heading. */
static void put_nameplate(XmlOut *out, const Node *title) {
  g_autofree char *shown = title ? node_shown(title) : g_strdup("");
  g_autofree char *seen = label_plain(shown);
  if (!*shown)
    return;
  xml_leaf(out, shown, *seen ? "h1" : "p", "class", "nameplate", NULL);
  xml_line(out);
}

static gboolean is_front_fact(const Node *fact) {
  return fact->kind != NODE_TITLE && book_on_front(fact->kind);
}

static void put_facts(XmlOut *out, const Node *masthead) {
  const Node *fact = masthead->first;
  while (fact && !is_front_fact(fact))
    fact = fact->next;
  if (!fact)
    return;
  xml_start(out, "p", "class", "facts", NULL);
  for (; fact; fact = fact->next)
    if (is_front_fact(fact))
      put_fact(out, fact);
  xml_end_line(out);
}

static void put_masthead(XmlOut *out, const Node *masthead) {
  xml_start(out, "header", NULL);
  xml_line(out);
  put_nameplate(out, node_child(masthead, NODE_TITLE));
  put_facts(out, masthead);
  xml_end_line(out);
}

/* How the contents are written: each entry in an element of its own, those of
 * a page within the page's; LIST stands around the entries of a level, if it
 * is not NULL. */
typedef struct {
  const char *list;
  void (*start)(XmlOut *out, const BookEntry *entry, guint nth);
} Outline;

static void start_list(XmlOut *out, const Outline *outline) {
  if (!outline->list)
    return;
  xml_start(out, outline->list, NULL);
  xml_line(out);
}

/* Ends the innermost entry. */
static void end_entry(XmlOut *out) {
  xml_end_line(out);
}

/* Ends the innermost list, the last of whose entries is open. */
static void end_list(XmlOut *out, const Outline *outline) {
  end_entry(out);
  if (outline->list)
    xml_end(out);
}

static void put_outline(XmlOut *out, const Book *book, const Outline *outline) {
  guint level = 0;
  for (guint i = 0; i < book->contents->len; i++) {
    const BookEntry *entry = book_entry(book->contents, i);
    for (; level > entry->level; level--)
      end_list(out, outline);
    if (level < entry->level)
      start_list(out, outline);
    else
      end_entry(out);
    level = entry->level;
    outline->start(out, entry, i);
  }
  for (; level; level--)
    end_list(out, outline);
}

static void start_line(XmlOut *out, const BookEntry *entry, guint nth) {
  (void)nth;
  xml_start(out, "li", NULL);
  xml_leaf(out, entry->label, "a", "href", entry->href, NULL);
}

static void put_page_list(XmlOut *out, const Book *book) {
  if (!book->page_list->len)
    return;
  xml_start(out, "nav", "epub:type", "page-list", "role", "doc-pagelist",
            "aria-label", book->words->pages, "hidden", "hidden", NULL);
  xml_start(out, "ol", NULL);
  xml_line(out);
  for (guint i = 0; i < book->page_list->len; i++) {
    start_line(out, book_entry(book->page_list, i), i);
    end_entry(out);
  }
  xml_end(out);
  xml_end_line(out);
}

static void put_landmark(XmlOut *out, const char *type, const char *href,
                         const char *label) {
  xml_start(out, "li", NULL);
  xml_leaf(out, label, "a", "epub:type", type, "href", href, NULL);
  xml_end_line(out);
}

static void put_landmarks(XmlOut *out, const Book *book) {
  xml_start(out, "nav", "epub:type", "landmarks", "aria-label",
            book->words->landmarks, "hidden", "hidden", NULL);
  xml_start(out, "ol", NULL);
  xml_line(out);
  if (book->cover)
    put_landmark(out, "cover", BOOK_COVER, book->words->cover);
  put_landmark(out, "toc", BOOK_NAV "#toc", book->words->contents);
  if (book->documents->len)
    put_landmark(out, "bodymatter", book_document(book, 0)->file,
                 book->words->body);
  xml_end(out);
  xml_end_line(out);
}

GBytes *part_nav(const Book *book, const Metadata *metadata) {
  XmlOut *out = book_document_open(book, metadata->title);
  put_masthead(out, issue_masthead(book->issue));
  xml_start(out, "nav", "epub:type", "toc", "role", "doc-toc", "id", "toc",
            "aria-labelledby", "contents", NULL);
  xml_line(out);
  xml_leaf(out, book->words->contents, "h2", "id", "contents", NULL);
  xml_line(out);
  put_outline(out, book, &(Outline){"ol", start_line});
  xml_end_line(out);
  put_page_list(out, book);
  put_landmarks(out, book);
  return xml_out_finish(out);
}

/* ── The NCX ─────────────────────────────────────────────────────────── */

static void put_ncx_meta(XmlOut *out, const char *name, const char *content) {
  xml_start(out, "meta", "name", name, "content", content, NULL);
  xml_end_line(out);
}

/* A label and where it leads, inside a navPoint or pageTarget. */
static void put_ncx_target(XmlOut *out, const BookEntry *entry) {
  xml_start(out, "navLabel", NULL);
  xml_leaf(out, entry->label, "text", NULL);
  xml_end(out);
  xml_start(out, "content", "src", entry->href, NULL);
  xml_end(out);
}

static void start_point(XmlOut *out, const BookEntry *entry, guint nth) {
  g_autofree char *id = g_strdup_printf("toc-%u", nth + 1);
  xml_start(out, "navPoint", "id", id, NULL);
  put_ncx_target(out, entry);
}

static void put_nav_map(XmlOut *out, const Book *book) {
  xml_start(out, "navMap", NULL);
  xml_line(out);
  put_outline(out, book, &(Outline){NULL, start_point});
  xml_end_line(out);
}

/* TRUE for the first entry of a page whose number is one: the format wants
 * values to be numbers, and each to stand once.  USED has those before. */
static gboolean has_value(const BookEntry *entry, GHashTable *used) {
  return entry->number &&
         g_ascii_string_to_unsigned(entry->number, 10, 1, G_MAXINT, NULL,
                                    NULL) &&
         g_hash_table_add(used, (gpointer)entry->number);
}

static void put_page_target(XmlOut *out, const BookEntry *entry, guint nth,
                            GHashTable *used) {
  g_autofree char *id = g_strdup_printf("page-%u", nth + 1);
  gboolean normal = has_value(entry, used);
  xml_start(out, "pageTarget", "id", id, "type", normal ? "normal" : "special",
            "value", normal ? entry->number : NULL, NULL);
  put_ncx_target(out, entry);
  xml_end_line(out);
}

static void put_ncx_pages(XmlOut *out, const Book *book) {
  if (!book->page_list->len)
    return;
  g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
  xml_start(out, "pageList", NULL);
  xml_line(out);
  for (guint i = 0; i < book->page_list->len; i++)
    put_page_target(out, book_entry(book->page_list, i), i, used);
  xml_end_line(out);
}

GBytes *part_ncx(const Book *book, const Metadata *metadata) {
  XmlOut *out = xml_out_new(FALSE);
  xml_start(out, "ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/",
            "version", "2005-1", "xml:lang", issue_language(book->issue), NULL);
  xml_line(out);
  xml_start(out, "head", NULL);
  put_ncx_meta(out, "dtb:uid", metadata->identifier);
  xml_end_line(out);
  xml_start(out, "docTitle", NULL);
  xml_leaf(out, metadata->title, "text", NULL);
  xml_end_line(out);
  put_nav_map(out, book);
  put_ncx_pages(out, book);
  return xml_out_finish(out);
}
