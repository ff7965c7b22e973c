"""Which text of a plan a question is answered from: the current one, an earlier one, with its amendments."""

import re
from collections.abc import Collection, Container, Iterable, Iterator

from knowledge.dates import find_dates
from knowledge.documents import kind_by_number, number_key
from knowledge.links import Links, links_of
from knowledge.plan import PlanVersion
from knowledge.question.kinds import Kind
from knowledge.question.understanding import Query
from knowledge.saying.context import Context
from knowledge.shelf import Shelf
from knowledge.text import fold

_ISSUED = re.compile(r"\b(?:ke hoach|phien ban|ban)(?: ban hanh| ky)?(?: hom| vao)? ngay (?=\d)")


def meant(shelf: Shelf, query: Query, plans: Collection[str]) -> list[PlanVersion]:
    """The versions of the plans meant to answer from, in the shelf's order, each plan before its amendments.

    What was replaced gives way to what replaced it, unless the question asks for the old plan, says the day
    on which it was issued, or names nothing else.
    """
    chosen = set(plans)
    versions = shelf.read([plan for plan in shelf.by_plan if plan in chosen])
    links = links_of(shelf)
    versions = _each_once(_whole(version, shelf, links, query) for version in versions)
    if query.of_former_text and query.kind is not Kind.CHANGE:
        return _each_once(_old(version, shelf, links) for version in versions)
    issued = [v for version in versions for v in _issued_then(version, shelf, links, query)]
    if issued:
        return _each_once(issued)
    if query.kind is Kind.LIST:
        return versions
    in_force = [v for v in versions if links.replaced_by.get(v.plan) not in chosen]
    families = _with_amendments(in_force, shelf, links)
    amending = [v for v in families if v.plan in links.amends]
    return amending if amending and query.of_amended_text and not asks_both(query) else families


def asks_both(query: Query) -> bool:
    """Whether the question sets what was in force before beside what is now."""
    return query.kind is Kind.CHANGE or (query.of_amended_text and query.asks("compare"))


def note_links(asked: Context, shelf: Shelf, beside: Container[str]) -> None:
    """Add the notes that say how the plan answered from stands to others; `beside`: the plans asked with it."""
    version, draft, links = asked.version, asked.draft, links_of(shelf)
    # A place that kept its name is called by it before and since: of that there is nothing to say.
    for one in (moved for moved in asked.query.scope.moved if moved.asked != moved.answered):
        key = "also" if one.plan != version.plan else "since" if one.since else "before"
        draft.note(f"place.{key}", asked=one.asked, answered=one.answered, plan=asked.name.label)
    current = shelf.plan(version.plan)
    if current is not None and current.version != version.version:
        draft.note("earlier", plan=asked.name.label, version=version.version, current=current.version)
    elif asked.query.of_former_text and asked.query.kind is not Kind.CHANGE and version.plan not in links.replaced_by:
        draft.note("no_earlier", plan=asked.name.label)
    linked = (
        ("replaced", links.replaced_by.get(version.plan)),
        *(("amends", plan) for plan in links.amends.get(version.plan, ()) if not _is_told(links, plan, beside)),
        *(("amended", plan) for plan in links.amended_by.get(version.plan, ())),
    )
    for key, plan in linked:
        other = shelf.plan(plan) if plan else None
        if other is not None:
            document = document_of(other) if number_of(other) else ""
            said = {"other": title_of(other), "document": document[:1].lower() + document[1:]}
            draft.note(key, plan=asked.name.label, number=number_of(version), **said)


def _is_told(links: Links, plan: str, beside: Container[str]) -> bool:
    """Whether a plan that is amended, or one that it amends itself, is asked as well."""
    return any(root in beside for root in links.roots(plan))


def taken_place_of(version: PlanVersion, shelf: Shelf) -> PlanVersion | None:
    """The text that a version took the place of: of the plan that it replaces, else of its last other text.

    Versions of the same text differ in how it was read, or in what a person put right on the card.
    """
    replaced = shelf.plan(links_of(shelf).replaces.get(version.plan, ""))
    earlier = (one for one in shelf.earlier(version.plan) if one.text != version.text)
    return replaced or next(earlier, None)


def number_of(version: PlanVersion) -> str:
    """A plan's number as it is written; empty where it has none."""
    return version.card.number.value if version.card.number else ""


def title_of(version: PlanVersion) -> str:
    """How a plan is told from another of the same issuer and year: by its number, else its title or file."""
    return number_of(version) or (version.card.title.value if version.card.title else version.source)


def document_of(version: PlanVersion) -> str:
    """A text by its kind and number, as others cite it: "Công văn 113/UBND-NV"; by its title where it has none."""
    number = number_of(version)
    return f"{kind_by_number(number)} {number}" if number else title_of(version)


def _old(version: PlanVersion, shelf: Shelf, links: Links) -> PlanVersion:
    """What a version took the place of: the plan that it replaces, else its version before; itself where neither is."""
    if version.plan in links.replaced_by:
        return version
    replaced = shelf.plan(links.replaces.get(version.plan, ""))
    return replaced or next(iter(shelf.earlier(version.plan)), version)


def _issued_then(version: PlanVersion, shelf: Shelf, links: Links, query: Query) -> Iterator[PlanVersion]:
    """The plan itself, an earlier version of it or the plan it replaced, where the question says its day of issue."""
    folded = " ".join(fold(query.text).split())
    said = [match.end() for match in _ISSUED.finditer(folded)]
    days = {
        mention.value.first()
        for mention in find_dates(folded)
        if mention.value.day and any(mention.span.start <= at < mention.span.end for at in said)
    } - {None}
    if not days:
        return
    replaced = shelf.plan(links.replaces.get(version.plan, ""))
    for candidate in (version, *([replaced] if replaced else ()), *shelf.earlier(version.plan)):
        if candidate.card.issued_on and candidate.card.issued_on.first() in days:
            yield candidate
            return


def _whole(version: PlanVersion, shelf: Shelf, links: Links, query: Query) -> PlanVersion:
    """The text that a letter changes instead of the letter, which says only what changes; the letter itself where the
    question calls it by its number, or asks what it changes."""
    if not version.card.orders or query.kind in {Kind.CHANGE, Kind.META, Kind.LIST, Kind.BASIS}:
        return version
    own = number_key(number_of(version))
    if own and any(number_key(word.strip("?!.,;:()")) == own for word in fold(query.text).split()):
        return version
    roots = [one for root in links.roots(version.plan) if (one := shelf.plan(root)) is not None]
    return roots[0] if len(roots) == 1 else version


def _with_amendments(versions: list[PlanVersion], shelf: Shelf, links: Links) -> list[PlanVersion]:
    """Each plan followed by those that amend it."""
    families = (
        (version, *map(shelf.plan, links.changes_of(version.plan)))
        for version in sorted(versions, key=lambda v: v.plan in links.amends)
    )
    return _each_once(one for family in families for one in family if one is not None)


def _each_once(versions: Iterable[PlanVersion]) -> list[PlanVersion]:
    return list({(version.plan, version.version): version for version in versions}.values())
