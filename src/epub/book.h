/* The plan of an e-book: which documents it has, what they are called and
 * where its navigation leads.  Made once from the ISSUE; the package, the
 * navigation and the documents are then written from it and agree.
 *
 * Names and ids are made from places: "p01-a03" is the third article of the
 * first page.  They are ASCII, whatever the issue holds. */
#ifndef KANYIN_EPUB_BOOK_H
#define KANYIN_EPUB_BOOK_H

#include "epub/epub.h"
#include "epub/figures.h"
#include "epub/image.h"
#include "epub/words.h"
#include "model/issue.h"

#define BOOK_NAV "nav.xhtml"
#define BOOK_NCX "toc.ncx"
#define BOOK_CSS "newspaper.css"
#define BOOK_COVER "cover.xhtml"
#define BOOK_IMPRINT "imprint.xhtml"

/* One document of an item; or of a page that has none. */
typedef struct {
  char *id;           /* in the manifest; of its element if it needs one */
  char *file;         /* name */
  char *label;        /* plain text for navigation */
  const Node *node;   /* the item or the page */
  guint page;         /* of the paper, index into Book.pages */
  GPtrArray *joints;  /* of char *: the labels of its joints */
  GPtrArray *targets; /* of char *: where its jump lines lead, or NULL */
} BookDocument;

/* A page (版) of the paper. */
typedef struct {
  char *label;    /* "第1版 要闻" */
  char *break_id; /* of the mark where it begins */
  const Node *node;
  guint first, n; /* its documents: index of the first, how many */
  GArray *rests;  /* of BookEntry: what goes on here of other pages' articles */
} BookPage;

/* A line of a navigation list. */
typedef struct {
  char *label;
  char *href;
  guint level;        /* in the table of contents: 1 page, 2 item; in the page
                         list: index of the page */
  const char *number; /* in the page list: of the page; may be NULL */
} BookEntry;

typedef struct {
  const Issue *issue;
  const EpubOptions *options;
  const EpubWords *words;
  const Image *cover; /* NULL: none */
  const Figures *figures;
  gboolean has_imprint;
  GArray *pages;       /* of BookPage */
  GArray *documents;   /* of BookDocument, in order of reading */
  GArray *contents;    /* of BookEntry, not empty */
  GArray *page_list;   /* of BookEntry, by page */
  GHashTable *rare;    /* set of characters with a font of their own; NULL:
                          none; borrowed */
  GHashTable *numbers; /* page number to its place, from 1: private */
} Book;

/* COVER is the cover image, or NULL for none.  What is given must live as long.
 * Free with book_free(). */
Book *book_new(const Issue *issue, const EpubOptions *options,
               const Image *cover, const Figures *figures);

/* TRUE if there is anything to see but text. */
gboolean book_has_images(const Book *book);

/* "cover.png" or "cover.jpg".  Free with g_free(). */
char *book_cover_file(const Book *book);

/* NULL is allowed. */
void book_free(Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

const BookPage *book_page(const Book *book, guint i);
const BookDocument *book_document(const Book *book, guint i);
const BookEntry *book_entry(const GArray *list, guint i);

/* The page whose number is printed as NUMBER, which may be NULL; NULL if there
 * is none. */
const BookPage *book_page_numbered(const Book *book, const char *number);

/* TRUE if the document number I opens its page. */
gboolean book_opens_page(const Book *book, guint i);

/* TRUE if the masthead's facts of KIND open the front page. */
gboolean book_on_front(NodeKind kind);

/* TRUE if NODE, a child of the masthead or of a page, has words that stand in
 * the imprint at the end: other facts, and who made the page. */
gboolean book_in_imprint(const Node *node);

/* TRUE if SECTION, the masthead or a page, has such a child. */
gboolean book_feeds_imprint(const Node *section);

#endif
