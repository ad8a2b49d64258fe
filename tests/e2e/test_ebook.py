#!/usr/bin/env python3
"""The e-books before readers: Ace by DAISY judges whether everyone can read
them; epub.js in Chromium, and MuPDF, page through them and must have shown
every word.

Where Ace and epub.js cannot be had the tests are skipped, and say so; with CI
set that is a failure.
"""
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ET
import zipfile

import support
from support import INPUTS, ROOT, SEED, XHTML, edition

TOOLS = ROOT / "tests/tools/ace"
MODULES = ROOT / ".tools/ace"
CORPUS = ROOT / "tests/corpus"


# ── The inputs: those of the other tests, and four of the corpus ───────────

def corpus():
    """A long, a traditional, a literary and an old paper."""
    where = support.folder()
    support.output(sys.executable, CORPUS / "manners.py", "write", where)
    return [sorted(where.glob(f"{source}.*.txt"))[0] for source in
            ("coast-morning", "taiwan-daily", "supplement", "railway-1956")]


BOOKS = [*INPUTS, *corpus()]


# ── The judges ─────────────────────────────────────────────────────────────

def fault():
    """What is missing, as a sentence; None if all is there."""
    if not (MODULES / "complete").exists():
        return "Ace and epub.js are not in .tools/ (make validators)"
    if not chromium():
        return "there is no chromium"
    return None


def chromium():
    return shutil.which("chromium")


def node(script, *arguments):
    done = subprocess.run(
        ["node", TOOLS / script, *map(str, arguments)],
        capture_output=True, text=True, timeout=support.LIMIT * 3,
        env={**os.environ, "NODE_PATH": str(MODULES / "node_modules"),
             "PUPPETEER_EXECUTABLE_PATH": chromium()})
    if done.returncode:
        raise AssertionError(f"{script}: {done.stderr}")
    return done.stdout


@functools.cache
def ace():
    """What Ace says of each e-book: all in one process."""
    books = {path: str(edition(path, ".epub")) for path in BOOKS}
    found = {book: [] for book in books.values()}
    for line in node("check.js", *books.values()).splitlines():
        book, _, message = line.partition("\t")
        found[book].append(message)
    return {path: found[book] for path, book in books.items()}


class Judged(support.TextCase):
    def setUp(self):
        missing = fault()
        if missing:
            (self.fail if os.environ.get("CI") else self.skipTest)(missing)


@support.spread_cases
class Ace(Judged):
    @support.for_each(BOOKS)
    def test_ace_finds_no_violation_in(self, path):
        self.assertEqual(ace()[path], ["checked"])

    def test_ace_finds_what_is_wrong(self):
        self.assertIn("image-alt", node("check.js", without_alt()))


def without_alt():
    """The seed's e-book without the words for its cover."""
    path = support.folder() / "bad.epub"
    with zipfile.ZipFile(edition(SEED, ".epub")) as good, \
            zipfile.ZipFile(path, "w") as bad:
        for entry in good.infolist():
            data = good.read(entry)
            if entry.filename.endswith("cover.xhtml"):
                data = re.sub(rb' alt="[^"]*"', b"", data)
            bad.writestr(entry, data)
    return path


PHONE, TABLET = (390, 844), (820, 1180)


@functools.cache
def read(size, scheme, paths):
    """What epub.js shows of the e-books, by input."""
    lines = node("read.js", *size, scheme,
                 *(edition(path, ".epub") for path in paths)).splitlines()
    return dict(zip(paths, map(json.loads, lines)))


@support.spread_cases
class EpubJs(Judged):
    @support.for_each(BOOKS)
    def test_epub_js_shows_every_word_of(self, path):
        seen = read(PHONE, "light", tuple(BOOKS))[path]
        self.assertEqual(seen["outside"], [])
        self.reads(path, "\n".join(seen["documents"]))

    def test_a_tablet_turns_fewer_pages(self):
        phone, tablet = (read(size, "dark", (SEED,))[SEED]["turns"]
                         for size in (PHONE, TABLET))
        self.assertGreater(phone, tablet)


def navigation(path):
    """The words of an e-book that stand in navigation."""
    with zipfile.ZipFile(path) as book:
        return "".join(
            "".join(nav.itertext()) for name in support.spine(book)
            for nav in ET.fromstring(book.read(name)).iter(XHTML + "nav"))


@support.spread_cases
class MuPdf(support.TextCase):
    @support.for_each(BOOKS)
    def test_mupdf_shows_every_word_of(self, path):
        book = edition(path, ".epub")
        text = support.output("mutool", "draw", "-q", "-F", "txt", book)
        issue = ET.fromstring(support.parsed(path))
        blocks = support.blocks(issue)
        self.same("".join(blocks), text,
                  support.supplied(issue) + navigation(book))
        for block in blocks:
            self.assertIn(block, support.solid(text))


# One grey pixel.
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010101004800480000ffdb004300"
    + "03" * 64 +
    "ffc0000b080001000101011100ffc4001400010000000000000000000000000000"
    "0003ffc40014100100000000000000000000000000000000ffda0008010100003f"
    "0037ffd9")


class Cover(unittest.TestCase):
    """--cover FILE."""

    def build(self, cover, *issues):
        where = support.folder()
        done = support.kanyin("build", "-q", "--format=epub", "--cover", cover,
                              "-o", where, *issues)
        return done, where / (SEED.stem + ".epub")

    def test_a_jpeg_is_the_cover_whatever_its_name(self):
        done, book = self.build(support.write("cover.dat", JPEG), SEED)
        self.assertEqual(done.returncode, 0, done.messages)
        with zipfile.ZipFile(book) as archive:
            self.assertEqual(archive.read("EPUB/cover.jpg"), JPEG)
            package = archive.read("EPUB/package.opf").decode()
        self.assertIn('href="cover.jpg" media-type="image/jpeg" '
                      'properties="cover-image"', package)

    def test_what_is_no_image_is_refused(self):
        for content in (b"", b"GIF89a", JPEG[:-2]):
            done, book = self.build(support.write("cover.jpg", content), SEED)
            self.assertEqual(done.returncode, 1)
            self.assertIn("cover-not-an-image", done.messages)
            self.assertFalse(book.exists())

    def test_a_cover_serves_one_issue(self):
        done, _ = self.build(support.write("cover.jpg", JPEG), *INPUTS[:2])
        self.assertEqual(done.returncode, 2)

    def test_an_absent_file_is_named(self):
        done, _ = self.build(support.folder() / "absent.png", SEED)
        self.assertEqual(done.returncode, 1)
        self.assertIn("absent.png", done.messages)


if __name__ == "__main__":
    support.main()
