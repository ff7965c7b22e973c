#!/usr/bin/env bash
# What one would guess: the Vietnamese lunar date of a day (of Tết, before which plans have their reports, or of the
# Hùng Kings' day, a public holiday on the tenth of the third month) is the same wherever a program runs: the calendar
# is reckoned at UTC+7, and `new LunarDate(2027, 4, 16)` is given a year, a month and a day, no moment and no zone.
# What happens: vietnamese-lunar-calendar reckons new moons in the time zone of the machine that asks. In Hà Nội all is
# right, also on the developer's desk; in a container, whose clock is UTC, a third of the days of 2027 have another
# lunar date. Tết of 2023 (22 January) is told a day early, and the Hùng Kings' day of 2027 on 15 instead of 16 April;
# 2025 has its leap month after the seventh month, not after the sixth, so that a day of August is in another month.
# Tết of 2025, 2026 and 2027 is right, so whoever tries those sees nothing. `LunarDate` takes no zone; only TZ of the
# process helps. amlich, of the same source and with the zone (7) as an argument, says the same everywhere.
# Seen with vietnamese-lunar-calendar 0.0.6 and amlich 0.0.2 on 2026-12-01. Exits non-zero where that has changed;
# needs npm.
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm: apt-get install npm" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" "vietnamese-lunar-calendar@0.0.6" "amlich@0.0.2"
cd "$folder"
cat >ask.js <<'JAVASCRIPT'
const { LunarDate } = require("vietnamese-lunar-calendar");
const { convertSolar2Lunar } = require("amlich");
const lunar = (year, month, day) => {
  const { date, month: ofMonth, year: ofYear, isLeap } = new LunarDate(year, month, day);
  return `${date}/${ofMonth}/${ofYear}${isLeap ? " leap" : ""}`;
};
const atSeven = (year, month, day) => {
  const [date, ofMonth, ofYear, leap] = convertSolar2Lunar(day, month, year, 7);
  return `${date}/${ofMonth}/${ofYear}${leap ? " leap" : ""}`;
};
const days = "2023-1-21 2023-1-22 2027-4-15 2027-4-16 2025-8-20 2026-2-17 2027-2-6".split(" ");
for (const day of days) {
  const parts = day.split("-").map(Number);
  console.log(`${day}: ${lunar(...parts)}, amlich ${atSeven(...parts)}`);
}
let other = 0;
for (let day = new Date(2027, 0, 1); day.getFullYear() === 2027; day.setDate(day.getDate() + 1)) {
  const parts = [2027, day.getMonth() + 1, day.getDate()];
  other += lunar(...parts) !== atSeven(...parts);
}
console.log(`${other} days of 2027 differ`);
JAVASCRIPT
for zone in Asia/Ho_Chi_Minh UTC; do
  echo "$zone"
  TZ=$zone node ask.js | tee "${zone##*/}"
done
diff Ho_Chi_Minh - <<'SEEN'
2023-1-21: 30/12/2022, amlich 30/12/2022
2023-1-22: 1/1/2023, amlich 1/1/2023
2027-4-15: 9/3/2027, amlich 9/3/2027
2027-4-16: 10/3/2027, amlich 10/3/2027
2025-8-20: 27/6/2025 leap, amlich 27/6/2025 leap
2026-2-17: 1/1/2026, amlich 1/1/2026
2027-2-6: 1/1/2027, amlich 1/1/2027
0 days of 2027 differ
SEEN
diff UTC - <<'SEEN'
2023-1-21: 1/1/2023, amlich 30/12/2022
2023-1-22: 2/1/2023, amlich 1/1/2023
2027-4-15: 10/3/2027, amlich 9/3/2027
2027-4-16: 11/3/2027, amlich 10/3/2027
2025-8-20: 28/7/2025, amlich 27/6/2025 leap
2026-2-17: 1/1/2026, amlich 1/1/2026
2027-2-6: 1/1/2027, amlich 1/1/2027
125 days of 2027 differ
SEEN
