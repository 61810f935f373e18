#!/usr/bin/env bash
# Layers: model <- unicode <- sandbox, ingest, text, rules, facts, link, evaluate, output <- app. A file includes
# only its own layer and those to the left (sandbox: model alone); RE2 belongs to rules/, ICU to unicode/, SQLite to output/.
# Prints each breach as FILE:LINE and exits with 1.
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"

# What each layer may include beside itself.
declare -A allowed=(
  [model]=""
  [unicode]="model"
  [sandbox]="model"
  [ingest]="model unicode"
  [text]="model unicode"
  [rules]="model unicode"
  [facts]="model unicode"
  [link]="model unicode"
  [evaluate]="model unicode"
  [output]="model unicode"
  [pdf]="model unicode sandbox ingest"
  [app]="model unicode sandbox ingest text rules facts link evaluate output"
)
# Whose library it is: a pattern of what stands in #include <…>, and the only layers that may.
owners=("re2/:rules" "unicode/:unicode" "simdjson:unicode" "sqlite3:output" "CLI/:app"
        "openssl/:output app" "seccomp:sandbox" "toml:rules" "cereal/:rules app" "nlohmann/:ingest evaluate output app" "gumbo:ingest" "poppler:pdf"
        "pugixml:ingest" "archive:ingest" "gmime/:ingest" "zlib:ingest")

failed=0
breach() { echo "$1: $2"; failed=1; }

layer_of() {  # of a path such as pipeline/text/x.h or output/x.h
  case "$1" in
    pipeline/*) local rest=${1#pipeline/}; echo "${rest%%/*}" ;;
    output/*) echo output ;;
    *) echo "" ;;
  esac
}

has_word() { case " $1 " in *" $2 "*) return 0 ;; *) return 1 ;; esac; }

check_own() {  # place, layer, included path
  local other
  other=$(layer_of "$3")
  if [ -z "$other" ]; then breach "$1" "\"$3\" is not given from the project's root"; return; fi
  if [ "$other" = "$2" ] || has_word "${allowed[$2]}" "$other"; then return; fi
  breach "$1" "$2/ may not include $other/ ($3)"
}

check_library() {  # place, layer, included header
  local owner
  for owner in "${owners[@]}"; do
    case "$3" in
      "${owner%%:*}"*) has_word "${owner#*:}" "$2" || breach "$1" "<$3> is for ${owner#*:}/ alone" ;;
    esac
  done
}

while IFS=: read -r file line text; do
  layer=$(layer_of "$file")
  [ -n "${allowed[$layer]+known}" ] || { breach "$file" "no such layer: $layer"; continue; }
  name=$(sed -E 's/^[^"<]*["<]([^">]*).*/\1/' <<<"$text")
  case "$text" in
    *'"'*) check_own "$file:$line" "$layer" "$name" ;;
    *) check_library "$file:$line" "$layer" "$name" ;;
  esac
done < <(grep -rnE '^ *# *include' --include='*.h' --include='*.cc' pipeline output)

exit "$failed"
