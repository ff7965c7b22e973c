"""Golden questions: what a right answer must say, cite and leave unsaid, and how one is judged by it."""

import random
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import PurePath

from pydantic import TypeAdapter, ValidationError

from knowledge.answer import Citation
from knowledge.text import fold, squeeze

LONGEST_ANSWER = 1500
LONGEST_QUOTE = 1200

_MARKS = re.compile(r"<[^<>]{1,40}>|[*_#\\`\"“”«»]")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_ON_THE_HOUR = re.compile(r"(?<=\d)(h| gio) ?00\b")
_LEADING_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")


class GoldenError(Exception):
    """A file of golden questions that has another form; its message is the first thing that is wrong."""


@dataclass(frozen=True, slots=True)
class Golden:
    """A question and its right answer.

    `plan` are the plans to be cited (file names without ending), each of `facts` must be said (`a|b`:
    either will do), each of `quote` cited, none of `never` said; `abstain`: the plans do not answer it.
    `after` is the question asked just before, `today` the date it is asked on.
    """

    id: str
    ask: str
    plan: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    abstain: bool = False
    today: date | None = None
    after: str | None = None

    @property
    def kind(self) -> str:
        """What is asked for: the id up to its first dash."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Fault:
    """A way in which an answer is wrong: `key` names its sentence, `value` fills it."""

    key: str
    value: str = ""


class Grade(StrEnum):
    """How well a question was answered. `DECLINED` says too little, `WRONG` and `UNSUPPORTED` say what is not so:
    the first lacks or contradicts what the plan says, the second answers what no plan says or misquotes."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSUPPORTED = "unsupported"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as a reader sees it, with what it cites."""

    text: str
    abstained: bool
    citations: Sequence[Citation]


def golden_questions(rows: object) -> tuple[Golden, ...]:
    """Golden questions from parsed YAML or JSON. Raises GoldenError."""
    try:
        return _questions().validate_python(rows, strict=False)
    except ValidationError as error:
        first = error.errors()[0]
        raise GoldenError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def judge(golden: Golden, given: Given, texts: Mapping[str, str]) -> tuple[Fault, ...]:
    """The faults of an answer, none for a right one. `texts` are the plans' stored texts by plan id."""
    faults = [*_misquoted(given, texts), *_forbidden(golden, given)]
    if golden.abstain:
        faults += [] if given.abstained else [Fault("not_abstained")]
    elif given.abstained:
        faults += [Fault("abstained")]
    else:
        faults += [*_lacking(golden, given), *_plans(golden, given), *_lengths(given)]
    return tuple(faults)


def grade(faults: Sequence[Fault]) -> Grade:
    """The grade that the faults of an answer amount to, the gravest first."""
    keys = {fault.key for fault in faults}
    if not keys:
        return Grade.RIGHT
    if keys & {"not_abstained", "not_verbatim"}:
        return Grade.UNSUPPORTED
    return Grade.DECLINED if keys == {"abstained"} else Grade.WRONG


def unaccented(question: str) -> str:
    """A question as it is typed without diacritics."""
    plain = "".join(c for c in unicodedata.normalize("NFD", question) if not unicodedata.combining(c))
    return plain.replace("đ", "d").replace("Đ", "D")


def mistyped(question: str, chance: random.Random) -> str:
    """A question with two neighbouring letters swapped in each word of five letters or more."""

    def swapped(match: re.Match[str]) -> str:
        word = match.group()
        at = chance.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return _LONG_WORD.sub(swapped, unicodedata.normalize("NFC", question))


def _misquoted(given: Given, texts: Mapping[str, str]) -> Iterator[Fault]:
    for citation in given.citations:
        stored = texts.get(citation.plan, "")
        if not citation.quote.strip() or stored[citation.start : citation.end] != citation.quote:
            yield Fault("not_verbatim", citation.quote[:60])


def _forbidden(golden: Golden, given: Given) -> Iterator[Fault]:
    said = plain_words(given.text)
    return (Fault("forbidden", words) for words in golden.never if _says(said, words))


def _lacking(golden: Golden, given: Given) -> Iterator[Fault]:
    said = plain_words(given.text)
    for fact in golden.facts:
        if not any(_says(said, form) for form in fact.split("|")):
            yield Fault("fact", fact)
    quotes = [plain_words(citation.quote) for citation in given.citations]
    for words in golden.quote:
        if not any(plain_words(words) in quote for quote in quotes):
            yield Fault("quote", words)


def _plans(golden: Golden, given: Given) -> Iterator[Fault]:
    cited = {PurePath(citation.source).stem for citation in given.citations}
    yield from (Fault("cites", plan) for plan in sorted(cited - set(golden.plan)))
    yield from (Fault("does_not_cite", plan) for plan in sorted(set(golden.plan) - cited))


def _lengths(given: Given) -> Iterator[Fault]:
    if len(given.text) > LONGEST_ANSWER:
        yield Fault("answer_too_long", str(len(given.text)))
    if any(len(citation.quote) > LONGEST_QUOTE for citation in given.citations):
        yield Fault("quote_too_long")


def _says(said: str, words: str) -> bool:
    """Whether a text holds these words, where a number counts only as a whole."""
    return re.search(rf"(?<!\d){re.escape(plain_words(words))}(?!\d)", said) is not None


def plain_words(text: str) -> str:
    """Folded, without markup and quotation marks; `01/6` is `1/6`, `17h00` is `17h`."""
    return _LEADING_ZEROS.sub("", _ON_THE_HOUR.sub(r"\1", fold(squeeze(_MARKS.sub("", text)))))


@cache
def _questions() -> TypeAdapter[tuple[Golden, ...]]:
    return TypeAdapter(tuple[Golden, ...])
