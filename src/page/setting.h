/* Setting text in its role: what the stages of composition share. */
#ifndef KANYIN_PAGE_SETTING_H
#define KANYIN_PAGE_SETTING_H

#include "display/display.h"
#include "page/style.h"
#include "type/paragraph.h"

typedef struct {
  const PageStyle *style;
  Fonts *fonts;
  Display *display;
  Diag *diag;
  int typefaces[ROLES], alternates[ROLES];
  GPtrArray *sets; /* the lines of every text set so far */
} Setter;

/* Opens SETTER for texts of DISPLAY; close with setter_close(). */
void setter_open(Setter *setter, const PageStyle *style, Fonts *fonts,
                 Display *display, Diag *diag);
void setter_close(Setter *setter);

/* How a text is set; role alone is enough. */
typedef struct {
  Role role;
  double measure;     /* [pt] */
  double size;        /* [pt]; 0 for the role's own */
  gboolean alternate; /* in the role's other typeface */
  gboolean one_line;  /* break nowhere, natural width */
  guint line;         /* of the source, for messages */
} TextSetting;

/* The lines of TEXT.  The array and the lines belong to SETTER.  It is empty
 * for a text of white space. */
const GPtrArray *setter_set(Setter *setter, const char *text,
                            const TextSetting *setting);

/* The same for any paragraph; its text may have line ends, which are taken as
 * spaces. */
const GPtrArray *setter_set_paragraph(Setter *setter, Paragraph paragraph);

/* The one line of a short text of ROLE at its natural width; NULL if it is
 * blank. */
SetLine *setter_line(Setter *setter, Role role, const char *text);

/* The natural width of TEXT at the role's own size [pt]. */
double setter_width(Setter *setter, Role role, gboolean alternate,
                    const char *text);

/* The size a setting asks for [pt]. */
double setter_size(const Setter *setter, const TextSetting *setting);

/* TRUE if there is nothing to see in TEXT. */
gboolean text_is_blank(const char *text);

/* The LENGTH bytes of TEXT without white space at their ends, ideographic
 * spaces among it.  A new string; free with g_free(). */
char *text_trim(const char *text, gsize length);

/* TEXT without white space at its ends and, if it is longer than N characters,
 * cut to that with an ellipsis.  A new string; free with g_free(). */
char *text_shorten(const char *text, glong n);

#endif
