"""Inline mode: @bot and a question in any chat gives an answer with its sources to paste there."""

from hashlib import blake2s

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions, Update
from telegram.constants import ParseMode

from bot.reply import Reply, plain
from bot.telegram.admitting.access import may_ask_in_private
from bot.telegram.asking.teaching import as_taught
from bot.telegram.context import Context
from bot.telegram.sending import html
from bot.telegram.sending.characters import clean, is_visible

SHORTEST = 4
"""Characters from which on a text may be a question: Telegram sends every letter that is typed."""

KEPT = 60
"""Seconds for which Telegram may show the same answer to the same person again."""


async def on_inline(update: Update, context: Context) -> None:
    """Offer the answer to what was typed; nothing is remembered of it."""
    query, desk = update.inline_query, context.bot_data
    if query is None:
        return
    question = clean(query.query).strip()
    allowed = await may_ask_in_private(desk, context.bot, query.from_user.id)
    results = []
    if allowed and len(question) >= SHORTEST and is_visible(question):
        # What is typed arrives letter by letter, mostly unfinished: one of a person's at a time.
        reply = await desk.thinking.run(query.from_user.id, lambda: desk.assistant.ask(question, unshown=True))
        results = [_result(question, as_taught(desk, reply), desk.words(query.from_user.id).asking.inline_title)]
    await query.answer(results, cache_time=KEPT, is_personal=True)


def _result(question: str, reply: Reply, title: str) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        html.render(reply)[0], parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    said = clean(" ".join(plain(line) for line in reply.lines))
    identity = blake2s(question.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return InlineQueryResultArticle(identity, title, content, description=said[:200])
