"""What the end-to-end tests share: running the program, reading what it made,
and printing results as TAP.

A test file is run as  test_X.py PROGRAM  and ends in support.main().
"""
import atexit
import collections
import fcntl
import functools
import hashlib
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else
                       ROOT / "build/kanyin").resolve()
SEED = ROOT / "seeds/dongchangfu-2021-06-08.txt"
ISSUES = ROOT / "tests/issues"
INPUTS = sorted([*ROOT.glob("seeds/*.txt"), *ISSUES.glob("*.txt")])
NS = "{urn:kanyin:issue:1}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"

LIMIT = 120  # [s] for one run, so that an endless loop is found
BROKEN = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error:|"
                    r"-(CRITICAL|WARNING) \*\*|Assertion")

if not PROGRAM.exists():
    sys.exit(f"Bail out! there is no {PROGRAM}")

WORKSHOP = pathlib.Path(tempfile.mkdtemp(prefix="kanyin-test-"))
atexit.register(shutil.rmtree, WORKSHOP, ignore_errors=True)
SHARED = pathlib.Path(os.environ.get("TESTS_SHARE", WORKSHOP / "shared"))


# ── Running ────────────────────────────────────────────────────────────────

def kanyin(*arguments, env=None, **options):
    """Runs the program; its output as bytes.  A status that is not 0, 1 or 2,
    or a complaint of a sanitizer or of GLib, is a failure of any test."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, timeout=LIMIT,
        env={**os.environ, **(env or {})}, **options)
    messages = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1, 2) or BROKEN.search(messages):
        raise AssertionError(f"kanyin {' '.join(map(str, arguments))}: "
                             f"status {done.returncode}\n{messages}")
    done.messages = messages
    return done


def output(*command):
    """The standard output of another program, which must succeed."""
    return subprocess.run(command, check=True, capture_output=True,
                          timeout=LIMIT).stdout.decode("utf-8")


def folder():
    """A new empty folder that goes when the tests end."""
    return pathlib.Path(tempfile.mkdtemp(dir=WORKSHOP))


def write(name, content):
    """A new file called NAME; CONTENT is bytes or text.  Its path."""
    path = folder() / name
    path.write_bytes(content if isinstance(content, bytes)
                     else content.encode())
    return path


@functools.cache
def parsed(path):
    """The issue XML of the input PATH, as bytes."""
    done = kanyin("parse", path)
    if done.returncode:
        raise AssertionError(done.messages)
    return done.stdout


def once(key, make):
    """The path of what MAKE makes at the path it is given.  The test files of
    a run share it: the first that asks for the KEY, bytes, makes it."""
    where = SHARED / hashlib.sha256(key).hexdigest()
    where.mkdir(parents=True, exist_ok=True)
    with open(where / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (where / "made").exists():
            make(where / "new")
            (where / "new").rename(where / "made")
    return where / "made"


@functools.cache
def shared(path, *options):
    """Builds the text PATH with OPTIONS, once; the folder of its editions."""
    program = PROGRAM.stat()
    key = repr((str(PROGRAM), program.st_mtime_ns, options, path.name))
    return once(key.encode() + path.read_bytes(),
                lambda where: build(path, where, *options))


def build(path, where, *options):
    done = kanyin("build", "-o", where, *options, path)
    if done.returncode:
        raise AssertionError(done.messages)


def editions(path):
    """Builds the input PATH; the folder that holds its editions.  Only a text
    of the repository is sure to have nothing beside it."""
    if ROOT in path.parents:
        return shared(path)
    return built_alone(path)


@functools.cache
def built_alone(path):
    where = folder()
    build(path, where)
    return where


def edition(path, suffix):
    return editions(path) / (path.stem + suffix)


# ── Characters ─────────────────────────────────────────────────────────────

def solid(text):
    """TEXT without its white space."""
    return "".join(text.split())


def difference(expected, found, spare=""):
    """What a text has too little or too much of, as a sentence; "" if the two
    are made of the same characters, white space aside.  The characters of
    SPARE may be found or not."""
    e, f, s = (collections.Counter(solid(text))
               for text in (expected, found, spare))
    parts = [(name, "".join(sorted(c.elements())))
             for name, c in (("lost", e - f), ("invented", f - e - s)) if c]
    return "; ".join(f"{len(text)} characters {name}: {text[:200]}"
                     for name, text in parts)


def decode(path):
    """The text of an input, by an independent decoder.  Big5 cannot be told
    from GB18030 without reading: such a file says it in its name."""
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    if "big5" in path.name:
        return data.decode("big5hkscs")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


# ── The issue ──────────────────────────────────────────────────────────────

def local(element):
    return element.tag.rpartition("}")[2]


def own_words(element):
    """The words of the paper that ELEMENT itself stands for, as
    node_printed() in src/model/issue.h has them."""
    printed = element.get("printed")
    text = element.text or "" if printed is None else printed
    return text + "".join(child.tail or "" for child in element)


def words(issue):
    """All words an issue holds: law 1's measure."""
    return "\n".join(own_words(e) + "\n" + e.get("headline", "")
                     for e in issue.iter())


SHOWN = {  # how an edition shows a fact that the paper did not print
    "title": str,
    "date": lambda v: "{}年{}月{}日".format(*map(int, v.split("-"))),
    "number": lambda v: f"第{v}期",
    "page-count": lambda v: f"共{v}版",
}


MIXED = ("p", "byline", "credit")


def blocks(issue):
    """What a reader of an edition finds once (issue_append_reading() in
    src/model/issue.h): a list, with the words of each leaf or paragraph as
    one text without white space."""
    texts = []
    for e in issue.iter():
        if local(e) in MIXED:
            texts.append("".join(e.itertext()))
        elif local(e) not in ("furniture", "page", "dateline", "person"):
            texts.append(own_words(e))
    return [text for text in map(solid, texts) if text]


def supplied(issue):
    """The masthead's facts that no word of the paper says, as editions show
    them (node_shown() in src/model/issue.h)."""
    return "".join(SHOWN[local(e)](e.text) for e in issue.find(NS + "masthead")
                   if local(e) in SHOWN and e.get("printed") == "")


# ── The editions ───────────────────────────────────────────────────────────

def spine(book):
    """The names of an EPUB's documents in order of reading."""
    container = ET.fromstring(book.read("META-INF/container.xml"))
    package = container.find(".//{*}rootfile").get("full-path")
    base = package.rpartition("/")[0]
    root = ET.fromstring(book.read(package))
    hrefs = {i.get("id"): i.get("href") for i in root.findall("{*}manifest/{*}item")}
    return [f"{base}/{hrefs[i.get('idref')]}".lstrip("/")
            for i in root.findall("{*}spine/{*}itemref")]


def xhtml_text(element, end=""):
    """The text below ELEMENT, without navigation, END behind each block."""
    if local(element) in ("nav", "head") or element.get("hidden") is not None:
        return ""
    text = (element.text or "") + "".join(
        xhtml_text(child, end) + (child.tail or "") for child in element)
    return text if local(element) in INLINE else text + end


INLINE = ("a", "b", "span", "em", "strong")


def xhtml_lines(element):
    """The text below ELEMENT, without navigation, an item a block: words do
    not run together over the end of one."""
    return [words for words in xhtml_text(element, "\n").split("\n")
            if words.strip()]


def epub_text(path):
    """What a reader of the e-book finds in its documents."""
    with zipfile.ZipFile(path) as book:
        return "\n".join(xhtml_text(ET.fromstring(book.read(name)))
                         for name in spine(book))


def image_size(data):
    """Width and height [px] of a PNG or JPEG file."""
    if data.startswith(b"\x89PNG"):
        return struct.unpack(">II", data[16:24])
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + struct.unpack(">H", data[at + 2:at + 4])[0]
    return struct.unpack(">HH", data[at + 5:at + 9])[::-1]


def structure_text(path):
    """The text of a PDF's structure tree, in its order, without white space.
    Poppler takes seconds for it, so files of the same bytes share it."""
    tree = once(b"structure" + path.read_bytes(), lambda where:
                where.write_text(output("pdfinfo", "-struct-text", path)))
    content = (line.strip() for line in tree.read_text().splitlines())
    return solid("".join(c[1:-1] for c in content if c.startswith('"')))


def attachments(path):
    """The files a PDF carries: a dictionary of their bytes by name."""
    where = folder()
    subprocess.run(["pdfdetach", "-saveall", "-o", where, path], check=True,
                   capture_output=True, timeout=LIMIT)
    return {file.name: file.read_bytes() for file in where.iterdir()}


def headlines(xml):
    """The headlines of an issue, without white space."""
    return [solid("".join(e.itertext()))
            for e in ET.fromstring(xml).iter(NS + "headline")]


class Pages:
    """The display list, from "kanyin dump pages" (src/display/dump.c)."""

    RUN = re.compile(r'  run #(\d+) \S+ \S+ \S+ \S+ "(.*)"$', re.DOTALL)
    ELEMENT = re.compile(r"element #(\d+) in #(\d+) (\S+)")

    def __init__(self, dump):
        self.runs, self.roles, self.parents = [], {}, {}
        for line in dump.split("\n"):
            if run := self.RUN.match(line):
                self.runs.append((int(run[1]), run[2]))
            elif element := self.ELEMENT.match(line):
                self.parents[int(element[1])] = int(element[2])
                self.roles[int(element[1])] = element[3]

    def is_artifact(self, element):
        while element and self.roles[element] != "artifact":
            element = self.parents[element]
        return element != 0

    def text(self, artifacts):
        """All text painted, or without running heads and folios."""
        return "".join(text for element, text in self.runs
                       if artifacts or not self.is_artifact(element))


    INLINE = ("link", "span")

    def in_structure(self):
        """All text but artifacts', in the order of the elements, which is that
        of the issue: what is inside lines stands with the element it is in."""
        texts = collections.defaultdict(str)
        for element, text in self.runs:
            if self.roles[element] in self.INLINE:
                element = self.parents[element]
            if not self.is_artifact(element):
                texts[element] += text
        return "".join(texts[element] for element in sorted(texts))


@functools.cache
def pages(path):
    done = kanyin("dump", "pages", path)
    if done.returncode:
        raise AssertionError(done.messages)
    return Pages(done.stdout.decode())


class TextCase(unittest.TestCase):
    """Tests that compare texts."""

    def same(self, expected, found, spare=""):
        self.assertEqual(difference(expected, found, spare), "")

    def keeps(self, text, path):
        """The issue recovered from PATH has every character of TEXT."""
        self.same(text, words(ET.fromstring(parsed(path))))

    def reads(self, path, text):
        """TEXT, an edition of PATH, has all its words once, and every block
        of the issue in one piece."""
        issue = ET.fromstring(parsed(path))
        self.same("".join(blocks(issue)), text, supplied(issue))
        whole = solid(text)
        for block in blocks(issue):
            self.assertIn(block, whole)


# ── TAP ────────────────────────────────────────────────────────────────────

class Tap(unittest.TestResult):
    """Prints a line for each test."""

    def __init__(self):
        super().__init__()
        self.n, self.bad = 0, 0

    def point(self, test, fault=None, skip=None):
        self.n += 1
        self.bad += fault is not None
        name = test.id()
        name = (name.partition(".test_")[2] or name).replace("#", "")
        print("ok" if fault is None else "not ok", self.n, "-", name +
              (f" # SKIP {skip}" if skip else ""))
        if fault is not None:
            print(*("# " + line for line in fault.splitlines()), sep="\n")
        sys.stdout.flush()

    def addSuccess(self, test):
        self.point(test)

    def addFailure(self, test, err):
        self.point(test, self._exc_info_to_string(err, test))

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        """A subtest speaks only if it fails; its test then says nothing."""
        if err:
            self.point(subtest, self._exc_info_to_string(err, test))

    def addSkip(self, test, reason):
        self.point(test, skip=reason)


def for_each(cases):
    """Makes of a test method that takes a case one method per case, named by
    the case's name or stem: a failure then names its input."""
    def spread(method):
        method.cases = cases
        return method
    return spread


def spread_cases(cls):
    """Class decorator: see for_each()."""
    for name, method in list(vars(cls).items()):
        for case in getattr(method, "cases", ()):
            label = getattr(case, "name", None) or str(
                case[0] if isinstance(case, tuple) else case)
            setattr(cls, f"{name} {label}",
                    functools.partialmethod(method, case))
        if hasattr(method, "cases"):
            delattr(cls, name)
    return cls


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(
        sys.modules["__main__"])
    result = Tap()
    suite.run(result)
    print(f"1..{result.n}")
    sys.exit(1 if result.bad else 0)
