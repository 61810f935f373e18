printf "" > empty.txt
ORGKARTA_RULES=$ROOT/rules/sv "$ORGKARTA" run a.txt empty.txt --out found --quiet || test $? = 1
python3 - <<'PYTHON'
import pathlib, sqlite3
bytes_ = bytearray(pathlib.Path("found/orgkarta.db").read_bytes())
db = sqlite3.connect("found/orgkarta.db")
for (page,) in db.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'evidence'"):
    bytes_[(page - 1) * 4096:page * 4096] = b"\xff" * 4096
pathlib.Path("damaged.db").write_bytes(bytes_)
PYTHON
