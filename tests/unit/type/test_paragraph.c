/* Paragraphs set in the real fonts: where the glyphs stand. */
#include "type/paragraph.h"

#include <math.h>
#include <string.h>

enum { SIZE = 10 };
static const double NEAR = 0.01 * SIZE; /* a hundredth of an em */

static const char TEXT[] =
    "本报讯 6月7日，全市“惠民桥”工程在云河镇开工。项目总投资3.2亿元，"
    "建成后可缩短通行时间40%以上（含引桥）。市长李明说：“要把这座桥建成"
    "群众的‘连心桥’。”——这是今年第5个开工的项目，还有GDP、5G和"
    "Windows……群众盼望已久！";

typedef struct {
  Fonts *fonts;
  Display *display;
  Diag *diag;
} Fixture;

static void open_fixture(Fixture *f, gconstpointer language) {
  f->diag = diag_new("test");
  f->fonts = fonts_open(language, f->diag);
  g_assert_nonnull(f->fonts);
  f->display = display_new("t", language);
}

static void close_fixture(Fixture *f, gconstpointer language) {
  (void)language;
  fonts_free(f->fonts);
  display_free(f->display);
  diag_free(f->diag);
}

static GPtrArray *set_in(Fixture *f, const char *typeface, const char *text,
                         double measure, double indent, Alignment alignment) {
  TextSpan span = {strlen(text), fonts_typeface(f->fonts, typeface), SIZE};
  Paragraph paragraph = {.text = text,
                         .spans = &span,
                         .n_spans = 1,
                         .measure = measure * SIZE,
                         .indent = indent * SIZE,
                         .alignment = alignment,
                         .level = LEVEL_GB,
                         .line = 7};
  return paragraph_set(f->fonts, &paragraph, f->display, f->diag);
}

static GPtrArray *set(Fixture *f, const char *text, double measure,
                      double indent, Alignment alignment) {
  return set_in(f, "song", text, measure, indent, alignment);
}

static const SetLine *line_at(GPtrArray *lines, guint i) {
  return g_ptr_array_index(lines, i);
}

static char *line_text(const SetLine *line) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < line->runs->len; i++)
    g_string_append(text, g_array_index(line->runs, DisplayRun, i).text);
  return g_string_free(text, FALSE);
}

/* Glyph N of the first line's first run. */
static guint32 glyph_at(GPtrArray *lines, guint n) {
  const DisplayRun *run =
      &g_array_index(line_at(lines, 0)->runs, DisplayRun, 0);
  g_assert_cmpuint(n, <, run->n_glyphs);
  return run->glyphs[n].glyph;
}

/* Where glyph N of the line's first run stands [em]. */
static double pen(const SetLine *line, guint n) {
  const DisplayRun *run = &g_array_index(line->runs, DisplayRun, 0);
  g_assert_cmpuint(n, <, run->n_glyphs);
  return (run->x + run->glyphs[n].x) / SIZE;
}

/* Every byte of the text stands in the runs once and in order, and the glyphs'
 * lengths add up to it. */
static void assert_text_kept(GPtrArray *lines, const char *text) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++)
    for (guint k = 0; k < line_at(lines, i)->runs->len; k++) {
      const DisplayRun *run =
          &g_array_index(line_at(lines, i)->runs, DisplayRun, k);
      gsize length = 0;
      for (guint g = 0; g < run->n_glyphs; g++)
        length += run->glyphs[g].length;
      g_assert_cmpuint(length, ==, strlen(run->text));
      g_string_append(all, run->text);
    }
  g_assert_cmpstr(all->str, ==, text);
}

static void assert_edges(GPtrArray *lines, double measure) {
  for (guint i = 0; i + 1 < lines->len; i++) {
    const SetLine *line = line_at(lines, i);
    g_assert_cmpfloat_with_epsilon(line->x + line->width, measure * SIZE, NEAR);
  }
}

static void assert_prohibitions(GPtrArray *lines) {
  for (guint i = 0; i < lines->len; i++) {
    g_autofree char *text = line_text(line_at(lines, i));
    gunichar first = g_utf8_get_char(text);
    gunichar last = g_utf8_get_char(g_utf8_prev_char(text + strlen(text)));
    g_assert_null(g_utf8_strchr("，。、；：？！”’）》·%", -1, first));
    g_assert_null(g_utf8_strchr("“‘（《", -1, last));
  }
}

/* At every width from a newspaper's narrowest column on. */
static void test_text(Fixture *f, gconstpointer data) {
  (void)data;
  for (double measure = 11; measure <= 40; measure++) {
    g_autoptr(GPtrArray) lines = set(f, TEXT, measure, 2, ALIGN_JUSTIFY);
    assert_text_kept(lines, TEXT);
    assert_edges(lines, measure);
    assert_prohibitions(lines);
    g_assert_cmpfloat_with_epsilon(line_at(lines, 0)->x, 2 * SIZE, 1e-6);
  }
  g_assert_false(diag_has(f->diag, SEVERITY_WARNING));
}

/* One token at each place of the line: it is never parted. */
static void test_phases(Fixture *f, gconstpointer data) {
  (void)data;
  static const char *const tokens[] = {"GDP", "80%", "2021", "——",
                                       "……",  "3.2", "5℃"};
  for (guint t = 0; t < G_N_ELEMENTS(tokens); t++)
    for (guint phase = 1; phase < 26; phase++) {
      g_autoptr(GString) text = g_string_new(NULL);
      for (guint i = 0; i < 40; i++)
        g_string_append(text, i == phase ? tokens[t] : "国");
      g_autoptr(GPtrArray) lines = set(f, text->str, 12, 0, ALIGN_JUSTIFY);
      guint whole = 0;
      for (guint i = 0; i < lines->len; i++) {
        g_autofree char *line = line_text(line_at(lines, i));
        whole += strstr(line, tokens[t]) != NULL;
      }
      g_assert_cmpuint(whole, ==, 1);
    }
}

typedef struct {
  const char *name, *text;
  double pens[6]; /* of the first glyphs [em] */
  guint n;
} Pens;

/* Computed by hand from typesetting rules 6, 7, 9 to 12, 14, 20, 41, 42. */
static const Pens PENS[] = {
    {"Han set solid", "中国人民", {0, 1, 2, 3}, 4},
    {"a lone mark is one em", "中，国", {0, 1, 2}, 3},
    {"a stop and a closing quote", "中。”国", {0, 1, 1.5, 2.5}, 4},
    {"a colon and an opening quote", "中：“国", {0, 1, 1.5, 2.5}, 4},
    {"two opening brackets", "中（“国", {0, 1, 1.5, 2.5}, 4},
    {"an opener at the line's start", "“中", {-0.5, 0.5}, 2},
    {"a dash is one stroke of two", "中——国", {0, 1, 3}, 3},
    {"an ellipsis is two of one", "中……国", {0, 1, 2, 3}, 4},
    {"two of ？！ are one em", "中？！国", {0, 1, 1.5, 2}, 4},
    {"three are two", "中？？！国", {0, 1, 1.5, 2, 3}, 5},
    {"a pair before a quote", "？！”国", {0, 0.5, 1, 2}, 4},
    {"a gap to Western", "中A", {0, 1.25}, 2},
    {"a typed space is that gap", "中 A", {0, 1, 1.25}, 3},
    {"no gap beside a bracket", "中(A)", {0, 1}, 2},
};

static void test_pens(Fixture *f, gconstpointer data) {
  (void)data;
  for (guint i = 0; i < G_N_ELEMENTS(PENS); i++) {
    g_test_message("%s", PENS[i].name);
    g_autoptr(GPtrArray) lines = set(f, PENS[i].text, 20, 0, ALIGN_JUSTIFY);
    for (guint k = 0; k < PENS[i].n; k++)
      g_assert_cmpfloat_with_epsilon(pen(line_at(lines, 0), k), PENS[i].pens[k],
                                     0.001);
  }
}

/* In Taiwan and Hong Kong stops stand in the middle; pairs lose half an em
 * there too: 」。 and 。「 are an em and a half. */
static void test_centred_pairs(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) closing = set(f, "中」。國", 20, 0, ALIGN_JUSTIFY);
  static const double closing_pens[] = {0, 1, 1.5, 2.5};
  g_autoptr(GPtrArray) opening = set(f, "中。「國", 20, 0, ALIGN_JUSTIFY);
  static const double opening_pens[] = {0, 1, 1.5, 2.5};
  for (guint i = 0; i < 4; i++) {
    g_assert_cmpfloat_with_epsilon(pen(line_at(closing, 0), i), closing_pens[i],
                                   0.001);
    g_assert_cmpfloat_with_epsilon(pen(line_at(opening, 0), i), opening_pens[i],
                                   0.001);
  }
}

/* What may begin or end a line is the level's (clreq): a mark at none, a
 * solidus at its end below gb, an ellipsis below strict; a number and its
 * unit at no level. */
static void test_levels(Fixture *f, gconstpointer data) {
  (void)data;
  static const struct {
    const char *text;
    Level level;
    const char *first;
  } cases[] = {{"中国人民，国人民中国人", LEVEL_NONE, "中国人民"},
               {"中国人民／国人民中国人", LEVEL_NONE, "中国人民"},
               {"中国人民／国人民中国人", LEVEL_BASIC, "中国人"},
               {"中国人／国人民中国人民", LEVEL_BASIC, "中国人／"},
               {"中国人／国人民中国人民", LEVEL_GB, "中国"},
               {"中国人民—国人民中国人民", LEVEL_NONE, "中国人民"},
               {"中国人民—国人民中国人民", LEVEL_BASIC, "中国人"},
               {"中国３２％国人民中国人", LEVEL_NONE, "中国"},
               {"中国人民……国人民中国人", LEVEL_GB, "中国人民"},
               {"中国人民……国人民中国人", LEVEL_STRICT, "中国人"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    TextSpan span = {strlen(cases[i].text), fonts_typeface(f->fonts, "song"),
                     SIZE};
    Paragraph paragraph = {.text = cases[i].text,
                           .spans = &span,
                           .n_spans = 1,
                           .measure = 4 * SIZE,
                           .level = cases[i].level};
    g_autoptr(GPtrArray) lines =
        paragraph_set(f->fonts, &paragraph, f->display, f->diag);
    g_autofree char *first = line_text(line_at(lines, 0));
    g_assert_cmpstr(first, ==, cases[i].first);
  }
}

/* A quad typed between the columns of a table takes what the line lacks; the
 * characters stay together. */
static void test_quad_gives_way(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines =
      set(f, "中国　人民中国人民中国", 6.25, 0, ALIGN_JUSTIFY);
  g_autofree char *first = line_text(line_at(lines, 0));
  g_assert_cmpstr(first, ==, "中国　人民中");
  g_assert_cmpfloat_with_epsilon(pen(line_at(lines, 0), 1), 1, 0.001);
  g_assert_cmpfloat_with_epsilon(pen(line_at(lines, 0), 3), 3.25, 0.001);
}

/* An address is parted behind its signs, all along; a date is not. */
static void test_address(Fixture *f, gconstpointer data) {
  (void)data;
  static const struct {
    const char *text, *first;
  } cases[] = {{"见www.abc.cn/de，国人民国人民国", "见www.abc."},
               {"寄news@paper.com国人民国人民国", "寄news@"},
               {"国国2021-06-08国人民国人民", "国国"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GPtrArray) lines = set(f, cases[i].text, 6, 0, ALIGN_JUSTIFY);
    g_autofree char *first = line_text(line_at(lines, 0));
    g_assert_cmpstr(first, ==, cases[i].first);
  }
}

/* A word may be parted between syllables, with a hyphen that adds no
 * character to the text. */
static void test_hyphen(Fixture *f, gconstpointer data) {
  (void)data;
  static const char text[] = "国人民国人民conferences人民国人民国";
  g_autoptr(GPtrArray) lines = set(f, text, 8.4, 0, ALIGN_JUSTIFY);
  g_autofree char *first = line_text(line_at(lines, 0));
  g_assert_cmpstr(first, ==, "国人民国人民con");
  const DisplayRun *run =
      &g_array_index(line_at(lines, 0)->runs, DisplayRun, 0);
  g_assert_cmpuint(run->n_glyphs, ==, 10);
  g_assert_cmpuint(run->glyphs[9].length, ==, 0);
  assert_edges(lines, 8.4);
  assert_text_kept(lines, text);
}

static GPtrArray *set_marks(Fixture *f, const char *text, WidthStyle style,
                            gboolean hanging) {
  TextSpan span = {strlen(text), fonts_typeface(f->fonts, "song"), SIZE};
  Paragraph paragraph = {.text = text,
                         .spans = &span,
                         .n_spans = 1,
                         .measure = 6 * SIZE,
                         .level = LEVEL_GB,
                         .width_style = style,
                         .hanging = hanging};
  return paragraph_set(f->fonts, &paragraph, f->display, f->diag);
}

/* 开明式 keeps the blank of what ends a sentence, 半角式 none; a pair is never
 * wider than in 全角式. */
static void test_width_styles(Fixture *f, gconstpointer data) {
  (void)data;
  static const struct {
    const char *text;
    double end[3]; /* of the text by style, the last character apart [em] */
  } cases[] = {{"国，国", {2, 1.5, 1.5}}, {"国。国", {2, 2, 1.5}},
               {"国：“国", {2.5, 2, 2}},  {"国。“国", {2.5, 2.5, 2}},
               {"国。”国", {2.5, 2, 2}},  {"国（国", {2, 1.5, 1.5}},
               {"国·国", {1.5, 1.5, 1.5}}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    for (WidthStyle style = WIDTH_QUANJIAO; style <= WIDTH_BANJIAO; style++) {
      g_autoptr(GPtrArray) lines = set_marks(f, cases[i].text, style, FALSE);
      g_assert_cmpfloat_with_epsilon(line_at(lines, 0)->width / SIZE - 1,
                                     cases[i].end[style], 0.001);
    }
}

/* A stop that ends a line hangs, and the line is full without it; a mark
 * behind another does not, nor one that stands in the middle of its frame. */
static void test_hanging(Fixture *f, gconstpointer data) {
  gboolean hangs = g_str_equal(data, "zh-Hans");
  g_autoptr(GPtrArray) single =
      set_marks(f, "国人民国人民。国人民国", WIDTH_QUANJIAO, TRUE);
  g_autofree char *first = line_text(line_at(single, 0));
  g_assert_cmpstr(first, ==, hangs ? "国人民国人民。" : "国人民国人");
  g_assert_cmpfloat_with_epsilon(line_at(single, 0)->width, 6 * SIZE, NEAR);
  g_autoptr(GPtrArray) pair =
      set_marks(f, "国人民国人民”。国人民国", WIDTH_QUANJIAO, TRUE);
  g_autofree char *other = line_text(line_at(pair, 0));
  g_assert_cmpstr(other, ==, "国人民国人");
}

/* The solidus takes half an em in its own half-wide form; where a typeface has
 * none, it keeps its width. */
static void test_solidus(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) song = set(f, "中／国", 20, 0, ALIGN_JUSTIFY);
  g_assert_cmpfloat_with_epsilon(pen(line_at(song, 0), 2), 1.5, 0.001);
  g_autoptr(GPtrArray) kai = set_in(f, "kai", "中／国", 20, 0, ALIGN_JUSTIFY);
  g_assert_cmpfloat_with_epsilon(pen(line_at(kai, 0), 2), 2, 0.001);
}

/* Full-wide digits keep together, with the signs inside a number. */
static void test_wide_digits(Fixture *f, gconstpointer data) {
  (void)data;
  static const char *const tokens[] = {"１９９６", "８：３０", "8：30",
                                       "３．２", "４５％"};
  for (guint t = 0; t < G_N_ELEMENTS(tokens); t++)
    for (guint phase = 0; phase < 13; phase++) {
      g_autoptr(GString) text = g_string_new(NULL);
      for (guint i = 0; i < 30; i++)
        g_string_append(text, i == phase ? tokens[t] : "国");
      g_autoptr(GPtrArray) lines = set(f, text->str, 12, 0, ALIGN_JUSTIFY);
      guint whole = 0;
      for (guint i = 0; i < lines->len; i++) {
        g_autofree char *line = line_text(line_at(lines, i));
        whole += strstr(line, tokens[t]) != NULL;
      }
      g_assert_cmpuint(whole, ==, 1);
    }
  g_autoptr(GPtrArray) time = set(f, "８：３０国", 12, 0, ALIGN_JUSTIFY);
  g_assert_cmpfloat_with_epsilon(pen(line_at(time, 0), 2), 1.5, 0.001);
}

/* The interpunct takes half an em, whatever the font says, with its ink in
 * the middle: Han on both sides are half an em apart. */
static void test_interpunct(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines = set(f, "中·国", 20, 0, ALIGN_JUSTIFY);
  g_assert_cmpfloat_with_epsilon(pen(line_at(lines, 0), 2), 1.5, 0.001);
}

/* A mark at a line's end takes half its width. */
static void test_line_end(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines =
      set(f, "中国人民中国，人民中国人民中", 6.5, 0, ALIGN_JUSTIFY);
  g_autofree char *first = line_text(line_at(lines, 0));
  g_assert_cmpstr(first, ==, "中国人民中国，");
  g_assert_cmpfloat_with_epsilon(pen(line_at(lines, 0), 6), 6, 0.001);
}

/* Bylines part at their spaces. */
static void test_phrases(Fixture *f, gconstpointer data) {
  (void)data;
  static const struct {
    const char *text, *first;
    Alignment alignment;
  } cases[] = {{"记者 白帆 通讯员 侯建平 摄", "记者 白帆 ", ALIGN_END},
               {"青榆县公安局交通管理大队 2019年5月13日",
                "青榆县公安局交通管理大队 ", ALIGN_END},
               {"青榆县公安局交通管理大队 2019年5月13日",
                "青榆县公安局交通管理大队 ", ALIGN_CENTER}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GPtrArray) lines =
        set(f, cases[i].text, 12.2, 0, cases[i].alignment);
    g_autofree char *first = line_text(line_at(lines, 0));
    g_assert_cmpstr(first, ==, cases[i].first);
  }
}

/* A dateline in a face of its own is an em before the text, a mark's blank
 * apart, and gives half of it where the line is tight. */
static void test_run_in(Fixture *f, gconstpointer data) {
  (void)data;
  static const struct {
    const char *dateline, *text;
    double measure, at;
  } cases[] = {{"本报讯", "国人民", 20, 4},
               {"本报讯", "6月", 20, 4},
               {"本报讯：", "国人民", 20, 4},
               {"本报讯", "（国）人民", 20, 3},
               {"本报讯　　", "国人民", 20, 5},
               {"本报讯", "国人民国人民国人民国人民", 6.5, 3.5}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strconcat(cases[i].dateline, cases[i].text, NULL);
    TextSpan spans[] = {
        {strlen(cases[i].dateline), fonts_typeface(f->fonts, "hei-medium"),
         SIZE},
        {strlen(cases[i].text), fonts_typeface(f->fonts, "song"), SIZE}};
    Paragraph paragraph = {.text = text,
                           .spans = spans,
                           .n_spans = 2,
                           .measure = cases[i].measure * SIZE,
                           .level = LEVEL_GB};
    g_autoptr(GPtrArray) lines =
        paragraph_set(f->fonts, &paragraph, f->display, f->diag);
    const DisplayRun *run =
        &g_array_index(line_at(lines, 0)->runs, DisplayRun, 1);
    double x = (run->x + run->glyphs[0].x) / SIZE;
    g_assert_cmpfloat_with_epsilon(x, cases[i].at, 0.01);
  }
}

static void test_alignment(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) centred = set(f, "中国", 10, 0, ALIGN_CENTER);
  g_assert_cmpfloat_with_epsilon(pen(line_at(centred, 0), 0), 4, 1e-6);
  g_autoptr(GPtrArray) end = set(f, "中国", 10, 0, ALIGN_END);
  g_assert_cmpfloat_with_epsilon(pen(line_at(end, 0), 0), 8, 1e-6);
  g_autoptr(GPtrArray) spread = set(f, "中国人", 11, 0, ALIGN_SPREAD);
  g_assert_cmpfloat_with_epsilon(pen(line_at(spread, 0), 1), 5, 1e-6);
  g_assert_cmpfloat_with_epsilon(pen(line_at(spread, 0), 2), 10, 1e-6);
}

/* What no reader expects must not crash, and text stays text. */
static void test_odd_texts(Fixture *f, gconstpointer data) {
  (void)data;
  static const char *const texts[] = {
      "",
      " ",
      "　　",
      "，，，，，，，，，，，，，，，，",
      "“““““““““““““““““",
      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst",
      "http://dcf.example.cn/a/very/long/address?with=1&more=2",
      "שלום中国",
      "é́́́中",
      "葛\xF3\xA0\x84\x80城",
      "中\xE2\x80\x8B国",
      "don’t panic",
      "①②③□■★",
      "a\tb",
      "\xEF\xBB\xBF中"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    for (double measure = 0.5; measure < 20; measure += 4.5) {
      g_autoptr(GPtrArray) lines = set(f, texts[i], measure, 0, ALIGN_JUSTIFY);
      if (lines)
        assert_text_kept(lines, texts[i]);
    }
}

typedef struct {
  const char *name, *piece;
  guint times;
  double measure;
  int told; /* the diagnostic's name, or -1 for none */
} Bad;

/* What a newsroom's file may hold by accident: the lines come, and who should
 * look at them is told. */
static const Bad BAD[] = {
    {"narrower than a character", "中国人民", 1, 0.5, DIAG_OVERFULL_LINE},
    {"narrower than a dash", "中——国", 1, 1.5, DIAG_OVERFULL_LINE},
    {"marks alone", "，。、；", 50, 11, DIAG_FORCED_BREAK},
    {"openers alone", "“（《", 50, 11, DIAG_FORCED_BREAK},
    {"letters alone", "ABCDEFGH", 50, 11, DIAG_FORCED_BREAK},
    {"digits alone", "0123456789", 50, 11, DIAG_FORCED_BREAK},
    {"firm spaces", "中\xC2\xA0", 50, 11, DIAG_FORCED_BREAK},
    {"word joiners", "中\xE2\x81\xA0", 50, 11, -1},
    {"an override of direction", "中国\xE2\x80\xAE人民", 1, 11,
     DIAG_RIGHT_TO_LEFT},
    {"a long number beside Han", "国国国国01234567890123国国国国国", 1, 11,
     DIAG_LOOSE_LINE},
    {"a long paragraph", "中国人民，", 20000, 11, -1},
    {"a long paragraph of marks", "，", 100000, 11, DIAG_FORCED_BREAK},
    {"a long address", "http://a.cn/", 8000, 11, -1},
    {"a long word", "A", 100000, 11, DIAG_FORCED_BREAK},
    {"a long word of syllables", "ference", 15000, 11, -1},
    {"many words", "conference ", 9000, 11, -1},
};

static void test_bad(Fixture *f, gconstpointer data) {
  (void)data;
  for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
    g_test_message("%s", BAD[i].name);
    g_autoptr(Diag) diag = diag_new("test");
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint k = 0; k < BAD[i].times; k++)
      g_string_append(text, BAD[i].piece);
    TextSpan span = {text->len, fonts_typeface(f->fonts, "song"), SIZE};
    Paragraph paragraph = {.text = text->str,
                           .spans = &span,
                           .n_spans = 1,
                           .measure = BAD[i].measure * SIZE,
                           .level = LEVEL_GB};
    g_autoptr(GPtrArray) lines =
        paragraph_set(f->fonts, &paragraph, f->display, diag);
    assert_text_kept(lines, text->str);
    if (BAD[i].told >= 0)
      g_assert_cmpuint(diag_count(diag, BAD[i].told), >, 0);
    else
      g_assert_false(diag_has(diag, SEVERITY_WARNING));
  }
}

/* The Kai's quotes are .35 em wide and have no blank of their own: they stand
 * in the half that a mark keeps, and so within the line. */
static void test_narrow_quotes(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines = set_in(f, "kai", "“中”国", 20, 0, ALIGN_JUSTIFY);
  static const double pens[] = {0.075, 0.5, 1.575, 2.5};
  for (guint i = 0; i < G_N_ELEMENTS(pens); i++)
    g_assert_cmpfloat_with_epsilon(pen(line_at(lines, 0), i), pens[i], 0.001);
}

/* An apostrophe is as narrow as a letter, a closing quote is not. */
static void test_apostrophe(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) word = set(f, "t’s", 20, 0, ALIGN_JUSTIFY);
  g_autoptr(GPtrArray) quote = set(f, "t’国", 20, 0, ALIGN_JUSTIFY);
  double left = pen(line_at(word, 0), 1);
  g_assert_cmpfloat(pen(line_at(word, 0), 2) - left, <, 0.4);
  g_assert_cmpfloat_with_epsilon(pen(line_at(quote, 0), 2) - left, 1, 0.01);
}

/* A font has no glyph for a tab, and needs none. */
static void test_control(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines = set(f, "中\t国", 20, 0, ALIGN_JUSTIFY);
  const DisplayRun *run =
      &g_array_index(line_at(lines, 0)->runs, DisplayRun, 0);
  for (guint i = 0; i < run->n_glyphs; i++)
    g_assert_cmpuint(run->glyphs[i].glyph, <=, G_MAXUINT16);
}

static void test_missing_glyph(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines = set(f, "中\xEE\x80\x80国", 10, 0, ALIGN_JUSTIFY);
  assert_text_kept(lines, "中\xEE\x80\x80国");
  g_autoptr(GPtrArray) geta = set(f, "中〓国", 10, 0, ALIGN_JUSTIFY);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint(glyph_at(lines, i), ==, glyph_at(geta, i));
  g_autoptr(GString) printed = g_string_new(NULL);
  diag_print(f->diag, SEVERITY_NOTE, printed);
  g_assert_nonnull(strstr(printed->str, "test:7: warning: "));
  g_assert_nonnull(strstr(printed->str, "U+E000"));
  g_assert_nonnull(strstr(printed->str, "〓"));
}

/* Each missing character is told of once, so that one run shows them all. */
static void test_missing_all(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines =
      set(f, "\xEE\x80\x80国\xEE\x80\x81国\xEE\x80\x80", 10, 0, ALIGN_JUSTIFY);
  g_assert_cmpuint(lines->len, ==, 1);
  g_assert_cmpuint(diag_count(f->diag, DIAG_MISSING_GLYPH), ==, 2);
}

/* A mark on a character that can be set may lack its own glyph. */
static void test_missing_combining(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines =
      set(f, "中\xE2\x83\xA3国\xE2\x83\xA3", 10, 0, ALIGN_JUSTIFY);
  assert_text_kept(lines, "中\xE2\x83\xA3国\xE2\x83\xA3");
  g_assert_cmpuint(diag_count(f->diag, DIAG_MISSING_GLYPH), ==, 1);
}

/* A compatibility character that no font has is set as what it is equivalent
 * to: nothing is missing. */
static void test_equivalent(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines = set(f, "\xEF\xA9\xB0", 10, 0, ALIGN_JUSTIFY);
  g_autoptr(GPtrArray) plain = set(f, "並", 10, 0, ALIGN_JUSTIFY);
  assert_text_kept(lines, "\xEF\xA9\xB0");
  g_assert_cmpuint(glyph_at(lines, 0), ==, glyph_at(plain, 0));
  g_assert_cmpuint(diag_count(f->diag, DIAG_MISSING_GLYPH), ==, 0);
}

/* A stretch gets its runs, whatever lines it is on; no glyph moves. */
static void test_assign(Fixture *f, gconstpointer data) {
  (void)data;
  static const char text[] = "中国建设http://a.cn/long/path工作";
  const char *start = strstr(text, "http"), *end = strstr(text, "工作");
  for (double measure = 4; measure < 24; measure++) {
    g_autoptr(GPtrArray) plain = set(f, text, measure, 0, ALIGN_START);
    g_autoptr(GPtrArray) lines = set(f, text, measure, 0, ALIGN_START);
    set_lines_assign(lines, (gsize)(start - text), (gsize)(end - text), 7);
    assert_text_kept(lines, text);
    g_autoptr(GString) assigned = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
      const SetLine *line = line_at(lines, i);
      double last = -1;
      for (guint k = 0; k < line->runs->len; k++) {
        const DisplayRun *run = &g_array_index(line->runs, DisplayRun, k);
        g_assert_cmpfloat(run->x, >, last);
        last = run->x;
        if (line->elements && g_array_index(line->elements, guint, k) == 7)
          g_string_append(assigned, run->text);
      }
      const DisplayRun *first = &g_array_index(line->runs, DisplayRun, 0);
      const DisplayRun *was =
          &g_array_index(line_at(plain, i)->runs, DisplayRun, 0);
      g_assert_cmpfloat(first->x, ==, was->x);
    }
    g_assert_cmpuint(assigned->len, ==, (gsize)(end - start));
    g_assert_true(g_str_has_prefix(start, assigned->str));
  }
}

static void test_long(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GString) text = g_string_new(NULL);
  while (text->len < 300000)
    g_string_append(text, TEXT);
  g_autoptr(GPtrArray) lines = set(f, text->str, 22, 2, ALIGN_JUSTIFY);
  assert_text_kept(lines, text->str);
  assert_edges(lines, 22);
}

/* Stops stand in the middle of their frame in Taiwan and Hong Kong. */
static void test_traditional(Fixture *f, gconstpointer data) {
  (void)data;
  g_autoptr(GPtrArray) lines = set(f, "中。國", 20, 0, ALIGN_JUSTIFY);
  g_assert_cmpfloat_with_epsilon(pen(line_at(lines, 0), 1), 1, 0.001);
  g_assert_cmpfloat_with_epsilon(pen(line_at(lines, 0), 2), 2, 0.001);
  const DisplayRun *run =
      &g_array_index(line_at(lines, 0)->runs, DisplayRun, 0);
  const DisplayFont *font =
      &g_array_index(f->display->fonts, DisplayFont, run->font);
  g_assert_nonnull(strstr(font->name, "tc"));
}

static void add(const char *path, const char *language,
                void (*test)(Fixture *, gconstpointer)) {
  g_test_add(path, Fixture, language, open_fixture, test, close_fixture);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  add("/paragraph/text", "zh-Hans", test_text);
  add("/paragraph/phases", "zh-Hans", test_phases);
  add("/paragraph/pens", "zh-Hans", test_pens);
  add("/paragraph/interpunct", "zh-Hans", test_interpunct);
  add("/paragraph/centred pairs", "zh-Hant", test_centred_pairs);
  add("/paragraph/levels", "zh-Hans", test_levels);
  add("/paragraph/quad gives way", "zh-Hans", test_quad_gives_way);
  add("/paragraph/address", "zh-Hans", test_address);
  add("/paragraph/hyphen", "zh-Hans", test_hyphen);
  add("/paragraph/width styles", "zh-Hans", test_width_styles);
  add("/paragraph/hanging", "zh-Hans", test_hanging);
  add("/paragraph/centred marks do not hang", "zh-Hant", test_hanging);
  add("/paragraph/solidus", "zh-Hans", test_solidus);
  add("/paragraph/wide digits", "zh-Hans", test_wide_digits);
  add("/paragraph/line end", "zh-Hans", test_line_end);
  add("/paragraph/run-in", "zh-Hans", test_run_in);
  add("/paragraph/phrases", "zh-Hans", test_phrases);
  add("/paragraph/alignment", "zh-Hans", test_alignment);
  add("/paragraph/odd texts", "zh-Hans", test_odd_texts);
  add("/paragraph/bad", "zh-Hans", test_bad);
  add("/paragraph/missing glyph", "zh-Hans", test_missing_glyph);
  add("/paragraph/narrow quotes", "zh-Hans", test_narrow_quotes);
  add("/paragraph/apostrophe", "zh-Hans", test_apostrophe);
  add("/paragraph/control", "zh-Hans", test_control);
  add("/paragraph/missing all", "zh-Hans", test_missing_all);
  add("/paragraph/missing combining", "zh-Hans", test_missing_combining);
  add("/paragraph/equivalent", "zh-Hans", test_equivalent);
  add("/paragraph/assign", "zh-Hans", test_assign);
  add("/paragraph/long", "zh-Hans", test_long);
  add("/paragraph/traditional", "zh-Hant", test_traditional);
  return g_test_run();
}
