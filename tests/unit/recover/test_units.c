/* Lines measured: what each is by itself and among the others. */
#include "recover/recovered.h"

#include "recover/evidence.h"

/* ── Spread lines ─────────────────────────────────────────────────────────────
 */

static void test_spread_words(void) {
  g_autoptr(Lexicon) lexicon = lexicon_new();
  g_autoptr(Diag) diag = diag_new("x");
  static const char TEXT[] = "启　事\n张　三 李四\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static(TEXT, sizeof TEXT - 1);
  g_autoptr(Lines) lines = lines_decode(bytes, "UTF-8", diag);
  g_autoptr(Units) units = units_new(lines, lexicon);
  guint64 notice = G_GUINT64_CONSTANT(1) << lexicon_list(lexicon, "notice");
  g_assert_true(unit_at(units, 0)->spread);
  g_assert_true(unit_at(units, 0)->words.ends & notice);
  g_assert_false(unit_at(units, 1)->spread);
}

/* ── Units ───────────────────────────────────────────────────────────── */

/* The atoms of each line: V verse, R row of a table, L of a list, O after an
 * open paragraph. */
static void assert_units(const char *text, const char *wanted) {
  g_autoptr(Lexicon) lexicon = lexicon_new();
  g_autoptr(Diag) diag = diag_new("x");
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(Lines) lines = lines_decode(bytes, "UTF-8", diag);
  g_autoptr(Units) units = units_new(lines, lexicon);
  g_autoptr(GString) found = g_string_new(NULL);
  for (guint i = 0; i < units->units->len; i++) {
    const Unit *u = unit_at(units, i);
    g_string_append_c(found, u->verse        ? 'V'
                             : u->row        ? 'R'
                             : u->listed     ? 'L'
                             : u->after_open ? 'O'
                                             : '-');
  }
  g_assert_cmpstr(found->str, ==, wanted);
}

static void test_units(void) {
  assert_units("冬夜\n□ 木禾\n井台上的冰\n松开了手\n水桶听见\n水翻了身\n"
               "邻家的猫\n踩着薄霜\n",
               "--VVVVVV");
  assert_units("送公糧\n鈴兒響\n毛驢叫\n走在前\n走在後\n送到莊\n笑開顏\n\n"
               "書店啓事\n新到文獻三百冊。\n",
               "---VVVV--");
  assert_units("机型　燃料　成本\n一号　煤　41元\n二号　气　58元\n完了。\n",
               "RRR-");
  assert_units("▲县里开了会。\n▲乡里也开了会。\n他说，好。\n", "LL-");
  assert_units("他说，我们要把各项工作往前\n\n赶往实里抓。\n", "-O");
  assert_units("他说，里面有一张很旧的纸条：\n\n“补上。”\n", "--");
  assert_units("他说，好事成双人人都高兴。（洪 波）\n\n好。\n", "--");
}

/* ── Atoms ───────────────────────────────────────────────────────────── */

/* TRUE if ATOM is among what is true of line LINE of TEXT. */
static gboolean has_atom(const char *text, guint line, const char *atom) {
  g_autoptr(Lexicon) lexicon = lexicon_new();
  g_autoptr(Evidence) evidence = evidence_new(lexicon);
  g_autoptr(Diag) diag = diag_new("x");
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(Lines) lines = lines_decode(bytes, "UTF-8", diag);
  g_autoptr(Units) units = units_new(lines, lexicon);
  for (guint i = 0; i < units->units->len; i++) {
    if (unit_at(units, i)->line != line)
      continue;
    g_autofree char *atoms = evidence_atoms(evidence, units, i);
    g_auto(GStrv) words = g_strsplit(atoms, " ", -1);
    return g_strv_contains((const char *const *)words, atom);
  }
  g_assert_not_reached();
}

/* Ten lines cut at eight characters. */
#define WRAPPED                                                                                           \
  "　　村里的渠修好\n了，水也引进来\n了。今年的稻子长\n得比往年都要高，\n" \
  "家家户户都很高\n兴。\n　　他说，明年还\n要再修一条渠，一\n"                   \
  "直修到山脚下。等\n到秋天就动工。\n"

/* 12 lines cut at fourteen. */
#define WIDE                                                                   \
  "　　今年春天村里修好了一条渠\n"                               \
  "，水从山上一路引到田头，两岸\n"                               \
  "的稻子都长得比往年高，家家户\n"                               \
  "户忙着补种，老人说几十年没有\n"                               \
  "见过这样好的年成，只盼秋后有\n"                               \
  "个好收成。\n"                                                          \
  "　　今年春天村里修好了一条渠\n"                               \
  "，水从山上一路引到田头，两岸\n"                               \
  "的稻子都长得比往年高，家家户\n"                               \
  "户忙着补种，老人说几十年没有\n"                               \
  "见过这样好的年成，只盼秋后有\n"                               \
  "个好收成。\n"

static void test_atoms(void) {
  static const struct {
    const char *text;
    guint line;
    const char *atom;
    gboolean has;
  } CASES[] = {
      {"第2版 综合新闻\n一\n综合新闻\n", 3, "names-page", TRUE},
      {"第2版 综合新闻\n一\n青山报·综合新闻\n", 3, "names-page", TRUE},
      {"第2版 综合新闻\n一\n综合治理\n", 3, "names-page", FALSE},
      {"综合新闻\n第2版 综合新闻\n", 1, "names-page", FALSE},
      {"村民在河边看白鹭。\n林木 摄\n", 1, "credited", TRUE},
      {"村民在河边看白鹭。（林木摄）\n", 1, "credited", TRUE},
      {"村民在河边看白鹭。\n\n白鹭回来了\n", 1, "credited", FALSE},
      {WRAPPED "林木 摄\n", 7, "credited", TRUE},
      {WRAPPED "林木 摄\n", 6, "credited", FALSE},
      {"编者按：渠修好了。\n记者 林木\n渠修好了。\n", 2, "after-note", TRUE},
      {"编者按：渠修好了。\n记者 林木\n渠修好了。\n", 3, "after-note", FALSE},
      {"他说，水引进来了。今年的稻子长得比往年都要高，家家户户都很高兴，村长"
       "林木\n\n说好。\n",
       3, "after-torn", TRUE},
      {"村长林木看渠，\n\n说好。\n", 3, "after-torn", FALSE},
      {"渠（外一首）\n林木\n水从山上来\n走过三个村\n停在田边上\n\n　　稻\n"
       "水来了以后\n它就抬起头\n看着远处山\n",
       7, "poem-title", TRUE},
      {"渠\n林木\n水从山上来\n走过三个村\n停在田边上\n\n　　稻\n"
       "水来了以后\n它就抬起头\n看着远处山\n",
       7, "poem-title", FALSE},
      {"足金　二五三元\n英鎊　一五元\n美金　六元三\n", 2, "row", TRUE},
      {"足金行情昨日看漲\n英鎊　一五元\n銀樓　觀望\n", 2, "row", FALSE},
      {"足金　二五三元\n英鎊　一五元\n美金　六元三\n米　价　看今年的收成如何再"
       "定\n",
       4, "row", FALSE},
      {"A02 综合\n一\n综合 A02\n", 3, "names-page", TRUE},
      {"A02 综合\n一\nA03 综合\n", 3, "names-page", FALSE},
      {"出生：民國十四年\n學歷：公學校\n家庭：一男\n", 2, "record", TRUE},
      {"出生：民國十四年\n學歷：公學校\n他說，好。\n", 2, "record", FALSE},
      {WIDE "南巷的灯一天亮到\n晚，有人打了电话\n去问，至今没有人\n", 14,
       "full", TRUE},
      {WIDE "南巷今年装一盏灯\n北巷今年装两盏灯\n西巷今年装三盏灯\n", 14,
       "full", FALSE},
      {"今日渠成、水至、稻青\n村民往觀、咸稱便、喜\n", 1, "text-pauses-stop",
       FALSE},
      {"石门渠通水\n石门渠昨日通水。\n", 1, "below-60", TRUE},
      {"石门渠通水\n稻子青了。\n", 1, "below-10", FALSE},
      {"石门渠昨日通水。\n石门渠\n稻子青了。\n", 2, "above-60", TRUE},
      {"石门渠昨日通水。\n石门渠\n稻子青了。\n", 2, "rather-above", TRUE},
      {"石门渠通水\n石门渠一景\n稻子青了。\n", 2, "above-10", FALSE},
      {"村民在渠边。\n稻子青了\n", 1, "period", TRUE},
      {"村民在渠边。\n稻子青了\n", 2, "period", FALSE},
      {"第1版\n导　读\n渠通了 2版\n", 2, "form:contents", TRUE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++)
    if (has_atom(CASES[i].text, CASES[i].line, CASES[i].atom) != CASES[i].has)
      g_error("line %u of \"%s\": %s", CASES[i].line, CASES[i].text,
              CASES[i].atom);
}

/* Numbers set off by spaces are in one piece with their words, if they are so
 * throughout. */
static void test_set_off(void) {
#define NUMBERS "至 11 月 14 日，全市有 36 所学校的 12000 名学生 入学\n"
  static const char APART[] = NUMBERS NUMBERS "本市 12 月 1 日起\n";
  static const char TOGETHER[] = "至11月14日，全市有36所学校入学\n"
                                 "本市 12 月 1 日起\n";
  g_assert_false(has_atom(APART, 3, "gaps"));
  g_assert_true(has_atom(APART, 1, "gaps"));
  g_assert_true(has_atom(TOGETHER, 2, "gaps"));
#undef NUMBERS
}

/* Papers without 。: sentences end in 、, or in spaces. */
static void test_stops(void) {
  g_autoptr(GString) pauses = g_string_new(NULL);
  g_autoptr(GString) spaces = g_string_new(NULL);
  g_autoptr(GString) both = g_string_new(NULL);
  for (guint i = 0; i < 10; i++) {
    const char *more = i % 2 ? "率同鄉警前往查勘" : "";
    g_string_append_printf(
        pauses, "昨日河水陡漲、沿岸居民、紛紛遷避、縣長%s到場\n", more);
    g_string_append_printf(
        spaces, "昨日河水陡漲 沿岸居民 紛紛遷避 縣長%s到場 指揮搶險\n", more);
    g_string_append_printf(
        both, "昨日河水陡漲、沿岸居民、紛紛遷避。縣長%s到場。\n", more);
  }
  g_assert_true(has_atom(pauses->str, 1, "text-pauses-stop"));
  g_assert_true(has_atom(pauses->str, 1, "closed"));
  g_assert_true(has_atom(spaces->str, 1, "text-pauses-stop"));
  g_assert_true(has_atom(spaces->str, 1, "stops"));
  g_assert_false(has_atom(both->str, 1, "text-pauses-stop"));
}

/* ── Pairs ───────────────────────────────────────────────────────────── */

static void test_pairs(void) {
  guint shared;
  g_assert_cmpuint(pairs_shared(slice_of("治水，治水三年"),
                                slice_of("三年治水，一朝治水"), &shared),
                   ==, 3);
  g_assert_cmpuint(shared, ==, 2);
  g_assert_cmpuint(pairs_shared(slice_of("年"), slice_of("年"), &shared), ==,
                   0);
  g_assert_cmpuint(shared, ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/recover/spread-words", test_spread_words);
  g_test_add_func("/recover/units", test_units);
  g_test_add_func("/recover/atoms", test_atoms);
  g_test_add_func("/recover/stops", test_stops);
  g_test_add_func("/recover/set-off", test_set_off);
  g_test_add_func("/recover/pairs", test_pairs);
  return g_test_run();
}
