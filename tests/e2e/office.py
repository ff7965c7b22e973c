"""An administrator who works on plans in a private chat with the bot."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from bot.assistant import Assistant
from bot.telegram.application import BotApplication
from knowledge.store import Store
from tests.e2e.botapi import BotApi
from tests.e2e.reading import data, labels
from tests.e2e.world import Json


class Office:
    """The administrator, their chat, and the plans that the bot changes for them."""

    def __init__(
        self,
        api: BotApi,
        start: Callable[..., AbstractAsyncContextManager[BotApplication]],
        assistant: Assistant,
        store: Store,
    ) -> None:
        self.api, self.assistant, self.store = api, assistant, store
        self.admin = api.world.person("Quản")
        self.chat = api.world.private(self.admin)
        self._start = start

    @asynccontextmanager
    async def open(self, **changed: object) -> AsyncIterator[BotApplication]:
        """The bot at work."""
        named = {"admin_user_ids": frozenset({self.admin["id"]}), **changed}
        async with self._start(self.assistant, self.store, **named) as application:
            yield application

    def send(self, name: str, content: str | bytes, **how: object) -> Json:
        """The administrator sends a file."""
        written = content.encode() if isinstance(content, str) else content
        return self.api.send_file(self.chat, self.admin, name, written, **how)

    async def said(self, words: str, seconds: float = 60) -> Json:
        """The latest message of the bot, once it has these words and says so with its buttons."""
        await self.api.until(lambda: self.sent and words in self.sent[-1]["text"], seconds)
        return self.sent[-1]

    async def offered(self, label: str = "Công bố", seconds: float = 60) -> Json:
        """The latest message of the bot, once it has a button of this label."""
        await self.api.until(lambda: self.sent and any(label in one for one in labels(self.sent[-1])), seconds)
        return self.sent[-1]

    async def press(self, label: str) -> Json:
        """The administrator presses a button of the latest message; what the bot answers to that."""
        message = await self.offered(label)
        return await self.api.pressed(self.chat, self.admin, message, data(message, label))

    async def write(self, text: str) -> Json:
        """What the bot says to a message."""
        before = len(self.sent)
        self.api.say(self.chat, self.admin, text)
        await self.api.until(lambda: len(self.sent) > before)
        return self.sent[-1]

    async def publish(self, name: str, content: str | bytes, **how: object) -> Json:
        """The administrator sends a file and agrees to it."""
        before = len(self.sent)
        self.send(name, content, **how)
        await self.api.until(lambda: len(self.sent) > before)
        await self.press("Công bố")
        return await self.said("Đã công bố")

    @property
    def sent(self) -> list[Json]:
        """What the bot said to the administrator."""
        return self.api.sent(self.chat)

    @property
    def versions(self) -> dict[str, int]:
        """The current version of each plan."""
        return {version.plan: version.version for version in self.assistant.plans()}
