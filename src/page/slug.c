#include "page/slug.h"

#include <string.h>

#include "type/paragraph.h"

#define SIZE 6.0     /* [pt] */
#define HEIGHT 8.0   /* of the page [pt] */
#define BASELINE 6.1 /* from its top [pt] */
#define MEASURE 1e5  /* wider than any line [pt] */

static gboolean add_slug(Display *display, const char *text, Fonts *fonts,
                         Diag *diag) {
  TextSpan span = {strlen(text), fonts_typeface(fonts, "hei"), SIZE};
  Paragraph paragraph = {.text = text,
                         .spans = &span,
                         .n_spans = 1,
                         .measure = MEASURE,
                         .alignment = ALIGN_START,
                         .ink = INK_BLACK};
  g_autoptr(GPtrArray) lines = paragraph_set(fonts, &paragraph, display, diag);
  if (!lines)
    return FALSE;
  SetLine *line = lines->pdata[0];
  guint page = display_page(display, line->x + line->width, HEIGHT, "");
  set_line_place(line, display, page, 0, 0, BASELINE);
  return TRUE;
}

Display *compose_slugs(const GPtrArray *texts, Fonts *fonts, Diag *diag) {
  g_autoptr(Display) display = display_new("", "zh-Hans");
  for (guint i = 0; i < texts->len; i++)
    if (!add_slug(display, texts->pdata[i], fonts, diag))
      return NULL;
  return g_steal_pointer(&display);
}
