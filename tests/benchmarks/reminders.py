"""Reminders over two years with a clock that is set: `python -m tests.benchmarks.reminders`.

200 groups and 67 persons follow generated plans: quiet groups, groups whose talk the bot sees, groups of whose talk it
sees nothing. Two processes look for what is due side by side over one state; they are killed at random moments (before
the request, while it is on the wire, after Telegram has it) and started again; in the middle plans get a new version
that moves days, and of ten one is taken out. What the stand-in of Telegram got is compared with what is due, which is
computed here anew, day by day, from the dates that the plans were generated with.
"""

import argparse
import asyncio
import random
import tempfile
import time as wall
from collections import Counter, defaultdict
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import telegram
from telegram.error import BadRequest

from bot.reminding import MOVED
from bot.settings import Settings
from bot.state import open_state
from bot.state.follows import Follow, Follows
from bot.state.notices import Notices
from bot.telegram.agenda import bell
from bot.telegram.context import Desk
from bot.telegram.sending.door import Door
from bot.telegram.sending.pacing import Rates
from knowledge.agenda import Agenda, agenda_of
from tests.plans_made import made

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BEGIN = date(2031, 1, 1)
MINUTES = (450, 480, 810, 960)
DAYS = ((7, 3, 1), (3, 1), (1,), (14, 7, 3, 1))
STEP = 15.0
A_YEAR = 366
SUPERGROUPS = -1_001_000_000_000
REPLICA: ContextVar[int] = ContextVar("which process", default=-1)

Dated = dict[str, date]
"""The days of a generated plan: what a message says in its first line, and the day."""


class Kind(IntEnum):
    """What kind of chat follows a plan."""

    PERSON = 0
    QUIET = 1
    SEEN = 2
    UNSEEN = 3


def chat_of(number: int) -> int:
    """The id of a chat that follows: they are of each kind in turn."""
    return 5_000 + number if number % len(Kind) == Kind.PERSON else SUPERGROUPS - number


def kind_of(chat: int) -> Kind:
    """The kind of a chat."""
    return Kind.PERSON if chat > 0 else Kind((SUPERGROUPS - chat) % len(Kind))


def numbered_in(chat: int) -> int:
    """Where the messages of a chat are numbered: in itself, or with all other private ones."""
    return min(chat, 0)


class KilledError(BaseException):
    """A process ends here."""


@dataclass
class Plan:
    """A generated plan: from when which text counts, None once it is taken out."""

    name: str
    history: list[tuple[datetime, Dated | None]]
    agendas: dict[datetime, Agenda] = field(default_factory=dict)

    def at(self, now: datetime) -> tuple[datetime, Dated | None]:
        """What counts then."""
        return [one for one in self.history if one[0] <= now][-1]


@dataclass
class Report:
    """What came of it."""

    due: int = 0
    moved: int = 0
    """Of these so many of days that a new version has moved."""
    removed: int = 0
    """So many would have been due, had their plan not been taken out; none of them may be sent."""
    kills: int = 0
    sent: Counter[tuple[int, str, str, date, int]] = field(default_factory=Counter)
    late: int = 0
    latest: float = 0.0
    wrong: list[str] = field(default_factory=list)
    lost: int = 0
    on_the_wire: int = 0
    seconds: float = 0.0
    asked: int = 0

    @property
    def twice(self) -> int:
        """Reminders that were sent again."""
        return sum(count - 1 for count in self.sent.values())

    @property
    def twice_in(self) -> Counter[str]:
        """Reminders that were sent again, by the kind of their chat."""
        found: Counter[str] = Counter()
        for key, count in self.sent.items():
            found[kind_of(key[0]).name] += count - 1
        return +found

    def __str__(self) -> str:
        return (
            f"{self.due} reminders due, {self.moved} of them of moved days, {self.removed} more of plans taken out; "
            f"{self.kills} kills, {self.seconds:.0f} s\n"
            f"lost {self.lost}, sent twice {self.twice} (killed after Telegram had it: {self.on_the_wire}), "
            f"not due {len(self.wrong)} {self.wrong[:3]}\n"
            f"sent twice by kind of chat: {dict(self.twice_in)}\n"
            f"later than a minute {self.late}, the latest {self.latest:.0f} s; asked whose a message is: {self.asked}"
        )


class World:
    """The clock, the plans, what Telegram got, and who is killed when."""

    def __init__(self, plans: list[Plan], kills: int, sends: int, seed: int) -> None:
        self.now = datetime.combine(BEGIN, time(0), ZONE)
        self.plans = {plan.name: plan for plan in plans}
        self.draw = random.Random(seed)
        self.report = Report()
        self._kills = {n: n % 3 for n in self.draw.sample(range(sends), min(kills, sends))}
        self.sends = 0
        self.up_since = self.now
        self.got: list[tuple[int, str, datetime, datetime]] = []
        """Chat, text, when it was sent, and since when the process that was killed last is up."""
        self.doors: list[Door] = []
        self._ours: set[tuple[int, int]] = set()
        self._last: Counter[int] = Counter()

    def talk(self, chat: int, most: int) -> None:
        """Others write; the processes hear of it where they are told."""
        kind, where = kind_of(chat), numbered_in(chat)
        self._last[where] += 0 if kind is Kind.QUIET else self.draw.randint(0, most)
        if kind in (Kind.PERSON, Kind.SEEN) and self._last[where]:
            for door in self.doors:
                door.numbers.heard(chat, self._last[where])

    def written(self, chat: int) -> int:
        """The number of a message of the bot that stands in a chat now."""
        self._last[numbered_in(chat)] += 1
        number = self._last[numbered_in(chat)]
        self._ours.add((chat, number))
        return number

    def whose(self, chat: int, number: int) -> str:
        """What Telegram says to whoever would end a live location there."""
        if (chat, number) in self._ours:
            return "There is no live location in the message to edit"
        if chat < 0 and number <= self._last[chat]:
            return "Message can't be edited"
        return "Message to edit not found"

    def end_of_next(self) -> int | None:
        """Where in the next sending the process ends, if it does: before it, on its way, before it is heard."""
        self.sends += 1
        where = self._kills.pop(self.sends, None)
        self.report.kills += where is not None
        return where

    # What the desk asks of an assistant.

    def agenda(self, name: str) -> Agenda | None:
        """The agenda of a plan now; read while something is sent, too, where a process may end."""
        plan = self.plans[name]
        since, dated = plan.at(self.now)
        if dated is None:
            return None
        if since not in plan.agendas:
            known = [made(text_of(days), name) for at, days in plan.history if days is not None and at <= since]
            plan.agendas[since] = agenda_of(known[-1], tuple(reversed(known[:-1])))
        return plan.agendas[since]

    def generation(self) -> int:
        """Not asked for here."""
        return 1


class Bot:
    """What the door sends through."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def stop_message_live_location(self, chat: int, number: int) -> None:
        """Says whose message has a number."""
        self._world.report.asked += 1
        raise BadRequest(self._world.whose(chat, number))

    async def send_message(self, chat: int, text: str, **_: Any) -> telegram.Message:
        """Takes a message, unless the process ends before; the process may end before it hears of it."""
        ends = self._world.end_of_next()
        if ends == 0:
            raise KilledError
        await asyncio.sleep(0)
        if ends == 1:
            raise KilledError
        self._world.got.append((chat, text, self._world.now, self._world.up_since))
        number = self._world.written(chat)
        if ends == 2:
            self._world.report.on_the_wire += 1
            self._world.talk(chat, 5)
            raise KilledError
        await asyncio.sleep(0)
        return telegram.Message(number, self._world.now, telegram.Chat(chat, "supergroup"))


def plans_made(count: int, days: int, seed: int) -> list[Plan]:
    """Plans of invented communes; a third get a new version in the middle, one of ten is taken out later."""
    draw, plans = random.Random(seed), []
    for number in range(count):
        year = BEGIN.year + (number % 2 if days > A_YEAR else 0)
        dated = _dated(draw, year)
        history: list[tuple[datetime, Dated | None]] = [(datetime.combine(BEGIN, time(0), ZONE), dated)]
        middle = datetime.combine(BEGIN + timedelta(days=days // 2), time(10, 7), ZONE)
        if number % 3 == 0:
            moved = {what: day + timedelta(days=draw.choice((0, 5, 9))) for what, day in dated.items()}
            history.append((middle, moved))
        if number % 10 == 9:
            history.append((middle + timedelta(days=40), None))
        plans.append(Plan(f"xa-{number}", history))
    return plans


def _dated(draw: random.Random, year: int) -> Dated:
    first = date(year, 1, 20) + timedelta(days=draw.randrange(20))
    end = first + timedelta(days=120 + draw.randrange(20))
    second = end + timedelta(days=1)
    last = second + timedelta(days=140 + draw.randrange(10))
    return {
        "Đợt 1: bắt đầu": first,
        "Đợt 1: kết thúc": end,
        "Đợt 2: bắt đầu": second,
        "Đợt 2: kết thúc": last,
        "Hạn: bản đăng ký thi đua": first + timedelta(days=15),
        "Hạn: báo cáo sơ kết": end + timedelta(days=10),
        "Hạn: báo cáo tổng kết": last + timedelta(days=12),
    }


def text_of(days: Dated) -> str:
    """The text of a plan with these days."""
    shown = {what: f"{day:%d/%m/%Y}" for what, day in days.items()}
    return f"""ỦY BAN NHÂN DÂN
XÃ ĐỒNG MẪU
Số: 05/KH-UBND
Đồng Mẫu, ngày 05 tháng 01 năm {days["Đợt 1: bắt đầu"].year}
KẾ HOẠCH
Tổ chức phong trào thi đua yêu nước năm {days["Đợt 1: bắt đầu"].year}
I. THỜI GIAN
1. Đợt 1: Từ ngày {shown["Đợt 1: bắt đầu"]} đến ngày {shown["Đợt 1: kết thúc"]}.
2. Đợt 2: Từ ngày {shown["Đợt 2: bắt đầu"]} đến ngày {shown["Đợt 2: kết thúc"]}.
II. TỔ CHỨC THỰC HIỆN
1. Các thôn gửi bản đăng ký thi đua về Văn phòng UBND xã trước ngày {shown["Hạn: bản đăng ký thi đua"]}.
2. Các thôn gửi báo cáo sơ kết về Văn phòng UBND xã trước ngày {shown["Hạn: báo cáo sơ kết"]}.
3. Các thôn gửi báo cáo tổng kết về Văn phòng UBND xã trước ngày {shown["Hạn: báo cáo tổng kết"]}.
CHỦ TỊCH
Lò Văn Mẫu
"""


Key = tuple[int, str, str, date, int]


def due_of(follow: Follow, plan: Plan) -> dict[Key, datetime]:
    """When a follow is to be told of what, from the days alone: the oracle."""
    found: dict[Key, datetime] = {}
    was: Dated = {}
    ends = [at for at, _ in plan.history[1:]] + [datetime.max.replace(tzinfo=ZONE)]
    for (since, dated), until in zip(plan.history, ends, strict=True):
        for what, day in (dated or {}).items():
            last = day - timedelta(days=1) if what.startswith("Hạn") else day
            times = [
                (datetime.combine(day - timedelta(days=n), time(*divmod(follow.minute, 60)), ZONE), n)
                for n in follow.days
            ]
            for at, n in times:
                if since < at < until and at.date() <= last and at.timestamp() > follow.since:
                    found.setdefault((follow.chat, plan.name, what, day, n), at)
            before = [one for one in times if one[0] <= since and one[0].timestamp() > follow.since]
            if before and since.date() <= last and since > plan.history[0][0]:
                found.setdefault((follow.chat, plan.name, what, day, max(before)[1]), since)
            elif since.date() <= last and was.get(what, day) != day:
                # Whoever was told of the day before is told that it has moved.
                told = [n for n in follow.days if (follow.chat, plan.name, what, was[what], n) in found]
                found.update({(follow.chat, plan.name, what, day, MOVED): since} if told else {})
        was = dated or {}
    return found


async def simulate(
    folder: Path, *, chats: int = 267, days: int = 730, kills: int = 300, plans: int = 20, seed: int = 1
) -> Report:
    """Two years, or less, of reminders."""
    known = plans_made(plans, days, seed)
    follows = [
        Follow(
            chat_of(n),
            known[n % plans].name,
            "p",
            days=DAYS[n % len(DAYS)],
            minute=MINUTES[n // 7 % len(MINUTES)],
            since=1.0,
        )
        for n in range(chats)
    ]
    expected: dict[Key, datetime] = {}
    horizon = datetime.combine(BEGIN + timedelta(days=days), time(0), ZONE)
    for follow in follows:
        plan = next(one for one in known if one.name == follow.plan)
        expected |= {key: at for key, at in due_of(follow, plan).items() if at < horizon}
    kept = [replace(one, history=[h for h in one.history if h[1] is not None]) for one in known]
    had_stayed = {
        key
        for follow in follows
        for plan in kept
        if plan.name == follow.plan
        for key, at in due_of(follow, plan).items()
        if at < horizon
    }
    world = World(known, kills, len(expected), seed)
    began = wall.monotonic()
    state = open_state(folder)
    for follow in follows:
        state.follows.add(follow)
        # The answer to whoever wished it.
        state.inbox.keep_number(follow.chat, world.written(follow.chat))
    asyncio.get_running_loop().set_task_factory(_registering)
    replicas = [_desk(folder, world) for _ in range(2)]
    up = [world.now, world.now]
    times = sorted(set(expected.values()))
    for at in times:
        world.now = at + timedelta(seconds=world.draw.uniform(0, STEP))
        for follow in follows:
            world.talk(follow.chat, 30)
        looks = 1
        while looks:
            looks -= 1
            died = await _look(replicas, up, world)
            for number in died:
                replicas[number].close()
                world.doors.remove(replicas[number].door)
                replicas[number] = _desk(folder, world)
                world.up_since = up[number] = world.now + timedelta(seconds=world.draw.uniform(1, 20))
                # What it held is free again within a minute.
                looks = 6
            world.now += timedelta(seconds=STEP)
    for desk in replicas:
        desk.close()
    state.close()
    _compare(world, expected, {follow.chat: follow for follow in follows})
    world.report.removed = len(had_stayed - expected.keys())
    first = {plan.name: (plan.history[0][1] or {}) for plan in known}
    world.report.moved = sum(first[name].get(what) != day for _, name, what, day, _ in expected)
    world.report.seconds = wall.monotonic() - began
    return world.report


async def _look(replicas: list[Desk], up: list[datetime], world: World) -> list[int]:
    """Both processes that are up look for what is due; the numbers of those that were killed."""
    running = {n: asyncio.create_task(_one(n, desk, world)) for n, desk in enumerate(replicas) if up[n] <= world.now}
    await asyncio.wait(running.values()) if running else None
    return [number for number, task in running.items() if task.result()]


async def _one(number: int, desk: Desk, world: World) -> bool:
    REPLICA.set(number)
    _TASKS[number] = []
    task = asyncio.create_task(bell.remind(desk, world.now))
    await asyncio.wait({task})
    if not isinstance(task.exception(), KilledError):
        task.result()
        return False
    others = [one for one in _TASKS[number] if not one.done()]
    for one in others:
        one.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    return True


_TASKS: dict[int, list[asyncio.Task[Any]]] = defaultdict(list)


def _registering(loop: asyncio.AbstractEventLoop, coro: Any, **how: Any) -> asyncio.Task[Any]:
    """Know each task by the process that it would be of: with the process they all end."""
    task = asyncio.Task(coro, loop=loop, **how)
    _TASKS[REPLICA.get()].append(task)
    return task


def _desk(folder: Path, world: World) -> Desk:
    """A process that starts: a desk with a door of its own over the one state."""
    settings = Settings(data_dir=folder, timezone=ZONE)
    door = Door(Bot(world), Rates(10**6, 10**6, 10**6))  # type: ignore[arg-type]
    world.doors.append(door)
    desk = Desk(settings, world, door, None)  # type: ignore[arg-type]
    desk.open()
    notices, follows = desk.state.notices, desk.state.follows

    def clock() -> float:
        return world.now.timestamp()

    object.__setattr__(desk.state, "notices", Notices(notices.engine, clock))
    object.__setattr__(desk.state, "follows", Follows(follows.engine, clock))
    return desk


def _compare(world: World, expected: dict[Key, datetime], follows: dict[int, Follow]) -> None:
    report = world.report
    report.due = len(expected)
    for chat, text, at, up_since in world.got:
        key = _key(chat, text, at, follows[chat], world)
        report.sent[key] += 1
        if key not in expected:
            report.wrong.append(f"{key} {at}")
        elif report.sent[key] == 1:
            late = (at - max(expected[key], up_since)).total_seconds()
            report.late += late > 60
            report.latest = max(report.latest, late)
    report.lost = sum(key not in report.sent for key in expected)


def _key(chat: int, text: str, at: datetime, follow: Follow, world: World) -> Key:
    """What a message told of, found by what it says and when."""
    plan = world.plans[follow.plan]
    dated = plan.at(at)[1] or {}
    first = text.partition("\n")[0]
    what = next((one for one in dated if one in first), "?")
    day = dated.get(what, BEGIN)
    passed = [
        n
        for n in follow.days
        if datetime.combine(day - timedelta(days=n), time(*divmod(follow.minute, 60)), ZONE) <= at
    ]
    return chat, plan.name, what, day, min(passed, default=MOVED)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(asyncio.run(simulate(Path(folder), kills=arguments.kills)))


if __name__ == "__main__":
    main()
