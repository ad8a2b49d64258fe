/* The documents of the spine beside the front page: cover, items, imprint.
 * Words the e-book adds stand in <nav>, and nowhere else: the bar that opens a
 * page (版) is a link back to the front page. */
#include "epub/parts.h"
#include "epub/runs.h"
#include "markup/xhtml.h"

static void put_bar(XmlOut *out, const char *label) {
  xml_start(out, "nav", "class", "bar", "aria-label", label, NULL);
  xml_start(out, "h1", NULL);
  xml_leaf(out, label, "a", "href", BOOK_NAV, NULL);
  xml_end(out);
  xml_end_line(out);
}

GBytes *part_cover(const Book *book, const Metadata *metadata) {
  XmlOut *out = book_document_open(book, book->words->cover);
  g_autofree char *alt =
      g_strconcat(metadata->title, " ", book->words->cover, NULL);
  xml_start(out, "section", "class", "cover", "epub:type", "cover",
            "aria-label", book->words->cover, NULL);
  g_autofree char *file = book_cover_file(book);
  xhtml_image(out,
              &(XhtmlImage){file, alt, book->cover->width, book->cover->height},
              "doc-cover");
  return xml_out_finish(out);
}

/* A link to the document I if it is one of PAGE's. */
static void put_turn(XmlOut *out, const Book *book, const BookPage *page,
                     guint i, const char *direction) {
  if (i < page->first || i >= page->first + page->n)
    return;
  xml_start(out, "p", NULL);
  xml_text(out, direction);
  xml_leaf(out, book_document(book, i)->label, "a", "href",
           book_document(book, i)->file, NULL);
  xml_end_line(out);
}

/* Behind a page's last item: the rests of other pages' articles that are
 * printed on it too. */
static void put_rests(XmlOut *out, const Book *book, const BookPage *page) {
  for (guint i = 0; i < page->rests->len; i++) {
    const BookEntry *rest = book_entry(page->rests, i);
    xml_start(out, "p", NULL);
    xml_text(out, book->words->rest_here);
    xml_leaf(out, rest->label, "a", "href", rest->href, NULL);
    xml_end_line(out);
  }
}

static void put_turns(XmlOut *out, const Book *book, guint i) {
  const BookPage *page = book_page(book, book_document(book, i)->page);
  gboolean last = i == page->first + page->n - 1;
  if (page->n < 2 && !page->rests->len)
    return;
  xml_start(out, "nav", "class", "turn", "aria-label", book->words->turn, NULL);
  xml_line(out);
  put_turn(out, book, page, i - 1, book->words->previous);
  put_turn(out, book, page, i + 1, book->words->next);
  if (last)
    put_rests(out, book, page);
  xml_end_line(out);
}

GBytes *part_document(const Book *book, guint i) {
  const BookDocument *document = book_document(book, i);
  const BookPage *page = book_page(book, document->page);
  gboolean opens = book_opens_page(book, i);
  XmlOut *out = book_document_open(book, document->label);
  if (opens) {
    xhtml_page_break(out, page->break_id, page->label);
    put_bar(out, page->label);
  }
  if (document->node->kind != NODE_PAGE)
    xhtml_item(out, document->node,
               &(XhtmlItem){opens ? document->id : NULL,
                            (const char *const *)document->joints->pdata,
                            (const char *const *)document->targets->pdata,
                            book->figures->images});
  put_turns(out, book, i);
  return xml_out_finish(out);
}

/* Which page the makers named next made. */
static void put_page_name(XmlOut *out, const Book *book, const BookPage *page) {
  const char *file = page->n ? book_document(book, page->first)->file : NULL;
  xml_start(out, "nav", "aria-label", page->label, NULL);
  xml_start(out, "h2", NULL);
  xml_leaf(out, page->label, file ? "a" : "span", "href", file, NULL);
  xml_end(out);
  xml_end_line(out);
}

/* Where FACT leads, if it is an address beyond doubt; else NULL.  Free with
 * g_free(). */
static char *fact_href(const Node *fact) {
#define HOST "([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}"
  static const struct {
    NodeKind kind;
    const char *scheme, *pattern;
  } links[] = {
      {NODE_WEBSITE, "", "^https?://" HOST "(/[A-Za-z0-9._~/-]*)?$"},
      {NODE_EMAIL, "mailto:", "^[A-Za-z0-9._+-]+@" HOST "$"},
  };
#undef HOST
  for (guint i = 0; i < G_N_ELEMENTS(links); i++)
    if (links[i].kind == fact->kind &&
        g_regex_match_simple(links[i].pattern, fact->text,
                             G_REGEX_DOLLAR_ENDONLY, 0))
      return g_strconcat(links[i].scheme, fact->text, NULL);
  return NULL;
}

static void put_facts(XmlOut *out, const Node *section) {
  for (const Node *fact = section->first; fact; fact = fact->next) {
    if (!book_in_imprint(fact))
      continue;
    g_autofree char *shown = node_shown(fact);
    g_autofree char *href = fact_href(fact);
    xml_start(out, "p", NULL);
    if (href)
      xml_leaf(out, shown, "a", "href", href, NULL);
    else
      xml_text(out, shown);
    xml_end_line(out);
  }
}

/* The masthead's words, then those of each page's makers. */
GBytes *part_imprint(const Book *book) {
  XmlOut *out = book_document_open(book, book->words->imprint);
  xml_start(out, "section", "class", "imprint", NULL);
  xml_line(out);
  put_bar(out, book->words->imprint);
  put_facts(out, issue_masthead(book->issue));
  for (guint i = 0; i < book->pages->len; i++) {
    const BookPage *page = book_page(book, i);
    if (book_feeds_imprint(page->node)) {
      put_page_name(out, book, page);
      put_facts(out, page->node);
    }
  }
  return xml_out_finish(out);
}
