"""What a file holds and its plan's text does not is kept with the version and told."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.ingest import as_json
from bot.upload_parts import keep_reading, kept_reading
from bot.wording.cli import Words
from bot.wording.left import left_lines
from bot.wording.outcomes import lines_of
from ingest.pipeline import prepare_read, publish
from ingest.readers import read
from knowledge.card import Card
from knowledge.left import Left, LeftKind
from knowledge.library import Library
from tests.ingest.plans import PLAN

LEFT = (
    Left(LeftKind.PICTURE, page=2),
    Left(LeftKind.STRUCK, "trước ngày 03/9/2031", page=1, near="Hồ sơ gửi về"),
    Left(LeftKind.PICTURE, page=5, count=2),
)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", LeftKind)
def test_every_kind_is_said(kind: LeftKind, language: str) -> None:
    [line] = left_lines(Card(left=(Left(kind, "chữ", page=3),)), Words(language))
    assert line.endswith("3 “chữ”")


def test_one_line_says_how_much_of_a_kind_there_is_and_where() -> None:
    struck, picture = left_lines(Card(left=LEFT), Words("vi"))
    assert struck.endswith("trang 1 “trước ngày 03/9/2031” (gần “Hồ sơ gửi về”)")
    assert picture.startswith("3 hình")
    assert picture.endswith("trang 2; trang 5")


def test_only_the_first_few_are_shown_at_ingestion() -> None:
    card = Card(left=tuple(Left(LeftKind.HIDDEN, f"câu {n}") for n in range(9)))
    [brief], [whole] = left_lines(card, Words("vi")), left_lines(card, Words("vi"), brief=False)
    assert "câu 2" in brief
    assert "câu 3" not in brief
    assert "còn 6 chỗ" in brief
    assert "câu 8" in whole


def test_it_is_told_at_ingestion_and_kept_with_the_version(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAN, encoding="utf-8")
    prepared = prepare_read(path, replace(read(path), left=LEFT), library.catalogue)
    assert any("đã gạch bỏ" in line and "03/9/2031" in line for line in lines_of(prepared.outcome, Words("vi")))
    assert len(as_json(prepared.outcome, Words("vi"))["left"]) == 2
    publish(prepared, library)
    [version] = library.shelf().versions
    assert version.card.left == LEFT


def test_an_uploaded_file_keeps_it_until_the_button_is_pressed(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    path = tmp_path / "file" / "a.txt"
    path.write_text(PLAN, encoding="utf-8")
    source = replace(read(path), left=LEFT, doubtful=("20/11/2031",))
    keep_reading(tmp_path, source)
    assert kept_reading(tmp_path) == source
