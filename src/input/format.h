/* Files of other programs, which people take for text. */
#ifndef KANYIN_INPUT_FORMAT_H
#define KANYIN_INPUT_FORMAT_H

#include <glib.h>

/* What the file that begins with DATA is, "a Word document"; NULL if its
 * beginning does not show it to be of a known format. */
const char *format_name(const char *data, gsize size);

#endif
