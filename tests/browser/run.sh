#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh WRITE_REPORT INFORCE BUILD_FOLDER - sets up what the browser's tests need, then runs them.
# Ends with 77 (skipped) where there is no Chromium, no Node or no way to its packages; with 1 if CI is set.
set -u
here=$(cd "$(dirname "$0")" && pwd)
write_report=$1
inforce=$2
work=$3

skip() {
  echo "browser tests skipped: $1" >&2
  if [ -n "${CI:-}" ]; then exit 1; fi
  exit 77
}

chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
[ -n "$chromium" ] || skip "no chromium; install Debian's package of that name"
command -v node >/dev/null && command -v npm >/dev/null || skip "no node and npm; install Debian's packages nodejs and npm"

mkdir -p "$work"
cp "$here"/*.mjs "$here/package.json" "$here/package-lock.json" "$work/" || exit 1
cd "$work" || exit 1
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --no-audit --no-fund --ignore-scripts >npm.log 2>&1 || skip "npm cannot fetch its packages (see $work/npm.log)"
  cp package-lock.json node_modules/.installed
fi
CHROMIUM=$chromium WRITE_REPORT=$write_report INFORCE=$inforce FIXTURES="$here/../render/fixture" PAGE="$here/../../engine/render/page" \
  exec node --test --test-concurrency=1 *.test.mjs
