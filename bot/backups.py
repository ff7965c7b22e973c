"""Backups: catalogue, originals, the bot's state, what waits to be published and what administrators have marked, in
one file, as of one moment, while everything goes on.

Vectors and index are not among it: they are made anew from the catalogue.
"""

import logging
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bot.labels import FOLDER as LABELS
from bot.settings import CATALOGUE as STORED
from bot.settings import Settings
from bot.state.opening import FILE as STATE
from bot.state.opening import LOCK as BOT_LOCK
from bot.state.opening import SALT, copy_state, open_state, replace_state
from bot.store import HANDED, OWNER_LOCK, TRIED, open_store, shared
from bot.upload_parts import UPLOADS
from knowledge import belonging
from knowledge.archive import ArchiveError, Manifest, read_archive, write_archive
from knowledge.catalogue import open_catalogue
from knowledge.leaving import ENDING as LEFT
from knowledge.library import INDEX, ORIGINALS, PENDING, VECTORS, Library
from knowledge.lock import Lock
from knowledge.originals import Originals

CATALOGUE = "catalogue.sqlite"
EVERY = timedelta(hours=23)
"""How old the last backup is when the next one is due, where they are scheduled."""

_PREFIX, _ENDING = "thidua-", ".tar.gz"
_KEPT_ASIDE = "replaced-"
_DAMAGED, _LOST, _FLAWED = "damaged", "lost", "-damaged"
"""What a backup says of itself: the damaged plans in it, how many originals it lacks; and what its name says then."""
_PARTS = (
    *(f"{name}{ending}" for name in (STORED, STATE) for ending in ("", "-wal", "-shm", LEFT)),
    SALT,
    TRIED,
    PENDING,
)
_FOLDERS = (ORIGINALS, UPLOADS, LABELS, VECTORS, INDEX, HANDED)
log = logging.getLogger(__name__)


def back_up(settings: Settings, library: Library, file: Path, now: datetime) -> Manifest:
    """Write a backup of everything that cannot be made again; `is_whole` tells whether all of that was as it should be.

    Raises CatalogueError where the folder is not that of the catalogue: no backup of nothing takes the place of a
    good one. Raises ArchiveError, OSError where it cannot be written.
    """
    library.check_belongs()
    file.parent.mkdir(parents=True, exist_ok=True)
    # Beside the backup, not in the system's temporary folder: there is room for it where the backup goes.
    with tempfile.TemporaryDirectory(prefix=".thidua-", dir=file.parent) as folder:
        copy = Path(folder) / CATALOGUE
        library.catalogue.copy_to(copy)
        with closing(open_catalogue(f"sqlite:///{copy}")) as catalogue:
            generation, hashes, plans = catalogue.generation(), catalogue.hashes(), catalogue.ids()
            damaged = catalogue.unsealed()
        said = {
            "made_at": now.isoformat(timespec="seconds"),
            "generation": str(generation),
            "plans": str(len(plans)),
            "keep_days": str(settings.keep_days),
            _DAMAGED: ", ".join(damaged),
            _LOST: "0",
        }
        # What its last part says is written last: by then all originals have been looked for.
        return write_archive(file, _members(settings, library.originals, copy, hashes, said), said)


def is_whole(manifest: Manifest) -> bool:
    """Whether everything was as it should be when a backup was written."""
    return not manifest.said.get(_DAMAGED) and manifest.said.get(_LOST, "0") == "0"


def restore(settings: Settings, file: Path, now: datetime, *, force: bool = False) -> tuple[Manifest, Path | None]:
    """Put a backup into the data folder, which nobody may be using; what was there is kept in a folder beside it.

    What the backup held, and where the rest is. Nothing is changed before all hashes are right. Raises
    ArchiveError where the backup is damaged, or the folder is in use or not empty and `force` is not given.
    """
    data_dir = settings.data_dir
    data_dir.mkdir(parents=True, exist_ok=True)
    with _alone(data_dir), tempfile.TemporaryDirectory(prefix=".restoring-", dir=data_dir) as folder:
        taken = _taken(data_dir)
        if taken and not force:
            raise ArchiveError("archive.not_empty", folder=str(data_dir))
        read = Path(folder)
        manifest = read_archive(file, read)
        aside = _put_aside(data_dir, taken, now) if taken else None
        _put_in_place(settings, read)
    with open_store(settings) as library:
        library.adopt()
        with shared(settings, library) as store:
            store.reindex()
    return manifest, aside


def scheduled(settings: Settings, library: Library, now: datetime) -> Path | None:
    """Write the backup that is due into `BACKUP_DIR` and delete those that are too many; None where none is due.

    One of a damaged store is named so, and takes the place of none that is whole.
    """
    if settings.backup_dir is None:
        return None
    kept = backups_in(settings.backup_dir)
    if kept and now.timestamp() - kept[-1].stat().st_mtime < EVERY.total_seconds():
        return None
    file = settings.backup_dir / f"{_PREFIX}{now:%Y-%m-%d-%H%M%S}{_ENDING}"
    manifest = back_up(settings, library, file, now)
    if not is_whole(manifest):
        log.error("the backup is of a damaged store, `thidua doctor --deep` tells how to mend it")
        file = file.replace(file.with_name(file.name.replace(_ENDING, _FLAWED + _ENDING)))
    made = backups_in(settings.backup_dir)
    for alike in ([one for one in made if is_flawed(one) is flawed] for flawed in (False, True)):
        for old in alike[: -settings.backup_keep]:
            old.unlink(missing_ok=True)
    return file


def is_flawed(file: Path) -> bool:
    """Whether a scheduled backup is of a damaged store."""
    return file.name.endswith(_FLAWED + _ENDING)


def backups_in(folder: Path) -> list[Path]:
    """The scheduled backups of a folder, the oldest first."""
    return sorted(folder.glob(f"{_PREFIX}*{_ENDING}"))


def _members(
    settings: Settings, originals: Originals, catalogue: Path, hashes: frozenset[str], said: dict[str, str]
) -> Iterator[tuple[str, Path]]:
    """The files of a backup by their names; how many originals it lacks is said as they are missed."""
    yield CATALOGUE, catalogue
    if settings.is_shared or (settings.data_dir / STATE).exists():
        copy = catalogue.with_name(STATE)
        copy_state(settings.data_dir, copy, settings.database_url)
        yield STATE, copy
    if (settings.data_dir / SALT).exists():
        yield SALT, settings.data_dir / SALT
    for sha256, listed in originals.find_each(sorted(hashes)):
        # A plan that is taken out meanwhile has its original in the trash.
        path = listed or originals.find_anywhere(sha256)
        if path is None:
            log.error("the backup lacks an original that is lost or damaged: %s", sha256)
            said[_LOST] = str(int(said[_LOST]) + 1)
        else:
            yield f"{ORIGINALS}/{path.name}", path
    for name in (UPLOADS, LABELS):
        for path in sorted((settings.data_dir / name).rglob("*")):
            if path.is_file():
                yield path.relative_to(settings.data_dir).as_posix(), path


@contextmanager
def _alone(data_dir: Path) -> Iterator[None]:
    """Nobody else uses the folder while the block runs. Raises ArchiveError."""
    with ExitStack() as stack:
        for name in (OWNER_LOCK, BOT_LOCK):
            lock = Lock(data_dir / name)
            if not lock.take():
                raise ArchiveError("archive.in_use", folder=str(data_dir), process=str(lock.holder()))
            stack.callback(lock.release)
        yield


def _taken(data_dir: Path) -> list[Path]:
    """What of a store is in a folder."""
    there = [data_dir / name for name in (*_PARTS, belonging.FILE, *_FOLDERS)]
    return [path for path in there if path.is_file() or (path.is_dir() and any(path.iterdir()))]


def _put_aside(data_dir: Path, taken: list[Path], now: datetime) -> Path:
    aside = data_dir / f"{_KEPT_ASIDE}{now:%Y-%m-%d-%H%M%S}"
    aside.mkdir()
    for path in taken:
        path.replace(aside / path.name)
    return aside


def _put_in_place(settings: Settings, read: Path) -> None:
    data_dir = settings.data_dir
    if settings.database_url:
        # Opened once by itself, it is brought to the form of today.
        open_catalogue(f"sqlite:///{read / CATALOGUE}").close()
        with closing(open_catalogue(settings.catalogue_url)) as catalogue:
            catalogue.replace_by(read / CATALOGUE)
    else:
        (read / CATALOGUE).replace(data_dir / STORED)
    if settings.is_shared:
        _put_into_server(settings, read)
        return
    for name in (STATE, SALT):
        if (read / name).exists():
            (read / name).replace(data_dir / name)
    _put_folders(settings, read, (ORIGINALS, UPLOADS, LABELS))


def _put_folders(settings: Settings, read: Path, names: Sequence[str]) -> None:
    for name in names:
        if (read / name).is_dir():
            shutil.rmtree(settings.data_dir / name, ignore_errors=True)
            (read / name).replace(settings.data_dir / name)


def _put_into_server(settings: Settings, read: Path) -> None:
    """What all machines share: the state, originals, and files that wait to be published."""
    if (read / STATE).exists():
        salt = (read / SALT).read_bytes() if (read / SALT).exists() else None
        replace_state(settings.database_url, read / STATE, salt)
    # Where questions were marked is kept by the machine on which that was done.
    _put_folders(settings, read, (LABELS,))
    with open_store(settings) as library:
        for path in sorted((read / ORIGINALS).glob("*")):
            library.originals.keep(path.stem, path.suffix, path.read_bytes())
    with closing(open_state(settings.data_dir, database_url=settings.database_url)) as state:
        for folder in sorted((read / UPLOADS).glob("*")):
            if state.shared:
                state.shared.uploads.keep(int(folder.name), folder)
