"""The catalogue: which plans there are, each version of them, and which one is current.

The only file that knows SQL, with `knowledge.migrations`, by which an earlier form becomes this one. A plan's row
points at its current version; to publish is to move that pointer, in the same transaction that writes the version.
Each change counts `generation` up, by which a process that reads notices that another one has written.

Every version and every pointer is sealed when it is written and looked at when it is read (see `knowledge.seals`):
what does not match its seal is never given out.
"""

import logging
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlalchemy as sql
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from knowledge.card import Card
from knowledge.corrections import Correction
from knowledge.database import (
    autocommit,
    can_only_be_read,
    cannot_be_read,
    let_go,
    one_state,
    open_server,
    to_be_read,
    wait_for_turn,
)
from knowledge.identity import LONGEST, identity
from knowledge.late import leave
from knowledge.leaving import forget_left, is_as_left, note_left
from knowledge.migrations import OLDEST, keep_as_it_was, migrate
from knowledge.plan import Passage, PlanText, PlanVersion, Section
from knowledge.seals import seal_of_pointer, seal_of_text, seal_of_version
from knowledge.span import Span

SCHEMA = 4
"""The form of the tables; a store of an earlier form is brought to this one (see `knowledge.migrations`)."""

_log = logging.getLogger(__name__)
_BUSY_SECONDS = 30
_AT_ONCE = 100
_TABLES = sql.MetaData()

_store = sql.Table(
    "store",
    _TABLES,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("schema", sql.Integer, nullable=False),
    sql.Column("generation", sql.Integer, nullable=False),
    sql.Column("identity", sql.String(32)),
)
_plans = sql.Table(
    "plans",
    _TABLES,
    sql.Column("plan", sql.String(200), primary_key=True),
    sql.Column("current", sql.Integer, nullable=False),
    sql.Column("seal", sql.String(64)),
)
_versions = sql.Table(
    "versions",
    _TABLES,
    sql.Column("plan", sql.ForeignKey("plans.plan", ondelete="CASCADE"), primary_key=True),
    sql.Column("version", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("before", sql.Integer),
    sql.Column("source", sql.Text, nullable=False, index=True),
    sql.Column("sha256", sql.String(64), nullable=False, index=True),
    sql.Column("identity", sql.String(LONGEST), index=True),
    sql.Column("text", sql.Text, nullable=False),
    sql.Column("card", sql.Text, nullable=False),
    sql.Column("sections", sql.Text, nullable=False),
    sql.Column("pages", sql.Text, nullable=False),
    sql.Column("quality", sql.Float, nullable=False),
    sql.Column("ingested_at", sql.String(40), nullable=False),
    sql.Column("extraction", sql.String(64), nullable=False),
    sql.Column("extracted", sql.Text),
    sql.Column("corrections", sql.Text, nullable=False),
    sql.Column("text_seal", sql.String(64)),
    sql.Column("seal", sql.String(64)),
)
# Covers what `pointers` reads, so that it never has to read past the texts to get there.
sql.Index("version_stamps", _versions.c.plan, _versions.c.version, _versions.c.ingested_at, _versions.c.sha256)
_passages = sql.Table(
    "passages",
    _TABLES,
    sql.Column("id", sql.String(64), primary_key=True),
    sql.Column("plan", sql.String(200), nullable=False),
    sql.Column("version", sql.Integer, nullable=False),
    sql.Column("ordinal", sql.Integer, nullable=False),
    sql.Column("start", sql.Integer, nullable=False),
    sql.Column("end", sql.Integer, nullable=False),
    sql.Column("section", sql.Text, nullable=False),
    sql.Column("header", sql.Text, nullable=False),
    sql.Column("page", sql.Integer),
    sql.ForeignKeyConstraint(["plan", "version"], ["versions.plan", "versions.version"], ondelete="CASCADE"),
    sql.Index("passages_of_version", "plan", "version", "ordinal"),
)


_Row = sql.Row[*tuple[Any, ...]]


class CatalogueError(Exception):
    """What keeps the catalogue from being read or written: `key` names the sentence that people are shown."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values


class DamagedError(CatalogueError):
    """What is kept of a plan is not what was written: none of it is given out.

    `plan` names it; the key says what is damaged: its pointer, text, card, or the file that it stands in.
    """

    def __init__(self, key: str, plan: str) -> None:
        super().__init__(key, plan=plan)
        self.plan = plan

    @property
    def is_of_text(self) -> bool:
        """Whether the text alone is damaged, and everything beside it is as it was written."""
        return self.key == "catalogue.damaged_text"


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """What is known of a version without reading it. `before` is the version that it took the place of."""

    plan: str
    version: int
    before: int | None
    source: str
    sha256: str
    quality: float
    ingested_at: datetime
    extraction: str = ""


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan with all its versions, the first one first."""

    plan: str
    current: int
    versions: tuple[VersionRecord, ...]


@dataclass(frozen=True, slots=True)
class Pointers:
    """Which version of each plan was current at one generation of the store, but for plans whose pointer is damaged.

    A version's stamp tells it from any other that its plan ever had under the same number, as a plan that
    was taken out and came back may have.
    """

    generation: int
    current: tuple[tuple[str, int], ...]
    stamps: tuple[str, ...] = ()


class Catalogue:
    """An open catalogue. Safe to share between threads; each method is one transaction."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine
        # A server may show two reads of one transaction two states, and the second a generation too new for the first.
        self._reader = one_state(engine)
        self._changed = False
        self._sealed = _Sealed()

    @property
    def server(self) -> sql.Engine | None:
        """The server that it is kept by; None where it is a file of this machine."""
        return None if self._engine.dialect.name == "sqlite" else self._engine

    def close(self) -> None:
        """Let go of the database; how its file was left is noted where it was changed here."""
        let_go(self._engine)
        file = _file_of(self._engine)
        if file is not None and self._changed:
            note_left(file)

    def is_as_left(self) -> bool:
        """Whether nothing else has changed its file, as far as that is known: also bytes that hold nothing."""
        file = _file_of(self._engine)
        return file is None or is_as_left(file)

    def renew_file(self) -> None:
        """Write the file anew, with the same content: what nothing is kept in is gone then."""
        if self._engine.dialect.name == "sqlite":
            with _told(), closing(self._engine.raw_connection()) as connection:
                _forget_left(self._engine)
                self._changed = True
                connection.cursor().execute("VACUUM")

    def generation(self) -> int:
        """A number that grows with every change."""
        with _told(), autocommit(self._engine) as connection:
            return _generation(connection)

    def identity(self) -> str:
        """The identity of this store, by which its folder knows it."""
        with self._reading() as connection:
            return str(connection.execute(sql.select(_store.c.identity)).scalar_one())

    def pointers(self) -> Pointers:
        """Every plan's current version, by plan."""
        with self._reading() as connection:
            rows = [row for row in connection.execute(_POINTERS) if _is_sealed_pointer(row)]
            generation = _generation(connection)
        current = tuple((row.plan, row.current) for row in rows)
        return Pointers(generation, current, tuple(_stamp(row.ingested_at, row.sha256) for row in rows))

    def long_plans(self, least: int) -> list[str]:
        """The plans whose current text has at least so many characters, the longest first."""
        length = sql.func.length(_versions.c.text)
        query = sql.select(_plans.c.plan).join(_versions, _CURRENT).where(length >= least).order_by(length.desc())
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def damages(self) -> Iterator[DamagedError]:
        """Every plan of which something is not as it was written, with what it is; reads all that is kept."""
        with self._reading() as connection:
            pointers = connection.execute(sql.select(_plans)).all()
            keys = connection.execute(sql.select(_versions.c.plan, _versions.c.version)).all()
        numbers: dict[object, set[object]] = {}
        for plan, number in keys:
            numbers.setdefault(plan, set()).add(number)
        for pointer in pointers:
            if not _is_sealed_pointer(pointer) or pointer.current not in numbers.get(pointer.plan, ()):
                yield DamagedError("catalogue.damaged_pointer", str(pointer.plan))
        for plan, number in keys:
            try:
                for version in self.versions([(plan, number)]):
                    version.sections  # noqa: B018 read when it is looked at
            except DamagedError as error:
                yield error

    def unsealed(self, plan: str | None = None) -> tuple[str, ...]:
        """The plans, or the one named if it is among them, of which something does not match its seal.

        As `damages`, without reading what the texts and cards say.
        """
        wanted = _plans.c.plan == plan if plan is not None else sql.true()
        with self._reading() as connection:
            pointers = connection.execute(sql.select(_plans).where(wanted)).all()
        some = (pointers[start : start + _AT_ONCE] for start in range(0, len(pointers), _AT_ONCE))
        return tuple(sorted(str(row.plan) for rows in some for row in self._unsealed(rows)))

    def _unsealed(self, pointers: Sequence[_Row]) -> list[_Row]:
        """Those whose plan does not match its seals; where they cannot be read together each is read by itself."""
        try:
            sealed = self._all_sealed([row.plan for row in pointers])
        except CatalogueError:
            if len(pointers) == 1:
                return list(pointers)
            return [row for one in pointers for row in self._unsealed([one])]
        return [row for row in pointers if not _is_sealed_pointer(row) or row.current not in sealed.get(row.plan, ())]

    def _all_sealed(self, plans: Collection[object]) -> dict[object, set[object]]:
        """The versions of each plan whose versions all match their seals. Raises CatalogueError."""
        with self._reading() as connection:
            rows = connection.execute(sql.select(_versions).where(_versions.c.plan.in_(plans))).all()
            passages = connection.execute(sql.select(_passages).where(_passages.c.plan.in_(plans))).all()
        of_version: dict[tuple[object, object], list[_Row]] = {}
        for passage in passages:
            of_version.setdefault((passage.plan, passage.version), []).append(passage)
        sealed: dict[object, set[object]] = {}
        damaged = set()
        for row in rows:
            sealed.setdefault(row.plan, set()).add(row.version)
            try:
                _check_seals(row, of_version.get((row.plan, row.version), []))
            except DamagedError:
                damaged.add(row.plan)
        return {plan: versions for plan, versions in sealed.items() if plan not in damaged}

    def faults(self) -> tuple[str, ...]:
        """What the database itself finds wrong with its file, in its own words; empty where it is whole."""
        if self._engine.dialect.name != "sqlite":
            return ()
        with self._reading() as connection:
            found = [str(line[0]) for line in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        told = [" ".join(line.split()) for line in found if line != "ok"]
        return tuple(told + [f"foreign key: {table} {row}" for table, row, *_ in loose[:20]])

    def copy_to(self, path: Path) -> None:
        """Write all of it, as of one moment, into a SQLite file that is not there yet; others may go on writing."""
        with _told(), _opened(f"sqlite:///{path}") as target:
            if self._engine.dialect.name == "sqlite":
                with self._engine.connect() as connection, target.connect() as copied:
                    connection.connection.driver_connection.backup(copied.connection.driver_connection)  # type: ignore[union-attr]
                return
            _TABLES.create_all(target)
            with self._reading() as connection, target.begin() as copied:
                _copy(connection, copied)

    def replace_by(self, path: Path) -> None:
        """Hold what `copy_to` wrote to a file, in the place of everything that is here."""
        with (
            _told(),
            _opened(f"sqlite:///{path}") as source,
            source.connect() as connection,
            self._changing() as copied,
        ):
            for table in reversed(_TABLES.sorted_tables):
                copied.execute(table.delete())
            _copy(connection, copied)

    def plans(self) -> tuple[PlanRecord, ...]:
        """Every plan with its versions."""
        with self._reading() as connection:
            rows = connection.execute(_RECORDS.order_by(_versions.c.plan, _versions.c.version)).all()
            pointers = connection.execute(sql.select(_plans.c.plan, _plans.c.current)).all()
        current = {row.plan: row.current for row in pointers}
        records: dict[str, list[VersionRecord]] = {plan: [] for plan in current}
        for row in rows:
            records.setdefault(row.plan, []).append(_record(row))
        return tuple(PlanRecord(plan, current[plan], tuple(records[plan])) for plan in sorted(current, key=str))

    def current(self) -> Iterator[PlanVersion]:
        """The current version of every plan that is whole, by plan, some at a time: all may not fit into memory."""
        pointers = iter(self.pointers().current)
        while some := list(islice(pointers, _AT_ONCE)):
            yield from self.whole_versions(some)

    def version(self, plan: str, number: int | None = None) -> PlanVersion | None:
        """One version of a plan, the current one where no number is given; None where there is none."""
        with self._reading() as connection:
            wanted = number if number is not None else _current(connection, plan)
            return None if wanted is None else _read_version(connection, plan, wanted, self._sealed)

    def versions(self, keys: Iterable[tuple[str, int]]) -> tuple[PlanVersion, ...]:
        """The versions of these (plan, number) pairs, in their order; pairs not there are left out.

        Raises DamagedError where one is not as it was written.
        """
        with self._reading() as connection:
            read = (_read_version(connection, plan, number, self._sealed) for plan, number in keys)
            return tuple(version for version in read if version is not None)

    def whole_versions(self, keys: Iterable[tuple[str, int]]) -> tuple[PlanVersion, ...]:
        """As `versions`; what is damaged is left out and told in the log."""
        found: list[PlanVersion] = []
        for key in keys:
            try:
                found += self.versions([key])
            except DamagedError as error:
                _log.error("%s; nothing of it is quoted, `thidua doctor --deep` tells how to mend it", error)
        return tuple(found)

    def earlier(self, plan: str) -> tuple[PlanVersion, ...]:
        """The versions that the current one took the place of, the latest first.

        Of versions of one file, such as a card read anew, only the last is among them.
        """
        with self._reading() as connection:
            chain = _chain(connection, plan)
            found = [version for number in chain if (version := _read_version(connection, plan, number, self._sealed))]
        return tuple(one for after, one in pairwise(found) if one.sha256 != after.sha256)

    def note_extraction(self, plan: str, number: int, extraction: str) -> None:
        """Note that these rules read the same from a version as those before them did."""
        where = (_versions.c.plan == plan) & (_versions.c.version == number)
        with self._changing() as connection:
            connection.execute(_versions.update().where(where).values(extraction=extraction))

    def find_by_hash(self, sha256: str) -> VersionRecord | None:
        """The current version that was read from a file of this content."""
        return next(iter(self._find(_versions.c.sha256 == sha256)), None)

    def find_by_identity(self, identity: str) -> VersionRecord | None:
        """The current version of the plan of this identity (see `knowledge.identity`)."""
        return next(iter(self._find(_versions.c.identity == identity)), None)

    def find_by_source(self, source: str) -> tuple[VersionRecord, ...]:
        """The current versions that were read from files of this name."""
        return self._find(_versions.c.source == source)

    def has(self, plan: str) -> bool:
        """Whether there is a plan of this id."""
        with self._reading() as connection:
            return _current(connection, plan) is not None

    def next_version(self, plan: str) -> int:
        """The number that the next version of a plan gets; 1 for a plan that is not there."""
        query = sql.select(sql.func.max(_versions.c.version)).where(_versions.c.plan == plan)
        with self._reading() as connection:
            return (connection.execute(query).scalar() or 0) + 1

    def passages(self, ids: Collection[str]) -> dict[str, Passage]:
        """The passages of these ids, by id; ids that are not there are left out. For the few that a search finds."""
        with self._reading() as connection:
            rows = connection.execute(_PASSAGES, {"ids": list(ids)}).all()
        return {row.id: _passage(row[:-1], row.text, row.start) for row in rows}

    def plans_of(self, ids: Collection[str]) -> dict[str, str]:
        """The plans of the passages of these ids, by id; ids that are not there are left out."""
        with self._reading() as connection:
            return {name: plan for name, plan in connection.execute(_PLANS_OF, {"ids": list(ids)})}  # noqa: C416 rows

    def texts(self, keys: Iterable[tuple[str, int]]) -> dict[str, PlanText]:
        """What the versions of these (plan, number) pairs say, by plan, read without what is known of them, which takes
        a tenth of the time; those that are not there or not as they were written are left out."""
        texts = dict[str, PlanText]()
        with self._reading() as connection:
            for plan, number in keys:
                with suppress(DatabaseError):
                    row = connection.execute(_TEXT, {"plan": plan, "version": number}).first()
                    if row and row.text_seal == seal_of_text(str(row.text)) and isinstance(row.quality, float):
                        texts[plan] = PlanText(plan, row.text, row.source, row.quality)
        return texts

    def passage_ids(self) -> frozenset[str]:
        """The ids of all passages of the current versions."""
        query = sql.select(_passages.c.id).join(_plans, _PASSAGE_IS_CURRENT)
        with self._reading() as connection:
            return frozenset(connection.execute(query).scalars())

    def passage_ids_of(self, plan: str) -> tuple[str, ...]:
        """The ids of the passages of a plan's current version, which need not be whole."""
        query = sql.select(_passages.c.id).join(_plans, _PASSAGE_IS_CURRENT).where(_passages.c.plan == plan)
        with self._reading() as connection:
            return tuple(connection.execute(query).scalars())

    def ids(self) -> frozenset[str]:
        """The ids of all plans, be they whole or not."""
        with self._reading() as connection:
            return frozenset(connection.execute(sql.select(_plans.c.plan)).scalars())

    def passage_count(self) -> int:
        """How many passages the current versions have."""
        query = sql.select(sql.func.count()).select_from(_passages).join(_plans, _PASSAGE_IS_CURRENT)
        with self._reading() as connection:
            return connection.execute(query).scalar_one()

    def hashes(self) -> frozenset[str]:
        """The content hashes of all versions, current or not."""
        with self._reading() as connection:
            return frozenset(connection.execute(sql.select(_versions.c.sha256)).scalars())

    def publish(self, *versions: PlanVersion) -> None:
        """Write versions and make each the current one of its plan, all or none.

        Raises CatalogueError where a number is taken.
        """
        with self._writing() as connection:
            for version in versions:
                before = _current(connection, version.plan)
                if before is None:
                    seal = seal_of_pointer(version.plan, version.version)
                    connection.execute(_plans.insert().values(plan=version.plan, current=version.version, seal=seal))
                else:
                    _point(connection, version.plan, version.version)
                _write_version(connection, version, before)

    def rewrite(self, version: PlanVersion) -> None:
        """Write a version in the place of what is kept under its number, such as of one that is damaged."""
        where = (_versions.c.plan == version.plan) & (_versions.c.version == version.version)
        with self._writing() as connection:
            before = connection.execute(sql.select(_versions.c.before).where(where)).scalar()
            connection.execute(_versions.delete().where(where))
            _write_version(connection, version, before)

    def repoint(self, plan: str) -> int:
        """Make the latest version of a plan current, as where the pointer is damaged; its number."""
        with self._writing() as connection:
            latest = sql.select(sql.func.max(_versions.c.version)).where(_versions.c.plan == plan)
            number = connection.execute(latest).scalar()
            if not isinstance(number, int):
                raise CatalogueError("catalogue.unknown", plan=plan)
            _point(connection, plan, number)
            return number

    def records(self, plan: str) -> tuple[VersionRecord, ...]:
        """What is known of the versions of a plan, the first one first; none where it is not there."""
        query = _RECORDS.where(_versions.c.plan == plan).order_by(_versions.c.version)
        with self._reading() as connection:
            return tuple(map(_record, connection.execute(query)))

    def corrections(self, plan: str, number: int) -> tuple[Correction, ...]:
        """What people have put right on the card of a version, be that damaged or not; none where it cannot be read."""
        where = (_versions.c.plan == plan) & (_versions.c.version == number)
        with self._reading() as connection:
            written = connection.execute(sql.select(_versions.c.corrections).where(where)).scalar()
        try:
            return _corrections().validate_json(written or "[]")
        except ValidationError:
            return ()

    def outdated(self, extraction: str) -> tuple[str, ...]:
        """The plans whose current version was read by other rules than these, those first that were taken in last."""
        query = sql.select(_plans.c.plan).join(_versions, _CURRENT).where(_versions.c.extraction != extraction)
        with self._reading() as connection:
            return tuple(connection.execute(query.order_by(_versions.c.ingested_at.desc(), _plans.c.plan)).scalars())

    def rollback(self, plan: str) -> int:
        """Point back at the version that the current one took the place of; its number."""
        with self._writing() as connection:
            before = _before(connection, plan)
            _point(connection, plan, before)
            return before

    def before(self, plan: str) -> int:
        """The number that `rollback` would go back to; raises CatalogueError where there is none."""
        with self._reading() as connection:
            return _before(connection, plan)

    def remove(self, plan: str) -> None:
        """Take out a plan with all its versions."""
        with self._writing() as connection:
            removed = connection.execute(_plans.delete().where(_plans.c.plan == plan))
            if not removed.rowcount:
                raise CatalogueError("catalogue.unknown", plan=plan)

    def _find(self, where: sql.ColumnElement[bool]) -> tuple[VersionRecord, ...]:
        query = _RECORDS.join(_plans, _CURRENT).where(where).order_by(_versions.c.plan)
        with self._reading() as connection:
            return tuple(_record(row) for row in connection.execute(query))

    @contextmanager
    def _reading(self) -> Iterator[sql.Connection]:
        with _told(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[sql.Connection]:
        with _told(), _begin_writing(self._engine) as connection:
            self._changed = True
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sql.Connection]:
        with self._changing() as connection:
            yield connection
            connection.execute(_store.update().values(generation=_store.c.generation + 1))


def stamp_of(version: PlanVersion) -> str:
    """The stamp of a version (see `Pointers`)."""
    return _stamp(version.ingested_at.isoformat(), version.sha256)


def open_catalogue(url: str) -> Catalogue:
    """Open the catalogue of a SQLAlchemy URL and make its tables where they are missing.

    Raises CatalogueError.
    """
    with _told():
        engine = _engine(url)
    try:
        _check_schema(engine)
    except CatalogueError:
        engine.dispose()
        raise
    return Catalogue(engine)


_RECORDS = sql.select(
    _versions.c.plan,
    _versions.c.version,
    _versions.c.before,
    _versions.c.source,
    _versions.c.sha256,
    _versions.c.quality,
    _versions.c.ingested_at,
    _versions.c.extraction,
)
_CURRENT = sql.and_(_plans.c.plan == _versions.c.plan, _plans.c.current == _versions.c.version)
_KEY: Any = {"plan": sql.bindparam("plan"), "version": sql.bindparam("version")}
_VERSION = sql.select(_versions).filter_by(**_KEY)
_TEXT = sql.select(*_versions.c["text", "source", "quality", "text_seal"]).filter_by(**_KEY)
_OF_VERSION = sql.select(_passages).filter_by(**_KEY).order_by(_passages.c.ordinal)
_OF_THESE = _passages.c.id.in_(sql.bindparam("ids", expanding=True))
_PLANS_OF = sql.select(_passages.c.id, _passages.c.plan).where(_OF_THESE)
_PASSAGE_OF_VERSION = sql.and_(_versions.c.plan == _passages.c.plan, _versions.c.version == _passages.c.version)
_PASSAGE_TEXT = sql.func.substr(_versions.c.text, _passages.c.start + 1, _passages.c.end - _passages.c.start)
_PASSAGES = sql.select(_passages, _PASSAGE_TEXT.label("text")).join(_versions, _PASSAGE_OF_VERSION).where(_OF_THESE)
_GENERATION = sql.select(_store.c.generation)
"""Made once: to write a query down takes as long as to ask it."""
_POINTERS = (
    sql.select(_plans.c.plan, _plans.c.current, _plans.c.seal, _versions.c.ingested_at, _versions.c.sha256)
    .join(_versions, _CURRENT)
    .order_by(_plans.c.plan)
)
_PASSAGE_IS_CURRENT = sql.and_(_plans.c.plan == _passages.c.plan, _plans.c.current == _passages.c.version)


@contextmanager
def _told() -> Iterator[None]:
    """Failures of the database as our own error."""
    try:
        yield
    except IntegrityError as error:
        raise CatalogueError("catalogue.changed") from error
    except ImportError as error:
        raise CatalogueError("catalogue.driver", driver=error.name or _cause(error)) from error
    except (SQLAlchemyError, OSError) as error:
        key = "catalogue.torn" if _is_torn(error) else "catalogue.database"
        raise CatalogueError(key, cause=_cause(error)) from error
    except (ValueError, TypeError) as error:
        # A value of another kind than its column holds: no row that was written here.
        raise CatalogueError("catalogue.torn", cause=_cause(error)) from error


def _is_torn(error: Exception) -> bool:
    """Whether the file of the database is damaged, and not just busy, full or out of reach."""
    told = str(getattr(error, "orig", None) or error)
    return any(sign in told for sign in _TORN)


_TORN = ("malformed", "not a database", "file is encrypted", "corrupt", "unsupported file format")


def _cause(error: Exception) -> str:
    original = getattr(error, "orig", None) or error
    return str(original).splitlines()[0] if str(original) else type(original).__name__


def _engine(url: str) -> sql.Engine:
    try:
        address = sql.make_url(url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise CatalogueError("catalogue.url") from error
    if address.get_backend_name() != "sqlite":
        return open_server(address)
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    if address.database and cannot_be_read(Path(address.database)):
        raise CatalogueError("catalogue.unwritten", file=address.database)
    if address.database and can_only_be_read(Path(address.database)):
        address = address.set(database=to_be_read(Path(address.database)), query={"uri": "true"})
    engine = sql.create_engine(address, connect_args={"timeout": _BUSY_SECONDS})
    sql.event.listen(engine, "connect", _prepare_sqlite)
    sql.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _file_of(engine: sql.Engine) -> Path | None:
    """The file that a SQLite database is kept in; None for a server."""
    path = engine.url.database if engine.dialect.name == "sqlite" else None
    return Path(path) if path and path != ":memory:" else None


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # The driver's own transactions begin at the first write only, so that two reads may see two states.
    connection.isolation_level = None
    with suppress(sqlite3.OperationalError):
        # A file that can only be read stays as it is.
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    # A damaged letter is for the seals to find; the driver itself would refuse the whole row.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")


def _begin_sqlite(connection: sql.Connection) -> None:
    # A transaction that will write takes its place at once: one that reads first can lose it half way.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def _begin_writing(engine: sql.Engine) -> Iterator[sql.Connection]:
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if engine.dialect.name != "sqlite":
            wait_for_turn(connection, "catalogue")
        _forget_left(engine)
        yield connection


def _forget_left(engine: sql.Engine) -> None:
    file = _file_of(engine)
    if file is not None:
        forget_left(file)


def _check_schema(engine: sql.Engine) -> None:
    with _told():
        if not sql.inspect(engine).has_table(_store.name):
            _create(engine)
        with engine.begin() as connection:
            schema = connection.execute(sql.select(_store.c.schema)).scalar_one()
    if not isinstance(schema, int) or not OLDEST <= schema <= SCHEMA:
        raise CatalogueError("catalogue.schema", found=str(schema), wanted=str(SCHEMA))
    if schema < SCHEMA:
        _migrate(engine)


def _migrate(engine: sql.Engine) -> None:
    with _told():
        kept = keep_as_it_was(engine, SCHEMA)
        with _begin_writing(engine) as connection:
            # Another process may have done it meanwhile.
            found = connection.execute(sql.select(_store.c.schema)).scalar_one()
            migrate(connection, found, SCHEMA)
    if kept:
        _log.warning("the catalogue as it was before is kept as %s", kept)


def _create(engine: sql.Engine) -> None:
    with _begin_writing(engine) as connection:
        if not sql.inspect(connection).has_table(_store.name):
            _TABLES.create_all(connection)
            connection.execute(_store.insert().values(id=1, schema=SCHEMA, generation=0, identity=uuid4().hex))


@contextmanager
def _opened(url: str) -> Iterator[sql.Engine]:
    """A database of which nothing is known yet."""
    engine = _engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _copy(source: sql.Connection, target: sql.Connection) -> None:
    """Every row of every table, some at a time."""
    for table in _TABLES.sorted_tables:
        for rows in source.execution_options(yield_per=_AT_ONCE).execute(sql.select(table)).partitions():
            target.execute(table.insert(), [dict(row._mapping) for row in rows])


def _generation(connection: sql.Connection) -> int:
    generation: int = connection.execute(_GENERATION).scalar_one()
    return generation


def _current(connection: sql.Connection, plan: str) -> int | None:
    return connection.execute(sql.select(_plans.c.current).where(_plans.c.plan == plan)).scalar()


def _before(connection: sql.Connection, plan: str) -> int:
    current = _current(connection, plan)
    if current is None:
        raise CatalogueError("catalogue.unknown", plan=plan)
    where = (_versions.c.plan == plan) & (_versions.c.version == current)
    before: int | None = connection.execute(sql.select(_versions.c.before).where(where)).scalar()
    if before is None:
        raise CatalogueError("catalogue.first", plan=plan)
    return before


def _chain(connection: sql.Connection, plan: str) -> list[int]:
    """The current version's number, then that of the version before it, and so on."""
    query = sql.select(_versions.c.version, _versions.c.before).where(_versions.c.plan == plan)
    before: dict[int, int | None] = {row.version: row.before for row in connection.execute(query)}
    chain, number = [], _current(connection, plan)
    while number is not None:
        chain.append(number)
        number = before.get(number)
    return chain


def _point(connection: sql.Connection, plan: str, version: int) -> None:
    values = {"current": version, "seal": seal_of_pointer(plan, version)}
    connection.execute(_plans.update().where(_plans.c.plan == plan).values(**values))


def _is_sealed_pointer(row: _Row) -> bool:
    return row.seal is not None and row.seal == seal_of_pointer(row.plan, row.current)


def _write_version(connection: sql.Connection, version: PlanVersion, before: int | None) -> None:
    row = _version_row(version, before)
    passages = [_passage_row(passage) for passage in version.passages]
    seals = {"text_seal": seal_of_text(version.text), "seal": seal_of_version(row, passages)}
    connection.execute(_versions.insert().values(**row, **seals))
    if passages:
        connection.execute(_passages.insert(), passages)


def _version_row(version: PlanVersion, before: int | None) -> dict[str, Any]:
    return {
        "plan": version.plan,
        "version": version.version,
        "before": before,
        "source": version.source,
        "sha256": version.sha256,
        "identity": identity(version.card),
        "text": version.text,
        "card": _cards().dump_json(version.card).decode(),
        "sections": _sections().dump_json(version.sections).decode(),
        "pages": _pages().dump_json(version.pages).decode(),
        "quality": version.quality,
        "ingested_at": version.ingested_at.isoformat(),
        "extraction": version.extraction,
        "extracted": _cards().dump_json(version.extracted).decode() if version.extracted else None,
        "corrections": _corrections().dump_json(version.corrections).decode(),
    }


def _passage_row(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "plan": passage.plan,
        "version": passage.version,
        "ordinal": passage.ordinal,
        "start": passage.span.start,
        "end": passage.span.end,
        "section": passage.section,
        "header": passage.header,
        "page": passage.page,
    }


class _Sealed:
    """Which rows were found to match their seals, so that what is read again as it was is not sealed again: they are
    known by their hashes, of 64 bits and of this process alone."""

    def __init__(self) -> None:
        self._known = set[int]()

    def check(self, row: _Row, passages: Sequence[_Row]) -> None:
        """Raises DamagedError where a version is not what was written."""
        known = hash((row, tuple(passages)))
        if known not in self._known:
            _check_seals(row, passages)
            self._known.add(known)


def _read_version(connection: sql.Connection, plan: str, number: int, sealed: _Sealed) -> PlanVersion | None:
    key = {"plan": plan, "version": number}
    try:
        row = connection.execute(_VERSION, key).first()
        if row is None:
            return None
        rows = connection.execute(_OF_VERSION, key).all()
        sealed.check(row, rows)
    except DatabaseError as error:
        if not _is_torn(error):
            raise
        raise DamagedError("catalogue.damaged_file", plan) from error
    try:
        return _version(row, rows)
    except ValidationError as error:
        raise DamagedError("catalogue.unreadable", plan) from error


def _check_seals(row: _Row, passages: Sequence[_Row]) -> None:
    """Raises DamagedError where a version is not what was written."""
    if row.seal != seal_of_version(_named([row])[0], _named(passages)):
        raise DamagedError("catalogue.damaged_card", row.plan)
    if not isinstance(row.text, str) or row.text_seal != seal_of_text(row.text):
        raise DamagedError("catalogue.damaged_text", row.plan)


def _named(rows: Sequence[_Row]) -> list[dict[str, Any]]:
    names = rows[0]._fields if rows else ()  # put together anew whenever it is asked for
    return [dict(zip(names, row, strict=True)) for row in rows]


def _version(row: _Row, passages: Sequence[_Row]) -> PlanVersion:
    text: str = row.text
    version = PlanVersion(
        plan=row.plan,
        version=row.version,
        source=row.source,
        sha256=row.sha256,
        text=text,
        card=_cards().validate_json(row.card),
        sections=(),
        passages=(),
        quality=row.quality,
        ingested_at=datetime.fromisoformat(row.ingested_at),
        pages=_pages().validate_json(row.pages),
        extraction=row.extraction,
        extracted=_cards().validate_json(row.extracted) if row.extracted else None,
        corrections=_corrections().validate_json(row.corrections),
    )
    return leave(
        version,
        sections=partial(_sections_of, row.plan, row.sections),
        passages=partial(_passages_of, passages, text),
    )


def _sections_of(plan: str, written: str) -> tuple[Section, ...]:
    try:
        return _sections().validate_json(written)
    except ValidationError as error:
        raise DamagedError("catalogue.unreadable", plan) from error


def _passages_of(rows: Sequence[_Row], text: str) -> tuple[Passage, ...]:
    return tuple(_passage(row, text) for row in rows)


def _passage(row: Sequence[Any], text: str, begins: int = 0) -> Passage:
    """The passage of a row, out of a text that begins at an offset of the plan's. Names of columns would be looked up
    one by one, which takes three times as long."""
    name, plan, version, ordinal, start, end, section, header, page = row
    own = text[start - begins : end - begins]
    return Passage(name, plan, version, ordinal, Span(start, end), own, section, header, page)


def _stamp(ingested_at: str, sha256: str) -> str:
    return f"{ingested_at} {sha256[:16]}"


def _record(row: _Row) -> VersionRecord:
    return VersionRecord(
        plan=row.plan,
        version=row.version,
        before=row.before,
        source=row.source,
        sha256=row.sha256,
        quality=row.quality,
        ingested_at=_moment(row.ingested_at),
        extraction=row.extraction,
    )


def _moment(written: object) -> datetime:
    """When a version was ingested; long ago where that is damaged, for its seal tells of it."""
    try:
        return datetime.fromisoformat(str(written))
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


@cache
def _cards() -> TypeAdapter[Card]:
    return TypeAdapter(Card)


@cache
def _sections() -> TypeAdapter[tuple[Section, ...]]:
    return TypeAdapter(tuple[Section, ...])


@cache
def _pages() -> TypeAdapter[tuple[int, ...]]:
    return TypeAdapter(tuple[int, ...])


@cache
def _corrections() -> TypeAdapter[tuple[Correction, ...]]:
    return TypeAdapter(tuple[Correction, ...])
