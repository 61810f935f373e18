printf "" > empty.txt
ORGKARTA_RULES=$ROOT/rules/sv "$ORGKARTA" run a.txt empty.txt --out found --quiet || test $? = 1
