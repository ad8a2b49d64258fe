/* The marks of a text, and what they say of its lines.  hints_read.c finds
 * them; here they are kept, and asked. */
#include "recover/hints_private.h"

#include "recover/label.h"
#include "recover/viterbi.h"

G_STATIC_ASSERT(LABELS <= 32);
G_STATIC_ASSERT(HINTS <= 64);

/* What the lines that a mark governs can be. */
static const struct {
  guint first, rest;
} GOVERNED[HINTS] = {
#define HINT(id, key, reach, first, rest) [HINT_##id] = {first, rest},
#include "recover/hints.def"
#undef HINT
};

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

/* ── Keeping ─────────────────────────────────────────────────────────── */

Hints *hints_new(const Lines *lines) {
  guint n = lines->lines->len;
  Hints *hints = g_new0(Hints, 1);
  hints->names = hint_names_new();
  hints->lines = *lines;
  hints->lines.lines = g_array_sized_new(FALSE, FALSE, sizeof(Line), n);
  hints->said = g_array_sized_new(FALSE, FALSE, sizeof(HintLine), n);
  hints->all = g_ptr_array_new_with_free_func(g_free);
  hints->bare = g_array_new(FALSE, FALSE, sizeof(HintBare));
  hints->unknown = g_array_new(FALSE, FALSE, sizeof(HintUnknown));
  hints->strings = g_string_chunk_new(1024);
  return hints;
}

void hints_free(Hints *hints) {
  if (!hints)
    return;
  hint_names_free(hints->names);
  g_array_unref(hints->lines.lines);
  g_array_unref(hints->said);
  g_ptr_array_unref(hints->all);
  g_array_unref(hints->bare);
  g_array_unref(hints->unknown);
  g_string_chunk_free(hints->strings);
  g_free(hints);
}

Hint *hints_keep(Hints *hints, Hint hint, const char *const *values) {
  Hint *kept = g_new(Hint, 1);
  *kept = hint;
  for (guint i = 0; i < HINT_VALUES && values[i]; i++)
    kept->values[i] = g_string_chunk_insert(hints->strings, values[i]);
  hints->kinds |= G_GUINT64_CONSTANT(1) << hint.kind;
  g_ptr_array_add(hints->all, kept);
  return kept;
}

/* The first line that is left of those from NUMBER on. */
static guint line_from(const Hints *hints, guint number) {
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

static const HintBare *bare_at(const Hints *hints, guint nth) {
  return &g_array_index(hints->bare, HintBare, nth);
}

/* Where a file's name comes among the bare marks: before those typed in the
 * line NUMBER, behind what the name has said already. */
static guint bare_from(const Hints *hints, guint number) {
  guint at = 0;
  for (; at < hints->bare->len; at++) {
    const Hint *hint = bare_at(hints, at)->hint;
    if (hint->line > number || (hint->line == number && !hint->of_file))
      break;
  }
  return at;
}

void hints_add(Hints *hints, HintKind kind, guint number,
               const char *const *values) {
  Hint hint = {.kind = kind, .line = number, .of_file = TRUE};
  HintBare bare = {hints_keep(hints, hint, values), line_from(hints, number)};
  g_array_insert_val(hints->bare, bare_from(hints, number), bare);
}

/* ── Asking ──────────────────────────────────────────────────────────── */

const Lines *hints_lines(const Hints *hints) {
  return &hints->lines;
}

const Hint *hints_bare(const Hints *hints, guint nth, guint *place) {
  if (nth >= hints->bare->len)
    return NULL;
  *place = bare_at(hints, nth)->place;
  return bare_at(hints, nth)->hint;
}

gboolean hints_bare_between(const Hints *hints, guint from, guint to) {
  guint low = 0, high = hints->bare->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (bare_at(hints, middle)->place <= from)
      low = middle + 1;
    else
      high = middle;
  }
  return low < hints->bare->len && bare_at(hints, low)->place <= to;
}

gboolean hint_decides(const Hint *hint) {
  gboolean text = hint->kind == HINT_BODY || hint->kind == HINT_EDITOR_NOTE;
  return !hint->kept && hint->kind != HINT_NOTICE &&
         !(text && !hint->exact && !hint->paragraphs);
}

gboolean hints_tell_masthead(const Hints *hints) {
  for (guint i = 0; i < hints->bare->len; i++) {
    const Hint *hint = bare_at(hints, i)->hint;
    if (hint->kind == HINT_MASTHEAD && hint->exact)
      return TRUE;
  }
  return FALSE;
}

gboolean hints_tell(const Hints *hints, HintKind kind) {
  return hints->kinds >> kind & 1;
}

static const HintLine *said_of(const Hints *hints, guint source) {
  return &g_array_index(hints->said, HintLine, source);
}

HintOver hints_over(const Hints *hints, guint source) {
  return said_of(hints, source)->over;
}

void hints_place(const Hints *hints, Units *units) {
  for (guint i = 0; i < units->units->len; i++) {
    Unit *unit = &g_array_index(units->units, Unit, i);
    unit->column += said_of(hints, unit->source)->moved;
  }
}

/* The labels that HINT leaves a line it governs.  A database gives bylines in
 * the head. */
static guint labels_under(const Hint *hint, gboolean first) {
  guint labels = first ? GOVERNED[hint->kind].first : GOVERNED[hint->kind].rest;
  return hint->field ? labels & ~(1u << LABEL_SIGNATURE) : labels;
}

/* The labels that a line may have, as bits; 0: any. */
static guint labels_allowed(const HintLine *line) {
  const Hint *hint = line->over.hint, *item = line->item;
  if (line->allowed)
    return line->allowed;
  if (hint)
    return labels_under(hint, line->over.first);
  return item && item->closed ? INSIDE[item->kind] : 0;
}

void hints_weigh(const Hints *hints, const Units *units, gint16 *scores) {
  for (guint i = 0; i < units->units->len; i++) {
    guint allowed = labels_allowed(said_of(hints, unit_at(units, i)->source));
    for (guint label = 0; allowed && label < LABELS; label++)
      if (!(allowed >> label & 1))
        scores[(gsize)i * LABELS + label] = SCORE_NEVER;
  }
}

gboolean hints_value_is(const Hints *hints, const char *key, const char *word) {
  return word && hint_names_holds(hints->names, "values", key, slice_of(word));
}
