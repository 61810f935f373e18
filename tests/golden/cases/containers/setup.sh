mkdir box
cp src/mail.eml src/lines.jsonl box/
python3 - <<'PYTHON'
import gzip, io, pathlib, tarfile, zipfile

src = pathlib.Path("src")
text, page, mail = ((src / name).read_bytes() for name in ("minutes.txt", "page.html", "mail.eml"))


def tar(*members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def record(kind, address, block, media="application/http; msgtype=response"):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-09-01T12:00:00Z\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n")
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def answer(body, fields="", status="200 OK"):
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n".encode() + body


packed = gzip.compress(page, mtime=0)
chunks = b"a\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (packed[:10], len(packed) - 10, packed[10:])
pathlib.Path("box/crawl.warc.gz").write_bytes(
    record("warcinfo", "", b"software: hand\r\n", "application/warc-fields")
    + record("response", "https://kommun.example/ny", answer(chunks, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"))
    + record("response", "https://kommun.example/borta", answer(b"<h1>404</h1>", status="404 Not Found"))
    + record("response", "https://kommun.example/flyttad", answer(b"", "Location: /ny\r\n", "301 Moved"))
    + record("resource", "https://kommun.example/protokoll.txt", text, "text/plain; charset=utf-8"))
with zipfile.ZipFile("box/papers.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for name, content in (("2024/nämnden.txt", text), ("../page.html", page), ("mail.eml", mail), ("bild.jpg", b"\xff\xd8\xff"),
                          ("old.tar.gz", gzip.compress(tar(("a.txt", text)), mtime=0))):
        archive.writestr(zipfile.ZipInfo(name), content)
pathlib.Path("box/old.tgz").write_bytes(gzip.compress(tar(("a.txt", text), ("b/page.html", page)), mtime=0))
pathlib.Path("box/page.html.gz").write_bytes(gzip.compress(page, mtime=0))
pathlib.Path("box/lines2.jsonl.gz").write_bytes(gzip.compress((src / "lines.jsonl").read_bytes(), mtime=0))
pathlib.Path("box/cut.zip").write_bytes(pathlib.Path("box/papers.zip").read_bytes()[:300])
pathlib.Path("box/empty.tar").write_bytes(tar(("folder.txt", b""))[512:])
PYTHON
