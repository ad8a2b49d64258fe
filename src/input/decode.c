/* Bytes go in, UTF-8 and the name of its encoding come out.  GLib's iconv does
 * the conversion; one pass over the bytes serves both uses: strict decoding
 * stops at the first bad sequence, guessing counts the bad ones and goes on. */
#include "input/decode.h"

#include "input/score.h"

#include <errno.h>
#include <string.h>

typedef struct {
  const char *name;    /* as printed */
  const char *mark;    /* byte order mark, "" if none */
  gsize unit;          /* [bytes] a bad sequence is skipped by */
  const char *aliases; /* each between bars, without - and _ */
} Codec;

/* GB18030 holds GBK and GB2312, Big5-HKSCS holds Big5: a text said to be in the
 * smaller set is read in the larger, as its writer's program did. */
static const Codec CODECS[] = {
    {"UTF-8", "\xEF\xBB\xBF", 1, "|utf8|"},
    {"UTF-16LE", "\xFF\xFE", 2, "|utf16le|"},
    {"UTF-16BE", "\xFE\xFF", 2, "|utf16be|"},
    {"GB18030", "\x84\x31\x95\x33", 1,
     "|gb18030|gbk|gb2312|cp936|936|euccn|gb|xgbk|windows936|"},
    {"Big5-HKSCS", "", 1, "|big5hkscs|big5|cp950|950|cnbig5|windows950|"},
};

static const Codec *codec_marked(const char *data, gsize size) {
  for (guint i = 0; i < G_N_ELEMENTS(CODECS); i++) {
    gsize length = strlen(CODECS[i].mark);
    if (length && size >= length && !memcmp(data, CODECS[i].mark, length))
      return &CODECS[i];
  }
  return NULL;
}

const char *decode_marked(const char *data, gsize size) {
  const Codec *codec = codec_marked(data, size);
  return codec ? codec->name : NULL;
}

static const Codec *codec_named(const char *name) {
  GString *key = g_string_new("|");
  for (const char *p = name; *p; p++)
    if (g_ascii_isalnum(*p))
      g_string_append_c(key, g_ascii_tolower(*p));
  g_string_append_c(key, '|');
  const Codec *codec = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(CODECS) && !codec; i++)
    if (strstr(CODECS[i].aliases, key->str))
      codec = &CODECS[i];
  g_string_free(key, TRUE);
  return codec;
}

/* ── Converting ──────────────────────────────────────────────────────── */

/* A conversion under way: what is left of the input, what came out. */
typedef struct {
  GIConv iconv;
  const char *data;
  gsize size;  /* [bytes] of data */
  gsize place; /* [bytes] of data read */
  GString *text;
  gsize n_bad;
  gboolean truncated; /* the run ended within a character */
} Conversion;

enum { OUTPUT_STEP = 1 << 16, BAD_ENOUGH = 1000 };

/* Converts up to the next bad sequence; TRUE if the end was reached. */
static gboolean convert_run(Conversion *c) {
  char buffer[OUTPUT_STEP];
  gboolean flushing = FALSE;
  for (;;) {
    char *in = (char *)c->data + c->place, *out = buffer;
    gsize in_left = c->size - c->place, out_left = sizeof buffer;
    gsize result = g_iconv(c->iconv, flushing ? NULL : &in,
                           flushing ? NULL : &in_left, &out, &out_left);
    gboolean failed = result == (gsize)-1;
    int fault = failed ? errno : 0;
    g_string_append_len(c->text, buffer, out - buffer);
    c->place = c->size - in_left;
    c->truncated = fault == EINVAL;
    if (failed && fault != E2BIG)
      return FALSE;
    if (flushing && !failed)
      return TRUE;
    flushing = !failed;
  }
}

/* Noise: so many bad sequences that it is not worth going on. */
static gboolean is_hopeless(const Conversion *c) {
  return c->n_bad > BAD_ENOUGH && c->n_bad * 8 > c->place;
}

/* Converts all of DATA, leaving bad sequences out. */
static void convert_leniently(Conversion *c, gsize unit) {
  while (!convert_run(c) && !is_hopeless(c)) {
    c->n_bad++;
    c->place = MIN(c->place + unit, c->size);
    g_iconv(c->iconv, NULL, NULL, NULL, NULL); /* its state from the start */
  }
}

/* FALSE if iconv does not know the encoding NAME. */
static gboolean conversion_start(Conversion *c, const char *data, gsize size,
                                 const char *name) {
  *c = (Conversion){.data = data, .size = size};
  c->iconv = g_iconv_open("UTF-8", name);
  if (c->iconv == (GIConv)-1)
    return FALSE;
  c->text = g_string_sized_new(size + size / 2);
  return TRUE;
}

static void conversion_end(Conversion *c) {
  if (c->text)
    g_string_free(c->text, TRUE);
  if (c->iconv)
    g_iconv_close(c->iconv);
}

/* ── Decoding ────────────────────────────────────────────────────────── */

/* The number of the line that comes after TEXT. */
static guint line_after(const GString *text) {
  guint line = 1;
  for (gsize i = 0; i < text->len; i++)
    line += text->str[i] == '\n' ||
            (text->str[i] == '\r' && text->str[i + 1] != '\n');
  return line;
}

static void report_bad(const Conversion *c, const char *name, Diag *diag) {
  diag_add(diag, DIAG_BAD_ENCODING, line_after(c->text), 0,
           "not valid %s: %s byte offset %" G_GSIZE_FORMAT
           "; repair the file, or name the encoding it is in",
           name,
           c->truncated ? "the text ends within the character at"
                        : "no character at",
           c->place);
}

static gboolean convert_strictly(Conversion *c, const char *name,
                                 Decoded *result, Diag *diag) {
  gboolean done = convert_run(c);
  if (done)
    *result = (Decoded){name, g_steal_pointer(&c->text)};
  else
    report_bad(c, name, diag);
  return done;
}

gboolean decode_as(const char *data, gsize size, const char *encoding,
                   Decoded *result, Diag *diag) {
  const Codec *codec = codec_named(encoding);
  const char *name = codec ? codec->name : g_intern_string(encoding);
  /* iconv takes "" for the locale's, and options behind a slash. */
  gboolean sane = g_ascii_isalnum(*encoding) && !strchr(encoding, '/');
  Conversion c;
  if (!sane || !conversion_start(&c, data, size, name)) {
    diag_add(diag, DIAG_UNKNOWN_ENCODING, 0, 0,
             "'%s' is no encoding known here; use utf-8, utf-16, gb18030 or "
             "big5",
             encoding);
    return FALSE;
  }
  if (codec && codec == codec_marked(data, size))
    c.place = strlen(codec->mark);
  gboolean done = convert_strictly(&c, name, result, diag);
  conversion_end(&c);
  return done;
}

/* ── Guessing ────────────────────────────────────────────────────────── */

typedef struct {
  const Codec *codec;
  Conversion conversion;
  int score;
} Candidate;

static void candidate_try(Candidate *candidate, const Codec *codec,
                          const char *data, gsize size,
                          const ScoreTable *table) {
  Conversion *c = &candidate->conversion;
  candidate->codec = codec;
  if (!conversion_start(c, data, size, codec->name))
    g_error("iconv does not know %s", codec->name);
  convert_leniently(c, codec->unit);
  candidate->score =
      score_text(table, c->text, c->n_bad + is_hopeless(c) * size);
}

/* The better of two first, the older one if they are equal. */
static void rank(Candidate *best, Candidate *second, Candidate *tried) {
  if (!best->codec || tried->score > best->score) {
    conversion_end(&second->conversion);
    *second = *best;
    *best = *tried;
  } else if (!second->codec || tried->score > second->score) {
    conversion_end(&second->conversion);
    *second = *tried;
  } else {
    conversion_end(&tried->conversion);
  }
}

static gboolean accept(Candidate *best, const Candidate *second,
                       Decoded *result, Diag *diag) {
  const Conversion *c = &best->conversion;
  if (best->score < 0) {
    diag_add(diag, DIAG_NOT_TEXT, 0, 0,
             "not a text: in no encoding do its bytes give Chinese characters; "
             "name the encoding with --encoding if it is one");
    return FALSE;
  }
  if (c->n_bad)
    return decode_as(c->data, c->size, best->codec->name, result, diag);
  *result =
      (Decoded){best->codec->name, g_steal_pointer(&best->conversion.text)};
  diag_add(diag, DIAG_ENCODING_GUESSED, 0, 0,
           "read as %s, a guess: so read its characters are common to %d in "
           "100, as %s to %d; name another with --encoding if they are wrong",
           best->codec->name, best->score, second->codec->name,
           MAX(second->score, 0));
  return TRUE;
}

static gboolean guess(const char *data, gsize size, Decoded *result,
                      Diag *diag) {
  g_autoptr(ScoreTable) table = score_table_new();
  Candidate best = {0}, second = {0};
  for (guint i = 0; i < G_N_ELEMENTS(CODECS); i++) {
    Candidate tried;
    candidate_try(&tried, &CODECS[i], data, size, table);
    rank(&best, &second, &tried);
  }
  gboolean done = accept(&best, &second, result, diag);
  conversion_end(&best.conversion);
  conversion_end(&second.conversion);
  return done;
}

static gboolean decode_utf8(const char *data, gsize size, Decoded *result) {
  if (size && memchr(data, 0, size))
    return FALSE;
  Conversion c;
  conversion_start(&c, data, size, CODECS[0].name);
  gboolean valid = convert_run(&c);
  if (valid)
    *result = (Decoded){CODECS[0].name, g_steal_pointer(&c.text)};
  conversion_end(&c);
  return valid;
}

gboolean decode_unknown(const char *data, gsize size, Decoded *result,
                        Diag *diag) {
  const char *marked = decode_marked(data, size);
  if (marked)
    return decode_as(data, size, marked, result, diag);
  return decode_utf8(data, size, result) || guess(data, size, result, diag);
}
