"""PDF files written by hand, object by object: for pages that no producer would write."""
import zlib

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(data, entries=b"", packed=False):
    if packed:
        data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
    return b"<<" + entries + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def write(objects, trailer=b""):
    """A whole file of the objects (number: body); number 1 is the catalog."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def text(lines, size=12, left=72, top=770):
    """A content stream that draws lines of text."""
    out = b"BT /F1 %d Tf %d %d Td %d TL\n" % (size, left, top, size + 4)
    for line in lines:
        escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        out += b"(" + escaped.encode("cp1252") + b") Tj T*\n"
    return out + b"ET\n"


def pages(contents, resources=b"", others=None, packed=False):
    """The objects of a document whose pages have these content streams. `resources` beside the font; `others`: more objects,
    numbered from 1000 on."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 3: FONT, **(others or {})}
    kids = []
    for i, content in enumerate(contents):
        page, body = 10 + 2 * i, 11 + 2 * i
        kids.append(b"%d 0 R" % page)
        objects[page] = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                         b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (body, resources))
        objects[body] = content if content.startswith(b"<<") else stream(content, packed=packed)
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return objects
