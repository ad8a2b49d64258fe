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
import unittest

import album
import support
from support import ROOT, edition

INPUTS = [*support.INPUTS, album.every_kind()]

# Small programs that live for seconds: the first compiler and the simplest
# collector halve the time.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


@functools.cache
def judge(name, suffix, *arguments):
    """What the validator NAME says of each input's edition: all in one virtual
    machine, since starting one takes longer than checking a file."""
    files = {path: str(edition(path, suffix)) for path in INPUTS}
    report = support.output(
        *JAVA, "-cp", f"{ROOT}/.tools/{name}/*",
        ROOT / f"tests/tools/{name}/Check.java", *arguments, *files.values())
    found = {file: [] for file in files.values()}
    for line in report.splitlines():
        file, _, message = line.partition("\t")
        found[file].append(message)
    return {path: found[file] for path, file in files.items()}


class Judged(unittest.TestCase):
    def accepted(self, path, name, *arguments):
        """The validator NAME finds no fault with the edition of PATH."""
        if not (ROOT / f".tools/{name}/complete").exists():
            fault = f"{name} is not in .tools/ (make validators)"
            (self.fail if os.environ.get("CI") else self.skipTest)(fault)
        self.assertEqual(judge(name, *arguments)[path], ["checked"])


@support.spread_cases
class Epub(Judged):
    @support.for_each(INPUTS)
    def test_epubcheck_accepts(self, path):
        self.accepted(path, "epubcheck", ".epub")


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
    def test_the_issue_xml_is_attached_to(self, path):
        self.assertEqual(
            support.output("qpdf", "--show-attachment=issue.xml",
                           edition(path, ".pdf")).encode(),
            support.parsed(path))

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
