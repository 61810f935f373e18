#!/usr/bin/env bash
# Throughput of each stage on one core, and of pages beside a bare parse: scripts/bench.sh [FOLDER], corpus/documents if
# none is given.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh --dev
scripts/build.sh ci bench_throughput bench_html
taskset -c 0 build/ci/tests/bench/bench_html corpus/documents tests/golden/maintext/pages
exec taskset -c 0 build/ci/tests/bench/bench_throughput "${1:-corpus/documents}" \
  tests/bench/ten_literals.txt rules/sv
