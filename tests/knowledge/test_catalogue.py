"""The catalogue over real SQLite."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.card import Card, Check, Deadline, Due, DueKind, Field, Level, Period, Phase
from knowledge.catalogue import Catalogue, CatalogueError, open_catalogue
from knowledge.dates import DateValue
from knowledge.identity import identity, is_other_plan
from knowledge.plan import Section
from knowledge.seals import seal_of_version
from knowledge.span import Span
from tests.fakes import plan_version

DATABASES = ("file", "server")
ONLY_FILES = pytest.mark.parametrize("database", ["file"], indirect=True)


def test_a_version_comes_back_as_it_was_published(catalogue: Catalogue) -> None:
    published = replace(plan_version(), card=_full_card(), sections=(_section(),), pages=(7, 19))
    catalogue.publish(published)
    assert catalogue.version("ke-hoach") == published
    assert list(catalogue.current()) == [published]


def test_publishing_moves_the_pointer_and_counts_the_generation(catalogue: Catalogue) -> None:
    start = catalogue.generation()
    catalogue.publish(plan_version())
    catalogue.publish(plan_version(version=2))
    assert catalogue.generation() == start + 2
    assert catalogue.pointers().current == (("ke-hoach", 2),)
    assert [v.version for v in catalogue.plans()[0].versions] == [1, 2]
    assert catalogue.plans()[0].versions[1].before == 1
    assert catalogue.version("ke-hoach", 1) == plan_version()
    assert catalogue.next_version("ke-hoach") == 3


def test_only_passages_of_current_versions_count(catalogue: Catalogue) -> None:
    catalogue.publish(plan_version())
    catalogue.publish(plan_version(version=2))
    assert catalogue.passage_ids() == {"ke-hoach-2-0", "ke-hoach-2-1"}
    assert catalogue.passage_count() == 2


def test_rollback_goes_to_the_version_that_was_replaced(catalogue: Catalogue) -> None:
    for version in (1, 2):
        catalogue.publish(plan_version(version=version))
    assert catalogue.rollback("ke-hoach") == 1
    catalogue.publish(plan_version(version=3))
    assert catalogue.rollback("ke-hoach") == 1
    with pytest.raises(CatalogueError) as error:
        catalogue.rollback("ke-hoach")
    assert error.value.key == "catalogue.first"


def test_removing_takes_all_versions_and_passages(catalogue: Catalogue) -> None:
    for version in (1, 2):
        catalogue.publish(plan_version(version=version))
    catalogue.remove("ke-hoach")
    assert catalogue.plans() == ()
    assert catalogue.hashes() == frozenset()
    assert catalogue.version("ke-hoach", 1) is None


@pytest.mark.parametrize("change", ["rollback", "remove", "before"])
def test_an_unknown_plan_is_told(catalogue: Catalogue, change: str) -> None:
    with pytest.raises(CatalogueError) as error:
        getattr(catalogue, change)("không-có")
    assert (error.value.key, error.value.values) == ("catalogue.unknown", {"plan": "không-có"})


def test_a_number_that_is_taken_changes_nothing(catalogue: Catalogue) -> None:
    catalogue.publish(plan_version())
    generation = catalogue.generation()
    with pytest.raises(CatalogueError) as error:
        catalogue.publish(replace(plan_version(), text="khác", sha256="khác", passages=()))
    assert error.value.key == "catalogue.changed"
    assert catalogue.generation() == generation
    assert catalogue.version("ke-hoach") == plan_version()


def test_plans_are_found_by_content_name_and_identity(catalogue: Catalogue) -> None:
    version = replace(plan_version(), card=_full_card())
    catalogue.publish(version)
    found = catalogue.find_by_hash(version.sha256)
    assert found is not None
    assert found.plan == "ke-hoach"
    assert catalogue.find_by_source("ke-hoach.txt") == (found,)
    assert catalogue.find_by_identity(identity(version.card) or "") == found
    catalogue.publish(plan_version(version=2))
    assert catalogue.find_by_hash(version.sha256) is None
    assert catalogue.find_by_source("khác.txt") == ()


def test_of_plans_that_other_rules_read_the_last_that_came_is_first(catalogue: Catalogue) -> None:
    for plan, day in (("a", 3), ("b", 5), ("c", 4)):
        taken_in = datetime(2031, 3, day, tzinfo=UTC)
        catalogue.publish(replace(plan_version(plan), ingested_at=taken_in, extraction="old"))
    assert catalogue.outdated("new") == ("b", "c", "a")
    assert catalogue.outdated("old") == ()


def test_a_reader_sees_one_state_while_another_thread_publishes(catalogue: Catalogue) -> None:
    catalogue.publish(plan_version())
    stop = threading.Event()
    torn: list[object] = []

    def read() -> None:
        while not stop.is_set():
            pointers = catalogue.pointers()
            if pointers.current != (("ke-hoach", pointers.generation),):
                torn.append(pointers)

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(2, 30):
        catalogue.publish(plan_version(version=version))
    stop.set()
    reader.join()
    assert torn == []


def test_two_processes_share_a_database(catalogue: Catalogue, database: str) -> None:
    other = open_catalogue(database)
    other.publish(plan_version())
    assert catalogue.has("ke-hoach")
    other.close()


@ONLY_FILES
def test_sqlite_keeps_foreign_keys_and_a_write_ahead_log(tmp_path: Path, catalogue: Catalogue) -> None:
    catalogue.publish(plan_version())
    assert (tmp_path / "thidua.sqlite-wal").exists()
    catalogue.remove("ke-hoach")
    assert _execute(tmp_path, "select count(*) from passages") == [(0,)]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("không phải địa chỉ", "catalogue.url"),
        ("khongco://máy/kho", "catalogue.database"),
        ("mysql+pymysql://máy/kho", "catalogue.driver"),
        ("sqlite:////dev/null/kho.sqlite", "catalogue.database"),
    ],
)
def test_a_catalogue_that_cannot_be_opened_is_told(url: str, key: str) -> None:
    with pytest.raises(CatalogueError) as error:
        open_catalogue(url)
    assert error.value.key == key


def test_a_file_that_is_no_catalogue_is_told(tmp_path: Path) -> None:
    (tmp_path / "hỏng.sqlite").write_bytes(b"not a database at all" * 50)
    with pytest.raises(CatalogueError) as error:
        open_catalogue(f"sqlite:///{tmp_path / 'hỏng.sqlite'}")
    assert error.value.key == "catalogue.torn"


@ONLY_FILES
@pytest.mark.usefixtures("catalogue")
def test_a_store_of_another_form_is_told(tmp_path: Path) -> None:
    _execute(tmp_path, "update store set schema = 99")
    with pytest.raises(CatalogueError) as error:
        open_catalogue(f"sqlite:///{tmp_path / 'thidua.sqlite'}")
    assert error.value.values["found"] == "99"


@ONLY_FILES
def test_a_card_of_another_release_names_its_plan(tmp_path: Path, catalogue: Catalogue) -> None:
    catalogue.publish(plan_version())
    _execute(tmp_path, """update versions set card = '{"years": "hai nghìn"}'""")
    with closing(sqlite3.connect(tmp_path / "thidua.sqlite")) as connection, connection:
        connection.row_factory = sqlite3.Row
        row = dict(connection.execute("select * from versions").fetchone())
        passages = [dict(one) for one in connection.execute("select * from passages")]
        connection.execute("update versions set seal = ?", (seal_of_version(row, passages),))
    with pytest.raises(CatalogueError) as error:
        catalogue.version("ke-hoach")
    assert (error.value.key, error.value.values) == ("catalogue.unreadable", {"plan": "ke-hoach"})


def test_identity_is_issuer_place_number_and_year() -> None:
    card = _full_card()
    other_place = replace(card, places=("xã Lạc Thuỷ",))
    assert identity(card) == identity(replace(card, title=None, signatory=None))
    assert identity(card) != identity(other_place)
    assert is_other_plan(card, other_place)
    assert identity(replace(card, number=None)) is None
    assert is_other_plan(card, replace(card, years=(1999,)))
    assert not is_other_plan(card, replace(card, years=(), places=()))


def _full_card() -> Card:
    span = Span(0, 3)
    day = DateValue(2031, 12, 5)
    return Card(
        issuer=Field("Ủy ban nhân dân", span),
        level=Level.COMMUNE,
        places=("xã Lạc Hà", "tỉnh Hà Lạc"),
        number=Field("12/KH-UBND", span),
        issued_on=DateValue(2031, 1, 2),
        title=Field("Phát động thi đua", span),
        years=(2031,),
        period=Period(day, None, span),
        signatory=Field("Nguyễn Văn A", span),
        phases=(Phase("Đợt 1", 1, Period(day, day, span), (Field("30/4", span),), span),),
        deadlines=(Deadline(Field("báo cáo", span), Due(DueKind.BEFORE, day, span), span, phase=1),),
        checks=(Check("no_issued", {"a": "b"}, span), Check("no_year", {})),
    )


def _section() -> Section:
    span = Span(0, 12)
    return Section("I", "roman", 0, span, span, Span(0, 3), "I Mục đích")


def _execute(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "thidua.sqlite")) as connection, connection:
        return connection.execute(statement).fetchall()


def test_earlier_versions_are_those_of_other_files(catalogue: Catalogue) -> None:
    first, second = plan_version(), plan_version(version=2)
    for version in (first, second, replace(second, version=3, passages=())):
        catalogue.publish(version)
    assert [version.version for version in catalogue.earlier("ke-hoach")] == [1]
    catalogue.rollback("ke-hoach")
    catalogue.rollback("ke-hoach")
    assert catalogue.earlier("ke-hoach") == ()
    assert catalogue.earlier("không có") == ()
