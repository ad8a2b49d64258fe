/* Breaking headlines at sense: where the lines end, and what is never done. */
#include "page/sense.h"

#include <string.h>

static char *broken(const char *text, guint n, double limit) {
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
  sense_break(text, n, limit, parts);
  g_assert_cmpuint(parts->len, <=, n);
  g_ptr_array_add(parts, NULL);
  return g_strjoinv("/", (char **)parts->pdata);
}

static void test_places(void) {
  static const struct {
    const char *text;
    guint n;
    double limit;
    const char *lines;
  } cases[] = {
      {"一行", 1, 10, "一行"},
      {"", 2, 10, ""},
      {" 　 ", 2, 10, ""},
      /* before a preposition rather than in the middle */
      {"第六届中国智能建筑节在我区成功举办", 2, 12.8,
       "第六届中国智能建筑节/在我区成功举办"},
      /* at the space, though far from the middle */
      {"积极有为 高质高效 推进社会治理网格化服务", 2, 16,
       "积极有为 高质高效/推进社会治理网格化服务"},
      /* a name the dictionary lacks stays whole */
      {"推进社会治理网格化服务管理工作", 2, 12.8,
       "推进社会治理网格化/服务管理工作"},
      /* no mark at a line's start, no opener at its end */
      {"全县一网通办《办法》发布会", 2, 9, "全县一网通办/《办法》发布会"},
      /* all breaks are weighed together */
      {"聊城市侨界健身气功比赛暨全市侨界手机摄影大赛颁奖活动举行", 4, 8.3,
       "聊城市侨界健身/气功比赛暨全市/侨界手机摄影大赛/颁奖活动举行"},
      /* behind a particle, not within a number */
      {"一碗阳春面卖了四十年不涨过五十元", 2, 9.7,
       "一碗阳春面卖了/四十年不涨过五十元"},
      /* never within a number or a Western word */
      {"投资1234567890123456亿元", 2, 9, "投资/1234567890123456亿元"},
      {"Dongchangfu", 3, 3, "Dongchangfu"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *lines = broken(cases[i].text, cases[i].n, cases[i].limit);
    g_assert_cmpstr(lines, ==, cases[i].lines);
  }
}

/* Nothing but spaces at the parts' ends is lost, and long texts end. */
static void test_nothing_lost(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 20000; i++)
    g_string_append(text, i % 7 ? "发展" : "，");
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
  sense_break(text->str, 3000, 13, parts);
  gsize length = 0;
  for (guint i = 0; i < parts->len; i++)
    length += strlen(parts->pdata[i]);
  g_assert_cmpuint(length, ==, text->len);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sense/places", test_places);
  g_test_add_func("/sense/nothing-lost", test_nothing_lost);
  return g_test_run();
}
