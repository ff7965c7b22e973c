"""What a person reads of a file that was taken in: what became of it, its card, what changed, what to look at."""

from collections.abc import Iterator

from bot.wording.checks import check_line
from bot.wording.cli import Words
from bot.wording.left import left_lines
from bot.wording.poor import poor_lines
from bot.wording.shortening import shortened
from bot.wording.summary import card_lines, correction_line
from ingest.coverage import Coverage, LooseKind
from ingest.pipeline import Kind, Outcome
from knowledge.changes import Change, Comparison, PassageChange, differing
from knowledge.plan import PlanVersion
from knowledge.text import fold

_SHOWN_PARTS = 12
_SHOWN_CHANGES = 20
_SHOWN_PASSAGES = 5
_LONGEST_PART = 200


def lines_of(outcome: Outcome, words: Words, *, card: bool = True, loose: bool = False) -> Iterator[str]:
    """What a person reads of an outcome: what became of the file, its card, what changed, what to look at.

    `loose`: each date and number that no fact holds, too.
    """
    values: dict[str, object] = {"path": outcome.path, "plan": outcome.plan, "reason": reason(outcome, words)}
    version = outcome.version
    if version is not None:
        values |= {"version": version.version, "passages": len(version.passages), "quality": version.quality}
    yield words(f"ingest.{outcome.kind}", **values)
    if version is None or outcome.kind is Kind.UNCHANGED:
        return
    if outcome.format:
        yield from (f"    {line}" for line in look_lines(outcome, version, words))
    if card:
        yield from (f"    {line}" for line in card_lines(version, words))
    if outcome.comparison:
        yield from (f"    {line}" for line in _changed(outcome.comparison, words))
    yield from (f"    ⚠ {words('ingest.lost', correction=correction_line(one, words))}" for one in outcome.lost)
    yield from (f"    ⚠ {check_line(check, words)}" for check in version.card.checks)
    if loose and not version.card.is_reference and outcome.coverage:
        for one in outcome.coverage.loose:
            yield f"    {words(f'ingest.coverage.{one.kind}', text=one.text, near=one.near)}"


def look_lines(outcome: Outcome, version: PlanVersion, words: Words) -> Iterator[str]:
    """How the file was read: its kind, pages, quality, parts, and what would have made it better."""
    values: dict[str, object] = {
        "kind": words.kind(version.card.kind),
        "format": words(f"format.{outcome.format}"),
        "quality": version.quality,
    }
    paged = len(version.pages) + 1 if version.pages else None
    yield words("ingest.look.pages", pages=paged, **values) if paged else words("ingest.look", **values)
    parts = [section.label for section in version.sections if section.depth == 0]
    yield words("ingest.look.outline", parts="; ".join(parts[:_SHOWN_PARTS]) + (" …" if parts[_SHOWN_PARTS:] else ""))
    if not version.card.is_reference and (coverage := outcome.coverage):
        yield coverage_line(coverage, words)
    yield from (words(f"reading.{key}") for key in outcome.reading)
    yield from (f"⚠ {line}" for line in (*left_lines(version.card, words), *poor_lines(version, words)))
    if version.card.is_reference:
        yield words("reading.reference")


def coverage_line(coverage: Coverage, words: Words) -> str:
    """How much of the text was understood, in short."""
    dates, numbers = coverage.count(LooseKind.DATE), coverage.count(LooseKind.NUMBER)
    return words("ingest.coverage", share=coverage.percent, dates=dates, numbers=numbers)


def reason(outcome: Outcome, words: Words) -> str:
    """Why a file failed; empty where it did not."""
    return words(f"file.{outcome.error.key}", **outcome.error.values) if outcome.error else ""


def _changed(comparison: Comparison, words: Words) -> Iterator[str]:
    for change in comparison.changes[:_SHOWN_CHANGES]:
        yield f"Δ {change_line(change, words)}"
    if len(comparison.changes) > _SHOWN_CHANGES:
        yield words("ingest.more", count=len(comparison.changes) - _SHOWN_CHANGES)
    added, removed = comparison.passages_added, comparison.passages_removed
    yield words("ingest.passages", added=added, removed=removed)
    for passage in comparison.passages[:_SHOWN_PASSAGES]:
        yield passage_line(passage, words)
    if len(comparison.passages) > _SHOWN_PASSAGES:
        yield words("ingest.more", count=len(comparison.passages) - _SHOWN_PASSAGES)


def change_line(change: Change, words: Words) -> str:
    """A change in words: of a long fact only the part that differs."""
    kind = "changed" if change.before and change.after else "added" if change.after else "removed"
    before, after = differing(change.before, change.after)
    named = _named(change, words)
    if kind != "changed" and change.subject:
        return words(f"ingest.change.{kind}_named", field=named)
    return words(f"ingest.change.{kind}", field=named, before=before, after=after)


def _named(change: Change, words: Words) -> str:
    """What changed: "hạn báo cáo tổng kết", "đợt 3"; the field alone where the fact has no name."""
    field = words.changed_fact(change.field)
    if not change.subject:
        return field
    if fold(change.subject).startswith(fold(field)):
        return change.subject[:1].lower() + change.subject[1:]
    return f"{field} {change.subject}"


def passage_line(change: PassageChange, words: Words) -> str:
    """A changed passage in words: under its heading, the part that differs."""
    before, after = differing(change.before, change.after)
    if not before or not after:
        kind, text = ("added", after) if after else ("removed", before)
        return words(f"ingest.passage.{kind}", section=change.section, text=shortened(text, _LONGEST_PART))
    return words(
        "ingest.passage.changed",
        section=change.section,
        before=shortened(before, _LONGEST_PART),
        after=shortened(after, _LONGEST_PART),
    )
