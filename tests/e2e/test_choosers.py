"""Choosing among very many plans: page by page, those under way first, those that ended behind a button."""

from dataclasses import replace

import pytest

from knowledge.plan import PlanVersion
from tests.bot.telegram.fakes import ScriptedAssistant, plan_version
from tests.e2e.botapi import BotApi, Json
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels

RUNNING, ENDED = 45, 10


def of_year(number: int, year: int) -> PlanVersion:
    version = plan_version(f"mua-{number:02}-{year}", f"Phong trào thi đua của xã Mùa số {number:02} năm {year}")
    return replace(version, card=replace(version.card, years=(year,)))


PLANS = tuple(of_year(n, 2031) for n in range(1, RUNNING + 1)) + tuple(of_year(n, 2029) for n in range(1, ENDED + 1))


async def turned(api: BotApi, chat: Json, person: Json, message: Json, label: str) -> Json:
    """The message once a button has turned its page."""
    before = labels(message)
    await api.pressed(chat, person, message, data(message, label))
    shown = {"message": message}

    def is_turned() -> bool:
        shown["message"] = next(one for one in api.sent(chat) if one["message_id"] == message["message_id"])
        return labels(shown["message"]) != before

    await api.until(is_turned)
    return shown["message"]


async def test_a_group_is_bound_to_the_forty_first_plan(api: BotApi, start: Start) -> None:
    boss, group = api.world.person("Sếp"), api.world.group()
    group.members[boss["id"]] = "administrator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        api.say(group, boss, "/kehoach")
        [message] = await api.replies(group)
        assert not any("2029" in label for label in labels(message))
        for page in range(2, 7):
            message = await turned(api, group, boss, message, f"Trang {page}/6 ›")
        assert "Kế hoạch: tất cả" in labels(message)
        await api.pressed(group, boss, message, data(message, "số 41 năm 2031"))
        await api.until(lambda: application.bot_data.group(group.id).plan == "mua-41-2031")


async def test_ended_plans_are_behind_a_button(api: BotApi, start: Start) -> None:
    boss, group = api.world.person("Sếp"), api.world.group()
    group.members[boss["id"]] = "administrator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        api.say(group, boss, "/kehoach")
        [message] = await api.replies(group)
        message = await turned(api, group, boss, message, f"Đã kết thúc ({ENDED})")
        assert all("2029" in label for label in labels(message)[:8])
        back = await turned(api, group, boss, message, f"Đang thực hiện ({RUNNING})")
        assert "2031" in labels(back)[0]
        message = await turned(api, group, boss, back, "Đã kết thúc")
        await api.pressed(group, boss, message, data(message, "số 03 năm 2029"))
        await api.until(lambda: application.bot_data.group(group.id).plan == "mua-03-2029")


async def test_what_is_most_alike_comes_first_and_all_are_one_press_away(api: BotApi, start: Start) -> None:
    lan = api.world.person()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS), private_chats="all"):
        api.say(chat, lan, "/lich cho Mùa 40")
        [message] = await api.replies(chat)
        assert "số 40" in labels(message)[0]
        message = await turned(api, chat, lan, message, f"Tất cả kế hoạch ({RUNNING + ENDED})")
        assert "số 01 năm 2031" in labels(message)[0]
        await api.pressed(chat, lan, message, data(message, "số 05"))
        await api.until(lambda: bool(api.of("sendDocument")) or len(api.sent(chat)) > 1)


@pytest.mark.parametrize("forged", ["n:0:r:z", "n:0:x:s:plan", "n:", "n:9999:r:s:plan:" + "x" * 40])
async def test_a_made_up_page_changes_nothing(api: BotApi, start: Start, forged: str) -> None:
    boss, group = api.world.person("Sếp"), api.world.group()
    group.members[boss["id"]] = "administrator"
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        api.say(group, boss, "/kehoach")
        [message] = await api.replies(group)
        await api.pressed(group, boss, message, forged)
        assert application.bot_data.group(group.id).plan is None
