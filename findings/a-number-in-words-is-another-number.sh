#!/usr/bin/env bash
# What one would guess: a package that writes numbers as Vietnamese words writes 2.05 so that it is not 2.5 ("hai phẩy
# không năm", two point zero five), and -5 as "âm năm" (minus five) or else refuses it; one that reads the words back
# takes "một phẩy năm triệu" (one point five million) for 1,500,000.
# What happens: num2words drops the zero behind the point, so that 2.05 is "hai phẩy năm", as anybody says 2.5; so do
# vnnum2word and vn-numberwords, which give the same words for both numbers. To num2words and vnnum2word -5 is "mười
# lăm", fifteen, -10 is ten and -20 is nought: it is counted from the end of a list of twenty words. vietnam-number
# leaves the sign and the point out: 2.05, and 2,05 as Vietnamese texts have it, is "hai trăm lẽ năm", 205. Both
# packages that read words take "một phẩy năm triệu" for 15,000,000. None of them says that it cannot.
# Seen with num2words 0.5.14, vnnum2word 0.3.0, vn-numberwords 0.2.0, vietnam-number 1.0.6 on 2026-12-01. Exits
# non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    num2words==0.5.14 vnnum2word==0.3.0 vn-numberwords==0.2.0 vietnam-number==1.0.6 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from num2words import num2words
from vietnam_number import n2w, w2n
from vn_numberwords import number_to_words, words_to_number
from vnnum2word import convert_number

packages = {
    "num2words": lambda number: num2words(number, lang="vi"),
    "vnnum2word": convert_number,
    "vn-numberwords": number_to_words,
    "vietnam-number": lambda number: n2w(str(number)),
}
written = {
    12: ["mười hai", "mười hai", "mười hai", "mười hai"],
    2.05: ["hai phẩy năm", "hai phẩy năm", "hai phẩy năm", "hai trăm lẽ năm"],
    2.5: ["hai phẩy năm mươi", "hai phẩy năm", "hai phẩy năm", "hai mươi lăm"],
    -5: ["mười lăm", "mười lăm", "âm năm", "năm"],
    -10: ["mười", "mười", "âm mười", "mười"],
    -20: ["không", "không", "âm hai mươi", "hai mươi"],
}
changed = n2w("2,05") != "hai trăm lẽ năm"
for number, expected in written.items():
    for (name, write), words in zip(packages.items(), expected, strict=True):
        seen = write(number)
        print(f"{name:15} {number}: {seen}")
        changed |= seen != words
words = "một phẩy năm triệu"
for name, read in {"vn-numberwords": words_to_number, "vietnam-number": w2n}.items():
    print(f"{name:15} {words}: {read(words):,}")
    changed |= read("hai triệu") != 2_000_000 or read(words) != 15_000_000
sys.exit("changed" if changed else 0)
PYTHON
