"""The application, built apart from being run: who handles what, over which desk."""

import logging
import os
from collections.abc import Callable, Coroutine
from typing import Any, cast

from telegram import Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    PollAnswerHandler,
    Updater,
    filters,
)

from bot.settings import Settings
from bot.telegram import failing
from bot.telegram.administering import explaining, reports
from bot.telegram.admitting.access import is_open
from bot.telegram.admitting.addressed import is_second_hand
from bot.telegram.agenda import calendar, changes, following, handing_in
from bot.telegram.arriving import sentences
from bot.telegram.arriving.hearing import concerns
from bot.telegram.arriving.intake import Intake
from bot.telegram.arriving.order import ChatOrder
from bot.telegram.arriving.shared_intake import SharedIntake
from bot.telegram.asking import calling, choosing, feedback, inline, messages, opening, sources, topics
from bot.telegram.buttons import choosers, keys, pressing
from bot.telegram.context import Answerer, Context, Desk
from bot.telegram.files.fetching import Fetcher
from bot.telegram.groups import enabling
from bot.telegram.groups import settings as group_settings
from bot.telegram.guiding import guide, menu, privacy, reading_room
from bot.telegram.publishing import announcing, correcting, proposing, reverting, uploading
from bot.telegram.publishing.sent_files import IsFile
from bot.telegram.sending.door import Door
from bot.telegram.sending.pacing import Rates
from bot.telegram.sending.shared_pace import SharedPace
from bot.telegram.talk.thinking import Thinking
from bot.telegram.tour import checking, quizzing, touring
from bot.telegram.watching.liveness import Watch, WatchedRequest
from bot.telegram.watching.metrics import Metrics
from knowledge.store import Store

BotApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], Desk, None]

log = logging.getLogger(__name__)


def build_application(
    settings: Settings, assistant: Answerer, rates: Rates | None = None, store: Store | None = None
) -> BotApplication:
    """The bot over an assistant, not yet connected to anything; `rates` are Telegram's where none are given.

    `store` is where administrators change plans.
    """
    thinking = Thinking()
    watch = Watch(settings.data_dir, thinking.is_well)
    bot = bot_of(settings, watch)
    metrics = Metrics()

    def numbered(chat: int, number: int) -> None:
        desk.outage.must(lambda: desk.state.inbox.keep_number(chat, number))

    pace = SharedPace(rates or Rates(), lambda: desk.shared.spendings) if settings.is_shared else None
    door = Door(bot, rates, told=metrics.sent, pace=pace, numbered=numbered)
    desk = Desk(settings, assistant, door, Fetcher(bot), store, thinking, watch, metrics)
    intake = _intake(desk, lambda update: concerns(desk, bot.bot, update))

    async def give_up(update: Update) -> None:
        await application.process_error(update, GivenUpError(f"update {update.update_id} ended the process before"))

    application: BotApplication = (
        ApplicationBuilder()
        .updater(Updater(bot, intake))
        .context_types(_context_types(desk))
        .concurrent_updates(ChatOrder(intake, give_up))
        .job_queue(None)
        .post_init(_open)
        .post_shutdown(_close)
        .build()
    )
    application.add_handlers(handlers())
    application.add_error_handler(failing.on_error)
    return application


def _intake(desk: Desk, concerns_us: Callable[[Update], bool]) -> Intake:
    heard = desk.door.numbers.hear
    if not desk.settings.is_shared:
        return Intake(lambda: desk.state.inbox, concerns_us, desk.outage, heard)
    # Telegram brings again what a webhook could not take; what was asked for is not brought again.
    patient = not desk.settings.telegram_webhook_url
    return SharedIntake(lambda: desk.shared.turns, concerns_us, desk.outage, heard, patient=patient)


def handlers() -> list[BaseHandler[Any, Context, None]]:
    """Who handles what; the first that fits takes the update."""
    written = filters.UpdateType.MESSAGE & FirstHand()
    or_edited = filters.UpdateType.MESSAGES & FirstHand()
    return [
        CommandHandler("start", guide.on_start, written),
        CommandHandler(("help", "trogiup"), guide.on_help, written),
        MessageHandler(written & sentences.IsSentence(), sentences.on_sentence),
        CommandHandler(("hoi", "ask"), messages.on_command, or_edited),
        CommandHandler(tuple(topics.TOPICS), topics.on_topic, or_edited),
        CommandHandler(("kehoach", "plans"), guide.on_plans, written),
        CommandHandler(("lich", "calendar"), calendar.on_calendar, written),
        CommandHandler(("nhacviec", "remind"), following.on_follows, written),
        CommandHandler(("nhapmon", "tour"), touring.on_tour, written),
        CommandHandler(("dieukien", "checklist"), checking.on_checklist, written),
        CommandHandler(("trang", "page"), reading_room.on_room, written),
        CommandHandler(("riengtu", "privacy"), privacy.on_privacy, written),
        CommandHandler(("caidat", "settings"), group_settings.on_settings, written),
        CommandHandler(("bat", "enable"), enabling.on_enable, written),
        CommandHandler(("tat", "disable"), enabling.on_disable, written),
        CommandHandler(("thongke", "stats"), reports.on_statistics, written),
        CommandHandler(("chuatraloi", "unanswered"), reports.on_unanswered, written),
        CommandHandler(("kiemlai", "recheck"), changes.on_recheck, written),
        CommandHandler(("traloi", "answer"), reports.on_answer, written),
        CommandHandler(("nhatky", "audit"), reports.on_audit, written),
        CommandHandler(("sua", "correct"), correcting.on_correct, written),
        CommandHandler(("quaylai", "rollback"), reverting.on_rollback, written),
        CommandHandler(("xoa", "remove"), reverting.on_remove, written),
        MessageHandler(filters.UpdateType.MESSAGE & IsFile(), uploading.on_file),
        MessageHandler(or_edited & filters.UpdateType.EDITED & IsFile() & filters.CAPTION, uploading.on_edited),
        MessageHandler(written & filters.COMMAND, guide.on_unknown_command),
        MessageHandler(or_edited & filters.TEXT & ~filters.COMMAND, messages.on_message),
        MessageHandler(or_edited & filters.CAPTION, messages.on_message),
        MessageHandler(written & ~filters.StatusUpdate.ALL, messages.on_unreadable),
        MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, enabling.on_migration),
        MessageHandler(filters.UpdateType.MESSAGE & filters.FORWARDED, messages.on_forwarded),
        ChatMemberHandler(enabling.on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        *(CallbackQueryHandler(handle, pattern=f"^{kind}(:|$)") for kind, handle in BUTTONS),
        CallbackQueryHandler(pressing.on_unknown_button),
        PollAnswerHandler(quizzing.on_poll_answer),
        InlineQueryHandler(inline.on_inline),
    ]


BUTTONS: tuple[tuple[str, Callable[[Update, Context], Coroutine[Any, Any, None]]], ...] = (
    (keys.CHOOSE, choosing.on_choice),
    (keys.PASSAGE, sources.on_passage),
    (keys.MORE, sources.on_more),
    (keys.TURN, choosers.on_turn),
    (keys.FILE, sources.on_original),
    (keys.GOOD, feedback.on_good),
    (keys.BAD, feedback.on_bad),
    (keys.REASON, feedback.on_reason),
    (keys.CALL, calling.on_call),
    (keys.RESOLVE, calling.on_resolved),
    (keys.SETTING, group_settings.on_setting),
    (keys.FORGET, privacy.on_forget),
    (keys.PROPOSAL, proposing.on_proposal),
    (keys.ANNOUNCE, announcing.on_announce),
    (keys.CALENDAR, calendar.on_calendar_of),
    (keys.TIMELINE, calendar.on_timeline),
    (keys.TOUR, touring.on_tour_button),
    (keys.TICK, checking.on_tick),
    (keys.FOLLOW, following.on_follow_button),
    (keys.HANDED, handing_in.on_handed_in),
    (keys.WHY, explaining.on_why),
    (keys.CHAPTER, opening.on_chapter),
    (keys.OFFER, opening.on_offered),
)
"""What each kind of button does."""


class GivenUpError(Exception):
    """An update with which the process ended again and again."""


class FirstHand(filters.MessageFilter):
    """Lets through what a person wrote here: no other bot's message, nothing forwarded."""

    def filter(self, message: Message) -> bool:
        """Whether the message is first-hand."""
        return not is_second_hand(message)


async def _open(application: BotApplication) -> None:
    """Open the state, fill Telegram's menus, and say in the log what the bot gets to see."""
    bot, desk = application.bot, application.bot_data
    desk.open()
    await menu.register(bot, desk.settings.language, sorted(desk.settings.admin_user_ids))
    log.info(_SEES_ALL if bot.can_read_all_group_messages else _SEES_ITS_OWN)
    if is_open(desk.settings):
        log.warning("neither ADMIN_USER_IDS nor ALLOWED_CHAT_IDS is set: everybody may ask, in any group")


async def _close(application: BotApplication) -> None:
    application.bot_data.close()


def bot_of(settings: Settings, watch: Watch | None = None) -> ExtBot[None]:
    """The bot of these settings, not yet connected."""
    _prepare_library()
    watch = watch or Watch(settings.data_dir)
    return ExtBot(
        settings.telegram_bot_token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=WatchedRequest(watch, poll=False, connection_pool_size=64, pool_timeout=30),
        get_updates_request=WatchedRequest(watch, poll=True, connection_pool_size=2),
    )


def _context_types(desk: Desk) -> ContextTypes[Context, dict[Any, Any], dict[Any, Any], Desk]:
    # The library calls the type without arguments, once; this one hands over the desk that is there.
    return ContextTypes(context=CallbackContext, bot_data=cast("type[Desk]", lambda: desk))


def _prepare_library() -> None:
    """Durations as timedelta; no addresses of requests in the log, for they hold the token."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    for name, level in (
        ("httpx", logging.WARNING),
        ("httpcore", logging.WARNING),
        ("telegram", logging.INFO),
    ):
        logging.getLogger(name).setLevel(level)


_SEES_ALL = "privacy mode is off, or the bot administers its groups: it sees every message, and answers its own"
_SEES_ITS_OWN = (
    "privacy mode is on: in groups the bot sees commands, replies to it and messages that mention it; "
    "to answer every question in a group, make it an administrator there or turn privacy mode off at @BotFather"
)
