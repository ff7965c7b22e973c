"""Where recognised words are seen: boxes of straightened pictures turned back, and their text form."""

from dataclasses import replace
from math import cos, radians, sin
from pathlib import Path

import pytest

from ingest.pipeline import prepare, publish
from ingest.readers import placed
from ingest.readers.layout import Placed, Word
from knowledge.catalogue import open_catalogue
from knowledge.library import Library
from knowledge.lock import Lock
from knowledge.originals import Originals
from knowledge.store import Store
from tests.fakes import RecordingVectors
from tests.ingest.plans import PLAN

SIZE = (1000.0, 2000.0)


def middle(word: Word) -> tuple[float, float]:
    """The middle of a word's box."""
    return (word.left + word.right) / 2, (word.top + word.bottom) / 2


@pytest.mark.parametrize("skew", [0.0, 1.5, -2.0])
@pytest.mark.parametrize("at", [(500, 1000), (100, 200), (900, 1900)])
def test_words_of_a_straightened_picture_are_turned_back(skew: float, at: tuple[int, int]) -> None:
    x, y = at
    made = placed.placed_in([[Word("chữ", x - 40, x + 40, y - 10, y + 10)]], SIZE, skew, 0)
    [[word]] = placed.on_page(made, *SIZE).lines
    # A picture that is turned against the clock has its right side higher: what is taken back goes down there.
    turn = radians(skew)
    across, down = x - SIZE[0] / 2, y - SIZE[1] / 2
    seen = (SIZE[0] / 2 + cos(turn) * across - sin(turn) * down, SIZE[1] / 2 + sin(turn) * across + cos(turn) * down)
    assert middle(word) == pytest.approx(seen, abs=0.01)
    assert word.right - word.left == pytest.approx(80)
    assert word.bottom - word.top >= 20


def test_places_are_kept_as_text() -> None:
    pages = {2: Placed(90, ((Word("Đợt", 0.1, 0.2, 0.3, 0.35), Word("“1”", 0.25, 0.3, 0.3, 0.35)), ()))}
    assert placed.read(placed.written(pages)) == pages
    assert placed.written({}) == ""
    assert placed.read("") == {}


def test_what_was_seen_is_kept_with_a_plan_from_the_first_one_on(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN, encoding="utf-8")
    catalogue = open_catalogue(f"sqlite:///{tmp_path / 'thidua.sqlite'}")
    library = Library(catalogue, Originals(tmp_path / "originals"), RecordingVectors, tmp_path / "index")
    with Store(library, Lock(tmp_path / "owner.lock"), tmp_path / "handed") as store:
        prepared = replace(prepare(file, catalogue), places='{"0":[0,[]]}')
        publish(prepared, store)
        version = catalogue.version("a")
        assert version is not None
        store.sweep()
        assert library.originals.places(version.sha256) == '{"0":[0,[]]}'
        store.remove("a")
        assert library.originals.places(version.sha256) == ""
    library.close()


@pytest.mark.parametrize("torn", ["[]", '{"1": [0]}', '{"1": [0, [[["a", 1]]]]}', "{", '{"x": [0, []]}'])
def test_what_is_no_text_of_places_is_refused(torn: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 whatever is wrong with it
        placed.read(torn)
