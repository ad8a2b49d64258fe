#!/usr/bin/env python3
"""Texts in which every line says what it is: read, printed, and their gold.

In:  a file of labelled/ or unseen/ (README.md tells the notation).
Out: the text as it would arrive, the label of each of its lines, and the issue
     XML that a perfect recovery of it gives.

  labelled.py check FILE...   what is wrong with the notation; exit 1 if anything
  labelled.py show FILE       the text
  labelled.py gold FILE       its gold
"""
import re
import sys
import xml.etree.ElementTree as ET
from functools import cached_property
from pathlib import Path

import manners
from manners import LANG, Q

CODES = {"N": "nameplate", "F": "fact", "P": "page-mark", "U": "furniture",
         "R": "rubric", "K": "deck", "H": "deck", "S": "deck", "h": "deck",
         "B": "byline", "T": "body", "M": "more", "G": "signature",
         "Z": "subheading", "C": "caption", "D": "credit", "J": "jump",
         "X": "continued", "E": "editor-note", "A": "notice-head",
         "O": "notice"}
DECKS = {"K": "kicker", "H": "headline", "S": "subhead", "A": "headline"}
RUNNING = "TMCEO"  # what %wrap cuts
FACTS = ("title", "date", "weekday", "lunar-date", "number", "page-count",
         "website", "email")
SETTINGS = ("encoding", "wrap", "eol", "gap")
ROW = re.compile(r"(?P<code>[A-Zh])(?:\[(?P<note>[^\]|]*)\])?\|(?P<text>.*)", re.S)
MARKS = re.compile(r"\{[KHSR]\}|⟦[JD](?![A-Za-z0-9])|[⟨⟩⟦⟧]")
INLINE = re.compile(r"⟨(?P<dateline>[^⟩]*)⟩|⟦(?P<kind>[JD]?)(?P<tail>[^⟧]*)⟧")


def bare_marks(text, gap=""):
    """TEXT as it is printed: GAP parts it, else what it has elsewhere."""
    gap = gap or ("　" if "　" in text else " ")
    return MARKS.sub("", text.replace("‖", gap))


class Row:
    """A line that is printed: its code, the note in brackets behind it, and
    its words with the marks inside them."""

    def __init__(self, code, note, text):
        self.code, self.note, self.text = code, note or "", text
        self.label = CODES[code]

    def lines(self, wrap, gap):
        text = bare_marks(self.text, gap)
        cut = wrap and self.code in RUNNING
        return manners.wrap(text, wrap) if cut else [text]


class Labelled:
    """A labelled text.  It serves score.py as a rendering."""

    def __init__(self, path):
        self.source, self.path = path.stem, path
        self.manner = manners.Manner(path.parent.name + "/", "as found")
        self.facts, self.staff, self.settings = {}, [], {}
        self.rows = []  # Row, "-" (a blank line), "*" (an item begins)
        self.faults = []
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            self.read(number, line)

    # Reading.

    def read(self, number, line):
        row = ROW.fullmatch(line)
        if line in ("-", "*", "-|"):
            self.rows.append(line[0])
        elif line[:1] == "=" and "|" in line:
            self.read_fact(number, *line[1:].split("|", 1))
        elif line[:1] == "%" and line[1:].partition("|")[0] in SETTINGS:
            self.settings.update([line[1:].split("|", 1)])
        elif row and row["code"] in CODES and row["text"].strip():
            self.rows.append(Row(row["code"], row["note"], row["text"]))
        elif line.strip():
            self.fault(number, f"neither CODE|words nor - nor *: {line[:40]}")

    def read_fact(self, number, name, value):
        if name == "staff":
            self.staff.append(value.split(" ", 1))
        elif name in FACTS:
            self.facts[name] = value
        else:
            self.fault(number, f"no fact is called {name}")

    def fault(self, number, what):
        self.faults.append(f"{self.path}:{number}: {what}")

    # The text.

    def printed(self, wrap=None):
        """(label, line) for each line; a blank line is (None, "").  Running
        text is cut at WRAP columns, 0: never, None: as the text says."""
        wrap = float(self.settings.get("wrap", 0)) if wrap is None else wrap
        gap = self.settings.get("gap", "")
        gap = " " * int(gap) if gap.isdigit() else gap
        for row in self.rows:
            if isinstance(row, Row):
                first, *more = row.lines(wrap, gap)
                yield row.label, first
                yield from (("more", line) for line in more)
            elif row == "-":
                yield None, ""

    def words(self):
        return "\n".join(line for _, line in self.printed()) + "\n"

    def bytes(self):
        text = self.words()
        if self.settings.get("eol") == "crlf":
            text = text.replace("\n", "\r\n")
        return text.encode(self.settings.get("encoding", "utf-8"))

    # The gold.

    @cached_property
    def gold(self):
        return GoldMaker(self).root

    @property
    def scored(self):
        """Whether the text says where its items begin."""
        return "*" in self.rows

    @property
    def marked(self):
        return any(isinstance(row, Row) and row.code == "P" for row in self.rows)

    def gold_bytes(self):
        return ET.tostring(self.gold, encoding="utf-8")


class GoldMaker:
    """Builds the issue of a labelled text, item by item."""

    def __init__(self, labelled):
        self.root = ET.Element(Q + "issue", {LANG: "zh-Hans"})
        self.masthead = self.node(self.root, "masthead")
        self.put_facts(labelled)
        self.page = None
        self.joins = {}  # note of a jump → its item
        item = []
        for row in [*labelled.rows, "*"]:
            if row == "*":
                self.put_item(item)
                item = []
            elif isinstance(row, Row):
                self.put_row(row, item)

    def node(self, parent, tag, text="", **attributes):
        node = ET.SubElement(parent, Q + tag, attributes)
        node.text = text
        return node

    def put_facts(self, labelled):
        for name, value in labelled.facts.items():
            self.node(self.masthead, name, value, printed="")
        for role, name in labelled.staff:
            self.node(self.masthead, "staff", name, role=role, printed="")

    def put_row(self, row, item):
        if row.code in "NFU":
            self.node(self.masthead, "furniture", row.text)
        elif row.code == "P":
            number, _, name = row.note.partition("/")
            if self.page is not None and self.page.get("number") == number:
                self.node(self.masthead, "furniture", row.text)
                return  # a mark over each article begins its page once
            attributes = {"number": number, "printed": row.text}
            self.page = self.node(self.root, "page", **attributes,
                                  **({"name": name} if name else {}))
        else:
            item.append((row, self.page))

    def put_item(self, rows):
        if not rows:
            return
        codes = "".join(row.code for row, _ in rows)
        page = rows[0][1]
        if page is None:
            page = self.page = (self.root.find(Q + "page") or
                                self.node(self.root, "page", number="1"))
        kind = ("notice" if set("AO") & set(codes) else "picture"
                if "C" in codes and "T" not in codes else "article")
        note = next((row.note for row, _ in rows if row.code == "X"), "")
        self.item = self.joins.get(note) if note else None
        self.continued = None
        if self.item is not None:
            self.continued = self.node(self.item, "continued", headline="", printed="")
        else:
            self.item = self.node(page, kind)
        self.text = self.figure = None
        for row, _ in rows:
            self.put(row)

    # What a line gives its item.

    def put(self, row):
        handler = {"R": self.put_rubric, "h": self.put_repeated, "M": self.put_more,
                   "C": self.put_caption, "D": self.put_credit, "J": self.put_jump,
                   "X": self.put_continued, "E": self.put_note}
        handler = dict.fromkeys("KHSA", self.put_decks) | dict.fromkeys(
            "BG", self.put_byline) | dict.fromkeys("TO", self.put_paragraph) | handler
        handler.get(row.code, self.put_subheading)(row)

    def put_rubric(self, row):
        self.node(self.item, "rubric", row.text)

    def put_decks(self, row):
        tag = DECKS[row.code]
        for piece in row.text.split("‖"):
            mark = re.match(r"\{([KHSR])\}", piece)
            words = MARKS.sub("", piece)
            if mark and mark[1] == "R":
                self.node(self.item, "rubric", words)
                continue
            tag = DECKS[mark[1]] if mark else tag
            deck = self.item.find(Q + tag)
            deck = self.node(self.item, tag) if deck is None else deck
            self.node(deck, "line", words)

    def put_repeated(self, row):
        if self.continued is not None:
            self.continued.set("headline", self.continued.get("headline") +
                               bare_marks(row.text))
        else:
            self.put_decks(Row("H", "", row.text))

    def put_continued(self, row):
        if self.continued is None:
            self.continued = self.node(self.item, "continued", headline="")
        self.continued.set("printed", row.text)
        self.continued.set("from", page_of(row.text))

    def put_jump(self, row):
        jump = self.node(self.item, "jump", to=page_of(row.text), printed=row.text)
        if row.note:
            jump.set("joined", "true")
            self.joins[row.note] = self.item

    def put_byline(self, row):
        self.node(self.item, "byline", row.text)

    def put_subheading(self, row):
        self.node(self.item, "subheading", row.text)

    def put_paragraph(self, row):
        self.put_words(self.node(self.item, "p"), row)

    def put_note(self, row):
        self.put_words(self.node(self.node(self.item, "editor-note"), "p"), row)

    def open_figure(self):
        alone = self.item.tag == Q + "picture"
        self.figure = self.item if alone else self.node(self.item, "figure")

    def put_caption(self, row):
        self.open_figure()
        self.put_words(self.node(self.figure, "caption"), row)

    def put_credit(self, row):
        if self.figure is None:
            self.open_figure()
        self.node(self.figure, "credit", row.text)

    def put_more(self, row):
        if self.text is None:  # of a paragraph that the jump tore
            self.text = next(iter(self.item.findall(Q + "p")[::-1]), None)
        if self.text is None:
            self.put_paragraph(row)
        else:
            self.add(row, row.text)

    def put_words(self, node, row):
        self.text = node
        self.add(row, row.text)

    def add_text(self, words):
        last = self.text[-1] if len(self.text) else None
        if last is None:
            self.text.text = (self.text.text or "") + words
        else:
            last.tail = (last.tail or "") + words

    def add(self, row, text):
        """Words of a running text; what is marked inside them stands apart."""
        at = 0
        for mark in INLINE.finditer(text):
            self.add_text(text[at:mark.start()])
            at = mark.end()
            if mark["dateline"] is not None:
                self.node(self.text, "dateline", mark["dateline"])
            else:
                self.put({"J": self.jump_row, "D": lambda words, row: Row("D", "", words)}
                         .get(mark["kind"], lambda words, row: Row("G", "", words))
                         (mark["tail"], row))
        self.add_text(text[at:])

    @staticmethod
    def jump_row(words, row):
        return Row("J", row.note, words)


CJK = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
PAGE = re.compile(r"[A-Za-z]?[0-9０-９]+|[〇○零一二三四五六七八九十]+")


def page_of(words):
    """The page a jump names, as its number is written in the issue XML."""
    found = PAGE.search(words)
    if not found:
        return ""
    number = found[0].upper()
    if number.isdigit():
        return str(int(number))
    if number[0] not in "十" + "".join(CJK):
        return "".join(str(int(c)) if c.isdigit() else c for c in number)
    tens, ten, ones = number.rpartition("十")
    return str(CJK.get(tens, 1) * 10 + CJK.get(ones, 0)) if ten else \
        "".join(str(CJK[c]) for c in number)


def texts(folder):
    """The labelled texts of FOLDER, by name."""
    return [Labelled(path) for path in sorted(folder.glob("*.lab"))]


def check(path):
    """What is wrong with a text that is to be scored."""
    text = Labelled(path)
    yield from text.faults
    at = f"{path}: "
    if "*" not in text.rows:
        yield at + "no item begins: put * before each"
    for name in ("title", "date"):
        if name not in text.facts:
            yield f"{at}no ={name}|…"
    for row in text.rows:
        if not isinstance(row, Row):
            continue
        if row.code == "P" and not row.note:
            yield f"{at}P without [number/name]: {row.text[:30]}"
        if row.code == "X" and row.note and row.note not in {
                r.note for r in text.rows if isinstance(r, Row) and r.code in "JT"}:
            yield f"{at}X[{row.note}] without its J[{row.note}]: {row.text[:30]}"
        for left, right in ("⟨⟩", "⟦⟧"):
            if row.text.count(left) != row.text.count(right):
                yield f"{at}{left} without {right}: {row.text[:30]}"
    try:
        text.bytes()
    except (LookupError, UnicodeEncodeError) as fault:
        yield f"{at}{fault}"
    held, wanted = manners_words(text.gold), manners_words(text.words())
    if held != wanted:
        yield f"{at}the gold lacks {wanted - held} and has {held - wanted} too much"


def manners_words(thing):
    import score
    from collections import Counter
    return score.kept_words(thing) if isinstance(thing, ET.Element) else \
        Counter(score.bare(thing))


def main(arguments):
    match arguments:
        case ["check", *names] if names:
            faults = [fault for name in names for fault in check(Path(name))]
            print("\n".join(faults) or f"{len(names)} well written")
            return 1 if faults else 0
        case ["show", name]:
            print(Labelled(Path(name)).words(), end="")
        case ["gold", name]:
            gold = Labelled(Path(name)).gold
            ET.indent(gold)
            print(ET.tostring(gold, encoding="unicode"))
        case _:
            print(__doc__.partition("\n\n  ")[2], file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
