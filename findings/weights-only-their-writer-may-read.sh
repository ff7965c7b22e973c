#!/usr/bin/env bash
# What one would guess: a file of weights that safetensors writes (save_file) may be read by whom the umask lets read
# new files, as with every release up to 0.7.0 and as np.save does; so an embedding model that an administrator saves or
# fits as one user is read by a bot that runs as another, and weights that are packed into a wheel or copied with their
# modes can be read by whoever installs them.
# What happens: since 0.8.0 the file has mode 0600 whatever the umask is, also where it takes the place of one that all
# could read (it is written beside it and renamed). Only its writer can open it; everybody else gets "Permission
# denied", which a program then tells as a missing model. What writes with it (sentence-transformers' save_pretrained,
# transformers) leaves such files, too. save() and a plain write keep to the umask.
# Seen with safetensors 0.8.0 beside 0.7.0, numpy 2.4.6, on 2026-12-01. Exits non-zero where that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
umask 022
for release in 0.7.0 0.8.0; do
    "$folder/venv/bin/pip" install -q --disable-pip-version-check "safetensors==$release" "numpy==2.4.6"
    "$folder/venv/bin/python" - "$folder/$release" "$release" <<'PYTHON'
import os
import stat
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import save, save_file

folder, release = Path(sys.argv[1]), sys.argv[2]
folder.mkdir()
weights = {"embedding": np.zeros((2, 3), dtype=np.float32)}


def mode(file):
    return oct(stat.S_IMODE(file.stat().st_mode))


new, over, plain, array = (folder / name for name in ("new", "over", "plain", "array.npy"))
save_file(weights, new)
over.write_bytes(b"")
os.chmod(over, 0o644)
save_file(weights, over)
plain.write_bytes(save(weights))
np.save(array, weights["embedding"])
seen = [mode(file) for file in (new, over, plain, array)]
print(release, dict(zip(("save_file", "save_file over 0644", "write(save())", "np.save"), seen)))
wanted = "0o600" if release == "0.8.0" else "0o644"
sys.exit(seen != [wanted, wanted, "0o644", "0o644"])
PYTHON
done
