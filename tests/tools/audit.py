#!/usr/bin/env python3
"""audit.py PROGRAM STYLE... -- ISSUE...: how well Chinese is set.

Builds the PDF of each issue in each style, reads back where every glyph
stands (mutool draw -F stext) and checks the body text against the rules of
clreq (W3C, Requirements for Chinese Text Layout) and GB/T 15834-2011.  Prints
a table: for each rule how often it was looked at and broken, and the worst
value, by style.

Nothing is shared with the program: what a mark is, how wide, and where its
blank lies, is said here once more.  All figures are in em of the body; the
tolerance is .01.

Where Python's module typst or a command typst is at hand, the first issue's
text is set by Typst in the first style's page and measured beside it.
"""
import collections
import configparser
import functools
import math
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET

import typst_page

TOLERANCE = .01
CELL_GAP = .7  # [em] and more part the cells of a row
KERNING = .02  # parts some letters
ROUNDING = .0005  # of the positions that mutool prints
GRID_LINE = .5  # of the pitch: lines nearer than this are one
MOST_WHITE = 6  # lines a headline, its decks and two lines may leave white
SIZES = {"五号": 10.5, "小五": 9}
POINTS = {"pt": 1, "mm": 72 / 25.4}

# ── Marks ──────────────────────────────────────────────────────────────────

OPENERS = set("“‘（《〈「『【〔［｛〖")
CLOSERS = set("”’）》〉」』】〕］｝〗")
STOPS, COMMAS, COLON = set("。．？！"), set("，、；"), set("：")
INTERPUNCTS, SOLIDUS, CONNECTORS = set("·‧・"), set("／"), set("～–")
DASHES, ELLIPSES = set("—⸺―"), set("…⋯")
FIRM = INTERPUNCTS | SOLIDUS | CONNECTORS | DASHES | ELLIPSES
BLANKED = OPENERS | CLOSERS | STOPS | COMMAS | COLON
NOT_AT_START = CLOSERS | STOPS | COMMAS | COLON
CENTRED = STOPS - set("？！") | COMMAS | COLON  # in Taiwan and Hong Kong
# Shrinking takes these in turn; a colon's blank is never taken (clreq).
SHRINK_ORDER = [OPENERS | CLOSERS, COMMAS, STOPS]


# Which marks keep their blank in each width style.
KEEPERS = {"quanjiao": BLANKED | INTERPUNCTS, "kaiming": STOPS,
           "banjiao": set()}
HANGING = set("，、。．")


def blank_before(glyph):
    return blanks(glyph.c, glyph.taiwan)[1]


def blank_after(glyph):
    return blanks(glyph.c, glyph.taiwan)[2]


def blank(glyph):
    return blank_before(glyph) + blank_after(glyph)


def blanks(c, taiwan):
    """The width of a mark and the blank on its left and right [em]."""
    if c in INTERPUNCTS:
        return (1, .25, .25) if taiwan else (.5, 0, 0)
    if c == "–" or c in SOLIDUS and not taiwan:
        return .5, 0, 0
    if c in OPENERS:
        return 1, .5, 0
    if taiwan and c in "？！":
        return 1, 0, 0
    if taiwan and c in CENTRED:
        return 1, .25, .25
    return (1, 0, .5) if c in BLANKED else (1, 0, 0)


# ── What stands on the pages ───────────────────────────────────────────────

class Glyph:
    """A character; LEFT and RIGHT are the edges of its body, the frame
    without a mark's blank."""

    def __init__(self, c, x, y, advance, size, font, page):
        self.c, self.x, self.y, self.advance = c, x, y, advance
        self.size, self.font, self.page = size, font, page
        self.spaced = False  # white space was typed before it,
        self.tabbed = False  # and wide: columns of a table
        self.parted = False  # any white space stands before it
        self.taiwan = re.search(r"CJK(tc|hk)", font) is not None

    @property
    def western(self):
        return (self.c not in BLANKED | FIRM and
                unicodedata.east_asian_width(self.c) not in "WF" and
                (self.c.isascii() or self.advance < .9 * self.size))

    @property
    def mark(self):
        return self.c in BLANKED

    @property
    def left(self):
        if self.western or self.c not in BLANKED | FIRM:
            return self.x
        width, before, after = blanks(self.c, self.taiwan)
        advance, body = self.advance / self.size, width - before - after
        if self.c in DASHES | ELLIPSES | SOLIDUS | set("～"):
            return self.x
        if advance <= body:
            return self.x - (body - advance) / 2 * self.size
        return self.x + (before - (width - advance) / 2) * self.size

    @property
    def right(self):
        if self.western or self.c not in BLANKED | INTERPUNCTS | set("–"):
            return self.x + self.advance
        width, before, after = blanks(self.c, self.taiwan)
        return self.left + (width - before - after) * self.size


def read_glyphs(pdf):
    """All glyphs of PDF in the order they are painted, which is that of
    reading.  Spaces are left out.  mutool infers one from a gap and makes it as
    wide; one of another width, or of an em, was typed and is noted on the glyph
    behind."""
    done = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf],
                          check=True, capture_output=True)
    glyphs, space = [], None
    for page, root in enumerate(ET.fromstring(done.stdout).iter("page")):
        for font in root.iter("font"):
            for char in font.iter("char"):
                quad = char.get("quad").split()
                x, right = float(char.get("x")), float(quad[2])
                if char.get("c").isspace():
                    space = right
                    continue
                glyph = Glyph(char.get("c"), x, float(char.get("y")),
                              right - x, float(font.get("size")),
                              font.get("name"), page)
                if space is not None:
                    gap = (x - glyphs[-1].right) / glyph.size
                    glyph.spaced = (gap > .9 or
                                    abs(space - x) > .004 * glyph.size)
                    glyph.tabbed = glyph.spaced and gap > .45
                    glyph.parted = True
                glyphs.append(glyph)
                space = None
    return glyphs


class Style:
    """What the audit needs to know of a page style."""

    def __init__(self, path):
        keys = configparser.ConfigParser(interpolation=None)
        keys.read(path, encoding="utf-8")
        page = keys["page"]
        self.name = pathlib.Path(path).stem
        self.level = page.get("level", "gb")
        self.hanging = page.getboolean("hanging", False)
        self.keepers = KEEPERS[page.get("width-style", "quanjiao")]
        size = keys["body"]["size"]
        self.em = SIZES.get(size) or self.points(size)
        self.pitch = self.points(page["pitch"])
        self.head = self.points(page["head"])
        self.columns = page.getint("columns")
        self.characters = page.getfloat("column-width")
        self.column = self.characters * self.em
        self.gutter = page.getfloat("gutter") * self.em
        self.step = self.column + self.gutter
        measure = self.columns * self.step - self.gutter
        self.left = (self.points(page["width"]) - measure) / 2

    @staticmethod
    def points(length):
        number, unit = re.fullmatch(r"([\d.]+) ?(\w+)", length).groups()
        return float(number) * POINTS[unit]

    def column_at(self, x):
        """The number of the column at X, and its left edge."""
        n = math.floor((x - self.left + self.em / 2) / self.step)
        return n, self.left + n * self.step


class Line:
    def __init__(self, glyphs, style):
        self.glyphs, self.em = glyphs, style.em
        self.page, self.y = glyphs[0].page, glyphs[0].y
        self.column, self.edge = style.column_at(glyphs[0].left)
        self.indent = (glyphs[0].left - self.edge) / self.em
        self.keepers = style.keepers
        self.hangs = (style.hanging and len(glyphs) > 1 and
                      glyphs[-1].c in HANGING and not glyphs[-1].taiwan and
                      glyphs[-2].c not in BLANKED | FIRM)
        end = glyphs[-1].left if self.hangs else glyphs[-1].right
        self.fill = (end - self.edge - style.column) / self.em
        self.across = False  # does it go on in the next column's width?
        self.row = False  # is it one of a table's?
        self.pairs = list(zip(glyphs, glyphs[1:]))
        wide = [b for a, b in self.pairs
                if b.spaced and self.gap(a, b) > .45]
        for glyph in wide if len(wide) > 1 else []:
            glyph.tabbed = True
        self.place = f"page {self.page + 1}: " + "".join(
            g.c for g in glyphs[:12])

    def gap(self, a, b):
        return (b.left - a.right) / self.em

    def kept(self, glyph):
        """The blank before and after a mark that its style keeps."""
        keeps = glyph.c in self.keepers
        return (blank_before(glyph), blank_after(glyph)) if keeps else (0, 0)

    def gaps(self, wanted):
        return [self.gap(a, b) for a, b in self.pairs if wanted(a, b)]

    @functools.cached_property
    def cells(self):
        """Where its parts between wide gaps begin and end."""
        starts = [self.glyphs[0], *(b for a, b in self.pairs
                                    if self.gap(a, b) > CELL_GAP)]
        ends = [*(a for a, b in self.pairs if self.gap(a, b) > CELL_GAP),
                self.glyphs[-1]]
        return [(a.left, b.right) for a, b in zip(starts, ends)]

    @functools.cached_property
    def han(self):
        """The gaps between ideographs."""
        return self.gaps(lambda a, b: is_han(a) and is_han(b) and
                         a.font == b.font and not b.spaced)

    @functools.cached_property
    def even(self):
        """How far its ideographs stand apart."""
        return statistics.median(self.han) if self.han else 0


def is_han(glyph):
    return unicodedata.category(glyph.c) == "Lo" and not glyph.western


def is_body(line, following, style):
    """Is a line in the body's face, at least in part, or a dateline that fills
    the first line of what FOLLOWING goes on with?"""
    glyphs = line.glyphs
    if abs(glyphs[0].size - style.em) >= .05:
        return False
    if any("Serif" in g.font and "Regular" in g.font for g in glyphs):
        return True
    return (near(line.indent, 2) and all("Sans" in g.font for g in glyphs) and
            following is not None and near(following.indent) and
            is_body(following, None, style))


def in_line(a, b):
    """Are two lines rows of one table: of as many cells, each of which begins
    or ends where the other's does?  Paragraphs are indented, tables are not."""
    return (not near(a.indent, 2) and not near(b.indent, 2) and
            len(a.cells) == len(b.cells) > 1 and a.page == b.page and
            a.column == b.column and
            all(min(abs(x - y) for x, y in zip(*pair)) < TOLERANCE * a.em
                for pair in zip(a.cells, b.cells)))


def lines_of(glyphs, style):
    """All lines, a piece for each column."""
    found, place = [], None
    for glyph in glyphs:
        here = glyph.page, round(glyph.y, 1), style.column_at(glyph.left)[0]
        if here != place:
            found.append([])
        found[-1].append(glyph)
        place = here
    lines = [Line(line, style) for line in found]
    for a, b in zip(lines, lines[1:]):
        if (a.page, a.y) == (b.page, b.y):
            between = b.glyphs[0].left - a.glyphs[-1].right
            a.across = b.across = (a.across or
                                   between < style.gutter - style.em / 10)
        if in_line(a, b):
            a.row = b.row = True
    return lines


def body_paragraphs(lines, style):
    """The body's lines, a list for each paragraph.  A paragraph begins with
    an indented line; text of another size or face ends it, unless it is a
    running head, and so does a table, which is not justified."""
    paragraphs, open_ = [], False
    for line, following in zip(lines, [*lines[1:], None]):
        if line.row or not is_body(line, following, style):
            open_ = open_ and line.y < style.head - style.em
            continue
        if not open_ or line.indent > .5:
            paragraphs.append([])
        paragraphs[-1].append(line)
        open_ = True
    return paragraphs


# ── Rules ──────────────────────────────────────────────────────────────────

class Tally:
    def __init__(self):
        self.checked = self.broken = 0
        self.worst, self.where = 0, ""

    def note(self, good, value=0, where=""):
        self.checked += 1
        self.broken += not good
        if abs(value) > abs(self.worst) or not good and not self.where:
            self.worst, self.where = value, where

    def add(self, other):
        self.checked += other.checked
        self.broken += other.broken
        if abs(other.worst) > abs(self.worst) or not self.where:
            self.worst, self.where = other.worst, other.where


RULES = []  # (number, what it says, function)


def rule(number, sentence):
    def register(check):
        RULES.append((number, sentence, check))
        return check
    return register


def near(a, b=0):
    return abs(a - b) <= TOLERANCE


def inner(document):
    """All lines but the last of each paragraph, with the next."""
    for paragraph in document.paragraphs:
        yield from zip(paragraph, paragraph[1:])


def every(document):
    for paragraph in document.paragraphs:
        yield from paragraph


def allows(document, level):
    """Does the style not ask for what holds from LEVEL on?"""
    levels = ["none", "basic", "gb", "strict"]
    return levels.index(document.style.level) < levels.index(level)


def check_edge(document, tally, level, marks, nth):
    """No line begins (NTH 0) or ends (-1) with one of MARKS, from LEVEL on."""
    for line in every(document):
        tally.note(allows(document, level) or line.glyphs[nth].c not in marks,
                   0, line.place)


@rule(1, "no line begins with a stop, comma or closing mark")
def _(document, tally):
    check_edge(document, tally, "basic", NOT_AT_START, 0)


@rule(2, "no line begins with an interpunct or connector")
def _(document, tally):
    check_edge(document, tally, "basic", INTERPUNCTS | CONNECTORS, 0)


@rule(3, "no line ends with an opening mark")
def _(document, tally):
    check_edge(document, tally, "basic", OPENERS, -1)


@rule(4, "no line begins with a solidus, or (level gb) ends with one")
def _(document, tally):
    check_edge(document, tally, "basic", SOLIDUS, 0)
    check_edge(document, tally, "gb", SOLIDUS, -1)


@rule(5, "no line begins with a dash or ellipsis (level strict)")
def _(document, tally):
    check_edge(document, tally, "strict", DASHES | ELLIPSES, 0)


@rule(6, "a dash or ellipsis of two is 2 em on one line")
def _(document, tally):
    doubles = DASHES | ELLIPSES
    for line in every(document):
        for a, b in line.pairs:
            if a.c == b.c and a.c in doubles:
                tally.note(b.advance == 0 or near(line.gap(a, b)),
                           line.gap(a, b) if b.advance else 0, line.place)
    for line, following in inner(document):
        pair = line.glyphs[-1].c + following.glyphs[0].c
        if pair[0] in doubles:
            run = re.search(r"(.)\1*$", "".join(g.c for g in line.glyphs))
            tally.note(pair[0] != pair[1] or len(run[0]) % 2 == 0, 0,
                       line.place)


@rule(7, "an ellipsis is 2 em in all, its dots evenly apart")
def _(document, tally):
    for line in every(document):
        for (a, b), (_b, c) in zip(line.pairs, line.pairs[1:]):
            if a.c == b.c and a.c in ELLIPSES and is_han(c) and not c.spaced:
                off = (c.left - a.left) / line.em - 2
                tally.note(near(off), off, line.place)


def inside_number(line, nth):
    """Is a glyph the sign inside a number, as in 8：30?"""
    around = line.glyphs[max(0, nth - 1):nth + 2]
    return (len(around) == 3 and around[1].c in "：．" and
            around[0].c.isdigit() and around[2].c.isdigit())


@rule(9, "two marks beside each other lose half an em")
def _(document, tally):
    for line in every(document):
        for a, b in line.pairs:
            if a.mark and b.mark and a.font == b.font and not b.spaced:
                room = line.kept(a)[1] + line.kept(b)[0]
                if 0 not in (blank(a), blank(b)):
                    whole = blank_after(a) + blank_before(b)
                    room = min(room, max(0, whole - .5))
                excess = line.gap(a, b) - room - max(line.even, 0)
                tally.note(-room - TOLERANCE <= line.gap(a, b) - room and
                           excess <= TOLERANCE, max(0, excess), line.place)


@rule(12, "a lone mark has its width where the line is not tight")
def _(document, tally):
    for line in every(document):
        if line.even > TOLERANCE:
            for nth, (before, (a, b)) in enumerate(
                    zip([None, *line.glyphs], line.pairs)):
                stacked = before and {before.c, a.c} <= set("？！")
                if (a.mark and is_han(b) and a.c not in OPENERS and
                        a.font == b.font and not b.spaced and not stacked and
                        not inside_number(line, nth)):
                    off = line.gap(a, b) - line.even - line.kept(a)[1]
                    tally.note(near(off), off, line.place)


@rule(13, "a mark at a line's end is half wide, its body at the edge")
def _(document, tally):
    for line, _next in inner(document):
        if line.glyphs[-1].mark:
            tally.note(near(line.fill), line.fill, line.place)


@rule(14, "an opening mark at a line's start is half wide")
def _(document, tally):
    for _line, line in inner(document):
        if line.glyphs[0].c in OPENERS:
            tally.note(near(line.indent), line.indent, line.place)


@rule(15, "and behind the indent too")
def _(document, tally):
    for first, *_rest in document.paragraphs:
        if first.glyphs[0].c in OPENERS:
            tally.note(near(first.indent, 2), first.indent - 2, first.place)


def is_rigid(line):
    """Has a line nothing that may be stretched?"""
    return all(a.western or b.western for a, b in line.pairs)


@rule(16, "a full line ends at the right edge")
def _(document, tally):
    for line, _next in inner(document):
        if not is_rigid(line):
            tally.note(near(line.fill), line.fill, line.place)


@rule(18, "a column is a whole number of characters wide")
def _(document, tally):
    off = document.style.characters % 1
    tally.note(near(off), off, document.style.name)


@rule(19, "the first line is indented by 2 em, others by none")
def _(document, tally):
    for paragraph in document.paragraphs:
        for line in paragraph:
            wanted = 2 if line is paragraph[0] else 0
            tally.note(near(line.indent, wanted), line.indent - wanted,
                       line.place)


def beside_western(a, b):
    western, other = (a, b) if a.western else (b, a)
    return (western.western and western.c.isalnum() and is_han(other) and
            a.font == b.font and not b.tabbed)


@rule(20, "between Han and Western 1/8 to 1/2 em")
def _(document, tally):
    for line in every(document):
        for gap in line.gaps(beside_western):
            tally.note(.125 - TOLERANCE <= gap <= .5 + TOLERANCE, gap,
                       line.place)


@rule(22, "none between a Western word and a bracket or stop")
def _(document, tally):
    for line in every(document):
        for nth, (a, b) in enumerate(line.pairs):
            mark, word = (a, b) if a.mark else (b, a)
            if (line.han and mark.mark and word.western and
                    word.c.isalnum() and not b.spaced and not inside_number(line, nth) and
                    not inside_number(line, nth + 1)):
                room = line.kept(a)[1] if a.mark else line.kept(b)[0]
                excess = line.gap(a, b) - room - line.even
                tally.note(excess <= TOLERANCE, max(0, excess), line.place)


@rule(23, "the gap before a Western word is that behind it")
def _(document, tally):
    for line in every(document):
        gaps = line.gaps(beside_western)
        if len(gaps) > 1:
            spread = max(gaps) - min(gaps)
            tally.note(near(spread), spread, line.place)


@rule(24, "no letter of a Western word or number stands apart")
def _(document, tally):
    for line in every(document):
        for a, b in line.pairs:
            if a.western and b.western and not b.spaced:
                tally.note(line.gap(a, b) <= KERNING,
                           max(0, line.gap(a, b)), line.place)


@rule(25, "numbers keep together, and with their signs and units")
def _(document, tally):
    for line, following in inner(document):
        a, b = line.glyphs[-1].c, following.glyphs[0].c
        joined = re.fullmatch(r"[\d０-９][\d０-９%‰℃％]|[$¥￥€£+−±]\d", a + b)
        tally.note(not joined or following.glyphs[0].parted, 0, line.place)


@rule(26, "between Western words 1/4 to 1/2 em")
def _(document, tally):
    for line in every(document):
        for gap in line.gaps(lambda a, b: a.western and b.western and
                             b.spaced and not b.tabbed):
            tally.note(.25 - TOLERANCE <= gap <= .5 + TOLERANCE + line.even,
                       gap, line.place)


@rule(27, "the ideographs of a line stand equally far apart")
def _(document, tally):
    for line in every(document):
        if len(line.han) > 1:
            spread = max(line.han) - min(line.han)
            tally.note(near(spread), spread, line.place)


@rule(28, "no ideographs overlap")
def _(document, tally):
    for line in every(document):
        if line.han:
            tally.note(min(line.han) >= -TOLERANCE, min(0, min(line.han)),
                       line.place)


def limits(document):
    """What is loose between ideographs, and what is too much [em]."""
    return (.05, .30) if document.style.characters < 20 else (.10, .25)


@rule(29, "loose lines: over .10 em between ideographs (13 em: .05)")
def _(document, tally):
    for line, _next in inner(document):
        tally.note(line.even <= limits(document)[0] + ROUNDING, line.even,
                   line.place)


@rule(29.5, "none over .25 em (13 em: .30)")
def _(document, tally):
    for line, _next in inner(document):
        tally.note(line.even <= limits(document)[1] + TOLERANCE, line.even,
                   line.place)


def lone_blank(line, marks):
    """What is left of the blank of the single MARKS of a line."""
    return [line.gap(a, b) for a, b in line.pairs
            if not b.spaced and (a.c in marks and line.kept(a)[1] == .5 and
                                 is_han(b) or
                                 b.c in marks & OPENERS and
                                 line.kept(b)[0] == .5 and is_han(a))]


@rule(30, "blank is taken in clreq's order: brackets, commas, stops")
def _(document, tally):
    for line in every(document):
        left = [lone_blank(line, marks) for marks in SHRINK_ORDER]
        for i, later in enumerate(left):
            if later and min(later) < .5 - TOLERANCE:
                before = [gap for gaps in left[:i] for gap in gaps]
                most = max(before, default=0)
                tally.note(most <= TOLERANCE, most, line.place)


@rule(31, "ideographs part only when Han-Western gaps are widest")
def _(document, tally):
    for line in every(document):
        gaps = line.gaps(beside_western)
        if line.even > TOLERANCE and gaps:
            loose = line.even > document.close + TOLERANCE
            short = min(gaps) - (document.most if loose else document.widest)
            tally.note(short >= -TOLERANCE, short, line.place)


@rule(33, "a paragraph's last line is not spread")
def _(document, tally):
    for paragraph in document.paragraphs:
        even = paragraph[-1].even
        tally.note(near(even), even, paragraph[-1].place)


@rule(34, "no last line of a single character")
def _(document, tally):
    for paragraph in document.paragraphs:
        if len(paragraph) > 1:
            line = paragraph[-1]
            count = sum(g.c not in BLANKED | FIRM for g in line.glyphs)
            tally.note(count > 1, 0, line.place)


@rule(35, "no last line alone at a column's head")
def _(document, tally):
    for paragraph in document.paragraphs:
        if len(paragraph) > 1:
            a, b = paragraph[-2:]
            tally.note((a.page, a.column) == (b.page, b.column), 0, b.place)


@rule(36, "every line of the body stands on the grid (points)")
def _(document, tally):
    lines = list(every(document))
    for line in lines:
        off = math.remainder(line.y - lines[0].y, document.style.pitch)
        tally.note(abs(off) <= .02, off, line.place)


@rule(38, "no heading is last in its column, its text in another")
def _(document, tally):
    style = document.style
    text = [g for g in document.glyphs if g.y > style.head - style.em]
    for a, b in zip(text, text[1:]):
        if a.size >= 1.2 * style.em and abs(b.size - style.em) < .05:
            tally.note((a.page, style.column_at(a.left)[0]) ==
                       (b.page, style.column_at(b.left)[0]) or
                       a.page == b.page and a.y < b.y, 0, a.c)


def most_white(document, following):
    """How much shorter than the others a column may be before one that begins
    with the line FOLLOWING [lines]: one that amid a paragraph breaks where
    two lines stay together, a short paragraph and a headline may need more."""
    if not is_body(following, None, document.style):
        return MOST_WHITE
    return 2 if following.indent < 1 else 3


@rule(39, "the columns of an ended text end alike, only the last shorter")
def _(document, tally):
    for band in ended_bands(document):
        foot = max(column[-1].y for column in band)
        for column, following in zip(band, band[1:]):
            off = (foot - column[-1].y) / document.style.pitch
            tally.note(off < most_white(document, following[0]) + GRID_LINE,
                       off, column[0].place)


def abreast(document):
    """Full lines of the body that stand beside each other, the first in the
    page's first column that has one."""
    lines = collections.defaultdict(list)
    for line, _next in inner(document):
        if line.indent < 1 and not is_rigid(line):
            lines[line.page, round(line.y, 1)].append(line)
    for row in lines.values():
        row.sort(key=lambda line: line.column)
        yield from ((row[0], line) for line in row[1:])


@rule(40, "k columns are k times a column and k - 1 gutters wide")
def _(document, tally):
    style = document.style
    for first, last in abreast(document):
        steps = last.column - first.column
        end = last.glyphs[-1]
        right = end.left if last.hangs else end.right
        width = right - first.glyphs[0].left
        off = (width - style.column - steps * style.step) / style.em
        tally.note(near(off), off, first.place)


@rule(41, "an interpunct, en dash or solidus takes half an em, firmly")
def _(document, tally):
    for line in every(document):
        for a, b in line.pairs:
            if ({a.c, b.c} & (set("·‧・–／")) and "sc" in a.font and
                    a.font == b.font and (is_han(a) or is_han(b))):
                tally.note(near(line.gap(a, b)), line.gap(a, b), line.place)


@rule(43, "two of ？！ are 1 em")
def _(document, tally):
    for line in every(document):
        for (a, b), (_b, c) in zip(line.pairs, line.pairs[1:]):
            if (a.c in "？！" and b.c in "？！" and is_han(c) and
                    not a.taiwan and abs(line.even) < TOLERANCE):
                off = (c.left - a.left) / line.em - 1
                tally.note(off <= TOLERANCE, off, line.place)


def is_bar(line):
    """Does a line open a page of the paper?"""
    text = "".join(glyph.c for glyph in line.glyphs)
    return (re.match("第.{1,3}版", text) is not None and
            all("Sans" in glyph.font for glyph in line.glyphs))


def is_rubric(line):
    """May a line head the headline below that goes across?"""
    return all("SansCJK" in g.font and "Bold" in g.font for g in line.glyphs)


def ended_bands(document):
    """The columns, each a list of lines, of every stretch of a page that a
    text across the columns ends."""
    style, pages = document.style, collections.defaultdict(list)
    body = {id(line) for line in every(document)}
    if style.columns < 2:
        return
    for line in document.lines:
        if line.y > style.head - style.em:
            pages[line.page].append(line)
    for lines in pages.values():
        heads = sorted({line.y for line in lines if
                        line.across or is_bar(line)})
        for top, foot in zip([0, *heads], heads):
            inside = [line for line in lines if top < line.y < foot and
                      not line.across]
            band = [[line for line in inside if line.column == n]
                    for n in range(style.columns)]
            band = [sorted(column, key=lambda line: line.y)
                    for column in band if column]
            while band and len(band[0]) > 1 and is_rubric(band[0][-1]):
                band[0].pop()
            if len(band) > 1 and body & {id(line) for line in band[-1]}:
                yield band


class Document:
    """The glyphs of an edition, seen as its style's columns."""
    widest = 1 / 3  # a Han-Western gap [em] …
    close = .05     # … until ideographs are this far apart, …
    most = 1 / 2    # … and before they part more

    def __init__(self, glyphs, style):
        self.glyphs, self.style = glyphs, style
        self.lines = lines_of(glyphs, style)
        self.paragraphs = body_paragraphs(self.lines, style)


def audit(glyphs, style):
    """A Tally for each rule, by its number."""
    document, tallies = Document(glyphs, style), {}
    for number, _sentence, check in RULES:
        tallies[number] = Tally()
        check(document, tallies[number])
    return tallies


# ── The table ──────────────────────────────────────────────────────────────

def build(program, style, issues, where):
    """Builds the PDF of each of ISSUES in STYLE, a path; the PDFs."""
    subprocess.run([program, "build", "-q", "--format", "pdf", "--style",
                    style, "-o", where, *issues], check=True,
                   stdout=subprocess.DEVNULL)
    return sorted(pathlib.Path(where).glob("*.pdf"))


def audit_style(program, path, issues, judge=None):
    """The tallies of the style at PATH over all ISSUES, by the rules of that
    at JUDGE if it is another."""
    style, total = Style(judge or path), collections.defaultdict(Tally)
    with tempfile.TemporaryDirectory() as where:
        for pdf in build(program, path, issues, where):
            for number, tally in audit(read_glyphs(pdf), style).items():
                tally.where = tally.where and f"{pdf.stem} {tally.where}"
                total[number].add(tally)
    return total


def audit_typst(program, path, issue):
    """The tallies of the style at PATH on ISSUE alone, and Typst's; None if
    there is no Typst."""
    with tempfile.TemporaryDirectory() as where:
        style = Style(path)
        pdf = typst_page.set_by_typst(program, issue, style, where)
        if not pdf:
            return None
        return {style.name: audit_style(program, path, [issue]),
                "Typst": audit(read_glyphs(pdf), style)}


def print_table(tallies):
    """TALLIES: by style's name, by rule."""
    print("| rule | " + " | ".join(tallies) + " |")
    print("|---|" + "---|" * len(tallies))
    for number, sentence, _check in RULES:
        cells = []
        for tally in (by_rule[number] for by_rule in tallies.values()):
            worst = f", {tally.worst:.3f}" if abs(tally.worst) > .0005 else ""
            cells.append(f"{tally.broken} / {tally.checked}{worst}")
        print(f"| {number:g} {sentence} | " + " | ".join(cells) + " |")


def main(program, *arguments):
    split = arguments.index("--")
    styles, issues = arguments[:split], arguments[split + 1:]
    tallies = {pathlib.Path(path).stem: audit_style(program, path, issues)
               for path in styles}
    print(f"Broken / looked at, worst value; {len(issues)} issues")
    print_table(tallies)
    for name, by_rule in tallies.items():
        for number, tally in by_rule.items():
            if tally.broken:
                print(f"{name}, rule {number:g}, for example: {tally.where}")
    compared = audit_typst(program, styles[0], issues[0])
    print(f"\nThe text of {pathlib.Path(issues[0]).name} alone, and the same by "
          "Typst" if compared else "\nTypst is not here to be measured.")
    if compared:
        print_table(compared)


if __name__ == "__main__":
    main(*sys.argv[1:])
