/* Lines in, the same lines without their typed marks out, and what the marks
 * say of them.
 *
 * Some names are printed by papers too (【图说】, 【公告】).  They count as
 * marks only in a text that has a mark no paper prints, or names a picture's
 * file: so a first pass looks for one. */
#include "recover/hints_reader.h"

#include "recover/label.h"
#include "recover/pictures.h"

typedef enum { REACH_NOTHING, REACH_VALUE, REACH_LINE, REACH_BLOCK } Reach;

static const Reach REACHES[HINTS] = {
#define HINT(id, key, reach, first, rest) [HINT_##id] = REACH_##reach,
#include "recover/hints.def"
#undef HINT
};

static Slice whole_line(const Line *line) {
  return (Slice){line->text, line->length};
}

Slice reader_line_text(const Line *line) {
  return slice_trim(whole_line(line));
}

/* How many characters of LINE stand before AT. */
guint reader_chars_before(const Line *line, const char *at) {
  return (guint)g_utf8_pointer_to_offset(line->text, at);
}

/* ── Whether somebody marked the text ────────────────────────────────── */

/* TRUE of a mark that no paper prints.  TEXT begins with it. */
static gboolean is_sure(const Mark *mark, Slice text) {
  if (!mark_is_valid(mark) || mark->name->kept)
    return FALSE;
  Slice behind = slice_trim(slice_from(text, mark->whole.length));
  return !mark->name->printed ||
         (mark->name->kind == HINT_PICTURE && picture_name_ends(behind));
}

static gboolean is_marked(const HintNames *names, const Lines *lines) {
  for (guint i = 0; i < lines->lines->len; i++) {
    Slice text = reader_line_text(&g_array_index(lines->lines, Line, i));
    Mark mark = mark_read(names, text);
    if (is_sure(&mark, text))
      return TRUE;
  }
  return FALSE;
}

/* ── What is taken down ──────────────────────────────────────────────── */

void reader_add_line(Reader *reader, const Line *line, Slice text,
                     HintLine said) {
  Line left = *line;
  left.text = text.text;
  left.length = text.length;
  said.item = reader->item;
  said.moved = reader_chars_before(line, text.text);
  g_array_append_val(reader->hints->lines.lines, left);
  g_array_append_val(reader->hints->said, said);
}

void reader_add_bare(Reader *reader, const Hint *hint) {
  HintBare bare = {hint, reader->hints->lines.lines->len};
  g_array_append_val(reader->hints->bare, bare);
}

static gboolean begins_item(HintKind kind) {
  return kind == HINT_ARTICLE || kind == HINT_PICTURE_ITEM ||
         kind == HINT_NOTICE;
}

/* An item is closed if a mark of its end comes before the next item's. */
static void follow_items(Reader *reader, Hint *hint) {
  if (hint->kind == HINT_END && reader->item)
    reader->item->closed = TRUE;
  if (begins_item(hint->kind))
    reader->item = hint;
  else if (hint->kind == HINT_END || hint->kind == HINT_PAGE)
    reader->item = NULL;
}

static Hint *add_hint(Reader *reader, const Mark *mark, const Line *line) {
  Hint read = {.kind = mark->name->kind,
               .line = line->number,
               .column = reader_chars_before(line, mark->whole.text) + 1,
               .blanks = reader->blanks,
               .name = mark->name->name,
               .exact = mark->exact,
               .kept = mark->name->kept};
  g_auto(GStrv) values = mark_values(mark->values);
  Hint *hint = hints_keep(reader->hints, read, (const char *const *)values);
  hint->paragraphs =
      hints_value_is(reader->hints, "paragraphs", hint->values[0]);
  follow_items(reader, hint);
  return hint;
}

/* The name of a picture's file, which stands alone on its line. */
static void add_picture(Reader *reader, const Line *line, Slice name) {
  static const char *const NONE[] = {NULL};
  Hint picture = {.kind = HINT_PICTURE,
                  .line = line->number,
                  .column = 1,
                  .blanks = reader->blanks,
                  .words = name};
  reader_add_bare(reader, hints_keep(reader->hints, picture, NONE));
}

static void add_unknown(Reader *reader, const Mark *mark, const Line *line) {
  enum { LONGEST = 8 };
  if (!mark->word.length || slice_chars(mark->word) > LONGEST)
    return;
  HintUnknown unknown = {reader->hints->lines.lines->len, line->number,
                         reader_chars_before(line, mark->whole.text) + 1,
                         mark->word};
  g_array_append_val(reader->hints->unknown, unknown);
}

/* ── Line by line ────────────────────────────────────────────────────── */

/* What the open mark governs ends here; a mark over nothing says nothing. */
void reader_end_reach(Reader *reader) {
  const Hint *open = reader->open;
  reader->open = NULL;
  if (open && !reader->begun && !open->kept && !open->field &&
      open->kind != HINT_NOTICE && open->kind != HINT_MASTHEAD &&
      open->kind != HINT_BODY)
    diag_add(reader->diag, DIAG_MISPLACED_MARK, open->line, open->column,
             "【%s】 stands over nothing and was passed over", open->name);
}

static gboolean has_space(Slice text) {
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (g_unichar_isspace(g_utf8_get_char(p)))
      return TRUE;
  return FALSE;
}

static gboolean names_picture(Slice text) {
  return picture_name_ends(text) && !has_space(text);
}

/* A line of words; the mark above it may govern it. */
static void take_words(Reader *reader, const Line *line, Slice text) {
  HintLine said = {.over = {reader->open, reader->open && !reader->begun}};
  if (!reader->open)
    said = reader_say_of_record(reader);
  if (!reader->open && names_picture(text)) {
    add_picture(reader, line, text);
    said.allowed = 1u << LABEL_FURNITURE;
  }
  reader->begun = TRUE;
  reader_add_line(reader, line, text, said);
}

/* HINT with the words TEXT behind it on its line. */
void reader_take_headed(Reader *reader, const Line *line, Hint *hint,
                        Slice text) {
  Reach reach = REACHES[hint->kind];
  reader_end_reach(reader);
  reader->open = reach == REACH_BLOCK ? hint : NULL;
  reader->begun = TRUE;
  if (reach == REACH_VALUE) {
    hint->words = text;
    reader_add_bare(reader, hint);
  } else {
    reader_add_line(reader, line, text, (HintLine){.over = {hint, TRUE}});
  }
}

/* HINT on a line of its own. */
void reader_take_alone(Reader *reader, const Hint *hint) {
  gboolean governs = REACHES[hint->kind] >= REACH_LINE &&
                     (!hint->values[0] || hint->paragraphs);
  reader_end_reach(reader);
  reader->open = governs ? hint : NULL;
  reader->begun = FALSE;
  if (!governs || hint->kind == HINT_NOTICE || hint->kind == HINT_MASTHEAD)
    reader_add_bare(reader, hint);
}

/* TEXT of LINE; all of the line, with its indent, where no mark reaches. */
static Slice as_printed(const Reader *reader, const Line *line, Slice text) {
  gboolean whole = !reader->open && text.text == reader_line_text(line).text;
  return whole ? whole_line(line) : text;
}

/* The line LINE that begins with a bracket.  A mark that stands for itself may
 * have another behind it. */
static void take_marks(Reader *reader, const Line *line, Slice text) {
  Mark mark = mark_read(reader->hints->names, text);
  if (!reader->marked || !mark_is_valid(&mark)) {
    if (reader->marked && !mark.name)
      add_unknown(reader, &mark, line);
    take_words(reader, line, as_printed(reader, line, text));
    return;
  }
  Hint *hint = add_hint(reader, &mark, line);
  Slice behind = slice_trim(slice_from(text, mark.whole.length));
  if (hint->kept) {
    reader_take_headed(reader, line, hint, text);
  } else if (!behind.length) {
    reader_take_alone(reader, hint);
  } else if (REACHES[hint->kind] == REACH_NOTHING) {
    reader_take_alone(reader, hint);
    take_marks(reader, line, behind);
  } else {
    if (hint->kind == HINT_NOTICE)
      reader_add_bare(reader, hint);
    reader_take_headed(reader, line, hint, behind);
  }
}

static void take_blank(Reader *reader, const Line *line) {
  const Hint *open = reader->open;
  if (open && (reader->begun || REACHES[open->kind] != REACH_BLOCK))
    reader_end_reach(reader);
  reader_add_line(reader, line, whole_line(line), (HintLine){0});
  reader->blanks++;
}

static void take_printed(Reader *reader, const Line *line, Slice text) {
  if (g_utf8_get_char(text.text) == L'【')
    take_marks(reader, line, text);
  else if (names_picture(text))
    take_words(reader, line, text);
  else
    take_words(reader, line, as_printed(reader, line, text));
}

static void take_line(Reader *reader, const Line *line) {
  Slice text = reader_line_text(line);
  if (!text.length) {
    take_blank(reader, line);
    return;
  }
  if (!reader_take_field(reader, line))
    take_printed(reader, line, text);
  reader->blanks = 0;
}

Hints *hints_read(const Lines *lines, Diag *diag) {
  Hints *hints = hints_new(lines);
  Reader reader = {.hints = hints,
                   .diag = diag,
                   .lines = lines,
                   .marked = is_marked(hints->names, lines),
                   .records = fields_make_records(hints->names, lines)};
  for (; reader.at < lines->lines->len; reader.at++)
    take_line(&reader, &g_array_index(lines->lines, Line, reader.at));
  reader_end_reach(&reader);
  hints_report_obeyed(hints, diag);
  return hints;
}
