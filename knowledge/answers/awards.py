"""Answers about awards: forms, criteria, who may receive them, by whom, how many and by what procedure."""

import re
from collections.abc import Sequence

from knowledge.answers.answer_types import SUM
from knowledge.answers.asked import Asked
from knowledge.answers.matching import text_words
from knowledge.award_forms import find_forms
from knowledge.card import Award, Field
from knowledge.sentences import bare, sentences
from knowledge.span import Span
from knowledge.text import fold

_LEVEL = re.compile(
    r"\b(?:chu tich|ubnd|uy ban nhan dan|cap|cua)\s(?:chu tich\s)?(?:ubnd\s|"
    r"uy ban nhan dan\s)?(tinh|thanh pho|thi xa|huyen|quan|xa|phuong|bo|chinh phu|thu tuong)\b"
)
_CRITERIA_TITLE = re.compile(r"(?:tieu chuan|dieu kien|tieu chi)\b")
_LONG = 400
"""Characters; a longer sentence is replaced by its figures."""


def answer_awards(asked: Asked) -> bool | None:
    """Say what the plan states of awards. False: it does not state what was asked; None: search may know."""
    query = asked.query
    if query.asks("money"):
        return _money(asked) or None  # only a sentence with a sum of money can answer that
    if query.asks("excluded"):
        return None  # who gets nothing stands in no award
    if query.forms:
        return _forms(asked)
    if query.asks("procedure"):
        return _fields(asked, asked.version.card.award_procedure, "award.procedure")
    if query.asks("quota"):
        return _quotas(asked, asked.version.card.awards)
    if query.asks("recipients") or "doi tuong" in query.folded:
        return _fields(asked, asked.version.card.award_objects, "award.objects") or _recipients(asked)
    if query.asks("principle") and not query.asks("list", "criteria"):
        return _fields(asked, asked.version.card.award_principles, "award.principles")
    if query.asks("criteria"):
        return _criteria(asked, [a for a in asked.version.card.awards if a.criteria]) or None
    if query.asks("list", "count") or re.search(r"hinh thuc|danh hieu|khen gi|muc khen", query.folded):
        return list_awards(asked)
    return None


def _forms(asked: Asked) -> bool | None:
    """The forms that the question names, as the plan offers them."""
    named = [
        a
        for a in asked.version.card.awards
        if a.form in asked.query.forms or any(a.form.startswith(f) for f in asked.query.forms)
    ]
    named = _by_grantor(asked, named)
    if not named:
        return False
    if asked.query.asks("quota") and not asked.query.asks("criteria"):
        return _quotas(asked, tuple(named))
    if asked.query.asks("procedure") and not asked.query.asks("criteria"):
        return _fields(asked, asked.version.card.award_procedure, "award.procedure") or None
    if asked.query.asks("grantor") and not asked.query.asks("criteria", "recipients"):
        return _grantors(asked, named)
    listed = (
        [] if any(a.criteria for a in named) or not asked.query.asks("criteria") else _listed_criteria(asked, named)
    )
    said = _criteria(asked, named)
    for item in listed:
        asked.draft.say("text.item", asked.draft.cite(asked.version, item), text=bare(item.of(asked.version.text)))
    return said


def _money(asked: Asked) -> bool:
    """Say the sentences in which a sum stands beside the form that the question names."""
    version = asked.version
    lines = (list(sentences(version.text, b.span)) for b in version.passages)
    found = [
        _with_sums(version.text, line[at:])
        for line in lines
        for at, sentence in enumerate(line)
        if SUM.search(folded := fold(sentence.of(version.text)))
        and any(form in asked.query.forms for form in find_forms(folded))
    ]
    fitting = [s for s in found if _speaks_of_all(asked, s)] or found
    for sentence in fitting[:2]:
        asked.draft.say("text.line", asked.draft.cite(version, sentence), text=bare(sentence.of(version.text)))
    return bool(fitting)


def _with_sums(text: str, clauses: Sequence[Span]) -> Span:
    """A clause with those behind it in its sentence that say the sums for others: "tập thể …; cá nhân …"."""
    whole = clauses[0]
    for clause in clauses[1:]:
        folded = fold(clause.of(text))
        goes_on = text[: whole.end].endswith(";") and "\n" not in text[whole.end : clause.start]
        if not goes_on or not SUM.search(folded) or find_forms(folded):
            break
        whole = Span(whole.start, clause.end)
    return whole


def _speaks_of_all(asked: Asked, sentence: Span) -> bool:
    """Whether a sentence has the level that the question names: "Giấy khen của xã" is not that of the district."""
    said = _LEVEL.search(asked.query.folded)
    return said is None or said[1] in fold(sentence.of(asked.version.text))


def _by_grantor(asked: Asked, awards: list[Award]) -> list[Award]:
    """Of several awards of one form, those of the level that the question names."""
    said = _LEVEL.search(asked.query.folded)
    if not said or len(awards) < 2:
        return awards
    fitting = [a for a in awards if a.grantor and re.search(rf"\b{said[1]}\b", fold(a.grantor.value))]
    return fitting or awards


def _criteria(asked: Asked, awards: list[Award]) -> bool:
    for award in awards[:6]:
        cite = asked.draft.cite(asked.version, award.span)
        grantor = award.grantor.value if award.grantor else ""
        if not award.criteria:
            asked.draft.say(
                "award.bare", cite, form=award.form, grantor=grantor, text=award.span.of(asked.version.text)
            )
        for field in award.criteria:
            if not award.span.holds(field.span):
                cite = asked.draft.cite(asked.version, _part_of(asked, field.span))
            asked.draft.say("award.criteria", cite, form=award.form, grantor=grantor, text=field.value)
    return bool(awards)


def _listed_criteria(asked: Asked, named: list[Award]) -> list[Span]:
    """The items of the part on criteria that follows an award form: those for whom the question names, else all."""
    version = asked.version
    last = max(a.span.start for a in named)
    for part in version.sections:
        title = fold(part.title.of(version.text)) if part.title else ""
        between = any(last < a.span.start < part.span.start for a in version.card.awards)
        if not _CRITERIA_TITLE.match(title) or part.span.start < last or between:
            continue
        items = [s.span for s in version.sections if s.depth == part.depth + 1 and part.span.holds(s.span)]
        return [item for item in items if _is_for(asked, item)] or items
    return []


def _is_for(asked: Asked, item: Span) -> bool:
    """Whether the question names those whom an item of criteria begins with ("Hộ gia đình: …")."""
    whom = bare(item.of(asked.version.text)).partition(":")[0]
    return bool(whom) and set(text_words(whom)) <= set(asked.query.folded.split())


def _part_of(asked: Asked, span: Span) -> Span:
    """The smallest part of the plan that holds a span: a criterion with the form that it is for."""
    parts = [s.span for s in asked.version.sections if s.span.holds(span)]
    return min(parts, key=lambda part: part.end - part.start, default=span)


def list_awards(asked: Asked) -> bool | None:
    """Say the award forms and titles of a plan with who grants them; None where it names none."""
    awards = asked.version.card.awards
    if not awards:
        return None
    asked.draft.say("award.count", plan=asked.name.label, count=len(awards))
    for award in awards:
        cite = asked.draft.cite(asked.version, award.span)
        asked.draft.say("award.item", cite, form=award.form, grantor=award.grantor.value if award.grantor else "")
    return True


def _grantors(asked: Asked, awards: list[Award]) -> bool | None:
    known = [a for a in awards if a.grantor]
    for award in known:
        cite = asked.draft.cite(asked.version, award.span)
        asked.draft.say("award.grantor", cite, form=award.form, grantor=award.grantor.value if award.grantor else "")
    return bool(known) or None


def _quotas(asked: Asked, awards: tuple[Award, ...]) -> bool:
    stated = [a for a in awards if a.quota]
    for award in stated:
        cites = asked.draft.cite_all(asked.version, (_sentence_at(asked, q.span) for q in award.quota))
        sentences_said = dict.fromkeys(_sentence_at(asked, q.span) for q in award.quota)
        text = " ".join(bare(s.of(asked.version.text)) for s in sentences_said)
        asked.draft.say("award.quota", *cites, form=award.form, text=text if len(text) <= _LONG else quota_words(award))
    return bool(stated)


def quota_words(award: Award) -> str:
    """The quotas alone, where their sentences would be too long to read."""
    return "; ".join(q.value for q in award.quota)


def _sentence_at(asked: Asked, span: Span) -> Span:
    """The sentence that a few words stand in."""
    text = asked.version.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = Span(start, len(text) if end < 0 else end)
    return next((s for s in sentences(text, line) if s.start <= span.start < s.end), span)


def _recipients(asked: Asked) -> bool | None:
    """Whom the award forms themselves name, where no sentence names the objects of awards."""
    return _criteria(asked, [a for a in asked.version.card.awards if a.criteria]) or None


def _fields(asked: Asked, fields: tuple[Field, ...], key: str) -> bool | None:
    for field in fields[:4]:
        asked.draft.say(key, asked.draft.cite(asked.version, field.span), text=field.value)
    return True if fields else None
