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
        "separation": 0.97, "headline": 0.96, "lines": 0.96, "decks": 0.96,
        "paragraphs": 0.96, "subheading": 0.95, "byline": 0.96,
        "dateline": 0.94, "rubric": 0.97, "jump": 0.98, "picture": 0.98,
        "notice": 0.9, "masthead": 0.98, "staff": 0.98, "pages": 0.98,
        "kept": 1}),
    ("paper", {
        "separation": 0.96, "headline": 0.84, "lines": 0.82, "decks": 0.84,
        "paragraphs": 0.94, "subheading": 0.89, "byline": 0.91,
        "dateline": 0.95, "rubric": 0.86, "jump": 0.95, "picture": 0.98,
        "notice": 0.91, "masthead": 0.94, "staff": 0.77, "pages": 0.96,
        "kept": 1}),
    ("manner", {
        "separation": 0.97, "headline": 0.94, "lines": 0.94, "decks": 0.94,
        "paragraphs": 0.96, "subheading": 0.98, "byline": 0.9,
        "dateline": 0.96, "rubric": 0.85, "jump": 0.98, "picture": 0.98,
        "notice": 0.93, "masthead": 0.98, "staff": 0.98, "pages": 0.95,
        "kept": 1}),
    ("report", {
        "separation": 0.96, "headline": 0.84, "lines": 0.84, "decks": 0.84,
        "paragraphs": 0.92, "subheading": 0.82, "byline": 0.86,
        "dateline": 0.97, "rubric": 0.85, "jump": 0.8, "picture": 0.94,
        "notice": 0.84, "masthead": 0.96, "staff": 0.8, "pages": 0.86,
        "kept": 1}),
    ("learned", {
        "separation": 0.96, "headline": 0.89, "lines": 0.88, "decks": 0.88,
        "paragraphs": 0.94, "subheading": 0.89, "byline": 0.93,
        "dateline": 0.97, "rubric": 0.89, "jump": 0.97, "picture": 0.82,
        "notice": 0.89, "masthead": 0.97, "staff": 0.97, "pages": 0.94,
        "kept": 1}),
    ("unseen", {
        "separation": 0.97, "headline": 0.79, "lines": 0.76, "decks": 0.77,
        "paragraphs": 0.97, "subheading": 0.98, "byline": 0.95,
        "dateline": 0.94, "rubric": 0.79, "jump": 0.98, "picture": 0.94,
        "notice": 0.93, "masthead": 0.98, "staff": 0.94, "pages": 0.98,
        "kept": 1}))
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
