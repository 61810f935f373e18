"""Texts in every charset, damaged, or made of signs that mean harm: what each must end as.

    text_rows.py --binary PATH

All of them are read in one run. A row says the outcome, the charset and the warnings of the record, and of its text either
what is in it (`kept`) and what is not (`never`), or that text and facts are those of SAMPLE (`codec`: then each fact's place
in the file, decoded by Python, is its quote, too).
"""
import argparse
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import rows  # noqa: E402

SECONDS = 60
SAMPLE = (
    "Ny ledning för Kvarnviks kommun\n\n"
    "Kommunstyrelsen beslutar att anta planen för Älvnäs. Åsa Öberg (S) är ordförande i kommunstyrelsen.\n"
    "Socialförvaltningen – ”enligt bilaga” – leds av förvaltningschef Örjan Åkesson.\n"
    "Budgeten för kulturnämnden är 15 miljoner kronor år 2025, se § 12.\n"
)
PLAIN = SAMPLE.replace("–", "-").replace("”", '"')
MANY = SAMPLE * 20
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclasses.dataclass
class Row:
    content: bytes
    charset: str = "utf-8"
    warnings: tuple = ()
    outcome: str = "ok"
    twin: str | None = None      # the text as UTF-8 that it is to be read as
    codec: str | None = None     # in which its places can be looked up
    kept: tuple = ()
    never: tuple = ()
    ending: str = "txt"


def page(text, head=""):
    return f"<!doctype html><html><head>{head}</head><body>" + "".join(f"<p>{p}</p>" for p in text.split("\n") if p) + "</body>"


def mojibake(text, codec, times=1):
    for _ in range(times):
        text = text.encode().decode(codec)
    return text.encode()


def twice(text, signs=1):
    """The warning: each character that is no ASCII was put right, in rounds of so many signs."""
    return (f"double_encoded: {signs * sum(ord(c) > 127 for c in text)}",)


def labelled(codec, label):
    return page(SAMPLE, f"<meta charset={label}>").encode(codec)


LATIN = "windows-1252"
ROWS = {
    "T01": Row(b"S\xf6dern\xe4s \xff\xfe \xed\xa0\x80 \xc0\xaf \xf4\x90\x80\x80 SLUT", LATIN, ("bad_bytes: 1",), kept=("Södernäs", "SLUT")),
    "T01_among_utf8": Row(MANY.encode() + b" \xff\xfe \xed\xa0\x80 \xc0\xaf \xf4\x90\x80\x80 SLUT", warnings=("bad_bytes: 11",),
                          kept=("Åsa Öberg", "SLUT")),
    "T02": Row(MANY.encode() + b"\xf6 " + MANY.encode(), warnings=("bad_bytes: 1",), kept=("Åsa Öberg", "\ufffd Ny ledning")),
    "T03_le": Row(b"\xff\xfe" + SAMPLE.encode("utf-16-le"), "utf-16le", twin=SAMPLE, codec="utf-16-le"),
    "T03_be": Row(b"\xfe\xff" + SAMPLE.encode("utf-16-be"), "utf-16be", twin=SAMPLE, codec="utf-16-be"),
    "T04_le": Row(SAMPLE.encode("utf-16-le"), "utf-16le", twin=SAMPLE, codec="utf-16-le"),
    "T04_be": Row(SAMPLE.encode("utf-16-be"), "utf-16be", twin=SAMPLE, codec="utf-16-be"),
    "T04_odd": Row(SAMPLE.encode("utf-16-le")[:-1], "utf-16le", ("bad_bytes: 1",), kept=("Åsa Öberg",), never=("\0",)),
    "T04_lone": Row(b"\xff\xfe" + "a\ud800b".encode("utf-16-le", "surrogatepass"), "utf-16le", ("bad_bytes: 2",), kept=("a\ufffdb",)),
    "T04_utf32": Row(SAMPLE.encode("utf-32"), "utf-32le", twin=SAMPLE),
    "T05": Row(SAMPLE.encode(LATIN), LATIN, twin=SAMPLE, codec=LATIN),
    "T05_signs": Row("\u201cJa\u201d \u2013 5 \u20ac för nämnden".encode(LATIN), LATIN, kept=("”Ja” – 5 €",)),
    "T06_utf8_is_1252": Row(labelled(LATIN, "utf-8"), LATIN, ("charset_label_overruled: utf-8",), codec=LATIN, ending="html",
                            twin=SAMPLE),
    "T06_1252_is_utf8": Row(labelled("utf-8", "windows-1252"), "utf-8", ("charset_label_overruled: windows-1252",), twin=SAMPLE,
                            codec="utf-8", ending="html"),
    "T06_latin1": Row(labelled(LATIN, "iso-8859-1"), LATIN, twin=SAMPLE, codec=LATIN, ending="html"),
    "T06_late": Row(page(SAMPLE, f"<script>{'x' * 5000}</script><meta charset=macintosh>").encode("mac_roman"), "macintosh",
                    twin=SAMPLE, codec="mac_roman", ending="html"),
    "T06_utf16": Row(b"\xff\xfe" + page(SAMPLE, "<meta charset=utf-8>").encode("utf-16-le"), "utf-16le", twin=SAMPLE, codec="utf-16-le", ending="html"),
    "T06_entities": Row(page(SAMPLE, "<meta charset=utf-8>").encode("ascii", "xmlcharrefreplace"), twin=SAMPLE, ending="html"),
    "T07_cp850": Row(PLAIN.encode("cp850"), "ibm850", ("charset_suspect: ibm850",), twin=PLAIN, codec="cp850"),
    "T07_mac": Row(SAMPLE.encode("mac_roman"), "macintosh", ("charset_suspect: macintosh",), twin=SAMPLE, codec="mac_roman"),
    "T08": Row((SAMPLE * 3).encode() + (SAMPLE * 3).encode(LATIN), warnings=("mixed",), twin=SAMPLE * 6),
    "T08_page": Row(page(SAMPLE).encode() + page(SAMPLE).encode(LATIN), warnings=("mixed",), twin=page(SAMPLE) * 2, ending="html"),
    "T09_latin1": Row(mojibake(SAMPLE, "latin-1"), warnings=twice(SAMPLE), twin=SAMPLE),
    "T09_1252": Row(mojibake(PLAIN, LATIN), warnings=twice(PLAIN), twin=PLAIN),
    "T09_cp850": Row(mojibake(PLAIN, "cp850"), warnings=twice(PLAIN), twin=PLAIN),
    "T09_thrice": Row(mojibake(PLAIN, "latin-1", 2), warnings=twice(PLAIN, 1 + 2), twin=PLAIN),
    "T09_part": Row(SAMPLE.encode() + b"\n" + mojibake("Växeln på Älvnäs", LATIN), warnings=("double_encoded: 4",), kept=("Växeln på Älvnäs",)),
    "T10": Row("före\0efter \0\0 SLUT".encode(), warnings=("nul: 3",), kept=("SLUT",), never=("\0",)),
    "T10_all": Row(b"\0" * 100_000, outcome="empty"),
    "T11": Row(b'<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-', warnings=("charset_label_refused",),
               kept=("+ADw-script",), never=("<",), ending="html"),
    "T12": Row(b"", outcome="empty"),
    "T12_mark": Row(b"\xef\xbb\xbf", outcome="empty"),
    "T12_blank": Row(b" \r\n\t\x0c" * 1000, outcome="empty"),
    "T13": Row(MANY.replace("\n", " ").encode() * 100, kept=("Åsa Öberg",)),
    "T14": Row(("a" + "\u0301\u0316" * 100_000 + " SLUT").encode(), warnings=("marks_cut: 199970",), kept=("SLUT",)),
    "T15": Row("Belopp \u202e000 1\u202c kr \u2066x\u2069 Älv\u200b\u00adnäs \ufeff".encode(), warnings=("bidi_controls: 4",),
               kept=("Älvnäs",)),
    "T16": Row("Kvаrnviks kоmmun har Kvarnviks kommun".encode(), warnings=("mixed_script: 2",), kept=("Kvаrnviks",)),
    "T17": Row(("\x1b[2J\x1b]0;pwn\x07 \x9b31m namn\x08\x08 \r dold " + SAMPLE).encode(), warnings=("controls: 6",), kept=("Åsa Öberg",)),
    "T18": Row("a\u2028b\u2029c\u0085d\x0be".encode(), kept=("a\nb\nc\nd\ne",)),
    "T19": Row("\ufdfa".encode() * 100_000, kept=("\ufdfa",)),
    "T20": Row("".join(f"- punkt {i}\n" for i in range(50_000)).encode(), kept=("punkt 49999",)),
    "T21_crlf": Row(SAMPLE.replace("\n", "\r\n").encode(), twin=SAMPLE, codec="utf-8"),
    "T21_cr": Row(SAMPLE.replace("\n", "\r").encode(), twin=SAMPLE, codec="utf-8"),
    "T21_mixed": Row("a\r\nb\rc\n\rd".encode(), kept=("a\nb\nc\nd",)),
}
FACTS = ("units", "posts", "goals", "dates", "amounts", "changes")


def without_places(record):
    facts = {kind: record[kind] for kind in FACTS}
    return re.sub(r', "source": \{[^}]*\}', "", json.dumps(facts, sort_keys=True, ensure_ascii=False))


def places(row, record):
    """What is wrong with the bytes that facts lead to."""
    for kind in FACTS:
        for fact in record[kind]:
            place = fact["evidence"][0]
            found = row.content[place["source"]["start"]:place["source"]["end"]].decode(row.codec)
            if re.sub(r"<[^>]*>|\s+", " ", found).strip() != re.sub(r"\s+", " ", place["quote"]):
                return f"the file has {found!r} where a fact says {place['quote']!r}"
    return ""


def check(row, record, twin, outcome):
    """What is wrong with a row's record; empty if nothing is."""
    if outcome != row.outcome:
        return f"outcome {outcome}, expected {row.outcome}"
    if record is None:
        return ""
    document = record["document"]
    if (document["charset"], tuple(document["warnings"])) != (row.charset, row.warnings):
        return f"{document['charset']} {document['warnings']}, expected {row.charset} {list(row.warnings)}"
    if UNSAFE.search(document["text"]):
        return f"{UNSAFE.search(document['text'])[0]!r} in its text"
    if twin and document["text"] != twin["document"]["text"]:
        return f"its text differs from the twin's: {document['text'][:200]!r}"
    if twin and without_places(record) != without_places(twin):
        return "its facts differ from the twin's"
    missed = [text for text in row.kept if text not in document["text"]]
    unwanted = [text for text in row.never if text in document["text"]]
    if missed or unwanted:
        return f"missed {missed}, unwanted {unwanted}: {document['text'][:200]!r}"
    return places(row, record) if row.codec else ""


def write_rows(folder):
    for name, row in ROWS.items():
        (folder / f"{name}.{row.ending}").write_bytes(row.content)
        if row.twin and not row.twin.startswith("<!doctype"):
            twin = page(row.twin) if row.ending == "html" else row.twin
            (folder / f"{name}_twin.{row.ending}").write_text(twin, encoding="utf-8", newline="")
        elif row.twin:
            (folder / f"{name}_twin.{row.ending}").write_text(row.twin, encoding="utf-8", newline="")


def records_of(binary, folder):
    """Records, outcomes and what the run said, by the name of the row."""
    out = folder / "out"
    done = subprocess.run([binary, "run", folder / "in", "--out", out, "--no-text-index"], capture_output=True, timeout=SECONDS,
                          check=False, env={**os.environ, "ORGKARTA_RULES": str(rows.ROOT / "rules" / "sv")})
    def lines(name):
        return [json.loads(line) for line in (out / name).read_text(encoding="utf-8").splitlines()]
    records = {pathlib.Path(r["document"]["path"]).stem: r for r in lines("facts.jsonl")}
    outcomes = {pathlib.Path(e["path"]).stem: e["outcome"] for e in lines("errors.jsonl")}
    return records, outcomes, done.stdout + done.stderr


def check_all(binary):
    """How many rows are wrong."""
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="orgkarta-text-") as name:
        folder = pathlib.Path(name)
        (folder / "in").mkdir()
        write_rows(folder / "in")
        records, outcomes, said = records_of(binary, folder)
    for name, row in ROWS.items():
        outcome = outcomes.get(name, "ok" if name in records else "nothing")
        twin = records.get(f"{name}_twin")
        what = "it has no twin" if row.twin and twin is None else check(row, records.get(name), twin, outcome)
        wrong += rows.report(name, what)
    if UNSAFE.search(said.decode("utf-8", "replace").replace("\n", "")):
        print("FAILED a control character reaches the terminal")
        wrong += 1
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    return 1 if check_all(parser.parse_args().binary) else 0


if __name__ == "__main__":
    sys.exit(main())
