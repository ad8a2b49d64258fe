/* ISSUE → plan → parts → archive.  Everything is written to memory; nothing is
 * handed over unless all of it could be. */
#include "epub/epub.h"

#include "epub/container.h"
#include "epub/parts.h"
#include "epub/remarks.h"

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
                      const Metadata *metadata) {
  g_autofree char *file = book_cover_file(book);
  add_part(container, file, g_bytes_ref(book->options->cover));
  add_part(container, BOOK_COVER, part_cover(book, metadata));
}

static void add_fonts(Container *container, const Typefaces *typefaces) {
  for (guint i = 0; i < typefaces->fonts->len; i++) {
    const BookFont *font = &g_array_index(typefaces->fonts, BookFont, i);
    add_part(container, font->file, g_bytes_ref(font->bytes));
  }
}

static void add_pictures(Container *container, const Figures *figures) {
  for (guint i = 0; i < figures->files->len; i++) {
    const BookPicture *picture = figures->files->pdata[i];
    add_part(container, picture->file, g_bytes_ref(picture->bytes));
  }
}

static void add_all(Container *container, const Book *book,
                    const Metadata *metadata, const Typefaces *typefaces) {
  container_add(container, "META-INF/container.xml", part_container());
  add_part(container, "package.opf", part_package(book, metadata, typefaces));
  add_part(container, BOOK_NAV, part_nav(book, metadata));
  add_part(container, BOOK_NCX, part_ncx(book, metadata));
  add_part(container, BOOK_CSS, part_style(book, typefaces));
  if (book->cover)
    add_cover(container, book, metadata);
  add_documents(container, book);
  add_pictures(container, book->figures);
  add_fonts(container, typefaces);
}

/* The archive of BOOK; on disk if pictures make it large. */
static GBytes *pack(Book *book, Diag *diag) {
  g_autoptr(Metadata) metadata = metadata_new(book->issue);
  g_autoptr(Typefaces) typefaces = typefaces_new(book, diag);
  gboolean large = book->figures->files->len > 0;
  g_autoptr(Container) container =
      typefaces ? container_new(&metadata->day, large, diag) : NULL;
  if (!container)
    return NULL;
  if (g_hash_table_size(typefaces->rare))
    book->rare = typefaces->rare;
  add_all(container, book, metadata, typefaces);
  return container_finish(container, diag);
}

GBytes *epub_write(const Issue *issue, const EpubOptions *options, Diag *diag) {
  Image cover;
  if (options->cover && !image_read(options->cover, &cover)) {
    diag_add(diag, DIAG_COVER_NOT_AN_IMAGE, 0, 0,
             "the cover is not a whole PNG or JPEG image; name one that is");
    return NULL;
  }
  g_autoptr(Figures) figures =
      figures_new(issue, options, epub_words(issue_language(issue)), diag);
  g_autoptr(Book) book =
      book_new(issue, options, options->cover ? &cover : NULL, figures);
  remarks_make(book, diag);
  return pack(book, diag);
}
