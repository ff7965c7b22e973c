"""The language model of the settings, opened when a first question needs it."""

from collections.abc import Callable
from datetime import date
from functools import cache
from secrets import token_bytes

from knowledge.language_model.ledger import Ledger
from knowledge.language_model.phraser import PATIENCE, Phraser, Turn
from knowledge.language_model.policy import Policy, Send
from knowledge.language_model.request import Request


def open_phraser(
    model: str,
    base_url: str,
    api_key: str,
    *,
    always: bool,
    daily: int | None,
    ledger: Ledger,
    today: Callable[[], date],
    patience: float = PATIENCE,
) -> Phraser:
    """The phraser of a model; it is opened at the first question, and where it cannot be, each question is told so."""

    @cache
    def opened() -> Send:
        # Loaded late: most questions need no language model, and LangChain takes a second to import.
        from knowledge.language_model.talking import open_chat

        return open_chat(model, base_url, api_key, patience=patience)

    policy = Policy(lambda *asked: opened()(*asked), ledger, today=today, daily=daily)

    def talk(request: Request, before: Turn | None, seconds: float) -> str:
        opened()  # what the first question opens is no part of the time that the model has
        return policy(request, before, seconds)

    return Phraser(talk, token_bytes(32), always, patience=patience, note=lambda name: ledger.add(today(), {name: 1}))
