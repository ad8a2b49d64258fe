#!/usr/bin/env python3
"""Each input's stages as text, compared with the files beside the test issues:
NAME.lines, NAME.tree, NAME.diag, and NAME.pages for a few.

With --write (or "make goldens") the files are written anew instead: look at
the difference before you commit it.
"""
import sys
import unittest

import support
from support import INPUTS, ISSUES, kanyin

WITH_PAGES = 3  # inputs whose composition is kept: the files are long


def dump(stage):
    return lambda path: kanyin("dump", stage, path).stdout.decode()


def messages(path):
    return kanyin("parse", path).messages.replace(str(path), path.name)


STAGES = {"lines": dump("lines"), "tree": dump("tree"), "diag": messages,
          "pages": dump("pages")}
CASES = [(f"{path.stem}.{suffix}", path, make)
         for nth, path in enumerate(INPUTS)
         for suffix, make in STAGES.items()
         if suffix != "pages" or nth < WITH_PAGES]


@support.spread_cases
class Goldens(unittest.TestCase):
    maxDiff = 4000

    @support.for_each(CASES)
    def test_golden(self, case):
        name, path, make = case
        self.assertMultiLineEqual((ISSUES / name).read_text(), make(path))


if __name__ == "__main__":
    if "--write" in sys.argv:
        for name, path, make in CASES:
            (ISSUES / name).write_text(make(path))
    else:
        support.main()
