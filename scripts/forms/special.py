"""PDFs that ask for a policy: locked, cut off, without a text layer, broken in part. What each must give stands in
tests/golden/hostile/pdf.py."""
import subprocess

import pdf_file

LETTER = ["Socialnämnden i Ystads kommun", "", "Socialnämnden beslutade den 24 september 2024 att godkänna delårsrapporten.",
          "Kristoffer Aldén är socialchef.", "Underskottet beräknas till 9,4 mkr."]


def bitmap(page):
    """Width, height and rows of a raw PBM image."""
    kind, size, rest = page.split(b"\n", 2)
    assert kind == b"P4"
    width, height = map(int, size.split())
    return width, height, rest


def scanned(source, folder):
    """The pages of `source` as black and white pictures."""
    subprocess.run(["pdftoppm", "-mono", "-r", "90", source, folder / "scan"], check=True)
    contents, images, names = [], {}, b""
    for number, file in enumerate(sorted(folder.glob("scan-*.pbm"))):
        width, height, rows = bitmap(file.read_bytes())
        images[1000 + number] = pdf_file.stream(
            rows, b" /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]"
            % (width, height), True)
        names += b"/I%d %d 0 R " % (number, 1000 + number)
        contents.append(b"q 480 0 0 640 50 100 cm /I%d Do Q\n" % number)
    return pdf_file.write(pdf_file.pages(contents, b"/XObject << " + names + b">>", images))


def broken_page():
    """Two pages, the first one's content no operators at all."""
    garbage = bytes((i * 37 + i // 7) % 256 for i in range(600))
    return pdf_file.write(pdf_file.pages([pdf_file.stream(garbage, b" /Filter /FlateDecode"), pdf_file.text(LETTER)]))


def write(root, folder):
    out, minutes = root / "special", root / "pdf" / "06_minutes_social_committee.pdf"
    subprocess.run(["qpdf", "--encrypt", "hemligt", "agare", "256", "--", minutes, out / "user_password.pdf"], check=True)
    subprocess.run(["qpdf", "--encrypt", "", "agare", "256", "--extract=n", "--", minutes, out / "owner_password.pdf"], check=True)
    whole = minutes.read_bytes()
    (out / "truncated.pdf").write_bytes(whole[:len(whole) * 6 // 10])
    (out / "scanned.pdf").write_bytes(scanned(minutes, folder))
    (out / "broken_page.pdf").write_bytes(broken_page())
