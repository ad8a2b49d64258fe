#!/usr/bin/env python3
"""The print edition, and what kanyin check says of finished files."""
import functools
import pathlib
import re
import shutil
import subprocess
import unittest

import album
import support
from support import PROGRAM, SEED, kanyin, output

GHOSTSCRIPT = pathlib.Path("/usr/share/color/icc/ghostscript")
CMYK = GHOSTSCRIPT / "default_cmyk.icc"
SCREEN = GHOSTSCRIPT / "default_rgb.icc"
INPUTS = [*support.INPUTS, album.every_kind()]


@functools.cache
def printed(issue, *options):
    """The print edition of ISSUE."""
    where = support.folder()
    done = kanyin("build", "-q", "--format", "print", "-o", where, *options,
                  issue)
    if done.returncode:
        raise AssertionError(done.messages)
    (pdf,) = where.iterdir()
    return pdf


def inks(pdf):
    """Cyan, magenta, yellow and black of each page, as shares of it."""
    said = output("gs", "-q", "-o", "-", "-sDEVICE=inkcov", pdf)
    return [tuple(map(float, line.split()[:4]))
            for line in said.splitlines() if line.endswith("OK")]


def boxes(pdf):
    """Width and height of the first page's boxes [mm]."""
    said = output("pdfinfo", "-box", pdf)
    found = re.findall(r"(\w+)Box: +(\S+) +(\S+) +(\S+) +(\S+)", said)
    return {name: (round((float(x2) - float(x1)) * 25.4 / 72),
                   round((float(y2) - float(y1)) * 25.4 / 72))
            for name, x1, y1, x2, y2 in found}


def report(pdf, status=0):
    done = kanyin("check", pdf)
    if done.returncode != status:
        raise AssertionError(done.messages + done.stdout.decode())
    return done.stdout.decode()


class PrintEdition(unittest.TestCase):
    def black_alone(self, pdf):
        for cyan, magenta, yellow, black in inks(pdf):
            self.assertEqual((cyan, magenta, yellow), (0, 0, 0))
            self.assertGreater(black, 0)

    def test_is_called_after_the_issue(self):
        self.assertEqual(printed(SEED).name, SEED.stem + "-print.pdf")

    def test_boxes(self):
        self.assertEqual(boxes(printed(SEED)), {
            "Media": (216, 303), "Crop": (216, 303), "Bleed": (216, 303),
            "Trim": (210, 297), "Art": (216, 303)})
        self.assertEqual(boxes(printed(SEED, "--marks")), {
            "Media": (230, 317), "Crop": (230, 317), "Bleed": (216, 303),
            "Trim": (210, 297), "Art": (230, 317)})

    def test_text_is_in_black_alone(self):
        for options in ((), ("--marks",), ("--intent", CMYK),
                        ("--impose", "booklet", "--marks")):
            self.black_alone(printed(SEED, *options))

    def test_marks_are_in_all_inks_of_the_press(self):
        for cyan, magenta, yellow, _ in inks(
                printed(SEED, "--marks", "--intent", CMYK)):
            self.assertTrue(0 < cyan == magenta == yellow < .001)

    def test_the_slug_says_what_it_is(self):
        slug = "东昌府讯2021年6月8日总第1345期1/5"
        marked, bare = (support.solid(output("pdftotext", "-raw", pdf, "-"))
                        for pdf in (printed(SEED, "--marks"), printed(SEED)))
        self.assertTrue(slug in marked and slug not in bare)

    def test_has_the_words_of_the_archival_edition(self):
        archival = support.edition(SEED, ".pdf")
        self.assertEqual(*(output("pdftotext", "-raw", pdf, "-")
                           for pdf in (archival, printed(SEED))))

    def test_the_same_twice(self):
        for options in (("--marks",), ("--impose", "booklet")):
            one, two = (printed.__wrapped__(SEED, *options).read_bytes()
                        for _ in range(2))
            self.assertEqual(one, two)

    def test_beside_the_other_editions(self):
        where = support.folder()
        done = kanyin("build", "-q", "--format", "epub,print,pdf", "-o", where,
                      SEED)
        self.assertEqual(done.returncode, 0)
        self.assertEqual({path.name[len(SEED.stem):] for path in
                          where.iterdir()}, {".epub", ".pdf", "-print.pdf"})
        self.assertEqual((where / (SEED.stem + "-print.pdf")).read_bytes(),
                         printed(SEED).read_bytes())

    def test_photographs_keep_their_colours_by_profile(self):
        said = report(printed(INPUTS[-1]))
        self.assertIn("1500 × 1000 pixels, 224 ppi, RGB by profile", said)
        self.assertNotIn("RGB without a profile", said)

    def test_photographs_for_one_ink(self):
        pdf = printed(INPUTS[-1], "--convert-photos")
        self.black_alone(pdf)
        self.assertIn("1500 × 1000 pixels, 224 ppi, black alone (gray)",
                      report(pdf))

    def test_photographs_for_four_inks(self):
        said = report(printed(INPUTS[-1], "--convert-photos", "--intent",
                              CMYK))
        self.assertIn("1500 × 1000 pixels, 224 ppi, CMYK\n", said)
        self.assertNotIn("RGB without a profile", said)


@support.spread_cases
class Imposed(unittest.TestCase):
    @support.for_each([("booklet", (4, (420, 297))), ("2up", (3, (426, 297)))])
    def test_sheets(self, case):
        way, (sides, trim) = case
        pdf = printed(SEED, "--impose", way, "--marks")
        self.assertIn(f"Pages:           {sides}\n", output("pdfinfo", pdf))
        self.assertEqual(boxes(pdf)["Trim"], trim)
        self.assertIn("Ready to print: yes", report(pdf))

    def test_pages_stand_where_the_fold_wants_them(self):
        """Five pages on two sheets: the first has page 1 on its right, and on
        its back page 2 on its left; the second 3 on the front, 4 and 5."""
        pdf = printed(SEED, "--impose", "booklet", "--marks")
        for side, pages in enumerate(("空白 1/5", "2/5 空白", "空白 3/5",
                                      "4/5 5/5"), 1):
            text = output("pdftotext", "-f", str(side), "-l", str(side), pdf,
                          "-")
            self.assertIn(pages, re.sub(r"\s+", " ", text))

    def test_signatures(self):
        pdf = printed(SEED, "--impose", "booklet", "--signature", "1",
                      "--creep", "0.1", "--marks")
        text = re.sub(r"\s+", " ", output("pdftotext", pdf, "-"))
        self.assertIn("2-1 正面 空白 5/5", text)


REFUSED = [
    ("no profile", SEED, "is not an ICC profile"),
    ("a profile of a screen", SCREEN, "its class is not prtr"),
    ("half a profile", None, "is cut short"),
    ("nothing", "./nowhere.icc", "cannot be read"),
]


@support.spread_cases
class Intents(unittest.TestCase):
    @support.for_each([(name, (profile, reason))
                       for name, profile, reason in REFUSED])
    def test_refused(self, case):
        profile, reason = case[1]
        if not profile:
            profile = support.write("half.icc", CMYK.read_bytes()[:90000])
        where = support.folder()
        done = kanyin("build", "--format", "print", "--intent", profile, "-o",
                      where, SEED)
        self.assertEqual(done.returncode, 1)
        self.assertIn(reason, done.messages)
        self.assertEqual(list(where.iterdir()), [])

    def build(self, data):
        """A program elsewhere, whose data folder is DATA, builds for
        newsprint."""
        where = support.folder()
        program = shutil.copy(PROGRAM, where)
        done = subprocess.run(
            [program, "build", "-q", "--format", "print", "--intent",
             "newsprint", "-o", where, SEED],
            env={"PATH": "/usr/bin", "XDG_DATA_DIRS": str(data)},
            capture_output=True, text=True)
        return done, where / (SEED.stem + "-print.pdf")

    def test_newsprint_not_made(self):
        done, _ = self.build("/nonexistent")
        self.assertEqual(done.returncode, 1)
        self.assertIn("'make newsprint'", done.stderr)

    def test_newsprint(self):
        data = support.folder()
        (data / "kanyin").mkdir()
        shutil.copy(CMYK, data / "kanyin/newsprint.icc")
        done, pdf = self.build(data)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(report(pdf), r"GTS_PDFX: .*class prtr, CMYK")


@support.spread_cases
class Check(unittest.TestCase):
    @support.for_each(INPUTS)
    def test_own_editions_are_fit(self, path):
        self.assertIn("Ready to print: yes", report(printed(path)))
        self.assertIn("Archival keys: yes",
                      report(support.edition(path, ".pdf")))

    def test_says_what_is_in_the_archival_edition(self):
        said = report(support.edition(SEED, ".pdf"))
        for words in ("Claims: PDF/A-3A PDF/UA-1", "GTS_PDFA1",
                      "Boxes:\n  pages 1-5: media 210.0 × 297.0 mm",
                      "black alone (gray)", "NotoSerifCJKsc-Regular",
                      "language zh-Hans", "  issue.xml, ",
                      "Ready to print: no\n  - it names no press"):
            self.assertIn(words, said)

    def test_names_each_file(self):
        pdf = printed(SEED)
        done = kanyin("check", pdf, SEED, pdf)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.decode().count(f"{pdf}\n"), 2)
        self.assertIn(f"{SEED}: error: this is not a PDF file", done.messages)

    def test_locked(self):
        where = support.folder() / "locked.pdf"
        for user, words in (("secret", "is locked by a password"), ("", "")):
            output("qpdf", "--encrypt", user, "owner", "256", "--",
                   printed(SEED), where)
            done = kanyin("check", where)
            self.assertEqual(done.returncode, 1)
            self.assertIn(words, done.messages)
        self.assertIn(b"  - it is encrypted\n", done.stdout)

    def test_damaged(self):
        data = printed(SEED).read_bytes()
        for cut in (10, 1000, len(data) // 2, len(data) - 30):
            done = kanyin("check", support.write("cut.pdf", data[:cut]))
            self.assertEqual(done.returncode, 1)
            self.assertTrue("damaged beyond reading" in done.messages or
                            b"it is damaged" in done.stdout, cut)

    def test_a_page_that_names_no_press(self):
        """A plain PDF of another program, in four-colour black."""
        source = support.write("page.ps", "0 0 0 setrgbcolor 9 9 50 50 "
                                          "rectfill showpage")
        pdf = support.folder() / "page.pdf"
        output("gs", "-q", "-sDEVICE=pdfwrite", "-o", pdf, source)
        said = report(pdf, 1)
        for words in ("RGB without a profile", "no output intent GTS_PDFX",
                      "page 1 has no trim box", "does not claim PDF/X",
                      "does not claim PDF/A"):
            self.assertIn(words, said)


if __name__ == "__main__":
    support.main()
