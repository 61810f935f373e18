printf "" > empty.txt
ORGKARTA_RULES=$ROOT/rules/sv "$ORGKARTA" run a.txt empty.txt --out found --quiet || test $? = 1
python3 - <<'PYTHON'
import sqlite3, shutil
shutil.copy("found/orgkarta.db", "other.db")
sqlite3.connect("other.db").execute("PRAGMA user_version = 99")
PYTHON
