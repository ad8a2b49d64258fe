/* A set of pairs is a table of stamps: a pair is in it if its place has the
 * stamp of now.  So a set is emptied by a new stamp, a million times a text. */
#include "recover/pairs.h"

enum { PLACES = 1 << 16 };

struct PairSet {
  guint32 now;
  guint size;
  guint32 stamps[PLACES];
};

PairSet *pair_set_new(void) {
  PairSet *set = g_new0(PairSet, 1);
  set->now = 1;
  return set;
}

void pair_set_free(PairSet *set) {
  g_free(set);
}

void pair_set_clear(PairSet *set) {
  set->now++;
  set->size = 0;
}

guint pair_set_size(const PairSet *set) {
  return set->size;
}

static guint place_of(gunichar a, gunichar b) {
  return (a * 40503u ^ b * 30011u) % PLACES;
}

guint pair_set_add(PairSet *set, Slice text, const PairSet *other) {
  const char *end = text.text + text.length;
  gunichar before = 0;
  guint shared = 0;
  for (const char *p = text.text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    gboolean pair = is_han(before) && is_han(c);
    guint place = place_of(before, c);
    before = c;
    if (!pair || set->stamps[place] == set->now)
      continue;
    set->stamps[place] = set->now;
    set->size++;
    shared += other && other->stamps[place] == other->now;
  }
  return shared;
}
