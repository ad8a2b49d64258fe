#!/usr/bin/env python3
"""The e-books before a lint of our own; see ebook_lint.py."""
import functools
import re
import unittest
import xml.etree.ElementTree as ET
import zipfile

import ebook_lint
import support
from ebooks import EBOOKS
from support import SEED, edition

@support.spread_cases
class Lint(unittest.TestCase):
    maxDiff = None

    @support.for_each(EBOOKS)
    def test_lint_finds_nothing_in(self, book):
        self.assertEqual(ebook_lint.faults(book.path), [])


class Css(unittest.TestCase):
    """The style sheet and the documents of all e-books together."""

    @functools.cached_property
    def documents(self):
        roots = []
        sheets = set()
        for ebook in EBOOKS:
            book = ebook_lint.Book(ebook.path)
            sheets.add(book.css)
            roots += book.documents.values()
        self.css = "\n".join(sorted(sheets))
        return roots

    def test_every_selector_is_used(self):
        documents = self.documents
        self.assertEqual(ebook_lint.unused_selectors(self.css, documents), [])

    def test_every_class_has_a_rule(self):
        used = {name for root in self.documents for e in root.iter()
                for name in e.get("class", "").split()}
        styled = {*re.findall(r"\.([a-z][\w-]*)",
                              " ".join(ebook_lint.selectors(self.css)))}
        self.assertEqual(used - styled, set())

    def test_an_unused_selector_is_found(self):
        root = ET.fromstring('<a><b class="x y"><c/><d/></b></a>')
        used = "a > b {} .x d {} c:first-child {} .y.x {} b[class] {} a d {}"
        unused = "a > c {} d:first-child {} .z {} c d {} c[class] {}"
        self.assertEqual(
            ebook_lint.unused_selectors(used + unused, [root]),
            sorted(ebook_lint.selectors(unused)))


def spoilt(file, pattern, replacement):
    """The seed's e-book with FILE changed."""
    path = support.folder() / "spoilt.epub"
    with zipfile.ZipFile(edition(SEED, ".epub")) as good, \
            zipfile.ZipFile(path, "w") as bad:
        for entry in good.infolist():
            data = good.read(entry)
            if entry.filename == "EPUB/" + file:
                changed = re.sub(pattern, replacement, data.decode(), count=1)
                assert changed != data.decode(), pattern
                data = changed.encode()
            bad.writestr(entry, data)
    return path


ITEM = "p01-a01.xhtml"
FAULTS = [
    ("empty_elements", ITEM, "</header>", "</header><p> </p>"),
    ("heading_levels", ITEM, "</article>", "<h4>小标题</h4></article>"),
    ("one_title", ITEM, "<title>.*?</title>", "<title> </title>"),
    ("languages", ITEM, ' lang="zh-Hans"', ' lang="zh"'),
    ("languages", "package.opf", "zh-Hans</dc:", "chinese</dc:"),
    ("inline_styles", ITEM, "<header>", '<header style="margin:0">'),
    ("alternative_texts", "cover.xhtml", ' alt="[^"]*"', ' alt=""'),
    ("alternative_texts", "cover.xhtml", ' alt="[^"]*"', ""),
    ("hidden_characters", ITEM, "<title>", "<title>\u202e"),
    ("hidden_characters", "package.opf", "<dc:title>", "<dc:title>\u200b"),
    ("double_spaces", "nav.xhtml", "</a>", "  </a>"),
    ("ids", ITEM, "<header>", '<header id="alone">'),
    ("ids", ITEM, "<header>", '<header id="p01-a01">'),
    ("package_ids", "package.opf", "<dc:title>", '<dc:title id="alone">'),
    ("files_and_manifest", "package.opf", '<item id="css"[^>]*/>', ""),
    ("headings_in_contents", ITEM, '(<h2><span class="line">)', r"\1另"),
    ("access_modes", "package.opf", ">visual<", ">auditory<"),
    ("word_count", "package.opf", 'wordCount">', 'wordCount">1'),
    ("unfinished", "package.opf", "<dc:date>[^<]*", "<dc:date>"),
    ("image_sizes", "cover.xhtml", ' width="[^"]*"', ' width="1"'),
]


@support.spread_cases
class Rules(unittest.TestCase):
    @support.for_each([(f"{fault[0]} {nth}", *fault)
                       for nth, fault in enumerate(FAULTS, 1)])
    def test_a_fault_is_found_by(self, case):
        _, rule, *change = case
        found = getattr(ebook_lint, rule)(ebook_lint.Book(spoilt(*change)))
        self.assertNotEqual([*found], [])


if __name__ == "__main__":
    support.main()
