"""Answers about the document itself: number, date, issuer, signatory, recipients, title, legal bases."""

import re

from knowledge.answers.asked import Asked
from knowledge.answers.draft import Draft
from knowledge.answers.matching import Weights, content_words, overlap, text_words
from knowledge.card import Reference
from knowledge.documents import KIND_WORDS, number_key
from knowledge.plan import PlanVersion
from knowledge.span import Span
from knowledge.text import fold

_RELATIONS = (
    ("replaces", re.compile(r"thay the|thay cho")),
    ("amends", re.compile(r"\bsua\b|sua doi|bo sung|dieu chinh")),
)
_OTHER = re.compile(
    r"(?:thay the|thay cho|sua doi|sua|bo sung) (?:cho )?(?:quyet dinh|ke hoach|van ban) (?:nao|so may|gi)"
)
_HOLDS = re.compile(
    r"\b(hieu truong|giam doc|chu tich|cuc truong|truong thue|bi thu)\b(.{0,60}?)\b(?:la|ten)(?: la)? (?:ai|gi)\b"
)
_OTHER_BODY = re.compile(r"cong doan|hoi dong|\bdoan\b|\bhoi\b|mat tran")
MORE = 0.2
"""By how much more of the question a document's sentence must hold than the others' to be the only one meant."""
_DATE_TOO = re.compile(r"\bngay (?:may|nao|thang|bao nhieu)\b")
"""Beside a question for the number: that its date is asked for as well."""


def answer_record(asked: Asked) -> bool:
    """Say the facts of the document that were asked for; False when none of them is stated."""
    card, query, version = asked.version.card, asked.query, asked.version
    said = False
    if query.asks("signer") and card.signatory and _is_office_meant(asked):
        span = (
            Span(min(card.office.span.start, card.signatory.span.start), card.signatory.span.end)
            if card.office
            else card.signatory.span
        )
        span = span if span.end - span.start < 200 else card.signatory.span
        asked.draft.say(
            "record.signatory",
            asked.draft.cite(version, span),
            name=card.signatory.value,
            office=card.office.value if card.office else "",
        )
        for other in card.signing_too:
            asked.draft.say("record.signatory", asked.draft.cite(version, other.span), name=other.value, office="")
        said = True
    for facet, field in (("number", card.number), ("issued", card.issued), ("title", card.title)):
        asked_for = query.asks(facet) or (facet == "issued" and query.asks("number") and _DATE_TOO.search(query.folded))
        if asked_for and field and not (facet == "issued" and query.asks("signer")):
            asked.draft.say(f"record.{facet}", asked.draft.cite(version, _line(version, field.span)), value=field.value)
            said = True
    if query.asks("issuer") and card.issuer:
        asked.draft.say("record.issuer", asked.draft.cite(version, card.issuer.span), value=card.issuer.value)
        said = True
    if query.asks("addressees") and card.recipients:
        cite = asked.draft.cite(version, Span(card.recipients[0].span.start, card.recipients[-1].span.end))
        asked.draft.say("record.recipients", cite, items=tuple(r.value for r in card.recipients))
        said = True
    if query.asks("year") and not said and card.years and card.title:
        asked.draft.say(
            "record.years", asked.draft.cite(version, card.title.span), years=", ".join(map(str, card.years))
        )
        said = True
    return said


def _is_office_meant(asked: Asked) -> bool:
    """Whether who holds an office is asked for ("hiệu trưởng … là ai"), that this is the office of who signed."""
    match = _HOLDS.search(asked.query.folded)
    if match is None:
        return True
    office = asked.version.card.office
    return office is not None and match[1] in fold(office.value) and not _OTHER_BODY.search(match[2])


def _line(version: PlanVersion, span: Span) -> Span:
    """The line that a short field stands in, so that a quote can be recognised; the field alone in a long line."""
    start = version.text.rfind("\n", 0, span.start) + 1
    end = version.text.find("\n", span.end)
    line = Span(start, len(version.text) if end < 0 else end)
    return line if line.end - line.start <= 250 else span


def absent_record(asked: Asked) -> tuple[str, ...]:
    """The facets of the document that were asked for and that the plan leaves blank."""
    card = asked.version.card
    fields = (
        ("number", card.number),
        ("issued", card.issued),
        ("signer", card.signatory),
        ("issuer", card.issuer),
        ("addressees", card.recipients),
        ("title", card.title),
    )
    return tuple(facet for facet, field in fields if asked.query.asks(facet) and not field)


def answer_basis(asked: Asked) -> bool | None:
    """What the plan rests on, implements, replaces or amends; or what it says of the document that is named."""
    references, query = asked.version.card.references, asked.query
    role = next((role for role, said in _RELATIONS if said.search(query.folded)), None)
    if role and _OTHER.search(query.folded) and (other := [r for r in references if r.role == role]):
        return _say_references(asked, _once(other))
    if query.numbers:
        named = [r for r in references if r.number and number_key(r.number) in query.numbers]
        return _say_references(asked, _once(named)) if named else False
    if query.named_document:
        _, digits = query.named_document
        named = [r for r in references if r.number and re.match(rf"0*{digits}(?!\d)", r.number)]
        return _say_references(asked, _once(named)) if named else False
    if role:
        named = [r for r in references if r.role == role]
        return _say_references(asked, _once(named)) if named else None
    bases = [r for r in references if r.role in {"basis", "implements"}]
    kinds = _kinds_named(asked)
    if kinds:
        bases = [r for r in bases if r.kind in kinds] or [r for r in references if r.kind in kinds]
        return _say_references(asked, _once(_described(asked, tuple(bases)) or _alike(asked, bases))) if bases else None
    if re.search(r"ke hoach (?:so |nao|may)|ke hoach cua", query.folded) and not re.search(r"can cu", query.folded):
        plans = [r for r in references if r.kind == "Kế hoạch" and not _is_own(asked, r)]
        bases = (
            [r for r in bases if r.kind == "Kế hoạch"] or [r for r in bases if r.role == "implements"] or bases or plans
        )
    bases = _by_body(asked, bases)
    described = _described(asked, references)
    return _say_references(asked, _once(described or bases)) if described or bases else None


def _is_own(asked: Asked, reference: Reference) -> bool:
    number = asked.version.card.number
    if number is None or reference.number is None:
        return False
    return number_key(number.value) == number_key(reference.number)


def _alike(asked: Asked, references: list[Reference]) -> list[Reference]:
    """Of several documents, those whose sentence has clearly more of the question's words than the others'."""
    wanted = content_words(asked.query.folded, [asked.name])
    if len(references) < 2 or len(wanted) < 2:
        return references
    texts = [text_words(r.sentence.of(asked.version.text)) for r in references]
    weights = Weights(texts)
    scores = [overlap(wanted, words, weights) for words in texts]
    best = max(scores)
    return [r for score, r in zip(scores, references, strict=True) if best < MORE or score >= best - MORE]


def _by_body(asked: Asked, references: list[Reference]) -> list[Reference]:
    """Of several documents, those of the body that the question names ("kế hoạch nào của UBND tỉnh")."""
    said = re.search(r"(?:nao|may|gi) cua ([a-z ]{3,60})", asked.query.folded)
    if not said or len(references) < 2:
        return references
    wanted = set(said[1].split()) - {"cua", "nam", "tinh", "thanh", "pho", "huyen", "thi", "xa"}
    scored = [(len(wanted & set(text_words(r.body or ""))), r) for r in references]
    best = max(score for score, _ in scored)
    return [r for score, r in scored if score == best] if best else references


def _kinds_named(asked: Asked) -> set[str]:
    """The kinds of document that the question asks for ("nghị định nào", "theo công văn nào")."""
    return {
        kind
        for word, kind in KIND_WORDS.items()
        if word != "ke hoach" and re.search(rf"\b{word} (?:nao|so may|gi|so bao nhieu)\b", asked.query.folded)
    }


def _described(asked: Asked, references: tuple[Reference, ...]) -> list[Reference]:
    """The references whose subject the question describes ("nghị quyết nào về …")."""
    if not re.search(r"\b(?:ve|nao ve|noi ve)\b", asked.query.folded):
        return []
    wanted = [
        w
        for w in content_words(asked.query.content, [asked.name])
        if w not in {"can", "cu", "van", "chi", "thi", "nghi", "quyet", "dinh", "huong", "dan"}
    ]
    if len(wanted) < 2:
        return []
    scored = [(sum(w in text_words(r.subject or "") for w in set(wanted)) / len(set(wanted)), r) for r in references]
    best = max((s for s, _ in scored), default=0.0)
    return [r for s, r in scored if s == best] if best >= 0.6 else []


def _once(references: list[Reference]) -> list[Reference]:
    seen: dict[str, Reference] = {}
    for reference in references:
        seen.setdefault(number_key(reference.number) if reference.number else fold(reference.subject or ""), reference)
    return list(seen.values())


def _say_references(asked: Asked, references: list[Reference]) -> bool:
    for reference in references[:6]:
        say_reference(asked.draft, asked.version, reference)
    return bool(references)


def say_reference(
    draft: Draft, version: PlanVersion, reference: Reference, key: str = "basis.item", **values: str
) -> None:
    """State a reference with its number, date and body, cited by the sentence that it stands in."""
    sentence = reference.sentence
    span = sentence if sentence.end - sentence.start <= 700 else reference.span
    draft.say(
        key,
        draft.cite(version, span),
        kind=reference.kind,
        number=reference.number or "",
        date=reference.date or "",
        body=reference.body or "",
        subject=reference.subject or "",
        **values,
    )
