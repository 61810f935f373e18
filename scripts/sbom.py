#!/usr/bin/env python3
"""What a built program is made of, as SPDX 2.3 (JSON) on standard output: orgkarta itself, the shared libraries that it loads with
the Debian packages and versions they come from, and the packages whose code is compiled into it.

    scripts/sbom.py build/release/orgkarta
"""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEADERS = ("nlohmann-json3-dev", "libcli11-dev", "libtomlplusplus-dev", "libcereal-dev", "libfmt-dev")


def out(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def libraries(program):
    """The files of the shared libraries that it loads."""
    return sorted(set(re.findall(r"(?:=> )?(/\S+) \(0x", out("ldd", program))))


def package_of(library):
    """The Debian package of a file, also where /lib is a link to /usr/lib."""
    real = os.path.realpath(library)
    for name in (real, real.removeprefix("/usr"), library):
        found = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return found.stdout.split(":")[0]
    raise SystemExit(f"{library}: of no Debian package")


def version_of(package):
    return out("dpkg-query", "-W", "-f", "${Version}", package)


def described(package, how):
    version = version_of(package)
    return {"SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", package), "name": package, "versionInfo": version,
            "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": "NOASSERTION",
            "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION", "comment": how,
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                              "referenceLocator": f"pkg:deb/debian/{package}@{version}"}]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    program = parser.parse_args().program
    version = re.search(r"project\(orgkarta VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text()).group(1)
    digest = hashlib.sha256(program.read_bytes()).hexdigest()
    linked = sorted({package_of(library) for library in libraries(program)})
    packages = [described(p, "shared library") for p in linked] + [described(p, "compiled in") for p in HEADERS]
    # The day of the source, not of the call: the same source gives the same document.
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or out("git", "-C", ROOT, "log", "-1", "--format=%ct"))
    own = {"SPDXID": "SPDXRef-orgkarta", "name": "orgkarta", "versionInfo": version, "downloadLocation": "NOASSERTION",
           "filesAnalyzed": False, "licenseConcluded": "Apache-2.0", "licenseDeclared": "Apache-2.0", "copyrightText": "NOASSERTION",
           "checksums": [{"algorithm": "SHA256", "checksumValue": digest}]}
    created = datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    relations = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-orgkarta"}]
    relations += [{"spdxElementId": "SPDXRef-orgkarta", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": p["SPDXID"]}
                  for p in packages]
    print(json.dumps({"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
                      "name": f"orgkarta-{version}", "documentNamespace": f"urn:orgkarta:sbom:{digest}",
                      "creationInfo": {"created": created, "creators": ["Tool: scripts/sbom.py"]},
                      "packages": [own, *packages], "relationships": relations}, indent=1))


if __name__ == "__main__":
    main()
