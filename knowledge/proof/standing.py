"""Whether the facts and names of a claim stand in what it rests on."""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.proof.agreeing import occurrences, only_year, years_of
from knowledge.proof.belonging import Piece
from knowledge.proof.claims import Fault, Reason
from knowledge.proof.names import capitals, initials_of
from knowledge.proof.reading import Read
from knowledge.proof.stated import Stated
from knowledge.proof.support import Support
from knowledge.proof.wording import is_plain, known_of, says
from knowledge.proof.words import Word, form_of, words_of
from knowledge.text import WORD, fold

OF_NAME = frozenset({"document", "place", "office", "award", "rung"})
"""Kinds of facts by which a plan is called."""


_STRETCHES = frozenset(word.form for word in words_of("quý tháng tuần giờ phút"))
"""Words of time that state nothing by themselves, but tell one report from another."""


def strange_fact(said: Read, support: Support) -> Fault | None:
    """A fact that the sources do not state."""
    facts = support.facts
    for one in said.facts:
        if one.kind != "name" and not _stated(one, said, facts, support):
            return Fault(Reason.FACT, one.span.of(said.text))
    known = {word.form for text in support.all_texts for word in words_of(text)}
    for word in said.words:
        counts = any(c.isdigit() for c in word.form) or word.form in _STRETCHES
        if counts and word.form not in known and not any(word.span.meets(one.span) for one in said.facts):
            return Fault(Reason.FACT, word.span.of(said.text))
    return None


def strange_name(said: Read, support: Support) -> Fault | None:
    """A name that the sources do not have: words with capitals, side by side as they are there."""
    texts = support.all_texts
    for run in capitals(said.text):
        words = list(run.words)
        if run.first and not _names_known(words, texts):
            words = words[1:]
        if words and not _names_known(words, texts):
            return Fault(Reason.NAME, said.text[words[0].span.start : words[-1].span.end])
    return None


def calls(one: Stated, support: Support) -> bool:
    """Whether a fact is part of what the plan is called: it belongs to all that the plan says."""
    of_name = one.kind in OF_NAME or one.kind.startswith("label ")
    return of_name and bool(occurrences(one, support.called.facts, support.year))


def office_known(one: Stated, support: Support) -> bool:
    """Whether an office stands in the sources: whole, in a row behind its kind ("phòng Nội vụ, Tư pháp"), or by its
    initials on either side."""
    words = [str(word) for word in one.value]
    for text in support.all_texts:
        forms = [word.form for word in words_of(text)]
        if _contains(forms, [word.lower() for word in words]):
            return True
        for size in (1, 2):
            name = words[size:]
            if name and _contains(forms, words[:size]) and _named_in(name, text):
                return True
    return False


def _stated(one: Stated, said: Read, facts: Sequence[Stated], support: Support) -> bool:
    if one.kind == "office":
        return office_known(one, support) or short_office(one, said, support) > 0
    if occurrences(one, facts, support.year) or calls(one, support):
        return True
    if year := only_year(one):
        return year in {*years_of(facts), *years_of(support.called.facts), support.year}
    if one.kind == "place":
        return _place_known(one, support)
    if one.kind in {"rung", "post"}:
        return _words_known(one.span.of(said.text), support)
    return one.maybe and not _counted_otherwise(one, facts)


def _counted_otherwise(one: Stated, facts: Sequence[Stated]) -> bool:
    """Whether the sources count the same thing with another number: then "năm" is five, and no year."""
    noun = one.noun
    return any(
        fact.kind == "figure" and not fact.maybe and noun and noun in {fact.noun, fact.value[1]} for fact in facts
    )


def _words_known(words: str, support: Support) -> bool:
    sought = [word.form for word in words_of(words)]
    return any(_run_in(sought, text) for text in support.all_texts)


def _place_known(one: Stated, support: Support) -> bool:
    """Whether the name of a place stands anywhere in the sources."""
    _, name = one.value
    sought = re.compile(rf"(?<!\w){re.escape(str(name))}(?!\w)")
    return any(sought.search(fold(text)) for text in support.all_texts)


def short_office(one: Stated, said: Read, support: Support) -> int:
    """How many words of an office stand in the sources, where it ends before what was read as its name: "Công an phường
    quản lý …", "Bệnh viện tổ chức …"; 0 where none do.

    What follows has small letters, and goes on in words that the sources have side by side. An office without any
    name is who issues the plan, and no other does what is quoted.
    """
    words = [word for word in said.words if word.span.meets(one.span)]
    behind = [word for word in said.words if word.span.start >= one.span.end][:1]
    before = [word.form for word in said.words if word.span.end <= one.span.start][-1:]
    kind = len(one.noun.split())
    for size in range(len(words) - 1, 0, -1):
        rest = words[size:]
        if rest[0].capital or not _goes_on(said, [*rest, *behind], support):
            continue
        head = [word.form for word in words[:size]]
        if size > kind and any(_run_in(head, text) for text in support.all_texts):
            return size
        if before and any(_run_in([*before, *head], text) for text in support.texts):
            return size
        if size == kind and _run_in(head, support.called.text) and not _another_does(head, said, support):
            return size
    return 0


def _goes_on(said: Read, words: Sequence[Word], support: Support) -> bool:
    """Whether two words stand side by side in the sources, or say what these say."""
    pair = words[:2]
    written = said.text[pair[0].span.start : pair[-1].span.end]
    return any(_run_in([word.form for word in pair], text) for text in support.texts) or says(
        written, known_of(support.texts)
    )


def _another_does(head: Sequence[str], said: Read, support: Support) -> bool:
    """Whether a sentence that the claim tells begins with an office of another kind."""
    return any(
        fact.kind == "office" and tuple(fact.value[: len(head)]) != tuple(head)
        for piece in support.pieces
        for fact in piece.said.facts[:1]
        if fact.span.start == 0 and (len(support.pieces) == 1 or told_only_by(said, piece, support))
    )


def told_only_by(said: Read, piece: Piece, support: Support) -> str:
    """Two words side by side of a claim that only one of the sentences of its sources has."""
    others = [one.said for one in support.pieces if one is not piece]
    elsewhere = {word.form for text in (*others, *piece.leading) for word in text.words}
    pairs = {(one.form, other.form) for one, other in pairwise(piece.said.words)}
    apart = [fact.span for fact in said.facts]
    for one, other in pairwise(said.words):
        known = {one.form, other.form} & elsewhere or is_plain(one) or is_plain(other)
        if (one.form, other.form) in pairs and not known and not any(map(one.span.meets, apart)):
            return said.text[one.span.start : other.span.end]
    return ""


def _named_in(name: Sequence[str], text: str) -> bool:
    """Whether a text has an office's own name, its initials ("Nội vụ", "NV"), or what its initials stand for."""
    if _run_in([word.lower() for word in name], text):
        return True
    if name[0].isupper():
        return initials_of([match.group().lower() for match in WORD.finditer(text)], fold(name[0]))
    letters = "".join(fold(word)[:1] for word in name)
    return len(name) > 1 and any(word.short and fold(word.form).startswith(letters) for word in words_of(text))


def _run_in(sought: Sequence[str], text: str) -> bool:
    return _contains([word.form for word in words_of(text)], sought)


def _contains(forms: Sequence[str], sought: Sequence[str]) -> bool:
    """Whether words stand side by side among others; "và" may be missing."""
    joined = f" {' '.join(form for form in forms if form != _AND)} "
    return f" {' '.join(form for form in sought if form != _AND)} " in joined


_AND = form_of("và")


def _names_known(words: Sequence[Word], texts: Sequence[str]) -> bool:
    if any(_run_in([word.form for word in words], text) for text in texts):
        return True
    pairs: list[tuple[Word, ...]] = list(pairwise(words)) or [tuple(words)]
    return all(any(_pair_in(pair, text) for text in texts) for pair in pairs)


def _pair_in(pair: Sequence[Word], text: str) -> bool:
    last = pair[-1]
    return _run_in([word.form for word in pair], text) or (last.short and _named_in([last.form.upper()], text))
