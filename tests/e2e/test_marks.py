#!/usr/bin/env python3
"""Marks typed into a text: they decide, they cost no word of the paper, and the
marked text that the program writes gives the same issue again."""
import re
import unittest
import xml.etree.ElementTree as ET

import support
from support import INPUTS, NS, ROOT, kanyin, local, parsed, solid

SOURCES = sorted((ROOT / "tests/corpus/sources").glob("*.xml"))


def shape(xml):
    """The tree without the lines, and without the ids an item's place gives."""
    def node(e):
        attributes = {k: v for k, v in e.attrib.items() if k != "line" and not (
            k == "id" and re.fullmatch(r"p\d+-[afn]\d+", v))}
        mixed = local(e) in support.MIXED
        text = (e.text or "") if mixed or not len(e) else ""
        return (local(e), sorted(attributes.items()), text,
                [(node(c), (c.tail or "") if mixed else "") for c in e])
    return node(ET.fromstring(xml))


def lines(node, depth=0):
    name, attributes, text, children = node
    yield f"{'  ' * depth}{name} {attributes} {text!r}"
    for child, tail in children:
        yield from lines(child, depth + 1)
        if tail:
            yield f"{'  ' * depth}  {tail!r}"


@support.spread_cases
class RoundTrip(unittest.TestCase):
    maxDiff = 3000

    @support.for_each(INPUTS + SOURCES)
    def test_marked_text_gives_again(self, path):
        done = kanyin("parse", "-q", "--format", "text", path)
        self.assertEqual(done.returncode, 0, done.messages)
        text = support.write(path.stem + ".txt", done.stdout)
        again = parsed(text)
        self.assertEqual("\n".join(lines(shape(parsed(path)))),
                         "\n".join(lines(shape(again))))
        twice = kanyin("parse", "-q", "--format", "text", text)
        self.assertEqual(done.stdout.decode(), twice.stdout.decode())


HEAD = "榆河报\n2024年5月9日 星期四 总第88期\n\n"
BODY = "本报讯（记者 张伟）昨日，全县举行活动，各乡镇代表队参加，场面十分热烈。\n"
MARK = re.compile(r"^[ \t　]*【[^】\n]*】[：:]?", re.M)


def issue_of(text, *arguments):
    done = kanyin("parse", *arguments, support.write("issue.txt", text))
    return ET.fromstring(done.stdout), done.messages


def texts(issue, name):
    return ["".join(e.itertext()).strip() for e in issue.iter(NS + name)]


class Marks(support.TextCase):
    def test_marks_decide(self):
        issue, messages = issue_of(
            HEAD + "【版】第3版 副刊\n【栏目】乡音\n【引题】一\n【主 题】\n二\n三\n"
            "【副题】四\n【作者】李娜\n【正文】\n" + BODY +
            "【小标题】五\n【段】六\n【图片】a.jpg\n【图说】七\n【摄影】赵明 摄\n"
            "【转版】（下转四版）\n【报眉】八\n")
        page = issue.find(NS + "page")
        self.assertEqual((page.get("number"), page.get("name")), ("3", "副刊"))
        for name, found in {
                "rubric": ["乡音"], "line": ["一", "二", "三", "四"],
                "byline": ["李娜"], "subheading": ["五"], "caption": ["七"],
                "credit": ["赵明 摄"], "furniture": ["八"]}.items():
            self.assertEqual(texts(issue, name), found)
        self.assertEqual(texts(issue, "headline"), ["二\n        三"])
        self.assertEqual(texts(issue, "p"), [BODY.strip(), "六"])
        self.assertEqual(issue.find(f".//{NS}figure").get("src"), "a.jpg")
        self.assertEqual(issue.find(f".//{NS}jump").get("to"), "4")
        self.assertIn("[marks-obeyed]", messages)

    def test_traditional_names(self):
        issue, _ = issue_of(HEAD + "【引題】甲\n【主標題】乙\n【副標題】丙\n" + BODY)
        self.assertEqual([texts(issue, n) for n in
                          ("kicker", "headline", "subhead")],
                         [["甲"], ["乙"], ["丙"]])

    def test_every_word_but_the_marks_is_kept(self):
        text = (HEAD + "【主题】春耕 全面铺开\n【作者】张伟\n" + BODY +
                "\n【编者按】今天起开设专栏。\n\n【本報訊】昨日開幕，觀眾很多。\n")
        issue, _ = issue_of(text)
        kept = re.sub("【(主题|作者)】", "", text)
        self.same(kept, support.words(issue))

    def test_words_that_papers_print_are_no_marks_there(self):
        text = (HEAD + "春耕全面铺开\n\n" + BODY + "\n【图说】农民在田间播种。\n\n"
                "【公告】\n自来水公司定于明日停水检修，请居民提前储水。\n")
        issue, messages = issue_of(text)
        self.same(text, support.words(issue))
        self.assertNotIn("marks-obeyed", messages)

    def test_unmarked_articles_beside_marked_ones(self):
        issue, _ = issue_of(HEAD + "【主题】春耕全面铺开\n【正文】\n" + BODY +
                            "\n小学生走进田间\n\n" + BODY)
        self.assertEqual(texts(issue, "headline"),
                         ["春耕全面铺开", "小学生走进田间"])

    def test_a_headline_marked_tells_the_other_decks(self):
        issue, _ = issue_of(HEAD + "县委召开会议\n【主题】春耕全面铺开\n王某出席并讲话\n\n"
                            + BODY)
        self.assertEqual(texts(issue, "kicker"), ["县委召开会议"])
        self.assertEqual(texts(issue, "subhead"), ["王某出席并讲话"])

    def test_a_standing_head_over_a_picture_is_the_pictures(self):
        for lines in ("【栏目】图片新闻\n【图片】a.jpg\n【图说】白鹭在湿地觅食。\n",
                      "【栏目】图片新闻\n【主题】白鹭回来了\n【图片】a.jpg\n"
                      "【图说】白鹭在湿地觅食。\n"):
            issue, _ = issue_of(HEAD + "【主题】春耕全面铺开\n【正文】\n" + BODY +
                                "\n" + lines + "\n【主题】小学生走进田间\n" + BODY)
            with self.subTest(lines=lines):
                picture = issue.find(f".//{NS}picture")
                self.assertEqual(texts(picture, "rubric"), ["图片新闻"])
                self.assertEqual(picture.get("src"), "a.jpg")
                self.assertEqual(texts(picture, "headline"),
                                 ["白鹭回来了"] if "主题" in lines else [])
                self.assertEqual(len(issue.findall(f".//{NS}article")), 2)

    def test_bad_marks_are_warnings_at_their_place(self):
        for text, said in {
                "【主题】甲\n【副题】乙\n【副题】丙\n" + BODY:
                    r":6:1: warning: 【副题】 stands here a second time.*\[misplaced-mark\]",
                "【主题】甲\n" + BODY + "\n【图说】乙\n":
                    r":7:1: warning: .*no 【图片】.*\[misplaced-mark\]",
                "【版】综合\n【主题】甲\n" + BODY:
                    r":4:4: warning: .*\[unread-value\]",
                "【主题】甲\n【正文】\n" + BODY + "【福题】昨日，天气晴好，游客很多。\n":
                    r":7:1: warning: 【福题】 is no mark.*【.题】.*\[unknown-mark\]",
                "【主题】甲\n" + BODY + "\n【完】\n【完】\n":
                    r":8:1: warning: .*ends nothing",
                "【版数】许多\n【主题】甲\n" + BODY:
                    r":4: warning: .*\[unread-value\]",
                "【主题】甲\n" + BODY + "【图片】../a.jpg\n":
                    r":6: warning: .*\[picture-name-refused\]",
                "【主题】甲\n" + BODY + "【图片】/etc/a.jpg\n":
                    r":6: warning: .*\[picture-name-refused\]",
                "【作者】\n\n【主题】甲\n" + BODY:
                    r":4:1: warning: .*stands over nothing"}.items():
            with self.subTest(text):
                issue, messages = issue_of(HEAD + text)
                self.assertRegex(messages, said)
                self.same(MARK.sub("", HEAD + text) if "福题" not in text else
                          re.sub("【(主题|正文)】", "", HEAD + text),
                          support.words(issue) + "../a.jpg/etc/a.jpg"
                          if "a.jpg" in text else support.words(issue),
                          "../a.jpg/etc/a.jpg")

    def test_marks_with_little_behind_them(self):
        done = kanyin("parse", support.write("a.txt", "【稿件】昨日，天气晴好。\n"))
        self.assertIn(done.returncode, (0, 1))
        done = kanyin("parse", support.write(
            "b.txt", "榆河报\n\n【版】第3版 副刊\n【正文 甲】\n"))
        self.assertRegex(done.messages, r":4: warning: .*\[untitled-article\]")

    def test_corrected_text_is_built(self):
        text = kanyin("parse", "--format", "text", support.SEED).stdout.decode()
        self.assertIn("【引题】", text)
        path = support.write("seed.txt", text.replace("【引题】", "【主题】", 1))
        done = kanyin("build", "--format", "epub", "-o", support.folder(), path)
        self.assertEqual(done.returncode, 0, done.messages)
        self.assertEqual(len(support.headlines(parsed(path))),
                         len(support.headlines(parsed(support.SEED))))


class Folders(support.TextCase):
    def folder(self, files):
        where = support.folder() / "2024-05-09"
        for name, content in files.items():
            path = where / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes)
                             else content.encode())
        return where

    def pages(self, files):
        done = kanyin("parse", self.folder(files))
        self.assertEqual(done.returncode, 0, done.messages)
        issue = ET.fromstring(done.stdout)
        self.messages = done.messages
        return [(p.get("number"), p.get("name"), texts(p, "headline"))
                for p in issue.iter(NS + "page")]

    def test_a_file_a_page(self):
        files = {"A10.txt": "体育健儿凯旋\n\n" + BODY,
                 "A01.txt": HEAD + "春耕全面铺开\n\n" + BODY,
                 "A02.txt": "水库开工建设\n\n" + BODY}
        self.assertEqual(self.pages(files),
                         [("A01", None, ["春耕全面铺开"]),
                          ("A02", None, ["水库开工建设"]),
                          ("A10", None, ["体育健儿凯旋"])])
        self.assertRegex(self.messages, r"2024-05-09/A02\.txt:1: note: page A02")

    def test_a_file_an_article_in_folders_of_pages(self):
        files = {"02版 综合/标题乙.txt": "水库开工建设\n\n" + BODY,
                 "01版 要闻/2_春耕.txt": "春耕全面铺开\n\n" + BODY,
                 "01版 要闻/10_体育.txt": "体育健儿凯旋\n\n" + BODY}
        self.assertEqual(self.pages(files),
                         [("1", "要闻", ["春耕全面铺开", "体育健儿凯旋"]),
                          ("2", "综合", ["水库开工建设"])])

    def test_dates_and_pages_in_names(self):
        files = {"2024-05-09_02_水库.txt": "水库开工建设\n\n" + BODY,
                 "2024-05-09_01_春耕.txt": "春耕全面铺开\n\n" + BODY}
        self.assertEqual([p[0] for p in self.pages(files)], ["1", "2"])

    def test_short_files_share_an_encoding(self):
        files = {"1.txt": (HEAD + "春耕全面铺开\n\n" + BODY).encode("gb18030"),
                 "2.txt": "水库开工\n\n昨日开工。\n".encode("gb18030"),
                 "3.txt": "体育健儿凯旋\n\n" + BODY}
        self.assertEqual([p[0] for p in self.pages(files)], ["1", "2", "3"])
        self.same("".join(f.decode("gb18030") if isinstance(f, bytes) else f
                          for f in files.values()),
                  support.words(ET.fromstring(
                      kanyin("parse", self.folder(files)).stdout)))

    def test_editions_have_the_folders_name(self):
        where, out = self.folder({"1.txt": HEAD + "春耕铺开\n\n" + BODY}), support.folder()
        done = kanyin("build", "--format", "epub", "-o", out, f"{where}/")
        self.assertEqual(done.returncode, 0, done.messages)
        self.assertTrue((out / "2024-05-09.epub").exists())

    def test_bad_folders(self):
        for files, said in (
                ({"a.png": b"x"}, r"2024-05-09: error: .*pictures but no text"),
                ({"empty/.x": ""}, r"2024-05-09: error: .*no text"),
                ({"1.txt": HEAD + BODY, "2.txt": ""},
                 r"2024-05-09/2\.txt: error: is empty"),
                ({"1.txt": HEAD + BODY, "2.txt": b"\xff\xfe\x00\x01\x00"},
                 r"2024-05-09/2\.txt:?.*: error: "),
                ({"1.txt": HEAD + BODY, "2.txt": "<issue/>"},
                 r"2024-05-09/2\.txt: error: is issue XML")):
            with self.subTest(said):
                done = kanyin("parse", self.folder(files))
                self.assertEqual(done.returncode, 1)
                self.assertRegex(done.messages, said)
                self.assertEqual(done.stdout, b"")


class Pictures(unittest.TestCase):
    TEXT = (HEAD + "春耕全面铺开\n\n" + BODY +
            "\n6月7日，农民在田间播种。 赵明 摄\n\n6月8日，学生在操场跳绳。 李娜 摄\n")

    def sources(self, names, text=None, *arguments):
        where = support.folder()
        for name in names:
            path = where / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"")
        path = where / "issue.txt"
        path.write_text(text or self.TEXT)
        done = kanyin("parse", *(where / a if not a.startswith("-") else a
                                 for a in arguments), path)
        self.messages = done.messages
        self.assertEqual(done.returncode, 0, done.messages)
        return [e.get("src") for e in ET.fromstring(done.stdout).iter()
                if local(e) in ("figure", "picture")]

    def test_by_order_if_the_counts_agree(self):
        self.assertEqual(self.sources(["issue-2.jpg", "issue-10.jpg"]),
                         ["issue-2.jpg", "issue-10.jpg"])
        self.assertEqual(self.messages.count("[picture-matched]"), 2)

    def test_not_by_order_if_they_do_not(self):
        self.assertEqual(self.sources(["issue-1.jpg"]), [None, None])
        self.assertIn("issue-1.jpg belongs to no caption", self.messages)

    def test_others_beside_the_text_are_not_the_issues(self):
        self.assertEqual(self.sources(["a.jpg", "b.jpg"]), [None, None])

    def test_by_name(self):
        self.assertEqual(self.sources(["issue-学生在操场.jpg", "1-学生在操场.jpg",
                                       "b.jpg"],
                                      self.TEXT.replace("播种。", "播种（b.jpg）。")),
                         ["b.jpg", "1-学生在操场.jpg"])

    def test_a_folder_given(self):
        self.assertEqual(self.sources(["p/2.jpg", "p/1.png"], None,
                                      "--images", "p"), ["1.png", "2.jpg"])
        self.assertEqual(self.sources(["p/1.png"], None, "--images", "p"),
                         ["1.png", None])
        self.assertEqual(self.messages.count("[picture-unmatched]"), 2)

    GROUP = ("青禾县报\n2021年6月8日\n\n春播开始\n本报讯（记者 王红）昨日，全县春播开始。\n\n"
             "图片新闻\n上图：农民在田里播种。\n下图：学生在操场跳绳。\n本报记者 李青 摄\n")

    def test_a_group_of_captions_is_one_picture(self):
        self.assertEqual(self.sources([], self.GROUP), [None])
        self.assertEqual(self.sources(["p/1.png"], self.GROUP, "--images", "p"),
                         ["1.png"])

    def test_a_group_has_a_picture_for_each_of_as_many_files(self):
        self.assertEqual(self.sources(["p/1.png", "p/2.jpg"], self.GROUP,
                                      "--images", "p"), ["1.png", "2.jpg"])
        self.assertEqual(self.sources(["issue-1.png", "issue-2.jpg"], self.GROUP),
                         ["issue-1.png", "issue-2.jpg"])

    def test_a_group_is_not_parted_for_files_that_fit_no_order(self):
        self.assertEqual(self.sources([f"issue-{n}.png" for n in range(5)],
                                      self.GROUP), [None])


class Fields(support.TextCase):
    """A newspaper database's records: 标题：, [作者], 【正文】."""

    RECORDS = (
        ("{标题}县里开了个会", "{副标题}农民说了算", "{作者}本报记者 张伟",
         "{报纸名称}榆河报", "{日期}2024-05-09", "{版次}01", "{版名}要闻",
         "{栏目}乡音", "{正文}", BODY.strip(), "第二段说，会开得不长。"),
        ("{标题}河水涨了，", "堤上有人", "{引题}第七号台风之夜", "{日期}2024-05-09",
         "{版次}01", "{正文}六日夜里的雨下了很久。", "记者：您怕不怕？"),
        ("{标题}麦子要打药", "{日期}2024-05-09", "{版次}第02版", "{版名}农业",
         "{正文}", "眼下麦子正灌浆。", "{图说}农技员在地里。"),
        ("{标题}启事", "本报今年六月一日起迁往新址办公，特此敬告读者。"),
    )
    SIGNS = ("%s：", "%s:", "[%s]", "<%s> ", " %s ： ")

    def records(self, sign, gap="\n"):
        fill = lambda line: re.sub(r"\{(.*?)\}", lambda m: sign % m[1], line)
        return gap.join("".join(fill(line) + "\n" for line in record)
                        for record in self.RECORDS)

    def check(self, issue, messages):
        pages = [(p.get("number"), p.get("name")) for p in issue.iter(NS + "page")]
        self.assertEqual(pages, [("1", "要闻"), ("2", "农业")])
        self.assertEqual([*map(solid, texts(issue, "headline"))],
                         ["县里开了个会", "河水涨了，堤上有人", "麦子要打药", "启事"])
        self.assertEqual(texts(issue, "title"), ["榆河报"])
        self.assertEqual(texts(issue, "date"), ["2024-05-09"])
        first, second = list(issue.iter(NS + "article"))[:2]
        self.assertEqual([local(e) for e in first if local(e) != "furniture"],
                         ["rubric", "headline", "subhead", "byline", "p", "p"])
        self.assertEqual([local(e) for e in second if local(e) != "furniture"],
                         ["kicker", "headline", "p", "p"])
        self.assertNotIn("warning", messages)

    def test_labels_decide_and_stay(self):
        for sign in self.SIGNS:
            for gap in "", "\n":
                text = self.records(sign, gap)
                issue, messages = issue_of(text)
                with self.subTest(sign=sign, gap=gap):
                    self.check(issue, messages)
                    self.assertIn("[fields-obeyed]", messages)
                    self.assertEqual(texts(issue, "caption"), ["农技员在地里。"])
                    self.assertEqual(sorted(solid(support.words(issue))),
                                     sorted(solid(text)))

    def test_bracketed_labels_are_marks(self):
        issue, messages = issue_of(self.records("【%s】"))
        self.assertEqual(texts(issue, "headline")[0], "县里开了个会")
        self.assertEqual([p.get("number") for p in issue.iter(NS + "page")],
                         ["1", "2"])
        self.assertNotIn("second time", messages)

    def test_files_of_a_folder(self):
        folder = support.folder()
        for i, record in enumerate(self.RECORDS[:3]):
            text = "\n".join(record).replace("{", "").replace("}", "：")
            (folder / f"20240509-0{1 + i // 2}-{i + 1}.txt").write_text(text)
        done = kanyin("parse", folder)
        pages = [p.get("number") for p in ET.fromstring(done.stdout).iter(NS + "page")]
        self.assertEqual(pages, ["1", "2"])

    def test_no_records(self):
        text = HEAD + "县里开了个会\n" + BODY + "标题：是什么？记者：不知道。\n"
        issue, messages = issue_of(text)
        self.assertNotIn("fields-obeyed", messages)

    def test_another_day_is_a_warning(self):
        text = self.records("%s：").replace("2024-05-09", "2024-05-08", 1)
        self.assertIn("[misplaced-mark]", issue_of(text)[1])

    def test_staff_behind_a_mark(self):
        issue, _ = issue_of(HEAD + "【标题】一\n【正文】\n" + BODY +
                            "\n【编辑】张三　校读：文澜　版式：李四\n")
        self.assertEqual([(e.get("role"), e.text) for e in issue.iter(NS + "staff")],
                         [("编辑", "张三"), ("校读", "文澜"), ("版式", "李四")])


if __name__ == "__main__":
    support.main()
