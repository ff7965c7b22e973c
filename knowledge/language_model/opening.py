"""The language model of the settings, opened when a first question needs it."""

from collections.abc import Callable
from datetime import date
from secrets import token_bytes
from threading import Lock
from typing import Protocol

from knowledge.language_model.ledger import Counts
from knowledge.language_model.local import PREFIX, open_local
from knowledge.language_model.phraser import PATIENCE, ModelError, Phraser, Turn
from knowledge.language_model.policy import AT_ONCE, Policy, Written
from knowledge.language_model.reply import Form
from knowledge.language_model.request import Request


class Model(Protocol):
    """A `Send`, and the form of structured output that it is asked by."""

    @property
    def form(self) -> Form:
        """The best form that it can do."""

    def __call__(self, request: Request, before: Turn | None, seconds: float, /) -> Written:
        """Ask once, in so many seconds. Raises SendError."""


def open_model(model: str, base_url: str, api_key: str, *, patience: float = PATIENCE) -> Model:
    """The model of a file (`gguf:PATH`) or of a provider (`provider:model`). Raises ModelError."""
    if model.startswith(PREFIX):
        return open_local(model)
    # Loaded late: most questions need no language model, and LangChain takes a second to import.
    from knowledge.language_model.talking import open_chat

    return open_chat(model, base_url, api_key, patience=patience)


def waiting_for(model: str) -> int:
    """How many questions may wait for a model at the same time: one in this process answers one after the other."""
    return 1 if model.startswith(PREFIX) else AT_ONCE


def open_phraser(
    model: str,
    base_url: str,
    api_key: str,
    *,
    always: bool,
    daily: int | None,
    ledger: Counts,
    today: Callable[[], date],
    patience: float = PATIENCE,
) -> Phraser:
    """The phraser of a model; it is opened at the first question, and where it cannot be, each question is told so."""
    opened = _Once(lambda: open_model(model, base_url, api_key, patience=patience))
    policy = Policy(lambda *asked: opened()(*asked), ledger, today=today, daily=daily, at_once=waiting_for(model))

    def talk(request: Request, before: Turn | None, seconds: float) -> str:
        opened()  # what the first question opens is no part of the time that the model has
        return policy(request, before, seconds)

    return Phraser(talk, token_bytes(32), always, patience=patience, note=lambda name: ledger.add(today(), {name: 1}))


class _Once:
    """A model that is opened by whoever needs it first; who comes while it is being opened does without it."""

    def __init__(self, open_it: Callable[[], Model]) -> None:
        self._open, self._opening = open_it, Lock()
        self._model: Model | None = None

    def __call__(self) -> Model:
        """The model. Raises ModelError."""
        if self._model is None:
            if not self._opening.acquire(blocking=False):
                raise ModelError("it is being opened")
            try:
                self._model = self._model or self._open()
            finally:
                self._opening.release()
        return self._model
