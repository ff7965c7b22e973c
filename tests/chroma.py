"""A Chroma server as a process of its own, and vectors on it that tests can look into."""

import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from knowledge.search.embedding import Vectors
from knowledge.search.models import BUNDLED_FOLDER
from knowledge.search.static import open_static
from knowledge.search.vectors import open_vectors

PATIENCE = 60.0
"""Seconds for a server to start."""


def free_port() -> int:
    """A port of this machine that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """A server over a folder; its URL."""
    command = [str(Path(sys.executable).with_name("chroma")), "run"]
    command += ["--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def _wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the Chroma server did not start")


class KeptVectors:
    """A DenseIndex in a folder or on a server, in a collection of its own, that remembers the texts it was given."""

    def __init__(self, path: Path | None, url: str | None = None) -> None:
        self.texts: dict[str, str] = {}
        self._kept = open_vectors(path, url, replace(open_static(BUNDLED_FOLDER), name=uuid4().hex))

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Keep vectors and texts."""
        self.texts.update(zip(ids, texts, strict=True))
        self._kept.add(ids, texts)

    def keep(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors, whose texts nobody knows."""
        self._kept.keep(ids, vectors)

    def remove(self, ids: Collection[str]) -> None:
        """Drop vectors and texts."""
        for one in ids:
            self.texts.pop(one, None)
        self._kept.remove(ids)

    def search(self, query: str, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """As Chroma finds them."""
        return self._kept.search(query, k, among)

    def beside_words(self, query: str, texts: int) -> Vectors | None:
        """As Chroma has it."""
        return self._kept.beside_words(query, texts)

    def ids(self) -> set[str]:
        """As Chroma has them."""
        return self._kept.ids()

    def strange(self, ids: Sequence[str], texts: Sequence[str]) -> list[str]:
        """As it is."""
        return self._kept.strange(ids, texts)

    @property
    def name(self) -> str:
        """As it is."""
        return self._kept.name

    def retire_others(self) -> None:
        """Other tests may be using theirs."""

    def close(self) -> None:
        """Let go of Chroma."""
        self._kept.close()
