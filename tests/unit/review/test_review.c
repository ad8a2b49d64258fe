/* The report's bands and phrases. */
#include "base/asset.h"
#include "base/script.h"
#include "recover/recover.h"
#include "review/bands.h"
#include "review/phrases.h"

#include <string.h>

typedef struct {
  Diag *diag;
  Lines *lines;
  Record *record;
  Issue *issue;
} Recovered;

static Recovered recover(const char *text) {
  Recovered r = {diag_new("test.txt"), NULL, record_new(), NULL};
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  r.lines = lines_decode(bytes, "utf-8", r.diag);
  r.issue = recover_issue(r.lines, "test", r.record, r.diag);
  return r;
}

static void clear(Recovered *r) {
  issue_free(r->issue);
  record_free(r->record);
  lines_free(r->lines);
  diag_free(r->diag);
}

static const char TORN[] =
    "云川日报\n"
    "2022年3月4日 星期五 总第88期\n"
    "\n"
    "我县春耕备耕全面展开\n"
    "\n"
    "本报讯 三月三日，全县春耕现场会在河东镇召开，各镇负责人\n"
    "\n"
    "和种粮大户参加了会议。\n"
    "\n"
    "会议要求抓住农时，落实面积。\n";

static void test_bands_hold_every_line_once(void) {
  Recovered r = recover(TORN);
  g_autoptr(GPtrArray) bands = bands_new(10, r.issue, r.record);
  guint next = 1;
  for (guint i = 0; i < bands->len; i++) {
    const Band *band = g_ptr_array_index(bands, i);
    g_assert_cmpuint(band->first, ==, next);
    g_assert_cmpuint(band->last, >=, band->first);
    next = band->last + 1;
  }
  g_assert_cmpuint(next, ==, 11);
  clear(&r);
}

static const Band *band_at(const GPtrArray *bands, guint line) {
  for (guint i = 0; i < bands->len; i++) {
    const Band *band = g_ptr_array_index(bands, i);
    if (band->first <= line && line <= band->last)
      return band;
  }
  g_assert_not_reached();
}

static void test_a_torn_paragraph_is_one_band(void) {
  Recovered r = recover(TORN);
  g_autoptr(GPtrArray) bands = bands_new(10, r.issue, r.record);
  const Band *band = band_at(bands, 6);
  g_assert_true(band == band_at(bands, 8));
  g_assert_cmpuint(band->blocks->len, ==, 1);
  const Node *paragraph = g_ptr_array_index(band->blocks, 0);
  g_assert_cmpint(paragraph->kind, ==, NODE_PARAGRAPH);
  clear(&r);
}

static void test_text_carried_over_furniture_says_so(void) {
  Judgement row[] = {{1, "body", "deck", 99, {NULL}, ""},
                     {2, "furniture", "deck", 80, {NULL}, ""},
                     {3, "more", "body", 60, {NULL}, ""}};
  g_autoptr(Record) record = record_new();
  g_array_append_vals(record->judgements, row, G_N_ELEMENTS(row));
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  g_autoptr(GPtrArray) bands = bands_new(3, issue, record);
  g_assert_cmpuint(bands->len, ==, 3);
  g_assert_false(band_at(bands, 1)->goes_on);
  g_assert_true(band_at(bands, 3)->goes_on);
}

static void test_a_band_has_its_least_sure_judgement(void) {
  Judgement row[] = {{1, "body", "deck", 99, {NULL}, ""},
                     {2, "more", "body", 55, {NULL}, ""},
                     {3, "more", "body", 90, {NULL}, ""}};
  g_autoptr(Record) record = record_new();
  g_array_append_vals(record->judgements, row, G_N_ELEMENTS(row));
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  g_autoptr(GPtrArray) bands = bands_new(3, issue, record);
  g_assert_cmpuint(bands->len, ==, 1);
  g_assert_cmpuint(band_at(bands, 1)->judgement->line, ==, 2);
}

static void test_rules_are_said_in_words(void) {
  static const struct {
    const char *language, *rule, *words;
  } rows[] = {
      {"zh-Hans", "short & not stops", "行短，无句号之类"},
      {"zh-Hans", "next form:dateline", "下一行像电头"},
      {"zh-Hans", "previous not ends:paper", "上一行不以报名用字结尾"},
      {"zh-Hans", "second next short", "下面第二行行短"},
      {"zh-Hans", "tail:举行", "以“举行”结尾"},
      {"zh-Hant", "next form:dateline", "下一行像電頭"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(Phrases) phrases = phrases_new(rows[i].language);
    g_autofree char *words = phrase_rule(phrases, rows[i].rule);
    g_assert_cmpstr(words, ==, rows[i].words);
  }
}

static void check_rules(const Phrases *phrases, const char *asset) {
  g_autoptr(GKeyFile) weights = asset_key_file(asset);
  g_auto(GStrv) groups = g_key_file_get_groups(weights, NULL);
  for (guint i = 0; groups[i]; i++) {
    if (g_str_has_prefix(groups[i], "after ") || !strcmp(groups[i], "any") ||
        !strcmp(groups[i], "start") || !strcmp(groups[i], "end"))
      continue;
    g_autofree char *words = phrase_rule(phrases, groups[i]);
    for (const char *p = words; *p; p++)
      if (g_ascii_isalpha(*p))
        g_error("[%s] is said as \"%s\"", groups[i], words);
  }
}

/* Every rule of the evidence can be said: no ASCII letter is left over. */
static void test_every_rule_has_words(void) {
  g_autoptr(Phrases) phrases = phrases_new("zh-Hans");
  check_rules(phrases, "recover/weights.ini");
  check_rules(phrases, "recover/learned.ini");
}

static void assert_said(const Phrases *phrases, const char *group,
                        const char *key) {
  if (phrase(phrases, group, key) == key)
    g_error("assets/review/words.ini: [%s] has no %s", group, key);
}

static void test_every_label_and_block_has_a_name(void) {
  static const char *const LABELS[] = {
#define LABEL(id, name) name,
#include "recover/labels.def"
#undef LABEL
  };
  g_autoptr(Phrases) phrases = phrases_new("zh-Hans");
  for (guint i = 0; i < G_N_ELEMENTS(LABELS); i++)
    assert_said(phrases, "labels", LABELS[i]);
  for (NodeKind kind = 0; kind < NODE_KINDS; kind++)
    if (node_kind_content(kind) != CONTENT_ELEMENTS && kind != NODE_LINE &&
        kind != NODE_TEXT)
      assert_said(phrases, "kinds", node_kind_name(kind));
}

static void test_changes_script(void) {
  g_autofree char *text = script_to_traditional("报纸 a 𠮷");
  g_assert_cmpstr(text, ==, "報紙 a 𠮷");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/review/" #name, test_##name)
  ADD(bands_hold_every_line_once);
  ADD(a_torn_paragraph_is_one_band);
  ADD(text_carried_over_furniture_says_so);
  ADD(a_band_has_its_least_sure_judgement);
  ADD(rules_are_said_in_words);
  ADD(every_rule_has_words);
  ADD(every_label_and_block_has_a_name);
  ADD(changes_script);
#undef ADD
  return g_test_run();
}
