#!/usr/bin/env bash
# What one would guess: Telegram's messages have no lists, so a converter that makes one of Markdown or HTML writes the
# numbers out as they were given: clauses 4 and 6 of a plan, quoted as "4) …" and "6) …", stay 4) and 6).
# What happens: telegramify-markdown numbers them anew, though what it makes is plain text, not a list: "4." and
# "5.", with a full stop for the bracket, so that the plan seems to have a clause 5 that says what clause 6 says. sulguk
# knows `<ol start="4">`, by its README, whose first example has one, and takes it without a word, but counts from 1;
# only `value` of an `<li>` counts. chatgpt-md-converter leaves the numbers as they are.
# Seen with telegramify-markdown 1.4.1, sulguk 0.12.0, chatgpt-md-converter 0.3.12 on 2026-12-01. Exits non-zero where
# that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "telegramify-markdown==1.4.1" "sulguk==0.12.0" \
    "chatgpt-md-converter==0.3.12"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import sulguk
import telegramify_markdown
from chatgpt_md_converter import telegram_format

QUOTED = "4) Đăng ký thi đua\n6) Gửi báo cáo"
ITEMS = "<li{}>Đăng ký thi đua</li><li{}>Gửi báo cáo</li>"

found = {
    "telegramify-markdown": telegramify_markdown.convert(QUOTED)[0],
    "chatgpt-md-converter": telegram_format(QUOTED),
    "sulguk, start": sulguk.transform_html(f'<ol start="4">{ITEMS.format("", "")}</ol>').text,
    "sulguk, value": sulguk.transform_html(f"<ol>{ITEMS.format(' value=4', ' value=6')}</ol>").text,
}
expected = {
    "telegramify-markdown": ["4.", "5."],
    "chatgpt-md-converter": ["4)", "6)"],
    "sulguk, start": ["1.", "2."],
    "sulguk, value": ["4.", "6."],
}
changed = []
for name, text in found.items():
    numbers = [line.split()[0] for line in text.strip().splitlines()]
    print(f"{name:21} {' / '.join(text.strip().splitlines())}")
    if numbers != expected[name]:
        changed.append(name)
if changed:
    sys.exit(f"changed: {', '.join(changed)}")
PYTHON
