#!/usr/bin/env bash
# Configures (once) and builds one preset: scripts/build.sh PRESET [TARGET…]. See CMakePresets.json.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:?usage: scripts/build.sh PRESET [TARGET…]}
shift
log=build/$preset.log
mkdir -p build
if [ ! -f "build/$preset/build.ninja" ]; then
  cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 3; }
fi
targets=()
[ $# -eq 0 ] || targets=(--target "$@")
cmake --build "build/$preset" "${targets[@]}" >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 3; }
