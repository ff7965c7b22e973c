"""The originals of plans in a database server, where several machines have to have them; a folder holds copies.

A file is kept in pieces, one row each, and goes there and back piece by piece: as one value a file of 200 MB takes
several times its size of memory on either side, and its sending grows with the square of its size. Pieces rather than
large objects: they go with their file by themselves, and every backup of the database holds them.

What no plan needs any more stays for a time, noted with the day on which it went, as in the trash of a folder.
"""

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256 as hash_of
from itertools import count
from pathlib import Path
from zlib import compress, decompress

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from knowledge.catalogue import Catalogue, CatalogueError
from knowledge.database import autocommit, put, wait_for_turn
from knowledge.originals import Originals

_TABLES = sql.MetaData()
ORIGINALS = sql.Table(
    "originals",
    _TABLES,
    sql.Column("sha256", sql.String(64), primary_key=True),
    sql.Column("ending", sql.Text, nullable=False),
    sql.Column("thrown", sql.String(10)),
)
PIECES = sql.Table(
    "original_pieces",
    _TABLES,
    sql.Column("sha256", sql.ForeignKey("originals.sha256", ondelete="CASCADE"), primary_key=True),
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("data", sql.LargeBinary, nullable=False),
)
PIECE = 2**20
"""Bytes of a piece."""
PLACES = sql.Table(
    "places",
    _TABLES,
    sql.Column("sha256", sql.String(64), primary_key=True),
    sql.Column("places", sql.LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class DatabaseOriginals(Originals):
    """The files of a database, copied into `folder` when somebody wants to read one."""

    engine: sql.Engine

    def keep(self, sha256: str, ending: str, data: bytes) -> Path:
        """Keep a file; what was thrown away is back."""
        with self.engine.begin() as connection:
            put(connection, ORIGINALS, {"sha256": sha256, "ending": ending, "thrown": None})
            connection.execute(PIECES.delete().where(PIECES.c.sha256 == sha256))
            for number, at in enumerate(range(0, len(data), PIECE)):
                piece = {"sha256": sha256, "number": number, "data": data[at : at + PIECE]}
                connection.execute(PIECES.insert().values(**piece))
        return super(DatabaseOriginals, self).keep(sha256, ending, data)

    def has(self, sha256: str, ending: str) -> bool:  # noqa: ARG002 found by its hash alone
        """Whether a file is kept, and whole."""
        return self._ending(sha256, ORIGINALS.c.thrown.is_(None)) is not None and self._is_whole(sha256)

    def keep_places(self, sha256: str, places: str) -> None:
        """Keep where the words of a file's recognised pages are seen."""
        with self.engine.begin() as connection:
            put(connection, PLACES, {"sha256": sha256, "places": compress(places.encode())})

    def places(self, sha256: str) -> str:
        """What was kept so; empty where nothing was."""
        with self.engine.connect() as connection:
            kept = connection.execute(sql.select(PLACES.c.places).where(PLACES.c.sha256 == sha256)).scalar()
        return decompress(kept).decode() if kept else ""

    def find(self, sha256: str) -> Path | None:
        """The file of a hash; None where it is not kept, or no longer what it was."""
        return self._copied(sha256, ORIGINALS.c.thrown.is_(None))

    def find_anywhere(self, sha256: str) -> Path | None:
        """As `find`, and what was thrown away where it is still there."""
        return self._copied(sha256, sql.true())

    def hashes(self) -> frozenset[str]:
        """The hashes of all files that were not thrown away."""
        return self._hashes(ORIGINALS.c.thrown.is_(None))

    def damaged(self) -> Iterator[Path]:
        """The files whose content is not what their name says; every file is read."""
        for one in sorted(self.hashes()):
            ending = self._ending(one, sql.true())
            if ending is not None and not self._is_whole(one):
                yield self.folder / f"{one}{ending}"

    def trashed(self) -> list[Path]:
        """What was thrown away, the oldest first: each under its day."""
        query = sql.select(ORIGINALS.c.thrown, ORIGINALS.c.sha256, ORIGINALS.c.ending)
        with self.engine.connect() as connection:
            rows = connection.execute(query.where(ORIGINALS.c.thrown.is_not(None))).all()
        return sorted(self.trash / row.thrown / f"{row.sha256}{row.ending}" for row in rows)

    def discard(self, hashes: Collection[str], today: date | None = None) -> None:
        """Throw away the files of these hashes."""
        self._throw_away(ORIGINALS.c.sha256.in_(hashes), today)
        self._drop_places(PLACES.c.sha256.in_(hashes))

    def sweep(self, known: Set[str], today: date | None = None) -> int:
        """Throw away what no version was read from, and take back what one was; how many were thrown away."""
        stray = self.hashes() - known
        self._throw_away(ORIGINALS.c.sha256.in_(stray), today)
        self._drop_places(PLACES.c.sha256.not_in(sql.select(ORIGINALS.c.sha256).where(ORIGINALS.c.thrown.is_(None))))
        back = self._hashes(ORIGINALS.c.thrown.is_not(None)) & known
        with self.engine.begin() as connection:
            connection.execute(ORIGINALS.update().where(ORIGINALS.c.sha256.in_(back)).values(thrown=None))
        return len(stray)

    def empty_trash(self, days: int, today: date | None = None) -> int:
        """Delete what was thrown away more than so many days ago; how many files."""
        border = ((today or datetime.now(UTC).date()) - timedelta(days=days)).isoformat()
        with self.engine.begin() as connection:
            return connection.execute(ORIGINALS.delete().where(ORIGINALS.c.thrown < border)).rowcount

    def _throw_away(self, which: sql.ColumnElement[bool], today: date | None) -> None:
        day = (today or datetime.now(UTC).date()).isoformat()
        with self.engine.begin() as connection:
            connection.execute(ORIGINALS.update().where(which, ORIGINALS.c.thrown.is_(None)).values(thrown=day))

    def _drop_places(self, which: sql.ColumnElement[bool]) -> None:
        with self.engine.begin() as connection:
            connection.execute(PLACES.delete().where(which))

    def _hashes(self, which: sql.ColumnElement[bool]) -> frozenset[str]:
        with self.engine.connect() as connection:
            return frozenset(connection.execute(sql.select(ORIGINALS.c.sha256).where(which)).scalars())

    def _copied(self, sha256: str, which: sql.ColumnElement[bool]) -> Path | None:
        ending = self._ending(sha256, which)
        if ending is None:
            return None
        copied = super(DatabaseOriginals, self).find(sha256)
        if copied is not None:
            return copied
        self._write(self.folder / f"{sha256}{ending}", self._pieces(sha256))
        return super(DatabaseOriginals, self).find(sha256)

    def _ending(self, sha256: str, which: sql.ColumnElement[bool]) -> str | None:
        query = sql.select(ORIGINALS.c.ending).where(ORIGINALS.c.sha256 == sha256, which)
        with autocommit(self.engine) as connection:
            return connection.execute(query).scalar()

    def _pieces(self, sha256: str) -> Iterator[bytes]:
        """The content of a file, piece by piece."""
        for number in count():
            mine = sql.and_(PIECES.c.sha256 == sha256, PIECES.c.number == number)
            with autocommit(self.engine) as connection:
                piece = connection.execute(sql.select(PIECES.c.data).where(mine)).scalar()
            if piece is None:
                return
            yield piece

    def _is_whole(self, sha256: str) -> bool:
        content = hash_of()
        for piece in self._pieces(sha256):
            content.update(piece)
        return content.hexdigest() == sha256


def open_originals(catalogue: Catalogue, folder: Path) -> Originals:
    """The originals of a catalogue: in a folder beside its file, or with it in its server.

    Raises CatalogueError where that cannot be written.
    """
    if catalogue.server is None:
        return Originals(folder)
    try:
        with catalogue.server.begin() as connection:
            wait_for_turn(connection, "tables")
            _TABLES.create_all(connection)
            _cut_up(connection)
    except SQLAlchemyError as error:
        catalogue.close()
        raise CatalogueError("catalogue.database", cause=str(error).splitlines()[0]) from error
    return DatabaseOriginals(folder, catalogue.server)


def _cut_up(connection: sql.Connection) -> None:
    """Make pieces of files that an earlier form of the tables has as one value each."""
    if "data" not in {column["name"] for column in sql.inspect(connection).get_columns(ORIGINALS.name)}:
        return
    data, number = sql.column("data", sql.LargeBinary), sql.column("number", sql.Integer)
    whole = sql.table(ORIGINALS.name, sql.column("sha256"), data)
    series = sql.func.generate_series(0, (sql.func.length(data, type_=sql.Integer) - 1) // PIECE)
    numbers = series.table_valued("number").render_derived().lateral()
    piece = sql.func.substring(data, number * PIECE + 1, PIECE)
    cut = sql.select(whole.c.sha256, numbers.c.number, piece).select_from(whole.join(numbers, sql.true()))
    connection.execute(PIECES.insert().from_select(["sha256", "number", "data"], cut))
    connection.exec_driver_sql(f"ALTER TABLE {ORIGINALS.name} DROP COLUMN data")
