"""From files to published plans."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.pipeline import Kind, Outcome, ingest, prepare, prepare_read, publish
from ingest.readers import read
from ingest.rules import fingerprint
from knowledge.catalogue import CatalogueError
from knowledge.library import Library
from knowledge.plan import PlanVersion
from tests.fakes import RecordingVectors
from tests.ingest.plans import OTHER_PLAN, PLAN


def take_in(library: Library, *paths: Path, **options: object) -> list[Outcome]:
    """All outcomes at once."""
    return list(ingest(paths, library, **options))  # type: ignore[arg-type]


def kinds(outcomes: Iterable[Outcome]) -> list[Kind]:
    """What became of each file."""
    return [outcome.kind for outcome in outcomes]


def write(folder: Path, name: str, text: str) -> Path:
    """A file of this text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_plan_is_published_with_all_that_is_known_of_it(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "Kế hoạch Thượng Lĩnh.txt", PLAN)
    [outcome] = take_in(library, path)
    assert (outcome.kind, outcome.plan) == (Kind.NEW, "ke-hoach-thuong-linh")
    [version] = library.shelf().versions
    assert version == outcome.version
    assert version.source == path.name
    assert version.card.number is not None
    assert version.card.number.value == "21/KH-UBND"
    assert version.quality > 0.9
    assert (tmp_path / "originals" / f"{version.sha256}.txt").read_bytes() == path.read_bytes()


def test_the_same_again_changes_nothing_under_any_name(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "a.txt", PLAN)
    take_in(library, path)
    generation = library.catalogue.generation()
    copy = write(tmp_path, "b.md", PLAN)
    spaced = write(tmp_path, "x/a.txt", PLAN.replace("\n\n", "\n\n\n"))
    outcomes = take_in(library, path, copy, spaced)
    assert kinds(outcomes) == [Kind.UNCHANGED] * 3
    assert {outcome.plan for outcome in outcomes} == {"a"}
    assert library.catalogue.generation() == generation


def test_a_changed_file_of_the_same_name_is_a_new_version(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "a.txt", PLAN)
    take_in(library, path)
    write(tmp_path, "a.txt", PLAN.replace("05/12/2031", "12/12/2031").replace("Số: 21/KH-UBND", ""))
    [outcome] = take_in(library, path)
    assert (outcome.kind, outcome.plan) == (Kind.NEW_VERSION, "a")
    assert outcome.comparison is not None
    assert any("12/12/2031" in change.after for change in outcome.comparison.changes)
    assert [version.version for version in library.shelf().versions] == [2]


def test_the_same_issuer_number_and_year_is_a_new_version(tmp_path: Path, library: Library) -> None:
    take_in(library, write(tmp_path, "a.txt", PLAN))
    [outcome] = take_in(library, write(tmp_path, "bản sửa.txt", PLAN.replace("20/11/2031", "25/11/2031")))
    assert (outcome.kind, outcome.plan) == (Kind.NEW_VERSION, "a")


def test_the_same_name_from_another_place_or_year_is_another_plan(tmp_path: Path, library: Library) -> None:
    take_in(library, write(tmp_path, "a.txt", PLAN))
    outcomes = take_in(
        library,
        write(tmp_path, "hạ/a.txt", OTHER_PLAN),
        write(tmp_path, "sau/a.txt", PLAN.replace("2031", "2032")),
    )
    assert kinds(outcomes) == [Kind.NEW, Kind.NEW]
    assert [version.plan for version in library.shelf().versions] == ["a", "a-2", "a-3"]


def test_a_file_is_a_version_of_the_plan_that_the_admin_names(tmp_path: Path, library: Library) -> None:
    take_in(library, write(tmp_path, "a.txt", PLAN))
    other = write(tmp_path, "khác.txt", OTHER_PLAN)
    [outcome] = take_in(library, other, plan="a")
    assert (outcome.kind, outcome.plan) == (Kind.NEW_VERSION, "a")
    assert kinds(take_in(library, other)) == [Kind.UNCHANGED]
    with pytest.raises(CatalogueError):
        take_in(library, other, plan="không có")


def test_a_file_that_was_read_is_prepared_as_what_the_admin_says(tmp_path: Path, library: Library) -> None:
    take_in(library, write(tmp_path, "a.txt", PLAN))
    path = write(tmp_path, "b.txt", PLAN.replace("05/12/2031", "12/12/2031"))
    source = read(path)
    path.unlink()
    as_it_says = prepare_read(path, source, library.catalogue).outcome
    alone = prepare_read(path, source, library.catalogue, alone=True).outcome
    assert (as_it_says.kind, as_it_says.plan) == (Kind.NEW_VERSION, "a")
    assert (alone.kind, alone.plan, alone.comparison) == (Kind.NEW, "b", None)


def test_an_unchanged_file_is_read_anew_by_better_rules(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "a.txt", PLAN)
    read_before(library, path, lambda version: replace(version, card=replace(version.card, deadlines=())))
    [outcome] = take_in(library, write(tmp_path, "tên khác.txt", PLAN))
    assert (outcome.kind, outcome.plan) == (Kind.REREAD, "a")
    assert outcome.comparison is not None
    assert [change.field for change in outcome.comparison.changes] == ["deadlines"]
    [version] = library.shelf().versions
    assert (version.version, version.source, len(version.card.deadlines)) == (2, "a.txt", 1)
    assert library.catalogue.earlier("a") == ()
    assert kinds(take_in(library, path)) == [Kind.UNCHANGED]


def test_rules_that_read_the_same_only_leave_their_mark(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "a.txt", PLAN)
    read_before(library, path, lambda version: version)
    generation = library.catalogue.generation()
    assert kinds(take_in(library, path, dry_run=True)) == [Kind.UNCHANGED]
    assert library.catalogue.plans()[0].versions[0].extraction == "rules of old"
    assert kinds(take_in(library, path)) == [Kind.UNCHANGED]
    assert library.catalogue.plans()[0].versions[0].extraction == fingerprint()
    assert library.catalogue.generation() == generation


def test_after_a_rollback_the_same_file_is_published_again(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "a.txt", PLAN)
    take_in(library, path)
    write(tmp_path, "a.txt", PLAN.replace("05/12/2031", "12/12/2031"))
    take_in(library, path)
    library.rollback("a")
    [outcome] = take_in(library, path)
    assert outcome.kind is Kind.NEW_VERSION
    assert outcome.version is not None
    assert outcome.version.version == 3


def test_files_that_fail_keep_no_other_out(tmp_path: Path, library: Library) -> None:
    good = write(tmp_path, "vào/a.txt", PLAN)
    write(tmp_path, "vào/b.txt", "")
    (tmp_path / "vào" / "c.txt").write_bytes(bytes(range(256)))
    write(tmp_path, "vào/d.pdf", "%PDF")
    write(tmp_path, "vào/z.txt", OTHER_PLAN)
    outcomes = take_in(library, good.parent, tmp_path / "không có.txt")
    assert kinds(outcomes) == [Kind.NEW, Kind.FAILED, Kind.FAILED, Kind.FAILED, Kind.NEW, Kind.FAILED]
    errors = [outcome.error.key for outcome in outcomes if outcome.error]
    assert errors == ["empty", "binary", "damaged", "missing"]
    assert len(library.shelf().versions) == 2


def test_a_dry_run_shows_all_and_stores_nothing(tmp_path: Path, library: Library, vectors: RecordingVectors) -> None:
    path = write(tmp_path, "a.txt", PLAN)
    [outcome] = take_in(library, path, dry_run=True)
    assert outcome.kind is Kind.NEW
    assert outcome.version is not None
    assert library.shelf().versions == ()
    assert vectors.ids() == set()
    assert not (tmp_path / "originals").exists()


def test_a_new_version_that_is_declined_leaves_the_old_one(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "a.txt", PLAN)
    asked: list[Outcome] = []

    def decline(outcome: Outcome) -> bool:
        asked.append(outcome)
        return False

    take_in(library, path)
    write(tmp_path, "a.txt", PLAN.replace("05/12/2031", "12/12/2031"))
    assert kinds(take_in(library, path, approve=decline)) == [Kind.DECLINED]
    assert [outcome.kind for outcome in asked] == [Kind.NEW_VERSION]
    assert [version.version for version in library.shelf().versions] == [1]


def read_before(library: Library, path: Path, change: Callable[[PlanVersion], PlanVersion]) -> None:
    """Publish a file as earlier rules read it."""
    prepared = prepare(path, library.catalogue)
    assert prepared.outcome.version is not None
    old = replace(change(prepared.outcome.version), extraction="rules of old")
    publish(replace(prepared, outcome=replace(prepared.outcome, version=old)), library)


def test_progress_is_told_before_each_file_and_at_the_end(tmp_path: Path, library: Library) -> None:
    paths = [write(tmp_path, name, text) for name, text in (("a.txt", PLAN), ("b.txt", ""))]
    told: list[tuple[int, int, Path | None]] = []
    take_in(library, *paths, progress=lambda *step: told.append(step))
    assert told == [(0, 2, paths[0]), (1, 2, paths[1]), (2, 2, None)]


def test_a_store_that_cannot_be_written_ends_the_whole(tmp_path: Path, library: Library) -> None:
    path = write(tmp_path, "a.txt", PLAN)
    steps = ingest([path], library, approve=lambda _: True)
    (tmp_path / "thidua.sqlite").unlink()
    library.catalogue.close()
    with pytest.raises(CatalogueError):
        list(steps)
