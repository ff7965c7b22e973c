"""Sentences and clauses: cut at full stops and semicolons, never inside brackets or after abbreviations."""

import random

import pytest

from knowledge.plan import PlanVersion
from knowledge.sentences import clauses, sentences
from knowledge.span import Span
from tests.plans_made import SAMPLES, plans_in


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Một. Hai; ba! Bốn", ["Một.", "Hai;", "ba!", "Bốn"]),
        ("Theo TP. Yên Sa và TX. Bình Lưu. Sau đó", ["Theo TP. Yên Sa và TX. Bình Lưu.", "Sau đó"]),
        ("(gửi phòng. Trước ngày 5) rồi họp. Xong", ["(gửi phòng. Trước ngày 5) rồi họp.", "Xong"]),
        ("1. Mục đích. Yêu cầu", ["1. Mục đích.", "Yêu cầu"]),
        ('Nói "Được." Rồi về', ['Nói "Được."', "Rồi về"]),
        ("Đạt 3.5 điểm. 100% hộ", ["Đạt 3.5 điểm.", "100% hộ"]),
        ("Sản phẩm OCOP v.v. và khác.", ["Sản phẩm OCOP v.v. và khác."]),
        ("Ngày 1.2.2031 họp; xong", ["Ngày 1.2.2031 họp;", "xong"]),
        ("Dòng một\n\n  Dòng hai.  \n", ["Dòng một", "Dòng hai."]),
        ("Kế hoạch này./.", ["Kế hoạch này./."]),
        ("", []),
    ],
)
def test_cutting(text: str, pieces: list[str]) -> None:
    assert [s.of(text) for s in sentences(text, Span(0, len(text)))] == pieces


def test_spans_are_offsets_into_the_whole_text() -> None:
    text = "Trước. Đây là một; đây là hai. Sau"
    inner = Span(7, 30)
    assert [s.of(text) for s in sentences(text, inner)] == ["Đây là một;", "đây là hai."]


@pytest.mark.parametrize("version", plans_in(SAMPLES), ids=lambda version: version.plan)
def test_sentences_cover_a_plan_in_order(version: PlanVersion) -> None:
    text, end = version.text, 0
    for span in sentences(text, Span(0, len(text))):
        assert text[end : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip() != ""
        assert "\n" not in span.of(text)
        end = span.end
    assert text[end:].strip() == ""


def test_any_jumble_of_marks_is_covered() -> None:
    rng = random.Random(5)
    for _ in range(200):
        text = "".join(rng.choice(["A", "b", " ", ".", ";", "(", ")", "\n", "“", "”", "1", "…"]) for _ in range(40))
        kept = "".join(s.of(text) for s in sentences(text, Span(0, len(text))))
        assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Góp 50.000 đồng; riêng hộ nghèo được miễn.", ["Góp 50.000 đồng; riêng hộ nghèo được miễn."]),
        (
            "Nộp tại xã; không thu lệ phí; báo cáo sau.",
            ["Nộp tại xã; không thu lệ phí;", "báo cáo sau."],
        ),
        ("Nghỉ chủ nhật; trừ ngày hội.\nRiêng tổ A trực.", ["Nghỉ chủ nhật; trừ ngày hội.", "Riêng tổ A trực."]),
        ("Một; hai; ba.", ["Một;", "hai;", "ba."]),
    ],
)
def test_a_clause_that_only_adds_stays_with_the_one_before(text: str, pieces: list[str]) -> None:
    assert [s.of(text) for s in clauses(text, Span(0, len(text)))] == pieces
