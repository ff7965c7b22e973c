"""Hundreds of lies over invented plans, none of which passes, and of truths, nearly all of which do."""

from collections.abc import Iterator, Sequence

import pytest

from knowledge.proof import Claim, Fault, Proven, Quote, Source, prove
from knowledge.proof.agreeing import agrees
from knowledge.proof.nearness import COMPARED, sort_of
from knowledge.proof.reading import read
from tests.knowledge.proof.said import ROWS, Drawn, Row, drawn
from tests.knowledge.proof.said_otherwise import OTHER_ROWS

SEEDS = range(7)


def verdict(one: Drawn, claim: str) -> Proven | Fault:
    """What becomes of a claim that quotes the whole sentence."""
    source = Source("p", one.plan, (one.above,) if one.above else (), one.called, 2031)
    return prove(Claim("p", claim, (Quote(1, one.plan),)), {1: source})


@pytest.mark.parametrize("row", [*ROWS, *OTHER_ROWS], ids=lambda row: row.plan[:30])
def test_no_lie_passes(row: Row) -> None:
    shown = [
        (one.plan, lie)
        for one in (drawn(row, seed) for seed in SEEDS)
        for lie in one.lies
        if isinstance(verdict(one, lie), Proven)
    ]
    assert shown == []


@pytest.mark.parametrize("told", [ROWS, OTHER_ROWS])
def test_truths_pass(told: Sequence[Row]) -> None:
    rows = [drawn(row, seed) for row in told for seed in SEEDS]
    kept = [isinstance(verdict(one, truth), Proven) for one in rows for truth in one.truths]
    assert len(kept) >= 400
    assert sum(kept) / len(kept) >= 0.95


def test_there_are_enough_lies() -> None:
    assert sum(len(row.lies) for row in (*ROWS, *OTHER_ROWS)) * len(SEEDS) >= 1_200


def test_what_introduces_a_list_bounds_nothing() -> None:
    plan = "Căn cứ Hướng dẫn số 12/HD-LH ngày 03/01/2031, Hội Nông dân xã Lũng Hoa phát động phong trào như sau:"
    one = Drawn(plan, "", (), ())
    assert isinstance(verdict(one, "Kế hoạch căn cứ Hướng dẫn số 12/HD-LH ngày 03/01/2031."), Proven)
    assert isinstance(verdict(one, "Hội phát động phong trào sau ngày 03/01/2031."), Fault)


def swapped(one: Drawn, truth: str) -> Iterator[str]:
    """A truth with each of its days, hours and numbers in turn replaced by another one of the plan."""
    told = read(truth)
    for fact in told.facts:
        if fact.kind not in COMPARED or fact.maybe:
            continue
        for other in read(one.plan).facts:
            alike = sort_of(other) == sort_of(fact) and not other.maybe
            # A cell of a column of sums is a sum also where only the head of the column says so.
            alike = alike and not (fact.kind == "figure" and (fact.value[0] < 1000) != (other.value[0] < 1000))
            if alike and not any(agrees(mine, other, 2031) for mine in told.facts):
                yield truth[: fact.span.start] + other.span.of(one.plan) + truth[fact.span.end :]


@pytest.mark.parametrize("row", [*ROWS, *OTHER_ROWS], ids=lambda row: row.plan[:30])
def test_no_value_of_something_else_passes(row: Row) -> None:
    one = drawn(row, 3)
    lies = [lie for truth in one.truths for lie in swapped(one, truth)]
    assert [lie for lie in lies if isinstance(verdict(one, lie), Proven)] == []
