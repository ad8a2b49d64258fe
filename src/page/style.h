/* A page style: the sizes, faces and distances of one printed form, read from
 * a key file in assets/styles/ or of the user's own. */
#ifndef KANYIN_PAGE_STYLE_H
#define KANYIN_PAGE_STYLE_H

#include "base/diag.h"

typedef struct PageStyle PageStyle;

/* The style NAME of assets/styles/, such as "archive".  An unknown name, key
 * or value is an error with its line.  NULL on failure; free with
 * page_style_free(). */
PageStyle *page_style_load(const char *name, Diag *diag);

/* NULL is allowed. */
void page_style_free(PageStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageStyle, page_style_free)

#endif
