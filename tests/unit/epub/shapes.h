/* Issues built by hand, in the shapes an e-book must survive. */
#ifndef TESTS_UNIT_EPUB_SHAPES_H
#define TESTS_UNIT_EPUB_SHAPES_H

#include "model/issue.h"

/* ── Building ────────────────────────────────────────────────────────── */

static Node *shape_page(Issue *issue, const char *number, const char *name) {
  Node *page = node_add(issue, issue_root_mutable(issue), NODE_PAGE, 0);
  node_set_attr(issue, page, ATTR_NUMBER, number);
  if (name)
    node_set_attr(issue, page, ATTR_NAME, name);
  return page;
}

static void shape_fact(Issue *issue, NodeKind kind, const char *value,
                       const char *printed) {
  Node *fact =
      node_add_text(issue, issue_masthead_mutable(issue), kind, 0, value, -1);
  if (printed)
    node_set_attr(issue, fact, ATTR_PRINTED, printed);
}

static void shape_deck(Issue *issue, Node *item, NodeKind kind,
                       const char *lines) {
  Node *deck = node_add(issue, item, kind, 0);
  g_auto(GStrv) split = g_strsplit(lines, "|", -1);
  for (guint i = 0; split[i]; i++)
    node_add_text(issue, deck, NODE_LINE, 0, split[i], -1);
}

static Node *shape_mixed(Issue *issue, Node *parent, NodeKind kind,
                         const char *text) {
  Node *node = node_add(issue, parent, kind, 0);
  node_add_text(issue, node, NODE_TEXT, 0, text, -1);
  return node;
}

static void shape_person(Issue *issue, Node *item, const char *before,
                         const char *role, const char *name) {
  Node *byline = shape_mixed(issue, item, NODE_BYLINE, before);
  Node *person = node_add_text(issue, byline, NODE_PERSON, 0, name, -1);
  node_set_attr(issue, person, ATTR_ROLE, role);
  node_add_text(issue, byline, NODE_TEXT, 0, ")", -1);
}

static void shape_dateline(Issue *issue, Node *item, const char *dateline,
                           const char *text) {
  Node *p = node_add(issue, item, NODE_PARAGRAPH, 0);
  node_add_text(issue, p, NODE_DATELINE, 0, dateline, -1);
  node_add_text(issue, p, NODE_TEXT, 0, text, -1);
}

static void shape_staff(Issue *issue, Node *parent, const char *role,
                        const char *name, const char *printed) {
  Node *staff = node_add_text(issue, parent, NODE_STAFF, 0, name, -1);
  node_set_attr(issue, staff, ATTR_ROLE, role);
  node_set_attr(issue, staff, ATTR_PRINTED, printed);
}

static void shape_masthead(Issue *issue) {
  shape_fact(issue, NODE_TITLE, "东昌府讯", NULL);
  shape_fact(issue, NODE_DATE, "2021-06-08", "2021年6月8日");
  shape_fact(issue, NODE_WEEKDAY, "星期二", NULL);
  shape_fact(issue, NODE_LUNAR_DATE, "农历辛丑年四月廿八", NULL);
  shape_fact(issue, NODE_NUMBER, "1345", "总第1345期");
  shape_fact(issue, NODE_PAGE_COUNT, "4", "今日4版");
  Node *masthead = issue_masthead_mutable(issue);
  shape_staff(issue, masthead, "责编", "李念辉", "责编/版式:李念辉");
  shape_staff(issue, masthead, "版式", "李念辉", "");
  shape_staff(issue, masthead, "校对", "全兴社", "校对:全兴社");
  shape_fact(issue, NODE_WEBSITE, "http://dcf.lcxw.cn", NULL);
  shape_fact(issue, NODE_EMAIL, "dcsx2005@sina.com", NULL);
}

static void shape_picture(Issue *issue, Node *page, const char *caption,
                          const char *credit) {
  Node *picture = node_add(issue, page, NODE_PICTURE, 0);
  node_add_text(issue, picture, NODE_CAPTION, 0, caption, -1);
  shape_mixed(issue, picture, NODE_CREDIT, credit);
}

static Node *shape_article(Issue *issue, Node *page, const char *headline) {
  Node *article = node_add(issue, page, NODE_ARTICLE, 0);
  if (headline)
    shape_deck(issue, article, NODE_HEADLINE, headline);
  return article;
}

static void shape_joint(Issue *issue, Node *article, const char *to,
                        const char *printed, const char *from,
                        const char *again) {
  Node *jump = node_add(issue, article, NODE_JUMP, 0);
  node_set_attr(issue, jump, ATTR_TO, to);
  node_set_attr(issue, jump, ATTR_JOINED, "true");
  node_set_attr(issue, jump, ATTR_PRINTED, printed);
  Node *continued = node_add(issue, article, NODE_CONTINUED, 0);
  node_set_attr(issue, continued, ATTR_FROM, "1");
  node_set_attr(issue, continued, ATTR_PRINTED, from);
  node_set_attr(issue, continued, ATTR_HEADLINE, again);
}

/* ── The shapes ──────────────────────────────────────────────────────── */

static void shape_seed(Issue *issue) {
  shape_masthead(issue);
  Node *page = shape_page(issue, "1", "要闻");
  node_add_text(issue, page, NODE_FURNITURE, 0, "1 要闻 东昌府讯", -1);
  Node *a = node_add(issue, page, NODE_ARTICLE, 0);
  shape_deck(issue, a, NODE_KICKER,
             "全市新旧动能转换五年突破推进会议暨重点项目上半年现场观摩总结会议"
             "召开");
  shape_deck(issue, a, NODE_HEADLINE,
             "一以贯之加快推进新旧动能转换|坚定走好高质量发展之路");
  shape_deck(issue, a, NODE_SUBHEAD,
             "马军权巴海峰在主会场参加会议|王振江魏雷在东昌府分会场参加收看");
  shape_dateline(
      issue, a, "东昌府讯",
      " 6月4日，全市新旧动能转换五年突破推进会议暨重点项目上半年现场观摩总结会"
      "议在东昌宾馆召开。会议以习近平新时代中国特色社会主义思想为指导，总结全市"
      "上半年重点项目建设情况，动员各级各部门工作再加力、措施再抓实。");
  shape_mixed(
      issue, a, NODE_PARAGRAPH,
      "会议采取“主会场+分会场”视频会议的形式召开。区委书记马军权、区委副"
      "书记、区长巴海峰在主会场参加会议，要求县市区党政正职拿出抓经济工作"
      "80%的精力抓“双招双引”。");
  node_add_text(issue, a, NODE_SUBHEADING, 0, "“项目为王”", -1);
  shape_mixed(
      issue, a, NODE_PARAGRAPH,
      "“要对重点项目逐个梳理，形成手续办理、用地保障、能耗指标、环境评价等"
      "问题清单，全力推动问题解决。”");
  shape_person(issue, a, "(融媒体 ", "记者", "全兴社");
  a = shape_article(issue, page,
                    "积极有为 高质高效|推进社会治理网格化服务管理工作");
  shape_dateline(
      issue, a, "东昌府讯",
      " 为进一步提升全区基层治理能力，6月7日，我区举办网格员入职培训班"
      "。要打造“一张网格”，组建“一支队伍”，建立“一套系统”。");
  Node *jump = node_add(issue, a, NODE_JUMP, 0);
  node_set_attr(issue, jump, ATTR_TO, "2");
  node_set_attr(issue, jump, ATTR_PRINTED, "(下转二版)");
  a = node_add(issue, page, NODE_ARTICLE, 0);
  node_add_text(issue, a, NODE_RUBRIC, 0, "东昌府新闻评论", -1);
  shape_deck(issue, a, NODE_HEADLINE, "数字经济驱动高质量发展");
  shape_deck(issue, a, NODE_SUBHEAD,
             "——第六届中国智能建筑节在我区胜利举办的启示");
  shape_mixed(
      issue, a, NODE_PARAGRAPH,
      "凝聚智慧力量，升腾发展信心。6月6日，智能建筑领域的国际级专业盛会“中"
      "国智能建筑节”，在我区胜利举办。");
  shape_picture(issue, page,
                "6月7日，一年一度的高考正式拉开帷幕。上午九时，学子们在各方呵护"
                "中正式开考。",
                "融媒体 郭龙君 通讯员 周建报");
}

static void shape_bare(Issue *issue) {
  shape_fact(issue, NODE_TITLE, "空报", NULL);
}

/* Facts and names of which nothing can be seen. */
static void shape_unseen(Issue *issue) {
  shape_fact(issue, NODE_TITLE, " \t", NULL);
  shape_fact(issue, NODE_NUMBER, " ", NULL);
  shape_staff(issue, issue_masthead_mutable(issue), "", " ", " ");
  Node *page = shape_page(issue, "", "");
  shape_person(issue, shape_article(issue, page, " "), " ", " ", " ");
}

static void shape_empty_page(Issue *issue) {
  shape_masthead(issue);
  shape_page(issue, "1", NULL);
}

static void shape_no_headline(Issue *issue) {
  shape_fact(issue, NODE_TITLE, "晚报", NULL);
  Node *page = shape_page(issue, "A2", "综合");
  shape_mixed(
      issue, node_add(issue, page, NODE_ARTICLE, 0), NODE_PARAGRAPH,
      "没有标题的文章，从第一句话里取一个名字，名字不会太长，也不会断得没有"
      "道理。");
  node_add(issue, page, NODE_ARTICLE, 0);
  Node *byline = node_add(issue, page, NODE_ARTICLE, 0);
  shape_mixed(issue, byline, NODE_BYLINE, "本报记者 甲");
  node_add(issue, byline, NODE_PARAGRAPH, 0);
}

static void shape_many(Issue *issue) {
  shape_masthead(issue);
  Node *page = NULL;
  for (guint i = 0; i < 200; i++) {
    g_autofree char *number = g_strdup_printf("%u", i / 20 + 1);
    g_autofree char *headline = g_strdup_printf("第%u条消息的标题", i + 1);
    if (i % 20 == 0)
      page = shape_page(issue, number, "综合");
    Node *a = shape_article(issue, page, headline);
    for (guint j = 0; j < 5; j++)
      shape_mixed(issue, a, NODE_PARAGRAPH,
                  "要进一步推进传统产业智能化技改，培育壮大战略性新兴产业。各县"
                  "市区要着力推动主导产业差异化发展。");
  }
}

static void shape_hostile(Issue *issue) {
  g_autofree char *control = g_strdup("坏字\x01\x1f\xef\xbf\xbe标题");
  GString *thousand = g_string_new(NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append(thousand, "长");
  shape_fact(issue, NODE_TITLE, "报 <&\"'> ]]> 名", NULL);
  shape_fact(issue, NODE_DATE, "2021-02-30", "二月三十");
  shape_fact(issue, NODE_NUMBER, "第<1>期", NULL);
  shape_staff(issue, issue_masthead_mutable(issue), "<编>", "A & B",
              "<编>: A & B");
  Node *page = shape_page(issue, "<1&\">", "<要 & 闻>");
  shape_article(issue, page, "a < b & c > d \"e\" 'f' ]]> <script>");
  shape_article(issue, page, thousand->str);
  shape_article(issue, page, control);
  shape_article(issue, page, "\u202e倒着写\u202c与\u200b零宽");
  shape_article(issue, page, "重复的标题");
  shape_article(issue, page, "重复的标题");
  shape_mixed(issue, shape_article(issue, page, "  \t "), NODE_PARAGRAPH,
              "<p>\r\n\t& &amp;</p>");
  shape_page(issue, "<1&\">", "同号");
  g_string_free(thousand, TRUE);
}

static void shape_traditional(Issue *issue) {
  shape_fact(issue, NODE_TITLE, "聯合晚報", NULL);
  shape_fact(issue, NODE_DATE, "1999-12-31", "中華民國八十八年十二月三十一日");
  shape_fact(issue, NODE_NUMBER, "98", "第九十八號");
  Node *a = shape_article(issue, shape_page(issue, "1", "焦點"),
                          "「千禧年」倒數計時|全臺燈會今晚開幕");
  shape_person(issue, a, "(", "攝影記者", "陳大文");
  shape_mixed(issue, a, NODE_PARAGRAPH, "【本報臺北訊】跨年晚會今晚登場。");
}

/* Page 2 has an item of its own, page 3 only the rest of an article. */
static void shape_jumps(Issue *issue) {
  shape_masthead(issue);
  Node *page = shape_page(issue, "1", "要闻");
  Node *a = shape_article(issue, page, "连跳两版的长文");
  shape_mixed(issue, a, NODE_PARAGRAPH, "开头。");
  shape_joint(issue, a, "2", "(下转二版)", "(上接一版)", "长文");
  shape_mixed(issue, a, NODE_PARAGRAPH, "中间。");
  shape_joint(issue, a, "3", "", "(上接二版)", "长文");
  shape_mixed(issue, a, NODE_PARAGRAPH, "结尾。");
  shape_joint(issue, a, "9", "(下转九版)", "", "");
  page = shape_page(issue, "2", "综合");
  shape_article(issue, page, "二版自己的消息");
  shape_staff(issue, page, "本版编辑", "王五", "本版编辑 王五");
  shape_page(issue, "3", NULL);
  a = shape_article(issue, shape_page(issue, "4", "副刊"), NULL);
  Node *continued = node_add(issue, a, NODE_CONTINUED, 0);
  node_set_attr(issue, continued, ATTR_FROM, "1");
  node_set_attr(issue, continued, ATTR_PRINTED, "(上接一版)");
  shape_mixed(issue, a, NODE_PARAGRAPH, "找不到开头的续文。");
}

static void shape_line(Issue *issue, Node *article, NodeKind kind,
                       const char *page, const char *printed) {
  Node *line = node_add(issue, article, kind, 0);
  node_set_attr(issue, line, kind == NODE_JUMP ? ATTR_TO : ATTR_FROM, page);
  node_set_attr(issue, line, ATTR_PRINTED, printed);
}

/* Parts that recovery did not join: page 2 has the rest of page 1's article
 * behind another item, page 3 has none of page 2's, there is no page 7. */
static void shape_apart(Issue *issue) {
  shape_masthead(issue);
  Node *page = shape_page(issue, "1", "要闻");
  Node *a = shape_article(issue, page, "有头");
  shape_line(issue, a, NODE_JUMP, "2", "(下转二版)");
  a = shape_article(issue, page, "无处可去");
  shape_line(issue, a, NODE_JUMP, "7", "(下转七版)");
  shape_line(issue, a, NODE_JUMP, "1", "(下转本版)");
  page = shape_page(issue, "2", "综合");
  a = shape_article(issue, page, "二版自己的消息");
  shape_line(issue, a, NODE_JUMP, "3", "(下转三版)");
  a = shape_article(issue, page, "有尾");
  shape_line(issue, a, NODE_CONTINUED, "1", "(上接一版)");
  shape_article(issue, shape_page(issue, "3", "副刊"), "三版");
}

static void shape_pictures(Issue *issue) {
  shape_masthead(issue);
  Node *page = shape_page(issue, "1", "图片新闻");
  shape_picture(issue, page, "没有标题的图片。", "甲 摄");
  Node *picture = node_add(issue, page, NODE_PICTURE, 7);
  node_set_attr(issue, picture, ATTR_SRC, "../no such file.jpg");
  node_set_attr(issue, picture, ATTR_ALT, "一张照片");
  node_add_text(issue, picture, NODE_CAPTION, 0, "说明在前", -1);
  shape_deck(issue, picture, NODE_HEADLINE, "标题在后");
  shape_mixed(issue, picture, NODE_PARAGRAPH, "图片的一段文字。");
  shape_mixed(issue, picture, NODE_CREDIT, "乙 摄");
  Node *a = shape_article(issue, page, "带图的文章");
  shape_mixed(issue, a, NODE_BYLINE, "本报记者 丙");
  shape_mixed(issue, a, NODE_PARAGRAPH, "图前。");
  Node *figure = node_add(issue, a, NODE_FIGURE, 9);
  node_set_attr(issue, figure, ATTR_SRC, "a.png");
  node_add_text(issue, figure, NODE_CAPTION, 0, "图说", -1);
  shape_mixed(issue, figure, NODE_CREDIT, "丁 摄");
  node_add(issue, a, NODE_FIGURE, 10);
  shape_mixed(issue, a, NODE_PARAGRAPH, "图后。");
}

static void shape_notices(Issue *issue) {
  shape_fact(issue, NODE_TITLE, "日报", NULL);
  shape_fact(issue, NODE_FACT, "CN 37-0001", "国内统一刊号 CN 37-0001");
  Node *page = shape_page(issue, "8", "广告");
  Node *notice = node_add(issue, page, NODE_NOTICE, 0);
  shape_deck(issue, notice, NODE_HEADLINE, "遗失声明");
  shape_mixed(issue, notice, NODE_PARAGRAPH, "营业执照一份，声明作废。");
  node_add_text(issue, notice, NODE_SUBHEADING, 0, "又", -1);
  shape_mixed(issue, notice, NODE_BYLINE, "某公司");
  notice = node_add(issue, page, NODE_NOTICE, 0);
  shape_mixed(issue, notice, NODE_PARAGRAPH, "没有标题的启事。");
  Node *a = shape_article(issue, page, "编者的话");
  Node *note = node_add(issue, a, NODE_EDITOR_NOTE, 0);
  shape_mixed(issue, note, NODE_PARAGRAPH, "编者按：从今天起……");
}

static const struct {
  const char *name, *language;
  void (*build)(Issue *issue);
} SHAPES[] = {
    {"seed", "zh-Hans", shape_seed},
    {"bare", "zh-Hans", shape_bare},
    {"unseen", "zh-Hans", shape_unseen},
    {"empty-page", "zh-Hans", shape_empty_page},
    {"no-headline", "zh-Hans", shape_no_headline},
    {"many", "zh-Hans", shape_many},
    {"hostile", "zh-Hans", shape_hostile},
    {"traditional", "zh-Hant", shape_traditional},
    {"jumps", "zh-Hans", shape_jumps},
    {"apart", "zh-Hans", shape_apart},
    {"pictures", "zh-Hans", shape_pictures},
    {"notices", "zh-Hans", shape_notices},
};

/* The issue of shape I.  Free with issue_free(). */
static inline Issue *shape_new(guint i) {
  Issue *issue = issue_new(SHAPES[i].language);
  SHAPES[i].build(issue);
  issue_number_items(issue);
  char *fault = issue_check(issue);
  g_assert_cmpstr(fault, ==, NULL);
  return issue;
}

#endif
