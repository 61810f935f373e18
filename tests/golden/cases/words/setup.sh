# Files of word processors from their parts; their bytes, and so their ids, are always the same.
python3 - <<'PYTHON'
import pathlib, shutil, zipfile
for folder in sorted(pathlib.Path("in").glob("*.parts")):
    with zipfile.ZipFile(folder.with_suffix(""), "w") as file:
        # The mimetype of an ODT file comes first.
        for part in sorted((p for p in folder.rglob("*") if p.is_file()), key=lambda p: (p.name != "mimetype", p)):
            file.writestr(zipfile.ZipInfo(str(part.relative_to(folder))), part.read_bytes())
    shutil.rmtree(folder)
PYTHON
cp in/minutes.odt in/wrong_name.docx
printf 'Nämnden för skola leds av Eva Ek.' > in/text.docx
