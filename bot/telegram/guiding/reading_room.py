"""The way from a chat into the reading room: a link that expires. The button under answers is one of `keys`."""

import time

from telegram import Update

from bot.telegram.asking.answering import asker
from bot.telegram.asking.messages import may_ask, message_of, say
from bot.telegram.context import Context


async def on_room(update: Update, context: Context) -> None:
    """/trang: a link into the room, for whoever asks and what this chat may see."""
    message, desk = message_of(update), context.bot_data
    said = desk.words_for(message)
    if not await may_ask(context, message, "/trang"):
        return
    if not desk.settings.web_url:
        await say(context, message, said.guiding.room_closed)
        return
    from bot.web.server import link

    group = desk.group(message.chat.id)
    to = f"/ke-hoach/{group.plan}" if group.plan else "/"
    address = link(desk, asker(message), message.chat.id, time.time(), to)
    await say(context, message, said.guiding.room_link.format(link=address))
