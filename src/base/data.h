/* Data files: what is too large, or made from too much, to be built into the
 * program. */
#ifndef KANYIN_BASE_DATA_H
#define KANYIN_BASE_DATA_H

#include <glib.h>

/* The path of the data file NAME: in the folder share/kanyin beside the program
 * (as it is built) or beside the program's folder (as it is installed), else in
 * kanyin of the system's data folders (XDG_DATA_DIRS).  NULL if it is in none;
 * free with g_free(). */
char *data_find(const char *name);

#endif
