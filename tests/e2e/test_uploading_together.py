"""Several files sent at once, as an album or in one archive: one message tells of each, one button publishes all."""

from pathlib import Path

import pytest

from tests.e2e.office import Office
from tests.e2e.reading import labels
from tests.e2e.test_uploading import OTHER, PLAN, POEM
from tests.ingest.test_containers import SHEET, letter, zipped

TWO = {"suoi-mo.md": PLAN.encode(), "doi-thong.md": OTHER.encode()}
BOTH = {"suoi-mo": 1, "doi-thong": 1}


def send_album(office: Office, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        office.send(name, content, media_group_id="88")


async def test_an_album_of_documents_is_one_proposal_with_one_button(office: Office, tmp_path: Path) -> None:
    async with office.open():
        send_album(office, TWO)
        shown = await office.offered()
        assert len(office.sent) == 1
        assert shown["text"].startswith("2 tệp cùng một lượt: 2 sẽ được công bố cùng lúc, 0 không")
        assert "Kế hoạch mới: UBND xã Suối Mơ 2031" in shown["text"]
        assert "Kế hoạch mới: UBND xã Đồi Thông 2031" in shown["text"]
        assert labels(shown) == ["✅ Công bố", "✖ Bỏ", "Xem đầy đủ"]
        assert office.versions == {}
        await office.press("Công bố")
        told = await office.said("Đã công bố 2 kế hoạch")
        assert labels(told) == []
        changes = await office.write("/nhatky")
    assert office.versions == BOTH
    assert "nạp kế hoạch: suoi-mo, doi-thong" in changes["text"]
    assert list((tmp_path / "uploads").iterdir()) == []
    assert len(list((tmp_path / "originals").iterdir())) == 2


async def test_one_that_was_damaged_while_it_waited_is_told_and_the_others_are_published(
    office: Office, tmp_path: Path
) -> None:
    async with office.open():
        send_album(office, TWO)
        await office.offered()
        [file] = (tmp_path / "uploads").glob("*/parts/*/file/doi-thong.md")
        file.write_bytes(PLAN.encode())
        await office.press("Công bố")
        await office.said("hãy gửi lại tệp")
        await office.press("Công bố")
        await office.said("Đã công bố 1 kế hoạch")
    assert office.versions == {"suoi-mo": 1}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("hồ sơ.zip", zipped({**TWO, "biểu.xlsx": SHEET, "~$suoi-mo.md": b"x"})),
        ("thư.eml", letter(*TWO.items(), ("biểu.xlsx", SHEET), body="")),
    ],
)
async def test_the_plans_in_an_archive_or_a_letter_are_proposed_together(
    office: Office, name: str, content: bytes
) -> None:
    async with office.open():
        office.send(name, content)
        text = (await office.offered())["text"]
        await office.press("Công bố")
        await office.said("Đã công bố 2 kế hoạch")
    assert "không nạp “biểu.xlsx”: là bảng tính" in text
    assert office.versions == BOTH


async def test_one_plan_that_comes_twice_and_one_that_is_none_are_told(office: Office) -> None:
    async with office.open():
        send_album(
            office, {"a.md": PLAN.encode(), "b.md": PLAN.replace("25/11", "28/11").encode(), "c.md": POEM.encode()}
        )
        text = (await office.offered())["text"]
        await office.press("Công bố")
        await office.said("Đã công bố 1 kế hoạch")
    assert "1 sẽ được công bố cùng lúc, 2 không" in text
    assert "Không nạp “b.md”: cùng một kế hoạch với “a.md”" in text
    assert "Không nạp “c.md”" in text
    assert office.versions == {"a": 1}


async def test_an_album_of_nothing_closes_itself(office: Office, tmp_path: Path) -> None:
    async with office.open():
        send_album(office, {"a.md": POEM.encode(), "b.xlsx": SHEET})
        told = await office.said("0 sẽ được công bố")
    assert labels(told) == []
    assert office.versions == {}
    assert list((tmp_path / "uploads").iterdir()) == []
