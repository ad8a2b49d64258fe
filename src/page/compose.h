/* Composition: an ISSUE and a page style become PAGES. */
#ifndef KANYIN_PAGE_COMPOSE_H
#define KANYIN_PAGE_COMPOSE_H

#include "base/diag.h"
#include "display/display.h"
#include "model/issue.h"
#include "page/style.h"
#include "picture/picture.h"
#include "type/fonts.h"

/* The pages of ISSUE set in STYLE, with those of its pictures that are among
 * PICTURES, which may be NULL.  Every word the issue holds for its reader
 * stands on them exactly once, running heads and folios aside.  Free with
 * display_free(). */
Display *compose_issue(const Issue *issue, const PageStyle *style, Fonts *fonts,
                       const Pictures *pictures, Diag *diag);

/* The e-book's cover: one page of 600 × 800 pt with nameplate, date line,
 * issue number, the lead headline and the next ones.  NULL on error; free
 * with display_free(). */
Display *compose_cover(const Issue *issue, Fonts *fonts, Diag *diag);

#endif
