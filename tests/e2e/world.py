"""The people and chats behind the stand-in of the Bot API, and what a bot gets to see of them."""

import itertools
import re
import time
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Chat:
    """A chat with its members (user id -> status) and everything said in it, by message id."""

    id: int
    type: str
    title: str = ""
    forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    migrated_to: int | None = None
    blocked: bool = False
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def json(self, people: dict[int, Json]) -> Json:
        """The chat as an update carries it."""
        if self.type == "private":
            return {"id": self.id, "type": "private", "first_name": people[self.id]["first_name"]}
        return {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            **({"is_forum": True} if self.forum else {}),
        }


class World:
    """People, chats and messages; `me` is the bot."""

    def __init__(self, username: str, *, privacy: bool) -> None:
        self.privacy = privacy
        self.me: Json = {
            "id": 7_000_000_001,
            "is_bot": True,
            "first_name": "Trợ lý thi đua",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": not privacy,
            "supports_inline_queries": True,
        }
        self.people: dict[int, Json] = {self.me["id"]: self.me}
        self.chats: dict[int, Chat] = {}
        self._private = itertools.count(1)
        """The numbers of messages in private chats, which a bot has in common."""
        self._people, self._groups = itertools.count(710_000_001), itertools.count(1)

    def person(self, name: str = "Lan", *, language: str = "vi", is_bot: bool = False) -> Json:
        """A new user."""
        number = next(self._people)
        user = {"id": number, "is_bot": is_bot, "first_name": name, "username": f"user{number}"}
        self.people[number] = user | {"language_code": language}
        return self.people[number]

    def private(self, person: Json) -> Chat:
        """The chat of a person with the bot."""
        alone = Chat(person["id"], "private", members={person["id"]: "member"}, numbers=self._private)
        return self.chats.setdefault(person["id"], alone)

    def group(self, title: str = "Tổ thi đua", *, forum: bool = False, bot: str = "member") -> Chat:
        """A new supergroup in which the bot has the status `bot`."""
        chat = Chat(-1_001_000_000_000 - next(self._groups), "supergroup", title, forum)
        chat.members[self.me["id"]] = bot
        self.chats[chat.id] = chat
        return chat

    def topic(self, chat: Chat, name: str, creator: Json) -> int:
        """A new topic of a forum; its id is that of the service message that opened it."""
        number = next(chat.numbers)
        chat.topics[number] = name
        opened = {"name": name, "icon_color": 7322096}
        chat.messages[number] = self._message(chat, creator, number) | {
            "forum_topic_created": opened,
            "message_thread_id": number,
            "is_topic_message": True,
        }
        return number

    def write(
        self,
        chat: Chat,
        sender: Json,
        text: str | None,
        *,
        reply_to: int | None = None,
        topic: int | None = None,
        entities: list[Json] | None = None,
        **extra: Any,
    ) -> Json:
        """A message that stands in the chat from now on."""
        if chat.type != "private" and sender["id"] not in chat.members:
            chat.members[sender["id"]] = "member"
        message = self._message(chat, sender, next(chat.numbers))
        if text is not None:
            found = detect(text) if entities is None else entities
            message |= {"text": text} | ({"entities": found} if found else {})
        if topic is not None:
            message |= {"message_thread_id": topic, "is_topic_message": True}
        replied = reply_to if reply_to is not None else topic
        if replied is not None and replied in chat.messages:
            message["reply_to_message"] = _without_reply(chat.messages[replied])
            if chat.type == "supergroup" and topic is None:
                message["message_thread_id"] = replied  # replies form threads, which are no topics
        message |= extra
        chat.messages[message["message_id"]] = message
        return message

    def is_seen(self, chat: Chat, message: Json) -> bool:
        """Whether the bot gets to see a message: privacy mode lets through what is meant for it."""
        status = chat.members.get(self.me["id"], "left")
        if chat.type == "private" or not self.privacy or status == "administrator":
            return True
        if status not in ("member", "administrator"):
            return False
        return self._is_meant(message)

    def _is_meant(self, message: Json) -> bool:
        text = message.get("text") or message.get("caption") or ""
        command = re.match(r"/\w+(?:@(\w+))?", text)
        if command:
            return command.group(1) is None or command.group(1).lower() == self.me["username"].lower()
        replied = message.get("reply_to_message", {}).get("from", {}).get("id")
        mentioned = f"@{self.me['username']}".lower() in text.lower()
        entities = message.get("entities", []) + message.get("caption_entities", [])
        named = any(entity.get("user", {}).get("id") == self.me["id"] for entity in entities)
        return replied == self.me["id"] or mentioned or named or _is_service(message)

    def _message(self, chat: Chat, sender: Json, number: int) -> Json:
        return {
            "message_id": number,
            "from": {k: v for k, v in sender.items() if not k.startswith(("can_", "supports_"))},
            "chat": chat.json(self.people),
            "date": int(time.time()),
        }


def detect(text: str) -> list[Json]:
    """The commands and mentions that Telegram finds in a text by itself."""
    found = []
    for kind, pattern in (
        ("bot_command", r"(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@\w+)?"),
        ("mention", r"(?<!\w)@\w{3,}"),
    ):
        for match in re.finditer(pattern, text, re.ASCII):
            if kind == "bot_command" or not _inside(found, match.start(), text):
                found.append({"type": kind, "offset": _units(text[: match.start()]), "length": _units(match.group())})
    return sorted(found, key=lambda entity: entity["offset"])


def _inside(found: list[Json], start: int, text: str) -> bool:
    at = _units(text[:start])
    return any(entity["offset"] <= at < entity["offset"] + entity["length"] for entity in found)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _without_reply(message: Json) -> Json:
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def _is_service(message: Json) -> bool:
    return any(key in message for key in ("new_chat_members", "left_chat_member", "migrate_to_chat_id"))
