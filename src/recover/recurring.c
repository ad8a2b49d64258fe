/* Units in, which short lines have words that come again in the text near them.
 * A headline has them from the text below, a subheading or a caption from that
 * above too; a standing head has them from neither.
 *
 * Where a pair of characters stood last is kept in a table. */
#include "base/parallel.h"
#include "recover/units_private.h"

enum {
  LONGEST_MEASURED = 60, /* [characters] */
  LONGEST_HEAD = 40,     /* what is longer is text */
  NEAR = 600,            /* characters of text above or below */
  SLOT_BITS = 18
};

typedef struct {
  guint at;    /* characters of text read so far, from NEAR on */
  guint *last; /* of a slot, where its pair stood last; 0: nowhere */
} Text;

static void read_text(Text *text, Slice line) {
  const char *end = line.text + line.length;
  for (const char *p = line.text; p < end; p = g_utf8_next_char(p)) {
    gsize pair = pair_at(p, end);
    if (pair)
      text->last[pair_slot(pair, SLOT_BITS)] = text->at;
    text->at++;
  }
}

/* Of the pairs of LINE, those that stood in the text of late [%]. */
static guint share(const Text *text, Slice line) {
  guint all = 0, again = 0;
  const char *end = line.text + line.length;
  for (const char *p = line.text; p < end; p = g_utf8_next_char(p)) {
    gsize pair = pair_at(p, end);
    if (!pair)
      continue;
    all++;
    again += text->at - text->last[pair_slot(pair, SLOT_BITS)] <= NEAR;
  }
  return all ? again * 100 / all : 0;
}

static gboolean is_text(const Unit *unit) {
  return unit->stops || unit->full || unit->chars > LONGEST_HEAD;
}

/* What recurs from above (0) and from below (1), where the text is read from
 * its end. */
static void find_on_side(guint from, guint to, gpointer data) {
  Units *units = data;
  guint n = units->units->len;
  for (guint below = from; below < to; below++) {
    Text text = {NEAR + 1, g_new0(guint, 1 << SLOT_BITS)};
    for (guint i = 0; i < n; i++) {
      Unit *unit = unit_mutable(units, below ? n - 1 - i : i);
      if (unit->chars <= LONGEST_MEASURED)
        *(below ? &unit->recurs_below : &unit->recurs_above) =
            share(&text, unit->letters);
      if (is_text(unit))
        read_text(&text, unit->text);
    }
    g_free(text.last);
  }
}

void units_find_recurring(Units *units) {
  enum { SIDES = 2, LINES_TO_SHARE = 2000 /* fewer: not worth a thread */ };
  gboolean shared = units->units->len >= LINES_TO_SHARE;
  parallel_do(SIDES, shared ? 1 : SIDES, find_on_side, units);
}
