#!/usr/bin/env bash
# What one would guess: of a Word table in which an office is written once beside its two tasks, in cells merged from
# top to bottom, markitdown makes a Markdown table with the office repeated or with an empty cell in the second row, as
# it has an empty cell where cells are merged from left to right.
# What happens: the second row has no cell at all there, so that all behind it moves one column to the left: the task
# stands under "Cơ quan chủ trì" (office in charge) and the deadline under "Nhiệm vụ" (task), and the last column is
# empty. The row of the headings is the first row of the table, below an empty one. In the HTML that markitdown has
# mammoth make of the file on the way, the cells are merged as they are in Word; markdownify, which makes Markdown of
# that, knows `colspan` but not `rowspan`.
# Seen with markitdown 0.1.9 (with mammoth 1.13.0, markdownify 1.2.3) on 2026-12-01. Exits non-zero where that has
# changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    "markitdown[docx]==0.1.9" mammoth==1.13.0 markdownify==1.2.3 python-docx==1.2.0 2>/dev/null
cd "$folder"
venv/bin/python - <<'PYTHON'
import sys

import docx
import mammoth
from markitdown import MarkItDown

rows = [
    ("Cơ quan chủ trì", "Nhiệm vụ", "Thời hạn"),
    ("", "Phát động", "31/3/2027"),
    ("", "Sơ kết", "30/9/2027"),
    ("Văn phòng", "", "15/12/2027"),
]
document = docx.Document()
table = document.add_table(len(rows), 3)
for at, row in enumerate(rows):
    for cell, text in zip(table.rows[at].cells, row, strict=True):
        cell.text = text
table.cell(1, 0).merge(table.cell(2, 0)).text = "Sở Nội vụ"
table.cell(3, 0).merge(table.cell(3, 1)).text = "Văn phòng"
document.save("a.docx")
with open("a.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
seen = MarkItDown().convert("a.docx").text_content.strip()
print(seen)
expected = """\
|  |  |  |
| --- | --- | --- |
| Cơ quan chủ trì | Nhiệm vụ | Thời hạn |
| Sở Nội vụ | Phát động | 31/3/2027 |
| Sơ kết | 30/9/2027 |
| Văn phòng | | 15/12/2027 |"""
sys.exit("changed" if 'rowspan="2"' not in html or seen != expected else 0)
PYTHON
