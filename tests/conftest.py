"""What all tests share: no socket leaves this machine, and a library over a fake store of vectors."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.catalogue import Catalogue, open_catalogue
from knowledge.library import Library
from knowledge.originals import Originals
from tests.fakes import RecordingVectors

_HERE = ("127.", "localhost", "::1", "0.0.0.0")


def pytest_configure() -> None:
    """Guard the sockets of the whole run."""
    sys.addaudithook(_refuse_other_machines)


def _refuse_other_machines(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if name and not str(name).startswith(_HERE):
        raise RuntimeError(f"tests reach this machine only, not {name}")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue in a file."""
    opened = open_catalogue(f"sqlite:///{tmp_path / 'thidua.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def vectors() -> RecordingVectors:
    """A store of vectors that only remembers what it holds."""
    return RecordingVectors()


@pytest.fixture
def library(tmp_path: Path, catalogue: Catalogue, vectors: RecordingVectors) -> Library:
    """An empty library over real SQLite and the vectors above."""
    return Library(catalogue, Originals(tmp_path / "originals"), lambda: vectors)
