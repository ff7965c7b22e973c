"""What is said to a database server, over real PostgreSQL."""

import time
from collections.abc import Iterator

import pytest
import sqlalchemy as sql

from knowledge.database import CLOCK, CONNECTIONS, IDLE, autocommit, change, let_go, open_server
from tests.postgres import Postgres

COUNTS = sql.Table(
    "counts", sql.MetaData(), sql.Column("name", sql.Text, primary_key=True), sql.Column("count", sql.Integer)
)


@pytest.fixture
def engine(postgres: Postgres) -> Iterator[sql.Engine]:
    opened = open_server(postgres.new_url())
    COUNTS.create(opened)
    yield opened
    let_go(opened)


def processes(engine: sql.Engine) -> set[int]:
    """The server's numbers of so many connections that are in use at once."""
    connections = [engine.connect() for _ in range(CONNECTIONS)]
    try:
        return {one.execute(sql.select(sql.func.pg_backend_pid())).scalar_one() for one in connections}
    finally:
        for one in connections:
            one.close()


def test_a_server_that_was_restarted_is_found_again_by_every_connection(engine: sql.Engine, postgres: Postgres) -> None:
    before = processes(engine)
    assert processes(engine) == before
    postgres.restart()
    assert len(processes(engine)) == CONNECTIONS


def test_a_server_that_was_cut_off_is_found_again(engine: sql.Engine, postgres: Postgres) -> None:
    before = processes(engine)
    postgres.stop("immediate")
    postgres.start()
    assert not processes(engine) & before


def test_a_connection_that_nobody_used_for_long_is_tried_and_kept(engine: sql.Engine) -> None:
    said: list[str] = []
    sql.event.listen(engine, "checkin", lambda _, record: record.info.update(used=time.monotonic() - 2 * IDLE))
    sql.event.listen(engine, "checkout", lambda connection, *_: said.append(connection.info.transaction_status.name))
    before = processes(engine)
    assert processes(engine) == before
    assert set(said) == {"IDLE"}


def test_what_is_written_by_one_statement_is_there_for_all(engine: sql.Engine) -> None:
    with autocommit(engine) as connection:
        change(connection, COUNTS, {"name": "a", "count": 1}, {"count": COUNTS.c.count + 1})
        with autocommit(engine) as other:
            change(other, COUNTS, {"name": "a", "count": 1}, {"count": COUNTS.c.count + 1})
            assert other.execute(sql.select(COUNTS.c.count)).scalar_one() == 2


def test_a_transaction_after_it_is_one_again(engine: sql.Engine) -> None:
    with autocommit(engine) as connection:
        connection.execute(sql.select(COUNTS))
    with engine.connect() as connection:
        connection.execute(COUNTS.insert().values(name="b", count=1))
    with autocommit(engine) as connection:
        assert connection.execute(sql.select(COUNTS)).all() == []


def test_the_clock_is_that_of_the_server(engine: sql.Engine) -> None:
    with autocommit(engine) as connection:
        told = connection.execute(sql.select(CLOCK)).scalar_one()
    assert abs(told - time.time()) < 60
