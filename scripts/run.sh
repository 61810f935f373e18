#!/usr/bin/env bash
# Installs, builds and runs: facts from the documents that ship with the project, or from the files
# and folders given. Writes to build/out.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
"$root/scripts/setup.sh"
"$root/scripts/build.sh" release orgkarta
binary=$root/build/release/orgkarta
out=$root/build/out

arguments=("$@")
if [ $# -eq 0 ]; then
  arguments=("$root/corpus/documents")
  if [ -f "$root/corpus/manifest.csv" ]; then
    arguments+=(--manifest "$root/corpus/manifest.csv")
  fi
fi
status=0
"$binary" run "${arguments[@]}" --out "$out" --summary || status=$?
[ "$status" -le 1 ] || exit "$status"

here=${out#"$PWD/"}
cat <<TEXT

Written to $here: facts.jsonl, orgkarta.db, errors.jsonl. Try next:
  sqlite3 -box $here/orgkarta.db 'SELECT person, title, unit, document FROM heads LIMIT 10'
  sqlite3 -box $here/orgkarta.db 'SELECT first_day, kind, text, document FROM timeline LIMIT 10'
  sqlite3 $here/orgkarta.db .tables
  ${binary#"$PWD/"} text FILE                  what the rules see of a text
  ${binary#"$PWD/"} run FOLDER --out FOLDER    your own documents
  ${binary#"$PWD/"} --help
TEXT
exit "$status"
