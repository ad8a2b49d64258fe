/* The parts of the recovery by table: decks, persons, facts, pages, jumps,
 * joins of lines. */
#include "recover/recovered.h"

#include "base/asset.h"
#include "recover/decks.h"
#include "recover/edges.h"
#include "recover/facts.h"
#include "recover/habits.h"
#include "recover/persons.h"
#include "recover/viterbi.h"

#include <time.h>

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

static void test_decks(void) {
  static const struct {
    const char *lines, *decks;
  } CASES[] = {
      {"全县教育工作会议召开 办好人民满意教育",
       "kicker:全县教育工作会议召开|headline:办好人民满意教育"},
      {"科技赋能 绿色引领 第八届新能源博览会在我市开幕",
       "kicker:科技赋能 绿色引领|headline:第八届新能源博览会在我市开幕"},
      {"县长在全县防汛工作会议上强调 严阵以待 众志成城 打赢防汛抗洪这场硬仗",
       "kicker:县长在全县防汛工作会议上强调|headline:严阵以待 众志成城/"
       "打赢防汛抗洪这场硬仗"},
      {"我市部署国家级生态保护项目审批服务 专项督查工作",
       "headline:我市部署国家级生态保护项目审批服务/专项督查工作"},
      {"春风吹绿山乡\n——石门村脱贫纪事",
       "headline:春风吹绿山乡|subhead:——石门村脱贫纪事"},
      {"山乡巨变（中）", "headline:山乡巨变（中）"},
      {"小改小革立大功（班组风采）",
       "rubric:（班组风采）|headline:小改小革立大功"},
      {"读长篇小说《盐路》\n一条路的两种走法",
       "kicker:读长篇小说《盐路》|headline:一条路的两种走法"},
      {"二号高炉大修提前九天点火\n一千二百名检修者的冬日会战",
       "kicker:二号高炉大修提前九天点火|headline:一千二百名检修者的冬日会战"},
      {"海底隧道爆水管　上班族大塞車\n水務署：舊喉管日久失修",
       "headline:海底隧道爆水管/上班族大塞車|subhead:水務署：舊喉管日久失修"},
      {"NBA All Star 赛落幕", "headline:NBA All Star 赛落幕"},
  };
  static const char NEWS[] = "\n\n本报讯（记者 林木）6月1日，河水清了。\n";
  g_autoptr(DeckWeights) weights = deck_weights_new();
  g_autoptr(Lexicon) lexicon = lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(Diag) diag = diag_new("x");
    g_autofree char *text = g_strconcat(CASES[i].lines, NEWS, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_autoptr(Lines) lines = lines_decode(bytes, "UTF-8", diag);
    g_autoptr(Units) units = units_new(lines, lexicon);
    g_autoptr(Issue) issue = issue_new("zh-Hans");
    Recovery r = {issue, lexicon, units, NULL, weights, NULL, NULL, diag};
    Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 1);
    Node *article = node_add(issue, page, NODE_ARTICLE, 1);
    decks_add(&r, article, 0, units->units->len - 1);
    assert_children(article, CASES[i].decks);
  }
}

/* ── Edges ───────────────────────────────────────────────────────────── */

static void test_edges(void) {
  static const struct {
    const char *text, *names;
  } ROWS[] = {
      {"招領啟事", "head:招 tail:事 head:招领 tail:启事"},
      {"讣告", "head:讣 tail:告 head:讣告 tail:讣告"},
      {"（完）", ""},
      {"A2版", "tail:版"},
      {"一", "head:一 tail:一"},
      {"这一行有三十多个字所以不是一条短行它的两端说明不了它是什么东西", ""},
  };
  g_autoptr(Lexicon) lexicon = lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    char names[EDGES][EDGE_ROOM];
    guint n = edges_of(lexicon, slice_of(ROWS[i].text), names);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint e = 0; e < n; e++)
      g_string_append_printf(found, "%s%s", e ? " " : "", names[e]);
    g_assert_cmpstr(found->str, ==, ROWS[i].names);
  }
}

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

/* ── Facts ───────────────────────────────────────────────────────────── */

static void test_facts(void) {
  static const struct {
    const char *line, *facts;
  } CASES[] = {
      {"2021年6月8日 星期二", "date=2021年6月8日;weekday=星期二;"},
      {"农历辛丑年四月廿八 总第1345期 今日4版",
       "lunar-date=农历辛丑年四月廿八;number=1345;page-count=4;"},
      {"责编/版式:李念辉 校对:全兴社", "staff=李念辉;staff=全兴社;"},
      {"责编：康  朴　版式：于尚波", "staff=康  朴;staff=于尚波;"},
      {"网址: <http://a.example.cn> 邮箱: b@c.example",
       "website=http://a.example.cn;email=b@c.example;"},
      {"国内统一连续出版物号 CN 37-0001 邮发代号 23-1",
       "刊号=CN 37-0001;邮发代号=23-1;"},
      {"出版日期：2017-09-21 每周四出版", "date=2017-09-21;"},
      {"新闻热线：96111", "电话=96111;"},
      {"新闻热线：0635-8201234", "电话=0635-8201234;"},
      {"他说，明年再来看看。", ""},
      {"公元一九六三年四月廿二日　禮拜一",
       "date=一九六三年四月廿二日;weekday=禮拜一;"},
      {"西曆二〇一七年三月五日　逢主日出版", "date=二〇一七年三月五日;"},
      {"１９５３．８．２５", "date=１９５３．８．２５;"},
      {"佛曆2560年3月2日", "date=佛曆2560年3月2日;"},
      {"民國元年元月五日", "date=民國元年元月五日;"},
      {"河西日報　三月十四日", ""},
      {"三月廿四", "lunar-date=三月廿四;"},
      {"新第三十五號", "number=三十五;"},
      {"電話第九十四號", ""},
      {"今日出紙八疊四十八版", "page-count=四十八;"},
      {"今日出紙三大張", "page-count=三大張;"},
      {"今日出兩張半計十版", "page-count=十;"},
      {"四开四版", "page-count=四;"},
      {"今天出報四大張十六版", "page-count=十六;"},
      {"今日A叠24版", "page-count=24;"},
      {"今日本報兩張半", "page-count=兩張半;"},
      {"数字报：paper.nanshan.example", "website=paper.nanshan.example;"},
      {"news.example.cn tougao@example.cn",
       "website=news.example.cn;email=tougao@example.cn;"},
      {"督印人：林之遠　採訪主任：陳巧兒", "staff=林之遠;staff=陳巧兒;"},
      {"督印人林樹人　編輯人陳望之", "staff=林樹人;staff=陳望之;"},
      {"值班编委/林曼青　责编/王广宁", "staff=林曼青;staff=王广宁;"},
      {"责任编辑　石海棠　照排　蓝　玉", "staff=石海棠;staff=蓝　玉;"},
      {"义务编辑：林信、乐美", "staff=林信、乐美;"},
      {"执行编辑：古丽·阿不都", "staff=古丽·阿不都;"},
      {"总编辑：林占山 内部资料 免费赠阅", "staff=林占山;其他=;"},
      {"總編輯／林素梅　電話（〇四九）七七〇〇〇六", "staff=林素梅;"},
      {"主编的话", ""},
      {"校对一下数字", ""},
  };
  g_autoptr(Lexicon) lexicon = lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GArray) facts = facts_scan(lexicon, slice_of(CASES[i].line));
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint f = 0; f < facts->len; f++) {
      const Fact *fact = &g_array_index(facts, Fact, f);
      g_string_append_printf(found, "%s=%.*s;",
                             lexicon_form_name(lexicon, fact->form),
                             (int)fact->value.length, fact->value.text);
    }
    g_assert_cmpstr(found->str, ==, CASES[i].facts);
  }
}

/* ── Forms ───────────────────────────────────────────────────────────── */

static void test_forms(void) {
  static const struct {
    const char *form, *text;
    gboolean has;
  } CASES[] = {
      {"page-mark", "第2版 综合新闻", TRUE},
      {"page-mark", "二版", TRUE},
      {"page-mark", "A2 港聞", TRUE},
      {"page-mark", "第1版(要闻)", TRUE},
      {"page-mark", "3版　甲A风云", TRUE},
      {"page-mark", "第8版 IT周刊", TRUE},
      {"page-mark", "封面", TRUE},
      {"page-mark", "封面人物", FALSE},
      {"page-mark", "今日4版", FALSE},
      {"page-mark", "二版长篇小说问世引起轰动", FALSE},
      {"page-head", "2023年5月9日 星期二　2　综合", TRUE},
      {"page-head",
       "星洲早報　二零一九年十一月八日（星期五）　己亥年十月十二　第A6版",
       TRUE},
      {"page-head", "人民晚讯 2003年4月8日 星期二 国内新闻 5", TRUE},
      {"page-head", "2003年4月8日 星期二 他来了", FALSE},
      {"ordinal", "三", TRUE},
      {"ordinal", "三人行", FALSE},
      {"labelled", "定价：便宜之外要算得过账", TRUE},
      {"labelled", "他说：好。", FALSE},
      {"speaker", "问：为什么？", TRUE},
      {"speaker", "编辑同志：我是一名工人。", FALSE},
      {"file-number", "岚自然资告字〔2017〕14号", TRUE},
      {"file-number", "和平路14号", FALSE},
      {"spaced-notice", "启　事", TRUE},
      {"pointing", "▲运动会开幕。", TRUE},
      {"jump", "(下转二版)", TRUE},
      {"jump", "（下转第2版）", TRUE},
      {"jump", "〔下接十三版〕", TRUE},
      {"jump", "转折", FALSE},
      {"continued", "〔上接一版〕", TRUE},
      {"continued", "（上接第1版）", TRUE},
      {"continued", "接过父亲的枪", FALSE},
      {"dateline", "东昌府讯 6月4日，", TRUE},
      {"dateline", "新华社北京6月7日电", TRUE},
      {"dateline", "新华社北京7月3日电（记者梅常伟）", TRUE},
      {"dateline", "【本報訊】停辦三年", TRUE},
      {"dateline", "本报讯（记者 曹丽华）", TRUE},
      {"dateline", "【新华社四平街十四日电】本社记者", TRUE},
      {"dateline", "近日，市里通讯建设提速。", FALSE},
      {"byline", "本报记者 吴晓东", TRUE},
      {"byline", "(融媒体 全兴社)", TRUE},
      {"byline", "通讯员 周建报", TRUE},
      {"byline", "记者走进了山村", FALSE},
      {"credit", "曹建雄摄（人民视觉）", TRUE},
      {"editor-note", "编者按：去年以来", TRUE},
      {"notice-begins", "遗失身份证一张，声明作废。", TRUE},
      {"notice-begins", "先父沈公讳荣生，于六月五日仙逝", TRUE},
      {"notice-begins", "先进集体二十个，先进个人五十名", FALSE},
      {"notice-begins", "记者昨日从失物招领处获悉", FALSE},
      {"jump-tail", "把隐患消除。（下转第2版）", TRUE},
      {"jump-tail", "他转身走了。", FALSE},
      {"byline-tail", "愿望就要实现了。（陈默）", TRUE},
      {"byline-tail", "愿望就要实现了。（记者 陈默）", TRUE},
      {"byline-tail", "请批评。（养路工人　侯德山）", TRUE},
      {"byline-tail", "消除隐患五十起。（电  轩）", TRUE},
      {"byline-tail", "他没有说完（笑）", FALSE},
      {"page-mark", "p.3 活動", TRUE},
      {"page-mark", "第二張第三頁", TRUE},
      {"page-mark", "第五頁　婦女", TRUE},
      {"page-mark", "上接第一版", FALSE},
      {"page-mark", "下转B3版", FALSE},
      {"page-mark", "详见B3版", FALSE},
      {"page-mark", "一版责任编辑　王林", FALSE},
      {"page-mark", "6版 他的最后一封信", FALSE},
      {"bare-page", "07 | 教育", TRUE},
      {"bare-page", "第3版 教育", FALSE},
      {"page-head", "一版编辑　陈小鸥", FALSE},
      {"page-head", "甲队 17 32 0 14", FALSE},
      {"page-head", "2023年5月9日 星期二 今日12版", FALSE},
      {"page-head", "2021年3月2日　星期二　第1345期", FALSE},
      {"page-head", "责任编辑 李方 电话：0379-6262000", FALSE},
      {"jump", "（下期待續）", TRUE},
      {"jump", "（待續，逢周二刊出）", TRUE},
      {"jump", "（未完，續見下周五）", TRUE},
      {"jump", "明日續完本回", TRUE},
      {"jump", ">>A02、A03", TRUE},
      {"jump", "》》A02", FALSE},
      {"jump", "详见2、3版", TRUE},
      {"jump", "详见2、3个单位的经验", FALSE},
      {"jump", "（相关报道见A05-A07版）", TRUE},
      {"jump", "明日续完", TRUE},
      {"jump", "未完成的桥", FALSE},
      {"jump", "（见面会）", FALSE},
      {"jump", "见三版", FALSE},
      {"continued", "（◀◀上接A1版）修桥记", TRUE},
      {"continued", "接二连三", FALSE},
      {"continued", "续写新篇", FALSE},
      {"byline", "本报评论员", TRUE},
      {"byline", "文／林小雨　圖／陳大文", TRUE},
      {"byline", "口述：王桂兰（退休教师，70岁） 整理：李明", TRUE},
      {"byline", "┃本报记者┃赵大山┃", TRUE},
      {"byline", "特派记者 林远 发自开罗", TRUE},
      {"byline", "【本報記者林其芳淡水報導】", TRUE},
      {"byline", "林志賢醫生主答", TRUE},
      {"byline", "通讯员 县公安局宣传科 全媒体记者 李恬", TRUE},
      {"byline", "本报记者　林小鸥　文　/　王初　图", TRUE},
      {"byline", "（维吾尔族）古丽·阿不都", TRUE},
      {"byline", "【记者走基层】", FALSE},
      {"byline", "本报更正", FALSE},
      {"byline", "本报今日重点", FALSE},
      {"byline", "整理 好房间再出门", FALSE},
      {"name-only", "老　周", TRUE},
      {"name-only", "公　告", FALSE},
      {"name-only", "连载", FALSE},
      {"marked-name", "⊙林雲（特教老師）", TRUE},
      {"marked-name", "王牌（小说）", FALSE},
      {"org-name", "4B 林立文", TRUE},
      {"author", "（作者单位：青山县人民法院　梅青）", TRUE},
      {"signature", "（镇兽医站供稿）", TRUE},
      {"signature", "（未完）", FALSE},
      {"byline-tail", "收成很好。（小禾）", TRUE},
      {"byline-tail", "收成很好。（洪）", TRUE},
      {"byline-tail", "收成很好。（杜玉、小周）", TRUE},
      {"byline-tail", "收成很好。（统计室供稿）", TRUE},
      {"byline-tail", "收成很好。（据新华社）", TRUE},
      {"byline-tail", "收成很好。（综合新华社电）", TRUE},
      {"byline-tail", "收成很好。（本报评论员）", TRUE},
      {"byline-tail", "收成很好。（作者单位：县法院 梅青）", TRUE},
      {"byline-tail", "收成很好。（文/林木 图/师旷）", TRUE},
      {"byline-tail", "收成很好。（古丽·阿不都）", TRUE},
      {"byline-tail", "收成很好。「記者：林俊文」", TRUE},
      {"byline-tail", "网速为什么慢？（建工 二年级 一名同学）", FALSE},
      {"byline-tail", "他不肯吃饭。（市民 林女士）", FALSE},
      {"byline-tail", "收成很好。（待续）", FALSE},
      {"byline-tail", "收成很好。（全文完）", FALSE},
      {"byline-tail", "收成很好。（明日续完）", FALSE},
      {"byline-tail", "收成很好。（十二日）", FALSE},
      {"byline-tail", "收成很好。（见图）", FALSE},
      {"byline-tail", "收成很好。（长江集团有限公司）", FALSE},
      {"dateline", "【停电】明日检修。", FALSE},
      {"dateline", "停电通知　明日检修", FALSE},
      {"dateline", "来电显示　怎么开通", FALSE},
      {"dateline", "家电下乡好", FALSE},
      {"dateline", "通讯　老支书", FALSE},
      {"dateline", "资讯　本月上映", FALSE},
      {"dateline", "本报讯息灵通", FALSE},
      {"dateline", "本报电话已改号", FALSE},
      {"dateline", "本报昨天接到市民来电", FALSE},
      {"dateline", "上海电视台昨晚播出", FALSE},
      {"dateline", "【最新消息】他来了", FALSE},
      {"dateline", "综合治理出成效", FALSE},
      {"dateline", "（记者走访）昨天下午", FALSE},
  };
  g_autoptr(Lexicon) lexicon = lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    gboolean has = lexicon_match(lexicon, lexicon_form(lexicon, CASES[i].form),
                                 slice_of(CASES[i].text), NULL, NULL);
    if (has != CASES[i].has)
      g_error("%s %s \"%s\"", CASES[i].form, has ? "fits" : "does not fit",
              CASES[i].text);
  }
}

/* What the groups of a form hold. */
static void test_groups(void) {
  static const struct {
    const char *form, *text, *group, *wanted;
  } CASES[] = {
      {"dateline", "【工联消息】搬运工会昨晚开会。", "dateline", "工联消息"},
      {"dateline", "本報消息　市政署昨宣佈", "dateline", "本報消息"},
      {"dateline", "绿洲融媒讯10月3日，葡萄下架", "dateline", "绿洲融媒讯"},
      {"dateline", "松岭訊　本縣小學今日開學", "dateline", "松岭訊"},
      {"dateline", "松岭訊本縣小學今日開學", "dateline", "松岭訊"},
      {"dateline", "（海潮社訊）颶風昨夜登陸", "dateline", "海潮社訊"},
      {"dateline", "▲青島電　今晨港口復航", "dateline", "青島電"},
      {"dateline", "路透社巴黎電　內閣總辭", "dateline", "路透社巴黎電"},
      {"dateline", "又電　議會改期", "dateline", "又電"},
      {"dateline", "综合新华社消息　两国复航", "dateline", "综合新华社消息"},
      {"dateline", "据水务局网站消息　明日停水", "dateline",
       "据水务局网站消息"},
      {"dateline", "本报青州3月5日专电 大雪", "dateline", "本报青州3月5日专电"},
      {"dateline", "本报２月１０日电座谈会开幕", "dateline",
       "本报２月１０日电"},
      {"dateline", "新华社日内瓦电谈判今天结束", "dateline", "新华社日内瓦电"},
      {"dateline", "据新华社万象八日电市民集会", "dateline",
       "据新华社万象八日电"},
      {"dateline", "天津二十七日電　海河解凍", "dateline", "天津二十七日電"},
      {"dateline", "本報淮北前線九日電我軍克復", "dateline",
       "本報淮北前線九日電"},
      {"dateline", "【河西前線四日急電】我軍", "dateline", "河西前線四日急電"},
      {"dateline", "〔北部中心／綜合報導〕大雨", "dateline",
       "北部中心／綜合報導"},
      {"dateline", "〔記者陳立人／嘉義報導〕果農說", "dateline",
       "記者陳立人／嘉義報導"},
      {"dateline", "【張文彥／台北訊】書展開幕", "dateline", "張文彥／台北訊"},
      {"dateline", "（海報記者 林秋白）水務署昨日", "dateline",
       "海報記者 林秋白"},
      {"dateline", "（特約記者　方一鳴）上週", "dateline", "特約記者　方一鳴"},
      {"dateline", "（本報專訪）老船長說", "dateline", "本報專訪"},
      {"dateline", "（中央社台北三日電）立法院", "dateline",
       "中央社台北三日電"},
      {"page-mark", "理论周刊·讲堂　3版", "name", "理论周刊·讲堂"},
      {"page-mark", "北斗（副刊）　C4", "name", "北斗（副刊）"},
      {"page-mark", "第二張第三頁", "number", "三"},
      {"page-mark", "B7◆副刊", "number", "B7"},
      {"page-mark", "③ 文苑", "number", "③"},
      {"page-mark", "娱乐 12", "number", "12"},
      {"page-mark", "二〇版", "number", "二〇"},
      {"page-head", "第二版　综合　　编辑 宗林", "name", "综合"},
      {"page-head", "②2004年6月1日　法治·社会　责任编辑　林木", "name",
       "法治·社会"},
      {"page-head", "B05 财经 2012-04-08 星期日 责编 陈默", "number", "B05"},
      {"page-head", "A2　社評　■責任編輯：林守仁", "name", "社評"},
      {"page-head", "P18　分類廣告　刊登熱線：2811 3344", "number", "P18"},
      {"page-head", "五月八日 第三版 本埠", "number", "三"},
      {"page-head", "要闻·第2版 2024年3月1日 星期五", "name", "要闻"},
      {"page-head", "第４版　　１９６２年５月１日　　长河日报", "name", ""},
      {"page-head", "清溪新闻 2020年10月19日 A2 综合 责编：陈晓", "name",
       "综合"},
      {"jump", "（文轉B2）", "page", "B2"},
      {"jump", "（續刊四版）", "page", "四"},
      {"jump", "（見A5）", "page", "A5"},
      {"jump", "（相关报道见二版）", "page", "二"},
      {"jump", "(▶▶下转A4版)", "page", "A4"},
      {"jump", "（下文續A03）", "page", "A03"},
      {"jump", "轉第三版", "page", "三"},
      {"jump", ">>>B2版", "page", "B2"},
      {"continued", "（文接一版）", "page", "一"},
      {"continued", "（上接①版）", "page", "①"},
      {"continued", "（續第一版）", "page", "一"},
      {"jump-tail", "他走了。（文转三版）", "page", "三"},
      {"jump-tail", "他走了。（▶▶下转A4版）", "page", "A4"},
      {"jump-tail", "他走了。（后段见第四版）", "page", "四"},
      {"jump-tail", "他走了。文转二版", "page", "二"},
  };
  g_autoptr(Lexicon) lexicon = lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GMatchInfo) info = NULL;
    Slice text = slice_of(CASES[i].text), part;
    WordHits hits = lexicon_find_words(lexicon, text);
    guint form = lexicon_form(lexicon, CASES[i].form);
    if (!lexicon_form_possible(lexicon, form, &hits) ||
        !lexicon_match(lexicon, form, text, &info, &part))
      g_error("%s does not fit \"%s\"", CASES[i].form, CASES[i].text);
    g_autofree char *found = slice_dup(match_group(info, CASES[i].group, part));
    g_assert_cmpstr(found, ==, CASES[i].wanted);
  }
}

/* Lines that fit in many ways, and at last do not, are told in no time. */
static void test_many_ways(void) {
  static const char *const LINES[] = {"记者张三 ", "责编 张三 ",
                                      "3 要闻 ",   "2021年3月2日 责编 张三 ",
                                      "编辑 ",     "（记者 张三）"};
  enum { CHARS = 99, PARTS = 10 /* of a second */ };
  g_autoptr(Lexicon) lexicon = lexicon_new();
  for (guint i = 0; i < G_N_ELEMENTS(LINES); i++) {
    g_autoptr(GString) line = g_string_new(NULL);
    while (g_utf8_strlen(line->str, -1) < CHARS)
      g_string_append(line, LINES[i]);
    g_utf8_offset_to_pointer(line->str, CHARS)[0] = '\0';
    clock_t start = clock();
    for (guint form = 0; form < lexicon_n_forms(lexicon); form++)
      lexicon_match(lexicon, form, slice_of(line->str), NULL, NULL);
    g_assert_cmpint(clock() - start, <, CLOCKS_PER_SEC / PARTS);
  }
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
#undef LOST
#undef NEWS
}

/* ── Habits ──────────────────────────────────────────────────────────── */

/* Four headlines, each with its paragraph, and one more line as indented as the
 * paragraphs: it breaks the headlines' habit. */
static void test_habits(void) {
  static const char TEXT[] = "开渠\n　　渠开了。\n修路\n　　路修好。\n"
                             "造林\n　　林造成。\n架桥\n　　桥架起。\n"
                             "　　打井\n";
  enum { LINES = 9, ODD = 8 };
  guint8 labels[LINES];
  Margin margins[LINES] = {{0}};
  for (guint i = 0; i < LINES; i++) {
    labels[i] = i % 2 ? LABEL_BODY : LABEL_DECK;
    margins[i].lead = i == ODD ? 0 : 1000;
  }
  g_autoptr(Lexicon) lexicon = lexicon_new();
  g_autoptr(Diag) diag = diag_new("x");
  g_autoptr(GBytes) bytes = g_bytes_new_static(TEXT, strlen(TEXT));
  g_autoptr(Lines) lines = lines_decode(bytes, "UTF-8", diag);
  g_autoptr(Units) units = units_new(lines, lexicon);
  g_autoptr(Habits) habits = habits_learn(units, labels, margins);
  g_autofree gint16 *scores = g_new0(gint16, LINES * LABELS);
  habits_weigh(habits, units, labels, scores);
  g_assert_cmpint(scores[ODD * LABELS + LABEL_DECK], <, 0);
  g_assert_cmpint(scores[2 * LABELS + LABEL_DECK], ==, 0);
  g_assert_cmpint(scores[ODD * LABELS + LABEL_CAPTION], ==, 0);
}

/* ── Weights ─────────────────────────────────────────────────────────── */

/* A key file's groups of one name are read as one: what the first says of a
 * state would be lost. */
static void test_groups_stand_once(void) {
  static const char *const FILES[] = {
      "recover/weights.ini", "recover/learned.ini", "recover/decks.ini",
      "recover/decks-learned.ini"};
  for (guint i = 0; i < G_N_ELEMENTS(FILES); i++) {
    g_autoptr(GBytes) bytes = asset_get(FILES[i]);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_auto(GStrv) lines = g_strsplit(g_bytes_get_data(bytes, NULL), "\n", -1);
    for (guint l = 0; lines[l]; l++)
      if (*lines[l] == '[' && !g_hash_table_add(seen, lines[l]))
        g_error("%s: %s stands twice", FILES[i], lines[l]);
  }
}

/* ── The decoder ─────────────────────────────────────────────────────── */

static gint path_score(const Trellis *t, const guint8 *path) {
  gint sum = t->start[path[0]] + t->end[path[t->n - 1]];
  for (guint i = 0; i < t->n; i++)
    sum += t->emissions[i * t->n_states + path[i]] +
           (i ? t->transitions[path[i - 1] * t->n_states + path[i]] : 0);
  return sum;
}

/* Against all paths of a small trellis. */
enum { N = 5, STATES = 3, PATHS = 243 };

typedef struct {
  gint16 emissions[N * STATES];
  gint transitions[STATES * STATES];
  Trellis trellis;
} Sample;

static void sample_fill(Sample *sample) {
  static const gint EVEN[STATES] = {0, 3, -2};
  for (guint i = 0; i < N * STATES; i++)
    sample->emissions[i] = (gint16)((gint)(i * i * 7 % 23) - 11);
  for (guint i = 0; i < STATES * STATES; i++)
    sample->transitions[i] = (gint)(i * 5 % 13) - 6;
  sample->trellis =
      (Trellis){N, STATES, sample->emissions, sample->transitions, EVEN, EVEN};
}

/* The P-th of all paths. */
static void nth_path(guint p, guint8 *path) {
  for (guint i = 0; i < N; i++, p /= STATES)
    path[i] = (guint8)(p % STATES);
}

static void test_viterbi(void) {
  Sample sample;
  sample_fill(&sample);
  guint8 best[N], path[N];
  viterbi_decode(&sample.trellis, best, NULL);
  for (guint p = 0; p < PATHS; p++) {
    nth_path(p, path);
    g_assert_cmpint(path_score(&sample.trellis, path), <=,
                    path_score(&sample.trellis, best));
  }
}

static void test_viterbi_margins(void) {
  Sample sample;
  sample_fill(&sample);
  guint8 best[N], path[N];
  Margin margins[N];
  viterbi_decode(&sample.trellis, best, margins);
  for (guint i = 0; i < N; i++) {
    gint64 second = G_MININT64;
    for (guint p = 0; p < PATHS; p++) {
      nth_path(p, path);
      if (path[i] == margins[i].other)
        second = MAX(second, path_score(&sample.trellis, path));
      if (path[i] != best[i])
        g_assert_cmpint(path_score(&sample.trellis, path) + margins[i].lead, <=,
                        path_score(&sample.trellis, best));
    }
    g_assert_cmpint(second + margins[i].lead, ==,
                    path_score(&sample.trellis, best));
  }
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
  g_test_add_func("/recover/edges", test_edges);
  g_test_add_func("/recover/spread-words", test_spread_words);
  g_test_add_func("/recover/persons", test_persons);
  g_test_add_func("/recover/roles", test_roles);
  g_test_add_func("/recover/facts", test_facts);
  g_test_add_func("/recover/forms", test_forms);
  g_test_add_func("/recover/groups", test_groups);
  g_test_add_func("/recover/many-ways", test_many_ways);
  g_test_add_func("/recover/units", test_units);
  g_test_add_func("/recover/pairs", test_pairs);
  g_test_add_func("/recover/captions", test_captions);
  g_test_add_func("/recover/notices", test_notices);
  g_test_add_func("/recover/groups-stand-once", test_groups_stand_once);
  g_test_add_func("/recover/habits", test_habits);
  g_test_add_func("/recover/viterbi", test_viterbi);
  g_test_add_func("/recover/viterbi-margins", test_viterbi_margins);
  g_test_add_func("/recover/jump-joined", test_joined_jump);
  g_test_add_func("/recover/jump-wrong-page", test_wrong_page);
  g_test_add_func("/recover/jump-with-nought", test_jump_with_nought);
  g_test_add_func("/recover/jumps-by-likeness", test_jumps_by_likeness);
  g_test_add_func("/recover/masthead", test_masthead);
  g_test_add_func("/recover/staff-of-page", test_staff_of_page);
  g_test_add_func("/recover/page-again", test_page_again);
  g_test_add_func("/recover/page-behind-headline", test_page_behind_headline);
  g_test_add_func("/recover/language", test_language);
  return g_test_run();
}
