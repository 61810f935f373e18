#!/usr/bin/env python3
"""Every form that `orgkarta export` writes, read back by programs of others and compared with the database.

    export.py --binary build/dev/orgkarta [test_csv.Csv.test_formulas]

A form whose reader is not installed (scripts/setup.sh --dev has them) is skipped, and told.
"""
import argparse
import importlib.util
import os
import pathlib
import sys
import unittest

# Debian's packages belong to Debian's interpreter, which need not be the first on the path.
DEBIAN = "/usr/bin/python3"
if importlib.util.find_spec("rdflib") is None and os.path.exists(DEBIAN) and not os.environ.get("ORGKARTA_NO_REEXEC"):
    os.environ["ORGKARTA_NO_REEXEC"] = "1"
    os.execv(DEBIAN, [DEBIAN, *sys.argv])

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import common  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("tests", nargs="*")
    arguments = parser.parse_args()
    common.Test.shared = common.Databases(arguments.binary.resolve())
    loader = unittest.defaultTestLoader
    suite = loader.loadTestsFromNames(arguments.tests) if arguments.tests else loader.discover(str(HERE), "test_*.py")
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    sys.exit(not result.wasSuccessful())


if __name__ == "__main__":
    main()
