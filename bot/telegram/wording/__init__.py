"""The sentences that only Telegram needs, in Vietnamese and English: literal text, without markup; a file a room."""

from dataclasses import dataclass

from bot.telegram.wording import administering, admitting, asking, buttons, groups, guiding, menu, running
from bot.telegram.wording.administering import Administering
from bot.telegram.wording.admitting import Admitting
from bot.telegram.wording.asking import Asking
from bot.telegram.wording.buttons import Buttons
from bot.telegram.wording.groups import Groups
from bot.telegram.wording.guiding import Guiding
from bot.telegram.wording.menu import Menu
from bot.telegram.wording.running import Running


@dataclass(frozen=True, slots=True)
class Words:
    """One language: what it is called, and its sentences by the room that says them."""

    language: str
    asking: Asking
    buttons: Buttons
    admitting: Admitting
    guiding: Guiding
    groups: Groups
    administering: Administering
    running: Running
    menu: Menu


def words(language: str) -> Words:
    """The sentences of a language; Vietnamese where the language has none."""
    return _BY_LANGUAGE.get(language, VIETNAMESE)


VIETNAMESE = Words(
    "Tiếng Việt",
    asking.VIETNAMESE,
    buttons.VIETNAMESE,
    admitting.VIETNAMESE,
    guiding.VIETNAMESE,
    groups.VIETNAMESE,
    administering.VIETNAMESE,
    running.VIETNAMESE,
    menu.VIETNAMESE,
)
ENGLISH = Words(
    "English",
    asking.ENGLISH,
    buttons.ENGLISH,
    admitting.ENGLISH,
    guiding.ENGLISH,
    groups.ENGLISH,
    administering.ENGLISH,
    running.ENGLISH,
    menu.ENGLISH,
)
_BY_LANGUAGE = {"vi": VIETNAMESE, "en": ENGLISH}
