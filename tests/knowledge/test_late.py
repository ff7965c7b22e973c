"""What is left to be read late is read once, and seen by whoever looks."""

from dataclasses import dataclass, fields, replace

import pytest

from knowledge.late import ReadLate, leave


@dataclass(frozen=True, slots=True)
class Book(ReadLate):
    title: str
    pages: tuple[int, ...] = ()


def test_it_is_read_once_when_it_is_first_looked_at() -> None:
    pages = iter([(1, 2)])
    book = leave(Book("a"), pages=lambda: next(pages))
    assert book.title == "a"
    assert (book.pages, book.pages) == ((1, 2), (1, 2))
    assert not list(pages)


def test_it_is_equal_to_what_was_there_from_the_beginning() -> None:
    book = leave(Book("a"), pages=lambda: (1,))
    assert book == Book("a", (1,))
    assert replace(leave(Book("a"), pages=lambda: (1,)), title="b") == Book("b", (1,))
    assert {field.name for field in fields(Book)} == {"title", "pages"}


def test_what_there_is_not_is_told_as_ever() -> None:
    with pytest.raises(AttributeError, match="Book has no author"):
        _ = leave(Book("a"), pages=lambda: (1,)).author  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="Book has no author"):
        _ = Book("a").author  # type: ignore[attr-defined]
