#!/usr/bin/env bash
# Installs the Debian packages that are missing. With --dev also those of the developer's checks.
set -euo pipefail

packages=(
  g++ cmake ninja-build pkg-config
  libicu-dev libre2-dev libsqlite3-dev nlohmann-json3-dev libcli11-dev libtomlplusplus-dev libcereal-dev
  libfmt-dev libmimalloc-dev libsimdjson-dev libgumbo-dev libpoppler-private-dev libpugixml-dev
  zlib1g-dev libarchive-dev libgmime-3.0-dev libssl-dev libseccomp-dev libgtest-dev
  sqlite3 python3 python3-jsonschema ghostscript git ca-certificates
)
case "${1:-}" in
  "") ;;
  --dev) packages+=(clang-format clang-tidy gcovr libbenchmark-dev libpoppler-cpp-dev ccache strace html2text w3m python3-rdflib python3-networkx graphviz
            dpkg-dev man-db file) ;;
  *) echo "usage: scripts/setup.sh [--dev]" >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

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
