#!/usr/bin/env python3
"""bench.py PROGRAM ISSUE: both editions of ISSUE, each time in a fresh
process; prints medians of time and memory, the stages' shares and the sizes.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 21
STAGE = re.compile(r"^(\S+) +([\d.]+) ms$", re.MULTILINE)


def measure(program, issue, where):
    """One run: wall and CPU time [ms], peak memory [MB], and the stages."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [program, "build", "--quiet", "--times", "-o", where, issue],
        stderr=subprocess.PIPE)
    times = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(times or f"{program}: status {status}")
    return {"wall": wall * 1e3,
            "cpu": (usage.ru_utime + usage.ru_stime) * 1e3,
            "memory": usage.ru_maxrss / 1e3,
            "stages": {name: float(ms) for name, ms in STAGE.findall(times)}}


def main(program, issue):
    with tempfile.TemporaryDirectory() as where:
        measure(program, issue, where)  # warms the disk's cache
        runs = [measure(program, issue, where) for _ in range(RUNS)]
        sizes = {path.name: path.stat().st_size
                 for path in sorted(pathlib.Path(where).iterdir())}

    def median(get):
        return statistics.median(map(get, runs))

    print(f"{pathlib.Path(issue).name}: both editions, a fresh process, "
          f"median of {RUNS} runs")
    print(f"  wall time    {median(lambda r: r['wall']):8.1f} ms")
    print(f"  CPU time     {median(lambda r: r['cpu']):8.1f} ms")
    print(f"  peak memory  {median(lambda r: r['memory']):8.1f} MB")
    total = median(lambda r: r["stages"]["total"])
    for name in runs[0]["stages"]:
        ms = median(lambda r, name=name: r["stages"][name])
        print(f"  {name:12} {ms:8.1f} ms {ms / total:6.0%}")
    for name, size in sizes.items():
        print(f"  {name}  {size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:3])
