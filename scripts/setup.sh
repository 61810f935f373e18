#!/usr/bin/env bash
# Installs the Debian packages that are missing, and what the report's site is made with (npm). With --test also
# those that tests read exports and packages with, those of the tests in a browser and on many machines; with --dev also those of the
# developer's checks.
set -euo pipefail

packages=(
  g++ cmake ninja-build pkg-config
  libicu-dev libre2-dev libsqlite3-dev nlohmann-json3-dev libcli11-dev libtomlplusplus-dev libcereal-dev
  libfmt-dev libmimalloc-dev libsimdjson-dev libgumbo-dev libpoppler-private-dev libpugixml-dev
  zlib1g-dev libarchive-dev libgmime-3.0-dev libssl-dev libseccomp-dev libgtest-dev
  sqlite3 python3 python3-jsonschema ghostscript git ca-certificates
)
tests=(python3-rdflib python3-networkx graphviz dpkg-dev man-db file chromium fonts-liberation python3-distributed parallel)
mode=${1:-}
case "$mode" in
  "") ;;
  --test) packages+=("${tests[@]}") ;;
  --dev) packages+=("${tests[@]}" clang-format clang-tidy gcovr libbenchmark-dev libpoppler-cpp-dev ccache strace html2text w3m ripgrep python3-dateparser
            clang libclang-rt-dev faketime) ;;
  *) echo "usage: scripts/setup.sh [--test|--dev]" >&2; exit 2 ;;
esac

command -v npm >/dev/null || packages+=(nodejs npm)

# The packages of a package-lock.json, once. Without them everything works but what they are for.
install_npm() {  # folder, what is missing otherwise
  local folder
  folder="$(dirname "$0")/../$1"
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return
  echo "setup: installing the npm packages of $1"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
    echo "setup: npm cannot install the packages of $1: $2" >&2
}
install_all_npm() {
  install_npm output/report/site "orgkarta report will not be built"
  [ -z "$mode" ] || install_npm tests/report "the tests of the report will be left out"
}

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  install_all_npm
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "setup: not root and no sudo; ask an administrator to install: ${missing[*]}" >&2
    exit 3
  }
  as_root=(sudo)
fi
echo "setup: installing ${missing[*]}"
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -q --no-install-recommends "${missing[@]}"
install_all_npm
