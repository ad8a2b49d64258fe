#!/usr/bin/env python3
"""The editions before the judges: EPUBCheck on every e-book, qpdf and poppler
on every PDF.

Where EPUBCheck cannot be had the test is skipped, and says so; with CI set
that is a failure.
"""
import functools
import os
import re
import subprocess
import unittest

import support
from support import INPUTS, ROOT, edition

JARS = ROOT / ".tools/epubcheck"
# Small programs that live for seconds: the first compiler and the simplest
# collector halve the time.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


@functools.cache
def epubcheck():
    """What EPUBCheck says of each input's e-book: all in one virtual machine,
    since starting one takes longer than checking a book."""
    books = {path: str(edition(path, ".epub")) for path in INPUTS}
    report = support.output(
        *JAVA, "-cp", f"{JARS}/*", ROOT / "tests/tools/epubcheck/Check.java",
        *books.values())
    found = {book: [] for book in books.values()}
    for line in report.splitlines():
        book, _, message = line.partition("\t")
        found[book].append(message)
    return {path: found[book] for path, book in books.items()}


@support.spread_cases
class Epub(unittest.TestCase):
    @support.for_each(INPUTS)
    def test_epubcheck_accepts(self, path):
        if not (JARS / "complete").exists():
            fault = "EPUBCheck is not in .tools/ (make validators)"
            (self.fail if os.environ.get("CI") else self.skipTest)(fault)
        self.assertEqual(epubcheck()[path], ["checked"])


@support.spread_cases
class Pdf(unittest.TestCase):
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


if __name__ == "__main__":
    support.main()
