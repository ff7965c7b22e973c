"""What the tests of the store share: each runs over real Chroma, embedded and on a server."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.chroma import KeptVectors, free_port, serving


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server for the whole run."""
    folder: Path = tmp_path_factory.mktemp("chroma")
    with serving(folder, free_port()) as url:
        yield url


@pytest.fixture(params=["folder", "server"])
def vectors(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[KeptVectors]:
    """Vectors that remember what they were given."""
    url = request.getfixturevalue("chroma_url") if request.param == "server" else None
    with closing(KeptVectors(None if url else tmp_path / "vectors", url)) as kept:
        yield kept
