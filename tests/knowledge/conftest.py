"""What the tests of the store share: each runs over vectors in memory, and over those of a real Chroma server."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.chroma import ServedVectors, free_port, serving
from tests.fakes import RecordingVectors


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server for the whole run."""
    folder: Path = tmp_path_factory.mktemp("chroma")
    with serving(folder, free_port()) as url:
        yield url


@pytest.fixture(params=["memory", "server"])
def vectors(request: pytest.FixtureRequest) -> Iterator[RecordingVectors | ServedVectors]:
    """Vectors that remember what they were given."""
    if request.param == "memory":
        yield RecordingVectors()
        return
    with closing(ServedVectors(request.getfixturevalue("chroma_url"))) as served:
        yield served
