"""What a new version changes."""

from dataclasses import replace

from knowledge.card import Card, Field
from knowledge.changes import Change, compare
from knowledge.plan import PlanVersion
from knowledge.span import Span
from tests.fakes import plan_version
from tests.ingest.plans import PLAN
from tests.plans_made import made

NOWHERE = Span(0, 0)


def with_card(card: Card, version: int = 1) -> PlanVersion:
    """A small version with this card."""
    return replace(plan_version(version=version), card=card)


def test_facts_that_changed_came_or_went_are_told() -> None:
    before = Card(number=Field("21/KH-UBND", NOWHERE), targets=_fields("đạt 95% trở lên", "trồng 200 cây"))
    after = Card(number=Field("23/KH-UBND", NOWHERE), targets=_fields("đạt 98% trở lên", "mở 02 lớp học"))
    found = compare(with_card(before), with_card(after, 2))
    assert found.changes == (
        Change("number", "21/KH-UBND", "23/KH-UBND"),
        Change("targets", "đạt 95% trở lên", "đạt 98% trở lên"),
        Change("targets", "trồng 200 cây", ""),
        Change("targets", "", "mở 02 lớp học"),
    )


def test_facts_are_compared_by_what_they_are_about() -> None:
    old = made(PLAN + "Khen thưởng: Bằng khen cho tập thể.\n")
    text = PLAN.replace("05/12/2031", "12/12/2031").replace("- Đợt 2: Từ ngày 01/7", "- Đợt 3: Từ ngày 01/7")
    new = made(text + "Khen thưởng: Bằng khen cho tập thể.\n")
    changes = {(c.field, c.subject): (c.before, c.after) for c in compare(old, new).changes}
    assert changes["deadlines", "báo cáo tổng kết"] == ("trước ngày 05/12/2031", "trước ngày 12/12/2031")
    assert changes["phases", "Đợt 2"][1] == ""
    assert changes["phases", "Đợt 3"][0] == ""


def test_a_change_tells_where_the_new_version_says_it() -> None:
    old, new = made(PLAN), made(PLAN.replace("05/12/2031", "12/12/2031"))
    found = compare(old, new)
    assert found.changes
    assert all(change.at is not None and "12/12/2031" in change.at.of(new.text) for change in found.changes)
    assert all(passage.at is not None and "12/12/2031" in passage.at.of(new.text) for passage in found.passages)
    gone = compare(new, made(PLAN.replace("- Đợt 2", "- Lúc khác"))).changes
    assert [change.at for change in gone if not change.after] == [None]


def test_changed_passages_stand_side_by_side() -> None:
    before = plan_version(paragraphs=["Một.", "Hai.", "Ba."])
    after = plan_version(version=2, paragraphs=["Một.", "Hai sửa.", "Ba.", "Bốn."])
    found = compare(before, after).passages
    assert [(change.before, change.after) for change in found] == [("Hai.", "Hai sửa."), ("", "Bốn.")]


def test_passages_that_came_and_went_are_counted() -> None:
    before = plan_version(paragraphs=["Một.", "Hai.", "Ba."])
    after = plan_version(version=2, paragraphs=["Một.", "Hai  sửa.", "Ba.", "Bốn."])
    found = compare(before, after)
    assert (found.passages_added, found.passages_removed) == (2, 1)


def test_the_same_version_has_no_changes() -> None:
    version = plan_version()
    found = compare(version, version)
    assert (found.changes, found.passages_added, found.passages_removed) == ((), 0, 0)


def _fields(*values: str) -> tuple[Field, ...]:
    return tuple(Field(value, NOWHERE) for value in values)
