"""The plan card: what a plan states, as facts that each carry the spans they were read from.

Nothing here is ever guessed: a field that the plan does not state is None or empty.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.dates import DateValue
from knowledge.left import Left
from knowledge.span import Span


class Level(StrEnum):
    """Whose plan it is: the rung of the administration, or a bloc or office beside it."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    BLOC = "bloc"
    DEPARTMENT = "department"


class DocumentKind(StrEnum):
    """What a document is by its form: those of Decree 30/2020/NĐ-CP, of the Party, and what organisations use."""

    PLAN = "plan"
    GUIDANCE = "guidance"
    LETTER = "letter"
    NOTICE = "notice"
    DECISION = "decision"
    REGULATION = "regulation"
    PROVISIONS = "provisions"
    CONTEST_RULES = "contest_rules"
    PROGRAMME = "programme"
    DIRECTIVE = "directive"
    REPORT = "report"
    SUBMISSION = "submission"
    INVITATION = "invitation"
    SUMMONS = "summons"
    CIRCULAR_LETTER = "circular_letter"
    CONCLUSION = "conclusion"
    RESOLUTION = "resolution"
    PROJECT = "project"
    MINUTES = "minutes"
    APPEAL = "appeal"
    COMPACT = "compact"
    LAW = "law"
    DECREE = "decree"
    CIRCULAR = "circular"
    REFERENCE = "reference"
    """A text of law that none of the kinds above names: an annex of a decree."""
    NEWS = "news"
    """A page of news about something, no document of an office."""
    FORM = "form"
    """A blank form to be filled in."""
    OTHER = "other"
    """A document of an office that is none of these, or a text whose kind nothing tells."""


KIND_NAMES: dict[DocumentKind, str] = {
    DocumentKind.PLAN: "kế hoạch",
    DocumentKind.GUIDANCE: "hướng dẫn",
    DocumentKind.LETTER: "công văn",
    DocumentKind.NOTICE: "thông báo",
    DocumentKind.DECISION: "quyết định",
    DocumentKind.REGULATION: "quy chế",
    DocumentKind.PROVISIONS: "quy định",
    DocumentKind.CONTEST_RULES: "thể lệ",
    DocumentKind.PROGRAMME: "chương trình",
    DocumentKind.DIRECTIVE: "chỉ thị",
    DocumentKind.REPORT: "báo cáo",
    DocumentKind.SUBMISSION: "tờ trình",
    DocumentKind.INVITATION: "giấy mời",
    DocumentKind.SUMMONS: "giấy triệu tập",
    DocumentKind.CIRCULAR_LETTER: "thông tri",
    DocumentKind.CONCLUSION: "kết luận",
    DocumentKind.RESOLUTION: "nghị quyết",
    DocumentKind.PROJECT: "đề án",
    DocumentKind.MINUTES: "biên bản",
    DocumentKind.APPEAL: "lời kêu gọi",
    DocumentKind.COMPACT: "giao ước thi đua",
    DocumentKind.LAW: "luật",
    DocumentKind.DECREE: "nghị định",
    DocumentKind.CIRCULAR: "thông tư",
    DocumentKind.REFERENCE: "văn bản pháp quy",
    DocumentKind.NEWS: "trang tin",
    DocumentKind.FORM: "biểu mẫu",
    DocumentKind.OTHER: "văn bản khác",
}
"""What each kind is called."""


class DueKind(StrEnum):
    """How a deadline states its time."""

    BEFORE = "before"
    ON = "on"
    BY = "by"
    WITHIN = "within"
    FROM = "from"
    """It holds or is held from then on."""
    RECURRING = "recurring"
    WORDS = "words"
    """With an event or in a part of the school year: "đến khi hoàn thành", "cuối học kỳ I"."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value as it stands in the text, and where; `pattern` names what read it, where that is more than its place."""

    value: str
    span: Span
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; either end may be open. `span` is the words that state it."""

    start: DateValue | None
    end: DateValue | None
    span: Span
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase (đợt): `number` where it is numbered, `span` the sentence that states it."""

    name: str
    number: int | None
    period: Period | None
    celebrates: tuple[Field, ...]
    span: Span
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: a date with its kind, or the words of a recurrence.

    `start` is where a stretch of time begins that ends with `date`; `at` the hour of `date` as "HH:MM"; `pattern`
    names what read it.
    """

    kind: DueKind
    date: DateValue | None
    span: Span
    recurrence: str | None = None
    start: DateValue | None = None
    at: str | None = None
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due, from whom, to whom, when. A planned conference is a deadline with `conference` set."""

    what: Field
    due: Due
    span: Span
    sender: Field | None = None
    recipient: Field | None = None
    data_period: Period | None = None
    phase: int | None = None
    conference: bool = False
    part: Field | None = None
    """Which of several periodic ones: "6 tháng", "năm"."""


@dataclass(frozen=True, slots=True)
class Award:
    """An award form (Bằng khen) or title (Chiến sĩ thi đua), as this plan offers it."""

    form: str
    grantor: Field | None
    criteria: tuple[Field, ...]
    quota: tuple[Field, ...]
    span: Span
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Duty:
    """What a unit is to do. `unit` is its name as written, `span` the whole duty."""

    unit: Field
    span: Span
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that is counted: an amount of money, points of a scale, a quota.

    `what` names it as the text does, `amount` are the words of the figure; `number` is what they write (đồng for
    money), `unit` of what.
    """

    what: Field
    amount: Field
    number: float | None
    unit: str
    span: Span
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """How an office is reached. `kind` is `phone`, `email` or `address`; `who` is None where the line does not say."""

    kind: str
    value: Field
    who: Field | None
    span: Span
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """What is on at an hour of a programme; `at` is when it begins, "HH:MM"."""

    when: Field
    at: str
    what: Field
    who: Field | None
    span: Span
    pattern: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal or administrative document that the plan cites.

    `role` is `basis` (Căn cứ), `implements` (Thực hiện), `replaces`, `repeals`, `amends` or `mentions`.
    """

    kind: str
    number: str | None
    date: DateValue | None
    body: str | None
    subject: str | None
    role: str
    span: Span
    sentence: Span
    pattern: str = field(default="", compare=False)


class OrderKind(StrEnum):
    """How a text changes another one."""

    CORRECTS = "corrects"
    EXTENDS = "extends"
    AMENDS = "amends"
    REPEALS = "repeals"


@dataclass(frozen=True, slots=True)
class Order:
    """What a letter, notice or plan puts in place of something in another text, or takes out of it.

    `before` is what falls where it is said, `after` what counts instead; `what` is what it is about ("nộp hồ sơ"),
    `provision` where it stands there, the widest part first ("iii", "1").
    """

    kind: OrderKind
    span: Span
    what: Field | None = None
    before: Field | None = None
    after: Field | None = None
    provision: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """Something about the plan that whoever ingests it should look at; `key` names the sentence."""

    key: str
    values: dict[str, str]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """The facts of one plan version, in the order of the text."""

    kind: DocumentKind = DocumentKind.PLAN
    by_article: bool = False
    """Whether it is kept to be looked up by its articles (a law, a decision): the card only names it."""
    issuer: Field | None = None
    superior: Field | None = None
    """The body that the letterhead names over the issuer: whose office, department or branch it is."""
    level: Level | None = None
    place: str | None = None
    places: tuple[str, ...] = ()
    """The places named by issuer and title, from the narrowest to the widest, with their level words."""
    number: Field | None = None
    issued: Field | None = None
    issued_on: DateValue | None = None
    title: Field | None = None
    years: tuple[int, ...] = ()
    """The calendar years that the plan covers."""
    period: Period | None = None
    signatory: Field | None = None
    signing_too: tuple[Field, ...] = ()
    """Who signs together with the signatory."""
    office: Field | None = None
    recipients: tuple[Field, ...] = ()
    phases: tuple[Phase, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    awards: tuple[Award, ...] = ()
    award_objects: tuple[Field, ...] = ()
    award_procedure: tuple[Field, ...] = ()
    award_principles: tuple[Field, ...] = ()
    objects: tuple[Field, ...] = ()
    purposes: tuple[Field, ...] = ()
    requirements: tuple[Field, ...] = ()
    targets: tuple[Field, ...] = ()
    movements: tuple[Field, ...] = ()
    works: tuple[Field, ...] = ()
    duties: tuple[Duty, ...] = ()
    money: tuple[Figure, ...] = ()
    points: tuple[Figure, ...] = ()
    quotas: tuple[Figure, ...] = ()
    contacts: tuple[Contact, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    references: tuple[Reference, ...] = ()
    orders: tuple[Order, ...] = ()
    """What it changes in other texts."""
    checks: tuple[Check, ...] = field(default=())
    left: tuple[Left, ...] = ()
    """What the file holds besides the text that the card was read from."""

    @property
    def is_reference(self) -> bool:
        """Whether it is a text that plans rest on: cited by its articles, without facts of its own."""
        return self.by_article or self.kind is DocumentKind.REFERENCE
