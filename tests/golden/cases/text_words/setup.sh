sed 's/Path("in")/Path(".")/' "$ROOT/tests/golden/cases/words/setup.sh" | sed '/^cp/,$d' | bash -eu
