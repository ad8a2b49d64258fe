"""The e-books the tests look at: of every input, of the corpus, of issues
that have all there is to go wrong, and with every option.
"""
import base64
import functools
import sys

import support
from support import INPUTS, ROOT, SEED

CORPUS = ROOT / "tests/corpus"


class Ebook:
    """The e-book of the input SOURCE with OPTIONS, built when first wanted."""

    def __init__(self, name, source, *options):
        self.name, self.source, self.options = name, source, options

    @functools.cached_property
    def done(self):
        self.folder = support.folder()
        return support.kanyin("build", "--format=epub", "-o", self.folder,
                              *self.options, self.source)

    @property
    def messages(self):
        return self.done.messages

    @property
    def path(self):
        if self.done.returncode:
            raise AssertionError(self.messages)
        return self.folder / f"{self.source.stem}.epub"


class Plain(Ebook):
    """The same of a text that has nothing beside it: built once for all test
    files."""

    def __init__(self, source):
        super().__init__(source.name, source)

    @property
    def path(self):
        return support.shared(self.source, "--format=epub") / \
            f"{self.source.stem}.epub"


# ── Sources ────────────────────────────────────────────────────────────────

def corpus():
    """Each source of the corpus in its first manner."""
    where = support.folder()
    support.output(sys.executable, CORPUS / "manners.py", "write", where)
    return [sorted(where.glob(f"{source.stem}.*.txt"))[0]
            for source in sorted(CORPUS.glob("sources/*.xml"))]


def issue(name, pages, facts="", language="zh-Hans"):
    """A file of issue XML."""
    return support.write(f"{name}.xml", (
        f'<issue xmlns="urn:kanyin:issue:1" xml:lang="{language}">\n'
        "<masthead><title>河湾日报</title>"
        '<date printed="2023年3月5日">2023-03-05</date>'
        f'<number printed="第88期">88</number>{facts}</masthead>\n'
        f"{pages}\n</issue>\n"))


def article(headline, *paragraphs, more=""):
    return (f"<article><headline><line>{headline}</line></headline>{more}" +
            "".join(f"<p>{p}</p>" for p in paragraphs) + "</article>\n")


def strange():
    """What editors and machines make of headlines."""
    return issue("strange", '<page number="1" name="要闻 &lt;&amp;&gt;">' + "".join([
        article("水位 &lt; 3米 &amp; 风力 &gt; 5级 ]]&gt; &lt;script&gt;", "正文一。"),
        article("很" * 1000, "正文二。"),
        article("\u202e倒着写的标题\u202c与\u200b零宽\ufeff", "正文三。"),
        article("重复的标题", "正文四。"),
        article("重复的标题", "正文五。"),
        article("只有标题"),
        "<article><p>没有标题的文章，从第一句话里取一个名字。</p>"
        "<subheading>但有小标题</subheading><p>还有正文。</p></article>",
        "<article><headline><line> </line></headline><p>标题是空白。</p>"
        "</article>",
        "<article><byline>本报记者 甲</byline></article>",
        article("两种图说", more="<figure><caption>图说不带图片</caption>"
                "</figure>"),
        "<picture><caption>只有图说</caption></picture>",
        "<notice><p>没有标题的启事。</p></notice>"]) +
        '</page><page number="2"/><page number="&lt;3&gt;">' +
        article("末版", "正文。") + "</page>")


def pages_apart():
    """下转 and 上接 that are joined, apart, and lead nowhere."""
    return issue("apart", '<page number="1">' + "".join([
        article("接得上", "开头。", more='<jump to="2" joined="true" '
                'printed="(下转二版)"/><continued from="1" '
                'printed="(上接一版)"/>'),
        article("分两处", "开头。", more='<jump to="3" printed="下转第3版"/>'),
        article("没下文", "开头。", more='<jump to="9" printed="下转第9版"/>')]) +
        '</page><page number="2">' + article("二版新闻", "正文。") +
        '</page><page number="3"><article><continued from="1" '
        'printed="上接第1版"/><p>结尾。</p></article></page>')


WEBP = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" '
       'onload="alert(1)"><script>alert(2)</script>'
       '<rect width="120" height="60" fill="#888"/></svg>')


def page_image(where, name, *options):
    """A picture of a page, from a PDF, as a file called NAME."""
    source = support.edition(SEED, ".pdf")
    stem, suffix = name.rsplit(".", 1)
    kind = "-png" if suffix == "png" else "-jpeg"
    support.output("pdftoppm", "-singlefile", kind, *options, source,
                   where / stem)
    if suffix not in ("png", "jpg"):
        (where / f"{stem}.jpg").rename(where / name)


GOOD = ["photo.jpg", "名 字.jpg", "chart.png", "large.jpg", "icon.webp",
        "map.svg"]
BAD = ["absent.jpg", "text.jpg", "half.jpg", "../outside.jpg", "/etc/hostname",
       "https://www.example.org/a.jpg"]


def with_pictures():
    """Pictures of each kind, and each kind of fault."""
    figures = [article(f"配图文章{i}", "图前。", more=(
        f'<figure src="{name}"><caption>第{i}张图的说明。</caption>'
        "<credit>本报记者 甲 摄</credit></figure>"))
        for i, name in enumerate([*GOOD, *BAD], 1)]
    path = issue("pictures", '<page number="1">' + "".join([
        *figures,
        '<picture src="photo.jpg" alt="一页报纸的样子"/>',
        '<picture src="chart.png"><headline><line>图片标题</line></headline>'
        "<caption>图片的说明。</caption></picture>",
        '<picture src="photo.jpg" alt=""><caption>有装饰的一角。</caption>'
        "</picture>",
        '<picture src="absent.jpg"><caption>只剩说明。</caption></picture>']) +
        "</page>")
    where = path.parent
    page_image(where, "photo.jpg", "-r", "40")
    page_image(where, "名 字.jpg", "-r", "30", "-gray")
    page_image(where, "chart.png", "-r", "40", "-gray")
    page_image(where, "large.jpg", "-r", "300")
    (where / "icon.webp").write_bytes(WEBP)
    (where / "map.svg").write_text(SVG)
    (where / "text.jpg").write_text("这不是图片")
    (where / "half.jpg").write_bytes((where / "photo.jpg").read_bytes()[:3000])
    return path


RARE = "\u4dae\U0002cb4e\U00020bb7"  # in names of persons and places


def rare_names():
    """A name in characters that few fonts have, in text and headline."""
    return issue("rare", '<page number="1">' + article(
        f"{RARE[0]}水村民{RARE[2]}先生", f"村民王{RARE[1]}说，今年收成好。") +
        "</page>")


PLAIN = [Plain(path) for path in [*INPUTS, *corpus()]]
STRANGE = Ebook("strange", strange())
PICTURES = Ebook("pictures", with_pictures())
RARE_NAMES = Ebook("rare names", rare_names())
APART = Ebook("apart", pages_apart())
VERTICAL = Ebook("vertical", SEED, "--writing-mode=vertical")
FONTS = Ebook("fonts", SEED, "--embed-fonts")
CERTIFIED = Ebook("certified", SEED, "--certified-by=河湾盲校",
                  "--certifier-report=https://www.example.org/report")
VERTICAL_PICTURES = Ebook("vertical with pictures", PICTURES.source,
                          "--writing-mode=vertical", "--embed-fonts")
SPECIAL = [STRANGE, PICTURES, RARE_NAMES, APART, VERTICAL, FONTS, CERTIFIED,
           VERTICAL_PICTURES]
EBOOKS = [*PLAIN, *SPECIAL]
