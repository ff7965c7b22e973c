"""The program as it is run, killed while an administrator publishes: a plan is published once, groups are told once."""

import asyncio
import json
import signal
from pathlib import Path

import pytest

from bot.state import open_state
from bot.state.groups import Group
from tests.e2e.botapi import BotApi, Fault
from tests.e2e.reading import data, labels
from tests.e2e.sample import PLAN
from tests.e2e.test_process import bot, finished, program
from tests.e2e.world import Chat, Json

NAME = "suoi-mo-2031.md"
LATER = PLAN.replace("25/11/2031", "28/11/2031")


async def test_killed_between_summary_and_press_it_is_published_after_the_restart(api: BotApi, tmp_path: Path) -> None:
    admin = api.world.person("Quản")
    chat, named = api.world.private(admin), {"ADMIN_USER_IDS": str(admin["id"])}
    async with bot(api, tmp_path, **named) as process:
        api.send_file(chat, admin, NAME, PLAN.encode())
        shown = await offered(api, chat, "Công bố")
        await killed(process)
    assert await versions(api, tmp_path) == []
    async with bot(api, tmp_path, **named) as process:
        await api.pressed(chat, admin, shown, data(shown, "Công bố"))
        await api.until(lambda: "Đã công bố" in shown["text"], 60)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0
    assert await versions(api, tmp_path) == [1]
    assert len(api.sent(chat)) == 1


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.1, 0.3])
async def test_killed_after_the_press_it_is_published_once(api: BotApi, tmp_path: Path, delay: float) -> None:
    admin = api.world.person("Quản")
    chat, named = api.world.private(admin), {"ADMIN_USER_IDS": str(admin["id"])}
    async with bot(api, tmp_path, **named) as process:
        api.send_file(chat, admin, NAME, PLAN.encode())
        shown = await offered(api, chat, "Công bố")
        press = api.press(chat, admin, shown, data(shown, "Công bố"))
        if delay:
            await api.until(lambda: press in api.answered, 60)
            await asyncio.sleep(delay)
        await killed(process)
    async with bot(api, tmp_path, **named):
        # Answered after the press that came before it.
        api.say(chat, admin, "/nhatky")
        _, audit = await api.replies(chat, 2, 60)
    assert "Đã công bố" in shown["text"]
    assert audit["text"].count("nạp kế hoạch") == 1
    assert await versions(api, tmp_path) == [1]
    assert list((tmp_path / "data" / "uploads").iterdir()) == []


async def test_killed_while_a_file_is_fetched_it_is_read_after_the_restart(api: BotApi, tmp_path: Path) -> None:
    admin = api.world.person("Quản")
    chat, named = api.world.private(admin), {"ADMIN_USER_IDS": str(admin["id"])}
    api.fail("file", Fault("slow", 4))
    async with bot(api, tmp_path, **named) as process:
        api.send_file(chat, admin, NAME, PLAN.encode())
        await api.until(lambda: api.of("getFile"), 60)
        await killed(process)
    async with bot(api, tmp_path, **named):
        shown = await offered(api, chat, "Công bố")
    assert "Kế hoạch mới" in shown["text"]
    assert len(api.sent(chat)) == 1


async def test_sigterm_does_not_wait_for_a_file(api: BotApi, tmp_path: Path) -> None:
    admin = api.world.person("Quản")
    chat, named = api.world.private(admin), {"ADMIN_USER_IDS": str(admin["id"])}
    api.fail("file", Fault("slow", 15))
    async with bot(api, tmp_path, **named) as process:
        api.send_file(chat, admin, NAME, PLAN.encode())
        await api.until(lambda: api.of("getFile"), 60)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 12) == 0
    async with bot(api, tmp_path, **named):
        await offered(api, chat, "Công bố")
    assert len(api.sent(chat)) == 1
    state = open_state(tmp_path / "data")
    [proposal] = [state.proposals.get(1)]
    state.close()
    assert proposal is not None
    assert proposal.attempts == 1


async def test_killed_while_groups_are_told_each_is_told(api: BotApi, tmp_path: Path) -> None:
    admin = api.world.person("Quản")
    chat, named = api.world.private(admin), {"ADMIN_USER_IDS": str(admin["id"])}
    groups = [api.world.group(f"Tổ {n}") for n in range(12)]
    (tmp_path / NAME).write_text(PLAN, encoding="utf-8")
    await finished(api, tmp_path, "ingest", "--yes", str(tmp_path / NAME))
    state = open_state(tmp_path / "data")
    for group in groups:
        state.groups.put(Group(group.id, enabled=True, plan="suoi-mo-2031"))
    state.close()
    async with bot(api, tmp_path, **named) as process:
        api.send_file(chat, admin, NAME, LATER.encode())
        shown = await offered(api, chat, "Công bố")
        await api.pressed(chat, admin, shown, data(shown, "Công bố"))
        await offered(api, chat, "Báo cho 12 nhóm")
        api.fail("sendMessage", *[Fault("slow", seconds) for seconds in (0, 0, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5)])
        api.press(chat, admin, shown, data(shown, "Báo cho"))
        await api.until(lambda: sum(len(api.sent(group)) for group in groups) >= 3, 60)
        await killed(process)
    await asyncio.sleep(6)
    before = sum(len(api.sent(group)) for group in groups)
    async with bot(api, tmp_path, **named):
        await api.until(lambda: "Đã báo cho 12 nhóm" in shown["text"], 60)
    state = open_state(tmp_path / "data")
    repeats = state.inbox.repeats()
    state.close()
    counts = [len(api.sent(group)) for group in groups]
    assert min(counts) == 1
    assert sum(counts) <= len(groups) + repeats
    assert before <= sum(counts)


async def offered(api: BotApi, chat: Chat, label: str) -> Json:
    """The latest message, once it has a button of this label."""
    await api.until(lambda: api.sent(chat) and any(label in one for one in labels(api.sent(chat)[-1])), 60)
    return api.sent(chat)[-1]


async def killed(process: asyncio.subprocess.Process) -> None:
    """End a process without giving it time for anything."""
    process.kill()
    await process.wait()


async def versions(api: BotApi, folder: Path) -> list[int]:
    """The versions of the plan that the command line knows."""
    process = await program(api, folder, "show", "--json", "suoi-mo-2031")
    shown, _ = await asyncio.wait_for(process.communicate(), 60)
    return [one["version"] for one in json.loads(shown)["versions"]] if process.returncode == 0 else []
