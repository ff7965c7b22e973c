"""Award forms and titles: the longest name, in either spelling, with or without marks."""

import pytest

from knowledge.award_forms import canonical_form, find_forms, form_pattern, forms
from knowledge.text import fold


@pytest.mark.parametrize("form", forms())
@pytest.mark.parametrize("written", [str, fold, str.upper, str.lower], ids=["as-is", "folded", "capitals", "small"])
def test_every_form_is_found_as_itself(form: str, written: type[str]) -> None:
    assert find_forms(f"Đề nghị tặng “{written(form)}” cho") == [form]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Chiến sỹ thi đua cơ sở, chiến sỹ thi đua", ["Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua"]),
        ("Tập thể Lao động xuất sắc; Lao động tiên tiến", ["Tập thể lao động xuất sắc", "Lao động tiên tiến"]),
        ("Huân chương Lao động hạng Ba", ["Huân chương Lao động"]),
        ("Bằng khen, Giấy khen và Bằng khen", ["Bằng khen", "Giấy khen"]),
        ("gia đình văn hoá", ["Gia đình văn hóa"]),
        ("khen thưởng kịp thời", []),
        ("bằng khenh; lao động", []),
    ],
)
def test_forms_of_a_text(text: str, forms: list[str]) -> None:
    assert find_forms(text) == forms


def test_what_is_found_has_a_written_name() -> None:
    for match in form_pattern().finditer(fold("Chiến sỹ thi đua toàn quốc và Cờ thi đua")):
        assert canonical_form(match.group()) in forms()
