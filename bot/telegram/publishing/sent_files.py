"""A file as somebody sent it: what it is called here, and the pictures of an album as the pages of one document."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from telegram import Message
from telegram.ext import filters

from bot.telegram.admitting.addressed import is_private, is_second_hand
from bot.telegram.sending.characters import clean

LONGEST_NAME = 150
"""Bytes of a file's name."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file: its name in Telegram's store and here, its size in bytes, and the album that it is of, if any."""

    file_id: str
    name: str
    size: int
    album: str = ""
    is_document: bool = False
    """Whether it is a file of its own, also in an album; pictures of an album are the pages of one."""


class IsFile(filters.MessageFilter):
    """Lets through documents and pictures: in private also forwarded ones, since plans come from elsewhere."""

    def filter(self, message: Message) -> bool:
        """Whether the message brings a file that somebody sent."""
        if not message.document and not message.photo:
            return False
        forwarded = is_private(message) and message.from_user is not None and not message.from_user.is_bot
        return forwarded or not is_second_hand(message)


def sent_file(message: Message) -> SentFile:
    """The file of a message that `IsFile` lets through; of a picture the largest size."""
    if message.document:
        document = message.document
        name, album = safe_name(document.file_name or ""), message.media_group_id or ""
        return SentFile(document.file_id, name, document.file_size or 0, album, is_document=True)
    picture = message.photo[-1]
    # No other picture has this name: two are not versions of one plan for being called alike.
    name = f"anh-{message.date:%Y%m%d}-{message.message_id}-{picture.file_unique_id[-4:]}.jpg"
    return SentFile(picture.file_id, safe_name(name), picture.file_size or 0, message.media_group_id or "")


def safe_name(name: str) -> str:
    """A file's name without folders and without what a disk or a screen would stumble over."""
    last = PurePosixPath(clean(name).replace("\\", "/").replace("\n", " ")).name.strip(". ") or "tep"
    stem, suffix = PurePosixPath(last).stem, PurePosixPath(last).suffix[:20]
    room = LONGEST_NAME - len(suffix.encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + suffix


def as_one_file(pictures: Sequence[Path], target: Path) -> None:
    """Pictures as the pages of a PDF. Raises IngestError where one of them cannot be opened."""
    from ingest.album import join

    partial = target.with_name("album.partial")
    partial.write_bytes(join(pictures))
    partial.replace(target)
