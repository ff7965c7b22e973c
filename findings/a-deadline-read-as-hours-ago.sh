#!/usr/bin/env bash
# What one would guess: a reader of dates that knows Vietnamese reads "trước 17 giờ 00 ngày 20/3/2027" (before 17:00 on
# 20 March 2027), as every plan gives its deadlines, or else finds nothing; the hour may be lost, but not the day.
# What happens: both readers that have a Vietnamese of their own, in two languages and with no code in common, take the
# words of the deadline for a span of time and give a moment that has passed. "17 giờ" (17 o'clock) is "17 hours ago"
# to dateparser, and the whole day behind it is counted as read, with and without "trước"; chrono-node takes "trước 17
# giờ" (before 17:00) for 17 hours ago and "trước ngày" (before the day) for yesterday, and the day itself is only its
# second result, which parseDate does not give. Told to prefer the future, dateparser says "in 17 hours"; written
# "17:00 ngày 20/3/2027", it reads both.
# Seen with dateparser 1.5.0 and chrono-node 2.10.3 on 2026-12-01. Exits non-zero where that has changed; needs npm.
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm: apt-get install npm" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "dateparser==1.5.0"
npm install --silent --no-audit --no-fund --prefix "$folder" "chrono-node@2.10.3"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import warnings
from datetime import datetime

warnings.simplefilter("ignore")
import dateparser
from dateparser.search import search_dates

NOW = {"RELATIVE_BASE": datetime(2026, 12, 1, 9)}


def read(text):
    return dateparser.parse(text, languages=["vi"], settings=NOW)


def found(text):
    return [moment for _, moment in search_dates(text, languages=["vi"], settings=NOW)]


hours_ago = datetime(2026, 11, 30, 16)
moments = {
    "17:00 ngày 20/3/2027": (read, datetime(2027, 3, 20, 17)),
    "17 giờ 00 ngày 20/3/2027": (read, hours_ago),
    "Báo cáo gửi trước 17 giờ 00 ngày 20/3/2027": (found, [hours_ago]),
}
changed = False
for text, (reader, expected) in moments.items():
    seen = reader(text)
    print(f"dateparser   {text}: {', '.join(map(str, seen)) if isinstance(seen, list) else seen}")
    changed |= seen != expected
sys.exit("changed" if changed else 0)
PYTHON
cd "$folder"
TZ=Asia/Ho_Chi_Minh node - <<'JAVASCRIPT'
const { vi } = require("chrono-node");
const now = new Date(2026, 11, 1, 9);
const moments = {
  "ngày 20/3/2027": new Date(2027, 2, 20, 12),
  "Báo cáo gửi trước ngày 20/3/2027": new Date(2026, 10, 30, 9),
  "Báo cáo gửi trước 17 giờ 00 ngày 20/3/2027": new Date(2026, 10, 30, 16),
};
for (const [text, expected] of Object.entries(moments)) {
  const seen = vi.parseDate(text, now);
  console.log(`chrono-node  ${text}: ${seen && seen.toLocaleString("sv")}`);
  if (+seen !== +expected) process.exitCode = 1;
}
JAVASCRIPT
