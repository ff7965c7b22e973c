"""The criteria of an award form as a list to tick off."""

from tests.bot.telegram.fakes import ScriptedAssistant
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.reading import data, labels
from tests.plans_made import made
from tests.shelves import COMMUNE, PROVINCE

PLANS = (made(PROVINCE, "lac-ha"), made(COMMUNE, "nam-khoa"))


async def test_criteria_are_ticked_off_and_kept_and_nothing_is_judged(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    chat = api.world.private(lan)
    async with start(ScriptedAssistant(plans=PLANS)) as application:
        api.say(chat, lan, "đơn vị tôi có đủ điều kiện không?")
        [shown] = await api.replies(chat)
        assert shown["text"] == "Theo kế hoạch nào?"
        await api.pressed(chat, lan, shown, data(shown, "Lạc Hà"))
        await api.until(lambda: shown["text"] == "Hình thức khen thưởng nào?")
        await api.pressed(chat, lan, shown, data(shown, "Bằng khen"))
        await api.until(lambda: shown["text"].startswith("Tiêu chuẩn Bằng khen"))
        assert "☐ 1. " in shown["text"]
        await api.pressed(chat, lan, shown, data(shown, "☐ 1"))
        await api.until(lambda: "☑ 1. " in shown["text"])
        assert labels(shown)[0] == "☑ 1"
        api.say(group, lan, "/checklist tỉnh Lạc Hà")
        [listed] = await api.replies(group)
        api.say(chat, lan, "/dieukien xã Nậm Khoa")
        none = (await api.replies(chat, 2))[-1]
        forged = await api.pressed(chat, lan, shown, "k:tick:0123:0:0")
        person = application.bot_data.state.people.person(lan["id"])
        assert len(application.bot_data.state.learning.ticked(person, "lac-ha")) == 1
    assert "Tôi không kết luận đủ hay chưa" in shown["text"]
    assert "sáng kiến được công nhận" in shown["text"].partition("Nguồn")[2]
    assert listed["text"] == "Hình thức khen thưởng nào?"
    assert "chưa đọc thấy tiêu chuẩn" in none["text"]
    assert "không còn" in forged["text"]
