"""The room as a server: on this machine alone, a proxy before it where others are to come in."""

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

from telegram import Bot
from tornado.httpserver import HTTPServer
from tornado.web import Application, StaticFileHandler

from bot.assistant import Assistant
from bot.settings import Settings
from bot.state import State
from bot.telegram.context import Desk
from bot.web import desk_rooms, rooms
from bot.web.house import House, limits
from bot.web.tokens import KEY_BYTES, LINK_LASTS, Pass, key_in, sealed
from bot.web.visitors import Access

LARGEST_FORM = 64 * 1024
"""Bytes of what a form may send."""

log = logging.getLogger(__name__)


def house_of(
    settings: Settings, assistant: Assistant, desk: Desk, bot: Bot | None, clock: Callable[[], float] = time.time
) -> House:
    """The room over an assistant and an open desk; `bot` tells who is in which group."""
    pages, entries = limits()
    key = key_of(settings, desk.state)
    return House(settings, assistant, desk, Access(desk, bot), key, url_of(settings), clock, pages, entries)


def key_of(settings: Settings, state: State) -> bytes:
    """What links and visits are sealed with: one key for all machines over one database, else that of the folder."""
    return state.shared.secret("reading room", KEY_BYTES) if state.shared else key_in(settings.data_dir)


def url_of(settings: Settings) -> str:
    """Where browsers find the room."""
    return settings.web_url or f"http://127.0.0.1:{settings.web_port}"


def application(house: House) -> Application:
    """The addresses of the room."""
    plan = r"/ke-hoach/([^/?]+)"
    given = {"house": house}
    return Application(
        [
            (r"/", rooms.Hall, given),
            (r"/vao", rooms.Door, given),
            (plan, rooms.Plan, given),
            (plan + r"/lich", rooms.Timeline, given),
            (plan + r"/sua", desk_rooms.CheckPlan, given),
            (plan + r"/sua/trang\.png", desk_rooms.PictureOfPlan, given),
            (r"/ban", desk_rooms.Table, given),
            (r"/ban/(\d{1,9})", desk_rooms.CheckFile, given),
            (r"/ban/(\d{1,9})/trang\.png", desk_rooms.PictureOfFile, given),
            (r"/ban/cau-hoi/(\d{1,9})", desk_rooms.Question, given),
            (plan + r"/trang", rooms.Sheet, given),
            (plan + r"/trang\.png", rooms.Picture, given),
            (r"/tep/(room\.css|room\.js)", StaticFileHandler, {"path": str(Path(__file__).parent / "static")}),
        ],
        default_handler_class=rooms.Nowhere,
        default_handler_args=given,
        log_function=_log,
        compress_response=True,
    )


@asynccontextmanager
async def open_room(house: House) -> AsyncIterator[str]:
    """The room open while the block runs, which is given its address. Raises OSError where the port is taken."""
    # Whoever comes through a proxy is known by what that says; nobody else can reach the port.
    server = HTTPServer(application(house), xheaders=bool(house.settings.web_url), max_body_size=LARGEST_FORM)
    listening = socket.create_server((house.settings.listen_address, house.settings.web_port))
    listening.setblocking(False)
    server.add_socket(listening)
    log.info("the reading room is open at %s", house.url)
    try:
        yield house.url
    finally:
        server.stop()
        await asyncio.wait_for(server.close_all_connections(), 2)


def link(desk: Desk, user: int, chat: int, now: float, to: str = "/", *, local: bool = False) -> str:
    """The address that lets somebody in, for half an hour."""
    word = sealed(key_of(desk.settings, desk.state), "link", Pass(user, chat, int(now) + LINK_LASTS, local))
    return f"{url_of(desk.settings)}/vao?{urlencode({'the': word, 'toi': to})}"


def _log(handler: object) -> None:
    """Addresses hold what lets people in: none is logged."""
