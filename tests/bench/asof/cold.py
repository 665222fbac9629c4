#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""cold.py INFORCE FOLDER DATABASE CPU: one question from the command line, a new process each time.

The terms of one agreement on one day: 'inforce at' on an imported folder against sqlite3 on the benchmark's database
with its covering index, in turns. Prints a line of JSON.
"""
import json
import statistics
import subprocess
import sys
import time


def took(command):
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def main(inforce, folder, database, cpu):
    pin = ["taskset", "-c", cpu]
    ours = pin + [inforce, "at", "2015-07-01", "--agreement", "A000016", "--model", folder, "--format", "json"]
    sql = ("SELECT id, kind, holder, cp, f, t FROM term "
           "WHERE agr=7 AND kt=2147483647 AND f<=16617 AND t>16617")
    theirs = pin + ["sqlite3", database, sql]
    times = [(took(ours), took(theirs)) for _ in range(101)]
    a, b = (statistics.median(column) for column in zip(*times))
    print(json.dumps({"peer": "inforce", "q": "cold", "n": 0, "inforce_ms": a * 1e3, "sqlite3_ms": b * 1e3}))


main(*sys.argv[1:])
