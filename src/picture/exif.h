/* EXIF data: how a camera was held, and its resolution. */
#ifndef KANYIN_PICTURE_EXIF_H
#define KANYIN_PICTURE_EXIF_H

#include "picture/picture.h"

/* Sets PICTURE's orientation, and its ppi if that is not known yet, from the
 * LENGTH bytes of EXIF data DATA, which begin with "Exif\0\0" or right with
 * the TIFF header.  Data that are no EXIF change nothing. */
void exif_read(Picture *picture, const guint8 *data, gsize length);

#endif
