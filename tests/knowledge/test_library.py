"""The library: one state to read, and a plan that is either as before or as after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.catalogue import Catalogue, CatalogueError
from knowledge.library import Library, Swept, open_library
from knowledge.originals import Originals
from tests.fakes import DyingVectors, Killed, RecordingVectors, plan_version

DATABASES = ("file", "server")


def test_what_is_published_is_read_and_found(library: Library) -> None:
    version = plan_version()
    publish(library)
    shelf = library.shelf()
    assert shelf.versions == (version,)
    assert shelf.plan("ke-hoach") == version
    assert shelf.passage("ke-hoach-1-1").text == "Báo cáo gửi trước ngày 05/12/2031."
    [(passage, score), *_] = shelf.search("bao cao truoc ngay nao", 3)
    assert passage.id == "ke-hoach-1-1"
    assert 0 < score <= 1


def test_search_keeps_to_the_plans_named(library: Library) -> None:
    for plan in ("mot", "hai"):
        publish(library, plan=plan)
    shelf = library.shelf()
    assert {passage.plan for passage, _ in shelf.search("báo cáo", 9)} == {"mot", "hai"}
    assert {passage.plan for passage, _ in shelf.search("báo cáo", 9, plans=["hai"])} == {"hai"}
    found = shelf.search("báo cáo", 9)
    assert shelf.search_plans("báo cáo", 9) == [(passage.plan, score) for passage, score in found]
    assert shelf.search("báo cáo", 9, plans=[]) == []


def test_langchain_finds_what_the_search_finds(library: Library) -> None:
    for plan in ("mot", "hai"):
        publish(library, plan=plan)
    found = library.retriever(k=3, plans=["hai"]).invoke("bao cao truoc ngay nao")
    assert {document.metadata["plan"] for document in found} == {"hai"}
    assert found[0].id == library.shelf().search("bao cao truoc ngay nao", 1, plans=["hai"])[0][0].id


def test_a_shelf_stays_as_it_is_while_another_is_published(library: Library) -> None:
    publish(library)
    before = library.shelf()
    assert library.shelf() is before
    before.search("báo cáo", 1)
    publish(library, version=2)
    assert [version.version for version in before.versions] == [1]
    assert [version.version for version in library.shelf().versions] == [2]
    found = library.shelf().search("báo cáo", 9)
    assert {passage.version for passage, _ in found} == {2}


def test_a_running_process_notices_what_another_publishes(
    tmp_path: Path, catalogue: Catalogue, vectors: RecordingVectors
) -> None:
    running = Library(catalogue, Originals(tmp_path), lambda: vectors)
    assert running.shelf().versions == ()
    publish(Library(catalogue, Originals(tmp_path), lambda: vectors))
    assert [passage.id for passage, _ in running.shelf().search("gửi trước ngày", 1)] == ["ke-hoach-1-1"]


def test_only_the_current_version_has_vectors(library: Library, vectors: RecordingVectors) -> None:
    publish(library)
    publish(library, version=2)
    assert vectors.ids() == library.catalogue.passage_ids()
    assert library.rollback("ke-hoach") == 1
    assert vectors.ids() == {"ke-hoach-1-0", "ke-hoach-1-1"} == library.catalogue.passage_ids()
    library.remove("ke-hoach")
    assert vectors.ids() == set()


def test_vectors_are_made_of_header_and_text(library: Library, vectors: RecordingVectors) -> None:
    publish(library)
    assert vectors.texts["ke-hoach-1-0"] == "Kế hoạch ke-hoach\nKế hoạch ke-hoach bản 1."


def test_the_cards_are_read_without_opening_the_vectors(tmp_path: Path, catalogue: Catalogue) -> None:
    catalogue.publish(plan_version())

    def never() -> RecordingVectors:
        raise AssertionError("the vectors were opened")

    shelf = Library(catalogue, Originals(tmp_path), never).shelf()
    assert shelf.versions[0].card.title is not None


def test_originals_are_kept_until_their_plan_goes(tmp_path: Path, library: Library) -> None:
    for version in (1, 2):
        publish(library, version=version)
    kept = sorted(path.name for path in (tmp_path / "originals").iterdir())
    assert kept == sorted(f"{plan_version(version=version).sha256}.txt" for version in (1, 2))
    library.remove("ke-hoach")
    assert list((tmp_path / "originals").iterdir()) == []


CHANGES: dict[str, Callable[[Library], object]] = {
    "publish": lambda library: publish(library, version=3),
    "rollback": lambda library: library.rollback("ke-hoach"),
    "remove": lambda library: library.remove("ke-hoach"),
}


@pytest.mark.parametrize(
    ("change", "dies_at", "current"),
    [
        ("publish", "add", {2}),
        ("publish", "remove", {3}),
        ("rollback", "add", {2}),
        ("rollback", "remove", {1}),
        ("remove", "remove", set()),
    ],
)
def test_a_process_that_dies_leaves_the_old_or_the_new_version(
    tmp_path: Path, catalogue: Catalogue, change: str, dies_at: str, current: set[int]
) -> None:
    vectors = DyingVectors(dies_at="never")
    library = Library(catalogue, Originals(tmp_path), lambda: vectors)
    for version in (1, 2):
        publish(library, version=version)
    vectors.dies_at = dies_at
    with pytest.raises(Killed):
        CHANGES[change](library)
    vectors.dies_at = "never"
    restarted = Library(catalogue, Originals(tmp_path), lambda: vectors)
    restarted.sweep()
    shelf = restarted.shelf()
    assert {version.version for version in shelf.versions} == current
    assert vectors.ids() == catalogue.passage_ids() == {p.id for v in shelf.versions for p in v.passages}
    assert {passage.version for passage, _ in shelf.search("báo cáo", 9)} == current


def test_sweeping_drops_what_is_stray_and_makes_up_for_what_is_missing(
    tmp_path: Path, library: Library, vectors: RecordingVectors
) -> None:
    publish(library)
    vectors.remove(["ke-hoach-1-0"])
    vectors.add(["lạ"], ["không còn ai biết"])
    (tmp_path / "originals" / "abc.txt.partial").write_bytes(b"half")
    assert library.sweep() == Swept(dropped=1, mended=1, files=1)
    assert library.sweep() == Swept(dropped=0, mended=0, files=0)
    assert vectors.ids() == library.catalogue.passage_ids()


def test_a_stray_vector_is_never_an_answer(library: Library, vectors: RecordingVectors) -> None:
    publish(library)
    vectors.add(["lạ"], ["thành tích xuất sắc"])
    assert "lạ" not in {passage.id for passage, _ in library.shelf().search("thành tích xuất sắc", 9)}


def test_of_two_versions_of_one_number_the_first_keeps_its_vectors(library: Library, vectors: RecordingVectors) -> None:
    publish(library)
    late = plan_version(paragraphs=["Một bản khác.", "Cũng mang số 1.", "Dài hơn."])
    with pytest.raises(CatalogueError):
        library.publish(late, b"x", ".txt")
    assert vectors.ids() == library.catalogue.passage_ids()
    assert vectors.texts["ke-hoach-1-0"].endswith("Kế hoạch ke-hoach bản 1.")


def test_where_words_were_seen_goes_with_the_original(library: Library) -> None:
    publish(library)
    originals, known = library.originals, plan_version().sha256
    for name in (known, "d" * 64):
        originals.keep_places(name, '{"0":[0,[]]}')
    library.sweep()
    assert (originals.places(known), originals.places("d" * 64)) == ('{"0":[0,[]]}', "")
    originals.keep_places(known, "")
    assert originals.places(known) == ""


def test_a_plan_that_is_not_there_cannot_go(library: Library) -> None:
    with pytest.raises(CatalogueError):
        library.remove("không-có")
    with pytest.raises(CatalogueError):
        library.rollback("không-có")


def test_the_same_over_chroma_and_the_bundled_embedding(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'thidua.sqlite'}"
    library = open_library(url, tmp_path, embedding="bundled", chroma_url=None)
    publish(library)
    publish(library, version=2)
    assert library.vectors.ids() == library.catalogue.passage_ids()
    assert library.sweep() == Swept(0, 0, 0)
    [(passage, _), *_] = library.shelf().search("hạn gửi báo cáo", 2)
    assert passage.id == "ke-hoach-2-1"
    library.close()


def publish(library: Library, plan: str = "ke-hoach", version: int = 1) -> None:
    """Publish a small version with its file."""
    published = plan_version(plan, version)
    library.publish(published, published.text.encode(), ".txt")


def test_a_very_long_plan_is_held_as_it_was_published(library: Library) -> None:
    short = plan_version("xa")
    long = replace(short, plan="dai", text=short.text + "Thu gom rác.\n" * 30_000, passages=())
    for version in (short, long):
        library.publish(version, b"x", ".txt")
    shelf = library.shelf()
    assert [shelf.plan(version.plan) is version for version in (short, long)] == [False, True]
    assert library.catalogue.version("dai") == long


def test_only_long_plans_are_read_ahead(library: Library, vectors: RecordingVectors) -> None:
    short = plan_version("xa")
    long = replace(short, plan="dai", text=short.text + "Thu gom rác.\n" * 30_000, passages=())
    for version in (short, long):
        library.publish(version, b"x", ".txt")
    started = Library(library.catalogue, library.originals, lambda: vectors)
    assert started.read_ahead() == 1
    assert started.shelf().plan("dai") == long


def test_what_could_answer_is_counted_ahead_and_goes_with_the_plan(library: Library) -> None:
    older, newer = plan_version("xa"), replace(plan_version("huyen"), sha256="b" * 64)
    newer = replace(newer, ingested_at=older.ingested_at + timedelta(days=1))
    for version in (older, newer):
        library.publish(version, b"x", ".txt")
    assert library.uncounted() == ["huyen", "xa"]
    library.count_ahead("huyen")
    assert library.uncounted() == ["xa"]
    library.count_ahead("xa")
    assert library.uncounted() == []
    library.remove("xa")
    assert [path.name for path in library.counted.folder.iterdir()] == ["b" * 64]
    library.rebuild_index()
    assert library.uncounted() == ["huyen"]
