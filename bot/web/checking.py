"""The administrators' desk: a plan's page beside what was read of it, put right by words of the page. All of it blocks.

A proposed file is checked before it is published, and what is put right on it is kept with the proposal; a published
plan is put right at once, as another version.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from enum import StrEnum
from pathlib import Path

from bot.card_facts import Fact, facts_of, listed
from bot.prospects import Prospect, perform, prospect_of, target_of
from bot.state.announcements import Announcement
from bot.state.proposals import Proposal, Proposed, Stage
from bot.upload_parts import FILES, kept_reading
from bot.web import views
from bot.web.house import House
from bot.web.visitors import Visitor
from bot.wording.checks import check_line
from bot.wording.proposals import seen
from bot.wording.telling import told
from ingest.correcting import Change, prepare_correction
from ingest.errors import IngestError
from ingest.pages import Leaf, Sheets, leaf_of, page_of
from ingest.pipeline import guarded, publish
from knowledge.card import Deadline, Phase
from knowledge.catalogue import CatalogueError
from knowledge.corrections import CORRECTABLE, NOT_STATED, NUMBERED, PARTS
from knowledge.plan import POOR, PlanVersion
from knowledge.span import Span
from knowledge.text import squeeze


@dataclass(frozen=True, slots=True)
class Checked:
    """A version being checked: of a proposed file, whose proposal is given with what it would do, or a plan's own."""

    version: PlanVersion
    before: PlanVersion | None
    proposal: Proposal | None = None
    prospect: Prospect | None = None

    @property
    def href(self) -> str:
        """Where it is checked."""
        return f"/ban/{self.proposal.id}" if self.proposal else views.href(self.version.plan, "/sua")


class Certainty(StrEnum):
    """How far a fact can be relied on."""

    BY_HAND = "hand"
    """A person has put it right, by words of the plan."""
    READ = "read"
    UNSURE = "unsure"
    """Something speaks against it."""


@dataclass(frozen=True, slots=True)
class Checkable:
    """A fact beside the page: how it is called and said, and by which names it and its parts are put right, if at all.

    `fields` are, for the fact and its parts, the name that a correction takes, what it is called, and the same in
    short. `doubts` are what speaks against it.
    """

    number: int
    name: str
    text: str
    quote: str
    span: Span
    fields: tuple[tuple[str, str, str], ...]
    certainty: Certainty
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A correction to be filled in: which field, what it is called, the value and the proof as they stand now.

    `span` is where the fact stands; None of one that is missing.
    """

    field: str
    name: str
    value: str
    quote: str
    span: Span | None = None

    @property
    def is_quoted(self) -> bool:
        """Whether the value is just the words that prove it, and not "what: when"."""
        return self.field.count(".") != 1


def checkable(house: House, version: PlanVersion) -> list[Checkable]:
    """The facts of a version, in the order of the card."""
    return [_checkable(house, version, fact) for fact in facts_of(version.card)]


def _checkable(house: House, version: PlanVersion, fact: Fact) -> Checkable:
    doubts = tuple(_doubts(house, version, fact))
    by_hand = version.extracted is not None and fact.value not in listed(getattr(version.extracted, fact.field))
    return Checkable(
        fact.number,
        house.words.fact(fact.field),
        _said(house, fact, version),
        squeeze(fact.span.of(version.text)),
        fact.span,
        tuple(_called(house, name) for name in _fields(fact)),
        Certainty.BY_HAND if by_hand else Certainty.UNSURE if doubts else Certainty.READ,
        doubts,
    )


def _called(house: House, field: str) -> tuple[str, str, str]:
    whole, called = house.words.fact(field.partition(".")[0]), house.words.fact(_bare(field))
    return field, called, called.removeprefix(f"{whole}, ")


def _doubts(house: House, version: PlanVersion, fact: Fact) -> Iterator[str]:
    """What whoever publishes a plan should look at where a fact stands."""
    if version.quality < POOR:
        yield house.say("sure.poor")
    for one in version.card.checks:
        if one.span is not None and one.span.meets(fact.span):
            yield check_line(one, house.words)


def form_for(house: House, version: PlanVersion, field: str) -> Form | None:
    """The form for a field, for a fact by its number, or for one that is missing (`deadlines.+`)."""
    name, _, which = field.partition(".")
    if which == "+" and name in NUMBERED:
        return Form(field, house.words.fact(name), "", "")
    for fact in facts_of(version.card):
        if field in _fields(fact):
            part = field.split(".")[2:]
            value = _part_value(fact, part[0]) if part else _value(fact, version)
            quote = squeeze(fact.span.of(version.text))
            return Form(field, house.words.fact(_bare(field)), value, quote, fact.span)
    if field in CORRECTABLE and field not in NUMBERED:
        return Form(field, house.words.fact(field), "", "")
    return None


def missing(house: House, version: PlanVersion) -> list[tuple[str, str]]:
    """What can be added: fields that nothing was read for, and further facts of those that a plan has several of."""
    single = [name for name in CORRECTABLE if name not in NUMBERED and getattr(version.card, name) is None]
    return [(name, house.words.fact(name)) for name in single] + [(f"{n}.+", house.words.fact(n)) for n in NUMBERED]


def proposed(house: House, number: int) -> Checked | None:
    """A proposed file that can be agreed to; None where there is none, or it is of several files. Raises as
    `prospect_of`."""
    proposal = house.desk.state.proposals.get(number)
    if proposal is None or proposal.kind is not Proposed.FILE or proposal.stage is not Stage.SHOWN:
        return None
    prospect = prospect_of(proposal, house.desk.store.catalogue, house.desk.folder_of(number))
    if prospect.after is None:
        return None
    return Checked(prospect.after, prospect.before, proposal, prospect)


def put_right(house: House, checked: Checked, visitor: Visitor, change: Change) -> None:
    """Put a field right. Raises CorrectionError, IngestError, CatalogueError."""
    if checked.proposal is None:
        made = guarded(prepare_correction(house.desk.store.catalogue, checked.version.plan, *astuple(change)))
        if made.outcome.error is not None:
            raise made.outcome.error
        publish(made, house.desk.store)
        _note(house, visitor, "corrected", checked.version.plan)
        return
    values = checked.proposal.values
    kept = {**values, "corrections": [*values.get("corrections", ()), astuple(change)]}
    prospect_of(
        replace(checked.proposal, values=kept), house.desk.store.catalogue, house.desk.folder_of(checked.proposal.id)
    )
    house.desk.state.proposals.change(checked.proposal.id, values=kept)


def take_out(house: House, checked: Checked, visitor: Visitor, field: str) -> None:
    """Say that the plan does not state a fact. Raises as `put_right`."""
    put_right(house, checked, visitor, Change(field, NOT_STATED, ""))


def fingerprint(house: House, checked: Checked) -> str:
    """What stands for all that the page shows of what publishing would do; empty for a plan's own version."""
    return seen(checked.prospect, house.settings.language) if checked.prospect else ""


def agree(house: House, checked: Checked, visitor: Visitor, shown: str) -> bool:
    """Publish a proposed file, if it would do what was shown; whether it was. Raises as `perform`."""
    proposal, prospect = checked.proposal, checked.prospect
    if proposal is None or prospect is None or not prospect.can_be_done or shown != fingerprint(house, checked):
        return False
    proposals, target = house.desk.state.proposals, target_of(prospect)
    proposals.change(proposal.id, stage=Stage.BEGUN, target=target)
    try:
        perform(prospect, house.desk.store)
    except Exception:
        # What fails has changed nothing: it can be agreed to again.
        proposals.change(proposal.id, stage=Stage.SHOWN)
        raise
    proposals.done(proposal.id, visitor.name, "ingested", str(target["plan"]))
    offered = Announcement(proposal.id, proposal.person, str(target["plan"]), target["version"], target.get("before"))
    house.desk.state.announcements.offer(offered)
    return True


def discard(house: House, checked: Checked) -> None:
    """Let go of a proposed file."""
    if checked.proposal is not None:
        house.desk.state.proposals.change(checked.proposal.id, stage=Stage.CLOSED, told=True)


def roll_back(house: House, plan: str, visitor: Visitor) -> int:
    """Back to the version before; its number. Raises CatalogueError."""
    number = house.desk.store.rollback(plan)
    _note(house, visitor, "rolled_back", plan)
    return number


def picture(house: House, checked: Checked, number: int) -> Path:
    """The picture of a page of the source, without any mark. Raises IngestError."""
    if checked.proposal is None:
        return house.assistant.page(checked.version, number).file
    return page_of(checked.version, _sheets_in(house, house.desk.folder_of(checked.proposal.id)), number, ()).file


def leaf(house: House, checked: Checked, number: int | None, cited: Span | None) -> Leaf:
    """What stands where on a page of the source: of a number, else of a passage, else the first. Raises IngestError."""
    if checked.proposal is None:
        return house.assistant.leaf(checked.version, number, cited)
    return leaf_of(checked.version, _sheets_in(house, house.desk.folder_of(checked.proposal.id)), number, cited)


def _sheets_in(house: House, folder: Path) -> Sheets:
    """What a proposed file is shown on."""
    try:
        source = kept_reading(folder)
    except (FileNotFoundError, IngestError):
        return Sheets(lambda: None, folder / "pages", turn=house.assistant.drawing)
    file = folder / FILES / source.name
    return Sheets(lambda: file, folder / "pages", lambda: source.places, house.assistant.drawing)


def _note(house: House, visitor: Visitor, action: str, plan: str) -> None:
    person = house.desk.state.people.person(visitor.user) if visitor.user else None
    house.desk.state.audit.note(visitor.name, action, plan, person)


def _fields(fact: Fact) -> Sequence[str]:
    """The names by which a fact and its parts are put right."""
    if fact.field not in CORRECTABLE:
        return ()
    if fact.field not in NUMBERED:
        return (fact.field,)
    name = f"{fact.field}.{fact.at}"
    return (name, *(f"{name}.{part}" for part in PARTS.get(fact.field, ())))


def _bare(field: str) -> str:
    """The name of a field, or of a part of one, without the fact's number."""
    name, _, which = field.partition(".")
    part = which.partition(".")[2]
    return f"{name}.{part}" if part else name


def _said(house: House, fact: Fact, version: PlanVersion) -> str:
    short = squeeze(told(fact.value, version, house.words))
    value = getattr(fact.value, "value", None)
    return short or (squeeze(value) if isinstance(value, str) else squeeze(fact.span.of(version.text)))


def _value(fact: Fact, version: PlanVersion) -> str:
    """A fact as somebody who puts it right would type it."""
    value = fact.value
    match value:
        case Deadline():
            return f"{squeeze(value.what.value)}: {squeeze(value.due.span.of(version.text))}"
        case Phase():
            when = squeeze(value.period.span.of(version.text)) if value.period else ""
            return f"{value.name}: {when}"
    named = getattr(value, "form", None) or getattr(value, "value", None)
    return squeeze(str(named)) if named else squeeze(fact.span.of(version.text))


def _part_value(fact: Fact, part: str) -> str:
    field = getattr(fact.value, part)
    return squeeze(field.value) if field else ""


def current(house: House, plan: str) -> Checked:
    """The version of a plan that is in use. Raises CatalogueError."""
    catalogue = house.assistant.library.catalogue
    version = catalogue.version(plan)
    if version is None:
        raise CatalogueError("catalogue.unknown", plan=plan)
    return Checked(version, catalogue.version(plan, version.version - 1) if version.version > 1 else None)
