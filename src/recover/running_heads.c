/* Units in, running heads out: what a page's mark calls it by stands again in
 * the middle of the page, alone ("人物·班组") or behind the paper's name
 * ("江海水产周报·养殖"). */
#include "base/calendar.h"
#include "recover/units_private.h"

enum { LONGEST_HEAD = 24 };

typedef struct {
  Slice name, number; /* of length 0 if the mark has none */
} Mark;

static Mark read_mark(const Unit *unit, const Lexicon *lexicon) {
  static const char *const FORMS[] = {"page-head", "page-mark"};
  Mark mark = {slice_before(unit->text, 0), slice_before(unit->text, 0)};
  for (guint i = 0; i < G_N_ELEMENTS(FORMS) && !mark.number.length; i++) {
    g_autoptr(GMatchInfo) info = NULL;
    if (!unit_has_form(unit, lexicon, FORMS[i]) ||
        !lexicon_match(lexicon, lexicon_form(lexicon, FORMS[i]), unit->text,
                       &info, NULL))
      continue;
    mark.name = match_group(info, "name", unit->text);
    mark.number = match_group(info, "number", unit->text);
  }
  return mark;
}

/* TRUE if MARK says again what the last of MARKS says. */
static gboolean is_again(const GArray *marks, Mark mark) {
  if (!marks->len)
    return FALSE;
  Mark last = g_array_index(marks, Mark, marks->len - 1);
  return slice_equal(last.name, mark.name) &&
         slice_equal(last.number, mark.number);
}

static gboolean is_separator(gunichar c) {
  return g_unichar_isspace(c) || is_name_dot(c) || c == '|' || c == L'｜';
}

/* The length in bytes of the name of one of MARKS that TEXT begins with; 0 if
 * none. */
static gsize name_length(const GArray *marks, Slice text) {
  for (guint i = 0; i < marks->len; i++) {
    Slice name = g_array_index(marks, Mark, i).name;
    Slice rest = slice_from(text, MIN(name.length, text.length));
    if (slice_equal(slice_before(text, text.length - rest.length), name) &&
        (!rest.length || is_separator(g_utf8_get_char(rest.text))))
      return name.length;
  }
  return 0;
}

static gboolean is_number(Slice part) {
  guint number;
  Slice digits = slice_from(part, g_ascii_isupper(*part.text) ? 1 : 0);
  return calendar_number(digits.text, (gssize)digits.length, &number);
}

/* TRUE if PART may stand beside a page's name: the paper's, or a number. */
static gboolean is_beside(const Lexicon *lexicon, Slice part) {
  return lexicon_word_at_end(lexicon, "paper", part) || is_number(part);
}

/* The length in bytes of the first part of TEXT. */
static gsize part_length(Slice text) {
  const char *p = text.text, *end = text.text + text.length;
  while (p < end && !is_separator(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return (gsize)(p - text.text);
}

/* A page's name, with what may stand beside it. */
static gboolean is_running_head(const GArray *marks, const Lexicon *lexicon,
                                Slice text) {
  gboolean named = FALSE;
  while (text.length) {
    gsize name = name_length(marks, text);
    gsize length = name ? name : part_length(text);
    if (!name && length && !is_beside(lexicon, slice_before(text, length)))
      return FALSE;
    named |= name > 0;
    text = slice_from(text, length);
    if (text.length)
      text = slice_from(text, (gsize)(g_utf8_next_char(text.text) - text.text));
  }
  return named;
}

/* A page goes by the marks before it: those of the last REACH pages. */
void units_find_running_heads(Units *units, const Lexicon *lexicon) {
  enum { REACH = 8 };
  g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = unit_mutable(units, i);
    Mark mark = read_mark(unit, lexicon);
    gboolean again = is_again(marks, mark);
    if (!mark.name.length || again) {
      unit->names_page = unit->chars <= LONGEST_HEAD && !unit->stops &&
                         (again || is_running_head(marks, lexicon, unit->text));
      continue;
    }
    if (marks->len == REACH)
      g_array_remove_index(marks, 0);
    g_array_append_val(marks, mark);
  }
}
