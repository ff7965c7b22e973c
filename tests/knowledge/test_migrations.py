"""A store that an earlier version of the program wrote opens, and nothing of it is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sql

from knowledge.catalogue import SCHEMA, open_catalogue
from knowledge.migrations import _STEPS, OLDEST
from tests.stores import OLD_PLAN, make_old_store


def test_a_store_of_the_oldest_form_opens_as_it_was(tmp_path: Path) -> None:
    data_dir = make_old_store(tmp_path / "data")
    with closing(sqlite3.connect(data_dir / "thidua.sqlite")) as connection:
        before = connection.execute("select plan, version, text, card, corrections from versions").fetchall()
    with closing(open_catalogue(f"sqlite:///{data_dir / 'thidua.sqlite'}")) as catalogue:
        assert list(catalogue.damages()) == []
        assert catalogue.faults() == ()
        assert len(catalogue.identity()) == 32
        version = catalogue.version(OLD_PLAN)
        assert version is not None
        assert version.version == 2
        assert [one.field for one in version.corrections] == ["deadlines"]
        assert version.text == before[1][2]
        assert catalogue.rollback(OLD_PLAN) == 1
    with closing(sqlite3.connect(data_dir / f"thidua.sqlite.before-{SCHEMA}")) as connection:
        assert connection.execute("select plan, version, text, card, corrections from versions").fetchall() == before
        assert connection.execute("select schema from store").fetchall() == [(2,)]


def test_an_old_store_has_the_tables_of_a_new_one(tmp_path: Path) -> None:
    old = make_old_store(tmp_path / "data") / "thidua.sqlite"
    new = tmp_path / "new.sqlite"
    forms = []
    for path in (old, new):
        open_catalogue(f"sqlite:///{path}").close()
        engine = sql.create_engine(f"sqlite:///{path}")
        inspected = sql.inspect(engine)
        tables = sorted(inspected.get_table_names())
        columns = {table: {column["name"] for column in inspected.get_columns(table)} for table in tables}
        indexes = {table: {str(index["name"]) for index in inspected.get_indexes(table)} for table in tables}
        forms.append((columns, indexes))
        engine.dispose()
    assert forms[0] == forms[1]


def test_there_is_a_step_to_every_form() -> None:
    assert sorted(_STEPS) == list(range(OLDEST + 1, SCHEMA + 1))
