#!/usr/bin/env python3
"""The editions before the judges: EPUBCheck on every e-book; veraPDF, qpdf and
poppler on every PDF.

Where EPUBCheck or veraPDF cannot be had its tests are skipped, and say so;
with CI set that is a failure.
"""
import functools
import os
import re
import subprocess
import unicodedata
import unittest

import album
import support
from ebooks import EBOOKS
from support import ROOT, edition, kanyin

INPUTS = [*support.INPUTS, album.every_kind()]

# Small programs that live for seconds: the first compiler and the simplest
# collector halve the time.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def files_of(suffix):
    """The files to judge, by what they are made from."""
    if suffix == ".epub":
        return {book: str(book.path) for book in EBOOKS}
    return {path: str(edition(path, suffix)) for path in INPUTS}


def validate(name, files, *arguments):
    """What the validator NAME says of each of FILES: all in one virtual
    machine, since starting one takes longer than checking a file."""
    files = list(map(str, files))
    report = support.output(
        *JAVA, "-cp", f"{ROOT}/.tools/{name}/*",
        ROOT / f"tests/tools/{name}/Check.java", *arguments, *files)
    found = {file: [] for file in files}
    for line in report.splitlines():
        file, _, message = line.partition("\t")
        found[file].append(message)
    return found


@functools.cache
def judge(name, suffix, *arguments):
    """The same of each input's edition."""
    files = files_of(suffix)
    found = validate(name, files.values(), *arguments)
    return {source: found[file] for source, file in files.items()}


def need(test, name):
    """Skips TEST if the validator NAME cannot be had."""
    if not (ROOT / f".tools/{name}/complete").exists():
        fault = f"{name} is not in .tools/ (make validators)"
        (test.fail if os.environ.get("CI") else test.skipTest)(fault)


class Judged(unittest.TestCase):
    def accepted(self, source, name, *arguments):
        """The validator NAME finds no fault with the edition of SOURCE."""
        need(self, name)
        self.assertEqual(judge(name, *arguments)[source], ["checked"])


@support.spread_cases
class Epub(Judged):
    @support.for_each(EBOOKS)
    def test_epubcheck_accepts(self, book):
        self.accepted(book, "epubcheck", ".epub")


@support.spread_cases
class Pdf(Judged):
    @support.for_each(INPUTS)
    def test_verapdf_finds_pdfa_3a(self, path):
        self.accepted(path, "verapdf", ".pdf", "3a")

    @support.for_each(INPUTS)
    def test_verapdf_finds_pdfua_1(self, path):
        self.accepted(path, "verapdf", ".pdf", "ua1")

    @support.for_each(INPUTS)
    def test_qpdf_accepts(self, path):
        done = subprocess.run(["qpdf", "--check", edition(path, ".pdf")],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @support.for_each(INPUTS)
    def test_poppler_is_silent_on(self, path):
        done = subprocess.run(
            ["pdftoppm", "-r", "20", "-png", edition(path, ".pdf"),
             support.folder() / "page"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    @support.for_each(INPUTS)
    def test_fonts_are_embedded_in_part_and_map_to_unicode_in(self, path):
        table = support.output("pdffonts", edition(path, ".pdf")).splitlines()
        rule, fonts = table[1], table[2:]
        ends = [m.end() for m in re.finditer("-+", rule)]
        self.assertTrue(fonts)
        for font in fonts:
            # name type encoding | emb sub uni | object
            self.assertEqual(font[ends[2]:ends[5]].split(), ["yes"] * 3, font)


def twins(first, last):
    """Compatibility characters, each with the one it is equivalent to."""
    return "".join(chr(c) + unicodedata.normalize("NFKC", chr(c))
                   for c in range(first, last + 1)
                   if unicodedata.name(chr(c), None))


# What text does not survive everywhere: characters that share a glyph, need
# two UTF-16 units, or look like punctuation of another script.
HARD = "。\n　　".join([
    "东昌府讯 " + twins(0x2F00, 0x2FD5),
    "部首" + "".join(chr(c) for c in range(0x2E80, 0x2EF4) if c != 0x2E9A),
    "兼容" + twins(0xF900, 0xFAD9),
    "扩展𠀋𠂉𡈽𡧃𢀖𣏌𤭯𥄫𦉪𨑨𩸽㐂䶮",
    "标点——……“引号”‘单’《书》〈篇〉「」『』·～",
    "全角ＡＢＣａｂｃ１２３！＃（）％，异体葛󠄀城葛飾辻󠄀辻",
    "缺字😀🎉👍𓀀"])


class Hard(Judged):
    """An issue that has it all."""

    @classmethod
    def setUpClass(cls):
        cls.path = support.write("hard.txt", (
            "东昌府讯\n2021年6月8日 总第1345期\n第一版\n疑难字符检查开始\n"
            f"{HARD}。\n我区网站全新改版上线\n东昌府讯 网址"
            "http://例子.中国/a(b)，www.example.cn/x\\y)，邮箱a@b.cn。"
            "“I have a dream that is the best of all”。韩国안녕하세요，"
            "日本ありがとう，俄国Спасибо большое，\ue000。（记者 张三）\n"))
        cls.pdf = edition(cls.path, ".pdf")
        cls.painted = support.pages(cls.path).text(artifacts=True)

    def test_poppler_extracts_it(self):
        text = support.output("pdftotext", "-raw", "-enc", "UTF-8", self.pdf,
                              "-")
        self.assertEqual(support.difference(self.painted, text), "")

    def test_mupdf_extracts_it(self):
        text = support.output("mutool", "draw", "-q", "-F", "txt", self.pdf)
        self.assertEqual(support.difference(self.painted, text), "")

    def test_nothing_is_lost_on_the_pages(self):
        self.assertEqual(support.difference(HARD, self.painted,
                                            self.painted), "")

    def test_missing_characters_are_named(self):
        said = kanyin("build", "--format", "pdf", "-o", support.folder(),
                      self.path).messages
        for character in "😀🎉👍𓀀\ue000":
            self.assertEqual(said.count(f"U+{ord(character):04X} "), 1)
        self.assertNotIn("error:", said)

    def test_no_font_is_named_twice(self):
        lines = support.output("pdffonts", self.pdf).splitlines()[2:]
        names = [line.split()[0] for line in lines]
        self.assertEqual(len(names), len(set(names)))

    def test_verapdf_finds_pdfa_3a_and_pdfua_1(self):
        need(self, "verapdf")
        for flavour in ("3a", "ua1"):
            self.assertEqual(validate("verapdf", [self.pdf], flavour),
                             {str(self.pdf): ["checked"]})

    def test_links_and_languages_are_in_the_structure(self):
        tree = support.output("pdfinfo", "-struct-text", self.pdf)
        for text in ("http://例子.中国/a(b)", "www.example.cn/x\\y", "a@b.cn"):
            self.assertRegex(tree, r"Link \(inline\)\s+" +
                             re.escape(f'"{text}"'))
        objects = support.output("qpdf", "--json", self.pdf)
        for uri in ("http://xn--fsqu00a.xn--fiqs8s/a(b)",
                    "http://www.example.cn/x%5Cy", "mailto:a@b.cn"):
            self.assertIn(f'"u:{uri}"', objects)
        for language in ("en", "ja", "ko", "ru"):
            self.assertIn(f'"/Lang": "u:{language}"', objects)


if __name__ == "__main__":
    support.main()
