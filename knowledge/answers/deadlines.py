"""Answers about deadlines: when what is due, from whom and to whom, and how long is left."""

import re
from datetime import date

from knowledge.answer import Value
from knowledge.answers.asked import Asked
from knowledge.answers.matching import Weights, content_words, legible, overlap, text_words
from knowledge.answers.phases import line_of
from knowledge.card import Deadline, DueKind
from knowledge.question.scope import plan_years
from knowledge.span import Span
from knowledge.text import fold

# What a question may say is due, and how the plan may put it. All that are asked for must be there.
_THINGS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    name: (re.compile(asked), re.compile(stated))
    for name, asked, stated in (
        (
            "interim",
            r"so ket|6 thang|sau thang|giua nam|nua nam",
            r"so ket|6 thang|sau thang|giua ky|nua dau nam",
        ),
        (
            "final",
            r"tong ket|cuoi nam|ca nam|bao cao nam|het nam|va nam\b",
            r"tong ket|ca nam|cuoi nam|(?:bao cao|ho so) nam\b|^\s*nam\b",
        ),
        ("registration", r"dang ky", r"dang ky"),
        (
            "dossier",
            r"ho so|de nghi khen|de nghi xet|trinh khen",
            r"ho so|de nghi (?:xet |khen )|trinh khen|to trinh",
        ),
        (
            "conference",
            r"hoi nghi|\ble (?:tong|phat|ky|trao|so)|hop (?:khoi|cum|tong|so)",
            r"hoi nghi|\ble |hop |dai hoi",
        ),
        ("score", r"cham diem|bang diem|tu cham|diem thi dua", r"cham diem|bang diem|diem thi dua"),
        ("list", r"danh sach", r"danh sach"),
        ("minutes", r"bien ban", r"bien ban"),
        ("covenant", r"giao uoc", r"giao uoc"),
        ("plan", r"(?:xay dung|ban hanh|gui|nop|lap|trien khai) ke hoach", r"ke hoach"),
        ("quarterly", r"\bquy\b", r"\bquy\b"),
        ("monthly", r"(?:hang|bao cao) thang|thang nao cung", r"(?:hang|moi) thang|bao cao thang"),
        ("work", r"cong trinh|phan viec", r"cong trinh|phan viec"),
        ("initiative", r"sang kien", r"sang kien"),
        ("launch", r"phat dong", r"phat dong"),
    )
}
_TELLING = frozenset({"interim", "final", "conference", "quarterly", "monthly"})
"""Things that tell deadlines of one line apart."""

_PERIODS = frozenset({"interim", "final", "quarterly", "monthly"})
"""Things of which a question may name several at once."""

_LONG_PAST = 366
"""Days after which nobody counts how long a deadline has been past."""

_REPORT = re.compile(r"bao cao")
_SAYS_DUE = re.compile(r"bao cao|\bhan\b|thoi han|moc|cham nhat")
_HANDS_IN = re.compile(
    r"bao cao|nop|gui|ho so|han\b|dang ky|danh sach|so lieu|moc|bang|truoc ngay|cham nhat|"
    r"dinh ky|chu ky|ket qua|hoan thanh|xong"
)
_ONLY_DATA = re.compile(r"^(?!.*\b(?:nop|gui|han)\b)|so lieu (?:\w+ ){0,6}tu\b.{0,30}\bden\b")
"""A question for the period of the figures alone."""
_PERIOD_AT_END = re.compile(r"\s+(?:0?\d{1,2} tháng|quý [IVX\d]+|năm)(?: đầu năm| cuối năm)?$")
MOST = 6
"""More deadlines than this are too many for one answer on a phone; the nearest are shown."""


def answer_deadlines(asked: Asked) -> bool:
    """Say the deadlines that fit the question; False where the plan states none that does."""
    chosen = _chosen(asked)
    if not chosen:
        return False
    if asked.query.asks("next") and len(chosen) > 1:
        chosen = _next(asked, chosen)
    for deadline in chosen[:MOST]:
        _say(asked, deadline)
    if len(chosen) > MOST:
        asked.draft.say("deadline.more", count=len(chosen) - MOST)
    return True


def say_deadlines(asked: Asked) -> bool:
    """Say the first deadlines of a plan; False where it has none."""
    for deadline in asked.version.card.deadlines[:MOST]:
        _say(asked, deadline)
    return bool(asked.version.card.deadlines)


def _chosen(asked: Asked) -> list[Deadline]:
    query, deadlines = asked.query, asked.version.card.deadlines
    wanted = _things_in(query.folded) or _things_in(query.content)
    if not (wanted or query.scope.explicit or _SAYS_DUE.search(query.content)):
        return []  # "nộp ở đâu" of anything at all
    if "minutes" in wanted:
        # "biên bản hội nghị" is not the conference.
        wanted = [w for w in wanted if w != "conference"]
    if "conference" in wanted:
        # "hội nghị tổng kết" is the conference, not the report.
        which = [w for w in wanted if w in {"interim", "final", "covenant", "launch"}]
        return [d for d in deadlines if d.conference and _fits(asked, d, which)]
    fitting = [
        d for d in deadlines if _fits(asked, d, wanted) and not (d.conference and not _may_be_conference(asked, wanted))
    ]
    if not _HANDS_IN.search(query.content):
        # "tổng kết khi nào" asks for the event, not for the report on it.
        fitting = [d for d in fitting if not _REPORT.match(fold(d.what.value))]
    if by_phase := [d for d in fitting if d.phase in query.ordinals]:
        fitting = by_phase
    if _REPORT.search(query.content) and (reports := _reports(asked, fitting)):
        fitting = reports
    elif _REPORT.search(query.content) and not wanted:
        return []
    fitting = _heard_of(asked, _in_named_time(asked, _of_named_year(asked, _asked_facet(asked, fitting))))
    several_asked = len([w for w in wanted if w in _PERIODS]) > 1
    return _most_alike(asked, fitting) if len(fitting) > 1 and not several_asked else fitting


def _reports(asked: Asked, deadlines: list[Deadline]) -> list[Deadline]:
    """Of some deadlines, the reports: first those that are called so, else those whose line speaks of one."""
    called = [d for d in deadlines if _REPORT.match(fold(d.what.value))]
    named = [d for d in deadlines if _REPORT.search(fold(d.what.value))]
    return called or named or [d for d in deadlines if _REPORT.search(_sentence(asked, d))]


def _heard_of(asked: Asked, deadlines: list[Deadline]) -> list[Deadline]:
    """None where the question is about something that no line of these deadlines speaks of ("căn cước công dân")."""
    particular = [w for w in content_words(asked.query.folded, [asked.name]) if w not in _DUE_TALK and not w.isdigit()]
    if len(particular) < 2 or (asked.several and asked.query.scope.explicit):
        return deadlines
    lines = {w for d in deadlines for w in text_words(f"{_sentence(asked, d)} {d.what.value}")}
    title = set(asked.name.title_words)
    return deadlines if any(w in lines or w in title for w in particular) else []


_DUE_TALK = frozenset(
    "han chot cuoi nop gui bao cao thoi gian diem dinh ky chu ky so lieu thang quy nam dau giua don vi co quan "
    "ket qua lam phai xong som tre muon con lai ngay ho so khen thuong tong ket so ket hoi nghi dang ky danh sach "
    "len cham diem moc han truoc sau trong tu toi den nhat tiep theo gan lan mot hai ba cac nhung cham "
    "uy ban nhan dan".split()
)


def names_thing(folded: str) -> bool:
    """Whether a folded question names a report, a dossier or the like that is handed in."""
    return bool(_things_in(folded)) or bool(_REPORT.search(folded))


def _things_in(folded: str) -> list[str]:
    return [name for name, (pattern, _) in _THINGS.items() if pattern.search(folded)]


def _fits(asked: Asked, deadline: Deadline, wanted: list[str]) -> bool:
    """Whether a deadline is of all the things asked for: which report, by its own words; the rest by its line."""
    own = legible(
        f"{deadline.part.value if deadline.part else ''} {deadline.what.value} {deadline.due.recurrence or ''}",
        damaged=asked.name.damaged,
    )
    line = _sentence(asked, deadline)
    if not any(_THINGS[w][1].search(own) for w in _PERIODS) and _stands_alone(asked, deadline):
        own = f"{own} {line}"  # "Sơ kết học kỳ I, các tổ nộp báo cáo chậm nhất ngày …"
    periods = [w for w in wanted if w in _PERIODS]
    if len(periods) > 1:
        # "báo cáo 6 tháng và năm" asks for both, each of which is a deadline of its own.
        wanted = [w for w in wanted if w not in periods]
        if not any(_THINGS[w][1].search(own) for w in periods):
            return False
    return all(_THINGS[w][1].search(own if w in _TELLING else f"{own} {line}") for w in wanted)


def _stands_alone(asked: Asked, deadline: Deadline) -> bool:
    """Whether nothing else is due in the sentence of a deadline."""
    return sum(d.span == deadline.span for d in asked.version.card.deadlines) == 1


def _in_named_time(asked: Asked, deadlines: list[Deadline]) -> list[Deadline]:
    """Where the question names a month or a day, the deadlines that fall into it."""
    for mention in asked.query.dates if asked.query.as_of is None else ():
        value = mention.value.in_year(asked.year)
        first, last = value.first(), value.last()
        if value.month is not None and first and last:
            return [d for d in deadlines if (day := due_day(asked, d)) and first <= day <= last]
    return deadlines


def _of_named_year(asked: Asked, deadlines: list[Deadline]) -> list[Deadline]:
    """Of what is due for one year or another ("hồ sơ năm 2025"), that of the year in the question."""
    asked_for = plan_years(asked.query.folded)
    named = [(plan_years(fold(d.what.value)), d) for d in deadlines]
    return [d for years, d in named if years & asked_for] or deadlines


def _may_be_conference(asked: Asked, wanted: list[str]) -> bool:
    """Whether a conference may answer: only where nothing else was named that is handed in."""
    return not _REPORT.search(asked.query.content) and not re.search(r"nop|gui", asked.query.content) and bool(wanted)


def _sentence(asked: Asked, deadline: Deadline) -> str:
    return legible(deadline.span.of(asked.version.text), damaged=asked.name.damaged)


def _asked_facet(asked: Asked, deadlines: list[Deadline]) -> list[Deadline]:
    """Where the question is of one facet, the deadlines that state it."""
    if asked.query.asks("data"):
        stated = [d for d in deadlines if d.data_period]
        return stated or ([] if _ONLY_DATA.search(asked.query.folded) else deadlines)
    if asked.query.asks("recurring") and (recurring := [d for d in deadlines if d.due.kind is DueKind.RECURRING]):
        return recurring
    return deadlines


def _most_alike(asked: Asked, deadlines: list[Deadline]) -> list[Deadline]:
    """The deadlines whose own words fit the question clearly better than the others'."""
    wanted = content_words(asked.query.content, [asked.name])
    texts = [
        text_words(" ".join(field.value for field in (d.part, d.what, d.sender, d.recipient) if field))
        for d in deadlines
    ]
    weights = Weights(texts)
    scores = [overlap(wanted, words, weights) for words in texts]
    best = max(scores)
    return [d for d, score in zip(deadlines, scores, strict=True) if score >= best - 0.12]


def _next(asked: Asked, deadlines: list[Deadline]) -> list[Deadline]:
    ahead = sorted(
        (day, i) for i, d in enumerate(deadlines) if (day := asked.last_day(d.due.date)) and day >= asked.today
    )
    return [deadlines[i] for _, i in ahead[:1]] or deadlines


def _say(asked: Asked, deadline: Deadline) -> None:
    cites = asked.draft.cite_all(asked.version, (deadline.span, *_elsewhere(asked, deadline)))
    day = due_day(asked, deadline)
    data = deadline.data_period
    asked.draft.say(
        "deadline.line",
        *cites,
        due=deadline.due.span.of(asked.version.text),
        kind=str(deadline.due.kind),
        date=deadline.due.date or "",
        what=_without_period(deadline.what.value) if deadline.part else deadline.what.value,
        part=deadline.part.value if deadline.part else "",
        sender=deadline.sender.value if deadline.sender else "",
        recipient=deadline.recipient.value if deadline.recipient else "",
        data_start=(data.start or "") if data else "",
        data_end=(data.end or "") if data else "",
        **_countdown(day, asked.today, deadline.due.kind),
    )


def _elsewhere(asked: Asked, deadline: Deadline) -> list[Span]:
    """The lines over a deadline that name what is due or who does it, where its own does not."""
    fields = (deadline.what, deadline.sender)
    return [line_of(asked, field.span) for field in fields if field and not deadline.span.holds(field.span)]


def _without_period(what: str) -> str:
    """What is due without the period at its end, where another stands in its place: "báo cáo 6 tháng", "9 tháng"."""
    return _PERIOD_AT_END.sub("", what) or what


def _countdown(day: date | None, today: date, kind: DueKind) -> dict[str, Value]:
    """Days left or days past; on the day itself `last_day`, or `reached` where it is due before that day; a
    deadline long past has no count."""
    left = (day - today).days if day else None
    if kind is DueKind.FROM and left is not None and left <= 0:
        left = None  # it goes on
    return {
        "days_left": left if left is not None and left > 0 else "",
        "last_day": today if left == 0 and kind is not DueKind.BEFORE else "",
        "reached": today if left == 0 and kind is DueKind.BEFORE else "",
        "days_past": -left if left is not None and -_LONG_PAST <= left < 0 else "",
        "past": today if left is not None and left < -_LONG_PAST else "",
    }


def due_day(asked: Asked, deadline: Deadline) -> date | None:
    """The day that is counted to: the stated day itself, of a month its last."""
    return asked.last_day(deadline.due.date)
