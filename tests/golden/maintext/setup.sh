#!/usr/bin/env bash
# Installs what stands beside orgkarta in maintext.py: html2text and w3m as Debian packages, Mozilla
# Readability from the registry that npm is set to, into FOLDER (build/readability if none is given).
set -euo pipefail
folder=${1:-$(cd "$(dirname "$0")/../../.." && pwd)/build/readability}

command -v html2text >/dev/null && command -v w3m >/dev/null ||
  echo "setup: apt-get install html2text w3m puts those beside it too"
command -v npm >/dev/null || { echo "skipped: npm is not installed, so Readability is not either"; exit 0; }
mkdir -p "$folder"
npm install --prefix "$folder" --no-audit --no-fund --loglevel=error @mozilla/readability@0.6.0 jsdom@26 ||
  { echo "skipped: npm cannot reach its registry; Readability is not installed"; exit 0; }
echo "setup: NODE_PATH=$folder/node_modules (build/readability is found without it)"
