"""The store as several processes share it: one owns it and writes, the others hand their changes over to it.

The embedded vectors allow only one process to write. The owner holds a lock and looks into a folder where
others leave what they want changed, each as a request that is answered with a reply beside it. Where the
owner ends, another process becomes the owner and does what it was waiting for itself.
"""

import json
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import Event, RLock, Thread
from types import TracebackType
from typing import Any, cast
from uuid import uuid4

from pydantic import TypeAdapter

from knowledge.catalogue import Catalogue, CatalogueError
from knowledge.library import Inspected, Library, Swept
from knowledge.lock import Lock
from knowledge.plan import PlanVersion, Published

LOOK_EVERY = 0.1
"""Seconds between two looks at the folder, of the owner and of who waits for it."""

PATIENCE = 600.0
"""Seconds to wait for an owner that is alive and does not answer."""

PAUSE = 5.0
"""Seconds before the next look where one failed."""

ALIVE = 5.0
"""Seconds after which a request that nobody touches is of a process that has died."""

SWEPT_AT_ONCE = 2000
"""Vectors that are missing: more are made little by little, while questions are answered without them."""

_REQUEST, _DATA, _REPLY, _PARTIAL = ".request", ".data", ".reply", ".partial"
_log = logging.getLogger(__name__)


class OwnerError(Exception):
    """The owner could not do what was handed over: `key` names the sentence that people are shown."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values


class Store:
    """A library that several processes may change. Without a `lock` each one writes for itself, and what a
    process that was killed has left waits for a sweep while nobody else writes.

    To be used in a `with` block, at whose end the ownership is given up.
    """

    def __init__(self, library: Library, lock: Lock | None, folder: Path, patience: float = PATIENCE) -> None:
        self.library = library
        self._lock = lock
        self._folder = folder
        self._patience = patience
        self._turn = RLock()
        self._stopped = Event()
        self._swept: Swept | None = None
        self._attending: Thread | None = None
        self._changed = False
        self._belongs = False

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        if self._attending is not None:
            self._attending.join()
        self._keep_index()
        if self._lock is not None and self._lock.held:
            if self._swept is not None and kind is None:
                self.library.mark(clean=True)
            self._disown()

    @property
    def catalogue(self) -> Catalogue:
        """What the plans are; to be read, not written."""
        return self.library.catalogue

    def publish(self, version: PlanVersion, data: bytes | None, ending: str) -> None:
        """As `Library.publish`. Raises CatalogueError, OwnerError."""
        self.publish_all([Published(version, data, ending)])

    def publish_all(self, new: Sequence[Published]) -> None:
        """As `Library.publish_all`. Raises CatalogueError, OwnerError."""
        if self._own():
            with self._turn:
                self._begin_change()
                self.library.publish_all(new)
        else:
            written = [[_versions().dump_python(one.version, mode="json"), one.ending] for one in new]
            self._hand_over({"action": "publish", "versions": written}, [one.data for one in new])

    def keep_places(self, sha256: str, places: str) -> None:
        """As `Library.keep_places`."""
        self.library.keep_places(sha256, places)

    def rollback(self, plan: str) -> int:
        """As `Library.rollback`. Raises CatalogueError, OwnerError."""
        return cast("int", self._change({"action": "rollback", "plan": plan}))

    def remove(self, plan: str) -> None:
        """As `Library.remove`. Raises CatalogueError, OwnerError."""
        self._change({"action": "remove", "plan": plan})

    def rewrite(self, version: PlanVersion, *, repoint: bool = False) -> None:
        """As `Library.rewrite`. Raises CatalogueError, OwnerError."""
        written = _versions().dump_python(version, mode="json")
        self._change({"action": "rewrite", "version": written, "repoint": repoint})

    def keep_original(self, sha256: str, ending: str, data: bytes) -> None:
        """As `Library.keep_original`. Raises CatalogueError, OwnerError."""
        request = {"action": "keep", "sha256": sha256, "ending": ending, "versions": [None]}
        if self._own():
            with self._turn:
                self._perform(request, [data])
        else:
            self._hand_over(request, [data])

    def sweep(self) -> Swept:
        """As `Library.sweep`. Raises CatalogueError, OwnerError."""
        first = self._swept is None
        if self._own() and first and self._swept is not None:
            return self._swept
        return Swept(**cast("dict[str, int]", self._change({"action": "sweep"})))

    def reindex(self) -> Swept:
        """Sweep, and make the index anew. Raises CatalogueError, OwnerError."""
        first = self._swept is None
        if self._own(deep=True):
            with self._turn:
                before = self._swept if first and self._swept else Swept(0, 0, 0)
                self._begin_change()
                return before + self._reindex()
        return Swept(**cast("dict[str, int]", self._hand_over({"action": "reindex"}, ())))

    def inspect(self, *, deep: bool = False) -> Inspected:
        """As `Library.inspect`, and nothing is swept for it; another owner is not kept busy by looking deep.

        Raises CatalogueError, OwnerError.
        """
        with self._turn:
            held = self._lock is None or self._lock.held
            if held or (self._lock is not None and self._lock.take()):
                self.library.owned = True
                try:
                    return self.library.inspect(deep=deep)
                finally:
                    if not held:
                        self._disown()
        return Inspected(**cast("dict[str, Any]", self._hand_over({"action": "inspect"}, ())))

    def adopt(self) -> None:
        """Have the folder belong to the catalogue, whatever it belonged to before. Raises OwnerError."""
        with self._turn:
            if self._lock is not None and not self._lock.take():
                raise OwnerError("owner.elsewhere", process=str(self._lock.holder()))
            self.library.adopt()

    def attend(self) -> None:
        """Own the store, now or as soon as nobody else does, and do what others hand over, until the block ends.

        Raises CatalogueError, EmbeddingError and the like where it owns the store and cannot clear up.
        """
        if not self._own():
            self._start_attending()

    def _start_attending(self) -> None:
        with self._turn:
            if self._lock is not None and self._attending is None:
                self._attending = Thread(target=self._attend, name="store owner", daemon=True)
                self._attending.start()

    def _attend(self) -> None:
        while not self._stopped.wait(LOOK_EVERY):
            try:
                if self._own() and not self._do_requests():
                    self.library.finish_pending()
                    self._mend()
                    self._keep_index()
            except CatalogueError as error:
                _log.error("the store cannot be changed: %s", error)
                self._stopped.wait(PAUSE)
            except Exception:  # noqa: BLE001 the next look may succeed, and without looks nobody else could write
                _log.exception("what was handed over could not be done")
                self._stopped.wait(PAUSE)

    def _own(self, *, deep: bool = False) -> bool:
        """Whether this process writes for itself: it has the lock, or gets it and clears up after the last owner.

        `deep`: all that it left is looked at then.
        """
        with self._turn:
            if self._lock is not None and not self._lock.take():
                return False
            if not self._belongs:
                self._check_belongs()
            self.library.owned = True
            # Without a lock another process may be publishing what a sweep would take for a leftover.
            if self._lock is not None and self._swept is None:
                self._clear_up(deep=deep)
        self._start_attending()
        return True

    def _clear_up(self, *, deep: bool) -> None:
        """Sweep after the last owner; of many missing vectors none is made yet: plans are found by their words."""

        def sweep() -> Swept:
            if self.library.is_clean():
                return Swept(0, 0, 0)
            self.library.mark(clean=False)
            return self.library.sweep(SWEPT_AT_ONCE)

        if self.library.is_spoiled(deep=deep):
            self._renew("the files of the vectors are not as they were left")
        self._swept = self._sweep(sweep)
        self._forget_left()

    def _check_belongs(self) -> None:
        try:
            self.library.check_belongs()
        except CatalogueError:
            self._disown()
            raise
        self.library.adopt()
        self._belongs = True

    def _sweep(self, sweep: Callable[[], Swept] | None = None) -> Swept:
        """Sweep; vectors that cannot be read are made anew. Raises VectorStoreError where they are a server's."""
        from knowledge.search.vectors import VectorStoreError

        sweep = sweep or self.library.sweep
        try:
            return sweep()
        except VectorStoreError as error:
            if self._lock is None:
                raise
            self._renew(str(error))
            return sweep()

    def _renew(self, cause: str) -> None:
        _log.error("%s; the vectors are made anew from the catalogue", cause)
        self.library.renew_vectors()

    def _reindex(self) -> Swept:
        """Sweep, with every vector that was there compared with that of its passage, and make the index anew; the
        catalogue's file, too, where it holds all that it held and is another one all the same."""
        if not self.catalogue.is_as_left() and not self.catalogue.faults():
            self.catalogue.renew_file()
        if self._lock is not None and self.library.are_torn():
            self._renew("the database of the vectors is damaged")
        before = self.library.vector_ids()
        swept = self._sweep()
        self.library.renew_strange(before)
        self.library.rebuild_index()
        return swept

    def _forget_left(self) -> None:
        """Delete what processes that died long ago have left in the folder."""
        for path in self._folder.glob("*"):
            if time.time() - path.stat().st_mtime > PATIENCE:
                path.unlink(missing_ok=True)

    def _change(self, request: dict[str, Any]) -> object:
        if self._own():
            with self._turn:
                return self._perform(request, ())
        return self._hand_over(request, ())

    def _hand_over(self, request: dict[str, Any], data: Sequence[bytes | None]) -> object:
        """Leave a request with its files and wait for its reply; do it here where the owner has ended without one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = uuid4().hex
        asked, replied = self._folder / (name + _REQUEST), self._folder / (name + _REPLY)
        kept = {place: self._folder / f"{name}.{place}{_DATA}" for place, one in enumerate(data) if one is not None}
        for place, path in kept.items():
            path.write_bytes(cast("bytes", data[place]))
        _write(asked, request)
        given_up = time.monotonic() + self._patience
        try:
            while not replied.exists():
                if self._own() and not replied.exists():
                    asked.unlink(missing_ok=True)
                    with self._turn:
                        return self._perform(request, data)
                asked.touch()
                if time.monotonic() > given_up:
                    raise OwnerError("owner.silent", process=str(self._lock.holder() if self._lock else ""))
                time.sleep(LOOK_EVERY)
            return _result(json.loads(replied.read_text(encoding="utf-8")))
        finally:
            for path in (asked, replied, *kept.values()):
                path.unlink(missing_ok=True)

    def _keep_index(self) -> None:
        """Write what has changed to the index, once nobody waits for it; others can do without."""
        if self._changed:
            self._changed = False
            self.library.keep_index()

    def _mend(self) -> None:
        """Make some more of the vectors that are missing, as after a change of the model."""
        with self._turn:
            before = self.library.left
            if before and self._lock is not None:
                left = self.library.mend()
                _log.info("vectors: %d made, %d to go", before - left, left)

    def _begin_change(self) -> None:
        self._changed = True
        if self._lock is not None:
            self.library.mark(clean=False)

    def _disown(self) -> None:
        if self._lock is not None:
            self.library.owned = False
            self._lock.release()

    def _do_requests(self) -> bool:
        """Whether there were any."""
        done = False
        for asked in sorted(self._folder.glob("*" + _REQUEST)):
            # Whoever asked may have given up meanwhile, or have died and no longer touch the request.
            with suppress(FileNotFoundError), self._turn:
                if time.time() - asked.stat().st_mtime > ALIVE:
                    continue
                request = json.loads(asked.read_text(encoding="utf-8"))
                _write(asked.with_suffix(_REPLY), self._do(request, asked))
                asked.unlink(missing_ok=True)
                done = True
        return done

    def _do(self, request: dict[str, Any], asked: Path) -> dict[str, Any]:
        """The reply to a request, whose files are kept beside it."""
        kept = [asked.with_suffix(f".{place}{_DATA}") for place in range(len(request.get("versions", ())))]
        try:
            return {"result": self._perform(request, [one.read_bytes() if one.exists() else None for one in kept])}
        except CatalogueError as error:
            return {"key": error.key, "values": error.values}
        except Exception as error:  # noqa: BLE001 whoever asked waits for a reply, whatever went wrong
            _log.exception("what was handed over failed")
            return {"cause": str(error) or type(error).__name__}

    def _perform(self, request: dict[str, Any], data: Sequence[bytes | None]) -> object:
        if request["action"] in {"publish", "rollback", "remove", "rewrite"}:
            self._begin_change()
        match request["action"]:
            case "publish":
                pairs = zip(request["versions"], data, strict=True)
                read = [(_versions().validate_python(version), kept, ending) for (version, ending), kept in pairs]
                self.library.publish_all([Published(*one) for one in read])
            case "rollback":
                return self.library.rollback(request["plan"])
            case "remove":
                self.library.remove(request["plan"])
            case "rewrite":
                version = _versions().validate_python(request["version"])
                self.library.rewrite(version, repoint=request["repoint"])
            case "keep":
                [file] = data
                self.library.keep_original(request["sha256"], request["ending"], file or b"")
            case "sweep":
                return asdict(self._sweep())
            case "inspect":
                return asdict(self.library.inspect())
            case "reindex":
                self._begin_change()
                return asdict(self._reindex())
        return None


def _write(path: Path, value: dict[str, Any]) -> None:
    """Write a file that nobody sees half written."""
    partial = path.with_name(path.name + _PARTIAL)
    partial.write_text(json.dumps(value), encoding="utf-8")
    partial.replace(path)


def _result(reply: dict[str, Any]) -> object:
    if "key" in reply:
        raise CatalogueError(reply["key"], **reply["values"])
    if "cause" in reply:
        raise OwnerError("owner.failed", cause=reply["cause"])
    return reply["result"]


@cache
def _versions() -> TypeAdapter[PlanVersion]:
    return TypeAdapter(PlanVersion)
