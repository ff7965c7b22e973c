"""A reply that was recorded to one request, said to another one: over the same plans, numbered otherwise."""

from collections.abc import Mapping
from typing import Any

from knowledge.proof.quoting import find_quote
from knowledge.text import squeeze
from tests.replies.talkers import Data

NOT_HERE = {"kind": "not_here", "asked": "", "claims": [], "which": []}


def carried(reply: Mapping[str, Any], old: Data, new: Data) -> dict[str, Any]:
    """The reply with the numbers of another request; what rests on words that this one does not show is left out."""
    plans = _numbers(old, new)
    if reply["kind"] != "answer":
        return {**reply, "which": [plans[n] for n in reply["which"] if n in plans]}
    claims = [found for claim in reply["claims"] if (found := _claim(claim, plans, old, new))]
    return {**reply, "claims": claims} if claims else NOT_HERE


def _numbers(old: Data, new: Data) -> dict[int, int]:
    """What the plans of one request are numbered in another."""
    known = {(plan.get("file"), plan.get("called")): plan["plan"] for plan in new["plans"]}
    named = {plan["plan"]: (plan.get("file"), plan.get("called")) for plan in old["plans"]}
    return {number: known[name] for number, name in named.items() if name in known}


def _claim(claim: Mapping[str, Any], plans: Mapping[int, int], old: Data, new: Data) -> dict[str, Any] | None:
    plan = plans.get(claim["plan"])
    quotes = [found for quote in claim["quotes"] if (found := _quote(quote, plan, old, new))]
    return {**claim, "plan": plan, "quotes": quotes} if len(quotes) == len(claim["quotes"]) else None


def _quote(quote: Mapping[str, Any], plan: int | None, old: Data, new: Data) -> dict[str, Any] | None:
    """The quote on the same candidate; else on the first one of the plan that holds its words."""
    was = next((squeeze(one["text"]) for one in old["candidates"] if one["n"] == quote["n"]), None)
    own = [one for one in new["candidates"] if one["plan"] == plan]
    same = [one for one in own if squeeze(one["text"]) == was]
    held = [one for one in own if find_quote(quote["words"], one["text"])]
    under = [one for one in own if any(find_quote(quote["words"], line) for line in one["under"])]
    found = next(iter([*same, *held, *under]), None)
    return {"n": found["n"], "words": quote["words"]} if found else None
