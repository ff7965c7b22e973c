"""`thidua doctor --deep`: everything that is kept, read and compared with what was written."""

from collections.abc import Iterator
from pathlib import Path

from bot.commands.finding import BAD, OK, Finding
from bot.labels import labelled, put_aside, to_tell
from bot.settings import Settings
from bot.state.errors import StateError
from bot.state.opening import FILE, faults_of, open_state
from bot.upload_parts import UPLOADS, damaged_readings
from bot.wording.cli import Words
from knowledge.library import Library
from knowledge.originals import is_whole


def look_deep(library: Library, settings: Settings, words: Words) -> Iterator[Finding]:
    """Catalogue, texts, cards, originals, files that wait, marked questions.

    Vectors, index and the bot's state are looked at without this, too.
    """
    yield from _catalogue(library, words)
    yield from _originals(library, words)
    yield from _waiting(settings.data_dir, words)


def _catalogue(library: Library, words: Words) -> Iterator[Finding]:
    as_left = library.catalogue.is_as_left()
    faults, damages = library.catalogue.faults(), list(library.catalogue.damages())
    for fault in faults[:1]:
        yield Finding(BAD, words("doctor.deep.torn", cause=fault), words("doctor.deep.torn.mend"))
    for damage in dict.fromkeys((one.key, one.plan) for one in damages):
        yield Finding(BAD, words(damage[0], plan=damage[1]))
    if not as_left and not faults and not damages:
        yield Finding(BAD, words("doctor.deep.changed"), words("doctor.deep.changed.mend"))
    elif not faults and not damages:
        yield Finding(OK, words("doctor.deep.catalogue"))


def _originals(library: Library, words: Words) -> Iterator[Finding]:
    damaged, there = list(library.originals.damaged()), library.originals.hashes()
    for path in damaged:
        text = words("doctor.deep.original", name=path.name)
        yield Finding(BAD, text, words("doctor.deep.original.mend"))
    for path in library.originals.trashed():
        if not is_whole(path):
            text = words("doctor.deep.trashed", path=path)
            yield Finding(BAD, text, words("doctor.deep.trashed.mend", path=path))
    missing = [v for record in library.catalogue.plans() for v in record.versions if v.sha256 not in there]
    for version in missing:
        text = words("doctor.deep.no_original", plan=version.plan, version=version.version)
        yield Finding(BAD, text, words("doctor.deep.original.mend"))
    if not damaged and not missing:
        yield Finding(OK, words("doctor.deep.originals", count=len(there)))


def look_at_state(settings: Settings, words: Words) -> Iterator[Finding]:
    """The file of what the bot itself remembers."""
    if not settings.is_shared and not (settings.data_dir / FILE).exists():
        return
    faults = () if settings.is_shared else faults_of(settings.data_dir)
    if not faults:
        try:
            open_state(settings.data_dir, database_url=settings.database_url).close()
        except StateError as error:
            yield Finding(BAD, words(error.key, **error.values))
            return
    if faults:
        yield Finding(BAD, words("doctor.deep.state.bad", cause=faults[0]), words("doctor.deep.state.mend"))
    else:
        yield Finding(OK, words("doctor.deep.state"))


def _waiting(data_dir: Path, words: Words) -> Iterator[Finding]:
    """Files that wait to be published, and questions that administrators have marked answers to."""
    for folder in damaged_readings(data_dir / UPLOADS):
        yield Finding(BAD, words("doctor.deep.waiting", path=folder), words("doctor.deep.waiting.mend"))
    labelled(data_dir), to_tell(data_dir)
    for path in put_aside(data_dir):
        yield Finding(BAD, words("doctor.deep.labels", path=path), words("doctor.deep.labels.mend", path=path))
