#!/usr/bin/env bash
# What one would guess: pillow-heif, which lets Pillow read the HEIC pictures of telephones, may be a dependency of a
# program under a permissive licence: its metadata says "License: BSD-3-Clause" and names no other.
# What happens: that is the licence of its source alone. The wheel that pip installs brings libheif and libde265 (LGPLv3)
# and x265 (GPLv2), and says of itself in LICENSES_bundled.txt: "GPLv2, due to base library licenses". No tool that reads
# the metadata field shows this. (So HEIC is read here through the program heif-convert, which is installed beside.)
# Seen with pillow-heif 1.8.1 on 2026-11-28. Exits non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip download -q --disable-pip-version-check --no-deps --only-binary :all: -d "$folder" "pillow-heif==1.8.1"
python3 - "$folder"/*.whl <<'PYTHON'
import sys
from email import message_from_string
from zipfile import ZipFile

with ZipFile(sys.argv[1]) as wheel:
    names = wheel.namelist()
    metadata = message_from_string(wheel.read(next(n for n in names if n.endswith("/METADATA"))).decode())
    bundled = wheel.read(next(n for n in names if n.endswith("LICENSES_bundled.txt"))).decode()
said = metadata["License-Expression"] or metadata["License"]
libraries = sorted(name.rpartition("/")[2] for name in names if ".libs/" in name and not name.endswith("/"))
print(f"metadata: {said}; in the wheel: {', '.join(libraries)}")
print(next(line for line in bundled.splitlines() if "GPL" in line))
sys.exit(0 if "GPL" not in said and "GPLv2" in bundled and any("x265" in name for name in libraries) else "changed")
PYTHON
