/* Names of inputs and editions. */
#ifndef KANYIN_CLI_PATH_H
#define KANYIN_CLI_PATH_H

#include <glib.h>

/* The name of the issue at PATH: its base name without the last extension
 * (a folder's has none), in
 * UTF-8 whatever the file system holds.  Free with g_free(). */
char *path_issue_name(const char *path);

/* DIRECTORY/NAME with SUFFIX, NAME being the issue's base name as the file
 * system holds it.  Free with g_free(). */
char *path_edition(const char *directory, const char *issue,
                   const char *suffix);

#endif
