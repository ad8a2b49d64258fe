#!/usr/bin/env python3
"""All or nothing: an edition stands under its name complete, or what stood
there before does."""
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import time
import unittest

import support
from support import SEED, edition, folder, kanyin

NAMES = [SEED.stem + ".epub", SEED.stem + ".pdf"]
NOBODY = 65534


def contents(where):
    return {path.name: path.read_bytes() for path in where.iterdir()}


def limited(size, where, ignore_signal):
    """Builds with no file longer than SIZE; IGNORE_SIGNAL: a longer one is an
    error of write(), as on a full disk, else the system kills the program."""
    def limit():
        action = signal.SIG_IGN if ignore_signal else signal.SIG_DFL
        signal.signal(signal.SIGXFSZ, action)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return subprocess.run([support.PROGRAM, "build", "-o", where, SEED],
                          preexec_fn=limit, restore_signals=False,
                          capture_output=True, timeout=support.LIMIT)


class AllOrNothing(unittest.TestCase):
    def setUp(self):
        self.old = {name: b"the edition before" for name in NAMES}
        self.whole = {name: edition(SEED, pathlib.Path(name).suffix).read_bytes()
                      for name in NAMES}
        self.where = folder()
        for name, data in self.old.items():
            (self.where / name).write_bytes(data)

    def test_success_replaces_both(self):
        kanyin("build", "-o", self.where, SEED)
        self.assertEqual(contents(self.where), self.whole)

    def test_a_full_disk_leaves_both(self):
        done = limited(1000, self.where, True)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"[file-unwritable]", done.stderr)
        self.assertEqual(contents(self.where), self.old)

    def test_a_disk_with_room_for_one_leaves_both(self):
        smaller = min(map(len, self.whole.values()))
        self.assertEqual(limited(smaller, self.where, True).returncode, 1)
        self.assertEqual(contents(self.where), self.old)

    def test_killed_while_writing_leaves_both(self):
        done = limited(1000, self.where, False)
        self.assertEqual(done.returncode, -signal.SIGXFSZ)
        left = contents(self.where)
        self.assertEqual({name: left[name] for name in NAMES}, self.old)

    def test_killed_at_any_time_leaves_old_or_whole(self):
        start = time.monotonic()
        kanyin("build", "-o", folder(), SEED)
        whole_run = time.monotonic() - start
        for tenth in range(1, 11):
            process = subprocess.Popen(
                [support.PROGRAM, "build", "-q", "-o", self.where, SEED],
                stderr=subprocess.DEVNULL)
            time.sleep(whole_run * tenth / 10)
            process.kill()
            process.wait()
            left = contents(self.where)
            for name in NAMES:
                self.assertIn(left[name], (self.old[name], self.whole[name]))

    def test_a_folder_that_is_a_file(self):
        path = support.write("file", "")
        done = kanyin("build", "-o", path, SEED)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[file-unwritable]", done.messages)
        self.assertEqual(path.read_bytes(), b"")

    def test_an_edition_that_is_a_folder(self):
        """The e-book can be written, the PDF cannot: neither is."""
        where = folder()
        (where / NAMES[1]).mkdir()
        (where / NAMES[1] / "within").touch()
        done = kanyin("build", "-o", where, SEED)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[file-unwritable]", done.messages)
        self.assertEqual([path.name for path in where.iterdir()], [NAMES[1]])

    def test_a_folder_without_permission(self):
        """As root, who may write anywhere, the test becomes nobody."""
        place = folder()
        for name in (support.WORKSHOP, place):
            name.chmod(0o755)
        program = shutil.copy(support.PROGRAM, place)
        issue = shutil.copy(SEED, place)
        closed = place / "closed"
        closed.mkdir(mode=0o555)
        user = {"user": NOBODY} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [program, "build", "-o", closed, issue], **user,
            env={"ASAN_OPTIONS": "detect_leaks=0"}, cwd=place,
            capture_output=True, timeout=support.LIMIT)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"[file-unwritable]", done.stderr)
        self.assertEqual(list(closed.iterdir()), [])

    def test_no_permission_wider_than_the_user_wants(self):
        where = folder()
        subprocess.run([support.PROGRAM, "build", "-q", "-o", where, SEED],
                       preexec_fn=lambda: os.umask(0o022))
        self.assertEqual({path.stat().st_mode & 0o777
                          for path in where.iterdir()}, {0o644})


if __name__ == "__main__":
    support.main()
