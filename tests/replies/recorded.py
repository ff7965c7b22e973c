"""The replies that somebody wrote who saw only the requests, by the requests that they are to."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.language_model.request import Request
from tests.chat_server import Json

FILE = Path(__file__).parent / "replies.jsonl"
"""A line each: the golden question, the key of the exact request, the reply."""


@cache
def recorded() -> dict[str, dict[str, Any]]:
    """The replies by golden question."""
    rows = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    return {row["name"]: row for row in rows}


def is_stale(name: str, request: Request) -> bool:
    """Whether a question has a recorded reply, but to another request than it makes today."""
    return name in recorded() and recorded()[name]["request"] != request.key


def replayed(sent: Json) -> str:
    """What a server says to a request: the reply that was recorded for exactly this one, else nothing."""
    rules, data = (message["content"] for message in sent["messages"][:2])
    return _by_request().get(Request(rules, data).key, "")


@cache
def _by_request() -> dict[str, str]:
    return {row["request"]: json.dumps(row["reply"], ensure_ascii=False) for row in recorded().values()}
