"""Many files at once: understood ahead and published together, with the outcome that one after the other has."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.ahead import Read, read_ahead
from ingest.pipeline import Kind, guarded, ingest, prepare, publish
from ingest.readers import Source, read
from knowledge.catalogue import CatalogueError, open_catalogue
from knowledge.library import Library
from knowledge.originals import Originals
from knowledge.plan import PlanVersion
from knowledge.search.dense import MemoryVectors
from knowledge.search.models import open_bundled
from scripts.generate_plans import plan_text
from tests.fakes import RecordingVectors, plan_version

Opened = Callable[[str], Library]
FEW = 8


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Already so few files are worth starting processes for."""
    monkeypatch.setattr(pipeline, "FEW", FEW)


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Opens an empty library of a name."""

    def opening(name: str) -> Library:
        vectors = RecordingVectors()
        catalogue = open_catalogue(f"sqlite:///{tmp_path / name / 'thidua.sqlite'}")
        return Library(catalogue, Originals(tmp_path / name / "originals"), lambda: vectors, tmp_path / name / "index")

    return opening


def write(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def entangled(folder: Path) -> Path:
    """Files that depend on one another: the same content, the same plan changed, the same name, none at all."""
    first, second = plan_text(1), plan_text(2)
    later = first.replace("Hồ sơ đề nghị khen thưởng", "Toàn bộ hồ sơ đề nghị khen thưởng")
    texts = {f"b{number}.txt": plan_text(number) for number in range(3, 8)}
    texts |= {"a1.txt": first, "a2.txt": first, "a3.txt": later, "a4.txt": first, "c1.txt": second}
    texts |= {"x/same.txt": plan_text(8), "y/same.txt": plan_text(9), "z.txt": "", "z2.txt": later}
    return write(folder, texts)


def state(library: Library) -> dict[str, list[str]]:
    """Each plan's texts, the current one first."""
    records = library.catalogue.plans()
    found = {}
    for record in records:
        current = library.catalogue.version(record.plan)
        assert current is not None
        others = [version.sha256 for version in library.catalogue.earlier(record.plan)]
        found[record.plan] = [current.sha256, *others]
    return found


def test_together_is_as_one_after_the_other(tmp_path: Path, opened: Opened) -> None:
    folder = entangled(tmp_path / "files")
    together, apart = opened("together"), opened("apart")
    outcomes = list(ingest([folder], together, at_once=20))
    assert len(outcomes) > FEW
    one_by_one = []
    for outcome in outcomes:
        prepared = guarded(prepare(outcome.path, apart.catalogue))
        publish(prepared, apart)
        one_by_one.append((prepared.outcome.kind, prepared.outcome.plan))
    assert [(outcome.kind, outcome.plan) for outcome in outcomes] == one_by_one
    assert state(together) == state(apart)
    assert {Kind.NEW, Kind.NEW_VERSION, Kind.UNCHANGED, Kind.FAILED} <= {outcome.kind for outcome in outcomes}
    assert [one.kind for one in ingest([folder / "b3.txt", folder / "b4.txt"], together)] == [Kind.UNCHANGED] * 2


def test_what_other_processes_make_is_what_publishing_makes(tmp_path: Path) -> None:
    folder = write(tmp_path / "files", {f"p{number}.txt": plan_text(number) for number in range(FEW + 2)})
    found = []
    for ahead in (True, False):
        kept, vectors = tmp_path / str(ahead), MemoryVectors(open_bundled())
        catalogue = open_catalogue(f"sqlite:///{kept / 'thidua.sqlite'}")
        library = Library(catalogue, Originals(kept / "originals"), lambda vectors=vectors: vectors, kept / "index")
        outcomes = list(ingest([folder], library, at_once=4, vectors=ahead))
        made = [outcome.finished.made for outcome in outcomes if outcome.finished]
        assert [one is not None and one.vectors is not None for one in made] == [ahead] * len(outcomes)
        passages = sorted(catalogue.passage_ids())
        texts = [f"{one.header}\n{one.text}" for one in catalogue.passages(passages).values()]
        assert library.vectors.ids() == set(passages)
        near = [library.vectors.search(text, 3) for text in texts[:40]]
        hits = [[(hit.id, score) for hit, score in library.shelf().search(text[:80], 5)] for text in texts[:40]]
        found.append((passages, near, hits, [outcome.coverage for outcome in outcomes]))
    assert found[0] == found[1]


def test_what_was_known_when_it_was_looked_at_is_looked_at_again(tmp_path: Path, opened: Opened) -> None:
    library = opened("kho")
    newer, older = plan_text(1).replace("Hồ sơ đề nghị", "Toàn bộ hồ sơ đề nghị"), plan_text(1)
    publish(guarded(prepare(write(tmp_path / "first", {"v.txt": newer}) / "v.txt", library.catalogue)), library)
    texts = {"a.txt": older, "b.txt": newer} | {f"c{n}.txt": plan_text(n) for n in range(2, 2 + FEW)}
    outcomes = list(ingest([write(tmp_path / "files", texts)], library, at_once=20))
    assert [outcome.kind for outcome in outcomes[:2]] == [Kind.NEW_VERSION, Kind.NEW_VERSION]
    current = library.catalogue.version(outcomes[0].plan)
    assert current is not None
    assert "Toàn bộ hồ sơ" in current.text


def test_progress_and_approval_keep_the_order_of_the_files(tmp_path: Path, opened: Opened) -> None:
    folder = write(tmp_path / "files", {f"p{n:02}.txt": plan_text(n) for n in range(FEW + 2)})
    told, asked = [], []

    def approve(outcome: object) -> bool:
        asked.append(outcome)
        return len(asked) % 2 == 0

    found = ingest(
        [folder],
        opened("kho"),
        approve=approve,
        progress=lambda done, _total, path: told.append((done, path.name if path else "")),
        at_once=4,
    )
    outcomes = list(found)
    names = [outcome.path.name for outcome in outcomes]
    assert names == sorted(names)
    assert told == [*enumerate(names), (len(names), "")]
    assert [one.kind for one in outcomes] == [Kind.DECLINED, Kind.NEW] * (len(names) // 2)


def test_whoever_stops_half_way_leaves_no_process(tmp_path: Path, opened: Opened) -> None:
    folder = write(tmp_path / "files", {f"p{n:02}.txt": plan_text(n) for n in range(FEW + 4)})
    running = ingest([folder], opened("kho"), at_once=2)
    next(iter(running))
    running.close()  # type: ignore[attr-defined]


def killed(source: Source, _force: bool) -> PlanVersion:
    """What kills the process that it runs in, unless that is the one of the tests."""
    if os.environ.get("PYTEST_CURRENT_TEST", "").endswith("(call)") and os.getppid() != int(os.environ["THIDUA_TEST"]):
        return plan_version(source.name)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_a_process_that_dies_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_TEST", str(os.getpid()))
    folder = write(tmp_path, {f"p{n}.txt": f"Kế hoạch {n}" for n in range(3)})
    paths = sorted(folder.glob("p*.txt"))
    found: list[Read] = list(read_ahead(paths, read, killed, force=False, many=True))
    assert [one.draft.plan for one in found if one.draft] == ["p0.txt", "p1.txt", "p2.txt"]


def test_a_number_that_is_taken_leaves_all_as_it_was(opened: Opened) -> None:
    library = opened("kho")
    library.publish(plan_version("mot"), b"1", ".txt")
    from knowledge.plan import Published

    late = plan_version("mot", paragraphs=["Một bản khác.", "Cũng mang số 1."])
    with pytest.raises(CatalogueError):
        library.publish_all([Published(plan_version("hai"), b"2", ".txt"), Published(late, b"3", ".txt")])
    assert [version.plan for version in library.shelf().versions] == ["mot"]
    assert library.vectors.ids() == library.catalogue.passage_ids()
