#!/usr/bin/env python3
"""Scores how well a program recovers the corpus: kanyin parse against the gold.

In:  the program, the sources and the manners (manners.py renders both text and
     gold).
Out: tables of scores by manner and by source, and on demand the differences.

The idea: gold and output are read into the same plain values (Paper, Item).
Items are paired by the characters of the text they hold, found by their place
in it; every other score compares the values of the pairs.  White space never
counts: a text is compared without it.

  score.py build/kanyin [--part PART] [--source S] [--manner M] [--faults N]
                        [--every N] [--least [PART:]SCORE=VALUE]...

  --part      tune: known papers in known manners, by manner and by paper;
              learned: labelled texts that weights were learned from;
              paper, manner, report, unseen: totals only (README.md); all
  --faults N  print the differences of the N tune renderings that score lowest
  --every N   only one rendering in N, spread over papers and manners
  --least     exit 1 if the mean of a score is below VALUE: report:kept=1
  --self      score the gold against itself (all must be 1) and against gold
              that was damaged on purpose (each damage must cost its score)

What each score means: README.md.
"""

import argparse
import concurrent.futures
import copy
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import labelled
import manners
from manners import Q

TUNE = ("county-party", "supplement", "hk-daily", "enterprise", "railway-1956",
        "health-weekly", "coast-morning", "township-news", "tv-guide",
        "rural-1972", "school-hant", "weekend-paper")
EITHER = {  # items that are an article as rightly as a notice
    ("township-news", "导读"), ("school-hant", "家長教師會消息"),
    ("overseas-chinese", "讲座预告"), ("provincial-1984", "昨日本市最高气温廿六度")}
PARTS = {  # part → title; (paper is of the tune part, manner is) → part
    "tune": "tune", "paper": "new papers", "manner": "new manners",
    "report": "report: new both", "learned": "learned texts",
    "unseen": "report: unseen texts"}
PART_OF = {(True, True): "tune", (False, True): "paper",
           (True, False): "manner", (False, False): "report"}
SECONDS = 20  # one parse may take

SCORES = ("separation", "headline", "lines", "decks", "paragraphs", "subheading",
          "byline", "dateline", "rubric", "jump", "picture", "notice",
          "masthead", "staff", "pages", "kept")
SHORT = {"separation": "separ", "headline": "headl", "paragraphs": "paras",
         "subheading": "subhd", "dateline": "datel", "masthead": "masth", "picture": "pict"}
ITEMS = ("article", "picture", "notice")
FACTS = ("title", "date", "weekday", "lunar-date", "number", "page-count",
         "website", "email")
CONTROLS = dict.fromkeys([*range(32), *range(127, 160), 0xfeff])
NORMALISED = FACTS + ("staff", "fact", "page", "jump", "continued")


def bare(text):
    """TEXT without white space and controls: what all comparisons use."""
    return "".join((text or "").split()).translate(CONTROLS)


def node_text(node):
    return bare("".join(node.itertext()))


# ── Reading ──────────────────────────────────────────────────────────────


@dataclass
class Item:
    """An article, picture or notice as plain values."""

    kind: str
    decks: dict = field(default_factory=dict)  # tag → [line]
    paragraphs: list = field(default_factory=list)
    subheadings: list = field(default_factory=list)
    datelines: list = field(default_factory=list)
    bylines: list = field(default_factory=list)
    rubrics: list = field(default_factory=list)
    jumps: list = field(default_factory=list)  # (to, joined)
    pictures: list = field(default_factory=list)  # (caption, credit)
    leaves: list = field(default_factory=list)  # texts to find in the source

    def headline(self):
        return "".join(self.decks.get("headline", []))


@dataclass
class Paper:
    items: list
    facts: dict  # tag → value
    staff: Counter  # (role, name)
    pages: list  # (number, name)
    words: Counter  # characters kept


def deck_lines(node):
    return [bare(line.text) for line in node.findall(Q + "line")]


DECORATION = "（）()【】〔〕[]□■●◆◇▲△〈〉《》—─"


def undecorated(text):
    """A rubric or byline without the brackets, mark or 专栏： before it."""
    return text.strip(DECORATION).removeprefix("专栏：").removeprefix("專欄：")


def dateline_core(text):
    """本报讯 of 本报讯（记者 X）, of 【本报讯】 and of 本报讯 记者X报道："""
    text = text.strip("【】〔〕").partition("（")[0].partition("(")[0]
    for end in ("讯", "訊", "电", "電"):
        head, found, _ = text.partition(end)
        if found:
            return head + found
    return text


def read_picture(node):
    credit = "".join(node_text(c) for c in node.findall(Q + "credit"))
    caption = "".join(node_text(c) for c in node.findall(Q + "caption"))
    return caption, undecorated(credit)


def read_node(node, item):
    """What one descendant of an item gives it."""
    tag = manners.local(node)
    if tag in ("kicker", "headline", "subhead"):
        item.decks.setdefault(tag, []).extend(deck_lines(node))
    elif tag == "jump":
        item.jumps.append((node.get("to", ""), node.get("joined") == "true"))
    elif tag in ("figure", "picture"):
        item.pictures.append(read_picture(node))
    lists = {"p": item.paragraphs, "subheading": item.subheadings}
    cores = {"dateline": (item.datelines, dateline_core),
             "byline": (item.bylines, undecorated),
             "rubric": (item.rubrics, undecorated)}
    if tag in lists:
        lists[tag].append(node_text(node))
    if tag in cores:
        values, core = cores[tag]
        values.append(core(node_text(node)))


def read_item(node):
    item = Item(manners.local(node))
    for child in node.iter():
        read_node(child, item)
        if manners.local(child) in ("line", "p", "subheading", "caption", "rubric",
                                    "byline", "credit"):
            item.leaves.append(node_text(child))
    item.leaves = [leaf for leaf in item.leaves if leaf]
    return item


def kept_words(root):
    """issue_append_words(): each word of the paper the issue holds."""
    words = Counter()
    for node in root.iter():
        tag = manners.local(node)
        if tag in NORMALISED:
            words.update(bare(node.get("printed", node.text)))
        else:
            words.update(bare(node.text))
        words.update(bare(node.tail))
        words.update(bare(node.get("headline")))
    return words


CALENDAR = re.compile("^[农農夏旧舊阴陰废廢古][历曆歷]")  # what a lunar date may bear
ON_PAGE = re.compile("^(?:[本今]|第?[0-9一二三四五六七八九十、]+)[版期]")  # before a post


def read_paper(data):
    root = ET.fromstring(data)
    masthead = root.find(Q + "masthead")
    masthead = ET.Element("none") if masthead is None else masthead
    facts = {tag: bare(masthead.findtext(Q + tag)) for tag in FACTS}
    facts["lunar-date"] = CALENDAR.sub("", facts["lunar-date"])
    staff = Counter((ON_PAGE.sub("", bare(s.get("role"))), bare(s.text))
                    for s in root.iter(Q + "staff"))
    pages = [(page.get("number", ""), bare(page.get("name")))
             for page in root.findall(Q + "page")]
    items = [read_item(node) for page in root.findall(Q + "page") for node in page
             if manners.local(node) in ITEMS]
    return Paper(items, facts, staff, pages, kept_words(root))


# ── Pairing items by their characters ────────────────────────────────────


class Places:
    """Finds an issue's texts in the source: each place is given out once."""

    def __init__(self, text):
        self.text = text
        self.owner = [-1] * len(text)

    def free(self, start, length):
        return all(self.owner[i] < 0 for i in range(start, start + length))

    def occurrences(self, leaf):
        at = self.text.find(leaf)
        while at >= 0:
            if self.free(at, len(leaf)):
                yield at
            at = self.text.find(leaf, at + 1)

    def claim(self, leaf, near, owner):
        """Gives LEAF's free place closest to NEAR to OWNER; its end."""
        places = list(self.occurrences(leaf))
        if not places:
            return self.claim_parts(leaf, near, owner)
        at = min(places, key=lambda p: abs(p - near))
        self.owner[at:at + len(leaf)] = [owner] * len(leaf)
        return at + len(leaf)

    def claim_parts(self, leaf, near, owner):
        """A text that furniture interrupts stands in two parts."""
        size = longest_prefix(self.text, leaf)
        if size < 4:
            return near
        end = self.claim(leaf[:size], near, owner) if any(
            self.occurrences(leaf[:size])) else near
        rest = leaf[size:]
        return self.claim(rest, end, owner) if rest else end


def longest_prefix(text, leaf):
    """The length of LEAF's longest beginning that stands in TEXT."""
    low, high = 0, len(leaf)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if leaf[:middle] in text else (low, middle - 1)
    return low


def owners(items, text):
    """Which item each character of TEXT belongs to, -1 if none."""
    places = Places(text)
    order = sorted(range(len(items)), key=lambda i: -max(
        map(len, items[i].leaves), default=0))
    ends = {}
    for i in order:  # the longest text of each item says where it stands
        if items[i].leaves:
            longest = max(items[i].leaves, key=len)
            ends[i] = places.claim(longest, 0, i) - len(longest), longest
    for i, (near, longest) in ends.items():
        rest = list(items[i].leaves)
        rest.remove(longest)
        for leaf in rest:
            places.claim(leaf, near, i)
    return places.owner


def overlaps(gold, output, text):
    """(gold item, output item) → characters they share; -1 is no item."""
    return Counter(zip(owners(gold.items, text), owners(output.items, text)))


def pairing(shared):
    """gold item → output item: greatest overlap first, each used once."""
    pairs, used = {}, set()
    for (g, o), _ in sorted(shared.items(), key=lambda e: (-e[1], e[0])):
        if g >= 0 and o >= 0 and g not in pairs and o not in used:
            pairs[g] = o
            used.add(o)
    return pairs


# ── Scores ───────────────────────────────────────────────────────────────
# Each is a fraction as (got, of), which tables add up over renderings, so that
# one invented subheading in a paper without any costs what it would elsewhere.


def f1(hits, gold, output):
    """2 hits / (gold + output)."""
    return (2 * hits, gold + output)


def value(fraction):
    got, of = fraction
    return got / of if of else None


def separation(shared):
    """B-cubed F1 on characters; a character outside every item that was put
    into one, or the reverse, is wrong."""
    gold, output = Counter(), Counter()
    for (g, o), n in shared.items():
        gold[g] += n
        output[o] += n
    both = [(g, o, n) for (g, o), n in shared.items() if g >= 0 and o >= 0]
    of_gold = sum(n for g, n in gold.items() if g >= 0)
    of_output = sum(n for o, n in output.items() if o >= 0)
    if not both:
        return (0, 1 if of_gold or of_output else 0)
    precision = sum(n * n / output[o] for _, o, n in both) / of_output
    recall = sum(n * n / gold[g] for g, _, n in both) / of_gold
    return (2 * precision * recall / (precision + recall), 1)


def common(gold, output):
    """Values two lists share, as a multiset."""
    return sum((Counter(gold) & Counter(output)).values())


NOTHING = Item("nothing")


def paired(gold, output, pairs):
    for g, item in enumerate(gold.items):
        yield item, output.items[pairs[g]] if g in pairs else NOTHING


def list_score(gold, output, pairs, name):
    hits = sum(common(getattr(a, name), getattr(b, name))
               for a, b in paired(gold, output, pairs))
    return f1(hits, sum(len(getattr(i, name)) for i in gold.items),
              sum(len(getattr(i, name)) for i in output.items))


def exact_score(gold, output, pairs, value):
    """The share of gold items with VALUE that the output has the same."""
    cases = [(value(a), value(b)) for a, b in paired(gold, output, pairs) if value(a)]
    return (sum(a == b for a, b in cases), len(cases))


def deck_texts(item):
    return tuple("".join(item.decks.get(tag, [])) for tag in
                 ("kicker", "headline", "subhead")) if item.decks else ()


def kind_score(gold, output, pairs, kind):
    """F1 of items recovered as KIND."""
    hits = sum(a.kind == kind == b.kind for a, b in paired(gold, output, pairs))
    return f1(hits, sum(i.kind == kind for i in gold.items),
              sum(i.kind == kind for i in output.items))


def all_pictures(paper):
    return Counter(picture for item in paper.items for picture in item.pictures)


def counter_score(gold, output):
    return f1(sum((gold & output).values()), gold.total(), output.total())


def facts_score(gold, output):
    wanted = [tag for tag in FACTS if gold.facts[tag]]
    return (sum(gold.facts[t] == output.facts[t] for t in wanted), len(wanted))


def score(gold, output, text, marked):
    """name → (got, of); of is 0 where there is nothing to score."""
    shared = overlaps(gold, output, text)
    pairs = pairing(shared)
    lists = {"paragraphs": "paragraphs", "subheading": "subheadings",
             "byline": "bylines", "dateline": "datelines", "rubric": "rubrics",
             "jump": "jumps"}
    scores = {k: list_score(gold, output, pairs, v) for k, v in lists.items()}
    scores |= {
        "separation": separation(shared),
        "headline": exact_score(gold, output, pairs, Item.headline),
        "lines": exact_score(gold, output, pairs, lambda i: i.decks.get("headline")),
        "decks": exact_score(gold, output, pairs, deck_texts),
        "picture": counter_score(all_pictures(gold), all_pictures(output)),
        "notice": kind_score(gold, output, pairs, "notice"),
        "masthead": facts_score(gold, output),
        "staff": counter_score(gold.staff, output.staff),
        "pages": counter_score(Counter(gold.pages), Counter(output.pages))
        if marked else (0, 0),
        "kept": (int(output.words == Counter(bare(text))), 1),
    }
    return scores


def zero(gold_scores):
    """The scores of a program that gave nothing."""
    return {k: (0, of) for k, (_, of) in gold_scores.items()}


# ── Running ──────────────────────────────────────────────────────────────


@dataclass
class Result:
    source: str
    manner: str
    scores: dict
    fault: str = ""
    gold: Paper = None
    output: Paper = None
    text: str = ""

    def mean(self):
        values = [value(s) for s in self.scores.values() if s[1]]
        return sum(values) / len(values)


def parse(program, rendering, directory):
    """The issue XML the program prints for a rendering, or why there is none."""
    name = f"{rendering.source}.{rendering.manner.name.rstrip('/')}.txt"
    path = Path(directory) / name
    path.write_bytes(rendering.bytes())
    try:
        run = subprocess.run([program, "parse", "-q", str(path)],
                             capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        return None, str(fault)
    error = run.stderr.decode(errors="replace").strip().splitlines()
    if run.returncode:
        return None, f"exit {run.returncode}: {error[0] if error else ''}"
    return run.stdout, ""


def accept_either(source, gold, output, text):
    """Gives gold items of EITHER the kind that the output chose."""
    pairs = pairing(overlaps(gold, output, text))
    for item, other in paired(gold, output, pairs):
        if (source, item.headline()) in EITHER and other.kind in ("article", "notice"):
            item.kind = other.kind


def judge(rendering, xml, fault):
    """The Result of one rendering; what cannot be read scores zero."""
    text = bare(rendering.words())
    gold = read_paper(rendering.gold_bytes())
    output = None
    if xml is not None:
        try:
            output = read_paper(xml)
        except ET.ParseError as error:
            fault = f"not XML: {error}"
    best = score(gold, gold, text, rendering.marked)
    if output:
        accept_either(rendering.source, gold, output, text)
    scores = (score(gold, output, text, rendering.marked) if output
              else zero(best))
    return Result(rendering.source, rendering.manner.name, scores, fault, gold,
                  output, text)


@dataclass
class Found:
    """A text of handmade/ with its structure, where a Rendering is asked for."""

    source: str  # tune-… or report-…
    text: str
    structure: bytes
    manner: manners.Manner = manners.Manner("handmade", "as found")

    @property
    def gold(self):
        return ET.fromstring(self.structure)

    @property
    def marked(self):
        return self.gold.find(f"{Q}page[@printed]") is not None

    def words(self):
        return self.text

    def bytes(self):
        return self.text.encode()

    def gold_bytes(self):
        return self.structure


def handmade():
    for path in sorted((manners.HERE / "handmade").glob("*.txt")):
        yield Found(path.stem, path.read_text("utf-8"),
                    path.with_suffix(".xml").read_bytes())


TEXTS = {"labelled/": "learned", "unseen/": "unseen"}  # folder → part


def labelled_texts():
    """The texts of labelled/ and unseen/ in which all items are marked."""
    for folder in TEXTS:
        for text in labelled.texts(manners.HERE / folder):
            if text.scored:
                yield text


def part_of(source, manner):
    if manner == "handmade":
        return source.partition("-")[0]
    if manner in TEXTS:
        return TEXTS[manner]
    return PART_OF[source in TUNE, manner not in manners.REPORT_MANNERS]


def chosen(source, manner, options):
    return (options.part in ("all", part_of(source, manner))
            and options.source in ("", source)
            and options.manner in ("", manner)
            and manners.chance("every", source, manner) % options.every == 0)


def chosen_renderings(options):
    yield from manners.renderings(lambda s, m: chosen(s, m, options))
    yield from (found for found in (*handmade(), *labelled_texts())
                if chosen(found.source, found.manner.name, options))


def run_one(job):
    program, rendering, directory = job
    return judge(rendering, *parse(program, rendering, directory))


def run_program(options):
    with tempfile.TemporaryDirectory() as directory, \
            concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = [(options.program, r, directory) for r in chosen_renderings(options)]
        return list(pool.map(run_one, jobs, chunksize=4))


# ── Tables ───────────────────────────────────────────────────────────────


def mean_of(results, name):
    got, of = zip(*(r.scores[name] for r in results)) if results else ((), ())
    return value((sum(got), sum(of)))


def row(title, results):
    cells = [mean_of(results, name) for name in SCORES]
    return f"{title:20}" + "".join(
        f"{'-':>7}" if c is None else f"{c:7.3f}" for c in cells)


def table(title, results, key):
    print(f"{title:20}" + "".join(f"{SHORT.get(n, n):>7}" for n in SCORES))
    groups = defaultdict(list)
    for result in results:
        groups[key(result)].append(result)
    for name, group in groups.items():
        print(row(name, group))
    print(row(f"all ({len(results)})", results), "\n")


def by_part(results):
    """part → its results, in the order of PARTS."""
    parts = {part: [r for r in results if part_of(r.source, r.manner) == part]
             for part in PARTS}
    return {part: some for part, some in parts.items() if some}


def print_totals(parts):
    """A line for each part: single papers of a report part are not shown."""
    print(f"{'part':20}" + "".join(f"{SHORT.get(n, n):>7}" for n in SCORES))
    for part, results in parts.items():
        print(row(f"{PARTS[part]} ({len(results)})", results))


def print_tables(results):
    parts = by_part(results)
    order = {m.name: i for i, m in enumerate(manners.MANNERS)} | {"handmade": 99}
    tune = parts.get("tune", [])
    if tune:
        table("manner", sorted(tune, key=lambda r: order[r.manner]),
              lambda r: r.manner)
        table("paper", tune, lambda r: "handmade" if r.manner == "handmade"
              else r.source)
    print_totals(parts)
    for result in results:
        if result.fault:
            print(f"failed: {result.source} in {result.manner}: {result.fault}")


# ── Differences ──────────────────────────────────────────────────────────


def brief(text, limit=60):
    return text if len(text) <= limit else text[:limit // 2] + "…" + text[-limit // 2:]


def list_difference(name, gold, output):
    gold, output = Counter(gold), Counter(output)
    for sign, values in (("-", gold - output), ("+", output - gold)):
        for value in values.elements():
            text = value if isinstance(value, str) else repr(value)
            print(f"      {sign} {name}: {brief(text)}")


def item_difference(a, b):
    if a == b:
        return
    print(f"    {a.kind} {brief(a.headline() or (a.leaves or ['?'])[0], 30)}"
          + (" — not recovered" if b is NOTHING else
             f" — as {b.kind}" if a.kind != b.kind else ""))
    if b is NOTHING:
        return
    for tag in ("kicker", "headline", "subhead"):
        list_difference(tag, [" / ".join(a.decks.get(tag, []))],
                        [" / ".join(b.decks.get(tag, []))]) \
            if a.decks.get(tag) != b.decks.get(tag) else None
    for name in ("rubrics", "bylines", "datelines", "paragraphs", "subheadings",
                 "pictures", "jumps"):
        list_difference(name[:-1], getattr(a, name), getattr(b, name))


def print_differences(result):
    print(f"{result.source} in {result.manner}: mean {result.mean():.3f} {result.fault}")
    if not result.output:
        return
    gold, output = result.gold, result.output
    for tag in FACTS:
        if gold.facts[tag] != output.facts[tag]:
            print(f"    {tag}: {gold.facts[tag]!r} became {output.facts[tag]!r}")
    list_difference("staff", gold.staff, output.staff)
    list_difference("page", gold.pages, output.pages)
    list_difference("character", Counter(result.text), output.words)
    pairs = pairing(overlaps(gold, output, result.text))
    for a, b in paired(gold, output, pairs):
        item_difference(a, b)
    for o, item in enumerate(output.items):
        if o not in pairs.values():
            print(f"    invented {item.kind} {brief((item.leaves or ['?'])[0], 40)}")


def print_worst(results, count):
    """The differences of the lowest; of the tune part, no other is to be read."""
    parts = by_part(results)
    tune = parts.get("tune", []) + parts.get("learned", [])
    for result in sorted(tune, key=Result.mean)[:count]:
        print_differences(result)
        print()


# ── The scorer's own test ────────────────────────────────────────────────


def parents(root):
    return {child: parent for parent in root.iter() for child in parent}


def damage_merge(root):
    for page in root.findall(Q + "page"):
        items = page.findall(Q + "article")
        if len(items) > 1:
            items[0].extend(list(items[1]))
            page.remove(items[1])
            return True
    return False


def damage_first(tag, change):
    """A damage that CHANGEs the first TAG that has a parent."""
    def apply(root):
        above = parents(root)
        for node in root.iter(Q + tag):
            change(node, above[node])
            return True
        return False
    return apply


def cut_text(node, _):
    node.text = (node.text or "")[1:]


def drop(node, parent):
    parent.remove(node)


def split_paragraph(node, parent):
    text = "".join(node.itertext())
    rest = ET.Element(Q + "p")
    for child in list(node):
        node.remove(child)
    node.text, rest.text = text[:9], text[9:]
    parent.insert(list(parent).index(node) + 1, rest)


def as_subhead(node, _):
    node.tag = Q + "subhead"


def as_article(node, _):
    node.tag = Q + "article"


def forget_join(node, _):
    node.attrib.pop("joined", None)
    node.set("to", "99")


def join_lines(root):
    for deck in root.iter(Q + "headline"):
        lines = deck.findall(Q + "line")
        if len(lines) > 1:
            lines[0].text += lines[1].text
            deck.remove(lines[1])
            return True
    return False


def rename_page(node, _):
    node.set("number", "77")


DAMAGES = (  # score that must fall, damage
    ("separation", damage_merge),
    ("headline", damage_first("headline", as_subhead)),
    ("lines", join_lines),
    ("decks", damage_first("kicker", as_subhead)),
    ("paragraphs", damage_first("p", split_paragraph)),
    ("subheading", damage_first("subheading", drop)),
    ("byline", damage_first("byline", drop)),
    ("dateline", damage_first("dateline", drop)),
    ("rubric", damage_first("rubric", drop)),
    ("jump", damage_first("jump", forget_join)),
    ("picture", damage_first("credit", drop)),
    ("notice", damage_first("notice", as_article)),
    ("masthead", damage_first("number", cut_text)),
    ("staff", damage_first("staff", drop)),
    ("pages", damage_first("page", rename_page)),
    ("kept", damage_first("p", drop)),
)


def self_faults(rendering):
    """What is wrong with the scorer, or the gold, on one rendering."""
    clean = judge(rendering, rendering.gold_bytes(), "")
    for name, fraction in clean.scores.items():
        if fraction[1] and value(fraction) < 1 - 1e-9:
            yield f"gold against itself: {name} is {value(fraction):.3f}"
    for name, damage in DAMAGES:
        root = copy.deepcopy(rendering.gold)
        if not clean.scores[name][1] or not damage(root):
            continue
        left = value(judge(rendering, ET.tostring(root), "").scores[name])
        if left is None or left >= 1:
            yield f"damaged {name} still scores {left}"


def self_test(options):
    renderings = list(chosen_renderings(options))
    assert set(TUNE) <= set(manners.sources()), "TUNE names a source that is not there"
    faults = [f"{r.source} in {r.manner.name}: {fault}"
              for r in renderings for fault in self_faults(r)]
    print("\n".join(faults) or f"{len(renderings)} renderings: the scorer is sound")
    return 1 if faults else 0


# ── Command line ─────────────────────────────────────────────────────────


def least(text):
    """[PART:]SCORE=VALUE as (part, score, value); no part: all parts."""
    what, _, value = text.partition("=")
    part, _, name = what.rpartition(":")
    if name not in SCORES or part not in ("", *PARTS):
        raise argparse.ArgumentTypeError(f"no score is called {what!r}")
    return part, name, float(value)


def too_low(results, floors):
    """A sentence for each score whose mean is below its floor."""
    parts = by_part(results) | {"": results}
    for part, name, floor in floors:
        mean = mean_of(parts.get(part, []), name)
        if mean is not None and mean < floor:
            yield f"too low: {part} {name} is {mean:.4f}, {floor} is asked for"


def options_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", nargs="?", help="the kanyin to score")
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all")
    parser.add_argument("--source", default="", help="only this source")
    parser.add_argument("--manner", default="", help="only this manner")
    parser.add_argument("--faults", "--worst", type=int, default=0, metavar="N",
                        dest="worst", help="print the differences of the N "
                        "lowest of the tune part")
    parser.add_argument("--every", type=int, default=1, metavar="N",
                        help="only one rendering in N")
    parser.add_argument("--least", type=least, action="append", default=[],
                        metavar="[PART:]SCORE=VALUE", help="fail below this mean")
    parser.add_argument("--self", action="store_true", dest="itself",
                        help="test the scorer, not a program")
    options = parser.parse_args(arguments)
    if not options.program and not options.itself:
        parser.error("name the program to score, or give --self")
    return options


def main(arguments):
    options = options_of(arguments)
    if options.itself:
        return self_test(options)
    results = run_program(options)
    if not results:
        print("no rendering matches", file=sys.stderr)
        return 2
    print_tables(results)
    print_worst(results, options.worst)
    faults = list(too_low(results, options.least))
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
