/* EXIF data, read by libexif. */
#include "picture/exif.h"

#include <libexif/exif-data.h>
#include <string.h>

#define CM_PER_INCH 2.54

static const guint8 HEADER[] = {'E', 'x', 'i', 'f', 0, 0};

/* The whole number of TAG; FALLBACK if it is not there. */
static guint number(ExifData *exif, ExifTag tag, guint fallback) {
  ExifEntry *entry = exif_content_get_entry(exif->ifd[EXIF_IFD_0], tag);
  if (!entry || entry->format != EXIF_FORMAT_SHORT || entry->size < 2)
    return fallback;
  return exif_get_short(entry->data, exif_data_get_byte_order(exif));
}

static double ratio(ExifData *exif, ExifTag tag) {
  ExifEntry *entry = exif_content_get_entry(exif->ifd[EXIF_IFD_0], tag);
  if (!entry || entry->format != EXIF_FORMAT_RATIONAL || entry->size < 8)
    return 0;
  ExifRational value =
      exif_get_rational(entry->data, exif_data_get_byte_order(exif));
  return value.denominator ? (double)value.numerator / value.denominator : 0;
}

static void take(Picture *picture, ExifData *exif) {
  guint orientation = number(exif, EXIF_TAG_ORIENTATION, 1);
  if (orientation >= 1 && orientation <= 8)
    picture->orientation = orientation;
  gboolean metric = number(exif, EXIF_TAG_RESOLUTION_UNIT, 2) == 3;
  if (picture->ppi <= 0)
    picture->ppi =
        ratio(exif, EXIF_TAG_X_RESOLUTION) * (metric ? CM_PER_INCH : 1);
}

/* libexif wants the header that JPEG puts before the data, and a length that
 * fits its 16 bits. */
void exif_read(Picture *picture, const guint8 *data, gsize length) {
  g_autoptr(GByteArray) block = g_byte_array_new();
  if (length < sizeof HEADER || memcmp(data, HEADER, sizeof HEADER) != 0)
    g_byte_array_append(block, HEADER, sizeof HEADER);
  g_byte_array_append(block, data, (guint)MIN(length, G_MAXUINT16));
  ExifData *exif = exif_data_new_from_data(block->data, block->len);
  if (!exif)
    return;
  take(picture, exif);
  exif_data_unref(exif);
}
