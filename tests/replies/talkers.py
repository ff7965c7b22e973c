"""Models for tests: each makes its reply from the request alone, as a real one would."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from knowledge.language_model.phraser import Turn
from knowledge.language_model.request import Request

Data = dict[str, Any]


def data_of(request: Request) -> Data:
    """The data that a request shows between its marks."""
    mark, _, rest = request.data.partition("\n")
    found: Data = json.loads(rest.removesuffix(mark))
    return found


def claim(text: str, n: int, words: str, plan: int = 1) -> Data:
    """A claim that rests on one quote."""
    return {"plan": plan, "text": text, "quotes": [{"n": n, "words": words}]}


def answer(*claims: Data) -> str:
    """A reply of claims."""
    return json.dumps({"kind": "answer", "asked": "", "claims": list(claims), "which": []}, ensure_ascii=False)


def stating(words: str, text: str) -> Callable[[Data], str]:
    """What states a text on the first candidate that holds some words, and quotes these; nothing where none does."""

    def reply(data: Data) -> str:
        for one in data["candidates"]:
            if words in one["text"]:
                return answer(claim(text, one["n"], words, one["plan"]))
        return '{"kind": "not_here"}'

    return reply


@dataclass
class Talker:
    """A `Talk` that replies by the data; remembers what it was shown."""

    reply: Callable[[Data], str]
    requests: list[Request] = field(default_factory=list)

    def __call__(self, request: Request, _before: Turn | None, _seconds: float) -> str:
        self.requests.append(request)
        return self.reply(data_of(request))

    @property
    def shown(self) -> Data:
        """The data of the last request."""
        return data_of(self.requests[-1])
