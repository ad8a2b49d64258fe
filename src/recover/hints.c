/* Lines in, the same lines without their typed marks out, and what the marks
 * say of them.
 *
 * Some names are printed by papers too (【图说】, 【公告】).  They count as
 * marks only in a text that has a mark no paper prints, or names a picture's
 * file: so a first pass looks for one. */
#include "recover/hints.h"

#include "recover/hint_text.h"
#include "recover/label.h"
#include "recover/pictures.h"
#include "recover/viterbi.h"

#include <string.h>

typedef enum { REACH_NOTHING, REACH_VALUE, REACH_LINE, REACH_BLOCK } Reach;

static const struct {
  Reach reach;
  guint first, rest;
} KINDS[HINTS] = {
#define HINT(id, key, reach, first, rest)                                      \
  [HINT_##id] = {REACH_##reach, first, rest},
#include "recover/hints.def"
#undef HINT
};

G_STATIC_ASSERT(LABELS <= 32);

/* What unmarked lines can be in an item whose end is marked. */
#define L(label) (1u << LABEL_##label)
static const guint INSIDE[HINTS] = {
    [HINT_ARTICLE] = L(FURNITURE) | L(RUBRIC) | L(DECK) | L(BYLINE) | L(BODY) |
                     L(MORE) | L(SIGNATURE) | L(SUBHEADING) | L(CAPTION) |
                     L(CREDIT) | L(JUMP) | L(CONTINUED) | L(EDITOR_NOTE),
    [HINT_PICTURE_ITEM] = L(FURNITURE) | L(CAPTION) | L(MORE) | L(CREDIT),
    [HINT_NOTICE] = L(FURNITURE) | L(NOTICE_HEAD) | L(NOTICE) | L(MORE) |
                    L(BYLINE) | L(SIGNATURE) | L(SUBHEADING)};
#undef L

/* A line that is left. */
typedef struct {
  const Hint *hint;
  gboolean first;
  guint moved;      /* characters of marks before it on its line */
  const Hint *item; /* that it stands in, if a mark began it */
  guint allowed;    /* labels it may have whatever governs it, 0: any */
} Over;

/* 【词】 at the head of a line that is no mark. */
typedef struct {
  guint source, line, column;
  Slice word;
} Unknown;

struct Hints {
  HintNames *names;
  Lines lines;
  GArray *over;    /* of Over, one a line */
  GPtrArray *all;  /* of Hint, owned */
  GPtrArray *bare; /* of Hint: those that stand for themselves, by line */
  GArray *places;  /* of guint: the line each of them stands before */
  GArray *unknown; /* of Unknown */
  GStringChunk *strings;
};

/* ── Looking for marks ───────────────────────────────────────────────── */

static Slice line_text(const Line *line) {
  return slice_trim((Slice){line->text, line->length});
}

static gboolean has_space(Slice text) {
  const char *end = text.text + text.length;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p))
    if (g_unichar_isspace(g_utf8_get_char(p)))
      return TRUE;
  return FALSE;
}

/* A mark of a page needs its colon, for 【版 2】 may be printed. */
static gboolean well_formed(const Mark *mark) {
  return mark->name->kind != HINT_PAGE || !mark->values.length ||
         g_strstr_len(mark->values.text, (gssize)mark->values.length, "：");
}

static gboolean is_sure(const Mark *mark, Slice text) {
  if (!mark->name || !well_formed(mark) || mark->name->kept)
    return FALSE;
  Slice behind = slice_trim(slice_from(text, mark->whole.length));
  return !mark->name->printed ||
         (mark->name->kind == HINT_PICTURE && picture_name_ends(behind));
}

/* TRUE if somebody marked the text. */
static gboolean is_marked(const HintNames *names, const Lines *lines) {
  for (guint i = 0; i < lines->lines->len; i++) {
    Slice text = line_text(&g_array_index(lines->lines, Line, i));
    Mark mark = mark_read(names, text);
    if (is_sure(&mark, text))
      return TRUE;
  }
  return FALSE;
}

/* ── Taking them out ─────────────────────────────────────────────────── */

typedef struct {
  Hints *hints;
  Diag *diag;
  gboolean marked;
  const Hint *open; /* governs the lines below, or NULL */
  gboolean begun;   /* it governs one already */
  Hint *item;       /* the mark of the item that is open, or NULL */
  guint blanks;
} Reader;

static void add_line(Reader *reader, const Line *line, Slice text, Over over) {
  Line left = *line;
  left.text = text.text;
  left.length = text.length;
  over.item = reader->item;
  over.moved = text.text == line->text
                   ? 0
                   : (guint)g_utf8_pointer_to_offset(line->text, text.text);
  g_array_append_val(reader->hints->lines.lines, left);
  g_array_append_val(reader->hints->over, over);
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

static void add_bare(Hints *hints, const Hint *hint) {
  guint place = hints->lines.lines->len;
  g_ptr_array_add(hints->bare, (gpointer)hint);
  g_array_append_val(hints->places, place);
}

static void set_values(Hints *hints, Hint *hint, const char *const *values) {
  for (guint i = 0; i < HINT_VALUES && values[i]; i++)
    hint->values[i] = g_string_chunk_insert(hints->strings, values[i]);
}

static Hint *add_hint(Reader *reader, const Mark *mark, const Line *line) {
  Hints *hints = reader->hints;
  Hint *hint = g_new0(Hint, 1);
  hint->kind = mark->name->kind;
  hint->name = mark->name->name;
  hint->kept = mark->name->kept;
  hint->exact = mark->exact;
  hint->line = line->number;
  hint->column =
      (guint)g_utf8_pointer_to_offset(line->text, mark->whole.text) + 1;
  hint->blanks = reader->blanks;
  g_auto(GStrv) values = mark_values(mark->values);
  set_values(hints, hint, (const char *const *)values);
  hint->paragraphs =
      hint->values[0] && hint_names_holds(hints->names, "values", "paragraphs",
                                          slice_of(hint->values[0]));
  g_ptr_array_add(hints->all, hint);
  follow_items(reader, hint);
  return hint;
}

static void note_unknown(Reader *reader, const Mark *mark, const Line *line) {
  enum { LONGEST = 8 };
  if (!mark->word.length || slice_chars(mark->word) > LONGEST)
    return;
  Unknown unknown = {
      reader->hints->lines.lines->len, line->number,
      (guint)g_utf8_pointer_to_offset(line->text, mark->whole.text) + 1,
      mark->word};
  g_array_append_val(reader->hints->unknown, unknown);
}

/* What the open mark governs ends here; a mark over nothing says nothing. */
static void end_reach(Reader *reader) {
  const Hint *open = reader->open;
  reader->open = NULL;
  if (open && !reader->begun && !open->kept && open->kind != HINT_NOTICE &&
      open->kind != HINT_MASTHEAD && open->kind != HINT_BODY)
    diag_add(reader->diag, DIAG_MISPLACED_MARK, open->line, open->column,
             "【%s】 stands over nothing and was passed over", open->name);
}

/* A line of words; the mark above it may govern it. */
static void take_words(Reader *reader, const Line *line, Slice text) {
  Over over = {.hint = reader->open, .first = reader->open && !reader->begun};
  if (!reader->open && picture_name_ends(text) && !has_space(text)) {
    Hint *hint = g_new0(Hint, 1);
    *hint = (Hint){.kind = HINT_PICTURE,
                   .line = line->number,
                   .column = 1,
                   .blanks = reader->blanks,
                   .words = text};
    g_ptr_array_add(reader->hints->all, hint);
    add_bare(reader->hints, hint);
    over.allowed = 1u << LABEL_FURNITURE;
  }
  reader->begun = TRUE;
  add_line(reader, line, text, over);
}

/* HINT with the words TEXT behind it on its line. */
static void take_headed(Reader *reader, const Line *line, Hint *hint,
                        Slice text) {
  Reach reach = KINDS[hint->kind].reach;
  end_reach(reader);
  reader->open = reach == REACH_BLOCK ? hint : NULL;
  reader->begun = TRUE;
  if (reach == REACH_VALUE) {
    hint->words = text;
    add_bare(reader->hints, hint);
  } else {
    add_line(reader, line, text, (Over){.hint = hint, .first = TRUE});
  }
}

/* HINT on a line of its own. */
static void take_alone(Reader *reader, const Hint *hint) {
  Reach reach = KINDS[hint->kind].reach;
  gboolean governs =
      reach >= REACH_LINE && (!hint->values[0] || hint->paragraphs);
  end_reach(reader);
  reader->open = governs ? hint : NULL;
  reader->begun = FALSE;
  if (!governs || hint->kind == HINT_NOTICE || hint->kind == HINT_MASTHEAD)
    add_bare(reader->hints, hint);
}

static gboolean counts(const Reader *reader, const Mark *mark) {
  return mark->name && reader->marked && well_formed(mark);
}

/* TEXT of LINE; all of the line, with its indent, where no mark reaches. */
static Slice as_printed(const Reader *reader, const Line *line, Slice text) {
  gboolean whole = !reader->open && text.text == line_text(line).text;
  return whole ? (Slice){line->text, line->length} : text;
}

/* The line LINE that begins with a bracket.  A mark that stands for itself may
 * have another behind it. */
static void take_marks(Reader *reader, const Line *line, Slice text) {
  Mark mark = mark_read(reader->hints->names, text);
  if (!counts(reader, &mark)) {
    if (reader->marked && !mark.name)
      note_unknown(reader, &mark, line);
    take_words(reader, line, as_printed(reader, line, text));
    return;
  }
  Hint *hint = add_hint(reader, &mark, line);
  Slice behind = slice_trim(slice_from(text, mark.whole.length));
  if (hint->kept) {
    take_headed(reader, line, hint, text);
  } else if (!behind.length) {
    take_alone(reader, hint);
  } else if (KINDS[hint->kind].reach == REACH_NOTHING) {
    take_alone(reader, hint);
    take_marks(reader, line, behind);
  } else {
    if (hint->kind == HINT_NOTICE)
      add_bare(reader->hints, hint);
    take_headed(reader, line, hint, behind);
  }
}

static void take_line(Reader *reader, const Line *line) {
  Slice text = line_text(line);
  if (!text.length) {
    if (reader->open &&
        (reader->begun || KINDS[reader->open->kind].reach != REACH_BLOCK))
      end_reach(reader);
    add_line(reader, line, (Slice){line->text, line->length}, (Over){0});
    reader->blanks++;
    return;
  }
  if (g_utf8_get_char(text.text) == L'【')
    take_marks(reader, line, text);
  else if (reader->open)
    take_words(reader, line, text);
  else
    take_words(reader, line,
               picture_name_ends(text) && !has_space(text)
                   ? text
                   : (Slice){line->text, line->length});
  reader->blanks = 0;
}

static void report_marks(const Hints *hints, Diag *diag) {
  guint typed = 0;
  const Hint *first = NULL;
  for (guint i = 0; i < hints->all->len; i++) {
    const Hint *hint = hints->all->pdata[i];
    if (!hint->name || hint->kept)
      continue;
    first = first ? first : hint;
    typed++;
  }
  if (first)
    diag_add(diag, DIAG_MARKS_OBEYED, first->line, first->column,
             "%u typed marks, 【%s】 the first, decide what their lines are; "
             "they are not printed",
             typed, first->name);
}

Hints *hints_read(const Lines *lines, Diag *diag) {
  Hints *hints = g_new0(Hints, 1);
  hints->names = hint_names_new();
  hints->lines = *lines;
  hints->lines.lines =
      g_array_sized_new(FALSE, FALSE, sizeof(Line), lines->lines->len);
  hints->over =
      g_array_sized_new(FALSE, FALSE, sizeof(Over), lines->lines->len);
  hints->all = g_ptr_array_new_with_free_func(g_free);
  hints->bare = g_ptr_array_new();
  hints->places = g_array_new(FALSE, FALSE, sizeof(guint));
  hints->unknown = g_array_new(FALSE, FALSE, sizeof(Unknown));
  hints->strings = g_string_chunk_new(1024);
  Reader reader = {
      .hints = hints, .diag = diag, .marked = is_marked(hints->names, lines)};
  for (guint i = 0; i < lines->lines->len; i++)
    take_line(&reader, &g_array_index(lines->lines, Line, i));
  end_reach(&reader);
  report_marks(hints, diag);
  return hints;
}

void hints_free(Hints *hints) {
  if (!hints)
    return;
  hint_names_free(hints->names);
  g_array_unref(hints->lines.lines);
  g_array_unref(hints->over);
  g_ptr_array_unref(hints->bare);
  g_ptr_array_unref(hints->all);
  g_array_unref(hints->places);
  g_array_unref(hints->unknown);
  g_string_chunk_free(hints->strings);
  g_free(hints);
}

/* ── Asking ──────────────────────────────────────────────────────────── */

const Lines *hints_lines(const Hints *hints) {
  return &hints->lines;
}

static guint line_at_number(const Hints *hints, guint number) {
  guint low = 0, high = hints->lines.lines->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index(hints->lines.lines, Line, middle).number < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void hints_add(Hints *hints, HintKind kind, guint number,
               const char *const *values) {
  Hint *hint = g_new0(Hint, 1);
  *hint = (Hint){.kind = kind, .line = number, .of_file = TRUE};
  set_values(hints, hint, values);
  guint at = 0, place = line_at_number(hints, number);
  while (at < hints->bare->len &&
         (((const Hint *)hints->bare->pdata[at])->line < number ||
          (((const Hint *)hints->bare->pdata[at])->line == number &&
           ((const Hint *)hints->bare->pdata[at])->of_file)))
    at++;
  g_ptr_array_add(hints->all, hint);
  g_ptr_array_insert(hints->bare, (gint)at, hint);
  g_array_insert_val(hints->places, at, place);
}

const Hint *hints_bare(const Hints *hints, guint nth, guint *place) {
  if (nth >= hints->bare->len)
    return NULL;
  *place = g_array_index(hints->places, guint, nth);
  return hints->bare->pdata[nth];
}

gboolean hints_tell_masthead(const Hints *hints) {
  for (guint i = 0; i < hints->bare->len; i++) {
    const Hint *hint = hints->bare->pdata[i];
    if (hint->kind == HINT_MASTHEAD && hint->exact)
      return TRUE;
  }
  return FALSE;
}

static const Over *over_at(const Hints *hints, guint source) {
  return &g_array_index(hints->over, Over, source);
}

HintOver hints_over(const Hints *hints, guint source) {
  const Over *over = over_at(hints, source);
  return (HintOver){over->hint, over->first};
}

void hints_place(const Hints *hints, Units *units) {
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    unit->column += over_at(hints, unit->source)->moved;
  }
}

guint hints_labels(const Hints *hints, guint source) {
  const Over *over = over_at(hints, source);
  if (over->allowed)
    return over->allowed;
  if (!over->hint)
    return over->item && over->item->closed ? INSIDE[over->item->kind] : 0;
  guint rest = KINDS[over->hint->kind].rest;
  return over->first ? KINDS[over->hint->kind].first : rest;
}

void hints_weigh(const Hints *hints, const Units *units, gint16 *scores) {
  for (guint i = 0; i < units->units->len; i++) {
    guint allowed = hints_labels(hints, unit_at(units, i)->source);
    for (guint label = 0; allowed && label < LABELS; label++)
      if (!(allowed >> label & 1))
        scores[(gsize)i * LABELS + label] = SCORE_NEVER;
  }
}

gboolean hints_value_is(const Hints *hints, const char *key, const char *word) {
  return word && hint_names_holds(hints->names, "values", key, slice_of(word));
}

/* ── Marks that are none ─────────────────────────────────────────────── */

/* What may well begin with a bracketed word. */
static gboolean explains_brackets(Label label, const Unit *unit,
                                  const Lexicon *lexicon) {
  static const guint PLAIN = 1u << LABEL_BODY | 1u << LABEL_MORE |
                             1u << LABEL_DECK | 1u << LABEL_NOTICE |
                             1u << LABEL_CAPTION;
  return !(PLAIN >> label & 1) ||
         lexicon_match(lexicon, lexicon_form(lexicon, "dateline"), unit->text,
                       NULL, NULL);
}

void hints_report_unknown(const Hints *hints, const Units *units,
                          const guint8 *labels, const Lexicon *lexicon,
                          Diag *diag) {
  guint unit = 0;
  for (guint i = 0; i < hints->unknown->len; i++) {
    const Unknown *unknown = &g_array_index(hints->unknown, Unknown, i);
    while (unit < units->units->len &&
           unit_at(units, unit)->source < unknown->source)
      unit++;
    g_autofree char *word = slice_dup(unknown->word);
    const char *near = hint_names_near(hints->names, unknown->word);
    if (near && labels[unit] != LABEL_RUBRIC)
      diag_add(
          diag, DIAG_UNKNOWN_MARK, unknown->line, unknown->column,
          "【%s】 is no mark; it is kept as words of the paper.  Was 【%s】 "
          "meant?",
          word, near);
    else if (!explains_brackets(labels[unit], unit_at(units, unit), lexicon))
      diag_add(diag, DIAG_UNKNOWN_MARK, unknown->line, unknown->column,
               "【%s】 is no mark; it is kept as words of the paper", word);
  }
}

/* ── Marked words ────────────────────────────────────────────────────── */

static void span_clear(gpointer data) {
  g_free(((Span *)data)->role);
  g_free(((Span *)data)->text);
}

/* The colon behind the role, or behind the name if there is no role. */
static gboolean read_span(const Hints *hints, Slice word, Span *span) {
  const char *colon = g_strstr_len(word.text, (gssize)word.length, "：");
  if (!colon)
    return FALSE;
  Slice head = slice_before(word, (gsize)(colon - word.text));
  const char *space = memchr(head.text, ' ', head.length);
  Slice name = space ? slice_before(head, (gsize)(space - head.text)) : head;
  if (!space && hint_names_holds(hints->names, "spans", "dateline", name))
    span->kind = SPAN_DATELINE;
  else if (hint_names_holds(hints->names, "spans", "person", name))
    span->kind = SPAN_PERSON;
  else
    return FALSE;
  span->role =
      space ? hint_unescape(slice_from(head, (gsize)(space + 1 - head.text)))
            : NULL;
  span->text = hint_unescape(
      slice_from(word, (gsize)(g_utf8_next_char(colon) - word.text)));
  return TRUE;
}

static void add_words(GArray *spans, const char *from, const char *to) {
  Span span = {SPAN_TEXT, NULL,
               hint_unescape((Slice){from, (gsize)(to - from)})};
  if (to > from)
    g_array_append_val(spans, span);
  else
    g_free(span.text);
}

GArray *hints_spans(const Hints *hints, Slice text) {
  GArray *spans = g_array_new(FALSE, FALSE, sizeof(Span));
  g_array_set_clear_func(spans, span_clear);
  const char *end = text.text + text.length, *plain = text.text;
  for (const char *p = plain; p < end;) {
    Span span = {0};
    Mark mark = {0};
    if (*p == '\\' && p + 1 < end)
      p++;
    else
      mark = mark_read(hints->names, (Slice){p, (gsize)(end - p)});
    if (mark.word.length && read_span(hints, mark.word, &span)) {
      add_words(spans, plain, p);
      g_array_append_val(spans, span);
      plain = p = mark.word.text + mark.word.length + strlen("】");
    } else {
      p = g_utf8_next_char(p);
    }
  }
  add_words(spans, plain, end);
  return spans;
}
