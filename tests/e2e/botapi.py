"""A stand-in of the Bot API: a real HTTP server on loopback, strict about what Telegram is strict about.

Tests act for the people (`say`, `press`, …) and read what the bot sent (`sent`, `calls`).
"""

import asyncio
import itertools
import json
import random
import re
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.e2e.entities import RefusedError, parse, units
from tests.e2e.world import Chat, Json, World

TOKEN = "123456:stand-in-token"


@dataclass
class Call:
    """One request of the bot and what it was answered."""

    method: str
    params: Json
    status: int
    at: float


@dataclass
class Fault:
    """What goes wrong with one request.

    `flood` answers 429 with `value` seconds, `error` a 500, `refuse` a 400 with `text`, `gone` a 404; `drop` closes the
    connection before the request is looked at, `swallow` after it took effect; `slow` waits `value` seconds.
    """

    kind: str
    value: float = 1
    text: str = ""


@dataclass
class Limits:
    """How much Telegram takes before it answers 429."""

    overall: int = 30
    chat: int = 1
    group_minute: int = 20


@dataclass
class Chaos:
    """Faults by chance, the same ones in every run of a seed."""

    flood: float = 0
    error: float = 0
    drop: float = 0
    seed: int = 1
    draw: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    def fault(self) -> Fault | None:
        """The fault of the next request, if it has one."""
        chance = self.draw.random()
        for kind, share in (("flood", self.flood), ("error", self.error), ("drop", self.drop)):
            if chance < share:
                return Fault(kind)
            chance -= share
        return None


class FloodedError(Exception):
    """Too many requests; carries the seconds to wait."""


class FailedError(Exception):
    """An answer other than 400: status, description, parameters."""


class BotApi:
    """The server, the world behind it and everything the bot did."""

    def __init__(
        self,
        *,
        username: str = "thidua_thu_bot",
        privacy: bool = True,
        limits: Limits | None = None,
        token: str = TOKEN,
    ) -> None:
        self.world = World(username, privacy=privacy)
        self.token, self.limits = token, limits
        self.calls: list[Call] = []
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.chaos: Chaos | None = None
        self.menus: dict[tuple[str, str], list[Json]] = {}
        self.answered: dict[str, Json] = {}
        self.inline: dict[str, list[Json]] = {}
        self.files: dict[str, bytes] = {}
        self.takes_rich = False
        """Whether there are rich messages."""
        self.whispers = "refused"
        """What becomes of messages for one member of a group: `refused`, `shown` to them, or, by a server that does not
        know of it, `ignored`: shown to all."""
        self.whispered: list[Json] = []
        self.hushed: list[int] = []
        self.disk: Path | None = None
        """The folder in which a self-hosted server run with --local keeps files."""
        self._uploads = itertools.count(1)
        self.violations: list[str] = []
        self.url = ""
        self._updates: deque[Json] = deque()
        self._last_update = 100
        self._allowed: list[str] | None = None
        self._changed = asyncio.Event()
        self._poller: asyncio.Future[None] | None = None
        self._webhook = ""
        self.webhook: Json = {}
        self._queries: dict[str, Json] = {}
        self._times: dict[object, deque[float]] = defaultdict(deque)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "BotApi":
        app = web.Application(client_max_size=60 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.*}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner
        await self._runner.cleanup()

    # What people do

    def say(self, chat: Chat, person: Json, text: str | None, **how: Any) -> Json:
        """A person writes; the bot hears of it if privacy mode lets it. See `World.write`."""
        message = self.world.write(chat, person, text, **how)
        self._tell(chat, "message", message)
        return message

    def send_file(
        self, chat: Chat, person: Json, name: str, data: bytes, *, size: int | None = None, **how: Any
    ) -> Json:
        """A person sends a document; `size` is what Telegram says of it where it is not that of the data."""
        number = next(self._uploads)
        identity = f"up{number}"
        self.files[f"documents/{identity}"] = data
        document = {
            "file_id": identity,
            "file_unique_id": f"u{identity}",
            "file_name": name,
            "file_size": len(data) if size is None else size,
        }
        return self.say(chat, person, None, document=document, **how)

    def send_photo(self, chat: Chat, person: Json, data: bytes, **how: Any) -> Json:
        """A person sends a picture, which Telegram has in two sizes."""
        number = next(self._uploads)
        sizes = []
        for kind, content, width in (("s", b"thumbnail", 90), ("x", data, 1280)):
            identity = f"photo{number}{kind}"
            self.files[f"documents/{identity}"] = content
            sizes.append(
                {
                    "file_id": identity,
                    "file_unique_id": f"u{identity}",
                    "width": width,
                    "height": width,
                    "file_size": len(content),
                }
            )
        return self.say(chat, person, None, photo=sizes, **how)

    def edit(self, chat: Chat, message: Json, text: str) -> None:
        """A person edits a message."""
        message |= {"text": text, "edit_date": int(time.time())}
        self._tell(chat, "edited_message", message)

    def press(self, chat: Chat, person: Json, message: Json, data: str) -> str:
        """A person presses a button; the id of the query."""
        query = {
            "id": str(len(self._queries) + 1),
            "from": person,
            "message": message,
            "chat_instance": str(chat.id),
            "data": data,
        }
        self._queries[query["id"]] = query
        self.push("callback_query", query)
        return str(query["id"])

    def answer_poll(self, person: Json, message: Json, option: int) -> None:
        """A person answers a poll that is not anonymous."""
        chosen = {"poll_id": message["poll"]["id"], "user": person, "option_ids": [option]}
        chosen |= {"option_persistent_ids": [message["poll"]["options"][option]["persistent_id"]]}
        self.push("poll_answer", chosen)

    def add_bot(self, chat: Chat, person: Json) -> None:
        """A person adds the bot to a group."""
        before = _member(self.world.me, "left")
        chat.members[self.world.me["id"]] = "member"
        now = _member(self.world.me, "member")
        self.push("my_chat_member", self._change(chat, person, before, now))

    def remove_bot(self, chat: Chat, person: Json) -> None:
        """A person removes the bot from a group."""
        before = _member(self.world.me, "member")
        chat.members[self.world.me["id"]] = "kicked"
        self.push("my_chat_member", self._change(chat, person, before, _member(self.world.me, "kicked")))

    def migrate(self, chat: Chat, person: Json) -> Chat:
        """A group becomes a supergroup, which has another id."""
        new = self.world.group(chat.title)
        new.members.update(chat.members)
        chat.migrated_to = new.id
        self.push("message", self.world.write(chat, person, None, migrate_to_chat_id=new.id))
        self.push("message", self.world.write(new, person, None, migrate_from_chat_id=chat.id))
        return new

    def _change(self, chat: Chat, person: Json, before: Json, now: Json) -> Json:
        return {
            "chat": chat.json(self.world.people),
            "from": person,
            "date": int(time.time()),
            "old_chat_member": before,
            "new_chat_member": now,
        }

    def ask_inline(self, person: Json, text: str) -> str:
        """A person types @bot and a text in any chat; the id of the query."""
        query = {"id": f"i{len(self._queries) + 1}", "from": person, "query": text, "offset": ""}
        self._queries[query["id"]] = query
        self.push("inline_query", query)
        return query["id"]

    def push(self, kind: str, content: Json, update_id: int | None = None) -> None:
        """Any update."""
        self._last_update = update_id or self._last_update + 1
        self._updates.append({"update_id": self._last_update, kind: content})
        self._notify()

    def poll_elsewhere(self) -> None:
        """Another program polls with the same token, which ends the poll that is waiting."""
        if self._poller and self.is_polled:
            self._poller.cancel()

    @property
    def is_polled(self) -> bool:
        """Whether a poll is waiting for updates."""
        return self._poller is not None and not self._poller.done()

    async def pressed(self, chat: Chat, person: Json, message: Json, data: str) -> Json:
        """A person presses a button and waits for what the bot says to that."""
        query = self.press(chat, person, message, data)
        await self.until(lambda: query in self.answered)
        return self.answered[query]

    # What the bot did

    def sent(self, chat: Chat) -> list[Json]:
        """What the bot said in a chat and has not deleted, in order."""
        return [m for m in chat.messages.values() if m["from"]["id"] == self.world.me["id"]]

    def of(self, method: str) -> list[Call]:
        """The requests of a method."""
        return [call for call in self.calls if call.method == method]

    def taken_out(self) -> list[Json]:
        """The updates that are waiting, for whoever brings them to a webhook: no poller gets them any more."""
        taken, self._updates = list(self._updates), deque()
        return taken

    async def until(self, holds: Callable[[], Any], seconds: float = 20) -> None:
        """Wait until something holds; fails after so many seconds."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def replies(self, chat: Chat, count: int = 1, seconds: float = 20) -> list[Json]:
        """What the bot said in a chat, once it is at least so many messages."""
        await self.until(lambda: len(self.sent(chat)) >= count, seconds)
        return self.sent(chat)

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next requests of a method go wrong, one after the other."""
        self.faults[method].extend(faults)

    @property
    def waiting(self) -> int:
        """Updates that no poller has confirmed yet."""
        return len(self._updates)

    # The server

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method, params = request.match_info["method"], await _params(request)
        if request.match_info["token"] != self.token:
            return _error(401, "Unauthorized")
        fault = self._fault(method)
        if fault and fault.kind == "slow":
            await asyncio.sleep(fault.value)
        if fault and fault.kind == "drop":
            return self._drop(request, method, params)
        response = _faulty(fault) if fault else None
        if response is None:
            response = await self._perform(method, params)
        if fault and fault.kind == "swallow":
            return self._drop(request, method, params)
        self._record(method, params, response.status)
        return response

    async def _perform(self, method: str, params: Json) -> web.Response:
        name = "_do_" + re.sub("([A-Z])", r"_\1", method).lower()
        perform: Callable[[Json], Any] | None = getattr(self, name, None)
        if perform is None:
            return _error(404, "Not Found: method not found")
        try:
            result = perform(params)
            return _ok(await result if isinstance(result, Awaitable) else result)
        except RefusedError as error:
            return _error(400, f"Bad Request: {error}")
        except FloodedError as error:
            return _error(429, f"Too Many Requests: retry after {error}", retry_after=int(str(error)))
        except FailedError as error:
            status, description, parameters = error.args
            return _error(status, description, **parameters)

    def _fault(self, method: str) -> Fault | None:
        if self.faults[method]:
            return self.faults[method].popleft()
        return self.chaos.fault() if self.chaos and method.startswith(("send", "edit")) else None

    def _drop(self, request: web.Request, method: str, params: Json) -> web.StreamResponse:
        self._record(method, params, 0)
        assert request.transport
        request.transport.abort()
        return web.Response()

    def _record(self, method: str, params: Json, status: int) -> None:
        self.calls.append(Call(method, params, status, time.monotonic()))
        self._notify()

    def _notify(self) -> None:
        self._changed.set()
        if self._poller and self.is_polled:
            self._poller.set_result(None)

    def _tell(self, chat: Chat, kind: str, message: Json) -> None:
        if self.world.is_seen(chat, message):
            self.push(kind, message)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path, fault = request.match_info["path"], self._fault("file")
        if fault and fault.kind == "slow":
            await asyncio.sleep(fault.value)
        if fault and fault.kind == "drop":
            return self._drop(request, "file", {"path": path})
        response = _faulty(fault) if fault else None
        if response is None:
            known = path in self.files
            response = web.Response(body=self.files[path]) if known else _error(404, "Not Found")
        self._record("file", {"path": path}, response.status)
        return response

    def _do_get_file(self, params: Json) -> Json:
        identity = params["file_id"]
        data = self.files.get(f"documents/{identity}")
        if data is None:
            raise RefusedError("invalid file_id")
        if self.disk is None and len(data) > 20 * 2**20:
            raise RefusedError("file is too big")
        path = f"documents/{identity}"
        if self.disk is not None:
            kept = self.disk / self.token / "documents" / identity
            if self.disk.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(data)
            path = str(kept)
        return {"file_id": identity, "file_unique_id": f"u{identity}", "file_size": len(data), "file_path": path}

    # Updates

    async def _do_get_updates(self, params: Json) -> list[Json]:
        if self._webhook:
            text = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first"
            raise FailedError(409, text, {})
        self.poll_elsewhere()
        self._confirm(int(params.get("offset", 0)))
        self._allowed = params.get("allowed_updates", self._allowed)
        ready = self._ready(int(params.get("limit", 100)))
        if not ready and int(params.get("timeout", 0)):
            await self._poll(float(params["timeout"]))
            ready = self._ready(int(params.get("limit", 100)))
        return ready

    async def _poll(self, seconds: float) -> None:
        mine = self._poller = asyncio.get_running_loop().create_future()
        self._changed.set()
        done, _ = await asyncio.wait([mine], timeout=seconds)
        if done and mine.cancelled():
            text = "Conflict: terminated by other getUpdates request; make sure that only one bot is running"
            raise FailedError(409, text, {})
        if self._poller is mine:
            self._poller = None

    def _confirm(self, offset: int) -> None:
        while offset < 0 and len(self._updates) > -offset:
            self._updates.popleft()
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()

    def _ready(self, limit: int) -> list[Json]:
        wanted = [u for u in self._updates if self._allowed is None or not self._allowed or _kind(u) in self._allowed]
        self._updates = deque(wanted)
        return wanted[:limit]

    def _do_set_webhook(self, params: Json) -> bool:
        self._webhook = params["url"]
        self.webhook = params
        return True

    def _do_delete_webhook(self, params: Json) -> bool:
        self._webhook, self.webhook = "", {}
        if params.get("drop_pending_updates"):
            self._updates.clear()
        return True

    # Messages

    def _do_send_message(self, params: Json) -> Json:
        chat = self._chat(params)
        text, entities = _text(params)
        markup = _markup(params)
        if "ephemeral_message_parameters" in params and self.whispers != "ignored":
            return self._whisper(chat, text, markup, json.loads(params["ephemeral_message_parameters"]))
        topic = self._topic(chat, params)
        reply = self._reply(chat, params)
        self._flood(chat)
        extra = {"reply_markup": markup} if markup else {}
        return self.world.write(chat, self.world.me, text, reply_to=reply, topic=topic, entities=entities, **extra)

    def _whisper(self, chat: Chat, text: str, markup: Json | None, parameters: Json) -> Json:
        """What one member of a group sees; a bot that does not administer it needs a press that it answers."""
        receiver, me = self.world.people[parameters["receiver_user_id"]], self.world.me
        is_admin = chat.members.get(me["id"]) == "administrator"
        if self.whispers == "refused" or (not is_admin and parameters.get("callback_query_id") not in self._queries):
            raise RefusedError("not enough rights to send ephemeral messages")
        message = {"message_id": 0, "ephemeral_message_id": len(self.whispered) + 1, "date": int(time.time())}
        message |= {"from": me, "receiver_user": receiver, "chat": chat.json(self.world.people), "text": text}
        self.whispered.append(message | ({"reply_markup": markup} if markup else {}))
        return self.whispered[-1]

    def _do_send_rich_message(self, params: Json) -> Json:
        if not self.takes_rich:
            raise FailedError(404, "Not Found: method not found", {})
        chat, rich, extra = self._chat(params), json.loads(params["rich_message"]), {}
        if not rich.get("html"):
            raise RefusedError("rich message must be non-empty")
        if markup := _markup(params):
            extra["reply_markup"] = markup
        reply, topic = self._reply(chat, params), self._topic(chat, params)
        return self.world.write(chat, self.world.me, None, reply_to=reply, topic=topic, rich_message=rich, **extra)

    def _do_delete_ephemeral_message(self, params: Json) -> bool:
        number, receiver = int(params["ephemeral_message_id"]), int(params["receiver_user_id"])
        found = [
            m for m in self.whispered if m["ephemeral_message_id"] == number and m["receiver_user"]["id"] == receiver
        ]
        if not found:
            raise RefusedError("message to delete not found")
        self.hushed.append(number)
        return True

    def _do_send_message_draft(self, params: Json) -> bool:
        if self._chat(params).type != "private":
            raise RefusedError("TEXTDRAFT_PEER_INVALID")
        return bool(int(params["draft_id"]))

    def _do_edit_message_text(self, params: Json) -> Json | bool:
        chat = self._chat(params)
        message = self._own(chat, params, "edit")
        text, entities = _text(params)
        new = {"text": text, "entities": entities, "reply_markup": _markup(params)}
        if all((message.get(key) or None) == (value or None) for key, value in new.items()):
            raise RefusedError(
                "message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        self._put(message, new | {"edit_date": int(time.time())})
        return message

    def _do_edit_message_reply_markup(self, params: Json) -> Json:
        message = self._own(self._chat(params), params, "edit")
        markup = _markup(params)
        if message.get("reply_markup") == markup:
            raise RefusedError("message is not modified")
        self._put(message, {"reply_markup": markup})
        return message

    def _do_stop_message_live_location(self, params: Json) -> bool:
        self._own(self._chat(params), params, "edit")
        raise RefusedError("there is no live location in the message to edit")

    def _do_delete_message(self, params: Json) -> bool:
        chat = self._chat(params)
        self._own(chat, params, "delete")
        del chat.messages[int(params["message_id"])]
        return True

    def _do_send_document(self, params: Json) -> Json:
        chat = self._chat(params)
        name, data = params["document"]
        caption = {"caption": params["caption"]} if params.get("caption") else {}
        if units(params.get("caption", "")) > 1024:
            raise RefusedError("message caption is too long")
        topic, reply = self._topic(chat, params), self._reply(chat, params)
        self._flood(chat)
        identity = f"doc{len(self.files)}"
        self.files[f"documents/{identity}"] = data
        document = {
            "file_id": identity,
            "file_unique_id": identity,
            "file_name": name,
            "file_size": len(data),
        }
        extra = caption | ({"reply_markup": markup} if (markup := _markup(params)) else {})
        return self.world.write(chat, self.world.me, None, reply_to=reply, topic=topic, document=document, **extra)

    def _do_send_photo(self, params: Json) -> Json:
        chat = self._chat(params)
        _, data = params["photo"]
        if not data.startswith(b"\x89PNG"):
            raise RefusedError("IMAGE_PROCESS_FAILED")
        if units(params.get("caption", "")) > 1024:
            raise RefusedError("message caption is too long")
        width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise RefusedError("PHOTO_INVALID_DIMENSIONS")
        caption = {"caption": params["caption"]} if params.get("caption") else {}
        topic, reply = self._topic(chat, params), self._reply(chat, params)
        self._flood(chat)
        identity = f"pic{len(self.files)}"
        self.files[f"documents/{identity}"] = data
        size = {"file_id": identity, "file_unique_id": identity, "width": width, "height": height}
        return self.world.write(chat, self.world.me, None, reply_to=reply, topic=topic, photo=[size], **caption)

    def _do_send_poll(self, params: Json) -> Json:
        chat = self._chat(params)
        options = [option if isinstance(option, str) else option["text"] for option in params["options"]]
        if not 1 <= units(params["question"]) <= 300 or not 2 <= len(options) <= 12:
            raise RefusedError("poll question or options have a wrong length")
        if any(not 1 <= units(option) <= 100 for option in options) or len(set(options)) < len(options):
            raise RefusedError("poll options length must not exceed 100")
        if units(params.get("explanation", "")) > 200 or params.get("explanation", "").count("\n") > 2:
            raise RefusedError("POLL_ANSWER_EXPLANATION_TOO_LONG")
        topic, reply = self._topic(chat, params), self._reply(chat, params)
        self._flood(chat)
        poll = {
            "id": f"poll{next(self._uploads)}",
            "question": params["question"],
            "options": [{"text": option, "voter_count": 0, "persistent_id": option} for option in options],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": params["is_anonymous"],
            "type": params["type"],
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
            "correct_option_ids": params["correct_option_ids"],
            "explanation": params["explanation"],
        }
        return self.world.write(chat, self.world.me, None, reply_to=reply, topic=topic, poll=poll)

    def _do_send_chat_action(self, params: Json) -> bool:
        self._topic(self._chat(params), params)
        return True

    def _chat(self, params: Json) -> Chat:
        chat = self.world.chats.get(int(params["chat_id"]))
        if chat is None:
            raise RefusedError("chat not found")
        if chat.migrated_to:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise FailedError(400, text, {"migrate_to_chat_id": chat.migrated_to})
        if chat.blocked:
            raise FailedError(403, "Forbidden: bot was blocked by the user", {})
        if chat.type != "private" and chat.members.get(self.world.me["id"]) in (None, "left", "kicked"):
            raise FailedError(403, "Forbidden: bot was kicked from the supergroup chat", {})
        return chat

    def _own(self, chat: Chat, params: Json, act: str) -> Json:
        message = chat.messages.get(int(params["message_id"]))
        if message is None:
            raise RefusedError(f"message to {act} not found")
        if message["from"]["id"] != self.world.me["id"]:
            raise RefusedError(f"message can't be {act.rstrip('e')}ed")
        return message

    @staticmethod
    def _put(message: Json, new: Json) -> None:
        message |= new
        for key in [key for key, value in message.items() if value is None]:
            del message[key]

    @staticmethod
    def _topic(chat: Chat, params: Json) -> int | None:
        topic = params.get("message_thread_id")
        if topic is None:
            return None
        if int(topic) not in chat.topics:
            raise RefusedError("message thread not found")
        return int(topic)

    @staticmethod
    def _reply(chat: Chat, params: Json) -> int | None:
        reply = params.get("reply_parameters")
        if not reply:
            return None
        if reply["message_id"] in chat.messages:
            return int(reply["message_id"])
        if not reply.get("allow_sending_without_reply"):
            raise RefusedError("message to be replied not found")
        return None

    def _flood(self, chat: Chat) -> None:
        if self.limits is None:
            return
        checks: list[tuple[object, int, float]] = [
            ("all", self.limits.overall, 1),
            (chat.id, self.limits.chat, 1),
        ]
        if chat.type != "private":
            checks.append((("minute", chat.id), self.limits.group_minute, 60))
        now = time.monotonic()
        for key, most, seconds in checks:
            times = self._times[key]
            while times and times[0] <= now - seconds:
                times.popleft()
            if len(times) >= most:
                self.violations.append(f"{key}: {len(times) + 1} in {seconds} s")
                raise FloodedError(max(1, round(times[0] + seconds - now + 0.5)))
        for key, _, _ in checks:
            self._times[key].append(now)

    # Everything else

    def _do_get_me(self, _: Json) -> Json:
        return self.world.me

    def _do_set_my_commands(self, params: Json) -> bool:
        for command in params["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise RefusedError("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise RefusedError("BOT_COMMAND_DESCRIPTION_INVALID")
        wanted = params.get("scope", {})
        if wanted.get("type") == "chat" and int(wanted["chat_id"]) not in self.world.chats:
            raise RefusedError("chat not found")
        scope = json.dumps(params.get("scope", {"type": "default"}), sort_keys=True)
        self.menus[scope, params.get("language_code", "")] = params["commands"]
        return True

    def _do_answer_callback_query(self, params: Json) -> bool:
        if params["callback_query_id"] not in self._queries:
            raise RefusedError("query is too old and response timeout expired or query ID is invalid")
        if units(params.get("text", "")) > 200:
            raise RefusedError("MESSAGE_TOO_LONG")
        self.answered[params["callback_query_id"]] = params
        return True

    def _do_answer_inline_query(self, params: Json) -> bool:
        if params["inline_query_id"] not in self._queries:
            raise RefusedError("query is too old and response timeout expired or query ID is invalid")
        if len(params["results"]) > 50:
            raise RefusedError("RESULTS_TOO_MUCH")
        for result in params["results"]:
            if not 1 <= len(result["id"].encode()) <= 64:
                raise RefusedError("RESULT_ID_INVALID")
            _text(_renamed(result["input_message_content"]))
        self.inline[params["inline_query_id"]] = params["results"]
        return True

    def _do_get_chat_member(self, params: Json) -> Json:
        chat, user = self._chat(params), self.world.people.get(int(params["user_id"]))
        if user is None:
            raise RefusedError("user not found")
        return _member(user, chat.members.get(user["id"], "left"))

    def _do_get_chat_administrators(self, params: Json) -> list[Json]:
        chat = self._chat(params)
        found = [(self.world.people[i], s) for i, s in chat.members.items() if s in ("creator", "administrator")]
        return [_member(user, status) for user, status in found]

    def _do_leave_chat(self, params: Json) -> bool:
        self._chat(params).members[self.world.me["id"]] = "left"
        return True


def _member(user: Json, status: str) -> Json:
    rights = {
        "can_be_edited": False, "is_anonymous": False, "can_manage_chat": True, "can_delete_messages": True,
        "can_manage_video_chats": True, "can_restrict_members": True, "can_promote_members": False,
        "can_change_info": True, "can_invite_users": True, "can_post_stories": True, "can_edit_stories": True,
        "can_delete_stories": True,
    }  # fmt: skip
    extra = {"administrator": rights, "creator": {"is_anonymous": False}, "kicked": {"until_date": 0}}
    return {"status": status, "user": user, **extra.get(status, {})}


def _text(params: Json) -> tuple[str, list[Json]]:
    text, entities = params.get("text", ""), params.get("entities", [])
    if len(text.encode()) > 1 << 15:
        raise RefusedError("text is too long")
    if params.get("parse_mode"):
        assert params["parse_mode"] == "HTML", "the stand-in reads HTML only"
        text, entities = parse(text)
    text = re.sub("[\x00-\x09\x0b-\x1f\u2028-\u202e]", " ", text)
    if not re.sub(r"[\s\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u115f\u1160\u2800\u3164\ufe0f]", "", text):
        raise RefusedError("message text is empty")
    if units(text) > 4096:
        raise RefusedError("message is too long")
    return text, entities


def _markup(params: Json) -> Json | None:
    markup: Json | None = params.get("reply_markup")
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not button["text"].strip():
                raise RefusedError(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
                )
            if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
                raise RefusedError("BUTTON_DATA_INVALID")
    return markup


def _renamed(content: Json) -> Json:
    return {**content, "text": content["message_text"]}


def _faulty(fault: Fault) -> web.Response | None:
    if fault.kind == "flood":
        return _error(429, f"Too Many Requests: retry after {fault.value:g}", retry_after=int(fault.value))
    if fault.kind == "error":
        return _error(500, fault.text or "Internal Server Error: restart")
    if fault.kind == "refuse":
        return _error(400, f"Bad Request: {fault.text}")
    if fault.kind == "gone":
        return _error(404, "Not Found")
    return None


def _ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _error(status: int, description: str, **parameters: Any) -> web.Response:
    body: Json = {"ok": False, "error_code": status, "description": description}
    return web.json_response(body | ({"parameters": parameters} if parameters else {}), status=status)


def _kind(update: Json) -> str:
    return next(key for key in update if key != "update_id")


async def _params(request: web.Request) -> Json:
    params: Json = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            params[name] = (value.filename, value.file.read())
        else:
            params[name] = _value(name, value.decode() if isinstance(value, bytes | bytearray) else value)
    return params


def _value(name: str, value: str) -> Any:
    """Telegram reads a parameter by its type; only these are anything but text here."""
    structured = name in (
        "reply_parameters", "reply_markup", "entities", "allowed_updates", "commands", "scope", "results",
        "link_preview_options", "reaction", "options", "is_anonymous", "correct_option_ids",
        "drop_pending_updates", "show_alert", "is_personal",
    )  # fmt: skip
    return json.loads(value) if structured else value
