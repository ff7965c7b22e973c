"""The folders of proposed files, where several machines have to have them: what one has read another publishes."""

import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from zipfile import ZipFile

import sqlalchemy as sql

from bot.state.tables import UPLOADS
from knowledge.database import autocommit, put


@dataclass(frozen=True, slots=True)
class Uploads:
    """The folders, each as an archive, kept in a database server."""

    engine: sql.Engine

    def keep(self, proposal: int, folder: Path) -> None:
        """Keep what is in the folder of a proposal."""
        packed = io.BytesIO()
        with ZipFile(packed, "w") as archive:
            for path in sorted(folder.rglob("*")):
                archive.write(path, path.relative_to(folder))
        with autocommit(self.engine) as connection:
            put(connection, UPLOADS, {"proposal": proposal, "data": packed.getvalue()})

    def bring(self, proposal: int, folder: Path) -> None:
        """Put what is kept of a proposal into its folder, where it is not there; nobody sees that half done."""
        if folder.exists():
            return
        with autocommit(self.engine) as connection:
            data = connection.execute(sql.select(UPLOADS.c.data).where(UPLOADS.c.proposal == proposal)).scalar()
        if data is None:
            return
        partial = folder.with_name(f"{folder.name}.partial")
        rmtree(partial, ignore_errors=True)
        with ZipFile(io.BytesIO(data)) as archive:
            archive.extractall(partial)
        partial.rename(folder)

    def drop(self, proposal: int) -> None:
        """Keep it no longer."""
        with autocommit(self.engine) as connection:
            connection.execute(UPLOADS.delete().where(UPLOADS.c.proposal == proposal))

    def sweep(self, kept: Collection[int]) -> None:
        """Keep only what these proposals need."""
        with autocommit(self.engine) as connection:
            connection.execute(UPLOADS.delete().where(UPLOADS.c.proposal.not_in(kept)))
