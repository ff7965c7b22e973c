"""The language model as the answers know it: a request in, a proven reply out, or nothing."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from knowledge.language_model.reply import Reply, ReplyError, Said, read_reply
from knowledge.language_model.request import Request
from knowledge.proof import Claim, Fault, Proven, Quote, Reason, Source, prove

PATIENCE = 20.0
"""Seconds from the question to the end of asking, with all that is tried again."""

SHORTEST = 1.0
"""Seconds; with less left nothing is asked again."""

WITHOUT = "without"
"""What is noted of a question that is answered without the model after all."""

_log = logging.getLogger(__name__)


class ModelError(Exception):
    """A model gave no usable reply. Its message is one line that holds neither question nor key."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A reply that did not do, and why: what a second try is told."""

    reply: str
    why: str


def again(before: Turn) -> str:
    """What a model is told after a reply that did not do."""
    return f"This cannot be used: {before.why}. Reply once more, in the same form."


Talk = Callable[[Request, Turn | None, float], str]
"""A request, and the try before it, to what the model writes in so many seconds. Raises ModelError."""


def _unnoted(_name: str) -> None:
    """What became of a question, where nobody counts."""


@dataclass(frozen=True, slots=True)
class Phraser:
    """A language model that is asked. `always`: also where the choice is certain without it; `secret` makes the marks
    around what it is shown; `patience`: seconds that a question may wait for it; `note` is told what became of each:
    a kind of reply, or WITHOUT."""

    talk: Talk
    secret: bytes
    always: bool = False
    patience: float = PATIENCE
    note: Callable[[str], None] = _unnoted


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim that is proven, and where it rests: numbers of candidates with places in their text."""

    said: Said
    proven: Proven


@dataclass(frozen=True, slots=True)
class Phrased:
    """What is left of a reply: proven claims, that nothing is there, or plans to ask back for, by their numbers."""

    reply: Reply
    claims: tuple[Stated, ...] = ()


def phrase(phraser: Phraser, request: Request, offered: Mapping[int, Source], plans: Sequence[str]) -> Phrased | None:
    """Ask, prove, ask once more with the reason where the first claim was not proven; None where no answer comes of it.

    `plans` are the ids of the request's plans, in the order of their numbers.
    """
    try:
        found = _asked(phraser, request, offered, plans)
    except ModelError as error:
        _log.warning("language model: %s; answered without it", error)
        found = None
    phraser.note(found.reply.kind if found else WITHOUT)
    return found


def _asked(phraser: Phraser, request: Request, offered: Mapping[int, Source], plans: Sequence[str]) -> Phrased:
    until = monotonic() + phraser.patience
    raw = phraser.talk(request, None, phraser.patience)
    found = proven(raw, offered, plans)
    left = until - monotonic()
    if isinstance(found, str) and left >= min(SHORTEST, phraser.patience):
        _log.info("language model: asked once more")
        found = proven(phraser.talk(request, Turn(raw[:_KEPT], found), left), offered, plans)
    if isinstance(found, str):
        raise ModelError("nothing that it said is in the form asked for and proven")
    return found


def proven(raw: str, offered: Mapping[int, Source], plans: Sequence[str]) -> Phrased | str:
    """What is left of a reply; why nothing is that may be shown, to be told to the model."""
    try:
        reply = read_reply(raw)
    except ReplyError as error:
        _log.debug("the language model's reply: %r", raw[:_KEPT])
        return str(error)
    if reply.kind != "answer":
        return Phrased(reply)
    proofs = [(said, _proof(said, offered, plans)) for said in reply.claims]
    claims = tuple(Stated(said, proof) for said, proof in proofs if isinstance(proof, Proven))
    faults = [proof for _, proof in proofs if isinstance(proof, Fault)]
    for fault in faults:
        _log.info("language model: a claim was dropped: %s", fault.reason)
    # The first claim is the answer; what is left without it may be true and beside the question.
    answered = isinstance(proofs[0][1], Proven)
    return Phrased(reply, claims) if answered else "; ".join(dict.fromkeys(map(_why, faults)))


_KEPT = 4000
"""Characters of a reply that a second try is shown."""


def _proof(said: Said, offered: Mapping[int, Source], plans: Sequence[str]) -> Proven | Fault:
    if not 1 <= said.plan <= len(plans):
        return Fault(Reason.OTHER_PLAN, str(said.plan))
    quotes = tuple(Quote(number, words) for number, words in said.quotes)
    return prove(Claim(plans[said.plan - 1], said.text, quotes), offered)


_WHYS = {
    Reason.EMPTY: "a claim has no text or no quote",
    Reason.TOO_LONG: "a claim is too long",
    Reason.NOT_OFFERED: "there is no candidate of this number",
    Reason.OTHER_PLAN: "the plan of a claim is not that of its candidate",
    Reason.NOT_QUOTED: "these words do not stand in the candidate",
    Reason.WITHDRAWN: "this no longer counts",
    Reason.INSTRUCTION: "this is an instruction, and data",
    Reason.LANGUAGE: "a claim has to be in Vietnamese",
    Reason.FACT: "this does not stand in the words quoted",
    Reason.NAME: "this name does not stand in the words quoted",
    Reason.LIMIT: "this is bounded otherwise in the plan (trước, chậm nhất, từ, không quá …)",
    Reason.NEGATION: "this is negated on one side only",
    Reason.CONDITION: "this condition, exception or reserve is on one side only",
    Reason.BELONGING: "these do not belong together in the plan",
    Reason.WORDS: "the plan does not say this; use its words",
}


def _why(fault: Fault) -> str:
    return f"{_WHYS[fault.reason]}: {fault.words}" if fault.words else _WHYS[fault.reason]
