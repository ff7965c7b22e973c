"""A catalogue and originals that several machines share, over real PostgreSQL."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from knowledge.catalogue import Catalogue, CatalogueError, open_catalogue
from knowledge.database_originals import PIECE, PIECES, open_originals
from tests.fakes import plan_version
from tests.postgres import Postgres

DATA = "Kế hoạch".encode()
NAME = sha256(DATA).hexdigest()


@pytest.fixture
def catalogues(postgres: Postgres) -> Iterator[list[Catalogue]]:
    """Two machines over one database."""
    url = postgres.new_url()
    with ExitStack() as stack:
        opened = [open_catalogue(url) for _ in range(2)]
        for one in opened:
            stack.callback(one.close)
        yield opened


def test_what_a_reader_sees_is_of_one_generation(catalogues: list[Catalogue]) -> None:
    writer, reader = catalogues
    seen: list[tuple[int, int]] = []

    def read() -> None:
        while not seen or seen[-1][0] < 20:
            pointers = reader.pointers()
            seen.append((pointers.generation, len(pointers.current)))

    reading = Thread(target=read)
    reading.start()
    for number in range(20):
        writer.publish(plan_version(f"ke-hoach-{number}"))
    reading.join()
    assert all(generation == plans for generation, plans in seen)


def test_machines_that_publish_at_once_wait_for_each_other(catalogues: list[Catalogue]) -> None:
    def publish(catalogue: Catalogue, name: str) -> None:
        for number in range(5):
            catalogue.publish(plan_version(f"{name}-{number}"))

    threads = [Thread(target=publish, args=(one, name)) for one, name in zip(catalogues, "ab", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert catalogues[0].generation() == len(catalogues[1].plans()) == 10


def test_a_number_that_is_taken_is_told(catalogues: list[Catalogue]) -> None:
    catalogues[0].publish(plan_version())
    with pytest.raises(CatalogueError) as error:
        catalogues[1].publish(plan_version())
    assert error.value.key == "catalogue.changed"


def test_an_original_is_where_it_was_not_kept(catalogues: list[Catalogue], tmp_path: Path) -> None:
    one, other = (open_originals(each, tmp_path / f"{n}" / "originals") for n, each in enumerate(catalogues))
    one.keep(NAME, ".txt", DATA)
    found = other.find(NAME)
    assert found is not None
    assert (found.name, found.read_bytes()) == (f"{NAME}.txt", DATA)
    assert other.hashes() == {NAME}
    assert list(other.damaged()) == []
    found.write_bytes(b"torn")
    again = other.find(NAME)
    assert again is not None
    assert again.read_bytes() == DATA


def test_a_large_original_goes_there_and_back_in_pieces(catalogues: list[Catalogue], tmp_path: Path) -> None:
    one, other = (open_originals(each, tmp_path / f"{n}" / "originals") for n, each in enumerate(catalogues))
    data = bytes(range(251)) * (5 * PIECE // 502)
    name = sha256(data).hexdigest()
    one.keep(name, ".pdf", data)
    one.keep(name, ".pdf", data)
    assert other.has(name, ".pdf")
    found = other.find(name)
    assert found is not None
    assert found.read_bytes() == data
    engine = catalogues[0].server
    assert engine
    with engine.begin() as connection:
        assert connection.execute(PIECES.delete().where(PIECES.c.number == 1)).rowcount == 1
    assert not other.has(name, ".pdf")
    assert [path.name for path in other.damaged()] == [f"{name}.pdf"]
    found.unlink()
    assert other.find(name) is None


def test_originals_of_an_earlier_form_are_cut_into_pieces(catalogues: list[Catalogue], tmp_path: Path) -> None:
    engine = catalogues[0].server
    assert engine
    data = DATA * (2 * PIECE // len(DATA))
    kept = {sha256(one).hexdigest(): one for one in (data, DATA, b"")}
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE originals (sha256 VARCHAR(64) PRIMARY KEY, ending TEXT NOT NULL, data BYTEA NOT NULL, "
            "thrown VARCHAR(10))"
        )
        for name, one in kept.items():
            connection.exec_driver_sql("INSERT INTO originals VALUES (%s, '.txt', %s, NULL)", (name, one))
    for machine in ("mot", "hai"):
        originals = open_originals(catalogues[0], tmp_path / machine / "originals")
        for name, one in kept.items():
            found = originals.find(name)
            assert found is not None
            assert found.read_bytes() == one
        assert list(originals.damaged()) == []


def test_where_words_were_seen_is_known_everywhere_as_long_as_the_original_is(
    catalogues: list[Catalogue], tmp_path: Path
) -> None:
    one, other = (open_originals(each, tmp_path / f"{n}" / "originals") for n, each in enumerate(catalogues))
    for name in (NAME, "d" * 64):
        one.keep(name, ".pdf", DATA)
        one.keep_places(name, '{"0":[0,[]]}')
    assert other.places(NAME) == '{"0":[0,[]]}'
    other.sweep({NAME})
    assert (one.places(NAME), one.places("d" * 64)) == ('{"0":[0,[]]}', "")
    other.discard([NAME])
    assert one.places(NAME) == ""


def test_what_is_thrown_away_comes_back_until_its_time_is_over(catalogues: list[Catalogue], tmp_path: Path) -> None:
    one, other = (open_originals(each, tmp_path / f"{n}" / "originals") for n, each in enumerate(catalogues))
    one.keep(NAME, ".txt", DATA)
    other.discard([NAME], date(2031, 3, 1))
    assert one.find(NAME) is None
    assert one.find_anywhere(NAME) is not None
    assert [path.parent.name for path in one.trashed()] == ["2031-03-01"]
    assert one.sweep({NAME}) == 0
    assert other.find(NAME) is not None
    assert other.sweep(frozenset(), date(2031, 3, 1)) == 1
    assert one.empty_trash(30, date(2031, 3, 20)) == 0
    assert one.empty_trash(30, date(2031, 4, 20)) == 1
    assert other.find_anywhere(NAME) is None


def test_a_server_that_is_away_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as error:
        open_catalogue(f"postgresql+psycopg://nobody@/none?host={tmp_path}")
    assert error.value.key == "catalogue.database"
    assert "\n" not in error.value.values["cause"]
