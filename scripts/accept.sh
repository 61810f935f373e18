#!/usr/bin/env bash
# Writes what the program does now as what golden cases expect: scripts/accept.sh [CASE…], all
# cases if none is named. Then read `git diff tests/golden`.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/build.sh dev orgkarta
exec python3 tests/golden/run.py --binary build/dev/orgkarta --accept "$@"
