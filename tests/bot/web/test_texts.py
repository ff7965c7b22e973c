"""A plan's text in parts and paragraphs, with marks."""

from dataclasses import replace

from bot.web.texts import Mark, paragraphs_of, part_of, parts_of
from knowledge.plan import Section
from knowledge.span import Span
from tests.fakes import plan_version

VERSION = plan_version(paragraphs=("Câu một ở đây.", "Câu hai, hạn 05/12/2031."))


def test_a_short_text_is_one_part_and_its_paragraphs_hold_it_all() -> None:
    [part] = parts_of(VERSION)
    shown = list(paragraphs_of(VERSION, part, ()))
    assert ["".join(piece.text for piece in one.pieces) for one in shown] == VERSION.text.split("\n")
    assert [one.start for one in shown] == [0, len("Câu một ở đây.") + 1]


def test_a_long_text_has_parts_that_follow_one_another() -> None:
    version = replace(VERSION, text="Một dòng để thử.\n" * 5_000, sections=())
    parts = parts_of(version)
    assert "".join(part.of(version.text) for part in parts) == version.text
    assert len(parts) == 4
    assert part_of(parts, len(version.text) - 1) == 3
    assert part_of(parts, 0) == 0


def test_marks_cut_a_paragraph_and_the_first_piece_has_the_anchor() -> None:
    start = VERSION.text.index("hạn 05")
    cited = Mark(Span(8, start + 6), "cited", "trich")
    loose = Mark(Span(start + 4, start + 14), "loose")
    first, second = paragraphs_of(VERSION, Span(0, len(VERSION.text)), (cited, loose))
    assert [(piece.text, piece.kinds, piece.anchors) for piece in first.pieces] == [
        ("Câu một ", (), ()),
        ("ở đây.", ("cited",), ("trich",)),
    ]
    assert [(piece.text, piece.kinds) for piece in second.pieces] == [
        ("Câu hai, hạn ", ("cited",)),
        ("05", ("cited", "loose")),
        ("/12/2031", ("loose",)),
        (".", ()),
    ]
    assert all(not piece.anchors for piece in second.pieces)


def test_a_whole_sentence_is_no_heading() -> None:
    plan = plan_version(paragraphs=("1. Mục đích", "2. Không xét đơn vị không đăng ký."))
    sections = tuple(
        Section(number, "1.", 0, at := Span(plan.text.index(number), len(plan.text)), at, None, number)
        for number in ("1", "2")
    )
    version = replace(plan, sections=sections)
    [part] = parts_of(version)
    assert [one.depth for one in paragraphs_of(version, part, ())] == [0, -1]
