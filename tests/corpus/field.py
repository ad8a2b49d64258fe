"""A linear-chain conditional random field, and how its weights are learned
(Lafferty, McCallum, Pereira 2001).

In:  documents, each a row of things with the atoms true of each and its state;
     weights made by hand (a key file of assets/recover).
Out: weights that add to them.

The features are the rules made by hand, every atom of a thing and of two on
either side, the characters at the ends of its text, and pairs of atoms.  Which
pairs is found by grafting (Perkins, Lacker, Theiler 2003): those along which
the likelihood of what was learned so far still rises most.  Learning begins at
the weights made by hand and is drawn back to them (L2), so that what the
corpus does not speak of stays as it was.  Each step leaves out features by
chance (dropout; Sutton, Sindelar, McCallum 2006 say why): else few strong ones
speak for all, and are missed in a paper that lacks them.  Steps are AdaGrad's.
"""
import sys
from collections import defaultdict

try:
    import numpy as np
except ImportError:
    sys.exit("train.py: needs numpy (Debian: python3-numpy)")

SIDES = ("second previous ", "previous ", "", "next ", "second next ")
OWN_SIDE = SIDES.index("")
PAIRED = ("previous ", "", "next ")  # the sides of which pairs are made
UNIT = 12.0   # tenths of the tables to a unit of log odds
EPOCHS = 5
STEP = .1
PULL = 1e-4   # towards the weights made by hand, a thing
NEVER = -80.  # of a state that may not stand there
DROPPED = .25 # of the features, at each step
LEAST = .3    # a weight below that many tenths is not written


class Document:
    """A row of things: the atoms true of each, and its state in the gold (-1:
    not known)."""

    def __init__(self, source, atoms, gold):
        self.source, self.atoms, self.gold = source, atoms, gold
        self.features = None  # of all things, one behind the other
        self.starts = None    # where those of a thing begin
        self.kept = None      # what counts of each in this step; None: all


class Words:
    """What a table of weights speaks of: the states; keys that name several
    states; which states never follow another, begin or end a row."""

    def __init__(self, states, several=None, never_after=(), never_first=(),
                 never_last=()):
        self.states, self.several = states, several or {}
        self.index = {name: i for i, name in enumerate(states)}
        self.never_after = never_after
        self.never_first, self.never_last = never_first, never_last

    def scores_of(self, entries):
        row = np.full(len(self.states), float(entries.get("others", 0)))
        for key, value in entries.items():
            for name in self.several.get(key, (key,)):
                if name != "others":
                    row[self.index[name]] = value
        return row / UNIT


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
        new = np.zeros((len(names), self.rules.shape[1]))
        self.rules = np.vstack([self.rules, new])


def read_groups(path):
    groups = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            groups.append((line[1:-1], {}))
        elif "=" in line and not line.startswith("#"):
            key, value = line.split("=")
            groups[-1][1][key] = float(value)
    return groups


def read_weights(words, path):
    """The weights made by hand."""
    names, rules, k = [], [], len(words.states)
    after, ends = np.zeros((k, k)), {"start": np.zeros(k), "end": np.zeros(k)}
    for group, entries in read_groups(path):
        if group.startswith("after "):
            after[words.index[group[6:]]] = words.scores_of(entries)
        elif group in ends:
            ends[group] = words.scores_of(entries)
        else:
            names.append(group)
            rules.append(words.scores_of(entries))
    for one, other in words.never_after:
        after[words.index[one], words.index[other]] = NEVER
    for end, never in (("start", words.never_first), ("end", words.never_last)):
        for name in never:
            ends[end][words.index[name]] = NEVER
    return Weights(names, np.array(rules), after, ends["start"], ends["end"])


def is_edge(atom):
    return atom.startswith(("head:", "tail:"))


def single_names(documents, edge_sources):
    """The atoms on each side, and the edges that enough texts have."""
    sources = defaultdict(set)
    for document in documents:
        for atoms in document.atoms:
            for atom in atoms:
                sources[atom].add(document.source)
    plain = sorted(atom for atom in sources if not is_edge(atom))
    return ([side + atom for side in SIDES for atom in plain]
            + sorted(atom for atom, where in sources.items()
                     if is_edge(atom) and len(where) >= edge_sources))


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
    rows = w.rules[document.features]
    if document.kept is not None:
        rows *= document.kept[:, None]
    return np.add.reduceat(rows, document.starts)


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
    n, K = scores.shape
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


def thinned_gradient(document, w, chance):
    """The gradient by rule and by transition, with features left out; the
    others count for them."""
    gold = complete(document, w)
    kept = (chance.random(len(document.features)) >= DROPPED) / (1 - DROPPED)
    document.kept = kept
    by_line, by_move = gradient(document, gold, w)
    document.kept = None
    by_rule = np.zeros_like(w.rules)
    np.add.at(by_rule, document.features,
              np.repeat(by_line, lengths(document), 0) * kept[:, None])
    return by_rule, by_move


def learn(documents, prior, begin, seed):
    """Weights learned from BEGIN on and drawn to PRIOR: the mean of all they
    were in the second half, which sways less than the last.  SEED decides what
    chance does."""
    w, mean, kept = begin.copy(), begin.copy(), 0
    seen_rules = np.full_like(w.rules, .1)
    seen_moves = np.full_like(w.after, .1)
    order = list(documents)
    chance = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        for document in order:
            by_rule, by_move = thinned_gradient(document, w, chance)
            pull = PULL * len(document.atoms)
            by_rule -= pull * (w.rules - prior.rules)
            by_move -= pull * (w.after - prior.after)
            seen_rules += by_rule ** 2
            seen_moves += by_move ** 2
            w.rules += STEP * by_rule / np.sqrt(seen_rules)
            w.after += STEP * by_move / np.sqrt(seen_moves)
            if epoch >= EPOCHS // 2:
                kept += 1
                mean.rules += (w.rules - mean.rules) / kept
                mean.after += (w.after - mean.after) / kept
    return mean


# ── Grafting ───────────────────────────────────────────────────────────────

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


def best_pairs(documents, w, count, fewest):
    """The pairs of atoms along which the likelihood rises most."""
    atoms = sorted({atom for d in documents for line in d.atoms
                    for atom in line if not is_edge(atom) and atom != "any"})
    names = [side + atom for side in PAIRED for atom in atoms]
    base = base_matrix(documents, names)
    rest = np.vstack([gradient(d, complete(d, w), w)[0] for d in documents]
                     ).astype(np.float32)
    common = base.T @ base
    alone = np.diag(common)
    usable = (common >= fewest) & (common < .97 * np.minimum(
        alone[:, None], alone[None, :]))
    gain = np.zeros_like(common)
    for label in range(rest.shape[1]):
        rise = np.abs(base.T @ (base * rest[:, label:label + 1]))
        gain = np.maximum(gain, rise / np.sqrt(common + fewest))
    gain[~usable | np.tri(len(names), dtype=bool)] = 0
    order = np.argsort(gain, axis=None)[::-1]
    known, found = set(w.names), []
    for a, b in zip(*np.unravel_index(order[:4 * count], gain.shape)):
        name = f"{names[a]} & {names[b]}"
        if name not in known and len(found) < count:
            found.append(name)
    return found


def learn_all(documents, prior, pairs, fewest, edge_sources, seed=1):
    """The weights learned, and the prior of as many rules.  PAIRS of atoms are
    grafted in two rounds, of those that stand together FEWEST times; edges are
    those that stand in EDGE_SOURCES texts."""
    documents = [d for d in documents if d.atoms]
    prior = prior.copy()
    prior.add([name for name in single_names(documents, edge_sources)
               if name not in prior.names])
    fill_features(documents, prior.names)
    w = learn(documents, prior, prior, seed)
    for _ in range(2):
        found = best_pairs(documents, w, pairs // 2, fewest)
        prior.add(found)
        w.add(found)
        fill_features(documents, prior.names)
        w = learn(documents, prior, w, seed)
    return w, prior


def average(learned, prior):
    """The mean of weights that several parts of the documents taught, and the
    prior of as many rules.  Where one has a rule that another did not graft, it
    is 0 there."""
    n, grafted = len(prior.names), {}
    for w in learned:
        for name, row in zip(w.names[n:], w.rules[n:]):
            grafted[name] = grafted.get(name, 0) + row / len(learned)
    base = prior.copy()
    base.add(list(grafted))
    mean = base.copy()
    mean.rules[:n] = np.mean([w.rules[:n] for w in learned], axis=0)
    mean.rules[n:] = list(grafted.values())
    mean.after = np.mean([w.after for w in learned], axis=0)
    return mean, base


# ── Judging and writing ────────────────────────────────────────────────────

def share_right(documents, w):
    fill_features(documents, w.names)
    known = right = 0
    for document in documents:
        for found, gold in zip(decode(document, w), document.gold):
            known += gold >= 0
            right += found == gold
    return right / known


def confusions(words, documents, w, most=12):
    """[((gold, found), times)] of what was taken for what most often."""
    counts = defaultdict(int)
    for document in documents:
        for found, gold in zip(decode(document, w), document.gold):
            if gold >= 0 and found != gold:
                counts[words.states[gold], words.states[found]] += 1
    return sorted(counts.items(), key=lambda e: -e[1])[:most]


def put_group(out, words, name, row):
    entries = [f"{words.states[i]}={tenths:.1f}".removesuffix(".0")
               for i, tenths in enumerate(row * UNIT) if abs(tenths) >= LEAST]
    if entries:
        out.append(f"[{name}]\n" + "\n".join(entries) + "\n")


def write(words, learned, prior, path, hand):
    out = [f"# What the corpus adds to {hand}, which says how to read it: made "
           "by\n# tests/corpus/train.py (make train), not by hand.\n"]
    for name, row in zip(learned.names, learned.rules - prior.rules):
        put_group(out, words, name, row)
    for name, row in zip(words.states, learned.after - prior.after):
        put_group(out, words, "after " + name, row)
    path.write_text("\n".join(out), encoding="utf-8")
