/* Simplified and traditional characters. */
#ifndef KANYIN_BASE_SCRIPT_H
#define KANYIN_BASE_SCRIPT_H

#include <glib.h>

/* TRUE if LANGUAGE, a BCP 47 tag, asks for traditional characters. */
gboolean script_is_traditional(const char *language);

/* TEXT in traditional characters, as ICU's table changes simplified ones one
 * by one; good for words of our own, never for a paper's.  Free with g_free().
 */
char *script_to_traditional(const char *text);

#endif
