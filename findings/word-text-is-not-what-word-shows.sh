#!/usr/bin/env bash
# What one would guess: the usual libraries give the text of a .docx paragraph as Word shows it, so that deleted and
# hidden words are left out and words inside a tracked insertion, a form control or a field are kept.
# What happens: three libraries give three texts, and none is what Word shows. python-docx's `paragraph.text` loses
# tracked insertions, content controls, fields (w:fldSimple), smart tags and moved words; mammoth loses fields and
# moved words; all of them give hidden words (w:vanish) and struck-out ones as plain text.
# Seen with python-docx 1.2.0, mammoth 1.11.0, docx2txt 0.9 on 2026-11-28. Exits non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.11.0 docx2txt==0.9 2>/dev/null
cd "$folder"
venv/bin/python - <<'PYTHON'
import io
import sys

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text} </w:t></w:r>'


document = docx.Document()
paragraph = (
    f"<w:p {NAMES}>{run('shown')}<w:ins>{run('inserted')}</w:ins><w:sdt><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>"
    f"<w:fldSimple w:instr='DATE'>{run('field')}</w:fldSimple><w:moveTo>{run('moved')}</w:moveTo>"
    f"{run('hidden', '<w:vanish/>')}{run('struck', '<w:strike/>')}</w:p>"
)
document.element.body.insert(0, parse_xml(paragraph))
document.save("a.docx")
data = open("a.docx", "rb").read()
found = {
    "Word": "shown inserted control field moved struck",
    "python-docx": docx.Document(io.BytesIO(data)).paragraphs[0].text.strip(),
    "mammoth": mammoth.extract_raw_text(io.BytesIO(data)).value.strip(),
    "docx2txt": docx2txt.process("a.docx").strip(),
}
for name, text in found.items():
    print(f"{name:12} {text}")
expected = {
    "python-docx": "shown hidden struck",
    "mammoth": "shown inserted control hidden struck",
    "docx2txt": "shown inserted control field moved hidden struck",
}
changed = [name for name, text in expected.items() if found[name] != text]
if changed:
    sys.exit(f"changed: {', '.join(changed)}")
PYTHON
