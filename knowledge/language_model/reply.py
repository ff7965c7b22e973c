"""What a language model returned, read from whatever it wrote around it; nothing of it is believed yet."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

LONGEST = 40_000
"""Characters of a reply; a longer one is nonsense."""

MOST_CLAIMS = 8

Kind = Literal["answer", "not_here", "ask_back"]

SCHEMA: dict[str, Any] = {
    "title": "reply",
    "description": "What the candidates say to the question",
    "type": "object",
    "additionalProperties": False,
    "required": ["kind", "asked", "claims", "which"],
    "properties": {
        "kind": {"type": "string", "enum": ["answer", "not_here", "ask_back"]},
        "asked": {"type": "string"},
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["plan", "text", "quotes"],
                "properties": {
                    "plan": {"type": "integer"},
                    "text": {"type": "string"},
                    "quotes": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["n", "words"],
                            "properties": {"n": {"type": "integer"}, "words": {"type": "string"}},
                        },
                    },
                },
            },
        },
        "which": {"type": "array", "items": {"type": "integer"}},
    },
}
"""The form of a reply, for servers that can hold a model to one."""


class Form(StrEnum):
    """A form of structured output, by what holds a model to it."""

    GRAMMAR = "grammar"
    SCHEMA = "schema"
    TOOL = "tool"
    JSON = "json"
    TEXT = "text"


class ReplyError(Exception):
    """A reply of another form. Its message is one line that holds nothing of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: the number of its plan, its text, and its quotes as number of the candidate and words."""

    plan: int
    text: str
    quotes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: claims, or that nothing is there, or which plans to ask back for, by their numbers."""

    kind: Kind
    claims: tuple[Said, ...] = ()
    which: tuple[int, ...] = ()
    asked: str = ""


def read_reply(raw: str) -> Reply:
    """The reply in what a model wrote: bare, in a fence, behind thoughts, with other keys. Raises ReplyError."""
    if len(raw) > LONGEST:
        raise ReplyError("its reply is too long")
    for found in _objects(_THOUGHTS.sub(" ", raw)):
        if reply := _reply(found):
            return reply
    raise ReplyError("its reply is not in the form that it was asked for")


_THOUGHTS = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_BRACES = 50
"""So many braces are tried as the beginning of an object: each costs a way through the rest of the text."""

_KINDS: tuple[Kind, ...] = ("answer", "not_here", "ask_back")


def _objects(text: str) -> Iterator[Mapping[str, Any]]:
    """The JSON objects of a text, the outer ones first."""
    decoder = json.JSONDecoder(strict=False)
    at = text.find("{")
    for _ in range(_BRACES):
        if at < 0:
            return
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if isinstance(found, dict):
                yield found
        at = text.find("{", end)


def _reply(found: Mapping[str, Any]) -> Reply | None:
    if not found.keys() & {"kind", "claims", "which"}:
        inner = [value for value in found.values() if isinstance(value, dict)]
        return _reply(inner[0]) if len(inner) == 1 else None
    claims = tuple(claim for one in _list(found.get("claims")) if (claim := _claim(one)))[:MOST_CLAIMS]
    which = tuple(dict.fromkeys(n for one in _list(found.get("which")) if (n := _number(one)) is not None))
    kind = next((kind for kind in _KINDS if kind == str(found.get("kind", "")).strip().lower()), None)
    kind = kind or ("answer" if claims else "ask_back" if which else "not_here" if "claims" in found else None)
    if kind is None or (kind == "answer" and not claims):
        return None
    return Reply(kind, claims if kind == "answer" else (), which, str(found.get("asked", "")))


def _claim(found: Any) -> Said | None:
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        return None
    plan = _number(found.get("plan"))
    quotes = tuple(quote for one in _list(found.get("quotes")) if (quote := _quote(one)))
    return Said(plan, found["text"], quotes) if plan is not None and quotes else None


def _quote(found: Any) -> tuple[int, str] | None:
    if not isinstance(found, dict) or not isinstance(found.get("words"), str):
        return None
    number = _number(found.get("n"))
    return (number, found["words"]) if number is not None else None


def _list(found: Any) -> Sequence[Any]:
    """A list; a single thing that was not put into one."""
    if found is None:
        return ()
    return found if isinstance(found, list) else (found,)


def _number(found: Any) -> int | None:
    """A number, also one that came as text."""
    if isinstance(found, bool):
        return None
    if isinstance(found, int):
        return found
    if isinstance(found, float):
        return int(found) if found.is_integer() else None
    digits = re.fullmatch(r"\s*[#\[(]?(\d{1,4})[\])]?\s*", found) if isinstance(found, str) else None
    return int(digits[1]) if digits else None
