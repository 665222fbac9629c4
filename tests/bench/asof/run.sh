#!/bin/bash
# SPDX-License-Identifier: MIT
# run.sh ASOF WORKDIR [PEER...]: the ledger beside the peers of an as-of benchmark, on the same data in one run.
#
# ASOF is the folder of the benchmark (its README.md has the workload and the rules); all its peers run unless some
# are named. Builds what it needs, checks every answer against brute force, prints the table, then what was aimed at
# and what came out, and, where DUCKDB_LIB names the folder of libduckdb.so, DuckDB's own reading of the same JSON.
# Environment: NS, SEED, REPS, BUDGET, CPU, DUCKDB_LIB, as the benchmark has them; BUILD, a build folder to use.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
asof=$(cd "$1" && pwd) work=$2
shift 2
export NS=${NS:-1000 100000 1000000} SEED=${SEED:-1} BUDGET=${BUDGET:-1} CPU=${CPU:-1}
reps=${REPS:-3}
mkdir -p "$work"
work=$(cd "$work" && pwd)

build=${BUILD:-$root/.build/bench}
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DASOF_BENCH="$asof" >"$work/build.log"
cmake --build "$build" --target bench_asof inforce -j2 >>"$work/build.log" || { tail -20 "$work/build.log"; exit 1; }
bench=$build/tests/bench/asof/bench_asof inforce=$build/engine/cli/inforce

# The peers and the ledger take turns, so that what else the machine does falls on all of them.
: >"$work/all.ndjson"
for ((rep = 1; rep <= reps; rep++)); do
  REPS=1 "$asof/run.sh" "$work" "$@" >"$work/peers.$rep.md"
  sed "s/^{\"rep\":1,/{\"rep\":$rep,/" "$work/results.ndjson" >>"$work/all.ndjson"
  for n in $NS; do
    data=$work/$n
    taskset -c "$CPU" "$bench" "$data/terms.ndjson" "$data/queries.ndjson" "$data" "$work/$n.ledger" "$BUDGET" |
      sed "s/^{/{\"rep\":$rep,/" >>"$work/all.ndjson"
    if [[ -f $data/answers.naive.tsv ]]; then
      cmp "$data/answers.naive.tsv" "$data/answers.inforce.tsv"
      echo "rep $rep N=$n inforce: $(wc -l <"$data/answers.inforce.tsv") answers as brute force" >&2
    fi
  done
done
python3 "$asof/report.py" "$work/all.ndjson" || true

largest=${NS##* }
if [[ -n ${DUCKDB_LIB:-} ]]; then
  g++ -std=c++20 -O2 "$here/read_json.cpp" -o "$work/bin/read_json" -L"$DUCKDB_LIB" -lduckdb -Wl,-rpath,"$DUCKDB_LIB"
  for ((rep = 1; rep <= reps; rep++)); do
    taskset -c "$CPU" "$work/bin/read_json" "$work/$largest/terms.ndjson" "$work/read_json.db" >>"$work/all.ndjson"
  done
fi
if [[ -f $work/sqlite-btree.db ]] && command -v sqlite3 >/dev/null; then
  "$inforce" import "$work/$largest/terms.ndjson" --model "$work/cold" --quiet
  python3 "$here/cold.py" "$inforce" "$work/cold" "$work/sqlite-btree.db" "$CPU" >>"$work/all.ndjson"
fi
python3 "$here/aims.py" "$work/all.ndjson"
