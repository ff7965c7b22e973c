"""Stores as earlier versions of the program wrote them, kept as SQL that tests make files of.

`catalogue_2.sql` and `state_0.sql` are of commit b53cb04: `tests.ingest.plans.PLAN` ingested and its deadline put
right, and what a bot remembers beside it, all of it invented.
"""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from tests.ingest.plans import PLAN

HERE = Path(__file__).parent
OLD_PLAN = "ke-hoach-suoi-mo"


def make_old_store(data_dir: Path) -> Path:
    """The data folder of that time, without vectors and index, which are made again."""
    data_dir.mkdir(parents=True, exist_ok=True)
    for name, script in (("thidua.sqlite", "catalogue_2.sql"), ("bot.sqlite", "state_0.sql")):
        with closing(sqlite3.connect(data_dir / name)) as connection:
            connection.executescript((HERE / script).read_text(encoding="utf-8"))
    originals = data_dir / "originals"
    originals.mkdir()
    data = PLAN.encode()
    (originals / f"{sha256(data).hexdigest()}.txt").write_bytes(data)
    return data_dir
