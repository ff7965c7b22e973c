"""Whether a fact of a claim is one that its source states, in whatever form each of them writes it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.dates import DateValue
from knowledge.proof.stated import Stated

_BESIDE_SUM = frozenset({"", "một", "mỗi", "cho", "kèm", "và", "từ", "được", "trở", "của", "là", "do"})
"""What may follow a sum that is written without its unit."""


def agrees(said: Stated, stated: Stated, year: int | None) -> bool:
    """Whether two facts are the same; `year` is what a day without one means."""
    if said.kind != stated.kind or (stated.maybe and not said.maybe and said.noun != stated.noun):
        return False
    if said.maybe and stated.noun and said.noun != stated.noun:
        return False
    mine, its = said.value, stated.value
    if isinstance(mine, DateValue) and isinstance(its, DateValue):
        return _same_day(mine, its, year)
    if said.kind == "figure":
        return _same_figure(said, stated)
    if said.kind == "document":
        short = str(mine).removesuffix("…")
        return mine == its or (str(mine).endswith("…") and str(its).startswith(f"{short}-"))
    if said.kind == "name":
        return f" {' '.join(mine)} " in f" {' '.join(its)} "
    if said.kind == "place":
        return _same_place(said, stated)
    return bool(mine == its)


def only_year(one: Stated) -> int | None:
    """The year that a date is, where it is nothing more; None for all else."""
    value = one.value
    if isinstance(value, DateValue) and value.year and value == DateValue(value.year):
        return value.year
    return None


def years_of(facts: Iterable[Stated]) -> set[int]:
    """The years of the dates of a text."""
    return {one.value.year for one in facts if isinstance(one.value, DateValue) and one.value.year}


def occurrences(said: Stated, facts: Sequence[Stated], year: int | None) -> list[Stated]:
    """The facts that are the same as one of a claim."""
    return [one for one in facts if agrees(said, one, year)]


def _same_day(mine: DateValue, its: DateValue, year: int | None) -> bool:
    filled = its.in_year(year) if mine.year else its
    return mine == filled or (mine.year is None and mine == replace(its, year=None))


def _same_figure(said: Stated, stated: Stated) -> bool:
    (value, unit), (its_value, its_unit) = said.value, stated.value
    if value != its_value:
        return False
    noun = stated.noun if unit else said.noun
    return unit == its_unit or ("" in {unit, its_unit} and "đồng" in {unit, its_unit} and noun in _BESIDE_SUM)


def _same_place(said: Stated, stated: Stated) -> bool:
    (level, name), (its_level, its_name) = said.value, stated.value
    return name == its_name and (level == its_level or "" in {level, its_level})
