#!/usr/bin/env python3
"""The recovery of the seed is, in every field, what its structure file says a
reader sees."""
import json
import unittest
import xml.etree.ElementTree as ET

import support
from support import NS, SEED

STRUCTURE = json.loads(
    (support.ISSUES / "dongchangfu-2021-06-08.structure.json").read_text())


def text(element):
    return "" if element is None else "".join(element.itertext())


def texts(element, path):
    """The texts of what lies at PATH, each tag in it of the issue's own."""
    return [text(e) for e in element.findall(
        "/".join(NS + tag for tag in path.split("/")))]


def pieces(paragraph):
    """The lines of the seed that PARAGRAPH stands on."""
    whole = support.solid(paragraph)
    lines = {line for line in map(support.solid, SEED.read_text().splitlines())
             if line and line in whole}
    return [line for line in lines
            if not any(line in other for other in lines - {line})]


def article(page, element):
    jump = element.find(NS + "jump")
    facts = {
        "page": int(page.get("number")),
        "kicker": texts(element, "kicker/line"),
        "headline": texts(element, "headline/line"),
        "subhead": texts(element, "subhead/line"),
        "byline": text(element.find(NS + "byline")),
        "dateline": text(element.find(f"{NS}p/{NS}dateline")),
        "paras": texts(element, "p"),
        "jump": None if jump is None else int(jump.get("to")),
    }
    rubric = element.find(NS + "rubric")
    return facts if rubric is None else {**facts, "rubric": text(rubric)}


def masthead(element):
    facts = {name.replace("-", "_"): text(element.find(NS + name))
             for name in ("title", "date", "weekday", "lunar-date", "number",
                          "page-count", "website", "email")}
    facts["number"] = int(facts["number"])
    facts["page_count"] = int(facts["page_count"])
    facts["staff"] = [[e.get("role"), text(e)]
                      for e in element.findall(NS + "staff")]
    return facts


@support.spread_cases
class Structure(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.issue = ET.fromstring(support.parsed(SEED))
        cls.articles = [article(page, element)
                        for page in cls.issue.findall(NS + "page")
                        for element in page.findall(NS + "article")]

    def test_masthead(self):
        self.assertEqual(masthead(self.issue.find(NS + "masthead")),
                         STRUCTURE["masthead"])

    def test_number_of_articles(self):
        self.assertEqual(len(self.articles), len(STRUCTURE["articles"]))

    @support.for_each(range(1, len(STRUCTURE["articles"]) + 1))
    def test_article(self, nth):
        self.assertEqual(self.articles[nth - 1],
                         STRUCTURE["articles"][nth - 1])

    def test_pictures(self):
        found = [{"caption": " ".join(texts(element, "caption")),
                  "credit": " ".join(texts(element, "credit"))}
                 for kind in ("picture", "article/" + NS + "figure")
                 for element in self.issue.findall(
                     f"{NS}page/{NS}{kind}")]
        self.assertEqual(found, STRUCTURE["pictures"])

    def test_every_join_of_a_paragraph_is_reported(self):
        paragraphs = [para for a in STRUCTURE["articles"]
                      for para in a["paras"]]
        self.assertEqual(
            support.kanyin("parse", SEED).messages.count("[joined-paragraph]"),
            sum(len(pieces(para)) - 1 for para in paragraphs))

    def test_nothing_is_a_notice(self):
        self.assertEqual(self.issue.findall(f".//{NS}notice"), [])


if __name__ == "__main__":
    support.main()
