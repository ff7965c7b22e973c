"""The program as it is run: `thidua ingest`, then `thidua bot` as a process over the stand-in."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.e2e.botapi import TOKEN, BotApi
from tests.e2e.processes import running
from tests.e2e.reading import data
from tests.e2e.sample import PLAN


async def test_the_bot_process_answers_from_an_ingested_plan(api: BotApi, tmp_path: Path) -> None:
    plan = tmp_path / "suoi-mo-2031.md"
    plan.write_text(PLAN, encoding="utf-8")
    await finished(api, tmp_path, "ingest", "--yes", str(plan))
    lan = api.world.person()
    private, group = api.world.private(lan), api.world.group()
    async with bot(api, tmp_path) as process:
        api.say(private, lan, "Xã Suối Mơ có mấy đợt thi đua?")
        api.say(group, lan, "Có ai biết hạn báo cáo không?")
        api.say(group, lan, "/hoi han nop bao cao tong ket cua xa Suoi Mo?")
        [phases] = await api.replies(private, seconds=60)
        [deadline] = await api.replies(group, seconds=60)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
    assert "20/11/2031" in phases["text"]
    assert "Từ ngày 01/6/2031 đến ngày 20/11/2031" in phases["text"]
    assert "expandable_blockquote" in [entity["type"] for entity in phases["entities"]]
    assert "25/11/2031" in deadline["text"]
    assert not api.waiting


async def test_what_could_answer_is_counted_before_anybody_asks(api: BotApi, tmp_path: Path) -> None:
    plan = tmp_path / "suoi-mo-2031.md"
    plan.write_text(PLAN, encoding="utf-8")
    await finished(api, tmp_path, "ingest", "--yes", str(plan))
    assert not list(tmp_path.glob("**/evidence/*/*"))
    async with bot(api, tmp_path):
        await api.until(lambda: len(list(tmp_path.glob("**/evidence/*/*"))) == 1, 60)


async def test_edits_and_buttons_outlive_the_process(api: BotApi, tmp_path: Path) -> None:
    plan = tmp_path / "suoi-mo-2031.md"
    plan.write_text(PLAN, encoding="utf-8")
    await finished(api, tmp_path, "ingest", "--yes", str(plan))
    lan, group = api.world.person(), api.world.group()
    async with bot(api, tmp_path) as process:
        asked = api.say(group, lan, "/hoi Đợt 1 của xã Suối Mơ đến bao giờ?")
        [answer] = await api.replies(group, seconds=60)
        assert "30/5/2031" in answer["text"]
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
    async with bot(api, tmp_path):
        api.edit(group, asked, "/hoi Đợt 2 của xã Suối Mơ đến bao giờ?")
        await api.until(lambda: "20/11/2031" in api.sent(group)[0]["text"], 60)
        await api.pressed(group, lan, answer, data(answer, "📄"))
        _, passage = await api.replies(group, 2, seconds=60)
        api.say(group, lan, "Thế còn đợt 1?", reply_to=answer["message_id"])
        *_, follow_up = await api.replies(group, 3, seconds=60)
    assert "Đợt 2: Từ ngày 01/6/2031" in passage.get("caption", passage.get("text"))
    assert "30/5/2031" in follow_up["text"]


async def test_a_refused_token_ends_the_process_with_one_line(api: BotApi, tmp_path: Path) -> None:
    process = await program(api, tmp_path, "bot", TELEGRAM_BOT_TOKEN="999999:sai-ma-so")
    _, complaint = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    last = complaint.decode().splitlines()[-1]
    assert "@BotFather" in last
    assert b"Traceback" not in complaint
    assert b"sai-ma-so" not in complaint


@asynccontextmanager
async def bot(api: BotApi, folder: Path, **env: str) -> AsyncIterator[Process]:
    """`thidua bot`, running; killed at the end if it still is."""
    process = await program(api, folder, "bot", **env)
    async with running(process):
        yield process


async def finished(api: BotApi, folder: Path, *command: str) -> None:
    """A command that has to succeed."""
    process = await program(api, folder, *command)
    _, complaint = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, complaint.decode()


async def program(api: BotApi, folder: Path, *command: str, **env: str) -> Process:
    """The program, started over the stand-in with its data in the folder."""
    root = Path(__file__).resolve().parents[2]
    settings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(root),
        "PYTHONIOENCODING": "utf-8",
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.url,
        "DATA_DIR": str(folder / "data"),
        "PLANS_DIR": str(folder / "plans"),
    } | env
    start = "import sys; from bot.cli import main; sys.exit(main())"
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", start, *command),
        env=settings,
        cwd=folder,
        stdout=PIPE,
        stderr=PIPE,
        # As a service has it: on a busy machine each has the share of a program of its own, not of the tests.
        start_new_session=True,
    )


async def test_doctor_explains_what_privacy_mode_lets_the_bot_see(api: BotApi, tmp_path: Path) -> None:
    process = await program(api, tmp_path, "doctor")
    told, _ = await asyncio.wait_for(process.communicate(), 60)
    assert "@thidua_thu_bot" in told.decode()
    assert "chế độ riêng tư đang bật" in told.decode()
