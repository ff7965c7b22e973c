"""Forms of messages that only newer servers have: each is tried until a server shows that it has it not."""

import logging
from enum import StrEnum

log = logging.getLogger(__name__)


class Form(StrEnum):
    """`DRAFT`: a sign in a private chat that an answer is being made (Bot API 9.5); `WHISPER`: a message in a group
    that only one person sees (Bot API 10.3); `RICH`: a message with tables (Bot API 10.1)."""

    RICH = "rich message"
    DRAFT = "draft"
    WHISPER = "whisper"


class Forms:
    """What is not tried any more, as long as the process runs: a server is renewed without it."""

    def __init__(self) -> None:
        self._refused: set[tuple[Form, int]] = set()
        self._unknown: set[Form] = set()

    def may_try(self, form: Form, chat: int) -> bool:
        """Whether a form has been refused neither in this chat nor by the server."""
        return form not in self._unknown and (form, chat) not in self._refused

    def refused(self, form: Form, chat: int, why: object) -> None:
        """The server takes it not in this chat, such as where the bot administers no group."""
        log.info("no %s in chat %s from now on: %s", form, chat, why)
        self._refused.add((form, chat))

    def unknown(self, form: Form, why: object) -> None:
        """The server has it not at all."""
        log.info("no %s from now on: %s", form, why)
        self._unknown.add(form)
