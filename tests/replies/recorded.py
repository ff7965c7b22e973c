"""The replies that somebody wrote who saw only the requests, by what these ask.

A reply holds as long as the same is asked by the same rules, and what it quotes is shown; in which order plans and
candidates come, and what else is shown of a plan, does not matter. One that says that the plans do not answer, or asks
back, holds as long as no plan is shown that its writer did not see.
"""

import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from knowledge.language_model.request import Request
from tests.chat_server import Json
from tests.replies.binding import bound, kept
from tests.replies.talkers import Data, data_of

FILE = Path(__file__).parent / "replies.jsonl"
"""A line each: the golden question, the key of what was asked, the files of the plans shown, the reply kept."""

NOT_HERE = '{"kind": "not_here", "asked": "", "claims": [], "which": []}'
"""What is said to a request that does not show what a reply quotes."""

Row = dict[str, Any]


@cache
def recorded() -> dict[str, Row]:
    """The replies by golden question."""
    return {row["name"]: row for row in map(json.loads, FILE.read_text(encoding="utf-8").splitlines())}


def asked_key(request: Request) -> str:
    """A name for what a request asks, and by which rules, whatever it shows."""
    data, mark = data_of(request), request.data.partition("\n")[0]
    asked = [request.rules.replace(mark, ""), data["today"], data["before"], data["question"]]
    return sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:16]


def row_of(name: str, request: Request, reply: Json) -> Row:
    """What is kept of a reply to a request."""
    data = data_of(request)
    return {"name": name, "asked": asked_key(request), "plans": sorted(_files(data)), "reply": kept(reply, data)}


def reply_to(row: Row, request: Request) -> Json | None:
    """The reply of a row with a request's numbers; None where it does not hold for it."""
    data = data_of(request)
    if row["asked"] != asked_key(request):
        return None
    if row["reply"]["kind"] != "answer" and not _files(data) <= set(row["plans"]):
        return None
    return bound(row["reply"], data)


def is_stale(name: str, request: Request) -> bool:
    """Whether a question has a recorded reply that does not hold for the request that it makes today."""
    return name in recorded() and reply_to(recorded()[name], request) is None


def write(rows: Iterable[Row]) -> None:
    """Keep replies, in the place of those to the same questions."""
    every = {**recorded(), **{row["name"]: row for row in rows}}
    lines = (json.dumps(every[name], ensure_ascii=False) + "\n" for name in sorted(every))
    FILE.write_text("".join(lines), encoding="utf-8")
    recorded.cache_clear()


def replayed(sent: Json) -> str:
    """What a server says to a request: the reply that was recorded to what it asks; nothing where there is none."""
    request = Request(*(message["content"] for message in sent["messages"][:2]))
    files = _files(data_of(request))
    rows = [row for row in _by_key().get(asked_key(request), ()) if files & set(row["plans"])]
    if not rows:
        return ""
    # Two sets may ask the same: the reply is the one whose writer saw the most of these plans.
    row = max(rows, key=lambda one: len(files & set(one["plans"])))
    found = reply_to(row, request)
    return json.dumps(found, ensure_ascii=False) if found else NOT_HERE


@cache
def _by_key() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in recorded().values():
        found.setdefault(row["asked"], []).append(row)
    return found


def _files(data: Data) -> set[str]:
    return {plan["file"] for plan in data["plans"]}
