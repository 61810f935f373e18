#!/usr/bin/env python3
"""The catalogue of faults: arguments and input trees (A), rules (R), disk and database (D), kills and limits (K), hostile
text in outputs (N). Documents that are bad in themselves are in tests/golden/hostile.

    catalogue.py --binary PATH [--sanitized] [ROW...]
"""
import argparse
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import rows  # noqa: E402
import rows_database  # noqa: E402, F401
import rows_inputs  # noqa: E402, F401
import rows_process  # noqa: E402, F401
import rows_rules  # noqa: E402, F401
import rows_text  # noqa: E402, F401

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--binary", required=True)
parser.add_argument("--sanitized", action="store_true", help="the program is slow and takes addresses without end")
parser.add_argument("rows", nargs="*")
arguments = parser.parse_args()
binary = str(pathlib.Path(arguments.binary).resolve())
sys.exit(0 if rows.run_rows(binary, arguments.rows, arguments.sanitized) else 1)
