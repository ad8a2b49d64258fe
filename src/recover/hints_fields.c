/* Fields of a database's records in, the marks they are as good as out.
 *
 * A record has a head of fields and a text, which the last of them may label.
 * The labels stay in the text as furniture. */
#include "recover/hints_reader.h"

#include "recover/label.h"

static gboolean is_deck(HintKind kind) {
  return kind == HINT_KICKER || kind == HINT_HEADLINE || kind == HINT_SUBHEAD;
}

static gboolean is_of_picture(HintKind kind) {
  return kind == HINT_CAPTION || kind == HINT_CREDIT;
}

static Field field_at(const Reader *reader, guint at) {
  return field_read(reader->hints->names, reader_line_text(&g_array_index(
                                              reader->lines->lines, Line, at)));
}

/* In the text of a record only labels that no paper prints count: an interview
 * has 记者：. */
static Field field_in_hand(const Reader *reader) {
  Field field = {0};
  if (reader->records)
    field = field_at(reader, reader->at);
  if (field.name && field.name->printed && !reader->headed &&
      !is_of_picture(field.name->kind))
    field.name = NULL;
  return field;
}

/* TRUE if the record that begins with the line in hand labels its text. */
static gboolean has_body(const Reader *reader) {
  enum { LONGEST_HEAD = 60 /* lines */ };
  guint end = MIN(reader->lines->lines->len, reader->at + LONGEST_HEAD);
  guint headlines = 0;
  for (guint i = reader->at; i < end; i++) {
    const HintName *name = field_at(reader, i).name;
    headlines += name && name->kind == HINT_HEADLINE;
    if (headlines > 1 || (name && name->kind == HINT_BODY))
      return headlines <= 1;
  }
  return FALSE;
}

static Hint *add_field(Reader *reader, const Line *line, HintKind kind,
                       const char *name, Slice at) {
  static const char *const NONE[] = {NULL};
  Hint hint = {.kind = kind,
               .line = line->number,
               .column = reader_chars_before(line, at.text) + 1,
               .blanks = reader->blanks,
               .name = name,
               .field = TRUE};
  return hints_keep(reader->hints, hint, NONE);
}

static void begin_record(Reader *reader, const Line *line, Slice label) {
  reader_add_bare(reader, add_field(reader, line, HINT_RECORD, NULL, label));
  reader->item = NULL;
  reader->titled = FALSE;
  reader->body_ahead = has_body(reader);
}

/* A record begins with the first field behind a text, or with a second
 * headline. */
static void follow_records(Reader *reader, const Line *line,
                           const Field *field) {
  HintKind kind = field->name->kind;
  gboolean headline = kind == HINT_HEADLINE;
  if (is_of_picture(kind)) {
    reader->headed &= reader->body_ahead;
    return;
  }
  if (!reader->headed || (headline && reader->titled))
    begin_record(reader, line, field->label);
  reader->titled |= headline;
  reader->bodied = kind == HINT_BODY;
  reader->headed = !reader->bodied;
}

gboolean reader_take_field(Reader *reader, const Line *line) {
  Field field = field_in_hand(reader);
  if (!field.name)
    return FALSE;
  reader_end_reach(reader);
  follow_records(reader, line, &field);
  Hint *label = add_field(reader, line, HINT_LABEL, NULL, field.label);
  Hint *hint =
      add_field(reader, line, field.name->kind, field.name->name, field.label);
  reader_add_line(reader, line, field.label, (HintLine){.over = {label, TRUE}});
  if (field.value.length)
    reader_take_headed(reader, line, hint, field.value);
  else
    reader_take_alone(reader, hint);
  reader->deck = is_deck(hint->kind) ? hint : NULL;
  if (reader->bodied)
    reader->open = NULL; /* pages may be marked between its lines */
  return TRUE;
}

/* More of the deck above it, or text, which has no heads: those are fields. */
HintLine reader_say_of_record(Reader *reader) {
  static const guint HEADS = 1u << LABEL_DECK | 1u << LABEL_RUBRIC;
  HintLine said = {0};
  if (reader->headed && reader->body_ahead && reader->deck)
    said.over.hint = reader->deck;
  if (reader->headed && !reader->body_ahead) {
    reader->headed = FALSE;
    reader->bodied = TRUE;
  }
  if (reader->bodied)
    said.allowed = ~HEADS;
  return said;
}
