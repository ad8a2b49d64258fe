/* In: pictures.  Out: XObjects that hold them with as little change as can be.
 *
 * A JPEG goes in byte for byte, and so do the compressed rows of a PNG without
 * alpha, whose filters PDF knows (8.9.5, 7.4.4.4).  What PDF does not know is
 * decoded, its alpha parted from its colours, and goes in as one or two PNGs,
 * or as a JPEG if it was coded like one.  A drawing is painted by cairo into a
 * PDF of its own, whose page becomes a form; one with filters, which cairo
 * would paint at the screen's resolution, into pixels for print.
 *
 * Colours are what the file's ICC profile says (8.6.5.5), else those of the
 * output intent; grays are always that. */
#include "pdf/images.h"

#include <math.h>

#include "pdf/drawing.h"
#include "pdf/separation.h"
#include "picture/pixels.h"
#include "picture/png_stream.h"
#include "picture/svg.h"

/* Of a drawing that is painted into pixels: fine enough for any press. */
#define PRINT_PPI 300.0

struct Images {
  GHashTable *by_name;  /* picture's name → object number of its XObject */
  GHashTable *profiles; /* GBytes → object number of its stream */
  GArray *drawings;     /* see drawing_form() */
};

Images *images_new(void) {
  Images *images = g_new(Images, 1);
  images->by_name =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  images->profiles = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
                                           (GDestroyNotify)g_bytes_unref, NULL);
  images->drawings = drawings_new();
  return images;
}

void images_free(Images *images) {
  g_hash_table_unref(images->by_name);
  g_hash_table_unref(images->profiles);
  g_array_unref(images->drawings);
  g_free(images);
}

static void put_integer(const Pass *pass, qpdf_oh dict, const char *key,
                        guint value) {
  pass_put(pass, dict, key, qpdf_oh_new_integer(pass->qpdf, value));
}

static void put_name(const Pass *pass, qpdf_oh dict, const char *key,
                     const char *name) {
  pass_put(pass, dict, key, qpdf_oh_new_name(pass->qpdf, name));
}

/* ── Colours ─────────────────────────────────────────────────────────── */

static qpdf_oh profile_stream(const Pass *pass, GBytes *profile,
                              guint components) {
  GHashTable *known = pass->images->profiles;
  int id = GPOINTER_TO_INT(g_hash_table_lookup(known, profile));
  if (id)
    return qpdf_get_object_by_id(pass->qpdf, id, 0);
  gsize length;
  const void *data = g_bytes_get_data(profile, &length);
  qpdf_oh stream = pass_stream(pass, data, length);
  put_integer(pass, qpdf_oh_get_dict(pass->qpdf, stream), "/N", components);
  g_hash_table_insert(
      known, g_bytes_ref(profile),
      GINT_TO_POINTER(qpdf_oh_get_object_id(pass->qpdf, stream)));
  return stream;
}

static qpdf_oh colour_space(const Pass *pass, GBytes *profile,
                            guint components) {
  qpdf_data qpdf = pass->qpdf;
  if (!profile)
    return qpdf_oh_new_name(qpdf,
                            components == 1 ? "/DeviceGray" : "/DeviceRGB");
  qpdf_oh space = qpdf_oh_new_array(qpdf);
  qpdf_oh_append_item(qpdf, space, qpdf_oh_new_name(qpdf, "/ICCBased"));
  qpdf_oh_append_item(qpdf, space, profile_stream(pass, profile, components));
  return space;
}

/* Pixels are numbers of entries of PALETTE, RGB triples in BASE. */
static qpdf_oh indexed_space(const Pass *pass, qpdf_oh base, GBytes *palette) {
  qpdf_data qpdf = pass->qpdf;
  gsize length;
  const char *data = g_bytes_get_data(palette, &length);
  qpdf_oh space = qpdf_oh_new_array(qpdf);
  qpdf_oh_append_item(qpdf, space, qpdf_oh_new_name(qpdf, "/Indexed"));
  qpdf_oh_append_item(qpdf, space, base);
  qpdf_oh_append_item(qpdf, space,
                      qpdf_oh_new_integer(qpdf, (long long)length / 3 - 1));
  qpdf_oh_append_item(qpdf, space,
                      qpdf_oh_new_binary_string(qpdf, data, length));
  return space;
}

/* ── Images ──────────────────────────────────────────────────────────── */

/* An image of DATA, which FILTER with PARMS decodes. */
static qpdf_oh make_image(const Pass *pass, GBytes *data, const char *filter,
                          qpdf_oh parms) {
  gsize length;
  const guint8 *bytes = g_bytes_get_data(data, &length);
  qpdf_oh image = qpdf_oh_new_stream(pass->qpdf);
  qpdf_oh_replace_stream_data(pass->qpdf, image, bytes, length,
                              qpdf_oh_new_name(pass->qpdf, filter), parms);
  qpdf_oh dict = qpdf_oh_get_dict(pass->qpdf, image);
  put_name(pass, dict, "/Type", "/XObject");
  put_name(pass, dict, "/Subtype", "/Image");
  return image;
}

static void put_size(const Pass *pass, qpdf_oh dict, guint width, guint height,
                     guint bits) {
  put_integer(pass, dict, "/Width", width);
  put_integer(pass, dict, "/Height", height);
  put_integer(pass, dict, "/BitsPerComponent", bits);
}

static qpdf_oh jpeg_image(const Pass *pass, GBytes *jpeg, guint width,
                          guint height, qpdf_oh space) {
  qpdf_oh image =
      make_image(pass, jpeg, "/DCTDecode", qpdf_oh_new_null(pass->qpdf));
  qpdf_oh dict = qpdf_oh_get_dict(pass->qpdf, image);
  put_size(pass, dict, width, height, 8);
  pass_put(pass, dict, "/ColorSpace", space);
  return image;
}

/* The rows of a PNG, filtered as PNG does. */
static qpdf_oh png_image(const Pass *pass, const PngStream *png,
                         qpdf_oh space) {
  qpdf_oh parms = qpdf_oh_new_dictionary(pass->qpdf);
  put_integer(pass, parms, "/Predictor", 15);
  put_integer(pass, parms, "/Colors", png->components);
  put_integer(pass, parms, "/BitsPerComponent", png->bits);
  put_integer(pass, parms, "/Columns", png->width);
  qpdf_oh image = make_image(pass, png->data, "/FlateDecode", parms);
  qpdf_oh dict = qpdf_oh_get_dict(pass->qpdf, image);
  put_size(pass, dict, png->width, png->height, png->bits);
  pass_put(pass, dict, "/ColorSpace",
           png->palette ? indexed_space(pass, space, png->palette) : space);
  return image;
}

/* PIXELS, which are taken over, without alpha. */
static qpdf_oh pixels_image(const Pass *pass, Pixels *pixels, qpdf_oh space,
                            gboolean lossy) {
  g_autoptr(Pixels) owned = pixels;
  g_autoptr(GBytes) file =
      lossy ? pixels_jpeg(pixels, NULL) : pixels_png(pixels, NULL);
  g_auto(PngStream) png = {0};
  if (!file)
    return 0;
  if (lossy)
    return jpeg_image(pass, file, pixels->width, pixels->height, space);
  png_stream_open(file, &png);
  return png_image(pass, &png, space);
}

/* ── Pictures by format ──────────────────────────────────────────────── */

/* Gray is the black ink's, whatever a profile says of it: read as a colour it
 * would print in four. */
static qpdf_oh picture_space(const Pass *pass, const Picture *picture) {
  return colour_space(pass, picture->components == 1 ? NULL : picture->profile,
                      picture->components);
}

static qpdf_oh picture_jpeg(const Pass *pass, const Picture *picture) {
  gboolean turned = picture->orientation >= 5;
  guint width = turned ? picture->height : picture->width;
  guint height = turned ? picture->width : picture->height;
  qpdf_oh image = jpeg_image(pass, picture->bytes, width, height,
                             picture_space(pass, picture));
  if (picture->inverted)
    pass_put(pass, qpdf_oh_get_dict(pass->qpdf, image), "/Decode",
             qpdf_oh_parse(pass->qpdf, "[1 0 1 0 1 0 1 0]"));
  return image;
}

static qpdf_oh picture_decoded(const Pass *pass, const Picture *picture,
                               guint least) {
  g_autoptr(Pixels) pixels = pixels_decode(picture, least);
  qpdf_oh separated = pixels ? separation_image(pass, picture, pixels) : 0;
  if (!pixels || separated)
    return separated;
  qpdf_oh space = picture_space(pass, picture);
  if (pixels->channels % 2)
    return pixels_image(pass, g_steal_pointer(&pixels), space, picture->lossy);
  qpdf_oh image =
      pixels_image(pass, pixels_colour(pixels), space, picture->lossy);
  qpdf_oh mask =
      pixels_image(pass, pixels_alpha(pixels),
                   qpdf_oh_new_name(pass->qpdf, "/DeviceGray"), FALSE);
  if (!image || !mask)
    return 0;
  pass_put(pass, qpdf_oh_get_dict(pass->qpdf, image), "/SMask", mask);
  return image;
}

static qpdf_oh picture_png(const Pass *pass, const Picture *picture) {
  g_auto(PngStream) png = {0};
  return png_stream_open(picture->bytes, &png)
             ? png_image(pass, &png, picture_space(pass, picture))
             : picture_decoded(pass, picture, G_MAXUINT);
}

static qpdf_oh picture_webp(const Pass *pass, const Picture *picture) {
  return picture_decoded(pass, picture, G_MAXUINT);
}

/* The largest size PICTURE is placed at, as its width [pt]. */
static double printed_width(const Display *display, const Picture *picture) {
  double width = 0;
  for (guint p = 0; p < display->pages->len; p++) {
    const GArray *items = display_get_page(display, p)->items;
    for (guint i = 0; i < items->len; i++) {
      const DisplayItem *item = &g_array_index(items, DisplayItem, i);
      if (item->kind == DISPLAY_PICTURE &&
          g_str_equal(item->as.picture.source, picture->name))
        width = MAX(width, item->as.picture.width);
    }
  }
  return width;
}

static qpdf_oh picture_svg(const Pass *pass, const Picture *picture) {
  g_autoptr(GBytes) clean = svg_clean(picture->bytes);
  if (!svg_needs_pixels(clean))
    return drawing_form(pass, pass->images->drawings, clean, picture->width,
                        picture->height);
  double width = printed_width(pass->display, picture) / 72 * PRINT_PPI;
  double pixels = width * width * picture->height / picture->width;
  return picture_decoded(pass, picture,
                         (guint)fmin(pixels, PICTURE_MOST_PIXELS));
}

static qpdf_oh (*const MAKERS[])(const Pass *, const Picture *) = {
    [PICTURE_JPEG] = picture_jpeg,
    [PICTURE_PNG] = picture_png,
    [PICTURE_WEBP] = picture_webp,
    [PICTURE_SVG] = picture_svg};

/* ── Placing ─────────────────────────────────────────────────────────── */

/* The number of the object that shows PICTURE; 0 if it cannot be made. */
static int object_of(const Pass *pass, const Picture *picture) {
  GHashTable *known = pass->images->by_name;
  gpointer id;
  if (g_hash_table_lookup_extended(known, picture->name, NULL, &id))
    return GPOINTER_TO_INT(id);
  qpdf_oh object = separation_image(pass, picture, NULL);
  if (!object)
    object = MAKERS[picture->format](pass, picture);
  int made = object ? qpdf_oh_get_object_id(pass->qpdf, object) : 0;
  g_hash_table_insert(known, g_strdup(picture->name), GINT_TO_POINTER(made));
  return made;
}

static void add_resource(const Pass *pass, qpdf_oh page, const char *name,
                         int id) {
  qpdf_data qpdf = pass->qpdf;
  qpdf_oh resources = qpdf_oh_get_key(qpdf, page, "/Resources");
  qpdf_oh objects = qpdf_oh_get_key(qpdf, resources, "/XObject");
  if (!qpdf_oh_is_dictionary(qpdf, objects)) {
    objects = qpdf_oh_new_dictionary(qpdf);
    pass_put(pass, resources, "/XObject", objects);
    objects = qpdf_oh_get_key(qpdf, resources, "/XObject");
  }
  pass_put(pass, objects, name, qpdf_get_object_by_id(qpdf, id, 0));
}

static void put_matrix(const double matrix[6], GString *out) {
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  for (guint i = 0; i < 6; i++)
    g_string_append_printf(
        out, "%s ", g_ascii_formatd(digits, sizeof digits, "%.4f", matrix[i]));
  g_string_append(out, "cm ");
}

/* The unit square of an image, whose first row is at its top, onto the
 * rectangle R, whose y runs down, turned as TURN says. */
static void place(const DisplayPicture *r, PictureTurn turn, GString *out) {
  double along = turn.from_right ? -1 : 1, down = turn.from_foot ? 1 : -1;
  double matrix[6] = {along * r->width,
                      0,
                      0,
                      down * r->height,
                      turn.from_right ? r->x + r->width : r->x,
                      turn.from_foot ? r->y : r->y + r->height};
  double swapped[6] = {0,
                       along * r->height,
                       down * r->width,
                       0,
                       turn.from_foot ? r->x : r->x + r->width,
                       turn.from_right ? r->y + r->height : r->y};
  put_matrix(turn.swapped ? swapped : matrix, out);
}

void images_paint(const Pass *pass, qpdf_oh page, const DisplayPicture *item,
                  GString *out) {
  const Picture *picture = pictures_find(pass->pictures, item->source);
  int id = picture ? object_of(pass, picture) : 0;
  if (!id)
    return;
  g_autofree char *name = g_strdup_printf("/Im%d", id);
  add_resource(pass, page, name, id);
  g_string_append(out, "q ");
  place(item, picture_turn(picture->orientation), out);
  g_string_append_printf(out, "%s Do Q", name);
}
