"""A plan's file sent to the bot: fetched and read beside everything else, then shown with what it would change."""

import asyncio
import logging
from functools import partial
from pathlib import Path

from telegram import Message, Update
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.plan_names import named_plan
from bot.settings import TELEGRAM_API
from bot.state.proposals import Proposal, Proposed, Stage
from bot.telegram.admitting.access import is_bot_admin
from bot.telegram.admitting.addressed import is_private, is_second_hand, question_to, sounds_like_a_question
from bot.telegram.asking import messages
from bot.telegram.asking.messages import message_of, say
from bot.telegram.context import Context, Desk
from bot.telegram.failing import new_reference
from bot.telegram.files.fetching import LARGEST, FetchError
from bot.telegram.publishing import kept_files
from bot.telegram.publishing.presenting import close, explained, present
from bot.telegram.publishing.sent_files import SentFile, as_one_file, sent_file
from bot.telegram.sending.door import literal
from bot.telegram.sending.place import Place, place_of
from bot.telegram.sending.progress import Progress
from bot.upload_parts import FILES, READING, are_several, keep_reading, read_parts
from bot.wording.proposals import PROPOSALS
from ingest.readers import FORMATS, MEGABYTE, read
from ingest.readers.document import Pages

log = logging.getLogger(__name__)

LARGEST_PLAN = max(one.limit for one in FORMATS.values())
"""Bytes from which on no reader takes a file."""

TRIES = 3
"""How often a file is begun: one with which the process ended so often is not begun again."""

ALBUM = 2.0
"""Seconds without another picture after which an album is taken to be complete."""

AGAIN = 60.0
"""Seconds until the next attempt to show what was read, where Telegram is out of reach."""


async def on_file(update: Update, context: Context) -> None:
    """A document or a picture: of an administrator in private it is a plan, else its caption may ask something."""
    message, desk = message_of(update), context.bot_data
    user = message.from_user
    if not is_private(message):
        await _in_group(update, context, message)
    elif user is None or not is_bot_admin(desk, user.id):
        await _of_somebody(update, context, message)
    elif message.photo and not is_second_hand(message) and sounds_like_a_question(message.caption or ""):
        await messages.on_message(update, context)
    else:
        await _take(context, message)


async def on_edited(update: Update, context: Context) -> None:
    """The caption of a file was edited: of a file that is or was read it asks nothing."""
    message, desk = message_of(update), context.bot_data
    if desk.state.proposals.made_by(desk.state.people.person(message.chat.id), message.message_id) is None:
        await messages.on_message(update, context)


def sweep(desk: Desk) -> None:
    """Forget what waited too long, and files that nothing can come of any more."""
    kept = desk.state.proposals.sweep()
    desk.state.announcements.sweep()
    kept_files.sweep(desk, kept)


def resume(desk: Desk) -> None:
    """Go on with the files that the process before this one did not finish."""
    sweep(desk)
    take_over(desk)


def take_over(desk: Desk) -> None:
    """Go on with the files that nobody works on."""
    for proposal in desk.state.proposals.unread():
        _add(desk, proposal)


async def _in_group(update: Update, context: Context, message: Message) -> None:
    question = None if is_second_hand(message) else question_to(context.bot.bot, message)
    if question == "":
        await say(context, message, PROPOSALS[_language(context.bot_data, message)]["in_private"])
    elif message.caption and not is_second_hand(message):
        await messages.on_message(update, context)


async def _of_somebody(update: Update, context: Context, message: Message) -> None:
    if is_second_hand(message):
        await messages.on_forwarded(update, context)
    elif message.caption:
        await messages.on_message(update, context)
    else:
        await say(context, message, PROPOSALS[context.bot_data.settings.language]["admins_only"])


async def _take(context: Context, message: Message) -> None:
    """Keep that the file is to be read; that it is, happens beside the updates."""
    desk, sent = context.bot_data, sent_file(message)
    objection = _objection(desk, sent)
    if objection:
        await say(context, message, objection)
        return
    person = desk.state.people.person(message.chat.id)
    if _is_another_page(desk, person, sent):
        return
    proposal = desk.state.proposals.make(_proposal(desk, message, sent, person))
    if proposal.stage is Stage.READING and proposal.shown_in is None:
        key = "queued" if desk.files.is_busy(person) else "downloading"
        shown = literal(PROPOSALS[desk.settings.language][key].format(name=sent.name))
        numbers = await desk.door.send(place_of(message), shown, message.message_id)
        if numbers:
            desk.state.proposals.change(proposal.id, shown_in=numbers[0])
    _add(desk, proposal)


def _is_another_page(desk: Desk, person: str, sent: SentFile) -> bool:
    """Whether a picture is of an album that is still being waited for; then it is a page of it from now on."""
    album = desk.state.proposals.of_album(person, sent.album) if sent.album else None
    if album is None or album.stage is not Stage.READING:
        return False
    # Where the same picture comes again after a crash, it is among them.
    files = list(dict.fromkeys([*album.values["files"], sent.file_id]))
    names = {**album.values.get("names", {}), **_named(sent)}
    desk.state.proposals.change(album.id, values={**album.values, "files": files, "names": names})
    return True


def _objection(desk: Desk, sent: SentFile) -> str:
    """Why a file need not be fetched at all; empty where nothing speaks against it."""
    said = PROPOSALS[desk.settings.language]
    if sent.size > LARGEST and desk.settings.telegram_api_url == TELEGRAM_API:
        return said["too_big"].format(name=sent.name, limit=LARGEST // MEGABYTE)
    if sent.size > LARGEST_PLAN:
        return said["too_large"].format(name=sent.name, limit=LARGEST_PLAN // MEGABYTE)
    return ""


def _proposal(desk: Desk, message: Message, sent: SentFile, person: str) -> Proposal:
    caption = "" if is_second_hand(message) else (message.caption or "").strip()
    named = named_plan(caption, desk.assistant.plans())
    values = {
        "name": sent.name,
        "files": [sent.file_id],
        "names": _named(sent),
        "album": sent.album,
        "unclear": caption if caption and named is None else "",
    }
    return Proposal(person, message.message_id, Proposed.FILE, values, named.plan if named else None)


def _named(sent: SentFile) -> dict[str, str]:
    """The name of a file that is one by itself; the pictures of an album have none."""
    return {sent.file_id: sent.name} if sent.is_document else {}


def _add(desk: Desk, proposal: Proposal) -> None:
    desk.files.add(proposal.person, proposal.id, partial(_work_off, desk))


async def _work_off(desk: Desk, number: int) -> None:
    """Read a file and show what it would do, unless another machine is at it."""
    async with kept_files.held(desk, number) as is_ours:
        if is_ours:
            await _show(desk, number)


async def _show(desk: Desk, number: int) -> None:
    """Read a file and show what it would do, however long Telegram is out of reach."""
    while True:
        proposal = desk.state.proposals.get(number)
        admin = desk.admin_of(proposal.person) if proposal else None
        if proposal is None or proposal.stage not in (Stage.READING, Stage.SHOWN):
            return
        if admin is None:
            desk.state.proposals.change(number, stage=Stage.CLOSED)
            return
        try:
            await _take_in(desk, proposal, Place(admin))
            return
        except (Forbidden, BadRequest) as error:
            log.warning("file %s cannot be shown to whoever sent it: %s", number, error)
            desk.state.proposals.change(number, stage=Stage.CLOSED)
            return
        except TelegramError as error:
            log.warning("file %s could not be shown, trying again in %.0f s: %s", number, AGAIN, type(error).__name__)
            await asyncio.sleep(AGAIN)


async def _take_in(desk: Desk, proposal: Proposal, place: Place) -> None:
    """Raises TelegramError where it could not be shown; everything else is told."""
    if proposal.attempts >= TRIES:
        await _fail(desk, proposal, place, GivenUpError(f"the process ended {TRIES} times with file {proposal.id}"))
        return
    before, proposal = proposal.attempts, desk.state.proposals.change(proposal.id, attempts=proposal.attempts + 1)
    try:
        await _read(desk, proposal, place)
        checked = desk.state.proposals.get(proposal.id) or proposal
        prospect = await asyncio.to_thread(kept_files.prospect, desk, checked)
        await present(desk, checked, prospect, place)
    except (asyncio.CancelledError, TelegramError):
        # To be told to stop, or not to reach Telegram, is no failure of the file.
        desk.state.proposals.change(proposal.id, attempts=before)
        raise
    except Exception as error:  # noqa: BLE001 whatever it is, the person is told and the file settled
        await _tell_failure(desk, proposal, place, error)


async def _tell_failure(desk: Desk, proposal: Proposal, place: Place, error: Exception) -> None:
    """Say why a file is not taken in: in words where it was to be expected, else by a reference."""
    language, name = desk.settings.language, str(proposal.values["name"])
    if isinstance(error, FetchError):
        told: str | None = PROPOSALS[language][error.key].format(name=name, limit=LARGEST // MEGABYTE)
    else:
        told = explained(error, language, name)
    if told is None:
        await _fail(desk, proposal, place, error)
    else:
        await close(desk, proposal, place, told)


async def _read(desk: Desk, proposal: Proposal, place: Place) -> None:
    """Fetch and read the file, unless that was done before. Raises FetchError, IngestError."""
    folder, said = desk.folder_of(proposal.id), PROPOSALS[desk.settings.language]
    if (folder / READING).exists():
        return
    if proposal.values["album"]:
        proposal = await _complete(desk, proposal)
    name = str(proposal.values["name"])
    (folder / FILES).mkdir(parents=True, exist_ok=True)
    async with Progress(desk.door, place, proposal.shown_in) as progress:
        progress.tell(said["downloading"].format(name=name))
        paths = await _fetched(desk, proposal, folder / FILES)
        async with desk.files.room:
            progress.tell(said["reading"].format(name=name))
            await asyncio.to_thread(_read_all, paths, folder, _pages(desk, progress, name))
        await asyncio.to_thread(kept_files.share, desk, proposal.id)
        progress.tell(said["checking"].format(name=name))


def _read_all(paths: list[Path], folder: Path, pages: Pages) -> None:
    """Read a file, or each of several that came together, and keep what was read. Raises IngestError."""
    if are_several(paths):
        read_parts(paths, folder, pages)
    else:
        keep_reading(folder, read(paths[0], pages))


def _pages(desk: Desk, progress: Progress, name: str) -> Pages:
    """Tells the progress of a reader, and ends it where nobody waits for it any more."""
    said = PROPOSALS[desk.settings.language]["page"]

    def told(done: int, total: int) -> None:
        if desk.files.stopped.is_set():
            raise StoppedError
        progress.tell(said.format(name=name, done=done, total=total))

    return told


async def _complete(desk: Desk, proposal: Proposal) -> Proposal:
    """The proposal of an album, once no more pictures come."""
    while True:
        known = len(proposal.values["files"])
        await asyncio.sleep(ALBUM)
        proposal = desk.state.proposals.get(proposal.id) or proposal
        if len(proposal.values["files"]) == known:
            return proposal


async def _fetched(desk: Desk, proposal: Proposal, folder: Path) -> list[Path]:
    """The files on this machine; the pictures of an album as the pages of one."""
    files, names = proposal.values["files"], proposal.values.get("names", {})
    paths: list[Path] = []
    for number, file_id in enumerate(files):
        name = names.get(file_id) or f"{number}.jpg"
        taken = any(path.name == name for path in paths)
        paths.append(folder / (proposal.values["name"] if len(files) == 1 else f"{number}-{name}" if taken else name))
    for file_id, path in zip(files, paths, strict=True):
        if not path.exists():
            await desk.fetcher.fetch(file_id, path)
    if len(paths) == 1 or names:
        return paths
    whole = folder / Path(proposal.values["name"]).with_suffix(".pdf").name
    await asyncio.to_thread(as_one_file, paths, whole)
    return [whole]


async def _fail(desk: Desk, proposal: Proposal, place: Place, error: Exception) -> None:
    """The cause goes to the log, a reference to the person."""
    reference = new_reference()
    log.error("file %s failed, reference %s", proposal.id, reference, exc_info=error)
    await close(desk, proposal, place, PROPOSALS[desk.settings.language]["failed"].format(reference=reference))


def _language(desk: Desk, message: Message) -> str:
    return desk.group(message.chat.id).language or desk.settings.language


class GivenUpError(Exception):
    """A file with which the process ended again and again."""


class StoppedError(Exception):
    """Nobody waits any more for what a thread reads."""
