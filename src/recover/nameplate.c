/* Lines and words in, the paper's name out. */
#include "recover/masthead.h"

#include "recover/fact_values.h"
#include "recover/masthead_private.h"

#include <string.h>

/* ── A line of its own ───────────────────────────────────────────────── */

/* TEXT without white space, if nothing but single characters stands between
 * it: "北 岭 矿 工 报".  NULL if not; free with g_free(). */
static char *close_up(Slice text) {
  GString *closed = g_string_new(NULL);
  gboolean spaced = TRUE;
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p)) {
    gboolean space = g_unichar_isspace(g_utf8_get_char(p));
    spaced = spaced && space == (g_utf8_pointer_to_offset(text.text, p) % 2);
    if (!space)
      g_string_append_unichar(closed, g_utf8_get_char(p));
  }
  return g_string_free(closed, !spaced);
}

/* "海外版": an edition, which is part of the paper's name; "第二版" is none. */
static gboolean is_edition(Slice text) {
  enum { SHORTEST_EDITION = 3, LONGEST_EDITION = 6 };
  guint chars = slice_chars(text), number;
  Slice kind = slice_before(text, text.length - slice_tail(text, 1).length);
  return chars >= SHORTEST_EDITION && chars <= LONGEST_EDITION &&
         slice_equal(slice_tail(text, 1), slice_of("版")) &&
         !slice_equal(slice_tail(text, 2), slice_of("出版")) &&
         !fact_number(slice_tail(kind, 1), &number);
}

/* "海港時報　HARBOUR TIMES": the name, and what it is in English. */
static Slice chinese_name(Slice text) {
  const char *p = text.text, *end = text.text + text.length;
  while (p < end && !is_western(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  Slice name = slice_trim(slice_before(text, (gsize)(p - text.text)));
  return name.length ? name : text;
}

/* "云州商报·书香": the name, and of what part of the paper. */
static Slice name_of_paper(Slice text) {
  const char *dot = g_strstr_len(text.text, (gssize)text.length, "·");
  if (!dot || dot == text.text || is_edition(text))
    return text;
  gsize at = (gsize)(dot - text.text) + strlen("·");
  if (is_edition(slice_from(text, at)))
    return text;
  return slice_before(text, (gsize)(dot - text.text));
}

/* "淞岭日报数字报": the name, and in what form it is published. */
static Slice without_medium(const Recovery *r, Slice text) {
  static const char *const MEDIA[] = {"数字报", "數字報", "电子报",
                                      "電子報", "电子版", "電子版"};
  for (guint i = 0; i < G_N_ELEMENTS(MEDIA); i++) {
    Slice tail = slice_tail(text, 3);
    Slice name = slice_trim(slice_before(text, text.length - tail.length));
    if (slice_equal(tail, slice_of(MEDIA[i])) &&
        lexicon_word_at_end(r->lexicon, "paper", name))
      return name;
  }
  return text;
}

/* "二〇一一年十一月": a date that is not whole. */
static gboolean tells_time(Slice text) {
  static const char *const ENDS[] = {"年", "月", "日", "号", "號"};
  gboolean ends = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(ENDS); i++)
    ends = ends || slice_equal(slice_tail(text, 1), slice_of(ENDS[i]));
  return ends && slice_contains(text, "年");
}

/* "中共青山市委机关报": whose paper it is, not how it is called. */
static gboolean tells_owner(Slice text) {
  Slice end = slice_tail(text, 3);
  return text.length > end.length && (slice_equal(end, slice_of("机关报")) ||
                                      slice_equal(end, slice_of("機關報")));
}

gboolean nameplate_take_edition(const Recovery *r, guint line, Slice text) {
  enum { NEAR = 2 /* lines */ };
  Node *title = masthead_of(r)->first;
  while (title && title->kind != NODE_TITLE)
    title = title->next;
  if (!title || !is_edition(text) || is_edition(slice_of(title->text)) ||
      line < title->line || line > title->line + NEAR)
    return FALSE;
  g_autofree char *edition = slice_dup(text);
  g_autofree char *name = g_strconcat(title->text, edition, NULL);
  g_autofree char *printed = g_strconcat(node_printed(title), edition, NULL);
  node_set_text(r->issue, title, name);
  node_set_attr(r->issue, title, ATTR_PRINTED, printed);
  return TRUE;
}

void masthead_take_name(const Recovery *r, Node *place, const Unit *unit) {
  if (tells_time(unit->text) || tells_owner(unit->text)) {
    masthead_take_facts(r, place, unit->line, unit->text);
    return;
  }
  gboolean figures = unit->han + unit->western <= unit->digits; /* a folio */
  if (figures || masthead_knows(r, NODE_TITLE)) {
    if (!nameplate_take_edition(r, unit->line, unit->text))
      recovery_text(r, place, NODE_FURNITURE, unit->line, unit->text);
    return;
  }
  Slice name = without_medium(r, chinese_name(name_of_paper(unit->text)));
  g_autofree char *closed = close_up(name);
  if (!closed && name.length == unit->text.length) {
    recovery_text(r, masthead_of(r), NODE_TITLE, unit->line, name);
    return;
  }
  Taking taking = {r, masthead_of(r), unit->line};
  g_autofree char *value = closed ? g_strdup(closed) : slice_dup(name);
  masthead_add_value(&taking, NODE_TITLE, value, unit->text);
}

/* ── Words among facts ───────────────────────────────────────────────── */

static gboolean named_on_a_line(const Recovery *r) {
  for (guint i = 0; i < r->units->units->len; i++)
    if (r->labels[i] == LABEL_NAMEPLATE)
      return TRUE;
  return FALSE;
}

/* TEXT without marks and spaces at its edges. */
static Slice bare_words(Slice text) {
  const char *p = text.text, *end = text.text + text.length;
  while (p < end && !g_unichar_isalnum(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  while (end > p && !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  return (Slice){p, (gsize)(end - p)};
}

gboolean nameplate_is_name(const Recovery *r, Slice text) {
  enum { NAME_CHARS = 12 };
  return slice_chars(text) <= NAME_CHARS && !tells_time(text) &&
         !tells_owner(text) &&
         (lexicon_word_at_end(r->lexicon, "paper", text) ||
          (text.text == unit_at(r->units, 0)->text.text &&
           is_han(g_utf8_get_char(text.text)) && !named_on_a_line(r)));
}

/* "《棠桥》　2019年12月27日": a small paper's. */
static gboolean is_quoted_name(Slice text, Slice words) {
  enum { LONGEST = 8 };
  return words.length && slice_chars(words) <= LONGEST &&
         words.length + strlen("《》") == text.length &&
         slice_equal(slice_head(text, 1), slice_of("《")) &&
         slice_equal(slice_tail(text, 1), slice_of("》"));
}

/* "山原铁道" where a line says 山原铁道报社 or 《山原铁道》编辑部: the name of
 * a paper that does not end as most do. */
static gboolean is_publishers_name(const Recovery *r, Slice words) {
  enum { SHORTEST = 2, LONGEST = 8, LONGEST_LINE = 80 };
  static const char *const BEHIND[] = {"报社",   "報社",     "编辑部",
                                       "編輯部", "》编辑部", "》編輯部"};
  guint chars = slice_chars(words);
  if (chars < SHORTEST || chars > LONGEST)
    return FALSE;
  g_autofree char *name = slice_dup(words);
  for (guint b = 0; b < G_N_ELEMENTS(BEHIND); b++) {
    g_autofree char *publisher = g_strconcat(name, BEHIND[b], NULL);
    for (guint i = 0; i < r->units->units->len; i++)
      if (unit_at(r->units, i)->chars <= LONGEST_LINE &&
          slice_contains(unit_at(r->units, i)->text, publisher))
        return TRUE;
  }
  return FALSE;
}

gboolean nameplate_take_words(const Taking *taking, Slice text) {
  Slice words = bare_words(text);
  if (masthead_knows(taking->r, NODE_TITLE))
    return FALSE;
  gboolean plain =
      nameplate_is_name(taking->r, words) || is_quoted_name(text, words);
  if (!plain && !is_publishers_name(taking->r, words))
    return FALSE;
  if (!plain)
    diag_add(taking->r->diag, DIAG_TITLE_BY_PUBLISHER, taking->line, 0,
             "taken for the paper's name, which its publisher bears");
  g_autofree char *name = slice_dup(words);
  masthead_add_value(taking, NODE_TITLE, name, text);
  return TRUE;
}
