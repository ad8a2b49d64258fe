#!/usr/bin/env python3
"""How well the PDF is set: the audit of tests/tools/audit.py on the seed, on
the corpus and on tokens at every place of a line, in every style; and that the
audit finds what is wrong."""
import copy
import functools
import subprocess
import sys
import unittest

import support
from support import ROOT, SEED, folder

sys.path.insert(0, str(ROOT / "tests/tools"))
import audit  # noqa: E402

STYLES = {path.stem: path for path in sorted(
    ROOT.glob("assets/styles/*.style")) if path.stem != "cover"}
CORPUS = sorted(ROOT.glob("tests/corpus/sources/*.xml"))

# Shares of lines that may be loose.  In 13 em one in a thousand may be so by
# more than .30 em: where else a character would stand alone, or marks that
# keep together fill a third of the line.  All other rules hold for every line.
LOOSE = {"archive": .01, "book": .01, "column13": .06}
VERY_LOOSE = {"archive": 0, "book": 0, "column13": .001}

# The corpus has three lines in 13 em that nothing can fill: first lines of a
# saying or a name of a line and a half.
CORPUS_VERY_LOOSE = VERY_LOOSE | {"column13": .0015}

# Shares of columns that a headline's block leaves shorter than it should: four
# narrow ones cannot always end alike.
UNEVEN = {"archive": 0, "book": 0, "column13": .03}

# Each is set behind 0 to 30 characters, so that it meets every place of a line.
TOKENS = ["“好”", "“”", "（", "）", "——甲", "……”", "１９９６年", "８：３０", "8：30",
          "３．２", "４５％", "±3", "conferences", "0635-8420000",
          "https://a.example.com/guide", "、（", "；", "！”", "《》、", "，（甲）。", "：“乙”，", "——", "……", "？！", "·", "–", "～", "／",
          "2021年", "26%", "￥100", "39℃", "GDP", "A－B", "》《", "”“", "）。”"]


def style_with(changes, name="archive"):
    """A style with some of its lines changed; its path."""
    text = STYLES[name].read_text()
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return support.write("own.style", text)


@functools.cache
def tallies(path, *issues, judge=None):
    return audit.audit_style(support.PROGRAM, path, issues, judge)


def issue_of(paragraphs, name):
    """The path of an issue of one article."""
    return support.write(name, f"""<?xml version="1.0"?>
<issue xmlns="urn:kanyin:issue:1" xml:lang="zh-Hans">
<masthead><title>试报</title><date>2022-09-15</date></masthead>
<page number="1"><article><headline><line>标题</line></headline>
{"".join(f"<p>{text}</p>" for text in paragraphs)}</article></page></issue>""")


@functools.cache
def phases():
    """An issue that sets each token at every place of a line."""
    filler = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
    return issue_of([f"{filler[:before]}{token}{filler}"
                     for token in TOKENS for before in range(1, 31)],
                    "phases.xml")


@functools.cache
def pair_glyphs():
    issue = issue_of([PAIR_TEXT[i:] + PAIR_TEXT for i in range(20)],
                     "pairs.xml")
    pdf, = audit.build(support.PROGRAM, STYLES["archive"], [issue], folder())
    return audit.read_glyphs(pdf)


@functools.cache
def seed_glyphs():
    where = folder()
    pdf, = audit.build(support.PROGRAM, STYLES["archive"], [SEED], where)
    return audit.read_glyphs(pdf)


@support.spread_cases
class Figures(unittest.TestCase):
    def check(self, found, name, loose, very_loose):
        for number, sentence, _check in audit.RULES:
            tally = found[number]
            with self.subTest(rule=number, sentence=sentence):
                share = {29: loose, 29.5: very_loose,
                         39: UNEVEN[name]}.get(number, 0)
                allowed = share * tally.checked
                self.assertLessEqual(
                    tally.broken, allowed,
                    f"{name}: of {tally.checked}, worst {tally.worst:.3f}, "
                    f"for example {tally.where}")
        self.assertGreater(found[1].checked, 100)

    @support.for_each(STYLES)
    def test_seed(self, name):
        self.check(tallies(STYLES[name], SEED), name, LOOSE[name],
                   VERY_LOOSE[name])

    @support.for_each(STYLES)
    def test_corpus(self, name):
        self.check(tallies(STYLES[name], *CORPUS), name, LOOSE[name],
                   CORPUS_VERY_LOOSE[name])

    @support.for_each(STYLES)
    def test_tokens_at_every_place(self, name):
        self.check(tallies(STYLES[name], phases()), name, 1, .002)

    def test_lines_break_before_and_behind_quotes(self):
        where = folder()
        pdf, = audit.build(support.PROGRAM, STYLES["column13"], [phases()],
                           where)
        document = audit.Document(audit.read_glyphs(pdf),
                                  audit.Style(STYLES["column13"]))
        lines = list(audit.every(document))
        self.assertIn("“", {line.glyphs[0].c for line in lines})
        self.assertIn("”", {line.glyphs[-1].c for line in lines})


def fault(number, where, change):
    """A control: in the line that WHERE finds, CHANGE makes rule NUMBER
    broken."""
    return str(number), number, where, change


def has(wanted):
    """Finds the first full line with two neighbours that are WANTED, and
    returns it with the second's place in it."""
    def find(document):
        for line, following in audit.inner(document):
            for i, (a, b) in enumerate(line.pairs):
                if wanted(a, b):
                    return line, following, i + 1
        raise AssertionError("no such line")
    return find


def shift(by):
    """Moves what follows, the whole rest of the line, by BY em."""
    def change(line, _following, i):
        for glyph in line.glyphs[i:]:
            glyph.x += by * line.em
    return change


def first_becomes(c):
    def change(_line, following, _i):
        following.glyphs[0].c = c
    return change


def opener_first(_line, following, _i):
    """An opening mark that is not trimmed enough."""
    following.glyphs[0].c = "（"
    following.glyphs[0].x -= .3 * following.em


def last_becomes(c):
    def change(line, _following, _i):
        line.glyphs[-1].c = c
    return change


def lower(line, _following, _i):
    for glyph in line.glyphs:
        glyph.y += 1


def spread(by):
    """Sets every glyph of the line BY em farther from the one before."""
    def change(line, _following, _i):
        for i, glyph in enumerate(line.glyphs):
            glyph.x += i * by * line.em
    return change


def end_of_paragraph(document):
    """The last line of the first paragraph of several."""
    lines = next(p for p in document.paragraphs if len(p) > 1 and
                 len(p[-1].glyphs) > 3)
    return lines[-1], lines[-2], 0


def opening(document):
    line = document.paragraphs[0][0]
    return line, document.paragraphs[0][1], 0


def line_with(wanted):
    def find(document):
        for line, following in audit.inner(document):
            if wanted(line):
                return line, following, 0
        raise AssertionError("no such line")
    return find


def headline(document):
    """The last glyph of a headline as a line, and the text's first."""
    for a, b in zip(document.glyphs, document.glyphs[1:]):
        if a.size > 13 and abs(b.size - 10.5) < .1 and b.y > a.y:
            return a, b, 0
    raise AssertionError("no headline")


def part_headline(_a, b, _i):
    b.page += 1


def first_column(document):
    band = next(audit.ended_bands(document))
    return band[0], band[1], 0


def shorten(column, _next, _i):
    for line in column[-9:]:
        for glyph in line.glyphs:
            glyph.y -= 9 * 16.8


def tight_stop(document):
    """A line with a comma and a stop amid ideographs."""
    for line, following in audit.inner(document):
        if audit.lone_blank(line, audit.COMMAS):
            for i, (a, b) in enumerate(line.pairs):
                if a.c == "。" and audit.is_han(b):
                    return line, following, i + 1
    raise AssertionError("no such line")


def abreast(document):
    return *next(audit.abreast(document)), 0


def next_shifts(_first, line, _i):
    shift(.3)(line, None, 0)


def tear_number(line, following, _i):
    line.glyphs[-1].c, following.glyphs[0].c = "1", "2"


def marks_but_one(line, _before, _i):
    for glyph in line.glyphs[1:]:
        glyph.c = "，"


def next_column(line, _before, _i):
    for glyph in line.glyphs:
        glyph.x += 24 * line.em * (1 if line.column == 0 else -1)


HAN = has(lambda a, b: audit.is_han(a) and audit.is_han(b))
CONTROLS = [
    fault(1, HAN, first_becomes("，")), fault(2, HAN, first_becomes("·")),
    fault(3, HAN, last_becomes("（")), fault(4, HAN, last_becomes("／")),
    fault(9, has(lambda a, b: a.mark and b.mark), shift(.5)),
    fault(13, has(lambda a, b: a.mark), last_becomes("，")),
    fault(16, HAN, shift(.1)), fault(19, HAN, lambda line, following, i:
                                     shift(.2)(following, None, 0)),
    fault(20, has(audit.beside_western), shift(.4)),
    fault(24, has(lambda a, b: a.western and b.western), shift(.05)),
    fault(27, HAN, shift(.1)), fault(28, HAN, shift(-.1)),
    fault(36, HAN, lower), fault(14, HAN, opener_first),
    fault(15, opening, lambda line, _following, _i:
          setattr(line.glyphs[0], "c", "（")),
    fault(23, line_with(lambda line: len(line.gaps(audit.beside_western)) > 1),
          lambda line, following, _i: shift(.05)(
              line, following, next(i + 1 for i, (a, b) in
                                    enumerate(line.pairs)
                                    if audit.beside_western(a, b)))),
    fault(25, HAN, tear_number), fault(29, HAN, spread(.15)),
    fault(29.5, HAN, spread(.3)),
    fault(31, line_with(lambda line: line.gaps(audit.beside_western)),
          spread(.02)),
    fault(30, tight_stop, shift(-.3)), fault(40, abreast, next_shifts),
    fault(33, end_of_paragraph, spread(.1)),
    fault(34, end_of_paragraph, marks_but_one),
    fault(35, end_of_paragraph, next_column),
    fault(38, headline, part_headline), fault(39, first_column, shorten),
    fault(41, has(lambda a, b: a.c == "·" and audit.is_han(b)), shift(.2)),
]

# The same in paragraphs made for them.
PAIRS = [
    fault(6, has(lambda a, b: a.c == b.c == "…"), shift(.1)),
    fault(7, has(lambda a, b: a.c == "…" and audit.is_han(b)), shift(.1)),
    fault(22, has(lambda a, b: a.c.isalnum() and a.western and b.c == "）"),
          shift(.2)),
    fault(26, has(lambda a, b: a.western and b.western and b.spaced),
          shift(.4)),
    fault(43, has(lambda a, b: a.c + b.c == "？！"), shift(.2)),
]
PAIR_TEXT = ("天地玄黄宇宙洪荒……日月盈昃辰宿列张，寒来暑往（GDP）秋收冬藏？！"
             "闰余成岁律吕调阳Big Data云腾致雨露结为霜。")


@support.spread_cases
class Controls(unittest.TestCase):
    """The audit must say so where a rule is broken."""

    @support.for_each(CONTROLS)
    def test_finds(self, case):
        _name, number, find, change = case
        style = audit.Style(STYLES["archive"])
        glyphs = copy.deepcopy(seed_glyphs())
        self.assertEqual(audit.audit(glyphs, style)[number].broken, 0)
        change(*find(audit.Document(glyphs, style)))
        self.assertGreater(audit.audit(glyphs, style)[number].broken, 0)

    @support.for_each(PAIRS)
    def test_finds_pair(self, case):
        _name, number, find, change = case
        style = audit.Style(STYLES["archive"])
        glyphs = copy.deepcopy(pair_glyphs())
        self.assertEqual(audit.audit(glyphs, style)[number].broken, 0)
        change(*find(audit.Document(glyphs, style)))
        self.assertGreater(audit.audit(glyphs, style)[number].broken, 0)

    @support.for_each([
        ("ragged", {"align = justify": "align = start"}, 16),
        ("indent", {"indent = 2": "indent = 1"}, 19),
        ("no level 1", {"level = gb": "level = none"}, 1),
        ("no level 2", {"level = gb": "level = none"}, 2),
        ("no level 3", {"level = gb": "level = none"}, 3),
        ("basic level", {"level = gb": "level = basic"}, 4),
        ("a column and a half", {"column-width = 22":
                                 "column-width = 21.5"}, 18),
        ("a wide gutter", {"gutter = 2": "gutter = 2.2"}, 40),
        ("kaiming", {"width-style = quanjiao": "width-style = kaiming"}, 12),
        ("hanging", {"hanging = no": "hanging = yes"}, 13)])
    def test_finds_in_a_style(self, case):
        name, changes, number = case
        judge = None if name == "a column and a half" else STYLES["archive"]
        found = tallies(style_with(changes), phases(), judge=judge)
        self.assertGreater(found[number].broken, 0)

    def test_finds_a_dash_at_a_line_start(self):
        strict = style_with({"level = gb": "level = strict"}, "column13")
        found = tallies(STYLES["column13"], phases(), judge=strict)
        self.assertGreater(found[5].broken, 0)


@support.spread_cases
class Options(unittest.TestCase):
    """What a style may ask for keeps all rules too."""

    @support.for_each([
        ("kaiming", {"width-style = quanjiao": "width-style = kaiming"}),
        ("banjiao", {"width-style = quanjiao": "width-style = banjiao"}),
        ("hanging", {"hanging = no": "hanging = yes"}),
        ("strict", {"level = gb": "level = strict"}),
        ("basic", {"level = gb": "level = basic"}),
        ("none", {"level = gb": "level = none"})])
    def test_keeps_every_rule(self, case):
        _name, changes = case
        for name in "archive", "column13":
            own = style_with(changes, name)
            found = tallies(own, SEED, phases())
            for number, sentence, _check in audit.RULES:
                with self.subTest(style=name, rule=number, sentence=sentence):
                    tally = found[number]
                    if number not in (29, 29.5, 39):
                        self.assertEqual(tally.broken, 0, tally.where)


@support.spread_cases
class Table(unittest.TestCase):
    def test_has_every_rule_and_style(self):
        done = subprocess.run(
            [sys.executable, ROOT / "tests/tools/audit.py", support.PROGRAM,
             *STYLES.values(), "--", SEED], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for number, sentence, _check in audit.RULES:
            self.assertIn(f"| {number:g} {sentence} |", done.stdout)
        for name in STYLES:
            self.assertIn(f" {name} |", done.stdout)


if __name__ == "__main__":
    support.main()
