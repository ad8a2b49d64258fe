#!/usr/bin/env python3
"""What the e-books hold: metadata as shelves read it, pictures, fonts, vertical
setting; and what becomes of bad input.
"""
import re
import resource
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ET

import ebooks
import support
from ebook_lint import Book, DC, OPF, text_of
from ebooks import (APART, CERTIFIED, FONTS, PICTURES, PLAIN, RARE,
                    RARE_NAMES, STRANGE, VERTICAL)
from support import OPS, SEED, XHTML

SEED_BOOK = next(book for book in PLAIN if book.source == SEED)


def body(book, name):
    """The document NAME of an e-book."""
    return Book(book.path).documents[f"EPUB/{name}.xhtml"]


def links(element):
    return [a.get("href") for a in element.iter(XHTML + "a")]


# ── Metadata as shelves read it ────────────────────────────────────────────

def opf_meta(package):
    """name="..." content="..." pairs."""
    return {e.get("name"): e.get("content")
            for e in package.iter(OPF + "meta") if e.get("name")}


def refinements(package, identifier):
    return {e.get("property"): e.text for e in package.iter(OPF + "meta")
            if e.get("refines") == "#" + identifier}


def calibre(package):
    """Series, number, title, authors and date, by the rules of calibre's OPF
    reader (metadata/opf3.py): belongs-to-collection with collection-type
    series and group-position before the old pair; creators with role aut or
    any."""
    collection = next(e for e in package.iter(OPF + "meta")
                      if e.get("property") == "belongs-to-collection")
    more = refinements(package, collection.get("id"))
    assert more["collection-type"] == "series"
    return {"series": collection.text,
            "number": float(more.get("group-position", 1)),
            "title": package.find(f".//{DC}title").text,
            "authors": [e.text for e in package.iter(DC + "creator")],
            "date": package.find(f".//{DC}date").text,
            "language": package.find(f".//{DC}language").text}


def kavita(package):
    """By its guide (wiki.kavitareader.com, metadata of EPUBs): the calibre
    pair is series and volume."""
    old = opf_meta(package)
    return {"series": old["calibre:series"],
            "number": float(old["calibre:series_index"]),
            "date": package.find(f".//{DC}date").text,
            "publisher": package.find(f".//{DC}publisher").text}


def roles_of(package, person):
    """A person's roles; an author's if there is none."""
    return [e.text for e in package.iter(OPF + "meta")
            if e.get("property") == "role" and
            e.get("refines") == f"#{person.get('id')}"] or ["aut"]


def komga(package):
    """By its EpubMetadataProvider: the first collection, an ISO date, creators
    and contributors by role."""
    roles = {}
    for e in [*package.iter(DC + "creator"), *package.iter(DC + "contributor")]:
        for role in roles_of(package, e):
            roles.setdefault(role, []).append(e.text)
    first = next(e for e in package.iter(OPF + "meta")
                 if e.get("property") == "belongs-to-collection")
    date = package.find(f".//{DC}date").text
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", date), date
    return {"series": first.text, "date": date, "roles": roles}


class Shelves(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.package = Book(SEED_BOOK.path).package

    def test_calibre_reads_series_number_and_date(self):
        self.assertEqual(calibre(self.package), {
            "series": "东昌府讯", "number": 1345, "date": "2021-06-08",
            "title": "《东昌府讯》2021年6月8日 总第1345期",
            "authors": ["东昌府讯"], "language": "zh-Hans"})

    def test_kavita_reads_series_number_and_date(self):
        self.assertEqual(kavita(self.package), {
            "series": "东昌府讯", "number": 1345, "date": "2021-06-08",
            "publisher": "东昌府讯"})

    def test_komga_reads_series_date_and_roles(self):
        seen = komga(self.package)
        self.assertEqual((seen["series"], seen["date"]),
                         ("东昌府讯", "2021-06-08"))
        self.assertEqual(seen["roles"]["edt"], ["李念辉"])
        self.assertEqual(seen["roles"]["pfr"], ["全兴社"])
        self.assertIn("裴崇旭", seen["roles"]["aut"])

    @unittest.skipUnless(shutil.which("ebook-meta"), "there is no calibre")
    def test_ebook_meta_reads_it_so(self):
        said = support.output("ebook-meta", SEED_BOOK.path)
        for line in (r"Title +: 《东昌府讯》2021年6月8日 总第1345期",
                     r"Author\(s\) +: 东昌府讯", r"Series +: 东昌府讯 #1345",
                     r"Published +: 2021-06-08"):
            self.assertRegex(said, line)


class Claims(unittest.TestCase):
    def claims(self, book):
        package = Book(book.path).package
        return [e.text or e.get("href") for e in package.iter()
                if e.get("property") in ("dcterms:conformsTo",
                                         "a11y:certifiedBy") or
                e.get("rel") == "a11y:certifierReport"]

    def test_none_is_made_unasked(self):
        self.assertEqual(self.claims(SEED_BOOK), [])

    def test_one_is_made_with_its_certifier(self):
        self.assertEqual(self.claims(CERTIFIED), [
            "EPUB Accessibility 1.1 - WCAG 2.1 Level AA", "河湾盲校",
            "https://www.example.org/report"])

    def test_misuse_is_refused(self):
        for options in (["--certified-by="], ["--certified-by=甲",
                        "--certifier-report=report.html"],
                        ["--certifier-report=https://www.example.org"],
                        ["--writing-mode=diagonal"]):
            done = support.kanyin("build", "-o", support.folder(), *options,
                                  SEED)
            self.assertEqual(done.returncode, 2, options)


# ── Finding one's way ──────────────────────────────────────────────────────

class Jumps(unittest.TestCase):
    def test_an_article_leads_to_its_rest_and_back(self):
        self.assertIn("p03-a01.xhtml", links(body(APART, "p01-a02")))
        self.assertIn("p01-a02.xhtml", links(body(APART, "p03-a01")))

    def test_a_page_names_the_rests_printed_on_it(self):
        self.assertIn("p01-a01.xhtml#joint-1", links(body(APART, "p02-a01")))

    def test_a_page_that_is_not_there_is_no_link(self):
        lines = [p for p in body(APART, "p01-a03").iter(XHTML + "p")
                 if p.get("class") == "jump"]
        self.assertEqual([text_of(p) for p in lines], ["下转第9版"])
        self.assertEqual([links(p) for p in lines], [[]])

    def test_each_article_leads_to_its_neighbours(self):
        turn = [nav for nav in body(APART, "p01-a02").iter(XHTML + "nav")]
        self.assertEqual([links(nav) for nav in turn],
                         [["p01-a01.xhtml", "p01-a03.xhtml"]])


# ── Pictures ───────────────────────────────────────────────────────────────

class Pictures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = Book(PICTURES.path)
        cls.files = {name: data for name, data in cls.book.files.items()
                     if "/picture-" in name}

    def test_each_good_file_is_packaged_once(self):
        kinds = sorted(name.rpartition(".")[2] for name in self.files)
        self.assertEqual(kinds, ["jpg"] * 3 + ["png"] * 2 + ["svg"])

    def test_a_picture_that_fits_stays_as_it_is(self):
        source = (PICTURES.source.parent / "photo.jpg").read_bytes()
        self.assertIn(source, self.files.values())

    def test_a_large_picture_is_made_smaller(self):
        source = (PICTURES.source.parent / "large.jpg").read_bytes()
        self.assertGreater(max(support.image_size(source)), 2000)
        for name, data in self.files.items():
            self.assertLessEqual(len(data), 1_500_000)
            if not name.endswith("svg"):
                self.assertLessEqual(max(support.image_size(data)), 2000)

    def test_a_drawing_loses_its_scripts(self):
        drawing = next(data for name, data in self.files.items()
                       if name.endswith("svg")).decode()
        self.assertIn("<rect", drawing)
        self.assertNotIn("script", drawing)
        self.assertNotIn("onload", drawing)

    def test_the_caption_is_the_alternative_text_unless_one_is_given(self):
        alts = [e.get("alt") for root in self.book.documents.values()
                for e in root.iter(XHTML + "img")]
        self.assertIn("第1张图的说明。", alts)
        self.assertIn("一页报纸的样子", alts)
        self.assertEqual(alts.count(""), 1)  # a decoration
        self.assertIn("图片：一页报纸的样子",
                      text_of(self.book.documents["EPUB/nav.xhtml"]))

    def test_words_stand_without_the_picture(self):
        for i in range(len(ebooks.GOOD) + 1,
                       len(ebooks.GOOD) + len(ebooks.BAD) + 1):
            root = next(root for root in self.book.documents.values()
                        if f"第{i}张图的说明。" in text_of(root))
            self.assertIsNone(root.find(f".//{XHTML}img"))

    def test_each_bad_file_is_a_warning(self):
        for name in ebooks.BAD:
            self.assertRegex(PICTURES.messages,
                             rf"pictures\.xml:.* warning: .*{re.escape(name)}")

    def test_no_file_name_of_the_issue_is_kept(self):
        for name in self.book.files:
            self.assertTrue(name.isascii() and " " not in name, name)


class Memory(unittest.TestCase):
    ARTICLES, PICTURES = 200, 100
    # [bytes] of data: 50 MB for one picture at a time, and the stacks of the
    # threads that happen to run; all pictures together would be 50 MB more.
    MOST = 88 << 20

    def test_pictures_do_not_add_up(self):
        where = support.folder()
        ebooks.page_image(where, "page.jpg", "-r", "180")
        data = (where / "page.jpg").read_bytes()
        for i in range(self.PICTURES):
            comment = b"\xff\xfe\x00\x06%04d" % i
            (where / f"{i}.jpg").write_bytes(data[:2] + comment + data[2:])
        self.assertGreater(len(data) * self.PICTURES, self.MOST // 2)
        source = where / "many.xml"
        shutil.copy(ebooks.issue("many", '<page number="1">' + "".join(
            ebooks.article(f"第{i}条", "正文。", more=(
                f'<figure src="{i}.jpg"><caption>图{i}</caption></figure>'
                if i < self.PICTURES else ""))
            for i in range(self.ARTICLES)) + "</page>"), source)
        done = subprocess.run(
            [support.PROGRAM, "build", "-q", "--format=epub", "-o", where,
             source], capture_output=True, timeout=support.LIMIT,
            preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_DATA, (self.MOST, self.MOST)))
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertGreater((where / "many.epub").stat().st_size,
                           len(data) * self.PICTURES)


# ── Fonts ──────────────────────────────────────────────────────────────────

class Fonts(unittest.TestCase):
    def fonts(self, book):
        return {name: data for name, data in Book(book.path).files.items()
                if name.endswith((".otf", ".ttf"))}

    def test_none_is_embedded_by_default(self):
        self.assertEqual(self.fonts(SEED_BOOK), {})

    def test_each_face_is_embedded_on_request(self):
        self.assertEqual({name[5:-4] for name in self.fonts(FONTS)},
                         {"song", "song-bold", "song-black", "hei",
                          "hei-bold", "kai"})

    def test_names_and_licence_are_kept(self):
        for name, data in self.fonts(FONTS).items():
            records = data.decode("utf-16-be", "replace") + \
                data[1:].decode("utf-16-be", "replace")
            self.assertIn("SIL Open Font License", records, name)
            self.assertRegex(records, "Noto S|LXGW WenKai", name)

    def test_rare_characters_alone_bring_a_font(self):
        fonts = self.fonts(RARE_NAMES)
        self.assertTrue(fonts)
        self.assertTrue(all("/rare-" in name for name in fonts))
        self.assertLess(sum(map(len, fonts.values())), 20_000)

    def test_rare_characters_are_set_in_it(self):
        root = body(RARE_NAMES, "p01-a01")
        spans = [e.text for e in root.iter(XHTML + "span")
                 if e.get("class") == "rare"]
        self.assertEqual(sorted("".join(spans)), sorted(RARE))

    def test_a_character_no_font_has_is_a_warning(self):
        path = ebooks.issue("private", '<page number="1">' + ebooks.article(
            "标题", "王\ue123先生") + "</page>")
        book = ebooks.Ebook("private", path)
        self.assertIn("warning: no typeface has U+E123", book.messages)
        self.assertIn("\ue123", support.epub_text(book.path))


# ── Vertical setting ───────────────────────────────────────────────────────

class Vertical(support.TextCase):
    def test_the_book_turns_to_the_left(self):
        book = Book(VERTICAL.path)
        self.assertEqual(
            book.package.find(OPF + "spine").get("page-progression-direction"),
            "rtl")
        for form in ("", "-webkit-", "-epub-"):
            self.assertIn(f"  {form}writing-mode: vertical-rl;", book.css)

    def test_horizontal_is_the_default(self):
        book = Book(SEED_BOOK.path)
        self.assertIsNone(
            book.package.find(OPF + "spine").get("page-progression-direction"))
        self.assertNotIn("writing-mode", book.css)

    def test_short_numbers_stand_upright(self):
        spans = {e.text for root in Book(VERTICAL.path).documents.values()
                 for e in root.iter(XHTML + "span")
                 if e.get("class") == "upright"}
        self.assertIn("6", spans)
        for text in spans:
            self.assertRegex(text, r"^(\d{1,2}|[A-Z])$")

    def test_every_word_stands_once(self):
        self.reads(SEED, support.epub_text(VERTICAL.path))


# ── Bad input ──────────────────────────────────────────────────────────────

class Strange(support.TextCase):
    def test_every_word_stands_once(self):
        self.reads(STRANGE.source, support.epub_text(STRANGE.path))

    def test_labels_are_plain_and_short(self):
        nav = Book(STRANGE.path).documents["EPUB/nav.xhtml"]
        labels = [text_of(a) for a in nav.iter(XHTML + "a")]
        self.assertIn("水位 < 3米 & 风力 > 5级 ]]> <script>", labels)
        self.assertIn("倒着写的标题与零宽", labels)
        self.assertEqual(labels.count("重复的标题"), 2)
        self.assertTrue(all(0 < len(label) <= 81 for label in labels))

    def test_no_level_of_headings_is_left_out(self):
        root = next(root for name, root in
                    Book(STRANGE.path).documents.items()
                    if "但有小标题" in text_of(root) and "nav" not in name)
        self.assertEqual([e.get("class") for e in root.iter(XHTML + "h2")],
                         ["subheading"])

    def test_controls_in_text_are_a_warning(self):
        text = SEED.read_text().replace("召开。", "召\x07开\u202e。", 1)
        book = ebooks.Ebook("controls", support.write("controls.txt", text))
        self.assertIn("warning: U+0007", book.messages)
        self.assertIn("warning: U+202E", book.messages)
        self.assertIn("召开\u202e。", support.epub_text(book.path))

    def test_what_an_editor_should_know_is_told(self):
        for name, times in (("long-headline", 1), ("double-headline", 1),
                            ("label-from-text", 3), ("no-body", 2),
                            ("direction-turned", 1)):
            self.assertEqual(STRANGE.messages.count(f"[{name}]"), times, name)

    def test_the_seed_has_none_of_this(self):
        self.assertNotRegex(SEED_BOOK.messages, "long-|double-|label-|no-body|"
                            "direction-")


if __name__ == "__main__":
    support.main()
