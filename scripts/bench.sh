#!/usr/bin/env bash
# Measures: scripts/bench.sh [--size 10|100|1000] [FOLDER]
# Throughput of each stage on one core (over FOLDER, else corpus/documents) and of pages beside a bare parse; then runs over 10, 100 or
# 1000 MB of documents made of the corpus, as text, pages and PDF, beside one pass of RE2, ripgrep, chrono-node and dateparser on the same
# texts. The results go to tests/bench/results/SIZE.md; the documents lie in build/bench/SIZE.
set -euo pipefail
cd "$(dirname "$0")/.."
size=10
folder=corpus/documents
while [ $# -gt 0 ]; do
  case "$1" in
    --size) size=${2:?"--size: expected 10, 100 or 1000"}; shift 2 ;;
    -*) echo "bench: $1: expected --size 10|100|1000 or a folder" >&2; exit 2 ;;
    *) folder=$1; shift ;;
  esac
done
case "$size" in 10 | 100 | 1000) ;; *) echo "bench: --size $size: expected 10, 100 or 1000" >&2; exit 2 ;; esac
scripts/setup.sh --dev
scripts/build.sh ci orgkarta orgkarta-pdf bench_throughput bench_html bench_one_pass bench_patterns
programs=build/ci/tests/bench
taskset -c 0 "$programs/bench_html" corpus/documents tests/golden/maintext/pages
mkdir -p "build/bench/$size" tests/bench/results
taskset -c 0 "$programs/bench_throughput" "$folder" tests/bench/ten_literals.txt rules/sv | tee "build/bench/$size/stages.txt"
rounds=5
[ "$size" = 1000 ] && rounds=1
tests/bench/peers.py --binary build/ci/orgkarta --programs "$programs" --mb "$size" --rounds "$rounds" --out "build/bench/$size"
{ cat "build/bench/$size/RESULT.md"; printf '\nStages on one core:\n\n```\n'; cat "build/bench/$size/stages.txt"; printf '```\n'; } \
  > "tests/bench/results/$size.md"
