"""Two hundred turns of ordinary talk over the whole program as one process."""

import asyncio
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.state import open_state
from bot.state.groups import Group
from tests.e2e.botapi import BotApi
from tests.e2e.talk.scenes import Played, Stage, bound, days_of, faults, plans, played, scenes, speaks_of_a_plan
from tests.e2e.test_process import bot, finished, program

WANTED = 0.95
"""The share of turns that come back as written."""


async def test_two_hundred_turns_of_talk_come_back_as_written(tmp_path: Path) -> None:
    days = days_of(datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date())
    async with BotApi(privacy=False) as api:
        stages = [Stage(api, scene) for scene in scenes(days)]
        await finished(api, tmp_path, "ingest", "--yes", *map(str, plans(tmp_path / "written", days)))
        known = await _known(api, tmp_path)
        _settle(tmp_path / "data", stages, known)
        async with bot(api, tmp_path, PERSON_LIMIT="1000", CHAT_LIMIT="1000", LOG_LEVEL="WARNING"):
            turns = await played(stages)
    wrong = {str(one): told for one in turns if (told := [*faults(one)])}
    report = "\n".join(f"{turn}\n    {'; '.join(told)}" for turn, told in wrong.items())
    print(f"{len(turns) - len(wrong)} of {len(turns)} turns as written\n{report}")
    intruding = [str(one) for one in turns if _is_no_business_of_a_plan(one) and speaks_of_a_plan(one)]
    assert not intruding, "\n".join(intruding)
    assert len(turns) - len(wrong) >= WANTED * len(turns), report


def _is_no_business_of_a_plan(one: Played) -> bool:
    return bool(one.turn.get("talk") or one.turn.get("silent"))


async def _known(api: BotApi, folder: Path) -> list[str]:
    """The ids of the plans, as the program tells them."""
    process = await program(api, folder, "plans", "--json")
    told, _ = await asyncio.wait_for(process.communicate(), 60)
    return [one["plan"] for one in json.loads(told)]


def _settle(data: Path, stages: list[Stage], known: list[str]) -> None:
    """What administrators and groups have set before the talk begins."""
    state = open_state(data)
    for stage in stages:
        if stage.scene.place != "private":
            every = stage.scene.place == "every"
            group = Group(stage.chat.id, stage.scene.name, enabled=True, plan=bound(stage, known), every=every)
            assert bool(group.plan) == bool(stage.scene.plan), (stage.scene.plan, known)
            state.groups.put(group)
    state.close()
