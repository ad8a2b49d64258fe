/* Pictures: the photographs and drawings an issue names, each file read once
 * into a plain value.
 *
 * A picture keeps the bytes of its file, copied aside and never decoded as a
 * whole set: what an edition cannot take as it stands is decoded, converted
 * and let go one picture at a time. */
#ifndef KANYIN_PICTURE_PICTURE_H
#define KANYIN_PICTURE_PICTURE_H

#include "base/diag.h"

/* More pixels than this are refused unread: decoding them would exhaust
 * memory, and no newspaper prints them. */
#define PICTURE_MOST_PIXELS 100000000u

typedef enum {
  PICTURE_JPEG,
  PICTURE_PNG,
  PICTURE_WEBP,
  PICTURE_SVG,
  PICTURE_FORMATS
} PictureFormat;

typedef struct {
  char *name; /* as the issue gives it: a path below the folder of Pictures */
  guint line; /* of the issue where it was first named, for messages */
  PictureFormat format;
  GBytes *bytes;       /* the file's */
  guint width, height; /* as shown, orientation applied [px]; of an SVG, its
                          shape, the longer side 1,000 or more */
  guint orientation;   /* of the stored rows and columns, 1 to 8 (EXIF 2.3,
                          4.6.4, tag 274): 1 is upright */
  guint components;    /* of colour: 1 gray, 3 RGB, 4 CMYK; alpha apart */
  gboolean inverted;   /* CMYK stored as 255 - ink, as Adobe's programs do */
  gboolean alpha;      /* some pixels may be transparent */
  gboolean lossy;      /* a photograph's coding: JPEG, or such a WebP */
  double ppi;          /* stated by the file [px/inch]; 0 if it states none */
  GBytes *profile;     /* ICC profile that fits the components; NULL for gray
                          and RGB that have none */
  gboolean assumed;    /* CMYK without a profile: it is a plain one, not the
                          file's */
} Picture;

/* The pictures of one issue, by name. */
typedef struct Pictures Pictures;

/* No pictures yet; FOLDER is where their names begin.  Free with
 * pictures_free(). */
Pictures *pictures_new(const char *folder);

/* NULL is allowed. */
void pictures_free(Pictures *pictures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pictures, pictures_free)

/* Reads the picture NAME that the issue names on LINE; its whole data are
 * looked through, so that what is handed out can be decoded.  NULL, with a
 * warning at LINE, if
 *   picture-missing     there is no such file below the folder, or NAME is an
 *                       absolute path, leads upwards or is a web address;
 *   picture-unreadable  it is not a JPEG, PNG, WebP or SVG file, or damaged,
 *                       cut short or too large.
 * The warning picture-misnamed tells of a file whose name ends as another
 * format's do, picture-colours of an ICC profile that is left out and of CMYK
 * without one.  A NAME
 * known already is not read again.  The picture belongs to PICTURES. */
const Picture *pictures_add(Pictures *pictures, const char *name, guint line,
                            Diag *diag);

/* The picture NAME; NULL if it was not added, could not be read, or if NAME or
 * PICTURES is NULL. */
const Picture *pictures_find(const Pictures *pictures, const char *name);

/* "image/jpeg", and so on. */
const char *picture_media_type(PictureFormat format);

/* PICTURE as an e-book takes it (EPUB 3.3, 3.2): a JPEG or PNG of at most
 * MOST_PIXELS pixels, upright, in gray or RGB; or an SVG without scripts, event
 * handlers and references to anything outside it.  The file's own bytes if they
 * are that already; what had to be made anew is the note picture-converted.
 * *FORMAT is set.  NULL, with the warning picture-unreadable, if it cannot be
 * made; release with g_bytes_unref(). */
GBytes *picture_for_book(const Picture *picture, guint most_pixels,
                         PictureFormat *format, Diag *diag);

#endif
