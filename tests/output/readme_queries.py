#!/usr/bin/python3
"""Runs the example queries of output/README.md: each must run and find something.

    readme_queries.py README.md DB
"""
import re
import sqlite3
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        queries = re.findall(r"^```sql\n(.*?)^```", file.read(), re.MULTILINE | re.DOTALL)
    db = sqlite3.connect(f"file:{sys.argv[2]}?mode=ro", uri=True)
    found = [len(db.execute(query).fetchall()) for query in queries]
    print(f"rows found by the {len(queries)} queries: {found}")
    return 0 if queries and all(found) else 1


if __name__ == "__main__":
    sys.exit(main())
