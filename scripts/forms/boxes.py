"""Documents inside other files: crawls (WARC), messages (EML), JSON Lines and archives (ZIP)."""
import base64
import email.message
import email.policy
import gzip
import json
import zipfile
import zlib

SITE = "https://www.example.org/dokument/"
STAMP = (2024, 1, 1, 0, 0, 0)
CRAWLED = "2025-11-30T09:15:00Z"
TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf", "txt": "text/plain; charset=utf-8",
         "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


def of(root, name, form):
    return (root / form / f"{name}.{form}").read_bytes()


def find(documents, start):
    return next(d.name for d in documents if d.name.startswith(start + "_"))


def record(kind, address, content, media):
    number = zlib.crc32(f"{kind} {address}".encode())
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {CRAWLED}\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n")
    return head.encode() + content + b"\r\n\r\n"


def response(root, name, form, coding):
    """A crawl's request and response; `coding`: plain, chunked or gzip."""
    body, address = of(root, name, form), f"{SITE}{name}.{form}"
    head = f"HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: {TYPES[form]}\r\n"
    if coding == "chunked":
        cut = len(body) // 3
        body = b"".join(b"%x\r\n" % len(part) + part + b"\r\n" for part in (body[:cut], body[cut:])) + b"0\r\n\r\n"
        head += "Transfer-Encoding: chunked\r\n"
    elif coding == "gzip":
        body = gzip.compress(body, mtime=0)
        head += "Content-Encoding: gzip\r\n"
    if coding != "chunked":
        head += f"Content-Length: {len(body)}\r\n"
    asked = record("request", address, f"GET /dokument/{name}.{form} HTTP/1.1\r\nHost: www.example.org\r\n\r\n".encode(),
                   "application/http; msgtype=request")
    return [asked, record("response", address, head.encode() + b"\r\n" + body, "application/http; msgtype=response")]


def write_warcs(root, documents):
    info = record("warcinfo", SITE, b"software: orgkarta-forms\r\nformat: WARC File Format 1.0\r\n", "application/warc-fields")
    packed, plain = [info], [info]
    for start, form, coding in (("01", "html", "plain"), ("09", "html", "chunked"), ("296", "html", "gzip"), ("04", "pdf", "plain")):
        packed += response(root, find(documents, start), form, coding)
    for start, coding in (("02", "plain"), ("10", "chunked")):
        plain += response(root, find(documents, start), "html", coding)
    (root / "warc/crawl.warc.gz").write_bytes(b"".join(gzip.compress(part, mtime=0) for part in packed))
    (root / "warc/crawl.warc").write_bytes(b"".join(plain))


def letter(subject):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"] = "registrator@example.org"
    message["To"] = "redaktionen@example.org"
    message["Date"] = "Mon, 01 Dec 2025 08:30:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    message["Subject"] = subject
    return message


def enclosing(root, name, form):
    message = letter("Handling för kännedom")
    message.set_content("Hej!\n\nHandlingen bifogas.\n", cte="quoted-printable")
    kind = TYPES[form].split(";", 1)[0].split("/")
    message.add_attachment(of(root, name, form), maintype=kind[0], subtype=kind[1], filename=f"{name}.{form}")
    return message


def write_messages(root, documents):
    def text(start):
        return of(root, find(documents, start), "txt").decode()

    def page(start):
        return of(root, find(documents, start), "html").decode()

    plain, old, paged, both = (letter("Handling för kännedom") for _ in range(4))
    plain.set_content(text("02"), cte="quoted-printable")
    old.set_content(text("24").replace("–", "-").replace("”", '"'), charset="iso-8859-1", cte="base64")
    paged.set_content(page("263"), subtype="html", cte="quoted-printable")
    both.set_content(text("268"), cte="base64")
    both.add_alternative(page("268"), subtype="html", cte="base64")
    made = {"02": plain, "24": old, "263": paged, "268": both,
            "09": enclosing(root, find(documents, "09"), "pdf"), "23": enclosing(root, find(documents, "23"), "docx")}
    for start, message in made.items():
        if message.is_multipart():
            message.set_boundary(f"=_orgkarta_{start}")
        (root / "eml" / f"{find(documents, start)}.eml").write_bytes(message.as_bytes())


def write_json_lines(root, documents):
    lines = []
    for start, key, form in (("03", "text", "txt"), ("05", "text", "txt"), ("11", "html", "html"), ("158", "html", "html"),
                             ("128", "base64", "pdf"), ("279", "base64", "docx")):
        name = find(documents, start)
        data = of(root, name, form)
        content = base64.b64encode(data).decode() if key == "base64" else data.decode()
        lines.append(json.dumps({"path": f"{name}.{form}", "url": f"{SITE}{name}.{form}", key: content}, ensure_ascii=False))
    (root / "jsonl/documents.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_zips(root, documents):
    for file, members in (("handlingar.zip", (("21", "docx"), ("60", "pdf"), ("77", "txt"))),
                          ("kallelse.zip", (("152", "odt"), ("236", "html")))):
        with zipfile.ZipFile(root / "zip" / file, "w") as archive:
            for start, form in members:
                name = find(documents, start)
                archive.writestr(zipfile.ZipInfo(f"möte/{name}.{form}", STAMP), of(root, name, form), zipfile.ZIP_DEFLATED)


def write(root, documents):
    for form in ("warc", "eml", "jsonl", "zip"):
        (root / form).mkdir(exist_ok=True)
    write_warcs(root, documents)
    write_messages(root, documents)
    write_json_lines(root, documents)
    write_zips(root, documents)
