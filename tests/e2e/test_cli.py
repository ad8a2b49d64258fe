#!/usr/bin/env python3
"""The command line: usage, options, exit statuses, what goes where."""
import re
import subprocess
import unittest
import xml.etree.ElementTree as ET
import zipfile

import support
from support import NS, SEED, folder, kanyin

MISUSES = [
    ("no command",), ("nonsense",), ("build",), ("parse",), ("dump",),
    ("dump", "tree"), ("dump", "nonsense", SEED), ("parse", SEED, SEED),
    ("build", "--nonsense", SEED), ("build", "-o"), ("build", "--format"),
    ("build", "--format", "docx", SEED), ("build", "--format", "", SEED),
    ("build", "--date", "8 June", SEED), ("build", "--date", "", SEED),
    ("build", "--date", "2021-02-30", SEED),
    ("build", "--number", "many", SEED), ("build", "--title", "", SEED),
    ("build", "--style", "gazette", SEED), ("build", "--style", "", SEED),
    ("dump", "--style", "cover", "pages", SEED),
    ("build", "--marks", SEED), ("build", "--impose", "2up", SEED),
    ("build", "--format", "print", "--impose", "4up", SEED),
    ("build", "--format", "print", "--intent", "tabloid", SEED),
    ("build", "--format", "print", "--signature", "2", SEED),
    ("build", "--format", "print", "--impose", "booklet", "--creep", "9",
     SEED),
    ("build", "--format", "print", "--impose", "booklet", "--signature", "-1",
     SEED),
    ("check",), ("check", "--nonsense", SEED),
    ("build", SEED, SEED),  # both would be written to one name
]


@support.spread_cases
class Usage(unittest.TestCase):
    @support.for_each([(" ".join(map(str, m)).replace(str(SEED), "SEED"), m)
                       for m in MISUSES])
    def test_misuse(self, case):
        arguments = () if case[1] == ("no command",) else case[1]
        done = kanyin(*arguments, cwd=folder())
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertRegex(done.messages, r"kanyin|Usage")

    @support.for_each(["--help", "build --help", "parse --help", "check --help",
                       "dump --help"])
    def test_help(self, words):
        done = kanyin(*words.split())
        self.assertEqual((done.returncode, done.messages), (0, ""))
        self.assertIn(b"Usage:", done.stdout)

    def test_help_names_every_command(self):
        for command in (b"build", b"parse", b"dump"):
            self.assertIn(command, kanyin("--help").stdout)

    def test_version(self):
        self.assertRegex(kanyin("--version").stdout.decode(),
                         r"^kanyin \d+\.\d+\.\d+\n$")

    @support.for_each(["build", "parse", "dump"])
    def test_manual_has_every_option_of(self, command):
        manual = (support.ROOT / "assets/man/kanyin.1").read_text()
        manual = manual.replace("\\-", "-")
        for option in re.findall(r"--[a-z]+",
                                 kanyin(command, "--help").stdout.decode()):
            self.assertIn(option, manual)


STYLES = sorted(path.stem for path in
                support.ROOT.glob("assets/styles/*.style")
                if path.stem != "cover")


@support.spread_cases
class Style(unittest.TestCase):
    @support.for_each(STYLES)
    def test_style_is_there_and_named(self, name):
        done = kanyin("dump", "--style", name, "pages", SEED)
        self.assertEqual(done.returncode, 0, done.messages)
        self.assertIn(name, kanyin("build", "--style", "?", SEED).messages)

    def test_own_file_is_the_style(self):
        own = support.ROOT / "assets/styles/book.style"
        self.assertEqual(kanyin("dump", "--style", own, "pages", SEED).stdout,
                         kanyin("dump", "--style", "book", "pages",
                                SEED).stdout)

    def test_without_it_the_style_is_archive(self):
        self.assertEqual(kanyin("dump", "pages", SEED).stdout,
                         kanyin("dump", "--style", "archive", "pages",
                                SEED).stdout)

    @support.for_each([("key", "[page]\nwidht = 3mm\n", "own.style:2: error"),
                       ("value", "[page]\n\nwidth = 3\n", "own.style:3: error"),
                       ("typeface", "[lead]\ntypeface = x\n",
                        "own.style:2: error"),
                       ("bytes", b"[page]\nwidth = \xff\n", "own.style:2: error"),
                       ("line", "page\n", "own.style:1: error")])
    def test_fault_of_an_own_file(self, case):
        own, where = support.write("own.style", case[1]), folder()
        done = kanyin("build", "--style", own, "-o", where, SEED)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(case[2], done.messages)
        self.assertEqual(list(where.iterdir()), [])

    def test_own_file_that_is_not_there(self):
        done = kanyin("build", "--style", folder() / "own.style", SEED)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[file-unreadable]", done.messages)


class Build(unittest.TestCase):
    def names(self, where):
        return sorted(path.name for path in where.iterdir())

    def test_writes_both_editions_here(self):
        where = folder()
        self.assertEqual(kanyin("build", SEED, cwd=where).returncode, 0)
        self.assertEqual(self.names(where),
                         [SEED.stem + ".epub", SEED.stem + ".pdf"])

    def test_writes_one_edition(self):
        for name in ("epub", "pdf"):
            where = folder()
            kanyin("build", "-o", where, "--format", name, SEED)
            self.assertEqual(self.names(where), [f"{SEED.stem}.{name}"])

    def test_makes_the_folder(self):
        where = folder() / "a" / "b"
        self.assertEqual(kanyin("build", "-o", where, SEED).returncode, 0)
        self.assertEqual(len(self.names(where)), 2)

    def test_prints_where_the_editions_lie(self):
        where = folder()
        printed = kanyin("build", "-o", where, SEED).stdout.decode().split()
        self.assertEqual(sorted(printed),
                         [f"{where}/{name}" for name in self.names(where)])

    def test_quiet_prints_nothing(self):
        done = kanyin("build", "-q", "-o", folder(), SEED)
        self.assertEqual((done.stdout, done.messages), (b"", ""))

    def test_takes_chinese_names_and_spaces(self):
        where, issue = folder(), support.write("报 6月8日.v2.txt",
                                               SEED.read_bytes())
        kanyin("build", "-o", where, issue)
        self.assertEqual(self.names(where),
                         ["报 6月8日.v2.epub", "报 6月8日.v2.pdf"])

    def test_takes_a_name_that_begins_with_a_hyphen(self):
        issue = support.write("-issue.txt", SEED.read_bytes())
        done = kanyin("build", "--", issue.name, cwd=issue.parent)
        self.assertEqual(done.returncode, 0, done.messages)

    def test_a_hyphen_is_standard_input(self):
        where = folder()
        with open(SEED, "rb") as text:
            done = kanyin("build", "-o", where, "-", stdin=text)
        self.assertEqual(done.returncode, 0, done.messages)
        self.assertEqual(self.names(where), ["stdin.epub", "stdin.pdf"])
        self.assertEqual(kanyin("parse", "-", input=SEED.read_bytes()).stdout,
                         support.parsed(SEED))
        self.assertEqual(kanyin("parse", "-o", "-", SEED).stdout,
                         support.parsed(SEED))

    def test_a_folder_may_hold_its_editions(self):
        where = folder()
        (where / "1.txt").write_bytes(SEED.read_bytes())
        for _ in range(2):
            done = kanyin("build", "--strict", ".", cwd=where)
            self.assertEqual(done.returncode, 0, done.messages)
        (where / "other.pdf").write_bytes(b"")
        self.assertRegex(kanyin("parse", where).messages,
                         r"warning: \S+/other.pdf is neither text nor")

    def test_strict_fails_on_a_warning(self):
        prose = support.write("prose.txt", "春耕开始了\n\n这不是报纸，只是一句话。\n")
        self.assertIn(": warning: ", kanyin("parse", prose).messages)
        where = folder()
        done = kanyin("build", "--strict", "-o", where, prose)
        self.assertEqual((done.returncode, self.names(where)), (1, []))

    def test_times_names_the_stages(self):
        done = kanyin("build", "--times", "-q", "-o", folder(), SEED)
        for stage in ("recover", "compose", "pdf", "epub", "total"):
            self.assertRegex(done.messages, rf"(?m)^{stage} +[\d.]+ ms$")


class Facts(unittest.TestCase):
    """--title, --date and --number decide, in all that is made."""
    OPTIONS = ("--title", "运河日报", "--date", "1999-12-31",
               "--number", "77")

    def test_in_the_issue_xml(self):
        issue = ET.fromstring(kanyin("parse", *self.OPTIONS, SEED).stdout)
        self.assertEqual([issue.find(f"{NS}masthead/{NS}{name}").text
                          for name in ("title", "date", "number")],
                         ["运河日报", "1999-12-31", "77"])

    def test_a_date_against_the_printed_weekday_is_a_warning(self):
        for date, names in (("2021-06-09", ["weekday-mismatch",
                                            "lunar-mismatch"]),
                            ("2021-06-08", [])):
            messages = kanyin("parse", "--date", date, SEED).messages
            self.assertEqual(re.findall(
                r"txt:\d+: warning: the paper says .*, but --date " + date +
                r" is .* \[([a-z]+-mismatch)\]", messages), names)

    def test_lose_no_word_of_the_paper(self):
        issue = ET.fromstring(kanyin("parse", *self.OPTIONS, SEED).stdout)
        difference = support.difference(SEED.read_text(),
                                        support.words(issue))
        self.assertNotIn("lost", difference)

    def test_in_the_editions(self):
        where = folder()
        kanyin("build", *self.OPTIONS, "-o", where, SEED)
        text = support.output("pdftotext", "-raw", where / (SEED.stem + ".pdf"),
                              "-")
        book = where / (SEED.stem + ".epub")
        for fact in ("运河日报", "1999年12月31日", "第77期"):
            self.assertIn(fact, support.solid(text))
            self.assertIn(fact, support.solid(support.epub_text(book)))
        with zipfile.ZipFile(book) as archive:
            package = next(n for n in archive.namelist()
                           if n.endswith(".opf"))
            self.assertIn("1999-12-31", archive.read(package).decode())


@support.spread_cases
class Encodings(unittest.TestCase):
    CASES = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
             "gb18030"]

    def facts(self, *arguments):
        return kanyin("parse", *arguments).stdout

    @support.for_each(CASES)
    def test_found_out(self, encoding):
        issue = support.write(SEED.name, SEED.read_text().encode(encoding))
        self.assertEqual(self.facts(issue), support.parsed(SEED))

    @support.for_each(CASES)
    def test_named(self, encoding):
        issue = support.write(SEED.name, SEED.read_text().encode(encoding))
        name = encoding.removesuffix("-sig")
        self.assertEqual(self.facts("--encoding", name, issue),
                         support.parsed(SEED))

    def test_line_ends_do_not_matter(self):
        for end in ("\r\n", "\r", "\u2028"):
            issue = support.write(SEED.name,
                                  SEED.read_text().replace("\n", end))
            self.assertEqual(self.facts(issue), support.parsed(SEED))


class Parse(unittest.TestCase):
    def test_writes_to_a_file(self):
        xml = folder() / "issue.xml"
        self.assertEqual(kanyin("parse", "-o", xml, SEED).stdout, b"")
        self.assertEqual(xml.read_bytes(), support.parsed(SEED))

    def test_is_valid_against_the_schema(self):
        support.output("jing", support.ROOT / "assets/schema/issue.rng",
                       support.write("issue.xml", support.parsed(SEED)))

    def test_xml_is_known_by_content(self):
        xml = support.write("issue.txt", support.parsed(SEED))
        self.assertEqual(kanyin("parse", xml).stdout, support.parsed(SEED))

    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([support.PROGRAM, "parse", SEED],
                                  stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard output", done.stderr)


if __name__ == "__main__":
    support.main()
