/* The table of formats: their names, signatures and functions. */
#include "picture/format.h"

#include <string.h>

static gboolean begins(const guint8 *data, gsize length, const char *bytes,
                       gsize n) {
  return length >= n && memcmp(data, bytes, n) == 0;
}

static gboolean sniff_jpeg(const guint8 *data, gsize length) {
  return begins(data, length, "\xFF\xD8\xFF", 3);
}

static gboolean sniff_png(const guint8 *data, gsize length) {
  return begins(data, length, "\x89PNG\r\n\x1A\n", 8);
}

static gboolean sniff_webp(const guint8 *data, gsize length) {
  return begins(data, length, "RIFF", 4) && length >= 12 &&
         memcmp(data + 8, "WEBP", 4) == 0;
}

/* An element svg, be it behind an XML declaration, comments and a DOCTYPE. */
static gboolean sniff_svg(const guint8 *data, gsize length) {
  static const char OPENINGS[][4] = {"<svg", "<?xm", "<!DO", "<!--"};
  gsize at = begins(data, length, "\xEF\xBB\xBF", 3) ? 3 : 0;
  while (at < length && g_ascii_isspace(data[at]))
    at++;
  for (guint i = 0; i < G_N_ELEMENTS(OPENINGS); i++)
    if (begins(data + at, length - at, OPENINGS[i], 4))
      return g_strstr_len((const char *)data, (gssize)MIN(length, 65536),
                          "<svg") != NULL;
  return FALSE;
}

const FormatTraits PICTURE_TRAITS[PICTURE_FORMATS] = {
    [PICTURE_JPEG] = {"JPEG", "image/jpeg", "jpg jpeg jpe jfif", sniff_jpeg,
                      jpeg_read, jpeg_decode},
    [PICTURE_PNG] = {"PNG", "image/png", "png", sniff_png, png_read,
                     png_decode},
    [PICTURE_WEBP] = {"WebP", "image/webp", "webp", sniff_webp, webp_read,
                      webp_decode},
    [PICTURE_SVG] = {"SVG", "image/svg+xml", "svg", sniff_svg, svg_read,
                     svg_decode}};

const char *picture_media_type(PictureFormat format) {
  return PICTURE_TRAITS[format].media_type;
}

gboolean format_is_sound(PictureFormat format, GBytes *bytes) {
  const FormatTraits *traits = &PICTURE_TRAITS[format];
  Picture picture = {.format = format, .bytes = bytes};
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  if (!data || !traits->sniff(data, length))
    return FALSE;
  g_autofree char *fault = traits->read(&picture);
  g_clear_pointer(&picture.profile, g_bytes_unref);
  return !fault;
}

char *format_size_fault(guint64 width, guint64 height) {
  if (width * height > PICTURE_MOST_PIXELS)
    return g_strdup_printf("has %" G_GUINT64_FORMAT " × %" G_GUINT64_FORMAT
                           " pixels; make it smaller than %u million",
                           width, height, PICTURE_MOST_PIXELS / 1000000);
  return width && height ? NULL : g_strdup("has no size");
}
