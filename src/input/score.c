/* A text goes in, a score comes out: the mean of what its characters are
 * worth.  Decoded in a wrong encoding, Chinese text still gives ideographs,
 * but rare ones, among private-use characters, letters of far scripts and
 * half-width kana.  The thousand commonest make up nine tenths of any
 * newspaper, so whether a character is one of them tells most; sixty bytes
 * suffice.  ASCII counts little: it is the same in all of the encodings. */
#include "input/score.h"

#include "base/asset.h"

#include <string.h>

typedef enum {
  CLASS_FOREIGN, /* other scripts, symbols, private use, half-width kana */
  CLASS_CONTROL,
  CLASS_ASCII,
  CLASS_COMMON,
  CLASS_IDEOGRAPH,
  CLASS_PUNCTUATION,
  CLASSES
} CharClass;

/* What a character is worth, out of its weight in the mean. */
static const struct {
  int worth, weight;
} WORTH[CLASSES] = {
    [CLASS_FOREIGN] = {-10, 10}, [CLASS_CONTROL] = {-20, 10},
    [CLASS_ASCII] = {1, 1},      [CLASS_COMMON] = {10, 10},
    [CLASS_IDEOGRAPH] = {2, 10}, [CLASS_PUNCTUATION] = {8, 10},
};
enum { BAD_WORTH = -40, BAD_WEIGHT = 10 };

static const struct {
  gunichar first, last;
  CharClass class;
} RANGES[] = {
    {0x0000, 0x0008, CLASS_CONTROL},     {0x0009, 0x000D, CLASS_ASCII},
    {0x000E, 0x001F, CLASS_CONTROL},     {0x0020, 0x007E, CLASS_ASCII},
    {0x007F, 0x009F, CLASS_CONTROL},     {0x00B7, 0x00B7, CLASS_PUNCTUATION},
    {0x2010, 0x2027, CLASS_PUNCTUATION}, {0x2460, 0x2473, CLASS_PUNCTUATION},
    {0x25A0, 0x25CF, CLASS_PUNCTUATION}, {0x3000, 0x301F, CLASS_PUNCTUATION},
    {0x4E00, 0x9FA5, CLASS_IDEOGRAPH},   {0xFF01, 0xFF5E, CLASS_PUNCTUATION},
};

enum { TABLE_SIZE = 0x10000 };

struct ScoreTable {
  guint8 classes[TABLE_SIZE]; /* CharClass by code point */
};

static void add_common(ScoreTable *table, const char *asset) {
  g_autoptr(GBytes) bytes = asset_get(asset);
  g_assert(bytes);
  const char *list = g_bytes_get_data(bytes, NULL);
  for (const char *p = list; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c >= 0x4E00 && c < TABLE_SIZE)
      table->classes[c] = CLASS_COMMON;
  }
}

ScoreTable *score_table_new(void) {
  ScoreTable *table = g_new0(ScoreTable, 1);
  for (guint i = 0; i < G_N_ELEMENTS(RANGES); i++)
    memset(table->classes + RANGES[i].first, RANGES[i].class,
           RANGES[i].last - RANGES[i].first + 1);
  add_common(table, "input/common-hans.txt");
  add_common(table, "input/common-hant.txt");
  return table;
}

void score_table_free(ScoreTable *table) {
  g_free(table);
}

int score_text(const ScoreTable *table, const GString *text, gsize n_bad) {
  gsize counts[CLASSES] = {0};
  const char *end = text->str + text->len;
  for (const char *p = text->str; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    counts[c < TABLE_SIZE ? table->classes[c] : CLASS_FOREIGN]++;
  }
  gint64 worth = BAD_WORTH * (gint64)n_bad;
  gint64 weight = BAD_WEIGHT * (gint64)n_bad;
  for (guint i = 0; i < CLASSES; i++) {
    worth += WORTH[i].worth * (gint64)counts[i];
    weight += WORTH[i].weight * (gint64)counts[i];
  }
  return weight ? (int)(worth * 100 / weight) : 0;
}
