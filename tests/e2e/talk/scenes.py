"""The script of talk, played over a running bot: what is said, what came back, and whether that is as written."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from knowledge.text import nfc
from tests.e2e.botapi import BotApi
from tests.e2e.reading import data, labels
from tests.e2e.world import Json

HERE = Path(__file__).parent
SAMPLES = HERE.parents[2] / "plans"
"""The plans that come with the program."""

PATIENCE = 150.0
"""Seconds that an answer may take: all scenes are played at once."""

TALK_LINES = 3
"""Talk is answered in so many lines."""

_OF_A_PLAN = re.compile(r"^(?:nguồn|sources?):", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scene:
    """A talk in one chat; `place` is `private`, `group`, `bound` or `every`, the latter two of a `plan`."""

    name: str
    place: str
    plan: str
    turns: tuple[Mapping[str, Any], ...]


@dataclass(slots=True)
class Played:
    """A turn, and the messages that came back for it."""

    scene: Scene
    turn: Mapping[str, Any]
    came: list[Json] = field(default_factory=list)

    def __str__(self) -> str:
        said = self.turn.get("say") or f"[{self.turn['press']}]"
        return f"{self.scene.name}: {said} → {' ⏎ '.join(map(text_of, self.came)) or '—'}"


def days_of(today: date) -> dict[str, str]:
    """What stands in braces in plans and script: the year, a day of this quarter and one of the next."""
    this = _end_of_quarter(today)
    following = _end_of_quarter(this + timedelta(days=1)) - timedelta(days=45)
    return {
        "year": str(today.year),
        "this_quarter": f"{this.day:02d}/{this.month:02d}/{this.year}",
        "next_quarter": f"{following.day:02d}/{following.month:02d}/{following.year}",
    }


def scenes(days: Mapping[str, str]) -> list[Scene]:
    """The script."""
    read = yaml.safe_load(filled((HERE / "script.yaml").read_text(encoding="utf-8"), days))
    return [Scene(one["scene"], *_place(one["chat"]), tuple(one["turns"])) for one in read]


def plans(folder: Path, days: Mapping[str, str]) -> list[Path]:
    """The sample plans and the invented ones of the running year, these written into a folder."""
    folder.mkdir()
    made = []
    for template in sorted((HERE / "plans").iterdir()):
        file = folder / template.name
        file.write_text(filled(template.read_text(encoding="utf-8"), days), encoding="utf-8")
        made.append(file)
    return [*sorted(SAMPLES.iterdir()), *made]


ADMINISTRATOR = "Quản"
"""Who administers the group of a scene."""


class Stage:
    """The people and chat of a scene."""

    def __init__(self, api: BotApi, scene: Scene) -> None:
        self.api, self.scene = api, scene
        self._people: dict[str, Json] = {}
        first = self._person(str(scene.turns[0].get("who", "Lan")))
        self.chat = api.world.private(first) if scene.place == "private" else api.world.group(scene.name)
        if any(turn.get("who") == ADMINISTRATOR for turn in scene.turns):
            self.chat.members[self._person(ADMINISTRATOR)["id"]] = "administrator"

    async def play(self) -> list[Played]:
        """Say turn after turn, waiting for what is answered; what is silent has until the end to be answered."""
        played, asked = [], []
        for turn in self.scene.turns:
            one = Played(self.scene, turn)
            number = await self._turn(turn)
            played.append(one)
            asked.append(number)
        for one, number in zip(played, asked, strict=True):
            one.came = self._answers(number)
        return played

    async def _turn(self, turn: Mapping[str, Any]) -> int:
        person = self._person(str(turn.get("who", "Lan")))
        if "press" in turn:
            return await self._press(person, str(turn["press"]))
        number = self._say(turn, person)
        if not turn.get("silent"):
            await self._wait(lambda: self._answers(number))
        return number

    async def _press(self, person: Json, wanted: str) -> int:
        """Press a button of the latest message, where it has it."""
        before, message = len(self.api.sent(self.chat)), self.api.sent(self.chat)[-1]
        label = next((one for one in labels(message) if one.startswith(wanted)), None)
        if label is not None:
            await self.api.pressed(self.chat, person, message, data(message, label))
            await self._wait(lambda: len(self.api.sent(self.chat)) > before)
        return -before

    def _say(self, turn: Mapping[str, Any], person: Json) -> int:
        text, how, reply = str(turn["say"]), str(turn.get("how", "ask")), None
        if self.scene.place != "private" and not text.startswith("/"):
            if how == "ask":
                text = f"/hoi {text}"
            elif how == "mention":
                text = f"@{self.api.world.me['username']} {text}"
            elif how == "reply":
                reply = self.api.sent(self.chat)[-1]["message_id"]
        return int(self.api.say(self.chat, person, text, reply_to=reply)["message_id"])

    def _answers(self, number: int) -> list[Json]:
        """What the bot said to a message; of a button (below zero) all that it said since."""
        sent = self.api.sent(self.chat)
        if number <= 0:
            return sent[-number:][:1]
        return [one for one in sent if one.get("reply_to_message", {}).get("message_id") == number]

    async def _wait(self, holds: Any) -> None:
        try:
            await self.api.until(holds, PATIENCE)
        except TimeoutError:
            return

    def _person(self, name: str) -> Json:
        if name not in self._people:
            self._people[name] = self.api.world.person(name)
        return self._people[name]


async def played(stages: Sequence[Stage]) -> list[Played]:
    """All scenes, beside each other."""
    found = await asyncio.gather(*(stage.play() for stage in stages))
    return [one for scene in found for one in scene]


def faults(one: Played) -> Iterator[str]:
    """What about an answer is not as written."""
    turn, text = one.turn, "\n".join(map(text_of, one.came))
    if turn.get("silent"):
        if one.came:
            yield "is not silent"
        return
    if not one.came:
        yield "says nothing"
        return
    first = text.split("\n", 1)[0]
    yield from (f"misses {pattern!r}" for pattern in turn.get("back", ()) if not _has(pattern, text))
    yield from (f"says {pattern!r}" for pattern in turn.get("not", ()) if _has(pattern, text))
    yield from (f"begins without {pattern!r}" for pattern in turn.get("first", ()) if not _has(pattern, first))
    if turn.get("talk") and (told := speaks_of_a_plan(one) or len(text.split("\n")) > TALK_LINES):
        yield f"is no talk: {told}"
    shown = [label for message in one.came for label in labels(message)]
    yield from (f"has no button {name!r}" for name in turn.get("buttons", ()) if not any(_has(name, s) for s in shown))
    if "file" in turn and not any(_has(turn["file"], m.get("document", {}).get("file_name", "")) for m in one.came):
        yield f"brings no file {turn['file']!r}"


def speaks_of_a_plan(one: Played) -> bool:
    """Whether an answer says something of a plan: it names its source, or quotes it."""
    quotes = (entity["type"] for message in one.came for entity in message.get("entities", ()))
    return any("blockquote" in kind for kind in quotes) or any(_OF_A_PLAN.search(text_of(m)) for m in one.came)


def text_of(message: Json) -> str:
    """What a message says."""
    return str(message.get("text") or message.get("caption") or "")


def _has(pattern: str, text: str) -> bool:
    return re.search(pattern, nfc(text), re.IGNORECASE) is not None


def _place(chat: Any) -> tuple[str, str]:
    return (chat, "") if isinstance(chat, str) else next(iter(chat.items()))


def filled(text: str, days: Mapping[str, str]) -> str:
    """A text with its days."""
    for name, value in days.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _end_of_quarter(day: date) -> date:
    quarter = (day.month - 1) // 3
    following = date(day.year + 1, 1, 1) if quarter == 3 else date(day.year, 3 * quarter + 4, 1)
    return following - timedelta(days=1)


def bound(stage: Stage, known: Sequence[str]) -> str | None:
    """The plan that the group of a scene is about."""
    return next((plan for plan in known if stage.scene.plan and plan.startswith(stage.scene.plan)), None)
