#!/usr/bin/env python3
"""Learns how much each piece of evidence weighs for each label of a line.

In:  the program, whose "dump evidence" says what is true of each line; the
     tune part of the corpus, whose gold says what each line is; the texts of
     labelled/, where every line says it (README.md); and the test issues with
     the labels they have now, for their goldens were read.
Out: assets/recover/learned.ini, which adds to the weights made by hand.

The model is the program's own: a linear-chain conditional random field
(Lafferty, McCallum, Pereira 2001) over the labels, its features the rules of
weights.ini and every single atom of a line and its neighbours.  Training
begins at the weights made by hand and is drawn back to them (L2), so that what
the corpus does not speak of stays as it was.  Steps are AdaGrad's.

  train.py build/kanyin                learns and writes learned.ini
  train.py build/kanyin --validate     each source in turn judged by weights
                                       learned from the others; writes nothing
"""
import argparse
import concurrent.futures
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import manners
import score

try:
    import numpy as np
except ImportError:
    sys.exit("train.py: needs numpy (Debian: python3-numpy)")

ROOT = Path(__file__).resolve().parents[2]
RECOVER = ROOT / "assets/recover"
LABELS = re.findall(r'(?m)^LABEL\(\w+, "([^"]+)"',
                    (ROOT / "src/recover/labels.def").read_text())
INDEX = {name: i for i, name in enumerate(LABELS)}
K = len(LABELS)
TEXT = ("body", "caption", "notice")  # what the key "text" names
SIDES = ("previous ", "", "next ")
UNIT = 12.0     # tenths of the tables to a unit of log odds
EPOCHS = 4
STEP = .1
PULL = .02      # towards the weights made by hand
LEAST_SHARED = 4  # characters that find a line which two words share
READ = ("tests/issues/*.txt", "tests/unit/recover/data/*.txt", "seeds/*.txt")
REFUSED = ("no-headline",)  # by the program, as it should be
TIMES_READ = 4  # that each of them counts: in one printing, where others have many
# The assembly makes captions of texts that a credit ends, so what the gold
# calls a caption may rightly be labelled text: these stay as made by hand.
BY_HAND = ("caption", "credit")
LEAST = 2       # a weight below that many tenths is not written


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
        """The words that share most with LINE, the nearest of equal ones, and
        whether the line begins inside them; None if none share enough."""
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
            best = max(best or (0,), (shared, -near, i, inside))
        return best

    def label(self, line):
        """The label of the next line; None if the gold has no such words."""
        found = self.find(line)
        if not found:
            return None
        _, _, self.at, inside = found
        label = self.words[self.at][1]
        return "more" if inside and label in (*TEXT, "editor-note") else label


# The texts of labelled/: "T|a paragraph's first line", "-" for a blank line.
CODES = {"N": "nameplate", "F": "fact", "P": "page-mark", "U": "furniture",
         "R": "rubric", "K": "deck", "H": "deck", "S": "deck", "h": "deck",
         "B": "byline", "T": "body", "M": "more", "G": "signature",
         "Z": "subheading", "C": "caption", "D": "credit", "J": "jump",
         "X": "continued", "E": "editor-note", "A": "notice-head",
         "O": "notice"}
MARKS = re.compile(r"\{[KHSR]\}|⟦J|[⟨⟩⟦⟧]")


def as_is(code, text):
    return "" if code == "-" else text


def blank_between(code, text):
    return "" if code == "-" else text + "\n"


def indented(code, text):
    indent = "　　" if code == "T" and not text[0].isspace() else ""
    return None if code == "-" else indent + text


LAYOUTS = (as_is, blank_between, indented)


def read_labelled(path):
    """The codes and words of a labelled text, line by line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        code, _, text = line.partition("|")
        gap = "　" if "　" in text else " "
        yield code, MARKS.sub("", text.replace("‖", gap))


# ── What is true of the lines ──────────────────────────────────────────────

class Document:
    """A rendering: for each line its features (numbers) and gold label."""

    def __init__(self, source, atoms, gold):
        self.source, self.atoms, self.gold = source, atoms, gold
        self.features = None


def dump(program, stage, path):
    done = subprocess.run([program, "dump", stage, path], check=True,
                          capture_output=True)
    return done.stdout.decode().rstrip("\n").split("\n")


def dump_text(program, stage, content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "issue.txt"
        path.write_bytes(content)
        return dump(program, stage, path)


def read_evidence(program, content, source, label):
    """The document of a text's bytes; LABEL names the label of a line that has
    a number and was taken for a label."""
    rows = [line.split(" ") for line in dump_text(program, "evidence", content)]
    return Document(source, [set(atoms) for _, _, *atoms in rows],
                    [INDEX.get(label(number, taken), -1)
                     for number, taken, *_ in rows])


def read_text(program, content, source, label):
    """LABEL names the label of each line of the text, in order."""
    lines = [line.partition("|")[::2]
             for line in dump_text(program, "lines", content)]
    labels = {number.strip(): label(score.bare(text))
              for number, text in lines if score.bare(text)}
    return read_evidence(program, content, source,
                         lambda number, taken: labels[number])


def read_rendering(program, rendering):
    return read_text(program, rendering.bytes(), rendering.source,
                     Gold(rendering.gold).label)


def read_layout(program, path, layout):
    rows = list(read_labelled(path))
    text = [row for row in (layout(*row) for row in rows) if row is not None]
    codes = iter([code for code, _ in rows if code != "-"])
    return read_text(program, "\n".join(text).encode(), path.stem,
                     lambda line: CODES[next(codes)])


def read_issue(program, path):
    """A test issue, whose goldens were read: the labels that give them."""
    return read_evidence(program, path.read_bytes(), path.stem,
                         lambda number, taken: taken)


def read_corpus(program):
    jobs = [(read_rendering, program, rendering)
            for rendering in manners.renderings()
            if score.part_of(rendering.source, rendering.manner) == "tune"]
    jobs += [(read_layout, program, path, layout)
             for path in sorted((ROOT / "tests/corpus/labelled").glob("*.lab"))
             for layout in LAYOUTS]
    read = [path for folder in READ for path in sorted(ROOT.glob(folder))
            if path.stem not in REFUSED]
    jobs += TIMES_READ * [(read_issue, program, path) for path in read]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda job: job[0](*job[1:]), jobs))


# ── The tables ─────────────────────────────────────────────────────────────

class Weights:
    """rules [rule, label], after [label, label], start and end [label]."""

    def __init__(self, names, rules, after, start, end):
        self.names, self.rules, self.after = names, rules, after
        self.start, self.end = start, end

    def copy(self):
        return Weights(self.names, self.rules.copy(), self.after.copy(),
                       self.start, self.end)


def read_groups(path):
    groups = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            groups.append((line[1:-1], {}))
        elif "=" in line and not line.startswith("#"):
            key, value = line.split("=")
            groups[-1][1][key] = int(value)
    return groups


def scores_of(entries):
    row = np.full(K, float(entries.get("others", 0)))
    for key, value in entries.items():
        for name in TEXT if key == "text" else (key,):
            if name != "others":
                row[INDEX[name]] = value
    return row / UNIT


def read_weights(atoms):
    """The weights made by hand, and rules of weight 0 for single ATOMS."""
    names, rules = [], []
    after, ends = np.zeros((K, K)), {"start": np.zeros(K), "end": np.zeros(K)}
    for group, entries in read_groups(RECOVER / "weights.ini"):
        if group.startswith("after "):
            after[INDEX[group[6:]]] = scores_of(entries)
        elif group in ends:
            ends[group] = scores_of(entries)
        else:
            names.append(group)
            rules.append(scores_of(entries))
    single = [side + atom for side in SIDES for atom in sorted(atoms)]
    names += single
    rules += [np.zeros(K)] * len(single)
    return Weights(names, np.array(rules), after, ends["start"], ends["end"])


def parse_term(term):
    """(side, wanted, atom) of "previous not stops"."""
    for side, prefix in enumerate(SIDES):
        if prefix and term.startswith(prefix):
            break
    else:
        side = 1
    rest = term.removeprefix(SIDES[side])
    return side, not rest.startswith("not "), rest.removeprefix("not ")


def fill_features(documents, names):
    rules = [[parse_term(term) for term in name.split(" & ")]
             for name in names]
    for document in documents:
        rows = [set(), *document.atoms, set()]
        document.features = [
            [r for r, terms in enumerate(rules)
             if all((atom in rows[i + side]) == wanted
                    for side, wanted, atom in terms)]
            for i in range(len(document.atoms))]


# ── The field ──────────────────────────────────────────────────────────────

def emissions(document, w):
    return np.array([w.rules[f].sum(0) for f in document.features])


def decode(document, w):
    scores = emissions(document, w)
    back = np.zeros(scores.shape, int)
    best = w.start + scores[0]
    for i in range(1, len(scores)):
        sums = best[:, None] + w.after
        back[i] = sums.argmax(0)
        best = sums.max(0) + scores[i]
    path = [int((best + w.end).argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]


def log_matvec(matrix, vector):
    top = vector.max()
    return top + np.log(matrix @ np.exp(vector - top) + 1e-300)


def gradient(document, gold, w):
    """Of the gold's log probability, by emission and by transition."""
    scores = emissions(document, w)
    n = len(scores)
    moves = np.exp(w.after)
    ahead, behind = np.zeros((n, K)), np.zeros((n, K))
    ahead[0], behind[-1] = w.start + scores[0], w.end
    for i in range(1, n):
        ahead[i] = scores[i] + log_matvec(moves.T, ahead[i - 1])
    for i in range(n - 2, -1, -1):
        behind[i] = log_matvec(moves, behind[i + 1] + scores[i + 1])
    last = ahead[-1] + w.end
    total = last.max() + np.log(np.exp(last - last.max()).sum())
    by_line = -np.exp(ahead + behind - total)
    by_line[np.arange(n), gold] += 1
    by_move = np.zeros((K, K))
    for i in range(1, n):
        by_move -= np.exp(ahead[i - 1][:, None] + w.after
                          + (scores[i] + behind[i])[None, :] - total)
        by_move[gold[i - 1], gold[i]] += 1
    return by_line, by_move


def complete(document, w):
    """The gold; where it does not know a line, what the weights say."""
    if -1 not in document.gold:
        return document.gold
    return [g if g >= 0 else p
            for g, p in zip(document.gold, decode(document, w))]


def learn(documents, prior):
    w = prior.copy()
    seen_rules = np.full_like(w.rules, .1)
    seen_moves = np.full_like(w.after, .1)
    order = [d for d in documents if d.features]
    chance = random.Random(1)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for document in order:
            by_line, by_move = gradient(document, complete(document, w), w)
            step = np.zeros_like(w.rules)
            for i, features in enumerate(document.features):
                step[features] += by_line[i]
            step -= PULL * (w.rules - prior.rules)
            by_move -= PULL * (w.after - prior.after)
            seen_rules += step ** 2
            seen_moves += by_move ** 2
            w.rules += STEP * step / np.sqrt(seen_rules)
            w.after += STEP * by_move / np.sqrt(seen_moves)
    return w


# ── Judging and writing ────────────────────────────────────────────────────

def share_right(documents, w):
    known = right = 0
    for document in documents:
        if not document.features:
            continue
        for found, gold in zip(decode(document, w), document.gold):
            known += gold >= 0
            right += found == gold
    return right / known


def validate(documents, prior):
    for source in sorted({d.source for d in documents}):
        own = [d for d in documents if d.source == source]
        others = [d for d in documents if d.source != source]
        print(f"{source:20} by hand {share_right(own, prior):.4f}  "
              f"learned {share_right(own, learn(others, prior)):.4f}",
              flush=True)


def put_group(out, name, row):
    tenths = np.rint(row * UNIT).astype(int)
    entries = [f"{LABELS[i]}={tenths[i]}" for i in range(K)
               if abs(tenths[i]) >= LEAST and LABELS[i] not in BY_HAND]
    if entries:
        out.append(f"[{name}]\n" + "\n".join(entries) + "\n")


def write(learned, prior):
    out = ["# What the corpus adds to weights.ini, which says how to read it: "
           "made by\n# tests/corpus/train.py (make train), not by hand.\n"]
    change = learned.rules - prior.rules
    for name, row in zip(learned.names, change):
        put_group(out, name, row)
    for name, row in zip(LABELS, learned.after - prior.after):
        put_group(out, "after " + name, row)
    (RECOVER / "learned.ini").write_text("\n".join(out), encoding="utf-8")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--validate", action="store_true")
    options = options.parse_args()
    documents = read_corpus(options.program)
    prior = read_weights(set().union(*(atoms for d in documents
                                       for atoms in d.atoms)))
    fill_features(documents, prior.names)
    if options.validate:
        validate(documents, prior)
        return
    learned = learn(documents, prior)
    print(f"of the lines of the tune part right: by hand "
          f"{share_right(documents, prior):.4f}, "
          f"learned {share_right(documents, learned):.4f}")
    write(learned, prior)


if __name__ == "__main__":
    main()
