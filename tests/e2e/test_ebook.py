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
import unittest
import xml.etree.ElementTree as ET
import zipfile

import support
from ebooks import PLAIN, SPECIAL, STRANGE, VERTICAL_PICTURES
from support import INPUTS, ROOT, SEED, XHTML, edition

TOOLS = ROOT / "tests/tools/ace"
MODULES = ROOT / ".tools/ace"

# A browser takes seconds for a book: of the corpus a long, a traditional, a
# literary and an old paper.
JUDGED = [book for book in PLAIN if book.source in INPUTS or
          re.match("coast-morning|taiwan-daily|supplement|railway-1956",
                   book.name)] + SPECIAL

# ── The judges ─────────────────────────────────────────────────────────────

def fault():
    """What is missing, as a sentence; None if all is there."""
    if not (MODULES / "complete").exists():
        return "Ace and epub.js are not in .tools/ (make validators)"
    if not chromium():
        return "there is no chromium-headless-shell"
    return None


def chromium():
    return shutil.which("chromium-headless-shell")


def node(script, *arguments):
    done = subprocess.run(
        ["node", TOOLS / script, *map(str, arguments)],
        capture_output=True, text=True, timeout=support.LIMIT * 10,
        env={**os.environ, "NODE_PATH": str(MODULES / "node_modules"),
             "PUPPETEER_EXECUTABLE_PATH": chromium()})
    if done.returncode:
        raise AssertionError(f"{script}: {done.stderr}")
    return done.stdout


@functools.cache
def ace():
    """What Ace says of each e-book: all in one process."""
    files = {book: str(book.path) for book in JUDGED}
    found = {file: [] for file in files.values()}
    for line in node("check.js", *files.values()).splitlines():
        file, _, message = line.partition("\t")
        found[file].append(message)
    return {book: found[file] for book, file in files.items()}


class Judged(support.TextCase):
    def setUp(self):
        missing = fault()
        if missing:
            (self.fail if os.environ.get("CI") else self.skipTest)(missing)


@support.spread_cases
class Ace(Judged):
    @support.for_each(JUDGED)
    def test_ace_finds_no_violation_in(self, book):
        self.assertEqual(ace()[book], ["checked"])

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


# MuPDF and epub.js treat controls and the longest lines in ways of their own.
READ = [book for book in JUDGED if book is not STRANGE]

# epub.js loses count of its pages where a picture fills one in vertical text.
PAGED = [book for book in READ if book is not VERTICAL_PICTURES]

PHONE, TABLET = (390, 844), (820, 1180)


@functools.cache
def read(size, scheme, books):
    """What epub.js shows of each of the e-books."""
    lines = node("read.js", *size, scheme,
                 *(book.path for book in books)).splitlines()
    return dict(zip(books, map(json.loads, lines)))


@support.spread_cases
class EpubJs(Judged):
    @support.for_each(PAGED)
    def test_epub_js_shows_every_word_of(self, book):
        seen = read(PHONE, "light", tuple(PAGED))[book]
        self.assertEqual(seen["outside"], [])
        self.reads(book.source, "\n".join(seen["documents"]))

    def test_a_tablet_turns_fewer_pages(self):
        phone, tablet = (read(size, "dark", (PLAIN[0],))[PLAIN[0]]["turns"]
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
    @support.for_each(READ)
    def test_mupdf_shows_every_word_of(self, book):
        text = support.output("mutool", "draw", "-q", "-F", "txt", book.path)
        issue = ET.fromstring(support.parsed(book.source))
        blocks = support.blocks(issue)
        self.same("".join(blocks), text,
                  support.supplied(issue) + navigation(book.path))
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
