"""The other half of a question that asks two things at once: "tối đa bao nhiêu %, sáng kiến mấy điểm"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.answers.answer_types import NOT_COUNTED, counts
from knowledge.answers.asked import Asked
from knowledge.answers.free import say_sentence
from knowledge.answers.matching import content_words
from knowledge.dates import find_dates
from knowledge.question.kinds import Kind
from knowledge.sentences import sentences
from knowledge.span import Span
from knowledge.text import fold

_ASKED = re.compile(
    r"(?P<before>(?:\b\w+ ){0,4}?)\b(?:(?P<day>ngay (?:may|nao)|khi nao|bao gio|luc nao|han nao)|"
    r"(?P<who>la (?:ai|nguoi nao|don vi nao))\b|"
    r"(?:bao nhieu|may)(?! (?:gio|ngay|nua|lau)\b)(?: (?P<noun>[a-z]{2,}|%))?)"
)
_BESIDES = re.compile(
    r"\b(?:gom (?:nhung )?gi|gom (?:\w+ ){1,4}nao|nhung gi|email nao|duoc khong|(?:gui|nop) (?:\w+ ){0,3}dau)\b"
)
"""What else may be asked for, which the answer that is completed says."""
_OF_SEVERAL = frozenset({Kind.AWARD, Kind.DEADLINE, Kind.DUTY, Kind.TARGET, Kind.FREE})
"""Kinds whose answer says one thing of several; the beginning and end of a phase are one answer."""
_LONG = 1500
"""Characters; of a longer part of the plan only what is cited is looked at."""
_NUMBER = re.compile(r"(?<![\w/.-])\d")


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that is asked for: the words before its question word, the word that is counted, whether a day."""

    words: tuple[str, ...]
    noun: str
    day: bool
    office: str = ""
    """What somebody is asked for as: "đầu mối" of "đầu mối là ai"."""


def complete(asked: Asked, statements: int) -> None:
    """Add the sentences, near those cited, that say what the answer since that many statements leaves out."""
    if asked.query.kind not in _OF_SEVERAL:
        return
    parts = list(_parts(asked))
    if len(parts) + bool(_BESIDES.search(asked.query.folded)) < 2:
        return
    said = fold(" ".join(str(v) for s in asked.draft.statements[statements:] for v in s.values.values()))
    for part in parts:
        if not _says(part, said):
            sentence = next((s for s in _near(asked) if _says(part, fold(s.of(asked.version.text)))), None)
            if sentence:
                say_sentence(asked, sentence)


def _parts(asked: Asked) -> Iterator[_Part]:
    for match in _ASKED.finditer(asked.query.folded):
        noun = match["noun"] or ""
        words = tuple(content_words(match["before"], [asked.name]))[-2:]
        office = " ".join(match["before"].split()[-2:]) if match["who"] else ""
        yield _Part(words, "" if noun in NOT_COUNTED else noun, bool(match["day"]), office)


def _says(part: _Part, folded: str) -> bool:
    """Whether a folded text says what a part asks for."""
    if part.office:
        return bool(re.search(rf"\b{part.office}\b[^.;]*\b(?:ong|ba|dong chi|anh|chi|phong|ban|so|to)\b", folded))
    if part.noun:
        return counts(folded, part.noun)
    if not part.words or not all(re.search(rf"\b{word}\b", folded) for word in part.words):
        return not part.words
    return bool(find_dates(folded)) if part.day else bool(_NUMBER.search(folded))


def _near(asked: Asked) -> Iterator[Span]:
    """The sentences of the parts of the plan that the answer cites, those cited first."""
    version = asked.version
    cited = [Span(c.start, c.end) for c in asked.draft.citations if c.plan == version.plan]
    holding = (s.span for s in version.sections if any(s.span.holds(c) for c in cited))
    for span in (*cited, *(span for span in holding if span.end - span.start <= _LONG)):
        yield from sentences(version.text, span)
