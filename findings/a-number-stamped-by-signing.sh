#!/usr/bin/env bash
# What one would guess: the number that an office puts into the blank of a finished PDF ("So:      /KH-UBND") as what
# its signature shows, which readers show and print, is in the text that a PDF library gives of the page, at the latest
# when the library is told to load the forms; so pdftotext has it, in its place in the line.
# What happens: pypdf, pdfplumber and pypdfium2 give the line with its blank and nothing else: what the field of a
# signature shows is the field's appearance, no part of the page, and their texts are of the page alone. `init_forms` of
# pypdfium2 makes no difference; only after `flatten`, on the page opened anew, the number is there, and behind the
# line, not in the blank.
# Seen with pypdf 7.1.1, pdfplumber 0.11.10, pypdfium2 5.15.2, signed by pyHanko 0.38.0, and pdftotext 22.12.0 on
# 2026-12-01. Exits non-zero where that has changed; needs pdftotext.
set -euo pipefail
command -v pdftotext >/dev/null || { echo "needs pdftotext: apt-get install poppler-utils" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    pypdf==7.1.1 pdfplumber==0.11.10 pypdfium2==5.15.2 pyHanko==0.38.0 cryptography==50.0.2 reportlab==5.1.0 2>/dev/null
cd "$folder"
venv/bin/python - <<'PYTHON'
import io
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pdfplumber
import pypdf
import pypdfium2
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import TextStampStyle
from reportlab.pdfgen.canvas import Canvas


def signer():
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Office")])
    uses = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
    certificate = made.add_extension(uses, critical=True).sign(key, hashes.SHA256())
    kept = pkcs12.serialize_key_and_certificates(b"office", key, certificate, None, BestAvailableEncryption(b"office"))
    return SimpleSigner.load_pkcs12_data(kept, [], passphrase=b"office")


page = io.BytesIO()
canvas = Canvas(page)
canvas.drawString(60, 743, "So:                 /KH-UBND")
canvas.save()
stamp = TextStampStyle(stamp_text="123", text_box_style=TextBoxStyle(font_size=12), background=None, border_width=0)
field = SigFieldSpec("Number", box=(80, 737, 120, 757))
metadata = PdfSignatureMetadata(field_name="Number")
pdf = PdfSigner(metadata, signer(), stamp_style=stamp, new_field_spec=field).sign_pdf(IncrementalPdfFileWriter(page))
with open("a.pdf", "wb") as file:
    file.write(pdf.getvalue())
with pdfplumber.open("a.pdf") as document:
    plumbed = document.pages[0].extract_text()
plain = pypdfium2.PdfDocument("a.pdf")
forms = pypdfium2.PdfDocument("a.pdf")
forms.init_forms()
found = {
    "pypdf": pypdf.PdfReader("a.pdf").pages[0].extract_text(),
    "pdfplumber": plumbed,
    "pypdfium2": plain[0].get_textpage().get_text_bounded(),
    "pypdfium2, with forms": forms[0].get_textpage().get_text_bounded(),
}
forms[0].flatten()
found["pypdfium2, flattened"] = forms[0].get_textpage().get_text_bounded()
found["pdftotext"] = subprocess.run(["pdftotext", "-layout", "a.pdf", "-"], capture_output=True, text=True).stdout
found = {name: " ".join(text.split()) for name, text in found.items()}
for name, text in found.items():
    print(f"{name:22} {text}")
expected = dict.fromkeys(found, "So: /KH-UBND")
expected |= {"pypdfium2, flattened": "So: /KH-UBND 123", "pdftotext": "So: 123 /KH-UBND"}
sys.exit("changed" if found != expected else 0)
PYTHON
