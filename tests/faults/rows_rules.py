"""R: rule sets that are wrong. Nothing is touched, and every fault is told with its place."""
import shutil

from rows import RULES, row

RULE = "[[rule]]\nid = '{}'\ngives = 'UNIT'\npattern = '{}'\nexamples = [{{ text = 'x' }}]\ncounter_examples = ['y']\n"


def broken(w, name, content, says):
    """A rule set with one more file: exit 2, and the outputs as they were."""
    rules = w.dir / "rules"
    if not rules.exists():
        shutil.copytree(RULES, rules)
    file = rules / "mentions" / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = w.files()
    w.run("--rules", rules, code=2, says=says)
    w.unchanged(before)
    file.unlink()


@row("R01", "files that are no TOML: cut off, with a tail")
def _(w):
    w.document()
    w.run()
    broken(w, "cut.toml", "[[rule]]\nid = 'a", r"cut\.toml:2")
    broken(w, "tail.toml", "[[rule]]\n}}", r"tail\.toml:2")


@row("R02", "nothing in a file, unknown and missing keys, wrong types")
def _(w):
    w.document()
    broken(w, "a.toml", RULE.format("a", "x") + "colour = 'red'\n", "colour")
    broken(w, "a.toml", "[[rule]]\nid = 'a'\n", "pattern")
    broken(w, "a.toml", RULE.format("a", "x").replace("'UNIT'", "5"), "gives")
    (w.dir / "nothing").mkdir()
    w.run("--rules", w.dir / "nothing", code=2, says="no rules")


@row("R03", "one id twice")
def _(w):
    w.document()
    broken(w, "a.toml", RULE.format("same", "x") + RULE.format("same", "z"), r"a\.toml:7: same.*a\.toml:1")


@row("R04", "patterns that RE2 refuses: all are told at once")
def _(w):
    w.document()
    patterns = [r"(a)\1", "(?=a)", "a{1001}", "(", "[[:x:]]", r"\C+*+"]
    text = "".join(RULE.format(f"bad-{i}", p) for i, p in enumerate(patterns))
    broken(w, "a.toml", text, r"(?s)" + "".join(f"(?=.*bad-{i}:)" for i in range(6)))
    broken(w, "b.toml", RULE.encode().replace(b"{}", b"\xff\xfe"), r"b\.toml")


@row("R05", "patterns that other engines never end on")
def _(w):
    w.document("a.txt", "a" * 2_000_000 + "\n")
    rules = w.dir / "rules"
    shutil.copytree(RULES, rules)
    patterns = ["(a*)*b", "(x+x+)+y", r"\pL{300}z"]
    (rules / "mentions" / "bomb.toml").write_text("".join(RULE.format(f"b-{i}", p) for i, p in enumerate(patterns)))
    w.run("--rules", rules, code=(0, 1, 2))


@row("R06", "patterns that match nothing at all")
def _(w):
    w.document()
    for pattern in ("x*", "(?:x|)", "^"):
        broken(w, "a.toml", RULE.format("empty", pattern), "empty string")


@row("R07", "a group that a pattern has not, a NUL")
def _(w):
    w.document()
    broken(w, "a.toml", RULE.format("a", "x") + "where = [{ group = 'none', in = 'titles' }]\n", "none")
    broken(w, "a.toml", RULE.format("a", "x\0y"), r"a\.toml:4")


@row("R08", "nesting without end")
def _(w):
    w.document()
    broken(w, "a.toml", "x = " + "[" * 100_000, r"a\.toml")
    broken(w, "b.toml", RULE.format("deep", "(" * 20_000 + "x" + ")" * 20_000), "deep")


@row("R10", "rules that change from one run to the next: all is read anew")
def _(w):
    w.document()
    rules = w.dir / "rules"
    shutil.copytree(RULES, rules)
    w.run("--rules", rules)
    before = w.ask("SELECT value FROM properties WHERE name = 'rules_hash'")
    lexicon = rules / "lexicon" / "titles.tsv"
    lexicon.write_text(lexicon.read_text() + "överfurir\n")
    w.run("--rules", rules)
    assert before != w.ask("SELECT value FROM properties WHERE name = 'rules_hash'")


@row("R12", "numbers that are none")
def _(w):
    w.document()
    for value in ("1e400", "3.9", "99999999999999999999"):
        broken(w, "a.toml", RULE.format("a", "x") + f"priority = {value}\n", r"a\.toml:7|priority")
