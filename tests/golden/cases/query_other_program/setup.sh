python3 -c 'import sqlite3; sqlite3.connect("foreign.db").execute("CREATE TABLE documents (x)")'
