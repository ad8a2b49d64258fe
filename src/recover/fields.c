/* Labels are found by the sign that ends them, and known by hints.ini. */
#include "recover/fields.h"

#include "recover/hint_text.h"

enum { LONGEST_LABEL = 10 /* characters */ };

static const struct {
  gunichar open, close; /* OPEN 0: none */
} SIGNS[] = {{0, L'：'},     {0, ':'},   {'[', ']'},     {L'［', L'］'},
             {L'〔', L'〕'}, {'<', '>'}, {L'〈', L'〉'}, {L'＜', L'＞'}};

/* What databases give in fields of their own. */
#define K(kind) (G_GUINT64_CONSTANT(1) << HINT_##kind)
static const guint64 KINDS = K(TITLE) | K(DATE) | K(WEEKDAY) | K(LUNAR_DATE) |
                             K(NUMBER) | K(PAGE_COUNT) | K(STAFF) | K(PAGE) |
                             K(PAGE_NAME) | K(FURNITURE) | K(RUBRIC) |
                             K(KICKER) | K(HEADLINE) | K(SUBHEAD) | K(BYLINE) |
                             K(BODY) | K(CAPTION) | K(CREDIT);
#undef K

/* The label in TEXT that OPEN begins and CLOSE ends. */
static Field read_between(const HintNames *names, Slice text, gunichar open,
                          gunichar close) {
  Field field = {0};
  Slice head = slice_head(text, LONGEST_LABEL);
  const char *from = text.text, *end = head.text + head.length;
  if (open && g_utf8_get_char(from) != open)
    return field;
  from = open ? g_utf8_next_char(from) : from;
  const char *sign = g_utf8_strchr(from, end - from, close);
  if (!sign || sign == from)
    return field;
  const HintName *name =
      hint_names_find(names, (Slice){from, (gsize)(sign - from)});
  if (!name || !(KINDS >> name->kind & 1))
    return field;
  const char *behind =
      mark_skip_colon(g_utf8_next_char(sign), text.text + text.length);
  gsize length = (gsize)(behind - text.text);
  return (Field){name, slice_before(text, length),
                 slice_trim(slice_from(text, length))};
}

Field field_read(const HintNames *names, Slice text) {
  for (guint i = 0; text.length && i < G_N_ELEMENTS(SIGNS); i++) {
    Field field = read_between(names, text, SIGNS[i].open, SIGNS[i].close);
    if (field.name)
      return field;
  }
  return (Field){0};
}

gboolean fields_make_records(const HintNames *names, const Lines *lines) {
  guint headlines = 0, records = 0;
  gboolean headed = FALSE;
  for (guint i = 0; i < lines->lines->len; i++) {
    const Line *line = &g_array_index(lines->lines, Line, i);
    Field field =
        field_read(names, slice_trim((Slice){line->text, line->length}));
    if (!field.name || field.name->printed)
      continue;
    gboolean headline = field.name->kind == HINT_HEADLINE;
    gboolean body = field.name->kind == HINT_BODY;
    headlines += headline;
    records += body && headed;
    headed = headline || (headed && !body);
  }
  return records && records * 2 >= headlines;
}
