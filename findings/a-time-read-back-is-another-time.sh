#!/usr/bin/env bash
# What one would guess: a library that writes times in Vietnamese reads back what it has just written itself, with the
# same pattern and the same locale, or else says that it cannot; so a plan's "quý III/2026" (third quarter of 2026), a
# month written in words, or an afternoon hour that went into a message or a file comes out of it as the same time.
# What happens: three libraries give another time, and none of them an error. date-fns writes "quý II/2026" and "quý
# III/2026" and reads both as January 2026, the first quarter; "quý IV/2026" is right, and so are quarters in digits.
# arrow writes "20 Tháng Mười Hai" (20 December) and reads October, and so for November ("Tháng Mười Một"), wherever the
# month is the last word; with the year behind it the month is right. Babel writes 14:30 as "2:30 CH" (of the afternoon)
# and reads it, told the same pattern and locale, as half past two at night: it knows the afternoon as "PM" alone.
# Seen with date-fns 4.4.0, arrow 1.4.0, Babel 2.19.0 on 2026-12-01. Exits non-zero where that has changed; needs npm.
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm: apt-get install npm" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "arrow==1.4.0" "Babel==2.19.0"
npm install --silent --no-audit --no-fund --prefix "$folder" "date-fns@4.4.0"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import time

import arrow
from babel.dates import format_time, parse_time

changed = False


def tell(library, written, seen, expected):
    global changed
    print(f"{library:9} {written}: read as {seen}")
    changed |= seen != expected


for month, pattern, expected in (
    (9, "D MMMM", 9),
    (11, "D MMMM", 10),
    (12, "D MMMM", 10),
    (12, "[Năm] YYYY, MMMM", 10),
    (12, "D MMMM YYYY", 12),
):
    written = arrow.Arrow(2026, month, 20).format(pattern, locale="vi")
    tell("arrow", written, f"month {arrow.get(written, pattern, locale='vi').month}", f"month {expected}")
for written, expected in ((format_time(time(14, 30), "h:mm a", locale="vi"), time(2, 30)), ("2:30 PM", time(14, 30))):
    tell("Babel", written, parse_time(written, locale="vi", format="h:mm a"), expected)
sys.exit("changed" if changed else 0)
PYTHON
cd "$folder"
node - <<'JAVASCRIPT'
const { format, parse } = require("date-fns");
const { vi } = require("date-fns/locale");
const months = { "quý I/2026": 1, "quý II/2026": 1, "quý III/2026": 1, "quý IV/2026": 10 };
for (let month = 0; month < 12; month += 3) {
  const written = format(new Date(2026, month, 1), "QQQQ/yyyy", { locale: vi });
  const seen = parse(written, "QQQQ/yyyy", new Date(2026, 11, 1), { locale: vi });
  console.log(`date-fns  ${written}: read as ${format(seen, "yyyy-MM-dd")}`);
  if (format(seen, "yyyy-M-d") !== `2026-${months[written]}-1`) process.exitCode = 1;
}
const digits = parse("quý 3/2026", "QQQQ/yyyy", new Date(2026, 11, 1), { locale: vi });
console.log(`date-fns  quý 3/2026: read as ${format(digits, "yyyy-MM-dd")}`);
if (digits.getMonth() !== 6) process.exitCode = 1;
JAVASCRIPT
