"""An issue's text set by Typst in the page of a style, to be measured beside
the program's own: same paper, columns, type and measure, Typst's own breaking
and justification."""
import pathlib
import shutil
import subprocess
import xml.etree.ElementTree as ET

NAMESPACE = "{urn:kanyin:issue:1}"
HEAD = """#set page(paper: "a4", columns: {columns}, margin: (x: {left}pt,
  top: {head}pt, bottom: 60pt))
#set columns(gutter: {gutter}pt)
#set text(font: "Noto Serif CJK SC", size: {em}pt, lang: "zh", region: "cn")
#set par(justify: true, leading: {leading}pt, spacing: {leading}pt,
  first-line-indent: (amount: 2em, all: true))
#show heading: set text(size: {em}pt)
"""


def escaped(text):
    return "".join("\\" + c if c in "\\#*_`$<>@=-+/[]~'\"" else c
                   for c in " ".join(text.split()))


def source(program, issue, style):
    """The Typst text of an issue: a heading for each headline, a paragraph for
    each paragraph."""
    done = subprocess.run([program, "parse", issue], check=True,
                          capture_output=True)
    parts = [HEAD.format(columns=style.columns, left=style.left,
                         head=style.head, gutter=style.gutter, em=style.em,
                         leading=style.pitch - style.em)]
    for element in ET.fromstring(done.stdout).iter():
        if element.tag == NAMESPACE + "headline":
            parts.append("= " + escaped(" ".join(element.itertext())))
        elif element.tag == NAMESPACE + "p":
            parts.append(escaped("".join(element.itertext())))
    return "\n\n".join(parts) + "\n"


def compile_typst(text, pdf):
    """FALSE if there is no Typst."""
    path = pathlib.Path(pdf).with_suffix(".typ")
    path.write_text(text)
    try:
        import typst
        typst.compile(str(path), output=str(pdf))
        return True
    except ImportError:
        pass
    if not shutil.which("typst"):
        return False
    subprocess.run(["typst", "compile", path, pdf], check=True)
    return True


def set_by_typst(program, issue, style, where):
    """The PDF, or None if there is no Typst."""
    pdf = pathlib.Path(where) / "typst.pdf"
    return pdf if compile_typst(source(program, issue, style), pdf) else None
