#!/usr/bin/env python3
"""Photographs and drawings, from their files to the printed column."""
import os
import re
import subprocess
import unittest

import album
import support
from support import kanyin

PLACED = re.compile(r"  picture #\d+ (\S+) (\S+) (\S+) (\S+) (.*)")
RUN = re.compile(r'  run #\d+ (\S+) (\S+) \S+ (\S+) "(.*)"')


def build(path, *options):
    """The PDF of the issue at PATH, and what was said."""
    where = support.folder()
    done = kanyin("build", "--format", "pdf", "-o", where, *options, path)
    if done.returncode:
        raise AssertionError(done.messages)
    return where / "album.pdf", done.messages


def placed(path, *options):
    """By page: its pictures, as (x, y, width, height, name), and its runs, as
    (x, y, size, text)."""
    dump = kanyin("dump", "pages", *options, path).stdout.decode()
    pages = []
    for line in dump.split("\n"):
        if line.startswith("page "):
            pages.append(([], []))
        elif match := PLACED.match(line):
            pages[-1][0].append((*map(float, match.groups()[:4]), match[5]))
        elif match := RUN.match(line):
            pages[-1][1].append((*map(float, match.groups()[:3]), match[4]))
    return pages


def pixels(pdf, page):
    """A page at 72 pixels an inch: width and RGB bytes."""
    out = subprocess.run(["pdftoppm", "-r", "72", "-f", str(page), "-l",
                          str(page), pdf], check=True,
                         capture_output=True).stdout
    header = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", out)
    return int(header[1]), out[header.end():]


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.issue = album.every_kind()
        cls.pdf, cls.messages = build(cls.issue)
        cls.bytes = cls.pdf.read_bytes()

    def test_a_jpeg_is_kept_byte_for_byte_and_once(self):
        for name in ("lead", "gray", "bare", "cmyk", "plain-cmyk", "turned"):
            data = (self.issue.parent / f"{name}.jpg").read_bytes()
            self.assertEqual(self.bytes.count(data), 1, name)

    def test_the_bytes_of_an_issue_are_the_same_again(self):
        self.assertEqual(self.bytes, build(self.issue)[0].read_bytes())

    def test_no_picture_asks_for_smoothing(self):
        objects = support.output("qpdf", "--json", self.pdf)
        self.assertNotIn("/Interpolate", objects)

    def test_only_cmyk_without_a_profile_is_reported(self):
        self.assertEqual(re.findall(r"(\S+) is in CMYK|\[(picture-[a-z]+)\]",
                                    self.messages),
                         [("plain-cmyk.jpg", ""), ("", "picture-colours")])

    def test_alternative_text_is_given_or_the_caption(self):
        objects = support.output("qpdf", "--json", self.pdf)
        self.assertIn('"/Alt": "u:彩色标志"', objects)
        self.assertIn('"/Alt": "u:图为gray.jpg。"', objects)

    def test_scripts_of_drawings_are_gone_and_their_text_is_text(self):
        self.assertNotIn(b"alert", self.bytes)
        self.assertIn("夏粮产量", support.output("pdftotext", self.pdf, "-"))


class Colours(unittest.TestCase):
    def test_gray_pictures_and_drawings_print_in_black_alone(self):
        pdf, _ = build(album.write(
            {"a.jpg": album.jpeg("jpeggray"), "b.svg": album.CHART},
            album.figure("a.jpg", "图") + album.figure("b.svg", "图")))
        ink = support.output("gs", "-q", "-o", "-", "-sDEVICE=inkcov", pdf)
        cyan, magenta, yellow, black = map(float, ink.split()[:4])
        self.assertEqual((cyan, magenta, yellow), (0, 0, 0))
        self.assertGreater(black, .02)

    def test_every_kind_shows_the_scene(self):
        """The red square stands at the upper left in all, whatever its file:
        where it does, red outweighs green and blue."""
        scene, cmyk = album.jpeg(), album.jpeg("jpegcmyk")
        for name, data in (("rgb", scene), ("cmyk", cmyk), (
                "plain", album.without_profile(cmyk))):
            issue = album.write({"a.jpg": data}, album.paragraphs(1) +
                                album.figure("a.jpg", "图"))
            pdf, _ = build(issue)
            x, y, width, height, _ = placed(issue)[0][0][0]
            columns, data = pixels(pdf, 1)
            at = (int(y + height / 9) * columns + int(x + width * .13)) * 3
            red, green, blue = data[at:at + 3]
            self.assertGreater(red, max(green, blue) + 60, name)

    def test_each_orientation_is_shown_upright(self):
        """The square at the stored picture's upper left is shown in the corner
        that EXIF names."""
        corners = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1),
                   5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
        scene = album.jpeg(width=300)
        files = {f"{i}.jpg": album.turned(scene, i) for i in corners}
        issue = album.write(files, "".join(
            album.paragraphs(1) + album.figure(name, name) for name in files))
        pdf, _ = build(issue)
        seen = 0
        for nth, (pictures, _) in enumerate(placed(issue), 1):
            columns, data = pixels(pdf, nth)
            for x, y, width, height, name in pictures:
                i = int(name[0])
                along, down = (.13, .11) if i < 5 else (.11, .13)
                right, foot = corners[i]
                px = x + width * (1 - along if right else along)
                py = y + height * (1 - down if foot else down)
                at = (int(py) * columns + int(px)) * 3
                red, green, blue = data[at:at + 3]
                self.assertGreater(red, max(green, blue) + 60, name)
                self.assertEqual(width > height, i < 5)
                seen += 1
        self.assertEqual(seen, 8)


class Columns(unittest.TestCase):
    def test_a_caption_stays_under_its_picture(self):
        """Whatever stands before it, and in every style: the words begin under
        the picture they belong to."""
        scene = album.jpeg(width=660)
        for style in ("archive", "book", "column13"):
            for n in range(1, 12, 2):
                issue = album.write({"a.jpg": scene}, album.paragraphs(n) +
                                    album.figure("a.jpg", "图注在此。") +
                                    album.paragraphs(3))
                found = [(picture, run)
                         for pictures, runs in placed(issue, "--style", style)
                         for picture in pictures for run in runs
                         if run[3] == "图注在此。"]
                self.assertEqual(len(found), 1, (style, n))
                (x, y, width, height, _), (left, baseline, size, _) = found[0]
                self.assertAlmostEqual(left, x, delta=1)
                gap = baseline - y - height
                self.assertTrue(size * .8 < gap < size * 2.2, (style, n, gap))

    def test_text_flows_on_where_a_column_does_not_hold_a_picture(self):
        """Both columns of the first page end with what stands within two lines
        of its foot, wherever the picture comes."""
        scene = album.jpeg(width=660)
        for n in range(3, 11):
            issue = album.write({"a.jpg": scene}, album.paragraphs(n) +
                                album.figure("a.jpg", "图") +
                                album.paragraphs(12))
            pictures, runs = placed(issue)[0]
            for left in (True, False):
                feet = [y for x, y, *_ in runs if (x < 297) == left]
                self.assertGreater(max(feet), 735, (n, left))

    def test_the_lead_picture_goes_across_the_columns(self):
        issue = album.write({"a.jpg": album.jpeg(width=1500)}, album.figure(
            "a.jpg", "图") + album.paragraphs(3), album.figure("a.jpg", "图二"))
        widths = [picture[2] for pictures, _ in placed(issue)
                  for picture in pictures]
        self.assertAlmostEqual(widths[0], 483, delta=1)
        self.assertAlmostEqual(widths[1], 231, delta=1)

    def test_few_pixels_are_reported_and_not_enlarged_much(self):
        issue = album.write({"a.jpg": album.jpeg(width=300)},
                            album.figure("a.jpg", "图"))
        _, messages = build(issue)
        self.assertRegex(messages, r"a\.jpg is printed 51 mm wide with 150 "
                         r"pixels an inch.* 400 pixels.*\[picture-coarse\]")
        self.assertEqual(kanyin("build", "--strict", "-o", support.folder(),
                                issue).returncode, 1)

    def test_a_caption_longer_than_a_page_is_set(self):
        issue = album.write({"a.jpg": album.jpeg(width=660)},
                            album.figure("a.jpg", album.WORDS * 60))
        pdf, _ = build(issue)
        text = support.solid(support.output("pdftotext", "-raw", pdf, "-"))
        self.assertEqual(text.count("确保颗粒归仓"), 60)


SCENE = album.jpeg(width=700)
PNG = album.png(40, 30)

# name, the file's bytes, its name, what is said of it
BAD = [
    ("cut short", SCENE[:len(SCENE) // 2], "a.jpg", "damaged.*unreadable"),
    ("damaged", SCENE[:6000] + bytes(900) + SCENE[6900:], "a.jpg",
     "damaged.*unreadable"),
    ("PNG cut short", PNG[:-30], "a.png", "damaged.*unreadable"),
    ("PNG damaged", PNG[:60] + b"\0\0" + PNG[62:], "a.png",
     "damaged.*unreadable"),
    ("no picture", "<html></html>", "a.jpg", "not a JPEG.*unreadable"),
    ("empty", b"", "a.jpg", "not a JPEG.*unreadable"),
    ("huge", album.huge(), "a.png", r"60000 × 60000.*unreadable"),
    ("WebP cut short", b"RIFF\x20\0\0\0WEBPVP8 ", "a.webp",
     "damaged.*unreadable"),
    ("SVG cut short", album.CHART[:200], "a.svg", "damaged.*unreadable"),
    ("SVG without size", '<svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg",
     "no size.*unreadable"),
    ("a drawing of drawings", '<svg xmlns="http://www.w3.org/2000/svg" '
     'width="9" height="9"><g id="a"><path d="M0 0h9"/></g>' + "".join(
         f'<g id="{b}">{f"""<use href="#{a}"/>""" * 12}</g>'
         for a, b in zip("abcdefg", "bcdefgh")) + '<use href="#h"/></svg>',
     "a.svg", "too intricate.*unreadable"),
    ("entities", '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefg", "bcdefgh"))
     + ']><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
     "<text>&h;</text></svg>", "a.svg", "damaged.*unreadable"),
]
NAMES = [("missing", "none.jpg"), ("above", "../a.jpg"),
         ("hidden above", "x/../../a.jpg"), ("absolute", "/etc/hostname"),
         ("address", "https://example.org/a.jpg"), ("folder", "."),
         ("no name", "")]


@support.spread_cases
class BadInput(unittest.TestCase):
    def built(self, issue, message):
        """The issue is built with the caption, and MESSAGE said once."""
        pdf, messages = build(issue)
        found = re.findall(rf"^\S*album\.xml(?::\d+)*: warning: .*"
                           rf"picture .*{message}.*$", messages, re.M)
        self.assertEqual(len(found), 1, messages)
        self.assertIn("图注在此", support.output("pdftotext", pdf, "-"))

    @support.for_each(BAD)
    def test_bad_file(self, case):
        _, data, name, message = case
        self.built(album.write({name: data}, album.figure(name, "图注在此。")),
                   message)

    def test_a_message_names_the_line_of_the_issue_xml(self):
        """Whatever line of a text the XML says its words are from."""
        for line in ("", ' line="40"'):
            issue = album.write({}, "\n\n" + album.figure(
                "a.jpg", "图注在此。", line))
            self.assertIn("album.xml:3: warning: picture a.jpg ",
                          build(issue)[1])

    @support.for_each(NAMES)
    def test_bad_name(self, case):
        self.built(album.write({"a.jpg": SCENE}, album.figure(
            case[1], "图注在此。")), r"picture-missing")

    def test_a_pipe_is_not_waited_for(self):
        issue = album.write({}, album.figure("a.jpg", "图注在此。"))
        os.mkfifo(issue.parent / "a.jpg")
        self.built(issue, "picture-missing")

    def test_a_wrong_extension_is_reported_and_the_picture_shown(self):
        issue = album.write({"a.png": SCENE}, album.figure("a.png", "图注在此。"))
        self.built(issue, "a.png is a JPEG file.*picture-misnamed")
        self.assertEqual(build(issue)[0].read_bytes().count(SCENE), 1)

    def test_a_profile_for_other_colours_is_left_out(self):
        head, _ = album.segments(album.jpeg("jpeggray"))
        gray = next(s for s in head if s[1] == 0xE2)
        data = album.with_segment(album.without_profile(SCENE), 0xE2, gray[4:])
        issue = album.write({"a.jpg": data}, album.figure("a.jpg", "图注在此。"))
        self.built(issue, "picture-colours")
        self.assertNotIn("ICCBased", support.output(
            "qpdf", "--json", build(issue)[0]))


if __name__ == "__main__":
    support.main()
