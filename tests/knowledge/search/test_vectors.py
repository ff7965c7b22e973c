"""Chroma keeps the vectors: a real store in a folder, and on a server."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest

from knowledge.search.embedding import Embedding
from knowledge.search.hybrid import HybridIndex
from knowledge.search.lexical import LexicalIndex
from knowledge.search.models import open_embedding
from knowledge.search.vectors import ChromaVectors, VectorStoreError, collection_name, open_vectors
from tests.knowledge.search.samples import IDS, TEXTS


@pytest.fixture(scope="module")
def embedding() -> Embedding:
    return open_embedding("bundled")


Opened = Callable[[], ChromaVectors]


@pytest.fixture(params=["graph", "memory", "server"])
def opened(request: pytest.FixtureRequest, tmp_path: Path, embedding: Embedding) -> Iterator[Opened]:
    """Opens the same store each time. In memory few vectors of a folder are compared, else Chroma's graph is asked."""
    served = request.param == "server"
    url = request.getfixturevalue("chroma_url") if served else None
    own = replace(embedding, name=uuid4().hex)
    few = 2_000 if request.param == "memory" else 0
    with ExitStack() as stack:
        path = None if served else tmp_path / "vectors"
        yield lambda: stack.enter_context(closing(open_vectors(path, url, own, few=few)))


def test_vectors_are_kept_searched_and_dropped(opened: Opened) -> None:
    vectors = opened()
    vectors.add(IDS, TEXTS)
    vectors.add(IDS[:2], TEXTS[:2])
    assert vectors.ids() == set(IDS)
    one, cosine = vectors.search(TEXTS[3], 2)[0]
    assert (one, cosine) == (IDS[3], pytest.approx(1, abs=1e-3))
    assert [one for one, _ in vectors.search(TEXTS[3], 2, ["roads", "unknown"])] == ["roads"]
    assert vectors.search(TEXTS[3], 2, []) == []
    assert vectors.search(TEXTS[3], 2, ["unknown"]) == []
    vectors.remove([IDS[3], "unknown"])
    assert IDS[3] not in {one for one, _ in vectors.search(TEXTS[3], 20)}


def test_a_store_opened_again_has_what_it_had(opened: Opened) -> None:
    opened().add(IDS, TEXTS)
    assert opened().ids() == set(IDS)


def test_search_over_chroma_is_search_over_memory(opened: Opened) -> None:
    kept = HybridIndex(LexicalIndex(), opened())
    kept.add(IDS, TEXTS)
    in_memory = HybridIndex.build(IDS, TEXTS)
    for question in ("báo cáo tổng kết", "giay khen cua thi xa", "đường hoa"):
        ours, theirs = kept.search(question, 5), in_memory.search(question, 5)
        assert [one for one, _ in ours] == [one for one, _ in theirs]
        assert [score for _, score in ours] == pytest.approx([score for _, score in theirs], abs=1e-3)


@pytest.mark.parametrize("few", [0, 3, 2_000])
def test_what_changes_is_found_at_once_also_while_few_become_many(
    tmp_path: Path, embedding: Embedding, few: int
) -> None:
    vectors = open_vectors(tmp_path, None, embedding, few=few)
    for count, (one, text) in enumerate(zip(IDS, TEXTS, strict=True), 1):
        vectors.add([one], [text])
        found = vectors.search(text, 20)
        assert found[0][0] == one
        assert len(found) == count
    for count, (one, text) in enumerate(zip(IDS, TEXTS, strict=True), 1):
        vectors.remove([one])
        assert one not in {found for found, _ in vectors.search(text, 20)}
        assert len(vectors.ids()) == len(IDS) - count


def test_searching_goes_on_while_vectors_come_and_go(tmp_path: Path, embedding: Embedding) -> None:
    vectors = open_vectors(tmp_path, None, embedding)
    vectors.add(IDS[:1], TEXTS[:1])
    with ThreadPoolExecutor(2) as pool:
        for _ in range(10):
            searches = [pool.submit(vectors.search, TEXTS[0], 20) for _ in range(20)]
            vectors.add(IDS[1:], TEXTS[1:])
            vectors.remove(IDS[2:])
            assert all(IDS[0] in dict(search.result()) for search in searches)
            assert set(dict(vectors.search(TEXTS[0], 20))) == set(IDS[:2])


def test_where_no_store_can_be_there_is_one_clear_line(tmp_path: Path, embedding: Embedding) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(VectorStoreError, match=r"vectors\.(unopened|unreached)"):
        open_vectors(tmp_path / "file", None, embedding)
    with pytest.raises(VectorStoreError, match=r"vectors\.(unopened|unreached)"):
        open_vectors(None, "http://127.0.0.1:9", embedding)
    with pytest.raises(VectorStoreError, match=r"vectors\.nowhere"):
        open_vectors(None, None, embedding)


def test_a_collection_is_named_so_that_chroma_takes_it() -> None:
    assert collection_name("static-0123") == "passages-static-0123"
    assert collection_name("/models/Tiếng Việt (1)/") == "passages-models-Ti-ng-Vi-t-1"


def test_headers_are_sent_to_a_server(embedding: Embedding) -> None:
    seen: list[str | None] = []

    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.get("Authorization"))
            self.send_error(401)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        with pytest.raises(VectorStoreError):
            open_vectors(None, url, embedding, headers={"Authorization": "Bearer ma"})
        server.shutdown()
    assert set(seen) == {"Bearer ma"}


def test_of_many_texts_the_index_of_words_keeps_the_vectors(tmp_path: Path, embedding: Embedding) -> None:
    with closing(open_vectors(tmp_path / "vectors", None, embedding, few=9)) as vectors:
        assert vectors.beside_words("báo cáo", 9) is None
        assert vectors.beside_words("báo cáo", 10) is not None


def test_a_folder_that_is_as_it_was_left_is_opened_when_something_is_asked_of_it(
    tmp_path: Path, embedding: Embedding
) -> None:
    note = tmp_path / "chroma.sqlite3.left"
    with closing(open_vectors(tmp_path, None, embedding, few=1, late=True)) as vectors:
        vectors.add(IDS, TEXTS)
        assert not note.exists()
    with closing(open_vectors(tmp_path, None, embedding, few=1, late=True)) as vectors:
        assert vectors.beside_words(TEXTS[0], len(IDS)) is not None
        assert note.exists()
        assert vectors.ids() == set(IDS)
        assert not note.exists()


def test_a_folder_that_was_changed_since_is_opened_at_once(tmp_path: Path, embedding: Embedding) -> None:
    with closing(open_vectors(tmp_path, None, embedding)) as vectors:
        vectors.add(IDS, TEXTS)
    (tmp_path / "chroma.sqlite3").write_bytes(b"another file")
    with pytest.raises(VectorStoreError, match=r"vectors\.unopened"):
        open_vectors(tmp_path, None, embedding, late=True)
