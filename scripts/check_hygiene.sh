#!/usr/bin/env bash
# House rules that a machine can check. Prints each breach and exits with 1.
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
failed=0

# Prints what a search found under a heading; finding nothing is right.
none_of() {
  local heading=$1 found=$2
  [ -n "$found" ] || return 0
  printf '%s\n%s\n' "$heading:" "$found" | sed '2,$s/^/  /'
  failed=1
}

cxx() { find pipeline output tests -name '*.h' -o -name '*.cc' | sort; }
# What belongs to the project: all but builds and version control.
project() { find . \( -name build -o -name .git -o -name __pycache__ -o -name node_modules \) -prune -o -type f -print | sort; }
search() { xargs -d '\n' -r grep -nIE "$@" || true; }

none_of "Swedish letters in C++ (language belongs in rules/)" \
  "$(cxx | grep -v '^tests/' | search 'å|ä|ö|Å|Ä|Ö')"
none_of "C++ files of more than 400 lines" \
  "$(cxx | xargs -d '\n' -r wc -l | awk '$2 != "total" && $1 > 400')"
none_of "Work left open" \
  "$(project | grep -v check_hygiene | search '\b(TODO|FIXME|XXX:|HACK)\b')"
none_of "Paths of one machine" \
  "$(project | grep -v check_hygiene | search '(^|[^[:alnum:]_.])/(home|work|Users|root)/[[:alnum:]_]')"
none_of "Trailing spaces or tabs in C++ and scripts" \
  "$( (cxx; ls scripts/*.sh .ci/run) | search '[[:blank:]]$')"
none_of "Headers without #pragma once" \
  "$(cxx | grep '\.h$' | xargs -d '\n' -r grep -L '#pragma once' || true)"
none_of "Scripts that cannot be run" \
  "$(find scripts .ci -type f \( -name '*.sh' -o -name run \) ! -perm -u+x)"

for folder in . pipeline output rules tests scripts corpus; do
  [ -s "$folder/README.md" ] || none_of "No README" "$folder"
done

if command -v clang-format >/dev/null; then
  none_of "Not formatted (clang-format -i FILE)" \
    "$(cxx | xargs -d '\n' -r clang-format --dry-run 2>&1 | grep -oE '^[^ :]+:[0-9]+' | sort -u -t: -k1,1 || true)"
fi
exit "$failed"
