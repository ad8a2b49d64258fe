"""Prints one source in a manner: as plain text, with the gold that belongs to it.

In:  a source (issue XML without printed forms) and a Manner.
Out: the text as a newsroom's export would hold it, and the issue XML that a
     perfect recovery of that text gives.

The idea: Printer walks the source once.  Every word it prints goes to two
places at the same time, a Block of the text and a node of the gold, so the two
cannot disagree; layout() then turns blocks into lines (blank lines, indents,
wrapping, torn paragraphs), which only moves white space.

Nothing is random: each choice comes from chance(), a hash of the names.

  manners.py list                     the manners and what each one is
  manners.py show SOURCE MANNER       the text
  manners.py gold SOURCE MANNER       its gold
  manners.py write DIR [N]            all of both, or one in N, as files
"""

import datetime
import re
import sys
import xml.etree.ElementTree as ET
import zlib
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
NS = "urn:kanyin:issue:1"
Q = "{%s}" % NS
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ET.register_namespace("", NS)

CLOSED = "。！？…；：”’）》】」』.!?;:)"  # a torn part may not end with these
NO_START = "，。、；：！？”’）》】」』％%"  # never begin a wrapped line


def chance(*names):
    """A number that depends on the names alone."""
    return zlib.crc32("\0".join(map(str, names)).encode())


# ── Manners ──────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Manner:
    """How a paper's text arrives.  Each field is one habit."""

    name: str
    about: str
    encoding: str = "utf-8"
    eol: str = "\n"
    script: str = ""  # "Hans" or "Hant": only sources in that script
    blank: int = 1  # blank lines between blocks
    gap: int = 1  # blank lines between items
    indent: str = ""  # before a paragraph
    wrap: float = 0  # full-width columns a paragraph is cut at, 0: never
    deck_wrap: float = 0  # a deck's line longer than this is two lines
    tear: int = 0  # percent of long paragraphs torn by a column end
    decks: str = "one"  # one: all on a line; deck: a line each; line: as printed
    space: str = " "  # between what stands on one deck line
    brackets: str = "full"  # full, ascii
    dateline: str = "keep"  # keep, ascii, lenticular, report
    byline: str = "end"  # key of BYLINES
    rubric: str = "lenticular"  # key of RUBRICS; after: plain, but the
    # issue's last article has it at its end
    jump: str = "page"  # key of JUMPS
    repeat: str = "own"  # continuation: own, same (line as headline), bare
    mark: str = ""  # key of MARKS, "": pages are not marked
    first_mark: bool = True  # page 1 has its mark, too
    mark_behind: bool = False  # every item has it, behind its decks
    head: str = ""  # running head between pages: "", bar, folio, feed;
    # column: also between columns, in the middle of a paragraph
    masthead: str = "top"  # top, line, middle, end
    dates: str = "arabic"  # arabic, cjk, circle, iso
    staff: str = "colon"  # colon, ascii, slash, this
    credit: str = "tail"  # tail of the caption, paren: in brackets, own line,
    # each: a line each
    subheading: str = ""  # printed before one
    subheading_indent: bool = False  # set like a paragraph
    dash: str = "——"
    digits: str = "half"  # half, full
    labels: str = ""  # key of LABELS: a database's names of its fields
    noise: bool = False  # tabs, trailing spaces, stray control characters
    bom: bool = True  # UTF-16 only


MANNERS = (
    # The tune part.
    Manner("blank-one-line", "blank lines, all decks on one line, torn paragraphs",
           tear=15, brackets="ascii", rubric="after", jump="bare", masthead="middle",
           staff="slash", credit="each"),
    Manner("blank-own-lines", "blank lines, each printed line of a deck its own",
           decks="line", byline="before", mark="di", staff="colon"),
    Manner("ideographic-indent", "two U+3000 before paragraphs, no blank lines",
           "gb18030", "\r\n", "Hans", blank=0, indent="　　", decks="deck",
           byline="tail", mark="di", jump="ordinal", masthead="line",
           credit="paren"),
    Manner("ideographic-tight", "two U+3000, not one blank line in the file",
           blank=0, gap=0, indent="　　", decks="line", byline="box", mark="paren",
           rubric="plain", jump="ordinal", repeat="same", masthead="line",
           subheading_indent=True,
           dateline="ascii", brackets="ascii"),
    Manner("four-spaces", "four ASCII spaces, decks parted by two spaces",
           "utf-8-sig", "\r\n", blank=0, indent="    ", space="  ", byline="square",
           mark="bar", rubric="trail", dateline="ascii", brackets="ascii",
           masthead="end"),
    Manner("column-15", "cut at a column of 15 characters, U+3000 indents",
           "utf-16-le", blank=0, indent="　　", wrap=15, decks="line",
           byline="before", mark="cjk-name", rubric="plain", head="folio",
           jump="page", staff="this"),
    Manner("column-19-gb", "cut at 19, columns torn, GB18030, circle dates",
           "gb18030", "\n", "Hans", blank=0, indent="　　", wrap=19, tear=20,
           decks="deck", byline="end", mark="cjk", first_mark=False, dates="circle",
           jump="turtle", repeat="own", staff="colon"),
    Manner("wrap-35", "cut at about 35 with blank lines, as from old mail",
           wrap=35, gap=2, decks="line", byline="dot", mark="bar", masthead="line",
           brackets="ascii", dateline="report", credit="own"),
    Manner("line-paragraphs", "one line a paragraph, no indents, gaps by item",
           blank=0, gap=1, decks="deck", space="　", byline="before", mark="lettered",
           rubric="plain", dates="iso", jump="ordinal", credit="own"),
    Manner("running-heads", "date bars, folios and form feeds between pages",
           tear=25, decks="deck", byline="end", mark="di", head="feed",
           dates="cjk", staff="this", jump="page", credit="own"),
    Manner("masthead-end", "page marks 二版, masthead at the end, □ bylines",
           decks="line", byline="box", mark="cjk-name", first_mark=False,
           masthead="end", rubric="trail", jump="turtle", repeat="bare",
           subheading="■", credit="each"),
    Manner("full-width-1998", "full-width digits, U+3000 between decks, dash ──",
           "gb18030", "\r\n", "Hans", indent="　　", space="　", decks="one",
           digits="full", dash="──", byline="before", mark="paren", masthead="line",
           dates="cjk", rubric="trail", jump="ordinal", credit="paren"),
    Manner("big5-indent", "Big5-HKSCS, U+3000 indents, lenticular datelines",
           "big5hkscs", "\r\n", "Hant", blank=0, indent="　　", decks="line",
           dateline="lenticular", byline="before", mark="lettered", rubric="plain",
           jump="page"),
    Manner("hant-utf16", "UTF-16, blank lines, decks on one line, bars",
           "utf-16-le", "\r\n", "Hant", decks="one", space="　", tear=15,
           dateline="keep", byline="tail", mark="bar", rubric="lenticular",
           head="bar", masthead="middle", jump="turtle"),
    Manner("hant-column-12", "cut at 12 characters, 〔上接〕, Big5-HKSCS",
           "big5hkscs", "\n", "Hant", blank=0, indent="　　", wrap=12,
           decks="line", byline="end", mark="di", jump="connect", dates="circle",
           masthead="end", dash="──"),
    Manner("web-colon", "第01版：要闻, 专栏：, a line a paragraph, gaps by item",
           blank=0, decks="deck", byline="before", mark="colon", rubric="column",
           dates="iso", jump="lenticular", masthead="line", credit="paren"),
    Manner("half-em-13", "cut at 27 half-ems, full-width digits, heads in columns",
           "utf-16-be", blank=0, indent="　　", wrap=13.5, tear=10, decks="line",
           digits="full", byline="bare-end", mark="di", head="column", rubric="plain",
           jump="ordinal", credit="own", staff="this"),
    Manner("noisy-tabs", "tabs, trailing spaces, control characters",
           "gb18030", "\r\n", "Hans", decks="deck", space="　", byline="diamond",
           mark="spaced", rubric="column", jump="turn", noise=True,
           dateline="ascii", brackets="ascii"),
    Manner("labelled", "【标题】【作者】【正文】 before each part",
           decks="line", byline="before", mark="cjk-name", jump="page",
           labels="lenticular", rubric="trail", credit="own"),
    Manner("hant-block", "■ 03 版 · 副刊, cut at 16, single dash, heads in columns",
           "utf-8-sig", "\n", "Hant", blank=0, indent="　　", wrap=16, tear=10,
           decks="deck", byline="box", mark="block", rubric="angle", dash="─",
           jump="comma", head="column", masthead="line"),
    Manner("archive", "headline, author, 第1版(要闻), 专栏：, as text archives have it",
           indent="　　", space="  ", decks="deck", byline="before", mark="paren",
           mark_behind=True, rubric="column", jump="bare", dateline="ascii",
           brackets="ascii", masthead="line", credit="paren"),
    Manner("fields", "[标题] [作者] [正文], blank lines between records",
           decks="line", byline="before", mark="paren", labels="square",
           rubric="plain", masthead="line", credit="own", dates="iso"),
    # The report part: nothing may be tuned on these.
    Manner("database", "标题：作者：正文：, 2023-05-09 第02版：要闻",
           "utf-8", "\r\n", blank=0, decks="line", byline="before", mark="database",
           dates="iso", jump="ordinal", labels="colon", rubric="plain",
           masthead="line", credit="tail"),
    Manner("column-11", "cut at 11, decks too, UTF-16 without a mark",
           "utf-16-le", blank=0, indent="　　", wrap=11, deck_wrap=11, decks="line",
           byline="before", mark="dot", rubric="angle", jump="turn", dates="circle",
           bom=False, credit="own"),
    Manner("pdf-columns", "cut at 35 half-ems, no indents, heads in columns",
           wrap=17.5, tear=30, gap=2, decks="line", byline="bare-end", mark="colon",
           head="column", rubric="lenticular", jump="arrow", credit="own",
           masthead="end", staff="this"),
    Manner("spaces-20", "four spaces, cut at 20, ――, ASCII brackets",
           "gb18030", "\n", "Hans", blank=0, indent="    ", wrap=20, decks="deck",
           space="  ", byline="square", mark="spaced", jump="comma", repeat="bare",
           dash="――", brackets="ascii", dateline="ascii", masthead="end",
           rubric="column", digits="full"),
    Manner("bare-lines", "one line a paragraph, nothing parts or indents them",
           blank=0, gap=0, decks="deck", space=" ", byline="diamond", mark="block",
           jump="lenticular", repeat="same", masthead="line", credit="paren",
           dateline="report"),
    Manner("tight-noise", "U+3000 indents, no blank line, tabs, control characters",
           "gb18030", "\r\n", "Hans", blank=0, gap=0, indent="　　", decks="line",
           byline="bracket", mark="dot", rubric="angle", jump="arrow", noise=True,
           dash="－－", subheading="◆", masthead="middle", dates="cjk"),
    Manner("hant-lines-16", "cut at 16 with blank lines, lenticular datelines",
           "utf-8-sig", "\r\n", "Hant", wrap=16, gap=2, decks="line",
           dateline="lenticular", byline="dot", mark="dot", rubric="angle",
           jump="lenticular", dates="circle", credit="each"),
    Manner("hant-big5-pdf", "Big5-HKSCS, four spaces, cut at 14, heads in columns",
           "big5hkscs", "\n", "Hant", blank=0, indent="    ", wrap=14, tear=20,
           deck_wrap=14, decks="line", byline="diamond", mark="spaced",
           head="column", rubric="plain", jump="arrow", masthead="end"),
)
REPORT_MANNERS = frozenset((
    "database", "column-11", "pdf-columns", "spaces-20", "bare-lines",
    "tight-noise", "hant-lines-16", "hant-big5-pdf"))


# ── Printed forms ────────────────────────────────────────────────────────

CJK_DIGITS = "〇一二三四五六七八九"
TRADITIONAL = str.maketrans(
    "总号网编邮责转车电对讯记报导页张联纸专栏题标图说",
    "總號網編郵責轉車電對訊記報導頁張聯紙專欄題標圖說")
FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
ASCII_BRACKETS = str.maketrans("（）", "()")


def full_digits(word):
    """A matched word without Latin letters in full-width digits, as in 1998."""
    if re.search(r"[A-Za-z@]", word[0]):
        return word[0]
    return re.sub(r"(?<=\d)\.(?=\d)", "．", word[0]).translate(FULL_DIGITS)


def cjk_number(n):
    """12 → 十二, up to 99."""
    tens, ones = divmod(n, 10)
    text = ("" if tens == 1 else CJK_DIGITS[tens]) + "十" if tens else ""
    return text + (CJK_DIGITS[ones] if ones or not tens else "")


def cjk_page(number):
    return cjk_number(int(number)) if number.isdigit() else number


def cjk_date(date, zero):
    year = "".join(CJK_DIGITS[int(d)] for d in str(date.year)).replace("〇", zero)
    return f"{year}年{cjk_number(date.month)}月{cjk_number(date.day)}日"


DATES = {
    "arabic": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "cjk": lambda d: cjk_date(d, "〇"),
    "circle": lambda d: cjk_date(d, "○"),
    "iso": lambda d: d.isoformat(),
}


def ordinal_page(number):
    return f"第{number}版" if number.isdigit() else f"{number}版"


def mark_lettered(n, name, *_):
    return f"{n} {name}" if not n.isdigit() else f"{int(n):02d}版 {name}"


def two_digits(number):
    return number.zfill(2) if number.isdigit() else number


def mark_database(n, name, _, date):
    return f"{date.isoformat()} 第{two_digits(n)}版" + (f"：{name}" if name else "")


def mark_dot(n, name, *_):
    return ("第" if n.isdigit() else "") + f"{cjk_page(n)}版" + (f"·{name}" if name else "")


MARKS = {  # number, name, date bar, date → as printed
    "di": lambda n, name, *_: f"{ordinal_page(n)} {name}".rstrip(),
    "cjk": lambda n, name, *_: f"{cjk_page(n)}版",
    "cjk-name": lambda n, name, *_: f"{cjk_page(n)}版　{name}".rstrip(),
    "bar": lambda n, name, bar, _: f"{bar}　{n}　{name}".rstrip(),
    "paren": lambda n, name, *_: ordinal_page(n) + (f"({name})" if name else ""),
    "lettered": mark_lettered,
    "colon": lambda n, name, *_: f"第{two_digits(n)}版" + (f"：{name}" if name else ""),
    "database": mark_database,
    "block": lambda n, name, *_: f"■ {two_digits(n)} 版" + (f" · {name}" if name else ""),
    "spaced": lambda n, name, *_: f"{name}　{ordinal_page(n)}".strip(),
    "dot": mark_dot,
}
UNNAMED_MARKS = {"cjk"}

JUMPS = {  # (下转, 上接), {n} as printed on the page
    "bare": ("(下转{c}版)", "(上接{c}版)"),
    "page": ("（下转{c}版）", "（上接{c}版）"),
    "ordinal": ("（下转第{n}版）", "（上接第{n}版）"),
    "turtle": ("〔下转{c}版〕", "〔上接{c}版〕"),
    "connect": ("〔下接{c}版〕", "〔上接{c}版〕"),
    "lenticular": ("【下转第{n}版】", "【上接第{n}版】"),
    "turn": ("（转{c}版）", "（接{c}版）"),
    "comma": ("（未完，下转第{n}版）", "（上接第{n}版）"),
    "arrow": ("▼下转{n}版", "▲上接{n}版"),
}

BYLINES = {
    "end": "（%s）", "tail": "（%s）", "before": "%s",
    "box": "□ %s", "square": "■%s", "dot": "●%s", "diamond": "◆ %s",
    "bare-end": "%s", "bracket": "[%s]",
}
EARLY_BYLINES = ("before", "box", "dot", "diamond")  # before the body
RUBRICS = {"lenticular": "【%s】", "plain": "%s", "trail": "（%s）", "after": "%s",
           "column": "专栏：%s", "angle": "〈%s〉"}
LABELS = {"lenticular": "【%s】", "colon": "%s：", "square": "[%s] "}
TYPED = {"lenticular": re.compile("【[引标標副作正栏欄图圖][题題者文目说說]】")}  # marks; no words
FIELDS = LABELS.keys() - TYPED.keys()  # words of the text, which decide as marks do
LABEL_NAMES = {"kicker": "引题", "headline": "标题", "subhead": "副题",
               "byline": "作者", "body": "正文", "rubric": "栏目",
               "caption": "图说"}
STAFF = {  # between role and name, between two of them, before the whole
    "colon": ("：", "　", ""), "ascii": (":", " ", ""),
    "slash": (":", " ", ""), "this": (" ", "　", "本版"),
}


def dateline_lenticular(text):
    return re.sub(r"^([^（(【]+[讯訊电電])", r"【\1】", text)


def dateline_report(text):
    return re.sub(r"^(本[报報]\S*?[讯訊])（([^）]+)）$", r"\1 \2报道：", text)


DATELINES = {
    "keep": lambda t: t,
    "ascii": lambda t: t.replace("（", " (").replace("）", ")"),
    "lenticular": dateline_lenticular,
    "report": dateline_report,
}


# ── The printer ──────────────────────────────────────────────────────────


@dataclass
class Block:
    """Words that stand together.  kind: para, short, mark, feed, gap."""

    kind: str
    text: str
    inset: str = ""  # a running head in the middle of the paragraph


@dataclass
class Rendering:
    source: str
    manner: Manner
    text: str
    gold: ET.Element
    marked: bool = field(default=False)

    def bytes(self):
        text = self.text.replace("\n", self.manner.eol)
        if self.manner.encoding.startswith("utf-16") and self.manner.bom:
            text = "\ufeff" + text
        return text.encode(self.manner.encoding)

    def words(self):
        """The text without the marks typed into it."""
        typed = TYPED.get(self.manner.labels)
        return typed.sub("", self.text) if typed else self.text

    def gold_bytes(self):
        ET.indent(self.gold)
        return ET.tostring(self.gold, encoding="utf-8", xml_declaration=True)


def inner_text(node):
    return "".join(node.itertext()).strip()


def local(node):
    return node.tag[len(Q):]


class Printer:
    def __init__(self, source, root, manner):
        self.source, self.root, self.manner = source, root, manner
        self.hant = root.get(LANG) == "zh-Hant"
        self.blocks = []
        self.gold = ET.Element(Q + "issue", {LANG: root.get(LANG)})
        self.masthead = ET.SubElement(self.gold, Q + "masthead")
        self.page = None
        self.rest = []  # continuations waiting for their page
        facts = root.find(Q + "masthead")
        self.date = datetime.date.fromisoformat(facts.findtext(Q + "date"))
        self.title = facts.findtext(Q + "title")
        self.last = [page[-1] for page in root.findall(Q + "page")][-1]
        self.weekday = facts.findtext(Q + "weekday") or ""

    # Words: what every printed string goes through.

    def words(self, text):
        """TEXT with the manner's digits, dashes and brackets, in one line."""
        text = re.sub(r"\s*\n\s*", "", text)
        if self.manner.dash != "——":
            text = text.replace("——", self.manner.dash)
        if self.manner.digits == "full":
            text = re.sub(r"[!-~]+", full_digits, text)
        if self.manner.brackets == "ascii":
            text = text.translate(ASCII_BRACKETS)
        return text

    def own(self, text):
        """A word of the program's own (责编, 下转 …) in the paper's script."""
        return self.words(text.translate(TRADITIONAL) if self.hant else text)

    def put(self, kind, text):
        self.blocks.append(Block(kind, text))

    def node(self, parent, tag, text=None, **attributes):
        node = ET.SubElement(parent, Q + tag, attributes)
        node.text = text
        return node

    # Masthead.

    def fact_forms(self):
        """(tag, value, printed) of each fact of the source."""
        facts = self.root.find(Q + "masthead")
        forms = {
            "date": lambda v: DATES[self.manner.dates](self.date),
            "weekday": lambda v: v,
            "lunar-date": lambda v: v,
            "number": lambda v: self.own(f"总第{v}期"),
            "page-count": lambda v: f"今日{v}版",
            "website": lambda v: self.own("网址：") + v,
            "email": lambda v: self.own("投稿邮箱：") + v,
        }
        for fact in facts:
            tag, value = local(fact), fact.text
            if tag in forms or tag == "fact":
                form = fact.get("printed") or forms[tag](value)
                yield tag, value, self.words(form), fact.get("name")

    def add_fact(self, tag, value, printed, name):
        attributes = {"name": name} if name else {}
        if tag not in ("weekday", "lunar-date"):
            attributes["printed"] = printed
        self.node(self.masthead, tag, printed if "printed" not in attributes
                  else value, **attributes)

    def put_title(self):
        self.node(self.masthead, "title", self.title)
        self.put("short", self.title)

    def put_facts(self):
        printed = []
        for fact in self.fact_forms():
            self.add_fact(*fact)
            printed.append(fact[2])
        if self.manner.masthead in ("line", "end"):
            self.put("short", "　".join(printed))
        else:
            for line in printed:
                self.put("short", line)
        self.put_staff(self.root.find(Q + "masthead"), self.masthead)

    def put_masthead(self):
        self.put_title()
        self.put_facts()
        self.put("gap", "")

    # 责编 and the like.

    def staff_groups(self, parent):
        """[[roles], name] of PARENT; slash puts one person's roles together."""
        groups = []
        for staff in parent.findall(Q + "staff"):
            if (self.manner.staff == "slash" and groups
                    and groups[-1][1] == staff.text):
                groups[-1][0].append(staff.get("role"))
            else:
                groups.append([[staff.get("role")], staff.text])
        return groups

    def put_staff(self, parent, gold):
        colon, space, before = STAFF[self.manner.staff]
        printed = []
        for roles, name in self.staff_groups(parent):
            words = self.words("/".join(roles) + colon + name)
            if not printed and local(parent) == "page":
                words = before + words
            for i, role in enumerate(roles):
                self.node(gold, "staff", name, role=role,
                          printed="" if i else words)
            printed.append(words)
        if printed:
            self.put("short", space.join(printed))

    # Pages.

    def date_bar(self):
        return f"{DATES['arabic'](self.date)} {self.weekday}".strip()

    def put_running_head(self, number):
        heads = {
            "bar": f"{self.title}　{self.date_bar()}",
            "folio": f"·{number}·",
            "feed": f"{self.title}　{self.date_bar()}",
            "column": f"{self.title}　{self.date_bar()}",
        }
        if self.manner.head not in heads:
            return
        if self.manner.head == "feed":
            self.put("feed", "")
        words = self.words(heads[self.manner.head])
        self.node(self.page, "furniture", words)
        self.put("short", words)

    def open_page(self, page, first):
        number, name = page.get("number"), page.get("name", "")
        if not self.manner.mark:
            if self.page is None:
                self.page = self.node(self.gold, "page", number="1")
            return
        attributes = {"number": number}
        self.page = self.node(self.gold, "page", **attributes)
        if not first:
            self.put("gap", "")
            self.put_running_head(number)
        if first and not self.manner.first_mark and number == "1":
            return
        if not self.manner.mark_behind:
            self.put_mark(page)
            self.put("gap", "")

    def put_mark(self, page):
        """The mark of PAGE; where it stands already, it is furniture."""
        number, name = page.get("number"), page.get("name", "")
        printed = self.words(MARKS[self.manner.mark](
            number, name, self.date_bar(), self.date))
        self.put("mark", printed)
        if self.page.get("printed"):
            self.node(self.page, "furniture", printed)
            return
        self.page.set("printed", printed)
        if name and self.manner.mark not in UNNAMED_MARKS:
            self.page.set("name", name)

    def put_mark_behind(self, page):
        if self.manner.mark_behind:
            self.put_mark(page)

    # Labels of a database's fields: furniture of the page.

    def label(self, name, item):
        """The words of the label that stands before a part of ITEM."""
        if not self.manner.labels or local(item) == "figure":
            return ""
        words = self.own(LABELS[self.manner.labels] % LABEL_NAMES[name])
        if self.manner.labels not in TYPED:
            self.node(self.page, "furniture", words)
        return words

    def label_body(self, item):
        if self.manner.labels:
            self.put("short", self.label("body", item))

    # Decks.

    def deck_lines(self, item, tag):
        deck = item.find(Q + tag)
        if deck is None:
            return []
        lines = [self.words(line.text.strip()) for line in deck.findall(Q + "line")]
        if not self.manner.deck_wrap:
            return lines
        return [part for line in lines for part in wrap(line, self.manner.deck_wrap)]

    def put_decks(self, item, gold):
        """Kicker, headline, subhead; a rubric that trails stands with them."""
        printed = []
        for tag in ("kicker", "headline", "subhead"):
            lines = self.deck_lines(item, tag)
            if not lines:
                continue
            deck = self.node(gold, tag)
            for line in lines:
                self.node(deck, "line", line)
            printed.append((tag, list(lines)))
            if tag == "headline" and self.trails(item):
                printed[-1][1][-1] += self.words(RUBRICS["trail"] % self.rubric_of(item))
            if self.manner.labels:
                printed[-1][1][0] = self.label(tag, gold) + printed[-1][1][0]
        for line in self.deck_layout(printed):
            self.put("short", line)

    def deck_layout(self, decks):
        """The decks as lines; a dash 副题 never stands with the headline."""
        space = self.manner.space
        if self.manner.decks == "line":
            return [line for _, lines in decks for line in lines]
        joined = [space.join(lines) for _, lines in decks]
        if self.manner.decks == "deck":
            return joined
        out = []
        for text, (tag, _) in zip(joined, decks):
            if out and tag != "subhead":
                out[-1] += space + text
            else:
                out.append(text)
        return out

    # Rubric.

    def rubric_of(self, item):
        return (item.findtext(Q + "rubric") or "").strip()

    def trails(self, item):
        return (self.rubric_of(item) and self.manner.rubric == "trail"
                and item.find(Q + "headline") is not None)

    def put_rubric(self, item, gold, where):
        rubric = self.rubric_of(item)
        after = self.manner.rubric == "after" and item is self.last
        if not rubric or (where == "after") != after:
            return
        printed = self.own(RUBRICS[self.manner.rubric]) % self.words(rubric)
        self.node(gold, "rubric", printed)
        if not self.trails(item):
            self.put("short", self.label("rubric", gold) + printed)

    # Byline.

    def byline_of(self, item):
        byline = item.find(Q + "byline")
        return "" if byline is None else inner_text(byline)

    def put_byline(self, item, gold, where):
        byline = self.byline_of(item)
        early = self.manner.byline in EARLY_BYLINES
        if not byline or (where == "before") != early:
            return
        printed = self.words(BYLINES[self.manner.byline] % byline)
        self.node(gold, "byline", printed)
        printed = self.label("byline", gold) + printed
        last = self.blocks[-1]
        if self.manner.byline == "tail" and last.kind == "para" and \
                last.text[-1] in "。！？”」":
            last.text += printed
        else:
            self.put("short", printed)

    # Body.

    def put_paragraph(self, source, gold):
        node = self.node(gold, "p")
        dateline = source.find(Q + "dateline")
        if dateline is None:
            node.text = self.words(inner_text(source))
            self.put("para", node.text)
            self.inset_head(node.text)
            return
        printed = self.words(DATELINES[self.manner.dateline](dateline.text.strip()))
        mark = self.node(node, "dateline", printed)
        mark.tail = self.words(dateline.tail.strip())
        space = "" if printed[-1] in "：】〕:" else "　" if "（" in printed else " "
        self.put("para", printed + space + mark.tail)
        self.inset_head(printed + space + mark.tail)

    def inset_head(self, text):
        """Where a column ends in a long paragraph, the page's head may stand."""
        if (self.manner.head != "column" or len(text) < 60
                or chance("inset", self.source, self.manner.name, text) % 4):
            return
        words = self.words(f"{self.title}　{self.page.get('number')}")
        self.node(self.page, "furniture", words)
        self.blocks[-1].inset = words

    def put_subheading(self, source, gold):
        printed = self.words(self.manner.subheading + inner_text(source))
        self.node(gold, "subheading", printed)
        self.put("para" if self.manner.subheading_indent else "short", printed)

    def put_note(self, source, gold):
        note = self.node(gold, "editor-note")
        for paragraph in source.findall(Q + "p"):
            self.put_paragraph(paragraph, note)

    def put_caption(self, source, gold):
        caption = self.words(inner_text(source.find(Q + "caption")))
        self.node(gold, "caption", caption)
        caption = self.label("caption", gold) + caption
        credit = source.find(Q + "credit")
        if credit is None:
            self.put("para", caption)
            return
        paren = "（%s）" if self.manner.credit == "paren" else "%s"
        credit = self.words(paren % inner_text(credit))
        self.node(gold, "credit", credit)
        if self.manner.credit in ("tail", "paren"):
            space = " " if self.manner.credit == "tail" else ""
            self.put("para", caption + space + credit)
            return
        self.put("para", caption)
        own = self.manner.credit == "own"
        for line in [credit] if own else re.split(r" (?=通[讯訊][员員])", credit):
            self.put("short", line)

    def put_figure(self, source, gold):
        self.put_caption(source, self.node(gold, "figure"))

    def put_jump(self, source, gold, item):
        to = source.get("to")
        printed = self.own(JUMPS[self.manner.jump][0].format(n=to, c=cjk_page(to)))
        jump = self.node(gold, "jump", to=to, printed=printed)
        self.put("short", printed)
        siblings = list(item)
        rest = siblings[siblings.index(source) + 1:]
        if rest:
            jump.set("joined", "true")
            self.rest.append((to, rest, item, gold))
        return bool(rest)

    def put_body(self, nodes, gold, item):
        """TRUE if the body broke off at a jump that is continued."""
        handlers = {"p": self.put_paragraph, "subheading": self.put_subheading,
                    "editor-note": self.put_note, "figure": self.put_figure}
        for node in nodes:
            tag = local(node)
            if tag in handlers:
                handlers[tag](node, gold)
            elif tag == "jump" and self.put_jump(node, gold, item):
                return True
        return False

    def put_continuation(self, rest, item, gold):
        start, body = rest[0], rest[1:]
        number = start.get("from")
        printed = self.own(
            JUMPS[self.manner.jump][1].format(n=number, c=cjk_page(number)))
        mark = self.node(gold, "continued", printed=printed, **{"from": number})
        if self.manner.repeat != "bare":
            lines = self.deck_lines(item, "headline")
            mark.set("headline", self.manner.space.join(lines))
            head = [mark.get("headline")] if self.manner.decks != "line" else lines
            if self.manner.repeat == "same":
                head = head[:-1] + [head[-1] + printed]
            for line in head:
                self.put("short", line)
        if self.manner.repeat != "same":
            self.put("short", printed)
        self.put_body(body, gold, item)
        self.end_article(item, gold)

    # Items.

    def end_article(self, item, gold):
        self.put_byline(item, gold, "after")
        self.put_rubric(item, gold, "after")
        self.put("gap", "")

    def put_article(self, item, page):
        gold = self.node(self.page, "article")
        if not self.manner.mark_behind:
            self.put_rubric(item, gold, "before")
        self.put_decks(item, gold)
        self.put_byline(item, gold, "before")
        self.put_mark_behind(page)
        if self.manner.mark_behind:
            self.put_rubric(item, gold, "before")
        self.label_body(gold)
        if not self.put_body(list(item), gold, item):
            self.end_article(item, gold)
        else:
            self.put("gap", "")

    def put_picture(self, item, page):
        gold = self.node(self.page, "picture")
        self.put_decks(item, gold)
        self.put_mark_behind(page)
        self.put_caption(item, gold)
        self.put("gap", "")

    def put_notice(self, item, page):
        gold = self.node(self.page, "notice")
        self.put_decks(item, gold)
        self.put_mark_behind(page)
        self.label_body(gold)
        self.put_body(list(item), gold, item)
        byline = self.byline_of(item)
        if byline:
            self.node(gold, "byline", self.words(byline))
            self.put("short", self.words(byline))
        self.put("gap", "")

    def put_page(self, page, first):
        self.open_page(page, first)
        items = {"article": self.put_article, "picture": self.put_picture,
                 "notice": self.put_notice}
        todo = [item for item in page if local(item) in items]
        middle = self.manner.masthead == "middle" and first
        for i, item in enumerate(todo):
            if middle and i == min(2, len(todo) - 1):
                self.put_facts()
                self.put("gap", "")
            items[local(item)](item, page)
        number = page.get("number")
        for to, rest, item, gold in [r for r in self.rest if r[0] == number]:
            self.put_continuation(rest, item, gold)
        self.put_staff(page, self.page)

    def run(self):
        if self.manner.masthead in ("top", "line"):
            self.put_masthead()
        elif self.manner.masthead == "middle":
            self.put_title()
            self.put("gap", "")
        for i, page in enumerate(self.root.findall(Q + "page")):
            self.put_page(page, i == 0)
        if self.manner.masthead == "end":
            self.put("gap", "")
            self.put_masthead()
        return Rendering(self.source, self.manner, layout(self.blocks, self),
                         self.gold, bool(self.manner.mark))


# ── Layout: blocks to lines ──────────────────────────────────────────────


def width(text):
    return sum(1 if ord(c) >= 0x2000 else 0.5 for c in text)


def wrap(text, columns):
    """TEXT cut at COLUMNS full-width characters, Western words too; closing
    marks hang rather than begin a line."""
    lines, line = [], ""
    for char in text:
        if width(line) + width(char) > columns and char not in NO_START:
            lines.append(line)
            line = ""
        line += char
    return lines + [line]


def tear_at(text, key):
    """Where a column ends inside TEXT: never behind a closing mark."""
    middle = len(text) // 3 + chance("place", key) % max(1, len(text) // 3)
    for at in range(middle, len(text) - 8):
        if text[at - 1] not in CLOSED and text[at] not in NO_START + " ":
            return at
    return 0


def torn(block, printer, index):
    """A block's text as the one or two parts that two columns hold."""
    text, key = block.text, (printer.source, printer.manner.name, index)
    whole = len(text) < 60 or chance("tear", *key) % 100 >= printer.manner.tear
    if whole and not block.inset:
        return [text]
    at = tear_at(text, key)
    return [text[:at], text[at:]] if at else [text]


def paragraph_lines(block, printer, index):
    manner = printer.manner
    parts = torn(block, printer, index)
    lines = []
    for i, part in enumerate(parts):
        part = part if i else manner.indent + part
        lines += wrap(part, manner.wrap) if manner.wrap else [part]
        if i + 1 < len(parts):
            lines += ["", block.inset, ""] if block.inset else [""]
    return lines


def noisy(line, printer, index):
    """LINE with the rubbish of old editors: none of it is text."""
    rubbish = ("  ", "\t", "　", "\x07", "\x1f", "", "", "")
    end = rubbish[chance("noise", printer.source, printer.manner.name, index) % 8]
    return line.replace("　", "\t　") + end if index % 9 == 4 else line + end


def layout(blocks, printer):
    manner = printer.manner
    lines = []
    for index, block in enumerate(blocks):
        if block.kind == "gap":
            lines += [""] * (manner.gap if manner.gap > manner.blank else 0)
        elif block.kind == "feed":
            lines.append("\f")
        else:
            text = (paragraph_lines(block, printer, index)
                    if block.kind == "para" else [block.text])
            lines += text + [""] * manner.blank
    if manner.noise:
        lines = [noisy(line, printer, i) for i, line in enumerate(lines)]
    text = "\n".join(lines).replace("\f\n", "\f").strip("\n") + "\n"
    return re.sub(r"\n{4,}", "\n\n\n", text)


# ── Public ───────────────────────────────────────────────────────────────


def sources():
    """The names of all sources, sorted."""
    return sorted(p.stem for p in (HERE / "sources").glob("*.xml"))


def load(source):
    return ET.parse(HERE / "sources" / f"{source}.xml").getroot()


def applies(root, manner):
    """Whether the source's script is the manner's."""
    return root.get(LANG).endswith(manner.script)


def render(source, manner, root=None):
    root = load(source) if root is None else root
    return Printer(source, root, manner).run()


def renderings(wanted=lambda source, manner: True):
    """Every source in every manner that applies and is WANTED, in order."""
    for source in sources():
        root = load(source)
        for manner in MANNERS:
            if applies(root, manner) and wanted(source, manner.name):
                yield render(source, manner, root)


def write_all(directory, every=1):
    """All renderings, or one in EVERY, as files."""
    directory.mkdir(parents=True, exist_ok=True)
    for rendering in renderings(lambda *names: chance("write", *names) % every == 0):
        base = f"{rendering.source}.{rendering.manner.name}"
        (directory / f"{base}.txt").write_bytes(rendering.bytes())
        (directory / f"{base}.gold.xml").write_bytes(rendering.gold_bytes())


def main(arguments):
    by_name = {m.name: m for m in MANNERS}
    match arguments:
        case ["list"]:
            for manner in MANNERS:
                print(f"{manner.name:20} {manner.encoding:10} {manner.about}")
        case ["show", source, manner] if manner in by_name:
            print(render(source, by_name[manner]).text, end="")
        case ["gold", source, manner] if manner in by_name:
            print(render(source, by_name[manner]).gold_bytes().decode())
        case ["write", directory, *every] if len(every) < 2:
            write_all(Path(directory), *map(int, every))
        case _:
            print(__doc__.partition("\n\n  ")[2] or __doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
