"""Plans as a picture: every Vietnamese letter drawn, any plan, the same picture again."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from matplotlib import get_data_path
from matplotlib.ft2font import FT2Font
from PIL import Image

from bot.cli import main
from bot.timeline import draw
from knowledge.agenda import agenda_of
from tests.ingest.plans import PLAN
from tests.plans_made import SAMPLES, made, plans_in
from tests.shelves import COMMUNE, DISTRICT, OFFICE, PROVINCE

TODAY = date(2031, 10, 2)
LETTERS = (
    "ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ–“”…·▨"
)


def test_the_letters_that_come_with_the_library_are_vietnamese() -> None:
    font = FT2Font(str(Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"))
    assert [letter for letter in LETTERS if not font.get_char_index(ord(letter))] == []


def test_a_picture_fits_a_phone_and_is_the_same_again() -> None:
    agendas = [agenda_of(version) for version in plans_in(SAMPLES)]
    picture = draw(agendas, date(2023, 10, 2), "vi")
    assert Image.open(BytesIO(picture)).width == 1080
    assert draw(agendas, date(2023, 10, 2), "vi") == picture


def test_a_drawing_has_a_row_for_each_event_and_todays_line() -> None:
    agenda = agenda_of(made(PROVINCE, "lac-ha"))
    with_today = draw([agenda], TODAY, "vi", "svg").decode()
    without = draw([agenda], date(2040, 1, 1), "vi", "svg").decode()
    assert with_today.startswith("<?xml")
    assert "#e67e22" in with_today
    assert "#e67e22" not in without
    assert not re.search(r"<dc:date>", with_today)


@pytest.mark.parametrize(
    "text", [COMMUNE, DISTRICT, OFFICE, PROVINCE.replace("báo cáo sơ kết", "báo cáo $a_1 \\frac{x}")]
)
def test_any_plan_can_be_drawn(text: str) -> None:
    assert draw([agenda_of(made(text))], TODAY, "en").startswith(b"\x89PNG")


def test_the_command_writes_the_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "xa.txt").write_text(PLAN, encoding="utf-8")
    data = ["--data-dir", str(tmp_path / "data")]
    assert main([*data, "ingest", str(tmp_path / "xa.txt")]) == 0
    for name, begins in (("a.png", b"\x89PNG"), ("a.SVG", b"<?xml")):
        assert main([*data, "timeline", "xa", "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert main([*data, "timeline", "xa", "-o", str(tmp_path / "a.gif")]) == 2
    assert main([*data, "timeline", "xa", "-o", str(tmp_path / "khong-co" / "a.png")]) == 1
    assert "không ghi được" in capsys.readouterr().err
