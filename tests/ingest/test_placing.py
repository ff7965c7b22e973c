"""Letters of a page put into lines of words where their boxes are not all of one line's height: of two fonts, or of
one that does not say how high its lines are."""

import pytest

from ingest.readers.footnotes import noted
from ingest.readers.layout import Word
from ingest.readers.pdfium import SPACE, Letter, Look, Sheet
from ingest.readers.placing import lines_of
from ingest.readers.sight import seen

LACKED = "ạảấầẩậắằặẹẻếềểệịỉọỏốồổộớờởợụủứừửựỳỷ"


def line(words: str, lacked: str = LACKED) -> tuple[Letter, ...]:
    """A line whose letters stand on one base, those that its font lacks in the higher boxes of another, and last."""
    letters = [SPACE if one == " " else _letter(one, 6.0 * at, one in lacked) for at, one in enumerate(words)]
    own = [letter for letter in letters if letter.text not in lacked]
    return (*own, *(letter for letter in letters if letter.text in lacked))


def _letter(text: str, left: float, lacked: bool) -> Letter:
    top, bottom = (95.0, 115.0) if lacked else (100.0, 111.0)
    return Letter(text, left, top, left + 5.8, bottom)


@pytest.mark.parametrize("words", ["tặng bởi 20 hộ", "cứ 10 hộ bỏ"])
def test_a_number_beside_letters_of_a_higher_font_is_no_mark(words: str) -> None:
    assert [word.text for word in lines_of([line(words)])[0]] == words.split()


def test_a_small_number_above_the_line_is_a_mark() -> None:
    raised = Letter("2", 48, 99, 51, 106)
    [[first, second]] = lines_of([(*line("báo cáo"), raised)])
    assert (first.text, second.text.startswith("cáo"), second.text.endswith("2")) == ("báo", True, False)


@pytest.mark.parametrize(
    ("before", "stamped", "behind", "read"),
    [
        ("Số: ", "123", "/KH-UBND", "Số: 123/KH-UBND"),
        ("ngày ", "12", " tháng 3", "ngày 12 tháng 3"),
        ("điểm số ", "2", " và 3", "điểm số \ue0102\ue011 và 3"),
    ],
)
def test_a_number_stamped_small_and_high_into_its_blank_is_no_mark(
    before: str, stamped: str, behind: str, read: str
) -> None:
    text, high = before + stamped + behind, range(len(before), len(before) + len(stamped))
    letters = tuple(
        SPACE
        if one == " "
        else Letter(one, 6.0 * at, 97.0 if at in high else 100.0, 6.0 * at + 5.8, 105.0)
        if at in high
        else Letter(one, 6.0 * at, 100.0, 6.0 * at + 5.8, 111.0)
        for at, one in enumerate(text)
    )
    [words] = lines_of([letters])
    assert " ".join(word.text for word in words) == read


@pytest.mark.parametrize(("size", "said"), [(13.0, "-tốt,đẹp."), (1.5, "")])
def test_a_stop_as_flat_as_itself_is_seen_where_its_word_is(size: float, said: str) -> None:
    flat = dict.fromkeys("-,.", 1.4)
    boxes = ((one, 10.0 * at, flat.get(one, size)) for at, one in enumerate("-tốt,đẹp."))
    letters = [Letter(one, left, 100 - height, left + 6, 100, Look(0)) for one, left, height in boxes]
    page = seen(Sheet(595, 842, (tuple(letters),)), lambda asked: [(True, 0.0)] * len(asked), 1)
    assert "".join(letter.text for line in page.lines for letter in line).strip("-") == said.strip("-")


def test_a_numbered_line_at_the_foot_is_no_note_for_its_low_letters() -> None:
    body = [[_word("Thi", 0, 12.0, at), _word("đua", 30, 12.0, at), _word("xã", 60, 9.0, at)] for at in range(4)]
    last = [_word("2.", 0, 9.0, 4), _word("xa", 20, 8.0, 4), _word("ca", 40, 8.0, 4), _word("Đảng", 60, 12.0, 4)]
    found = noted([[tuple(line) for line in [*body, last]]])
    assert [word.text for word in found.pages[0][-1]] == ["2.", "xa", "ca", "Đảng"]
    small = [_word("2", 0, 6.0, 4), _word("Chú", 20, 8.0, 4), _word("giải", 40, 8.0, 4)]
    assert noted([[tuple(line) for line in [*body, small]]]).notes == {"0:2": "Chú giải"}


def _word(text: str, left: float, height: float, line: int) -> Word:
    bottom = 100.0 + 18 * line
    return Word(text, left=left, right=left + 15, top=bottom - height, bottom=bottom)
