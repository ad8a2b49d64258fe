"""Pictures for the tests, made on the spot: a country scene in every format
and colour that an issue may come with, and files that are broken."""
import struct
import subprocess
import zlib

import support

SCENE = """%!PS
1 0.9 0.7 setrgbcolor 0 0 900 600 rectfill
0.3 0.5 0.7 setrgbcolor 0 210 moveto 180 360 lineto 360 225 lineto
540 390 lineto 900 195 lineto 900 0 lineto 0 0 lineto fill
0.25 0.45 0.25 setrgbcolor 0 0 900 150 rectfill
0.7 0.2 0.15 setrgbcolor 60 480 120 100 rectfill showpage
"""
CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 180">
<script>alert(1)</script><text x="150" y="20" font-size="16"
 text-anchor="middle">夏粮产量（万吨）</text><g fill="#777">
<rect x="40" y="90" width="40" height="70"/>
<rect x="180" y="50" width="40" height="110"/></g>
<path d="M20 160 H280" stroke="#000"/></svg>
"""
BLURRED = """<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">
<filter id="f"><feGaussianBlur stdDeviation="3"/></filter>
<circle cx="45" cy="30" r="20" fill="#c00" filter="url(#f)"/></svg>
"""


def jpeg(device="jpeg", width=900):
    """The scene as Ghostscript's DEVICE writes it: with an ICC profile, and in
    CMYK as Adobe's programs do."""
    return subprocess.run(
        ["gs", "-q", "-dSAFER", "-o", "-", f"-sDEVICE={device}",
         f"-r{72 * width / 900}", f"-g{width}x{width * 2 // 3}", "-"],
        input=SCENE.encode(), capture_output=True, check=True).stdout


def segments(data):
    """The marker segments of a JPEG before its scan, and what follows them."""
    at, found = 2, []
    while data[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(data[at + 2:at + 4])
        found.append(data[at:end])
        at = end
    return found, data[at:]


def without_profile(data):
    head, scan = segments(data)
    return data[:2] + b"".join(s for s in head if s[1] != 0xE2) + scan


def with_segment(data, marker, content):
    return (data[:2] + bytes([0xFF, marker]) +
            (len(content) + 2).to_bytes(2) + content + data[2:])


def turned(data, orientation):
    """A JPEG with EXIF data that say how it was held."""
    return with_segment(data, 0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(
        ">HHIHH", 274, 3, 1, orientation, 0) + bytes(4))


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))


def png(width, height, alpha=False, pixel=None):
    """A gradient, its left half transparent if ALPHA."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            rows += bytes((255 * x // width, 255 * y // height, 90))
            if alpha:
                rows.append(0 if x < width // 2 else 255)
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if alpha else 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) +
            chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b""))


def huge():
    """A header that promises more pixels than memory holds."""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(
        ">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)) +
        chunk(b"IDAT", b"") + chunk(b"IEND", b""))


WORDS = ("近日，城东新区的麦田迎来收割，田间机声不断，农户抢抓晴好天气，"
         "连日把新麦收进粮仓。镇里组织农机手跨村作业，确保颗粒归仓。")


def paragraphs(n):
    return f"<p>{WORDS * 2}</p>" * n


def figure(source, caption, more=""):
    return (f'<figure src="{source}"{more}><caption>{caption}</caption>'
            f"<credit>林牧 摄</credit></figure>")


def issue(*articles):
    """Issue XML of one page with ARTICLES, each the body of one."""
    return ('<issue xmlns="urn:kanyin:issue:1" xml:lang="zh-Hans"><masthead>'
            "<title>云川日报</title><date>2021-06-08</date></masthead>"
            '<page number="1" name="要闻">' + "".join(
                f"<article><headline><line>新麦开镰{'一二三四五六七八九'[i]}"
                f"</line></headline>{body}</article>"
                for i, body in enumerate(articles)) + "</page></issue>")


def write(files, *articles):
    """A folder with FILES, bytes or text by name, and the issue of ARTICLES; the
    path of that."""
    folder = support.folder()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes)
                         else content.encode())
    path = folder / "album.xml"
    path.write_text(issue(*articles))
    return path


def every_kind():
    """An issue that shows every kind of picture."""
    scene, cmyk = jpeg(), jpeg("jpegcmyk")
    files = {"lead.jpg": jpeg(width=1500), "gray.jpg": jpeg("jpeggray"),
             "bare.jpg": without_profile(scene), "cmyk.jpg": cmyk,
             "plain-cmyk.jpg": without_profile(cmyk),
             "turned.jpg": turned(scene, 6), "opaque.png": png(700, 300),
             "alpha.png": png(700, 300, alpha=True), "chart.svg": CHART,
             "blurred.svg": BLURRED, "光 影/图 1.jpg": scene,
             "photo.webp": (support.ROOT / "tests/pictures/photo.webp").read_bytes()}
    bodies = ["".join(paragraphs(2) + figure(name, f"图为{name}。")
                      for name in files)]
    bodies[0] = figure("lead.jpg", "晨光中的麦田。") + bodies[0]
    return write(files, bodies[0], paragraphs(1) + figure(
        "alpha.png", "合作社的标志。", ' alt="彩色标志"') + figure(
        "opaque.png", "装饰。", ' alt=""'))
