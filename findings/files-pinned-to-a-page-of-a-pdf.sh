#!/usr/bin/env bash
# What one would guess: a PDF library that counts the attachments of a document counts all files that are in it.
# What happens: pypdfium2 (`count_attachments`) and pypdf (`attachments`) know those of the document alone. A file that is
# pinned to a page, the paper clip that readers show beside the text, is in neither list; only the page's annotations
# lead to it (pdfium: `FPDFAnnot_GetFileAttachment`).
# Seen with pypdfium2 5.15.2 and pypdf 6.0.0 on 2026-11-28. Exits non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "pypdfium2==5.15.2" "pypdf==6.0.0"
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import pypdf
import pypdfium2
from pypdfium2 import raw

OBJECTS = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [4 0 R] >>",
    b"<< /Type /Annot /Subtype /FileAttachment /Rect [10 10 30 30] /FS 5 0 R >>",
    b"<< /Type /Filespec /F (annex.txt) /UF (annex.txt) /EF << /F 6 0 R >> >>",
    b"<< /Type /EmbeddedFile /Length 5 >>\nstream\nannex\nendstream",
]
out, places = bytearray(b"%PDF-1.7\n"), []
for number, body in enumerate(OBJECTS, 1):
    places.append(len(out))
    out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
start = len(out)
out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(b"%010d 00000 n \n" % at for at in places)
out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)

document = pypdfium2.PdfDocument(bytes(out))
pin = raw.FPDFPage_GetAnnot(document[0], 0)
counted = {"pypdfium2": document.count_attachments(), "pypdf": len(pypdf.PdfReader(io.BytesIO(out)).attachments)}
pinned = pypdfium2.PdfAttachment(raw.FPDFAnnot_GetFileAttachment(pin), document).get_name()
print(f"attachments counted: {counted}; pinned to page 1: {pinned}")
sys.exit(0 if pinned == "annex.txt" and not any(counted.values()) else "changed")
PYTHON
