"""What all tests share: no socket leaves this machine, and a library over a fake store of vectors."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.catalogue import Catalogue, open_catalogue
from knowledge.library import Library
from knowledge.originals import Originals
from tests.fakes import RecordingVectors
from tests.postgres import Postgres, programs, serving

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


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of a module that names `DATABASES` run over each kind."""
    kinds = getattr(metafunc.module, "DATABASES", ())
    named = {str(mark.args[0]) for mark in metafunc.definition.iter_markers("parametrize")}
    if kinds and "database" in metafunc.fixturenames and "database" not in named:
        metafunc.parametrize("database", kinds, indirect=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for the whole run."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (on Debian: apt-get install postgresql)")
    with serving() as server:
        yield server


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database: a `file`, or a schema of a `server`."""
    if getattr(request, "param", "file") == "file":
        return f"sqlite:///{tmp_path / 'thidua.sqlite'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_url()


@pytest.fixture
def catalogue(database: str) -> Iterator[Catalogue]:
    """An empty catalogue."""
    opened = open_catalogue(database)
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
