"""The letters of a PDF's pages and where they stand, by Ghostscript, which shares no code with the program's reader."""
import functools
import html
import re
import subprocess
import unicodedata

DOTS = 720  # an inch; Ghostscript gives whole dots
CHARACTER = re.compile(r'<char bbox="(-?\d+) (-?\d+) (-?\d+) (-?\d+)" c="([^"]*)"/>')
POINT = DOTS / 72
BLUR, KERNED = 1.5, 0.4  # points, or part of a letter's width, by which readers may differ where letters are kerned
BODY = 4.0  # points that any letter stands above its baseline


def character(text):
    """A character as it is written; codes that stand for no character are none."""
    code = re.fullmatch(r"&#x([0-9a-fA-F]+);", text)
    if code:
        return "" if 0x7F <= int(code[1], 16) < 0xA0 else chr(int(code[1], 16))
    return html.unescape(text)


@functools.lru_cache(maxsize=4)
def pages(file):
    """Of each page its characters: (left, right, baseline in points from the top, letters and digits)."""
    done = subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", f"-r{DOTS}", "-sDEVICE=txtwrite", "-dTextFormat=0",
                           "-sOutputFile=-", file], capture_output=True, check=True)
    found = []
    for page in done.stdout.decode("utf-8", "replace").split("<page>")[1:]:
        characters = []
        for left, _, right, baseline, text in CHARACTER.findall(page):
            letters = "".join(c for c in unicodedata.normalize("NFKC", character(text)) if c.isalnum())
            if letters:
                characters.append((int(left) / POINT, int(right) / POINT, int(baseline) / POINT, letters))
        found.append(characters)
    return found


def letters_of(text):
    return sorted(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def in_boxes(file, source):
    """The letters that stand in a source's boxes, in no order: those that stand wholly in one, and those that are touched. The
    boxes are right if both are the passage's."""
    whole, touched = [], []
    for part in [source, *source.get("more", [])]:
        for left, right, baseline, letters in pages(file)[part["page"] - 1]:
            middle, body, blur = (left + right) / 2, baseline - BODY, max(BLUR, KERNED * (right - left))
            if any(x0 <= middle <= x1 and y0 <= baseline <= y1 for x0, y0, x1, y1 in part["boxes"]):
                touched.append(letters)
            if any(x0 <= left + blur and right - blur <= x1 and y0 <= body and baseline <= y1 + BLUR for x0, y0, x1, y1 in part["boxes"]):
                whole.append(letters)
    return sorted("".join(whole)), sorted("".join(touched))
