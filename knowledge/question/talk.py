"""Telling talk from a question to the plans: thanks, a greeting, the weather, "rút ngắn lại", "việc của tôi".

The sort of a line is the likeliest by weights over its words, their pairs and its ends, which `scripts/fit_talk.py`
fits from labelled lines. It knows no plan: a line that names one is for the plans, whatever else it sounds like.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from knowledge.text import WORD, fold, has_marks, nfc

WEIGHTS = "bundled/talk/weights.json"
"""In the package `knowledge`: sorts, a weight of each feature for each of them, and the limits."""

_CLAUSE = re.compile(r"\s*[,;.!?\n]\s*")
_SURE_PART = 0.6

_LONG = 12
"""Words from which on a line is a long one."""


class Sort(StrEnum):
    """What a line is; all but `QUESTION` are talk, and the last seven want something done."""

    QUESTION = "question"
    GREETING = "greeting"
    FAREWELL = "farewell"
    THANKS = "thanks"
    AGREED = "agreed"
    PRAISE = "praise"
    SORRY = "sorry"
    COMPLAINT = "complaint"
    DOUBT = "doubt"
    WHO = "who"
    ABILITY = "ability"
    ATTENTION = "attention"
    OUTSIDE = "outside"
    ERRAND = "errand"
    CHATTER = "chatter"
    SHORTEN = "shorten"
    FILE = "file"
    HOME = "home"
    UNIT = "unit"
    MINE = "mine"
    CONTENTS = "contents"
    SETTINGS = "settings"


WORLD = frozenset({Sort.OUTSIDE, Sort.ERRAND, Sort.CHATTER})
"""Of the wide world: such a line may sound like a question to a plan, and be one."""

WANTED = frozenset({Sort.SHORTEN, Sort.FILE, Sort.HOME, Sort.UNIT, Sort.MINE, Sort.CONTENTS, Sort.SETTINGS})
"""Something is to be done that needs a plan, the last answer or the asker's unit."""


@dataclass(frozen=True, slots=True)
class Told:
    """The sort of a line, how likely it is that, and how likely it is that the line is a question to the plans."""

    sort: Sort
    certainty: float
    question: float


@dataclass(frozen=True, slots=True)
class TalkModel:
    """The fitted weights.

    `alone`: so unlikely to be a question, a line is taken for talk before any plan is looked into; `beside`: the same
    for what no plan answers; `world`: for a part of a question to a plan; `wanted`: from this certainty on something is
    done; `asked`: a line put to nobody is taken for a question from this likelihood on; `spoken`: and answered where
    the choice is as certain as this.
    """

    sorts: tuple[Sort, ...]
    weights: dict[str, tuple[float, ...]]
    alone: float
    wanted: float
    beside: float
    world: float
    asked: float
    spoken: float


# A question is heard when it comes, and once more when its answer is known.
@lru_cache(16)
def told(text: str) -> Told:
    """The sort of a line; one with a question beside its talk ("cảm ơn em, thế ai ký?") is a question."""
    whole = _told(text)
    if whole.sort is Sort.QUESTION or whole.sort in WANTED:
        return whole
    parts = [_told(part) for part in _CLAUSE.split(text) if len(part.split()) > 1]
    return next((part for part in parts[1:] if part.sort is Sort.QUESTION and part.certainty >= _SURE_PART), whole)


def _told(text: str) -> Told:
    model = talk_model()
    scores = [0.0] * len(model.sorts)
    for feature in features(text):
        for at, weight in enumerate(model.weights.get(feature, ())):
            scores[at] += weight
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    best = max(range(len(raised)), key=raised.__getitem__)
    asked = raised[model.sorts.index(Sort.QUESTION)] / total
    return Told(model.sorts[best], raised[best] / total, asked)


def features(text: str) -> Iterator[str]:
    """The features of a line, by name: folded words and pairs, where it begins and ends, words with their marks."""
    written = [match.group() for match in WORD.finditer(nfc(text).lower())]
    said = ["#" if fold(word).isdigit() else fold(word) for word in written]
    yield "every line"
    yield f"words {min(len(said), _LONG)}" if len(said) < _LONG else "words many"
    if "?" in text:
        yield "asks"
    if not said:
        return
    yield from dict.fromkeys(said)
    yield from dict.fromkeys(map(" ".join, pairwise(said)))
    yield f"^ {said[0]}"
    yield f"{said[-1]} $"
    if len(said) > 1:
        yield f"^ {said[0]} {said[1]}"
        yield f"{said[-2]} {said[-1]} $"
    if has_marks(text):
        yield from dict.fromkeys(f"'{word}" for word in written if word != fold(word))


@cache
def talk_model() -> TalkModel:
    """The weights that come with the program, read once when first needed."""
    read = json.loads(files("knowledge").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    weights = {name: tuple(values) for name, values in read["weights"].items()}
    return TalkModel(tuple(map(Sort, read["sorts"])), weights, **read["limits"])
