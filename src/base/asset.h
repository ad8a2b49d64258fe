/* Assets: page styles, CSS, tables, word lists, the XML schema and the font
 * manifest.  They are files in assets/ and fonts/, built into the program as
 * a GResource, so that the program runs from wherever it is put. */
#ifndef KANYIN_BASE_ASSET_H
#define KANYIN_BASE_ASSET_H

#include <glib.h>

/* The bytes of asset NAME, a path below assets/ such as
 * "styles/archive.style", or "fonts.conf" of fonts/.  They are followed by a
 * NUL that does not count.  NULL if there is no such asset.  Release with
 * g_bytes_unref(). */
GBytes *asset_get(const char *name);

/* The asset NAME, which must exist, read as a key file.  A broken asset is a
 * bug of the program and stops it.  Free with g_key_file_unref(). */
GKeyFile *asset_key_file(const char *name);

#endif
