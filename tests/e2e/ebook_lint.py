"""A lint for e-books: what Standard Ebooks' lint asks, as far as it is about
any book and not about their house style; each rule is a function that yields
the faults of a book as sentences.
"""
import re
import xml.etree.ElementTree as ET
import zipfile

import support
from support import OPS, XHTML, local

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

HEADING = re.compile(r"h[1-6]$")
EMPTY = {"img", "image", "br", "hr", "link", "meta", "col", "wbr"}

# Controls and formatting characters: what nobody sees but a menu stumbles on.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e"
                    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
                    "\U000e0000-\U000e0fff]")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
MOST_BYTES, MOST_PIXELS = 1_500_000, 4_000_000


class Book:
    """An e-book taken apart."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name)
                          for name in archive.namelist()}
            self.spine = support.spine(archive)
        self.package = ET.fromstring(self.files["EPUB/package.opf"])
        self.documents = {name: ET.fromstring(data)
                          for name, data in self.files.items()
                          if name.endswith(".xhtml")}
        self.manifest = [f"EPUB/{item.get('href')}"
                         for item in self.package.iter(OPF + "item")]
        self.css = "\n".join(data.decode() for name, data in
                             self.files.items() if name.endswith(".css"))

    def meta(self, prop):
        return [e.text for e in self.package.iter(OPF + "meta")
                if e.get("property") == prop]

    def dc(self, name):
        return [e.text or "" for e in self.package.iter(DC + name)]

    def elements(self, *names):
        """Each element of the documents with one of the names, and where."""
        for name, root in self.documents.items():
            for e in root.iter():
                if not names or local(e) in names:
                    yield name, e


def text_of(element):
    return "".join(element.itertext())


# ── Selectors ──────────────────────────────────────────────────────────────

RULE = re.compile(r"(@?[^{}@;]+)\{[^{}]*\}")
STEP = re.compile(r"(?P<name>[\w]*)(?P<classes>(\.[\w-]+)*)"
                  r"(\[(?P<attribute>[\w-]+)\])?(?P<first>:first-child)?$")


def selectors(css):
    """The selectors of a style sheet's rules."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return {" ".join(selector.split()) for rule in RULE.finditer(plain)
            if "@" not in rule[1] for selector in rule[1].split(",")}


def fits(step, chain):
    """The last element of CHAIN, a list of an element and its ancestors,
    is one that STEP, a simple selector, means."""
    want, element = STEP.match(step), chain[-1]
    first = len(chain) < 2 or chain[-2][0] is element
    return ((not want["name"] or want["name"] == local(element)) and
            {*want["classes"].split(".")} - {""} <=
            {*element.get("class", "").split()} and
            (not want["attribute"] or want["attribute"] in element.attrib) and
            (not want["first"] or first))


def selects(steps, chain):
    """The selector STEPS, a list with ">" between parent and child, means the
    last element of CHAIN."""
    if not fits(steps[-1], chain):
        return False
    if len(steps) == 1:
        return True
    if steps[-2] == ">":
        return len(chain) > 1 and selects(steps[:-2], chain[:-1])
    return any(selects(steps[:-1], chain[:end])
               for end in range(1, len(chain)))


def chains(element, above=()):
    here = [*above, element]
    yield here
    for child in element:
        yield from chains(child, here)


def unused_selectors(css, roots):
    """The selectors of CSS that mean no element below ROOTS."""
    left = {selector: selector.split() for selector in selectors(css)}
    for root in roots:
        for chain in chains(root):
            for selector in [s for s, steps in left.items()
                             if selects(steps, chain)]:
                del left[selector]
    return sorted(left)


# ── Rules of documents ─────────────────────────────────────────────────────

def empty_elements(book):
    for name, e in book.elements():
        if not (len(e) or text_of(e).strip() or local(e) in EMPTY or
                e.get(OPS + "type") == "pagebreak"):
            yield f"{name}: <{local(e)}> is empty"


def heading_levels(book):
    for name, root in book.documents.items():
        levels = [int(local(e)[1]) for e in root.iter()
                  if HEADING.match(local(e))]
        for above, level in zip([min(levels[0], 2) - 1 if levels else 0,
                                 *levels], levels):
            if level > above + 1:
                yield f"{name}: <h{level}> follows level {above}"


def one_title(book):
    for name, root in book.documents.items():
        titles = [text_of(e).strip() for e in root.iter(XHTML + "title")]
        if len(titles) != 1 or not titles[0]:
            yield f"{name}: titles {titles}"


def languages(book):
    declared = book.dc("language")
    if len(declared) != 1 or not LANGUAGE.match(declared[0]):
        yield f"package: language {declared}"
    for name, root in [("package", book.package), *book.documents.items()]:
        given = [root.get(XML + "lang"), root.get("lang", declared[0])]
        if given != [declared[0]] * 2:
            yield f"{name}: language {given}"


def inline_styles(book):
    for name, e in book.elements():
        if e.get("style") or local(e) in ("style", "font", "center", "u"):
            yield f"{name}: <{local(e)}> is styled in place"


def alternative_texts(book):
    seen = {}
    for name, e in book.elements("img"):
        alt = e.get("alt")
        if alt is None or (e.get("role") == "doc-cover" and not alt.strip()):
            yield f"{name}: an image without words"
        elif alt and seen.setdefault(alt, e.get("src")) != e.get("src"):
            yield f"{name}: two images are called {alt}"


def hidden_characters(book):
    """In what menus and shelves show, and in attributes."""
    for e in book.package.iter():
        if HIDDEN.search((e.text or "") + "".join(e.attrib.values())):
            yield f"package: hidden character in <{local(e)}>"
    for name, e in book.elements():
        label = text_of(e) if local(e) in ("title", "nav") else ""
        if HIDDEN.search(label + "".join(e.attrib.values())):
            yield f"{name}: hidden character in <{local(e)}>"


def double_spaces(book):
    for name, e in book.elements("title", "a", "nav"):
        if local(e) != "nav" and re.search(r"[ \u3000]{2}|^\s|\s$", text_of(e)):
            yield f"{name}: spaces in <{local(e)}>: {text_of(e)!r}"


# ── Rules of ids, links and files ──────────────────────────────────────────

def references(book):
    """FILE#ID for every id that something leads to or speaks of."""
    for name, root in [*book.documents.items(),
                       ("EPUB/toc.ncx", ET.fromstring(book.files["EPUB/toc.ncx"]))]:
        for e in root.iter():
            for key, value in e.attrib.items():
                if key in ("aria-labelledby", "aria-describedby", "for"):
                    yield f"{name}#{value}"
                elif key in ("href", "src"):
                    file, mark, fragment = value.partition("#")
                    if mark:
                        yield f"{'EPUB/' + file if file else name}#{fragment}"


def ids(book):
    used = {*references(book)}
    for name, root in [("package", book.package), *book.documents.items()]:
        given = [e.get("id") for e in root.iter() if e.get("id")]
        for one in {one for one in given if given.count(one) > 1}:
            yield f"{name}: two elements have the id {one}"
        for one in given:
            if name != "package" and f"{name}#{one}" not in used:
                yield f"{name}: nothing leads to the id {one}"


def package_ids(book):
    """Each id of the metadata is refined, or names the book."""
    refined = {e.get("refines", "").lstrip("#") for e in book.package.iter()}
    named = {book.package.get("unique-identifier")}
    for e in book.package.find(OPF + "metadata"):
        if e.get("id") and e.get("id") not in refined | named:
            yield f"package: nothing refines {e.get('id')}"


def names_of_files(book):
    for name in book.files:
        if not re.fullmatch(r"[A-Za-z0-9/._-]+", name):
            yield f"{name} is not a plain name"
    folded = [name.casefold() for name in book.files]
    if len({*folded}) < len(folded):
        yield "two names differ by case alone"


def files_and_manifest(book):
    packed = {*book.files} - {"mimetype", "META-INF/container.xml",
                              "EPUB/package.opf"}
    for name in packed ^ {*book.manifest}:
        yield f"{name} stands in the manifest or the archive, not in both"
    for name, root in book.documents.items():
        for e in root.iter(XHTML + "img"):
            if f"EPUB/{e.get('src')}" not in packed:
                yield f"{name}: {e.get('src')} is not there"
    used = {f"EPUB/{e.get('src')}" for _, e in book.elements("img")}
    for name in packed:
        if re.search(r"\.(png|jpe?g|webp|svg)$", name) and name not in used:
            yield f"{name} is shown nowhere"


def headings_in_contents(book):
    """The headline that opens a document stands in the table of contents,
    under that document."""
    nav = book.documents["EPUB/nav.xhtml"]
    toc = next(e for e in nav.iter(XHTML + "nav")
               if e.get(OPS + "type") == "toc")
    lines = {}
    for a in toc.iter(XHTML + "a"):
        lines.setdefault("EPUB/" + a.get("href").partition("#")[0],
                         []).append(support.solid(text_of(a)))
    for name, root in book.documents.items():
        headline = root.find(f".//{XHTML}header/{XHTML}h2")
        if headline is None:
            continue
        words = support.solid(HIDDEN.sub("", text_of(headline)))
        if not any(words.startswith(line.rstrip("…"))
                   for line in lines.get(name, [])):
            yield f"{name}: {words} is not in the contents"


# ── Rules of the package ───────────────────────────────────────────────────

def access_modes(book):
    """Visual means images, and images mean visual."""
    images = any(True for _ in book.elements("img", "image"))
    visual = "visual" in book.meta("schema:accessMode")
    described = "alternativeText" in book.meta("schema:accessibilityFeature")
    if not images == visual == described:
        yield f"package: images {images}, visual {visual}, described {described}"


def count_words(text):
    """As word processors count Chinese: an ideograph is a word, a run of
    other letters and digits is one."""
    ideograph = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
    return (len(re.findall(ideograph, text)) +
            len(re.findall(r"[^\W_]+", re.sub(ideograph, " ", text))))


def word_count(book):
    """The count in the metadata is that of the words in the documents."""
    told = book.meta("schema:wordCount")
    counted = sum(count_words(words) for name in book.spine
                  for words in support.xhtml_lines(book.documents[name]))
    if told != [str(counted)]:
        yield f"package: {told} words, but {counted} counted"


def unfinished(book):
    """No template's variable and no empty value is left."""
    for e in book.package.iter():
        value = (e.text or "") + "".join(e.attrib.values())
        if re.search(r"\$\{|%[sdu]|\bTODO\b|\(null\)", value):
            yield f"package: {value}"
        if local(e) in ("meta", "identifier", "title", "date", "publisher") \
                and not value.strip():
            yield f"package: <{local(e)}> has no value"


def image_sizes(book):
    for name, data in book.files.items():
        if not re.search(r"\.(png|jpe?g)$", name):
            continue
        width, height = support.image_size(data)
        if len(data) > MOST_BYTES or width * height > MOST_PIXELS:
            yield f"{name}: {len(data)} bytes, {width} x {height} pixels"
    for name, e in book.elements("img"):
        if e.get("src").endswith(".svg"):
            continue
        size = (e.get("width"), e.get("height"))
        real = support.image_size(book.files[f"EPUB/{e.get('src')}"])
        if size != tuple(map(str, real)):
            yield f"{name}: {e.get('src')} says {size}, is {real}"


RULES = [empty_elements, heading_levels, one_title, languages, inline_styles,
         alternative_texts, hidden_characters, double_spaces, ids,
         package_ids, names_of_files, files_and_manifest,
         headings_in_contents, access_modes, word_count, unfinished,
         image_sizes]


def faults(path):
    """What every rule finds in the e-book at PATH."""
    book = Book(path)
    return [f"{rule.__name__}: {fault}" for rule in RULES
            for fault in rule(book)]
