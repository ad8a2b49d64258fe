/* Labels: what navigation calls a page or an item.  Plain text on one line,
 * short enough for a device's menu. */
#ifndef KANYIN_EPUB_LABEL_H
#define KANYIN_EPUB_LABEL_H

#include "epub/words.h"
#include "model/issue.h"

/* The longest label [characters].  Menus cut long before. */
enum { LABEL_LENGTH = 80 };

/* The label of an article, picture or notice, never empty: its headline, else
 * another of its decks, else how its text begins.  Free with g_free(). */
char *label_item(const Node *item, const EpubWords *words);

/* What PICTURE, a picture or figure, shows, for those who do not see it: its
 * alternative text if it has one, "" if that says it is decoration, else its
 * caption, headline or text.  Free with g_free(). */
char *label_picture(const Node *picture, const EpubWords *words);

/* "第1版 要闻"; NAME may be NULL.  Free with g_free(). */
char *label_page(const char *number, const char *name);

/* TEXT as a label; "" if nothing of it can be seen.  Free with g_free(). */
char *label_plain(const char *text);

#endif
