"""What administrators read of a change before it is made."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest

from bot.prospects import Prospect, perform, prospect_of
from bot.state.proposals import Proposal, Proposed
from bot.wording.proposals import PROPOSALS, ROOM, everything, seen, summary
from ingest.errors import IngestError
from ingest.pipeline import Kind, Outcome, Prepared, guarded, prepare
from knowledge.catalogue import CatalogueError
from knowledge.changes import Change, Comparison
from knowledge.corrections import Correction
from knowledge.library import Library
from knowledge.plan import PlanVersion
from tests.ingest.plans import PLAN
from tests.plans_made import made

READ = made(PLAN)


def prospect(kind: Kind = Kind.NEW, version: PlanVersion = READ, **how: object) -> Prospect:
    """What a file of this version would do."""
    prepared = Prepared(Outcome(Path("Kế hoạch.docx"), kind, version.plan, version, **how))
    return Prospect(Proposed.FILE, None, version, prepared.outcome.comparison, prepared)


def test_both_languages_say_the_same() -> None:
    assert PROPOSALS["vi"].keys() == PROPOSALS["en"].keys()
    for key, sentence in PROPOSALS["vi"].items():
        assert names_in(sentence) == names_in(PROPOSALS["en"][key]), key


def names_in(sentence: str) -> set[str]:
    """What is filled into a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", PROPOSALS)
def test_what_the_gate_refuses_is_told_and_not_published(tmp_path: Path, library: Library, language: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAN, encoding="utf-8")
    prepared = prepare(path, library.catalogue)
    assert prepared.outcome.version is not None
    unsound = replace(prepared.outcome, version=replace(prepared.outcome.version, passages=()))
    refused = Prospect(Proposed.FILE, None, None, None, guarded(Prepared(unsound, prepared.data)))
    first = summary(refused, language)[0]
    assert not refused.can_be_done
    assert "text without a passage" in first
    assert first.startswith(("Không nạp “a.txt”", "“a.txt” is not taken in"))
    perform(refused, library)  # type: ignore[arg-type] # nothing is done, so nothing of a store is needed
    assert library.catalogue.plans() == ()


def test_a_question_of_the_gate_is_told_without_an_option_of_the_command_line() -> None:
    error = IngestError("self_test", question="Hạn nộp là khi nào?", quote="trước ngày 05/12")
    told = summary(prospect(Kind.FAILED, error=error), "vi")[0]
    assert "hỏi thử “Hạn nộp là khi nào?” mà không trích được “trước ngày 05/12”" in told
    assert "--" not in told


def test_a_summary_is_short_and_everything_is_all_of_it() -> None:
    changes = tuple(Change("targets", "chỉ tiêu " + "cũ " * 300, f"mới {n}") for n in range(40))
    lost = tuple(Correction("number", "", "số " * 200, "câu " * 200, datetime.now(UTC)) for _ in range(9))
    found = prospect(Kind.NEW_VERSION, comparison=Comparison(changes, (), 4, 5), lost=lost)
    lines = summary(found, "vi")
    assert sum(len(line) + 1 for line in lines) <= ROOM
    assert "… và 28 điều khác" in lines
    assert sum("mất điều đã sửa tay" in line for line in lines) == 6
    assert sum(line.startswith("Δ") for line in everything(found, "vi")) > sum(line.startswith("Δ") for line in lines)


def test_what_was_seen_tells_one_prospect_from_another() -> None:
    changed = Comparison((Change("number", "1/KH", "2/KH"),), (), 0, 0)
    one, same = prospect(Kind.NEW_VERSION, comparison=changed), prospect(Kind.NEW_VERSION, comparison=changed)
    later = replace(one, before=replace(READ, version=3))
    assert seen(one, "vi") == seen(same, "vi")
    assert len({seen(one, "vi"), seen(later, "vi"), seen(prospect(), "vi")}) == 3


def test_a_plan_that_is_not_there_any_more_is_told(library: Library, tmp_path: Path) -> None:
    for kind in Proposed:
        if kind is not Proposed.FILE:
            with pytest.raises(CatalogueError):
                prospect_of(Proposal("p", 1, kind, plan="gone"), library.catalogue, tmp_path)


@pytest.mark.parametrize(("language", "told"), [("vi", "90 % số dòng"), ("en", "90 % of the lines")])
def test_a_proposal_tells_how_much_of_the_text_is_held(language: str, told: str) -> None:
    assert any(line.startswith(told) for line in summary(prospect(format="text"), language))
