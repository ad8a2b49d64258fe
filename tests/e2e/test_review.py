#!/usr/bin/env python3
"""The review report: one page that holds the whole text and the whole issue,
leans on nothing outside itself, and says how sure each judgement is."""
import re
import unittest
import xml.etree.ElementTree as ET

import support
from support import INPUTS, SEED, kanyin

HTML = "{http://www.w3.org/1999/xhtml}"


def report(path, *options):
    page = support.folder() / "report.html"
    done = kanyin("parse", "--report", page, *options, path)
    if done.returncode:
        raise AssertionError(done.messages)
    return page.read_text(encoding="utf-8"), done


def words(element):
    return support.solid("".join(element.itertext()))


def with_class(root, name):
    return [e for e in root.iter() if name in e.get("class", "").split()]


class EveryIssue(unittest.TestCase):
    def test_holds_the_whole_text_and_keeps_every_character(self):
        for path in INPUTS:
            with self.subTest(path.name):
                html, _ = report(path)
                root = ET.fromstring(html.split("<!DOCTYPE html>")[1])
                shown = "".join(
                    words(line) for half in with_class(root, "source")
                    for line in half)
                numbers = "".join(words(b) for half in
                                  with_class(root, "source")
                                  for b in half.iter("b"))
                self.assertEqual("", support.difference(
                    support.decode(path) + numbers, shown))
                self.assertTrue(with_class(root, "kept"), "characters differ")

    def test_leans_on_nothing_outside(self):
        for path in INPUTS:
            with self.subTest(path.name):
                html, _ = report(path)
                self.assertNotRegex(html, r"<(script|link|img|iframe)\b")
                self.assertNotRegex(html, r"url\(|@import|\bsrc=")
                ids = set(re.findall(r'id="([^"]+)"', html))
                for target in re.findall(r'href="([^"]+)"', html):
                    self.assertIn(target.removeprefix("#"), ids)

    def test_has_no_empty_element_that_html_would_leave_open(self):
        for path in INPUTS:
            with self.subTest(path.name):
                html, _ = report(path)
                self.assertEqual(
                    {"meta"}, set(re.findall(r"<(\w+)[^<>]*/>", html)))


class Seed(unittest.TestCase):
    def setUp(self):
        self.html, self.done = report(SEED)

    def test_writes_no_xml_on_the_screen(self):
        self.assertEqual(b"", self.done.stdout)

    def test_names_what_was_recovered(self):
        for said in ("引题", "主题", "副题", "电头", "可靠", "7038"):
            self.assertIn(said, self.html)

    def test_says_what_was_joined_beside_it(self):
        band = re.search(r'<section[^>]*id="L17".*?</section>', self.html,
                         re.S)[0]
        self.assertIn("断开的段落已接上", band)

    def test_is_the_same_twice(self):
        self.assertEqual(self.html, report(SEED)[0])


class Odd(unittest.TestCase):
    def test_traditional_issue_has_a_traditional_report(self):
        text = "雲川日報\n2022年3月4日 星期五\n\n縣長視察水利工程\n\n" \
               "【本報訊】縣長昨日視察水利工程，聽取匯報。\n"
        html, _ = report(support.write("issue.txt", text))
        self.assertIn("核對報告", html)

    def test_markup_in_the_text_stays_text(self):
        text = "云川日报\n2022年3月4日\n\n<script>alert(1)</script>的&标题\n\n" \
               "本报讯 县长昨日视察水利工程，听取汇报。\n"
        html, _ = report(support.write("issue.txt", text))
        self.assertNotIn("<script", html)
        self.assertIn("&lt;script&gt;", html)

    def test_an_issue_of_xml_has_nothing_to_report(self):
        xml = support.write("issue.xml", support.parsed(SEED))
        page = support.folder() / "report.html"
        done = kanyin("parse", "--report", page, xml)
        self.assertEqual(1, done.returncode)
        self.assertIn("[nothing-recovered]", done.messages)
        self.assertFalse(page.exists())

    def test_writes_xml_too_where_asked(self):
        folder = support.folder()
        done = kanyin("parse", "--report", folder / "r.html", "-o",
                      folder / "i.xml", SEED)
        self.assertEqual(0, done.returncode, done.messages)
        self.assertEqual(support.parsed(SEED), (folder / "i.xml").read_bytes())


if __name__ == "__main__":
    support.main()
