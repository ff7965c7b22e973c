import pytest

from knowledge.span import Span


@pytest.mark.parametrize(
    ("other", "meets"),
    [(Span(0, 3), False), (Span(0, 4), True), (Span(4, 5), True), (Span(5, 9), True), (Span(6, 9), False)],
)
def test_spans_that_only_touch_do_not_meet(other: Span, meets: bool) -> None:
    one = Span(3, 6)
    assert one.meets(other) is other.meets(one) is meets
