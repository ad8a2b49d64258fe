/* In: a picture in RGB or CMYK.  Out: its pixels through Little CMS, from its
 * own profile to the press's; gray ones that were coded with loss as a JPEG
 * again, others as they are, for libqpdf to deflate. */
#include "pdf/separation.h"

#include "colour/convert.h"

enum { GRAY = 1, RGB = 3 };

static gboolean is_needed(const Pass *pass, const Picture *picture) {
  const PrintOptions *print = pass->print;
  return print && print->convert && picture->components != GRAY &&
         picture->components != print->intent->components;
}

/* DATA, coded by FILTER (NULL: not at all), as an image of SIZE's size. */
static qpdf_oh make_image(const Pass *pass, GBytes *data, const char *filter,
                          const Pixels *size, guint components) {
  static const char *const spaces[] = {NULL, "/DeviceGray", NULL, "/DeviceRGB",
                                       "/DeviceCMYK"};
  qpdf_data qpdf = pass->qpdf;
  gsize length;
  const guint8 *bytes = g_bytes_get_data(data, &length);
  qpdf_oh image = qpdf_oh_new_stream(qpdf);
  qpdf_oh_replace_stream_data(qpdf, image, bytes, length,
                              filter ? qpdf_oh_new_name(qpdf, filter)
                                     : qpdf_oh_new_null(qpdf),
                              qpdf_oh_new_null(qpdf));
  const struct {
    const char *key;
    qpdf_oh value;
  } entries[] = {{"/Type", qpdf_oh_new_name(qpdf, "/XObject")},
                 {"/Subtype", qpdf_oh_new_name(qpdf, "/Image")},
                 {"/Width", qpdf_oh_new_integer(qpdf, size->width)},
                 {"/Height", qpdf_oh_new_integer(qpdf, size->height)},
                 {"/BitsPerComponent", qpdf_oh_new_integer(qpdf, 8)},
                 {"/ColorSpace", qpdf_oh_new_name(qpdf, spaces[components])}};
  qpdf_oh dict = qpdf_oh_get_dict(qpdf, image);
  for (guint i = 0; i < G_N_ELEMENTS(entries); i++)
    pass_put(pass, dict, entries[i].key, entries[i].value);
  return image;
}

/* GRAY pixels, in few bytes if some loss is no matter. */
static qpdf_oh gray_image(const Pass *pass, const Pixels *gray,
                          gboolean lossy) {
  g_autoptr(GBytes) jpeg = lossy ? pixels_jpeg(gray, NULL) : NULL;
  g_autoptr(GBytes) raw =
      g_bytes_new_static(gray->data, (gsize)gray->width * gray->height);
  return jpeg ? make_image(pass, jpeg, "/DCTDecode", gray, GRAY)
              : make_image(pass, raw, NULL, gray, GRAY);
}

/* RGB pixels, in the RGB of PROFILE or sRGB, in the press's inks. */
static qpdf_oh separate(const Pass *pass, const Pixels *rgb, GBytes *profile,
                        gboolean lossy) {
  const Profile *intent = pass->print->intent;
  gsize n = (gsize)rgb->width * rgb->height;
  g_autofree guint8 *inks = g_malloc(n * intent->components);
  if (!convert_rgb(profile, intent, rgb->data, inks, n))
    return 0;
  if (intent->components == GRAY)
    return gray_image(pass, &(Pixels){rgb->width, rgb->height, GRAY, inks},
                      lossy);
  g_autoptr(GBytes) raw = g_bytes_new_static(inks, n * intent->components);
  return make_image(pass, raw, NULL, rgb, intent->components);
}

/* Pixels of a CMYK picture come decoded as sRGB. */
static qpdf_oh image_of(const Pass *pass, const Picture *picture,
                        const Pixels *pixels) {
  gboolean alpha = pixels->channels > RGB;
  g_autoptr(Pixels) colour = alpha ? pixels_colour(pixels) : NULL;
  g_autoptr(Pixels) mask = alpha ? pixels_alpha(pixels) : NULL;
  qpdf_oh image = separate(pass, alpha ? colour : pixels,
                           picture->components == RGB ? picture->profile : NULL,
                           picture->lossy);
  if (image && mask)
    pass_put(pass, qpdf_oh_get_dict(pass->qpdf, image), "/SMask",
             gray_image(pass, mask, FALSE));
  return image;
}

qpdf_oh separation_image(const Pass *pass, const Picture *picture,
                         const Pixels *pixels) {
  g_autoptr(Pixels) own = NULL;
  if (!is_needed(pass, picture))
    return 0;
  if (!pixels && picture->format != PICTURE_SVG)
    pixels = own = pixels_decode(picture, G_MAXUINT);
  return pixels && pixels->channels >= RGB ? image_of(pass, picture, pixels)
                                           : 0;
}
