#!/usr/bin/env python3
"""Marks typed into a text: they decide, they cost no word of the paper, and the
marked text that the program writes gives the same issue again."""
import re
import unittest
import xml.etree.ElementTree as ET

import support
from support import INPUTS, NS, ROOT, kanyin, local, parsed, solid

SOURCES = sorted((ROOT / "tests/corpus/sources").glob("*.xml"))


def shape(xml):
    """The tree without the lines, and without the ids an item's place gives."""
    def node(e):
        attributes = {k: v for k, v in e.attrib.items() if k != "line" and not (
            k == "id" and re.fullmatch(r"p\d+-[afn]\d+", v))}
        mixed = local(e) in support.MIXED
        text = (e.text or "") if mixed or not len(e) else ""
        return (local(e), sorted(attributes.items()), text,
                [(node(c), (c.tail or "") if mixed else "") for c in e])
    return node(ET.fromstring(xml))


def lines(node, depth=0):
    name, attributes, text, children = node
    yield f"{'  ' * depth}{name} {attributes} {text!r}"
    for child, tail in children:
        yield from lines(child, depth + 1)
        if tail:
            yield f"{'  ' * depth}  {tail!r}"


@support.spread_cases
class RoundTrip(unittest.TestCase):
    maxDiff = 3000

    @support.for_each(INPUTS + SOURCES)
    def test_marked_text_gives_again(self, path):
        done = kanyin("parse", "-q", "--format", "text", path)
        self.assertEqual(done.returncode, 0, done.messages)
        text = support.write(path.stem + ".txt", done.stdout)
        again = parsed(text)
        self.assertEqual("\n".join(lines(shape(parsed(path)))),
                         "\n".join(lines(shape(again))))
        twice = kanyin("parse", "-q", "--format", "text", text)
        self.assertEqual(done.stdout.decode(), twice.stdout.decode())


if __name__ == "__main__":
    support.main()
