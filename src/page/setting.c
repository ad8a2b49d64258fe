/* Text in, set lines out: a role's style becomes the typeface, size and
 * alignment of a paragraph.  Lines stay with the Setter until it is closed;
 * whoever places one takes its runs. */
#include "page/setting.h"

#include <string.h>

/* A measure that no text reaches, but whose square is still a plain number. */
#define ENDLESS 1e9

void setter_open(Setter *setter, const PageStyle *style, Fonts *fonts,
                 Display *display, Diag *diag) {
  *setter = (Setter){style, fonts, display, diag, {0}, {0}, NULL};
  setter->sets =
      g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  for (Role role = 0; role < ROLES; role++) {
    const TextStyle *text = &style->roles[role];
    setter->typefaces[role] = fonts_typeface(fonts, text->typeface);
    setter->alternates[role] = *text->alternate
                                   ? fonts_typeface(fonts, text->alternate)
                                   : setter->typefaces[role];
    g_assert(setter->typefaces[role] >= 0 && setter->alternates[role] >= 0);
  }
}

void setter_close(Setter *setter) {
  g_clear_pointer(&setter->sets, g_ptr_array_unref);
}

gboolean text_is_blank(const char *text) {
  for (; *text; text = g_utf8_next_char(text))
    if (!g_unichar_isspace(g_utf8_get_char(text)))
      return FALSE;
  return TRUE;
}

char *text_trim(const char *text, gsize length) {
  const char *end = text + length;
  while (text < end && g_unichar_isspace(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  while (end > text &&
         g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  return g_strndup(text, end - text);
}

char *text_shorten(const char *text, glong n) {
  g_autofree char *whole = text_trim(text, strlen(text));
  if (g_utf8_strlen(whole, -1) <= n)
    return g_steal_pointer(&whole);
  g_autofree char *start = g_utf8_substring(whole, 0, n);
  return g_strconcat(start, "…", NULL);
}

/* TEXT with every control character and line end made a space of the same
 * length in bytes, so that spans still fit. */
static char *without_line_ends(const char *text) {
  char *copy = g_strdup(text);
  for (char *c = copy; *c; c = g_utf8_next_char(c)) {
    gunichar u = g_utf8_get_char(c);
    if (g_unichar_iscntrl(u) || u == 0x2028 || u == 0x2029)
      memset(c, ' ', g_utf8_next_char(c) - c);
  }
  return copy;
}

const GPtrArray *setter_set_paragraph(Setter *setter, Paragraph paragraph) {
  g_autofree char *text = without_line_ends(paragraph.text);
  paragraph.text = text;
  paragraph.level = setter->style->level;
  GPtrArray *lines = text_is_blank(text)
                         ? g_ptr_array_new()
                         : paragraph_set(setter->fonts, &paragraph,
                                         setter->display, setter->diag);
  g_ptr_array_add(setter->sets, lines);
  return lines;
}

double setter_size(const Setter *setter, const TextSetting *setting) {
  return setting->size > 0 ? setting->size
                           : setter->style->roles[setting->role].size;
}

const GPtrArray *setter_set(Setter *setter, const char *text,
                            const TextSetting *setting) {
  const TextStyle *style = &setter->style->roles[setting->role];
  const int *typefaces =
      setting->alternate ? setter->alternates : setter->typefaces;
  TextSpan span = {strlen(text), typefaces[setting->role],
                   setter_size(setter, setting)};
  return setter_set_paragraph(
      setter,
      (Paragraph){.text = text,
                  .spans = &span,
                  .n_spans = 1,
                  .measure = setting->one_line ? ENDLESS : setting->measure,
                  .alignment = setting->one_line ? ALIGN_START : style->align,
                  .ink = style->ink,
                  .line = setting->line});
}

SetLine *setter_line(Setter *setter, Role role, const char *text) {
  TextSetting setting = {.role = role, .one_line = TRUE};
  const GPtrArray *lines = setter_set(setter, text, &setting);
  return lines->len ? lines->pdata[0] : NULL;
}

/* What is odd about a text is told when it is set. */
double setter_width(Setter *setter, Role role, gboolean alternate,
                    const char *text) {
  TextSetting setting = {
      .role = role, .one_line = TRUE, .alternate = alternate};
  g_autoptr(Diag) untold = diag_new("");
  Diag *diag = setter->diag;
  setter->diag = untold;
  const GPtrArray *lines = setter_set(setter, text, &setting);
  setter->diag = diag;
  return lines->len ? ((const SetLine *)lines->pdata[0])->width : 0;
}
