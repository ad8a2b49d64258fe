#!/usr/bin/env python3
"""Learns how much each piece of evidence weighs for each label of a line.

In:  the program, whose "dump evidence" says what is true of each line; the
     tune part of the corpus, whose gold says what each line is; the texts of
     labelled/, where every line says it (README.md); and the test issues with
     the labels they have now, for their goldens were read.
Out: assets/recover/learned.ini, which adds to the weights made by hand.

The model is the program's own: a linear-chain conditional random field
(Lafferty, McCallum, Pereira 2001) over the labels.  Its features are the rules
of weights.ini, every atom of a line and of two lines on either side, the
characters at a line's ends, and pairs of atoms.  Which pairs is found by
grafting (Perkins, Lacker, Theiler 2003): those along which the likelihood of
what was learned so far still rises most.  Training begins at the weights made
by hand and is drawn back to them (L2), so that what the corpus does not speak
of stays as it was.  Steps are AdaGrad's.

  train.py build/kanyin                 learns and writes learned.ini
  train.py build/kanyin --hold 3        tells how well lines of every third
                                        labelled text are judged by weights
                                        learned from all else; writes nothing
"""
import argparse
import concurrent.futures
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import labelled
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
SIDES = ("second previous ", "previous ", "", "next ", "second next ")
OWN_SIDE = SIDES.index("")
UNIT = 12.0     # tenths of the tables to a unit of log odds
EPOCHS = 4
STEP = .1
PULL = .02      # towards the weights made by hand
PAIRS = 700     # of atoms, in two rounds of grafting
FEWEST = 40     # lines that a pair stands on
EDGE_SOURCES = 4  # texts that the edge of a line stands in
LEAST_SHARED = 4  # characters that find a line which two words share
READ = ("tests/issues/*.txt", "tests/unit/recover/data/*.txt", "seeds/*.txt")
REFUSED = ("no-headline",)  # by the program, as it should be
TIMES_READ = 4  # that each of them counts: in one printing, where others have many
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
            for label, line in without_blanks(text.printed())]


def blank_between(text):
    return [row for line in bare_lines(text) for row in (line, BLANK)]


def indented(text):
    return [(label, "　　" + line if label in RUNNING else line)
            for label, line in bare_lines(text)]


def wrapped(text):
    """Indented and cut at a measure, if it was not."""
    measure = 12 + manners.chance("wrap", text.source) % 10
    lines = []
    for label, line in indented(text):
        cut = label in (*RUNNING, "more")
        first, *more = manners.wrap(line, measure) if cut else [line]
        lines += [(label, first), *(("more", part) for part in more)]
    return lines


def on_one_line(text):
    """The decks of an article on one line, with blank lines between."""
    lines = []
    for label, line in bare_lines(text):
        if label == "deck" and lines and lines[-2][0] == "deck":
            lines[-2] = ("deck", lines[-2][1] + " " + line)
        else:
            lines += [(label, line), BLANK]
    return lines


LAYOUTS = (as_it_is, as_it_is, bare_lines, blank_between, indented, wrapped,
           on_one_line)


# ── What is true of the lines ──────────────────────────────────────────────

class Document:
    """A rendering: what is true of each line, and its label in the gold."""

    def __init__(self, source, atoms, gold):
        self.source, self.atoms, self.gold = source, atoms, gold
        self.features = None  # of all lines, one line after the other
        self.starts = None    # where those of a line begin


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


def read_layout(program, text, layout):
    lines = layout(text)
    labels = iter([label for label, _ in lines if label])
    return read_text(program, "\n".join(line for _, line in lines).encode(),
                     text.source, lambda line: next(labels))


def read_issue(program, path):
    """A test issue, whose goldens were read: the labels that give them."""
    return read_evidence(program, path.read_bytes(), path.stem,
                         lambda number, taken: taken)


def read_corpus(program):
    jobs = [(read_rendering, program, rendering)
            for rendering in manners.renderings()
            if score.part_of(rendering.source, rendering.manner) == "tune"]
    jobs += [(read_layout, program, text, layout)
             for text in labelled.texts(ROOT / "tests/corpus/labelled")
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
        return Weights(list(self.names), self.rules.copy(), self.after.copy(),
                       self.start, self.end)

    def add(self, names):
        """Rules of weight 0."""
        self.names += names
        self.rules = np.vstack([self.rules, np.zeros((len(names), K))])


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


def read_weights():
    """The weights made by hand."""
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
    return Weights(names, np.array(rules), after, ends["start"], ends["end"])


def is_edge(atom):
    return atom.startswith(("head:", "tail:"))


def single_names(documents):
    """The atoms on each side, and the edges that enough texts have."""
    sources = defaultdict(set)
    for document in documents:
        for atoms in document.atoms:
            for atom in atoms:
                sources[atom].add(document.source)
    plain = sorted(atom for atom in sources if not is_edge(atom))
    return ([side + atom for side in SIDES for atom in plain]
            + sorted(atom for atom, where in sources.items()
                     if is_edge(atom) and len(where) >= EDGE_SOURCES))


def parse_term(term):
    """(side, wanted, atom) of "previous not stops"."""
    side = next((i for i, prefix in enumerate(SIDES)
                 if prefix and term.startswith(prefix)), OWN_SIDE)
    rest = term.removeprefix(SIDES[side])
    return side, not rest.startswith("not "), rest.removeprefix("not ")


class Rules:
    """Finds the rules that hold for a line, by an atom that each wants."""

    def __init__(self, names):
        self.by_atom, self.always = defaultdict(list), []
        for r, name in enumerate(names):
            terms = [parse_term(term) for term in name.split(" & ")]
            key = next(((side, atom) for side, wanted, atom in reversed(terms)
                        if wanted), None)
            rest = [term for term in terms if (term[0], term[2]) != key]
            (self.always if key is None else self.by_atom[key]).append((r, rest))

    def holding(self, rows, i):
        met = list(self.always)
        for side in range(len(SIDES)):
            for atom in rows[i + side]:
                met += self.by_atom.get((side, atom), ())
        return [r for r, rest in met
                if all((atom in rows[i + side]) == wanted
                       for side, wanted, atom in rest)]


def fill_features(documents, names):
    rules = Rules(names)
    edges = [set()] * OWN_SIDE
    for document in documents:
        rows = [*edges, *document.atoms, *edges]
        held = [rules.holding(rows, i) for i in range(len(document.atoms))]
        document.features = np.array([r for line in held for r in line], int)
        document.starts = np.cumsum([0] + [len(line) for line in held])[:-1]


# ── The field ──────────────────────────────────────────────────────────────

def emissions(document, w):
    return np.add.reduceat(w.rules[document.features], document.starts)


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
    if n > 1:
        by_move -= np.exp(ahead[:-1, :, None] + w.after[None] - total
                          + (scores + behind)[1:, None, :]).sum(0)
        np.add.at(by_move, (gold[:-1], gold[1:]), 1)
    return by_line, by_move


def complete(document, w):
    """The gold; where it does not know a line, what the weights say."""
    if -1 not in document.gold:
        return document.gold
    return [g if g >= 0 else p
            for g, p in zip(document.gold, decode(document, w))]


def lengths(document):
    return np.diff([*document.starts, len(document.features)])


def learn(documents, prior, begin):
    """Weights learned from BEGIN on and drawn to PRIOR."""
    w = begin.copy()
    seen_rules = np.full_like(w.rules, .1)
    seen_moves = np.full_like(w.after, .1)
    order = list(documents)
    chance = random.Random(1)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for document in order:
            by_line, by_move = gradient(document, complete(document, w), w)
            step = np.zeros_like(w.rules)
            np.add.at(step, document.features,
                      np.repeat(by_line, lengths(document), 0))
            step -= PULL * (w.rules - prior.rules)
            by_move -= PULL * (w.after - prior.after)
            seen_rules += step ** 2
            seen_moves += by_move ** 2
            w.rules += STEP * step / np.sqrt(seen_rules)
            w.after += STEP * by_move / np.sqrt(seen_moves)
    return w


# ── Grafting ───────────────────────────────────────────────────────────────

PAIRED = ("previous ", "", "next ")  # the sides of which pairs are made


def base_matrix(documents, names):
    """[line, atom of a side]: 1 where it is true; of all documents."""
    column = {name: i for i, name in enumerate(names)}
    sides = [(i, SIDES[i]) for i in range(len(SIDES)) if SIDES[i] in PAIRED]
    matrix = np.zeros((sum(len(d.atoms) for d in documents), len(names)),
                      np.float32)
    at = 0
    for document in documents:
        rows = [set(), set(), *document.atoms, set(), set()]
        for i in range(len(document.atoms)):
            for side, prefix in sides:
                for atom in rows[i + side]:
                    if prefix + atom in column:
                        matrix[at, column[prefix + atom]] = 1
            at += 1
    return matrix


def best_pairs(documents, w, count):
    """The pairs of atoms along which the likelihood rises most."""
    atoms = sorted({atom for d in documents for line in d.atoms
                    for atom in line if not is_edge(atom) and atom != "any"})
    names = [side + atom for side in PAIRED for atom in atoms]
    base = base_matrix(documents, names)
    rest = np.vstack([gradient(d, complete(d, w), w)[0] for d in documents]
                     ).astype(np.float32)
    common = base.T @ base
    alone = np.diag(common)
    usable = (common >= FEWEST) & (common < .97 * np.minimum(
        alone[:, None], alone[None, :]))
    gain = np.zeros_like(common)
    for label in range(K):
        rise = np.abs(base.T @ (base * rest[:, label:label + 1]))
        gain = np.maximum(gain, rise / np.sqrt(common + FEWEST))
    gain[~usable | np.tri(len(names), dtype=bool)] = 0
    order = np.argsort(gain, axis=None)[::-1]
    known, found = set(w.names), []
    for a, b in zip(*np.unravel_index(order[:4 * count], gain.shape)):
        name = f"{names[a]} & {names[b]}"
        if name not in known and len(found) < count:
            found.append(name)
    return found


def learn_all(documents, prior):
    """The weights learned, and the prior of as many rules."""
    documents = [d for d in documents if d.atoms]
    prior = prior.copy()
    prior.add(single_names(documents))
    fill_features(documents, prior.names)
    w = learn(documents, prior, prior)
    for _ in range(2):
        pairs = best_pairs(documents, w, PAIRS // 2)
        prior.add(pairs)
        w.add(pairs)
        fill_features(documents, prior.names)
        w = learn(documents, prior, w)
    return w, prior


# ── Judging and writing ────────────────────────────────────────────────────

def share_right(documents, w):
    fill_features(documents, w.names)
    known = right = 0
    for document in documents:
        for found, gold in zip(decode(document, w), document.gold):
            known += gold >= 0
            right += found == gold
    return right / known


def confusions(documents, w, most=12):
    counts = defaultdict(int)
    for document in documents:
        for found, gold in zip(decode(document, w), document.gold):
            if gold >= 0 and found != gold:
                counts[LABELS[gold], LABELS[found]] += 1
    return sorted(counts.items(), key=lambda e: -e[1])[:most]


def hold_out(documents, prior, every):
    """Judges every so many-th labelled text by what all others teach."""
    names = [path.stem for path in
             sorted((ROOT / "tests/corpus/labelled").glob("*.lab"))]
    held = set(names[::every])
    own = [d for d in documents if d.source in held]
    w, _ = learn_all([d for d in documents if d.source not in held], prior)
    print(f"{len(held)} texts: lines right by hand {share_right(own, prior):.4f}, "
          f"learned {share_right(own, w):.4f}")
    for (gold, found), count in confusions(own, w):
        print(f"{count:6} {gold} taken for {found}")


def put_group(out, name, row):
    tenths = np.rint(row * UNIT).astype(int)
    entries = [f"{LABELS[i]}={tenths[i]}" for i in range(K)
               if abs(tenths[i]) >= LEAST]
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
    options.add_argument("--hold", type=int, metavar="N")
    options = options.parse_args()
    documents = read_corpus(options.program)
    prior = read_weights()
    if options.hold:
        hold_out(documents, prior, options.hold)
        return
    learned, base = learn_all(documents, prior)
    print(f"of the lines of the tune part right: by hand "
          f"{share_right(documents, prior):.4f}, "
          f"learned {share_right(documents, learned):.4f}")
    write(learned, base)


if __name__ == "__main__":
    main()
