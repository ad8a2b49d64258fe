/* In: a picture.  Out: a file that every reading system shows.  What can stay
 * as it is does; the rest is decoded, turned, made smaller and written anew. */
#include "picture/format.h"
#include "picture/svg.h"

/* Reading systems show gray and RGB upright; not all honour EXIF or know
 * CMYK. */
static gboolean fits(const Picture *picture, guint most) {
  return (picture->format == PICTURE_JPEG || picture->format == PICTURE_PNG) &&
         picture->orientation == 1 && picture->components != 4 &&
         (guint64)picture->width * picture->height <= most;
}

/* Photographs stay JPEG; what may be a drawing, or is transparent, becomes
 * PNG. */
static PictureFormat new_format(const Picture *picture) {
  return picture->lossy && !picture->alpha ? PICTURE_JPEG : PICTURE_PNG;
}

static GBytes *make_anew(const Picture *picture, guint most,
                         PictureFormat format) {
  Pixels *decoded = pixels_decode(picture, most);
  if (decoded)
    decoded = pixels_shrink(decoded, most);
  if (decoded)
    decoded = pixels_turn(decoded, picture->orientation);
  g_autoptr(Pixels) pixels = decoded;
  GBytes *profile = picture->components == 4 ? NULL : picture->profile;
  if (!pixels)
    return NULL;
  return format == PICTURE_JPEG ? pixels_jpeg(pixels, profile)
                                : pixels_png(pixels, profile);
}

GBytes *picture_for_book(const Picture *picture, guint most_pixels,
                         PictureFormat *format, Diag *diag) {
  *format = picture->format;
  if (picture->format == PICTURE_SVG)
    return svg_clean(picture->bytes);
  if (fits(picture, most_pixels))
    return g_bytes_ref(picture->bytes);
  *format = new_format(picture);
  GBytes *bytes = make_anew(picture, most_pixels, *format);
  if (!bytes)
    diag_add(diag, DIAG_PICTURE_UNREADABLE, picture->line, 0,
             "picture %s cannot be made ready for the e-book; its words are "
             "set without it",
             picture->name);
  else
    diag_add(diag, DIAG_PICTURE_CONVERTED, picture->line, 0,
             "picture %s was converted to a %s file for the e-book",
             picture->name, PICTURE_TRAITS[*format].name);
  return bytes;
}
