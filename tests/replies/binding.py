"""Replies kept without numbers: plans by their file, candidates by their words, so that a reply outlives another order.

A model numbers what it speaks of by the request that it saw. What is kept names the plan's file and the candidate that
was quoted; it is said to any request that asks the same and shows these words of that plan.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from knowledge.proof.quoting import find_quote
from knowledge.text import squeeze
from tests.replies.talkers import Data

Kept = dict[str, Any]
"""A reply without numbers: `plan` and `which` are files, `of` of a quote is the mark of the candidate quoted."""


def kept(reply: Mapping[str, Any], data: Data) -> Kept:
    """A reply to a request, without the request's numbers; quotes of candidates that are none keep no mark."""
    files = {plan["plan"]: plan["file"] for plan in data["plans"]}
    texts = {one["n"]: one["text"] for one in data["candidates"]}
    claims = [
        {
            "plan": files.get(claim["plan"], ""),
            "text": claim["text"],
            "quotes": [{"of": mark_of(texts.get(one["n"], "")), "words": one["words"]} for one in claim["quotes"]],
        }
        for claim in reply["claims"]
    ]
    return {**reply, "claims": claims, "which": [files[n] for n in reply["which"] if n in files]}


def bound(found: Kept, data: Data) -> dict[str, Any] | None:
    """A kept reply with the numbers of a request; None where its first claim rests on words that this does not show,
    or fewer than two of the plans that it asks back for are there. Further claims of that sort are left out."""
    numbers = {plan["file"]: plan["plan"] for plan in data["plans"]}
    which = [numbers[file] for file in found["which"] if file in numbers]
    claims = [_claim(claim, numbers, data) for claim in found["claims"]]
    lost = claims[:1] == [None] or (found["kind"] == "ask_back" and len(which) < 2)
    return None if lost else {**found, "claims": [one for one in claims if one], "which": which}


def mark_of(text: str) -> str:
    """A short name for a candidate's text."""
    return sha256(squeeze(text).encode()).hexdigest()[:8]


def _claim(claim: Kept, numbers: Mapping[str, int], data: Data) -> dict[str, Any] | None:
    plan = numbers.get(claim["plan"])
    quotes = [{"n": n, "words": one["words"]} for one in claim["quotes"] for n in _holding(one, plan, data)]
    return {**claim, "plan": plan, "quotes": quotes} if len(quotes) == len(claim["quotes"]) else None


def _holding(quote: Kept, plan: int | None, data: Data) -> Iterator[int]:
    """The candidate that was quoted, else the shortest one of the plan that holds the words, else one below them."""
    own = [one for one in data["candidates"] if one["plan"] == plan]
    held = [one for one in own if find_quote(quote["words"], one["text"])]
    under = [one for one in own if any(find_quote(quote["words"], line) for line in one["under"])]
    same = [one for one in own if mark_of(one["text"]) == quote["of"] and (one in held or one in under)]
    yield from [one["n"] for one in [*same, *sorted(held, key=lambda one: len(one["text"])), *under]][:1]
