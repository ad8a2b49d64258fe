#!/usr/bin/env python3
"""bench.py PROGRAM BENCH_TYPE ISSUE: both editions of ISSUE, each time in a
fresh process; prints medians of time and memory, the stages' shares and the
sizes.  Then the paragraphs' setting alone, and volumes of many issues' text in
one PDF.
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
VOLUMES = 1, 10, 100, 1000  # issues
STAGE = re.compile(r"^(\S+) +([\d.]+) ms$", re.MULTILINE)


def measure(program, issue, where, *options):
    """One run: wall and CPU time [ms], peak memory [MB], and the stages."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [program, "build", "--quiet", "--times", *options, "-o", where, issue],
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


def volume(program, issue, n):
    """The issue XML of ISSUE with its pages N times over."""
    parsed = subprocess.run([program, "parse", issue], check=True,
                            capture_output=True).stdout.decode()
    first, last = parsed.index("<page "), parsed.rindex("</page>") + 7
    pages = re.sub(r' (xml:)?id="[^"]*"| (to|from)="[^"]*"', "",
                   parsed[first:last])
    return parsed[:first] + pages * n + parsed[last:]


def print_volumes(program, issue):
    print("PDFs of many issues' text: composing, writing, memory")
    with tempfile.TemporaryDirectory() as where:
        for n in VOLUMES:
            path = pathlib.Path(where) / "volume.xml"
            path.write_text(volume(program, issue, n))
            run = measure(program, path, where, "--format", "pdf")
            stages = run["stages"]
            print(f"  {n:5} issues {stages['compose'] / n:7.1f} ms an issue "
                  f"{stages['pdf'] / n:7.1f} ms {run['memory']:8.0f} MB")


def main(program, bench_type, issue):
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


    print("The lines of its text as paragraphs", flush=True)
    subprocess.run([bench_type, issue], check=True)
    print_volumes(program, issue)


if __name__ == "__main__":
    main(*sys.argv[1:4])
