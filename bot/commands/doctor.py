"""`thidua doctor`: what is configured, what works, what is missing, and how to mend it."""

import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path
from time import perf_counter, time

from bot.backups import backups_in, is_flawed
from bot.commands.console import Console
from bot.commands.finding import BAD, NOTE, OK, Finding
from bot.commands.looking_deep import look_at_state, look_deep
from bot.failures import explain
from bot.privacy import OTHERS, open_to_others
from bot.settings import Settings
from bot.store import open_to_change
from bot.wording.cli import Words
from ingest.readers import heif, ocr, office
from ingest.rereading import outdated
from knowledge.belonging import FILE, is_unreadable
from knowledge.catalogue import CatalogueError
from knowledge.library import Library
from knowledge.store import OwnerError, Store

OLDEST_PYTHON = (3, 11)
STALE_DAYS = 3
"""After so many days without a new one something keeps backups from being made."""

ROOT = Path(__file__).parents[2]


def run(console: Console, settings: Settings, arguments: Namespace) -> int:
    """Exit status 1 where something does not work."""
    words, sound = console.words, True
    for finding in _findings(settings, words, deep=arguments.deep):
        sound = sound and finding.state != BAD
        console.say(f"[{words(f'doctor.{finding.state}')}] {finding.text}")
        if finding.mend:
            console.say(f"    {words('doctor.mend', how=finding.mend)}")
    return int(not sound)


def _findings(settings: Settings, words: Words, *, deep: bool) -> Iterator[Finding]:
    yield _python(words)
    yield packages(lock_in(ROOT), words)
    yield _data(settings.data_dir, words)
    yield from _store(settings, words, deep=deep)
    if settings.is_shared and not settings.chroma_url:
        yield Finding(NOTE, words("doctor.shared.alone"), words("doctor.shared.mend"))
    yield from _private(settings.data_dir, Path.cwd() / ".env", words)
    yield from _backups(settings, words)
    yield from _readers(words)
    yield _telegram(settings, words)
    yield _model(settings, words)


def _readers(words: Words) -> Iterator[Finding]:
    """The programs that some kinds of files need; without them the others are read all the same."""
    if not ocr.has_program():
        yield Finding(NOTE, words("doctor.ocr.missing"), words("doctor.ocr.mend"))
    elif not ocr.installed():
        yield Finding(NOTE, words("doctor.ocr.language"), words("doctor.ocr.mend"))
    else:
        yield Finding(OK, words("doctor.ocr"))
    if office.program() is None:
        yield Finding(NOTE, words("doctor.office.missing"), words("doctor.office.mend"))
    else:
        yield Finding(OK, words("doctor.office"))
    if heif.program() is None:
        yield Finding(NOTE, words("doctor.heif.missing"), words("doctor.heif.mend"))
    else:
        yield Finding(OK, words("doctor.heif"))


def _python(words: Words) -> Finding:
    text = words("doctor.python", version=sys.version.split()[0])
    if sys.version_info >= OLDEST_PYTHON:
        return Finding(OK, text)
    return Finding(BAD, text, words("doctor.python.mend"))


def packages(lock: Path, words: Words) -> Finding:
    """Whether what is installed is what the lock file names."""
    if not lock.is_file():
        return Finding(NOTE, words("doctor.packages.unlocked"))
    lines = lock.read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    wrong = [name for name, version in pinned.items() if _installed(name) != version]
    if not wrong:
        return Finding(OK, words("doctor.packages", count=len(pinned), lock=lock.name))
    return Finding(BAD, words("doctor.packages.bad", names=", ".join(wrong)), words("doctor.packages.mend"))


def lock_in(folder: Path) -> Path:
    """The lock that a folder was set up by: the light one where PyTorch was left out."""
    light = folder / "requirements-light.lock"
    return light if light.is_file() and _installed("torch") is None else folder / "requirements.lock"


def _installed(package: str) -> str | None:
    """The version without its build, which differs by platform."""
    try:
        return installed_version(package).split("+")[0]
    except PackageNotFoundError:
        return None


def _data(folder: Path, words: Words) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Finding(OK, words("doctor.data", path=folder))
    except OSError as error:
        text = words("doctor.data.bad", path=folder, cause=error.strerror or error)
        return Finding(BAD, text, words("doctor.data.mend"))


def _store(settings: Settings, words: Words, *, deep: bool) -> Iterator[Finding]:
    try:
        with open_to_change(settings) as store:
            yield _catalogue(store.library, words)
            yield from _belongs(store.library, settings, words)
            if deep:
                yield from look_deep(store.library, settings, words)
            yield from look_at_state(settings, words)
            yield from _put_away(store.library, settings, words)
            embedding = _embedding(settings.embedding_model, words)
            yield embedding
            if settings.reranker_model:
                yield _reranker(settings.reranker_model, words)
            if embedding.state == OK:
                yield from _derived(store, words, deep=deep)
    except CatalogueError as error:
        cause = words(error.key, **error.values)
        yield Finding(BAD, words("doctor.catalogue.bad", cause=cause), words("doctor.catalogue.mend"))
        yield from look_at_state(settings, words)


def _catalogue(library: Library, words: Words) -> Finding:
    passages, plans = library.catalogue.passage_count(), len(library.catalogue.plans())
    if plans:
        return Finding(OK, words("doctor.catalogue", plans=plans, passages=passages))
    return Finding(NOTE, words("doctor.catalogue.empty"), words("doctor.catalogue.empty.mend"))


def _private(folder: Path, settings_file: Path, words: Words) -> Iterator[Finding]:
    """Whether others on this machine can read what is kept, or the settings with the token."""
    for path in list(open_to_others(folder))[:1]:
        yield Finding(BAD, words("doctor.private.bad", path=path), f"chmod -R go-rwx {folder}")
    if settings_file.is_file() and settings_file.stat().st_mode & OTHERS:
        yield Finding(BAD, words("doctor.private.bad", path=settings_file), f"chmod 600 {settings_file}")


def _backups(settings: Settings, words: Words) -> Iterator[Finding]:
    """How old the last scheduled backup is, where they are scheduled."""
    if settings.backup_dir is None:
        yield Finding(NOTE, words("doctor.backup.none"), words("doctor.backup.mend"))
        return
    kept = backups_in(settings.backup_dir)
    days = (time() - kept[-1].stat().st_mtime) / 86400 if kept else 0.0
    if not kept:
        text = words("doctor.backup.first", folder=settings.backup_dir)
        yield Finding(NOTE, text, words("doctor.backup.old.mend"))
    elif days > STALE_DAYS:
        text = words("doctor.backup.old", folder=settings.backup_dir, days=f"{days:.0f}")
        yield Finding(BAD, text, words("doctor.backup.old.mend"))
    elif is_flawed(kept[-1]):
        yield Finding(BAD, words("doctor.backup.flawed", file=kept[-1].name), words("doctor.backup.flawed.mend"))
    else:
        yield Finding(OK, words("doctor.backup", file=kept[-1].name, count=len(kept)))


def _belongs(library: Library, settings: Settings, words: Words) -> Iterator[Finding]:
    """Whether the folder is that of the catalogue."""
    try:
        library.check_belongs()
    except CatalogueError as error:
        yield Finding(BAD, words(error.key, **error.values))
    if is_unreadable(settings.data_dir):
        yield Finding(BAD, words("doctor.note.bad", path=settings.data_dir / FILE), "thidua adopt")


def _put_away(library: Library, settings: Settings, words: Words) -> Iterator[Finding]:
    """What is in the trash, and what an upgrade has left to be read anew."""
    trashed = library.originals.trashed()
    if trashed:
        values = {"count": len(trashed), "oldest": trashed[0].parent.name, "days": settings.keep_removed_days}
        yield Finding(NOTE, words("doctor.trash", folder=library.originals.trash, **values))
    old = outdated(library.catalogue)
    if old:
        yield Finding(NOTE, words("doctor.outdated", count=len(old)), words("doctor.outdated.mend"))


def _embedding(name: str, words: Words) -> Finding:
    from knowledge.search.embedding import EmbeddingError
    from knowledge.search.models import open_embedding

    started = perf_counter()
    try:
        open_embedding(name)
    except EmbeddingError as error:
        return Finding(BAD, words("doctor.embedding.bad", cause=error), words("doctor.embedding.mend"))
    seconds = f"{perf_counter() - started:.1f}"
    return Finding(OK, words("doctor.embedding", name=name, seconds=seconds))


def _reranker(name: str, words: Words) -> Finding:
    from knowledge.search.embedding import EmbeddingError
    from knowledge.search.transformer import open_cross_encoder

    try:
        open_cross_encoder(name)
    except EmbeddingError as error:
        return Finding(BAD, words("doctor.reranker.bad", cause=error), words("doctor.reranker.mend"))
    return Finding(OK, words("doctor.reranker", name=name))


def _derived(store: Store, words: Words, *, deep: bool) -> Iterator[Finding]:
    """Whether what is computed from the catalogue, vectors and index, is in line with it."""
    from knowledge.search.vectors import VectorStoreError

    try:
        found = store.inspect(deep=deep)
    except (VectorStoreError, OwnerError) as error:
        cause = words(error.key, **error.values)
        yield Finding(BAD, words("doctor.vectors.unopened", cause=cause), words("doctor.vectors.unopened.mend"))
        return
    except OSError as error:
        yield Finding(BAD, explain(error, words) or str(error))
        return
    if found.spoiled or found.strange:
        yield Finding(BAD, words("doctor.vectors.spoiled"), words("doctor.vectors.mend"))
    elif found.stray or found.missing:
        text = words("doctor.vectors.bad", missing=found.missing, stray=found.stray)
        yield Finding(BAD, text, words("doctor.vectors.mend"))
    else:
        yield Finding(OK, words("doctor.vectors", count=store.catalogue.passage_count()))
    if found.torn:
        yield Finding(BAD, words("doctor.index.bad", count=found.torn), words("doctor.vectors.mend"))
    elif found.unkept:
        yield Finding(NOTE, words("doctor.index.unkept", count=found.unkept), words("doctor.vectors.mend"))
    else:
        yield Finding(OK, words("doctor.index"))


def _telegram(settings: Settings, words: Words) -> Finding:
    if not settings.telegram_bot_token:
        return Finding(NOTE, words("doctor.telegram.missing"), words("doctor.telegram.mend"))
    from bot.telegram.running.inspecting import inspect

    found = inspect(settings)
    if found.refused:
        return Finding(BAD, words("doctor.telegram.refused"), words("doctor.telegram.mend"))
    if found.cause:
        return Finding(NOTE, words("doctor.telegram.unreached", cause=found.cause))
    sees = words("doctor.telegram.all" if found.sees_all else "doctor.telegram.private")
    return Finding(OK, words("doctor.telegram", name=found.username, sees=sees))


def _model(settings: Settings, words: Words) -> Finding:
    """Whether the language model can be reached and replies in the form asked for."""
    name = settings.llm_model
    if not name:
        return Finding(OK, words("doctor.model"))
    from knowledge.language_model.phraser import ModelError
    from knowledge.language_model.probing import probe

    try:
        probed = probe(name, settings.llm_base_url, settings.llm_api_key, patience=settings.llm_seconds)
    except ModelError as error:
        return Finding(BAD, words("doctor.model.bad", name=name, cause=error), words("doctor.model.mend"))
    form = words(f"doctor.model.form.{probed.form}")
    text = words("doctor.model.named", name=name, seconds=f"{probed.seconds:.1f}", form=form)
    return Finding(OK, text) if probed.proven else Finding(NOTE, f"{text}; {words('doctor.model.unproven')}")
