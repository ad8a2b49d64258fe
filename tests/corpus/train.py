#!/usr/bin/env python3
"""Learns how much each piece of evidence weighs: for each label of a line, and
for each part that a piece of the decks may play.

In:  the program, whose "dump evidence" says what is true of each line and of
     each piece of the decks; the tune part of the corpus, whose gold says what
     each is; the texts of labelled/ and the stacks of decks/, where every line says
     it (README.md); and the test issues by their trees, for these were read.
Out: assets/recover/learned.ini and decks-learned.ini, which add to the weights
     made by hand.

  train.py build/kanyin                 learns and writes both
  train.py build/kanyin --hold 3        tells how well every third labelled text
                                        is judged by weights learned from all
                                        else; writes nothing
"""
import argparse
import concurrent.futures
import multiprocessing
import json
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import field
import labelled
import manners
import score
from field import Document

ROOT = Path(__file__).resolve().parents[2]
RECOVER = ROOT / "assets/recover"
LABELS = re.findall(r'(?m)^LABEL\(\w+, "([^"]+)"',
                    (ROOT / "src/recover/labels.def").read_text())
LINES = field.Words(LABELS, {"text": ("body", "caption", "notice")})
DECKS = ("kicker", "headline", "subhead")
HEAD = "rubric"  # a standing head before the decks
PARTS = [HEAD] + [deck + half for deck in DECKS for half in ("", "-half")]


def may_follow(part, after):
    """As in src/recover/deck_parts.c."""
    if HEAD in (part, after):
        return after == HEAD and part in ("kicker", "headline")
    deck, before = (DECKS.index(p.removesuffix("-half")) for p in (part, after))
    return deck == before or ("-half" not in part and deck == before + 1)


PIECES = field.Words(
    PARTS, never_after=[(after, part) for after in PARTS for part in PARTS
                        if not may_follow(part, after)],
    never_first=("kicker-half", "headline-half", "subhead", "subhead-half"),
    never_last=(HEAD, "kicker", "kicker-half"))
TEXT = ("body", "caption", "notice")
LEAST_SHARED = 4  # characters that find a line which two words share
READ = ("seeds/*.txt", "tests/issues/*.txt", "tests/unit/recover/data/*.txt")
REFUSED = ("no-headline",)  # by the program, as it should be
TIMES_READ = 12  # that each of them counts: in one printing, where others have many


# ── What is gold ───────────────────────────────────────────────────────────

FACTS = {"date", "weekday", "lunar-date", "number", "page-count", "staff",
         "website", "email", "fact"}
OWN = {"furniture", "rubric", "subheading", "caption", "credit"}


class Gold:
    """The words of a gold issue in order, each with its label."""

    def __init__(self, root):
        self.words = []
        self.visit(root, None, False)
        self.at = 0

    def put(self, words, label):
        if words:
            self.words.append((words, label))

    def visit(self, node, item, noted):
        tag = node.tag.split("}")[-1]
        text = score.node_text(node)
        printed = score.bare(node.get("printed"))
        if tag in ("article", "picture", "notice"):
            item, self.begun = tag, False
        if tag == "title":
            self.put(printed or text, "nameplate")
        elif tag in FACTS:
            self.put(printed or text, "fact")
        elif tag in ("kicker", "headline", "subhead"):
            self.put(text, "notice-head" if item == "notice" else "deck")
        elif tag == "byline":
            self.put(text, "signature" if self.begun else "byline")
        elif tag == "p":
            self.begun = True
            self.put(text, "editor-note" if noted else
                     "notice" if item == "notice" else "body")
        elif tag in OWN:
            self.put(text, tag)
        elif tag == "jump":
            self.begun = True
            self.put(printed, "jump")
        elif tag == "continued":
            self.put(printed, "continued")
            self.put(score.bare(node.get("headline")), "deck")
        else:
            if tag == "page":
                self.put(printed, "page-mark")
            for child in node:
                self.visit(child, item, noted or tag == "editor-note")

    def find(self, line):
        """The number of the words that share most with LINE, the nearest of
        equal ones, and whether the line begins inside them; None if none share
        enough."""
        best = None
        for i, (words, label) in enumerate(self.words):
            if label == "rubric" and words != line:
                continue  # behind a headline it makes no standing head of it
            head = line if line in words else line[:LEAST_SHARED]
            if line in words or words in line:
                shared = min(len(line), len(words))
            elif len(head) == LEAST_SHARED and head in words:
                shared = LEAST_SHARED
            else:
                continue
            near = abs(i - self.at) + 3 * (i < self.at)
            inside = words.find(head) > 0
            best = max(best or (0,), (shared, words == line, -near, i, inside))
        return best and best[3:]

    def label(self, line):
        """The label of the next line; None if the gold has no such words."""
        found = self.find(line)
        if not found:
            return None
        self.at, inside = found
        label = self.words[self.at][1]
        return "more" if inside and label in (*TEXT, "editor-note") else label


# ── Layouts of the labelled texts ──────────────────────────────────────────

RUNNING = ("body", "editor-note", "notice", "caption")
BLANK = (None, "")


def as_it_is(text):
    return list(text.printed())


def without_blanks(lines):
    return [(label, line) for label, line in lines if label]


def bare_lines(text):
    """Nothing parts or indents the lines."""
    return [(label, line.strip(" 　\t"))
            for label, line in without_blanks(text.printed(wrap=0))]


def blank_between(text):
    return [row for line in bare_lines(text) for row in (line, BLANK)]


def indented(text):
    return [(label, "　　" + line if label in RUNNING else line)
            for label, line in bare_lines(text)]


def cut(lines, measure, decks=False):
    """LINES cut at MEASURE columns; those of decks too, as DECKS says."""
    out = []
    for label, line in lines:
        running = label in (*RUNNING, "more")
        first, *more = (manners.wrap(line, measure)
                        if running or (decks and label == "deck") else [line])
        out += [(label, first),
                *(("more" if running else label, part) for part in more)]
    return out


def wrapped(text):
    return cut(indented(text), 12 + manners.chance("wrap", text.source) % 10)


def narrow(text):
    """Cut so that headlines are, too."""
    return cut(indented(text), 10 + manners.chance("narrow", text.source) % 5,
               decks=True)


def wrapped_blocks(text):
    """No indents; a blank line between what is cut."""
    measure = 11 + manners.chance("blocks", text.source) % 26
    return [row for label, line in bare_lines(text)
            for row in (*cut([(label, line)], measure), BLANK)]


def four_spaces(text):
    return [(label, line.replace("　　", "    ", 1))
            for label, line in indented(text)]


def on_one_line(text):
    """The decks of an article on one line, in every other text behind their
    standing head, with blank lines between."""
    lines = []
    joined = ("deck", "rubric")[:1 + manners.chance("heads", text.source) % 2]
    for label, line in bare_lines(text):
        if label == "deck" and lines and lines[-2][0] in joined:
            lines[-2] = ("deck", lines[-2][1] + " " + line)
        else:
            lines += [(label, line), BLANK]
    return lines


OTHERS = (bare_lines, wrapped_blocks, indented, narrow, blank_between, wrapped,
          on_one_line, four_spaces)


def is_cut(text):
    """Whether paragraphs were cut by hand: without its indents nobody knows
    where one begins."""
    labels = [label for label, _ in text.printed(wrap=0)]
    return labels.count("more") * 4 > len(labels)


def layouts(text):
    """The layouts TEXT is read in: as it stands, which counts twice, and four
    others."""
    if is_cut(text):
        return (as_it_is, as_it_is)
    at = manners.chance("layout", text.source) % len(OTHERS)
    return (as_it_is, as_it_is, *(OTHERS + OTHERS)[at:at + 4])


# ── What is true of the lines ──────────────────────────────────────────────

def dump(program, stage, path):
    done = subprocess.run([program, "dump", stage, path], check=True,
                          capture_output=True)
    return done.stdout.decode()


class Read:
    """What the program tells of one text, and what is known of it."""

    def __init__(self, source, program, content):
        self.source = source
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "issue.txt"
            path.write_bytes(content)
            self.evidence, *self.pieces = [
                [line.split(" ") for line in block.split("\n") if line]
                for block in dump(program, "evidence", path).split("\n\n")]
            rows = [line.partition("|")[::2] for line in
                    dump(program, "lines", path).split("\n")]
        self.lines = {int(number): text for number, text in rows
                      if number.strip().isdigit()}

    def document(self, label):
        """LABEL names the label of a line: its number and what it was taken
        for are given."""
        return Document(self.source, [set(atoms) for _, _, *atoms in self.evidence],
                        [LINES.index.get(label(int(number), taken), -1)
                         for number, taken, *_ in self.evidence])

    def deck_documents(self, parts):
        """One for each article whose decks are known: PARTS gives the parts of
        words, and what they were taken for."""
        for rows in self.pieces:
            words = [self.piece(*map(int, place.split(":")))
                     for place, _, *_ in rows]
            gold = parts(words, [taken for _, taken, *_ in rows])
            cut = gold and any(part.endswith("-half") and "new-line" in atoms
                               for part, (_, _, *atoms) in zip(gold, rows))
            if gold and not cut:  # the program joins no lines of a deck
                yield Document(self.source, [set(atoms) for _, _, *atoms in rows],
                               [PIECES.index[part] for part in gold])

    def piece(self, line, column, chars):
        return score.bare(self.lines[line][column - 1:column - 1 + chars])


def deck_lines(root):
    """words of the decks of an item → [(deck, words of a line)]; with a standing
    head before them too."""
    found = {}
    for item in root.iter():
        lines = [(deck, score.bare(line.text)) for deck in DECKS
                 for line in item.findall(f"{manners.Q}{deck}/{manners.Q}line")]
        heads = [(HEAD, score.node_text(node))
                 for node in item.findall(f"{manners.Q}rubric")]
        for known in (lines, heads[-1:] + lines):
            found["".join(words for _, words in known)] = known
    return found


def parts_of(words, lines):
    """The part each of WORDS plays: they are LINES, or parts of these."""
    parts, rest = [], ""
    for piece in words:
        half = "-half" if rest else ""
        if not rest:
            deck, rest = lines[len([p for p in parts if "-" not in p])]
        if not rest.startswith(piece):
            return None
        rest = rest[len(piece):]
        parts.append(deck + half)
    return parts if not rest and HEAD + "-half" not in parts else None


def known_parts(known):
    """Of words of a stack → [(deck, words of a line)]."""
    def parts(words, taken):
        lines = known.get("".join(words))
        return lines and parts_of(words, lines)
    return parts


def read_gold(program, content, source, label, root):
    """The documents of a text: of its lines, of its decks.  LABEL names the
    label of each line, in order."""
    read = Read(source, program, content)
    labels = {number: label(score.bare(text))
              for number, text in read.lines.items() if score.bare(text)}
    return (read.document(lambda number, taken: labels[number]),
            list(read.deck_documents(known_parts(deck_lines(root)))))


def read_rendering(program, rendering):
    return read_gold(program, rendering.bytes(), rendering.source,
                     Gold(rendering.gold).label, rendering.gold)


def read_layout(program, text, layout):
    lines = layout(text)
    labels = iter([label for label, _ in lines if label])
    return read_gold(program, "\n".join(line for _, line in lines).encode(),
                     text.source, lambda line: next(labels), text.gold)


NODE = re.compile(r' *([^ ]+)(?: @(\d+))?((?: [a-z:-]+="(?:[^"\\]|\\.)*")*)'
                  r'(?: ("(?:[^"\\]|\\.)*"))?$')
ATTRIBUTE = re.compile(r'([a-z:-]+)=("(?:[^"\\]|\\.)*")')


def read_tree(path):
    """The issue whose dump PATH holds, as issue XML would give it; messages
    may stand behind it."""
    above = [ET.Element("above")]
    for line in path.read_text("utf-8").splitlines():
        node = NODE.match(line)
        if not node:
            break
        tag, _, attributes, text = node.groups()
        del above[1 + (len(line) - len(line.lstrip(" "))) // 2:]
        text = json.loads(text) if text else ""
        if tag == "#text":
            add_text(above[-1], text)
            continue
        above.append(ET.SubElement(above[-1], manners.Q + tag))
        above[-1].text = text
        for name, value in ATTRIBUTE.findall(attributes):
            above[-1].set(name, json.loads(value))
    return above[0][0]


def tree_of(path):
    """The dump of the tree of a text; the seeds' stand beside the test issues."""
    tree = path.with_suffix(".tree")
    return tree if tree.exists() else ROOT / "tests/issues" / tree.name


def add_text(node, text):
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def read_issue(program, path):
    """A text whose tree was read, and is right."""
    root = read_tree(tree_of(path))
    return read_gold(program, path.read_bytes(), path.stem, Gold(root).label,
                     root)


# ── Stacks of decks ────────────────────────────────────────────────────────

STACKED = ("\n", " ")  # what parts the lines of a stack
CODES = {"K": "kicker", "H": "headline", "S": "subhead"}
NEWS = "　　本报讯（记者 林木）六月一日，这里有一条消息。它到此为止。"
TEXT_ALONE = "　　这里是一篇文章的开头。它到此为止，再没有别的话。"


def read_stacks(path):
    """[(deck, line)] of each stack of a file of decks/."""
    for stack in path.read_text("utf-8").strip().split("\n\n"):
        yield [(CODES[line[0]], line[2:].strip()) for line in stack.splitlines()]


def stack_text(stacks, gap):
    """The STACKS over a text each; GAP parts the lines of one."""
    return "".join(gap.join(words for _, words in stack) + "\n\n"
                   + (NEWS if i % 2 else TEXT_ALONE) + "\n\n"
                   for i, stack in enumerate(stacks))


def read_decks(program, path, gap):
    stacks = list(read_stacks(path))
    read = Read(path.stem, program, stack_text(stacks, gap).encode())
    lines = [[(deck, score.bare(words)) for deck, words in stack]
             for stack in stacks]
    known = {"".join(words for _, words in stack): stack for stack in lines}
    documents = list(read.deck_documents(known_parts(known)))
    for document in documents:  # the text below them is none of theirs
        for atoms in document.atoms:
            atoms -= {atom for atom in atoms if atom.startswith("echo:")}
    return None, documents


def read_corpus(program):
    """(documents of lines, documents of decks).  Labels of fields decide what
    stands behind them: nothing is to be learned there."""
    jobs = [(read_rendering, program, rendering)
            for rendering in manners.renderings()
            if score.part_of(rendering.source, rendering.manner.name) == "tune"
            and rendering.manner.labels not in manners.FIELDS]
    jobs += [(read_layout, program, text, layout)
             for text in labelled.texts(ROOT / "tests/corpus/labelled")
             for layout in layouts(text)]
    jobs += [(read_decks, program, path, gap)
             for path in sorted((ROOT / "tests/corpus/decks").glob("*.txt"))
             for gap in STACKED]
    read = [path for folder in READ for path in sorted(ROOT.glob(folder))
            if path.stem not in REFUSED]
    jobs += TIMES_READ * [(read_issue, program, path) for path in read]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda job: job[0](*job[1:]), jobs))
    return [lines for lines, _ in both if lines], [deck for _, decks in both for deck in decks]


# ── Learning ───────────────────────────────────────────────────────────────

TASKS = (  # words, key file made by hand, learned, seeds, as for field.learn_all()
    (LINES, "weights.ini", "learned.ini", 2, 700, 40, 4),
    (PIECES, "decks.ini", "decks-learned.ini", 6, 400, 60, 6))


# The mean of what several bags teach, a bag for each seed: two trainings differ by
# chance, by about .01, and their mean is as good as the better one.  The texts o… are the hardest
# of all (papers of four regions, 1912 to 2026, mess included): half of the bags
# go without them, which does better on texts never met than to learn from all at
# once, or from bags that go without a quarter each.
LEFT_OUT = ("", "o")  # how the names of the texts begin; "": none


def labelled_names():
    return [path.stem for path in
            sorted((ROOT / "tests/corpus/labelled").glob("*.lab"))]


def learn_bag(job):
    documents, prior, how, left_out, seed = job
    out = {name for name in labelled_names() if left_out and name.startswith(left_out)}
    return field.learn_all([d for d in documents if d.source not in out],
                           prior, *how, seed)[0]


def learn_bags(documents, prior, seeds, how):
    jobs = [(documents, prior, how, left_out, seed)
            for left_out in LEFT_OUT for seed in range(1, seeds + 1)]
    with multiprocessing.Pool(2) as pool:
        return field.average(pool.map(learn_bag, jobs, 1), prior)


def hold_out(documents, every):
    """Judges every so many-th labelled text by what all others teach."""
    held = set(labelled_names()[::every])
    for task, (words, hand, _, seeds, *how) in zip(documents, TASKS):
        prior = field.read_weights(words, RECOVER / hand)
        own = [d for d in task if d.source in held]
        w, _ = learn_bags([d for d in task if d.source not in held], prior, seeds, how)
        print(f"{len(held)} texts by {hand} {field.share_right(own, prior):.4f}, "
              f"learned {field.share_right(own, w):.4f}")
        for (gold, found), count in field.confusions(words, own, w):
            print(f"{count:6} {gold} taken for {found}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--hold", type=int, metavar="N")
    options = options.parse_args()
    documents = read_corpus(options.program)
    if options.hold:
        hold_out(documents, options.hold)
        return
    for task, (words, hand, out, seeds, *how) in zip(documents, TASKS):
        prior = field.read_weights(words, RECOVER / hand)
        learned, base = learn_bags(task, prior, seeds, how)
        print(f"right by {hand} {field.share_right(task, prior):.4f}, "
              f"learned {field.share_right(task, learned):.4f}")
        field.write(words, learned, base, RECOVER / out, hand)


if __name__ == "__main__":
    main()
