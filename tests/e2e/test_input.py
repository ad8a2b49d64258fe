#!/usr/bin/env python3
"""Bad input: each fault is an error that names the file, and the place if it
has one; nothing is left behind, and the run's other issues are built."""
import io
import random
import re
import unittest
import xml.etree.ElementTree as ET
import zipfile

import support
from support import SEED, folder, kanyin, parsed, write

TEXT = "东昌府讯\n第1345期\n"
XML = parsed(SEED).decode()
NOISE = random.Random(1).randbytes(20000)
SECRET = write("secret.txt", "不可外传")
ENTITY = f"""<?xml version="1.0"?>
<!DOCTYPE issue [<!ENTITY secret SYSTEM "{SECRET.as_uri()}">]>
<issue xmlns="urn:kanyin:issue:1" xml:lang="zh-Hans">
<masthead><title>&secret;</title></masthead></issue>
"""
BOMB = """<?xml version="1.0"?>
<!DOCTYPE issue [<!ENTITY a "报报报报报报报报报报">
""" + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">\n'
              for a, b in zip("abcdefgh", "bcdefghi")) + """]>
<issue xmlns="urn:kanyin:issue:1" xml:lang="zh-Hans">
<masthead><title>&i;</title></masthead></issue>
"""
HERE = r"bad\.txt"


def packed(*names):
    """A zip with files of these NAMES."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, TEXT)
    return file.getvalue()


# What people take for a text: first bytes or all, and what it is.
FORMATS = [
    (".docx", packed("[Content_Types].xml", "word/document.xml"),
     "a Word or WPS document"),
    (".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + TEXT.encode("utf-16-le"),
     "a Word or WPS document"),
    (".rtf", r"{\rtf1\ansi " + TEXT, "a document in Rich Text Format"),
    (".html", "\ufeff\n<!DOCTYPE HTML>\n<p>" + TEXT, "a web page"),
    (".epub", packed("mimetype").replace(TEXT.encode(),
                                         b"application/epub+zip"),
     "an e-book"),
    (".zip", packed("1.txt"), "a packed archive"),
    (".pdf", "%PDF-1.7\n" + TEXT, "a PDF"),
    (".jpg", b"\xff\xd8\xff\xe0" + NOISE, "a picture"),
]

# name, content, options, what the error says
CASES = [
    *((f"a file {suffix}", content, (),
       rf"{HERE}: error: is {name}, not a text.*\[not-text\]")
      for suffix, content, name in FORMATS),
    ("empty file", b"", (), rf"{HERE}: error: .*\[empty-input\]"),
    ("white space", " \n　\t\r\n\n", (),
     rf"{HERE}: error: .*\[empty-input\]"),
    ("binary noise", NOISE, (), rf"{HERE}(:\d+)*: error: "),
    ("zero bytes", bytes(4096), (), rf"{HERE}(:\d+)*: error: "),
    ("a picture", b"\x89PNG\r\n\x1a\n" + NOISE, (),
     rf"{HERE}(:\d+)*: error: "),
    ("bytes not UTF-8", TEXT.encode() + b"\xff\xfe\n",
     ("--encoding", "utf-8"),
     rf"{HERE}(:\d+)*: error: .*\b{len(TEXT.encode())}\b.*\[bad-encoding\]"),
    ("a character cut short", TEXT.encode() + "报".encode()[:2],
     ("--encoding", "utf-8"), rf"{HERE}(:\d+)*: error: .*\[bad-encoding\]"),
    ("half a character of UTF-16", TEXT.encode("utf-16") + b"x", (),
     rf"{HERE}(:\d+)*: error: .*\[bad-encoding\]"),
    ("unknown encoding", TEXT, ("--encoding", "klingon"),
     rf"{HERE}: error: .*klingon.*\[unknown-encoding\]"),
    ("XML cut short", XML[:len(XML) // 2], (),
     rf"{HERE}:\d+(:\d+)?: error: .*\[xml-malformed\]"),
    ("XML with a wrong end tag",
     XML.replace("</headline>", "</headlime>", 1), (),
     rf"{HERE}:\d+(:\d+)?: error: .*\[xml-malformed\]"),
    ("XML with an unknown element",
     XML.replace("headline>", "heading>"), (),
     rf"{HERE}:\d+(:\d+)?: error: .*\[xml-invalid\]"),
    ("XML of another sort", '<?xml version="1.0"?>\n<html><body/></html>', (),
     rf"{HERE}(:\d+)*: error: .*\[xml-invalid\]"),
    ("XML without a title", re.sub("<title.*</title>", "", XML), (),
     rf"{HERE}(:\d+)*: error: .*\[xml-invalid\]"),
    ("XML with an external entity", ENTITY, (),
     rf"{HERE}(:\d+)*: error: .*\[xml-"),
    ("a text without a headline", "这只是一段话，不是报纸。" * 40, (),
     rf"{HERE}: error: .*\[no-headline\]"),
    ("XML with an entity bomb", BOMB, (), rf"{HERE}(:\d+)*: error: .*\[xml-"),
]


@support.spread_cases
class BadInput(unittest.TestCase):
    def fails(self, where, arguments, pattern, names):
        """The build fails with an error line, and only NAMES are made."""
        done = kanyin("build", "-o", where, *arguments)
        self.assertEqual(done.returncode, 1, done.messages)
        self.assertRegex(done.messages, pattern)
        self.assertEqual(sorted(p.name for p in where.iterdir()), names)
        self.assertNotIn("不可外传", done.messages)

    @support.for_each(CASES)
    def test_fails_on(self, case):
        _, content, options, pattern = case
        self.fails(folder(), [*options, write("bad.txt", content)], pattern,
                   [])

    @support.for_each(CASES)
    def test_parse_writes_nothing_for(self, case):
        _, content, options, pattern = case
        where = folder() / "issue.xml"
        done = kanyin("parse", *options, "-o", where,
                      write("bad.txt", content))
        self.assertEqual((done.returncode, done.stdout, where.exists()),
                         (1, b"", False))

    def test_fails_on_a_missing_file(self):
        self.fails(folder(), [folder() / "bad.txt"],
                   rf"{HERE}: error: .*\[file-unreadable\]", [])

    def test_fails_on_an_empty_folder(self):
        self.fails(folder(), [folder()],
                   r": error: the folder has no text.*\[empty-input\]", [])

    def test_a_reason_names_no_temporary_file(self):
        where = folder() / "absent" / "issue.xml"
        self.assertRegex(kanyin("parse", "-o", where, SEED).messages,
                         rf"(?m): error: {where} cannot be written: "
                         r"[^:./]+ \[file-unwritable\]$")

    def test_others_of_the_run_are_built(self):
        first = write("first.txt", SEED.read_bytes())
        last = write("last.txt", SEED.read_bytes())
        bad = write("bad.txt", b"")
        self.fails(folder(), [first, bad, last], rf"{HERE}: error: ",
                   ["first.epub", "first.pdf", "last.epub", "last.pdf"])


# Odd, but text: behind a headline it must come through with every character
# and no crash.
HEADED = "全县春耕生产全面展开\n\n本报讯 各乡镇抢抓农时。\n\n"
ODD = [(name, HEADED + text) for name, text in [
    ("one character", "报"),
    ("one long line", "长" * 200_000),
    ("many short lines", "短\n" * 20_000),
    ("many blank lines", "东昌府讯\n" + "\n" * 50_000 + "2021年6月8日\n"),
    ("Latin only", "The quick brown fox jumps over the lazy dog.\n" * 30),
    ("punctuation only", "。，、；：？！（）《》“”……——\n" * 20),
    ("digits only", "20210608\n" * 30),
    ("marks of XML", "版 <issue> & ]]> \"' &amp; <!-- -->\n" * 10),
    ("nested brackets", "（" * 5_000 + "报" + "）" * 5_000),
    ("jumps in a circle", "甲\n(下转二版)\n(上接二版)\n(下转一版)\n" * 50),
    ("form feeds", "第一版\f第二版\f第三版\f"),
]]


@support.spread_cases
class OddInput(unittest.TestCase):
    @support.for_each(ODD)
    def test_keeps_every_character_of(self, case):
        text = case[1]
        done = kanyin("parse", write("odd.txt", text))
        self.assertEqual(done.returncode, 0, done.messages)
        self.assertEqual("", support.difference(
            text, support.words(ET.fromstring(done.stdout))))

    @support.for_each([c for c in ODD if len(c[1]) < 30_000])
    def test_builds(self, case):
        done = kanyin("build", "-q", "-o", folder(), write("odd.txt", case[1]))
        self.assertEqual(done.returncode, 0, done.messages)


if __name__ == "__main__":
    support.main()
