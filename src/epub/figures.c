/* In: the nodes that name a picture.  Out: files, each once, and what stands
 * in the place of each node. */
#include "epub/figures.h"

#include "base/spool.h"
#include "epub/image.h"
#include "epub/label.h"
#include "markup/xhtml.h"

/* ── Fitting ─────────────────────────────────────────────────────────── */

/* How many pixels PICTURE may have so that its longest side fits. */
static guint pixels_allowed(const Picture *picture) {
  double pixels = (double)picture->width * picture->height;
  double scale =
      (double)FIGURE_LONGEST_SIDE / MAX(picture->width, picture->height);
  return scale >= 1 ? (guint)pixels : (guint)MAX(1, pixels * scale * scale);
}

/* PICTURE within the limits, *FORMAT set; NULL if it cannot be made. */
static GBytes *fit(const Picture *picture, PictureFormat *format, Diag *diag) {
  guint most = pixels_allowed(picture);
  guint notes = diag_count(diag, DIAG_PICTURE_CONVERTED);
  GBytes *bytes = picture_for_book(picture, most, format, diag);
  g_autoptr(Diag) quiet = diag_new(picture->name);
  while (bytes && *format != PICTURE_SVG &&
         g_bytes_get_size(bytes) > FIGURE_MOST_BYTES &&
         most > FIGURE_LEAST_PIXELS) {
    gboolean noted = diag_count(diag, DIAG_PICTURE_CONVERTED) > notes;
    most /= 2;
    g_bytes_unref(bytes);
    bytes = picture_for_book(picture, most, format, noted ? quiet : diag);
  }
  return bytes;
}

/* ── Files ───────────────────────────────────────────────────────────── */

static void book_picture_free(gpointer data) {
  BookPicture *picture = data;
  g_free(picture->file);
  g_free(picture->id);
  g_bytes_unref(picture->bytes);
  g_free(picture);
}

static const char *const EXTENSIONS[PICTURE_FORMATS] = {
    [PICTURE_JPEG] = "jpg", [PICTURE_PNG] = "png", [PICTURE_SVG] = "svg"};

/* Takes BYTES, made from SOURCE. */
static BookPicture *add_file(Figures *figures, const Picture *source,
                             PictureFormat format, GBytes *bytes) {
  Image image = {.width = source->width, .height = source->height};
  gboolean as_it_was = bytes == source->bytes;
  if (format != PICTURE_SVG)
    image_read(bytes, &image);
  BookPicture *picture = g_new(BookPicture, 1);
  char *id = g_strdup_printf("picture-%02u", figures->files->len + 1);
  *picture =
      (BookPicture){.file = g_strconcat(id, ".", EXTENSIONS[format], NULL),
                    .id = id,
                    .media_type = picture_media_type(format),
                    .bytes = as_it_was ? bytes : spool_away(bytes),
                    .width = image.width,
                    .height = image.height};
  g_ptr_array_add(figures->files, picture);
  return picture;
}

/* The file for SOURCE, which KNOWN has if it was named before; NULL if it
 * cannot be made. */
static const BookPicture *file_of(Figures *figures, GHashTable *known,
                                  const Picture *source, Diag *diag) {
  gpointer file = NULL;
  if (g_hash_table_lookup_extended(known, source, NULL, &file))
    return file;
  PictureFormat format;
  GBytes *bytes = fit(source, &format, diag);
  if (bytes)
    file = add_file(figures, source, format, bytes);
  g_hash_table_insert(known, (gpointer)source, file);
  return file;
}

/* ── Places ──────────────────────────────────────────────────────────── */

static void image_free(gpointer data) {
  XhtmlImage *image = data;
  g_free((char *)image->alt);
  g_free(image);
}

static void add_image(Figures *figures, const Node *node,
                      const BookPicture *file, const EpubWords *words) {
  XhtmlImage *image = g_new(XhtmlImage, 1);
  *image = (XhtmlImage){.src = file->file,
                        .alt = label_picture(node, words),
                        .width = file->width,
                        .height = file->height};
  g_hash_table_insert(figures->images, (gpointer)node, image);
}

Figures *figures_new(const Issue *issue, const EpubOptions *options,
                     const EpubWords *words, Diag *diag) {
  Figures *figures = g_new(Figures, 1);
  figures->files = g_ptr_array_new_with_free_func(book_picture_free);
  figures->images = g_hash_table_new_full(NULL, NULL, NULL, image_free);
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  NodeWalk walk;
  node_walk_start(&walk, issue_root(issue));
  for (const Node *node; (node = node_walk_next(&walk));) {
    const Picture *source =
        walk.entering
            ? pictures_find(options->pictures, node_attr(node, ATTR_SRC))
            : NULL;
    const BookPicture *file =
        source ? file_of(figures, known, source, diag) : NULL;
    if (file)
      add_image(figures, node, file, words);
  }
  return figures;
}

void figures_free(Figures *figures) {
  if (!figures)
    return;
  g_hash_table_unref(figures->images);
  g_ptr_array_unref(figures->files);
  g_free(figures);
}
