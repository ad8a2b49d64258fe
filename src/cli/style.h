/* The option --style: which page style the PDF is set in. */
#ifndef KANYIN_CLI_STYLE_H
#define KANYIN_CLI_STYLE_H

#include "page/style.h"

/* The option entry that fills STYLE, followed by a NULL entry; free with
 * g_free(). */
GOptionEntry *style_option_entries(char **style);

/* NULL if STYLE is the name of a style or the path of a file (it has a dot or
 * a slash), or NULL; else what is wrong.  Free with g_free(). */
char *style_option_check(const char *style);

/* The style of that name or file; "archive" for NULL.  What is wrong in it
 * goes to standard error.  NULL on failure; free with page_style_free(). */
PageStyle *style_option_load(const char *style);

#endif
