/* What recovery knows of words and printed forms, by table. */
#include "recover/recovered.h"

#include "recover/edges.h"
#include "recover/facts.h"

#include <time.h>

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
      {"第七百號　公元二〇一七年三月五日",
       "number=七百;date=二〇一七年三月五日;"},
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
      {"page-mark", "A4　港聞．兩岸", TRUE},
      {"page-mark", "共八版", FALSE},
      {"page-head",
       "2 综合新闻 2016年7月19日 星期二 责任编辑：林木 校对：景春 路电：27319",
       TRUE},
      {"page-head", "A07　书·展　2012年5月23日　星期三", TRUE},
      {"dateline", "【本報香港消息】昨日大雨", TRUE},
      {"dateline", "早报综合消息 昨日大雨", TRUE},
      {"dateline", "（曼谷21日综合电）昨日大雨", TRUE},
      {"byline", "林木 法庭报道", TRUE},
      {"byline", "记者林木", TRUE},
      {"byline", "新华社记者述评", FALSE},
      {"caption-credit", "▶铁管与假工作证。（法庭文件）", TRUE},
      {"caption-credit", "林木（左二）在改机。（厂工会提供照片）", TRUE},
      {"caption-credit", "林木（左二，茶叶合作社）", FALSE},
      {"credit-tail", "林木在三号车间查看终端。摄影：周全", TRUE},
      {"credit-tail", "新茶上市。图片由茶叶合作社提供", TRUE},
      {"credit-tail", "文字：林木　摄影：周全", FALSE},
      {"rubric-tail", "小改小革立大功（班组风采）", TRUE},
      {"rubric-tail", "秋季招聘信息（第三期）", FALSE},
      {"rubric-mark", "小人物系列之七", TRUE},
      {"navigation", "◀上一版　　下一版▶", TRUE},
      {"jump", "〉〉下转A3版", TRUE},
      {"timed", "海湾台　19:00　大角嘴人家", TRUE},
      {"page-head", "02　港聞　海傍晚報　20.05.2015", TRUE},
      {"page-head", "04版 共富乡村 2022年9月20日 星期二", TRUE},
      {"page-head", "A2　焦點‧論壇　中華民國九十二年三月十二日　星期三", TRUE},
      {"page-mark", "封面人物", FALSE},
      {"page-mark", "今日4版", FALSE},
      {"page-mark", "二版长篇小说问世引起轰动", FALSE},
      {"page-head", "2023年5月9日 星期二　2　综合", TRUE},
      {"page-head",
       "星洲早報　二零一九年十一月八日（星期五）　己亥年十月十二　第A6版",
       TRUE},
      {"page-head", "人民晚讯 2003年4月8日 星期二 国内新闻 5", TRUE},
      {"page-head", "2003年4月8日 星期二 他来了", FALSE},
      {"page-head", "第二版　　　芦　汀　县　报　　　1957年4月16日", TRUE},
      {"placed", "馮靖嵐（中）與隊友在池邊", TRUE},
      {"placed", "雨停了。（下转第三版）", FALSE},
      {"scene", "修桥师傅用竹尺测量券石。", TRUE},
      {"scene", "他说，修桥师傅在测量。", FALSE},
      {"artwork", "国画《秋江待渡》 殷墨樵 作", TRUE},
      {"credit-tail", "《晚归的拖轮》（水彩画） 临溟港公司 宓小舸 作", TRUE},
      {"credit-tail", "图为女工在交流接头法。厂工会供稿", TRUE},
      {"credit-tail", "他说，请厂工会供稿", FALSE},
      {"credit", "新华社/法新", TRUE},
      {"credit", "新华社讯", FALSE},
      {"serial", "（外一首）", TRUE},
      {"artwork", "“先开会，后救火”（漫画）", TRUE},
      {"artwork", "《渠》开机", FALSE},
      {"table-note", "（截至四月十三日止，单位：万斤）", TRUE},
      {"table-note", "（单位负责人不在）", FALSE},
      {"navigation", "上一版　下一版　返回目录", TRUE},
      {"navigation", "下一版见", FALSE},
      {"poems", "铆钉（外一首）", TRUE},
      {"poems", "诗二首", TRUE},
      {"poems", "唱起这首歌", FALSE},
      {"result", "云麓磐石0∶3渤港海鹰", TRUE},
      {"result", "嘉模二比二蒙地卡羅青年", TRUE},
      {"result", "3月2日开赛", FALSE},
      {"credit", "读者　敖飞　摄于中山巷", TRUE},
      {"credit", "（外電圖片）", TRUE},
      {"credit", "制图/沙漠", TRUE},
      {"credit", "冷石作", TRUE},
      {"credit", "黄牛作怪", FALSE},
      {"continued", "（上接本版左上）", TRUE},
      {"jump", "詳見B4版", TRUE},
      {"dateline", "（潮安通訊）昨日大雨", TRUE},
      {"dateline", "（普通通訊）昨日大雨", FALSE},
      {"shot-line", "（记者 祝一鸣 摄）", TRUE},
      {"shot-line", "本报记者 田宏图 文/摄", FALSE},
      {"credit", "（路透社傳真）", TRUE},
      {"jump", "绕行站点表见A06版", TRUE},
      {"jump", "他在A06版见报", FALSE},
      {"continued-tail", "盐碱滩上种紫苏(接2版)", TRUE},
      {"continued-tail", "班车直接进村(接送)", FALSE},
      {"rubric-head", "◇岭上快语◇ 把会开到渠坝上", TRUE},
      {"editor-note", "編按：本報已將來函轉去", TRUE},
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
      {"dateline", "本报热线消息 3月15日，", TRUE},
      {"dateline", "据《草原晚报》报道 呼伦湖", TRUE},
      {"dateline", "【綜合外電報道】希臘", TRUE},
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

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/recover/edges", test_edges);
  g_test_add_func("/recover/facts", test_facts);
  g_test_add_func("/recover/forms", test_forms);
  g_test_add_func("/recover/groups", test_groups);
  g_test_add_func("/recover/many-ways", test_many_ways);
  return g_test_run();
}
