#!/usr/bin/env bash
# Writes what the program does now as what is expected, then read `git diff tests/golden`.
#   scripts/accept.sh [CASE…]   golden cases, all if none is named
#   scripts/accept.sh --score   the figures of corpus/ that golden.score holds
#   scripts/accept.sh --queries [NAME…]   the rows of named queries
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/build.sh dev orgkarta
if [ "${1:-}" = --score ]; then
  exec tests/golden/score/score.py --binary build/dev/orgkarta --accept
fi
if [ "${1:-}" = --queries ]; then
  shift
  exec tests/golden/queries/queries.py --binary build/dev/orgkarta --accept "$@"
fi
exec python3 tests/golden/run.py --binary build/dev/orgkarta --accept "$@"
