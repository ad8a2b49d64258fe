#!/usr/bin/env python3
"""The corpus (tests/corpus/README.md): no manner of printing costs a paper a
character, and one printing of each paper is built.  How well structure is
recovered is for score.py to say."""
import subprocess
import sys
import unittest

import support
from support import ROOT, edition, pages

CORPUS = ROOT / "tests/corpus"
WHERE = support.folder()


def manners(*arguments):
    return support.output(sys.executable, CORPUS / "manners.py", *arguments)


manners("write", WHERE)
ENCODINGS = dict(line.split()[:2] for line in manners("list").splitlines())
SOURCES = sorted(path.stem for path in CORPUS.glob("sources/*.xml"))


def printings(source):
    return sorted(WHERE.glob(f"{source}.*.txt"))


def manner(path):
    return path.stem.partition(".")[2]


# One printing of each, so that most manners have their turn.
ONE_EACH = [printings(source)[nth * 5 % len(printings(source))]
            for nth, source in enumerate(SOURCES)]


@support.spread_cases
class Corpus(support.TextCase):
    @support.for_each(SOURCES)
    def test_every_manner_keeps_the_characters_of(self, source):
        for path in printings(source):
            with self.subTest(manner(path)):
                text = path.read_bytes().decode(ENCODINGS[manner(path)])
                self.keeps(text.removeprefix("\ufeff"), path)

    @support.for_each(ONE_EACH)
    def test_editions_have_every_character_of(self, path):
        self.reads(path, support.epub_text(edition(path, ".epub")))
        self.reads(path, pages(path).text(artifacts=False))


class Scorer(unittest.TestCase):
    def test_the_scorer_is_sound(self):
        done = subprocess.run([sys.executable, CORPUS / "score.py", "--self"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    support.main()
