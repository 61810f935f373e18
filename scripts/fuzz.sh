#!/usr/bin/env bash
# Fuzzes every target (or those named) for SECONDS each, from seeds of the corpus: scripts/fuzz.sh SECONDS [TARGET…]
# What is found stands in build/fuzz/found/TARGET: mend it, and keep the input in tests/fuzz/cases/TARGET.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:?usage: scripts/fuzz.sh SECONDS [TARGET...]}
shift
declare -A seeds=(
  [text]="corpus/forms/txt" [page]="corpus/forms/html tests/golden/maintext/pages" [word]="corpus/forms/docx corpus/forms/odt tests/fuzz/seeds/word"
  [archive]="corpus/forms/eml corpus/forms/warc corpus/forms/zip" [lines]="corpus/forms/jsonl"
  [rule_file]="rules/sv/mentions rules/sv/relations" [facts]="corpus/forms/txt" [names]="tests/fuzz/seeds/names"
)
[ $# -gt 0 ] || set -- text page word archive lines rule_file facts names
scripts/setup.sh --dev
targets=("$@")
scripts/build.sh fuzz "${targets[@]/#/fuzz_}"

failed=0
for target in "${targets[@]}"; do
  learnt=build/fuzz/learnt/$target found=build/fuzz/found/$target
  mkdir -p "$learnt" "$found"
  dictionary=()
  [ -f "tests/fuzz/$target.dict" ] && dictionary=("-dict=tests/fuzz/$target.dict")
  # shellcheck disable=SC2086  # seeds are several folders
  "build/fuzz/tests/fuzz/fuzz_$target" "$learnt" ${seeds[$target]} "${dictionary[@]}" \
    -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="$found/" >"build/fuzz/$target.log" 2>&1 || failed=1
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$target.log")
  coverage=$(grep -oE 'cov: [0-9]+' "build/fuzz/$target.log" | tail -n 1)
  printf '%-10s %10s runs, %s edges, %s found\n' "$target" "${runs:-?}" "${coverage#cov: }" "$(find "$found" -type f | wc -l)"
done
exit "$failed"
