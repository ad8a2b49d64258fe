/* The parts of the recovery by table: decks, persons, facts, pages, jumps,
 * joins of lines. */
#include "recover/recovered.h"

#include "recover/decks.h"
#include "recover/echoes.h"
#include "recover/persons.h"

/* ── Help ────────────────────────────────────────────────────────────── */

/* "kind:text|kind:text" of the children of NODE. */
static char *children(const Node *node) {
  GString *out = g_string_new(NULL);
  for (const Node *child = node->first; child; child = child->next) {
    g_autofree char *text = node_text(child, "/");
    g_string_append_printf(out, "%s%s:%s", out->len ? "|" : "",
                           node_kind_name(child->kind), text);
  }
  return g_string_free(out, FALSE);
}

static const Node *first_item(const Issue *issue) {
  return node_child(issue_root(issue), NODE_PAGE)->first;
}

static void assert_children(const Node *node, const char *wanted) {
  g_autofree char *found = children(node);
  g_assert_cmpstr(found, ==, wanted);
}

/* ── Decks ───────────────────────────────────────────────────────────── */

/* The decks of LINES over the paragraph TEXT. */
static void assert_decks(const Lexicon *lexicon, const DeckWeights *weights,
                         const char *lines, const char *text,
                         const char *wanted) {
  g_autoptr(Diag) diag = diag_new("x");
  g_autofree char *all = g_strconcat(lines, "\n\n", text, "\n", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static(all, strlen(all));
  g_autoptr(Lines) read = lines_decode(bytes, "UTF-8", diag);
  g_autoptr(Hints) hints = hints_read(read, diag);
  g_autoptr(Units) units = units_new(hints_lines(hints), lexicon);
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  guint n = units->units->len - 1;
  g_autofree guint8 *labels = g_new(guint8, n + 1);
  memset(labels, LABEL_DECK, n);
  labels[n] = LABEL_BODY;
  Recovery r = {.issue = issue,
                .lexicon = lexicon,
                .units = units,
                .labels = labels,
                .hints = hints,
                .diag = diag};
  g_autoptr(Decks) decks = decks_read(&r, weights);
  r.decks = decks;
  Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 1);
  Node *article = node_add(issue, page, NODE_ARTICLE, 1);
  decks_add(&r, article, 0);
  assert_children(article, wanted);
}

static void test_decks(void) {
  static const struct {
    const char *lines, *text, *decks;
  } CASES[] = {
      {"全县教育工作会议召开 办好人民满意教育",
       "本报讯（记者 林木）6月1日，全县教育工作会议召开。会议要求，办好人民满意"
       "的教育。",
       "kicker:全县教育工作会议召开|headline:办好人民满意教育"},
      {"科技赋能 绿色引领 第八届新能源博览会在我市开幕",
       "本报讯（记者 林木）6月1日，第八届新能源博览会在我市开幕。",
       "kicker:科技赋能 绿色引领|headline:第八届新能源博览会在我市开幕"},
      {"县长在全县防汛工作会议上强调 严阵以待 众志成城 打赢防汛抗洪这场硬仗",
       "本报讯（记者 林木）6月1日，全县防汛工作会议召开。县长强调，要打赢防汛抗"
       "洪这场硬仗。",
       "kicker:县长在全县防汛工作会议上强调|headline:严阵以待 众志成城/"
       "打赢防汛抗洪这场硬仗"},
      {"我市部署国家级生态保护项目审批服务 专项督查工作",
       "本报讯（记者 林木）6月1日，我市部署国家级生态保护项目审批服务专项督查工"
       "作。",
       "headline:我市部署国家级生态保护项目审批服务/专项督查工作"},
      {"春风吹绿山乡\n——石门村脱贫纪事",
       "本报讯（记者 林木）石门村去年摘了帽。",
       "headline:春风吹绿山乡|subhead:——石门村脱贫纪事"},
      {"以案说法 借名买车生纠纷 车到底归谁？",
       "【案情】2019年7月，小池借表哥的名字买车，车被查封。小池诉至法院，请求确"
       "认"
       "车辆归自己所有。",
       "rubric:以案说法|headline:借名买车生纠纷 车到底归谁？"},
      {"山乡巨变（中）", "石门村去年摘了帽。", "headline:山乡巨变（中）"},
      {"小改小革立大功（班组风采）", "三号高炉的班组做了一个小工具。",
       "rubric:（班组风采）|headline:小改小革立大功"},
      {"读长篇小说《盐路》\n一条路的两种走法", "《盐路》写了一条路。",
       "kicker:读长篇小说《盐路》|headline:一条路的两种走法"},
      {"二号高炉大修提前九天点火\n一千二百名检修者的冬日会战",
       "本报讯（记者 林木）6月1日，二号高炉大修后点火，比计划提前九天。",
       "kicker:二号高炉大修提前九天点火|headline:一千二百名检修者的冬日会战"},
      {"海底隧道爆水管　上班族大塞車\n水務署：舊喉管日久失修",
       "【本報訊】海底隧道入口昨晨爆水管，上班族大塞車。",
       "headline:海底隧道爆水管　上班族大塞車|subhead:水務署：舊喉管日久失修"},
      {"NBA All Star 赛落幕", "本报讯 NBA All Star 赛昨日落幕。",
       "headline:NBA All Star 赛落幕"},
  };
  g_autoptr(DeckWeights) weights = deck_weights_new();
  g_autoptr(Lexicon) lexicon = lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++)
    assert_decks(lexicon, weights, CASES[i].lines, CASES[i].text,
                 CASES[i].decks);
}

/* What of the decks comes again in the text below them. */
static void test_echoes(void) {
  static const char TEXT[] = "渠水进村\n老井封了\n"
                             "记者 林木\n"
                             "石门村的渠水昨日进村。老井还在。\n"
                             "村里把老井封了。\n"
                             "别处的标题\n渠水进村\n";
  static const guint8 LABELS_OF[] = {LABEL_DECK, LABEL_DECK, LABEL_BYLINE,
                                     LABEL_BODY, LABEL_BODY, LABEL_DECK,
                                     LABEL_BODY};
  static const guint WANTED[][ECHO_PLACES] = {{66, 66, 0}, {0, 33, 100}};
  g_autoptr(Lexicon) lexicon = lexicon_new();
  g_autoptr(Diag) diag = diag_new("x");
  g_autoptr(GBytes) bytes = g_bytes_new_static(TEXT, sizeof TEXT - 1);
  g_autoptr(Lines) lines = lines_decode(bytes, "UTF-8", diag);
  g_autoptr(Units) units = units_new(lines, lexicon);
  g_autoptr(Pieces) pieces = pieces_new(lexicon, TRUE, FALSE);
  for (guint i = 0; i < 2; i++)
    pieces_add(pieces, unit_at(units, i), unit_at(units, i)->text);
  echoes_find(pieces, units, LABELS_OF, 2);
  g_assert_true(pieces->has_text);
  for (guint i = 0; i < 2; i++)
    for (guint place = 0; place < ECHO_PLACES; place++)
      g_assert_cmpuint(piece_of(pieces, i)->echo[place], ==, WANTED[i][place]);
}

/* ── Persons ─────────────────────────────────────────────────────────── */

static void test_persons(void) {
  static const struct {
    const char *byline, *parts;
  } CASES[] = {
      {"(融媒体 裴崇旭 郭龙君)",
       "#text:(融媒体 |person:裴崇旭|#text: |person:郭龙君|#text:)"},
      {"本报记者 吴晓东", "#text:本报记者 |person:吴晓东"},
      {"记者梅常伟", "#text:记者|person:梅常伟"},
      {"（记者 戈伟 实习生 刘晓雪）",
       "#text:（记者 |person:戈伟|#text: 实习生 |person:刘晓雪|#text:）"},
      {"责任编辑 康　朴", "#text:责任编辑 |person:康　朴"},
      {"曹建雄摄", "person:曹建雄|#text:摄"},
      {"欧阳修远 摄", "person:欧阳修远|#text: 摄"},
      {"县气象局", "#text:县气象局"},
      {"本报记者 古丽·阿不都 摄",
       "#text:本报记者 |person:古丽·阿不都|#text: 摄"},
      {"记者司马青山", "#text:记者|person:司马青山"},
      {"新华社·视觉", "#text:新华社·视觉"},
  };
  g_autoptr(Lexicon) lexicon = lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(Issue) issue = issue_new("zh-Hans");
    Recovery r = {.issue = issue, .lexicon = lexicon};
    Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 1);
    Node *article = node_add(issue, page, NODE_ARTICLE, 1);
    Node *byline = node_add(issue, article, NODE_BYLINE, 1);
    persons_add(&r, byline, 1, slice_of(CASES[i].byline));
    assert_children(byline, CASES[i].parts);
  }
}

static void test_roles(void) {
  g_autoptr(Lexicon) lexicon = lexicon_new();
  g_autoptr(Issue) issue = issue_new("zh-Hans");
  Recovery r = {.issue = issue, .lexicon = lexicon};
  Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 1);
  Node *article = node_add(issue, page, NODE_ARTICLE, 1);
  Node *byline = node_add(issue, article, NODE_BYLINE, 1);
  persons_add(&r, byline, 1, slice_of("本报记者 李明 通讯员 王芳"));
  const Node *person = node_child(byline, NODE_PERSON);
  g_assert_cmpstr(node_attr(person, ATTR_ROLE), ==, "记者");
  g_assert_cmpstr(node_attr(node_next(person), ATTR_ROLE), ==, "通讯员");
}

/* ── Captions ────────────────────────────────────────────────────────── */

/* The figures and the pictures that stand alone of a text. */
static void assert_figures(const char *text, guint figures, guint pictures) {
  g_auto(Recovered) recovered = recover_text(text);
  guint inside = 0, alone = 0;
  for (const Node *page = issue_root(recovered.issue)->first; page;
       page = page->next)
    for (const Node *item = page->first; item; item = item->next) {
      alone += item->kind == NODE_PICTURE;
      inside += item->kind == NODE_ARTICLE && node_child(item, NODE_FIGURE);
    }
  g_assert_cmpuint(inside, ==, figures);
  g_assert_cmpuint(alone, ==, pictures);
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_CAPTION_OF_ARTICLE), ==,
                   figures);
}

/* A caption behind an article is its picture if it speaks of the same. */
static void test_captions(void) {
#define ARTICLE                                                                \
  "青山报\n2021年6月8日\n\n治水三年见清流\n\n本报讯（记者 " \
  "林木）6月1日，青山河的"                                           \
  "河水清了，白鹭也回来了。\n\n村民陈水根说，这是头一回。（完）\n\n"
  assert_figures(ARTICLE "图为村民陈水根在河边看白鹭。\n林木 摄\n", 1, 0);
  assert_figures(ARTICLE "图为小学生在操场上踢球。\n周全 摄\n", 0, 1);
  assert_figures(ARTICLE "图为村民陈水根在河边看白鹭。\n林木 摄\n\n"
                         "图为小学生在操场上踢球。\n周全 摄\n",
                 1, 1);
#undef ARTICLE
}

/* The standing head and the headline over a picture are the picture's. */
static void test_picture_heads(void) {
  static const struct {
    const char *text, *picture;
  } CASES[] = {
      {"图片新闻\n\n白鹭回来了\n\n6月3日，成群的白鹭在湿地觅食。\n\n林木 摄\n",
       "rubric:图片新闻|headline:白鹭回来了|caption:6月3日，成群的白鹭在湿地觅"
       "食。|credit:林木 摄"},
      {"【图片新闻】\n\n6月3日，成群的白鹭在湿地觅食。（林木 摄）\n",
       "rubric:【图片新闻】|caption:6月3日，成群的白鹭在湿地觅食。|credit:（林"
       "木 摄）"},
      {"光影石门\n\n老房子\n林木 摄于石门村\n",
       "rubric:光影石门|headline:老房子|credit:林木 摄于石门村"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *text =
        g_strconcat("青山报\n2021年6月8日\n\n治水三年见清流\n\n"
                    "本报讯（记者 周全）6月1日，青山河的河水清了。\n\n",
                    CASES[i].text,
                    "\n石门村修好三座桥\n\n本报讯（记者 周全）6月5日，石门村"
                    "的三座桥修好了。\n",
                    NULL);
    g_auto(Recovered) recovered = recover_text(text);
    assert_kept(text, &recovered);
    assert_children(first_item(recovered.issue)->next, CASES[i].picture);
  }
}

/* ── Notices ─────────────────────────────────────────────────────────── */

static void assert_notices(const char *text, guint notices) {
  g_auto(Recovered) recovered = recover_text(text);
  guint found = 0;
  for (const Node *page = issue_root(recovered.issue)->first; page;
       page = page->next)
    for (const Node *item = page->first; item; item = item->next)
      found += item->kind == NODE_NOTICE;
  g_assert_cmpuint(found, ==, notices);
}

/* Notices without headlines, one under the other; a list under one headline. */
static void test_notices(void) {
#define NEWS                                                                                     \
  "青山报\n2021年6月8日\n\n治水三年见清流\n\n本报讯（记者 林木）昨日，" \
  "青山河的河水清了。\n\n"
#define LOST(whose) whose "遗失身份证一张，号码后四位2213，声明作废。\n"
  assert_notices(NEWS "遗失声明\n" LOST("李某某") LOST("王某某"), 1);
  assert_notices(
      NEWS "招聘启事\n本厂招收学徒五名，联系电话：5661122\n" LOST("李某某"), 2);
  assert_notices(NEWS
                 "遗失声明\n" LOST("李某某") "先父王公讳德明于六月五日仙逝，定"
                                             "于六月九日上午九时举行告别仪式"
                                             "，特此敬告。\n",
                 2);
  g_auto(Recovered) parts = recover_text(
      NEWS "拍卖公告\n经县政府批准，本局决定拍卖一宗土地，现公告如下：\n"
           "一、地块基本情况\n编号14，位于双河园区北侧，面积13264平方米。\n");
  const Node *notice = first_item(parts.issue)->next;
  g_assert_cmpint(notice->kind, ==, NODE_NOTICE);
  g_assert_null(notice->next);
#undef LOST
#undef NEWS
}

/* ── Jumps ───────────────────────────────────────────────────────────── */

#define PAGE_1                                                                                        \
  "青山报\n2021年6月8日\n第1版\n\n治水三年见清流\n\n本报讯 6月1日，河水清了" \
  "，鱼也回来了。\n\n村民说，"
#define PAGE_2 "第2版\n\n治水三年见清流\n\n"

static void test_joined_jump(void) {
  g_auto(Recovered) recovered =
      recover_text(PAGE_1 "这条河\n\n（下转第2版）\n\n" PAGE_2
                          "（上接第1版）\n\n又能游泳了。\n\n大家都很高兴。\n");
  const Node *article = first_item(recovered.issue);
  assert_children(article,
                  "headline:治水三年见清流|p:本报讯 6月1日，河水清了，鱼也回来"
                  "了。|p:村民说，这条河又能游泳了。|jump:|continued:|p:大家都"
                  "很高兴。");
  const Node *jump = node_child(article, NODE_JUMP);
  g_assert_cmpstr(node_attr(jump, ATTR_TO), ==, "2");
  g_assert_cmpstr(node_attr(jump, ATTR_JOINED), ==, "true");
  g_assert_cmpstr(node_attr(jump->next, ATTR_FROM), ==, "1");
  g_assert_cmpstr(node_attr(jump->next, ATTR_HEADLINE), ==, "治水三年见清流");
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_JUMP_WITHOUT_REST), ==, 0);
}

static void test_wrong_page(void) {
  g_auto(Recovered) recovered =
      recover_text(PAGE_1 "水清了。\n\n（下转第3版）\n\n" PAGE_2
                          "（上接第1版）\n\n大家都很高兴。\n");
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_JUMP_WITHOUT_REST), ==, 1);
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_CONTINUATION_WITHOUT_START),
                   ==, 1);
}

/* "A02" is page A2. */
static void test_jump_with_nought(void) {
  g_auto(Recovered) recovered =
      recover_text("青山报\n2021年6月8日\nA01版：要闻\n\n治水三年见清流\n\n"
                   "本报讯 6月1日，河水清了，鱼也回来了。（下转A2版）\n\n"
                   "A02版：综合\n\n治水三年见清流\n\n（上接A1版）\n\n"
                   "大家都很高兴。\n");
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_JOINED_JUMP), ==, 1);
}

/* Two articles go on on one page: the headline kept finds its own, whatever
 * the order; that worded anew has the other. */
static void test_jumps_by_likeness(void) {
  g_auto(Recovered) recovered = recover_text(
      "青山报\n2021年6月8日\n第1版\n\n治水三年见清流\n\n本报讯 6月1日，"
      "河水清了，鱼也回来了。\n\n（下转第2版）\n\n山上新栽千亩茶\n\n"
      "本报讯 6月2日，茶园开了工，人人都来了。\n\n（下转第2版）\n\n"
      "第2版\n\n山上新栽千亩茶\n\n（上接第1版）\n\n茶苗都活了。\n\n"
      "昔日臭水沟今成游泳场\n\n（上接第1版）\n\n大家都很高兴。\n");
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_JOINED_JUMP), ==, 2);
  const Node *jump = node_child(first_item(recovered.issue), NODE_JUMP);
  g_assert_cmpstr(node_attr(jump->next, ATTR_HEADLINE), ==,
                  "昔日臭水沟今成游泳场");
}

/* Below the headline said again stands the first subheading of the rest. */
static void test_jump_to_subheading(void) {
  g_auto(Recovered) recovered = recover_text(
      PAGE_1 "水清了。\n\n（下转第2版）\n\n第2版\n\n治水三年见清流\n\n"
             "（上接第1版）\n\n白鹭回到村口\n\n大家都很高兴。\n");
  const Node *article = first_item(recovered.issue);
  const Node *subheading = node_child(article, NODE_SUBHEADING);
  g_assert_nonnull(subheading);
  g_assert_cmpstr(subheading->text, ==, "白鹭回到村口");
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_SUBHEADING_OF_REST), ==, 1);
  g_assert_cmpstr(node_attr(subheading->previous, ATTR_HEADLINE), ==,
                  "治水三年见清流");
}

/* Nothing is joined to a line of such a box, however full it is. */
static void test_text_below_contents(void) {
  g_auto(Recovered) recovered = recover_text(
      "青山报\n2021年6月8日\n\n治水三年见清流\n\n"
      "　　本报讯 6月1日，青山河的\n河水清了，鱼也回来了，白鹭\n也回来了。\n"
      "　　村民们说这条河又能游泳\n了，孩子们在河边放起了风筝\n，老人们都来看。"
      "\n\n今日导读\n　　山上新栽千亩茶　　A2\n　　稻田里的灯亮了　　A3\n\n"
      "昨天清晨河面上七支龙舟队在\n薄雾里试水。\n林木 摄\n");
  g_autoptr(GString) dump = g_string_new(NULL);
  issue_dump(recovered.issue, dump);
  g_assert_nonnull(strstr(dump->str, "\"昨天清晨"));
}

/* A page's mark below a box that tells what stands where is none of its
 * lines. */
static void test_page_below_contents(void) {
  g_auto(Recovered) recovered = recover_text(
      "青山报\n2021年6月8日\nA1 要闻\n\n治水三年见清流\n\n本报讯 6月1日，"
      "河水清了，鱼也回来了。\n\n今日导读\n山上新栽千亩茶　A2\n"
      "稻田里的灯　A3\n\nA2 综合　2021年6月8日　星期二\n\n山上新栽千亩茶\n\n"
      "本报讯 6月2日，茶园开了工，人人都来了。\n");
  const Node *page = node_child(issue_root(recovered.issue), NODE_PAGE);
  g_assert_nonnull(node_next(page));
  g_assert_cmpstr(node_attr(node_next(page), ATTR_NUMBER), ==, "A2");
}

/* ── Masthead ────────────────────────────────────────────────────────── */

static void assert_fact(const char *text, NodeKind kind, const char *wanted) {
  g_auto(Recovered) recovered = recover_text(text);
  g_assert_cmpstr(issue_fact(recovered.issue, kind), ==, wanted);
  assert_kept(text, &recovered);
}

#define STORY                                                                           \
  "治水三年见清流\n\n本报讯 6月1日，河水清了，鱼也回来了。\n\n" \
  "村民说，孩子们又能下河了。\n"

static void test_masthead(void) {
  assert_fact("青山时报\n佛曆2561年3月2日 星期五 第12號\n\n" STORY, NODE_DATE,
              "2018-03-02");
  assert_fact("青山时报\n公元一九五六年十月廿二日　星期一\n\n" STORY, NODE_DATE,
              "1956-10-22");
  assert_fact("【青山时报　1956年10月22日　星期一】\n\n" STORY, NODE_TITLE,
              "青山时报");
  assert_fact("国内统一刊号 CN 14—0093\n山原铁道\n山原铁道报社出版\n"
              "2016年7月19日 星期二\n\n" STORY,
              NODE_TITLE, "山原铁道");
  assert_fact("·青山·\n2012年2月10日 星期五\n\n" STORY, NODE_TITLE, "·青山·");
  assert_fact("1\n青山时报\n2012年2月10日 星期五\n\n" STORY, NODE_TITLE,
              "青山时报");
  assert_fact("中共青山市委机关报\n青山时报\n2012年2月10日 星期五\n\n" STORY,
              NODE_TITLE, "青山时报");
  assert_fact("青山时报·海外版\n2012年2月10日　星期五\n\n" STORY, NODE_TITLE,
              "青山时报·海外版");
  assert_fact("青山时报·茶座\n2012年2月10日　星期五\n\n" STORY, NODE_TITLE,
              "青山时报");
  assert_fact("青山时报\n海外版\n2012年2月10日　星期五\n\n" STORY, NODE_TITLE,
              "青山时报海外版");
  assert_fact("青山时报\n2012年2月10日　每周日出版\n\n" STORY, NODE_TITLE,
              "青山时报");
  assert_fact("二〇一二年二月\n青山时报\n星期五\n\n" STORY, NODE_TITLE,
              "青山时报");
  assert_fact("青山时报\n\n第2版 综合 2012年2月10日 第31期\n\n" STORY,
              NODE_NUMBER, "31");
}

static void test_staff_of_page(void) {
  g_auto(Recovered) recovered = recover_text(
      "青山时报\n2012年2月10日　星期五\n\n第1版 要闻\n\n" STORY
      "\n第2版 综合 2012年2月10日 责编：林木 电话：8722210\n\n" STORY);
  const Node *page = node_child(issue_root(recovered.issue), NODE_PAGE);
  const Node *staff = node_child(node_next(page), NODE_STAFF);
  g_assert_nonnull(staff);
  g_assert_cmpstr(staff->text, ==, "林木");
  g_assert_cmpstr(node_attr(staff, ATTR_ROLE), ==, "责编");
}

/* ── Pages ───────────────────────────────────────────────────────────── */

static guint count_pages(const char *text) {
  g_auto(Recovered) recovered = recover_text(text);
  guint n = 0;
  const Node *page = node_child(issue_root(recovered.issue), NODE_PAGE);
  for (; page; page = node_next(page))
    n++;
  return n;
}

/* A mark over each article of a page begins it once. */
static void test_page_again(void) {
#define ARTICLE(head) head "\n\n本报讯 6月1日，河水清了，鱼也回来了。\n\n"
  g_assert_cmpuint(
      count_pages(
          "青山报\n2021年6月8日\n\n第1版(要闻)\n\n" ARTICLE("治水三年见清流") "第1版(要闻)\n\n" ARTICLE(
              "山上新栽千亩茶") "第2版(综合)\n\n" ARTICLE("小学操场换新颜")),
      ==, 2);
#undef ARTICLE
}

/* Text archives: the mark stands between the writer and the text, on pages
 * whose first article is above it. */
static void test_page_behind_headline(void) {
#define ARTICLE(head, writer, mark)                                               \
  head "\n\n" writer "\n\n" mark "\n\n　　本报讯 6月1日，河水清了，" \
       "鱼也回来了。\n\n　　村里人说，这是头一回。\n\n"
  g_auto(Recovered) recovered = recover_text(
      "青山报\n\n2021年6月8日　星期二　总第310期\n\n" ARTICLE(
          "治水三年见清流", "记者 林木", "第1版(要闻)")
          ARTICLE("山上新栽千亩茶", "记者 白帆", "第1版(要闻)")
              ARTICLE("小学操场换新颜", "记者 周全", "第2版(综合)"));
#undef ARTICLE
  static const guint WANTED[] = {2, 1}; /* articles of pages 1 and 2 */
  guint pages = 0;
  for (const Node *page = issue_root(recovered.issue)->first; page;
       page = page->next) {
    if (page->kind != NODE_PAGE)
      continue;
    guint articles = 0;
    for (const Node *item = page->first; item; item = item->next)
      articles += item->kind == NODE_ARTICLE;
    g_assert_cmpuint(pages, <, G_N_ELEMENTS(WANTED));
    g_assert_cmpuint(articles, ==, WANTED[pages]);
    pages++;
  }
  g_assert_cmpuint(pages, ==, G_N_ELEMENTS(WANTED));
  g_assert_cmpuint(diag_count(recovered.diag, DIAG_PAGE_ABOVE_MARK), ==, 2);
}

/* ── Language ────────────────────────────────────────────────────────── */

static void test_language(void) {
  g_auto(Recovered) hans = recover_text("东昌府讯\n\n为国家发展而奋斗。\n");
  g_auto(Recovered) hant = recover_text("維港日報\n\n為國家發展而奮鬥。\n");
  g_assert_cmpstr(issue_language(hans.issue), ==, "zh-Hans");
  g_assert_cmpstr(issue_language(hant.issue), ==, "zh-Hant");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/recover/decks", test_decks);
  g_test_add_func("/recover/echoes", test_echoes);
  g_test_add_func("/recover/persons", test_persons);
  g_test_add_func("/recover/roles", test_roles);
  g_test_add_func("/recover/picture-heads", test_picture_heads);
  g_test_add_func("/recover/captions", test_captions);
  g_test_add_func("/recover/notices", test_notices);
  g_test_add_func("/recover/jump-joined", test_joined_jump);
  g_test_add_func("/recover/jump-wrong-page", test_wrong_page);
  g_test_add_func("/recover/jump-with-nought", test_jump_with_nought);
  g_test_add_func("/recover/jumps-by-likeness", test_jumps_by_likeness);
  g_test_add_func("/recover/jump-to-subheading", test_jump_to_subheading);
  g_test_add_func("/recover/text-below-contents", test_text_below_contents);
  g_test_add_func("/recover/page-below-contents", test_page_below_contents);
  g_test_add_func("/recover/masthead", test_masthead);
  g_test_add_func("/recover/staff-of-page", test_staff_of_page);
  g_test_add_func("/recover/page-again", test_page_again);
  g_test_add_func("/recover/page-behind-headline", test_page_behind_headline);
  g_test_add_func("/recover/language", test_language);
  return g_test_run();
}
