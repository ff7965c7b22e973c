"""Groups are told of a change of their plan in one message, once, if the administrator wants that."""

from dataclasses import replace

from bot.telegram.publishing.announcing import message_to
from bot.telegram.sending.html import plain
from tests.e2e.office import Office
from tests.e2e.reading import data, labels
from tests.e2e.sample import PLAN
from tests.e2e.test_uploading import LATER, NAME
from tests.e2e.world import Chat, Json


async def changed(office: Office, application: object, *groups: Chat, **settings: object) -> Json:
    """The message that offers to tell these groups of a new version of their plan."""
    desk = application.bot_data  # type: ignore[attr-defined]
    await office.publish(NAME, PLAN)
    for group in groups:
        desk.state.groups.put(replace(desk.group(group.id), plan="suoi-mo-2031", enabled=True, **settings))
    return await office.publish(NAME, LATER)


async def test_groups_of_the_plan_are_told_in_one_message_each(office: Office) -> None:
    api = office.api
    bound, english, other = (api.world.group(title) for title in ("Một", "Hai", "Ba"))
    async with office.open() as application:
        told = await changed(office, application, bound, english)
        desk = application.bot_data
        desk.state.groups.put(replace(desk.group(english.id), language="en"))
        assert labels(told) == ["📣 Báo cho 2 nhóm"]
        await office.press("Báo cho")
        await office.said("Đã báo cho 2 nhóm.")
        again = await api.pressed(office.chat, office.admin, told, "t:2")
    [message], [translated] = api.sent(bound), api.sent(english)
    assert message["text"].startswith("📣 UBND xã Suối Mơ 2031: từ nay theo bản 2.")
    assert "Δ hạn báo cáo tổng kết: trước ngày 25/11/2031 → trước ngày 28/11/2031" in message["text"]
    assert "gửi báo cáo tổng kết về Văn phòng UBND xã trước ngày 28/11/2031" in message["text"]
    assert "expandable_blockquote" in [entity["type"] for entity in message["entities"]]
    assert "version 2 counts from now on" in translated["text"]
    assert api.sent(other) == []
    assert "Đã báo cho các nhóm rồi" in again["text"]
    assert labels(told) == []


async def test_only_changes_of_facts_are_told_to_groups(office: Office) -> None:
    """A paragraph put in before others numbers them anew, which is no news to anybody."""
    group = office.api.world.group()
    numbered = PLAN.replace("1. Hình thức", "3. Hình thức").replace("2. Tiêu chuẩn", "4. Tiêu chuẩn")
    renumbered = numbered.replace("Khích lệ cán bộ", "Khích lệ tất cả cán bộ").replace("- Đợt", "+ Đợt")
    async with office.open() as application:
        desk = application.bot_data
        await office.publish(NAME, PLAN)
        desk.state.groups.put(replace(desk.group(group.id), plan="suoi-mo-2031", enabled=True))
        await office.publish(NAME, renumbered)
        await office.press("Báo cho")
        await office.said("Đã báo cho 1 nhóm.")
    [message] = office.api.sent(group)
    assert "Chỉ sửa câu chữ" in message["text"]
    assert "Tiêu chuẩn" not in message["text"]


async def test_a_group_without_the_bot_is_left_alone(office: Office) -> None:
    api = office.api
    left, bound, disabled = api.world.group(bot="kicked"), api.world.group(), api.world.group()
    async with office.open() as application:
        desk = application.bot_data
        await changed(office, application, left, bound, disabled)
        desk.state.groups.put(replace(desk.group(disabled.id), enabled=False))
        await office.press("Báo cho")
        await office.said("Đã báo cho 1 nhóm; 1 nhóm không nhận được")
    assert len(api.sent(bound)) == 1
    assert api.sent(left) == api.sent(disabled) == []
    tried = [call for call in api.of("sendMessage") if str(call.params["chat_id"]) == str(left.id)]
    assert len(tried) == 1


async def test_nobody_is_told_of_what_no_longer_counts(office: Office) -> None:
    group = office.api.world.group()
    async with office.open() as application:
        offered = await changed(office, application, group)
        await office.write("/quaylai suoi-mo-2031")
        await office.press("Quay lại bản 1")
        back = await office.said("đang dùng bản 1")
        told = await office.api.pressed(office.chat, office.admin, offered, data(offered, "Báo cho"))
        await office.api.pressed(office.chat, office.admin, back, data(back, "Báo cho"))
        await office.said("Đã báo cho 1 nhóm.")
    assert "có thay đổi khác sau đó" in told["text"]
    [message] = office.api.sent(group)
    assert "28/11/2031 → trước ngày 25/11/2031" in message["text"]


async def test_a_press_that_comes_again_after_a_crash_tells_nobody_twice(office: Office) -> None:
    """The process ended after the first of two groups was told."""
    api = office.api
    groups = sorted((api.world.group(), api.world.group()), key=lambda group: group.id)
    async with office.open() as application:
        offered = await changed(office, application, *groups)
        inbox = application.bot_data.state.inbox
        await office.press("Báo cho")
        await office.said("Đã báo cho 2 nhóm.")
        press = next(update for update in range(140, 100, -1) if inbox.sending(update, 2))
    assert [len(api.sent(group)) for group in groups] == [1, 1]
    # As if the second message had never been begun, nor the update worked off.
    from telegram import Update

    from bot.state import open_state
    from bot.state.tables import INBOX, SENDINGS
    from bot.telegram.arriving.intake import as_json

    state = open_state(application.bot_data.settings.data_dir)
    query = {"id": "1", "from": office.admin, "message": offered, "chat_instance": "1", "data": "t:2"}
    update = Update.de_json({"update_id": press, "callback_query": query}, None)
    with state.inbox.engine.begin() as connection:
        connection.execute(SENDINGS.delete().where(SENDINGS.c.update == press, SENDINGS.c.ordinal == 2))
        connection.execute(INBOX.update().where(INBOX.c.update == press).values(content=as_json(update)))
    state.close()
    del groups[1].messages[next(iter(groups[1].messages))]
    async with office.open():
        await api.until(lambda: len(api.sent(groups[1])) == 1)
    assert [len(api.sent(group)) for group in groups] == [1, 1]


async def test_a_change_of_any_size_is_one_message(office: Office) -> None:
    many = "".join(f"{n}. Phòng số {n}: gửi báo cáo chuyên đề {n} trước ngày {n:02d}/10/2031.\n" for n in range(2, 29))
    async with office.open():
        await office.publish(NAME, PLAN)
        [before] = office.assistant.plans()
        await office.publish(NAME, PLAN.replace("1. Văn phòng UBND xã", many + "29. Văn phòng UBND xã"))
        [after] = office.assistant.plans()
    text = plain(message_to(after, before, "vi"))
    assert len(text) <= 4096
    assert "… và " in text
    assert "đã có kế hoạch (bản 2)" in plain(message_to(after, None, "vi"))
