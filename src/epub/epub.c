/* ISSUE → plan → parts → archive.  Everything is written to memory; nothing is
 * handed over unless all of it could be. */
#include "epub/epub.h"

#include "epub/container.h"
#include "epub/parts.h"

static void add_part(Container *container, const char *name, GBytes *bytes) {
  g_autofree char *path = g_strconcat("EPUB/", name, NULL);
  container_add(container, path, bytes);
}

static void add_documents(Container *container, const Book *book) {
  for (guint i = 0; i < book->documents->len; i++)
    add_part(container, book_document(book, i)->file, part_document(book, i));
  if (book->has_imprint)
    add_part(container, BOOK_IMPRINT, part_imprint(book));
}

static void add_cover(Container *container, const Book *book,
                      const Metadata *metadata, GBytes *image) {
  add_part(container, book->cover->cover, g_bytes_ref(image));
  add_part(container, BOOK_COVER, part_cover(book, metadata));
}

static void add_fonts(Container *container, const Typefaces *typefaces) {
  for (guint i = 0; i < typefaces->fonts->len; i++) {
    const BookFont *font = &g_array_index(typefaces->fonts, BookFont, i);
    add_part(container, font->file, g_bytes_ref(font->bytes));
  }
}

/* Pictures' words are set; their files are not packaged. */
static void report_pictures(const Issue *issue, Diag *diag) {
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));)
    if (walk.entering && node_attr(node, ATTR_SRC))
      diag_add(diag, DIAG_PICTURE_LEFT_OUT, node->line, 0,
               "the e-book has this picture's words but not its file %s",
               node_attr(node, ATTR_SRC));
}

GBytes *epub_write(const Issue *issue, const EpubOptions *options, Diag *diag) {
  const ImageType *cover = options->cover ? image_type(options->cover) : NULL;
  if (options->cover && !cover) {
    diag_add(diag, DIAG_COVER_NOT_AN_IMAGE, 0, 0,
             "the cover is not a whole PNG or JPEG image; name one that is");
    return NULL;
  }
  g_autoptr(Metadata) metadata = metadata_new(issue);
  g_autoptr(Book) book = book_new(issue, options, cover);
  g_autoptr(Typefaces) typefaces = typefaces_new(book, diag);
  g_autoptr(Container) container =
      typefaces ? container_new(&metadata->day, diag) : NULL;
  if (!container)
    return NULL;
  if (g_hash_table_size(typefaces->rare))
    book->rare = typefaces->rare;
  container_add(container, "META-INF/container.xml", part_container());
  add_part(container, "package.opf", part_package(book, metadata, typefaces));
  add_part(container, BOOK_NAV, part_nav(book, metadata));
  add_part(container, BOOK_NCX, part_ncx(book, metadata));
  add_part(container, BOOK_CSS, part_style(book, typefaces));
  add_fonts(container, typefaces);
  if (options->cover)
    add_cover(container, book, metadata, options->cover);
  add_documents(container, book);
  report_pictures(issue, diag);
  return container_finish(container, diag);
}
