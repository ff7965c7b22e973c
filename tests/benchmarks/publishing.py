"""Kills the bot at random moments after an administrator pressed "publish", and looks at what came of it:
`python -m tests.benchmarks.publishing [ROUNDS] [SEED]`.

In each round a new version of a plan is sent, shown, agreed to, and the process ended by SIGKILL within 0.4 s
after the press; after the restart it must have been published exactly once.
"""

import asyncio
import random
import signal
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import Settings
from bot.state import open_state
from bot.state.proposals import Stage
from bot.store import open_store
from tests.e2e.botapi import BotApi
from tests.e2e.reading import data, labels
from tests.e2e.sample import PLAN
from tests.e2e.test_process import bot
from tests.e2e.world import Chat, Json

LONGEST = 0.4
"""Seconds from the press to the kill, at most."""


async def main(rounds: int, seed: int) -> int:
    """Exit status 1 where something was published twice or not at all."""
    draw, found, faults = random.Random(seed), Counter[str](), []
    with TemporaryDirectory() as folder:
        async with BotApi() as api:
            admin = api.world.person("Quản")
            for number in range(1, rounds + 1):
                stage = await one_round(api, admin, Path(folder), number, draw.uniform(0, LONGEST))
                found[stage] += 1
                versions, audited = outcome(Path(folder))
                if versions != list(range(1, number + 1)) or audited != number:
                    faults.append(f"round {number}, killed when {stage}: versions {versions}, noted {audited} times")
    print("killed when the proposal was:", dict(found))
    print(f"{rounds} rounds, {len(faults)} faults", *faults, sep="\n")
    return int(bool(faults))


async def one_round(api: BotApi, admin: Json, folder: Path, number: int, delay: float) -> str:
    """How far the proposal was when the process was killed."""
    chat, named = api.world.private(admin), {"ADMIN_USER_IDS": str(admin["id"])}
    plan = PLAN.replace("Đợt 1:", f"Đợt 1 (lần {number}):")
    async with bot(api, folder, **named) as process:
        before = len(api.sent(chat))
        api.send_file(chat, admin, "suoi-mo-2031.md", plan.encode())
        await api.until(lambda: len(api.sent(chat)) > before, 60)
        shown = await offered(api, chat)
        api.press(chat, admin, shown, data(shown, "Công bố"))
        await asyncio.sleep(delay)
        process.kill()
        await process.wait()
    stage = stage_in(folder, number)
    async with bot(api, folder, **named) as process:
        api.say(chat, admin, "/nhatky")
        await api.replies(chat, before + 2, 60)
        assert f"bản {number} " in shown["text"], shown["text"]
        process.send_signal(signal.SIGTERM)
        await process.wait()
    return stage


def stage_in(folder: Path, number: int) -> str:
    """How far the latest proposal has come."""
    state = open_state(folder / "data")
    proposal = state.proposals.get(number)
    state.close()
    return (proposal.stage if proposal else Stage.CLOSED).value


def outcome(folder: Path) -> tuple[list[int], int]:
    """The versions of the plan, and how often it was noted that one was published."""
    with open_store(Settings(data_dir=folder / "data")) as library:
        versions = [one.version for plan in library.catalogue.plans() for one in plan.versions]
    state = open_state(folder / "data")
    audited = len(state.audit.latest(10_000))
    state.close()
    return versions, audited


async def offered(api: BotApi, chat: Chat) -> Json:
    """The summary, once it can be agreed to."""
    await api.until(lambda: api.sent(chat) and "✅ Công bố" in labels(api.sent(chat)[-1]), 60)
    return api.sent(chat)[-1]


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(asyncio.run(main(*given, *(40, 1)[len(given) :])))
