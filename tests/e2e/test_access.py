"""Who may ask, how much, and what those are told who may not."""

from tests.bot.telegram.fakes import ScriptedAssistant, plan_version
from tests.e2e.botapi import BotApi
from tests.e2e.conftest import Start
from tests.e2e.world import Chat, Json


async def test_a_group_asks_once_an_admin_of_the_bot_has_enabled_it(api: BotApi, start: Start) -> None:
    admin, lan, group = api.world.person("Quản"), api.world.person("Lan"), api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant, admin_user_ids=frozenset({admin["id"]})):
        said = [
            await told(api, group, lan, "/hoi Chưa bật?"),
            await told(api, group, lan, "/bat"),
            await told(api, group, admin, "/bat"),
            await told(api, group, lan, "/hoi Đã bật?"),
            await told(api, group, admin, "/tat"),
            await told(api, group, lan, "/hoi Lại tắt?"),
            await told(api, group, admin, "/enable"),
        ]
    assert "chưa được bật" in said[0]
    assert str(group.id) in said[0]
    assert "Chỉ quản trị viên của bot" in said[1]
    assert "Đã bật" in said[2]
    assert "Đã bật?" in said[3]
    assert "Đã tắt" in said[4]
    assert "chưa được bật" in said[5]
    assert "Đã bật" in said[6]
    assert assistant.questions == ["Đã bật?"]


async def test_enabling_outlives_a_restart(api: BotApi, start: Start) -> None:
    admin, lan, group = api.world.person("Quản"), api.world.person("Lan"), api.world.group()
    async with start(ScriptedAssistant(), admin_user_ids=frozenset({admin["id"]})):
        await told(api, group, admin, "/bat")
    async with start(ScriptedAssistant(), admin_user_ids=frozenset({admin["id"]})):
        assert "Hỏi?" in await told(api, group, lan, "/hoi Hỏi?")


async def test_allowed_groups_need_nobody_to_enable_them(api: BotApi, start: Start) -> None:
    lan, allowed, other = api.world.person(), api.world.group("Trong"), api.world.group("Ngoài")
    async with start(ScriptedAssistant(), allowed_chat_ids=frozenset({allowed.id})):
        assert "Về “Hỏi?”" in await told(api, allowed, lan, "/hoi Hỏi?")
        assert "chưa được bật" in await told(api, other, lan, "/hoi Hỏi?")


async def test_a_group_that_is_not_enabled_learns_nothing_from_any_command(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group()
    assistant = ScriptedAssistant(plans=(plan_version(title="Kế hoạch bí mật"),))
    async with start(assistant, admin_user_ids=frozenset({1})):
        for command in ("/kehoach", "/help", "/start", "/dot", "/han", "/sosanh a và b", "@thidua_thu_bot ơi"):
            assert "chưa được bật" in await told(api, group, lan, command)
    assert assistant.questions == []


async def test_a_stranger_who_adds_the_bot_gets_a_polite_line_and_admins_a_notice(api: BotApi, start: Start) -> None:
    admin, stranger = api.world.person("Quản"), api.world.person("Lạ")
    group, desk = api.world.group("Nhóm lạ", bot="left"), api.world.private(admin)
    async with start(ScriptedAssistant(), admin_user_ids=frozenset({admin["id"], 404})):
        api.add_bot(group, stranger)
        [line] = await api.replies(group)
        [notice] = await api.replies(desk)
        assert "added" not in line["text"]
        api.remove_bot(group, stranger)
        assert "bot được thêm vào nhóm: Nhóm lạ" in await told(api, desk, admin, "/nhatky")
    assert "chưa được bật" in line["text"]
    assert "Nhóm lạ" in notice["text"]
    assert str(group.id) in notice["text"]


async def test_added_to_an_enabled_group_it_says_how_to_ask(api: BotApi, start: Start) -> None:
    lan, group = api.world.person(), api.world.group(bot="left")
    async with start(ScriptedAssistant(), allowed_chat_ids=frozenset({group.id})):
        api.add_bot(group, lan)
        [line] = await api.replies(group)
    assert "@thidua_thu_bot" in line["text"]


async def test_private_chats_are_for_members_of_enabled_groups_and_admins(api: BotApi, start: Start) -> None:
    admin, member, stranger = (api.world.person(name) for name in ("Quản", "Thành viên", "Lạ"))
    group = api.world.group()
    group.members[member["id"]] = "member"
    settings = {"admin_user_ids": frozenset({admin["id"]}), "allowed_chat_ids": frozenset({group.id})}
    async with start(ScriptedAssistant(), **settings):
        for person in (admin, member):
            assert "Về “Hỏi?”" in await told(api, api.world.private(person), person, "Hỏi?")
        refused = await told(api, api.world.private(stranger), stranger, "Hỏi?")
    assert "chưa được hỏi riêng" in refused
    assert str(stranger["id"]) in refused


async def test_private_chats_can_be_open_to_all_or_to_admins_only(api: BotApi, start: Start) -> None:
    admin, member, stranger = (api.world.person(name) for name in ("Quản", "Thành viên", "Lạ"))
    group = api.world.group()
    group.members[member["id"]] = "member"
    named = {"admin_user_ids": frozenset({admin["id"]}), "allowed_chat_ids": frozenset({group.id})}
    async with start(ScriptedAssistant(), private_chats="all", **named):
        assert "Về" in await told(api, api.world.private(stranger), stranger, "Hỏi?")
    async with start(ScriptedAssistant(), private_chats="admins", **named):
        assert "chưa được hỏi riêng" in await told(api, api.world.private(member), member, "Hỏi nữa?")
        assert "Về" in await told(api, api.world.private(admin), admin, "Hỏi?")


async def test_too_many_questions_of_a_person_are_told_the_waiting_time_and_then_nothing(
    api: BotApi, start: Start
) -> None:
    lan, minh, group = api.world.person("Lan"), api.world.person("Minh"), api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant, person_limit=2):
        for n in range(8):
            api.say(group, lan, f"/hoi Câu {n}?")
        await told(api, group, minh, "/hoi Minh hỏi?")
    waits = [m["text"] for m in api.sent(group) if "Hãy hỏi lại sau" in m["text"]]
    assert assistant.questions == ["Câu 0?", "Câu 1?", "Minh hỏi?"]
    assert len(waits) == 3
    assert all(0 < int(text.split("sau ")[1].split()[0]) <= 60 for text in waits)


async def test_a_chat_as_a_whole_is_limited_too(api: BotApi, start: Start) -> None:
    people, group, other = [api.world.person(str(n)) for n in range(4)], api.world.group(), api.world.group()
    assistant = ScriptedAssistant()
    async with start(assistant, chat_limit=3):
        for n, person in enumerate(people):
            await told(api, group, person, f"/hoi Câu {n}?")
        assert "Về" in await told(api, other, people[3], "/hoi Nhóm khác?")
    assert "Hãy hỏi lại sau" in api.sent(group)[-1]["text"]


async def test_only_group_admins_ask_where_the_group_wants_that(api: BotApi, start: Start) -> None:
    boss, lan, group = api.world.person("Trưởng"), api.world.person("Lan"), api.world.group()
    group.members[boss["id"]] = "creator"
    async with start(ScriptedAssistant()) as application:
        state = application.bot_data.state
        state.groups.put(type(state.groups.get(group.id))(group.id, admins_only=True))
        assert "chỉ quản trị viên nhóm được hỏi" in await told(api, group, lan, "/hoi Hỏi?")
        assert "Về" in await told(api, group, boss, "/hoi Hỏi?")


async def told(api: BotApi, chat: Chat, person: Json, text: str) -> str:
    """What the bot says to a message."""
    before = len(api.sent(chat))
    api.say(chat, person, text)
    return str((await api.replies(chat, before + 1))[-1]["text"])
