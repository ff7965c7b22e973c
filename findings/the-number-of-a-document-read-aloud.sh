#!/usr/bin/env bash
# What one would guess: packages that make Vietnamese text ready to be spoken, with lists of abbreviations of their own,
# know "KH" and "QĐ" in the number of an official document ("Kế hoạch số 123/KH-UBND", plan No. 123 of a people's
# committee), or leave them; that the number of a decree stays a number, and a share a share.
# What happens: vinormx says "khoa học trừ ủy ban nhân dân" (science minus people's committee); for "QĐ-TTg", a decision
# of the prime minister, it says "tăng thiết giáp" (armoured troops), the decree 98/2023/NĐ-CP is of "tháng chín mươi
# tám", the ninety-eighth month of 2023, and 1.500.000 đồng are one point five zero zero, a stop, zero đồng.
# vietnormalizer knows UBND, but spells the letters before it, "ca hát ủy ban nhân dân", which is "singing people's
# committee", and takes "5/7 tiêu chí" (five of seven criteria) for the fifth of July. Each gets right some of what the
# other does not.
# Seen with vietnormalizer 0.2.3 and vinormx 1.0.8, which needs PyYAML without saying so, on 2026-12-01. Exits
# non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    vietnormalizer==0.2.3 vinormx==1.0.8 pyyaml==6.0.4 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from vietnormalizer import VietnameseNormalizer
from vinormx import TTSnorm

packages = {"vietnormalizer": VietnameseNormalizer().normalize, "vinormx": TTSnorm}
texts = {
    "Kế hoạch số 123/KH-UBND": ("/ca hát ủy ban nhân dân", "/khoa học trừ ủy ban nhân dân"),
    "Quyết định số 1234/QĐ-TTg": ("/qđ ttg", "/qđ trừ tăng thiết giáp"),
    "Nghị định số 98/2023/NĐ-CP": ("chín mươi tám trên hai nghìn", "số tháng chín mươi tám năm hai nghìn"),
    "đạt 5/7 tiêu chí": ("đạt năm tháng bảy tiêu chí", "đạt năm/bảy tiêu chí"),
    "thưởng 1.500.000 đồng": ("một triệu năm trăm nghìn đồng", "một phẩy năm không không .không đồng"),
}
changed = False
for text, parts in texts.items():
    for (name, spoken), part in zip(packages.items(), parts, strict=True):
        seen = spoken(text)
        print(f"{name:15} {text}: {seen}")
        changed |= part not in seen
sys.exit("changed" if changed else 0)
PYTHON
