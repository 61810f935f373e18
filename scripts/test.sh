#!/usr/bin/env bash
# Installs, builds with sanitizers and passes all tests.
#   scripts/test.sh              what every change must pass
#   scripts/test.sh --all        also the optimised build's tests and clang-tidy
#   scripts/test.sh --coverage   line coverage of the tests
#   scripts/test.sh --accept     writes the golden outputs anew, then see `git diff tests/golden`
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:-}
case "$mode" in
  ""|--all|--coverage|--accept) ;;
  *) echo "usage: scripts/test.sh [--all|--coverage|--accept]" >&2; exit 2 ;;
esac

step() { printf '== %s\n' "$*"; "$@"; }

# Tests of one preset. Their output is shown if they fail.
run_tests() {
  step scripts/build.sh "$1"
  step ctest --preset "$1" --output-on-failure --no-tests=error -j "$(nproc)"
}

if [ -z "$mode" ] || [ "$mode" = --accept ]; then
  step scripts/setup.sh --test
else
  step scripts/setup.sh --dev
fi

if [ "$mode" = --accept ]; then
  exec scripts/accept.sh
fi
if [ "$mode" = --coverage ]; then
  find build/coverage -name '*.gcda' -delete 2>/dev/null || true  # counts of earlier runs
  failed=0
  run_tests coverage || failed=1
  step gcovr --root . --filter 'pipeline/' --filter 'output/' --sort-percentage build/coverage
  exit "$failed"
fi

step scripts/check_includes.sh
step scripts/check_hygiene.sh
run_tests dev
if [ "$mode" = --all ]; then
  run_tests ci
  step scripts/build.sh tidy
fi
echo "all tests pass"
