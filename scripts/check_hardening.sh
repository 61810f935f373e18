#!/usr/bin/env bash
# Whether a program was built as SECURITY.md says: scripts/check_hardening.sh PROGRAM... Prints what is missing, exits with 1.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: scripts/check_hardening.sh PROGRAM..." >&2; exit 2; }
failed=0

demand() {  # program, what, pattern, readelf's words
  grep -qE "$3" <<<"$4" || { echo "$1: no $2"; failed=1; }
}

for program in "$@"; do
  header=$(readelf -hW "$program") segments=$(readelf -lW "$program") dynamic=$(readelf -dW "$program")
  symbols=$(readelf --dyn-syms -W "$program")
  demand "$program" "position independence" 'Type: +DYN' "$header"
  demand "$program" "read-only relocations" 'GNU_RELRO' "$segments"
  demand "$program" "binding at start" 'BIND_NOW|FLAGS.*NOW' "$dynamic"
  demand "$program" "stack without code" 'GNU_STACK.* RW ' "$segments"
  demand "$program" "stack protector" '__stack_chk_fail' "$symbols"
  demand "$program" "checked copies (_FORTIFY_SOURCE)" '__[a-z]+_chk' "$symbols"
done
exit "$failed"
