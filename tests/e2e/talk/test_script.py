"""Two hundred turns of ordinary talk over the whole program as one process."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.assistant import open_assistant
from bot.settings import Settings
from bot.state import open_state
from bot.state.groups import Group
from ingest.pipeline import ingest
from tests.e2e.botapi import BotApi
from tests.e2e.talk.scenes import Played, Stage, bound, days_of, faults, plans, played, scenes, speaks_of_a_plan
from tests.e2e.test_process import bot

WANTED = 0.95
"""The share of turns that come back as written."""


async def test_two_hundred_turns_of_talk_come_back_as_written(tmp_path: Path) -> None:
    days = days_of(datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date())
    async with BotApi(privacy=False) as api:
        stages = [Stage(api, scene) for scene in scenes(days)]
        _settle(tmp_path, stages, days)
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


def _settle(folder: Path, stages: list[Stage], days: dict[str, str]) -> None:
    """What administrators and groups have set before the talk begins: the plans, and which group is about which."""
    data = folder / "data"
    with open_assistant(Settings(data_dir=data)) as assistant:
        taken_in = [*ingest(plans(folder / "written", days), assistant.library)]
        assert not [one.error for one in taken_in if one.error]
        known = [version.plan for version in assistant.plans()]
    state = open_state(data)
    for stage in stages:
        if stage.scene.place != "private":
            every = stage.scene.place == "every"
            group = Group(stage.chat.id, stage.scene.name, enabled=True, plan=bound(stage, known), every=every)
            assert bool(group.plan) == bool(stage.scene.plan), (stage.scene.plan, known)
            state.groups.put(group)
    state.close()
