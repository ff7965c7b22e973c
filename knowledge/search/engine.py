"""Which texts hold which words: tantivy's only home.

An engine keeps texts by their words, in a folder or in memory; what is searched is a snapshot, which stays as it is
while texts come and go. What is written is there whole or not at all, whenever the process that writes it ends.
"""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from tantivy import DocAddress, Document, Index, Occur, Query, Schema, SchemaBuilder, Searcher

from knowledge.leaving import forget_left, is_as_left, note_left
from knowledge.search.looking import Text, text_of

_BUFFER = 15_000_000
"""Bytes that are gathered before a segment is written: the least that tantivy takes."""

_REMEMBERED = 8_000
"""Texts that are held in memory once they have been looked at; one takes about 1 KB."""

_ONE_BY_ONE = 8
"""Up to so many groups or ids are each looked up, which is faster than one look through all there are."""

_UNCHECKED = ("meta.json", ".managed.json")
"""Files that tell no checksum of their own: how they were left is noted beside them."""

_FOOTER = 8
"""The last bytes of a file: how long its footer is, which tells the checksum of the rest, and tantivy's sign."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The texts of some groups."""

    names: Collection[str]


Among = Collection[str] | Groups
"""Which texts may be found: those of these ids, or of these groups."""


class EngineError(Exception):
    """Files that cannot be read or written, or are not as they were written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to be kept: `words` with spaces between them are what finds it, `look` is what a closer look at it reads,
    `vector` what its vector is compared by (`knowledge.search.packed`), empty where it has none.

    `group`: what it belongs to; `about`: what is told of that group, with one of its texts, `known` the words that the
    group makes known, and `keys` what else it is found by.
    """

    id: str
    words: str
    look: bytes
    group: str = ""
    about: bytes = b""
    known: Collection[str] = ()
    keys: Collection[str] = ()
    vector: bytes = b""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a group."""

    group: str
    about: bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The texts of one moment. Safe to share between threads."""

    _searcher: Searcher
    _spreads: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def spread(self, word: str) -> int:
        """How many texts hold a word."""
        found = self._spreads.get(word)
        if found is None:
            self._spreads[word] = found = self._searcher.doc_freq("words", word)
        return found

    def has(self, name: str) -> bool:
        """Whether there is a text of an id, or has been until lately."""
        return self._searcher.doc_freq("id", name) > 0

    def known(self) -> frozenset[str]:
        """The words that the groups make known, or have until lately."""
        return frozenset(word for word, _ in self._searcher.terms_with_prefix("known", ""))

    def best(
        self, words: Mapping[str, float], k: int, among: Among | None = None, holding: Collection[str] = ()
    ) -> list[tuple[float, Text]]:
        """The best `k` texts by BM25 of words, each with its weight, best first; those only that hold all of some."""
        terms = [_wanted(word, weight) for word, weight in words.items()]
        needed = [(Occur.Must, _scoreless(_term("words", word))) for word in holding]
        if among is not None:
            needed.append((Occur.Must, _scoreless(_any(among))))
        query = Query.boolean_query(terms)
        if needed:
            query = Query.boolean_query([*needed, (Occur.Should, query)])
        hits = self._searcher.search(query, k, count=False).hits
        if needed:
            hits = [hit for hit in hits if hit[0] > 0]
        texts = self._texts([address for _, address in hits])
        return [(score, text) for (score, _), text in zip(hits, texts, strict=True)]

    def holds(self, words: Iterable[str], among: Among | None = None) -> bool:
        """Whether one text holds all of some words."""
        needed = [_term("words", word) for word in words]
        if among is not None:
            needed.append(_any(among))
        query = Query.boolean_query([(Occur.Must, one) for one in needed])
        return bool(needed) and bool(self._searcher.search(query, 1, count=False).hits)

    def texts(self, among: Among, most: int) -> list[Text]:
        """Up to so many texts."""
        hits = self._searcher.search(_any(among), most, count=False).hits
        return self._texts([address for _, address in hits])

    def told(self, known: Collection[int]) -> dict[int, Told | None]:
        """What is told of all groups, by numbers that stay theirs; None of the known ones, which is not read again."""
        hits = self._searcher.search(_term("kind", _FIRST), max(1, len(self)), count=False).hits
        addresses = [address for _, address in hits]
        pairs = zip(self._numbers(addresses), addresses, strict=True)
        return {number: None if number in known else _told(self._searcher.doc(at)) for number, at in pairs}

    def having(self, wanted: Sequence[Collection[str]]) -> list[int]:
        """The groups that have a key of each of these, by the numbers that `told` gives them."""
        needed = [(Occur.Must, Query.term_set_query(_schema(), "key", list(keys))) for keys in wanted]
        hits = self._searcher.search(Query.boolean_query(needed), max(1, len(self)), count=False).hits
        return self._numbers([address for _, address in hits])

    def _texts(self, addresses: list[DocAddress]) -> list[Text]:
        numbers = self._numbers(addresses)
        pairs = zip(numbers, addresses, strict=True)
        texts = [_TEXTS.get(number) or self._read(number, address) for number, address in pairs]
        if len(_TEXTS) > _REMEMBERED:
            _TEXTS.clear()
        return texts

    def _read(self, number: int, address: DocAddress) -> Text:
        kept = self._searcher.doc(address)
        name, group = (kept.get_first(field) or "" for field in ("id", "group"))
        look, vector = (kept.get_first(field) or b"" for field in ("look", "vector"))
        text = _TEXTS[number] = text_of(name, group, look, vector)
        return text

    def _numbers(self, addresses: list[DocAddress]) -> list[int]:
        return [int(number or 0) for number in self._searcher.fast_field_values("number", addresses)]


class Engine:
    """Texts that come and go. One process at a time may change those of a folder."""

    def __init__(self, folder: Path | None = None, *, new: bool = False) -> None:
        """Open a folder, a new one where that is wanted; without any it is in memory. Raises EngineError."""
        with _failing():
            if folder is not None and not new:
                if torn := torn_files(folder):
                    raise EngineError(f"not as they were written: {', '.join(torn)}")
                self._index = Index.open(str(folder))
            else:
                if folder is not None:
                    folder.mkdir(parents=True)
                self._index = Index(_schema(), None if folder is None else str(folder))
            # By itself it would follow what others write, in a thread of its own.
            self._index.config_reader("manual")
        self._folder = folder
        self._writing = Lock()

    def change(self, added: Iterable[Entry], ids: Collection[str] = (), groups: Collection[str] = ()) -> None:
        """Take out the texts of some ids and groups and take in others, all or nothing. Raises EngineError."""
        with _failing(), self._writing:
            for path in self._unchecked():
                forget_left(path)
            writer = self._index.writer(_BUFFER, 1)
            for name, gone in (("id", ids), ("group", groups)):
                for one in gone:
                    writer.delete_documents_by_term(name, one)
            for entry in added:
                writer.add_document(_document(entry))
            writer.commit()
            writer.wait_merging_threads()
            for path in self._unchecked():
                note_left(path)

    def snapshot(self) -> Snapshot:
        """The texts of this moment. Raises EngineError."""
        with _failing():
            self._index.reload()
            return Snapshot(self._index.searcher())

    def _unchecked(self) -> list[Path]:
        return [] if self._folder is None else [self._folder / name for name in _UNCHECKED]


def changed_files(folder: Path) -> list[str]:
    """The files without a checksum of their own that something else has changed since they were written."""
    return [name for name in _UNCHECKED if not is_as_left(folder / name)]


def torn_files(folder: Path) -> list[str]:
    """The files in use that are not as they were written. Raises EngineError where nobody can tell."""
    try:
        segments = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["segments"]
        used = {one["segment_id"].replace("-", "") for one in segments}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineError(f"{folder}: {error}") from error
    return [path.name for path in sorted(folder.iterdir()) if path.name.partition(".")[0] in used and not _whole(path)]


def _whole(path: Path) -> bool:
    """Whether a file has the checksum that its own footer tells."""
    try:
        content = memoryview(path.read_bytes())
        end = len(content) - _FOOTER
        start = end - int.from_bytes(content[end : end + 4], "little")
        return bool(json.loads(bytes(content[start:end]))["crc"] == zlib.crc32(content[:start]))
    except (OSError, ValueError, KeyError, TypeError):
        return False


@contextmanager
def _failing() -> Iterator[None]:
    """Failures of the engine as our own error, also a panic of Rust, which is no Exception."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, OSError | ValueError) or type(error).__name__ == "PanicException":
            raise EngineError(" ".join((str(error) or type(error).__name__).split())[:200]) from error
        raise


_FIRST = "first"
_TEXTS: dict[int, Text] = {}
"""What was read last of the texts of all engines, by their numbers."""


@cache
def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("known", tokenizer_name="whitespace", index_option="basic")
    for name, stored in (("id", True), ("group", True), ("kind", False), ("key", False)):
        builder.add_text_field(name, stored=stored, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("look", stored=True)
    builder.add_bytes_field("about", stored=True)
    builder.add_bytes_field("vector", stored=True)
    # Not what tantivy calls a text by, which changes as segments are merged.
    builder.add_unsigned_field("number", fast=True)
    return builder.build()


def _document(entry: Entry) -> Document:
    document = Document()
    document.add_text("id", entry.id)
    document.add_text("group", entry.group)
    document.add_text("words", entry.words)
    document.add_bytes("look", entry.look)
    document.add_unsigned("number", _number(entry))
    if entry.vector:
        document.add_bytes("vector", entry.vector)
    if entry.about:
        document.add_text("kind", _FIRST)
        document.add_bytes("about", entry.about)
        document.add_text("known", " ".join(entry.known))
        for key in entry.keys:
            document.add_text("key", key)
    return document


def _number(entry: Entry) -> int:
    """A number that no other text has, nor this one once it is another."""
    digest = blake2b(f"{entry.id}\n{entry.group}\n".encode(), digest_size=8)
    digest.update(entry.look)
    digest.update(entry.vector)
    return int.from_bytes(digest.digest(), "little")


def _told(document: Document) -> Told:
    return Told(document.get_first("group") or "", document.get_first("about") or b"")


def _term(name: str, value: str) -> Query:
    return Query.term_query(_schema(), name, value, "freq" if name == "words" else "basic")


@lru_cache(maxsize=20_000)
def _wanted(word: str, weight: float) -> tuple[Occur, Query]:
    found = _term("words", word)
    return Occur.Should, found if weight == 1 else Query.boost_query(found, weight)


def _scoreless(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _any(among: Among) -> Query:
    name, values = ("group", among.names) if isinstance(among, Groups) else ("id", among)
    if len(values) > _ONE_BY_ONE:
        return Query.term_set_query(_schema(), name, list(values))
    return Query.boolean_query([(Occur.Should, _term(name, value)) for value in values])
