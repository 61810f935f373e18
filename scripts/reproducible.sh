#!/usr/bin/env bash
# Builds the release twice from the same source and compares the programs byte by byte.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
export CCACHE_DISABLE=1
for build in build/twice-a build/twice-b; do
  rm -rf "$build"
  cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DORGKARTA_TESTS=OFF >/dev/null
  cmake --build "$build" >/dev/null
done
failed=0
for program in orgkarta orgkarta-pdf; do
  [ -f "build/twice-a/$program" ] || continue
  cmp "build/twice-a/$program" "build/twice-b/$program" && sha256sum "build/twice-a/$program" || failed=1
done
exit "$failed"
