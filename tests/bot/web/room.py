"""A reading room over a few invented plans, with a Telegram that knows who is in which group."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import httpx
from telegram import ChatMember, ChatMemberAdministrator, ChatMemberLeft, ChatMemberMember, User
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from bot.assistant import Assistant
from bot.settings import Settings
from bot.state.groups import Group
from bot.telegram.context import Desk
from bot.telegram.files.fetching import Fetcher
from bot.telegram.sending.door import Door
from bot.web.house import House
from bot.web.server import application, house_of
from bot.web.tokens import Pass, sealed
from knowledge.catalogue import open_catalogue
from knowledge.library import Library
from knowledge.originals import Originals
from knowledge.plan import PlanVersion
from knowledge.store import Store
from tests.fakes import RecordingVectors, plan_version

ADMIN, LAN, MINH, STRANGER = 710_000_001, 710_000_002, 710_000_003, 710_000_009
OURS, THEIRS = -1_001, -1_002
TOKEN = "7000:made-up"
NOW = 2_000_000_000.0


@dataclass
class Telegram:
    """Knows the members of groups, and of each whether they administer it."""

    members: dict[tuple[int, int], str] = field(default_factory=dict)

    async def get_chat_member(self, chat: int, user: int) -> ChatMember:
        """Somebody's standing in a group."""
        person = User(user, "Lan", is_bot=False)
        match self.members.get((chat, user)):
            case "member":
                return ChatMemberMember(person)
            case "administrator":
                rights = dict.fromkeys(ChatMemberAdministrator.__init__.__annotations__, False)
                allowed = {name: value for name, value in rights.items() if name.startswith(("can_", "is_"))}
                return ChatMemberAdministrator(person, **allowed)
        return ChatMemberLeft(person)


@dataclass
class Room:
    """An open room: its house, its address, the plans' library."""

    house: House
    url: str
    library: Library

    def word(self, user: int, chat: int, *, purpose: str = "link", until: float = NOW + 60, local: bool = False) -> str:
        """A pass of this installation."""
        return sealed(self.house.key, purpose, Pass(user, chat, int(until), local))

    def client(self) -> httpx.AsyncClient:
        """A browser that has been nowhere yet."""
        return httpx.AsyncClient(base_url=self.url, timeout=60, trust_env=False)

    @asynccontextmanager
    async def inside(self, user: int, chat: int, *, local: bool = False) -> AsyncIterator[httpx.AsyncClient]:
        """A browser whose person has come in by a link."""
        async with self.client() as client:
            answer = await client.get("/vao", params={"the": self.word(user, chat, local=local)})
            assert answer.status_code == 303, answer.text
            yield client


PLANS = (
    plan_version("cua-chung-ta", paragraphs=("Kế hoạch riêng của nhóm ta.", "Mật danh: Hoa Sen Trắng.")),
    plan_version("cua-ho", paragraphs=("Kế hoạch riêng của nhóm họ.", "Mật danh: Đồi Thông Xanh.")),
    plan_version("chung", paragraphs=("Kế hoạch chung.", "Báo cáo <script>alert(1)</script> trước ngày 05/12/2031.")),
)


@asynccontextmanager
async def open_rooms(
    folder: Path, plans: Sequence[PlanVersion] = PLANS, settings: Mapping[str, Any] | None = None
) -> AsyncIterator[Room]:
    """A room on a free port; LAN is in OURS, MINH in THEIRS, each of which a plan is bound to."""
    given = Settings(
        telegram_bot_token=TOKEN,
        data_dir=folder,
        admin_user_ids=frozenset({ADMIN}),
        allowed_chat_ids=frozenset({OURS, THEIRS}),
        timezone=ZoneInfo("Asia/Ho_Chi_Minh"),
        **(settings or {}),
    )
    catalogue = open_catalogue(f"sqlite:///{folder / 'thidua.sqlite'}")
    library = Library(catalogue, Originals(folder / "originals"), RecordingVectors, folder / "index")
    for plan in plans:
        library.publish(plan, b"text", ".txt")
    assistant = Assistant(library, given.timezone)
    store = Store(library, None, folder / "handed")
    desk = Desk(given, assistant, Door(cast("Any", None)), Fetcher(cast("Any", None)), store)
    desk.open()
    for chat, plan in ((OURS, "cua-chung-ta"), (THEIRS, "cua-ho")):
        desk.state.groups.put(Group(chat, "Tổ", enabled=True, plan=plan))
    telegram = Telegram({(OURS, LAN): "member", (THEIRS, MINH): "member"})
    house = house_of(given, assistant, desk, cast("Any", telegram), clock=lambda: NOW)
    listening, port = bind_unused_port()
    server = HTTPServer(application(house))
    server.add_socket(listening)
    try:
        yield Room(house, f"http://127.0.0.1:{port}", library)
    finally:
        server.stop()
        await server.close_all_connections()
        desk.close()
        library.close()
