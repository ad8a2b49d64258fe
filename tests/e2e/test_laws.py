#!/usr/bin/env python3
"""The laws every stage keeps, on every input there is: nothing is lost or
invented, the same input gives the same bytes, every guess is shown, issues do
not disturb each other."""
import re
import shutil
import unittest

import support
from support import INPUTS, edition, kanyin, pages, parsed, solid

MESSAGE = re.compile(r"(?P<file>.+?)(:\d+(:\d+)?)?: (note|warning): .+ "
                     r"\[[a-z]+(-[a-z]+)*\]$")


@support.spread_cases
class NothingLost(support.TextCase):
    @support.for_each(INPUTS)
    def test_issue_has_every_character_of(self, path):
        self.keeps(support.decode(path), path)

    @support.for_each(INPUTS)
    def test_epub_has_every_character_of(self, path):
        self.reads(path, support.epub_text(edition(path, ".epub")))

    @support.for_each(INPUTS)
    def test_pages_have_every_character_of(self, path):
        self.reads(path, pages(path).text(artifacts=False))

    @support.for_each(INPUTS)
    def test_poppler_extracts_every_character_of(self, path):
        text = support.output("pdftotext", "-raw", "-enc", "UTF-8",
                              edition(path, ".pdf"), "-")
        self.same(pages(path).text(artifacts=True), text)

    @support.for_each(INPUTS)
    def test_mupdf_extracts_every_character_of(self, path):
        text = support.output("mutool", "draw", "-q", "-F", "txt",
                              edition(path, ".pdf"))
        self.same(pages(path).text(artifacts=True), text)


    @support.for_each(INPUTS)
    def test_the_structure_has_every_character_of(self, path):
        """A program that reads aloud finds every block in one piece, wherever
        columns and pages part it, and the headlines in their order."""
        text = support.structure_text(edition(path, ".pdf"))
        self.reads(path, text)
        self.assertEqual(text, solid(pages(path).in_structure()))
        at = 0
        for headline in support.headlines(parsed(path)):
            self.assertIn(headline, text[at:])
            at = text.index(headline, at) + len(headline)


@support.spread_cases
class SameBytes(unittest.TestCase):
    """A rebuild elsewhere, in another language and time zone, by a user with
    no home, gives the same files."""

    def equal(self, path, where, there=None):
        """The editions in the folder WHERE are those of PATH, or those in the
        folder THERE."""
        for suffix in (".epub", ".pdf"):
            one = there / (path.stem + suffix) if there else \
                edition(path, suffix)
            self.assertEqual(one.read_bytes(),
                             (where / (path.stem + suffix)).read_bytes(),
                             f"{path.stem}{suffix} differs")

    @support.for_each(INPUTS)
    def test_rebuild_elsewhere_of(self, path):
        where = support.folder()
        shutil.copy(path, where)
        done = kanyin("build", path.name, cwd=where, env={
            "TZ": "Asia/Kathmandu", "LC_ALL": "C", "HOME": "/nowhere",
            "XDG_CACHE_HOME": "/nowhere"})
        self.assertEqual(done.returncode, 0, done.messages)
        self.equal(path, where)

    @support.for_each(INPUTS)
    def test_build_on_the_issue_xml_of(self, path):
        """A PDF made from text carries that text, one made from issue XML has
        none to carry: else they are the same."""
        xml, where, there = support.write(path.stem + ".xml", parsed(path)), \
            support.folder(), support.folder()
        for source, folder in ((xml, where), (path, there)):
            done = kanyin("build", "--no-attachments", "-o", folder, source)
            self.assertEqual(done.returncode, 0, done.messages)
        self.equal(path, where, there)

    @support.for_each(INPUTS)
    def test_attachments_are_the_difference_for(self, path):
        xml, where = support.write(path.stem + ".xml", parsed(path)), \
            support.folder()
        kanyin("build", "--format", "pdf", "-o", where, xml)
        self.assertEqual(support.attachments(where / (path.stem + ".pdf")),
                         {"issue.xml": parsed(path)})
        self.assertEqual(support.attachments(edition(path, ".pdf")),
                         {"issue.xml": parsed(path),
                          path.name: path.read_bytes()})

    @support.for_each(INPUTS)
    def test_parse_of_the_issue_xml_of(self, path):
        xml = support.write(path.stem + ".xml", parsed(path))
        self.assertEqual(kanyin("parse", xml).stdout, parsed(path))

    def test_many_issues_in_one_run(self):
        """The second of a kind in a process has nothing of the first."""
        where = support.folder()
        done = kanyin("build", "-o", where, *reversed(INPUTS))
        self.assertEqual(done.returncode, 0, done.messages)
        for path in INPUTS:
            self.equal(path, where)


@support.spread_cases
class GuessesShown(unittest.TestCase):
    @support.for_each(INPUTS)
    def test_messages_have_place_and_name_in(self, path):
        for line in kanyin("parse", path).messages.splitlines():
            match = MESSAGE.fullmatch(line)
            self.assertTrue(match, line)
            self.assertEqual(match["file"], str(path))


if __name__ == "__main__":
    support.main()
