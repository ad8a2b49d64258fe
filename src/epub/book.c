/* The issue's pages and items become documents in their order, each given a
 * name and a label; from these the table of contents and the page list are
 * made.  An article that goes on on another page adds a line to the page list
 * at its joint. */
#include "epub/book.h"

#include "epub/jumps.h"
#include "epub/label.h"
#include "markup/xhtml.h"

/* ── Documents ───────────────────────────────────────────────────────── */

static const char ITEM_LETTERS[NODE_KINDS] = {
    [NODE_ARTICLE] = 'a', [NODE_PICTURE] = 'f', [NODE_NOTICE] = 'n'};

static void document_clear(gpointer data) {
  BookDocument *document = data;
  g_free(document->id);
  g_free(document->file);
  g_free(document->label);
  g_ptr_array_unref(document->joints);
  g_ptr_array_unref(document->targets);
}

/* Takes ID and LABEL. */
static void add_document(Book *book, const Node *node, char *id, char *label) {
  BookDocument document = {.id = id,
                           .file = g_strconcat(id, ".xhtml", NULL),
                           .label = label,
                           .node = node,
                           .page = book->pages->len - 1,
                           .joints = g_ptr_array_new_with_free_func(g_free),
                           .targets = g_ptr_array_new_with_free_func(g_free)};
  g_array_append_val(book->documents, document);
}

static void add_items(Book *book, const Node *page) {
  guint counts[NODE_KINDS] = {0};
  for (const Node *item = page->first; item; item = item->next) {
    char letter = ITEM_LETTERS[item->kind];
    if (letter)
      add_document(book, item,
                   g_strdup_printf("p%02u-%c%02u", book->pages->len, letter,
                                   ++counts[item->kind]),
                   label_item(item, book->words));
  }
}

static void page_clear(gpointer data) {
  BookPage *page = data;
  g_free(page->label);
  g_free(page->break_id);
  g_array_unref(page->rests);
}

static void entry_clear(gpointer data) {
  BookEntry *entry = data;
  g_free(entry->label);
  g_free(entry->href);
}

static GArray *array_of(guint size, GDestroyNotify clear) {
  GArray *array = g_array_new(FALSE, FALSE, size);
  g_array_set_clear_func(array, clear);
  return array;
}

/* A page with nothing on it gets a document of its own, unless an article that
 * began elsewhere goes on there: JOINED has the numbers of such pages. */
static void add_page(Book *book, const Node *node, GHashTable *joined) {
  guint nth = book->pages->len + 1;
  const char *number = node_attr(node, ATTR_NUMBER);
  g_autofree char *ordinal = g_strdup_printf("%u", nth);
  BookPage page = {.label = label_page(number && *number ? number : ordinal,
                                       node_attr(node, ATTR_NAME)),
                   .break_id = g_strdup_printf("page-%02u", nth),
                   .node = node,
                   .first = book->documents->len,
                   .rests = array_of(sizeof(BookEntry), entry_clear)};
  g_array_append_val(book->pages, page);
  if (number && !g_hash_table_contains(book->numbers, number))
    g_hash_table_insert(book->numbers, (gpointer)number, GUINT_TO_POINTER(nth));
  add_items(book, node);
  if (book->documents->len == page.first &&
      !(number && g_hash_table_contains(joined, number)))
    add_document(book, node, g_strdup_printf("p%02u", nth),
                 g_strdup(page.label));
  g_array_index(book->pages, BookPage, nth - 1).n =
      book->documents->len - page.first;
}

/* ── Navigation ──────────────────────────────────────────────────────── */

static void add_entry(GArray *list, guint level, const char *label,
                      const char *number, const char *file,
                      const char *fragment) {
  BookEntry entry = {.label = g_strdup(label),
                     .href = fragment ? g_strconcat(file, "#", fragment, NULL)
                                      : g_strdup(file),
                     .level = level,
                     .number = number};
  g_array_append_val(list, entry);
}

/* A page's line leads to the top of its first document, so that this item's
 * own must lead below it: the table keeps the order of reading. */
static void add_contents(Book *book, const BookPage *page) {
  for (guint i = page->first; i < page->first + page->n; i++) {
    const BookDocument *document = book_document(book, i);
    gboolean first = i == page->first;
    if (first)
      add_entry(book->contents, 1, page->label, NULL, document->file, NULL);
    if (document->node->kind != NODE_PAGE)
      add_entry(book->contents, 2, document->label, NULL, document->file,
                first ? document->id : NULL);
  }
}

/* ── Joints and the page list ────────────────────────────────────────── */

static guint page_index(const Book *book, const BookPage *page) {
  return (guint)(page - book_page(book, 0));
}

const BookPage *book_page_numbered(const Book *book, const char *number) {
  gpointer nth = g_hash_table_lookup(book->numbers, number ? number : "");
  return nth ? book_page(book, GPOINTER_TO_UINT(nth) - 1) : NULL;
}

/* The label of the joint JUMP.  When the page it leads to begins with an item
 * of its own, the joint is not the page's beginning, and says so. */
static char *joint_label(const Book *book, const Node *jump) {
  const char *number = node_attr(jump, ATTR_TO);
  const BookPage *page = book_page_numbered(book, number);
  if (page)
    return g_strconcat(page->label, page->n ? book->words->rest : "", NULL);
  return number && *number ? label_page(number, NULL)
                           : g_strdup(book->words->rest);
}

static void list_joint(Book *book, const BookDocument *document,
                       const Node *jump) {
  char *label = joint_label(book, jump);
  const BookPage *page = book_page_numbered(book, node_attr(jump, ATTR_TO));
  g_autofree char *id = xhtml_joint_id(document->joints->len);
  g_ptr_array_add(document->joints, label);
  add_entry(book->page_list, page ? page_index(book, page) : book->pages->len,
            label, node_attr(jump, ATTR_TO), document->file, id);
  if (page)
    add_entry(page->rests, 1, document->label, NULL, document->file, id);
}

static void list_page(Book *book, guint nth) {
  const BookPage *page = book_page(book, nth);
  if (page->n)
    add_entry(book->page_list, nth, page->label,
              node_attr(page->node, ATTR_NUMBER),
              book_document(book, page->first)->file, page->break_id);
}

static int by_level(gconstpointer a, gconstpointer b) {
  const BookEntry *x = a, *y = b;
  return (x->level > y->level) - (x->level < y->level);
}

/* Entries carry their page as level until they are sorted: the sort keeps the
 * order of equals, a page's own beginning first. */
static void make_page_list(Book *book) {
  for (guint i = 0; i < book->pages->len; i++)
    list_page(book, i);
  for (guint i = 0; i < book->documents->len; i++) {
    const BookDocument *document = book_document(book, i);
    for (const Node *n = document->node->first; n; n = n->next)
      if (xhtml_is_joint(n))
        list_joint(book, document, n);
  }
  g_array_sort(book->page_list, by_level);
}

static void find_targets(Book *book) {
  for (guint i = 0; i < book->documents->len; i++) {
    const BookDocument *document = book_document(book, i);
    for (const Node *n = document->node->first; n; n = n->next)
      if (xhtml_is_jump_line(n))
        g_ptr_array_add(document->targets, jumps_target(book, i, n));
  }
}

/* ── The book ────────────────────────────────────────────────────────── */

/* The numbers of the pages that an article goes on to inside itself. */
static GHashTable *joined_numbers(const Issue *issue) {
  GHashTable *numbers = g_hash_table_new(g_str_hash, g_str_equal);
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && xhtml_is_joint(node) && node_attr(node, ATTR_TO))
      g_hash_table_add(numbers, (gpointer)node_attr(node, ATTR_TO));
  return numbers;
}

gboolean book_on_front(NodeKind kind) {
  static const gboolean front[NODE_KINDS] = {
      [NODE_TITLE] = TRUE,      [NODE_DATE] = TRUE,   [NODE_WEEKDAY] = TRUE,
      [NODE_LUNAR_DATE] = TRUE, [NODE_NUMBER] = TRUE, [NODE_PAGE_COUNT] = TRUE};
  return front[kind];
}

gboolean book_in_imprint(const Node *node) {
  gboolean fact = node->parent->kind == NODE_MASTHEAD
                      ? !book_on_front(node->kind)
                      : node->kind == NODE_STAFF;
  if (!fact || node->kind == NODE_FURNITURE)
    return FALSE;
  g_autofree char *shown = node_shown(node);
  return *shown != '\0';
}

gboolean book_feeds_imprint(const Node *section) {
  for (const Node *n = section->first; n; n = n->next)
    if (book_in_imprint(n))
      return TRUE;
  return FALSE;
}

static void add_pages(Book *book) {
  g_autoptr(GHashTable) joined = joined_numbers(book->issue);
  for (const Node *n = issue_root(book->issue)->first; n; n = n->next) {
    book->has_imprint |= book_feeds_imprint(n);
    if (n->kind == NODE_PAGE)
      add_page(book, n, joined);
  }
}

static void make_contents(Book *book) {
  for (guint i = 0; i < book->pages->len; i++)
    add_contents(book, book_page(book, i));
  if (book->has_imprint)
    add_entry(book->contents, 1, book->words->imprint, NULL, BOOK_IMPRINT,
              NULL);
  else if (!book->contents->len)
    add_entry(book->contents, 1, book->words->cover, NULL, BOOK_NAV, NULL);
}

Book *book_new(const Issue *issue, const EpubOptions *options,
               const Image *cover, const Figures *figures) {
  Book *book = g_new0(Book, 1);
  book->issue = issue;
  book->options = options;
  book->words = epub_words(issue_language(issue));
  book->cover = cover;
  book->figures = figures;
  book->pages = array_of(sizeof(BookPage), page_clear);
  book->documents = array_of(sizeof(BookDocument), document_clear);
  book->contents = array_of(sizeof(BookEntry), entry_clear);
  book->page_list = array_of(sizeof(BookEntry), entry_clear);
  book->numbers = g_hash_table_new(g_str_hash, g_str_equal);
  add_pages(book);
  make_page_list(book);
  find_targets(book);
  make_contents(book);
  return book;
}

gboolean book_has_images(const Book *book) {
  return book->cover || book->figures->files->len;
}

char *book_cover_file(const Book *book) {
  return g_strconcat("cover.", book->cover->extension, NULL);
}

void book_free(Book *book) {
  if (!book)
    return;
  g_array_unref(book->pages);
  g_array_unref(book->documents);
  g_array_unref(book->contents);
  g_array_unref(book->page_list);
  g_hash_table_unref(book->numbers);
  g_free(book);
}

const BookPage *book_page(const Book *book, guint i) {
  return &g_array_index(book->pages, BookPage, i);
}

const BookDocument *book_document(const Book *book, guint i) {
  return &g_array_index(book->documents, BookDocument, i);
}

gboolean book_opens_page(const Book *book, guint i) {
  return i == book_page(book, book_document(book, i)->page)->first;
}

const BookEntry *book_entry(const GArray *list, guint i) {
  return &g_array_index(list, BookEntry, i);
}
