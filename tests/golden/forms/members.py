"""What lies inside archives, messages, crawls and JSON Lines, taken out with Python's own means: `archive!member` to its bytes."""
import base64
import email
import email.policy
import gzip
import json
import pathlib
import re
import shutil
import subprocess
import zipfile


def of_zip(archive, member):
    with zipfile.ZipFile(archive) as opened:
        return opened.read(member)


def of_message(archive, member):
    message = email.message_from_bytes(archive.read_bytes(), policy=email.policy.SMTP)
    for part in message.walk():
        kind = part.get_content_type()
        name = part.get_filename() or {"text/plain": "body.txt", "text/html": "body.html"}.get(kind)
        if name == member and not part.is_multipart():
            return part.get_payload(decode=True)
    raise KeyError(member)


def whole(body):
    """A body that came in chunks, put together."""
    out = b""
    while body:
        size, body = body.split(b"\r\n", 1)
        out, body = out + body[:int(size, 16)], body[int(size, 16) + 2:]
    return out


def of_crawl(archive, member):
    data = archive.read_bytes()
    data = gzip.decompress(data) if archive.suffix == ".gz" else data
    for record in data.split(b"WARC/1.0\r\n")[1:]:
        head, content = record.split(b"\r\n\r\n", 1)
        if b"WARC-Type: response" not in head or f"WARC-Target-URI: {member}\r\n".encode() not in head + b"\r\n":
            continue
        size = int(re.search(rb"Content-Length: (\d+)", head)[1])
        fields, body = content[:size].split(b"\r\n\r\n", 1)
        body = whole(body) if b"chunked" in fields else body
        return gzip.decompress(body) if b"Content-Encoding: gzip" in fields else body
    raise KeyError(member)


def of_lines(archive, member):
    for line in archive.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["path"] == member:
            packed = record.get("base64")
            return base64.b64decode(packed) if packed else (record.get("text") or record.get("html")).encode()
    raise KeyError(member)


OPEN = {".zip": of_zip, ".eml": of_message, ".warc": of_crawl, ".gz": of_crawl, ".jsonl": of_lines}
ENDINGS = {"text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf",
           "application/vnd.oasis.opendocument.text": ".odt",
           "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx"}


def file_of(folder, document, into):
    """The file of a document's bytes: itself, or one in `into` for a member; as ODT where LibreOffice had to read it."""
    path, _, member = document["path"].partition("!")
    file = folder / path
    if member:
        taken = into / f"{abs(hash(document['path']))}{ENDINGS.get(document['media_type'], '')}"
        taken.write_bytes(OPEN[file.suffix](file, member))
        return taken
    if file.suffix == ".rtf" and shutil.which("soffice"):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{into}/profile", "--headless", "--convert-to", "odt", "--outdir",
                        into, file], check=True, capture_output=True)
        return into / pathlib.Path(path).with_suffix(".odt").name
    return file
