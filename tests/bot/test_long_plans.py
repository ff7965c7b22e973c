"""Plans too long to be looked at whole for each question: answered all the same, in time."""

from collections.abc import Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.assistant import Assistant
from knowledge.evidence.stretches import LONG, stretches
from knowledge.library import Library
from knowledge.span import Span
from tests.benchmarks.long_plans import restarted, times_of
from tests.benchmarks.long_questions import MOST

SIZE = LONG + 20_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A plan with a table of thousands of rows."""
    with restarted(tmp_path_factory.mktemp("kho"), "table", SIZE) as (library, _):
        yield library


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Thôn 1234 của xã Thượng Lĩnh nộp báo cáo tổng kết ngày nào?", "| 1234 | Thôn 1234 |"),
        ("Ai ký kế hoạch của xã Thượng Lĩnh?", "Lò Thị Mai"),
        ("Xã Thượng Lĩnh thi đua mấy đợt?", "Đợt 2: Từ ngày 01/7/2031"),
    ],
)
def test_what_stands_anywhere_in_it_is_found(library: Library, question: str, quoted: str) -> None:
    reply = Assistant(library, ZoneInfo("Asia/Ho_Chi_Minh")).ask(question)
    assert any(quoted in citation.quote for citation in reply.citations)


def test_no_question_about_it_takes_long(library: Library) -> None:
    times_of(library)
    assert max(times_of(library)) < MOST


def test_of_a_long_text_the_lines_found_are_looked_at_with_what_they_stand_under(library: Library) -> None:
    [version] = library.shelf().versions
    at = version.text.index("| 999 |")
    looked_at = stretches(version, [Span(at + 2, at + 5)])
    seen = [span.of(version.text) for span in looked_at]
    assert any(text.startswith("| 999 |") and text.endswith("|") for text in seen)
    assert any("| TT | Đơn vị |" in text for text in seen)
    assert sum(len(text) for text in seen) < LONG / 10
    assert all(one.end < other.start for one, other in pairwise(looked_at))
