#!/usr/bin/env python3
"""The corpus (tests/corpus/README.md): no manner of printing costs a paper a
character, one printing of each paper is built, and structure is recovered no
worse than the floors.  Of the many printings, a spread of them is taken;
`make accuracy` scores them all."""
import re
import subprocess
import sys
import unittest

import support
from support import ROOT, edition, pages

CORPUS = ROOT / "tests/corpus"
WHERE = support.folder()
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff]")  # no text, and dropped
TYPED = re.compile("【[引标標副作正栏欄图圖][题題者文目说說]】")  # marks, no words


def manners(*arguments):
    return support.output(sys.executable, CORPUS / "manners.py", *arguments)


EVERY = "5"  # one printing in so many
FLOORS = (  # what score.py --every 5 gave when the weights were made, less .02
    ("tune", {
        "separation": .97, "headline": .88, "lines": .84, "decks": .88,
        "paragraphs": .94, "subheading": .8, "byline": .97, "dateline": .94,
        "rubric": .91, "jump": .98, "picture": .95, "notice": .89,
        "masthead": .98, "staff": .98, "pages": .97, "kept": 1}),
    ("paper", {
        "separation": .96, "headline": .84, "lines": .79, "decks": .84,
        "paragraphs": .94, "subheading": .61, "byline": .9, "dateline": .9,
        "rubric": .86, "jump": .95, "picture": .98, "notice": .87,
        "masthead": .93, "staff": .78, "pages": .94, "kept": 1}),
    ("manner", {
        "separation": .95, "headline": .89, "lines": .87, "decks": .89,
        "paragraphs": .93, "subheading": .88, "byline": .82, "dateline": .96,
        "rubric": .81, "jump": .85, "picture": .85, "notice": .95,
        "masthead": .98, "staff": .98, "pages": .95, "kept": 1}),
    ("report", {
        "separation": .95, "headline": .71, "lines": .67, "decks": .7,
        "paragraphs": .91, "subheading": .62, "byline": .8, "dateline": .91,
        "rubric": .75, "jump": .74, "picture": .79, "notice": .91,
        "masthead": .92, "staff": .8, "pages": .8, "kept": 1}))

manners("write", WHERE, EVERY)
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
                if manner(path) == "labelled":
                    text = TYPED.sub("", text)
                self.keeps(CONTROL.sub("", text), path)

    @support.for_each(ONE_EACH)
    def test_editions_have_every_character_of(self, path):
        self.reads(path, support.epub_text(edition(path, ".epub")))
        self.reads(path, pages(path).text(artifacts=False))


class Scorer(unittest.TestCase):
    def test_the_scorer_is_sound(self):
        self.passes("--self", "--every", "20")

    def test_structure_is_recovered_no_worse_than_the_floors(self):
        least = [f"--least={part}:{score}={floor}"
                 for part, floors in FLOORS for score, floor in floors.items()]
        self.passes(support.PROGRAM, "--every", EVERY, *least)

    def passes(self, *arguments):
        done = subprocess.run([sys.executable, CORPUS / "score.py", *arguments],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    support.main()
