#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""aims.py RESULTS.ndjson: what the ledger aims at, at the largest N of the run, and what came out."""
import collections
import json
import statistics
import sys


def main(path):
    seen = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        seen[r["peer"], r["q"], r["n"]].append(r)
    largest = max(n for _, _, n in seen)
    mid = lambda peer, q, field, n=largest: (
        statistics.median(r[field] for r in seen[peer, q, n]) if (peer, q, n) in seen else None)

    def best(q, *peers):
        found = [v for v in (mid(p, q, "median_ns") for p in peers) if v is not None]
        return min(found) if found else None

    rows = []

    def ratio(what, ours, theirs, least):
        if ours is None or theirs is None:
            return
        got = theirs / ours
        rows.append((what, f"at least {least}x", f"{got:.2f}x", "yes" if got >= least else "NO"))

    sqlite = ("sqlite-btree", "sqlite-rtree")
    duckdb = ("duckdb-zone", "duckdb-art")
    for q in ("Q1", "Q2", "Q5"):
        ratio(f"{q} against SQLite's best", mid("inforce", q, "median_ns"), best(q, *sqlite), 4)
    ratio("Q3 against SQLite's hand-kept counts", mid("inforce", "Q3", "median_ns"), best("Q3m", *sqlite), 1)
    ratio("Q3 against SQLite's indexed query", mid("inforce", "Q3", "median_ns"), best("Q3", *sqlite), 200)
    ratio("Q4 against DuckDB's best", mid("inforce", "Q4", "median_ns"), best("Q4", *duckdb), 10)
    ratio("Q4r against DuckDB's best", mid("inforce", "Q4r", "median_ns"), best("Q4r", *duckdb), 3.5)
    for field, words in (("seconds", "JSON lines to ready, against read_json"), ("cpu", "the same, processor time")):
        ready, read_json = mid("inforce", "ndjson", field), mid("duckdb", "read_json", field, 0)
        if ready and read_json:
            rows.append((words, f"under {read_json:.2f} s", f"{ready:.2f} s", "yes" if ready < read_json else "NO"))
    for what, field, q, most in (("bytes of memory a version", "bytes", "load", 120),
                                 ("bytes of disk a version", "disk_bytes", "ndjson", 51)):
        size = mid("inforce", q, field)
        if size:
            rows.append((what, f"at most {most}", f"{size / largest:.1f}", "yes" if size / largest <= most else "NO"))
    ours, theirs = mid("inforce", "cold", "inforce_ms", 0), mid("inforce", "cold", "sqlite3_ms", 0)
    if ours and theirs:
        rows.append(("one question from the command line, against sqlite3", f"at most {2 * theirs:.2f} ms",
                     f"{ours:.2f} ms", "yes" if ours <= 2 * theirs else "NO"))
    print(f"\nAims, at N={largest}\n\n| | aim | got | met |\n|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


main(sys.argv[1])
