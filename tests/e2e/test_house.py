#!/usr/bin/env python3
"""The house around the program: the Makefile's targets, installing, and that
README.md, the package list and CI say the same."""
import configparser
import os
import re
import shlex
import subprocess
import unittest

import support
from support import ROOT, SEED

MAKEFILE = (ROOT / "Makefile").read_text().replace("\\\n", " ")
NEWSPRINT = ROOT / "build/share/kanyin/newsprint.icc"


def make(*arguments):
    """Runs make as a user does, apart from the make that runs the tests."""
    env = {name: value for name, value in os.environ.items()
           if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "V", "B")}
    return subprocess.run(["make", "--no-print-directory", *arguments],
                          cwd=ROOT, env=env, capture_output=True, text=True)


def variable(name):
    """The words of a variable, as make works it out."""
    return make("--eval", f"ask: ; @echo $({name})", "ask").stdout.split()


class Layers(unittest.TestCase):
    def test_no_layer_includes_what_it_may_not(self):
        done = make("layers")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_folder_is_a_layer(self):
        folders = {path.name for path in (ROOT / "src").iterdir()}
        self.assertEqual(folders, set(variable("LAYERS")))


class Install(unittest.TestCase):
    def setUp(self):
        self.root = support.folder()
        self.arguments = [f"DESTDIR={self.root}", "PREFIX=/opt/kanyin"]
        done = make("install", *self.arguments)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.prefix = self.root / "opt/kanyin"

    def files(self):
        return sorted(str(path.relative_to(self.prefix))
                      for path in self.prefix.rglob("*") if path.is_file())

    def test_puts_everything_in_its_place(self):
        self.assertEqual(self.files(), [
            "bin/kanyin", "share/doc/kanyin/LICENSE",
            "share/doc/kanyin/README.md", "share/doc/kanyin/README.zh-CN.md",
            "share/kanyin/issue.rng",
            *(["share/kanyin/newsprint.icc"] if NEWSPRINT.exists() else []),
            *(f"share/kanyin/styles/{name}.style"
              for name in ("archive", "book", "column13")),
            "share/man/man1/kanyin.1"])

    def test_the_installed_program_works_alone(self):
        where = support.folder()
        done = subprocess.run(
            [self.prefix / "bin/kanyin", "build", "-q", SEED], cwd=where,
            env={"PATH": "/usr/bin:/bin"}, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(len(list(where.iterdir())), 2)

    def test_the_manual_has_no_fault(self):
        done = subprocess.run(
            ["man", "--warnings", "-l", "-Tutf8", "-Z",
             self.prefix / "share/man/man1/kanyin.1"],
            env={**os.environ, "LC_ALL": "C.UTF-8", "MANROFFSEQ": ""},
            capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_uninstall_leaves_nothing(self):
        self.assertEqual(make("uninstall", *self.arguments).returncode, 0)
        self.assertEqual(self.files(), [])
        self.assertEqual(list(self.root.rglob("*kanyin*/*kanyin*")), [])


class OneTruth(unittest.TestCase):
    def test_demo_has_nothing_to_install_where_all_is_there(self):
        done = subprocess.run(
            [ROOT / "tests/tools/need", *variable("PACKAGES"),
             *variable("CHECK_PACKAGES")], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertNotIn("apt-get", done.stdout)

    def test_fonts_come_with_the_packages(self):
        manifest = configparser.ConfigParser(interpolation=None)
        manifest.read(ROOT / "fonts/fonts.ini", encoding="utf-8")
        needed = {value.strip() for section in manifest.sections()
                  for key, value in manifest[section].items()
                  if key == "package"}
        self.assertTrue(needed)
        self.assertEqual(needed - set(variable("PACKAGES")), set())

    def test_readme_gives_commands_that_are_there(self):
        targets = set(re.findall(r"(?m)^([a-z]+):", MAKEFILE))
        for name in ("README.md", "README.zh-CN.md"):
            text = (ROOT / name).read_text()
            used = set(re.findall(r"(?m)^ *make ([a-z]+)|`make ([a-z]+)`",
                                  text))
            used = {a or b for a, b in used}
            self.assertLessEqual({"demo", "check"}, used)
            self.assertLessEqual(used, targets)

    def test_readme_gives_options_that_are_there(self):
        known = "".join(support.kanyin(c, "--help").stdout.decode()
                        for c in ("build", "parse", "dump"))
        for name in ("README.md", "README.zh-CN.md"):
            for line in re.findall(r"(?m)^ *kanyin .*$",
                                   (ROOT / name).read_text()):
                for option in re.findall(r" (--?[a-z]+)", line):
                    self.assertIn(option, known, line)

    def test_readme_shows_files_that_are_there(self):
        for name in ("README.md", "README.zh-CN.md"):
            for path in re.findall(r"\]\((?!https?:|#)([^)]+)\)",
                                   (ROOT / name).read_text()):
                self.assertTrue((ROOT / path.split("#")[0]).exists(), path)

    def test_ci_runs_the_readme_s_command(self):
        script = (ROOT / ".ci/run").read_text().splitlines()[-1]
        self.assertEqual(shlex.split(script)[-2:], ["make", "check"])
        self.assertTrue(os.access(ROOT / ".ci/run", os.X_OK))


if __name__ == "__main__":
    support.main()
