"""Passages: exact places in the text, none across a top heading, of a good size."""

from pathlib import Path

import pytest

from ingest.card import extract
from ingest.outline import outline
from ingest.passages import LONGEST, SHORTEST, split
from knowledge.card import Card, Field
from knowledge.dates import DateValue
from knowledge.plan import Passage
from knowledge.span import Span
from tests.ingest.plans import PLAN
from tests.plans_made import stored

SHARED = Path(__file__).parents[3] / "shared" / "plans"
SAMPLES = Path(__file__).parents[2] / "plans"

LONG = "Các thôn, các ngành tiếp tục đẩy mạnh thi đua, làm tốt công tác tuyên truyền; giữ gìn vệ sinh. " * 40


def passages_of(text: str, card: Card | None = None) -> tuple[Passage, ...]:
    """The passages of a text that stands as it is stored."""
    sections = outline(text)
    return split("ke-hoach", 1, text, sections, card or extract(text, sections))


@pytest.mark.parametrize("folder", [SAMPLES, SHARED], ids=["samples", "shared"])
def test_passages_cover_every_plan_exactly(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    for path in sorted(folder.iterdir()):
        text = stored(path.read_text(encoding="utf-8"))
        _covers(text, passages_of(text))


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        f"I. NỘI DUNG\n{LONG}",
        f"I. MỘT\n{LONG.replace('. ', ', ')}\nII. HAI\nNgắn.",
        "x" * 5000,
        "Một dòng.",
    ],
)
def test_passages_cover_hard_texts_exactly(text: str) -> None:
    text = stored(text)
    _covers(text, passages_of(text))


def test_no_passage_crosses_a_top_heading() -> None:
    text = stored(PLAN)
    tops = [section.span for section in outline(text) if section.depth == 0]
    for passage in passages_of(text):
        assert sum(top.holds(passage.span) for top in tops) == 1


def test_small_siblings_are_one_passage_and_headings_lead_what_follows() -> None:
    text = stored(PLAN)
    phases = [p for p in passages_of(text) if "Đợt 1" in p.text]
    assert len(phases) == 1
    assert phases[0].text.startswith("II. THỜI GIAN")
    assert phases[0].text.endswith("Đại đoàn kết.")


def test_long_paragraphs_are_split_at_the_ends_of_sentences() -> None:
    parts = passages_of(f"I. NỘI DUNG\n{LONG}".strip())
    assert len(parts) > 3
    assert parts[0].text.startswith("I. NỘI DUNG\nCác thôn")
    assert all(part.text.endswith("vệ sinh.") for part in parts)
    assert all(SHORTEST <= len(part.text) <= LONGEST for part in parts)


def test_headers_name_plan_issuer_year_and_headings() -> None:
    here = Span(0, 3)
    card = Card(
        issuer=Field("Ủy ban nhân dân xã", here),
        title=Field("Phát động  thi đua", here),
        issued_on=DateValue(2031),
        years=(2031,),
    )
    [passage] = [p for p in passages_of(stored(PLAN), card) if "Khơi dậy" in p.text]
    assert passage.header.startswith("Phát động thi đua · Ủy ban nhân dân xã · 2031 · MỤC ĐÍCH, YÊU CẦU")
    assert passage.header not in passage.text


def test_ids_tell_plan_version_and_place_and_stay_the_same() -> None:
    text = stored(PLAN)
    once, again = passages_of(text), passages_of(text)
    assert [p.id for p in once] == [p.id for p in again]
    other = split("ke-hoach", 2, text, outline(text), Card())
    assert not {p.id for p in once} & {p.id for p in other}
    assert [p.ordinal for p in once] == list(range(len(once)))


def _covers(text: str, passages: tuple[Passage, ...]) -> None:
    end = 0
    for passage in passages:
        assert passage.text == passage.span.of(text) == passage.text.strip()
        assert text[end : passage.span.start].strip() == ""
        assert len(passage.text) <= LONGEST
        end = passage.span.end
    assert text[end:].strip() == ""


def test_rows_of_a_long_table_are_indexed_with_the_names_of_its_columns() -> None:
    rows = "\n".join(f"| {n} | Xây dựng công trình thủy lợi số {n} của xã | tháng {n % 12 + 1} |" for n in range(1, 40))
    text = stored(f"KẾ HOẠCH\n\nI. CÔNG TRÌNH\n| STT | Công trình | Thời hạn |\n{rows}")
    within = [p for p in passages_of(text) if p.text.startswith("|")]
    assert within
    assert all("STT Công trình Thời hạn" in passage.header for passage in within)


def test_the_header_names_the_kinds_of_fact_that_the_passage_states() -> None:
    passages = passages_of(stored(PLAN))
    phases = [passage for passage in passages if "các đợt thi đua" in passage.header]
    assert phases
    assert all("ợt 1" in passage.text or "ợt 2" in passage.text for passage in phases)
    assert any("thời hạn" in passage.header for passage in passages)
    assert not any("thời hạn" in passage.header and "ngày" not in passage.text for passage in passages)
